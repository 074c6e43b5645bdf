use std::ops::Range;

use super::bidi::{self, Levels};
use super::block::{Direction, Span, Style, Table};
use super::breaks::{break_lines, longest_word};
use super::layout::{Margin, Paragraph, Setter, beside};
use super::line::{Cell, Line};
use super::print::Run;
use super::width::width;

/// Separator between two columns.
const BAR: &str = " │ ";
/// Minimum width of a text column, in cells.
const WORD: usize = 8;
/// Number of columns from which a table is set as records, whatever its width.
const MOST_COLUMNS: usize = 24;

/// A table that fits its space: the width of each column in cells, and whether the column is numeric.
struct Grid<'a> {
    table: &'a Table,
    widths: Vec<usize>,
    numeric: Vec<bool>,
    from_right: bool,
}

impl Setter<'_> {
    /// Sets a table as a grid if it fits the column, with cells wrapped if necessary, else as records.
    pub(super) fn table(&mut self, table: &Table, margin: &Margin) {
        let taken = width(&margin.first).max(width(&margin.rest));
        match widths(table, self.columns.saturating_sub(taken)) {
            Some(widths) => {
                let grid = Grid {
                    table,
                    numeric: (0..widths.len()).map(|column| is_numeric(table, column)).collect(),
                    widths,
                    from_right: self.options.visual_order && is_right_to_left(table, self.options.direction),
                };
                self.grid(&grid, margin);
            }
            None => self.records(table, margin),
        }
    }

    fn grid(&mut self, grid: &Grid<'_>, margin: &Margin) {
        let mut margin = margin.clone();
        let mut parted = false;
        for (index, row) in grid.table.rows.iter().enumerate() {
            let header = index < grid.table.header;
            let cells: Vec<Paragraph> = row
                .iter()
                .map(|cell| {
                    let mut paragraph = self.paragraph(cell);
                    paragraph.heading = header;
                    paragraph
                })
                .collect();
            let rows = self.grid_row(grid, &cells, &mut margin);
            // Rows of several lines need a separator line between them.
            parted |= rows > 1;
            let last = index + 1 == grid.table.rows.len();
            if !last && (index + 1 == grid.table.header || (parted && !header)) {
                let mut bars: Vec<String> = grid.widths.iter().map(|width| "─".repeat(*width)).collect();
                if grid.from_right {
                    bars.reverse();
                }
                self.furnished(&margin, vec![Cell::mark(bars.join("─┼─"))], grid.from_right, 0..0, false);
            }
        }
    }

    /// Sets one row of the table; returns its number of lines.
    fn grid_row(&mut self, grid: &Grid<'_>, cells: &[Paragraph], margin: &mut Margin) -> usize {
        let levels: Vec<Option<Levels>> = cells.iter().map(|cell| self.levels(cell)).collect();
        let broken: Vec<Vec<Range<usize>>> = cells
            .iter()
            .zip(&grid.widths)
            .map(|(cell, width)| break_lines(&cell.text, (*width).max(2), self.options.fill, &[]))
            .collect();
        let rows = broken.iter().map(Vec::len).max().unwrap_or(0);
        for at in 0..rows {
            let mut columns = Vec::new();
            let mut shown: Option<Range<usize>> = None;
            for (column, wide) in grid.widths.iter().enumerate() {
                let part = cells.get(column).zip(broken.get(column).and_then(|lines| lines.get(at)));
                let (inner, logical) = match part {
                    Some((cell, range)) => {
                        self.row(cell, range.clone(), levels.get(column).and_then(Option::as_ref), *wide)
                    }
                    None => (Vec::new(), 0..0),
                };
                if !logical.is_empty() {
                    let before = shown.take().unwrap_or_else(|| logical.clone());
                    shown = Some(before.start.min(logical.start)..before.end.max(logical.end));
                }
                let right = grid.from_right || grid.numeric.get(column).copied().unwrap_or(false);
                columns.push(padded(inner, *wide, right));
            }
            if grid.from_right {
                columns.reverse();
            }
            let mut line: Vec<Cell> = Vec::new();
            for (index, column) in columns.into_iter().enumerate() {
                if index > 0 {
                    line.push(Cell::mark(BAR));
                }
                line.extend(column);
            }
            let heading = cells.first().is_some_and(|cell| cell.heading);
            self.furnished(margin, line, grid.from_right, shown.unwrap_or(0..0), heading);
            *margin = margin.after();
        }
        rows
    }

    fn furnished(&mut self, margin: &Margin, inner: Vec<Cell>, from_right: bool, range: Range<usize>, heading: bool) {
        let mut cells = beside(&margin.first, inner, from_right, self.columns);
        while cells.last_mut().is_some_and(|cell| {
            cell.text.truncate(if cell.mark { cell.text.trim_end_matches(' ').len() } else { cell.text.len() });
            cell.text.is_empty()
        }) {
            cells.pop();
        }
        let end = self.lines.text.len();
        let range = if range.is_empty() { end..end } else { range };
        self.lines.lines.push(Line { cells, range, heading, picture: None });
    }

    /// Sets each row as one paragraph for each cell, prefixed with the heading of its column.
    fn records(&mut self, table: &Table, margin: &Margin) {
        let (head, body) = table.rows.split_at(table.header.min(table.rows.len()));
        let heads: Vec<Paragraph> = match head {
            [row] => row.iter().map(|cell| self.paragraph(cell)).collect(),
            _ => Vec::new(),
        };
        let mut margin = margin.clone();
        if heads.is_empty() {
            self.plain_records(&table.rows, &mut margin);
            return;
        }
        if body.is_empty() {
            for head in &heads {
                self.set(head, &margin);
                margin = margin.after();
            }
        }
        for (index, row) in body.iter().enumerate() {
            if index > 0 {
                self.blank(&margin);
            }
            for (column, cell) in row.iter().enumerate() {
                let head = heads.get(column);
                let named = head.is_some_and(|head| !head.text.trim().is_empty());
                let empty = cell.iter().all(|span| span.text.trim().is_empty());
                // Headings are text in the first record, and layout marks after that.
                if empty && !(named && index == 0) {
                    continue;
                }
                let value = self.paragraph(cell);
                let whole = match head.filter(|_| named) {
                    Some(head) => labelled(head, &value, index == 0),
                    None => value,
                };
                self.set(&whole, &Margin { first: margin.first.clone(), rest: format!("{}  ", margin.rest) });
                margin = margin.after();
            }
        }
    }

    fn plain_records(&mut self, rows: &[Vec<Vec<Span>>], margin: &mut Margin) {
        let mut first = true;
        for row in rows {
            if !first {
                self.blank(margin);
            }
            first = false;
            for cell in row.iter().filter(|cell| cell.iter().any(|span| !span.text.trim().is_empty())) {
                let paragraph = self.paragraph(cell);
                self.set(&paragraph, margin);
                *margin = margin.after();
            }
        }
    }
}

/// A value after the heading of its column.
fn labelled(head: &Paragraph, value: &Paragraph, read: bool) -> Paragraph {
    let label = head.text.trim_end();
    let mut runs: Vec<Run> = head
        .runs
        .iter()
        .map(|run| Run {
            range: run.range.start.min(label.len())..run.range.end.min(label.len()),
            at: run.at.filter(|_| read),
            style: Style { strong: true, ..run.style },
            link: run.link.filter(|_| read),
        })
        .collect();
    let mut text = label.to_owned();
    let colon = text.len();
    text.push_str(": ");
    runs.push(Run { range: colon..text.len(), style: Style::default(), link: None, at: None });
    let shift = text.len();
    let moved = |range: &Range<usize>| range.start + shift..range.end + shift;
    runs.extend(value.runs.iter().map(|run| Run { range: moved(&run.range), ..run.clone() }));
    text.push_str(&value.text);
    let isolates = value.isolates.iter().map(|(range, direction)| (moved(range), *direction)).collect();
    Paragraph { text, runs, isolates, direction: value.direction.or(head.direction), heading: false }
}

fn padded(mut cells: Vec<Cell>, wide: usize, right: bool) -> Vec<Cell> {
    let taken: usize = cells.iter().map(|cell| width(&cell.text)).sum();
    if taken < wide {
        let pad = Cell::mark(" ".repeat(wide - taken));
        if right { cells.insert(0, pad) } else { cells.push(pad) }
    }
    cells
}

fn text_of(cell: &[Span]) -> String {
    cell.iter().map(|span| span.text.as_str()).collect()
}

fn column(table: &Table, number: usize) -> impl Iterator<Item = &Vec<Span>> {
    table.rows.iter().filter_map(move |row| row.get(number))
}

/// The widths of the columns within the space; none if not even the longest words fit next to each other.
fn widths(table: &Table, room: usize) -> Option<Vec<usize>> {
    let count = table.rows.iter().map(Vec::len).max().unwrap_or(0);
    if count > MOST_COLUMNS {
        return None;
    }
    let room = room.checked_sub(width(BAR) * count.saturating_sub(1))?;
    let widest = |cell: &Vec<Span>| text_of(cell).lines().map(width).max().unwrap_or(0);
    let natural: Vec<usize> =
        (0..count).map(|number| column(table, number).map(widest).max().unwrap_or(0).max(2)).collect();
    if natural.iter().sum::<usize>() <= room {
        return Some(natural);
    }
    let longest = |cell: &Vec<Span>| longest_word(&text_of(cell), room);
    let least: Vec<usize> = natural
        .iter()
        .enumerate()
        .map(|(number, natural)| match natural {
            0..=WORD => *natural,
            _ => column(table, number).map(longest).max().unwrap_or(0).max(WORD),
        })
        .collect();
    (least.iter().sum::<usize>() <= room).then(|| shared(&natural, &least, room))
}

/// Distributes the remaining space over the columns by how much each lacks.
fn shared(natural: &[usize], least: &[usize], room: usize) -> Vec<usize> {
    let left = room - least.iter().sum::<usize>();
    let lacks: Vec<usize> = natural.iter().zip(least).map(|(natural, least)| natural.saturating_sub(*least)).collect();
    let whole = lacks.iter().sum::<usize>().max(1);
    let share = |lack: &usize| (left * lack / whole).min(*lack);
    least.iter().zip(&lacks).map(|(least, lack)| least + share(lack)).collect()
}

/// Whether every cell of a column below the heading is a number, with its signs.
fn is_numeric(table: &Table, number: usize) -> bool {
    let mut any = false;
    for row in table.rows.iter().skip(table.header) {
        let text = row.get(number).map(|cell| text_of(cell)).unwrap_or_default();
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        if text.trim().is_empty() {
            continue;
        }
        if digits == 0 || letters > 0 {
            return false;
        }
        any = true;
    }
    any
}

fn is_right_to_left(table: &Table, whole: Option<Direction>) -> bool {
    let cells = table.rows.iter().flatten();
    let given = cells.clone().flatten().next().and_then(|span| span.direction);
    let text = cells.map(|cell| text_of(cell)).collect::<Vec<_>>().join(" ");
    given.or_else(|| bidi::within(&text, whole)) == Some(Direction::RightToLeft)
}
