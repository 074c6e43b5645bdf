use std::sync::Arc;

/// A block of a document: paragraph, heading, list item, table, picture or code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Running text. An empty first span gives the direction of the whole, if its runs have others.
    Paragraph(Vec<Span>),
    /// A heading with its level, 1 to 6.
    Heading(u8, Vec<Span>),
    /// A list: the number of its first item if it is numbered, and the blocks of each item.
    List(Option<u32>, Vec<Vec<Block>>),
    /// A quotation.
    Quote(Vec<Block>),
    /// Preformatted text, line by line.
    Preformatted(Vec<String>),
    /// A picture with its alternative text and the spans of its caption.
    Figure {
        /// Alternative text.
        alt: String,
        /// Address of the picture.
        src: Option<String>,
        /// Width and height in pixels, if the markup gives them.
        size: Option<(u32, u32)>,
        /// Caption.
        caption: Vec<Span>,
        /// Who made the picture, if the markup separates that from the caption.
        credit: Vec<Span>,
    },
    /// A table of data.
    Table(Table),
    /// A thematic break.
    Rule,
}

/// A table as rows of cells: one for each column, empty ones where a cell spans; empty cells at the end of a row are left
/// out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Number of leading rows that are headings.
    pub header: usize,
    /// Rows of cells.
    pub rows: Vec<Vec<Vec<Span>>>,
    /// The cells that span others, in reading order.
    pub spanning: Vec<Spanning>,
}

/// A cell of a table that takes the place of the empty ones after and below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spanning {
    /// Its row.
    pub row: usize,
    /// Its column.
    pub column: usize,
    /// Number of rows that it takes, its own among them.
    pub rows: usize,
    /// Number of columns that it takes, its own among them.
    pub columns: usize,
}

impl Table {
    /// Length of its longest row, with the empty cells under those that span.
    #[must_use]
    pub fn columns(&self) -> usize {
        let right = self.spanning.iter().map(|cell| cell.column + cell.columns);
        self.rows.iter().map(Vec::len).chain(right).max().unwrap_or(0)
    }
}

/// The direction of a text (UAX #9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From the left.
    LeftToRight,
    /// From the right.
    RightToLeft,
}

impl Direction {
    /// The opposite direction, for text on the opposite side.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::LeftToRight => Self::RightToLeft,
            Self::RightToLeft => Self::LeftToRight,
        }
    }

    /// Value of the `dir` attribute.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

/// A run of text in one style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// Clean text; a newline is a forced line break.
    pub text: String,
    /// Text style.
    pub style: Style,
    /// Link target: an absolute `http`, `https` or `mailto` address.
    pub link: Option<String>,
    /// The direction given by the markup; none if the letters decide.
    pub direction: Option<Direction>,
    /// The language given by the markup, as a BCP 47 tag.
    pub language: Option<Arc<str>>,
}

/// The style of a run of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "independent marks")]
pub struct Style {
    /// Emphasis.
    pub emphasis: bool,
    /// Strong emphasis.
    pub strong: bool,
    /// Code.
    pub code: bool,
    /// Superscript.
    pub superscript: bool,
    /// Subscript.
    pub subscript: bool,
    /// Deleted, or no longer correct.
    pub deleted: bool,
    /// Ruby: the pronunciation of the preceding text, in brackets.
    pub ruby: bool,
    /// Machine translation of the text above.
    pub translated: bool,
    /// Kept on one line if the column is wide enough (`white-space: nowrap`, CSS Text 4 §6.1).
    pub unbroken: bool,
}

/// Collapses white space to single spaces.
pub(super) fn fold(text: &str) -> String {
    let text = text.trim();
    if is_folded(text) { text.to_owned() } else { text.split_whitespace().collect::<Vec<_>>().join(" ") }
}

/// Whether all white space of a text is single spaces.
#[allow(clippy::needless_bitwise_bool, reason = "a branch would keep many bytes from being looked at at once")]
fn is_folded(text: &str) -> bool {
    // First bytes of white space other than the space itself (Unicode White_Space).
    let begins = |byte: u8| (byte < b' ') | (byte == 0xc2) | (0xe1..=0xe3).contains(&byte);
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let next = rest.get(1..).unwrap_or_default();
        let ((chunks, _), (nexts, _)) = (rest.as_chunks::<32>(), next.as_chunks::<32>());
        let single = |(chunk, next): &(&[u8; 32], &[u8; 32])| {
            let pairs = chunk.iter().zip(next.iter());
            pairs.fold(true, |all, (one, two)| all & !begins(*one) & !((*one == b' ') & (*two == b' ')))
        };
        at += chunks.iter().zip(nexts).take_while(single).count() * 32;
        // Of an undecided chunk only what may begin white space is looked at, and the byte after it as well.
        let mut after_space = false;
        for (from, byte) in (at..).zip(bytes.get(at..).unwrap_or_default().iter().take(33)) {
            let space = || text.get(from..).is_some_and(|tail| tail.starts_with(char::is_whitespace));
            if (after_space && *byte == b' ') || (begins(*byte) && space()) {
                return false;
            }
            after_space = *byte == b' ';
        }
        at += 32;
    }
    true
}

/// The text of spans, with forced breaks as newlines.
pub(super) fn text(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

/// The direction that the markup gives a paragraph: that of an empty first span, else that of the first span if every
/// span has one.
pub(super) fn given_direction(spans: &[Span]) -> Option<Direction> {
    let first = spans.first()?;
    if first.text.is_empty() || spans.iter().all(|span| span.direction.is_some()) { first.direction } else { None }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::is_folded;

    proptest! {
        #[test]
        fn folded_text_is_told_at_any_length(parts in proptest::collection::vec("[a-c]{1,9}|[а-в]{1,9}|[あ-う]{1,9}| |\t|\u{a0}|\u{2003}|\u{3000}|é", 1..60)) {
            for text in [parts.join(" "), parts.concat()] {
                let text = text.trim();
                prop_assert_eq!(is_folded(text), text.split_whitespace().collect::<Vec<_>>().join(" ") == text);
            }
        }
    }
}
