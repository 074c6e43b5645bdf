use url::Url;

use super::{decode, json, mend, pace, parse};
use crate::model::{Feed, Field, Source};

/// Why bytes could not be read as a feed.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum FeedError {
    /// Nothing came.
    #[error("the answer is empty")]
    Empty,
    /// A web page came.
    #[error("the answer is a web page, not a feed")]
    Page,
    /// Something else came.
    #[error("this is no feed that can be read: {0}")]
    Unreadable(String),
}

impl FeedError {
    /// What the reader can do about it, in words.
    #[must_use]
    pub fn cure(&self) -> &'static str {
        match self {
            Self::Empty => "it is asked again later by itself",
            Self::Page => "`dateline add` with that address finds the feed that the page names",
            Self::Unreadable(_) => "a browser shows what is there now; it is asked again later by itself",
        }
    }
}

/// Reads a feed from its bytes. `base_url` is the address it came from.
///
/// # Errors
/// When the bytes are empty, a web page, or no feed at all.
pub fn read(bytes: &[u8], content_type: Option<&str>, base_url: Option<&str>) -> Result<Feed, FeedError> {
    let text = decode::decode(bytes, content_type);
    let start = text.trim_start();
    if start.is_empty() {
        return Err(FeedError::Empty);
    }
    let base = base_url.and_then(|base| Url::parse(base).ok());
    let base = base.as_ref();
    if start.starts_with('{') {
        let (mended, extras) =
            json::mend(start).ok_or_else(|| FeedError::Unreadable("it is JSON, but no JSON Feed".to_owned()))?;
        return parse::parse(&mended, base, extras).map_err(FeedError::Unreadable);
    }
    let Some(mended) = mend::mended(&text, base) else {
        let lower: String = start.chars().take(2_000).collect::<String>().to_ascii_lowercase();
        let page = ["<!doctype html", "<html", "<head", "<body"].iter().any(|sign| lower.contains(sign));
        let unreadable = || FeedError::Unreadable("it has no RSS, Atom, RDF or JSON Feed in it".to_owned());
        return Err(if page { FeedError::Page } else { unreadable() });
    };
    let authors = mended.head.fields.iter().filter(|field| field.source == Source::AtomAuthor).cloned();
    let authors: Vec<Field> = authors.collect();
    let extras = (mended.head, mended.entries);
    let mut feed = parse::parse(&mended.text, base, extras).map_err(FeedError::Unreadable)?;
    feed.pace = pace::pace(&mended.text);
    inherit(&mut feed, &authors);
    Ok(feed)
}

/// An Atom entry without an author has the feed's (RFC 4287 §4.2.1).
fn inherit(feed: &mut Feed, authors: &[Field]) {
    for entry in &mut feed.entries {
        let own = |source| matches!(source, Source::AtomAuthor | Source::RssAuthor | Source::DcCreator);
        if !entry.fields.iter().any(|field| own(field.source)) {
            entry.fields.splice(0..0, authors.iter().cloned());
        }
        if entry.authors.is_empty() {
            entry.authors = authors.iter().map(|field| field.text.clone()).collect();
        }
    }
}
