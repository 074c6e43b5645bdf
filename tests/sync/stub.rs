//! A server with accounts on the loopback, with a personality for each server that speaks the protocol of Google Reader, and
//! one for Miniflux' own.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;

use serde_json::{Value, json};

use super::native;

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
    pub(crate) fn base(self) -> &'static str {
        match self {
            Self::FreshRss => "/api/greader.php",
            Self::CommaFeed => "/rest/googlereader",
            _ => "",
        }
    }

    fn most_ids(self) -> usize {
        match self {
            Self::CommaFeed | Self::OldReader | Self::Inoreader => 1_000,
            Self::FreshRss => usize::MAX,
            _ => 10_000,
        }
    }

    /// Whether the mark of the next page is a place in the list.
    fn by_place(self) -> bool {
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
    fn short(self, id: i64) -> String {
        if self == Self::OldReader { format!("5d0cfa30041d4348{id:08x}") } else { id.to_string() }
    }

    fn long(self, id: i64) -> String {
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
    /// When it changed, by the server's clock.
    pub(crate) changed: i64,
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
    pub(crate) clock: i64,
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
        self.clock += 1;
        let clock = self.clock;
        if let Some(item) = self.items.iter_mut().find(|item| item.id == id) {
            item.read = read.unwrap_or(item.read);
            item.starred = starred.unwrap_or(item.starred);
            item.changed = clock;
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
}

impl Asked {
    pub(crate) fn get(&self, key: &str) -> Option<&str> {
        self.query.iter().chain(&self.form).find(|(known, _)| known == key).map(|(_, value)| value.as_str())
    }

    fn all(&self, key: &str) -> Vec<&str> {
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
            clock: NEWEST,
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
            world.clock += 1;
            let item = Item {
                // As FreshRSS counts: microseconds, sixteen digits.
                id: if self.kind == Kind::FreshRss { 1_794_000_000_000_000 + number } else { number },
                feed: usize::try_from(number).unwrap() % feeds.max(1),
                title: format!("Headline {number}"),
                author: "Oda Fjell; Irena Talvik".to_owned(),
                published: NEWEST - 1_000_000 + number,
                read: false,
                starred: false,
                changed: world.clock,
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
            Some(Fault::Lie) if matches!(kind, Kind::Miniflux | Kind::OldMiniflux) => (204, "", String::new()),
            Some(Fault::Lie) => (200, "", "OK".to_owned()),
            Some(Fault::EmptyPage) => (200, "", json!({"itemRefs": [], "continuation": "more"}).to_string()),
            _ if matches!(kind, Kind::Miniflux | Kind::OldMiniflux) => native::answer(kind, &mut world, &asked),
            _ => answer_reader(kind, &mut world, &asked),
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
    let (mut length, mut proof) = (0, String::new());
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((key, value)) = line.trim().split_once(": ") else { break };
        match key.to_lowercase().as_str() {
            "content-length" => length = value.parse().ok()?,
            "authorization" | "x-auth-token" => value.clone_into(&mut proof),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let body = String::from_utf8(body).ok()?;
    let pairs = |text: &str| url::form_urlencoded::parse(text.as_bytes()).into_owned().collect();
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    Some(Asked { method, path: path.to_owned(), query: pairs(query), form: pairs(&body), body, proof })
}

fn answer_reader(kind: Kind, world: &mut World, asked: &Asked) -> Answer {
    let Some(path) = asked.path.strip_prefix(kind.base()) else { return (404, "", String::new()) };
    if path == "/accounts/ClientLogin" {
        return match asked.get("Passwd") == Some(world.password.as_str()) {
            true => (200, "", "SID=x\nLSID=x\nAuth=proof\n".to_owned()),
            false if kind == Kind::CommaFeed => (403, "", "Error=BadAuthentication\n".to_owned()),
            false => (401, "", "no".to_owned()),
        };
    }
    let Some(path) = path.strip_prefix("/reader/api/0/") else { return (404, "", String::new()) };
    let token = format!("token-{}", world.token);
    // Miniflux looks at the token alone where something is sent.
    let good = if asked.method == "POST" && kind == Kind::MinifluxReader {
        asked.get("T") == Some(token.as_str())
    } else {
        asked.proof == "GoogleLogin auth=proof"
    };
    if !good || asked.method == "POST" && asked.get("T") != Some(token.as_str()) {
        let header = match kind {
            Kind::FreshRss => "Google-Bad-Token: true\r\n",
            Kind::BazQux => "x-reader-google-bad-token: true\r\n",
            _ => "X-Reader-Google-Bad-Token: true\r\n",
        };
        return (401, header, "Unauthorized".to_owned());
    }
    let plain = matches!(path, "token" | "edit-tag" | "subscription/edit");
    if asked.get("output") != Some("json") && !plain {
        return (if kind == Kind::FreshRss { 501 } else { 400 }, "", String::new());
    }
    match path {
        "token" => (200, "", format!("{token}\n")),
        "subscription/list" => subscriptions(kind, world),
        "stream/items/ids" => ids(kind, world, asked),
        "stream/items/contents" => contents(kind, world, asked),
        "edit-tag" => edit(kind, world, asked),
        "subscription/quickadd" => {
            world.feeds.push((asked.get("quickadd").unwrap().to_owned(), None));
            let stream = kind.stream(world.feeds.len() - 1);
            (200, "", json!({"numResults": 1, "streamId": stream}).to_string())
        }
        "subscription/edit" => change(kind, world, asked),
        _ => (200, "", "[]".to_owned()),
    }
}

fn subscriptions(kind: Kind, world: &World) -> Answer {
    let feed = |(at, (title, folder)): (usize, &(String, Option<String>))| {
        let folders: Vec<Value> = folder
            .iter()
            .map(|folder| json!({"id": format!("user/1/label/{folder}"), "label": folder, "type": "folder"}))
            .collect();
        json!({"id": kind.stream(at), "title": title, "url": format!("https://{at}.example/feed"),
            "htmlUrl": format!("https://{at}.example/"), "categories": folders})
    };
    let feeds: Vec<Value> = world.feeds.iter().enumerate().filter(|(_, feed)| !feed.0.is_empty()).map(feed).collect();
    (200, "", json!({"subscriptions": feeds}).to_string())
}

fn ids(kind: Kind, world: &World, asked: &Asked) -> Answer {
    let stream = asked.get("s").unwrap_or_default();
    let mut found: Vec<i64> = match stream {
        // FreshRSS does not know the stream of what was read, and gives everything.
        "user/-/state/com.google/starred" => {
            world.items.iter().filter(|item| item.starred).map(|item| item.id).collect()
        }
        _ if asked.get("xt").is_some() => {
            let unread = world.items.iter().filter(|item| !item.read).map(|item| item.id);
            unread.chain(world.ghosts.iter().copied()).collect()
        }
        _ => world.items.iter().map(|item| item.id).collect(),
    };
    found.sort_unstable_by(|one, other| other.cmp(one));
    let most = asked.get("n").map_or(20, |most| most.parse().unwrap()).min(kind.most_ids());
    let mark = asked.get("c").map(|mark| mark.parse::<i64>().unwrap_or(i64::MAX));
    let start = match mark {
        None => 0,
        Some(place) if kind.by_place() => usize::try_from(place).unwrap(),
        Some(id) => found.iter().position(|known| *known < id).unwrap_or(found.len()),
    };
    let page: Vec<i64> = found.iter().skip(start).take(most).copied().collect();
    let rows: Vec<Value> = page.iter().map(|id| json!({"id": kind.short(*id)})).collect();
    let mut answer = json!({"itemRefs": rows});
    if start + page.len() < found.len() {
        let mark = if kind.by_place() { (start + page.len()).to_string() } else { page[page.len() - 1].to_string() };
        answer["continuation"] = json!(mark);
    }
    (200, "", answer.to_string())
}

fn wanted(kind: Kind, asked: &Asked) -> Vec<i64> {
    let number = |text: &str| {
        let bare = text.strip_prefix("tag:google.com,2005:reader/item/").unwrap_or(text);
        let digits = if kind == Kind::OldReader { &bare[16..] } else { bare };
        i64::from_str_radix(digits, 16).unwrap()
    };
    asked.all("i").into_iter().map(number).collect()
}

fn contents(kind: Kind, world: &World, asked: &Asked) -> Answer {
    let wide = |text: &str| if kind == Kind::FreshRss { text.replace('&', "＆") } else { text.replace('&', "&amp;") };
    let row = |item: &Item| {
        let mut categories = vec!["user/1/state/com.google/reading-list".to_owned(), "own tag".to_owned()];
        categories.extend(item.read.then(|| "user/1/state/com.google/read".to_owned()));
        categories.extend(item.starred.then(|| "user/1/state/com.google/starred".to_owned()));
        let link = format!("https://{}.example/{}", item.feed, item.id);
        let text = format!("<p>Text of {}.</p><p>Translation by Kari Nes</p>", item.title);
        let key = if kind == Kind::MinifluxReader { "content" } else { "summary" };
        let media = if kind == Kind::FreshRss { "href" } else { "url" };
        json!({"id": kind.long(item.id), "title": wide(&item.title), "author": wide(&item.author),
            "published": item.published, "canonical": [{"href": link}], key: {"content": text},
            "categories": categories, "origin": {"streamId": kind.stream(item.feed), "title": "t"},
            "enclosure": [{media: "https://media.example/1.mp3", "type": "audio/mpeg", "length": "9"}]})
    };
    let ids = wanted(kind, asked);
    let rows: Vec<Value> = world.items.iter().filter(|item| ids.contains(&item.id)).map(row).collect();
    (200, "", json!({"items": rows}).to_string())
}

fn edit(kind: Kind, world: &mut World, asked: &Asked) -> Answer {
    // FreshRSS reads no more of a body.
    assert!(asked.body.len() < 1_000_000 && asked.all("a").len() + asked.all("r").len() == 1);
    let (tag, on) = asked.get("a").map_or_else(|| (asked.get("r").unwrap(), false), |tag| (tag, true));
    let (read, starred) = match tag {
        "user/-/state/com.google/read" => (Some(on), None),
        "user/-/state/com.google/starred" => (None, Some(on)),
        _ => return (400, "", String::new()),
    };
    for id in wanted(kind, asked) {
        world.set(id, read, starred);
    }
    (200, "", "OK".to_owned())
}

fn change(kind: Kind, world: &mut World, asked: &Asked) -> Answer {
    let stream = asked.get("s").unwrap();
    let at = (0..world.feeds.len()).find(|at| kind.stream(*at) == stream).unwrap();
    if asked.get("ac") == Some("unsubscribe") {
        world.feeds[at].0.clear();
        return (200, "", "OK".to_owned());
    }
    if let Some(title) = asked.get("t") {
        title.clone_into(&mut world.feeds[at].0);
    }
    if let Some(label) = asked.get("a") {
        world.feeds[at].1 = label.strip_prefix("user/-/label/").map(str::to_owned);
    }
    (200, "", "OK".to_owned())
}
