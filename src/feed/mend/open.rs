use std::borrow::Cow;

use super::tag::local;

/// Usual number of distinct child names of an entry.
const USUAL_NAMES: usize = 12;
/// Maximum number of distinct child names that are counted separately in an element.
const MOST_NAMES: usize = 60;

/// An open element.
pub(super) struct Open<'a> {
    /// Its name in the output.
    pub(super) name: Cow<'a, str>,
    /// Names of its children so far, with their counts.
    children: Vec<(Cow<'a, str>, u32)>,
    /// Bits of `capture::single` of the non-empty children so far.
    pub(super) seen: u16,
}

impl<'a> Open<'a> {
    pub(super) fn new(name: Cow<'a, str>) -> Self {
        Self { name, children: Vec::new(), seen: 0 }
    }

    /// Whether a part of its text is no value: a name, an address, an id or a date; the beginning of a text is one.
    pub(super) fn is_whole_or_nothing(&self) -> bool {
        matches!(
            local(&self.name),
            "link"
                | "guid"
                | "id"
                | "url"
                | "uri"
                | "email"
                | "comments"
                | "origLink"
                | "pubDate"
                | "published"
                | "updated"
                | "date"
                | "issued"
                | "modified"
                | "created"
                | "author"
                | "name"
                | "creator"
                | "contributor"
                | "managingEditor"
                | "webMaster"
        )
    }

    /// Counts a child by name; names beyond the limit share one count.
    pub(super) fn count(&mut self, name: Cow<'a, str>) -> u32 {
        let full = self.children.len() >= MOST_NAMES;
        let known = self.children.iter().position(|(known, _)| *known == name);
        if known.is_none() && !full {
            if self.children.is_empty() {
                self.children.reserve(USUAL_NAMES);
            }
            self.children.push((name, 1));
            return 1;
        }
        let Some((_, count)) = self.children.get_mut(known.unwrap_or(MOST_NAMES - 1)) else { return u32::MAX };
        *count = count.saturating_add(1);
        *count
    }
}
