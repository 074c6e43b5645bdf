use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::app::Area;

/// Draws a line from a cell on, cut off at the width and at the edge of the screen.
pub(super) fn put(frame: &mut Frame<'_>, x: u16, y: u16, width: u16, line: Line<'_>) {
    let area = Rect { x, y, width, height: 1 }.intersection(frame.area());
    if !area.is_empty() {
        frame.render_widget(line, area);
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
