//! Retention, the doctor, backups, damage, a full disk, kills.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use dateline::model::{ArticleId, Mark, TextState};
use dateline::store::{Retention, Store, StoreError};
use dateline::words::Words;
use tempfile::TempDir;
use tokio_rusqlite::rusqlite::Connection;

use super::{article, came, feed, now, store, visit, world};

const FILE: &str = "dateline.sqlite3";

async fn filled(folder: &TempDir, articles: u32) -> Store {
    let store = store(folder).await;
    let articles = (0..articles).map(|number| article(number, "<p>some text</p>")).collect();
    store.save("harbour".to_owned(), came(articles), visit()).await.unwrap();
    while store.index().await.unwrap() {}
    store
}

fn keep(before: Option<&str>, per_feed: Option<u32>, keep_unread: bool) -> Retention {
    let before = before.map(|date| format!("{date}T00:00:00Z").parse::<jiff::Timestamp>().unwrap().as_second());
    Retention { before, per_feed, keep_unread }
}

async fn left(store: &Store) -> Vec<i64> {
    store.headlines(world(99), now()).await.unwrap().iter().map(|row| row.id.0).collect()
}

#[tokio::test]
async fn what_is_not_kept_goes_and_does_not_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(&folder, 10).await;
    store.mark(Mark::Starred(vec![ArticleId(1)], true), now()).await.unwrap();
    store.mark(Mark::Read(vec![ArticleId(1), ArticleId(2), ArticleId(3)], true), now()).await.unwrap();
    while store.retain(keep(Some("2026-11-05"), None, true)).await.unwrap() {}
    assert_eq!(left(&store).await, [10, 9, 8, 7, 6, 5, 4, 1], "starred and unread stay");
    while store.retain(keep(None, Some(4), false)).await.unwrap() {}
    assert_eq!(left(&store).await, [10, 9, 8, 7, 1]);
    let again = (0..10).map(|number| article(number, "<p>some text</p>")).collect();
    let saved = store.save("harbour".to_owned(), came(again), visit()).await.unwrap();
    assert_eq!((saved.new, saved.changed), (0, 0));
    assert_eq!(store.examine(false).await.unwrap(), []);
    let sections = store.sections(now()).await.unwrap();
    assert_eq!((sections[0].articles, sections[0].unread), (5, 4));
}

#[tokio::test]
async fn the_doctor_finds_wrong_counts_and_lost_rows_and_mends_them() {
    let folder = tempfile::tempdir().unwrap();
    filled(&folder, 10).await.close().await.unwrap();
    let connection = Connection::open(folder.path().join(FILE)).unwrap();
    connection
        .execute_batch(
            "UPDATE section SET unread = 77; UPDATE feed SET articles = 3; UPDATE article SET listed = 0 WHERE id = 2;
             UPDATE entry SET read = 1 WHERE article_id = 3; UPDATE placement SET read = 1 WHERE article_id = 4;
             DELETE FROM search WHERE rowid = 5",
        )
        .unwrap();
    drop(connection);
    let store = Store::open(folder.path()).await.unwrap();
    let found = store.examine(false).await.unwrap();
    assert!(found.len() >= 6 && found.iter().all(|finding| !finding.repaired), "{found:#?}");
    let mended = store.examine(true).await.unwrap();
    assert!(mended.iter().all(|finding| finding.repaired), "{mended:#?}");
    assert_eq!(store.examine(false).await.unwrap(), []);
    assert_eq!(store.unindexed().await.unwrap(), 1);
    assert_eq!(left(&store).await.len(), 10);
}

#[tokio::test]
async fn a_backup_is_a_whole_cache_and_writes_over_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(&folder, 10).await;
    let copy = tempfile::tempdir().unwrap();
    store.back_up(copy.path().join(FILE)).await.unwrap();
    let other = Store::open(copy.path()).await.unwrap();
    assert_eq!(other.examine(false).await.unwrap(), []);
    assert_eq!(left(&other).await, left(&store).await);
    let error = store.back_up(copy.path().join(FILE)).await.unwrap_err();
    assert!(matches!(error, StoreError::Exists(_)), "{error}");
}

#[tokio::test]
async fn two_stores_that_write_at_once_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let one = store(&folder).await;
    let two = Store::open(folder.path()).await.unwrap();
    let rounds = if std::env::var_os("DATELINE_FULL").is_some() { 2_000 } else { 20 };
    let version = one.foreign_version().await.unwrap();
    let write = |store: Store, feed: &'static str, from: u32| async move {
        for round in 0..rounds {
            let articles = (0..5).map(|number| article(from + round * 5 + number, "<p>some text</p>")).collect();
            store.save(feed.to_owned(), came(articles), visit()).await.unwrap();
            store.index().await.unwrap();
        }
    };
    tokio::join!(write(one.clone(), "harbour", 0), write(two, "harbour-coast", 1_000_000));
    assert_ne!(one.foreign_version().await.unwrap(), version, "the other's writing is noticed");
    while one.index().await.unwrap() {}
    let counts: u64 = one.sections(now()).await.unwrap().iter().map(|section| section.articles).sum();
    assert_eq!(counts, u64::from(rounds) * 10);
    assert_eq!(one.examine(false).await.unwrap(), []);
}

#[tokio::test]
async fn a_truncated_and_a_scrambled_cache_are_named_and_left_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    filled(&folder, 300).await.close().await.unwrap();
    let path = folder.path().join(FILE);
    let whole = fs::read(&path).unwrap();
    let cut = whole[..whole.len() / 3].to_vec();
    let mut scrambled = whole.clone();
    for (at, byte) in scrambled.iter_mut().enumerate().skip(20_000) {
        *byte ^= u8::try_from(at % 251).unwrap();
    }
    for bytes in [cut, scrambled] {
        fs::write(&path, &bytes).unwrap();
        let said = match Store::open(folder.path()).await {
            Err(error) => error.to_string(),
            Ok(store) => match store.examine(false).await {
                Err(error) => error.to_string(),
                Ok(findings) => findings.iter().map(|finding| Words::english().message(&finding.wrong)).collect(),
            },
        };
        assert!(said.contains("damaged") || said.contains("page") || said.contains("row"), "{said}");
        assert_eq!(fs::read(&path).unwrap().len(), bytes.len(), "nothing was made worse");
    }
}

#[tokio::test]
async fn on_a_full_disk_what_was_there_stays_and_a_sentence_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=3m", "tmpfs"]).arg(folder.path()).status();
    if !mounted.is_ok_and(|status| status.success()) {
        // Only the administrator may make a small disk.
        return;
    }
    let store = filled(&folder, 20).await;
    let mut error = None;
    let mut kept = 20;
    for round in 1..400 {
        let noise: String =
            (0..20_000u32).map(|n| char::from_u32(0x4e00 + (n * round * 7919) % 20_000).unwrap()).collect();
        let articles = vec![article(round * 1_000, &format!("<p>{noise}</p>"))];
        match store.save("harbour".to_owned(), came(articles), visit()).await {
            Ok(_) => kept += 1,
            Err(full) => {
                error = Some(full);
                break;
            }
        }
    }
    let rows = store.headlines(world(999), now()).await.unwrap().len();
    let findings = Store::open(folder.path()).await.map(drop);
    drop(store);
    let unmounted = Command::new("umount").arg("-l").arg(folder.path()).status().unwrap();
    assert!(unmounted.success());
    let error = error.expect("the disk is full").to_string();
    assert!(error.contains("no space left on the disk"), "{error}");
    assert_eq!(rows, kept, "what was acknowledged is there, what was not is not");
    drop(findings);
}

/// The child of the test below: saves and marks what it saved, so many times.
#[tokio::test(flavor = "multi_thread")]
async fn writes_beside_another() {
    let Some(folder) = std::env::var_os("DATELINE_TEST_BESIDE") else { return };
    let feed = std::env::var("DATELINE_TEST_FEED").unwrap();
    let rounds: u32 = std::env::var("DATELINE_TEST_ROUNDS").unwrap().parse().unwrap();
    let from = if feed == "harbour" { 0 } else { 1_000_000 };
    let store = Store::open(Path::new(&folder)).await.unwrap();
    for round in 0..rounds {
        let articles = (0..5).map(|number| article(from + round * 5 + number, "<p>some text</p>")).collect();
        store.save(feed.clone(), came(articles), visit()).await.unwrap();
        store.mark(Mark::Starred(vec![store.newest().await.unwrap()], true), now()).await.unwrap();
        store.index().await.unwrap();
    }
}

#[tokio::test]
async fn two_processes_that_write_at_once_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    store(&folder).await.close().await.unwrap();
    // In full more than a minute of writing.
    let rounds: u32 = if std::env::var_os("DATELINE_FULL").is_some() { 5_000 } else { 20 };
    let child = |feed: &str| {
        Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "store::care::writes_beside_another"])
            .env("DATELINE_TEST_BESIDE", folder.path())
            .env("DATELINE_TEST_FEED", feed)
            .env("DATELINE_TEST_ROUNDS", rounds.to_string())
            .stdout(Stdio::null())
            .spawn()
            .unwrap()
    };
    let children = [child("harbour"), child("harbour-coast")];
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    let store = Store::open(folder.path()).await.unwrap();
    while store.index().await.unwrap() {}
    let counts: u64 = store.sections(now()).await.unwrap().iter().map(|section| section.articles).sum();
    assert_eq!(counts, u64::from(rounds) * 10);
    assert_eq!(store.examine(false).await.unwrap(), []);
}

/// The child of the test below: saves, marks, indexes and lets go, and says each time what is safe now.
#[tokio::test(flavor = "multi_thread")]
async fn writes_until_it_is_killed() {
    let Some(folder) = std::env::var_os("DATELINE_TEST_KILL") else { return };
    let store = Store::open(Path::new(&folder)).await.unwrap();
    let newest = u32::try_from(store.newest().await.unwrap().0).unwrap();
    for number in newest + 1.. {
        let articles = vec![article(number * 2, "<p>some text</p>"), article(number * 2 + 1, "<p>more</p>")];
        store.save("harbour".to_owned(), came(articles), visit()).await.unwrap();
        let newest = store.newest().await.unwrap();
        println!("LEDGER article {}", newest.0);
        store.mark(Mark::Starred(vec![newest], true), now()).await.unwrap();
        println!("LEDGER star {}", newest.0);
        store.mark(Mark::Read(vec![newest], true), now()).await.unwrap();
        println!("LEDGER read {}", newest.0);
        if number % 3 == 0 {
            store.index().await.unwrap();
        }
        if number % 7 == 0 {
            store.retain(keep(None, Some(30), true)).await.unwrap();
        }
    }
}

#[tokio::test]
async fn kills_at_random_moments_lose_nothing_that_was_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    store(&folder).await.close().await.unwrap();
    let kills: u32 = if std::env::var_os("DATELINE_FULL").is_some() { 500 } else { 10 };
    let mut ledger: Vec<(String, i64)> = Vec::new();
    for kill in 0..kills {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "store::care::writes_until_it_is_killed", "--nocapture"])
            .env("DATELINE_TEST_KILL", folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // The lines are of three kinds, so that the kill falls behind each of them in turn, and into what follows.
        let lines = 4 + (kill * 37) % 41;
        let mut reader = BufReader::new(child.stdout.take().unwrap());
        let mut said = Vec::new();
        let mut line = String::new();
        while said.len() < usize::try_from(lines).unwrap() && reader.read_line(&mut line).unwrap() > 0 {
            if let Some((_, entry)) = line.trim().split_once("LEDGER ") {
                let (what, id) = entry.split_once(' ').unwrap();
                said.push((what.to_owned(), id.parse().unwrap()));
            }
            line.clear();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(!said.is_empty(), "the child wrote nothing");
        ledger.extend(said);
    }
    let store = Store::open(folder.path()).await.unwrap();
    assert_eq!(store.examine(false).await.unwrap(), []);
    for (what, id) in ledger {
        let kept = store.article(ArticleId(id)).await.unwrap();
        let row = kept.unwrap_or_else(|| panic!("{what} {id} is lost")).headline;
        assert!(what != "star" || row.starred, "the star of {id} is lost");
        assert!(what != "read" || row.read, "{id} is unread again");
    }
}

#[tokio::test]
async fn feeds_that_are_written_together_do_not_lose_what_one_of_them_cannot_keep() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).await.unwrap();
    let feeds: Vec<_> = (0..12).map(|number| feed(&format!("quay-{number}"), "World")).collect();
    store.subscribe(feeds.clone()).await.unwrap();
    let database = Connection::open(folder.path().join("dateline.sqlite3")).unwrap();
    let refuse = "CREATE TRIGGER refuse BEFORE INSERT ON article WHEN new.title = 'Headline 7'
                  BEGIN SELECT raise(ABORT, 'no room for sevens'); END";
    database.execute_batch(refuse).unwrap();
    let outcomes = (0..).zip(&feeds).map(|(number, feed)| {
        let mut one = article(number, "<p>x</p>");
        one.canonical = Some(format!("https://{}.example/{number}", feed.id));
        store.save(feed.id.clone(), came(vec![one]), visit())
    });
    let saved = futures_util::future::join_all(outcomes).await;
    for (number, saved) in saved.iter().enumerate() {
        match saved {
            Ok(saved) => assert!(saved.new == 1 && number != 7, "{number}"),
            Err(error) => assert!(number == 7 && error.to_string().contains("no room for sevens"), "{number}: {error}"),
        }
    }
    let memories = store.memories().await.unwrap();
    assert_eq!(memories["quay-7"].etag, None, "what was not kept is not vouched for");
    assert_eq!(memories.values().filter(|memory| memory.etag.is_some()).count(), 11);
    assert_eq!(store.headlines(world(50), now()).await.unwrap().len(), 11);
}

/// The files in which processes note what they are reading, with their content.
fn reading(folder: &TempDir) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap());
    let named = entries.map(|entry| (entry.file_name().into_string().unwrap(), entry.path()));
    let own = named.filter(|(name, _)| name.starts_with("reading."));
    own.map(|(name, path)| (name, fs::read_to_string(path).unwrap())).collect()
}

#[tokio::test]
async fn an_article_whose_reading_ended_the_program_is_known_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(&folder, 3).await;
    let (one, two) = (store.begin_reading(ArticleId(1)), store.begin_reading(ArticleId(2)));
    drop(one);
    let [(name, content)] = reading(&folder).try_into().unwrap();
    assert_eq!((name, content.as_str()), (format!("reading.{}", std::process::id()), "2\n"));
    // What a living process reads is its own affair.
    let other = Store::open(folder.path()).await.unwrap();
    assert_eq!(other.article(ArticleId(2)).await.unwrap().unwrap().headline.text, TextState::Feed);
    drop(two);
    assert_eq!(reading(&folder)[0].1, "");
    fs::write(folder.path().join("reading.99999999"), "3\n77\nnonsense").unwrap();
    fs::write(folder.path().join("reading.list"), "1").unwrap();
    let next = Store::open(folder.path()).await.unwrap();
    let state = async |id| next.article(ArticleId(id)).await.unwrap().unwrap().headline.text;
    assert_eq!((state(1).await, state(3).await), (TextState::Feed, TextState::Crashed));
    assert_eq!(reading(&folder).len(), 2, "{:?}", reading(&folder));
    next.read_at_last(ArticleId(3)).await.unwrap();
    assert_eq!(state(3).await, TextState::Feed);
    drop((store, other));
    assert_eq!(reading(&folder).len(), 1, "the own file goes with the store");
}
