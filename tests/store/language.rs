//! The language of articles in the cache: judged behind the reader by their texts, used by lists, search and credits.

use dateline::config::Settings;
use dateline::desk::{self, Index, judge_languages, new_article, tidy};
use dateline::feed;
use dateline::model::{Headline, Language, Query, Role, Selection, Subscription};
use dateline::store::{NewArticle, Outcome, Store, Visit};
use jiff::Timestamp;
use tempfile::TempDir;

const RUSSIAN: &str =
    "Паром вышел из порта в полдень, но только вечером экипаж заметил, что в нём есть течь, и было уже поздно.";
const ROMANIAN: &str =
    "Feribotul a plecat din port la prânz, dar abia seara echipajul a observat că este o spărtură în carenă.";
const ENGLISH: &str =
    "The ferry left the harbour at noon, but it was not until the evening that the crew noticed the leak.";

fn now() -> Timestamp {
    "2026-11-16T12:00:00Z".parse().unwrap()
}

fn subscription(language: Option<&str>) -> Subscription {
    Subscription {
        id: "harbour".to_owned(),
        title: "Harbour".to_owned(),
        url: "https://harbour.example/feed".to_owned(),
        section: "World".to_owned(),
        language: language.and_then(Language::parse),
        ..Subscription::default()
    }
}

/// A feed that says that all it has is in one language.
fn articles(declared: &str, texts: &[&str]) -> Vec<NewArticle> {
    let item = |(at, text): (usize, &&str)| {
        format!("<item><title>{at}</title><guid>{at}</guid><description>&lt;p>{text}&lt;/p></description></item>")
    };
    let items: String = texts.iter().enumerate().map(item).collect();
    let document = format!("<rss version='2.0'><channel><title>H</title>{declared}{items}</channel></rss>");
    let feed = feed::read(document.as_bytes(), None, None).unwrap();
    feed.entries.iter().map(|entry| new_article(&subscription(None), &feed, entry)).collect()
}

async fn save(store: &Store, articles: Vec<NewArticle>) {
    let outcome = Outcome::Articles {
        etag: None,
        last_modified: None,
        title: None,
        home: None,
        status: 200,
        print: vec![u8::try_from(articles.len()).unwrap()],
        size: 9,
        articles,
    };
    store.save("harbour".to_owned(), outcome, Visit { now: now(), ..Visit::default() }).await.unwrap();
}

async fn cache(declared: &str, texts: &[&str]) -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).await.unwrap();
    store.subscribe(&[subscription(None)]).await.unwrap();
    save(&store, articles(declared, texts)).await;
    (folder, store)
}

async fn list(store: &Store, language: Option<&str>) -> Vec<Headline> {
    let language = language.and_then(Language::parse);
    let mut rows = store.headlines(Selection { language, limit: 99, ..Selection::default() }, now()).await.unwrap();
    rows.sort_by(|one, other| one.title.cmp(&other.title));
    rows
}

fn languages(rows: &[Headline]) -> Vec<Option<&str>> {
    rows.iter().map(|row| row.language.as_ref().map(Language::as_str)).collect()
}

#[tokio::test]
async fn what_is_declared_wrongly_or_not_at_all_is_judged_by_the_text() {
    let short = "1 : 0";
    let (_folder, store) = cache("<language>en_us</language>", &[RUSSIAN, ROMANIAN, ENGLISH, short]).await;
    assert_eq!(languages(&list(&store, None).await), [Some("en-US"); 4]);
    assert_eq!(judge_languages(&store, || {}).await.unwrap(), 4);
    assert_eq!(languages(&list(&store, None).await), [Some("ru"), Some("en-US"), Some("en-US"), Some("en-US")]);
    let (_folder, store) = cache("", &[RUSSIAN, ROMANIAN, ENGLISH, short]).await;
    judge_languages(&store, || {}).await.unwrap();
    assert_eq!(languages(&list(&store, None).await), [Some("ru"), Some("ro"), Some("en"), None]);
    // What was judged is not judged again.
    assert_eq!(judge_languages(&store, || {}).await.unwrap(), 0);
}

#[tokio::test]
async fn lists_and_search_go_by_the_language_that_was_judged() {
    let (_folder, store) = cache("<language>en-GB</language>", &[RUSSIAN, ENGLISH]).await;
    tidy(&store, &Settings::default(), Index::All, now(), || {}).await.unwrap();
    for (tag, count) in [("en", 1), ("en-GB", 1), ("en-US", 1), ("ru", 1), ("de", 0)] {
        assert_eq!(list(&store, Some(tag)).await.len(), count, "{tag}");
    }
    for (query, count) in [("lang:en", 1), ("lang:english", 1), ("lang:en-GB", 1), ("lang:ru", 1), ("lang:de", 0)] {
        let found = store.search_newest(Query::parse(query).unwrap(), now(), 0, 9).await.unwrap();
        assert_eq!(found.total, count, "{query}");
    }
}

#[tokio::test]
async fn an_edit_is_judged_again() {
    let (_folder, store) = cache("", &[RUSSIAN]).await;
    tidy(&store, &Settings::default(), Index::All, now(), || {}).await.unwrap();
    save(&store, articles("", &[ENGLISH])).await;
    tidy(&store, &Settings::default(), Index::All, now(), || {}).await.unwrap();
    assert_eq!(languages(&list(&store, None).await), [Some("en")]);
}

#[tokio::test]
async fn credits_are_read_in_the_language_that_was_judged() {
    let bulgarian = "Фериботът излезе от пристанището по обяд, но едва вечерта екипажът забеляза, че в него има теч.&lt;/p>\
        &lt;p>Превод: Ирена Талвик";
    let (_folder, store) = cache("<language>kn</language>", &[bulgarian]).await;
    judge_languages(&store, || {}).await.unwrap();
    let row = list(&store, None).await.remove(0);
    assert_eq!(row.language, Language::parse("bg"));
    let judged = desk::language(None, "", &format!("<p>{bulgarian}</p>").replace("&lt;", "<"));
    assert_eq!(judged, Language::parse("bg"));
    let article = store.article(row.id).await.unwrap().unwrap();
    assert!(article.credits.iter().any(|credit| credit.role == Role::Translator), "{:?}", article.credits);
}
