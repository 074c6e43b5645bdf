use std::borrow::Cow;

use super::tag::Tag;
use super::text::push_attribute;
use super::{Dialect, Mender, construct, is_entry, text};

impl<'a> Mender<'a> {
    /// Writes a start tag, as it stands in the source where that is right.
    pub(super) fn write_start(&mut self, tag: &Tag<'a>, name: &str, at: usize, inner: &str) {
        // A body that does not say what it is and holds escaped markup means it.
        let unsaid =
            self.is_construct(name) && matches!(name, "content" | "summary") && tag.attribute("type").is_none();
        let meant = unsaid && construct::means_markup(inner);
        let pairs = if tag.attributes.is_empty() {
            meant.then(|| vec![("type", Cow::Borrowed("html"))])
        } else {
            self.attributes(tag, name, tag.empty || self.is_empty(at + tag.len), meant)
        };
        let reopened = tag.empty && is_entry(name);
        if name == tag.name && pairs.is_none() && !reopened {
            return;
        }
        let out = self.out.exchange(at, at + tag.len);
        out.push('<');
        out.push_str(name);
        match pairs {
            Some(pairs) => pairs.iter().for_each(|(key, value)| push_attribute(key, value, out)),
            None => out.push_str(tag.attributes),
        }
        out.push_str(if tag.empty && !reopened { "/>" } else { ">" });
    }

    /// The attributes of a tag as they have to be; none when they are so.
    fn attributes(&self, tag: &Tag<'a>, name: &str, empty: bool, meant: bool) -> Option<Vec<(&'a str, Cow<'a, str>)>> {
        let (given, mut same) = tag.pairs();
        let mut pairs = Vec::with_capacity(given.len());
        for (key, value) in given {
            // All names are written with prefixes that the root declares.
            if key.starts_with("xmlns") || (key == "xml:base" && self.scan.based(value).is_none()) {
                same = false;
                continue;
            }
            same &= text::is_clean(value);
            pairs.push((key, Cow::Borrowed(value)));
        }
        if self.is_construct(name) {
            let kind = pairs.iter().find(|(key, _)| *key == "type").map(|(_, value)| value.clone());
            // What stands in the element is more than an address, and the parser wants but one of the two.
            let source = empty && pairs.iter().any(|(key, _)| *key == "src");
            let right = if meant {
                Some(Cow::Borrowed("html"))
            } else if name.starts_with("media:") {
                construct::kind_of_media(kind.as_deref())
            } else {
                construct::kind_of(kind.as_deref(), self.old, source)
            };
            let spare = |key: &str| key == "mode" || (key == "src" && !source);
            if kind != right || pairs.iter().any(|(key, _)| spare(key)) {
                same = false;
                pairs.retain(|(key, _)| *key != "type" && !spare(key));
                pairs.extend(right.map(|kind| ("type", kind)));
            }
        }
        (!same).then_some(pairs)
    }
}

impl Mender<'_> {
    /// Whether an element is one that the parser reads as a text construct of Atom.
    pub(super) fn is_construct(&self, name: &str) -> bool {
        match name.split_once(':') {
            Some(("media", own)) => matches!(own, "title" | "description"),
            Some(("itunes", own)) => matches!(own, "title" | "summary"),
            Some(("atom", own)) => is_text(own),
            Some(_) => false,
            None => self.dialect == Dialect::Atom && is_text(name),
        }
    }
}

fn is_text(own: &str) -> bool {
    matches!(own, "title" | "summary" | "content" | "subtitle" | "rights")
}
