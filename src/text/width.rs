use icu_properties::CodePointMapData;
use icu_properties::props::GeneralCategory;
use unicode_segmentation::GraphemeCursor;
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// Maximum width of one cluster in cells; a wider one is not valid text in any language and is split.
const WIDEST_CLUSTER: usize = 8;

/// The width of a text on the screen in cells, cluster by cluster (UAX #11, adjusted to terminals).
#[must_use]
pub fn width(text: &str) -> usize {
    if is_plain(text) {
        return text.len();
    }
    measured(text).map(|(cluster, cells)| cells.map_or_else(|| cluster_width(cluster), usize::from)).sum()
}

/// Truncates a text to at most `columns` cells at a grapheme boundary, ending in `…` if something was removed.
#[must_use]
pub fn fit(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 0;
    for (cluster, cells) in measured(text) {
        let cells = cells.map_or_else(|| cluster_width(cluster), usize::from);
        if used + cells + 1 > columns {
            break;
        }
        out.push_str(cluster);
        used += cells;
    }
    // A text that was truncated before must not end in two ellipses.
    out.truncate(out.trim_end_matches(|c: char| c.is_whitespace() || c == '…').len());
    if columns > 0 {
        out.push('…');
    }
    out
}

/// Truncates a text at its start to at most `columns` cells, so that the end of an input stays visible.
#[must_use]
pub fn fit_end(text: &str, columns: usize) -> String {
    let mut over = (width(text) + 1).saturating_sub(columns);
    if over <= 1 {
        return text.to_owned();
    }
    let mut cut = 0;
    for cluster in clusters(text) {
        if over == 0 {
            break;
        }
        over = over.saturating_sub(cluster_width(cluster));
        cut += cluster.len();
    }
    if columns > 0 { format!("…{}", text.get(cut..).unwrap_or_default()) } else { String::new() }
}

/// The width of a cluster that is one letter of a kind on whose width all terminals agree; none for all others.
#[must_use]
pub fn letter_width(cluster: &str) -> Option<u16> {
    if let [b' '..=b'~'] = cluster.as_bytes() {
        return Some(1);
    }
    let mut chars = cluster.chars();
    let (first, None) = (chars.next()?, chars.next()) else { return None };
    class(first).cells()
}

/// Splits off the printable ASCII characters at the start of a text that are clusters of their own, one cell each.
#[must_use]
pub fn split_plain(text: &str) -> (&str, &str) {
    let plain = text.bytes().take_while(|byte| (b' '..=b'~').contains(byte)).count();
    // A following mark joins the last one.
    let end = if plain == text.len() { plain } else { plain.saturating_sub(1) };
    text.split_at_checked(end).unwrap_or(("", text))
}

/// Whether every byte is a printable ASCII character, one cell each.
pub(super) fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

/// Grapheme clusters (UAX #29); one that is excessively wide is split into characters.
pub fn clusters(text: &str) -> impl Iterator<Item = &str> {
    measured(text).map(|(cluster, _)| cluster)
}

/// The clusters of a text, each with its letter width (see [`letter_width`]).
#[must_use]
pub const fn measured(text: &str) -> Measured<'_> {
    Measured { rest: text, split_bytes: 0 }
}

/// Iterator over the clusters of a text with their letter widths, by [`measured`].
#[derive(Clone, Debug)]
pub struct Measured<'a> {
    rest: &'a str,
    /// Bytes left of a cluster that is split into characters.
    split_bytes: usize,
}

impl<'a> Measured<'a> {
    fn take(&mut self, len: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(len).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    fn take_character(&mut self, first: char) -> &'a str {
        self.split_bytes = self.split_bytes.saturating_sub(first.len_utf8());
        self.take(first.len_utf8())
    }
}

impl<'a> Iterator for Measured<'a> {
    type Item = (&'a str, Option<u16>);

    fn next(&mut self) -> Option<Self::Item> {
        if self.split_bytes == 0 && begins_plain(self.rest) {
            return Some((self.take(1), Some(1)));
        }
        let first = self.rest.chars().next()?;
        let class = class(first);
        if self.split_bytes > 0 {
            return Some((self.take_character(first), class.cells()));
        }
        let end = cluster_end(self.rest, first);
        if end == first.len_utf8() {
            return Some((self.take(end), class.cells()));
        }
        if end > WIDEST_CLUSTER && self.rest.get(..end).is_some_and(|cluster| cluster.width() > WIDEST_CLUSTER) {
            self.split_bytes = end;
            return Some((self.take_character(first), class.cells()));
        }
        Some((self.take(end), None))
    }
}

/// Whether a text begins with a printable ASCII character that is its last or is followed by another one, the most
/// frequent case.
fn begins_plain(text: &str) -> bool {
    let is_plain = |byte: &u8| (b' '..=b'~').contains(byte);
    match text.as_bytes() {
        [only] => is_plain(only),
        [first, second, ..] => is_plain(first) && is_plain(second),
        [] => false,
    }
}

/// The end of the first cluster of a text that begins with the given character, in bytes.
fn cluster_end(text: &str, first: char) -> usize {
    let next = text.get(first.len_utf8()..).and_then(|after| after.chars().next());
    if never_joins(first) && next.is_none_or(never_joins) {
        return first.len_utf8();
    }
    GraphemeCursor::new(0, text.len(), true).next_boundary(text, 0).ok().flatten().unwrap_or(text.len())
}

/// How a character behaves alone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// A letter of one cell on which all terminals agree.
    Narrow,
    /// A letter of two cells on which all terminals agree.
    Wide,
    /// An arrow, shape or other symbol.
    Symbol,
    /// Any other character.
    Other,
}

impl Class {
    const fn cells(self) -> Option<u16> {
        match self {
            Self::Narrow => Some(1),
            Self::Wide => Some(2),
            Self::Symbol | Self::Other => None,
        }
    }
}

/// The classes of the characters below U+3100.
static CLASSES: [Class; 0x3100] = {
    let mut classes = [Class::Other; 0x3100];
    let mut code = 0;
    while code < classes.len() {
        #[allow(clippy::cast_possible_truncation, clippy::indexing_slicing, reason = "within the table")]
        if let Some(c) = char::from_u32(code as u32) {
            classes[code] = class_by_range(c);
        }
        code += 1;
    }
    classes
};

fn class(c: char) -> Class {
    let listed = usize::try_from(u32::from(c)).ok().and_then(|code| CLASSES.get(code));
    listed.copied().unwrap_or_else(|| class_by_range(c))
}

const fn class_by_range(c: char) -> Class {
    match c {
        c if is_narrow(c) => Class::Narrow,
        c if is_wide(c) => Class::Wide,
        '\u{2190}'..='\u{27bf}' => Class::Symbol,
        _ => Class::Other,
    }
}

/// Whether a character is one of the many that join no other of them in a cluster (rule GB999): letters, and arrows,
/// shapes and other symbols, which only a following mark can join.
fn never_joins(c: char) -> bool {
    class(c) != Class::Other
}

/// ASCII, letters of Latin, Cyrillic, Hebrew, Arabic and Thai, punctuation, box drawing and blocks: one cell each.
const fn is_narrow(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\u{a1}'..='\u{a8}' | '\u{aa}'..='\u{ac}' | '\u{af}'..='\u{2ff}' | '\u{400}'..='\u{481}'
        | '\u{5d0}'..='\u{5ea}' | '\u{60c}' | '\u{61b}' | '\u{61f}'..='\u{64a}' | '\u{660}'..='\u{66f}'
        | '\u{671}'..='\u{6d3}' | '\u{e01}'..='\u{e30}' | '\u{e40}'..='\u{e46}' | '\u{2010}'..='\u{2027}'
        | '\u{2030}'..='\u{203b}' | '\u{2500}'..='\u{259f}' | '\u{fb50}'..='\u{fbb1}' | '\u{fbd3}'..='\u{fbff}'
        | '\u{fe80}'..='\u{fefc}')
}

/// East Asian letters, syllables and punctuation: two cells each.
const fn is_wide(c: char) -> bool {
    matches!(c,
        '\u{3000}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{309b}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}' | '\u{ff01}'..='\u{ff60}')
}

/// The width of one cluster in cells. Control characters and invisible ones (soft hyphen) take none.
pub(super) fn cluster_width(cluster: &str) -> usize {
    if let Some(cells) = letter_width(cluster) {
        return usize::from(cells);
    }
    match cluster.as_bytes() {
        [byte] if byte.is_ascii_control() => 0,
        _ if cluster.starts_with('\u{ad}') => 0,
        _ if cluster.starts_with(of_marks) => cluster.chars().map(cells_of_sign).sum(),
        _ if cluster.len() <= 4 => cluster.chars().map(|c| c.width().unwrap_or(0)).sum::<usize>().min(cluster.width()),
        _ => cluster.width(),
    }
}

/// Whether a character belongs to a South Asian script, whose letters carry spacing marks and stack.
fn of_marks(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{dff}' | '\u{f00}'..='\u{109f}' | '\u{1700}'..='\u{1cff}' | '\u{a800}'..='\u{abff}')
}

/// The width in cells of a letter or mark of such a script. Terminals use the general category: a spacing mark (`Mc`)
/// takes a cell, even one that extends its cluster, and so does a letter that is stacked below another; if it counted
/// as none the next letter would be drawn over it.
fn cells_of_sign(c: char) -> usize {
    let cells = c.width().unwrap_or(0);
    let spacing = || CodePointMapData::<GeneralCategory>::new().get(c) == GeneralCategory::SpacingMark;
    if cells == 0 && of_marks(c) && spacing() { 1 } else { cells }
}

/// The first cluster boundary at or after byte `at`.
pub(super) fn boundary_from(text: &str, at: usize) -> usize {
    if at >= text.len() {
        return text.len();
    }
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(true) => at,
        _ => cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len()),
    }
}

#[cfg(test)]
mod tests {
    use unicode_segmentation::UnicodeSegmentation as _;
    use unicode_width::UnicodeWidthChar as _;

    use super::{cluster_width, clusters, fit_end, never_joins};

    #[test]
    fn spacing_marks_are_counted_as_terminals_count_them() {
        // Cursor movement as in tmux 3.3, xterm and VTE.
        for (text, cells) in [("কো", 2), ("ণা", 2), ("ঢাকা", 4), ("কোভিড", 5), ("கொ", 2), ("ட்டி", 3), ("कि", 2), ("बै", 1)]
        {
            assert_eq!(super::width(text), cells, "{text}");
        }
        for (text, cells) in [
            ("ក្រុ", 2),
            ("ជា", 2),
            ("ប្រឹ", 2),
            ("ថ្មី", 2),
            ("ក្រុមប្រឹក្សាភិបាល", 12),
            ("ខ្ញុំ", 2),
            ("ജ്ഞാ", 3),
            ("བོད་", 3),
            ("กำ", 2),
            ("မြန်", 3),
            ("e\u{301}", 1),
            ("සා", 2),
            ("ಕೂ", 2),
        ] {
            assert_eq!(super::width(text), cells, "{text}");
        }
    }

    #[test]
    fn the_end_of_a_text_is_kept() {
        assert_eq!(fit_end("/夜行 train", 11), "/夜行 train");
        assert_eq!(fit_end("/夜行 train", 10), "…行 train");
        assert_eq!(fit_end("/夜行 train", 8), "… train");
        assert_eq!(fit_end("/夜行 train", 1), "…");
        assert_eq!(fit_end("/夜行 train", 0), "");
    }

    #[test]
    fn what_stands_alone_joins_none_of_its_like() {
        for c in ('\0'..=char::MAX).filter(|c| never_joins(*c)) {
            assert_eq!(c.width(), Some(cluster_width(c.encode_utf8(&mut [0; 4]))), "{c:?}");
            for text in [format!("a{c}"), format!("{c}a"), format!("{c}{c}"), format!("{c}\u{301}a"), format!("ع{c}ا")]
            {
                assert!(clusters(&text).eq(text.graphemes(true)), "{text:?}");
            }
        }
    }

    #[test]
    fn clusters_are_those_of_the_standard() {
        let parts = [
            "a",
            "é",
            "e\u{301}",
            "\r\n",
            "क्षि",
            "👩\u{200d}👩\u{200d}👧",
            "🇲🇩",
            "🇷",
            "각",
            "ᄀ",
            "ำ",
            "ก",
            "ل",
            "ا\u{64b}",
            "\u{600}",
            "●",
            "⇄",
            "☀\u{fe0f}",
        ];
        for first in parts {
            for second in parts {
                for third in parts {
                    let text = format!("{first}{second}{third}");
                    assert!(clusters(&text).eq(text.graphemes(true)), "{text:?}");
                }
            }
        }
    }
}
