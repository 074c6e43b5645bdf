use std::sync::Arc;

use jiff::Timestamp;

use super::row::{PanelCell, PanelRow, RowLook};
use super::view::{At, Kept, PanelContext, PanelEvent, RowUse, Then, View};
use crate::app::outcome::{FeedShown, Outcome, Request, ToHeadlines};
use crate::app::{Answer, Command, Question, Scope, Screen};
use crate::model::Health;
use crate::text;
use crate::words::FeedStatus;

/// Before a feed that is at fault, and before one that answered well.
const FAILED: char = '✗';
const WELL: char = '·';
/// Columns of indentation of what is shown under the name of a feed.
const INDENT: usize = 4;
/// Columns of the number of unread articles.
const COUNTS: usize = 7;
/// Seconds.
const WEEK: u64 = 7 * 24 * 3_600;

/// Every feed with what the network taught of it; failing ones come first and say why.
#[derive(Clone, Debug, Default)]
pub struct Feeds {
    /// The feeds, those at fault first.
    health: Option<Arc<[Health]>>,
}

impl Feeds {
    fn all(&self) -> &[Health] {
        self.health.as_deref().unwrap_or_default()
    }

    /// The feeds whose titles hold what is looked for, each with its number among all.
    fn listed(&self, filter: &str) -> impl Iterator<Item = (usize, &Health)> {
        let wanted = filter.to_lowercase();
        let holds = move |feed: &Health| wanted.is_empty() || feed.title.to_lowercase().contains(&wanted);
        self.all().iter().enumerate().filter(move |(_, feed)| holds(feed))
    }

    /// The next failing feed below the chosen one, around from the top again.
    fn next_failure(&self, at: &At<'_>) -> Option<usize> {
        let failing = || self.listed(at.filter).enumerate().filter(|(_, (_, feed))| is_at_fault(feed));
        let below = failing().find(|(row, _)| *row > at.chosen).or_else(|| failing().next());
        below.map(|(row, _)| row)
    }

    fn chosen(&self, at: &At<'_>) -> Option<(usize, &Health)> {
        self.listed(at.filter).nth(at.chosen)
    }
}

impl View for Feeds {
    fn title(&self) -> &'static str {
        "panel-feeds"
    }

    fn count(&self, at: &At<'_>) -> usize {
        self.listed(at.filter).map(|(_, health)| height(health, &at.outside)).sum::<usize>().max(1)
    }

    fn rows(&self, from: usize, most: usize, at: &At<'_>) -> Vec<PanelRow> {
        let (mut rows, mut row) = (Vec::new(), 0);
        for (number, (_, health)) in self.listed(at.filter).enumerate() {
            let height = height(health, &at.outside);
            if row + height > from {
                let lines = of_feed(health, number == at.chosen, &at.outside);
                rows.extend(lines.into_iter().skip(from.saturating_sub(row)));
            }
            row += height;
            if rows.len() >= most {
                break;
            }
        }
        if row == 0 && from == 0 {
            let none = if at.filter.is_empty() { "no-feeds" } else { "no-such-feed" };
            let none = || at.outside.environment.words().say(none);
            rows.push(PanelRow::plain(self.health.as_ref().map_or_else(|| "…".to_owned(), |_| none())));
        }
        rows.truncate(most);
        rows
    }

    fn choices(&self, at: &At<'_>) -> usize {
        self.listed(at.filter).count()
    }

    fn is_searched(&self) -> bool {
        true
    }

    fn chosen_row(&self, at: &At<'_>) -> Option<usize> {
        let above = self.listed(at.filter).take(at.chosen);
        Some(above.map(|(_, health)| height(health, &at.outside)).sum())
    }

    fn command(&self) -> Option<Command> {
        Some(Command::Feeds)
    }

    fn open(&mut self, _: Screen, kept: &Kept, out: &mut Outcome) {
        self.health = kept.health.as_deref().map(failing_first);
        out.effect(Question::Health);
    }

    fn take(&mut self, answer: &Answer, at: &At<'_>, _: &mut Outcome) -> Then {
        let Answer::Health(health) = answer else { return Then::Nothing };
        let chosen = self.chosen(at).map(|(_, feed)| feed.feed.clone());
        self.health = Some(failing_first(health));
        // The chosen feed stays chosen, whatever its new place.
        let again = chosen.and_then(|id| self.listed(at.filter).position(|(_, feed)| feed.feed == id));
        again.map_or(Then::Stay, Then::Choose)
    }

    fn update(&mut self, event: PanelEvent, at: &At<'_>, out: &mut Outcome) -> Then {
        match (event, self.chosen(at)) {
            (PanelEvent::Shown, _) => Then::Stay,
            (PanelEvent::Again, _) => self.next_failure(at).map_or(Then::Stay, Then::Choose),
            (PanelEvent::Open, Some((number, _))) => {
                out.request(ToHeadlines::Feed(FeedShown::among(self.all(), number)));
                Then::CloseAll
            }
            (PanelEvent::Retry, Some((_, feed))) => {
                out.request(Request::Refresh(Scope::Feed(feed.feed.clone())));
                Then::Stay
            }
            (event, _) => event.otherwise(RowUse::Chosen),
        }
    }
}

/// The feeds with those at fault before the others.
fn failing_first(health: &[Health]) -> Arc<[Health]> {
    let (failing, well): (Vec<_>, Vec<_>) = health.iter().cloned().partition(is_at_fault);
    failing.into_iter().chain(well).collect()
}

/// Rows that a feed takes: its name, why it failed, and how it is.
fn height(health: &Health, outside: &PanelContext<'_>) -> usize {
    let room = room(outside);
    2 + error(health, outside).map_or(0, |error| text::wrap(&error, room).len())
        + unreadable(health, outside).map_or(0, |said| text::wrap(&said, room).len())
        + moved(health, outside).map_or(0, |moved| text::wrap(&moved, room).len())
}

/// Whether a feed failed, or something that it has cannot be read.
fn is_at_fault(health: &Health) -> bool {
    health.error.is_some() || health.unreadable.count > 0
}

/// What of a feed cannot be read, where that is and what can be done.
fn unreadable(health: &Health, outside: &PanelContext<'_>) -> Option<String> {
    health.unreadable.message().map(|message| outside.environment.words().message(&message))
}

/// Why a feed failed, and what can be done.
fn error(health: &Health, outside: &PanelContext<'_>) -> Option<String> {
    health.error.as_ref().map(|message| outside.environment.words().message(message))
}

fn moved(health: &Health, outside: &PanelContext<'_>) -> Option<String> {
    let address = health.moved_to.as_ref()?;
    Some(outside.environment.words().tell("moved-to", &[("address", address.as_str().into())]))
}

/// Columns of what is shown under the name of a feed.
fn room(outside: &PanelContext<'_>) -> usize {
    outside.width_within().saturating_sub(INDENT).max(1)
}

fn of_feed(health: &Health, chosen: bool, outside: &PanelContext<'_>) -> Vec<PanelRow> {
    let room = room(outside);
    let plain = |line: String| PanelRow::text(RowLook::Plain, INDENT, line);
    let mark = if is_at_fault(health) { FAILED } else { WELL };
    let name_room = outside.width_within().saturating_sub(COUNTS);
    let name = text::fit(&format!("{mark} {}", outside.environment.ordered(&health.title)), name_room);
    let unread = if health.unread > 0 { health.unread.to_string() } else { String::new() };
    let count = PanelCell { text: unread, columns: COUNTS, at_end: true };
    let mut rows = vec![PanelRow::of(vec![PanelCell::column(name, name_room), count], chosen)];
    let wrapped = |text: &Option<String>| text.as_ref().map_or_else(Vec::new, |text| text::wrap(text, room));
    rows.extend(wrapped(&error(health, outside)).into_iter().map(plain));
    rows.extend(wrapped(&unreadable(health, outside)).into_iter().map(plain));
    rows.push(plain(text::fit(&outside.environment.words().health(&status(health, outside)), room)));
    rows.extend(wrapped(&moved(health, outside)).into_iter().map(plain));
    rows
}

fn status(health: &Health, outside: &PanelContext<'_>) -> FeedStatus {
    let environment = outside.environment;
    let (words, now) = (environment.words(), environment.now());
    let since =
        |time: Timestamp| words.ago(now.as_second() - time.as_second()).unwrap_or_else(|| environment.date_short(time));
    FeedStatus {
        last_success: health.last_success.map(since),
        next_try: health.next_try.filter(|_| !health.gone).map(|time| {
            let day = environment.zone().to_datetime(time.max(now));
            words.day_and_time((day.day(), day.month()), &day.strftime("%H:%M").to_string())
        }),
        kilobytes: health.size.map(|bytes| bytes.div_ceil(1_000)),
        per_week: health.rhythm.map(|seconds| WEEK / seconds.max(1)),
        // It has rows of its own.
        moved_to: None,
    }
}
