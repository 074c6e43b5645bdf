//! Syncing with the server of an account: what waits is sent first, then what changed there is taken over.

mod failure;
mod find;
mod link;
mod lists;
mod pull;
mod push;
mod subscriptions;
mod work;

use jiff::Timestamp;
use tracing::Instrument as _;

use super::{Offload, door};
use crate::fetch::Client;
use crate::model::{Account, Flag, ItemId, Message, Subscription};
use crate::store::{AccountVisit, Store};
use crate::sync::{Plan, WireError, miniflux};

pub use failure::{SyncError, SyncFailure};
pub use find::{FoundAccount, find_account};
pub use link::Logins;
pub use subscriptions::{AccountChange, change_account};
pub use work::{SyncProgress, Synced};

use link::Link;
use push::Lookup;
use work::Work;

/// Seconds of a day.
const DAY: i64 = 86_400;
/// Days for which read articles are fetched too.
const READ_DAYS: i64 = 30;

/// Which parts a sync does, and whether it only says what it would send.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SyncOptions {
    /// Whether it only reports what it would do.
    pub dry: bool,
}

/// Syncs one account.
///
/// `local` are the subscriptions of the user's file: a feed that is in both is reported.
///
/// # Errors
/// When the server or the cache fails: what was done until then is done, and nothing else changed.
pub async fn sync(
    (store, client, offload, logins): (&Store, &Client, &Offload, &Logins),
    account: &Account,
    local: &[Subscription],
    options: SyncOptions,
    now: Timestamp,
    progress: impl FnMut(SyncProgress),
) -> Result<Synced, SyncError> {
    let memory = store.account(&account.id).await?;
    let span = tracing::info_span!("sync", account = %account.id);
    let link = Link::new(client, logins, account, memory.public_host.as_deref());
    let since = now.as_second() - READ_DAYS * DAY;
    let work = Work { store, offload, link: &link, account, local, now, since };
    let done = async { if options.dry { preview(&work).await } else { run(&work, progress).await } };
    let done = match done.instrument(span.clone()).await {
        Ok(synced) => Ok(synced),
        Err(SyncError::Server(failure)) => Err(failure),
        Err(error @ SyncError::Cache(_)) => return Err(error),
    };
    if !options.dry {
        let error = done.as_ref().err().map(SyncFailure::advised);
        if let Err(error) = &done {
            span.in_scope(|| tracing::warn!(%error, "failed"));
        }
        let public_host = door::host(&account.url).filter(|_| client.reached_publicly(&account.url));
        store.visited_account(&account.id, AccountVisit { now, error, public_host }).await?;
    }
    Ok(done?)
}

/// Logs in and lists the feeds of an account, and changes nothing; answers how many feeds it has.
///
/// # Errors
/// Why that cannot be done.
pub async fn check_account(client: &Client, logins: &Logins, account: &Account) -> Result<usize, SyncFailure> {
    let link = Link::new(client, logins, account, None);
    let listed = lists::feeds(&link, None).await?;
    Ok(listed.map_or(0, |listed| listed.feeds.len()))
}

/// Sends, then takes over: feeds, states, contents.
async fn run(work: &Work<'_>, mut progress: impl FnMut(SyncProgress)) -> Result<Synced, SyncError> {
    let (store, account) = (work.store, work.account);
    let mut synced = Synced { account: account.name().to_owned(), ..Synced::default() };
    let sent = push::push(store, work.link, account, &mut synced.notes).await?;
    synced.sent = sent.len();
    let (feeds, both) = subscriptions::take_feeds(store, work.link, account, work.local).await?;
    synced.feeds = feeds;
    if !both.is_empty() {
        synced.notes.push(Message::new("sync-in-both").with("feeds", both.join(", ")));
    }
    let memory = store.account(&account.id).await?;
    let first = memory.last_sync.is_none();
    let listed = lists::listed(work.link, work.since, first).await?;
    let lookup = Lookup::of(&listed);
    let mut waiting = store.waiting(&account.id).await?;
    let lost: Vec<_> = sent.into_iter().filter(|row| !push::has(&lookup, row)).collect();
    waiting.extend(lost.iter().cloned());
    if !lost.is_empty() {
        let count = lost.len();
        let dropped = store.wait_again(&account.id, lost).await?;
        synced.notes.extend(push::in_vain(count, dropped));
    }
    let known = store.known_items(&account.id).await?;
    let plan = crate::sync::plan(&known, &listed, &waiting);
    let doubted = crate::sync::doubted(&known, &listed, &plan);
    if !doubted.is_empty() && !pull::has_any(work.link, &doubted).await? {
        return Err(WireError::Emptied(plan.read.len() + plan.unstar.len()).into());
    }
    let newest = known.iter().filter_map(|known| miniflux::number_of(&known.item)).max();
    drop(known);
    synced.states = plan.changes();
    store.take_states(&account.id, states(&plan)).await?;
    if !first {
        pull::arrived(work, newest, &mut synced).await?;
    }
    pull::contents(work, plan.missing, &lookup, &mut synced, &mut progress).await?;
    if first {
        pull::read_ones(work, &mut synced).await?;
    }
    synced.waiting = store.account(&account.id).await?.waiting;
    Ok(synced)
}

/// What a sync would do.
async fn preview(work: &Work<'_>) -> Result<Synced, SyncError> {
    let waiting = work.store.waiting(&work.account.id).await?;
    let listed = lists::listed(work.link, work.since, false).await?;
    let known = work.store.known_items(&work.account.id).await?;
    let plan = crate::sync::plan(&known, &listed, &waiting);
    Ok(Synced {
        account: work.account.name().to_owned(),
        sent: waiting.len(),
        waiting: waiting.len() as u64,
        new: plan.missing.len(),
        states: plan.changes(),
        ..Synced::default()
    })
}

/// The states that a plan changes.
fn states(plan: &Plan) -> Vec<(ItemId, Flag, bool)> {
    let all = |items: &[ItemId], flag, on| items.iter().map(|item| (item.clone(), flag, on)).collect::<Vec<_>>();
    let mut states = all(&plan.unread, Flag::Read, false);
    states.extend(all(&plan.read, Flag::Read, true));
    states.extend(all(&plan.star, Flag::Starred, true));
    states.extend(all(&plan.unstar, Flag::Starred, false));
    states
}
