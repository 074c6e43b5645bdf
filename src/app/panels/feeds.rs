use std::sync::Arc;

use jiff::Timestamp;

use super::row::{PanelRow, RowLook};
use super::view::{At, Kept, PanelContext, PanelEvent, RowUse, Then, View};
use crate::app::outcome::Outcome;
use crate::app::{Answer, Command, Question, Screen};
use crate::model::{Flaw, Health};
use crate::text;
use crate::words::Told;

/// Before a feed that is at fault, and before one that answered well.
const FAILED: char = '✗';
const WELL: char = '·';
/// Columns before what stands under the name of a feed.
const INDENT: usize = 4;
/// Seconds.
const WEEK: u64 = 7 * 24 * 3_600;

/// Every feed with what the network taught of it; a failing one is marked and says why.
#[derive(Clone, Debug, Default)]
pub struct Feeds {
    health: Option<Arc<[Health]>>,
    /// The first row of the failing feed that was shown last.
    shown: Option<usize>,
}

impl Feeds {
    fn all(&self) -> &[Health] {
        self.health.as_deref().unwrap_or_default()
    }

    /// The next row of a failing feed below the last one, around from the top again.
    fn next_failure(&self, outside: &PanelContext<'_>) -> Option<usize> {
        let mut at = 0;
        let starts = self.all().iter().map(|health| {
            let start = at;
            at += height(health, outside);
            (start, is_at_fault(health))
        });
        let failing: Vec<usize> = starts.filter(|(_, failed)| *failed).map(|(start, _)| start).collect();
        failing.iter().find(|start| self.shown.is_some_and(|shown| **start > shown)).or(failing.first()).copied()
    }
}

impl View for Feeds {
    fn title(&self) -> &'static str {
        "panel-feeds"
    }

    fn count(&self, at: &At<'_>) -> usize {
        self.all().iter().map(|health| height(health, &at.outside)).sum::<usize>().max(1)
    }

    fn rows(&self, from: usize, most: usize, at: &At<'_>) -> Vec<PanelRow> {
        let (mut rows, mut row) = (Vec::new(), 0);
        for health in self.all() {
            let height = height(health, &at.outside);
            if row + height > from {
                rows.extend(of_feed(health, &at.outside).into_iter().skip(from.saturating_sub(row)));
            }
            row += height;
            if rows.len() >= most {
                break;
            }
        }
        if row == 0 && from == 0 {
            let none = || at.outside.environment.words().say("no-feeds");
            rows.push(PanelRow::plain(self.health.as_ref().map_or_else(|| "…".to_owned(), |_| none())));
        }
        rows.truncate(most);
        rows
    }

    fn choices(&self, _: &At<'_>) -> usize {
        0
    }

    fn command(&self) -> Option<Command> {
        Some(Command::Feeds)
    }

    fn open(&mut self, _: Screen, kept: &Kept, out: &mut Outcome) {
        self.health.clone_from(&kept.health);
        out.effect(Question::Health);
    }

    fn take(&mut self, answer: &Answer, at: &At<'_>, out: &mut Outcome) -> Then {
        let Answer::Health(health) = answer else { return Then::Nothing };
        match self.health.replace(Arc::clone(health)) {
            Some(_) => Then::Stay,
            None => self.update(PanelEvent::Again, at, out),
        }
    }

    fn update(&mut self, event: PanelEvent, at: &At<'_>, _: &mut Outcome) -> Then {
        if !matches!(event, PanelEvent::Again | PanelEvent::Shown) {
            return event.otherwise(RowUse::Read);
        }
        let Some(next) = self.next_failure(&at.outside) else { return Then::Stay };
        self.shown = Some(next);
        Then::ScrollTo(next)
    }
}

/// Rows that a feed takes: its name, why it failed, and how it is.
fn height(health: &Health, outside: &PanelContext<'_>) -> usize {
    let room = room(outside);
    2 + health.error.as_ref().map_or(0, |error| text::wrap(error, room).len())
        + unreadable(health, outside).map_or(0, |said| text::wrap(&said, room).len())
        + moved(health, outside).map_or(0, |moved| text::wrap(&moved, room).len())
}

/// Whether a feed failed, or something that it has cannot be read.
fn is_at_fault(health: &Health) -> bool {
    health.error.is_some() || health.unreadable.count > 0
}

/// What of a feed cannot be read, where that is and what can be done.
fn unreadable(health: &Health, outside: &PanelContext<'_>) -> Option<String> {
    let words = outside.environment.words();
    let (number, line, flaw) = health.unreadable.first?;
    let reason = words.say(match flaw {
        Flaw::Malformed => "item-malformed",
        Flaw::Empty => "item-empty",
    });
    let more = health.unreadable.count.saturating_sub(1);
    let parts = [("number", number.into()), ("line", line.into()), ("reason", reason.into()), ("more", more.into())];
    Some(words.tell("item-unreadable", &parts))
}

fn moved(health: &Health, outside: &PanelContext<'_>) -> Option<String> {
    let address = health.moved_to.as_ref()?;
    Some(outside.environment.words().tell("moved-to", &[("address", address.as_str().into())]))
}

/// Columns of what stands under the name of a feed.
fn room(outside: &PanelContext<'_>) -> usize {
    outside.width_within().saturating_sub(INDENT).max(1)
}

fn of_feed(health: &Health, outside: &PanelContext<'_>) -> Vec<PanelRow> {
    let room = room(outside);
    let plain = |line: String| PanelRow::text(RowLook::Plain, INDENT, line);
    let mark = if is_at_fault(health) { FAILED } else { WELL };
    let mut rows = vec![PanelRow::pair(format!("{mark} {}", health.title), 0, "", false)];
    let wrapped = |text: &Option<String>| text.as_ref().map_or_else(Vec::new, |text| text::wrap(text, room));
    rows.extend(wrapped(&health.error).into_iter().map(plain));
    rows.extend(wrapped(&unreadable(health, outside)).into_iter().map(plain));
    rows.push(plain(text::fit(&outside.environment.words().health(&told(health, outside)), room)));
    rows.extend(wrapped(&moved(health, outside)).into_iter().map(plain));
    rows
}

fn told(health: &Health, outside: &PanelContext<'_>) -> Told {
    let environment = outside.environment;
    let (words, now) = (environment.words(), environment.now());
    let since =
        |time: Timestamp| words.ago(now.as_second() - time.as_second()).unwrap_or_else(|| environment.date_short(time));
    Told {
        last_success: health.last_success.map(since),
        next_try: health.next_try.filter(|_| !health.gone).map(|time| {
            let day = environment.zone().to_datetime(time.max(now));
            words.day_and_time((day.day(), day.month()), &day.strftime("%H:%M").to_string())
        }),
        kilobytes: health.size.map(|bytes| bytes.div_ceil(1_000)),
        per_week: health.rhythm.map(|seconds| WEEK / seconds.max(1)),
        // It stands on rows of its own.
        moved_to: None,
    }
}
