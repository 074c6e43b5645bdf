use std::collections::HashSet;

use super::failure::{SyncError, SyncFailure};
use super::link::{Link, Logins};
use super::lists;
use crate::config::folded;
use crate::desk::settle;
use crate::fetch::Client;
use crate::model::{Account, Protocol, RemoteFeed, Subscription};
use crate::store::Store;
use crate::sync::{WireError, miniflux, reader};

/// Feeds that somebody may have left elsewhere so that none is left; that more are gone at once is no wish of anybody's.
const MOST_LEFT: usize = 1;

/// A change of the feeds of an account, which its server makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountChange {
    /// Subscribes to a feed.
    Add {
        /// Its address.
        url: String,
        /// Its folder.
        folder: Option<String>,
        /// Its title; else what it calls itself.
        title: Option<String>,
    },
    /// Leaves a feed.
    Remove(RemoteFeed),
    /// Gives a feed a title.
    Rename(RemoteFeed, String),
    /// Puts a feed into a folder, or out of its own.
    Move(RemoteFeed, Option<String>),
}

impl AccountChange {
    /// The change that takes this one back; `added` is the server's name for a feed that was added. None where it takes an
    /// address that the server does not give.
    #[must_use]
    pub fn reversed(&self, added: Option<&str>) -> Option<Self> {
        match self {
            Self::Add { url, folder, .. } => {
                let (stream, folder) = (added?.to_owned(), folder.clone());
                Some(Self::Remove(RemoteFeed { stream, url: url.clone(), folder, ..RemoteFeed::default() }))
            }
            Self::Remove(feed) => (!feed.url.is_empty()).then(|| Self::Add {
                url: feed.url.clone(),
                folder: feed.folder.clone(),
                title: Some(feed.title.clone()).filter(|title| !title.is_empty()),
            }),
            Self::Rename(feed, title) => {
                let renamed = RemoteFeed { title: title.clone(), ..feed.clone() };
                Some(Self::Rename(renamed, feed.title.clone()))
            }
            Self::Move(feed, folder) => {
                let moved = RemoteFeed { folder: folder.clone(), ..feed.clone() };
                Some(Self::Move(moved, feed.folder.clone()))
            }
        }
    }
}

/// Has the server of an account change its feeds, and takes over its list of them; answers the server's name for a feed that
/// was added. Articles come with the next sync.
///
/// # Errors
/// Why the server cannot be reached, or refuses, or the cache fails.
pub async fn change_account(
    (store, client, logins): (&Store, &Client, &Logins),
    account: &Account,
    local: &[Subscription],
    change: &AccountChange,
) -> Result<Option<String>, SyncError> {
    let memory = store.account(&account.id).await?;
    let link = Link::new(client, logins, account, memory.public_host.as_deref());
    let added = match account.protocol {
        Protocol::GoogleReader => of_reader(&link, change).await?,
        Protocol::Miniflux => of_miniflux(&link, change).await?,
    };
    // The change is made, whatever becomes of the list.
    match take_feeds(store, &link, account, local).await {
        Ok(_) => {}
        Err(SyncError::Server(failure)) => tracing::warn!(%failure, "the feeds of {} were not listed", account.id),
        Err(error @ SyncError::Cache(_)) => return Err(error),
    }
    Ok(added)
}

/// Takes over the server's list of feeds, unless it is the one that is known; answers how many came and how many went, and
/// the titles of new ones that the user's file has too.
pub(super) async fn take_feeds(
    store: &Store,
    link: &Link<'_>,
    account: &Account,
    local: &[Subscription],
) -> Result<((usize, usize), Vec<String>), SyncError> {
    let memory = store.account(&account.id).await?;
    let etag = memory.etag.as_deref().filter(|_| !memory.feeds.is_empty());
    let Some(listed) = lists::feeds(link, etag).await? else { return Ok(Default::default()) };
    if listed.feeds.is_empty() && memory.feeds.len() > MOST_LEFT {
        return Err(WireError::Forgotten(memory.feeds.len()).into());
    }
    if memory.feeds == listed.feeds {
        return Ok(Default::default());
    }
    let both = in_both(&listed.feeds, local);
    let counts = store.set_account_feeds(&account.id, listed.feeds, listed.etag).await?;
    settle::subscribe(store, local).await?;
    Ok((counts, both))
}

/// Titles of the feeds that the user's file has too.
fn in_both(remote: &[RemoteFeed], local: &[Subscription]) -> Vec<String> {
    let known: HashSet<String> = local.iter().map(|feed| folded(&feed.url)).collect();
    let both = remote.iter().filter(|feed| !feed.url.is_empty() && known.contains(&folded(&feed.url)));
    both.map(|feed| feed.title.clone()).collect()
}

async fn of_reader(link: &Link<'_>, change: &AccountChange) -> Result<Option<String>, SyncFailure> {
    let (stream, title, folders) = match change {
        AccountChange::Add { url, folder, title } => {
            let stream = reader::added(&link.write(|token| reader::add(url, token)).await?.bytes)?;
            if folder.is_some() || title.is_some() {
                let folders = folder.as_deref().map(|folder| (None, Some(folder)));
                let reply = link.write(|token| reader::change(&stream, title.as_deref(), folders, token)).await?;
                reader::done(&reply.bytes)?;
            }
            return Ok(Some(stream));
        }
        AccountChange::Remove(feed) => {
            let reply = link.write(|token| reader::remove(&feed.stream, token)).await?;
            reader::done(&reply.bytes)?;
            return Ok(None);
        }
        AccountChange::Rename(feed, title) => (&feed.stream, Some(title.as_str()), None),
        AccountChange::Move(feed, folder) => (&feed.stream, None, Some((feed.folder.as_deref(), folder.as_deref()))),
    };
    let reply = link.write(|token| reader::change(stream, title, folders, token)).await?;
    reader::done(&reply.bytes)?;
    Ok(None)
}

async fn of_miniflux(link: &Link<'_>, change: &AccountChange) -> Result<Option<String>, SyncFailure> {
    let ask = match change {
        AccountChange::Add { url, folder, title } => {
            let folder = match folder {
                Some(name) => Some(self::folder(link, name).await?),
                None => None,
            };
            let stream = miniflux::made(&link.write(|_| miniflux::add(url, folder)).await?.bytes)?.to_string();
            if let Some(title) = title {
                miniflux::made(&link.write(|_| miniflux::change(&stream, Some(title), None)).await?.bytes)?;
            }
            return Ok(Some(stream));
        }
        AccountChange::Remove(feed) => {
            let reply = link.write(|_| miniflux::remove(&feed.stream)).await?;
            miniflux::done(reply.status, &reply.bytes)?;
            return Ok(None);
        }
        AccountChange::Rename(feed, title) => miniflux::change(&feed.stream, Some(title), None),
        AccountChange::Move(feed, folder) => {
            let name = folder.as_deref().unwrap_or(miniflux::FIRST_FOLDER);
            miniflux::change(&feed.stream, None, Some(self::folder(link, name).await?))
        }
    };
    let reply = link.write(|_| ask.clone()).await?;
    // The feed as it is now.
    miniflux::made(&reply.bytes)?;
    Ok(None)
}

/// The number of a folder, which is made where there is none.
async fn folder(link: &Link<'_>, name: &str) -> Result<i64, SyncFailure> {
    let folders = miniflux::folder_list(&link.read(&miniflux::folders()).await?.bytes)?;
    if let Some((id, _)) = folders.into_iter().find(|(_, known)| known == name) {
        return Ok(id);
    }
    let made = link.write(|_| miniflux::add_folder(name)).await?;
    miniflux::made(&made.bytes).map_err(|error: WireError| error.into())
}
