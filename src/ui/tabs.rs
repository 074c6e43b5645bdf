use ratatui::Frame;
use ratatui::text::Line;

use super::canvas::{put, put_led};
use super::style::Styles;
use crate::app::{App, Command, Context, Environment};
use crate::text;

pub(super) fn draw(app: &App, styles: Styles, frame: &mut Frame<'_>) {
    let row = app.environment().layout().tabs.y;
    draw_clock(app.environment(), styles, frame);
    if let Some(person) = app.headlines().person() {
        return draw_other(&app.context(), styles, frame, "everything-of", person.name());
    }
    if let Some(feed) = app.headlines().feed().filter(|_| app.headlines().searching().is_none()) {
        return draw_other(&app.context(), styles, frame, "feed-shown", feed.title());
    }
    let (tabs, width, mirrored) = (
        app.headlines().tabs(app.environment()),
        app.environment().layout().tabs.width,
        app.environment().layout().mirrored,
    );
    put_led(frame, mirrored, 1, row, width.saturating_sub(2), Line::styled("dateline", styles.name()));
    for tab in &tabs.tabs {
        put(
            frame,
            tab.x,
            row,
            tab.width,
            Line::styled(tab.text.clone(), styles.tab(tab.index == app.headlines().section())),
        );
    }
    let (back, on) = if mirrored { ("›", "‹") } else { ("‹", "›") };
    if tabs.before {
        let x = if mirrored { width.saturating_sub(11) } else { 10 };
        put(frame, x, row, 1, Line::styled(back, styles.quiet()));
    }
    if tabs.after {
        let last = tabs.tabs.last();
        let x = match last {
            Some(tab) if mirrored => tab.x.saturating_sub(2),
            Some(tab) => tab.x + tab.width + 1,
            None if mirrored => width.saturating_sub(13),
            None => 12,
        };
        put(frame, x, row, 1, Line::styled(on, styles.quiet()));
    }
}

/// The name of the person or the feed whose articles are shown instead of a section.
fn draw_other(context: &Context<'_>, styles: Styles, frame: &mut Frame<'_>, id: &str, name: &str) {
    let environment = context.environment();
    let (row, mirrored) = (environment.layout().tabs.y, environment.layout().mirrored);
    let width = environment.layout().tabs.width.saturating_sub(28);
    let parts = [("name", name.into()), ("key", context.key_of(Command::Back).into())];
    let title = environment.ordered(&text::fit(&environment.words().tell(id, &parts), usize::from(width)));
    put_led(
        frame,
        mirrored,
        1,
        row,
        environment.layout().tabs.width.saturating_sub(2),
        Line::styled("dateline", styles.name()),
    );
    let x = if mirrored { 17 } else { 11 };
    put_led(frame, mirrored, x, row, width, Line::styled(title, styles.tab(true)));
}

fn draw_clock(environment: &Environment, styles: Styles, frame: &mut Frame<'_>) {
    let row = environment.layout().tabs.y;
    let clock = clock(environment);
    let width = u16::try_from(text::width(&clock)).unwrap_or(0);
    let x = if environment.layout().mirrored { 1 } else { environment.layout().tabs.width.saturating_sub(width + 1) };
    put(frame, x, row, width, Line::styled(clock, styles.quiet()));
}

fn clock(environment: &Environment) -> String {
    let time = environment.zone().to_datetime(environment.now()).strftime("%H:%M").to_string();
    if !environment.is_offline() {
        return time;
    }
    let offline = environment.ordered(&environment.words().say("offline"));
    if environment.layout().mirrored { format!("{offline} · {time}") } else { format!("{time} · {offline}") }
}
