//! Where a terminal's cursor goes while it says a row.

use ratatui::buffer::Cell;
use unicode_normalization::char::is_combining_mark;

use crate::text;

/// Where the cursor is known to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum At {
    /// At a cell.
    Cell(u16, u16),
    /// In a word, at a cell by our count of its letters, which not every terminal shares.
    Word(u16, u16),
    /// In a row.
    Row(u16),
}

impl At {
    pub(super) fn row(self) -> u16 {
        match self {
            Self::Cell(_, row) | Self::Word(_, row) | Self::Row(row) => row,
        }
    }
}

/// Whether a cluster is of letters with their marks, which no terminal draws wider than they are counted.
pub(super) fn is_letters(symbol: &str) -> bool {
    symbol.chars().all(|c| c.is_alphanumeric() || is_combining_mark(c))
}

/// Columns that a cell's symbol takes.
pub(super) fn columns(cell: &Cell) -> u16 {
    u16::try_from(text::width(cell.symbol())).unwrap_or(1).max(1)
}

/// Whether every terminal goes on where we think it does.
pub(super) fn steady(symbol: &str) -> bool {
    let mut letters = symbol.chars();
    match (letters.next(), letters.next()) {
        // Ideographs, kana and hangul are two cells wide everywhere.
        (Some('\u{3001}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'), None) => true,
        _ => text::width(symbol) == 1 && !symbol.contains('\u{1b}'),
    }
}
