use ratatui::Frame;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::canvas::{edge, put, put_led};
use super::style::Styles;
use crate::app::{App, Command, Density, Environment, Focus, Row};
use crate::model::{Headline, Role, RowStory};
use crate::text::{self, Direction};

/// Draws the list; answers where the selected row begins.
pub(super) fn draw(app: &App, styles: Styles, frame: &mut Frame<'_>) -> Option<(u16, u16)> {
    let area = app.environment().layout().list;
    if app.headlines().list().rows.is_empty() {
        let (x, width) = (text_column(app.environment()), area.width.saturating_sub(3));
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
        let (x, width) = (text_column(app.environment()), area.width.saturating_sub(3));
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

/// What stands where there are no headlines.
pub(super) fn nothing(app: &App) -> String {
    match app.headlines().searching() {
        Some(searching) if searching.found.is_some() => app.environment().words().say("nothing-found"),
        Some(_) => app.environment().words().say("search-help"),
        None if app.session().progress().is_some() => app.environment().words().say("fetching"),
        None => {
            app.environment().words().tell("no-articles", &[("key", app.context().key_of(Command::RefreshAll).into())])
        }
    }
}

/// The first column of the text of headlines: behind the marks, or before them where the screen begins on the right.
fn text_column(environment: &Environment) -> u16 {
    environment.layout().list.x + if environment.layout().mirrored { 1 } else { 2 }
}

fn draw_row(app: &App, styles: Styles, frame: &mut Frame<'_>, row: &Row, headline: &Headline) {
    let area = app.headlines().area(app.environment());
    let bottom = area.y + area.height;
    let selected = row.index == app.headlines().list().selected;
    let ranged = app.headlines().range().is_some_and(|range| range.contains(&row.index));
    if row.day {
        draw_day(app.environment(), styles, frame, row.y.saturating_sub(1), headline);
    }
    let width = area.width.saturating_sub(3);
    for (at, (y, line)) in (row.y..bottom).zip(lines(app, styles, row, headline, usize::from(width))).enumerate() {
        let mark = match (selected, at) {
            (true, _) => {
                Span::styled("▌", if app.input_state().focus() == Focus::List { styles.name() } else { styles.quiet() })
            }
            (false, _) if ranged => Span::styled("┃", styles.name()),
            (false, 0) if !headline.read => Span::styled("●", styles.unread()),
            (false, 0) if headline.behind => Span::styled("○", styles.unread()),
            _ => Span::raw(" "),
        };
        if selected || ranged {
            put(frame, area.x, y, area.width, Line::styled("", styles.selected()));
        }
        put(frame, edge(app.environment(), area), y, 1, Line::from(mark));
        put(frame, text_column(app.environment()), y, width, line);
    }
}

/// The row that tells which day begins.
fn draw_day(environment: &Environment, styles: Styles, frame: &mut Frame<'_>, y: u16, headline: &Headline) {
    let area = environment.layout().list;
    let Some(date) = headline.dated() else { return };
    let day = environment.zone().to_datetime(date).date();
    let day = environment.words().day(day.weekday().to_monday_one_offset(), day.day(), day.month());
    let day = environment.ordered(&day);
    let (x, width) = (text_column(environment), area.width.saturating_sub(3));
    put_led(frame, environment.layout().mirrored, x, y, width, Line::styled(day, styles.label()));
}

/// A headline in one line: its title, and its source and date as far as they fit.
fn compact(
    environment: &Environment,
    styles: Styles,
    (row, headline): (&Row, &Headline),
    story: Option<&RowStory>,
    width: usize,
) -> Line<'static> {
    let star = if headline.starred { " ★" } else { "" };
    let shown = row.title.first().map(String::as_str).unwrap_or_default();
    let spare = width.saturating_sub(text::width(shown) + text::width(star) + 2);
    let about = about(environment, headline, story, spare.max(width / 3)).join(SEPARATOR);
    let room = width.saturating_sub(text::width(&about) + text::width(star) + 2);
    let title = environment.ordered_as(&text::fit(shown, room), text::direction(shown));
    let beside = row.original.as_deref().map(|original| beside(environment, original, room, &title));
    let beside = beside.unwrap_or_default();
    let gap = " ".repeat(room.saturating_sub(text::width(&title) + text::width(&beside)) + 2);
    Line::from(vec![
        Span::styled(title, styles.title(headline.read)),
        Span::styled(beside, styles.quiet()),
        Span::styled(star, styles.star()),
        Span::styled(format!("{gap}{}", environment.ordered(&about)), styles.quiet()),
    ])
}

/// The original of a headline beside its translation, where enough of it fits.
fn beside(environment: &Environment, original: &str, room: usize, title: &str) -> String {
    let room = room.saturating_sub(text::width(title) + text::width(SEPARATOR));
    if room < LEAST_BESIDE {
        return String::new();
    }
    let original = text::fit(original, room);
    format!("{SEPARATOR}{}", environment.ordered_as(&original, text::direction(&original)))
}

fn lines(app: &App, styles: Styles, row: &Row, headline: &Headline, width: usize) -> Vec<Line<'static>> {
    let story = app.headlines().story(headline.id);
    if app.headlines().view(app.environment()).density == Density::Compact {
        return vec![compact(app.environment(), styles, (row, headline), story, width)];
    }
    let title = styles.title(headline.read);
    let direction = text::direction(&row.title.join(" "));
    let title_line = |line: &String| Line::styled(led(app.environment(), line, direction, width), title);
    let mut lines: Vec<Line<'static>> = row.title.iter().map(title_line).collect();
    if let Some(original) = &row.original {
        let line = led(app.environment(), original, text::direction(original), width);
        lines.push(Line::styled(line, styles.quiet()));
    }
    let star = if headline.starred { " · ★" } else { "" };
    let about = about(app.environment(), headline, story, width.saturating_sub(text::width(star)));
    // Each part by itself: a number beside an Arabic name must not change its place.
    let mut about: Vec<String> = about.iter().map(|part| app.environment().ordered(part)).collect();
    if app.environment().visual_order() && direction == Some(Direction::RightToLeft) {
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
    lines.extend(
        row.standfirst.iter().map(|line| Line::styled(led(app.environment(), line, direction, width), Style::new())),
    );
    if let Some(snippet) = app.headlines().list().snippets.get(&headline.id) {
        lines.push(found(app.environment(), styles, snippet, width));
    }
    lines
}

/// A line of a text in its order. What is read from the right stands right; a terminal that puts letters in order itself
/// does it with whole rows.
fn led(environment: &Environment, line: &str, direction: Option<Direction>, width: usize) -> String {
    let line = environment.ordered_as(line, direction);
    let from_right = environment.visual_order() && direction == Some(Direction::RightToLeft);
    let before = if from_right { width.saturating_sub(text::width(&line)) } else { 0 };
    format!("{}{line}", " ".repeat(before))
}

/// The text round the words that were found, those words marked, as much as fits.
fn found(environment: &Environment, styles: Styles, snippet: &[(String, bool)], width: usize) -> Line<'static> {
    let whole: String = snippet.iter().map(|(run, _)| run.as_str()).collect();
    if environment.ordered(&whole) != whole {
        let line = led(environment, &text::fit(&whole, width), text::direction(&whole), width);
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

/// Cells of an original from which it stands beside its translation.
const LEAST_BESIDE: usize = 12;

/// Between the parts of the line under a headline.
const SEPARATOR: &str = " · ";

/// `▸ 7 newsrooms · 5 languages · 4 texts`, or `▸7` where room is short: how many newsrooms tell its story in how many
/// texts.
fn told(environment: &Environment, row: &RowStory, room: usize) -> String {
    let story = &row.story;
    let arrow = if environment.layout().mirrored { "◂" } else { "▸" };
    let words = environment.words();
    let count = |id: &str, count: u64| words.tell(id, &[("count", count.into())]);
    let newsrooms = count("story-newsrooms", story.newsrooms);
    let rest =
        [("story-languages", story.languages), ("story-texts", story.texts)].map(|(id, number)| count(id, number));
    let all = format!("{arrow} {newsrooms}{SEPARATOR}{}", rest.join(SEPARATOR));
    let some = format!("{arrow} {newsrooms}");
    let least = format!("{arrow}{}", if story.newsrooms > 1 { story.newsrooms } else { story.articles });
    [all, some].into_iter().find(|told| text::width(told) <= room).unwrap_or(least)
}

/// `Moldova 1`, `Bogdan Nigai, tr. Iurie Tataru`, `2 h`; where room is short source and people are cut, the
/// date never.
pub(super) fn about(
    environment: &Environment,
    headline: &Headline,
    story: Option<&RowStory>,
    room: usize,
) -> Vec<String> {
    let of = |role: Role| -> Vec<&str> {
        headline.credits.iter().filter(|credit| credit.role == role).map(|credit| credit.name.as_str()).collect()
    };
    let people = environment.words().people(&of(Role::Author), &of(Role::Translator));
    let date = headline.dated().map_or_else(String::new, |date| {
        let age = environment.now().as_second() - date.as_second();
        environment.words().ago(age).unwrap_or_else(|| environment.date_short(date))
    });
    let short = room < ROOMY;
    let mark = environment.words().text_mark(headline.text.as_str(), short);
    let gap = if short { " " } else { SEPARATOR };
    let before = [headline.source.as_str(), &people, &date, mark.as_deref().unwrap_or_default()];
    let before = before.iter().map(|part| text::width(part) + text::width(SEPARATOR)).sum();
    let told = story.map(|row| told(environment, row, room.saturating_sub(before)));
    let parts = [Some(date).filter(|date| !date.is_empty()), mark, told];
    let date = parts.into_iter().flatten().collect::<Vec<_>>().join(gap);
    let gap = text::width(SEPARATOR);
    let room = room.saturating_sub(text::width(&date) + gap);
    let spare = if people.is_empty() { room } else { room.saturating_sub(text::width(&people) + gap) };
    let source = text::fit(&headline.source, spare.max(room / 2));
    let people = text::fit(&people, room.saturating_sub(text::width(&source) + gap));
    let mut parts = vec![source, people, date];
    parts.retain(|part| !part.is_empty());
    parts
}
