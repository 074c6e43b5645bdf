use std::ops::Range;

use super::bidi::{Base, Levels};
use super::block::{Block, Direction, Span, Style, given_direction};
use super::breaks::{Fill, break_lines};
use super::document::Document;
use super::line::{Cell, Line, Lines};
use super::picture_size::MeasurePicture;
use super::print::{Run, cells};
use super::width::{cluster_width, clusters, width};

/// Settings for the layout of a document in a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether lines are reordered visually by UAX #9 and Arabic letters are shaped (for terminals that do neither).
    pub visual_order: bool,
    /// Whether the terminal reorders and shapes the letters within each word: then only the words are reordered.
    pub by_words: bool,
    /// How words are distributed over lines.
    pub fill: Fill,
    /// The direction of the surrounding text, by default that of most words of the document: paragraphs with words of
    /// both directions take it, whatever their first letter.
    pub direction: Option<Direction>,
}

/// Minimum width of the text next to a margin, in cells.
const LEAST_TEXT: usize = 8;

/// Lays out a document in a column `columns` cells wide: breaks lines by UAX #14, splits no grapheme cluster; no line
/// is wider than requested (at least two cells). Every offset in the result is a byte offset in its `text`.
#[must_use]
pub fn lay_out(document: &Document, columns: usize, options: Options) -> Lines {
    lay_out_with(document, columns, options, &|_| None)
}

/// As [`lay_out`], with pictures: `room` returns the columns and rows for a picture above its caption, none to omit it.
#[must_use]
pub fn lay_out_with(document: &Document, columns: usize, options: Options, room: &MeasurePicture<'_>) -> Lines {
    let columns = columns.max(2);
    let direction = if options.visual_order { options.direction.or_else(|| document.direction()) } else { None };
    let from_right = direction == Some(Direction::RightToLeft);
    let options = Options { direction, ..options };
    let mut setter = Setter { options, columns, room, lines: Lines::default(), from_right };
    setter.blocks(&document.blocks, &Margin::default());
    setter.lines
}

/// Prefixes next to a block, for its first line and for the others; on the right-hand side of right-to-left text.
#[derive(Clone, Debug, Default)]
pub(super) struct Margin {
    pub(super) first: String,
    pub(super) rest: String,
}

impl Margin {
    pub(super) fn with(&self, first: &str, rest: &str) -> Self {
        Self { first: format!("{}{first}", self.first), rest: format!("{}{rest}", self.rest) }
    }

    /// The margin after its first line.
    pub(super) fn after(&self) -> Self {
        Self { first: self.rest.clone(), rest: self.rest.clone() }
    }

    /// A deep margin must not take more than half of the column.
    pub(super) fn within(&self, columns: usize) -> (Self, usize) {
        let most = columns.saturating_sub(LEAST_TEXT.max(columns / 2));
        let (first, rest) = (cut(&self.first, most), cut(&self.rest, most));
        let room = columns.saturating_sub(width(&first).max(width(&rest))).max(2);
        (Self { first, rest }, room)
    }
}

fn cut(margin: &str, most: usize) -> String {
    let mut used = 0;
    let fits = |cluster: &&str| {
        used += cluster_width(cluster);
        used <= most
    };
    clusters(margin).take_while(fits).collect()
}

/// A paragraph with its byte range in the document's text.
pub(super) struct Paragraph {
    pub(super) text: String,
    pub(super) runs: Vec<Run>,
    pub(super) direction: Option<Direction>,
    pub(super) isolates: Vec<(Range<usize>, Direction)>,
    pub(super) heading: bool,
}

impl Paragraph {
    /// The byte ranges that are kept on one line.
    fn unbroken(&self) -> Vec<Range<usize>> {
        self.runs.iter().filter(|run| run.style.unbroken).map(|run| run.range.clone()).collect()
    }
}

pub(super) struct Setter<'a> {
    pub(super) options: Options,
    pub(super) columns: usize,
    pub(super) room: &'a MeasurePicture<'a>,
    pub(super) lines: Lines,
    /// Whether the last line was right-to-left; initially the direction of the whole.
    pub(super) from_right: bool,
}

impl Setter<'_> {
    fn blocks(&mut self, blocks: &[Block], margin: &Margin) {
        let mut margin = margin.clone();
        for (index, block) in blocks.iter().enumerate() {
            if index > 0 {
                self.blank(&margin);
            }
            self.block(block, &margin);
            margin = margin.after();
        }
    }

    /// An empty line that keeps the bars of its margin.
    pub(super) fn blank(&mut self, margin: &Margin) {
        let (margin, _) = margin.within(self.columns);
        let bars = margin.rest.trim_end();
        let cells = if bars.is_empty() { Vec::new() } else { beside(bars, Vec::new(), self.from_right, self.columns) };
        self.lines.lines.push(Line { cells, range: self.end(), ..Line::default() });
    }

    pub(super) fn end(&self) -> Range<usize> {
        self.lines.text.len()..self.lines.text.len()
    }

    fn block(&mut self, block: &Block, margin: &Margin) {
        match block {
            Block::Paragraph(spans) => self.spans(spans, margin, false),
            Block::Heading(_, spans) => self.spans(spans, margin, true),
            Block::Quote(inner) => self.blocks(inner, &margin.with("│ ", "│ ")),
            Block::List(start, items) => self.list(*start, items, margin),
            Block::Preformatted(lines) => {
                let style = Style { code: true, ..Style::default() };
                let fill = std::mem::replace(&mut self.options.fill, Fill::Greedy);
                self.spans(&[Span { text: lines.join("\n"), style, ..Span::default() }], margin, false);
                self.options.fill = fill;
            }
            Block::Figure { .. } => self.figure(block, margin),
            Block::Table(table) => self.table(table, margin),
            Block::Rule => {
                let (margin, room) = margin.within(self.columns);
                let bar = vec![Cell::mark("─".repeat(room.min(24)))];
                let cells = beside(&margin.first, bar, self.from_right, self.columns);
                self.lines.lines.push(Line { cells, range: self.end(), ..Line::default() });
            }
        }
    }

    fn list(&mut self, start: Option<u32>, items: &[Vec<Block>], margin: &Margin) {
        let mut number = start;
        let bullets: Vec<String> = items
            .iter()
            .map(|_| {
                let bullet = number.map_or_else(|| "• ".to_owned(), |number| format!("{number}. "));
                number = number.map(|number| number.saturating_add(1));
                bullet
            })
            .collect();
        let widest = bullets.iter().map(|bullet| width(bullet)).max().unwrap_or(0);
        // Items of several blocks are separated by empty lines, so that their paragraphs are not mistaken for items.
        let loose = items.iter().any(|item| item.iter().filter(|block| !matches!(block, Block::List(..))).count() > 1);
        let mut margin = margin.clone();
        for (index, (item, bullet)) in items.iter().zip(&bullets).enumerate() {
            if index > 0 && loose {
                self.blank(&margin.after());
            }
            let indent = widest - width(bullet);
            let inner = margin.with(&format!("{}{bullet}", " ".repeat(indent)), &" ".repeat(widest));
            if loose {
                self.blocks(item, &inner);
            } else {
                self.tight(item, &inner);
            }
            margin = margin.after();
        }
    }

    /// Sets blocks without empty lines between them.
    fn tight(&mut self, blocks: &[Block], margin: &Margin) {
        let mut margin = margin.clone();
        for block in blocks {
            self.block(block, &margin);
            margin = margin.after();
        }
    }

    pub(super) fn spans(&mut self, spans: &[Span], margin: &Margin, heading: bool) {
        let mut paragraph = self.paragraph(spans);
        paragraph.heading = heading;
        self.set(&paragraph, margin);
    }

    /// Appends the text of the spans to the document's text.
    pub(super) fn paragraph(&mut self, spans: &[Span]) -> Paragraph {
        if !self.lines.text.is_empty() {
            self.lines.text.push('\n');
        }
        let base = self.lines.text.len();
        let direction = given_direction(spans);
        let (mut runs, mut isolates) = (Vec::with_capacity(spans.len()), Vec::new());
        for span in spans {
            let start = self.lines.text.len() - base;
            self.lines.text.push_str(&span.text);
            let range = start..self.lines.text.len() - base;
            if let Some(own) = span.direction.filter(|own| direction != Some(*own) && !range.is_empty()) {
                isolates.push((range.clone(), own));
            }
            let link = span.link.as_ref().map(|link| self.link(link));
            runs.push(Run { range, style: span.style, link, at: Some(base + start) });
        }
        let text = self.lines.text.get(base..).unwrap_or_default().to_owned();
        Paragraph { text, runs, direction, isolates, heading: false }
    }

    fn link(&mut self, target: &str) -> usize {
        let links = &mut self.lines.links;
        // Adjacent runs with the same target are one link.
        if links.last().is_some_and(|last| last == target) {
            return links.len() - 1;
        }
        links.push(target.to_owned());
        links.len() - 1
    }

    pub(super) fn levels(&self, paragraph: &Paragraph) -> Option<Levels> {
        let wanted = self.options.visual_order;
        let base = Base::new(paragraph.direction, self.options.direction);
        let levels = || Levels::new(&paragraph.text, base, &paragraph.isolates, self.options.by_words);
        wanted.then(levels).flatten()
    }

    /// Sets a paragraph in the column.
    pub(super) fn set(&mut self, paragraph: &Paragraph, margin: &Margin) {
        let (margin, room) = margin.within(self.columns);
        let levels = self.levels(paragraph);
        for (index, range) in
            break_lines(&paragraph.text, room, self.options.fill, &paragraph.unbroken()).into_iter().enumerate()
        {
            let left = if index == 0 { &margin.first } else { &margin.rest };
            let from_right = levels.as_ref().is_some_and(|levels| levels.is_right_to_left(range.start));
            let (inner, logical) = self.row(paragraph, range, levels.as_ref(), room);
            let cells = beside(left, inner, from_right, self.columns);
            self.from_right = from_right;
            self.lines.lines.push(Line { cells, range: logical, heading: paragraph.heading, picture: None });
        }
    }

    /// One line of a paragraph, at most `room` cells wide, and the byte range of the document's text that it shows.
    pub(super) fn row(
        &self,
        paragraph: &Paragraph,
        range: Range<usize>,
        levels: Option<&Levels>,
        room: usize,
    ) -> (Vec<Cell>, Range<usize>) {
        let raw = paragraph.text.get(range.clone()).unwrap_or_default();
        let line = range.start..range.start + raw.trim_end().len();
        let mut inner = cells(&paragraph.text, &paragraph.runs, &line, levels);
        // Reordering can widen clusters that join others; such a line keeps its logical order.
        if levels.is_some() && width(&inner.iter().map(|cell| cell.text.as_str()).collect::<String>()) > room {
            inner = cells(&paragraph.text, &paragraph.runs, &line, None);
        }
        // A word too wide for the column may be cut at a soft hyphen for which there is no space.
        let hyphenated = raw.trim_end().ends_with('\u{ad}') && !raw.ends_with('\n');
        if hyphenated && inner.iter().map(|cell| width(&cell.text)).sum::<usize>() < room {
            inner.push(Cell::mark("-"));
        }
        let shown = inner.iter().filter(|cell| !cell.mark);
        let start = shown.clone().map(|cell| cell.range.start).min().unwrap_or(self.lines.text.len());
        let end = shown.map(|cell| cell.range.end).max().unwrap_or(start);
        (inner, start..end)
    }
}

/// A line with its margin, on the side where reading starts.
pub(super) fn beside(margin: &str, inner: Vec<Cell>, from_right: bool, columns: usize) -> Vec<Cell> {
    let mut cells = Vec::with_capacity(inner.len() + 2);
    if from_right {
        let taken = width(margin) + inner.iter().map(|cell| width(&cell.text)).sum::<usize>();
        if taken < columns {
            cells.push(Cell::mark(" ".repeat(columns - taken)));
        }
        cells.extend(inner);
        if !margin.is_empty() {
            cells.push(Cell::mark(from_the_right(margin)));
        }
    } else {
        if !margin.is_empty() {
            cells.push(Cell::mark(margin));
        }
        cells.extend(inner);
    }
    cells
}

/// A margin with its parts in reverse order; numbers are unchanged.
fn from_the_right(margin: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    for c in margin.chars() {
        match parts.last_mut() {
            Some(last) if c.is_ascii_digit() && last.ends_with(|c: char| c.is_ascii_digit()) => last.push(c),
            _ => parts.push(c.to_string()),
        }
    }
    parts.iter().rev().map(String::as_str).collect()
}
