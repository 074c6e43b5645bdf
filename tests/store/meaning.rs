//! Embeddings in the cache, made here without a model: which articles wait for one, and what is found by them.

use dateline::model::{ArticleId, Embedding, NothingLike, Query, Sought};
use dateline::store::{Embedded, Store, TranslatedText, Which};
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
async fn an_article_is_read_again_when_a_translation_of_it_is_stored() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(&folder).await;
    let translation = TranslatedText {
        id: ArticleId(4),
        language: "de".to_owned(),
        title: "Der Hafen".to_owned(),
        text: Some("Er war ruhig.".to_owned()),
    };
    store.keep_translated_texts(vec![translation.clone()]).await.unwrap();
    while store.index().await.unwrap() {}
    let waiting = store.unembedded(Which::Grouped, 9).await.unwrap();
    let translations = waiting.iter().map(|article| (article.id.0, article.translations.as_slice()));
    assert_eq!(translations.collect::<Vec<_>>(), [(4, &[translation][..]), (2, &[]), (1, &[])]);
}

#[tokio::test]
async fn stories_are_made_of_embeddings_whose_language_was_learned() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(&folder).await;
    store.keep_embeddings(vec![embedded(3, 1.0, false)]).await.unwrap();
    let articles = store.ungrouped(9).await.unwrap();
    let known: Vec<i64> = articles.iter().filter(|one| one.embedding.is_some()).map(|one| one.id.0).collect();
    assert_eq!(known, [4, 5]);
}

#[tokio::test]
async fn why_nothing_is_like_an_article_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(&folder).await;
    let why = async |query: &str| {
        let found = store.search(Query::parse(query).unwrap(), now(), 0, 50).await.unwrap();
        (found.total, found.nothing_like)
    };
    assert_eq!(why("like:3").await, (1, None));
    assert_eq!(why("nowhere").await, (0, None));
    assert_eq!(why("like:1").await, (0, Some(NothingLike::NotRead)));
    assert_eq!(why("like:99").await, (0, Some(NothingLike::NoneClose)));
    store.keep_embeddings(vec![embedded(5, -1.0, true)]).await.unwrap();
    assert_eq!(why("like:5").await, (0, Some(NothingLike::NoneClose)));
    store.keep_embeddings(vec![embedded(5, -1.0, false)]).await.unwrap();
    assert_eq!(why("like:5").await, (0, Some(NothingLike::NotLearned)));
    while store.forget_embeddings().await.unwrap() {}
    assert_eq!(why("like:5").await, (0, Some(NothingLike::NoModel)));
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

#[tokio::test]
async fn an_article_in_a_language_that_was_not_learned_stands_for_what_its_words_were_searched_for() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(&folder).await;
    let sought = Sought { query: Query::parse("\"headline 1\"").unwrap(), meaning: Some(direction(-1.0)) };
    store.keep_embeddings(vec![embedded(1, 0.95, true)]).await.unwrap();
    assert_eq!(found(&store, sought.clone()).await, [(1, false)]);
    store.keep_embeddings(vec![embedded(1, 0.95, false)]).await.unwrap();
    assert_eq!(found(&store, sought).await, [(1, false), (4, true), (3, true)]);
}

#[test]
fn only_words_have_a_meaning() {
    let text = |query: &str| Query::parse(query).unwrap().text();
    assert_eq!(text("calm \"open sea\" harb*").as_deref(), Some("calm open sea harb"));
    for query in ["calm -sea", "calm is:unread", "calm OR sea", "by:fjell", ""] {
        assert_eq!(text(query), None, "{query}");
    }
}

/// A cache with so many articles, each with an embedding.
async fn many(folder: &TempDir, count: i64, first: impl Fn(i64) -> f32) -> Store {
    let store = store(folder).await;
    store.begin_embeddings("own".to_owned(), 0).await.unwrap();
    let all: Vec<i64> = (1..=count).collect();
    for ids in all.chunks(1_000) {
        let articles = ids.iter().map(|id| article((*id).try_into().unwrap(), "<p>Calm.</p>")).collect();
        store.save("harbour".to_owned(), came(articles), visit()).await.unwrap();
        store.keep_embeddings(ids.iter().map(|id| embedded(*id, first(*id), true)).collect()).await.unwrap();
    }
    store
}

#[tokio::test]
async fn what_stands_out_is_found_though_it_is_not_close() {
    let folder = tempfile::tempdir().unwrap();
    // To a meaning at right angles with most articles, one is as close as .2 and one as .1.
    let first = |id| match id {
        7 => 0.98,
        9 => 0.995,
        _ => 1.0,
    };
    let store = many(&folder, 40, first).await;
    let sought = |first| Sought { query: Query::parse("nowhere").unwrap(), meaning: Some(direction(first)) };
    assert_eq!(found(&store, sought(0.0)).await, [(7, true)]);
    // Where all are equally far away, none is.
    let folder = tempfile::tempdir().unwrap();
    let store = many(&folder, 40, |_| 0.98).await;
    assert_eq!(found(&store, sought(0.0)).await, []);
}

/// A hundred thousand articles with `DATELINE_FULL=1`; how long an answer takes is told by `cargo bench -- meaning`.
#[tokio::test]
async fn the_closest_of_many_are_found() {
    let count = if std::env::var_os("DATELINE_FULL").is_some() { 100_000 } else { 1_000 };
    let folder = tempfile::tempdir().unwrap();
    let first = |id| match id % (count / 4) {
        3 => 0.8,
        5 => 0.6,
        _ => 0.0,
    };
    let store = many(&folder, count, first).await;
    let sought = Sought { query: Query::parse("nowhere").unwrap(), meaning: Some(direction(1.0)) };
    let mut ids: Vec<i64> = found(&store, sought).await.into_iter().map(|(id, _)| id).collect();
    assert_eq!(ids.len(), 8);
    ids.get_mut(..4).unwrap().sort_unstable();
    assert_eq!(ids.get(..4).unwrap(), [3, 3 + count / 4, 3 + count / 2, 3 + count / 4 * 3], "the closest are first");
}
