//! Frames to a terminal in few bytes, for lines that are far or slow.
//!
//! The contract:
//! - It writes to any stream, asks nothing of the terminal and reads nothing: the size comes from a function.
//! - After [`Backend::draw`](ratatui::backend::Backend::draw) and a flush a terminal of that size (ECMA-48 with `ED`, `EL`,
//!   `ECH`, `IL`, `DL`, `DECSTBM`, `CUF`, `CHA`, `CUP`, `SGR`) shows exactly the cells that were drawn, those that were drawn
//!   before them, and blanks elsewhere; it had to show what this writer wrote, and nothing else.
//! - Terminals may disagree on the cells of what is not a letter of one or two sure cells: what comes behind such a cluster
//!   never depends on where their cursor is.
//! - Attributes are plain when a frame ends. Nothing is written before a flush.
//!
//! How: what the terminal shows is known, so short gaps are said again in place of a jump, blanks are erased, rows that moved
//! are moved by the terminal, and colours are told when they change.

mod backend;
mod cursor;
mod scroll;
mod sgr;
mod surface;
#[cfg(test)]
mod tests;

use std::io::{self, Write};

use ratatui::buffer::Cell;
use ratatui::layout::Position;
use ratatui::style::Color;

use self::cursor::{At, columns, is_letters, steady};
use self::scroll::Shift;
use self::sgr::SgrState;
use self::surface::{Change, Surface, is_blank};

/// Cells that are said again rather than jumped over.
const BRIDGE: u16 = 5;
/// Blank cells that are erased rather than said.
const ERASED: usize = 6;
/// Cells that an unsteady character may take at most; nearer to the edge the terminal may go on in the next row.
const UNSTEADY: u16 = 16;
/// Whether a line feed moves the cursor straight down: in raw mode terminals of Unix do so.
const LINE_FEED: bool = cfg!(unix);

/// Columns and rows of a terminal.
pub(super) type TerminalSize = fn() -> io::Result<(u16, u16)>;

/// Writes frames to a terminal.
#[derive(Debug)]
pub(super) struct TerminalWriter<W: Write> {
    writer: W,
    size: TerminalSize,
    /// Where the cursor was put last by whoever draws.
    cursor: Position,
    out: Vec<u8>,
    shown: Surface,
    /// What is shown when the frame is said.
    wanted: Surface,
    sgr: Option<SgrState>,
    at: Option<At>,
    /// A row, and the column up to which it was made blank before letters that not every terminal counts alike.
    swept: Option<(u16, u16)>,
    /// Rows that something was said on since they were asked for.
    touched: Vec<bool>,
}

impl<W: Write> TerminalWriter<W> {
    /// A writer to a terminal that is blank.
    pub(super) fn new(writer: W, size: TerminalSize) -> io::Result<Self> {
        let (columns, rows) = size()?;
        let shown = Surface::blank(columns, rows);
        Ok(Self {
            writer,
            size,
            cursor: Position::ORIGIN,
            out: Vec::new(),
            wanted: shown.clone(),
            shown,
            sgr: None,
            at: None,
            swept: None,
            touched: Vec::new(),
        })
    }

    /// Writes bytes as they are, such as those around a frame.
    pub(super) fn say(&mut self, bytes: &[u8]) {
        self.out.extend_from_slice(bytes);
    }

    /// Whether something was said on a row since the last call of [`Self::forget_rows`].
    pub(super) fn touched(&self, row: u16) -> bool {
        self.touched.get(usize::from(row)).copied().unwrap_or(false)
    }

    pub(super) fn forget_rows(&mut self) {
        self.touched.clear();
    }

    fn put_all(&mut self, changes: &[Change<'_>]) {
        let mut rest = changes;
        while let Some(((x, y, cell), background)) = rest.split_first() {
            let (end, taken) = if is_blank(cell) { self.shown.blanks(*x, *y, rest) } else { (*x, 1) };
            let mut half = if usize::from(end - x) > ERASED {
                rest = rest.get(taken..).unwrap_or_default();
                self.erase(*x, *y, end - x)
            } else {
                rest = background;
                self.sweep((*x, *y, cell), background);
                self.put(*x, *y, cell)
            };
            let said_next = |half: &u16| rest.first().is_some_and(|(x, row, _)| (x, row) == (half, y));
            // Terminals do not agree on the ground of such a blank, and those that draw the parts of a cluster side by side
            // keep the later parts: each further cell that it covered is said.
            while let Some(blank) = half.filter(|half| !said_next(half)) {
                half = self.put(blank, *y, &Cell::EMPTY);
            }
        }
    }

    /// Makes the cells blank that are said next where the first may take fewer than we think: what was there would stay.
    fn sweep(&mut self, (x, y, cell): Change<'_>, background: &[Change<'_>]) {
        let swept = self.swept.is_some_and(|(row, end)| row == y && x < end);
        if swept || steady(cell.symbol()) || cell.symbol().contains('\u{1b}') {
            return;
        }
        let mut end = x + columns(cell);
        for (x, row, next) in background {
            if (*x, *row) != (end, y) || next.bg != cell.bg || next.symbol().contains('\u{1b}') {
                break;
            }
            end += columns(next);
        }
        let blank = cell.bg == Color::Reset && (x..end).all(|x| self.shown.cell(x, y).is_none_or(is_blank));
        if blank {
            return;
        }
        self.go(x, y);
        SgrState::set(&mut self.sgr, cell, &mut self.out);
        self.out.extend_from_slice(format!("\x1b[{}X", end - x).as_bytes());
        self.swept = Some((y, end));
    }

    /// Says a cell; answers the other half of a wide character that it was drawn over.
    fn put(&mut self, x: u16, y: u16, cell: &Cell) -> Option<u16> {
        // Letters of a word go where those before them went.
        let within = self.at == Some(At::Word(x, y)) && is_letters(cell.symbol());
        if !within {
            self.go(x, y);
        }
        SgrState::set(&mut self.sgr, cell, &mut self.out);
        self.out.extend_from_slice(cell.symbol().as_bytes());
        let width = columns(cell);
        let next = x.saturating_add(width);
        let left = self.shown.width().saturating_sub(next);
        self.at = match (steady(cell.symbol()) && !within, is_letters(cell.symbol())) {
            (true, _) => (left > 0).then_some(At::Cell(next, y)),
            (false, true) => (left > UNSTEADY).then_some(At::Word(next, y)),
            (false, false) => (left > UNSTEADY).then_some(At::Row(y)),
        };
        if cell.symbol().contains('\u{1b}') {
            // It set colours of its own.
            self.sgr = None;
        }
        self.note(x, y, cell, width)
    }

    /// Makes cells blank; answers the other half of a wide character that the last one was of.
    fn erase(&mut self, x: u16, y: u16, count: u16) -> Option<u16> {
        self.go(x, y);
        SgrState::set(&mut self.sgr, &Cell::EMPTY, &mut self.out);
        if x + count >= self.shown.width() {
            self.out.extend_from_slice(b"\x1b[K");
        } else {
            self.out.extend_from_slice(format!("\x1b[{count}X").as_bytes());
        }
        (x..x + count).fold(None, |_, x| self.note(x, y, &Cell::EMPTY, 1))
    }

    /// Notes what the terminal shows; answers the other half of a wide character that is blank now.
    fn note(&mut self, x: u16, y: u16, cell: &Cell, width: u16) -> Option<u16> {
        let row = usize::from(y);
        if self.touched.len() <= row {
            self.touched.resize(row + 1, false);
        }
        if let Some(touched) = self.touched.get_mut(row) {
            *touched = true;
        }
        self.shown.note(x, y, cell, width)
    }

    /// Moves the cursor to a cell: by writing the cells between, else by a jump.
    fn go(&mut self, x: u16, y: u16) {
        match self.at {
            Some(at) if at == At::Cell(x, y) => {}
            Some(At::Cell(from, row)) if row == y && from < x => {
                let between = (from..x).map(|x| self.shown.cell(x, y));
                let jump = if x - from > 1 { format!("\x1b[{}C", x - from) } else { "\x1b[C".to_owned() };
                let plain: Option<String> = match &self.sgr {
                    Some(sgr) if x - from <= BRIDGE => between.map(|cell| sgr.plain(cell?)).collect(),
                    _ => None,
                };
                let said = plain.filter(|plain| plain.len() <= jump.len()).unwrap_or(jump);
                self.out.extend_from_slice(said.as_bytes());
            }
            Some(at) if at.row() == y || (LINE_FEED && at.row() + 1 == y) => {
                self.out.extend_from_slice(if at.row() == y { b"" } else { b"\n" });
                if !matches!(at, At::Cell(column, _) if column == x) {
                    self.out.extend_from_slice(format!("\x1b[{}G", x + 1).as_bytes());
                }
            }
            _ => self.out.extend_from_slice(format!("\x1b[{};{}H", y + 1, x + 1).as_bytes()),
        }
        self.at = Some(At::Cell(x, y));
    }

    /// Has the terminal move rows and notes what it shows then.
    fn scroll(&mut self, moved: Shift) {
        let Shift { top, bottom, by } = moved;
        SgrState::set(&mut self.sgr, &Cell::EMPTY, &mut self.out);
        let (count, way) = (by.unsigned_abs(), if by > 0 { 'M' } else { 'L' });
        let (first, last) = (top + 1, bottom + 1);
        self.out.extend_from_slice(format!("\x1b[{first};{last}r\x1b[{first};1H\x1b[{count}{way}\x1b[r").as_bytes());
        self.at = None;
        self.shown.scroll(moved);
    }
}
