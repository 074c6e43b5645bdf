use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_util::stream::{FuturesUnordered, StreamExt as _};
use jiff::Timestamp;
use tokio::sync::Notify;
use url::Url;

use super::full_text::{Fetched, Looked, PageSource, keep, look};
use super::outage::{Step, Watch};
use crate::model::{ArticleId, FullText, Outage, Subscription, TextState};
use crate::store::{Lacking, Store, StoreError};

/// Pages of one host that are fetched at once, as `fetch` lets them through: those of other hosts do not wait for them.
const PER_HOST: usize = 2;

/// Of each feed the newest articles whose pages are fetched after a refresh.
const NEWEST: usize = 200;

/// Articles whose pages are wanted. Who wishes may wish for others while pages are fetched: the newest wish counts, and what
/// is on its way is not asked for twice.
#[derive(Debug, Default)]
pub struct Wishes {
    inner: Mutex<Inner>,
    /// Pages on their way.
    busy: Arc<Mutex<HashSet<ArticleId>>>,
    news: Notify,
}

#[derive(Debug, Default)]
struct Inner {
    newest: Option<Vec<ArticleId>>,
    besides: Option<Vec<ArticleId>>,
}

impl Wishes {
    /// Wishes of somebody else, who does not fetch what is on its way here.
    #[must_use]
    pub fn beside(&self) -> Self {
        Self { busy: Arc::clone(&self.busy), ..Self::default() }
    }

    /// Wishes for the pages of articles, those wanted first in front, in place of what was wished for before.
    pub fn wish(&self, ids: Vec<ArticleId>) {
        self.inner().newest = Some(ids);
        self.news.notify_one();
    }

    /// Wishes for pages that come after those of [`Wishes::wish`], in place of what was wished for besides before.
    pub fn wish_besides(&self, ids: Vec<ArticleId>) {
        self.inner().besides = Some(ids);
        self.news.notify_one();
    }

    /// Waits until there is a wish that nobody works on.
    pub async fn wait(&self) {
        let none = |inner: &Inner| inner.newest.is_none() && inner.besides.is_none();
        while none(&self.inner()) {
            self.news.notified().await;
        }
    }

    /// Takes a page as one's own to fetch; none when it is on its way already.
    #[must_use]
    pub fn begin(&self, id: ArticleId) -> Option<OnItsWay<'_>> {
        let free = self.busy().insert(id);
        free.then(|| OnItsWay { wishes: self, id })
    }

    fn take(&self) -> (Option<Vec<ArticleId>>, Option<Vec<ArticleId>>) {
        let mut inner = self.inner();
        (inner.newest.take(), inner.besides.take())
    }

    fn busy(&self) -> MutexGuard<'_, HashSet<ArticleId>> {
        self.busy.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A page that is being fetched, until this is dropped.
#[derive(Debug)]
pub struct OnItsWay<'a> {
    wishes: &'a Wishes,
    id: ArticleId,
}

impl Drop for OnItsWay<'_> {
    fn drop(&mut self) {
        self.wishes.busy().remove(&self.id);
    }
}

/// Counts of pages that were fetched for their full text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FullTexts {
    /// Articles that have the text of their page now.
    pub full: usize,
    /// Articles whose page was asked for in vain.
    pub without: usize,
    /// Why the network itself could not be used; what was not reached is as it was.
    pub outage: Option<Outage>,
}

/// The articles whose pages are fetched after a refresh: those of feeds whose setting is always, and starred ones; `general`
/// is the setting of feeds that have none of their own.
///
/// # Errors
/// When the database fails.
pub async fn pages_after_refresh(
    store: &Store,
    feeds: &[Subscription],
    general: FullText,
    now: Timestamp,
) -> Result<Vec<ArticleId>, StoreError> {
    let setting = |feed: &Subscription| feed.full_text.unwrap_or(general);
    let always: Vec<String> =
        feeds.iter().filter(|feed| setting(feed) == FullText::Always).map(|feed| feed.id.clone()).collect();
    let mut ids: Vec<ArticleId> = Vec::new();
    if feeds.iter().any(|feed| setting(feed) >= FullText::Starred) {
        let known: HashMap<&str, FullText> = feeds.iter().map(|feed| (feed.id.as_str(), setting(feed))).collect();
        let of = |feed: &str| known.get(feed).copied().unwrap_or(general);
        let starred = store.lacking_starred(NEWEST, now).await?;
        ids.extend(starred.into_iter().filter(|page| of(&page.feed) >= FullText::Starred).map(|page| page.id));
    }
    if !always.is_empty() {
        ids.extend(store.lacking_of(always, NEWEST, now).await?.into_iter().map(|page| page.id));
    }
    Ok(ids)
}

/// Fetches the pages that are wished for and may be asked for by themselves, at most `at_once` together and two of a host,
/// until nothing is wished for any more; each answer is kept and told before the next page is begun in its place. What is
/// there when this future is dropped is not asked for again. When the network itself is away it ends early, and no page is
/// blamed for it.
///
/// # Errors
/// When the cache itself fails.
pub async fn full_texts(
    store: &Store,
    source: PageSource<'_>,
    wishes: &Wishes,
    (at_once, now): (usize, Timestamp),
    mut progress: impl FnMut(&Fetched),
) -> Result<FullTexts, StoreError> {
    let mut all = FullTexts::default();
    let mut queue = Queue::default();
    let mut watch: Watch<Looked> = Watch::default();
    let mut running = FuturesUnordered::new();
    loop {
        let (newest, besides) = wishes.take();
        if let Some(ids) = newest {
            queue.newest = hosted(store.lacking(ids, now).await?);
        }
        if let Some(ids) = besides {
            queue.besides = hosted(store.lacking(ids, now).await?);
        }
        while running.len() < at_once.max(1) {
            let Some((host, id)) = queue.next() else { break };
            let Some(taken) = wishes.begin(id) else { continue };
            *queue.running.entry(host.clone()).or_default() += 1;
            running.push(async move {
                let looked = look(store, source, id, now).await;
                (looked, host, taken)
            });
        }
        let (looked, host, taken) = tokio::select! {
            biased;
            done = running.next() => match done {
                Some(done) => done,
                None => return Ok(all),
            },
            () = wishes.news.notified() => continue,
        };
        queue.left(&host);
        let (looked, sign) = looked?;
        for step in watch.take(looked, sign) {
            match step {
                Step::Keep(looked) => {
                    let fetched = keep(store, looked, now).await?;
                    all.count(&fetched);
                    progress(&fetched);
                }
                Step::Stop(outage) => {
                    all.outage = Some(outage);
                    return Ok(all);
                }
            }
        }
        drop(taken);
    }
}

impl FullTexts {
    fn count(&mut self, fetched: &Fetched) {
        if fetched.text == TextState::Full {
            self.full += 1;
        } else {
            self.without += 1;
        }
    }
}

/// Pages that wait for their turn, and how many of each host are on their way.
#[derive(Debug, Default)]
struct Queue {
    newest: Vec<(String, ArticleId)>,
    besides: Vec<(String, ArticleId)>,
    running: HashMap<String, usize>,
}

impl Queue {
    /// The first page whose host has room.
    fn next(&mut self) -> Option<(String, ArticleId)> {
        let room = |(host, _): &(String, ArticleId)| self.running.get(host).is_none_or(|count| *count < PER_HOST);
        if let Some(at) = self.newest.iter().position(room) {
            return Some(self.newest.remove(at));
        }
        let at = self.besides.iter().position(room)?;
        Some(self.besides.remove(at))
    }

    fn left(&mut self, host: &str) {
        if let Some(count) = self.running.get_mut(host) {
            *count = count.saturating_sub(1);
        }
    }
}

fn hosted(lacking: Vec<Lacking>) -> Vec<(String, ArticleId)> {
    lacking.into_iter().map(|page| (host(&page.link), page.id)).collect()
}

fn host(link: &str) -> String {
    let url = Url::parse(link).ok();
    url.as_ref().and_then(Url::host_str).unwrap_or_default().to_owned()
}
