use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::oneshot;
use tokio_rusqlite::rusqlite::{self, Connection, TransactionBehavior};

use super::outcome::{Outcome, Saved, Visit};
use super::save::save;
use crate::model::Rules;

/// Articles after which no further feed joins a transaction: a key that marks waits for one of them at most.
const MOST_ARTICLES: usize = 300;

/// What one feed brought, on its way in.
pub(super) struct Waiting {
    pub(super) feed: String,
    pub(super) outcome: Outcome,
    pub(super) visit: Visit,
    pub(super) answer: oneshot::Sender<rusqlite::Result<Saved>>,
}

impl Waiting {
    fn articles(&self) -> usize {
        match &self.outcome {
            Outcome::Articles { articles, .. } => articles.len(),
            _ => 0,
        }
    }
}

/// Feeds whose outcome waits for the writer. Those that came while it wrote are written together: the pages of the
/// indexes, which all of them touch, then go to the disk once and not once a feed.
#[derive(Clone, Default)]
pub(super) struct Queue(Arc<Mutex<VecDeque<Waiting>>>);

impl std::fmt::Debug for Queue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Queue").finish_non_exhaustive()
    }
}

impl Queue {
    pub(super) fn push(&self, waiting: Waiting) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push_back(waiting);
    }

    /// Writes the next feeds and answers them. Whoever pushed one calls it once, so that none stays behind.
    pub(super) fn write_next(&self, connection: &mut Connection, rules: &Rules) {
        let next = self.next();
        match all(connection, &next, rules) {
            Ok(saved) => next.into_iter().zip(saved).for_each(|(waiting, saved)| {
                // Whoever stopped waiting does not need the answer.
                let _ = waiting.answer.send(Ok(saved));
            }),
            // One that cannot be kept takes nothing from the others.
            Err(_) => next.into_iter().for_each(|waiting| {
                let alone = all(connection, std::slice::from_ref(&waiting), rules);
                let _ = waiting.answer.send(alone.map(|saved| saved.into_iter().next().unwrap_or_default()));
            }),
        }
    }

    fn next(&self) -> Vec<Waiting> {
        let mut queue = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut next, mut articles) = (Vec::new(), 0);
        while let Some(waiting) = queue.pop_front() {
            articles += waiting.articles();
            if articles > MOST_ARTICLES && !next.is_empty() {
                queue.push_front(waiting);
                break;
            }
            next.push(waiting);
        }
        next
    }
}

/// Writes some feeds in one transaction: each with its validators, or none of them.
fn all(connection: &mut Connection, next: &[Waiting], rules: &Rules) -> rusqlite::Result<Vec<Saved>> {
    if next.is_empty() {
        return Ok(Vec::new());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let saved = next
        .iter()
        .map(|Waiting { feed, outcome, visit, .. }| save(&transaction, feed, outcome, visit, rules))
        .collect::<rusqlite::Result<_>>()?;
    transaction.commit()?;
    Ok(saved)
}
