use jiff::Timestamp;
use scraper::{Html, Selector};

use super::dates;
use super::line::{MOST_LINE, plain};
use crate::model::{Field, Language, Role, Source};
use crate::text::clean_line;
use crate::text::html::Attribute as _;

/// Keys of the author, most specific first, in lower case without punctuation; the first with a name is used.
const AUTHOR_KEYS: &[&str] = &[
    "articleauthor",
    "byl",
    "sailthruauthor",
    "cxenseparseauthor",
    "articleauthorname",
    "dableauthor",
    "authors",
    "author",
    "parselyauthor",
    "ogauthor",
    "ogarticleauthor",
    "articleauthors",
    "contentauthor",
    "dcauthor",
    "bylinename",
    "byline",
];
/// Keys of the editor, whom some pages also give as the author.
const EDITOR_KEYS: &[&str] = &["contenteditor", "articleeditor", "editor"];
const CITATION_KEYS: &[&str] = &["citationauthor", "dccreator", "dctermscreator"];
/// Keys of the publication date, most specific first.
const DATE_KEYS: &[&str] = &[
    "articlepublishedtime",
    "datepublished",
    "ogpublishedtime",
    "ogarticlepublishedtime",
    "articlepublished",
    "publishedtime",
    "publisheddate",
    "publishdate",
    "pubdate",
    "publicationdate",
    "articlepublicationdate",
    "originalpublicationdate",
    "citationpublicationdate",
    "citationdate",
    "citationonlinedate",
    "dcdateissued",
    "dctermsissued",
    "dctermscreated",
    "dcdatecreated",
    "dctermsdate",
    "dcdate",
    "parselypubdate",
    "sailthrudate",
    "cxenseparserecspublishtime",
    "cxenseparsepublishtime",
    "articledateoriginal",
    "articledate",
    "datecreated",
    "date",
    "creationdate",
    "ptime",
    "btpubdate",
    "weiboarticlecreateat",
    "timestamp",
    "articlecreated",
];

/// The metadata in the head of a page.
#[derive(Debug, Default)]
pub(super) struct Meta {
    pub(super) title: Option<String>,
    /// The headline, from a key that contains no other name.
    pub(super) headline: Option<String>,
    pub(super) window_title: Option<String>,
    pub(super) section: Option<String>,
    pub(super) standfirst: Option<String>,
    pub(super) language: Option<Language>,
    pub(super) published: Option<Timestamp>,
    pub(super) site_names: Vec<String>,
    pub(super) canonical: Option<String>,
    pub(super) fields: Vec<Field>,
    /// The editors.
    pub(super) editors: Vec<String>,
}

/// Reads `meta`, `title` and the page's language.
pub(super) fn read(document: &Html) -> Meta {
    let pairs = pairs(document);
    let all =
        |key: &str| pairs.iter().filter(|(name, _)| name == key).map(|(_, value)| value.clone()).collect::<Vec<_>>();
    let first = |keys: &[&str]| keys.iter().find_map(|key| all(key).into_iter().next());
    let mut fields: Vec<Field> = CITATION_KEYS
        .iter()
        .map(|key| all(key))
        .find(|values| !values.is_empty())
        .unwrap_or_default()
        .into_iter()
        .map(|text| field(Source::CitationMeta, text))
        .collect();
    let editors: Vec<String> = EDITOR_KEYS.iter().flat_map(|key| all(key)).collect();
    let writes = |value: &String| is_name(value) && !editors.contains(value);
    let authors = AUTHOR_KEYS.iter().map(|key| all(key).into_iter().filter(writes).collect::<Vec<_>>());
    fields.extend(
        authors
            .into_iter()
            .find(|values| !values.is_empty())
            .unwrap_or_default()
            .into_iter()
            .map(|text| field(Source::Meta, text)),
    );
    let translators = ["translator", "dccontributortranslator", "dctranslator", "articletranslator"]
        .iter()
        .flat_map(|key| all(key))
        .filter(|name| is_name(name));
    fields.extend(translators.map(|text| Field { role: Some(Role::Translator), ..field(Source::Meta, text) }));
    fields.extend(labelled(&pairs).into_iter().map(|text| field(Source::Meta, text)));
    Meta {
        title: first(&["ogtitle", "twittertitle"]),
        headline: first(&["headline"]),
        window_title: select(document, "title"),
        section: first(&["articlesection", "ogsection"]),
        standfirst: first(&["ogdescription", "description", "twitterdescription"]),
        language: language(document)
            .or_else(|| first(&["oglocale", "contentlanguage"]).as_deref().and_then(Language::parse)),
        published: DATE_KEYS.iter().find_map(|key| all(key).iter().find_map(|value| dates::read(value))),
        site_names: [all("ogsitename"), all("applicationname"), all("publisher")].concat(),
        canonical: canonical(document).or_else(|| first(&["ogurl"])),
        fields,
        editors,
    }
}

fn field(source: Source, text: String) -> Field {
    Field { source, role: None, text, url: None, email: None }
}

/// Whether a value is a name and not an address, a host, an account or a slug.
fn is_name(value: &str) -> bool {
    let slug = !value.contains(' ') && value.contains(['-', '_']) && value.chars().all(|c| !c.is_uppercase());
    !value.contains("://")
        && !value.split_whitespace().all(|word| word.contains('@'))
        && value.chars().any(char::is_alphabetic)
        && !value.starts_with("www.")
        && !slug
        && !is_host(value)
}

/// Whether a value is a host name, `harbour-post.example`: lower-case labels separated by dots.
fn is_host(value: &str) -> bool {
    let small = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-');
    let end = value.rsplit('.').next().unwrap_or_default();
    value.chars().all(small) && value.contains('.') && (2..=7).contains(&end.len()) && !value.starts_with('.')
}

fn pairs(document: &Html) -> Vec<(String, String)> {
    let Ok(metas) = Selector::parse("meta") else { return Vec::new() };
    let pair = |element: scraper::ElementRef<'_>| {
        let element = element.value();
        let key = element
            .attribute("property")
            .or_else(|| element.attribute("name"))
            .or_else(|| element.attribute("itemprop"))?;
        // Some pages use `value` instead.
        let content = element.attribute("content").or_else(|| element.attribute("value"))?;
        let value = clean_line(&unescaped(content), MOST_LINE);
        (!value.is_empty()).then(|| (spelled(key), value))
    };
    document.select(&metas).take(400).filter_map(pair).collect()
}

/// A key without its separators, which vary: `article:published_time`.
fn spelled(key: &str) -> String {
    key.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Names after a label in the head: `twitter:label1` with `twitter:data1`, `twitter:misc:Written by`.
fn labelled(pairs: &[(String, String)]) -> Vec<String> {
    const LABELS: &[&str] = &[
        "writtenby",
        "geschriebenvon",
        "verfasstvon",
        "ecritpar",
        "écritpar",
        "escritopor",
        "scrittoda",
        "geschrevendoor",
        "escritpor",
        "написаноавтором",
        "napisaneprzez",
        "skrevetav",
        "skrivenav",
        "yazan",
        "scrisde",
        "author",
        "autor",
        "auteur",
    ];
    let value = |key: &str| pairs.iter().find(|(name, _)| name == key).map(|(_, value)| value.clone());
    let misc =
        pairs.iter().filter(|(key, _)| key.strip_prefix("twittermisc").is_some_and(|rest| LABELS.contains(&rest)));
    let mut names: Vec<String> = misc.map(|(_, value)| value.clone()).collect();
    for number in 1..=2 {
        let label = value(&format!("twitterlabel{number}")).map(|label| spelled(&label));
        if label.is_some_and(|label| LABELS.contains(&label.as_str())) {
            names.extend(value(&format!("twitterdata{number}")));
        }
    }
    names.retain(|name| is_name(name));
    names
}

fn canonical(document: &Html) -> Option<String> {
    let links = Selector::parse("link[rel=canonical][href]").ok()?;
    document.select(&links).next()?.value().attribute("href").map(|url| clean_line(url, MOST_LINE))
}

/// Decodes script escapes printed into the page: `Luis \u00c1vila`.
fn unescaped(text: &str) -> String {
    if !text.contains("\\u") {
        return text.to_owned();
    }
    let mut parts = text.split("\\u");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let code = part.get(..4).and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        if let (Some(c), Some(rest)) = (code, part.get(4..)) {
            out.push(c);
            out.push_str(rest);
        } else {
            out.push_str("\\u");
            out.push_str(part);
        }
    }
    out
}

fn language(document: &Html) -> Option<Language> {
    let html = Selector::parse("html").ok()?;
    document.select(&html).next()?.value().attribute("lang").and_then(Language::parse)
}

fn select(document: &Html, selector: &str) -> Option<String> {
    let selector = Selector::parse(selector).ok()?;
    document.select(&selector).next().map(|element| plain(element.text())).filter(|text| !text.is_empty())
}
