use std::collections::HashMap;

use clap::Args;
use serde_json::json;

use super::Common;
use super::json as print;
use super::output::{Failure, english, in_row, line, said};
use super::session::{Session, runtime, sentence};
use crate::model::{Account, Health, Message};

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Print one JSON line for each feed
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(common: &Common, options: &Options) -> Result<(), Failure> {
    runtime()?.block_on(feeds(common, options))
}

async fn feeds(common: &Common, options: &Options) -> Result<(), Failure> {
    let session = Session::open(common).await?;
    let health = session.store.health().await.map_err(sentence)?;
    let mut health: HashMap<String, Health> = health.into_iter().map(|h| (h.feed.clone(), h)).collect();
    let remote = session.store.account_feeds().await.map_err(sentence)?;
    for feed in session.feeds.feeds.iter().chain(&remote) {
        let account = session.feeds.account_of(&feed.id).map(|(account, _)| account);
        let health = health.remove(&feed.id).unwrap_or_default();
        let title = if health.title.is_empty() { &feed.title } else { &health.title };
        if options.json {
            line(
                &json!({
                    "id": feed.id,
                    "title": title,
                    "account": account.map(|account| &account.id),
                    "url": feed.url,
                    "homepage": feed.homepage,
                    "language": feed.language,
                    "country": feed.country,
                    "section": feed.section,
                    "tags": feed.tags,
                    "articles": health.articles,
                    "unread": health.unread,
                    "last_success": health.last_success.map(print::time),
                    "last_try": health.last_try.map(print::time),
                    "next_try": health.next_try.map(print::time),
                    "new_per_week": health.rhythm.map(per_week),
                    "size": health.size,
                    "moved_to": health.moved_to,
                    "gone": health.gone,
                    "status": health.status,
                    "error": health.error.as_ref().map(english),
                    "unreadable": health.unreadable.message().as_ref().map(english),
                })
                .to_string(),
            )?;
        } else {
            let state = state(&health, account);
            line(&format!("{}\t{}\t{}\t{}\t{state}", feed.section, feed.id, title, feed.url))?;
        }
    }
    Ok(())
}

/// What failed, or how many articles there are since when, and what of the feed could not be read.
fn state(health: &Health, account: Option<&Account>) -> String {
    let articles = || Message::new("articles-count").with("count", health.articles);
    let state = match (&health.error, health.last_success, account) {
        (Some(error), ..) => said(error),
        (None, Some(time), _) => {
            in_row(&Message::new("feed-fetched").with("articles", articles()).with("time", print::time(time)))
        }
        (None, None, Some(account)) => {
            in_row(&Message::new("feed-from").with("articles", articles()).with("account", account.name()))
        }
        (None, None, None) => in_row(&Message::new("never-fetched")),
    };
    match health.unreadable.message() {
        Some(unreadable) => said(&Message::from(state).and(unreadable)),
        None => state,
    }
}

/// Articles a week of a feed with so many seconds between two.
fn per_week(rhythm: u64) -> u64 {
    const WEEK: u64 = 7 * 24 * 3_600;
    WEEK / rhythm.max(1)
}
