use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::Timestamp;
use scraper::{Html, Selector};
use url::Url;

use super::line::plain;
use super::{blocks, body, elements, linked_data, meta};
use crate::model::{Evidence, Field, Language, Source};
use crate::text;

/// Bytes of a page that are read.
const MOST_BYTES: usize = 5_000_000;

/// An article as its web page gives it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Headline.
    pub title: Option<String>,
    /// Label of the section above the headline.
    pub section: Option<String>,
    /// Standfirst.
    pub standfirst: Option<String>,
    /// Language of the page.
    pub language: Option<Language>,
    /// When it was published.
    pub published: Option<Timestamp>,
    /// Markup of the body alone.
    pub body: Option<String>,
    /// Further reading: title and address.
    pub read_more: Vec<(String, String)>,
    /// The original of a translation: address and language.
    pub original: Option<(String, Option<Language>)>,
    /// Evidence of the whole document.
    pub evidence: Evidence,
}

/// Reads a page from its text. `url` makes relative addresses absolute. A page that cannot be read gives an empty article.
#[must_use]
pub fn read(markup: &str, url: Option<&str>) -> Page {
    catch_unwind(AssertUnwindSafe(|| whole(markup, url))).unwrap_or_default()
}

fn whole(markup: &str, url: Option<&str>) -> Page {
    let markup = text::cap(markup.get(..markup.floor_char_boundary(MOST_BYTES)).unwrap_or_default());
    let document = Html::parse_document(&markup);
    let meta = meta::read(&document);
    let data = linked_data::read(&document);
    let base = url.and_then(|url| Url::parse(url).ok());
    let found = elements::read(&document, base.as_ref());
    let title = data
        .title
        .clone()
        .or_else(|| meta.title.clone())
        .or_else(|| heading(&document))
        .or_else(|| meta.window_title.clone());
    let original = data.original.clone().or_else(|| found.original.clone().map(|address| (address, None)));
    let mut fields: Vec<Field> = data.fields.clone();
    fields.extend(found.fields);
    fields.extend(meta.fields.clone());
    if let Some((address, _)) = &original {
        fields.push(original_field(address));
    }
    let language = data.language.clone().or_else(|| meta.language.clone());
    let site_names = data.publishers.iter().chain(&meta.site_names).cloned().collect();
    let evidence = Evidence {
        fields,
        blocks: blocks::read(&document),
        title: title.clone(),
        site_names,
        language: language.clone(),
    };
    Page {
        section: data.section.or(meta.section),
        standfirst: meta.standfirst.or(data.standfirst),
        language,
        published: data.published.or(meta.published),
        body: body::read(&markup, &document, url),
        read_more: found.read_more,
        original,
        evidence,
        title,
    }
}

fn original_field(address: &str) -> Field {
    Field {
        source: Source::CreditElement,
        role: Some(crate::model::Role::OriginalPublication),
        text: String::new(),
        url: Some(address.to_owned()),
        email: None,
    }
}

fn heading(document: &Html) -> Option<String> {
    let headings = Selector::parse("h1").ok()?;
    let mut texts = document.select(&headings).map(|heading| plain(heading.text())).filter(|text| !text.is_empty());
    texts.next()
}
