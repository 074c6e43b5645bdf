use jiff::Timestamp;

use crate::model::{Enclosure, Entry, Field, Identity, ItemId, Source};
use crate::text::clean_line;

/// Bytes of one item's markup.
const MOST_MARKUP: usize = 1_000_000;
/// Names, tags and media of one item.
const MAX_PARTS: usize = 50;

/// An item with its contents, as an entry of a feed would give it.
#[derive(Clone, Debug, PartialEq)]
pub struct RemoteItem {
    /// Its id.
    pub item: ItemId,
    /// The server's name for its feed.
    pub stream: String,
    /// What the server calls the feed, where it says so beside the item.
    pub feed_title: Option<String>,
    /// The newsroom's page, where the server says so beside the item.
    pub feed_page: Option<String>,
    /// What it says.
    pub entry: Entry,
    /// Whether it was read, where the server says so beside the item.
    pub read: Option<bool>,
    /// Whether it is starred, where the server says so beside the item.
    pub starred: Option<bool>,
}

/// The parts of an entry that both protocols give.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) title: Option<String>,
    pub(super) link: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) published: Option<i64>,
    pub(super) content: Option<String>,
    pub(super) tags: Vec<String>,
    pub(super) media: Vec<(String, Option<String>, Option<u64>)>,
    pub(super) comments: Option<String>,
    pub(super) language: Option<String>,
}

/// The entry that an item is. The id that its feed gave is not known, so the server's replaces it.
pub(super) fn entry(guid: String, parts: Parts) -> Entry {
    let field =
        |text: &String| Field { source: Source::DcCreator, role: None, text: text.clone(), url: None, email: None };
    let fields = parts.authors.iter().map(field).collect();
    let media = parts.media.into_iter().take(MAX_PARTS).map(|(url, mime, length)| Enclosure {
        url,
        mime,
        length,
        caption: None,
        credit: None,
    });
    Entry {
        identity: Identity(guid.clone()),
        id: Some(guid),
        title: parts.title,
        link: parts.link,
        authors: parts.authors,
        contributors: Vec::new(),
        published: parts.published.and_then(|second| Timestamp::from_second(second).ok()),
        updated: None,
        summary: None,
        content: parts.content.and_then(bounded),
        plain_summary: None,
        plain_content: None,
        tags: parts.tags,
        enclosures: media.collect(),
        comments: parts.comments,
        alternates: Vec::new(),
        language: parts.language.as_deref().and_then(crate::model::Language::parse),
        fields,
    }
}

fn bounded(mut markup: String) -> Option<String> {
    markup.truncate(markup.floor_char_boundary(MOST_MARKUP));
    (!markup.trim().is_empty()).then_some(markup)
}

/// The names in a line of them, as servers join the authors that a feed gave one by one.
pub(super) fn names(joined: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in joined.split(';').map(|name| clean_line(name, 500)).filter(|name| !name.is_empty()).take(MAX_PARTS) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Tags as plain lines, each once.
pub(super) fn tags<'a>(given: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in given.map(|tag| clean_line(tag, 200)).filter(|tag| !tag.is_empty()).take(MAX_PARTS) {
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}
