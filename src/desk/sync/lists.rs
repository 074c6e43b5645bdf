use super::failure::SyncFailure;
use super::link::Link;
use crate::model::{ItemId, Protocol, RemoteFeed};
use crate::sync::miniflux::{self, Wanted};
use crate::sync::reader::{self, Stream};
use crate::sync::{Listed, Pages, WireError};

/// How often a list is read that changes while it is read.
const MOST_READINGS: usize = 3;
/// Of the newest articles those that are looked at in each sync.
const RECENT: usize = 1_000;
/// Pages of them in the first sync.
const RECENT_PAGES: usize = 10;

/// The feeds of an account as the server lists them.
pub(super) struct ListedFeeds {
    pub(super) feeds: Vec<RemoteFeed>,
    pub(super) etag: Option<String>,
}

/// Lists the feeds; none when nothing changed since the answer of an `ETag`.
pub(super) async fn feeds(link: &Link<'_>, etag: Option<&str>) -> Result<Option<ListedFeeds>, SyncFailure> {
    let ask = match link.protocol() {
        Protocol::GoogleReader => reader::subscriptions(),
        Protocol::Miniflux => miniflux::subscriptions(),
    };
    let reply = link.read_unless(&ask, etag).await?;
    if reply.status == 304 {
        return Ok(None);
    }
    let feeds = match link.protocol() {
        Protocol::GoogleReader => reader::feeds(&reply.bytes)?,
        Protocol::Miniflux => miniflux::feeds(&reply.bytes)?,
    };
    Ok(Some(ListedFeeds { feeds, etag: reply.etag }))
}

/// Reads what the server lists, each list to its end. The newest are asked for first: what arrives after that question
/// is in the list of what is unread, so that nothing new is ever taken for read.
pub(super) async fn listed(link: &Link<'_>, since: i64, first: bool) -> Result<Listed, SyncFailure> {
    match link.protocol() {
        Protocol::GoogleReader => Ok(Listed {
            recent: recent(link, since, first).await?,
            unread: whole(link, Source::Reader(Stream::Unread)).await?,
            starred: whole(link, Source::Reader(Stream::Starred)).await?,
        }),
        Protocol::Miniflux => Ok(Listed {
            recent: Vec::new(),
            unread: whole(link, Source::Miniflux(Wanted::Unread)).await?,
            starred: whole(link, Source::Miniflux(Wanted::Starred)).await?,
        }),
    }
}

/// A list of ids.
#[derive(Clone, Copy)]
enum Source {
    Reader(Stream),
    Miniflux(Wanted),
}

/// A list to its end. One whose pages are counted by places counts when it is the same twice.
async fn whole(link: &Link<'_>, source: Source) -> Result<Vec<ItemId>, SyncFailure> {
    let mut before: Option<Vec<ItemId>> = None;
    for _ in 0..MOST_READINGS {
        let pages = match once(link, source).await {
            // It changed between two pages.
            Err(SyncFailure::Wire(WireError::Count { .. })) => continue,
            pages => pages?,
        };
        let shaky = pages.is_shaky();
        let ids = pages.whole();
        if !shaky || before.as_ref() == Some(&ids) {
            return Ok(ids);
        }
        before = Some(ids);
    }
    Err(WireError::Moving.into())
}

async fn once(link: &Link<'_>, source: Source) -> Result<Pages, SyncFailure> {
    let mut pages = Pages::default();
    let mut mark: Option<String> = None;
    loop {
        let page = match source {
            Source::Reader(stream) => {
                let ask = reader::list_ids(stream, link.server.ids_a_page(), mark.as_deref());
                reader::ids(&link.read(&ask).await?.bytes)?
            }
            Source::Miniflux(wanted) => {
                let place = mark.as_deref().and_then(|mark| mark.parse().ok()).unwrap_or(0);
                match link.read(&miniflux::list_ids(wanted, place)).await {
                    Ok(reply) => miniflux::ids(&reply.bytes, place)?,
                    // Servers before 2.3.2 know no list of ids.
                    Err(SyncFailure::Status { status: 400 | 404, .. }) => return by_entries(link, wanted).await,
                    Err(failure) => return Err(failure),
                }
            }
        };
        match pages.take(page)? {
            Some(next) => mark = Some(next),
            None => return Ok(pages),
        }
    }
}

/// The ids of a list of entries, which are paged by id.
async fn by_entries(link: &Link<'_>, wanted: Wanted) -> Result<Pages, SyncFailure> {
    let mut pages = Pages::default();
    let mut below = None;
    loop {
        let ask = miniflux::list_entries(wanted, below, miniflux::ENTRIES_A_PAGE);
        let entries = miniflux::entries(&link.read(&ask).await?.bytes)?;
        let ids: Vec<ItemId> = entries.into_iter().map(|entry| entry.item).collect();
        let next = ids.last().filter(|_| ids.len() >= miniflux::ENTRIES_A_PAGE).and_then(miniflux::number_of);
        let page = crate::sync::IdPage { ids, next: next.map(|id| format!("below {id}")), total: None };
        if pages.take(page)?.is_none() {
            return Ok(pages);
        }
        below = next;
    }
}

/// The newest articles; nothing is concluded from what is not among them, so that half of them will do.
async fn recent(link: &Link<'_>, since: i64, first: bool) -> Result<Vec<ItemId>, SyncFailure> {
    let mut pages = Pages::default();
    let mut mark: Option<String> = None;
    for _ in 0..if first { RECENT_PAGES } else { 1 } {
        let ask = reader::list_ids(Stream::Recent(since), RECENT, mark.as_deref());
        let page = reader::ids(&link.read(&ask).await?.bytes)?;
        match pages.take(page) {
            Ok(Some(next)) => mark = Some(next),
            Ok(None) => break,
            Err(error) => {
                tracing::debug!(%error, "the newest articles are not listed to their end");
                break;
            }
        }
    }
    Ok(pages.whole())
}
