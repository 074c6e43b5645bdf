use super::check::Reason;
use crate::text::{Block, Document, Span, Style, Table};

/// The mark after a passage that stays in the original.
pub const KEPT: &str = " ‡";

/// What is shown of a passage: its translation, or the original for a reason.
pub type Outcome = Result<Vec<Span>, Option<Reason>>;

/// How a translated document is put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// Each passage with its translation below it.
    Interlinear,
    /// Only the translation.
    Alone,
}

/// The runs of text of a document that are translated, in reading order: paragraphs, headings, captions, cells, in lists
/// and quotations too; not preformatted text, nor who made a picture.
#[must_use]
pub fn passages(document: &Document) -> Vec<&[Span]> {
    let mut found = Vec::new();
    collect(&document.blocks, &mut found);
    found
}

fn collect<'a>(blocks: &'a [Block], found: &mut Vec<&'a [Span]>) {
    for block in blocks {
        match block {
            Block::Paragraph(spans) | Block::Heading(_, spans) => found.push(spans),
            Block::Figure { caption, .. } => found.extend((!caption.is_empty()).then_some(caption.as_slice())),
            Block::Table(table) => {
                found.extend(table.rows.iter().flatten().filter(|cell| !cell.is_empty()).map(Vec::as_slice));
            }
            Block::Quote(inner) => collect(inner, found),
            Block::List(_, items) => items.iter().for_each(|item| collect(item, found)),
            Block::Preformatted(_) | Block::Rule => {}
        }
    }
}

/// The document with what came of its passages, in the order of [`passages`]; one of which nothing is known stays as it is.
#[must_use]
pub fn rebuilt(document: &Document, outcomes: &[Outcome], show: Show) -> Document {
    let mut builder = Builder { outcomes: outcomes.iter(), show };
    Document { blocks: builder.blocks(&document.blocks) }
}

struct Builder<'a> {
    outcomes: std::slice::Iter<'a, Outcome>,
    show: Show,
}

impl Builder<'_> {
    fn blocks(&mut self, blocks: &[Block]) -> Vec<Block> {
        blocks.iter().flat_map(|block| self.block(block)).collect()
    }

    fn block(&mut self, block: &Block) -> Vec<Block> {
        match block {
            Block::Paragraph(spans) => self.below(spans, Block::Paragraph),
            Block::Heading(level, spans) => self.below(spans, |spans| Block::Heading(*level, spans)),
            Block::Figure { alt, src, size, caption, credit } => {
                let caption = if caption.is_empty() { Vec::new() } else { self.beside(caption) };
                let (alt, src, credit) = (alt.clone(), src.clone(), credit.clone());
                vec![Block::Figure { alt, src, size: *size, caption, credit }]
            }
            Block::Table(table) => vec![Block::Table(self.table(table))],
            Block::Quote(inner) => vec![Block::Quote(self.blocks(inner))],
            Block::List(start, items) => {
                vec![Block::List(*start, items.iter().map(|item| self.blocks(item)).collect())]
            }
            Block::Preformatted(_) | Block::Rule => vec![block.clone()],
        }
    }

    fn table(&mut self, table: &Table) -> Table {
        let rows = table.rows.iter().map(|row| {
            let cell = |cell: &Vec<Span>| if cell.is_empty() { Vec::new() } else { self.beside(cell) };
            row.iter().map(cell).collect()
        });
        Table { rows: rows.collect(), header: table.header, spanning: table.spanning.clone() }
    }

    /// A passage and its translation as blocks of their own.
    fn below(&mut self, spans: &[Span], block: impl Fn(Vec<Span>) -> Block) -> Vec<Block> {
        match (self.outcomes.next(), self.show) {
            (Some(Ok(translated)), Show::Alone) => vec![block(translated.clone())],
            (Some(Ok(translated)), Show::Interlinear) if shows(spans, translated) => {
                vec![block(spans.to_vec()), block(marked(translated))]
            }
            (Some(Err(Some(_))), _) => vec![block(kept(spans))],
            (Some(_) | None, _) => vec![block(spans.to_vec())],
        }
    }

    /// The same in one run, the translation on a line of its own.
    fn beside(&mut self, spans: &[Span]) -> Vec<Span> {
        match (self.outcomes.next(), self.show) {
            (Some(Ok(translated)), Show::Alone) => translated.clone(),
            (Some(Ok(translated)), Show::Interlinear) if shows(spans, translated) => {
                let line = Span { text: "\n".to_owned(), ..Span::default() };
                spans.iter().cloned().chain([line]).chain(marked(translated)).collect()
            }
            (Some(Err(Some(_))), _) => kept(spans),
            (Some(_) | None, _) => spans.to_vec(),
        }
    }
}

/// Whether a translation says anything that the original does not.
fn shows(spans: &[Span], translated: &[Span]) -> bool {
    let text = |spans: &[Span]| spans.iter().map(|span| span.text.as_str()).collect::<String>();
    text(spans) != text(translated)
}

fn marked(spans: &[Span]) -> Vec<Span> {
    let style = |style: Style| Style { translated: true, ..style };
    spans.iter().map(|span| Span { style: style(span.style), ..span.clone() }).collect()
}

fn kept(spans: &[Span]) -> Vec<Span> {
    let mark = Span { text: KEPT.to_owned(), ..Span::default() };
    spans.iter().cloned().chain([mark]).collect()
}
