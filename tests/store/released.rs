//! Caches of released versions: each is opened by the program of today and keeps everything.
//!
//! `tests/fixtures/cache/NNNN` holds a database whose schema is step NNNN, as the binary of that time wrote it (zstd), the
//! feeds that it was made of, and the feeds.toml that names them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use dateline::store::Store;
use serde_json::Value;
use tempfile::TempDir;
use tokio_rusqlite::rusqlite::Connection;

use crate::cli::{dateline, fixture, lines};
use crate::support::{Page, Server};

/// The addresses of the saved feeds with their files.
const FEEDS: [(&str, &str); 8] = [
    ("http://harbour.example/feed", "harbour.rss"),
    ("http://harbour.example/world", "harbour-world.rss"),
    ("http://tides.example/tides.atom", "tides.atom"),
    ("http://night.example/podcast", "podcast.rss"),
    ("http://vote.example/live.rss", "live.rss"),
    ("http://board.example/plain.rss", "plain.rss"),
    ("http://brief.example/brief.json", "brief.json"),
    ("http://sahel.example/africa.rdf", "africa.rdf"),
];

/// A saved cache in a folder of its own: its configuration and its data.
struct Saved {
    folder: TempDir,
    /// Stands in for all newsrooms, as a proxy.
    server: Server,
}

impl Saved {
    fn of(step: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let from = fixture("cache").join(step);
        let database = zstd::decode_all(fs::File::open(from.join("dateline.sqlite3.zst")).unwrap()).unwrap();
        fs::write(folder.path().join("dateline.sqlite3"), database).unwrap();
        let pages = FEEDS.map(|(address, file)| {
            let bytes = fs::read(from.join("feeds").join(file)).unwrap();
            (address.to_owned(), Page { status: 200, content_type: "application/xml", etag: None, body: bytes })
        });
        let server = Server::new(pages.into());
        let feeds = fs::read_to_string(from.join("feeds.toml")).unwrap().replace("http://proxy", &server.url(""));
        fs::write(folder.path().join("feeds.toml"), feeds).unwrap();
        Self { folder, server }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn print(&self, words: &[&str]) -> Vec<Value> {
        lines(dateline(self.path(), self.path()).args(words))
    }

    /// The rows of all lists by their numbers, without what depends on the time of day.
    fn rows(&self) -> BTreeMap<i64, (String, bool, bool, Value, Value)> {
        let keep = |row: Value| {
            let state = (row["read"] == true, row["starred"] == true);
            let title = row["title"].as_str().unwrap().to_owned();
            (row["id"].as_i64().unwrap(), (title, state.0, state.1, row["authors"].clone(), row["translators"].clone()))
        };
        self.print(&["--offline", "list", "--json", "--limit", "99"]).into_iter().map(keep).collect()
    }
}

#[tokio::test]
async fn a_released_cache_keeps_articles_state_and_credits() {
    let saved = Saved::of("0001");
    let store = Store::open(saved.path()).await.unwrap();
    assert_eq!(store.examine(false).await.unwrap(), []);
    store.close().await.unwrap();
    let rows = saved.rows();
    let news: Vec<i64> = rows.keys().copied().filter(|id| !(17..=29).contains(id) && *id < 34).collect();
    assert_eq!(
        news,
        [1, 2, 3, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15, 16, 30, 31, 32, 33],
        "one is hidden, one was let go"
    );
    let state = |id| rows.get(&id).map(|(_, read, starred, ..)| (*read, *starred)).unwrap();
    assert_eq!(state(1), (true, false));
    assert_eq!(state(2), (true, true));
    assert_eq!(state(10), (false, false));
    assert_eq!(rows[&2].3, serde_json::json!(["Pau Serra"]));
    assert_eq!(rows[&3].4, serde_json::json!(["Kari Nes"]), "of the page's text");
}

/// Refreshes; answers what each feed brought, new and changed.
fn refreshed(saved: &Saved) -> BTreeMap<String, (u64, u64)> {
    let told = saved.print(&["refresh", "--json"]);
    let count = |feed: &Value, key: &str| feed[key].as_u64().unwrap_or_else(|| panic!("{feed}"));
    told.iter()
        .map(|feed| (feed["feed"].as_str().unwrap().to_owned(), (count(feed, "new"), count(feed, "changed"))))
        .filter(|(_, brought)| *brought != (0, 0))
        .collect()
}

/// Lets the cache forget which bytes it read last.
fn forget_bytes(saved: &Saved) {
    let database = Connection::open(saved.path().join("dateline.sqlite3")).unwrap();
    database.execute("UPDATE feed SET print = NULL", []).unwrap();
}

#[test]
fn a_released_cache_reads_the_same_bytes_as_known_but_for_what_was_merged() {
    let saved = Saved::of("0001");
    let before = saved.rows();
    let brought = refreshed(&saved);
    let asked: BTreeSet<String> = saved.server.requests().into_iter().map(|request| request.path).collect();
    for (address, _) in FEEDS {
        assert!(asked.contains(address), "{address}: {asked:?}");
    }
    // Four episodes on one address and four posts of one page had become one article each.
    let parted = [("live".to_owned(), (3, 0)), ("podcast".to_owned(), (3, 0))];
    assert_eq!(brought, parted.into());
    let after = saved.rows();
    for (id, row) in &before {
        assert_eq!(after.get(id), Some(row), "{id} has its title, its state and its makers");
    }
    let titles: Vec<&str> = after.values().map(|row| row.0.as_str()).collect();
    for title in ["Episode 1", "Episode 2", "Episode 3", "Episode 4", "Count 1", "Count 2", "Count 3", "Count 4"] {
        assert_eq!(titles.iter().filter(|known| **known == title).count(), 1, "{title}: {titles:?}");
    }
    assert_eq!(after.len(), before.len() + 6, "what was let go stays away");
    forget_bytes(&saved);
    assert_eq!(refreshed(&saved), BTreeMap::new(), "then nothing parts any more");
    assert_eq!(saved.rows(), after);
}

#[tokio::test]
async fn a_released_cache_is_whole_after_its_steps() {
    let saved = Saved::of("0001");
    refreshed(&saved);
    let store = Store::open(saved.path()).await.unwrap();
    assert_eq!(store.examine(false).await.unwrap(), []);
    store.close().await.unwrap();
}
