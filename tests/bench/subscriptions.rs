//! Ten thousand feeds in two hundred sections beside a hundred in ten: what a start does with them, the plan of a refresh
//! that asks nobody, and a frame of the screen of feeds.

use std::fmt::Write as _;
use std::fs;

use crossterm::event::{KeyCode, KeyModifiers};
use dateline::app::{Answer, App, Data, Environment, Input, Msg};
use dateline::config::{self, Settings};
use dateline::desk::{self, RefreshOptions, Wanted};
use dateline::fetch::{Client, Limits};
use dateline::model::Health;
use dateline::store::Store;
use dateline::ui;
use divan::Bencher;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use tempfile::TempDir;
use tokio::runtime::Runtime;

const SIZES: [(usize, usize); 2] = [(100, 10), (10_000, 200)];

fn now() -> Timestamp {
    "2026-11-16T12:00:00Z".parse().unwrap()
}

fn folder((feeds, sections): (usize, usize)) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut text = "edition = \"none\"\n".to_owned();
    for at in 0..feeds {
        let section = at % sections;
        let address = format!("https://{at}.press.example/feed");
        writeln!(text, "\n[[feed]]\ntitle = \"Paper {at}\"\nurl = \"{address}\"\nsection = \"Part {section}\"")
            .unwrap();
    }
    fs::write(folder.path().join(config::FEEDS_FILE), text).unwrap();
    folder
}

#[divan::bench(args = SIZES)]
fn the_file_is_read(bencher: Bencher, size: (usize, usize)) {
    let folder = folder(size);
    bencher.bench_local(|| config::load_feeds(folder.path()).feeds.len());
}

#[divan::bench(args = SIZES)]
fn the_cache_follows_the_file_it_followed_before(bencher: Bencher, size: (usize, usize)) {
    let (folder, runtime) = (folder(size), Runtime::new().unwrap());
    let file = config::load_feeds(folder.path());
    let store = runtime.block_on(Store::open(folder.path())).unwrap();
    bencher.bench_local(|| runtime.block_on(desk::follow(&store, &file, now())).unwrap());
}

#[divan::bench(args = SIZES)]
fn sections_with_their_counts(bencher: Bencher, size: (usize, usize)) {
    let (folder, runtime) = (folder(size), Runtime::new().unwrap());
    let store = runtime.block_on(Store::open(folder.path())).unwrap();
    runtime.block_on(desk::follow(&store, &config::load_feeds(folder.path()), now())).unwrap();
    bencher.bench_local(|| runtime.block_on(store.sections(now())).unwrap().len());
}

#[divan::bench(args = SIZES)]
fn a_refresh_is_planned(bencher: Bencher, size: (usize, usize)) {
    let (folder, runtime) = (folder(size), Runtime::new().unwrap());
    let feeds = config::load_feeds(folder.path()).feeds;
    let store = runtime.block_on(Store::open(folder.path())).unwrap();
    runtime.block_on(async {
        desk::follow(&store, &config::load_feeds(folder.path()), now()).await.unwrap();
    });
    let cache = folder.path().join("dateline.sqlite3");
    let later = now().as_second() + 3_600;
    rusqlite::Connection::open(cache).unwrap().execute("UPDATE feed SET next_try = ?1", [later]).unwrap();
    let client = Client::new(Limits::default()).unwrap();
    let options = RefreshOptions { wanted: Wanted::Due, ..RefreshOptions::default() };
    bencher.with_inputs(|| feeds.clone()).bench_local_values(|feeds| {
        let _inside = runtime.enter();
        let planned = desk::refresh(&store, &client, &drop, feeds, options.clone(), now(), |_| ());
        runtime.block_on(planned).unwrap().left_alone
    });
}

#[divan::bench(args = SIZES)]
fn the_screen_of_feeds_is_drawn(bencher: Bencher, (feeds, _): (usize, usize)) {
    let health = |at: usize| Health {
        feed: format!("paper-{at}"),
        title: format!("Paper {at}"),
        last_success: None,
        last_try: None,
        status: None,
        error: (at.is_multiple_of(7)).then(|| "the server closed the connection before it had answered".into()),
        next_try: None,
        size: Some(5_000),
        rhythm: Some(3_600),
        moved_to: None,
        gone: false,
        articles: 3,
        unread: 1,
        ..Health::default()
    };
    let (mut app, _) = App::new(Environment::new(Settings::default(), false));
    app.update(Msg::Time(now(), TimeZone::UTC));
    app.update(Msg::Input(Input::Resize(200, 60)));
    app.update(Msg::Data(Data::Query(Answer::Health((0..feeds).map(health).collect::<Vec<_>>().into()))));
    app.update(Msg::Input(Input::Key(KeyCode::Char('e'), KeyModifiers::NONE)));
    app.update(Msg::Input(Input::Key(KeyCode::Char('G'), KeyModifiers::NONE)));
    let mut terminal = Terminal::new(TestBackend::new(200, 60)).unwrap();
    bencher.bench_local(|| {
        app.update(Msg::Input(Input::Key(KeyCode::Char('k'), KeyModifiers::NONE)));
        terminal.draw(|frame| ui::draw(&app, frame)).unwrap().count
    });
}
