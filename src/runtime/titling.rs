//! Translation of headlines in lists, in the background.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::background::BackgroundRuntime;
use super::messages::{Messages, failed, tell};
use crate::app::Report;
use crate::config;
use crate::desk::{self, Titles};
use crate::fetch::Client;
use crate::model::{Headline, Message, ToMessage as _};
use crate::store::{Store, StoreError};

/// How long a reader must stay before what he sees is translated.
const REST: Duration = Duration::from_millis(300);
/// Time for which an engine is not asked that failed.
const AGAIN: Duration = Duration::from_mins(5);

/// The rows that are wanted now.
#[derive(Clone, Debug, Default)]
struct Wanted {
    rows: Vec<Headline>,
    /// Whether a connection may be opened.
    network: bool,
}

/// Translates headlines, those that were wished for last.
pub(super) struct Titling {
    wanted: watch::Sender<Wanted>,
    working: JoinHandle<()>,
}

impl Titling {
    pub(super) fn new(
        (store, client): (Store, Client),
        folder: PathBuf,
        messages: Messages,
        background: &BackgroundRuntime,
    ) -> Self {
        let (wanted, wishes) = watch::channel(Wanted::default());
        let worker = Worker { store, client, messages, failed: HashMap::new() };
        Self { wanted, working: background.spawn(worker.work(folder, wishes)) }
    }

    pub(super) fn wish(&self, rows: Vec<Headline>, network: bool) {
        let _ = self.wanted.send(Wanted { rows, network });
    }

    pub(super) async fn finish(self) {
        self.working.abort();
        let _ = self.working.await;
    }
}

struct Worker {
    store: Store,
    client: Client,
    messages: Messages,
    /// When engines failed, by name.
    failed: HashMap<String, Instant>,
}

impl Worker {
    async fn work(mut self, folder: PathBuf, mut wishes: watch::Receiver<Wanted>) {
        while wishes.changed().await.is_ok() {
            let done = self.translate(&folder, &mut wishes).await;
            tell(&self.messages, done.err().as_ref().map(failed));
        }
    }

    /// Tells what the cache has of the rows that are wanted, and has the rest translated when no others are wanted for a while.
    async fn translate(&mut self, folder: &Path, wishes: &mut watch::Receiver<Wanted>) -> Result<(), StoreError> {
        let (settings, _) = config::load_translate(folder);
        let mut wanted = wishes.borrow_and_update().clone();
        let mut titles = Titles::begin(&self.store, &settings, &wanted.rows, Timestamp::now()).await?;
        tell(&self.messages, Some(Report::Titles(titles.known())));
        while let Ok(Ok(())) = tokio::time::timeout(REST, wishes.changed()).await {
            wanted = wishes.borrow_and_update().clone();
            titles = Titles::begin(&self.store, &settings, &wanted.rows, Timestamp::now()).await?;
            tell(&self.messages, Some(Report::Titles(titles.known())));
        }
        self.failed.retain(|_, at| at.elapsed() < AGAIN);
        let except: Vec<String> = self.failed.keys().cloned().collect();
        let client = Some(&self.client).filter(|_| wanted.network);
        let notify = |known| {
            tell(&self.messages, Some(Report::Titles(known)));
            !wishes.has_changed().unwrap_or(true)
        };
        let failures = titles.ask(&self.store, client, Timestamp::now(), &except, notify).await?;
        for (engine, error) in failures {
            tell(&self.messages, Some(Message::about("titles-not-translated", error.message())));
            self.failed.insert(engine, Instant::now());
        }
        desk::index_few(&self.store).await
    }
}
