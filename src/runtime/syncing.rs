//! The sync with servers of accounts, beside the refresh.

use std::sync::Arc;

use jiff::Timestamp;
use tokio::sync::mpsc;

use super::background::offload;
use super::messages::{Messages, failed, tell};
use crate::app::{Scope, Written};
use crate::config::{FeedsFile, Settings};
use crate::desk::{self, Logins, Offload, SyncError, SyncOptions, Wishes};
use crate::fetch::Client;
use crate::model::{Account, Message, Subscription};
use crate::store::Store;

/// What a sync needs that goes on while the reader does.
pub(super) struct Syncing {
    pub(super) store: Store,
    pub(super) client: Client,
    pub(super) logins: Arc<Logins>,
    pub(super) settings: Settings,
    pub(super) wishes: Arc<Wishes>,
    /// Says that the cache has changed and is to be put in order.
    pub(super) untidy: mpsc::UnboundedSender<Settings>,
    pub(super) messages: Messages,
}

impl Syncing {
    /// Syncs the accounts of the user's file, one after another; reports what still waits for a server.
    pub(super) async fn sync(&self, file: &FeedsFile, scope: &Scope) {
        if file.accounts.is_empty() {
            return;
        }
        // Another program that syncs this cache does it for both.
        let Some(lock) = self.store.lock_sync() else { return };
        for account in &file.accounts {
            self.one(file, account, scope).await;
        }
        drop(lock);
        for (name, count) in self.store.outbox().await.unwrap_or_default() {
            tell(&self.messages, Some(Message::about("marks-wait", name).with("count", count)));
        }
    }

    /// Has the cache put in order, and wishes for the pages that the settings want, of accounts and of the user's own feeds.
    pub(super) async fn settle(self, file: &FeedsFile) {
        if file.accounts.is_empty() {
            return;
        }
        let remote = self.store.account_feeds().await.unwrap_or_default();
        let feeds: Vec<Subscription> = file.feeds.iter().cloned().chain(remote).collect();
        match desk::pages_after_refresh(&self.store, &feeds, self.settings.full_text, Timestamp::now()).await {
            Ok(pages) => self.wishes.wish_besides(pages),
            Err(error) => tell(&self.messages, Some(failed(&error))),
        }
        let _ = self.untidy.send(self.settings);
    }

    async fn one(&self, file: &FeedsFile, account: &Account, scope: &Scope) {
        let messages = &self.messages;
        let with = (&self.store, &self.client, &offload as &Offload, &*self.logins);
        let changed = || tell(messages, Some(Written::Changed));
        let ended =
            desk::sync(with, account, &file.feeds, SyncOptions::default(), Timestamp::now(), |_| changed()).await;
        match ended {
            Ok(synced) => {
                let taken = synced.new + synced.changed + synced.states + synced.feeds.0 + synced.feeds.1;
                if taken > 0 {
                    changed();
                }
                let calls = desk::call(&synced.calls).await;
                for sentence in synced.notes.into_iter().chain(calls) {
                    tell(messages, Some(sentence.at(account.name())));
                }
            }
            // Automatic attempts are not reported on a machine without a network.
            Err(SyncError::Server(failure)) if *scope == Scope::Due && failure.is_offline() => {}
            Err(SyncError::Server(failure)) => {
                tell(messages, Some(failure.advised().at(account.name())));
            }
            Err(SyncError::Cache(error)) => tell(messages, Some(failed(&error))),
        }
    }
}
