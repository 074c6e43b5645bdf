use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Instant;

use futures_util::stream::{self, StreamExt as _};
use jiff::Timestamp;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tracing::Instrument as _;
use twox_hash::XxHash3_128;

use super::door;
use super::new_article;
use super::offload::{self, Offload};
use super::outage::{self, Sign, Step};
use super::schedule::{self, Bounds, ResponseHints, Wanted};
use crate::feed;
use crate::fetch::{Answer, Body, Client, Kind, Request, Validators};
use crate::model::{Call, Entry, Feed, Memory, Message, Outage, Subscription, ToMessage as _};
use crate::store::{Outcome, Store, StoreError, Visit};

/// Entries of one feed that are kept in one refresh; a feed with more gives the newest ones.
const MOST_ENTRIES: usize = 2_000;

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
const IN_FLIGHT: usize = 1_024;
/// Feeds of one host that are asked before the next ones of others.
const PER_TURN: usize = 4;
/// Feeds that are read at once: two, and two waiting, so that no thread waits for the next.
const READ_AT_ONCE: usize = 4;
/// Feeds that are kept at once: some are written together while others wait for the writer.
const KEPT_AT_ONCE: usize = 24;
/// Articles that were read and are not kept yet: a feed that would make them more waits, so that memory is bounded where
/// feeds are long.
const MOST_IN_HAND: u32 = 1_500;

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
    let mut asked: Vec<(Subscription, Memory)> = Vec::new();
    let mut whole = Report::default();
    for feed in feeds {
        let memory = memories.remove(&feed.id).unwrap_or_default();
        if schedule::is_asked(&memory, options.wanted, now) {
            asked.push((feed, memory));
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
    let kept = stream::select(near, far).map(|step| desk.step(step)).buffer_unordered(KEPT_AT_ONCE);
    let mut kept = std::pin::pin!(kept);
    let mut done = 0;
    while let Some(step) = kept.next().await {
        match step? {
            Step::Stop(outage) => whole.outage = Some(outage),
            Step::Keep((feed, result)) => {
                done += 1;
                whole.add(&result);
                progress(Progress { feed: feed.id, title: feed.title, done, total, result });
            }
        }
    }
    Ok(whole)
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

/// What asking a feed gave.
struct Asked {
    answer: Given,
    visit: Visit,
    hints: ResponseHints,
}

enum Given {
    /// All that there is to know.
    Outcome(Outcome, Sign),
    /// Something to read.
    Body(Body),
}

impl Desk<'_> {
    /// Keeps a visit that counts. The outer error is the cache's, the inner one the feed's.
    async fn step(
        &self,
        step: Step<(Subscription, Visited)>,
    ) -> Result<Step<(Subscription, Result<Report, Message>)>, StoreError> {
        let (feed, Visited { outcome, visit, room }) = match step {
            Step::Keep(kept) => kept,
            Step::Stop(outage) => return Ok(Step::Stop(outage)),
        };
        let failure = match &outcome {
            Outcome::Failed { error, .. } => Some(error.clone()),
            _ => None,
        };
        let unchanged = usize::from(matches!(outcome, Outcome::Unchanged { .. }));
        let span = tracing::info_span!("save", feed = %feed.id);
        let saved = self.store.save(feed.id.clone(), outcome, visit).instrument(span.clone()).await;
        let saved = saved.inspect_err(|error| span.in_scope(|| tracing::error!(%error, "failed")))?;
        span.in_scope(|| tracing::debug!(new = saved.new, changed = saved.changed, "kept"));
        drop(room);
        let report =
            Report { new: saved.new, changed: saved.changed, unchanged, calls: saved.calls, ..Report::default() };
        Ok(Step::Keep((feed, failure.map_or(Ok(report), Err))))
    }

    /// Fetches one feed.
    async fn ask(&self, feed: &Subscription, memory: &Memory) -> Asked {
        let address = schedule::address(feed, memory);
        let validators = Validators { etag: memory.etag.clone(), last_modified: memory.last_modified.clone() };
        let home = Some(door::home(feed, memory.public_host.as_deref()));
        let request = Request::linked(address, Kind::Feed, home, feed.access());
        let request = Request { validators: Some(&validators), ..request };
        let start = Instant::now();
        let answer = self.client.get(request).await;
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
            Ok(Answer::Unchanged { freshness, moved }) => {
                tracing::debug!("unchanged");
                visit.moved_to = moved.or(taught);
                hints.fresh = freshness.for_time;
                Given::Outcome(Outcome::Unchanged { status: 304, validators: None }, Sign::Answered)
            }
            Ok(Answer::Body(body)) => {
                tracing::debug!(status = body.status, bytes = body.bytes.len(), "answered");
                visit.moved_to = body.moved.clone().or(taught);
                hints.fresh = body.freshness.for_time;
                Given::Body(body)
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
            Given::Body(body) => {
                let (status, reader) = (body.status, feed.clone());
                let span = tracing::info_span!("read", feed = %feed.id);
                let work = move || span.in_scope(|| read(&reader, &memory, &body, hints, now));
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
        let articles = match &outcome {
            Outcome::Articles { articles, .. } => u32::try_from(articles.len()).unwrap_or(u32::MAX).min(MOST_IN_HAND),
            _ => 0,
        };
        // It is never closed.
        let room = Arc::clone(&self.in_hand).acquire_many_owned(articles).await.ok();
        (feed, Visited { outcome, visit, room }, sign)
    }
}

/// Reads a body, unless it is the same as the last.
fn read(
    feed: &Subscription,
    memory: &Memory,
    body: &Body,
    mut hints: ResponseHints,
    now: Timestamp,
) -> (Outcome, Sign, ResponseHints) {
    let print = XxHash3_128::oneshot(&body.bytes).to_le_bytes().to_vec();
    let validators = trusted(memory, &body.validators, &print);
    let Body { status, url, content_type, .. } = body;
    if memory.print.as_ref() == Some(&print) {
        let given = Some((validators.etag, validators.last_modified));
        return (Outcome::Unchanged { status: *status, validators: given }, Sign::Answered, hints);
    }
    let read = match feed::read(&body.bytes, content_type.as_deref(), Some(url)) {
        Ok(read) => read,
        Err(error) => {
            tracing::warn!(%error, "failed");
            let sign = portal(&error, feed, url).map_or(Sign::Answered, Sign::Portal);
            return (
                Outcome::Failed { status: Some(*status), error: error.message().with_cure(error.cure()) },
                sign,
                hints,
            );
        }
    };
    if let Some(shell) = read.shell {
        tracing::warn!(%shell, "failed");
        let error = shell.message().with_cure(shell.cure());
        return (Outcome::Failed { status: Some(*status), error }, Sign::Answered, hints);
    }
    tell(&mut hints, &read, now);
    let articles = newest(&read.entries).into_iter().filter(|entry| entry.says_something());
    let articles = articles.map(|entry| new_article(feed, &read, entry));
    // All that a feed brings the first time is new.
    let first = memory.print.is_none();
    let articles = articles.map(|article| if first { article.compress() } else { article }).collect();
    let outcome = Outcome::Articles {
        etag: validators.etag,
        last_modified: validators.last_modified,
        status: *status,
        title: read.title.filter(|_| feed.is_unnamed()),
        home: read.link,
        print,
        size: body.bytes.len() as u64,
        articles,
    };
    (outcome, Sign::Answered, hints)
}

/// The newest entries of a feed in its order, as many as are kept; what has no date counts as the entry before it.
fn newest(entries: &[Entry]) -> Vec<&Entry> {
    let mut kept: Vec<&Entry> = entries.iter().collect();
    if entries.len() <= MOST_ENTRIES {
        return kept;
    }
    let mut last = Timestamp::MAX;
    let times = entries.iter().map(|entry| {
        last = entry.published.or(entry.updated).unwrap_or(last);
        last
    });
    let mut by_age: Vec<(Reverse<Timestamp>, usize)> = times.map(Reverse).zip(0..).collect();
    by_age.sort_unstable();
    let chosen: HashSet<usize> = by_age.into_iter().take(MOST_ENTRIES).map(|(_, at)| at).collect();
    let mut at = 0..;
    kept.retain(|_| at.next().is_some_and(|at| chosen.contains(&at)));
    kept
}

/// The validators that may be sent next time: none of a server that gave the same ones with another body.
fn trusted(memory: &Memory, given: &Validators, print: &[u8]) -> Validators {
    let same = given.etag == memory.etag && given.last_modified == memory.last_modified;
    let contradicts = same && memory.print.as_deref().is_some_and(|before| before != print);
    if contradicts { Validators::default() } else { given.clone() }
}

/// The host of a page that came in place of a feed from somewhere else.
fn portal(error: &feed::FeedError, feed: &Subscription, url: &str) -> Option<String> {
    let (asked, came) = (url::Url::parse(&feed.url).ok()?, url::Url::parse(url).ok()?);
    let elsewhere = *error == feed::FeedError::Page && asked.host() != came.host();
    came.host_str().filter(|_| elsewhere).map(str::to_owned)
}

/// What a feed itself says of when to come again.
fn tell(hints: &mut ResponseHints, feed: &Feed, now: Timestamp) {
    let dates: Vec<Timestamp> =
        feed.entries.iter().filter_map(|entry| entry.published.or(entry.updated)).take(MOST_ENTRIES).collect();
    hints.rhythm = schedule::rhythm(&dates, now).or(hints.rhythm);
    hints.pace = feed.pace;
    hints.unreadable = feed.unreadable;
}
