use std::ops::Range;
use std::sync::LazyLock;

use icu_segmenter::options::{LineBreakOptions, LineBreakWordOption};
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};
use textwrap::core::Fragment;
use textwrap::wrap_algorithms::{Penalties, wrap_optimal_fit};

use super::width::{cluster_width, clusters, is_plain, width};

/// How the words of a paragraph are distributed over its lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fill {
    /// Greedy: as many words as fit on each line.
    #[default]
    Greedy,
    /// Optimal: line ends as even as possible (Knuth and Plass).
    Optimal,
}

/// Maximum number of words of a paragraph for optimal filling; a longer one is filled greedily.
const MOST_OPTIMAL: usize = 20_000;

static NORMAL: LazyLock<LineSegmenterBorrowed<'static>> =
    LazyLock::new(|| LineSegmenter::new_dictionary(LineBreakOptions::default()));

/// Korean is broken between words, as in its newspapers (`word-break: keep-all`, CSS Text 3 §5.2).
static KOREAN: LazyLock<LineSegmenterBorrowed<'static>> = LazyLock::new(|| {
    let mut options = LineBreakOptions::default();
    options.word_option = Some(LineBreakWordOption::KeepAll);
    LineSegmenter::new_dictionary(options)
});

/// The text between two break opportunities.
#[derive(Clone, Copy, Debug)]
struct Word {
    end: usize,
    width: usize,
    space: usize,
    /// Width in cells of the hyphen that is printed if the line ends here.
    hyphen: usize,
}

impl Fragment for Word {
    fn width(&self) -> f64 {
        cells(self.width)
    }

    fn whitespace_width(&self) -> f64 {
        cells(self.space)
    }

    fn penalty_width(&self) -> f64 {
        cells(self.hyphen)
    }
}

fn cells(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Breaks plain text into lines of at most `columns` cells by UAX #14, in logical order.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let ranges = break_lines(text, columns.max(2), Fill::Greedy, &[]);
    ranges.into_iter().filter_map(|range| text.get(range)).map(|line| line.trim_end().to_owned()).collect()
}

/// Byte ranges of the lines; a forced break ends a line and is part of it, as is its trailing space. No line ends within an
/// `unbroken` range that fits in the column.
pub(super) fn break_lines(text: &str, columns: usize, fill: Fill, unbroken: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in text.split_inclusive('\n') {
        let end = start + paragraph.len();
        if is_one_line(paragraph, columns) {
            lines.push(start..end);
        } else {
            let words = joined(words(paragraph, start, columns), columns, unbroken);
            match fill {
                Fill::Optimal if words.len() <= MOST_OPTIMAL => optimal(&words, start, columns, &mut lines),
                _ => greedy(&words, start, columns, &mut lines),
            }
        }
        start = end;
    }
    lines
}

/// Whether a paragraph fits on one line, so that no break opportunities are needed.
fn is_one_line(paragraph: &str, columns: usize) -> bool {
    if is_plain(paragraph) {
        return paragraph.len() <= columns;
    }
    let line = paragraph.strip_suffix('\n').unwrap_or(paragraph);
    // No letter takes more than four bytes for one cell; marks do, but they are rare.
    let short = line.len() <= columns.saturating_mul(4);
    short && !line.contains(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')) && width(line) <= columns
}

/// Width in cells of the longest word, at most `most`.
pub(super) fn longest_word(text: &str, most: usize) -> usize {
    words(text, 0, most.max(2)).iter().map(|word| word.width + word.hyphen).max().unwrap_or(0)
}

fn segmenter(text: &str) -> &'static LineSegmenterBorrowed<'static> {
    let is_hangul = |c: char| ('\u{ac00}'..='\u{d7a3}').contains(&c);
    let korean = !text.is_ascii() && text.chars().filter(|c| is_hangul(*c)).take(2).count() == 2 && text.contains(' ');
    if korean { &KOREAN } else { &NORMAL }
}

/// The words of a paragraph; one that is wider than the column is split between clusters.
fn words(paragraph: &str, offset: usize, columns: usize) -> Vec<Word> {
    let mut words = Vec::with_capacity(paragraph.len() / 5 + 1);
    let mut start = 0;
    for end in segmenter(paragraph).segment_str(paragraph) {
        let Some(piece) = paragraph.get(start..end).filter(|piece| !piece.is_empty()) else { continue };
        // The Thai dictionary may begin a word with a combining mark of the preceding letter, in any script.
        let rest = paragraph.get(end..).unwrap_or_default();
        let next = rest.chars().next().filter(|next| !next.is_ascii());
        // A skin tone modifier belongs to the preceding emoji, even if UAX #14 has no class for that.
        let is_part = |next: char| {
            let bare = cluster_width(rest.get(..next.len_utf8()).unwrap_or_default()) == 0;
            bare || ('\u{1f3fb}'..='\u{1f3ff}').contains(&next) || is_vowel_sign(next)
        };
        if next.is_some_and(is_part) {
            continue;
        }
        let bare = piece.trim_end();
        let space = width(piece.get(bare.len()..).unwrap_or_default());
        let hyphen = usize::from(bare.ends_with('\u{ad}'));
        let wide = width(bare);
        if wide + hyphen > columns {
            parts(piece, offset + start, columns, &mut words);
        } else {
            words.push(Word { end: offset + end, width: wide, space, hyphen });
        }
        start = end;
    }
    words
}

/// Whether a vowel sign of Thai or Lao takes a cell of its own in the cluster of the preceding letter, whatever that is (UAX
/// #29, `SpacingMark`).
const fn is_vowel_sign(c: char) -> bool {
    matches!(c, '\u{e33}' | '\u{eb3}')
}

/// The words with those of an unbroken range made one, if that fits in the column.
fn joined(words: Vec<Word>, columns: usize, unbroken: &[Range<usize>]) -> Vec<Word> {
    if unbroken.is_empty() {
        return words;
    }
    let mut joined: Vec<Word> = Vec::with_capacity(words.len());
    for word in words {
        match joined.last_mut() {
            Some(last)
                if unbroken.iter().any(|range| range.contains(&last.end) && range.start < last.end)
                    && last.width + last.space + word.width <= columns =>
            {
                let width = last.width + last.space + word.width;
                *last = Word { width, ..word };
            }
            _ => joined.push(word),
        }
    }
    joined
}

fn parts(word: &str, offset: usize, columns: usize, words: &mut Vec<Word>) {
    let (mut at, mut used) = (0, 0);
    // A cluster that is wider than the column can only be split.
    let apart = |cluster: &str| cluster_width(cluster) > columns;
    let pieces = clusters(word).flat_map(|cluster| {
        let (whole, parts) = if apart(cluster) { (None, cluster) } else { (Some(cluster), "") };
        whole.into_iter().chain(parts.split_inclusive(|_: char| true))
    });
    for cluster in pieces {
        let cells = cluster_width(cluster);
        if used + cells > columns && used > 0 {
            words.push(Word { end: offset + at, width: used, space: 0, hyphen: 0 });
            used = 0;
        }
        used += cells;
        at += cluster.len();
    }
    let space = width(word.get(word.trim_end().len()..).unwrap_or_default()).min(used);
    words.push(Word { end: offset + at, width: used - space, space, hyphen: 0 });
}

fn greedy(words: &[Word], offset: usize, columns: usize, lines: &mut Vec<Range<usize>>) {
    let (mut start, mut end, mut used) = (offset, offset, 0);
    for word in words {
        if used + word.width + word.hyphen > columns && end > start {
            lines.push(start..end);
            (start, used) = (end, 0);
        }
        used += word.width + word.space;
        end = word.end;
    }
    if end > start {
        lines.push(start..end);
    }
}

fn optimal(words: &[Word], offset: usize, columns: usize, lines: &mut Vec<Range<usize>>) {
    let Ok(dealt) = wrap_optimal_fit(words, &[cells(columns)], &Penalties::new()) else {
        return greedy(words, offset, columns, lines);
    };
    let mut start = offset;
    for line in dealt {
        let Some(last) = line.last() else { continue };
        // Widths are sums over words; a line that turns out too wide is filled again.
        let used: usize = line.iter().map(|word| word.width + word.space).sum::<usize>() - last.space + last.hyphen;
        if used > columns {
            greedy(line, start, columns, lines);
        } else {
            lines.push(start..last.end);
        }
        start = last.end;
    }
}
