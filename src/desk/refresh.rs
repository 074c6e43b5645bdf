use futures_util::stream::{self, StreamExt as _};
use jiff::Timestamp;

use super::new_article;
use crate::feed;
use crate::fetch::{Answer, Client, Validators};
use crate::model::Subscription;
use crate::store::{Outcome, Store, StoreError};

/// Entries of one feed that are kept in one refresh; a feed with more gives the first ones.
const MOST_ENTRIES: usize = 2_000;

/// Why a refresh could not go on.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// The cache failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// How a refresh is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefreshOptions {
    /// Feeds at once.
    pub at_once: usize,
}

impl Default for RefreshOptions {
    fn default() -> Self {
        Self { at_once: 8 }
    }
}

/// Told after each feed.
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
    /// New articles, or the failure in words.
    pub result: Result<Report, String>,
}

/// What one feed, or a whole refresh, brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Articles that were not there.
    pub new: usize,
    /// Articles that changed.
    pub changed: usize,
    /// Feeds that answered 304.
    pub unchanged: usize,
    /// Feeds that failed.
    pub failed: usize,
}

/// Fetches feeds and keeps what came: at most `at_once` at a time, one failing feed never stops the others.
///
/// # Errors
/// When the cache itself fails; failures of feeds are in the report and in each feed's health.
pub async fn refresh(
    store: &Store,
    client: &Client,
    feeds: Vec<Subscription>,
    options: RefreshOptions,
    now: Timestamp,
    mut progress: impl FnMut(Progress),
) -> Result<Report, DeskError> {
    let total = feeds.len();
    let mut whole = Report::default();
    let one = |subscription: Subscription| async move {
        let result = refresh_one(store, client, &subscription, now).await;
        (subscription, result)
    };
    let mut running = stream::iter(feeds).map(one).buffer_unordered(options.at_once.max(1));
    let mut done = 0;
    while let Some((subscription, result)) = running.next().await {
        done += 1;
        let result = result?;
        match &result {
            Ok(report) => {
                whole.new += report.new;
                whole.changed += report.changed;
                whole.unchanged += report.unchanged;
            }
            Err(_) => whole.failed += 1,
        }
        progress(Progress { feed: subscription.id, title: subscription.title, done, total, result });
    }
    Ok(whole)
}

/// Fetches, reads and keeps one feed. The outer error is the cache's, the inner one the feed's, in words.
async fn refresh_one(
    store: &Store,
    client: &Client,
    subscription: &Subscription,
    now: Timestamp,
) -> Result<Result<Report, String>, StoreError> {
    let (etag, last_modified) = store.validators(&subscription.id).await?;
    let answer = client.get(&subscription.url, &Validators { etag, last_modified }).await;
    let (outcome, failure) = match answer {
        Ok(Answer::Unchanged) => (Outcome::Unchanged, None),
        Ok(body) => match read(subscription, &body) {
            Ok(outcome) => (outcome, None),
            Err((status, error)) => (Outcome::Failed { status, error: error.clone() }, Some(error)),
        },
        Err(error) => (Outcome::Failed { status: error.status(), error: error.to_string() }, Some(error.to_string())),
    };
    let unchanged = usize::from(matches!(outcome, Outcome::Unchanged));
    let saved = store.save(subscription.id.clone(), outcome, now).await?;
    Ok(match failure {
        Some(error) => Err(error),
        None => Ok(Report { new: saved.new, changed: saved.changed, unchanged, failed: 0 }),
    })
}

fn read(subscription: &Subscription, answer: &Answer) -> Result<Outcome, (Option<u16>, String)> {
    let Answer::Body { bytes, content_type, validators, url, status } = answer else { return Ok(Outcome::Unchanged) };
    let feed =
        feed::read(bytes, content_type.as_deref(), Some(url)).map_err(|error| (Some(*status), error.to_string()))?;
    let articles =
        feed.entries.iter().take(MOST_ENTRIES).map(|entry| new_article(subscription, &feed, entry)).collect();
    Ok(Outcome::Articles {
        etag: validators.etag.clone(),
        last_modified: validators.last_modified.clone(),
        status: *status,
        articles,
    })
}
