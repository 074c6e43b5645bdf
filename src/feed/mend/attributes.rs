use std::borrow::Cow;

use url::Url;

use super::tag::Tag;
use super::text::push_attribute;
use super::{Dialect, Mender, PREFIXES, construct, namespace, text};

impl<'a> Mender<'a> {
    /// Writes a start tag, as it stands in the source where that is right.
    pub(super) fn write_start(&mut self, tag: &Tag<'a>, name: &str, at: usize) {
        if let Some((prefix, _)) = name.split_once(':')
            && let Some(index) = PREFIXES.iter().position(|(known, _)| *known == prefix)
            && let Some(used) = self.used.get_mut(index)
        {
            *used = true;
        }
        let pairs = if tag.attributes.is_empty() {
            None
        } else {
            self.attributes(tag, tag.empty || self.is_empty(at + tag.len))
        };
        if name == tag.name && pairs.is_none() {
            return;
        }
        let out = self.out.exchange(at, at + tag.len);
        out.push('<');
        out.push_str(name);
        match pairs {
            Some(pairs) => pairs.iter().for_each(|(key, value)| push_attribute(key, value, out)),
            None => out.push_str(tag.attributes),
        }
        out.push_str(if tag.empty { "/>" } else { ">" });
    }

    /// The attributes of a tag as they have to be; none when they are so.
    fn attributes(&self, tag: &Tag<'a>, empty: bool) -> Option<Vec<(&'a str, Cow<'a, str>)>> {
        let (given, mut same) = tag.pairs();
        let mut pairs = Vec::with_capacity(given.len());
        for (key, value) in given {
            if (self.dialect.is_rss() && key == "xmlns") || (key == "xml:base" && !is_base(value)) {
                same = false;
                continue;
            }
            let spelled = if key.starts_with("xmlns") { namespace(value) } else { Cow::Borrowed(value) };
            same &= spelled == value && text::is_clean(value);
            pairs.push((key, spelled));
        }
        if self.is_construct(tag.name) {
            let kind = pairs.iter().find(|(key, _)| *key == "type").map(|(_, value)| value.clone());
            // What stands in the element is more than an address, and the parser wants but one of the two.
            let source = empty && pairs.iter().any(|(key, _)| *key == "src");
            let right = if tag.name.starts_with("media:") {
                construct::kind_of_media(kind.as_deref())
            } else {
                construct::kind_of(kind.as_deref(), self.dialect == Dialect::AtomOld, source)
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
        let (prefix, own) = name.rsplit_once(':').unwrap_or(("", name));
        match prefix {
            "media" => matches!(own, "title" | "description"),
            "itunes" => matches!(own, "title" | "summary"),
            _ if self.dialect.is_rss() => false,
            "" | "atom" => is_text(own),
            _ => self.prefix == Some(prefix) && is_text(own),
        }
    }
}

fn is_text(own: &str) -> bool {
    matches!(own, "title" | "summary" | "content" | "subtitle" | "tagline" | "rights" | "copyright")
}

/// A base that no address can be resolved against would make the parser give the whole feed up.
pub(super) fn is_base(value: &str) -> bool {
    matches!(Url::parse(value.trim()), Ok(_) | Err(url::ParseError::RelativeUrlWithoutBase))
}
