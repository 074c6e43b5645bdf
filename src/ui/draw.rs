use ratatui::Frame;
use ratatui::buffer::Cell;
use ratatui::text::Line;

use super::canvas::put;
use super::pictures::Pictures;
use super::style::Styles;
use super::{article, headlines, panels, status, symbols, tabs};
use crate::app::{App, Focus, Layout, SMALLEST};
use crate::text;

/// Draws the whole screen, without pictures.
pub fn draw(app: &App, frame: &mut Frame<'_>) {
    draw_with(app, &Pictures::default(), frame);
}

/// Draws the whole screen with the pictures that are loaded; answers where the terminal's cursor goes, if it is shown.
pub fn draw_with(app: &App, pictures: &Pictures, frame: &mut Frame<'_>) -> Option<(u16, u16)> {
    let styles = Styles::of(app.environment());
    let screen = frame.area();
    if app.environment().layout().too_small {
        let parts = [("columns", SMALLEST.0.into()), ("rows", SMALLEST.1.into())];
        let sentence = app.environment().ordered(&app.environment().words().tell("too-small", &parts));
        for (row, line) in (screen.y..screen.bottom()).zip(text::wrap(&sentence, usize::from(screen.width))) {
            put(frame, screen.x, row, screen.width, Line::raw(line));
        }
        return None;
    }
    lay_ground(styles, frame);
    if !app.environment().is_zen() {
        tabs::draw(app, styles, frame);
    }
    let mut selected = None;
    if app.environment().layout().wide {
        rules(app.environment().layout(), styles, frame);
        selected = headlines::draw(app, styles, frame);
        article::draw(app, styles, pictures, frame);
    } else if app.context().shows_article() {
        article::draw(app, styles, pictures, frame);
    } else {
        selected = headlines::draw(app, styles, frame);
    }
    status::draw(app, styles, frame);
    let chosen = panels::draw(app, styles, frame);
    if app.environment().look().is_ascii() {
        symbols::plain(frame);
    }
    // For screen readers and magnifiers; in an article there is none.
    let cursor = match app.panels().top() {
        Some(_) => chosen,
        None => selected.filter(|_| app.input_state().focus() == Focus::List),
    };
    if let Some(at) = cursor {
        frame.set_cursor_position(at);
    }
    cursor
}

/// Gives every cell the theme's ground.
fn lay_ground(styles: Styles, frame: &mut Frame<'_>) {
    let ground = styles.ground();
    let mut blank = Cell::EMPTY;
    blank.set_style(ground);
    // Most terminals' own ground is what a theme without a background has.
    if blank != Cell::EMPTY {
        for cell in &mut frame.buffer_mut().content {
            cell.set_style(ground);
        }
    }
}

/// The title of the window: the section and how much of it is unread.
#[must_use]
pub fn title(app: &App) -> String {
    let headlines = app.headlines();
    let tab = headlines.tab_names(app.environment()).into_iter().nth(headlines.section());
    match tab {
        Some(tab) if tab.unread > 0 => format!("{} ({}) - dateline", tab.name, tab.unread),
        Some(tab) => format!("{} - dateline", tab.name),
        None => "dateline".to_owned(),
    }
}

/// The rules that part tabs, headlines, article and status line.
fn rules(layout: &Layout, styles: Styles, frame: &mut Frame<'_>) {
    let first = if layout.mirrored { layout.article } else { layout.list };
    let (split, width) = (usize::from(first.width), usize::from(layout.tabs.width));
    let rule = |joint: char| {
        let right = width.saturating_sub(split + 1);
        format!("{}{joint}{}", "─".repeat(split), "─".repeat(right))
    };
    let above = layout.list.y.saturating_sub(1);
    put(frame, 0, above, layout.tabs.width, Line::styled(rule('┬'), styles.rule()));
    put(frame, 0, layout.status.y.saturating_sub(1), layout.tabs.width, Line::styled(rule('┴'), styles.rule()));
    for row in layout.list.y..layout.list.y + layout.list.height {
        put(frame, first.width, row, 1, Line::styled("│", styles.rule()));
    }
}
