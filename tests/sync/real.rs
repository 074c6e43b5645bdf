//! A real Miniflux, where one runs: `tests/servers/miniflux` starts it, and `TEST_MINIFLUX` holds its address.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::sync::atomic::Ordering;

use dateline::desk::AccountChange;
use dateline::model::{Access, Account, ArticleId, Flag, ItemId, Mark, Protocol, Selection};
use jiff::Timestamp;

use super::Machine;
use super::server::{Chance, Real, Way};
use crate::support::{Page, Server};

/// The server, one test at a time; none where none runs, which is told.
async fn real() -> Option<(Real, tokio::sync::MutexGuard<'static, ()>)> {
    static TURN: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
    let Ok(address) = std::env::var("TEST_MINIFLUX") else {
        // Not captured: that it was left out is to be seen.
        let _ =
            writeln!(std::io::stderr(), "skipped: no Miniflux runs (tests/servers/miniflux starts one; TEST_MINIFLUX)");
        return None;
    };
    let turn = TURN.lock().await;
    Some((Real::at(&address), turn))
}

fn paper(number: usize, items: usize) -> Page {
    let item = |item: usize| {
        let at = Timestamp::from_second(super::NEWEST - 86_400 + i64::try_from(item).unwrap()).unwrap();
        format!(
            "<item><guid>{number}-{item}</guid><title>Story {number}-{item}</title>\
             <link>https://paper{number}.example/{item}</link><author>Oda Fjell</author>\
             <pubDate>{}</pubDate><description>What happened in {item}.</description></item>",
            at.strftime("%a, %d %b %Y %H:%M:%S +0000")
        )
    };
    let items: String = (0..items).map(item).collect();
    let head = format!("<title>Paper {number}</title><link>https://paper{number}.example/</link>");
    Page::feed("application/rss+xml", format!("<rss version='2.0'><channel>{head}{items}</channel></rss>"))
}

fn papers(count: usize, items: usize) -> (Server, Vec<String>) {
    let path = |number: usize| format!("/{number}.xml");
    let server = Server::new((0..count).map(|number| (path(number), paper(number, items))).collect());
    let addresses = (0..count).map(|number| server.url(&path(number))).collect();
    (server, addresses)
}

fn account(real: &Real, protocol: Protocol, url: &str) -> Account {
    let command = |word: &str| ["echo", word].map(str::to_owned).to_vec();
    let access = match protocol {
        Protocol::Miniflux => Access { token_command: command(&real.key), ..Access::default() },
        // Miniflux has a password of its own for the protocol of Google Reader.
        Protocol::GoogleReader => {
            Access { user: Some("ana".to_owned()), password_command: command("secret2"), ..Access::default() }
        }
    };
    Account { id: "home".to_owned(), protocol, url: url.to_owned(), access: Box::new(access), ca_file: None }
}

/// A state of an article, and whether it holds.
type States = BTreeMap<(String, Flag), bool>;

/// Every mark that was made anywhere: those that a machine's server was not told yet, and what the server must know.
#[derive(Default)]
struct Ledger {
    pending: [States; 2],
    truth: States,
    marks: usize,
}

/// Two machines, their server and what was done on all three.
struct Scene<'a> {
    server: &'a Real,
    machines: [Machine; 2],
    /// Titles of what the server has, by its numbers.
    titles: BTreeMap<i64, String>,
    ledger: Ledger,
    chance: Chance,
}

impl Scene<'_> {
    /// What a machine shows: number, title, read and starred of each article.
    async fn rows(&self, at: usize) -> Vec<(ArticleId, String, bool, bool)> {
        let all = Selection { limit: 20_000, ..Selection::default() };
        let rows = self.machines[at].store.headlines(all, Timestamp::now()).await.unwrap();
        rows.iter().map(|row| (row.id, row.title.clone(), row.read, row.starred)).collect()
    }

    /// What waits on a machine, by the titles of the articles.
    async fn outbox(&self, at: usize) -> States {
        let rows = self.machines[at].store.waiting("home").await.unwrap();
        let title = |item: &ItemId| match item {
            ItemId::Number(number) => self.titles[number].clone(),
            ItemId::Text(text) => panic!("{text} is no id of Miniflux"),
        };
        rows.iter().map(|row| ((title(&row.item), row.flag), row.on)).collect()
    }

    /// Syncs a machine: what went from its outbox must be on the server from now on, and what stays is as it was.
    async fn sync(&mut self, at: usize) -> bool {
        let done = self.machines[at].sync().await;
        let left = self.outbox(at).await;
        for (key, on) in &left {
            assert_eq!(self.ledger.pending[at].get(key), Some(on), "{key:?} waits");
        }
        let before = std::mem::replace(&mut self.ledger.pending[at], left);
        let gone = before.into_iter().filter(|(key, _)| !self.ledger.pending[at].contains_key(key));
        self.ledger.truth.extend(gone.collect::<Vec<_>>());
        done.is_ok()
    }

    /// A step of the user's on a machine: a mark, marks of a part of the list, or the last step taken back.
    async fn step_here(&mut self, at: usize) {
        let before = self.rows(at).await;
        if before.is_empty() {
            return;
        }
        let store = &self.machines[at].store;
        let (way, first) = (self.chance.below(10), self.chance.below(before.len()));
        if way == 0 {
            store.undo(Timestamp::now()).await.unwrap();
        } else {
            let some = if way == 1 { 1 + self.chance.below(30) } else { 1 };
            let ids: Vec<ArticleId> = before.iter().skip(first).take(some).map(|row| row.0).collect();
            let (_, _, read, starred) = before[first];
            let mark = if self.chance.below(3) == 0 { Mark::Starred(ids, !starred) } else { Mark::Read(ids, !read) };
            store.mark(mark, Timestamp::now()).await.unwrap();
        }
        for (old, new) in before.iter().zip(self.rows(at).await) {
            assert_eq!(old.0, new.0);
            for (flag, was, is) in [(Flag::Read, old.2, new.2), (Flag::Starred, old.3, new.3)] {
                if was != is {
                    self.ledger.pending[at].insert((new.1.clone(), flag), is);
                    self.ledger.marks += 1;
                }
            }
        }
        assert_eq!(self.outbox(at).await, self.ledger.pending[at], "each mark waits");
    }

    /// A step that somebody makes on the server.
    fn step_there(&mut self) {
        let flag = if self.chance.below(3) == 0 { Flag::Starred } else { Flag::Read };
        let (first, some) = (self.chance.below(self.titles.len()), 1 + self.chance.below(3));
        let ids: Vec<i64> = self.titles.keys().copied().skip(first).take(some).collect();
        let title = |id: &i64| self.titles[id].clone();
        let on = !self.ledger.truth.get(&(title(&ids[0]), flag)).copied().unwrap_or_default();
        self.server.mark(&ids, flag, on);
        self.ledger.marks += ids.len();
        let marked: Vec<_> = ids.iter().map(|id| ((title(id), flag), on)).collect();
        self.ledger.truth.extend(marked);
    }

    /// All three have exactly what the ledger says.
    async fn agree(&self) {
        assert_eq!(self.ledger.pending, <[States; 2]>::default(), "everything was sent");
        let holds = |flag, title: &String| self.ledger.truth.get(&(title.clone(), flag)).copied().unwrap_or_default();
        let all: BTreeSet<&String> = self.titles.values().collect();
        let unread: Vec<String> =
            all.iter().filter(|title| !holds(Flag::Read, title)).map(|title| (*title).clone()).collect();
        let starred: Vec<String> =
            all.iter().filter(|title| holds(Flag::Starred, title)).map(|title| (*title).clone()).collect();
        let there = |ids: std::collections::HashSet<i64>| {
            let mut titles: Vec<String> = ids.iter().map(|id| self.titles[id].clone()).collect();
            titles.sort();
            titles
        };
        assert_eq!(there(self.server.ids("status=unread")), unread, "the server");
        assert_eq!(there(self.server.ids("starred=true")), starred, "the server");
        for (at, machine) in self.machines.iter().enumerate() {
            assert_eq!(machine.states().await, (unread.clone(), starred.clone()), "machine {at}");
            assert_eq!(self.rows(at).await.len(), self.titles.len(), "machine {at}");
            machine.sound().await;
        }
    }
}

/// Two machines, a server, steps on all three and a way that breaks off: at the end all agree, and every mark is there.
async fn agreement(server: &Real, protocol: Protocol, (feeds, items, steps): (usize, usize, usize)) {
    // A tenth of the articles comes when half of the steps are made.
    let (newsrooms, addresses) = papers(feeds, items - items / 10);
    server.begin(&addresses);
    let way = Way::to(&server.host);
    let at = |way: &Way| account(server, protocol, &way.address);
    let machines = [Machine::of(at(&way)).await, Machine::of(at(&way)).await];
    let chance = Chance(if protocol == Protocol::Miniflux { 1 } else { 2 });
    let (titles, ledger) = (server.titles(), Ledger::default());
    let mut scene = Scene { server, machines, titles, ledger, chance };
    way.broken.store(true, Ordering::SeqCst);
    let (mut made, mut failed) = (0, 0);
    while made < steps {
        if made == steps / 2 && scene.titles.len() < feeds * items {
            for number in 0..feeds {
                newsrooms.serve(&format!("/{number}.xml"), paper(number, items));
            }
            server.refresh();
            scene.titles = server.titles();
        }
        made += 1;
        match scene.chance.below(9) {
            at @ (0 | 1) => failed += usize::from(!scene.sync(at).await),
            at @ 2..6 => scene.step_here(at % 2).await,
            _ => scene.step_there(),
        }
    }
    way.broken.store(false, Ordering::SeqCst);
    for at in [0, 1, 0, 1] {
        assert!(scene.sync(at).await);
    }
    assert_eq!(scene.titles.len(), feeds * items);
    scene.agree().await;
    let breaks = way.breaks.load(Ordering::SeqCst);
    assert!(steps < 100 || breaks > 20 && failed > 20, "{breaks} {failed}");
    let marks = scene.ledger.marks;
    let _ = writeln!(std::io::stderr(), "{protocol:?}: {marks} marks, {failed} syncs broke off in {breaks} breaks");
}

#[tokio::test]
async fn two_machines_and_a_real_miniflux_agree_over_both_protocols() {
    let Some((real, _turn)) = real().await else { return };
    let size = if std::env::var_os("DATELINE_FULL").is_some() { (40, 100, 500) } else { (4, 20, 60) };
    for protocol in [Protocol::Miniflux, Protocol::GoogleReader] {
        agreement(&real, protocol, size).await;
    }
}

/// Subscribing, renaming, moving and leaving go through the server, and each is taken back.
#[tokio::test]
async fn feeds_are_changed_through_a_real_miniflux() {
    let Some((real, _turn)) = real().await else { return };
    for protocol in [Protocol::Miniflux, Protocol::GoogleReader] {
        let (_newsrooms, addresses) = papers(3, 5);
        real.begin(&addresses[..2]);
        let machine = Machine::of(account(&real, protocol, &format!("http://{}", real.host))).await;
        assert_eq!(machine.sync().await.unwrap().new, 10);
        let before = machine.feeds().await;
        let there = |key: &str| -> Vec<String> {
            let feeds = real.feeds();
            feeds.iter().map(|feed| feed.pointer(key).unwrap().as_str().unwrap().to_owned()).collect()
        };
        let folder = Some("Harbours & quays".to_owned());
        let add = AccountChange::Add { url: addresses[2].clone(), folder: folder.clone(), title: None };
        let stream = machine.change(&add).await;
        assert!(there("/title").contains(&"Paper 2".to_owned()));
        assert!(machine.feeds().await.contains(&("Paper 2".to_owned(), folder.clone())), "{protocol:?}");
        assert_eq!(machine.sync().await.unwrap().new, 5, "{protocol:?}");
        machine.change(&add.reversed(stream.as_deref()).unwrap()).await;
        assert_eq!(machine.feeds().await, before, "{protocol:?}");
        let feed = machine.remote("Paper 0").await;
        for (change, key, expected) in [
            (AccountChange::Rename(feed.clone(), "Quay".to_owned()), "/title", "Quay"),
            (AccountChange::Move(feed.clone(), folder.clone()), "/category/title", "Harbours & quays"),
        ] {
            machine.change(&change).await;
            assert!(there(key).contains(&expected.to_owned()), "{protocol:?} {change:?}");
            machine.change(&change.reversed(None).unwrap()).await;
            assert_eq!(machine.feeds().await, before, "{protocol:?} {change:?}");
        }
        let leave = AccountChange::Remove(feed);
        machine.change(&leave).await;
        assert_eq!(there("/title"), ["Paper 1"]);
        machine.change(&leave.reversed(None).unwrap()).await;
        let mut again = machine.feeds().await;
        again.sort();
        assert_eq!(again, before, "{protocol:?}");
        machine.sync().await.unwrap();
        assert_eq!(machine.states().await.0.len(), 10, "{protocol:?}");
        machine.sound().await;
    }
}
