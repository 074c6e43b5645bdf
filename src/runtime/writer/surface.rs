//! The cells of a terminal, as they are or as they shall be.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;

use super::scroll::{self, Shift};

/// A change of a cell.
pub(super) type Change<'a> = (u16, u16, &'a Cell);

/// Cells of which each that a wide character covers has its look and no symbol.
#[derive(Clone, Debug, Default)]
pub(super) struct Surface {
    cells: Buffer,
}

impl Surface {
    pub(super) fn blank(columns: u16, rows: u16) -> Self {
        Self { cells: Buffer::empty(Rect::new(0, 0, columns, rows)) }
    }

    pub(super) fn width(&self) -> u16 {
        self.cells.area.width
    }

    pub(super) fn cell(&self, x: u16, y: u16) -> Option<&Cell> {
        self.cells.cell((x, y))
    }

    /// Notes a cell. Where the beginning of a wide character was drawn over, the next of its cells is blank now and its column
    /// is answered; those behind it are noted when that one is.
    pub(super) fn note(&mut self, x: u16, y: u16, cell: &Cell, width: u16) -> Option<u16> {
        let after = x.saturating_add(width);
        let half = self.cells.cell_mut((after, y)).filter(|half| half.symbol().is_empty());
        let half = half.map(|half| {
            // As `Buffer::set_stringn` resets the cells under a wide character.
            *half = Cell::EMPTY;
            after
        });
        if let Some(noted) = self.cells.cell_mut((x, y)) {
            noted.clone_from(cell);
        }
        for covered in x + 1..after {
            if let Some(noted) = self.cells.cell_mut((covered, y)) {
                noted.clone_from(cell);
                noted.set_symbol("");
            }
        }
        half
    }

    /// Where blanks end that begin with the first change, those that are there already among them; and how many changes
    /// they are.
    pub(super) fn blanks(&self, x: u16, y: u16, changes: &[Change<'_>]) -> (u16, usize) {
        let (mut at, mut taken, mut end) = (x, 0, (x, 0));
        while at < self.width() {
            match changes.get(taken) {
                Some((column, row, cell)) if (*column, *row) == (at, y) => {
                    if !is_blank(cell) {
                        break;
                    }
                    taken += 1;
                    end = (at + 1, taken);
                }
                // The other half of a wide character of which the first is among the blanks.
                _ if at > x && self.cell(at, y).is_some_and(|half| half.symbol().is_empty()) => end = (at + 1, taken),
                _ if self.cell(at, y).is_some_and(is_blank) => {}
                _ => break,
            }
            at += 1;
        }
        if at == self.width() { (at, taken) } else { end }
    }

    /// How rows moved from here to there, if that is all that most of them did.
    pub(super) fn shift(&self, wanted: &Self) -> Option<Shift> {
        scroll::shift(&self.cells, &wanted.cells)
    }

    /// Moves rows; those that come in are blank.
    pub(super) fn scroll(&mut self, Shift { top, bottom, by }: Shift) {
        let width = usize::from(self.width());
        let (from, to) = (usize::from(top) * width, (usize::from(bottom) + 1) * width);
        let Some(rows) = self.cells.content.get_mut(from..to) else { return };
        let cells = (usize::from(by.unsigned_abs()) * width).min(rows.len());
        let left = if by > 0 {
            rows.rotate_left(cells);
            rows.len() - cells..rows.len()
        } else {
            rows.rotate_right(cells);
            0..cells
        };
        rows.get_mut(left).unwrap_or_default().fill(Cell::EMPTY);
    }

    /// The cells in which it is not what is wanted.
    pub(super) fn differences<'a>(&self, wanted: &'a Self) -> Vec<Change<'a>> {
        let area = wanted.cells.area;
        let cells = (area.y..area.bottom()).flat_map(|y| (area.x..area.right()).map(move |x| (x, y)));
        let differs = |(x, y): (u16, u16)| {
            let cell = wanted.cell(x, y).filter(|cell| !cell.symbol().is_empty())?;
            (self.cell(x, y) != Some(cell)).then_some((x, y, cell))
        };
        cells.filter_map(differs).collect()
    }
}

pub(super) fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && cell.bg == ratatui::style::Color::Reset && cell.modifier.is_empty()
}
