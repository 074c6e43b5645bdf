use std::sync::Arc;

/// An article's markup as blocks of styled text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Blocks in reading order.
    pub blocks: Vec<Block>,
}

/// A block of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Running text. An empty first span says in what direction the whole is read, where its runs have others.
    Paragraph(Vec<Span>),
    /// A heading with its level, 1 to 6.
    Heading(u8, Vec<Span>),
    /// A list: the number of its first item when numbered, and the blocks of each item.
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
        /// Pixels across and down, as the markup says.
        size: Option<(u32, u32)>,
        /// Caption.
        caption: Vec<Span>,
        /// Who made it, where the markup tells that from the caption.
        credit: Vec<Span>,
    },
    /// A table of data.
    Table(Table),
    /// A thematic break.
    Rule,
}

/// A table by rows of cells; every row has as many cells as the table has columns, empty ones where a cell spans.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// How many of the first rows are headings.
    pub header: usize,
    /// Rows of cells.
    pub rows: Vec<Vec<Vec<Span>>>,
}

/// A direction of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From the left.
    LeftToRight,
    /// From the right.
    RightToLeft,
}

impl Direction {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::LeftToRight => Self::RightToLeft,
            Self::RightToLeft => Self::LeftToRight,
        }
    }

    /// As the `dir` attribute spells it.
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
    /// How it looks.
    pub style: Style,
    /// Where it leads, absolute, `http`, `https` or `mailto` alone.
    pub link: Option<String>,
    /// The direction that the markup gives it, none where the letters decide.
    pub direction: Option<Direction>,
    /// The language that the markup gives it, as a BCP 47 tag.
    pub language: Option<Arc<str>>,
}

/// How a run of text looks.
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
    /// Deleted, or no longer right.
    pub deleted: bool,
    /// Ruby: how the text before is read, in brackets.
    pub ruby: bool,
}

impl Document {
    /// The visible text of each line of the document in reading order, white space folded: paragraphs, headings, items,
    /// captions, cells; a paragraph with forced line breaks gives one text a line.
    #[must_use]
    pub fn plain_blocks(&self) -> Vec<String> {
        let mut texts = Vec::new();
        collect(&self.blocks, &mut texts);
        texts
    }

    /// The direction in which most of its words are read.
    #[must_use]
    pub fn direction(&self) -> Option<Direction> {
        super::bidi::direction(&self.plain_blocks().join("\n"))
    }

    /// The document without given texts: each pair is a folded text and whether it is a whole line of
    /// [`Document::plain_blocks`]; a text that is only part of a line is cut off that line's start or end. A text that
    /// stands several times goes where it stands last.
    #[must_use]
    pub fn without(mut self, consumed: &[(&str, bool)]) -> Self {
        for (text, whole) in consumed {
            super::prune::remove(&mut self.blocks, text, *whole);
        }
        self
    }

    /// Addresses of its pictures in reading order.
    pub fn pictures(&self) -> impl Iterator<Item = &str> {
        let mut found = Vec::new();
        pictures_of(&self.blocks, &mut found);
        found.into_iter()
    }

    /// Plain text with an empty line between blocks.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut parts = Vec::new();
        text_of(&self.blocks, "", &mut parts);
        parts.join("\n\n")
    }

    /// Clean HTML written from the blocks; nothing of the source markup passes through.
    #[must_use]
    pub fn to_html(&self) -> String {
        super::write::html(&self.blocks)
    }

    /// The same as XML: every element is closed, every character allowed there.
    #[must_use]
    pub fn to_xhtml(&self) -> String {
        super::write::xhtml(&self.blocks)
    }
}

/// White space folded to single spaces.
pub(super) fn fold(text: &str) -> String {
    let text = text.trim();
    if is_folded(text) { text.to_owned() } else { text.split_whitespace().collect::<Vec<_>>().join(" ") }
}

/// Whether all white space of a text is single spaces.
#[allow(clippy::needless_bitwise_bool, reason = "a branch would keep many bytes from being looked at at once")]
fn is_folded(text: &str) -> bool {
    // Bytes that white space begins with, but for the space itself (Unicode White_Space).
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
        // What a chunk cannot tell is looked at letter by letter.
        let slow = text.get(text.floor_char_boundary(at)..).unwrap_or_default();
        let mut before = '\0';
        for c in slow.chars().take(32) {
            if if c == ' ' { before == ' ' } else { c.is_whitespace() } {
                return false;
            }
            before = c;
        }
        let seen = slow.char_indices().nth(31).map_or(slow.len(), |(from, _)| from);
        at = text.floor_char_boundary(at) + seen.max(1);
    }
    true
}

/// The text of spans, forced breaks as newlines.
pub(super) fn text(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

/// The direction that the markup gives a paragraph: that of an empty first span, else that of the first where every span
/// was given one.
pub(super) fn given_direction(spans: &[Span]) -> Option<Direction> {
    let first = spans.first()?;
    if first.text.is_empty() || spans.iter().all(|span| span.direction.is_some()) { first.direction } else { None }
}

fn collect(blocks: &[Block], texts: &mut Vec<String>) {
    let mut push = |text: &str| texts.extend(text.lines().map(fold).filter(|line| !line.is_empty()));
    for block in blocks {
        match block {
            Block::Paragraph(spans) | Block::Heading(_, spans) => push(&text(spans)),
            Block::Figure { caption, credit, .. } => [caption, credit].iter().for_each(|spans| push(&text(spans))),
            Block::Preformatted(lines) => lines.iter().for_each(|line| push(line)),
            Block::Table(table) => table.rows.iter().flatten().for_each(|cell| push(&text(cell))),
            Block::Rule => {}
            Block::Quote(inner) => collect_into(inner, &mut push),
            Block::List(_, items) => items.iter().for_each(|item| collect_into(item, &mut push)),
        }
    }
}

fn pictures_of<'a>(blocks: &'a [Block], found: &mut Vec<&'a str>) {
    for block in blocks {
        match block {
            Block::Figure { src: Some(src), .. } => found.push(src),
            Block::Quote(inner) => pictures_of(inner, found),
            Block::List(_, items) => items.iter().for_each(|item| pictures_of(item, found)),
            _ => {}
        }
    }
}

fn collect_into(blocks: &[Block], push: &mut impl FnMut(&str)) {
    let mut texts = Vec::new();
    collect(blocks, &mut texts);
    for text in &texts {
        push(text);
    }
}

fn text_of(blocks: &[Block], indent: &str, parts: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph(spans) | Block::Heading(_, spans) => parts.push(format!("{indent}{}", text(spans))),
            Block::Preformatted(lines) => parts.push(lines.join("\n")),
            Block::Figure { alt, caption, credit, .. } => {
                let (caption, credit) = (text(caption), text(credit));
                let shown = if caption.is_empty() { alt } else { &caption };
                let shown: Vec<&str> = [shown.as_str(), &credit].into_iter().filter(|part| !part.is_empty()).collect();
                if !shown.is_empty() {
                    parts.push(format!("{indent}[{}]", shown.join(" · ")));
                }
            }
            Block::Table(table) => parts.push(
                table
                    .rows
                    .iter()
                    .map(|row| row.iter().map(|cell| fold(&text(cell))).collect::<Vec<_>>().join(" | "))
                    .collect::<Vec<_>>()
                    .join("\n"),
            ),
            Block::Rule => parts.push("* * *".to_owned()),
            Block::Quote(inner) => text_of(inner, &format!("{indent}> "), parts),
            Block::List(start, items) => {
                let mut number = *start;
                for item in items {
                    let mark = number.map_or_else(|| "- ".to_owned(), |n| format!("{n}. "));
                    number = number.map(|n| n.saturating_add(1));
                    text_of(item, &format!("{indent}{mark}"), parts);
                }
            }
        }
    }
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
