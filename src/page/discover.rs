use scraper::{Html, Selector};
use url::Url;

use super::elements;
use crate::text::clean_line;
use crate::text::html::Attribute as _;
use crate::text::html::parse_document;

/// Maximum number of feeds declared by one page.
const MOST_FEEDS: usize = 50;
/// Paths at which sites commonly serve a feed.
const USUAL: [&str; 12] = [
    "feed",
    "feed/",
    "rss",
    "rss.xml",
    "feed.xml",
    "atom.xml",
    "index.xml",
    "feed.json",
    "feeds/posts/default",
    "?feed=rss2",
    "rss/index.xml",
    "index.rdf",
];

/// A feed that a page declares, or that may exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedLink {
    /// Its address.
    pub url: String,
    /// The title given by the page, plain text.
    pub title: Option<String>,
    /// Whether the page declares it; else it is one of the common addresses.
    pub named: bool,
    /// Whether it is a feed of comments.
    pub comments: bool,
}

/// The feeds of a page, best first: `link rel=alternate` with a feed's type in page order, feeds of comments last;
/// links in the text that look like a feed; then the common addresses next to the page and at the root of its host.
/// `base` is the address of the page.
#[must_use]
pub fn feeds(html: &str, base: Option<&Url>) -> Vec<FeedLink> {
    let document = parse_document(html).html;
    let base = elements::base(&document, base);
    let mut found: Vec<FeedLink> = Vec::new();
    let mut declared = alternates(&document);
    if let Ok(selector) = Selector::parse("noscript") {
        // The parser treats the content of `noscript` as text.
        let texts = document.select(&selector).map(|element| element.text().collect::<String>());
        declared.extend(texts.flat_map(|text| alternates(&parse_document(&text).html)));
    }
    declared.sort_by_key(|(address, title)| is_comments(address, title.as_deref()));
    for (address, title) in declared {
        add(&mut found, base.as_ref(), &address, title, true);
    }
    for (address, title) in select(&document, "a[href]") {
        if looks_like_a_feed(&address) && !is_comments(&address, title.as_deref()) {
            add(&mut found, base.as_ref(), &address, title, true);
        }
    }
    if let Some(base) = &base {
        for address in usual(base) {
            add(&mut found, Some(base), &address, None, false);
        }
    }
    found
}

/// The common addresses of a site's feed: next to the page, then at the root.
fn usual(base: &Url) -> Vec<String> {
    let mut folder = base.path().trim_end_matches('/').to_owned();
    folder.push('/');
    let folders = if folder == "/" { vec![folder] } else { vec![folder, "/".to_owned()] };
    folders.iter().flat_map(|folder| USUAL.iter().map(move |path| format!("{folder}{path}"))).collect()
}

/// `link rel=alternate` with the type of a feed.
fn alternates(document: &Html) -> Vec<(String, Option<String>)> {
    const TYPES: [&str; 4] = ["application/feed+json", "application/json", "application/xml", "text/xml"];
    // `application/rss+xml`, `application/x.atom+xml`, `text/rss` …
    const NAMES: [&str; 3] = ["rss", "atom", "rdf"];
    let Ok(selector) = Selector::parse("link[rel][href], a[rel][href]") else { return Vec::new() };
    let mut found = Vec::new();
    for element in document.select(&selector) {
        let attribute = |name: &str| element.value().attribute(name).unwrap_or_default().trim().to_ascii_lowercase();
        let rel = attribute("rel");
        let has = |word: &str| rel.split_ascii_whitespace().any(|own| own == word);
        let kind = attribute("type");
        let kind = kind.split(';').next().unwrap_or_default().trim();
        let href = element.value().attribute("href").unwrap_or_default();
        let api = kind == "application/json" && href.contains("/wp-json/");
        let of_feed = TYPES.contains(&kind) || NAMES.iter().any(|name| kind.contains(name));
        if (has("alternate") && of_feed && !api) || has("feed") {
            found.push((href.to_owned(), element.value().attribute("title").map(str::to_owned)));
        }
    }
    found
}

/// Addresses and texts of elements.
fn select(document: &Html, selector: &str) -> Vec<(String, Option<String>)> {
    let Ok(selector) = Selector::parse(selector) else { return Vec::new() };
    let elements = document.select(&selector);
    elements
        .filter_map(|element| Some((element.value().attribute("href")?.to_owned(), Some(element.text().collect()))))
        .collect()
}

fn is_comments(address: &str, title: Option<&str>) -> bool {
    let title = title.unwrap_or_default().to_lowercase();
    address.contains("/comments/") || title.contains("comment") || title.contains("kommentar")
}

fn looks_like_a_feed(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/').to_ascii_lowercase();
    let last = path.rsplit('/').next().unwrap_or_default();
    let query =
        address.split_once('?').is_some_and(|(_, query)| query.contains("feed=") || query.contains("format=rss"));
    let (stem, extension) = last.rsplit_once('.').unwrap_or((last, ""));
    let named = matches!(stem, "rss" | "feed" | "atom" | "rss2") || stem.ends_with("-rss") || stem.ends_with("_rss");
    query || matches!(extension, "rss" | "atom" | "rdf") || (named && matches!(extension, "" | "xml" | "json" | "php"))
}

fn add(found: &mut Vec<FeedLink>, base: Option<&Url>, address: &str, title: Option<String>, named: bool) {
    let address = clean_line(address, 2_000);
    let address = address.strip_prefix("feed:").map_or(address.as_str(), |rest| rest);
    let address = if address.starts_with("//") && base.is_none() { return } else { address };
    let url = base.map_or_else(|| Url::parse(address), |base| base.join(address));
    let Some(url) = url.ok().filter(|url| matches!(url.scheme(), "http" | "https")) else { return };
    let url = url.to_string();
    if found.len() < MOST_FEEDS && found.iter().all(|known| known.url != url) {
        let title = title.map(|title| clean_line(&title, 200)).filter(|title| !title.is_empty());
        let comments = is_comments(&url, title.as_deref());
        found.push(FeedLink { url, title, named, comments });
    }
}
