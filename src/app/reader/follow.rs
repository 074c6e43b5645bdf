use super::article_layout::{ArticleLayout, Set};
use super::reading::Reading;
use crate::app::Layout;

/// Bytes of a line by which it is found again, and the fewest that identify a line.
const MOST_KEY: usize = 60;
const LEAST_KEY: usize = 12;

impl Reading {
    /// Takes over where the reader was in the same article as it was shown before: when a longer text took the place of a
    /// shorter one, the line that is read stays on its row of the screen.
    pub(super) fn follow(&mut self, before: &Self, layout: &Layout) {
        self.kept = before.kept;
        self.top = before.top;
        let (old, new) = (before.article_layout(), self.article_layout());
        if old.body.text == new.body.text && old.head.len() == new.head.len() {
            self.scroll(0, layout);
            return;
        }
        let rows = usize::from(layout.text.height);
        let mut seen = (0..rows).filter_map(|row| Some((row, place_of(new, key(old, before.top + row)?)?)));
        let first = seen.next();
        // A line that occurs only once identifies the place better than the first one.
        let best = first.into_iter().chain(seen).find(|(_, (_, alone))| *alone).or(first);
        match best.map(|(row, (line, _))| (row, line)) {
            // Past the last page, if need be: nothing may move.
            Some((row, line)) => self.top = line.saturating_sub(row),
            None => self.scroll(0, layout),
        }
    }
}

/// A line of the text: where it begins, and how.
fn key(layout: &ArticleLayout, line: usize) -> Option<(usize, &str)> {
    let line = layout.body.lines.get(line.checked_sub(layout.head.len())?)?;
    let text = layout.body.text.get(line.range.clone()).filter(|text| !text.is_empty())?;
    let text = text.get(..text.floor_char_boundary(MOST_KEY)).unwrap_or(text);
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '…' | '.'));
    (text.len() >= LEAST_KEY).then_some((line.range.start, text))
}

/// The line of another layout that shows the words, the nearest where there are several, and whether it is the only one.
fn place_of(layout: &ArticleLayout, (at, words): (usize, &str)) -> Option<(usize, bool)> {
    let found = || layout.body.text.match_indices(words).map(|(place, _)| place);
    let nearest = found().min_by_key(|place| place.abs_diff(at));
    nearest.map(|place| (layout.line_of(place), found().nth(1).is_none())).or_else(|| {
        // The text as it was may now be preceded by more.
        let line = layout.head.iter().position(|set| begins(set, words))?;
        Some((line, true))
    })
}

/// Whether a line above the text begins with the words, as far as it goes.
fn begins(set: &Set, words: &str) -> bool {
    let Set::Standfirst(line) = set else { return false };
    let text: String = line.cells.iter().map(|cell| cell.text.as_str()).collect();
    let text = text.trim();
    !text.is_empty() && (text.starts_with(words) || words.starts_with(text))
}
