use ratatui::Frame;
use ratatui::text::{Line, Span};

use super::canvas::{edge, put, put_led};
use super::row::RowSetting;
use super::style::Styles;
use crate::app::{App, Command, Environment, Focus, MARGIN, Place, Row};
use crate::model::{Headline, ListOrder};
use crate::text;

/// Draws the list; answers where the selected row begins.
pub(super) fn draw(app: &App, styles: Styles, frame: &mut Frame<'_>) -> Option<(u16, u16)> {
    let area = app.environment().layout().list;
    if app.headlines().list().rows.is_empty() {
        let (x, width) = (text_column(app.environment()), area.width.saturating_sub(MARGIN));
        let lines = text::wrap(&nothing(app), usize::from(width));
        for (row, line) in (area.y + 1..area.y + area.height).zip(lines) {
            let line = Line::styled(app.environment().ordered(&line), styles.quiet());
            put_led(frame, app.environment().layout().mirrored, x, row, width, line);
        }
        return None;
    }
    if app.headlines().list().waiting > 0 {
        let parts =
            [("count", app.headlines().list().waiting.into()), ("key", app.context().key_of(Command::ShowNew).into())];
        let line = app.environment().ordered(&app.environment().words().tell("new-headlines", &parts));
        let (x, width) = (text_column(app.environment()), area.width.saturating_sub(MARGIN));
        put_led(frame, app.environment().layout().mirrored, x, area.y, width, Line::styled(line, styles.name()));
    }
    let mut selected = None;
    for row in app
        .headlines()
        .list()
        .visible(app.headlines().area(app.environment()), &app.headlines().view(app.environment()))
    {
        if let Some(headline) = app.headlines().list().rows.get(row.index) {
            draw_row(app, styles, frame, &row, headline);
        }
        if row.index == app.headlines().list().selected {
            selected = Some((edge(app.environment(), area), row.y));
        }
    }
    selected
}

/// The text shown where there are no headlines.
pub(super) fn nothing(app: &App) -> String {
    let words = app.environment().words();
    let tell = |id: &str, command: Command| words.tell(id, &[("key", app.context().key_of(command).into())]);
    match (app.headlines().searching(), app.headlines().place_shown()) {
        (Some(searching), _) if searching.found.is_some() => words.say("nothing-found"),
        (Some(_), _) => words.say("search-help"),
        (None, _) if app.headlines().person().is_some() => words.say("nothing-of-person"),
        (None, Some(Place::Front)) => words.say("front-empty"),
        (None, Some(_)) if app.headlines().is_unread_only() => tell("no-unread", Command::UnreadOnly),
        (None, Some(Place::Starred)) => tell("no-stars", Command::ToggleStar),
        (None, Some(Place::Later)) => tell("nothing-aside", Command::ReadLater),
        (None, _) if app.session().progress().is_some() => words.say("fetching"),
        (None, _) if app.environment().is_offline() => words.say("no-articles-offline"),
        (None, Some(Place::Today)) => tell("no-articles-today", Command::RefreshAll),
        (None, _) => tell("no-articles", Command::RefreshAll),
    }
}

/// The first column of the text of headlines: after the marks, or before them if the screen begins on the right.
fn text_column(environment: &Environment) -> u16 {
    environment.layout().list.x + if environment.layout().mirrored { 1 } else { MARGIN - 1 }
}

fn draw_row(app: &App, styles: Styles, frame: &mut Frame<'_>, row: &Row, headline: &Headline) {
    let area = app.headlines().area(app.environment());
    let bottom = area.y + area.height;
    let selected = row.index == app.headlines().list().selected;
    let ranged = app.headlines().range().is_some_and(|range| range.contains(&row.index));
    if row.parted {
        draw_parting(app, styles, frame, row.y.saturating_sub(1), headline);
    }
    let width = area.width.saturating_sub(MARGIN);
    let setting = RowSetting {
        environment: app.environment(),
        styles,
        density: app.headlines().view(app.environment()).density,
        width: usize::from(width),
    };
    let snippet = app.headlines().list().snippets.get(&headline.id).map(Vec::as_slice);
    let lines = setting.lines(row, headline, app.headlines().story(headline.id), snippet);
    let edge = edge(app.environment(), area);
    let beside = if app.environment().layout().mirrored { edge.saturating_sub(1) } else { edge + 1 };
    let bar = if app.input_state().focus() == Focus::List { styles.name() } else { styles.quiet() };
    for (at, (y, line)) in (row.y..bottom).zip(lines).enumerate() {
        if selected || ranged {
            put(frame, area.x, y, area.width, Line::styled("", styles.selected()));
        }
        let mark = match (selected, ranged) {
            (true, _) => Span::styled("▌", bar),
            (false, true) => Span::styled("┃", styles.name()),
            (false, false) => Span::raw(" "),
        };
        put(frame, edge, y, 1, Line::from(mark));
        // What is folded into a row may be unread where the row itself is read.
        let dot = if headline.read { "○" } else { "●" };
        if at == 0 && (!headline.read || headline.more_unread) {
            put(frame, beside, y, 1, Line::styled(dot, styles.unread()));
        }
        put(frame, text_column(app.environment()), y, width, line);
    }
}

/// The row that tells which day begins, or which source.
fn draw_parting(app: &App, styles: Styles, frame: &mut Frame<'_>, y: u16, headline: &Headline) {
    let environment = app.environment();
    let area = environment.layout().list;
    let (x, width) = (text_column(environment), area.width.saturating_sub(MARGIN));
    let heading = if app.headlines().order() == ListOrder::Source {
        environment.ordered(&text::fit(&headline.source, usize::from(width)))
    } else {
        let Some(date) = headline.dated() else { return };
        let day = environment.zone().to_datetime(date).date();
        environment.ordered(&environment.words().day(day.weekday().to_monday_one_offset(), day.day(), day.month()))
    };
    put_led(frame, environment.layout().mirrored, x, y, width, Line::styled(heading, styles.label()));
}
