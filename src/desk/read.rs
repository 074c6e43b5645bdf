use std::cmp::Reverse;
use std::collections::HashSet;

use jiff::Timestamp;
use twox_hash::XxHash3_128;

use super::new_article;
use super::outage::Sign;
use super::schedule::{self, ResponseHints};
use crate::feed;
use crate::fetch::{Body, Validators};
use crate::model::{Entry, Feed, Memory, Subscription, ToMessage as _};
use crate::store::Outcome;

/// Entries of one feed that are kept in one refresh; a feed with more gives the newest ones.
const MOST_ENTRIES: usize = 2_000;

/// Reads a body, unless it is the same as the last.
pub(super) fn read(
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
    let articles = articles.map(|article| if first { article.prepare() } else { article }).collect();
    let outcome = Outcome::Articles {
        etag: validators.etag,
        last_modified: validators.last_modified,
        status: *status,
        title: read.title,
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
