use std::num::NonZeroU16;
use std::ops::Range;

use ratatui::Frame;
use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth as _};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::app::{Area, Environment};
use crate::text;

/// Draws a line from a cell on, cut off at the width and at the edge of the screen.
pub(super) fn put(frame: &mut Frame<'_>, x: u16, y: u16, width: u16, line: Line<'_>) {
    let area = Rect { x, y, width, height: 1 }.intersection(frame.area());
    if area.is_empty() {
        return;
    }
    let buffer = frame.buffer_mut();
    if line.style != Style::new() {
        buffer.set_style(area, line.style);
    }
    let mut at = area.x;
    for span in line.spans {
        at = print(buffer, (at, y), area.right(), &span.content, line.style.patch(span.style));
    }
}

/// Prints a text from a cell on, before the column of an end; answers the column after it.
///
/// It goes cluster by cluster: the width of a whole Arabic text counts lam and alef as one cell, a terminal does not.
fn print(buffer: &mut Buffer, (mut at, y): (u16, u16), end: u16, text: &str, style: Style) -> u16 {
    let (plain, rest) = text::split_plain(text);
    for (cell, byte) in row_mut(buffer, (at, y), end.saturating_sub(at)).iter_mut().zip(plain.bytes()) {
        print_plain(cell, byte, style);
        at += 1;
    }
    if at >= end {
        return at;
    }
    for (cluster, cells) in text::measured(rest) {
        let room = end.saturating_sub(at);
        if let ([byte @ b' '..=b'~'], 1..) = (cluster.as_bytes(), room) {
            if let Some(cell) = buffer.cell_mut((at, y)) {
                print_plain(cell, *byte, style);
            }
            at += 1;
            continue;
        }
        let Some(cells) = cells.or_else(|| agreed_width(cluster)) else {
            let cells = u16::try_from(text::width(cluster)).unwrap_or(u16::MAX);
            if !cluster.contains(char::is_control) && cells.max(cluster.cell_width()) > room {
                break;
            }
            let first = at;
            (at, _) = buffer.set_stringn(at, y, cluster, usize::from(room), style);
            if at > first && first + cells > at {
                widen(buffer, (first, y), at..first + cells);
                at = first + cells;
            }
            continue;
        };
        if cells > room {
            break;
        }
        if let Some(cell) = buffer.cell_mut((at, y)) {
            cell.set_symbol(cluster).set_style(style);
        }
        if cells > 1
            && let Some(hidden) = buffer.cell_mut((at + 1, y))
        {
            hidden.reset();
        }
        at += cells;
    }
    at
}

/// Prints an ASCII character in a cell.
fn print_plain(cell: &mut Cell, byte: u8, style: Style) {
    // Most cells are blank already, and many letters are.
    if byte != b' ' || cell.symbol() != " " {
        cell.set_char(char::from(byte));
    }
    cell.set_style(style);
}

/// A number of cells of a row from a column on; none beyond the right edge.
pub(super) fn row_mut(buffer: &mut Buffer, (x, y): (u16, u16), width: u16) -> &mut [Cell] {
    let area = Rect { x, y, width, height: 1 }.intersection(buffer.area);
    if area.is_empty() {
        return &mut [];
    }
    let start = buffer.index_of(area.x, area.y);
    buffer.content.get_mut(start..start + usize::from(area.width)).unwrap_or_default()
}

/// The width of a cluster of one or two cells that the library counts as we do; none for all others.
fn agreed_width(cluster: &str) -> Option<u16> {
    let cells = u16::try_from(text::width(cluster)).ok().filter(|cells| matches!(cells, 1 | 2))?;
    (cluster.cell_width() == cells && !cluster.contains(char::is_control)).then_some(cells)
}

/// Lets a cell cover those after it as well: its marks take more cells than the library counts.
fn widen(buffer: &mut Buffer, (x, y): (u16, u16), covered: Range<u16>) {
    if let (Some(cell), Some(width)) = (buffer.cell_mut((x, y)), NonZeroU16::new(covered.end - x)) {
        cell.set_diff_option(CellDiffOption::ForcedWidth(width));
    }
    for hidden in covered {
        if let Some(hidden) = buffer.cell_mut((hidden, y)) {
            hidden.reset();
        }
    }
}

/// Cells that one letter with its marks takes, at most.
const WIDEST: u16 = 8;

/// Takes letters away whose last cells an area is about to cover: a terminal draws a wide letter over them.
pub(super) fn part(frame: &mut Frame<'_>, area: Rect) {
    let buffer = frame.buffer_mut();
    for y in area.top()..area.bottom() {
        for x in area.x.saturating_sub(WIDEST)..area.x {
            let Some(cell) = buffer.cell((x, y)) else { continue };
            let (style, wide) = (cell.style(), text::width(cell.symbol()) > usize::from(area.x - x));
            for left in (x..area.x).filter(|_| wide) {
                if let Some(cell) = buffer.cell_mut((left, y)) {
                    cell.reset();
                    cell.set_style(style);
                }
            }
        }
    }
}

/// Draws a line from the side on which the screen begins.
pub(super) fn put_led(frame: &mut Frame<'_>, mirrored: bool, x: u16, y: u16, width: u16, mut line: Line<'_>) {
    if mirrored {
        line.spans.reverse();
        let cells: usize = line.spans.iter().map(|span| text::width(&span.content)).sum();
        let before = width.saturating_sub(u16::try_from(cells).unwrap_or(u16::MAX));
        put(frame, x + before, y, width - before, line);
    } else {
        put(frame, x, y, width, line);
    }
}

/// Puts a style over cells that are drawn already.
pub(super) fn mark(frame: &mut Frame<'_>, x: u16, y: u16, width: u16, style: Style) {
    let area = Rect { x, y, width, height: 1 }.intersection(frame.area());
    frame.buffer_mut().set_style(area, style);
}

/// The rows of an area.
pub(super) fn rows(area: Area) -> std::ops::Range<u16> {
    area.y..area.y.saturating_add(area.height)
}

/// The column at which reading begins in a part of the screen.
pub(super) fn edge(environment: &Environment, area: Area) -> u16 {
    if environment.layout().mirrored { area.x + area.width.saturating_sub(1) } else { area.x }
}
