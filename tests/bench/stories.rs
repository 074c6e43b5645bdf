//! What grouping costs: ten thousand new articles at once, and one more beside the cache that `DATELINE_BENCH_DATA` names, to which it
//! is added.

use std::fs;
use std::path::PathBuf;

use dateline::desk::Stories;
use dateline::model::{Evidence, FoundCredits, Language, Subscription, TextState};
use dateline::store::{NewArticle, Outcome, Prepared, Store, Visit};
use jiff::Timestamp;
use tokio::runtime::Runtime;

#[path = "../story/world.rs"]
pub(crate) mod world;

const ARTICLES: usize = 10_000;
/// Articles that are added to the large cache one after the other; the first reads what the others are compared with.
const ADDED: usize = 6;

/// Prints the processor time of both.
pub(crate) fn cost() {
    let runtime = Runtime::new().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let articles = news(ARTICLES, 11);
    let spent = runtime.block_on(async {
        let store = Store::open(folder.path()).await.unwrap();
        let feed = Subscription { id: "bench".to_owned(), section: "World".to_owned(), ..Subscription::default() };
        store.subscribe(vec![feed]).await.unwrap();
        save(&store, "bench", articles).await;
        while store.index().await.unwrap() {}
        let began = processor();
        let grouped = Stories::default().group(&store, Timestamp::now(), || {}).await.unwrap();
        assert_eq!(grouped, ARTICLES);
        processor() - began
    });
    println!("{ARTICLES} new articles grouped in {spent:.2} s of processor time");
    let Some(cache) = std::env::var_os("DATELINE_BENCH_DATA").map(PathBuf::from) else {
        println!("DATELINE_BENCH_DATA names no cache");
        return;
    };
    runtime.block_on(async {
        let store = Store::open(&cache).await.unwrap();
        let seed = u64::try_from(Timestamp::now().as_second()).unwrap();
        // What the cache has of its own is grouped before.
        while store.index().await.unwrap() {}
        Stories::default().group(&store, Timestamp::now(), || {}).await.unwrap();
        let feed = store.health().await.unwrap().into_iter().next().unwrap().feed;
        for article in news(ADDED, seed) {
            save(&store, &feed, vec![article]).await;
            while store.index().await.unwrap() {}
            let began = processor();
            Stories::default().group(&store, Timestamp::now(), || {}).await.unwrap();
            println!("one article beside the cache: {:.2} ms of processor time", (processor() - began) * 1e3);
        }
    });
}

/// Articles of the last hours.
pub(crate) fn news(count: usize, seed: u64) -> Vec<NewArticle> {
    let now = Timestamp::now().as_second();
    let article = |(at, (_, told)): (usize, (i64, world::Article))| NewArticle {
        guid: Some(format!("{seed}-{at}")),
        former: format!("{seed}-{at}"),
        title: told.title,
        link: Some(format!("https://{}.example/{seed}-{at}", told.newsroom)),
        canonical: Some(format!("https://{}.example/{seed}-{at}", told.newsroom)),
        label: None,
        language: Language::parse(&told.language),
        published: Timestamp::from_second(now - i64::try_from(at % 80_000).unwrap()).ok(),
        updated: None,
        summary: None,
        body: Some(format!("<p>{}</p>", told.body)),
        tags: Vec::new(),
        enclosures: Vec::new(),
        evidence: Evidence::default(),
        found: FoundCredits::default(),
        rules: 1,
        prepared: Prepared::default(),
        text: TextState::Feed,
    };
    world::world(seed, count).into_iter().enumerate().map(article).collect()
}

pub(crate) async fn save(store: &Store, feed: &str, articles: Vec<NewArticle>) {
    let outcome = Outcome::Articles {
        etag: None,
        last_modified: None,
        title: None,
        home: None,
        status: 200,
        print: vec![1],
        size: 9,
        articles,
    };
    store.save(feed.to_owned(), outcome, Visit { now: Timestamp::now(), ..Visit::default() }).await.unwrap();
}

/// Seconds that all threads of this process spent on a processor.
pub(crate) fn processor() -> f64 {
    let tasks = fs::read_dir("/proc/self/task").unwrap().flatten();
    let spent = tasks.filter_map(|task| fs::read_to_string(task.path().join("schedstat")).ok());
    spent.filter_map(|text| text.split(' ').next()?.parse::<f64>().ok()).sum::<f64>() / 1e9
}
