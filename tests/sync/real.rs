//! A real Miniflux, where one runs: `tests/servers/miniflux` starts it, and `TEST_MINIFLUX` holds its address.

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

use dateline::model::{Access, Account, Flag, Mark, Protocol, Selection};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::Machine;
use crate::support::{Page, Server};

/// Numbers that look random and are the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most.max(1)
    }
}

/// The server itself, as another machine of the user's talks to it.
struct Real {
    host: String,
}

impl Real {
    fn ask(&self, method: &str, path: &str, body: &Value) -> Value {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let mut stream = TcpStream::connect(&self.host).unwrap();
        let length = body.len();
        // The words before the blank line are `ana:secret1`.
        let head = format!(
            "{method} {path} HTTP/1.0\r\nAuthorization: Basic YW5hOnNlY3JldDE=\r\nContent-Length: {length}\r\n\r\n"
        );
        stream.write_all((head + &body).as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        assert!(head.contains(" 20"), "{method} {path}: {answer}");
        if body.is_empty() { Value::Null } else { serde_json::from_str(body).unwrap() }
    }

    /// Leaves every feed, and subscribes to new ones.
    fn begin(&self, feeds: &[String]) {
        for feed in self.ask("GET", "/v1/feeds", &Value::Null).as_array().unwrap() {
            self.ask("DELETE", &format!("/v1/feeds/{}", feed["id"]), &Value::Null);
        }
        for url in feeds {
            self.ask("POST", "/v1/feeds", &json!({"feed_url": url}));
        }
    }

    /// Number, and whether it was read and is starred, by title.
    fn entries(&self) -> BTreeMap<String, (i64, bool, bool)> {
        let (mut all, mut after) = (BTreeMap::new(), 0);
        loop {
            let path = format!("/v1/entries?limit=1000&order=id&direction=asc&after_entry_id={after}");
            let page = self.ask("GET", &path, &Value::Null);
            let rows = page["entries"].as_array().unwrap();
            for row in rows {
                after = row["id"].as_i64().unwrap();
                let state = (after, row["status"] == "read", row["starred"] == true);
                all.insert(row["title"].as_str().unwrap().to_owned(), state);
            }
            if rows.len() < 1_000 {
                return all;
            }
        }
    }

    fn mark(&self, id: i64, flag: Flag, on: bool) {
        let change = match flag {
            Flag::Read => json!({"entry_ids": [id], "status": if on { "read" } else { "unread" }}),
            Flag::Starred => json!({"entry_ids": [id], "starred": on}),
        };
        self.ask("PUT", "/v1/entries", &change);
    }
}

/// A way to the server that breaks off now and then, before a request or behind it.
struct Way {
    address: String,
    broken: Arc<AtomicBool>,
    stopped: Arc<AtomicBool>,
    breaks: Arc<AtomicU64>,
}

impl Way {
    fn to(server: &str) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let way = Self { address, broken: Arc::default(), stopped: Arc::default(), breaks: Arc::default() };
        let (broken, stopped, server) = (Arc::clone(&way.broken), Arc::clone(&way.stopped), server.to_owned());
        let (chance, breaks) = (Arc::new(Mutex::new(Chance(7))), Arc::clone(&way.breaks));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if stopped.load(Ordering::SeqCst) {
                    break;
                }
                let lot = chance.lock().unwrap().below(10);
                let lot = if broken.load(Ordering::SeqCst) { lot } else { 9 };
                breaks.fetch_add(u64::from(lot < 2), Ordering::SeqCst);
                let server = server.clone();
                thread::spawn(move || drop(carry(stream, &server, lot)));
            }
        });
        way
    }
}

impl Drop for Way {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.address.trim_start_matches("http://"));
    }
}

/// Carries one request to the server and its answer back; by lot it breaks off before either.
fn carry(mut client: TcpStream, server: &str, lot: usize) -> std::io::Result<()> {
    let mut request = Vec::new();
    let mut byte = [0; 1];
    while !request.ends_with(b"\r\n\r\n") {
        if client.read(&mut byte)? == 0 {
            return Ok(());
        }
        request.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&request).into_owned();
    let length = head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    client.read_exact(&mut body)?;
    if lot == 0 {
        return Ok(());
    }
    let mut upstream = TcpStream::connect(server)?;
    upstream.write_all(head.trim_end().as_bytes())?;
    upstream.write_all(b"\r\nConnection: close\r\n\r\n")?;
    upstream.write_all(&body)?;
    let mut answer = Vec::new();
    upstream.read_to_end(&mut answer)?;
    if lot == 1 {
        return Ok(());
    }
    client.write_all(&answer)
}

fn papers(count: usize, items: usize) -> Server {
    let page = |paper: usize| {
        let item = |number: usize| {
            let at = jiff::Timestamp::from_second(super::NEWEST - 86_400 + i64::try_from(number).unwrap()).unwrap();
            format!(
                "<item><guid>{paper}-{number}</guid><title>Story {paper}-{number}</title>\
                 <link>https://paper{paper}.example/{number}</link><author>Oda Fjell</author>\
                 <pubDate>{}</pubDate><description>What happened in {number}.</description></item>",
                at.strftime("%a, %d %b %Y %H:%M:%S +0000")
            )
        };
        let items: String = (0..items).map(item).collect();
        let text = format!(
            "<rss version='2.0'><channel><title>Paper {paper}</title><link>https://paper{paper}.example/</link>{items}</channel></rss>"
        );
        (format!("/{paper}.xml"), Page::feed("application/rss+xml", text))
    };
    Server::new((0..count).map(page).collect())
}

fn account(protocol: Protocol, url: &str) -> Account {
    // Miniflux has a password of its own for the protocol of Google Reader.
    let password = if protocol == Protocol::Miniflux { "secret1" } else { "secret2" };
    let command = ["echo", password].map(str::to_owned).to_vec();
    let access = Access { user: Some("ana".to_owned()), password_command: command, ..Access::default() };
    Account { id: "home".to_owned(), protocol, url: url.to_owned(), access: Box::new(access), ca_file: None }
}

/// Last marks by item and kind of mark: of each machine, and of the server (2), what was made of it last.
type Ledger = BTreeMap<(String, Flag), BTreeMap<usize, bool>>;

async fn step(server: &Real, machines: &[Machine; 2], chance: &mut Chance, ledger: &mut Ledger) {
    let flag = if chance.below(3) == 0 { Flag::Starred } else { Flag::Read };
    let actor = chance.below(3);
    let (title, on) = if let Some(machine) = machines.get(actor) {
        let rows = machine
            .store
            .headlines(Selection { limit: 20_000, ..Selection::default() }, Timestamp::now())
            .await
            .unwrap();
        let Some(row) = rows.get(chance.below(rows.len())) else { return };
        let on = if flag == Flag::Read { !row.read } else { !row.starred };
        let mark = if flag == Flag::Read { Mark::Read(vec![row.id], on) } else { Mark::Starred(vec![row.id], on) };
        assert_eq!(machine.store.mark(mark, Timestamp::now()).await.unwrap(), 1);
        (row.title.clone(), on)
    } else {
        let entries = server.entries();
        let (title, (id, read, starred)) = entries.iter().nth(chance.below(entries.len())).unwrap();
        let on = if flag == Flag::Read { !*read } else { !*starred };
        server.mark(*id, flag, on);
        (title.clone(), on)
    };
    ledger.entry((title, flag)).or_default().insert(actor, on);
}

/// Two machines, a server, marks on all three and a way that breaks off: at the end all agree, and every mark is there.
async fn agreement(server: &Real, protocol: Protocol, (feeds, items, steps): (usize, usize, usize)) {
    let papers = papers(feeds, items);
    server.begin(&(0..feeds).map(|paper| papers.url(&format!("/{paper}.xml"))).collect::<Vec<_>>());
    let way = Way::to(&server.host);
    let machines =
        [Machine::of(account(protocol, &way.address)).await, Machine::of(account(protocol, &way.address)).await];
    let mut chance = Chance(if protocol == Protocol::Miniflux { 1 } else { 2 });
    let mut ledger = Ledger::new();
    way.broken.store(true, Ordering::SeqCst);
    for _ in 0..steps {
        match chance.below(8) {
            at @ (0 | 1) => drop(machines[at].sync().await),
            _ => step(server, &machines, &mut chance, &mut ledger).await,
        }
    }
    way.broken.store(false, Ordering::SeqCst);
    for machine in machines.iter().chain(&machines) {
        machine.sync().await.unwrap();
    }
    let there = server.entries();
    assert_eq!(there.len(), feeds * items);
    let titles = |wanted: fn(&(i64, bool, bool)) -> bool| {
        let titles = there.iter().filter(|(_, state)| wanted(state)).map(|(title, _)| title.clone());
        titles.collect::<Vec<String>>()
    };
    let expected = (titles(|(_, read, _)| !read), titles(|(_, _, starred)| *starred));
    for machine in &machines {
        assert_eq!(machine.states().await, expected, "{protocol:?}");
        assert_eq!(machine.waiting().await, 0, "{protocol:?}");
        machine.sound().await;
    }
    for ((title, flag), marks) in &ledger {
        let (_, read, starred) = there[title];
        let is = if *flag == Flag::Read { read } else { starred };
        // Where several made one, the last that came to the server holds.
        assert!(marks.values().any(|on| *on == is), "{protocol:?}: {title} {flag:?}: {marks:?}");
    }
    let breaks = way.breaks.load(Ordering::SeqCst);
    assert!(steps < 100 || breaks > 20, "{breaks}");
}

#[tokio::test]
async fn two_machines_and_a_real_miniflux_agree_over_both_protocols() {
    let Ok(address) = std::env::var("TEST_MINIFLUX") else {
        // Not captured: that it was left out is to be seen.
        let _ =
            writeln!(std::io::stderr(), "skipped: no Miniflux runs (tests/servers/miniflux starts one; TEST_MINIFLUX)");
        return;
    };
    let real = Real { host: address.trim_start_matches("http://").to_owned() };
    let size = if std::env::var_os("DATELINE_FULL").is_some() { (40, 100, 500) } else { (4, 20, 60) };
    for protocol in [Protocol::Miniflux, Protocol::GoogleReader] {
        agreement(&real, protocol, size).await;
    }
}
