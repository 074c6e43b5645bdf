//! Sections made of queries, filters, and a `feeds.toml` that changes while the reader is open.

use std::cmp::Reverse;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use dateline::config::load_feeds;
use dateline::desk;
use dateline::model::{ArticleId, Headline, ListOrder, Listing, Mark, Part, Selection, Unread, Window};
use dateline::store::Store;
use jiff::Timestamp;
use serde_json::Value;

use crate::cli::dateline;
use crate::pty::terminal::Terminal;
use crate::support::{Page, newsroom};

fn add(config: &Path, text: &str) {
    let mut file = fs::OpenOptions::new().append(true).open(config.join("feeds.toml")).unwrap();
    file.write_all(text.as_bytes()).unwrap();
}

fn rows(config: &Path, words: &[&str]) -> Vec<Value> {
    let output = dateline(config, &config.join("data")).args(words).output().unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

const SMART: &str = "\n[[smart]]\nsection = \"Translated\"\nquery = \"has:translation\"\n";

#[test]
fn a_smart_section_is_what_its_query_finds() {
    let folder = tempfile::tempdir().unwrap();
    let _server = newsroom(folder.path());
    add(folder.path(), SMART);
    rows(folder.path(), &["refresh"]);
    let translated = rows(folder.path(), &["list", "--json", "--section", "Translated"]);
    assert!(!translated.is_empty() && translated.len() < 7, "{translated:?}");
    assert!(translated.iter().all(|row| !row["translators"].as_array().unwrap().is_empty()), "{translated:?}");
    let summary = &rows(folder.path(), &["list", "--summary", "--json"])[0];
    let names: Vec<&str> =
        summary["sections"].as_array().unwrap().iter().map(|section| section["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["World", "Science", "Africa", "Europe", "Translated", "Guide"]);
    assert_eq!(summary["sections"][4]["unread"], translated.len());
    let unread = rows(folder.path(), &["list", "--count", "--unread", "--json"])[0]["count"].clone();
    assert_eq!(summary["unread"], unread, "both count the same");
}

/// Whether a smart section is listed by source, and marked from a row on.
async fn by_source(store: &Store, all: &[Headline]) {
    let section = Some("All".to_owned());
    let list = async |window, limit| {
        let selection =
            Selection { order: ListOrder::Source, section: section.clone(), window, limit, ..Selection::default() };
        store.headlines(selection, Timestamp::now()).await.unwrap()
    };
    let found = list(Window::Top, 99).await;
    assert_eq!(found.len(), all.len());
    assert!(found.is_sorted_by_key(|row| (row.source.to_lowercase(), Reverse((row.date, row.id)))), "{found:#?}");
    assert_ne!(found, all);
    let (date, id) = (found[3].date, found[3].id);
    assert_eq!(list(Window::From(date, id), 2).await, found[3..5]);
    assert_eq!(list(Window::After(date, id), 2).await, found[4..6]);
    assert_eq!(list(Window::Before(date, id), 2).await, found[1..3]);
    assert_eq!(list(Window::Bottom, 2).await, found[5..]);
    let selection = Selection { order: ListOrder::Source, section: section.clone(), ..Selection::default() };
    let listing = Listing::Selection(selection);
    let unread = Unread { listing, newest: ArticleId(i64::MAX), part: Part::Above(date, id), since: None };
    let mut ids = store.unread(unread, Timestamp::now()).await.unwrap();
    let mut above: Vec<ArticleId> = found[..4].iter().filter(|row| !row.read).map(|row| row.id).collect();
    ids.sort_unstable();
    above.sort_unstable();
    assert_eq!(ids, above);
}

#[tokio::test]
async fn a_smart_section_is_read_in_windows_and_marked_as_one() {
    let folder = tempfile::tempdir().unwrap();
    let _server = newsroom(folder.path());
    add(folder.path(), "\n[[smart]]\nsection = \"All\"\nquery = \"lang:en OR lang:ro OR source:news\"\n");
    rows(folder.path(), &["refresh"]);
    let store = Store::open(&folder.path().join("data")).await.unwrap();
    desk::follow(&store, &load_feeds(folder.path()), jiff::Timestamp::now()).await.unwrap();
    let list = async |window, limit| {
        let selection = Selection { section: Some("All".to_owned()), window, limit, ..Selection::default() };
        store.headlines(selection, Timestamp::now()).await.unwrap()
    };
    let all = list(Window::Top, 99).await;
    assert_eq!(all.len(), 7);
    assert!(all.is_sorted_by(|one, other| (one.date, one.id) >= (other.date, other.id)));
    let (date, id) = (all[3].date, all[3].id);
    assert_eq!(list(Window::From(date, id), 2).await, all[3..5]);
    assert_eq!(list(Window::After(date, id), 2).await, all[4..6]);
    assert_eq!(list(Window::Before(date, id), 2).await, all[1..3]);
    assert_eq!(list(Window::Bottom, 2).await, all[5..]);
    by_source(&store, &all).await;
    let newest = store.newest().await.unwrap();
    let mark = async |part| {
        let selection = Selection { section: Some("All".to_owned()), ..Selection::default() };
        let unread = Unread { listing: Listing::Selection(selection), newest, part, since: None };
        let ids = store.unread(unread, Timestamp::now()).await.unwrap();
        store.mark(Mark::Read(ids, true), Timestamp::now()).await.unwrap()
    };
    assert_eq!(mark(Part::Below(date, id)).await, 4);
    assert_eq!(mark(Part::All).await, 3);
    store.undo(Timestamp::now()).await.unwrap();
    let unread = Selection { section: Some("All".to_owned()), unread: true, limit: 9, ..Selection::default() };
    assert_eq!(store.headlines(unread, Timestamp::now()).await.unwrap(), all[..3]);
}

#[test]
fn filters_mute_star_mark_and_tag_what_arrives() {
    let folder = tempfile::tempdir().unwrap();
    let server = newsroom(folder.path());
    add(
        folder.path(),
        "\n[[filter]]\nquery = \"envoys strait\"\nstar = true\ntag = \"Sea lanes\"\n\
         [[filter]]\nquery = \"source:science\"\nmute = true\n\
         [[filter]]\nquery = \"section:africa\"\nread = true\nuntil = 2999-01-01\n\
         [[filter]]\nquery = \"section:europe\"\nread = true\nuntil = 2020-01-01\n",
    );
    let refreshed = rows(folder.path(), &["refresh", "--json"]);
    let new = |feed: &str| refreshed.iter().find(|line| line["feed"] == feed).unwrap()["new"].clone();
    assert_eq!((new("world"), new("science")), (3.into(), 0.into()));
    let starred = rows(folder.path(), &["list", "--json", "--starred"]);
    assert!(starred.len() == 1 && starred[0]["title"].as_str().unwrap().starts_with("Envoys"), "{starred:?}");
    assert!(rows(folder.path(), &["list", "--json", "--section", "Science"]).is_empty());
    assert_eq!(rows(folder.path(), &["list", "--json", "--query", "is:hidden"]).len(), 2);
    let read = |section: &str| {
        let rows = rows(folder.path(), &["list", "--json", "--section", section]);
        rows.iter().all(|row| row["read"] == true)
    };
    assert!(read("Africa") && !read("Europe"));
    let tagged = rows(folder.path(), &["list", "--json", "--query", "tag:\"sea lanes\""]);
    assert_eq!(tagged.len(), 1);
    let shown = &rows(folder.path(), &["show", "--json", &tagged[0]["id"].to_string()])[0];
    assert!(shown["tags"].as_array().unwrap().contains(&"Sea lanes".into()), "{shown}");
    let edited = fs::read_to_string("tests/fixtures/newsroom/world.rss").unwrap().replace("Envoys", "All envoys");
    server.serve("/world.rss", Page::feed("application/rss+xml", edited));
    rows(folder.path(), &["refresh", "--section", "World"]);
    let shown = &rows(folder.path(), &["show", "--json", &tagged[0]["id"].to_string()])[0];
    assert!(shown["title"].as_str().unwrap().starts_with("All envoys"), "{shown}");
    assert!(shown["tags"].as_array().unwrap().contains(&"Sea lanes".into()), "an edit takes no tag away: {shown}");
    assert_eq!(rows(folder.path(), &["list", "--json", "--query", "tag:\"sea lanes\""]).len(), 1);
}

#[test]
fn a_refresh_of_a_smart_section_asks_the_feeds_that_may_bring_something_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let _server = newsroom(folder.path());
    let smart = |name: &str, query: &str| format!("\n[[smart]]\nsection = \"{name}\"\nquery = \"{query}\"\n");
    add(folder.path(), SMART);
    add(folder.path(), &smart("Two", "section:europe OR source:science calm"));
    let asked = |section: &str| -> Vec<String> {
        let lines = rows(folder.path(), &["refresh", "--json", "--section", section]);
        let mut feeds: Vec<String> = lines.iter().map(|line| line["feed"].as_str().unwrap().to_owned()).collect();
        feeds.sort();
        feeds
    };
    assert_eq!(asked("Two"), ["europe", "science"]);
    assert_eq!(asked("Translated"), ["africa", "europe", "science", "world"]);
    let mut wrong = dateline(folder.path(), &folder.path().join("data"));
    let wrong = wrong.args(["refresh", "--section", "Tow"]).output().unwrap();
    let said = String::from_utf8_lossy(&wrong.stderr).into_owned();
    assert!(
        wrong.status.code() == Some(2) && said.contains("World, Science, Africa, Europe, Translated, Two"),
        "{said}"
    );
}

#[test]
fn an_open_reader_follows_the_file_of_feeds_and_tells_what_is_wrong_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let server = newsroom(folder.path());
    let path = folder.path().join("feeds.toml");
    let whole = fs::read_to_string(&path).unwrap();
    let science = whole.find("\n[[feed]]\nid = \"science\"").unwrap();
    fs::write(&path, &whole[..science]).unwrap();
    let mut terminal = Terminal::reader(folder.path(), &folder.path().join("data"), &[], 120, 36);
    terminal.wait("the first refresh", |screen| screen.contains("World 3"));
    fs::write(&path, whole.clone() + "sectoin = \"X\"\n").unwrap();
    terminal.wait("that a sentence waits", |screen| screen.contains("(+1)"));
    terminal.type_keys("k");
    terminal.wait("the error with its place", |screen| {
        screen.contains("did you mean section?")
            && screen.contains(&format!("feeds.toml:{}:1", whole.lines().count() + 1))
    });
    assert!(!terminal.screen().contains("Science"), "{}", terminal.screen());
    // Editors write a new file and put it in the place of the old one.
    let new = folder.path().join("feeds.toml.swp");
    fs::write(&new, whole + SMART).unwrap();
    fs::rename(&new, &path).unwrap();
    terminal.wait("the new feeds with their articles, and the smart section", |screen| {
        screen.contains("Science 2") && screen.contains("Translated ")
    });
    terminal.type_keys("q");
    assert_eq!(terminal.end().0, 0);
    assert!(server.requests().iter().any(|request| request.path == "/science.atom"));
}

#[tokio::test]
async fn a_smart_section_is_that_of_the_time_it_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let _server = newsroom(folder.path());
    add(folder.path(), "\n[[smart]]\nsection = \"New\"\nquery = \"lang:en OR lang:ro OR source:news since:9000d\"\n");
    rows(folder.path(), &["refresh"]);
    let store = Store::open(&folder.path().join("data")).await.unwrap();
    let now = Timestamp::now();
    desk::follow(&store, &load_feeds(folder.path()), now).await.unwrap();
    let new = Selection { section: Some("New".to_owned()), limit: 99, ..Selection::default() };
    let later = Timestamp::from_second(now.as_second() + 9_001 * 24 * 3600).unwrap();
    assert_eq!(store.headlines(new.clone(), now).await.unwrap().len(), 7);
    assert!(store.headlines(new.clone(), later).await.unwrap().is_empty());
    assert_eq!((store.count(new.clone(), now).await.unwrap(), store.count(new, later).await.unwrap()), (7, 0));
    let sections = store.sections(later).await.unwrap();
    assert_eq!(sections.iter().find(|section| section.name == "New").unwrap().articles, 0);
}
