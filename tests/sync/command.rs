//! Accounts on the command line, and what a kill leaves.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use dateline::model::{Mark, Selection};
use jiff::Timestamp;
use serde_json::Value;

use super::stub::{Kind, Stub};
use crate::cli::{dateline, lines};

pub(super) fn configured(folder: &Path, stub: &Stub) {
    let words = if stub.kind.is_native() {
        "kind = \"miniflux\"\ntoken_command = [\"echo\", \"secret\"]"
    } else {
        "kind = \"google-reader\"\nuser = \"ana\"\npassword_command = [\"echo\", \"secret\"]"
    };
    let text = format!("edition = \"none\"\n[[account]]\nid = \"home\"\nurl = \"{}\"\n{words}\n", stub.base());
    fs::write(folder.join("feeds.toml"), text).unwrap();
    // No page is asked of newsrooms that are nowhere.
    fs::write(folder.join("config.toml"), "full_text = \"never\"\n").unwrap();
}

fn ran(folder: &Path, words: &[&str]) -> (bool, String, String) {
    let output = dateline(folder, folder).args(words).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.success(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn an_account_is_found_behind_its_front_page_and_kept_without_a_secret() {
    for (kind, word) in
        [(Kind::FreshRss, "google-reader"), (Kind::CommaFeed, "google-reader"), (Kind::Miniflux, "miniflux")]
    {
        let folder = tempfile::tempdir().unwrap();
        let stub = Stub::new(kind, 3, 6);
        fs::write(folder.path().join("feeds.toml"), "edition = \"none\" # mine\n").unwrap();
        let base = stub.base();
        let front = base.strip_suffix(kind.base()).unwrap().to_owned();
        let mut words = vec!["accounts", "add", &front, "--id", "home"];
        let by_token = ["--token-command", "echo secret"];
        let by_user = ["--user", "ana", "--password-command", "echo secret"];
        words.extend(if kind == Kind::Miniflux { &by_token[..] } else { &by_user[..] });
        let (good, told, error) = ran(folder.path(), &words);
        assert!(good && told.contains("3 feeds") && told.contains(word), "{kind:?}: {told}{error}");
        let written = fs::read_to_string(folder.path().join("feeds.toml")).unwrap();
        assert!(
            written.starts_with("edition = \"none\" # mine\n")
                && written.contains(&format!("url = \"{}\"", stub.base())),
            "{written}"
        );
        assert!(ran(folder.path(), &["accounts", "check"]).1.contains("all is well"));
        let planned = ran(folder.path(), &["sync", "--dry-run", "--json"]);
        assert!(planned.1.contains("\"new\":6"), "{planned:?}");
        let synced = lines(dateline(folder.path(), folder.path()).args(["sync", "--json"]));
        assert_eq!((&synced[0]["new"], &synced[0]["feeds_added"]), (&Value::from(6), &Value::from(3)));
        let rows = lines(dateline(folder.path(), folder.path()).args(["accounts", "--json"]));
        assert_eq!((&rows[0]["items"], &rows[0]["unread"]), (&Value::from(6), &Value::from(6)));
        let added = ran(folder.path(), &["add", "https://new.example/feed", "--account", "home"]);
        assert!(added.0 && added.1.contains("was added on"), "{added:?}");
        let feeds = ran(folder.path(), &["feeds"]).1;
        assert!(feeds.contains("https://new.example/feed") && feeds.contains("home/"), "{feeds}");
        let left = ran(folder.path(), &["remove", "Feed 0"]);
        assert!(left.0 && left.1.contains("unsubscribed from Feed 0 on"), "{left:?}");
        let left = ran(folder.path(), &["remove", &format!("home/{}", kind.stream(1))]);
        assert!(left.0 && left.1.contains("unsubscribed from Feed 1 on"), "{left:?}");
        let feeds = lines(dateline(folder.path(), folder.path()).args(["feeds", "--json"]));
        assert_eq!(feeds.len(), 2, "{kind:?}: {feeds:?}");
        assert!(feeds.iter().all(|feed| feed["account"] == "home"), "{feeds:?}");
        assert!(ran(folder.path(), &["sync"]).0);
        let removed = ran(folder.path(), &["accounts", "remove", "home"]);
        assert!(removed.1.contains("removed with 6 articles"), "{removed:?}");
        assert!(!fs::read_to_string(folder.path().join("feeds.toml")).unwrap().contains("account"));
    }
}

#[test]
fn a_wrong_password_a_wrong_address_and_a_wrong_file_are_told_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let stub = Stub::new(Kind::FreshRss, 1, 1);
    let front = stub.base().replace(stub.kind.base(), "");
    let add = |url: &str, password: &str| {
        ran(folder.path(), &["accounts", "add", url, "--user", "ana", "--password-command", password])
    };
    let (good, _, error) = add(&front, "echo wrong");
    assert!(!good && error.contains("401") && error.contains("a separate password"), "{error}");
    let (good, _, error) = add(&format!("{front}/nowhere"), "echo secret");
    assert!(!good && error.contains("no server that dateline can sync with"), "{error}");
    let (good, _, error) = add("127.0.0.1:1", "echo secret");
    assert!(!good && error.contains("write http:// before the address"), "{error}");
    let (good, _, error) = add("http://127.0.0.1:1", "echo secret");
    assert!(!good && error.contains("is the server running?"), "{error}");
    let (good, _, error) = add(&front, "false");
    assert!(!good && error.contains("could not get the password"), "{error}");
    fs::write(folder.path().join("feeds.toml"), "[[account]]\nid = \"A b\"\nkind = \"rss\"\nurl = \"x\"\nuse = 1\n")
        .unwrap();
    let (_, _, error) = ran(folder.path(), &["accounts"]);
    for words in [
        "feeds.toml:2:6",
        "lower-case letters",
        "google-reader, miniflux",
        "x is not an address",
        "did you mean user?",
        "has no url",
    ] {
        assert!(error.contains(words), "{words}: {error}");
    }
}

#[test]
fn a_feed_that_is_here_and_on_the_server_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let stub = Stub::new(Kind::FreshRss, 3, 3);
    configured(folder.path(), &stub);
    let path = folder.path().join("feeds.toml");
    let own = "\n[[feed]]\nurl = \"https://1.example/feed\"\nsection = \"Own\"\n";
    fs::write(&path, fs::read_to_string(&path).unwrap() + own).unwrap();
    let (good, _, told) = ran(folder.path(), &["sync"]);
    assert!(good && told.contains("subscribed here and on the server too: Feed 1\n"), "{told}");
    let (_, _, again) = ran(folder.path(), &["sync"]);
    assert!(!again.contains("too: Feed"), "it is told once: {again}");
}

#[test]
fn what_waits_is_shown_with_its_article() {
    let folder = tempfile::tempdir().unwrap();
    let stub = Stub::new(Kind::FreshRss, 1, 2);
    configured(folder.path(), &stub);
    assert!(ran(folder.path(), &["sync"]).0);
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let store = dateline::store::Store::open(folder.path()).await.unwrap();
        let rows = store.headlines(Selection { limit: 9, ..Selection::default() }, Timestamp::now()).await.unwrap();
        store.mark(Mark::Read(vec![rows[0].id], true), Timestamp::now()).await.unwrap();
        store.mark(Mark::Starred(vec![rows[1].id], true), Timestamp::now()).await.unwrap();
        store.close().await.unwrap();
    });
    let id = |number| stub.id(number).to_string();
    let told = ran(folder.path(), &["accounts", "outbox"]).1;
    let expected = format!("home\t{}\tread\tHeadline 2\nhome\t{}\tstarred\tHeadline 1\n", id(2), id(1));
    assert_eq!(told, expected);
    let rows = lines(dateline(folder.path(), folder.path()).args(["accounts", "outbox", "--json"]));
    assert_eq!((&rows[0]["title"], &rows[1]["flag"]), (&Value::from("Headline 2"), &Value::from("starred")));
    let planned = ran(folder.path(), &["sync", "--dry-run"]).1;
    assert!(planned.contains("\"sent\":2"), "{planned}");
    assert_eq!(stub.states().1, Vec::<String>::new(), "a dry run changes nothing");
    assert!(ran(folder.path(), &["sync"]).0);
    assert_eq!(ran(folder.path(), &["accounts", "outbox"]).1, "");
    let removed = ran(folder.path(), &["accounts", "remove", "home"]).1;
    assert!(removed.contains("removed with 1 article; 1 stay"), "{removed}");
}

/// Kills a sync after ever longer times, with marks in between; then everything agrees.
#[tokio::test]
async fn a_kill_at_any_moment_loses_nothing() {
    let kills = if std::env::var_os("DATELINE_FULL").is_some() { 201 } else { 3 };
    // The last turns stars over, one by one: a turn that is sent twice undoes itself.
    for kind in [Kind::FreshRss, Kind::Miniflux, Kind::OldMiniflux] {
        let folder = tempfile::tempdir().unwrap();
        let stub = Stub::new(kind, 4, 400);
        configured(folder.path(), &stub);
        let (mut marked, mut starred) = (0, 0);
        for kill in 0..kills / 3 {
            let mut program = Command::new(env!("CARGO_BIN_EXE_dateline"));
            program.env_clear().env("PATH", "/usr/bin:/bin").env("DATELINE_CONFIG", folder.path());
            program.env("DATELINE_DATA", folder.path()).arg("sync").stdout(Stdio::null()).stderr(Stdio::null());
            let mut running = program.spawn().unwrap();
            // The server is the clock: the program is killed behind its n-th request.
            let wanted = kill % 13;
            for _ in 0..4_000 {
                if stub.seen() >= wanted || running.try_wait().unwrap().is_some() {
                    break;
                }
                tokio::task::yield_now().await;
                std::thread::yield_now();
            }
            running.kill().unwrap();
            running.wait().unwrap();
            stub.requests();
            let store = dateline::store::Store::open(folder.path()).await.unwrap();
            let all = Selection { limit: 999, unread: true, ..Selection::default() };
            let rows = store.headlines(all, Timestamp::now()).await.unwrap();
            if let Some(row) = rows.get(kill) {
                marked += store.mark(Mark::Read(vec![row.id], true), Timestamp::now()).await.unwrap();
            }
            if let Some(row) = rows.iter().rev().find(|row| !row.starred) {
                starred += store.mark(Mark::Starred(vec![row.id], true), Timestamp::now()).await.unwrap();
            }
            assert_eq!(store.examine(false).await.unwrap(), []);
            store.close().await.unwrap();
        }
        let (good, told, error) = ran(folder.path(), &["sync"]);
        assert!(good, "{told}{error}");
        let there = stub.states();
        assert_eq!((400 - there.0.len(), there.1.len()), (marked, starred), "{kind:?}: every mark arrived");
        let store = dateline::store::Store::open(folder.path()).await.unwrap();
        let all = Selection { limit: 999, unread: true, ..Selection::default() };
        let mut unread: Vec<String> =
            store.headlines(all, Timestamp::now()).await.unwrap().into_iter().map(|row| row.title).collect();
        unread.sort();
        assert_eq!(unread, stub.states().0, "{kind:?}");
        assert_eq!(store.examine(false).await.unwrap(), []);
        store.close().await.unwrap();
    }
}
