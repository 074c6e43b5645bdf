use super::failure::SyncFailure;
use super::link::{Link, Logins};
use crate::fetch::Client;
use crate::model::{Account, Protocol, RemoteFeed};
use crate::sync::{WireError, miniflux, reader};

/// A change of the feeds of an account, which its server makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountChange {
    /// Subscribes to the feed of an address, in a folder.
    Add(String, Option<String>),
    /// Leaves a feed.
    Remove(RemoteFeed),
    /// Gives a feed a title.
    Rename(RemoteFeed, String),
    /// Puts a feed into a folder.
    Move(RemoteFeed, String),
}

/// Has the server of an account change its feeds; answers the server's name for a feed that was added. What changed comes
/// here with the next sync.
///
/// # Errors
/// Why the server cannot be reached, or refuses.
pub async fn change_account(
    (client, logins): (&Client, &Logins),
    account: &Account,
    change: &AccountChange,
) -> Result<Option<String>, SyncFailure> {
    let link = Link::new(client, logins, account, None);
    match account.protocol {
        Protocol::GoogleReader => of_reader(&link, change).await,
        Protocol::Miniflux => of_miniflux(&link, change).await,
    }
}

async fn of_reader(link: &Link<'_>, change: &AccountChange) -> Result<Option<String>, SyncFailure> {
    let (stream, title, folder) = match change {
        AccountChange::Add(url, folder) => {
            let stream = reader::added(&link.write(|token| reader::add(url, token)).await?.bytes)?;
            if let Some(folder) = folder {
                let reply = link.write(|token| reader::change(&stream, None, Some((None, folder)), token)).await?;
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
        AccountChange::Move(feed, folder) => (&feed.stream, None, Some((feed.folder.as_deref(), folder.as_str()))),
    };
    let reply = link.write(|token| reader::change(stream, title, folder, token)).await?;
    reader::done(&reply.bytes)?;
    Ok(None)
}

async fn of_miniflux(link: &Link<'_>, change: &AccountChange) -> Result<Option<String>, SyncFailure> {
    let ask = match change {
        AccountChange::Add(url, folder) => {
            let folder = match folder {
                Some(name) => Some(self::folder(link, name).await?),
                None => None,
            };
            let reply = link.write(|_| miniflux::add(url, folder)).await?;
            return Ok(Some(miniflux::made(&reply.bytes)?.to_string()));
        }
        AccountChange::Remove(feed) => {
            let reply = link.write(|_| miniflux::remove(&feed.stream)).await?;
            miniflux::done(reply.status, &reply.bytes)?;
            return Ok(None);
        }
        AccountChange::Rename(feed, title) => miniflux::change(&feed.stream, Some(title), None),
        AccountChange::Move(feed, folder) => {
            miniflux::change(&feed.stream, None, Some(self::folder(link, folder).await?))
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
