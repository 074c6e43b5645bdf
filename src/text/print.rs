use std::ops::Range;

use super::bidi::{self, Base, Levels};
use super::block::{Direction, Style};
use super::line::{Cell, Piece};
use super::shape::{Shaped, joins, shape};
use super::width::{boundary_from, clusters};

/// A run of one style within a paragraph.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// Byte range of the paragraph.
    pub(super) range: Range<usize>,
    pub(super) style: Style,
    pub(super) link: Option<usize>,
    /// Start in the document's text; none for layout marks.
    pub(super) at: Option<usize>,
}

impl Run {
    fn cell(&self) -> Cell {
        Cell { style: self.style, link: self.link, mark: self.at.is_none(), ..Cell::default() }
    }

    /// Maps a byte range of the paragraph to one of the document's text.
    fn logical(&self, range: &Range<usize>) -> Range<usize> {
        let at = |byte: usize| self.at.map_or(0, |at| (at + byte).saturating_sub(self.range.start));
        at(range.start)..at(range.end)
    }
}

/// A printed cluster of a line.
struct Glyph {
    /// Byte range of the paragraph.
    range: Range<usize>,
    /// Byte range of the printed text.
    printed: Range<usize>,
    run: usize,
}

/// The cells of a line of a paragraph; reordered and shaped if there are levels.
pub(super) fn cells(paragraph: &str, runs: &[Run], line: &Range<usize>, levels: Option<&Levels>) -> Vec<Cell> {
    let Some(text) = paragraph.get(line.clone()) else { return Vec::new() };
    let first = runs.partition_point(|run| run.range.end <= line.start);
    let runs = runs.get(first..).unwrap_or_default();
    if levels.is_none() && is_printed_as_it_is(text, runs, line) {
        return as_it_is(text, runs, line);
    }
    let (printed, glyphs) = glyphs(text, runs, line, levels);
    let starts: Vec<usize> = glyphs.iter().map(|glyph| glyph.range.start).collect();
    let order = match levels {
        Some(levels) => levels.visual(paragraph, &starts),
        None => (0..glyphs.len()).collect(),
    };
    assemble(paragraph, runs, &printed, order.iter().filter_map(|at| glyphs.get(*at)))
}

fn is_printed_as_it_is(text: &str, runs: &[Run], line: &Range<usize>) -> bool {
    let here = runs.iter().take_while(|run| run.range.start < line.end);
    let raised = here.into_iter().any(|run| run.style.superscript || run.style.subscript);
    !raised && (text.is_ascii() || !text.chars().any(is_break))
}

fn as_it_is(text: &str, runs: &[Run], line: &Range<usize>) -> Vec<Cell> {
    let mut cells = Vec::new();
    let mut start = 0;
    for run in runs {
        let end = boundary_from(text, run.range.end.min(line.end).saturating_sub(line.start));
        let Some(part) = text.get(start..end).filter(|part| !part.is_empty()) else { continue };
        let range = run.logical(&(line.start + start..line.start + end));
        cells.push(Cell { text: part.to_owned(), range, ..run.cell() });
        start = end;
        if start >= text.len() {
            break;
        }
    }
    cells
}

fn glyphs(text: &str, runs: &[Run], line: &Range<usize>, levels: Option<&Levels>) -> (String, Vec<Glyph>) {
    let by_words = levels.is_some_and(|levels| levels.by_words);
    let shapes = if levels.is_some() && !by_words && joins(text) { shape(text) } else { Vec::new() };
    let mut shapes = shapes.into_iter();
    let mut printed = String::with_capacity(text.len());
    let mut glyphs: Vec<Glyph> = Vec::new();
    let (mut at, mut run) = (line.start, 0);
    for cluster in clusters(text) {
        let range = at..at + cluster.len();
        at = range.end;
        while runs.get(run).is_some_and(|run| run.range.end <= range.start) {
            run += 1;
        }
        let turned = levels.is_some_and(|levels| levels.turned(range.start));
        let style = runs.get(run).map_or_else(Style::default, |run| run.style);
        let start = printed.len();
        let mut in_ligature = false;
        for (index, c) in cluster.chars().enumerate() {
            match shapes.next().unwrap_or(Shaped::Same) {
                Shaped::Form(form) | Shaped::Ligature(form) => printed.push(form),
                Shaped::InLigature => in_ligature = true,
                Shaped::Same if is_break(c) || (levels.is_some() && is_control(c, by_words)) => {}
                Shaped::Same if turned && index == 0 => printed.push(bidi::mirrored(c)),
                Shaped::Same => printed.push(raised(c, style)),
            }
        }
        match glyphs.last_mut() {
            Some(last) if in_ligature => (last.range.end, last.printed.end) = (range.end, printed.len()),
            _ if start < printed.len() => glyphs.push(Glyph { range, printed: start..printed.len(), run }),
            _ => {}
        }
    }
    (printed, glyphs)
}

fn assemble<'a>(paragraph: &str, runs: &[Run], printed: &str, glyphs: impl Iterator<Item = &'a Glyph>) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    let mut last = None;
    // Whether the text of the last cell equals the text of its bytes.
    let mut same = true;
    for glyph in glyphs {
        let (Some(run), Some(text)) = (runs.get(glyph.run), printed.get(glyph.printed.clone())) else { continue };
        let logical = run.logical(&glyph.range);
        if last != Some(glyph.run) {
            close(cells.last_mut(), same);
            cells.push(Cell { range: logical.clone(), ..run.cell() });
            (last, same) = (Some(glyph.run), true);
        }
        let Some(cell) = cells.last_mut() else { continue };
        same &= paragraph.get(glyph.range.clone()) == Some(text)
            && cell.map.last().is_none_or(|piece| piece.logical.end == logical.start);
        let start = cell.text.len();
        cell.text.push_str(text);
        cell.range = cell.range.start.min(logical.start)..cell.range.end.max(logical.end);
        cell.map.push(Piece { printed: start..cell.text.len(), logical });
    }
    close(cells.last_mut(), same);
    cells
}

fn close(cell: Option<&mut Cell>, same: bool) {
    if let Some(cell) = cell
        && same
    {
        cell.map = Vec::new();
    }
}

/// Characters that control the line and are not printed: breaks and break opportunities.
fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\u{ad}' | '\u{200b}' | '\u{2060}')
}

/// Control characters of order and joining, no longer needed once the line is reordered and shaped.
fn is_control(c: char, by_words: bool) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}') || (c == '\u{200c}' && !by_words)
}

/// Superscript and subscript digits and signs have characters of their own.
fn raised(c: char, style: Style) -> char {
    let (from, to) = match style {
        Style { superscript: true, .. } => ("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ"),
        Style { subscript: true, .. } => ("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"),
        _ => return c,
    };
    from.chars().zip(to.chars()).find(|(plain, _)| *plain == c).map_or(c, |(_, raised)| raised)
}

/// Reorders one line visually and shapes it, for terminals that do neither; only its words for a terminal that reorders
/// the letters of each word. The direction is that of the paragraph; if it is not given, a line with words of both
/// directions takes that of the surrounding text, any other that of its first strong letter.
#[must_use]
pub fn visual(line: &str, direction: Option<Direction>, whole: Option<Direction>, by_words: bool) -> String {
    in_order(line, Base::new(direction, whole), &[], by_words)
}

/// What parts the pieces of a line of the interface.
const BETWEEN: [&str; 2] = [" · ", ", "];

/// Reorders a line of an interface of a direction. Its pieces, such as names, are each read on their own and stand in the
/// order of the interface: none is torn apart by the number or the letters that follow it.
#[must_use]
pub fn visual_line(line: &str, interface: Direction, by_words: bool) -> String {
    let whole = (interface == Direction::RightToLeft).then_some(interface);
    let pieces = pieces(line);
    let own = line.split_whitespace().any(|word| bidi::first_direction(word) == Some(interface));
    if pieces.len() < 2 || !own {
        return visual(line, None, whole, by_words);
    }
    let isolated = pieces.into_iter().map(|piece| {
        let direction = line.get(piece.clone()).and_then(|text| bidi::within(text, whole));
        (piece, direction.unwrap_or(interface))
    });
    in_order(line, Base::Given(interface), &isolated.collect::<Vec<_>>(), by_words)
}

/// The byte ranges of the pieces of a line. A number in brackets counts what precedes it and is a piece of its own.
fn pieces(line: &str) -> Vec<Range<usize>> {
    let (mut pieces, mut start) = (Vec::new(), 0);
    while let Some(rest) = line.get(start..) {
        let between = BETWEEN.iter().filter_map(|between| Some((rest.find(between)?, between.len())));
        let next = between.chain(number_in_brackets(rest)).min();
        let (length, between) = next.unwrap_or((rest.len(), 1));
        pieces.push(start..start + length);
        start += length + between;
    }
    pieces
}

/// The space before or after the first number in brackets, with its length.
fn number_in_brackets(rest: &str) -> Option<(usize, usize)> {
    let end = |at: usize| {
        let inside = rest.get(at..)?.strip_prefix('(')?;
        let length = inside.find(|c: char| !c.is_numeric() && !matches!(c, '.' | ',' | '\u{a0}' | '\u{202f}'))?;
        (length > 0 && inside.get(length..)?.starts_with(')')).then_some(at + length + 2)
    };
    if let Some(end) = end(0) {
        return rest.get(end..).filter(|rest| rest.starts_with(' ')).map(|_| (end, 1));
    }
    rest.match_indices(" (").map(|(at, _)| at).find(|at| end(at + 1).is_some()).map(|at| (at, 1))
}

fn in_order(line: &str, base: Base, isolates: &[(Range<usize>, Direction)], by_words: bool) -> String {
    let Some(levels) = Levels::new(line, base, isolates, by_words) else { return line.to_owned() };
    let run = Run { range: 0..line.len(), style: Style::default(), link: None, at: Some(0) };
    cells(line, &[run], &(0..line.len()), Some(&levels)).iter().map(|cell| cell.text.as_str()).collect()
}
