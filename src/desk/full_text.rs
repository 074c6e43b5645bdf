use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tracing::Instrument as _;

use super::door::{self, door};
use super::offload::{self, Offload};
use super::outage::Sign;
use super::page::{self, PageOutcome, Read, length};
use super::{rest, schedule};
use crate::fetch::{Client, Kind, Request};
use crate::model::{Article, ArticleId, Attempt, Message, SiteRule, Subscription, TextState, ToMessage as _};
use crate::page::NoArticle;
use crate::store::{CamePage, NewLink, NewPage, Store, StoreError};

/// Characters of text below which a feed gives no more than a teaser.
const TEASER: usize = 900;
/// How long a page that failed is not tried again, after the first failure and after the second; after the third it is
/// not asked for again by itself.
const WAITS: [Duration; 2] = [Duration::from_hours(6), Duration::from_hours(24)];

/// From where pages come, and how they are read.
#[derive(Clone, Copy)]
pub struct PageSource<'a> {
    /// The network.
    pub client: &'a Client,
    /// The subscriptions, for how the newsroom is reached.
    pub feeds: &'a [Subscription],
    /// Rules for stubborn sites, the user's own before the built-in ones.
    pub sites: &'a Arc<[SiteRule]>,
    /// Reads a page where it holds nobody up.
    pub offload: &'a Offload,
    /// Whether pages are kept as they came.
    pub keep: bool,
}

/// What came of asking for the page of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// Of which article.
    pub id: ArticleId,
    /// How much of its story its text is now.
    pub text: TextState,
    /// Why the page's text was not taken, as the end of a sentence.
    pub reason: Option<Message>,
    /// Bytes of the page as it came, 0 when none came.
    pub bytes: u64,
}

/// Whether the page of an article may have more to say, and may be asked for without a key.
#[must_use]
pub fn may_fetch(article: &Article, now: Timestamp) -> bool {
    let again = || article.attempt.as_ref().and_then(|attempt| attempt.again);
    match article.headline.text {
        _ if article.headline.link.is_none() => false,
        TextState::Teaser => true,
        TextState::Failed => again().is_some_and(|again| again <= now),
        _ => false,
    }
}

/// Whether a text is so short that the page is likely to say more.
pub(super) fn is_teaser(characters: usize) -> bool {
    characters < TEASER
}

/// Fetches the page of an article, whatever came of that before, and keeps its body and credits. A feed's text is never
/// replaced by a shorter one.
///
/// # Errors
/// When the cache fails; what the page lacks is in the answer.
pub async fn full_text(
    store: &Store,
    source: PageSource<'_>,
    id: ArticleId,
    now: Timestamp,
) -> Result<Fetched, StoreError> {
    let (looked, sign) = look(store, source, id, now).await?;
    if sign == Sign::Answered {
        return keep(store, looked, now).await;
    }
    Ok(looked.unchanged())
}

/// A page that was asked for.
#[derive(Debug)]
pub(super) struct Looked {
    id: ArticleId,
    /// How much of its story the text was, and what came of the page before.
    before: TextState,
    attempt: Attempt,
    found: PageOutcome,
    links: Vec<NewLink>,
    came: Option<CamePage>,
    bytes: u64,
}

impl Looked {
    /// The page of an article that had no text before, and whether it is kept as it came.
    pub(super) fn new(id: ArticleId, page: NewPage, links: Vec<NewLink>, (came, keep): (CamePage, bool)) -> Self {
        Self {
            id,
            before: TextState::Feed,
            attempt: Attempt::default(),
            found: PageOutcome::Text(Box::new(page)),
            links,
            bytes: came.bytes.len() as u64,
            came: keep.then_some(came),
        }
    }

    /// The reason when nothing of it is stored.
    pub(super) fn unchanged(self) -> Fetched {
        let reason = match self.found {
            PageOutcome::Text(_) => None,
            PageOutcome::Final(_, reason) | PageOutcome::Failed(reason, _) | PageOutcome::Nothing(reason) => {
                Some(reason)
            }
        };
        Fetched { id: self.id, text: self.before, reason, bytes: self.bytes }
    }
}

/// Fetches and reads the page of an article; also answers what that says about the network.
pub(super) async fn look(
    store: &Store,
    source: PageSource<'_>,
    id: ArticleId,
    now: Timestamp,
) -> Result<(Looked, Sign), StoreError> {
    let nothing = |why: &'static str| Looked {
        id,
        before: TextState::Feed,
        attempt: Attempt::default(),
        found: PageOutcome::Nothing(Message::new(why)),
        links: Vec::new(),
        came: None,
        bytes: 0,
    };
    let Some(article) = store.article(id).await? else {
        return Ok((nothing("page-gone"), Sign::Answered));
    };
    let (before, attempt) = (article.headline.text, article.attempt.clone().unwrap_or_default());
    let looked = |found: PageOutcome| Looked { before, attempt, found, ..nothing("page-gone") };
    let Some(link) = article.headline.link.as_deref() else {
        return Ok((looked(PageOutcome::Nothing(Message::new("page-no-address"))), Sign::Answered));
    };
    let (access, home) = door(store, source.feeds, &article.headline.feed).await?;
    let span = tracing::info_span!("fetch", article = id.0, host = door::host(link));
    let came = source.client.body(Request::linked(link, Kind::Page, home, access)).instrument(span.clone()).await;
    Ok(match came {
        Ok(body) => {
            let bytes = body.bytes.len() as u64;
            let known = length(article.body.as_deref().or(article.summary.as_deref()).unwrap_or_default());
            // A page that is fetched again may have been edited, but not lose most of its text.
            let least = if before == TextState::Full { known / 2 } else { known };
            let came = CamePage {
                at: now,
                url: body.url.clone(),
                content_type: body.content_type.clone(),
                bytes: body.bytes.clone(),
            };
            let read = read_aside(store, source, &article, (came, least)).await;
            let Some((Read { mut found, links, next }, came)) = read else {
                let reason = Message::new("page-crashed");
                return Ok((looked(PageOutcome::Failed(reason, None)), Sign::Answered));
            };
            let sign = page::sign(&body, link, &found);
            if let PageOutcome::Text(page) = &mut found {
                let PageSource { client, offload, sites, .. } = source;
                rest::add(rest::Way { client, offload, sites, home, access }, &body.url, next, &mut page.body).await;
            }
            (Looked { links, bytes, came: source.keep.then_some(came), ..looked(found) }, sign)
        }
        Err(error) => {
            span.in_scope(|| tracing::warn!(error = error.logged(), "failed"));
            let sign = if error.is_offline() { Sign::NoNetwork } else { Sign::Answered };
            let after = error.retry_after().map(|after| schedule::wait_until(after.time(now), now));
            (looked(PageOutcome::Failed(error.message(), after)), sign)
        }
    })
}

/// Parses a page on another thread; it is marked while it is parsed.
async fn read_aside(
    store: &Store,
    source: PageSource<'_>,
    article: &Article,
    (came, least): (CamePage, usize),
) -> Option<(Read, CamePage)> {
    let id = article.headline.id;
    let (sites, of) = (Arc::clone(source.sites), article.clone());
    let span = tracing::info_span!("read", article = id.0);
    let mark = store.begin_reading(id);
    let work = move || span.in_scope(|| (page::read(&came, &of, least, &sites), came));
    let read = offload::run(source.offload, work).await;
    drop(mark);
    read
}

/// Keeps what came of a page.
pub(super) async fn keep(store: &Store, looked: Looked, now: Timestamp) -> Result<Fetched, StoreError> {
    let Looked { id, before, attempt, found, links, came, bytes } = looked;
    let (text, reason, attempt) = match found {
        PageOutcome::Text(page) => {
            let text = page.text;
            store.save_page(id, *page).await?;
            // The beginning of a text, which only subscribers can read on, is distinguished from a complete one.
            let why = (text == TextState::Paywalled).then(|| NoArticle::Paywalled.message());
            let attempt = why.is_some().then(|| Attempt { at: now, ..Attempt::default() });
            (text, why, attempt)
        }
        PageOutcome::Nothing(reason) => (before, Some(reason), None),
        // A page that was had once is not lost when it cannot be had again.
        PageOutcome::Final(_, reason) | PageOutcome::Failed(reason, _) if before == TextState::Full => {
            (before, Some(reason), None)
        }
        PageOutcome::Final(text, reason) => (text, Some(reason), Some(Attempt { at: now, ..Attempt::default() })),
        PageOutcome::Failed(reason, after) => {
            let times = attempt.times.saturating_add(1);
            let attempt = Attempt { at: now, times, again: again(times, after, now), reason: None };
            (TextState::Failed, Some(reason), Some(attempt))
        }
    };
    if !links.is_empty() {
        store.save_links(id, links).await?;
    }
    if let Some(attempt) = attempt {
        store.save_attempt(id, text, Attempt { reason: reason.clone(), ..attempt }).await?;
    }
    // Last, because it can be missed.
    if let Some(came) = came {
        store.keep_page(id, came).await?;
    }
    Ok(Fetched { id, text, reason, bytes })
}

/// When a page that failed so often may be asked for again; never sooner than its server wants.
fn again(times: u32, after: Option<Timestamp>, now: Timestamp) -> Option<Timestamp> {
    let wait = *WAITS.get(usize::try_from(times).ok()?.checked_sub(1)?)?;
    let own = now.checked_add(wait).unwrap_or(Timestamp::MAX);
    Some(after.map_or(own, |after| after.max(own)))
}
