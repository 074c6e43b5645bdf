use std::collections::HashMap;
use std::sync::Arc;
use std::time::Instant;

use futures_util::stream::{self, StreamExt as _};
use jiff::Timestamp;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tracing::Instrument as _;

use super::door;
use super::gather;
use super::offload::{self, Offload};
use super::outage::{self, Sign, Step};
use super::read::read;
use super::schedule::{self, Bounds, ResponseHints, Wanted};
use crate::fetch::{Answer, Body, BodyPermit, Client, Kind, Request, Validators};
use crate::model::{Call, Memory, Message, Outage, Subscription, ToMessage as _};
use crate::store::{Outcome, Saved, Store, StoreError, Visit};

/// Which feeds a refresh asks, and whether it waits for their time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefreshOptions {
    /// Which feeds are asked.
    pub wanted: Wanted,
    /// Between which bounds of time.
    pub bounds: Bounds,
    /// The section on the screen, whose feeds come first.
    pub on_screen: Option<String>,
}

impl Default for RefreshOptions {
    fn default() -> Self {
        Self { wanted: Wanted::All, bounds: Bounds::default(), on_screen: None }
    }
}

/// The state of a refresh after each feed, for who shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Id of the feed that was done.
    pub feed: String,
    /// Its title.
    pub title: String,
    /// Feeds done, this one among them.
    pub done: usize,
    /// Feeds in all.
    pub total: usize,
    /// New articles, or the failure with what can be done.
    pub result: Result<Report, Message>,
}

/// What one feed, or a whole refresh, brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Articles that were not there.
    pub new: usize,
    /// Articles that changed.
    pub changed: usize,
    /// Feeds that answered 304 or with the same bytes.
    pub unchanged: usize,
    /// Feeds that failed.
    pub failed: usize,
    /// Feeds that were not asked: they are not due yet, or their server asked for no requests.
    pub left_alone: usize,
    /// Programs that filters want to be run with articles that arrived.
    pub calls: Vec<Call>,
    /// Why the network itself could not be used; the feeds that were not reached are as they were.
    pub outage: Option<Outage>,
}

impl Report {
    fn add(&mut self, one: &Result<Self, Message>) {
        match one {
            Ok(report) => {
                self.new += report.new;
                self.changed += report.changed;
                self.unchanged += report.unchanged;
                self.calls.extend(report.calls.iter().cloned());
            }
            Err(_) => self.failed += 1,
        }
    }
}

/// Feeds that are on their way or wait for their turn, which the client gives them.
const IN_FLIGHT: usize = 512;
/// Feeds of one host that are asked before the next ones of others.
const PER_TURN: usize = 4;
/// Feeds that are read at once: two, and two waiting, so that no thread waits for the next.
const READ_AT_ONCE: usize = 4;
/// Batches of feeds that are kept at once: one is written while others wait for the writer.
const KEPT_AT_ONCE: usize = 3;
/// Articles that were read and are not kept yet: a feed that would make them more waits, so that memory is bounded where
/// feeds are long.
const MOST_IN_HAND: u32 = 700;

/// Fetches feeds and keeps what came, as many at once as the client allows; one failing feed never stops the others. When
/// the internet is away what needs it ends early, and no feed is blamed for that.
///
/// Responses are parsed on the threads of `offload`.
///
/// # Errors
/// When the cache itself fails; failures of feeds are in the report and in each feed's health.
pub async fn refresh(
    store: &Store,
    client: &Client,
    offload: &Offload,
    feeds: Vec<Subscription>,
    options: RefreshOptions,
    now: Timestamp,
    mut progress: impl FnMut(Progress),
) -> Result<Report, StoreError> {
    let mut memories = store.memories().await?;
    let titles = titles(store, &feeds).await?;
    let mut asked: Vec<(Subscription, Memory)> = Vec::new();
    let mut whole = Report::default();
    for feed in feeds {
        let memory = memories.remove(&feed.id).unwrap_or_default();
        if schedule::is_asked(&memory, options.wanted, now) {
            asked.push((feed.called(&titles), memory));
        } else {
            whole.left_alone += 1;
        }
    }
    asked.sort_by_cached_key(|(feed, memory)| schedule::rank(feed, memory, options.on_screen.as_deref()));
    let mut of_host: HashMap<Option<String>, usize> = HashMap::new();
    // Of each host the first feeds go before the others of any: they would only wait for their host's turn.
    let mut turn = |url: &str| {
        let turns = of_host.entry(door::host(url)).or_default();
        *turns += 1;
        *turns / PER_TURN
    };
    asked.sort_by_cached_key(|(feed, _)| turn(&feed.url));
    let total = asked.len();
    let in_hand = Arc::new(Semaphore::new(MOST_IN_HAND as usize));
    let desk = &Desk { store, client, offload, bounds: options.bounds, now, in_hand };
    let visits = |feeds: Vec<(Subscription, Memory)>| {
        let asked = stream::iter(feeds).map(|(feed, memory)| async move {
            let span = tracing::info_span!("fetch", feed = %feed.id, host = door::host(&feed.url));
            let asked = desk.ask(&feed, &memory).instrument(span).await;
            (feed, memory, asked)
        });
        let asked = asked.buffer_unordered(IN_FLIGHT);
        asked.map(|(feed, memory, asked)| desk.visited(feed, memory, asked)).buffer_unordered(READ_AT_ONCE)
    };
    // Whether the internet is away says nothing of a server at home.
    let (near, far): (Vec<_>, Vec<_>) = asked.into_iter().partition(|(feed, _)| door::is_near(&feed.url));
    let near = visits(near).map(|(feed, visited, _)| Step::Keep((feed, visited)));
    let far = outage::counted(visits(far).map(|(feed, visited, sign)| ((feed, visited), sign)));
    let size = |step: &Step<(Subscription, Visited)>| match step {
        Step::Keep((_, visited)) => visited.articles(),
        Step::Stop(_) => 0,
    };
    let batches = gather::batches(stream::select(near, far), size);
    let kept = batches.map(|steps| desk.keep(steps)).buffer_unordered(KEPT_AT_ONCE);
    let mut kept = std::pin::pin!(kept);
    let mut done = 0;
    while let Some(kept) = kept.next().await {
        let (feeds, outage) = kept?;
        whole.outage = outage.or(whole.outage);
        for (feed, result) in feeds {
            done += 1;
            whole.add(&result);
            progress(Progress { feed: feed.id, title: feed.title, done, total, result });
        }
    }
    Ok(whole)
}

/// What the cache calls feeds, where one of these has no other name.
async fn titles(store: &Store, feeds: &[Subscription]) -> Result<HashMap<String, String>, StoreError> {
    if feeds.iter().any(Subscription::is_unnamed) { store.titles().await } else { Ok(HashMap::new()) }
}

/// What a refresh works with.
struct Desk<'a> {
    store: &'a Store,
    client: &'a Client,
    offload: &'a Offload,
    bounds: Bounds,
    now: Timestamp,
    /// Room for articles that were read.
    in_hand: Arc<Semaphore>,
}

/// What a visit at a feed brought, ready to be kept.
struct Visited {
    outcome: Outcome,
    visit: Visit,
    /// The room that its articles take until they are kept.
    room: Option<OwnedSemaphorePermit>,
}

impl Visited {
    fn articles(&self) -> usize {
        match &self.outcome {
            Outcome::Articles { articles, .. } => articles.len(),
            _ => 0,
        }
    }
}

/// A feed with what it brought, or why it failed.
type Kept = (Subscription, Result<Report, Message>);

/// What asking a feed gave.
struct Asked {
    answer: Given,
    visit: Visit,
    hints: ResponseHints,
}

enum Given {
    /// All that there is to know.
    Outcome(Outcome, Sign),
    /// Something to read, and its room among the bodies in hand.
    Body(Body, BodyPermit),
}

impl Desk<'_> {
    /// Keeps visits that count, with why the network cannot be used where one says so. The outer error is the cache's, the
    /// inner ones the feeds'.
    async fn keep(&self, steps: Vec<Step<(Subscription, Visited)>>) -> Result<(Vec<Kept>, Option<Outage>), StoreError> {
        let (mut feeds, mut arrived, mut rooms, mut stop) = (Vec::new(), Vec::new(), Vec::new(), None);
        for step in steps {
            match step {
                Step::Keep((mut feed, Visited { outcome, visit, room })) => {
                    if let Outcome::Articles { title: Some(title), .. } = &outcome
                        && feed.is_unnamed()
                    {
                        feed.title.clone_from(title);
                    }
                    let result = match &outcome {
                        Outcome::Failed { error, .. } => Err(error.clone()),
                        Outcome::Unchanged { .. } => Ok(Report { unchanged: 1, ..Report::default() }),
                        Outcome::Articles { .. } => Ok(Report::default()),
                    };
                    arrived.push((feed.id.clone(), outcome, visit));
                    feeds.push((feed, result));
                    rooms.push(room);
                }
                Step::Stop(outage) => stop = Some(outage),
            }
        }
        let span = tracing::info_span!("save", feeds = feeds.len());
        let saved = self.store.save_all(arrived).instrument(span.clone()).await;
        let saved = saved.inspect_err(|error| span.in_scope(|| tracing::error!(%error, "failed")))?;
        drop(rooms);
        let kept = feeds.into_iter().zip(saved).map(|((feed, result), Saved { new, changed, calls })| {
            span.in_scope(|| tracing::debug!(feed = %feed.id, new, changed, "kept"));
            (feed, result.map(|report| Report { new, changed, calls, ..report }))
        });
        Ok((kept.collect(), stop))
    }

    /// Fetches one feed.
    async fn ask(&self, feed: &Subscription, memory: &Memory) -> Asked {
        let address = schedule::address(feed, memory);
        let validators = Validators { etag: memory.etag.clone(), last_modified: memory.last_modified.clone() };
        let home = Some(door::home(feed, memory.public_host.as_deref()));
        let request = Request::linked(address, Kind::Feed, home, feed.access());
        let request = Request { validators: Some(&validators), ..request };
        let start = Instant::now();
        let answer = self.client.get_with_permit(request).await;
        let public_host = door::host(&feed.url).filter(|_| self.client.reached_publicly(&feed.url));
        let taught = (address != feed.url).then(|| address.to_owned());
        let mut visit = Visit { now: self.now, took: start.elapsed(), public_host, ..Visit::default() };
        let mut hints = ResponseHints {
            own: feed.access().interval,
            rhythm: memory.rhythm,
            pace: memory.pace,
            ..ResponseHints::default()
        };
        let answer = match answer {
            Ok((Answer::Unchanged { freshness, moved }, _)) => {
                tracing::debug!("unchanged");
                visit.moved_to = moved.or(taught);
                hints.fresh = freshness.for_time;
                Given::Outcome(Outcome::Unchanged { status: 304, validators: None }, Sign::Answered)
            }
            Ok((Answer::Body(body), room)) => {
                tracing::debug!(status = body.status, bytes = body.bytes.len(), "answered");
                visit.moved_to = body.moved.clone().or(taught);
                hints.fresh = body.freshness.for_time;
                Given::Body(body, room)
            }
            Err(error) => {
                tracing::warn!(error = error.logged(), "failed");
                visit.not_before =
                    error.retry_after().map(|after| schedule::wait_until(after.time(self.now), self.now));
                let sign = if error.is_offline() { Sign::NoNetwork } else { Sign::Answered };
                Given::Outcome(
                    Outcome::Failed { status: error.status(), error: error.message().with_cure(error.cure()) },
                    sign,
                )
            }
        };
        Asked { answer, visit, hints }
    }

    /// Parses a feed on another thread.
    async fn visited(&self, feed: Subscription, memory: Memory, asked: Asked) -> (Subscription, Visited, Sign) {
        let Asked { answer, mut visit, hints } = asked;
        let (failures, last_try, now) = (memory.failures, memory.last_try, self.now);
        let (outcome, sign, hints) = match answer {
            Given::Outcome(outcome, sign) => (outcome, sign, hints),
            Given::Body(body, room) => {
                let (status, reader) = (body.status, feed.clone());
                let span = tracing::info_span!("read", feed = %feed.id);
                let work = move || {
                    let read = span.in_scope(|| read(&reader, &memory, &body, hints, now));
                    drop((body, room));
                    read
                };
                let read = offload::run(self.offload, work).await;
                read.unwrap_or_else(|| {
                    let error = Message::new("feed-crashed");
                    (Outcome::Failed { status: Some(status), error }, Sign::Answered, hints)
                })
            }
        };
        visit.rhythm = hints.rhythm;
        visit.pace = hints.pace;
        visit.unreadable = hints.unreadable;
        let count = last_try.map_or(0, |time| time.as_second().unsigned_abs());
        let chance = schedule::chance(&feed.id, count);
        visit.next_try = match outcome {
            Outcome::Failed { .. } => schedule::after_failure(failures, self.bounds, chance, now),
            _ => schedule::after_success(&hints, self.bounds, chance, now),
        };
        let visited = Visited { outcome, visit, room: None };
        let articles = u32::try_from(visited.articles()).unwrap_or(u32::MAX).min(MOST_IN_HAND);
        // It is never closed.
        let room = Arc::clone(&self.in_hand).acquire_many_owned(articles).await.ok();
        (feed, Visited { room, ..visited }, sign)
    }
}
