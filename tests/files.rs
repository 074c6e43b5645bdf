//! The user's files: kept whole, with their mode and owner, through their links, by however many programs at once.
#![cfg(unix)]

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::path::Path;
use std::process::Command;

use dateline::config::{FeedsChange, change_feeds, import_feeds, load_feeds, take_back};

use crate::cli::dateline;
use crate::support::{Page, Server, newsroom};

const EMPTY: &str = "edition = \"none\"\n";

fn feed(number: usize) -> (String, Page) {
    let text = format!(
        "<rss version='2.0'><channel><title>Paper {number}</title><item><title>One</title></item></channel></rss>"
    );
    (format!("/{number}"), Page::feed("application/rss+xml", text))
}

/// Names of what is in a folder.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn of_25_programs_that_add_at_once_none_loses_its_feed() {
    let (config, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = config.path().join("feeds.toml");
    fs::write(&path, EMPTY).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    let server = Server::new((0..25).map(feed).collect());
    std::thread::scope(|programs| {
        for number in 0..25 {
            let url = server.url(&format!("/{number}"));
            let (config, data) = (config.path(), data.path());
            programs.spawn(move || {
                let added = dateline(config, data).args(["add", &url]).output().unwrap();
                assert!(added.status.success(), "{}", String::from_utf8_lossy(&added.stderr));
            });
        }
    });
    let feeds = load_feeds(config.path());
    assert_eq!((feeds.feeds.len(), feeds.errors), (25, Vec::new()));
    assert_eq!(names(config.path()), ["feeds.toml"]);
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn what_is_planted_beside_the_file_is_not_written_through() {
    let folder = tempfile::tempdir().unwrap();
    let victim = folder.path().join("victim");
    fs::write(&victim, "mine").unwrap();
    let config = folder.path().join("config");
    fs::create_dir(&config).unwrap();
    fs::write(config.join("feeds.toml"), EMPTY).unwrap();
    for planted in
        ["feeds.toml.new", "feeds.toml.tmp", "feeds.tmp", "feeds.toml.lock", ".feeds.toml.lock", "feeds.toml~"]
    {
        symlink(&victim, config.join(planted)).unwrap();
    }
    let change = change_feeds(&config, &FeedsChange::Pack("Climate".to_owned(), true)).unwrap();
    assert!(take_back(&config, &change).unwrap());
    assert_eq!(fs::read_to_string(&victim).unwrap(), "mine");
    assert_eq!(fs::read_to_string(config.join("feeds.toml")).unwrap(), EMPTY);
}

#[test]
fn a_linked_file_is_changed_where_it_is_and_its_owner_stays() {
    let (config, dotfiles) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let real = dotfiles.path().join("my-feeds.toml");
    fs::write(&real, EMPTY).unwrap();
    // Only root may give files away.
    let given = std::os::unix::fs::chown(&real, Some(4_321), Some(4_321)).is_ok();
    symlink(&real, config.path().join("feeds.toml")).unwrap();
    change_feeds(config.path(), &FeedsChange::Pack("Climate".to_owned(), true)).unwrap();
    assert!(fs::read_to_string(&real).unwrap().contains("Climate"));
    assert!(fs::symlink_metadata(config.path().join("feeds.toml")).unwrap().is_symlink());
    let now = fs::metadata(&real).unwrap();
    assert!(!given || (now.uid(), now.gid()) == (4_321, 4_321));
}

#[test]
fn a_new_file_fails_in_the_words_of_the_system_and_without_the_name_of_a_temporary_one() {
    use dateline::model::{Message, ToMessage as _};
    let folder = tempfile::tempdir().unwrap();
    let reason = |path: &std::path::Path| dateline::config::NewFile::new(path).map(drop).unwrap_err().message();
    assert_eq!(reason(&folder.path().join("none/x")), Message::new("reason-not-found"));
    assert_eq!(reason(folder.path()), Message::new("reason-not-regular"));
    let error = dateline::config::NewFile::fresh(&folder.path().join("none/x")).map(drop).unwrap_err();
    assert!(!error.to_string().contains(".dateline-"), "{error}");
}

#[test]
fn a_pipe_or_a_device_in_its_place_is_refused_and_nobody_waits_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("feeds.toml");
    let made = Command::new("mkfifo").arg(&path).status().is_ok_and(|status| status.success());
    if made {
        let said = load_feeds(folder.path()).errors;
        assert!(said.iter().any(|error| error.to_string().contains("not a regular file")), "{said:?}");
        let change = change_feeds(folder.path(), &FeedsChange::Pack("Climate".to_owned(), true));
        assert!(change.unwrap_err().to_string().contains("not a regular file"));
        fs::remove_file(&path).unwrap();
    }
    symlink("/dev/zero", &path).unwrap();
    assert!(import_feeds(folder.path(), "x", b"https://harbour.example/feed\n").is_err());
    assert!(!load_feeds(folder.path()).errors.is_empty());
}

#[test]
fn an_export_takes_the_place_of_a_file_once_it_is_whole_and_never_for_nothing() {
    let (config, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let _server = newsroom(config.path());
    let out = data.path().join("out.jsonl");
    fs::write(&out, "of last week\n").unwrap();
    fs::set_permissions(&out, fs::Permissions::from_mode(0o600)).unwrap();
    let export = |words: &[&str]| {
        let done = dateline(config.path(), data.path()).args(words).arg("--output").arg(&out).output().unwrap();
        (done.status.code(), String::from_utf8(done.stderr).unwrap(), fs::read_to_string(&out).unwrap())
    };
    let (code, said, text) = export(&["export", "articles", "--starred"]);
    assert_eq!((code, text.as_str()), (Some(0), "of last week\n"), "{said}");
    assert!(said.contains("the file was left as it was"), "{said}");
    assert!(dateline(config.path(), data.path()).arg("refresh").output().unwrap().status.success());
    let (_, _, text) = export(&["export", "articles"]);
    assert!(text.lines().count() >= 7, "{text}");
    assert_eq!(fs::metadata(&out).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(export(&["export", "feeds"]).2.contains("<opml"));
    assert!(names(data.path()).iter().all(|name| !name.starts_with(".dateline-")));
}

#[test]
fn a_copy_of_the_cache_stands_there_once_it_is_whole_and_over_nothing() {
    let (config, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let _server = newsroom(config.path());
    let folder = tempfile::tempdir().unwrap();
    let copy = |name: &str| {
        let to = folder.path().join(name);
        dateline(config.path(), data.path()).args(["export", "--database"]).arg(&to).output().unwrap().status.success()
    };
    assert!(copy("copy.sqlite3"));
    assert!(fs::read(folder.path().join("copy.sqlite3")).unwrap().starts_with(b"SQLite format 3"));
    symlink(folder.path().join("elsewhere"), folder.path().join("planted")).unwrap();
    // A folder whose name is no UTF-8.
    let odd = folder.path().join(OsStr::from_bytes(b"harb\xffr"));
    fs::create_dir(&odd).unwrap();
    let mut program = dateline(config.path(), data.path());
    assert!(program.args(["export", "--database"]).arg(odd.join("copy")).output().unwrap().status.success());
    assert!(fs::read(odd.join("copy")).unwrap().starts_with(b"SQLite format 3"));
    fs::remove_dir_all(&odd).unwrap();
    assert!(!copy("copy.sqlite3") && !copy("planted"));
    assert_eq!(names(folder.path()), ["copy.sqlite3", "planted"]);
}
