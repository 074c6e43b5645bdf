//! Damage costs what it hits: the rest is read, the doctor names it, and what can be read is salvaged.

use std::fs;
use std::path::Path;

use dateline::store::{OldCache, Store, salvage};
use jiff::Timestamp;
use tokio_rusqlite::rusqlite::Connection;

use super::{article, came, now, store, visit, world};

const FILE: &str = "dateline.sqlite3";

/// A cache of so many articles with a text of their own.
async fn filled(folder: &tempfile::TempDir, count: u32) {
    let store = store(folder).await;
    let articles = (0..count).map(|number| article(number, &format!("<p>Text {number} of the harbour.</p>"))).collect();
    store.save("harbour".to_owned(), came(articles), visit()).await.unwrap();
    store.close().await.unwrap();
}

fn change(folder: &Path, sql: &str) {
    Connection::open(folder.join(FILE)).unwrap().execute_batch(sql).unwrap();
}

#[tokio::test]
async fn one_damaged_row_costs_that_row_and_the_doctor_finds_it() {
    let folder = tempfile::tempdir().unwrap();
    filled(&folder, 9).await;
    change(
        folder.path(),
        "UPDATE body SET body = x'00ff00ff' WHERE article_id = 2; UPDATE article SET title = x'ff' WHERE id = 3;
         UPDATE body SET page = x'0102' WHERE article_id = 4; UPDATE article SET text = 2 WHERE id = 4",
    );
    let store = Store::open(folder.path()).await.unwrap();
    let rows = store.headlines(world(99)).await.unwrap();
    assert_eq!(rows.len(), 8, "all but the one whose title is no text");
    let mut unread = 0;
    for row in &rows {
        unread += usize::from(store.article(row.id).await.is_err());
    }
    assert_eq!(unread, 2);
    let told: Vec<String> = store.examine(false).await.unwrap().into_iter().map(|found| found.sentence).collect();
    assert!(told.iter().any(|told| told == "1 articles whose text cannot be read"), "{told:?}");
    assert!(told.iter().any(|told| told == "1 articles whose page cannot be read"), "{told:?}");
    store.examine(true).await.unwrap();
    for row in &rows {
        assert!(store.article(row.id).await.unwrap().is_some());
    }
}

#[tokio::test]
async fn the_doctor_mends_dates_and_articles_that_no_feed_carries() {
    let folder = tempfile::tempdir().unwrap();
    filled(&folder, 9).await;
    change(
        folder.path(),
        "UPDATE placement SET date = date + 5 WHERE article_id = 2; UPDATE entry SET date = 7 WHERE article_id = 3;
         UPDATE article SET date = 1000000000000000 WHERE id = 4; UPDATE article SET date = -1000000000000000 WHERE id = 5;
         DELETE FROM entry WHERE article_id = 6; DELETE FROM evidence WHERE article_id = 7",
    );
    let store = Store::open(folder.path()).await.unwrap();
    assert_eq!(store.headlines(world(99)).await.unwrap().len(), 9, "also while it is damaged");
    let mended = store.examine(true).await.unwrap();
    assert!(mended.len() >= 4 && mended.iter().all(|found| found.repaired), "{mended:#?}");
    assert_eq!(store.examine(false).await.unwrap(), []);
    let rows = store.headlines(world(99)).await.unwrap();
    assert_eq!(rows.len(), 9);
    for row in &rows {
        assert!(store.article(row.id).await.unwrap().is_some());
        assert!(row.date <= now(), "{row:?}");
    }
}

#[tokio::test]
async fn a_clock_that_was_wrong_does_not_silence_a_feed() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let far: Timestamp = "2093-01-01T00:00:00Z".parse().unwrap();
    let wrong = dateline::store::Visit { now: far, next_try: far, not_before: Some(far), ..visit() };
    store.save("harbour".to_owned(), came(Vec::new()), wrong).await.unwrap();
    assert_eq!(store.examine_times(false, now()).await.unwrap().len(), 1);
    assert!(store.examine_times(true, now()).await.unwrap()[0].repaired);
    assert_eq!(store.examine_times(false, now()).await.unwrap(), []);
    let memory = store.memories().await.unwrap().remove("harbour").unwrap();
    assert_eq!((memory.next_try, memory.not_before, memory.last_try), (None, None, None));
}

#[tokio::test]
async fn a_damaged_cache_is_salvaged_as_far_as_it_can_be_read() {
    let folder = tempfile::tempdir().unwrap();
    filled(&folder, 600).await;
    let path = folder.path().join(FILE);
    let whole = fs::read(&path).unwrap();
    let copy = tempfile::tempdir().unwrap();
    let saved = salvage(folder.path(), copy.path()).await.unwrap();
    assert_eq!((saved.articles, saved.torn.len()), (600, 0));
    let store = Store::open(copy.path()).await.unwrap();
    assert_eq!(store.examine(false).await.unwrap(), []);
    store.close().await.unwrap();
    assert!(salvage(folder.path(), copy.path()).await.is_err(), "it writes over nothing");

    let page = 16_384;
    let pages = whole.len() / page;
    let (mut kept, mut tries) = (0, 0);
    for hit in (3..pages).step_by(pages / 8 + 1) {
        let mut torn = whole.clone();
        torn[hit * page..(hit + 1) * page].fill(0xa5);
        fs::write(&path, &torn).unwrap();
        let copy = tempfile::tempdir().unwrap();
        let saved = salvage(folder.path(), copy.path()).await.unwrap();
        (kept, tries) = (kept + saved.articles, tries + 1);
        let store = Store::open(copy.path()).await.unwrap();
        let rows = store.headlines(dateline::model::Selection { limit: 999, ..Default::default() }).await.unwrap();
        for row in rows {
            assert!(store.article(row.id).await.unwrap().is_some());
        }
        store.close().await.unwrap();
        assert_eq!(fs::read(&path).unwrap(), torn, "the old file stays as it is");
    }
    assert!(kept >= tries * 500, "{kept} articles of {tries} damaged caches");
}

#[test]
fn a_view_without_an_end_is_no_cache_of_newsboat() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cache.db");
    let connection = Connection::open(&path).unwrap();
    let endless = "CREATE VIEW rss_item AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
        SELECT i AS guid, 'https://x.example' AS feedurl, 1 AS unread, '' AS flags, '' AS title, '' AS author, '' AS url,
            0 AS pubDate, '' AS content, 0 AS deleted FROM n";
    connection.execute_batch(endless).unwrap();
    drop(connection);
    let error = OldCache::open(&path).unwrap_err();
    assert!(error.to_string().contains("no table of articles"), "{error}");
}
