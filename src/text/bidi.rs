use std::ops::Range;

use unicode_bidi::{BidiClass, BidiInfo, bidi_class};
use unicode_segmentation::UnicodeSegmentation as _;

/// The directions of a text, for putting its lines in visual order (UAX #9).
pub(super) struct Paragraphs<'a> {
    info: BidiInfo<'a>,
}

impl<'a> Paragraphs<'a> {
    /// None for a text that has nothing to be turned round.
    pub(super) fn new(text: &'a str) -> Option<Self> {
        has_right_to_left(text).then(|| Self { info: BidiInfo::new(text, None) })
    }

    /// Whether the paragraph at a byte is read from right to left (UAX #9 P2, P3).
    pub(super) fn is_right_to_left(&self, at: usize) -> bool {
        let paragraph = self.info.paragraphs.iter().find(|p| p.range.contains(&at));
        paragraph.is_some_and(|p| p.level.is_rtl())
    }

    /// The runs of a line in the order in which they are printed, with whether each is reversed.
    pub(super) fn visual(&self, line: Range<usize>) -> Vec<(Range<usize>, bool)> {
        let Some(paragraph) = self.info.paragraphs.iter().find(|p| p.range.contains(&line.start)) else {
            return vec![(line, false)];
        };
        let line = line.start..line.end.min(paragraph.range.end);
        if line.is_empty() {
            return Vec::new();
        }
        let (levels, runs) = self.info.visual_runs(paragraph, line);
        runs.into_iter()
            .map(|run| {
                let reversed = levels.get(run.start).is_some_and(unicode_bidi::Level::is_rtl);
                (run, reversed)
            })
            .collect()
    }
}

fn has_right_to_left(text: &str) -> bool {
    text.chars().any(|c| c >= '\u{590}' && matches!(bidi_class(c), BidiClass::R | BidiClass::AL))
}

/// Puts one line in visual order, for terminals that do not do it themselves.
#[must_use]
pub fn visual(line: &str) -> String {
    let Some(paragraphs) = Paragraphs::new(line) else { return line.to_owned() };
    paragraphs
        .visual(0..line.len())
        .into_iter()
        .filter_map(|(range, turned)| line.get(range).map(|text| if turned { reversed(text) } else { text.to_owned() }))
        .collect()
}

/// Clusters in reversed order, brackets mirrored (UAX #9 L4).
pub(super) fn reversed(text: &str) -> String {
    text.graphemes(true).rev().map(mirrored).collect()
}

fn mirrored(grapheme: &str) -> &str {
    match grapheme {
        "(" => ")",
        ")" => "(",
        "[" => "]",
        "]" => "[",
        "{" => "}",
        "}" => "{",
        "<" => ">",
        ">" => "<",
        "«" => "»",
        "»" => "«",
        "‹" => "›",
        "›" => "‹",
        other => other,
    }
}
