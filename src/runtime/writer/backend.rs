use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use super::cursor::columns;
use super::surface::{Change, Surface};
use super::{SgrState, TerminalWriter};

/// Changed cells from which it is worth to look whether rows only moved.
const MANY: usize = 200;

impl<W: Write> Backend for TerminalWriter<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let changes: Vec<Change<'_>> = content.collect();
        (self.at, self.swept) = (None, None);
        for (x, y, cell) in &changes {
            let mut covered = self.wanted.note(*x, *y, cell, columns(cell));
            while let Some(x) = covered {
                covered = self.wanted.note(x, *y, &Cell::EMPTY, 1);
            }
        }
        let moved = (changes.len() > MANY).then(|| self.shown.shift(&self.wanted)).flatten();
        if let Some(moved) = moved {
            self.scroll(moved);
            let wanted = std::mem::take(&mut self.wanted);
            self.put_all(&self.shown.differences(&wanted));
            self.wanted = wanted;
        } else {
            self.put_all(&changes);
        }
        SgrState::set(&mut self.sgr, &Cell::EMPTY, &mut self.out);
        self.at = None;
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.say(b"\x1b[?25l");
        Ok(())
    }

    // Never fails: a `Terminal` that is dropped shows the cursor, and complains by printing where that fails, which is a panic where the
    // terminal went away.
    fn show_cursor(&mut self) -> io::Result<()> {
        self.say(b"\x1b[?25h");
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.cursor = position.into();
        let Position { x, y } = self.cursor;
        self.say(format!("\x1b[{};{}H", y + 1, x + 1).as_bytes());
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    /// What a part of the screen showed is not known afterwards, so all of it is redrawn.
    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        let Size { width, height } = self.size()?;
        self.shown = Surface::blank(width, height);
        self.wanted = self.shown.clone();
        self.sgr = None;
        self.say(match region {
            ClearType::All => b"\x1b[2J",
            ClearType::AfterCursor => b"\x1b[J",
            ClearType::BeforeCursor => b"\x1b[1J",
            ClearType::CurrentLine => b"\x1b[2K",
            ClearType::UntilNewLine => b"\x1b[K",
        });
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        (self.size)().map(|(width, height)| Size { width, height })
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::default() })
    }

    fn flush(&mut self) -> io::Result<()> {
        let out = std::mem::take(&mut self.out);
        self.writer.write_all(&out)?;
        self.writer.flush()
    }
}
