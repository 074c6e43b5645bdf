//! What meaning costs: the encoder for each article, where `tests/encoder.sh` fetched the model, and searches among a hundred thousand
//! articles.

use std::path::Path;
use std::time::Instant;

use dateline::desk::{self, MEANING};
use dateline::model::{ArticleId, Embedding, Language, Query, Sought, Subscription};
use dateline::store::{Embedded, NewArticle, Store, Which};
use jiff::Timestamp;
use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::stories::world::Random;
use crate::stories::{news, processor, save};

const ENCODED: usize = 1_000;
const ARTICLES: usize = 100_000;
const SAVED_AT_ONCE: usize = 10_000;
const SEARCHES: u32 = 10;
/// What the articles that are encoded tell, in languages that the model learned.
const PAIRS: &str = include_str!("../fixtures/meaning/pairs.tsv");

/// Prints what both cost.
pub(crate) fn cost() {
    let runtime = Runtime::new().unwrap();
    runtime.block_on(async {
        encoder().await;
        searches().await;
    });
}

async fn cache(articles: &[NewArticle]) -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).await.unwrap();
    let feed = Subscription { id: "bench".to_owned(), section: "World".to_owned(), ..Subscription::default() };
    store.subscribe(vec![feed]).await.unwrap();
    for articles in articles.chunks(SAVED_AT_ONCE) {
        save(&store, "bench", articles.to_vec()).await;
    }
    (folder, store)
}

/// Articles that are long enough for the encoder to read as much as it does, each with a text of its own.
fn long_articles() -> Vec<NewArticle> {
    let pairs: Vec<Vec<&str>> = PAIRS.lines().map(|line| line.split('\t').collect()).collect();
    let article = |(at, article): (usize, NewArticle)| {
        let of = |step: usize| &pairs[(at + step * (1 + at / pairs.len())) % pairs.len()];
        let body: Vec<String> = (0..8).map(|step| format!("<p>{} {}</p>", of(step)[1], of(step)[2])).collect();
        NewArticle {
            title: of(0)[1].to_owned(),
            language: Language::parse(of(0)[0]),
            body: Some(body.concat()),
            ..article
        }
    };
    news(ENCODED, 3).into_iter().enumerate().map(article).collect()
}

async fn encoder() {
    let wheel = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/encoder").join(MEANING.file);
    if !wheel.exists() {
        println!("skipped: {} is not there; tests/encoder.sh fetches it", MEANING.file);
        return;
    }
    let (folder, store) = cache(&long_articles()).await;
    desk::add_model(folder.path(), &wheel).unwrap();
    let began = processor();
    let made = desk::embed_articles(&store, Which::All, Timestamp::now(), |_| {}).await.unwrap();
    assert_eq!(made, ENCODED);
    let spent = (processor() - began) * 1e3;
    println!("{made} articles read, encoded and stored: {:.2} ms of processor time each", spent / 1e3);
    let began = processor();
    let query = Query::parse("drought halves the olive harvest").unwrap();
    desk::meaning_of_query(&store, &query).unwrap().unwrap();
    println!("the model loaded for one search: {:.1} ms of processor time", (processor() - began) * 1e3);
}

fn vector(random: &mut Random) -> Embedding {
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    let numbers = std::iter::repeat_with(|| (random.below(2_001) as f32 - 1_000.0) / 13_000.0);
    Embedding::of(numbers.take(512))
}

async fn searches() {
    let (_folder, store) = cache(&news(ARTICLES, 5)).await;
    store.begin_embeddings(MEANING.name.to_owned(), i64::MAX).await.unwrap();
    let mut random = Random::new(7);
    let ids: Vec<i64> = (1..=i64::try_from(ARTICLES).unwrap()).collect();
    for ids in ids.chunks(SAVED_AT_ONCE) {
        let embedded = |id: &i64| Embedded { id: ArticleId(*id), embedding: vector(&mut random), learned: true };
        store.keep_embeddings(ids.iter().map(embedded).collect()).await.unwrap();
    }
    let meaning = Some(vector(&mut random));
    for (name, sought) in [
        ("a search with its meaning", Sought { query: Query::parse("zephyrine").unwrap(), meaning }),
        ("the articles like one", Query::parse("like:77").unwrap().into()),
    ] {
        store.search(sought.clone(), Timestamp::now(), 0, 40).await.unwrap();
        let (clock, began) = (Instant::now(), processor());
        for _ in 0..SEARCHES {
            store.search(sought.clone(), Timestamp::now(), 0, 40).await.unwrap();
        }
        let spent = (processor() - began) * 1e3 / f64::from(SEARCHES);
        let waited = clock.elapsed() / SEARCHES;
        println!("{name} among {ARTICLES}: {spent:.1} ms of processor time, {waited:.1?} on the clock");
    }
}
