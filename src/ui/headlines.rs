use ratatui::Frame;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::canvas::{put, put_led};
use super::draw::edge;
use super::style::Styles;
use crate::app::{App, Command, Density, Focus, Row};
use crate::model::{Headline, Role};
use crate::text::{self, Direction};

/// Draws the list; answers where the selected row begins.
pub(super) fn draw(app: &App, styles: Styles, frame: &mut Frame<'_>) -> Option<(u16, u16)> {
    let area = app.layout.list;
    if app.list.rows.is_empty() {
        let (x, width) = (text_column(app), area.width.saturating_sub(3));
        let lines = text::wrap(&nothing(app), usize::from(width));
        for (row, line) in (area.y + 1..area.y + area.height).zip(lines) {
            let line = Line::styled(app.ordered(&line), styles.quiet());
            put_led(frame, app.layout.mirrored, x, row, width, line);
        }
        return None;
    }
    if app.list.waiting > 0 {
        let parts = [("count", app.list.waiting.into()), ("key", app.key_of(Command::ShowNew).into())];
        let line = app.ordered(&app.words.tell("new-headlines", &parts));
        let (x, width) = (text_column(app), area.width.saturating_sub(3));
        put_led(frame, app.layout.mirrored, x, area.y, width, Line::styled(line, styles.name()));
    }
    let mut selected = None;
    for row in app.list.visible(app.list_area(), &app.view) {
        if let Some(headline) = app.list.rows.get(row.index) {
            draw_row(app, styles, frame, &row, headline);
        }
        if row.index == app.list.selected {
            selected = Some((edge(app, area), row.y));
        }
    }
    selected
}

/// What stands where there are no headlines.
pub(super) fn nothing(app: &App) -> String {
    match &app.searching {
        Some(searching) if searching.found.is_some() => app.words.say("nothing-found"),
        Some(_) => app.words.say("search-help"),
        None if app.status.progress.is_some() => app.words.say("fetching"),
        None => app.words.tell("no-articles", &[("key", app.key_of(Command::RefreshAll).into())]),
    }
}

/// The first column of the text of headlines: behind the marks, or before them where the screen begins on the right.
fn text_column(app: &App) -> u16 {
    app.layout.list.x + if app.layout.mirrored { 1 } else { 2 }
}

fn draw_row(app: &App, styles: Styles, frame: &mut Frame<'_>, row: &Row, headline: &Headline) {
    let area = app.list_area();
    let bottom = area.y + area.height;
    let selected = row.index == app.list.selected;
    let ranged = app.range().is_some_and(|range| range.contains(&row.index));
    if row.day {
        draw_day(app, styles, frame, row.y.saturating_sub(1), headline);
    }
    let width = area.width.saturating_sub(3);
    for (at, (y, line)) in (row.y..bottom).zip(lines(app, styles, row, headline, usize::from(width))).enumerate() {
        let mark = match (selected, at) {
            (true, _) => Span::styled("▌", if app.focus == Focus::List { styles.name() } else { styles.quiet() }),
            (false, _) if ranged => Span::styled("┃", styles.name()),
            (false, 0) if !headline.read => Span::styled("●", styles.unread()),
            _ => Span::raw(" "),
        };
        if selected || ranged {
            put(frame, area.x, y, area.width, Line::styled("", styles.selected()));
        }
        put(frame, edge(app, area), y, 1, Line::from(mark));
        put(frame, text_column(app), y, width, line);
    }
}

/// The row that tells which day begins.
fn draw_day(app: &App, styles: Styles, frame: &mut Frame<'_>, y: u16, headline: &Headline) {
    let area = app.layout.list;
    let Some(date) = headline.dated() else { return };
    let day = app.zone.to_datetime(date).date();
    let day = app.ordered(&app.words.day(day.weekday().to_monday_one_offset(), day.day(), day.month()));
    let (x, width) = (text_column(app), area.width.saturating_sub(3));
    put_led(frame, app.layout.mirrored, x, y, width, Line::styled(day, styles.label()));
}

/// A headline in one line: its title, and its source and date as far as they fit.
fn compact(app: &App, styles: Styles, headline: &Headline, width: usize) -> Line<'static> {
    let star = if headline.starred { " ★" } else { "" };
    let spare = width.saturating_sub(text::width(&headline.title) + text::width(star) + 2);
    let about = about(app, headline, spare.max(width / 3)).join(SEPARATOR);
    let room = width.saturating_sub(text::width(&about) + text::width(star) + 2);
    let title = app.ordered_as(&text::fit(&headline.title, room), text::direction(&headline.title));
    let gap = " ".repeat(room.saturating_sub(text::width(&title)) + 2);
    Line::from(vec![
        Span::styled(title, styles.title(headline.read)),
        Span::styled(star, styles.star()),
        Span::styled(format!("{gap}{}", app.ordered(&about)), styles.quiet()),
    ])
}

fn lines(app: &App, styles: Styles, row: &Row, headline: &Headline, width: usize) -> Vec<Line<'static>> {
    if app.view.density == Density::Compact {
        return vec![compact(app, styles, headline, width)];
    }
    let title = styles.title(headline.read);
    let direction = text::direction(&headline.title);
    let title_line = |line: &String| Line::styled(led(app, line, direction, width), title);
    let mut lines: Vec<Line<'static>> = row.title.iter().map(title_line).collect();
    let star = if headline.starred { " · ★" } else { "" };
    let about = about(app, headline, width.saturating_sub(text::width(star)));
    // Each part by itself: a number beside an Arabic name must not change its place.
    let mut about: Vec<String> = about.iter().map(|part| app.ordered(part)).collect();
    if app.visual_order() && direction == Some(Direction::RightToLeft) {
        about.reverse();
        let about = about.join(SEPARATOR);
        let star = if headline.starred { "★ · " } else { "" };
        let before = " ".repeat(width.saturating_sub(text::width(&about) + text::width(star)));
        let star = Span::styled(star, styles.star());
        lines.push(Line::from(vec![Span::raw(before), star, Span::styled(about, styles.quiet())]));
    } else {
        let about = about.join(SEPARATOR);
        lines.push(Line::from(vec![Span::styled(about, styles.quiet()), Span::styled(star, styles.star())]));
    }
    let direction = text::direction(&row.standfirst.join(" "));
    lines.extend(row.standfirst.iter().map(|line| Line::styled(led(app, line, direction, width), Style::new())));
    if let Some(snippet) = app.list.snippets.get(&headline.id) {
        lines.push(found(app, styles, snippet, width));
    }
    lines
}

/// A line of a text in its order. What is read from the right stands right; a terminal that puts letters in order itself
/// does it with whole rows.
fn led(app: &App, line: &str, direction: Option<Direction>, width: usize) -> String {
    let line = app.ordered_as(line, direction);
    let from_right = app.visual_order() && direction == Some(Direction::RightToLeft);
    let before = if from_right { width.saturating_sub(text::width(&line)) } else { 0 };
    format!("{}{line}", " ".repeat(before))
}

/// The text round the words that were found, those words marked, as much as fits.
fn found(app: &App, styles: Styles, snippet: &[(String, bool)], width: usize) -> Line<'static> {
    let whole: String = snippet.iter().map(|(run, _)| run.as_str()).collect();
    if app.ordered(&whole) != whole {
        let line = led(app, &text::fit(&whole, width), text::direction(&whole), width);
        return Line::styled(line, styles.quiet());
    }
    let mut room = width;
    let mut spans = Vec::new();
    for (run, found) in snippet {
        let run = text::fit(run, room);
        room = room.saturating_sub(text::width(&run));
        spans.push(Span::styled(run, if *found { styles.name() } else { styles.quiet() }));
        if room == 0 {
            break;
        }
    }
    Line::from(spans)
}

/// Cells of a headline from which how much of the story there is stands as a word.
const ROOMY: usize = 56;

/// Between the parts of the line under a headline.
const SEPARATOR: &str = " · ";

/// `Moldova 1`, `Bogdan Nigai, tr. Iurie Tataru`, `2 h`; where room is short source and people are cut, the
/// date never.
pub(super) fn about(app: &App, headline: &Headline, room: usize) -> Vec<String> {
    let of = |role: Role| -> Vec<&str> {
        headline.credits.iter().filter(|credit| credit.role == role).map(|credit| credit.name.as_str()).collect()
    };
    let people = app.words.people(&of(Role::Author), &of(Role::Translator));
    let date = headline.dated().map_or_else(String::new, |date| {
        let age = app.now.as_second() - date.as_second();
        app.words.ago(age).unwrap_or_else(|| app.date_short(date))
    });
    let short = room < ROOMY;
    let mark = app.words.text_mark(headline.text.as_str(), short);
    let date = match mark {
        Some(mark) if date.is_empty() => mark,
        Some(mark) => format!("{date}{}{mark}", if short { " " } else { SEPARATOR }),
        None => date,
    };
    let gap = text::width(SEPARATOR);
    let room = room.saturating_sub(text::width(&date) + gap);
    let spare = if people.is_empty() { room } else { room.saturating_sub(text::width(&people) + gap) };
    let source = text::fit(&headline.source, spare.max(room / 2));
    let people = text::fit(&people, room.saturating_sub(text::width(&source) + gap));
    let mut parts = vec![source, people, date];
    parts.retain(|part| !part.is_empty());
    parts
}
