//! A search while it is typed: a later letter takes its place.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::Mutex;

use super::meaning::Meaning;
use super::messages::{Messages, failed, tell};
use crate::app::{Answer, Ticket};
use crate::model::{Embedding, Query, Sought};
use crate::store::Store;

/// How long no letter is typed before a search is made by meaning.
const TYPING: Duration = Duration::from_millis(120);

/// The searches of the reader.
#[derive(Clone, Default)]
pub(super) struct Searching {
    /// The ticket of the newest search, and the turn to make one.
    newest: Arc<AtomicU64>,
    turn: Arc<Mutex<()>>,
    meaning: Meaning,
}

impl Searching {
    /// Begins a search that goes on until another letter is typed: by words at once, by meaning as well when the keys rest.
    pub(super) fn start(
        &self,
        (store, messages): (Store, Messages),
        ticket: Ticket,
        query: Query,
        window: (usize, usize),
    ) {
        self.newest.store(ticket, Ordering::SeqCst);
        let Self { newest, turn, meaning } = self.clone();
        let wanted = move || newest.load(Ordering::SeqCst) == ticket;
        tokio::spawn(async move {
            let find = async |meaning: Option<Embedding>| {
                let _turn = turn.lock().await;
                let sought = Sought { query: query.clone(), meaning };
                let found = if wanted() {
                    store.search_while(wanted.clone(), sought, Timestamp::now(), window).await
                } else {
                    Ok(None)
                };
                let answer = match found {
                    Ok(found) => found.map(|found| Answer::Found { ticket, found }.into()),
                    Err(error) => Some(failed(&error)),
                };
                tell(&messages, answer);
            };
            // What follows the beginning of a list is sent once, or it would be there twice.
            if window.0 == 0 {
                find(None).await;
                tokio::time::sleep(TYPING).await;
                if wanted()
                    && let Some(meaning) = meaning.of(&store, &query).await
                {
                    find(Some(meaning)).await;
                }
            } else {
                find(meaning.of(&store, &query).await).await;
            }
        });
    }
}
