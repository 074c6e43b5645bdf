use super::block::{Block, Direction, Span, fold, text};
use super::formula::scripted_number;

/// The visible text of one line of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainBlock {
    /// Text with collapsed white space, not empty.
    pub text: String,
    /// Whether it is the caption or the credit of a picture.
    pub is_caption: bool,
}

/// An article's markup as blocks of styled text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Blocks in reading order.
    pub blocks: Vec<Block>,
}

impl Document {
    /// The visible text of each line of the document in reading order, white space collapsed: paragraphs, headings,
    /// items, captions, cells. A paragraph with forced line breaks gives one text for each line.
    #[must_use]
    pub fn plain_blocks(&self) -> Vec<String> {
        self.captioned_blocks().into_iter().map(|block| block.text).collect()
    }

    /// The same, with the captions told from the other lines.
    #[must_use]
    pub fn captioned_blocks(&self) -> Vec<PlainBlock> {
        let mut found = Vec::new();
        collect(&self.blocks, &mut found);
        found
    }

    /// The direction of most of its words.
    #[must_use]
    pub fn direction(&self) -> Option<Direction> {
        super::bidi::direction(&self.plain_blocks().join("\n"))
    }

    /// The document without the given texts: each pair is a folded text and whether it is a whole line of
    /// [`Document::plain_blocks`]; a text that is only part of a line is removed from that line's start or end. If a
    /// text occurs several times, its last occurrence is removed.
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

    /// Plain text with an empty line between blocks, without soft hyphens.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut parts = Vec::new();
        text_of(&self.blocks, "", "", &mut parts);
        let mut text = parts.join("\n\n");
        text.retain(|c| c != '\u{ad}');
        text
    }

    /// Clean HTML written from the blocks; nothing of the source markup passes through.
    #[must_use]
    pub fn to_html(&self) -> String {
        super::write::html(&self.blocks, None)
    }

    /// The same for the body of a page of the given direction: paragraphs of the other direction say so.
    #[must_use]
    pub fn to_html_within(&self, page: Option<Direction>) -> String {
        super::write::html(&self.blocks, page)
    }

    /// The same as XML: every element is closed, all characters are valid XML.
    #[must_use]
    pub fn to_xhtml_within(&self, page: Option<Direction>) -> String {
        super::write::xhtml(&self.blocks, page)
    }
}

fn collect(blocks: &[Block], found: &mut Vec<PlainBlock>) {
    let mut push = |text: &str, is_caption: bool| {
        let lines = text.lines().map(fold).filter(|line| !line.is_empty());
        found.extend(lines.map(|text| PlainBlock { text, is_caption }));
    };
    for block in blocks {
        match block {
            Block::Paragraph(spans) | Block::Heading(_, spans) => push(&text(spans), false),
            Block::Figure { caption, credit, .. } => {
                push(&text(caption), true);
                push(&text(credit), true);
            }
            Block::Preformatted(lines) => lines.iter().for_each(|line| push(line, false)),
            Block::Table(table) => table.rows.iter().flatten().for_each(|cell| push(&text(cell), false)),
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

fn collect_into(blocks: &[Block], push: &mut impl FnMut(&str, bool)) {
    let mut inner = Vec::new();
    collect(blocks, &mut inner);
    for block in &inner {
        push(&block.text, block.is_caption);
    }
}

/// The texts of blocks; the first is prefixed with `first`, the others with `rest`, so the bullet of an item occurs
/// once.
fn text_of(blocks: &[Block], first: &str, rest: &str, parts: &mut Vec<String>) {
    let mut indent = first;
    for block in blocks {
        let known = parts.len();
        match block {
            Block::Paragraph(spans) | Block::Heading(_, spans) => parts.push(format!("{indent}{}", signed(spans))),
            Block::Preformatted(lines) => parts.push(lines.join("\n")),
            Block::Figure { alt, caption, credit, .. } => {
                let (caption, credit) = (signed(caption), signed(credit));
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
                    .map(|row| row.iter().map(|cell| fold(&signed(cell))).collect::<Vec<_>>().join(" | "))
                    .collect::<Vec<_>>()
                    .join("\n"),
            ),
            Block::Rule => parts.push("* * *".to_owned()),
            Block::Quote(inner) => text_of(inner, &format!("{indent}> "), &format!("{rest}> "), parts),
            Block::List(start, items) => list(*start, items, indent, rest, parts),
        }
        if parts.len() > known {
            indent = rest;
        }
    }
}

/// The text of spans, with powers and indices in Unicode's own signs where all their characters have one.
fn signed(spans: &[Span]) -> String {
    spans.iter().map(|span| scripted_number(&span.text, span.style).unwrap_or_else(|| span.text.clone())).collect()
}

fn list(start: Option<u32>, items: &[Vec<Block>], first: &str, rest: &str, parts: &mut Vec<String>) {
    let (mut number, mut indent) = (start, first);
    for item in items {
        let mark = number.map_or_else(|| "- ".to_owned(), |n| format!("{n}. "));
        number = number.map(|n| n.saturating_add(1));
        text_of(item, &format!("{indent}{mark}"), &format!("{rest}{}", " ".repeat(mark.len())), parts);
        indent = rest;
    }
}
