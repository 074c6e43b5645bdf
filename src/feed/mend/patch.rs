use std::borrow::Cow;

/// A text with pieces replaced from start to end. Unchanged runs are copied as a whole; if nothing is replaced nothing
/// is copied.
pub(super) struct Patched<'a> {
    source: &'a str,
    out: String,
    /// Number of bytes of the source already written to `out`, unchanged or replaced.
    taken: usize,
    changed: bool,
}

impl<'a> Patched<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self { source, out: String::new(), taken: 0, changed: false }
    }

    /// Omits a piece of the source; text written to the returned string replaces it. Pieces must come in order.
    pub(super) fn exchange(&mut self, from: usize, to: usize) -> &mut String {
        if !self.changed {
            self.changed = true;
            self.out.reserve(self.source.len() / 8 + 256);
        }
        self.out.push_str(self.source.get(self.taken..from).unwrap_or_default());
        self.taken = to.max(self.taken);
        &mut self.out
    }

    /// Inserts text at a position of the source.
    pub(super) fn insert(&mut self, at: usize, text: &str) {
        self.exchange(at, at).push_str(text);
    }

    /// The text up to an end in the source, with text inserted at a position of the *output*.
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

    /// Position in the output for a position in the source after all replacements.
    pub(super) fn written(&self, at: usize) -> usize {
        self.out.len() + at.saturating_sub(self.taken)
    }
}
