//! The refresh in the background, and what follows it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use tokio::sync::mpsc;

use super::background::offload;
use super::messages::{Messages, failed, tell};
use super::tally::Tally;
use crate::app::{Data, Report, Scope};
use crate::config::{FeedsFile, Settings};
use crate::desk::{self, Index, RefreshOptions, RefreshSource, Wanted, Wishes};
use crate::fetch::Client;
use crate::model::{Message, Outage};
use crate::store::Store;

/// The least time between two words that search knows more than before.
const INDEX_TOLD: Duration = Duration::from_secs(1);

/// What a refresh needs that goes on while the reader does.
pub(super) struct Refreshing {
    pub(super) store: Store,
    pub(super) client: Client,
    pub(super) settings: Settings,
    pub(super) wishes: Arc<Wishes>,
    /// Says that the cache has changed and is to be put in order.
    pub(super) untidy: mpsc::UnboundedSender<Settings>,
    pub(super) messages: Messages,
}

impl Refreshing {
    /// Refreshes feeds of the user's file; those of the section on the screen come first.
    pub(super) async fn refresh(self, file: &FeedsFile, scope: Scope, on_screen: Option<String>) {
        let feeds = match &scope {
            Scope::Section(section) => desk::feeds_of(file, section),
            Scope::Feed(id) => file.feeds.iter().filter(|feed| feed.id == *id).cloned().collect(),
            Scope::All | Scope::Due => file.feeds.clone(),
        };
        if feeds.is_empty() {
            if scope != Scope::Due && file.accounts.is_empty() {
                tell(&self.messages, Some(Message::new("nothing-to-refresh")));
            }
            return self.ended(None);
        }
        let wanted = if scope == Scope::Due { Wanted::Due } else { Wanted::All };
        let options = RefreshOptions { wanted, on_screen, ..RefreshOptions::default() };
        let mut tally = Tally::default();
        let ended = desk::refresh_alone(self.source(), feeds, options, Timestamp::now(), |progress| {
            tally.take(&progress, Instant::now()).into_iter().for_each(|data| tell(&self.messages, Some(data)));
        });
        let ended = ended.await;
        tell(&self.messages, tally.rest());
        let refreshed = match ended {
            Ok(Some(refreshed)) => refreshed,
            Ok(None) => {
                tell(&self.messages, Some(Message::new("refresh-elsewhere")));
                return self.ended(None);
            }
            Err(error) => {
                tell(&self.messages, Some(failed(&error)));
                return self.ended(None);
            }
        };
        self.wishes.wish_besides(refreshed.pages().to_vec());
        let report = refreshed.into_report();
        self.ended(report.outage);
        // The next refresh waits neither for a large cache to be put in order nor for programs.
        let _ = self.untidy.send(self.settings);
        let messages = self.messages;
        tokio::spawn(async move {
            for failure in desk::call(&report.calls).await {
                tell(&messages, Some(failure));
            }
        });
    }

    fn source(&self) -> RefreshSource<'_> {
        let Self { store, client, settings, .. } = self;
        RefreshSource { store, client, offload: &offload, settings }
    }

    fn ended(&self, outage: Option<Outage>) {
        tell(&self.messages, Some(Report::Refreshed { outage }));
    }
}

/// Tells that search knows more, once a second at most.
struct Telling<'a> {
    messages: &'a Messages,
    reported: Instant,
}

impl<'a> Telling<'a> {
    fn new(messages: &'a Messages) -> Self {
        Self { messages, reported: Instant::now() }
    }

    fn indexed(&mut self) {
        if self.reported.elapsed() >= INDEX_TOLD {
            self.reported = Instant::now();
            tell(self.messages, Some(Report::Indexed));
        }
    }
}

/// Retention, the search index and stories, in the background, whenever somebody says that the cache is untidy; the index alone
/// when a change of single articles left some that search does not know. After each step the cache is reported as changed.
pub(super) async fn keep_tidy(store: Store, mut untidy: mpsc::UnboundedReceiver<Settings>, messages: Messages) {
    loop {
        let asked = tokio::select! {
            biased;
            asked = untidy.recv() => match asked {
                Some(settings) => Some(settings),
                None => return,
            },
            () = store.lacks_index() => None,
        };
        let mut telling = Telling::new(&messages);
        let tidied = match asked {
            Some(mut settings) => {
                while let Ok(newer) = untidy.try_recv() {
                    settings = newer;
                }
                desk::tidy(&store, &settings, Index::All, Timestamp::now(), || telling.indexed()).await
            }
            None => desk::index_all(&store, || telling.indexed()).await,
        };
        let reported: Data = match &tidied {
            Ok(()) => Report::Indexed.into(),
            Err(error) => failed(error),
        };
        tell(&messages, Some(reported));
    }
}
