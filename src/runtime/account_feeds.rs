//! Feeds of accounts, which their servers change.

use std::sync::Arc;

use crate::config::{FeedsChange, FeedsFile};
use crate::desk::{self, AccountChange, Logins, SyncError};
use crate::fetch::Client;
use crate::model::{Account, RemoteFeed};
use crate::store::Store;

/// A change that the server of an account is to make.
pub(super) struct AccountStep {
    pub(super) account: Account,
    change: AccountChange,
}

impl AccountStep {
    /// Subscribes to a feed.
    pub(super) fn add(account: Account, url: String) -> Self {
        Self { account, change: AccountChange::Add { url, folder: None, title: None } }
    }
}

/// The message about a change: its id, and its part.
pub(super) type ChangeMessage = (&'static str, String);

/// What servers of accounts are asked with.
pub(super) struct AccountFeeds {
    pub(super) store: Store,
    pub(super) client: Client,
    pub(super) logins: Arc<Logins>,
}

impl AccountFeeds {
    /// The step that a change is, and the message about it; none when it is not about a feed of an account.
    pub(super) async fn step(&self, file: &FeedsFile, change: &FeedsChange) -> Option<(AccountStep, ChangeMessage)> {
        let id = match change {
            FeedsChange::Rename(id, _) | FeedsChange::Move(id, _) | FeedsChange::Remove(id) => id,
            FeedsChange::Switch(..) | FeedsChange::Follow(..) | FeedsChange::Pack(..) | FeedsChange::Edition(..) => {
                return None;
            }
        };
        let (account, stream) = file.account_of(id)?;
        let feed = self.feed(account, stream).await?;
        let title = feed.title.clone();
        let (change, reply) = match change {
            FeedsChange::Rename(_, title) => {
                (AccountChange::Rename(feed, title.clone()), ("feed-renamed", title.clone()))
            }
            FeedsChange::Move(_, section) => {
                // What is in no folder is in the section of the account.
                let folder = Some(section.clone()).filter(|section| section != account.name());
                (AccountChange::Move(feed, folder), ("feed-moved", format!("{title} → {section}")))
            }
            FeedsChange::Remove(_) => {
                (AccountChange::Remove(feed), ("feed-removed", format!("{title} ({})", account.name())))
            }
            FeedsChange::Switch(..) | FeedsChange::Follow(..) | FeedsChange::Pack(..) | FeedsChange::Edition(..) => {
                return None;
            }
        };
        Some((AccountStep { account: account.clone(), change }, reply))
    }

    async fn feed(&self, account: &Account, stream: &str) -> Option<RemoteFeed> {
        let feeds = self.store.account(&account.id).await.ok()?.feeds;
        feeds.into_iter().find(|feed| feed.stream == stream)
    }

    /// Has the server make a change; answers what takes it back.
    pub(super) async fn make(&self, file: &FeedsFile, step: &AccountStep) -> Result<Option<AccountStep>, SyncError> {
        let AccountStep { account, change } = step;
        let with = (&self.store, &self.client, &*self.logins);
        let added = desk::change_account(with, account, &file.feeds, change).await?;
        let back = change.reversed(added.as_deref());
        Ok(back.map(|change| AccountStep { account: account.clone(), change }))
    }
}
