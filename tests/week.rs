//! A week of reading, its times given: newsrooms that publish, edit, repeat, move, fail and flood, asked whenever they are
//! due. Six feeds every six hours; with `DATELINE_FULL=1` forty feeds every half hour, in a process of its own whose
//! memory is watched.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::process::Command;
use std::time::Duration;

use dateline::config::Settings;
use dateline::desk::{self, RefreshOptions, Wanted};
use dateline::fetch::{Client, Limits};
use dateline::model::{Headline, Mark, Query, Selection, Subscription};
use dateline::store::Store;
use jiff::Timestamp;

use crate::support::{Page, Server, said};

/// Monday, midnight.
const START: i64 = 1_794_787_200;
const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;
/// Items that a feed shows.
const WINDOW: usize = 20;
/// Items that come at once in a flood.
const FLOOD: usize = 60;
const KEEP_DAYS: u32 = 3;
/// Set in the process that does nothing but this test.
const ALONE: &str = "WEEK_ALONE";

fn full() -> bool {
    std::env::var_os("DATELINE_FULL").is_some()
}

/// Numbers that look like chance and are the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

/// A story as its newsroom has it now.
struct Item {
    number: usize,
    edits: u32,
    published: i64,
}

/// What one feed shows.
struct Newsroom {
    number: usize,
    items: Vec<Item>,
    /// Its guids are made in another way since it got new software.
    renewed: bool,
    /// Shows all it has, not the newest alone.
    flooding: bool,
}

impl Newsroom {
    fn title(&self, item: &Item) -> String {
        format!("Story {}x{} version {}", self.number, item.number, item.edits)
    }

    fn shown(&self) -> &[Item] {
        let from = if self.flooding { 0 } else { self.items.len().saturating_sub(WINDOW) };
        &self.items[from..]
    }

    /// The feed; `other` is another feed's whose stories it carries too.
    fn write(&self, server: &Server, other: Option<&Self>) -> String {
        let mut out = format!("<rss version=\"2.0\"><channel><title>Paper {}</title>", self.number);
        for (room, item, tracking) in self.shown().iter().map(|item| (self, item, "")).chain(
            other.into_iter().flat_map(|other| other.shown().iter().map(move |item| (other, item, "?utm_source=copy"))),
        ) {
            let link = server.url(&format!("/story/{}/{}{tracking}", room.number, item.number));
            let guid =
                if self.renewed { format!("new-{}", item.number) } else { format!("{}-{}", room.number, item.number) };
            let date =
                Timestamp::from_second(item.published).unwrap().strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
            let text = format!("What happened is told here in version {}. ", item.edits).repeat(4);
            write!(
                out,
                "<item><title>{}</title><link>{link}</link><guid isPermaLink=\"false\">{guid}</guid><pubDate>{date}</pubDate>\
                 <author>Ana Diaz</author><description>&lt;p>{text}&lt;/p>&lt;p>Translation by Irena Talvik&lt;/p></description></item>",
                room.title(item)
            )
            .unwrap();
        }
        out + "</channel></rss>"
    }
}

/// What a feed's address does in an hour of the week.
enum Answer {
    Well,
    Fault,
    Truncated,
    WebPage,
    Empty,
}

fn answer(feed: usize, hour: i64) -> Answer {
    match (feed % 6, hour) {
        // A fault on Tuesday from noon on, a broken file on Thursday, a page in place of the feed, nothing at all.
        (5, 36..42) => Answer::Fault,
        (2, 74..80) => Answer::Truncated,
        (3, 98..103) => Answer::WebPage,
        (4, 120..126) => Answer::Empty,
        _ => Answer::Well,
    }
}

/// Where a feed is served; of each sixth the first address says since Wednesday where it moved.
fn path(feed: usize, hour: i64) -> String {
    if feed % 6 == 3 && hour >= 60 { format!("/new/{feed}") } else { format!("/feed/{feed}") }
}

fn publish(rooms: &mut [Newsroom], chance: &mut Chance, (now, step): (i64, i64)) {
    let hour = (now - START) / HOUR;
    for room in rooms {
        let flood = room.number % 6 == 5 && hour >= 90 && !room.flooding;
        let news = if flood { FLOOD } else { usize::from(chance.below(12) < u64::try_from(4 * step / HOUR).unwrap()) };
        room.flooding |= flood;
        for _ in 0..news {
            let published = now - i64::try_from(chance.below(u64::try_from(step).unwrap())).unwrap();
            room.items.push(Item { number: room.items.len(), edits: 0, published });
        }
        if chance.below(8) == 0
            && let Some(item) = room.items.iter_mut().rev().nth(usize::try_from(chance.below(4)).unwrap())
        {
            item.edits += 1;
        }
        room.renewed |= room.number % 6 == 4 && hour >= 84;
    }
}

fn serve(server: &Server, rooms: &[Newsroom], hour: i64) {
    for room in rooms {
        // Each second feed of a newsroom carries the first one's stories as well.
        let other = (room.number % 6 == 1).then(|| &rooms[room.number - 1]);
        let text = room.write(server, other);
        let page = |status, content_type, body: &str| Page {
            status,
            content_type,
            etag: None,
            body: body.as_bytes().to_vec(),
        };
        let page = match answer(room.number, hour) {
            Answer::Well => {
                Page { etag: Some(format!("\"{:x}\"", crc32(&text))), ..Page::feed("application/rss+xml", text) }
            }
            Answer::Fault => page(503, "text/plain", "busy"),
            Answer::Truncated => page(200, "application/rss+xml", &text[..60]),
            Answer::WebPage => page(200, "text/html", "<!doctype html><title>Soon</title><p>We are being renewed."),
            Answer::Empty => page(200, "application/rss+xml", ""),
        };
        let (path, first) = (path(room.number, hour), format!("/feed/{}", room.number));
        if path != first {
            server.serve(&first, Page::elsewhere(301, &server.url(&path)));
        }
        server.serve(&path, page);
    }
}

fn crc32(text: &str) -> u32 {
    text.bytes().fold(0xffff_ffff, |sum: u32, byte| sum.rotate_left(5) ^ u32::from(byte).wrapping_mul(0x9e37_79b1))
}

/// Bytes of memory that this process has.
fn memory() -> u64 {
    let told = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    told.split(' ').nth(1).and_then(|pages| pages.parse::<u64>().ok()).unwrap_or(0) * 4_096
}

async fn headlines(store: &Store) -> Vec<Headline> {
    let selection = Selection { section: Some("World".to_owned()), limit: 100_000, ..Selection::default() };
    store.headlines(selection, Timestamp::now()).await.unwrap()
}

/// Every story of the last days is there once, as its newsroom has it; nothing older is; every feed is well.
async fn assert_whole(store: &Store, rooms: &[Newsroom], now: i64) {
    let rows = headlines(store).await;
    let before = now - i64::from(KEEP_DAYS) * DAY;
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for row in &rows {
        assert!(row.date.as_second() >= before, "{} should have been let go", row.title);
        let name = row.title.split(" version").next().unwrap();
        *seen.entry(name).or_default() += 1;
        assert_eq!(row.credits.len(), 2, "{row:?}");
    }
    let twice: Vec<_> = seen.iter().filter(|(_, count)| **count > 1).collect();
    assert!(twice.is_empty(), "twice: {twice:?}");
    for room in rooms {
        for item in room.items.iter().filter(|item| item.published >= before) {
            let title = room.title(item);
            assert!(seen.contains_key(title.split(" version").next().unwrap()), "{title} was lost");
        }
        for item in room.shown().iter().filter(|item| item.published >= before) {
            let title = room.title(item);
            assert!(rows.iter().any(|row| row.title == title), "{title} is shown as it was");
        }
    }
    let found =
        store.search(Query::parse("happened").unwrap(), Timestamp::from_second(now).unwrap(), 0, 1).await.unwrap();
    assert_eq!(found.total, rows.len(), "search knows what the lists know");
    for health in store.health().await.unwrap().iter().filter(|health| health.feed.starts_with("paper")) {
        assert_eq!(health.error, None, "{}", health.title);
        assert_eq!(
            health.moved_to.is_some(),
            health.feed.trim_start_matches("paper-").parse::<usize>().unwrap() % 6 == 3
        );
    }
    assert_eq!(store.examine(false).await.unwrap(), []);
}

/// The week; answers the bytes of memory at the end of its third day and of its last.
async fn week((feeds, step): (usize, i64)) -> (u64, u64) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).await.unwrap();
    let server = Server::new(Vec::new());
    let mut rooms: Vec<Newsroom> =
        (0..feeds).map(|number| Newsroom { number, items: Vec::new(), renewed: false, flooding: false }).collect();
    let subscription = |feed: usize| Subscription {
        id: format!("paper-{feed}"),
        title: format!("Paper {feed}"),
        url: server.url(&format!("/feed/{feed}")),
        section: "World".to_owned(),
        ..Subscription::default()
    };
    let subscribed: Vec<Subscription> = (0..feeds).map(subscription).collect();
    let client = Client::new(Limits { spacing: Duration::ZERO, ..Limits::default() }).unwrap();
    let mut settings = Settings::default();
    (settings.keep_days, settings.keep_unread) = (KEEP_DAYS, false);
    let offload = |work: Box<dyn FnOnce() + Send>| drop(tokio::task::spawn_blocking(work));
    let (mut chance, mut failures, mut memories) = (Chance(7), HashMap::<String, usize>::new(), (0, 0));
    let mut now = START;
    desk::settle(&store, &subscribed, Timestamp::from_second(now).unwrap()).await.unwrap();
    while now < START + 7 * DAY {
        now += step;
        let (hour, time) = ((now - START) / HOUR, Timestamp::from_second(now).unwrap());
        publish(&mut rooms, &mut chance, (now, step));
        serve(&server, &rooms, hour);
        let last = now >= START + 7 * DAY;
        let options =
            RefreshOptions { wanted: if last { Wanted::All } else { Wanted::Due }, ..RefreshOptions::default() };
        let report = desk::refresh(&store, &client, &offload, subscribed.clone(), options, time, |progress| {
            if let Err(error) = progress.result {
                *failures.entry(said(&error)).or_default() += 1;
            }
        });
        assert_eq!(report.await.unwrap().outage, None);
        server.forget();
        if (now - START) % DAY == 0 {
            desk::tidy(&store, &settings, desk::Index::All, time, || ()).await.unwrap();
            let some = headlines(&store).await.iter().step_by(3).map(|row| row.id).collect();
            store.mark(Mark::Read(some, true), Timestamp::now()).await.unwrap();
        }
        if hour == 3 * 24 {
            memories.0 = memory();
        }
    }
    memories.1 = memory();
    assert_whole(&store, &rooms, now).await;
    assert!(failures.len() >= 3, "{failures:?}");
    for error in failures.keys() {
        assert!(error.contains("; "), "no cure is named: {error}");
    }
    store.close().await.unwrap();
    memories
}

#[test]
fn a_week_loses_nothing_doubles_nothing_and_keeps_what_it_should() {
    let alone = std::env::var_os(ALONE).is_some();
    if full() && !alone {
        let name = "week::a_week_loses_nothing_doubles_nothing_and_keeps_what_it_should";
        let program = std::env::current_exe().unwrap();
        let status = Command::new(program).args([name, "--exact"]).env(ALONE, "1").status().unwrap();
        assert!(status.success());
        return;
    }
    let size = if full() { (40, HOUR / 2) } else { (6, 6 * HOUR) };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let (early, late) = runtime.block_on(week(size));
    if alone {
        assert!(late < early + early / 5 + (8 << 20), "memory grew from {early} to {late} bytes");
    }
}
