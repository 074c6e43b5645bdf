//! A month of newsrooms that do all at once what makes an entry hard to know again. Nine feeds a day; with `DATELINE_FULL=1`
//! forty-five feeds every hour, in a process of its own whose memory is watched.

use std::collections::HashMap;
use std::process::Command;

use super::documents::Format::{Atom, Json, Rdf, Rss};
use super::documents::Item;
use super::{Cache, subscription};

const HOURS: i64 = 27 * 24;
/// Items that a feed shows.
const WINDOW: usize = 12;
/// Ways of being hard to know.
const KINDS: usize = 9;
const FORMATS: [super::documents::Format; 4] = [Rss, Atom, Json, Rdf];
/// Set in the process that does nothing but this test.
const ALONE: &str = "MONTH_ALONE";

fn full() -> bool {
    std::env::var_os("DATELINE_FULL").is_some()
}

struct Newsroom {
    number: usize,
    items: Vec<Item>,
    edits: HashMap<usize, u32>,
}

impl Newsroom {
    fn id(&self) -> String {
        format!("room-{}", self.number)
    }

    fn publish(&mut self, hour: i64) {
        let number = self.items.len();
        let title = format!("Room {} story {number};", self.number);
        self.items.push(Item { title, hour: Some(hour), ..Item::new(number) });
    }

    /// What the feed shows in an hour, the newest on top.
    fn shown(&self, hour: i64) -> Vec<Item> {
        let from = self.items.len().saturating_sub(WINDOW);
        (from..self.items.len()).rev().map(|at| self.item(at, hour)).collect()
    }

    fn item(&self, at: usize, hour: i64) -> Item {
        let mut item = self.items[at].clone();
        let host = format!("{}.example", self.id());
        let edits = self.edits.get(&at).copied().unwrap_or(0);
        item.link = Some(format!("https://{host}/news/{at}"));
        item.guid = Some(format!("urn:x:{}:{at}", self.number));
        item.text = format!("What happened at pier {at}, as it was known the {edits} time.");
        let title = format!("{} version {edits}", item.title);
        match self.number % KINDS {
            // A podcast: one address.
            0 => (item.link, item.title) = (Some(format!("https://{host}/")), title),
            // The home page as every link, and no guid.
            1 => (item.link, item.guid) = (Some(format!("https://{host}")), None),
            // One guid for all.
            2 => item.guid = Some("N/A".to_owned()),
            // A live page.
            3 => (item.link, item.guid, item.title) = (Some(format!("https://{host}/live#post-{at}")), None, title),
            // A site that moves twice; its guids are its addresses.
            4 => {
                let site =
                    ["http://www.", "https://www.", "https://"][usize::try_from(hour * 3 / (HOURS + 1)).unwrap()];
                item.link = Some(format!("{site}{host}/news/{at}"));
                item.guid.clone_from(&item.link);
            }
            // A guid that is made anew with each edit.
            5 => {
                item.guid = Some(format!("https://{host}/news/{at}#{edits}"));
                item.title = title;
            }
            // Addresses that are signed anew.
            6 => {
                item.link = Some(format!("https://{host}/news/{at}?sid={hour}"));
                item.media = Some(format!("https://cdn.example/{at}.mp3?sig={hour}"));
            }
            7 => item.hour = None,
            _ => (item.link, item.guid) = (None, None),
        }
        item
    }
}

/// Bytes of memory that this process has.
fn memory() -> u64 {
    let told = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    told.split(' ').nth(1).and_then(|pages| pages.parse::<u64>().ok()).unwrap_or(0) * 4_096
}

/// The month; answers the bytes of memory after its first third and at its end.
async fn month(feeds: usize, step: i64) -> (u64, u64) {
    let mut cache = Cache::new(Rss).await;
    let mut rooms: Vec<Newsroom> =
        (0..feeds).map(|number| Newsroom { number, items: Vec::new(), edits: HashMap::new() }).collect();
    cache.store.subscribe(rooms.iter().map(|room| subscription(&room.id()))).await.unwrap();
    let (mut chance, mut early) = (7_u64, 0);
    let mut below = |bound: u64| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (chance >> 33) % bound
    };
    let mut brought = 0;
    for hour in (0..HOURS).step_by(usize::try_from(step).unwrap()) {
        for room in &mut rooms {
            for minute in 0..i64::try_from(below(u64::try_from(step / 6 + 2).unwrap())).unwrap() {
                room.publish(hour + minute.min(step - 1));
            }
            let last = room.items.len();
            let edited =
                (last > 0 && below(3) == 0).then(|| last - 1 - usize::try_from(below(4)).unwrap().min(last - 1));
            if let Some(edited) = edited {
                *room.edits.entry(edited).or_default() += 1;
            }
            cache.format = FORMATS[room.number / KINDS % 4];
            cache.home = format!("https://{}.example/", room.id());
            let (new, changed) = cache.fetch_of(&room.id(), &room.shown(hour)).await;
            brought += new;
            assert!(changed <= 1, "room {}, hour {hour}: {changed} changed", room.number);
            assert_eq!(
                cache.fetch_of(&room.id(), &room.shown(hour)).await,
                (0, 0),
                "room {}, hour {hour}",
                room.number
            );
        }
        assert_eq!(brought, rooms.iter().map(|room| room.items.len()).sum::<usize>(), "hour {hour}");
        if hour < HOURS - 48 {
            cache.read_all().await;
        }
        if hour <= HOURS / 3 {
            early = memory();
        }
    }
    let mut seen: HashMap<String, bool> = HashMap::new();
    for row in cache.rows().await {
        let name = row.title.split(';').next().unwrap().to_owned();
        assert_eq!(seen.insert(name, row.read), None, "{} is there twice", row.title);
    }
    for room in &rooms {
        for item in &room.items {
            let read = seen.remove(item.title.trim_end_matches(';'));
            let before = item.hour.unwrap() < HOURS - 48;
            assert!(
                read == Some(before) || read == Some(true) && item.hour.unwrap() < HOURS - 48 + step,
                "{read:?} {item:?}"
            );
        }
        let now = room.shown(HOURS - 1);
        let rows = cache.rows().await;
        for item in now {
            assert!(rows.iter().any(|row| row.title == item.title), "{} is shown as it was", item.title);
        }
    }
    assert!(seen.is_empty(), "{seen:?}");
    assert_eq!(cache.store.examine(false).await.unwrap(), []);
    (early, memory())
}

#[test]
fn a_month_brings_every_article_once_and_keeps_its_state() {
    let alone = std::env::var_os(ALONE).is_some();
    if full() && !alone {
        let name = "store::identity::month::a_month_brings_every_article_once_and_keeps_its_state";
        let program = std::env::current_exe().unwrap();
        let status = Command::new(program).args([name, "--exact"]).env(ALONE, "1").status().unwrap();
        assert!(status.success());
        return;
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let (feeds, step) = if full() { (KINDS * 5, 1) } else { (KINDS, 24) };
    let (early, late) = runtime.block_on(month(feeds, step));
    if alone {
        assert!(late < early + early / 5 + (16 << 20), "memory grew from {early} to {late} bytes");
    }
}
