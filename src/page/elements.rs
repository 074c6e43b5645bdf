use ego_tree::NodeId;
use scraper::{ElementRef, Html, Selector};
use url::Url;

use super::bylines::{self, Bylines};
use super::enclosing::Enclosing;
use super::line::{MOST_LINE, plain};
use super::persons::name_of;
use super::signs::names_translator;
use crate::model::{Field, Role, Source};
use crate::text::html::Attribute as _;
use crate::text::{clean_line, further_reading};

/// Maximum number of elements of one kind that are examined.
const MAX_ELEMENTS: usize = 60;
/// Maximum length of a byline in characters; a longer text is a biography, not a name.
const MOST_BYLINE: usize = 160;

/// Names and links given by the page's markup.
#[derive(Debug, Default)]
pub(super) struct Elements {
    pub(super) fields: Vec<Field>,
    pub(super) read_more: Vec<(String, String)>,
    /// Texts of bylines of other stories on the page.
    pub(super) others: Vec<String>,
    /// Sentences with a link to a person of the story.
    pub(super) prose: Vec<String>,
    /// Texts of bylines that look like cards.
    pub(super) cards: Vec<String>,
}

/// Reads names marked as authors, credits with their labels, and further reading.
/// `text` is a text of the article's body after its beginning.
pub(super) fn read(
    page: (&Html, &Enclosing),
    base: Option<&Url>,
    title: Option<&str>,
    text: Option<NodeId>,
) -> Elements {
    let Bylines { fields, others, prose, cards } = bylines::read(page, title, text);
    let (document, _) = page;
    Elements {
        fields: [credits(page), fields, roles(page), translators(page), photographers(page)].concat(),
        read_more: read_more(document, base),
        others,
        prose,
        cards,
    }
}

/// Elements outside furniture.
pub(super) fn select<'a>((document, enclosing): (&'a Html, &Enclosing), selector: &str) -> Vec<ElementRef<'a>> {
    let Ok(selector) = Selector::parse(selector) else { return Vec::new() };
    document.select(&selector).filter(|element| !enclosing.in_furniture(*element)).take(MAX_ELEMENTS).collect()
}

/// A label with its names in dedicated markup: `.credit-label` next to links.
fn credits(page: (&Html, &Enclosing)) -> Vec<Field> {
    let labels = select(page, ".credit-label, .contributor-label, .byline-label");
    let mut fields = Vec::new();
    for label in labels {
        let Some(row) = label.parent().and_then(ElementRef::wrap) else { continue };
        let link = Selector::parse("a").ok();
        let names: Vec<String> = link
            .iter()
            .flat_map(|link| row.select(link))
            .map(|name| plain(name.text()))
            .filter(|name| !name.is_empty())
            .collect();
        let label = plain(label.text());
        let text = format!("{}: {}", label.trim_end_matches([':', '：', ' ']), names.join(" & "));
        if !names.is_empty() && text.chars().count() <= MOST_BYLINE * 2 {
            fields.push(Field { source: Source::CreditElement, role: None, text, url: None, email: None });
        }
    }
    fields
}

/// Names whose role is given by microdata (schema.org `translator`, `editor`).
fn roles(page: (&Html, &Enclosing)) -> Vec<Field> {
    let mut fields = Vec::new();
    for (selector, role) in [("[itemprop~=translator]", Role::Translator), ("[itemprop~=editor]", Role::Editor)] {
        for element in select(page, selector) {
            let text = element
                .value()
                .attribute("content")
                .map_or_else(|| name_of(element).0, |name| clean_line(name, MOST_LINE));
            if !text.is_empty() && text.chars().count() <= MOST_BYLINE {
                fields.push(Field { source: Source::BylineElement, role: Some(role), text, url: None, email: None });
            }
        }
    }
    fields
}

/// Names with a class name for translators, in elements that are not controls of the page.
fn translators((document, enclosing): (&Html, &Enclosing)) -> Vec<Field> {
    let controls = |element: &ElementRef<'_>| {
        element.descendants().filter_map(ElementRef::wrap).any(|inner| {
            matches!(inner.value().name(), "select" | "form" | "button" | "input" | "iframe" | "p" | "script")
        })
    };
    let all = document.tree.root().descendants().filter_map(ElementRef::wrap);
    let named = all.filter(|element| names_translator(element.value()) && !enclosing.in_furniture(*element));
    let named = named.take(MAX_ELEMENTS);
    let fields = named.filter(|element| !controls(element)).map(|element| name_of(element).0);
    fields
        .filter(|text| !text.is_empty() && text.chars().count() <= MOST_BYLINE)
        .map(|text| Field { source: Source::BylineElement, role: Some(Role::Translator), text, url: None, email: None })
        .collect()
}

/// `Name/agency` marked as a picture credit.
fn photographers(page: (&Html, &Enclosing)) -> Vec<Field> {
    let found = select(
        page,
        "figcaption .credit, figure .credit, .photo-credit, .image-credit, figcaption cite, .caption-credit",
    );
    found
        .into_iter()
        .map(|element| plain(element.text()))
        .filter(|text| !text.is_empty() && text.chars().count() <= MOST_BYLINE)
        .map(|text| Field { source: Source::MediaCredit, role: Some(Role::Photographer), text, url: None, email: None })
        .collect()
}

/// Links after a heading for further reading.
fn read_more(document: &Html, base: Option<&Url>) -> Vec<(String, String)> {
    let Ok(links) = Selector::parse("a[href]") else { return Vec::new() };
    let mut found: Vec<(String, String)> = Vec::new();
    for link in document.select(&links).take(3_000) {
        let title = plain(link.text());
        let row = link.parent().and_then(ElementRef::wrap).map(begin).unwrap_or_default();
        let fits = is_further_reading(&title)
            || (is_further_reading(&row) && row.chars().count() <= title.chars().count() + 20);
        if !fits || title.is_empty() {
            continue;
        }
        if let Some(url) = address(link, base).filter(|url| found.iter().all(|(_, known)| known != url)) {
            found.push((title, url));
        }
    }
    found.truncate(20);
    found
}

/// Whether a text begins with a heading for further reading.
fn is_further_reading(text: &str) -> bool {
    further_reading(&text.to_lowercase()).is_some()
}

/// The start of an element's text, just long enough to show that it is longer than a link's.
fn begin(element: ElementRef<'_>) -> String {
    let text: String = element.text().flat_map(str::chars).take(MOST_LINE + 40).collect();
    clean_line(&text, MOST_LINE + 40)
}

/// The address that relative addresses of a page refer to: that of its first `base`, else its own (HTML, 4.2.3).
pub(super) fn base(document: &Html, own: Option<&Url>) -> Option<Url> {
    given_base(document, own).or_else(|| own.cloned())
}

/// The address of the first `base` of a page.
pub(super) fn given_base(document: &Html, own: Option<&Url>) -> Option<Url> {
    let bases = Selector::parse("base[href]").ok()?;
    let href = document.select(&bases).next()?.value().attribute("href")?.trim();
    let url = own.map_or_else(|| Url::parse(href), |own| own.join(href)).ok()?;
    matches!(url.scheme(), "http" | "https").then_some(url)
}

/// The target of a link.
pub(super) fn address(link: ElementRef<'_>, base: Option<&Url>) -> Option<String> {
    let href = link.value().attribute("href")?.trim();
    let url = match base {
        Some(base) => base.join(href).ok()?,
        None => Url::parse(href).ok()?,
    };
    matches!(url.scheme(), "http" | "https").then(|| url.to_string())
}
