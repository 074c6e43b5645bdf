use super::bounds::{MOST_BODY, MOST_TEXT};
use crate::feed::extras::Stamp;

/// Extension elements whose text replaces a missing element of the format, each under the name it is stored by.
const SPARE: [&str; 27] = [
    "atom:title",
    "dc:title",
    "dcterms:title",
    "media:title",
    "itunes:title",
    "title",
    "atom:summary",
    "atom:content",
    "atom:subtitle",
    "dc:description",
    "dcterms:description",
    "dcterms:abstract",
    "media:description",
    "itunes:summary",
    "itunes:subtitle",
    "googleplay:description",
    "yandex:full-text",
    "description",
    "summary",
    "content",
    "content:encoded",
    "subtitle",
    "tagline",
    "feedburner:origLink",
    "xhtml:div",
    "abstract",
    "dcterms:alternative",
];

/// Whether an element is the summary or content of an entry.
pub(super) fn is_body(name: &str, parent: &str) -> bool {
    matches!((parent, name), ("item", "description" | "content:encoded") | ("entry", "summary" | "content"))
}

/// Elements of [`SPARE`] that the parser maps itself where they belong to the feed's own format.
fn is_mapped(name: &str, parent: &str) -> bool {
    match parent {
        "item" => matches!(name, "title" | "description" | "content:encoded"),
        "channel" => matches!(name, "title" | "description"),
        "entry" => matches!(name, "title" | "summary" | "content"),
        "feed" => matches!(name, "title" | "subtitle"),
        _ => false,
    }
}

pub(super) fn spare(name: &str, parent: &str) -> Option<&'static str> {
    let known = SPARE.iter().find(|known| **known == name)?;
    // Properties of all media together apply to the entry too.
    let of_entry = matches!(parent, "item" | "entry" | "channel" | "feed")
        || (matches!(parent, "media:group" | "media:content") && name.starts_with("media:"));
    (of_entry && !is_mapped(name, parent)).then_some(*known)
}

pub(super) fn stamp(name: &str) -> Option<Stamp> {
    Some(match name {
        "pubDate" | "published" => Stamp::Published,
        "atom:published" | "created" | "atom:created" | "dcterms:issued" | "dcterms:created" | "dcterms:available"
        | "atom:pubDate" => Stamp::Issued,
        "dc:date" | "dcterms:date" | "date" => Stamp::Dated,
        "updated" | "lastBuildDate" => Stamp::Updated,
        "atom:updated" | "dcterms:modified" => Stamp::Modified,
        _ => return None,
    })
}

/// Maximum number of bytes kept of an element's text.
pub(super) fn wanted(name: &str, parent: &str, inside: bool) -> usize {
    let own = name.rsplit(':').next().unwrap_or(name);
    let field = matches!(parent, "item" | "entry" | "channel" | "feed");
    if field && (stamp(name).is_some() || spare(name, parent).is_some()) {
        return if inside { MOST_BODY } else { MOST_TEXT };
    }
    let is = match own {
        "name" | "email" | "uri" | "url" => true,
        "title" | "description" => matches!(parent, "source" | "atom:source") || name.starts_with("media:"),
        "author" | "contributor" | "creator" | "source" | "guid" | "id" | "subject" | "category" | "language"
        | "managingEditor" | "webMaster" | "comments" | "link" | "image" | "publisher" => {
            field || matches!(parent, "source" | "atom:source")
        }
        "credit" => name == "media:credit",
        "ttl" | "hour" | "day" | "updatePeriod" | "updateFrequency" => !inside,
        _ => false,
    };
    if is { MOST_TEXT } else { 0 }
}
