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
/// CDF and the XHTML body of an item have theirs here, too.
pub(super) fn rss(name: &str, inside: bool) -> Cow<'_, str> {
    if name.contains(':') {
        return Cow::Borrowed(if inside && name == "xhtml:body" { "content:encoded" } else { name });
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

/// An element of Atom 0.3 under the name that Atom 1.0 gives it.
pub(super) fn old_atom(name: &str) -> Cow<'_, str> {
    let (prefix, local) = name.rsplit_once(':').map_or(("", name), |(prefix, local)| (prefix, local));
    let new = match local {
        "issued" | "created" => "published",
        "modified" => "updated",
        "tagline" => "subtitle",
        "copyright" => "rights",
        "url" => "uri",
        _ => return Cow::Borrowed(name),
    };
    if prefix.is_empty() { Cow::Borrowed(new) } else { Cow::Owned(format!("{prefix}:{new}")) }
}
