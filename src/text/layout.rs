use std::fmt::Write as _;
use std::ops::Range;
use std::sync::LazyLock;

use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed, options::LineBreakOptions};
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use super::bidi;
use super::document::{Block, Document, Span, Style, fold, text};

/// How a document is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether lines are put in visual order by UAX #9 (for terminals that do not reorder themselves).
    pub visual_order: bool,
}

/// A document set in a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// The lines, top to bottom.
    pub lines: Vec<Line>,
    /// Link targets in order of appearance; a cell's `link` points in here.
    pub links: Vec<String>,
}

/// A line: runs of one style, in the order in which they are printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Runs of text.
    pub cells: Vec<Cell>,
    /// The line's text in logical order, for finding and copying.
    pub logical: String,
    /// Whether the line is of a heading.
    pub heading: bool,
}

/// A run of one style within a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What is printed.
    pub text: String,
    /// How.
    pub style: Style,
    /// Number of the link in [`Lines::links`].
    pub link: Option<usize>,
    /// Whether it is furniture of the layout (bullet, quotation bar, indent) and not text of the document.
    pub mark: bool,
}

impl Cell {
    fn mark(text: impl Into<String>) -> Self {
        Self { text: text.into(), mark: true, ..Self::default() }
    }
}

/// Sets a document in a column `width` cells wide; breaks lines by UAX #14, splits no grapheme cluster, no line is wider
/// than asked.
#[must_use]
pub fn lay_out(document: &Document, width: usize, options: Options) -> Lines {
    let mut setter = Setter { options, lines: Lines::default() };
    setter.blocks(&document.blocks, &Margin { first: String::new(), rest: String::new() }, width.max(2));
    setter.lines
}

/// Breaks plain text into lines of at most `width` cells by UAX #14, in logical order.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let ranges = break_lines(text, width.max(2));
    ranges.into_iter().filter_map(|range| text.get(range)).map(|line| line.trim_end().to_owned()).collect()
}

/// The cells that a text takes on the screen.
#[must_use]
pub fn width(text: &str) -> usize {
    text.graphemes(true).map(grapheme_width).sum()
}

/// Cuts a text to at most `width` cells, at a grapheme boundary, ending in `…` when something was cut.
#[must_use]
pub fn fit(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        let cells = grapheme_width(grapheme);
        if used + cells + 1 > columns {
            break;
        }
        out.push_str(grapheme);
        used += cells;
    }
    out.truncate(out.trim_end().len());
    if columns > 0 {
        out.push('…');
    }
    out
}

/// No cluster takes more than two cells on any terminal measured, however many code points it has.
fn grapheme_width(grapheme: &str) -> usize {
    grapheme.width().min(2)
}

static SEGMENTER: LazyLock<LineSegmenterBorrowed<'static>> =
    LazyLock::new(|| LineSegmenter::new_auto(LineBreakOptions::default()));

/// Byte ranges of the lines; a forced break ends a line and belongs to it.
fn break_lines(text: &str, columns: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in text.split_inclusive('\n') {
        fill(paragraph, start, columns, &mut lines);
        start += paragraph.len();
    }
    lines
}

fn fill(paragraph: &str, offset: usize, columns: usize, lines: &mut Vec<Range<usize>>) {
    let ascii = paragraph.is_ascii() && !paragraph.trim_end().contains(' ');
    let breaks: Vec<usize> = if ascii && paragraph.len() <= columns {
        vec![paragraph.len()]
    } else {
        SEGMENTER.segment_str(paragraph).filter(|at| *at > 0).collect()
    };
    let (mut start, mut end, mut used) = (0, 0, 0);
    for at in breaks {
        let Some(piece) = paragraph.get(end..at) else { continue };
        let bare = width(piece.trim_end());
        if used + bare > columns && end > start {
            lines.push(offset + start..offset + end);
            (start, used) = (end, 0);
        }
        if bare > columns {
            (start, used) = split_word(piece, end, offset, columns, lines);
        } else {
            used += width(piece);
        }
        end = at;
    }
    if end > start {
        lines.push(offset + start..offset + end);
    }
}

/// Cuts a word that is wider than the line between clusters; answers where its last line starts and what that uses.
fn split_word(word: &str, at: usize, offset: usize, columns: usize, lines: &mut Vec<Range<usize>>) -> (usize, usize) {
    let (mut start, mut used) = (at, 0);
    for (index, grapheme) in word.grapheme_indices(true) {
        let cells = grapheme_width(grapheme);
        if used + cells > columns && at + index > start {
            lines.push(offset + start..offset + at + index);
            (start, used) = (at + index, 0);
        }
        used += cells;
    }
    (start, used)
}

/// What stands left of a block: before its first line and before the others.
struct Margin {
    first: String,
    rest: String,
}

struct Setter {
    options: Options,
    lines: Lines,
}

impl Setter {
    fn blocks(&mut self, blocks: &[Block], margin: &Margin, columns: usize) {
        let mut first = true;
        for block in blocks {
            if !first {
                self.blank(&margin.rest);
            }
            let margin =
                Margin { first: if first { &margin.first } else { &margin.rest }.clone(), rest: margin.rest.clone() };
            self.block(block, &margin, columns);
            first = false;
        }
    }

    fn blank(&mut self, margin: &str) {
        let cells = if margin.trim().is_empty() { Vec::new() } else { vec![Cell::mark(margin.trim_end())] };
        self.lines.lines.push(Line { cells, ..Line::default() });
    }

    fn block(&mut self, block: &Block, margin: &Margin, columns: usize) {
        match block {
            Block::Paragraph(spans) => self.spans(spans, margin, columns, false),
            Block::Heading(_, spans) => self.spans(spans, margin, columns, true),
            Block::Quote(inner) => {
                let quote = |margin: &str| format!("{margin}│ ");
                self.blocks(inner, &Margin { first: quote(&margin.first), rest: quote(&margin.rest) }, columns);
            }
            Block::List(start, items) => self.list(*start, items, margin, columns),
            Block::Preformatted(lines) => {
                let style = Style { code: true, ..Style::default() };
                let joined = lines.join("\n");
                self.spans(&[Span { text: joined, style, link: None }], margin, columns, false);
            }
            Block::Figure { alt, caption, .. } => {
                let shown = if text(caption).trim().is_empty() { alt.clone() } else { text(caption) };
                let style = Style { emphasis: true, ..Style::default() };
                let shown = if shown.is_empty() { "[picture]".to_owned() } else { format!("[{shown}]") };
                self.spans(&[Span { text: shown, style, link: None }], margin, columns, false);
            }
            Block::Table(rows) => self.table(rows, margin, columns),
            Block::Rule => {
                let left = width(&margin.first);
                let bar = "─".repeat(columns.saturating_sub(left).min(24));
                self.lines
                    .lines
                    .push(Line { cells: vec![Cell::mark(margin.first.clone()), Cell::mark(bar)], ..Line::default() });
            }
        }
    }

    fn list(&mut self, start: Option<u32>, items: &[Vec<Block>], margin: &Margin, columns: usize) {
        let mut number = start;
        for (index, item) in items.iter().enumerate() {
            let bullet = number.map_or_else(|| "• ".to_owned(), |n| format!("{n}. "));
            number = number.map(|n| n.saturating_add(1));
            let outer = if index == 0 { &margin.first } else { &margin.rest };
            let inner = Margin {
                first: format!("{outer}{bullet}"),
                rest: format!("{}{}", margin.rest, " ".repeat(width(&bullet))),
            };
            self.blocks(item, &inner, columns);
        }
    }

    fn table(&mut self, rows: &[Vec<Vec<Span>>], margin: &Margin, columns: usize) {
        let cells: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|cell| fold(&text(cell))).collect()).collect();
        let count = cells.iter().map(Vec::len).max().unwrap_or(0);
        let widths: Vec<usize> = (0..count)
            .map(|c| cells.iter().filter_map(|row| row.get(c)).map(|cell| width(cell)).max().unwrap_or(0))
            .collect();
        let whole = widths.iter().sum::<usize>() + 3 * count.saturating_sub(1) + width(&margin.rest);
        let mut lines = Vec::new();
        for row in &cells {
            if whole <= columns {
                let padded: Vec<String> = row
                    .iter()
                    .zip(&widths)
                    .map(|(cell, wide)| format!("{cell}{}", " ".repeat(wide.saturating_sub(width(cell)))))
                    .collect();
                lines.push(padded.join(" │ ").trim_end().to_owned());
            } else {
                lines.push(row.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join(" · "));
            }
        }
        self.spans(&[Span { text: lines.join("\n"), ..Span::default() }], margin, columns, false);
    }

    fn spans(&mut self, spans: &[Span], margin: &Margin, columns: usize, heading: bool) {
        let (whole, runs) = self.runs(spans);
        // A deep margin may not eat the column.
        let keep = columns.saturating_sub(8);
        let (first, rest) = (fit_margin(&margin.first, keep), fit_margin(&margin.rest, keep));
        let room = columns - width(&first).max(width(&rest)).min(columns - 1);
        let bidi = self.options.visual_order.then(|| bidi::Paragraphs::new(&whole)).flatten();
        for (index, range) in break_lines(&whole, room).into_iter().enumerate() {
            let Some(raw) = whole.get(range.clone()) else { continue };
            let logical = raw.trim_end();
            let line = range.start..range.start + logical.len();
            let left = if index == 0 { &first } else { &rest };
            let mut cells = Vec::new();
            if !left.is_empty() {
                cells.push(Cell::mark(left.clone()));
            }
            let turned = bidi.as_ref().and_then(|paragraphs| {
                let visual = paragraphs.visual(line.clone());
                let cells: Vec<Cell> =
                    visual.into_iter().flat_map(|(range, reversed)| cells_of(&whole, &runs, range, reversed)).collect();
                let printed = width(&cells.iter().map(|cell| cell.text.as_str()).collect::<String>());
                let pad = if paragraphs.is_right_to_left(line.start) { room.saturating_sub(printed) } else { 0 };
                // Clusters that join others when they are turned round can get wider; such a line keeps its order.
                (printed <= room).then_some((pad, cells))
            });
            if let Some((pad, turned)) = turned {
                if pad > 0 {
                    cells.push(Cell::mark(" ".repeat(pad)));
                }
                cells.extend(turned);
            } else {
                cells.extend(cells_of(&whole, &runs, line, false));
            }
            self.lines.lines.push(Line { cells, logical: logical.to_owned(), heading });
        }
    }

    /// The text of the spans with their styles by byte range; each link is followed by its number.
    fn runs(&mut self, spans: &[Span]) -> (String, Vec<Run>) {
        let mut whole = String::new();
        let mut runs = Vec::new();
        let mut spans = spans.iter().peekable();
        while let Some(span) = spans.next() {
            let link = span.link.as_ref().map(|link| self.link(link));
            let start = whole.len();
            whole.push_str(&span.text);
            runs.push(Run { range: start..whole.len(), style: span.style, link, mark: false });
            let goes_on = spans.peek().is_some_and(|next| next.link == span.link);
            if let Some(number) = link.filter(|_| !goes_on) {
                let start = whole.len();
                // A word joiner keeps the number at its word (UAX #14, class WJ).
                let _ = write!(whole, "\u{2060}[{}]", number + 1);
                runs.push(Run { range: start..whole.len(), style: Style::default(), link, mark: true });
            }
        }
        (whole, runs)
    }

    fn link(&mut self, target: &str) -> usize {
        let links = &mut self.lines.links;
        links.iter().position(|known| known == target).unwrap_or_else(|| {
            links.push(target.to_owned());
            links.len() - 1
        })
    }
}

struct Run {
    range: Range<usize>,
    style: Style,
    link: Option<usize>,
    mark: bool,
}

fn fit_margin(margin: &str, most: usize) -> String {
    let mut out = String::new();
    for grapheme in margin.graphemes(true) {
        if width(&out) + grapheme_width(grapheme) > most {
            break;
        }
        out.push_str(grapheme);
    }
    out
}

/// The cells of a byte range; in reversed order when it is read from the right.
fn cells_of(whole: &str, runs: &[Run], range: Range<usize>, reversed: bool) -> Vec<Cell> {
    let mut cells: Vec<Cell> = runs
        .iter()
        .filter_map(|run| {
            let part = run.range.start.max(range.start)..run.range.end.min(range.end);
            let text = whole.get(part).filter(|text| !text.is_empty())?.replace(['\u{2060}', '\n'], "");
            let text = if reversed { bidi::reversed(&text) } else { text };
            Some(Cell { text, style: run.style, link: run.link, mark: run.mark })
        })
        .collect();
    if reversed {
        cells.reverse();
    }
    cells
}
