//! The meaning of a search: the model is loaded when it is needed, and dropped when nobody searches any more.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::sync::Mutex;

use crate::desk::{self, SentenceEncoder};
use crate::model::{Embedding, Query};
use crate::store::Store;

/// How long the model stays in memory after the last search.
const REST: Duration = Duration::from_mins(1);

/// The model of meaning, in memory while it is used.
#[derive(Clone, Default)]
pub(super) struct Meaning {
    encoder: Arc<Mutex<Option<SentenceEncoder>>>,
    /// How often it was used.
    used: Arc<AtomicU64>,
}

impl Meaning {
    /// What a search means, where it is nothing but words and there is a model that can be used.
    pub(super) async fn of(&self, store: &Store, query: &Query) -> Option<Embedding> {
        let text = query.text()?;
        let mut place = self.encoder.lock().await;
        // On this very thread, which has nothing more urgent to do.
        let made = tokio::task::block_in_place(|| {
            if place.is_none() {
                // `doctor` reports what is wrong with it; search by words goes on.
                *place = desk::sentence_encoder(&store.folder()).inspect_err(|error| tracing::warn!(%error)).ok()?;
            }
            place.as_mut()?.encode_search(&text).inspect_err(|error| tracing::warn!(%error)).ok()?
        });
        drop(place);
        if made.is_some() {
            self.rest();
        }
        made
    }

    /// Lets the model go when it has not been used for a while.
    fn rest(&self) {
        let times = self.used.fetch_add(1, Ordering::SeqCst) + 1;
        let Self { encoder, used } = self.clone();
        tokio::spawn(async move {
            tokio::time::sleep(REST).await;
            if used.load(Ordering::SeqCst) == times {
                *encoder.lock().await = None;
            }
        });
    }
}
