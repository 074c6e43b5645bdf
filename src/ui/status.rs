use ratatui::Frame;
use ratatui::text::{Line, Span};

use super::canvas::put_led;
use super::style::Styles;
use crate::app::{App, Asked, COMMANDS, Command, DownloadProgress, Entry, Focus, Panel, Progress, Screen};
use crate::model::{ListOrder, ToMessage as _};
use crate::text;

/// Cells of the bar.
const BAR: usize = 10;

pub(super) fn draw(app: &App, styles: Styles, frame: &mut Frame<'_>) {
    let area = app.environment().layout().status;
    let right = right(app, styles);
    let taken = u16::try_from(right.width()).unwrap_or(0);
    let room = area.width.saturating_sub(taken + 3);
    let left = if let Some(asked) = asked(app, usize::from(room)) {
        Line::raw(app.environment().ordered(&asked))
    } else {
        message(app, styles, usize::from(room))
    };
    let mirrored = app.environment().layout().mirrored;
    let (start, end) = if mirrored { (taken + 2, 1) } else { (area.x + 1, area.width.saturating_sub(taken + 1)) };
    put_led(frame, mirrored, start, area.y, room, left);
    put_led(frame, mirrored, end, area.y, taken, right);
}

/// The line of a search: what was typed, and what was found or is wrong.
fn search(app: &App, styles: Styles, room: usize) -> Line<'static> {
    let Some(searching) = app.headlines().searching() else { return Line::default() };
    let cursor = if searching.typing { "▏" } else { "" };
    let said = match (&searching.error, &searching.found) {
        (Some(error), _) => app.environment().words().message(&error.message()),
        (None, Some((count, 0))) => app.environment().words().tell("found", &[("count", count.as_str().into())]),
        (None, Some((count, waiting))) => app
            .environment()
            .words()
            .tell("found-so-far", &[("count", count.as_str().into()), ("waiting", (*waiting).into())]),
        (None, None) => String::new(),
    };
    let typed = app.environment().ordered(&text::fit_end(&format!("/{}{cursor}", searching.text), room));
    let said = app.environment().ordered(&text::fit(&said, room.saturating_sub(text::width(&typed) + 2)));
    let style = if searching.error.is_some() { styles.failure() } else { styles.quiet() };
    let rest = room.saturating_sub(text::width(&typed) + text::width(&said) + 6);
    let keys = if searching.typing { String::new() } else { hints(app, rest) };
    let parts = [Span::raw(typed), Span::raw("  "), Span::styled(said, style), Span::raw("    ")];
    Line::from(parts.into_iter().chain([Span::styled(keys, styles.quiet())]).collect::<Vec<_>>())
}

/// What is being typed or stepped through.
fn asked(app: &App, room: usize) -> Option<String> {
    let found = app.reader().reading().and_then(|reading| reading.found.as_ref());
    let count = found.map(|found| app.environment().words().matches(found.current + 1, found.at.len()));
    if let Some(asking) = app.input_state().asking() {
        let question = asking.question(app.environment().words());
        if matches!(asking.what, Asked::Option(_)) {
            // It is typed in its own row.
            return Some(text::fit(app.status().notice().unwrap_or(&question), room));
        }
        return Some(text::fit_end(&format!("{question} {}▏", asking.text), room));
    }
    if let Some(prompt) = app.reader().prompt() {
        let none = || app.environment().words().say("no-matches");
        let count = if prompt.text.is_empty() { String::new() } else { count.unwrap_or_else(none) };
        return Some(text::fit_end(&format!("/{}▏ {count}", prompt.text), room));
    }
    if app.input_state().times() > 0 {
        return Some(app.input_state().times().to_string());
    }
    if !app.input_state().typed().is_empty() {
        return Some(text::fit(&sequence(app), room));
    }
    let uncovered = app.status().notice().is_none() && app.panels().top().is_none();
    if let Some(range) = app.headlines().range().filter(|_| uncovered) {
        let keys = [("read", Command::ToggleRead), ("star", Command::ToggleStar), ("key", Command::Cancel)];
        let keys = keys.map(|(part, command)| (part, app.context().key_of(command).into()));
        let parts: Vec<_> = std::iter::once(("count", range.len().into())).chain(keys).collect();
        return Some(text::fit(&app.environment().words().tell("range-of", &parts), room));
    }
    if let Some(hints) = app.reader().hints() {
        return Some(text::fit(
            &app.environment().words().say(if hints.copy { "hints-copy" } else { "hints-open" }),
            room,
        ));
    }
    let count = count.filter(|_| app.status().notice().is_none() && app.context().shows_article())?;
    let keys = [("next", Command::NextUnread), ("previous", Command::PreviousUnread), ("done", Command::Cancel)];
    let keys = keys.map(|(part, command)| (part, app.context().key_of(command).into()));
    Some(text::fit(&format!("{count}  {}", app.environment().words().tell("steps-of-matches", &keys)), room))
}

fn message(app: &App, styles: Styles, room: usize) -> Line<'static> {
    match app.status().notice() {
        None if app.panels().top().is_none() && app.headlines().searching().is_some() => search(app, styles, room),
        Some(notice) => {
            let more = if app.status().waiting() > 0 {
                format!(
                    " {}",
                    app.environment().words().tell("more-waiting", &[("count", app.status().waiting().into())])
                )
            } else {
                String::new()
            };
            let notice = text::fit(notice, room.saturating_sub(text::width(&more)));
            Line::raw(app.environment().ordered(&format!("{notice}{more}")))
        }
        None if app.panels().filter().is_some_and(|(_, typing)| typing) => {
            Line::styled(typing_hints(app, room), styles.quiet())
        }
        None => Line::styled(hints(app, room), styles.quiet()),
    }
}

/// The keys of a sequence that were typed, and what may follow.
fn sequence(app: &App) -> String {
    let typed: Vec<String> = app.input_state().typed().iter().map(ToString::to_string).collect();
    let following = app.environment().keys().following(app.screen(), app.input_state().typed()).into_iter();
    let following = following.map(|(keys, command)| format!("{keys} {}", command.entry().name));
    format!("{} …  {}", typed.join(" "), following.collect::<Vec<_>>().join("  "))
}

/// The most used commands in the order in which room is found for them.
const FIRST: &[Command] = &[
    Command::Help,
    Command::Back,
    Command::Open,
    Command::ReadOn,
    Command::NextSection,
    Command::Search,
    Command::AddFeed,
    Command::RemoveFeed,
    Command::MoveFeed,
    Command::RenameFeed,
    Command::Undo,
    Command::ToggleStar,
    Command::Down,
];

/// Cells of the shortest hint with its gap: a key, a space, a letter.
const SHORTEST: usize = 5;

/// The most used keys, as many as fit, in the order of the table.
fn hints(app: &App, room: usize) -> String {
    let screen = app.screen();
    let usable = COMMANDS.iter().filter(|entry| entry.means_in(screen));
    let mut order: Vec<(usize, usize, &Entry)> =
        usable.enumerate().map(|(at, entry)| (rank(entry.command), at, entry)).collect();
    order.sort_by_key(|(rank, at, _)| (*rank, *at));
    let mut left = room + 2;
    let mut parts: Vec<(usize, String)> = Vec::new();
    for (_, at, entry) in order {
        if left < SHORTEST {
            break;
        }
        let fits = |part: &String| text::width(part) + 2 <= left;
        if let Some(part) = hint(app, screen, entry).filter(fits) {
            left -= text::width(&part) + 2;
            parts.push((at, part));
        }
    }
    parts.sort_by_key(|(at, _)| *at);
    parts.into_iter().map(|(_, part)| part).collect::<Vec<_>>().join("  ")
}

/// What the keys do that are no letters of what is typed in a panel, as many as fit.
fn typing_hints(app: &App, room: usize) -> String {
    let panels = app.panels();
    let (_, chosen) = panels.kinds(&app.panel_context());
    // Where nothing else is typed, the key that ends it opens the chosen row.
    let opens = chosen && panels.is_prompt();
    let keys = [(chosen, "↓/↑", "hint-down"), (opens, "⏎", "hint-choose"), (true, "Esc", "hint-back")];
    let mut hints = String::new();
    for (_, key, id) in keys.into_iter().filter(|(usable, ..)| *usable) {
        let gap = if hints.is_empty() { "" } else { "  " };
        let hint = format!("{gap}{key} {}", app.environment().ordered(&app.environment().words().say(id)));
        if text::width(&hints) + text::width(&hint) > room {
            break;
        }
        hints.push_str(&hint);
    }
    hints
}

fn rank(command: Command) -> usize {
    FIRST.iter().position(|first| *first == command).unwrap_or(FIRST.len())
}

/// `j/k move`
fn hint(app: &App, screen: Screen, entry: &Entry) -> Option<String> {
    let environment = app.environment();
    let first = |command| environment.keys().first(screen, command);
    let said = match hint_of(app, screen, entry.command) {
        Hint::Own => entry.hint(environment.words())?,
        Hint::Other(id) => environment.words().say(id),
        Hint::Nothing => return None,
    };
    let pairs = [(Command::Down, Command::Up), (Command::PreviousSection, Command::NextSection)];
    let pair = pairs.into_iter().find(|(one, other)| [one, other].contains(&&entry.command));
    let keys = pair.map_or_else(|| first(entry.command), |(one, other)| format!("{}/{}", first(one), first(other)));
    // Each by itself: a line put in order as a whole would give keys the words of their neighbours.
    (!keys.is_empty()).then(|| format!("{keys} {}", environment.ordered(&said)))
}

/// What the status line shows of a command.
enum Hint {
    /// Its own word.
    Own,
    /// Another message.
    Other(&'static str),
    Nothing,
}

fn hint_of(app: &App, screen: Screen, command: Command) -> Hint {
    let own_unless = |nothing: bool| if nothing { Hint::Nothing } else { Hint::Own };
    // Over a panel a step is taken back where steps are made there.
    let steps = matches!(app.panels().top(), None | Some(Panel::Credits(_) | Panel::Person(_) | Panel::Story(_)));
    let subscriptions = screen == Screen::Subscriptions;
    let undoes = match app.panels().top() {
        Some(Panel::Options(options)) => options.can_revert(app.environment()),
        _ => (steps || subscriptions) && app.status().can_undo(subscriptions),
    };
    if command == Command::Undo && !undoes {
        return Hint::Nothing;
    }
    match screen {
        Screen::Headlines => {
            let list = app.headlines();
            let leads_out = list.searching().is_none() && list.person().is_none() && list.feed().is_none();
            if command == Command::Back && leads_out {
                return Hint::Other("hint-quit");
            }
            own_unless(command == Command::ReadOn)
        }
        // One key reads on there, and the other has nothing to open.
        Screen::Article => own_unless(command == Command::Open),
        Screen::Panel | Screen::Subscriptions => {
            let (searched, chosen) = app.panels().kinds(&app.panel_context());
            let begins = matches!(app.panels().top(), Some(Panel::Edition(_)));
            if command == Command::Open {
                return match (screen == Screen::Subscriptions, begins, chosen) {
                    (true, ..) => Hint::Other("hint-articles"),
                    (false, true, _) => Hint::Other("hint-begin"),
                    (false, false, true) => Hint::Other("hint-choose"),
                    (false, false, false) => Hint::Nothing,
                };
            }
            if command == Command::ReadOn && (begins || subscriptions) {
                return Hint::Other(if begins { "hint-turn" } else { "hint-switch" });
            }
            let retries = matches!(app.panels().top(), Some(Panel::Feeds(_)));
            let idle = command == Command::Search && !searched || command == Command::RefreshAll && !retries;
            // Only cards are kept and belong to sections, and they say so themselves.
            let of_cards = matches!(command, Command::PreviousSection | Command::NextSection | Command::ToggleStar);
            own_unless(of_cards || command == Command::ReadOn || idle)
        }
    }
}

/// What was chosen for the list that is shown: `unread · oldest first · `.
fn choices(app: &App) -> String {
    let list = app.headlines();
    let order = match list.order() {
        ListOrder::Newest => None,
        ListOrder::Oldest => Some("shows-oldest"),
        ListOrder::Source => Some("shows-by-source"),
    };
    let chosen = list.is_unread_only().then_some("shows-unread").into_iter().chain(order);
    let environment = app.environment();
    let parts = chosen.flat_map(|id| [environment.ordered(&environment.words().say(id)), " · ".to_owned()]);
    parts.collect()
}

fn right(app: &App, styles: Styles) -> Line<'static> {
    let mut spans = Vec::new();
    if let Some(Progress { done, total, .. }) = app.session().progress() {
        let full = (done * BAR).checked_div(total).unwrap_or(0).min(BAR);
        let bar = format!("{}{}", "▓".repeat(full), "░".repeat(BAR - full));
        let count = if total == 0 { "…".to_owned() } else { format!("{done}/{total} {bar}") };
        spans.push(Span::raw(
            app.environment().ordered(&app.environment().words().tell("refreshing", &[("progress", count.into())])),
        ));
    }
    let running = app.session().download().filter(|_| app.session().downloads());
    if let Some(DownloadProgress { step, done, total, .. }) = running {
        let gap = if spans.is_empty() { "" } else { "  " };
        let full = (done * BAR).checked_div(*total).unwrap_or(0).min(BAR);
        let bar = format!("{}{}", "▓".repeat(full), "░".repeat(BAR - full));
        let count = if *total == 0 { "…".to_owned() } else { format!("{done}/{total} {bar}") };
        let said = app.environment().words().tell(step.message(), &[("progress", count.into())]);
        spans.push(Span::raw(format!("{gap}{}", app.environment().ordered(&said))));
    }
    if app.session().failed() > 0 {
        let gap = if spans.is_empty() { "" } else { "  " };
        let parts = [("count", app.session().failed().into()), ("key", app.context().key_of(Command::Feeds).into())];
        let failed = app.environment().ordered(&app.environment().words().tell("failed", &parts));
        spans.push(Span::styled(format!("{gap}{failed}"), styles.failure()));
    }
    let list = app.input_state().focus() == Focus::List && app.panels().top().is_none();
    if let Some((number, count)) = app.headlines().position().filter(|_| list) {
        let gap = if spans.is_empty() { "" } else { "  " };
        let count = count.map(|count| format!("/{count}")).unwrap_or_default();
        spans.push(Span::styled(format!("{gap}{}{number}{count}", choices(app)), styles.quiet()));
    }
    let shown = app.reader().reading().filter(|_| app.input_state().focus() == Focus::Article);
    if let Some(progress) = shown.and_then(|reading| reading.progress(app.environment().layout())) {
        let gap = if spans.is_empty() { "" } else { "  " };
        spans.push(Span::styled(
            format!("{gap}{}", app.environment().words().tell("percent", &[("number", progress.into())])),
            styles.quiet(),
        ));
    }
    Line::from(spans)
}
