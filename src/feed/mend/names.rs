use std::borrow::Cow;

/// A list of names, and a test for membership that compares with few of them.
macro_rules! names {
    ($($name:literal)*) => {
        const SPELLED: &[&str] = &[$($name),*];

        fn is_spelled(name: &str) -> bool {
            matches!(name, $($name)|*)
        }
    };
}

// Element names of RSS 2.0 as they are spelled.
names! {
    "rss" "channel" "item" "title" "link" "description" "guid" "pubDate" "author"
    "category" "comments" "enclosure" "source" "language" "copyright" "managingEditor" "webMaster" "lastBuildDate"
    "generator" "docs" "cloud" "ttl" "image" "url" "rating" "skipHours" "skipDays"
}

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
    if is_spelled(name) {
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
