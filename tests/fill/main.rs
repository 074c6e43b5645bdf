//! Fills a cache with articles of realistic sizes and scripts, in the feeds and sections of the built-in edition:
//! `cargo run --release --example fill -- --articles N --data DIR`. The same number gives the same articles.

#![allow(clippy::print_stdout, reason = "it tells what it costs")]

mod language;
mod news;

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Parser;
use dateline::config;
use dateline::desk;
use dateline::store::{NewArticle, Outcome, Store, Visit};
use jiff::{SignedDuration, Timestamp};

use news::Newsroom;

/// Articles that come in one refresh of all feeds: some fifty of each.
const BATCH: u64 = 2_000;

/// Fills a cache with made-up news.
#[derive(Debug, Parser)]
struct Options {
    /// How many articles
    #[arg(long)]
    articles: u64,
    /// Folder of the cache
    #[arg(long)]
    data: PathBuf,
    /// Leave the index for search to the reader
    #[arg(long)]
    unindexed: bool,
}

/// Nanoseconds that all threads of this process spent on a processor; 0 where the system does not tell.
fn processor() -> u64 {
    let Ok(threads) = std::fs::read_dir("/proc/self/task") else { return 0 };
    let spent = threads.flatten().filter_map(|thread| {
        let text = std::fs::read_to_string(thread.path().join("schedstat")).ok()?;
        text.split(' ').next()?.parse::<u64>().ok()
    });
    spent.sum()
}

fn per_article(nanoseconds: u64, articles: u64) -> String {
    format!("{} µs", nanoseconds / 1_000 / articles.max(1))
}

/// What a feed brings of a batch.
fn arrival(feed: &str, batch: &[(String, NewArticle)]) -> Option<(String, Outcome)> {
    let articles: Vec<_> = batch.iter().filter(|(id, _)| id == feed).map(|(_, article)| article.clone()).collect();
    if articles.is_empty() {
        return None;
    }
    let (print, size) = (Vec::new(), 0);
    let outcome = Outcome::Articles {
        etag: None,
        last_modified: None,
        status: 200,
        title: None,
        home: None,
        print,
        size,
        articles,
    };
    Some((feed.to_owned(), outcome))
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let options = Options::parse();
    let feeds = config::load_feeds(Path::new("")).feeds;
    let store = Store::open(&options.data).await?;
    let end: Timestamp = "2026-11-20T12:00:00Z".parse()?;
    desk::settle(&store, &feeds, end).await?;
    while store.index().await? {}

    let newsroom = Newsroom::new(feeds.clone());
    let started = Instant::now();
    let (mut saving, mut indexing) = (0, 0);
    let mut done = 0;
    while done < options.articles {
        let count = BATCH.min(options.articles - done);
        let batch: Vec<_> =
            (done..done + count).map(|number| newsroom.article(number, options.articles, end)).collect();
        // What a batch holds came in one refresh, shortly after the newest of it was published.
        let now = batch.iter().filter_map(|(_, article)| article.published).max().unwrap_or(end);
        let now = now + SignedDuration::from_mins(5);
        let arrivals: Vec<_> = feeds.iter().filter_map(|feed| arrival(&feed.id, &batch)).collect();
        let before = processor();
        for (feed, outcome) in arrivals {
            store.save(feed, outcome, Visit { now, next_try: now, ..Visit::default() }).await?;
        }
        let between = processor();
        while !options.unindexed && store.index().await? {}
        saving += between - before;
        indexing += processor() - between;
        done += count;
        if done % 50_000 == 0 {
            println!("{done} articles, {} s", started.elapsed().as_secs());
        }
    }
    store.close().await?;
    let bytes: u64 =
        std::fs::read_dir(&options.data)?.flatten().filter_map(|file| Some(file.metadata().ok()?.len())).sum();
    println!(
        "{done} articles in {} s; an article: {} to save, {} to index, {} bytes of disk",
        started.elapsed().as_secs(),
        per_article(saving, done),
        per_article(indexing, done),
        bytes / done.max(1)
    );
    Ok(())
}
