use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::oneshot;
use tokio_rusqlite::rusqlite;

use super::outcome::{Outcome, Saved, Visit};

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

    /// The next feeds, as many as are written together.
    pub(super) fn next(&self) -> Vec<Waiting> {
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
