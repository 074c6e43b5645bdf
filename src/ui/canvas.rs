use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::app::Area;
use crate::text;

/// Draws a line from a cell on, cut off at the width and at the edge of the screen.
pub(super) fn put(frame: &mut Frame<'_>, x: u16, y: u16, width: u16, line: Line<'_>) {
    let area = Rect { x, y, width, height: 1 }.intersection(frame.area());
    if area.is_empty() {
        return;
    }
    let buffer = frame.buffer_mut();
    buffer.set_style(area, line.style);
    // Cluster by cluster: the width of a whole Arabic text counts lam and alef as one cell, a terminal does not.
    let mut at = area.x;
    for span in line.spans {
        let room = usize::from(area.right().saturating_sub(at));
        (at, _) = buffer.set_stringn(at, y, &span.content, room, line.style.patch(span.style));
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
