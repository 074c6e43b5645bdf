use ratatui::Frame;
use ratatui::text::{Line, Span};

use super::canvas::put_led;
use super::style::Styles;
use crate::app::{App, COMMANDS, Command, Focus, Progress};
use crate::text;

/// Cells of the bar.
const BAR: usize = 10;

pub(super) fn draw(app: &App, styles: Styles, frame: &mut Frame<'_>) {
    let area = app.layout.status;
    let right = right(app, styles);
    let taken = u16::try_from(right.width()).unwrap_or(0);
    let room = area.width.saturating_sub(taken + 3);
    let left = if let Some(asked) = asked(app, usize::from(room)) {
        Line::raw(app.ordered(&asked))
    } else {
        told(app, styles, usize::from(room))
    };
    let mirrored = app.layout.mirrored;
    let (start, end) = if mirrored { (taken + 2, 1) } else { (area.x + 1, area.width.saturating_sub(taken + 1)) };
    put_led(frame, mirrored, start, area.y, room, left);
    put_led(frame, mirrored, end, area.y, taken, right);
}

/// The line of a search: what was typed, and what was found or is wrong.
fn search(app: &App, styles: Styles, room: usize) -> Line<'static> {
    let Some(searching) = &app.searching else { return Line::default() };
    let cursor = if searching.typing { "▏" } else { "" };
    let said = match (&searching.error, &searching.found) {
        (Some(error), _) => error.clone(),
        (None, Some((count, 0))) => app.words.tell("found", &[("count", count.as_str().into())]),
        (None, Some((count, waiting))) => {
            app.words.tell("found-so-far", &[("count", count.as_str().into()), ("waiting", (*waiting).into())])
        }
        (None, None) => String::new(),
    };
    let typed = app.ordered(&text::fit(&format!("/{}{cursor}", searching.text), room));
    let said = text::fit(&app.ordered(&said), room.saturating_sub(text::width(&typed) + 2));
    let style = if searching.error.is_some() { styles.failure() } else { styles.quiet() };
    Line::from(vec![Span::raw(typed), Span::raw("  "), Span::styled(said, style)])
}

/// What is being typed or stepped through.
fn asked(app: &App, room: usize) -> Option<String> {
    let found = app.reading.as_ref().and_then(|reading| reading.found.as_ref());
    let count = found.map(|found| app.words.matches(found.current + 1, found.at.len()));
    if let Some(prompt) = &app.prompt {
        let count = count.filter(|_| !prompt.text.is_empty()).unwrap_or_default();
        return Some(text::fit(&format!("/{}▏ {count}", prompt.text), room));
    }
    if !app.typed.is_empty() {
        return Some(text::fit(&sequence(app), room));
    }
    if let Some(hints) = &app.hints {
        return Some(text::fit(&app.words.say(if hints.copy { "hints-copy" } else { "hints-open" }), room));
    }
    let count = count.filter(|_| app.status.notice().is_none() && app.shows_article())?;
    let keys = [("next", Command::NextUnread), ("previous", Command::PreviousUnread), ("done", Command::Cancel)];
    let keys = keys.map(|(part, command)| (part, app.key_of(command).into()));
    Some(text::fit(&format!("{count}  {}", app.words.tell("steps-of-matches", &keys)), room))
}

fn told(app: &App, styles: Styles, room: usize) -> Line<'static> {
    match app.status.notice() {
        None if app.searching.is_some() => search(app, styles, room),
        Some(notice) => {
            let more = if app.status.waiting() > 0 {
                format!(" {}", app.words.tell("more-waiting", &[("count", app.status.waiting().into())]))
            } else {
                String::new()
            };
            let notice = text::fit(notice, room.saturating_sub(text::width(&more)));
            Line::raw(app.ordered(&format!("{notice}{more}")))
        }
        None => Line::styled(hints(app, room), styles.quiet()),
    }
}

/// The keys of a sequence that were typed, and what may follow.
fn sequence(app: &App) -> String {
    let typed: Vec<String> = app.typed.iter().map(ToString::to_string).collect();
    let following = app.keys.following(app.screen(), &app.typed).into_iter();
    let following = following.filter_map(|(keys, command)| Some(format!("{keys} {}", command.entry()?.name)));
    format!("{} …  {}", typed.join(" "), following.collect::<Vec<_>>().join("  "))
}

/// The most used keys, as many as fit.
fn hints(app: &App, room: usize) -> String {
    let screen = app.screen();
    let mut out = String::new();
    for entry in COMMANDS.iter().filter(|entry| entry.screens.contains(&screen)) {
        let Some(hint) = entry.hint(app.words) else { continue };
        let first = |command| app.keys.first(screen, command);
        let keys = match entry.command {
            Command::Down => format!("{}/{}", first(Command::Down), first(Command::Up)),
            Command::NextSection => format!("{}/{}", first(Command::PreviousSection), first(Command::NextSection)),
            command => first(command),
        };
        // Each by itself: a line put in order as a whole would give keys the words of their neighbours.
        let hint = app.ordered(&hint);
        let part = format!("{}{keys} {hint}", if out.is_empty() { "" } else { "  " });
        if text::width(&out) + text::width(&part) > room {
            break;
        }
        out.push_str(&part);
    }
    out
}

fn right(app: &App, styles: Styles) -> Line<'static> {
    let mut spans = Vec::new();
    if let Some(Progress { done, total, .. }) = app.status.progress {
        let full = (done * BAR).checked_div(total).unwrap_or(0).min(BAR);
        let bar = format!("{}{}", "▓".repeat(full), "░".repeat(BAR - full));
        let count = if total == 0 { "…".to_owned() } else { format!("{done}/{total} {bar}") };
        spans.push(Span::raw(app.ordered(&app.words.tell("refreshing", &[("progress", count.into())]))));
    }
    if let Some((done, total)) = app.status.download {
        let gap = if spans.is_empty() { "" } else { "  " };
        let full = (done * BAR).checked_div(total).unwrap_or(0).min(BAR);
        let bar = format!("{}{}", "▓".repeat(full), "░".repeat(BAR - full));
        let count = if total == 0 { "…".to_owned() } else { format!("{done}/{total} {bar}") };
        spans.push(Span::raw(format!("{gap}{}", app.words.tell("downloading", &[("progress", count.into())]))));
    }
    if app.status.failed > 0 {
        let gap = if spans.is_empty() { "" } else { "  " };
        let parts = [("count", app.status.failed.into()), ("key", app.key_of(Command::Feeds).into())];
        let failed = app.ordered(&app.words.tell("failed", &parts));
        spans.push(Span::styled(format!("{gap}{failed}"), styles.failure()));
    }
    let shown = app.reading.as_ref().filter(|_| app.focus == Focus::Article);
    if let Some(progress) = shown.and_then(|reading| reading.progress(&app.layout)) {
        let gap = if spans.is_empty() { "" } else { "  " };
        spans.push(Span::styled(
            format!("{gap}{}", app.words.tell("percent", &[("number", progress.into())])),
            styles.quiet(),
        ));
    }
    Line::from(spans)
}
