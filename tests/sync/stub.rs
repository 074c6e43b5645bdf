//! A server with accounts on the loopback, with a personality for each server that speaks the protocol of Google Reader, and
//! one for Miniflux' own.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;

use serde_json::{Value, json};

use super::{google, native};

/// Which server it behaves like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    FreshRss,
    MinifluxReader,
    CommaFeed,
    BazQux,
    OldReader,
    Inoreader,
    /// Miniflux' own protocol, with the list of ids and stars by number.
    Miniflux,
    /// The same before 2.3.2.
    OldMiniflux,
}

impl Kind {
    /// Whether it is asked in Miniflux' own protocol.
    pub(crate) fn is_native(self) -> bool {
        matches!(self, Self::Miniflux | Self::OldMiniflux)
    }

    pub(crate) fn base(self) -> &'static str {
        match self {
            Self::FreshRss => "/api/greader.php",
            Self::CommaFeed => "/rest/googlereader",
            _ => "",
        }
    }

    pub(super) fn most_ids(self) -> usize {
        match self {
            Self::CommaFeed | Self::OldReader | Self::Inoreader => 1_000,
            Self::FreshRss => usize::MAX,
            _ => 10_000,
        }
    }

    /// Whether the mark of the next page is a place in the list.
    pub(super) fn by_place(self) -> bool {
        self == Self::MinifluxReader
    }

    pub(crate) fn stream(self, feed: usize) -> String {
        match self {
            Self::BazQux | Self::Inoreader => format!("feed/https://{feed}.example/feed"),
            Self::OldReader => format!("feed/5d0cfa30041d4348{feed:08x}"),
            Self::Miniflux | Self::OldMiniflux => feed.to_string(),
            _ => format!("feed/{feed}"),
        }
    }

    /// An id as a list has it.
    pub(super) fn short(self, id: i64) -> String {
        if self == Self::OldReader { format!("5d0cfa30041d4348{id:08x}") } else { id.to_string() }
    }

    pub(super) fn long(self, id: i64) -> String {
        let bare = if self == Self::OldReader { self.short(id) } else { format!("{id:016x}") };
        format!("tag:google.com,2005:reader/item/{bare}")
    }
}

/// An article on the server.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) id: i64,
    pub(crate) feed: usize,
    pub(crate) title: String,
    pub(crate) author: String,
    pub(crate) published: i64,
    pub(crate) read: bool,
    pub(crate) starred: bool,
}

/// What goes wrong with the next request to a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The connection breaks off before anything is done.
    Down,
    /// What was asked is done, and the answer is lost.
    Lost,
    /// A network that wants a login answers.
    Portal,
    /// Half of the answer comes.
    Half,
    /// The mark of the next page is the same for ever.
    SameMark,
    /// A page is empty and names a next one.
    EmptyPage,
    /// The token for writing is old.
    OldToken,
    /// It says that it did what it did not do.
    Lie,
    /// It answers with a status.
    Status(u16),
}

#[derive(Default)]
pub(crate) struct World {
    pub(crate) feeds: Vec<(String, Option<String>)>,
    pub(crate) items: Vec<Item>,
    pub(crate) password: String,
    pub(crate) token: u64,
    /// Ids that are listed as unread and never given.
    pub(crate) ghosts: Vec<i64>,
    faults: Vec<(&'static str, Fault, usize)>,
    requests: Vec<String>,
}

impl World {
    pub(crate) fn item(&mut self, id: i64) -> &mut Item {
        self.items.iter_mut().find(|item| item.id == id).unwrap()
    }

    /// Changes an item as somebody elsewhere does.
    pub(crate) fn set(&mut self, id: i64, read: Option<bool>, starred: Option<bool>) {
        if let Some(item) = self.items.iter_mut().find(|item| item.id == id) {
            item.read = read.unwrap_or(item.read);
            item.starred = starred.unwrap_or(item.starred);
        }
    }

    fn fault(&mut self, path: &str) -> Option<Fault> {
        let at = self.faults.iter().position(|(wanted, ..)| path.contains(wanted))?;
        let fault = self.faults[at].1;
        self.faults[at].2 -= 1;
        if self.faults[at].2 == 0 {
            self.faults.remove(at);
        }
        Some(fault)
    }
}

/// A request as the server reads it.
pub(crate) struct Asked {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) form: Vec<(String, String)>,
    pub(crate) body: String,
    pub(crate) proof: String,
    /// `AppId` and `AppKey`.
    pub(crate) app: (String, String),
}

impl Asked {
    pub(crate) fn get(&self, key: &str) -> Option<&str> {
        self.query.iter().chain(&self.form).find(|(known, _)| known == key).map(|(_, value)| value.as_str())
    }

    pub(super) fn all(&self, key: &str) -> Vec<&str> {
        self.form.iter().filter(|(known, _)| known == key).map(|(_, value)| value.as_str()).collect()
    }
}

pub(crate) type Answer = (u16, &'static str, String);

pub(crate) struct Stub {
    pub(crate) kind: Kind,
    address: String,
    world: Arc<Mutex<World>>,
    stopped: Arc<AtomicBool>,
}

/// When the newest article was published.
pub(crate) const NEWEST: i64 = 1_794_830_000;

impl Stub {
    /// A server with feeds in two folders and as many unread articles.
    pub(crate) fn new(kind: Kind, feeds: usize, items: i64) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let world = World {
            feeds: (0..feeds)
                .map(|feed| (format!("Feed {feed}"), (feed % 3 > 0).then(|| format!("Folder {}", feed % 3))))
                .collect(),
            password: "secret".to_owned(),
            ..World::default()
        };
        let stub = Self { kind, address, world: Arc::new(Mutex::new(world)), stopped: Arc::default() };
        stub.publish(items);
        let (world, stopped) = (Arc::clone(&stub.world), Arc::clone(&stub.stopped));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if stopped.load(Ordering::SeqCst) {
                    break;
                }
                let world = Arc::clone(&world);
                thread::spawn(move || serve(kind, stream, &world));
            }
        });
        stub
    }

    pub(crate) fn base(&self) -> String {
        format!("{}{}", self.address, self.kind.base())
    }

    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap()
    }

    /// New articles come, spread over the feeds.
    pub(crate) fn publish(&self, count: i64) {
        let mut world = self.world();
        let (feeds, first) = (world.feeds.len(), i64::try_from(world.items.len()).unwrap() + 1);
        for number in first..first + count {
            let item = Item {
                // As FreshRSS counts: microseconds, sixteen digits.
                id: if self.kind == Kind::FreshRss { 1_794_000_000_000_000 + number } else { number },
                feed: usize::try_from(number).unwrap() % feeds.max(1),
                title: format!("Headline {number}"),
                author: "Oda Fjell; Irena Talvik".to_owned(),
                published: NEWEST - 1_000_000 + number,
                read: false,
                starred: false,
            };
            world.items.push(item);
        }
    }

    /// The id of an article by its number.
    pub(crate) fn id(&self, number: usize) -> i64 {
        self.world().items[number - 1].id
    }

    /// The next requests to paths that hold a word fail so.
    pub(crate) fn fails(&self, path: &'static str, fault: Fault, times: usize) {
        self.world().faults.push((path, fault, times));
    }

    pub(crate) fn well(&self) {
        self.world().faults.clear();
    }

    /// Requests since the last look.
    pub(crate) fn requests(&self) -> Vec<String> {
        std::mem::take(&mut self.world().requests)
    }

    /// How many requests there were since the last look.
    pub(crate) fn seen(&self) -> usize {
        self.world().requests.len()
    }

    /// Titles of what is unread, and of what is starred.
    pub(crate) fn states(&self) -> (Vec<String>, Vec<String>) {
        let world = self.world();
        let titles = |wanted: fn(&Item) -> bool| {
            let mut titles: Vec<String> =
                world.items.iter().filter(|item| wanted(item)).map(|item| item.title.clone()).collect();
            titles.sort();
            titles
        };
        (titles(|item| !item.read), titles(|item| item.starred))
    }
}

impl Drop for Stub {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.address.trim_start_matches("http://"));
    }
}

fn serve(kind: Kind, mut stream: TcpStream, world: &Mutex<World>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    while let Some(asked) = read(&mut reader) {
        let mut world = world.lock().unwrap();
        let line = format!("{} {}", asked.method, asked.path.replace(kind.base(), ""));
        world.requests.push(line);
        let fault = world.fault(&asked.path);
        if fault == Some(Fault::Down) {
            return;
        }
        let mut answer = match fault {
            Some(Fault::Portal) => (200, "", "<!doctype html><title>Log in to the network</title>".to_owned()),
            Some(Fault::OldToken) => (401, "X-Reader-Google-Bad-Token: true\r\n", "Unauthorized".to_owned()),
            Some(Fault::Status(status)) => (status, "", "no".to_owned()),
            Some(Fault::Lie) if kind.is_native() => (204, "", String::new()),
            Some(Fault::Lie) => (200, "", "OK".to_owned()),
            Some(Fault::EmptyPage) => (200, "", json!({"itemRefs": [], "continuation": "more"}).to_string()),
            _ if kind.is_native() => native::answer(kind, &mut world, &asked),
            _ => google::answer(kind, &mut world, &asked),
        };
        drop(world);
        match fault {
            Some(Fault::Lost) => return,
            Some(Fault::Half) => answer.2.truncate(answer.2.len() / 2),
            Some(Fault::SameMark) => {
                let mut page: Value = serde_json::from_str(&answer.2).unwrap();
                page["continuation"] = json!("again");
                answer.2 = page.to_string();
            }
            _ => {}
        }
        let (status, headers, body) = answer;
        let length = if status == 204 { String::new() } else { format!("Content-Length: {}\r\n", body.len()) };
        let whole = format!("HTTP/1.1 {status} Said\r\n{headers}{length}\r\n{body}");
        if stream.write_all(whole.as_bytes()).is_err() {
            return;
        }
    }
}

fn read(reader: &mut BufReader<TcpStream>) -> Option<Asked> {
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|read| *read > 0)?;
    let mut words = line.split(' ');
    let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
    let (mut length, mut proof, mut app) = (0, String::new(), (String::new(), String::new()));
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((key, value)) = line.trim().split_once(": ") else { break };
        match key.to_lowercase().as_str() {
            "content-length" => length = value.parse().ok()?,
            "authorization" | "x-auth-token" => value.clone_into(&mut proof),
            "appid" => value.clone_into(&mut app.0),
            "appkey" => value.clone_into(&mut app.1),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let body = String::from_utf8(body).ok()?;
    let pairs = |text: &str| url::form_urlencoded::parse(text.as_bytes()).into_owned().collect();
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    Some(Asked { method, path: path.to_owned(), query: pairs(query), form: pairs(&body), body, proof, app })
}
