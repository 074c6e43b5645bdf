use std::borrow::Cow;

/// Defines a list of names, and a membership test that compares with only a few of them.
macro_rules! names {
    ($($name:literal)*) => {
        const SPELLED: &[&str] = &[$($name),*];

        fn is_spelled(name: &str) -> bool {
            matches!(name, $($name)|*)
        }
    };
}

// Element names of RSS 2.0 in their canonical spelling.
names! {
    "rss" "channel" "item" "title" "link" "description" "guid" "pubDate" "author"
    "category" "comments" "enclosure" "source" "language" "copyright" "managingEditor" "webMaster" "lastBuildDate"
    "generator" "docs" "cloud" "ttl" "image" "url" "rating" "skipHours" "skipDays"
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

/// The RFC 4287 name of an Atom element.
pub(super) fn atom(name: &str) -> Cow<'_, str> {
    Cow::Borrowed(current(name))
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
