use std::collections::HashSet;

use futures_util::future;
use futures_util::stream::{self, StreamExt as _};

use super::failure::{SyncError, SyncFailure};
use super::link::Link;
use super::push::Lookup;
use super::work::{SyncProgress, Synced, Work};
use crate::desk::{new_article, offload};
use crate::model::{Feed, ItemId, Protocol, Subscription};
use crate::store::{NewItem, Saved};
use crate::sync::miniflux::{self, ENTRIES_A_PAGE, Wanted};
use crate::sync::{RemoteItem, WireError, reader};

/// Requests for contents at once.
const AT_ONCE: usize = 2;
/// Pages of read entries in the first sync.
const MOST_PAGES: usize = 40;
/// Pages of entries that came since the last sync.
const MOST_ARRIVALS: usize = 4_000;
/// The stream of items that say of no feed that they are of it.
const NO_STREAM: &str = "-";

/// Fetches the contents of items, the newest first, and keeps them as they come.
pub(super) async fn contents(
    work: &Work<'_>,
    missing: Vec<ItemId>,
    lookup: &Lookup<'_>,
    synced: &mut Synced,
    progress: &mut impl FnMut(SyncProgress),
) -> Result<(), SyncError> {
    let (mut done, total) = (0, missing.len());
    let most = match work.link.protocol() {
        Protocol::GoogleReader => work.link.server.contents_at_once(),
        Protocol::Miniflux => ENTRIES_A_PAGE,
    };
    let batches: Vec<(Option<Wanted>, Vec<ItemId>)> = match work.link.protocol() {
        Protocol::GoogleReader => missing.chunks(most).map(|batch| (None, batch.to_vec())).collect(),
        Protocol::Miniflux => {
            let (unread, starred): (Vec<ItemId>, Vec<ItemId>) =
                missing.into_iter().partition(|item| lookup.unread.contains(item));
            let cut = |wanted, items: Vec<ItemId>| -> Vec<_> {
                items.chunks(most).map(|batch| (Some(wanted), batch.to_vec())).collect()
            };
            [cut(Wanted::Unread, unread), cut(Wanted::Starred, starred)].concat()
        }
    };
    let came = stream::iter(batches).map(|(wanted, batch)| async move {
        let came = match wanted {
            None => reader_contents(work, &batch).await,
            Some(wanted) => entry_contents(work, wanted, &batch).await,
        };
        came.map(|came| (batch, came))
    });
    let mut came = std::pin::pin!(came.buffered(AT_ONCE));
    let mut next = came.next().await;
    while let Some(batch) = next {
        let (asked, items) = batch?;
        done += asked.len();
        // The server goes on sending while what came is kept.
        let (after, kept) = future::join(came.next(), keep_batch(work, asked, items, lookup, synced)).await;
        kept?;
        next = after;
        progress(SyncProgress { account: work.account.name().to_owned(), done, total });
    }
    Ok(())
}

/// Keeps the items that came when some were asked for, and remembers those that did not come.
async fn keep_batch(
    work: &Work<'_>,
    asked: Vec<ItemId>,
    items: Vec<RemoteItem>,
    lookup: &Lookup<'_>,
    synced: &mut Synced,
) -> Result<(), SyncError> {
    let there: HashSet<ItemId> = items.iter().map(|item| item.item.clone()).collect();
    keep(work, items, Some(lookup), synced).await?;
    let lacking = asked.into_iter().filter(|item| !there.contains(item));
    let lacking: Vec<_> = lacking
        .map(|item| {
            let (unread, starred) = (lookup.unread.contains(&item), lookup.starred.contains(&item));
            (item, !unread, starred)
        })
        .collect();
    if !lacking.is_empty() {
        tracing::debug!(count = lacking.len(), "listed and not given");
        work.store.miss_items(&work.account.id, lacking).await?;
    }
    Ok(())
}

/// The contents of some items; what an answer leaves out is asked for once more by itself.
async fn reader_contents(work: &Work<'_>, batch: &[ItemId]) -> Result<Vec<RemoteItem>, SyncFailure> {
    let link = work.link;
    let mut all: Vec<RemoteItem> = Vec::new();
    let mut wanted = batch.to_vec();
    for _ in 0..2 {
        let reply = link.write(|token| reader::contents(&wanted, token)).await?;
        let came = reader::items(&reply.bytes, link.server)?;
        all.extend(came.into_iter().filter(|item| wanted.contains(&item.item)));
        wanted.retain(|wanted| all.iter().all(|item| item.item != *wanted));
        if wanted.is_empty() {
            break;
        }
    }
    Ok(all)
}

/// Whether the server has any of some items.
pub(super) async fn has_any(link: &Link<'_>, items: &[ItemId]) -> Result<bool, SyncFailure> {
    if link.protocol() == Protocol::GoogleReader {
        let reply = link.write(|token| reader::contents(items, token)).await?;
        return Ok(reader::items(&reply.bytes, link.server)?.iter().any(|item| items.contains(&item.item)));
    }
    for id in items.iter().filter_map(miniflux::number_of) {
        match link.read(&miniflux::one(id)).await {
            Ok(reply) => return Ok(miniflux::entry(&reply.bytes).is_ok()),
            Err(SyncFailure::Status { status: 404, .. }) => {}
            Err(failure) => return Err(failure),
        }
    }
    Ok(false)
}

/// The contents of some entries of a list: page by page downwards, each from the largest id that is wanted.
async fn entry_contents(work: &Work<'_>, wanted: Wanted, batch: &[ItemId]) -> Result<Vec<RemoteItem>, SyncFailure> {
    let mut ids: Vec<i64> = batch.iter().filter_map(miniflux::number_of).collect();
    ids.sort_unstable_by(|one, other| other.cmp(one));
    let mut all = Vec::new();
    while let Some(top) = ids.first().copied() {
        let most = ids.len().clamp(1, ENTRIES_A_PAGE);
        let ask = miniflux::list_entries(wanted, Some(top.saturating_add(1)), most);
        let page = miniflux::entries(&work.link.read(&ask).await?.bytes)?;
        let lowest =
            page.iter().filter_map(|entry| miniflux::number_of(&entry.item)).min().filter(|_| page.len() >= most);
        all.extend(page.into_iter().filter(|entry| batch.contains(&entry.item)));
        // What the page reaches over and does not have is not there.
        ids.retain(|id| lowest.is_some_and(|lowest| *id < lowest));
    }
    Ok(all)
}

/// Fetches what came to the server since the last sync and was read elsewhere at once, which is in no list of ids: the oldest
/// first, so that the next sync goes on from the largest id that is known. Changes of state are not asked for: they
/// are in the lists, and a server counts each mark of this reader among them.
pub(super) async fn arrived(work: &Work<'_>, newest: Option<i64>, synced: &mut Synced) -> Result<(), SyncError> {
    let Some(mut above) = newest.filter(|_| work.link.protocol() == Protocol::Miniflux) else { return Ok(()) };
    for _ in 0..MOST_ARRIVALS {
        let ask = miniflux::list_arrived(above, work.since, ENTRIES_A_PAGE);
        let page = miniflux::entries(&work.link.read(&ask).await?.bytes)?;
        let full = page.len() >= ENTRIES_A_PAGE;
        let highest = page.iter().filter_map(|entry| miniflux::number_of(&entry.item)).max();
        keep(work, page, None, synced).await?;
        match highest.filter(|highest| full && *highest > above) {
            Some(highest) => above = highest,
            None => return Ok(()),
        }
    }
    Err(WireError::TooManyArticles(MOST_ARRIVALS * ENTRIES_A_PAGE).into())
}

/// Fetches what was read lately, which only the first sync does.
pub(super) async fn read_ones(work: &Work<'_>, synced: &mut Synced) -> Result<(), SyncError> {
    if work.link.protocol() != Protocol::Miniflux {
        return Ok(());
    }
    let mut below = None;
    for _ in 0..MOST_PAGES {
        let ask = miniflux::list_entries(Wanted::Read(work.since), below, ENTRIES_A_PAGE);
        let page = miniflux::entries(&work.link.read(&ask).await?.bytes)?;
        let full = page.len() >= ENTRIES_A_PAGE;
        let lowest = page.iter().filter_map(|entry| miniflux::number_of(&entry.item)).min();
        keep(work, page, None, synced).await?;
        if !full || below.is_some() && lowest >= below {
            break;
        }
        below = lowest;
    }
    Ok(())
}

/// Stores items: on the path of an entry, with the states of the lists, else with those given with the items.
async fn keep(
    work: &Work<'_>,
    items: Vec<RemoteItem>,
    lookup: Option<&Lookup<'_>>,
    synced: &mut Synced,
) -> Result<(), SyncError> {
    if items.is_empty() {
        return Ok(());
    }
    let account = work.account;
    let known = work.store.account_feeds().await?;
    let of = |stream: &str| account.feed(if stream.is_empty() { NO_STREAM } else { stream });
    let mut ready: Vec<(Subscription, RemoteItem, bool, bool)> = Vec::new();
    for item in items {
        let id = of(&item.stream);
        let feed = if let Some(feed) = known.iter().find(|feed| feed.id == id) {
            feed.clone()
        } else {
            // Of a feed that is not listed: its articles are found, and are in no section.
            let title = item.feed_title.clone().unwrap_or_else(|| account.name().to_owned());
            let url = item.feed_page.clone().unwrap_or_else(|| account.url.clone());
            let feed = Subscription { id, title, url, ..Subscription::default() };
            work.store.carry(feed.clone()).await?;
            feed
        };
        let unread = match lookup {
            Some(lookup) => lookup.unread.contains(&item.item) || item.read == Some(false),
            None => item.read != Some(true),
        };
        let starred = item.starred == Some(true) || lookup.is_some_and(|lookup| lookup.starred.contains(&item.item));
        ready.push((feed, item, !unread, starred));
    }
    let made = offload::run(work.offload, move || ready.into_iter().map(new_item).collect::<Vec<_>>()).await;
    let Some(made) = made else { return Ok(()) };
    let saved = work.store.keep_items(&account.id, made, work.now).await?;
    let Saved { new, changed, calls } = saved;
    synced.new += new;
    synced.changed += changed;
    synced.calls.extend(calls);
    Ok(())
}

fn new_item((feed, item, read, starred): (Subscription, RemoteItem, bool, bool)) -> NewItem {
    let of = Feed { title: Some(feed.title.clone()), link: feed.homepage.clone(), ..Feed::default() };
    let article = new_article(&feed, &of, &item.entry);
    NewItem { item: item.item, feed: feed.id, article, read, starred }
}
