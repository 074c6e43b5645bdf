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
pub(super) fn rss(name: &str, inside: bool) -> String {
    if name.contains(':') {
        return if inside && name == "xhtml:body" { "content:encoded".to_owned() } else { name.to_owned() };
    }
    if let Some(spelled) = SPELLED.iter().find(|spelled| spelled.eq_ignore_ascii_case(name)) {
        return (*spelled).to_owned();
    }
    match name.to_ascii_lowercase().as_str() {
        "abstract" => "description".to_owned(),
        "body" | "fullitem" if inside => "content:encoded".to_owned(),
        _ => name.to_owned(),
    }
}
