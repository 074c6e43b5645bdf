use ratatui::backend::{Backend as _, ClearType};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::{Color, Modifier, Style};

use super::TerminalWriter;

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
    let mut writer = TerminalWriter::new(Vec::new(), || Ok(SIZE)).unwrap();
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
        writer.draw(before.diff(&wanted).into_iter()).unwrap();
        writer.flush().unwrap();
        parser.process(&std::mem::take(&mut writer.writer));
        alike(&parser, &wanted);
        before = wanted;
        top = top.clamp(10, 90);
    }
}

#[test]
fn letters_that_take_the_place_of_wide_ones_are_said_in_one_go() {
    let mut writer = TerminalWriter::new(Vec::new(), || Ok(SIZE)).unwrap();
    let page = |text: &str| {
        let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
        buffer.set_stringn(3, 2, text, 50, style(0));
        buffer
    };
    let (wide, narrow, blank) = (page("夜行列车夜行列车夜行列车"), page("the envoys left at dawn"), page(""));
    let mut said = |from: &Buffer, to: &Buffer| {
        writer.writer.clear();
        writer.draw(from.diff(to).into_iter()).unwrap();
        writer.flush().unwrap();
        String::from_utf8_lossy(&writer.writer).into_owned()
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
        let mut writer = TerminalWriter::new(Vec::new(), || Ok(SIZE)).unwrap();
        writer.draw(Buffer::empty(words.area).diff(&before).into_iter()).unwrap();
        writer.flush().unwrap();
        writer.writer.clear();
        writer.draw(before.diff(&words).into_iter()).unwrap();
        writer.flush().unwrap();
        assert_eq!(String::from_utf8_lossy(&writer.writer), said);
    }
}

#[test]
fn nothing_is_left_of_a_cluster_that_a_terminal_shows_in_parts() {
    let page = |text: &str| {
        let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
        buffer.set_stringn(3, 2, text, 50, Style::new());
        buffer
    };
    for after in ["at", "at x", "at", "船", "", "at   y", "at          z"] {
        let mut parser = vt100::Parser::new(SIZE.1.try_into().unwrap(), SIZE.0.try_into().unwrap(), 0);
        let mut writer = TerminalWriter::new(Vec::new(), || Ok(SIZE)).unwrap();
        let mut before = page("");
        for text in ["a🥲🏻 b", after] {
            let wanted = page(text);
            writer.draw(before.diff(&wanted).into_iter()).unwrap();
            writer.flush().unwrap();
            parser.process(&std::mem::take(&mut writer.writer));
            before = wanted;
        }
        assert_eq!(parser.screen().contents().trim(), after);
    }
}

#[test]
fn rows_that_moved_are_moved_by_the_terminal() {
    let mut writer = TerminalWriter::new(Vec::new(), || Ok(SIZE)).unwrap();
    let area = Rect::new(0, 0, SIZE.0, SIZE.1);
    let page = |top: u64| {
        let mut buffer = Buffer::empty(area);
        for row in 1..SIZE.1 - 1 {
            buffer.set_stringn(0, row, line(top + u64::from(row)), 60, Style::new());
        }
        buffer
    };
    let (first, second) = (page(1), page(3));
    writer.draw(Buffer::empty(area).diff(&first).into_iter()).unwrap();
    writer.flush().unwrap();
    let whole = std::mem::take(&mut writer.writer).len();
    writer.draw(first.diff(&second).into_iter()).unwrap();
    writer.flush().unwrap();
    assert!(writer.writer.len() * 4 < whole, "{} of {whole}", writer.writer.len());
    let cell = Cell::default();
    writer.writer.clear();
    writer.draw([(3, 3, &cell)].into_iter()).unwrap();
    writer.flush().unwrap();
    assert!(writer.writer.len() < 12, "{}", String::from_utf8_lossy(&writer.writer));
}

#[test]
fn a_stream_that_is_no_terminal_has_a_size_and_a_cursor_and_is_cleared() {
    let mut writer = TerminalWriter::new(Vec::new(), || Ok(SIZE)).unwrap();
    assert_eq!(writer.size().unwrap(), Size::new(SIZE.0, SIZE.1));
    assert_eq!(writer.window_size().unwrap().columns_rows, Size::new(SIZE.0, SIZE.1));
    writer.set_cursor_position((3, 4)).unwrap();
    assert_eq!(writer.get_cursor_position().unwrap(), Position::new(3, 4));
    assert!(writer.writer.is_empty(), "nothing is written before a flush");
    let kinds = [ClearType::All, ClearType::AfterCursor, ClearType::BeforeCursor, ClearType::CurrentLine];
    for kind in kinds.into_iter().chain([ClearType::UntilNewLine]) {
        writer.clear_region(kind).unwrap();
    }
    writer.flush().unwrap();
    let written = String::from_utf8(std::mem::take(&mut writer.writer)).unwrap();
    assert_eq!(written, "\u{1b}[5;4H\u{1b}[2J\u{1b}[J\u{1b}[1J\u{1b}[2K\u{1b}[K");
}
