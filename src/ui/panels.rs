use ratatui::Frame;
use ratatui::buffer::Cell;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::canvas::{edge, part, put, put_led, row_mut};
use super::style::Styles;
use crate::app::{App, Area, Command, Environment, PanelFrame, PanelRow, Panels, RowLook, Screen, SecondColumn};
use crate::text;

/// Draws the panel; answers where the terminal's own cursor goes: on the selected row.
pub(super) fn draw(app: &App, styles: Styles, frame: &mut Frame<'_>) -> Option<(u16, u16)> {
    let PanelFrame { area: place, below, rows, second } = app.panels().frame(&app.panel_context())?;
    let mirrored = app.environment().layout().mirrored;
    let area = Rect { x: place.x, y: place.y, width: place.width, height: place.height };
    part(frame, area);
    clear(frame, area, styles.ground());
    let more = || {
        let key = app.environment().key_of(Screen::Panel, Command::Down);
        let more = app.environment().words().tell("more-below", &[("key", key.into()), ("count", below.into())]);
        format!(" {} ", app.environment().ordered(&more))
    };
    let more = if below > 0 { more() } else { String::new() };
    border(frame, (mirrored, place), styles, (&title(app.panels(), app.environment()), &more));
    let within = Area { x: place.x + 2, y: place.y + 1, width: place.width.saturating_sub(4), ..place };
    let Some(SecondColumn { width, rows: beside }) = second else {
        return draw_rows(app.environment(), styles, frame, within, &rows);
    };
    // The column that is read first stands where the screen begins.
    let left = Area { width, ..within };
    let right = Area { x: within.x + within.width.saturating_sub(width), ..left };
    let (first, second) = if mirrored { (right, left) } else { (left, right) };
    let chosen = draw_rows(app.environment(), styles, frame, first, &rows);
    chosen.or(draw_rows(app.environment(), styles, frame, second, &beside))
}

/// Empties the cells that a panel covers.
fn clear(frame: &mut Frame<'_>, area: Rect, ground: Style) {
    let mut blank = Cell::EMPTY;
    blank.set_style(ground);
    for y in area.top()..area.bottom() {
        row_mut(frame.buffer_mut(), (area.x, y), area.width).fill(blank.clone());
    }
}

/// Draws the frame of a panel with a title in its first line and one in its last, both on the side where reading begins.
fn border(frame: &mut Frame<'_>, (mirrored, place): (bool, Area), styles: Styles, (title, more): (&str, &str)) {
    let Area { x, y, width, height } = place;
    let (Some(right), Some(bottom)) = ((x + width).checked_sub(1), (y + height).checked_sub(1)) else { return };
    let room = usize::from(width).saturating_sub(2);
    for (row, title, [left_corner, right_corner]) in [(y, title, ["┌", "┐"]), (bottom, more, ["└", "┘"])] {
        let title = text::fit(title, room);
        let rest = "─".repeat(room.saturating_sub(text::width(&title)));
        let (title, rest) = (Span::styled(title, styles.name()), Span::styled(rest, styles.rule()));
        let [one, other] = if mirrored { [rest, title] } else { [title, rest] };
        let corner = |corner| Span::styled(corner, styles.rule());
        put(frame, x, row, width, Line::from(vec![corner(left_corner), one, other, corner(right_corner)]));
    }
    for row in y + 1..bottom {
        put(frame, x, row, 1, Line::styled("│", styles.rule()));
        put(frame, right, row, 1, Line::styled("│", styles.rule()));
    }
}

/// Draws rows one below the other; answers where the chosen one begins.
fn draw_rows(
    environment: &Environment,
    styles: Styles,
    frame: &mut Frame<'_>,
    place: Area,
    rows: &[PanelRow],
) -> Option<(u16, u16)> {
    let mut chosen = None;
    for (y, row) in (place.y..).zip(rows) {
        if row.look == RowLook::Chosen {
            chosen = Some((edge(environment, place), y));
        }
        put_led(
            frame,
            environment.layout().mirrored,
            place.x,
            y,
            place.width,
            shown(environment, styles, row, usize::from(place.width)),
        );
    }
    chosen
}

/// The title of the panel on top, with what is looked for in it.
fn title(panels: &Panels, environment: &Environment) -> String {
    let (Some(panel), Some((filter, filtering))) = (panels.top(), panels.filter()) else {
        return String::new();
    };
    let cursor = if filtering { "▏" } else { "" };
    let (prompt, typed) = (panels.prompt(), environment.ordered(&format!("{filter}{cursor}")));
    let mirrored = environment.layout().mirrored;
    let typed = if mirrored { format!("{typed}{prompt}") } else { format!("{prompt}{typed}") };
    if prompt == ':' {
        return format!(" {typed} ");
    }
    let name = environment.ordered(&environment.words().say(panel.title()));
    match (filtering || !filter.is_empty(), mirrored) {
        (false, _) => format!(" {name} "),
        (true, false) => format!(" {name} {typed} "),
        (true, true) => format!(" {typed} {name} "),
    }
}

/// A row as it is printed, from its first cell on: cut off at a width, each cell in the order of the screen. Nobody else
/// orders what a panel shows.
fn shown(environment: &Environment, styles: Styles, row: &PanelRow, width: usize) -> Line<'static> {
    let (all, last) = match row.look {
        RowLook::Named => (styles.label(), Style::new()),
        RowLook::Chosen => (styles.chosen(), styles.chosen()),
        RowLook::Plain => (Style::new(), Style::new()),
        RowLook::Heading => (styles.name(), styles.name()),
        RowLook::TakenOut => (styles.taken_out(), styles.taken_out()),
        RowLook::PutIn => (styles.credit(), styles.credit()),
    };
    let mirrored = environment.layout().mirrored;
    let count = row.cells.len();
    let mut room = width.saturating_sub(row.indent);
    let mut spans = Vec::with_capacity(2 * count + 1);
    if row.indent > 0 {
        spans.push(Span::raw(" ".repeat(row.indent)));
    }
    for (at, cell) in row.cells.iter().enumerate() {
        let style = if at + 1 == count && count > 1 { last } else { all };
        let text = text::fit(&cell.text, room);
        let text = match cell.direction {
            Some(direction) => environment.ordered_as(&text, Some(direction)),
            None => environment.ordered(&text),
        };
        let cells = text::width(&text);
        room = room.saturating_sub(cells.max(cell.columns));
        let spaces = cell.columns.saturating_sub(cells);
        let text = Span::styled(text, style);
        if spaces == 0 {
            spans.push(text);
            continue;
        }
        // In the order of reading, which is turned with the whole row where the screen begins on the right; the last
        // digits of numbers stand one below the other there too.
        let spaces = Span::styled(" ".repeat(spaces), style);
        spans.extend(if cell.at_end && !mirrored { [spaces, text] } else { [text, spaces] });
    }
    Line::from(spans)
}
