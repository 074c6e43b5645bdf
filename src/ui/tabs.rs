use ratatui::Frame;
use ratatui::text::Line;

use super::canvas::put;
use super::style::Styles;
use crate::app::{App, Command};
use crate::text;

pub(super) fn draw(app: &App, styles: Styles, frame: &mut Frame<'_>) {
    let row = app.layout.tabs.y;
    if let Some(person) = &app.person {
        draw_person(app, styles, frame, &person.name);
        return;
    }
    let tabs = app.tabs();
    put(frame, 1, row, 8, Line::styled("dateline", styles.name()));
    for tab in &tabs.tabs {
        put(frame, tab.x, row, tab.width, Line::styled(tab.text.clone(), styles.tab(tab.index == app.section)));
    }
    if tabs.before {
        put(frame, 10, row, 1, Line::styled("‹", styles.quiet()));
    }
    if tabs.behind {
        let x = tabs.tabs.last().map_or(12, |tab| tab.x + tab.width + 1);
        put(frame, x, row, 1, Line::styled("›", styles.quiet()));
    }
    draw_clock(app, styles, frame);
}

/// The name of the person whose articles stand in place of a section.
fn draw_person(app: &App, styles: Styles, frame: &mut Frame<'_>, name: &str) {
    let row = app.layout.tabs.y;
    let name = app.ordered(name);
    put(frame, 1, row, 8, Line::styled("dateline", styles.name()));
    let width = app.layout.tabs.width.saturating_sub(28);
    let title = text::fit(
        &app.words.tell("everything-of", &[("name", name.into()), ("key", app.key_of(Command::Back).into())]),
        usize::from(width),
    );
    put(frame, 11, row, width, Line::styled(title, styles.tab(true)));
    draw_clock(app, styles, frame);
}

fn draw_clock(app: &App, styles: Styles, frame: &mut Frame<'_>) {
    let row = app.layout.tabs.y;
    let clock = clock(app);
    let width = u16::try_from(clock.chars().count()).unwrap_or(0);
    put(frame, app.layout.tabs.width.saturating_sub(width + 1), row, width, Line::styled(clock, styles.quiet()));
}

fn clock(app: &App) -> String {
    let time = app.zone.to_datetime(app.now).strftime("%H:%M").to_string();
    if app.offline || app.refreshing.outage.is_some() {
        format!("{time} · {}", app.words.say("offline"))
    } else {
        time
    }
}
