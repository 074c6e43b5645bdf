//! As many feeds as anybody has: ten thousand in two hundred sections with `DATELINE_FULL=1`, else a hundredth of them.
//! What such a start costs is told by `cargo bench -- subscriptions`.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crossterm::event::{KeyCode, KeyModifiers};
use dateline::app::{Answer, App, Data, Environment, Input, Msg};
use dateline::config::{self, Settings};
use dateline::desk::{self, RefreshOptions, Wanted};
use dateline::fetch::{Client, Limits};
use dateline::model::Health;
use dateline::store::Store;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use rusqlite::Connection;

const NOW: &str = "2026-11-16T12:00:00Z";

/// Feeds, and sections they stand in.
fn size() -> (usize, usize) {
    if std::env::var_os("DATELINE_FULL").is_some() { (10_000, 200) } else { (100, 20) }
}

/// Writes a `feeds.toml` of so many feeds.
fn write_feeds(folder: &Path, (feeds, sections): (usize, usize)) {
    let mut text = "edition = \"none\"\n".to_owned();
    for at in 0..feeds {
        let section = at % sections;
        let address = format!("https://{at}.press.example/feed");
        writeln!(text, "\n[[feed]]\ntitle = \"Paper {at}\"\nurl = \"{address}\"\nsection = \"Part {section}\"")
            .unwrap();
    }
    fs::write(folder.join(config::FEEDS_FILE), text).unwrap();
}

#[tokio::test]
async fn a_start_that_finds_nothing_new_writes_nothing_and_a_refresh_asks_nobody_before_his_time() {
    let now: Timestamp = NOW.parse().unwrap();
    let folder = tempfile::tempdir().unwrap();
    write_feeds(folder.path(), size());
    let file = config::load_feeds(folder.path());
    assert_eq!((file.errors.as_slice(), file.feeds.len(), file.sections.len()), (&[][..], size().0, size().1));
    let store = Store::open(folder.path()).await.unwrap();
    assert!(!store.was_settled().await.unwrap());
    desk::follow(&store, &file, now).await.unwrap();
    assert!(store.was_settled().await.unwrap());

    let other = Store::open(folder.path()).await.unwrap();
    let before = store.foreign_version().await.unwrap();
    desk::follow(&other, &config::load_feeds(folder.path()), now).await.unwrap();
    assert_eq!(store.foreign_version().await.unwrap(), before, "the cache was written to");
    other.close().await.unwrap();

    let path = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
    let cache = path.into_iter().find(|path| path.extension().is_some_and(|end| end == "sqlite3")).unwrap();
    let later = now.as_second() + 3_600;
    Connection::open(cache).unwrap().execute("UPDATE feed SET next_try = ?1", [later]).unwrap();
    let client = Client::new(Limits::default()).unwrap();
    let options = RefreshOptions { wanted: Wanted::Due, ..RefreshOptions::default() };
    let report = desk::refresh(&store, &client, &drop, file.feeds, options, now, |_| ()).await.unwrap();
    assert_eq!((report.left_alone, report.failed), (size().0, 0));
}

#[tokio::test]
async fn a_feed_that_moves_to_another_section_is_noticed() {
    let now: Timestamp = NOW.parse().unwrap();
    let folder = tempfile::tempdir().unwrap();
    write_feeds(folder.path(), (20, 4));
    let store = Store::open(folder.path()).await.unwrap();
    desk::follow(&store, &config::load_feeds(folder.path()), now).await.unwrap();
    write_feeds(folder.path(), (20, 5));
    desk::follow(&store, &config::load_feeds(folder.path()), now).await.unwrap();
    let names: Vec<String> =
        store.sections(Timestamp::now()).await.unwrap().into_iter().map(|section| section.name).collect();
    assert_eq!(names, ["Part 0", "Part 1", "Part 2", "Part 3", "Part 4", "Guide"]);
}

fn press(app: &mut App, key: char) {
    app.update(Msg::Input(Input::Key(KeyCode::Char(key), KeyModifiers::NONE)));
}

/// The reader with so many feeds, every seventh of which failed.
fn reader_of(feeds: usize) -> App {
    let health = |at: usize| Health {
        feed: format!("paper-{at}"),
        title: format!("Paper {at}"),
        last_success: None,
        last_try: None,
        status: None,
        error: (at.is_multiple_of(7))
            .then(|| "the server closed the connection before it had answered at all ".repeat(at % 3 + 1).into()),
        next_try: None,
        size: Some(5_000),
        rhythm: Some(3_600),
        moved_to: (at.is_multiple_of(11)).then(|| "https://elsewhere.press.example/feed".to_owned()),
        gone: false,
        articles: 3,
        unread: 1,
        ..Health::default()
    };
    let (mut app, _) = App::new(Environment::new(Settings::default(), false));
    app.update(Msg::Time(NOW.parse().unwrap(), TimeZone::UTC));
    app.update(Msg::Input(Input::Resize(120, 36)));
    app.update(Msg::Data(Data::Query(Answer::Health((0..feeds).map(health).collect::<Vec<_>>().into()))));
    press(&mut app, 'e');
    app
}

#[test]
fn the_lines_of_feeds_that_are_shown_are_those_of_the_whole_list() {
    let mut app = reader_of(size().0);
    let check = |app: &App| {
        let all = app.panels().rows(&app.panel_context());
        let frame = app.panels().frame(&app.panel_context()).unwrap();
        let top = all.len() - frame.below - frame.rows.len();
        assert_eq!(frame.rows, all[top..top + frame.rows.len()], "from {top}");
        (top, all.len())
    };
    check(&app);
    press(&mut app, 'g');
    assert_eq!(check(&app).0, 0);
    for _ in 0..20 {
        app.update(Msg::Input(Input::Key(KeyCode::PageDown, KeyModifiers::NONE)));
        check(&app);
    }
    press(&mut app, 'G');
    let (top, count) = check(&app);
    assert!(top + 36 > count);
    press(&mut app, 'g');
    press(&mut app, 'e');
    let first = app.panels().frame(&app.panel_context()).unwrap().rows.remove(1);
    let texts: Vec<&str> = first.cells.iter().take(3).map(|cell| cell.text.as_str()).collect();
    assert_eq!(texts, ["[x]", "✗", "Paper 0"], "those that failed come first");
}
