//! A real server as another machine of the user's talks to it, and a way to it that breaks off.

use std::collections::{BTreeMap, HashSet};
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

use dateline::model::Flag;
use serde_json::{Value, json};

/// What asks before there is a key: `ana:secret1`.
const BY_PASSWORD: &str = "Authorization: Basic YW5hOnNlY3JldDE=";

/// Numbers that look random and are the same each time.
pub(super) struct Chance(pub(super) u64);

impl Chance {
    pub(super) fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most.max(1)
    }
}

/// A Miniflux, asked with a key: a password would be hashed for each request.
pub(super) struct Real {
    pub(super) host: String,
    pub(super) key: String,
}

impl Real {
    pub(super) fn at(address: &str) -> Self {
        let host = address.trim_start_matches("http://").to_owned();
        let named = json!({"description": format!("tests of process {}", std::process::id())});
        for known in asked(&host, BY_PASSWORD, ("GET", "/v1/api-keys"), &Value::Null).as_array().unwrap() {
            if known["description"] == named["description"] {
                asked(&host, BY_PASSWORD, ("DELETE", &format!("/v1/api-keys/{}", known["id"])), &Value::Null);
            }
        }
        let key = asked(&host, BY_PASSWORD, ("POST", "/v1/api-keys"), &named);
        Self { key: key["token"].as_str().unwrap().to_owned(), host }
    }

    pub(super) fn ask(&self, method: &str, path: &str, body: &Value) -> Value {
        asked(&self.host, &format!("X-Auth-Token: {}", self.key), (method, path), body)
    }

    pub(super) fn feeds(&self) -> Vec<Value> {
        self.ask("GET", "/v1/feeds", &Value::Null).as_array().unwrap().clone()
    }

    /// Leaves every feed, and subscribes to new ones.
    pub(super) fn begin(&self, feeds: &[String]) {
        for feed in self.feeds() {
            self.ask("DELETE", &format!("/v1/feeds/{}", feed["id"]), &Value::Null);
        }
        for url in feeds {
            self.ask("POST", "/v1/feeds", &json!({"feed_url": url}));
        }
    }

    /// Fetches every feed again.
    pub(super) fn refresh(&self) {
        for feed in self.feeds() {
            self.ask("PUT", &format!("/v1/feeds/{}/refresh", feed["id"]), &Value::Null);
        }
    }

    /// The title of every article by its number.
    pub(super) fn titles(&self) -> BTreeMap<i64, String> {
        let (mut all, mut after) = (BTreeMap::new(), 0);
        loop {
            let path = format!("/v1/entries?limit=1000&order=id&direction=asc&after_entry_id={after}");
            let page = self.ask("GET", &path, &Value::Null);
            let rows = page["entries"].as_array().unwrap();
            for row in rows {
                after = row["id"].as_i64().unwrap();
                all.insert(after, row["title"].as_str().unwrap().to_owned());
            }
            if rows.len() < 1_000 {
                return all;
            }
        }
    }

    /// Numbers of what is unread, or starred.
    pub(super) fn ids(&self, which: &str) -> HashSet<i64> {
        let page = self.ask("GET", &format!("/v1/entries/ids?{which}&limit=10000"), &Value::Null);
        page["entry_ids"].as_array().unwrap().iter().map(|id| id.as_i64().unwrap()).collect()
    }

    pub(super) fn mark(&self, ids: &[i64], flag: Flag, on: bool) {
        let change = match flag {
            Flag::Read => json!({"entry_ids": ids, "status": if on { "read" } else { "unread" }}),
            Flag::Starred => json!({"entry_ids": ids, "starred": on}),
        };
        self.ask("PUT", "/v1/entries", &change);
    }
}

fn asked(host: &str, proof: &str, (method, path): (&str, &str), body: &Value) -> Value {
    let body = if body.is_null() { String::new() } else { body.to_string() };
    let mut stream = TcpStream::connect(host).unwrap();
    let head = format!("{method} {path} HTTP/1.0\r\n{proof}\r\nContent-Length: {}\r\n\r\n", body.len());
    stream.write_all((head + &body).as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    assert!(head.contains(" 20"), "{method} {path}: {answer}");
    if body.is_empty() { Value::Null } else { serde_json::from_str(body).unwrap() }
}

/// A way to the server that breaks off now and then, before a request or behind it.
pub(super) struct Way {
    pub(super) address: String,
    pub(super) broken: Arc<AtomicBool>,
    stopped: Arc<AtomicBool>,
    pub(super) breaks: Arc<AtomicU64>,
}

impl Way {
    pub(super) fn to(server: &str) -> Self {
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
                let lot = chance.lock().unwrap().below(20);
                let lot = if broken.load(Ordering::SeqCst) { lot } else { 19 };
                breaks.fetch_add(u64::from(lot < 3), Ordering::SeqCst);
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

/// Carries one request to the server and its answer back; by lot it breaks off before either, or in the middle of the answer.
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
    match lot {
        1 => Ok(()),
        2 => client.write_all(&answer[..answer.len() / 2]),
        _ => client.write_all(&answer),
    }
}
