//! The status line's messages, and its log of earlier ones.

use std::collections::VecDeque;

use jiff::Timestamp;

use super::outcome::ToStatus;
use super::{Answer, Environment, Session};
use crate::model::Health;

/// Sentences that wait to be read at most.
const MAX_WAITING: usize = 50;
/// Sentences that are kept at most.
const MOST_KEPT: usize = 500;

/// The messages of the status line, the shown one and those that wait.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// Messages, the first one shown, a key dismisses it; and whether each only says what is being done.
    notices: VecDeque<(String, bool)>,
    /// The messages so far, the last first, with the time.
    log: VecDeque<(Timestamp, String)>,
    /// Steps and changes of the subscriptions that were made here and can be taken back.
    undoable: usize,
    feeds_undoable: usize,
    /// The last try of a feed whose failure is in the log.
    noted: Option<Timestamp>,
}

impl Status {
    /// The sentence that is shown.
    #[must_use]
    pub fn notice(&self) -> Option<&str> {
        self.notices.front().map(|(sentence, _)| sentence.as_str())
    }

    /// How many messages wait after it.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.notices.len().saturating_sub(1)
    }

    /// The messages so far, the last first, with the time.
    pub fn log(&self) -> impl Iterator<Item = &(Timestamp, String)> {
        self.log.iter()
    }

    /// Whether a step that was made here can be taken back, of the articles or of the subscriptions.
    #[must_use]
    pub fn can_undo(&self, subscriptions: bool) -> bool {
        (if subscriptions { self.feeds_undoable } else { self.undoable }) > 0
    }

    /// Does what a part asks.
    pub(super) fn grant(&mut self, request: ToStatus, now: Timestamp) {
        match request {
            ToStatus::Tell(sentence) => self.put(now, sentence, false),
            // The next message replaces it.
            ToStatus::Announce(sentence) => self.put(now, sentence, true),
            ToStatus::TakeNoticeAway => self.read(),
            ToStatus::Undoable(more) => self.undoable = counted(self.undoable, more),
            ToStatus::FeedsUndoable(more) => self.feeds_undoable = counted(self.feeds_undoable, more),
        }
    }

    fn put(&mut self, now: Timestamp, sentence: String, passes: bool) {
        self.notices.retain(|(_, passes)| !passes);
        self.log.push_front((now, sentence.clone()));
        self.log.truncate(MOST_KEPT);
        if self.notices.len() < MAX_WAITING {
            self.notices.push_back((sentence, passes));
        }
    }

    /// Puts the feeds that failed in a refresh into the log, each with the time; what is there already is not put in again.
    pub(super) fn note_failures(&mut self, answer: &Answer, session: &Session, environment: &Environment) {
        let (Answer::Health(health), Some(since)) = (answer, session.began()) else { return };
        let new = |feed: &&Health| feed.last_try.is_some_and(|time| time >= since && self.noted < Some(time));
        let line = |feed: &Health| {
            let reason = feed.error.as_ref()?.clone().at(&feed.title);
            Some((feed.last_try?, environment.words().message(&reason)))
        };
        let mut failed: Vec<(Timestamp, String)> = health.iter().filter(new).filter_map(line).collect();
        failed.sort();
        self.noted = failed.last().map(|(time, _)| *time).or(self.noted);
        for line in failed {
            self.log.push_front(line);
        }
        self.log.truncate(MOST_KEPT);
    }

    /// Takes the sentence that was shown away.
    pub(super) fn read(&mut self) {
        self.notices.pop_front();
    }
}

fn counted(count: usize, more: bool) -> usize {
    if more { count + 1 } else { count.saturating_sub(1) }
}
