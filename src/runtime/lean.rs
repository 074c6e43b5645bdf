//! A backend that says a frame in few bytes, for lines that are far or slow.

mod backend;
mod cursor;
mod surface;

use std::io::Write;

use ratatui::buffer::Cell;
use ratatui::style::Color;

use self::cursor::{At, columns, is_letters, steady};
use self::surface::{Change, Surface, is_blank};
use super::pen::Pen;
use super::scroll::Shift;

/// Cells that are said again rather than jumped over.
const BRIDGE: u16 = 5;
/// Blank cells that are erased rather than said.
const ERASED: usize = 6;
/// Cells that an unsteady character may take at most; nearer to the edge the terminal may go on in the next row.
const UNSTEADY: u16 = 16;
/// Whether a line feed moves the cursor straight down: in raw mode terminals of Unix do so.
const LINE_FEED: bool = cfg!(unix);

/// Says frames to a terminal: what it shows is known, so short gaps are said again in place of a jump, blanks are erased,
/// rows that moved are moved by the terminal, and colours are told when they change.
#[derive(Debug)]
pub(super) struct Lean<W: Write> {
    writer: W,
    out: Vec<u8>,
    shown: Surface,
    /// What is shown when the frame is said.
    wanted: Surface,
    pen: Option<Pen>,
    at: Option<At>,
    /// A row, and the column up to which it was made blank before letters that not every terminal counts alike.
    swept: Option<(u16, u16)>,
    /// Rows that something was said on since they were asked for.
    touched: Vec<bool>,
}

impl<W: Write> Lean<W> {
    pub(super) fn new(writer: W, (columns, rows): (u16, u16)) -> Self {
        let shown = Surface::blank(columns, rows);
        let wanted = shown.clone();
        Self { writer, out: Vec::new(), shown, wanted, pen: None, at: None, swept: None, touched: Vec::new() }
    }

    /// Says bytes as they are, such as what stands round a frame.
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
        while let Some(((x, y, cell), behind)) = rest.split_first() {
            let (end, taken) = if is_blank(cell) { self.shown.blanks(*x, *y, rest) } else { (*x, 1) };
            let half = if usize::from(end - x) > ERASED {
                rest = rest.get(taken..).unwrap_or_default();
                self.erase(*x, *y, end - x)
            } else {
                rest = behind;
                self.sweep((*x, *y, cell), behind);
                self.put(*x, *y, cell)
            };
            let said_next = |half: &u16| rest.first().is_some_and(|(x, row, _)| (x, row) == (half, y));
            // Terminals do not agree on the ground of such a blank.
            if let Some(half) = half.filter(|half| !said_next(half)) {
                self.put(half, *y, &Cell::EMPTY);
            }
        }
    }

    /// Makes the cells blank that are said next where the first may take fewer than we think: what was there would stay.
    fn sweep(&mut self, (x, y, cell): Change<'_>, behind: &[Change<'_>]) {
        let swept = self.swept.is_some_and(|(row, end)| row == y && x < end);
        if swept || steady(cell.symbol()) || cell.symbol().contains('\u{1b}') {
            return;
        }
        let mut end = x + columns(cell);
        for (x, row, next) in behind {
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
        Pen::wear(&mut self.pen, cell, &mut self.out);
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
        Pen::wear(&mut self.pen, cell, &mut self.out);
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
            // It told colours of its own.
            self.pen = None;
        }
        self.note(x, y, cell, width)
    }

    /// Makes cells blank; answers the other half of a wide character that the last one was of.
    fn erase(&mut self, x: u16, y: u16, count: u16) -> Option<u16> {
        self.go(x, y);
        Pen::wear(&mut self.pen, &Cell::EMPTY, &mut self.out);
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

    /// Brings the cursor to a cell: by saying what stands between, else by a jump.
    fn go(&mut self, x: u16, y: u16) {
        match self.at {
            Some(at) if at == At::Cell(x, y) => {}
            Some(At::Cell(from, row)) if row == y && from < x => {
                let between = (from..x).map(|x| self.shown.cell(x, y));
                let jump = if x - from > 1 { format!("\x1b[{}C", x - from) } else { "\x1b[C".to_owned() };
                let plain: Option<String> = match &self.pen {
                    Some(pen) if x - from <= BRIDGE => between.map(|cell| pen.plain(cell?)).collect(),
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
        Pen::wear(&mut self.pen, &Cell::EMPTY, &mut self.out);
        let (count, way) = (by.unsigned_abs(), if by > 0 { 'M' } else { 'L' });
        let (first, last) = (top + 1, bottom + 1);
        self.out.extend_from_slice(format!("\x1b[{first};{last}r\x1b[{first};1H\x1b[{count}{way}\x1b[r").as_bytes());
        self.at = None;
        self.shown.scroll(moved);
    }
}

#[cfg(test)]
mod tests {
    use ratatui::backend::Backend as _;
    use ratatui::buffer::{Buffer, Cell};
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Modifier, Style};

    use super::Lean;

    const SIZE: (u16, u16) = (60, 20);

    /// Numbers that look random and are the same in each run (xorshift).
    struct Dice(u64);

    impl Dice {
        fn roll(&mut self, sides: u64) -> u64 {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            self.0 % sides
        }
    }

    /// What a terminal shows after the bytes, and what it should show.
    fn alike(parser: &vt100::Parser, wanted: &Buffer) {
        for y in 0..SIZE.1 {
            for x in 0..SIZE.0 {
                let (cell, shown) = (&wanted[(x, y)], parser.screen().cell(y, x).unwrap());
                if shown.is_wide_continuation() {
                    continue;
                }
                let text = if shown.contents().is_empty() { " " } else { shown.contents() };
                assert_eq!(text, cell.symbol(), "at {x} {y}:\n{}", parser.screen().contents());
                let bold = cell.modifier.contains(Modifier::BOLD);
                assert!(shown.bold() == bold || text == " ", "at {x} {y}");
                assert_eq!(shown.inverse(), cell.modifier.contains(Modifier::REVERSED), "at {x} {y}");
                let index = match shown.bgcolor() {
                    vt100::Color::Default => Color::Reset,
                    vt100::Color::Idx(index) => Color::Indexed(index),
                    vt100::Color::Rgb(r, g, b) => Color::Rgb(r, g, b),
                };
                assert_eq!(index, cell.bg, "at {x} {y}");
            }
        }
    }

    fn line(number: u64) -> String {
        let words = ["strait", "harbour", "船 只", "olives", "é", "a", "the", "envoys", "   ", "夜行列车"];
        let mut dice = Dice(number * 77 + 1);
        (0..8).map(|_| words[usize::try_from(dice.roll(10)).unwrap()]).collect::<Vec<_>>().join(" ")
    }

    fn style(number: u64) -> Style {
        match number % 5 {
            0 => Style::new().add_modifier(Modifier::BOLD),
            1 => Style::new().fg(Color::Indexed(4)),
            2 => Style::new().bg(Color::Rgb(1, 2, 3)),
            3 => Style::new().add_modifier(Modifier::REVERSED),
            _ => Style::new(),
        }
    }

    #[test]
    fn whatever_is_drawn_a_terminal_shows_it() {
        let mut parser = vt100::Parser::new(SIZE.1.try_into().unwrap(), SIZE.0.try_into().unwrap(), 0);
        let mut lean = Lean::new(Vec::new(), SIZE);
        let area = Rect::new(0, 0, SIZE.0, SIZE.1);
        let mut before = Buffer::empty(area);
        let (mut dice, mut top) = (Dice(5), 40_u64);
        for _ in 0..400 {
            top = top + dice.roll(9) - 4;
            let mut wanted = Buffer::empty(area);
            let selected = u16::try_from(dice.roll(20)).unwrap();
            wanted.set_style(Rect::new(0, selected, SIZE.0, 1), Style::new().bg(Color::Indexed(3)));
            for row in 0..SIZE.1 {
                let number = top + u64::from(row);
                if number % 4 > 0 {
                    wanted.set_stringn(2, row, line(number), 55, style(number));
                }
            }
            lean.draw(before.diff(&wanted).into_iter()).unwrap();
            lean.flush().unwrap();
            parser.process(&std::mem::take(&mut lean.writer));
            alike(&parser, &wanted);
            before = wanted;
            top = top.clamp(10, 90);
        }
    }

    #[test]
    fn letters_that_take_the_place_of_wide_ones_are_said_in_one_go() {
        let mut lean = Lean::new(Vec::new(), SIZE);
        let page = |text: &str| {
            let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
            buffer.set_stringn(3, 2, text, 50, style(0));
            buffer
        };
        let (wide, narrow, blank) = (page("夜行列车夜行列车夜行列车"), page("the envoys left at dawn"), page(""));
        let mut said = |from: &Buffer, to: &Buffer| {
            lean.writer.clear();
            lean.draw(from.diff(to).into_iter()).unwrap();
            lean.flush().unwrap();
            String::from_utf8_lossy(&lean.writer).into_owned()
        };
        said(&blank, &wide);
        assert_eq!(said(&wide, &narrow), "\u{1b}[3;4H\u{1b}[1mthe envoys left at dawn\u{1b}[m ");
        said(&narrow, &wide);
        assert_eq!(said(&wide, &blank), "\u{1b}[3;4H\u{1b}[K");
    }

    #[test]
    fn words_that_not_every_terminal_counts_alike_begin_where_they_should_on_blank_ground() {
        let page = |text: &str| {
            let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
            buffer.set_stringn(3, 2, text, 50, Style::new());
            buffer
        };
        let words = page("दोखो मोटी a 👩\u{200d}👧b");
        for (before, said) in [
            ("", "\u{1b}[3;4Hदोखो\u{1b}[9Gमोटी\u{1b}[14Ga 👩\u{200d}👧\u{1b}[18Gb"),
            (
                "envoys left the quay",
                "\u{1b}[3;4H\u{1b}[11Xदोखो\u{1b}[8G मोटी\u{1b}[13G a \u{1b}[3X👩\u{200d}👧\u{1b}[18Gb \u{1b}[K",
            ),
        ] {
            let before = page(before);
            let mut lean = Lean::new(Vec::new(), SIZE);
            lean.draw(Buffer::empty(words.area).diff(&before).into_iter()).unwrap();
            lean.flush().unwrap();
            lean.writer.clear();
            lean.draw(before.diff(&words).into_iter()).unwrap();
            lean.flush().unwrap();
            assert_eq!(String::from_utf8_lossy(&lean.writer), said);
        }
    }

    #[test]
    fn rows_that_moved_are_moved_by_the_terminal() {
        let mut lean = Lean::new(Vec::new(), SIZE);
        let area = Rect::new(0, 0, SIZE.0, SIZE.1);
        let page = |top: u64| {
            let mut buffer = Buffer::empty(area);
            for row in 1..SIZE.1 - 1 {
                buffer.set_stringn(0, row, line(top + u64::from(row)), 60, Style::new());
            }
            buffer
        };
        let (first, second) = (page(1), page(3));
        lean.draw(Buffer::empty(area).diff(&first).into_iter()).unwrap();
        lean.flush().unwrap();
        let whole = std::mem::take(&mut lean.writer).len();
        lean.draw(first.diff(&second).into_iter()).unwrap();
        lean.flush().unwrap();
        assert!(lean.writer.len() * 4 < whole, "{} of {whole}", lean.writer.len());
        let cell = Cell::default();
        lean.writer.clear();
        lean.draw([(3, 3, &cell)].into_iter()).unwrap();
        lean.flush().unwrap();
        assert!(lean.writer.len() < 12, "{}", String::from_utf8_lossy(&lean.writer));
    }
}
