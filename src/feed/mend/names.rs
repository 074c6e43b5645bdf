use std::borrow::Cow;

/// Element names of RSS 2.0 as they are spelled.
const SPELLED: [&str; 27] = [
    "rss",
    "channel",
    "item",
    "title",
    "link",
    "description",
    "guid",
    "pubDate",
    "author",
    "category",
    "comments",
    "enclosure",
    "source",
    "language",
    "copyright",
    "managingEditor",
    "webMaster",
    "lastBuildDate",
    "generator",
    "docs",
    "cloud",
    "ttl",
    "image",
    "url",
    "rating",
    "skipHours",
    "skipDays",
];

/// An element of an RSS feed under the name that RSS 2.0 gives it; `inside` says whether it stands in an item. Names of
/// CDF, of Atom 0.3 and the XHTML body of an item have theirs here, too.
pub(super) fn rss(name: &str, inside: bool) -> Cow<'_, str> {
    if let Some((prefix, own)) = name.split_once(':') {
        return match prefix {
            "xhtml" if inside && own == "body" => Cow::Borrowed("content:encoded"),
            "atom" if current(own) != own => Cow::Owned(format!("atom:{}", current(own))),
            "rss" => Cow::Borrowed(own),
            _ => Cow::Borrowed(name),
        };
    }
    if SPELLED.contains(&name) {
        return Cow::Borrowed(name);
    }
    if let Some(spelled) = SPELLED.iter().find(|spelled| spelled.eq_ignore_ascii_case(name)) {
        return Cow::Borrowed(*spelled);
    }
    match name.to_ascii_lowercase().as_str() {
        "abstract" => Cow::Borrowed("description"),
        "body" | "fullitem" if inside => Cow::Borrowed("content:encoded"),
        _ => Cow::Borrowed(name),
    }
}

/// An element of Atom under the name that RFC 4287 gives it.
pub(super) fn atom(name: &str) -> Cow<'_, str> {
    Cow::Borrowed(current(name))
}

/// Names of Atom 0.3 as RFC 4287 has them.
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
