use std::borrow::Cow;

/// Defines a function that maps a name in any case to its canonical spelling; a name that has it already is compared
/// with only a few others.
macro_rules! names {
    ($spelled:ident: $($name:literal)*) => {
        fn $spelled(name: &str) -> Option<&str> {
            if matches!(name, $($name)|*) {
                return Some(name);
            }
            [$($name),*].into_iter().find(|spelled| spelled.eq_ignore_ascii_case(name))
        }
    };
}

// Element names of RSS 2.0 in their canonical spelling.
names! {
    of_rss:
    "rss" "channel" "item" "title" "link" "description" "guid" "pubDate" "author"
    "category" "comments" "enclosure" "source" "language" "copyright" "managingEditor" "webMaster" "lastBuildDate"
    "generator" "docs" "cloud" "ttl" "image" "url" "rating" "skipHours" "skipDays"
}

// Element names of RFC 4287, and those of Atom 0.3 that differ.
names! {
    of_atom:
    "feed" "entry" "title" "link" "id" "updated" "published" "summary" "content" "author" "contributor" "name" "uri" "email"
    "category" "generator" "icon" "logo" "rights" "source" "subtitle"
    "issued" "modified" "created" "tagline" "copyright" "url"
}

/// The RSS 2.0 name of an element of an RSS feed; `inside` is true in an item. Names of CDF, of Atom 0.3 and of an
/// item's XHTML body are mapped too.
pub(super) fn rss(name: &str, inside: bool) -> Cow<'_, str> {
    if let Some((prefix, own)) = name.split_once(':') {
        return match prefix {
            "xhtml" if inside && own == "body" => Cow::Borrowed("content:encoded"),
            "atom" if current(own) != own => Cow::Owned(format!("atom:{}", current(own))),
            "rss" => Cow::Borrowed(own),
            _ => Cow::Borrowed(name),
        };
    }
    if let Some(spelled) = of_rss(name) {
        return Cow::Borrowed(spelled);
    }
    match name.to_ascii_lowercase().as_str() {
        "abstract" => Cow::Borrowed("description"),
        "body" | "fullitem" if inside => Cow::Borrowed("content:encoded"),
        _ => Cow::Borrowed(name),
    }
}

// Names of attributes of RSS, Atom and their extensions.
names! {
    of_attribute:
    "url" "href" "src" "type" "length" "rel" "title" "hreflang" "version" "mode" "term" "label" "scheme" "isPermaLink"
    "domain" "medium" "fileSize" "role" "text" "xml:lang" "xml:base" "rdf:about"
}

/// The name of an attribute, in its canonical spelling if it is known.
pub(super) fn attribute(name: &str) -> &str {
    of_attribute(name).unwrap_or(name)
}

/// The RFC 4287 name of an Atom element.
pub(super) fn atom(name: &str) -> Cow<'_, str> {
    Cow::Borrowed(current(of_atom(name).unwrap_or(name)))
}

/// The RFC 4287 name for a name of Atom 0.3.
fn current(name: &str) -> &str {
    match name {
        "issued" => "published",
        "modified" => "updated",
        "tagline" => "subtitle",
        "copyright" => "rights",
        "url" => "uri",
        _ => name,
    }
}

/// Whether the tags of an element end an unterminated text: those of a feed, and of its extensions.
pub(super) fn ends_text(name: &str) -> bool {
    name.contains(':')
        || matches!(
            name,
            "title"
                | "link"
                | "guid"
                | "id"
                | "pubDate"
                | "description"
                | "content"
                | "summary"
                | "author"
                | "category"
                | "comments"
                | "enclosure"
                | "updated"
                | "published"
                | "item"
                | "entry"
                | "channel"
                | "source"
                | "subtitle"
        )
}
