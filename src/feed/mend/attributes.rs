use std::borrow::Cow;

use super::tag::Tag;
use super::text::push_attribute;
use super::{Dialect, Mender, construct, is_entry, text};

impl<'a> Mender<'a> {
    /// Writes a start tag, unchanged if it is valid.
    pub(super) fn write_start(&mut self, tag: &Tag<'a>, name: &str, at: usize, inner: &str) {
        // A body of undeclared type that contains escaped markup is read as markup.
        let undeclared =
            self.is_construct(name) && matches!(name, "content" | "summary") && tag.attribute("type").is_none();
        let as_html = undeclared && construct::means_markup(inner);
        let pairs = if tag.attributes.is_empty() {
            as_html.then(|| vec![("type", Cow::Borrowed("html"))])
        } else {
            self.attributes(tag, name, tag.empty || self.is_empty(at + tag.len), as_html)
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

    /// The corrected attributes of a tag; none if no correction is needed.
    fn attributes(
        &self,
        tag: &Tag<'a>,
        name: &str,
        empty: bool,
        as_html: bool,
    ) -> Option<Vec<(&'a str, Cow<'a, str>)>> {
        let (given, mut same) = tag.pairs();
        let mut pairs = Vec::with_capacity(given.len());
        for (key, value) in given {
            // The output uses only prefixes that the root declares.
            if key.starts_with("xmlns") || (key == "xml:base" && self.scan.based(value).is_none()) {
                same = false;
                continue;
            }
            same &= text::is_clean(value);
            pairs.push((key, Cow::Borrowed(value)));
        }
        if self.is_construct(name) {
            let kind = pairs.iter().find(|(key, _)| *key == "type").map(|(_, value)| value.clone());
            // The element's own content is preferred to an address, and the parser accepts only one of the two.
            let source = empty && pairs.iter().any(|(key, _)| *key == "src");
            let right = if as_html {
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
    /// Whether the parser reads an element as an Atom text construct.
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
