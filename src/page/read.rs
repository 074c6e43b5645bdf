use jiff::Timestamp;

use crate::model::{Evidence, Language};

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

/// Reads a page from its bytes. `url` makes relative addresses absolute.
#[must_use]
pub fn read(_bytes: &[u8], _content_type: Option<&str>, _url: Option<&str>) -> Page {
    Page::default()
}
