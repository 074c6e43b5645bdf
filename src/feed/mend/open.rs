use std::borrow::Cow;

/// Names of elements in an entry of most feeds.
const USUAL_NAMES: usize = 12;
/// Names of elements in one element that are told apart.
const MOST_NAMES: usize = 60;

/// An element that is open.
pub(super) struct Open<'a> {
    /// Its name as written out.
    pub(super) name: Cow<'a, str>,
    /// Names of the elements that stood in it, and how many of each.
    children: Vec<(Cow<'a, str>, u32)>,
    /// Those of `capture::single` that stood in it with text, a bit each.
    pub(super) seen: u16,
}

impl<'a> Open<'a> {
    pub(super) fn new(name: Cow<'a, str>) -> Self {
        Self { name, children: Vec::new(), seen: 0 }
    }

    /// Counts an element of a name; those of too many names count as one.
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
