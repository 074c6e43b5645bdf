use jiff::Timestamp;
use scraper::{Html, Selector};

use super::line::{MOST_LINE, plain, time};
use crate::model::{Field, Language, Source};
use crate::text::clean_line;

/// Keys that name the author, the most exact first; the first that names somebody is taken.
const AUTHOR_KEYS: &[&str] = &[
    "article:author",
    "byl",
    "sailthru.author",
    "cxenseparse:author",
    "article:author_name",
    "dable:author",
    "lrt_authors",
    "author",
    "parsely-author",
    "og:author",
];
const CITATION_KEYS: &[&str] = &["citation_author", "dc.creator", "dcterms.creator"];

/// What the head of a page says.
#[derive(Debug, Default)]
pub(super) struct Meta {
    pub(super) title: Option<String>,
    pub(super) window_title: Option<String>,
    pub(super) section: Option<String>,
    pub(super) standfirst: Option<String>,
    pub(super) language: Option<Language>,
    pub(super) published: Option<Timestamp>,
    pub(super) site_names: Vec<String>,
    pub(super) fields: Vec<Field>,
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
    let authors = AUTHOR_KEYS.iter().map(|key| all(key).into_iter().filter(|value| is_name(value)).collect::<Vec<_>>());
    fields.extend(
        authors
            .into_iter()
            .find(|values| !values.is_empty())
            .unwrap_or_default()
            .into_iter()
            .map(|text| field(Source::Meta, text)),
    );
    Meta {
        title: first(&["og:title", "twitter:title"]),
        window_title: select(document, "title"),
        section: first(&["article:section", "og:section"]),
        standfirst: first(&["og:description", "description", "twitter:description"]),
        language: language(document)
            .or_else(|| first(&["og:locale", "content-language"]).as_deref().and_then(Language::parse)),
        published: first(&[
            "article:published_time",
            "datepublished",
            "og:published_time",
            "date",
            "dc.date",
            "parsely-pub-date",
        ])
        .as_deref()
        .and_then(time),
        site_names: all("og:site_name"),
        fields,
    }
}

fn field(source: Source, text: String) -> Field {
    Field { source, role: None, text, url: None, email: None }
}

/// An address, an account and a slug name nobody.
fn is_name(value: &str) -> bool {
    let slug = !value.contains(' ') && value.contains(['-', '_']) && value.chars().all(|c| !c.is_uppercase());
    !value.contains("://") && !value.starts_with("www.") && !value.starts_with('@') && !slug
}

fn pairs(document: &Html) -> Vec<(String, String)> {
    let Ok(metas) = Selector::parse("meta") else { return Vec::new() };
    let pair = |element: scraper::ElementRef<'_>| {
        let element = element.value();
        let key = element.attr("property").or_else(|| element.attr("name")).or_else(|| element.attr("itemprop"))?;
        let value = clean_line(&unescaped(element.attr("content")?), MOST_LINE);
        (!value.is_empty()).then(|| (key.trim().to_lowercase(), value))
    };
    document.select(&metas).take(400).filter_map(pair).collect()
}

/// `Luis \u00c1vila`: escapes of a script's string that were printed into the page.
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
    document.select(&html).next()?.value().attr("lang").and_then(Language::parse)
}

fn select(document: &Html, selector: &str) -> Option<String> {
    let selector = Selector::parse(selector).ok()?;
    document.select(&selector).next().map(|element| plain(element.text())).filter(|text| !text.is_empty())
}
