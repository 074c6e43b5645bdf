use std::borrow::Cow;

/// A text with pieces exchanged from its start to its end. What stays is copied in one go, and not at all when nothing
/// is exchanged.
pub(super) struct Patched<'a> {
    source: &'a str,
    out: String,
    /// Bytes of the source that are in `out`, as they were or exchanged.
    taken: usize,
    changed: bool,
}

impl<'a> Patched<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self { source, out: String::new(), taken: 0, changed: false }
    }

    /// Leaves a piece of the source out; what is written to the answer stands in its place. Pieces come in their order.
    pub(super) fn exchange(&mut self, from: usize, to: usize) -> &mut String {
        if !self.changed {
            self.changed = true;
            self.out.reserve(self.source.len() + self.source.len() / 16 + 256);
        }
        self.out.push_str(self.source.get(self.taken..from).unwrap_or_default());
        self.taken = to.max(self.taken);
        &mut self.out
    }

    /// Writes something in before a place of the source.
    pub(super) fn insert(&mut self, at: usize, text: &str) {
        self.exchange(at, at).push_str(text);
    }

    /// The text up to an end in the source, with something put in at a place of the *answer*.
    pub(super) fn finish(mut self, end: usize, place: usize, inserted: &str) -> Cow<'a, str> {
        if !inserted.is_empty() {
            self.exchange(end, end);
            let place = self.out.floor_char_boundary(place);
            self.out.insert_str(place, inserted);
        }
        if !self.changed {
            return Cow::Borrowed(self.source.get(..end).unwrap_or(self.source));
        }
        self.out.push_str(self.source.get(self.taken..end).unwrap_or_default());
        Cow::Owned(self.out)
    }

    /// Bytes of the answer up to a place in the source behind all that was exchanged.
    pub(super) fn written(&self, at: usize) -> usize {
        self.out.len() + at.saturating_sub(self.taken)
    }
}
