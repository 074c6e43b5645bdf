use std::borrow::Cow;
use std::cmp::Ordering;
use std::ops::Range;

use icu_properties::CodePointMapData;
use icu_properties::props::BidiMirroringGlyph;
use unicode_bidi::{BidiClass, BidiDataSource, BidiInfo, Level, bidi_class};

use super::block::Direction;

/// Length in bytes of each mark that is inserted into a text.
const MARK: usize = 3;
/// Number of words of the opposite direction that one word of the context's direction outweighs.
const OUTWEIGHED: usize = 5;
/// The same for a paragraph that both begins and ends in the opposite direction.
const OUTWEIGHED_WITHIN: usize = 3;

/// Bidirectional character classes (Unicode), with a shortcut for common characters.
struct Classes;

impl BidiDataSource for Classes {
    fn bidi_class(&self, c: char) -> BidiClass {
        class(c)
    }
}

fn class(c: char) -> BidiClass {
    match c {
        'a'..='z' | 'A'..='Z' => BidiClass::L,
        ' ' => BidiClass::WS,
        ',' | '.' | ':' | '/' | '\u{60c}' => BidiClass::CS,
        '(' | ')' | '"' => BidiClass::ON,
        '0'..='9' => BidiClass::EN,
        '\u{5d0}'..='\u{5ea}' => BidiClass::R,
        '\u{620}'..='\u{64a}' => BidiClass::AL,
        c => bidi_class(c),
    }
}

/// How the direction of a paragraph is determined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    /// Given explicitly.
    Given(Direction),
    /// By its letters; if it has words of both directions, by the direction of the surrounding text.
    Within(Direction),
    /// By its first strong letter (UAX #9 P2, P3).
    Letters,
}

impl Base {
    /// An explicit direction takes precedence over that of the surrounding text.
    pub(super) fn new(given: Option<Direction>, whole: Option<Direction>) -> Self {
        given.map(Self::Given).or(whole.map(Self::Within)).unwrap_or(Self::Letters)
    }
}

/// The embedding levels of a text, for reordering its lines visually (UAX #9).
pub(super) struct Levels {
    /// The level of each byte.
    of_bytes: Vec<Level>,
    paragraphs: Vec<(Range<usize>, Level)>,
    /// Whether the letters of a word keep their order, for a terminal that reorders them itself.
    pub(super) by_words: bool,
}

impl Levels {
    /// The levels of a text some of whose runs have directions of their own; `base` is the direction of its paragraphs.
    /// None if nothing in the text needs reordering.
    pub(super) fn new(text: &str, base: Base, isolates: &[(Range<usize>, Direction)], by_words: bool) -> Option<Self> {
        let level = match base {
            Base::Given(Direction::RightToLeft) => Some(Level::rtl()),
            Base::Given(Direction::LeftToRight) => Some(Level::ltr()),
            Base::Within(_) | Base::Letters => None,
        };
        if level != Some(Level::rtl()) && !has_right_to_left(text) {
            return None;
        }
        let (marked, added) = marked(text, base, isolates);
        let info = BidiInfo::new_with_data_source(&Classes, &marked, level);
        let mut places = added.iter().peekable();
        let mut levels = Vec::with_capacity(text.len());
        for (at, level) in info.levels.iter().enumerate() {
            while places.next_if(|place| place.end <= at).is_some() {}
            if !places.peek().is_some_and(|place| place.contains(&at)) {
                levels.push(*level);
            }
        }
        let before = |at: usize| at - MARK * added.partition_point(|place| place.end <= at);
        let paragraphs = info
            .paragraphs
            .iter()
            .map(|paragraph| (before(paragraph.range.start)..before(paragraph.range.end), paragraph.level));
        Some(Self { of_bytes: levels, paragraphs: paragraphs.collect(), by_words })
    }

    fn base(&self, at: usize) -> Level {
        let after = self.paragraphs.partition_point(|(range, _)| range.end <= at);
        self.paragraphs.get(after).map_or(Level::ltr(), |(_, level)| *level)
    }

    /// Whether the paragraph at a byte is right-to-left.
    pub(super) fn is_right_to_left(&self, at: usize) -> bool {
        self.base(at).is_rtl()
    }

    /// The indices of a line's clusters in visual order (L1, L2); each cluster is given by its first byte.
    pub(super) fn visual(&self, text: &str, starts: &[usize]) -> Vec<usize> {
        let base = starts.first().map_or(Level::ltr(), |at| self.base(*at));
        let mut levels: Vec<Level> = starts.iter().map(|at| self.level(*at, base)).collect();
        for (at, level) in starts.iter().zip(&mut levels).rev() {
            let space = text.get(*at..).and_then(|rest| rest.chars().next()).is_some_and(char::is_whitespace);
            if !space {
                break;
            }
            *level = base;
        }
        let mut order = BidiInfo::reorder_visual(&levels);
        if self.by_words {
            let first = |at: &usize| starts.get(*at).and_then(|start| text.get(*start..)?.chars().next());
            // Terminals that reorder words treat the Arabic comma as a letter of the word.
            let of_word = |c: char| c == '\u{60c}' || matches!(class(c), BidiClass::R | BidiClass::AL);
            let letter = |at: &usize| first(at).is_some_and(of_word);
            let words = order.chunk_by_mut(|left, right| letter(left) && letter(right));
            words.filter(|word| word.first().is_some_and(letter)).for_each(<[usize]>::reverse);
        }
        order
    }

    fn level(&self, at: usize, base: Level) -> Level {
        self.of_bytes.get(at).copied().unwrap_or(base)
    }

    /// Whether the cluster at a byte is right-to-left.
    pub(super) fn turned(&self, at: usize) -> bool {
        self.of_bytes.get(at).is_some_and(Level::is_rtl)
    }
}

/// The text with inserted marks, and their positions: isolates (X5a–X6a) around runs with a direction of their own, and
/// an invisible strong letter before a paragraph that takes the direction of the surrounding text (HL1).
fn marked<'a>(text: &'a str, base: Base, runs: &[(Range<usize>, Direction)]) -> (Cow<'a, str>, Vec<Range<usize>>) {
    let mut marks: Vec<(usize, &str)> = Vec::with_capacity(runs.len() * 2);
    if let Base::Within(whole) = base {
        let mut start = 0;
        for paragraph in text.split_inclusive('\n') {
            if is_read_as(whole, paragraph) {
                marks.push((start, if whole == Direction::RightToLeft { "\u{200f}" } else { "\u{200e}" }));
            }
            start += paragraph.len();
        }
    }
    for (range, direction) in runs {
        marks.push((range.start, if *direction == Direction::RightToLeft { "\u{2067}" } else { "\u{2066}" }));
        marks.push((range.end, "\u{2069}"));
    }
    // At equal positions the letter precedes the isolates, whose content does not count (P2).
    marks.sort_by_key(|(at, _)| *at);
    if marks.is_empty() {
        return (Cow::Borrowed(text), Vec::new());
    }
    let mut out = String::with_capacity(text.len() + marks.len() * MARK);
    let mut added = Vec::with_capacity(marks.len());
    let mut last = 0;
    for (at, mark) in marks {
        let Some(before) = text.get(last..at) else { continue };
        out.push_str(before);
        added.push(out.len()..out.len() + mark.len());
        out.push_str(mark);
        last = at;
    }
    out.push_str(text.get(last..).unwrap_or_default());
    (Cow::Owned(out), added)
}

/// The direction of a paragraph by its letters and the surrounding text.
pub(super) fn within(paragraph: &str, whole: Option<Direction>) -> Option<Direction> {
    whole.filter(|whole| is_read_as(*whole, paragraph)).or_else(|| first_direction(paragraph))
}

/// Whether a paragraph with words of both directions takes the direction of the surrounding text, whatever its first
/// letter; one with hardly any word of that direction is a quotation. A name or address at one end may be long; a
/// paragraph that begins and ends in the opposite direction quotes what is between, if that is a small part of it.
fn is_read_as(whole: Direction, paragraph: &str) -> bool {
    let (left, right) = words(paragraph);
    let (own, other) = if whole == Direction::RightToLeft { (right, left) } else { (left, right) };
    let ends = [first_direction(paragraph), paragraph.chars().rev().find_map(strong)];
    let outweighed = if ends == [Some(whole.other()); 2] { OUTWEIGHED_WITHIN } else { OUTWEIGHED };
    own > 0 && other <= own * outweighed
}

/// Numbers of left-to-right and of right-to-left words, each by its first strong letter.
fn words(text: &str) -> (usize, usize) {
    let directions = text.split_whitespace().filter_map(|word| word.chars().find_map(strong));
    directions.fold((0, 0), |(left, right), direction| match direction {
        Direction::LeftToRight => (left + 1, right),
        Direction::RightToLeft => (left, right + 1),
    })
}

fn strong(c: char) -> Option<Direction> {
    match class(c) {
        BidiClass::L => Some(Direction::LeftToRight),
        BidiClass::R | BidiClass::AL => Some(Direction::RightToLeft),
        _ => None,
    }
}

/// Whether a text contains a right-to-left letter.
pub(super) fn has_right_to_left(text: &str) -> bool {
    text.chars().any(|c| c >= '\u{590}' && matches!(class(c), BidiClass::R | BidiClass::AL))
}

/// The direction of most words of a text; that of its first strong letter if both are equally frequent.
#[must_use]
pub fn direction(text: &str) -> Option<Direction> {
    let (left, right) = words(text);
    match left.cmp(&right) {
        Ordering::Greater => Some(Direction::LeftToRight),
        Ordering::Less => Some(Direction::RightToLeft),
        Ordering::Equal => first_direction(text),
    }
}

/// The common direction of all words of a text; none if both occur, or there are no words.
pub(super) fn only_direction(text: &str) -> Option<Direction> {
    match words(text) {
        (1.., 0) => Some(Direction::LeftToRight),
        (0, 1..) => Some(Direction::RightToLeft),
        _ => None,
    }
}

/// The direction of a text's first strong letter (UAX #9 P2, P3).
#[must_use]
pub fn first_direction(text: &str) -> Option<Direction> {
    text.chars().find_map(strong)
}

/// The mirrored form of a character in right-to-left text (L4).
pub(super) fn mirrored(c: char) -> char {
    if c.is_alphanumeric() {
        return c;
    }
    CodePointMapData::<BidiMirroringGlyph>::new().get(c).mirroring_glyph.unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use unicode_bidi::bidi_class;

    use super::class;

    #[test]
    fn classes_are_those_of_the_standard() {
        assert!(('\0'..=char::MAX).all(|c| class(c) == bidi_class(c)));
    }
}
