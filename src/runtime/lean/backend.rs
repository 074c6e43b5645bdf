use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use super::cursor::columns;
use super::surface::{Change, Surface};
use super::{Lean, Pen};

/// Changed cells from which it is worth to look whether rows only moved.
const MANY: usize = 200;

impl<W: Write> Backend for Lean<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let changes: Vec<Change<'_>> = content.collect();
        (self.at, self.swept) = (None, None);
        for (x, y, cell) in &changes {
            self.wanted.note(*x, *y, cell, columns(cell));
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
        Pen::wear(&mut self.pen, &Cell::EMPTY, &mut self.out);
        self.at = None;
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.say(b"\x1b[?25l");
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.say(b"\x1b[?25h");
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        crossterm::cursor::position().map(|(x, y)| Position { x, y })
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let Position { x, y } = position.into();
        self.say(format!("\x1b[{};{}H", y + 1, x + 1).as_bytes());
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.flush()?;
        let Size { width, height } = self.size()?;
        self.shown = Surface::blank(width, height);
        self.wanted = self.shown.clone();
        self.pen = None;
        CrosstermBackend::new(&mut self.writer).clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        crossterm::terminal::size().map(|(width, height)| Size { width, height })
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        CrosstermBackend::new(&mut self.writer).window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        let out = std::mem::take(&mut self.out);
        self.writer.write_all(&out)?;
        self.writer.flush()
    }
}
