//! Embeddings in the cache, made here without a model: which articles wait for one, and what is found by them.

use dateline::model::{ArticleId, Embedding, Query, Sought};
use dateline::store::{Embedded, Store, Which};
use tempfile::TempDir;

use super::{article, came, now, store, visit};

/// A direction: so many parts of the first of two that stand at right angles, the rest of the second.
fn direction(first: f32) -> Embedding {
    Embedding::of((0..512).map(|at| {
        let part = if at < 256 { first } else { (1.0 - first * first).sqrt() };
        part / 16.0
    }))
}

fn embedded(id: i64, first: f32, learned: bool) -> Embedded {
    Embedded { id: ArticleId(id), embedding: direction(first), learned }
}

/// Five articles, of which the last three have embeddings: two close to each other, one far away.
async fn filled(folder: &TempDir) -> Store {
    let store = store(folder).await;
    let articles = (1..=5).map(|number| article(number, "<p>The harbour was calm.</p>")).collect();
    store.save("harbour".to_owned(), came(articles), visit()).await.unwrap();
    while store.index().await.unwrap() {}
    store.begin_embeddings("own".to_owned(), 0).await.unwrap();
    let made = [(3, 1.0), (4, 0.9), (5, 0.0)].map(|(id, first)| embedded(id, first, true));
    store.keep_embeddings(made.into()).await.unwrap();
    store
}

async fn found(store: &Store, sought: impl Into<Sought>) -> Vec<(i64, bool)> {
    let found = store.search(sought, now(), 0, 50).await.unwrap();
    assert_eq!(found.total, found.hits.len());
    found.hits.iter().map(|hit| (hit.headline.id.0, hit.by_meaning)).collect()
}

#[tokio::test]
async fn articles_wait_for_an_embedding_from_when_a_model_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(&folder).await;
    let waiting = async |which| {
        let waiting = store.unembedded(which, 9).await.unwrap();
        waiting.into_iter().map(|article| article.id.0).collect::<Vec<_>>()
    };
    assert_eq!(waiting(Which::All).await, [2, 1], "the newest first");
    assert_eq!(waiting(Which::Grouped).await, [2, 1]);
    let embeddings = store.embeddings().await.unwrap();
    assert_eq!((embeddings.model.as_deref(), embeddings.done, embeddings.waiting), (Some("own"), 3, 2));
    // What is edited is read anew.
    let edited = vec![article(4, "<p>The harbour was rough and the pilots stayed at home.</p>")];
    store.save("harbour".to_owned(), came(edited), visit()).await.unwrap();
    while store.index().await.unwrap() {}
    assert_eq!(waiting(Which::All).await, [4, 2, 1]);
    while store.forget_embeddings().await.unwrap() {}
    store.keep_embeddings(vec![embedded(1, 1.0, true)]).await.unwrap();
    assert_eq!(store.embeddings().await.unwrap(), dateline::store::Embeddings::default());
}

#[tokio::test]
async fn what_is_like_an_article_is_found_the_closest_first() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(&folder).await;
    let like = async |query: &str| found(&store, Query::parse(query).unwrap()).await;
    assert_eq!(like("like:4").await, [(3, false), (5, false)]);
    assert_eq!(like("like:3").await, [(4, false)], "what has nothing to do with it is left out");
    assert_eq!(like("like:4 -like:3").await, [(3, false), (5, false)]);
    assert_eq!(like("like:4 -like:5").await, [(3, false), (5, false)]);
    assert_eq!(like("like:4 headline").await.len(), 2);
    assert_eq!(like("like:4 nowhere").await, []);
    assert_eq!(like("like:1").await, [], "it has no embedding yet");
    store.keep_embeddings(vec![embedded(1, 0.95, false)]).await.unwrap();
    assert_eq!(
        like("like:3").await,
        [(4, false)],
        "what is in a language that was not learned is close to others in it alone"
    );
    assert_eq!(like("like:1").await, [(4, false), (3, false)]);
    assert_eq!(like("like:99").await, []);
}

#[tokio::test]
async fn a_search_shows_what_means_the_same_under_what_has_its_words() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(&folder).await;
    let query = Query::parse("\"headline 3\"").unwrap();
    let meaning = Some(direction(0.95));
    assert_eq!(found(&store, Sought { query: query.clone(), meaning }).await, [(3, false), (4, true), (5, true)]);
    assert_eq!(found(&store, query).await, [(3, false)]);
}

#[test]
fn only_words_have_a_meaning() {
    let text = |query: &str| Query::parse(query).unwrap().text();
    assert_eq!(text("calm \"open sea\" harb*").as_deref(), Some("calm open sea harb"));
    for query in ["calm -sea", "calm is:unread", "calm OR sea", "by:fjell", ""] {
        assert_eq!(text(query), None, "{query}");
    }
}
