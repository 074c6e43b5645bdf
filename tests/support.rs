//! A newsroom on the loopback.

pub(crate) mod apart;
pub(crate) mod faults;
pub(crate) mod schema;

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

use dateline::model::Message;
use dateline::words::Words;

/// A message in English.
pub(crate) fn said(message: &Message) -> String {
    Words::english().message(message)
}

/// A request as the server saw it.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) path: String,
    pub(crate) headers: Vec<(String, String)>,
}

impl Request {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// What is served under a path.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    pub(crate) status: u16,
    pub(crate) content_type: &'static str,
    pub(crate) etag: Option<String>,
    pub(crate) body: Vec<u8>,
}

impl Page {
    pub(crate) fn feed(content_type: &'static str, body: impl Into<Vec<u8>>) -> Self {
        let body = body.into();
        Self { status: 200, content_type, etag: Some(format!("\"{}\"", body.len())), body }
    }

    /// A page that sends to another address.
    pub(crate) fn elsewhere(status: u16, target: &str) -> Self {
        Self { status, content_type: "text/html", etag: None, body: target.as_bytes().to_vec() }
    }
}

type Pages = Vec<(String, Page)>;

/// An HTTP server that answers 304 to the `ETag` it gave; it stops when it is dropped.
pub(crate) struct Server {
    address: String,
    pages: Arc<Mutex<Pages>>,
    requests: Arc<Mutex<Vec<Request>>>,
    always: Arc<Mutex<String>>,
    crowd: Arc<Crowd>,
    stopped: Arc<AtomicBool>,
}

/// Requests that a server answers at once.
#[derive(Default)]
struct Crowd {
    now: AtomicUsize,
    most: AtomicUsize,
    /// Milliseconds that each answer takes.
    delay: AtomicU64,
    /// Paths that are not answered until they are let go.
    held: Mutex<Vec<String>>,
    let_go: Condvar,
}

impl Server {
    pub(crate) fn new(pages: Pages) -> Self {
        Self::at("127.0.0.1", pages)
    }

    /// A server at another address of this machine, which is another host.
    pub(crate) fn at(host: &str, pages: Pages) -> Self {
        Self::on((host, 0), pages)
    }

    /// A server at an address and port of this machine.
    pub(crate) fn on(at: (&str, u16), pages: Pages) -> Self {
        let listener = TcpListener::bind(at).unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let server = Self {
            address,
            pages: Arc::new(Mutex::new(pages)),
            requests: Arc::default(),
            always: Arc::default(),
            crowd: Arc::default(),
            stopped: Arc::default(),
        };
        let (pages, requests) = (Arc::clone(&server.pages), Arc::clone(&server.requests));
        let always = Arc::clone(&server.always);
        let (stopped, crowd) = (Arc::clone(&server.stopped), Arc::clone(&server.crowd));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if stopped.load(Ordering::SeqCst) {
                    break;
                }
                let (pages, requests) = (Arc::clone(&pages), Arc::clone(&requests));
                let (always, crowd) = (Arc::clone(&always), Arc::clone(&crowd));
                thread::spawn(move || answer(stream, &pages, &requests, (&always, &crowd)));
            }
        });
        server
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    pub(crate) fn port(&self) -> u16 {
        self.address.rsplit(':').next().unwrap().parse().unwrap()
    }

    /// Serves a page, in place of what the path had before.
    pub(crate) fn serve(&self, path: &str, page: Page) {
        let mut pages = self.pages.lock().unwrap();
        pages.retain(|(known, _)| known != path);
        pages.push((path.to_owned(), page));
    }

    /// Adds header lines to every answer.
    pub(crate) fn always_says(&self, headers: &str) {
        headers.clone_into(&mut self.always.lock().unwrap());
    }

    /// Lets each answer take a while, as it does over a network.
    pub(crate) fn takes(&self, delay: Duration) {
        self.crowd.delay.store(u64::try_from(delay.as_millis()).unwrap(), Ordering::SeqCst);
    }

    /// Keeps who asks for a path waiting until it is let go.
    pub(crate) fn hold(&self, path: &str) {
        self.crowd.held.lock().unwrap().push(path.to_owned());
    }

    /// Answers what was held.
    pub(crate) fn let_go(&self) {
        self.crowd.held.lock().unwrap().clear();
        self.crowd.let_go.notify_all();
    }

    /// The most requests that were answered at once.
    pub(crate) fn most_at_once(&self) -> usize {
        self.crowd.most.load(Ordering::SeqCst)
    }

    /// Forgets the requests so far.
    pub(crate) fn forget(&self) {
        self.requests.lock().unwrap().clear();
    }

    pub(crate) fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.address.trim_start_matches("http://"));
    }
}

fn answer(
    mut stream: TcpStream,
    pages: &Mutex<Pages>,
    requests: &Mutex<Vec<Request>>,
    (always, crowd): (&Mutex<String>, &Crowd),
) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut line = String::new();
    while matches!(reader.read_line(&mut line), Ok(1..)) {
        let path = line.split(' ').nth(1).unwrap_or("/").to_owned();
        let mut headers = Vec::new();
        loop {
            line.clear();
            if !matches!(reader.read_line(&mut line), Ok(1..)) || line.trim().is_empty() {
                break;
            }
            if let Some((key, value)) = line.trim().split_once(": ") {
                headers.push((key.to_lowercase(), value.to_owned()));
            }
        }
        let now = crowd.now.fetch_add(1, Ordering::SeqCst) + 1;
        crowd.most.fetch_max(now, Ordering::SeqCst);
        thread::sleep(Duration::from_millis(crowd.delay.load(Ordering::SeqCst)));
        let held = crowd.held.lock().unwrap();
        drop(crowd.let_go.wait_while(held, |held| held.contains(&path)).unwrap());
        let request = Request { path, headers };
        let page = pages.lock().unwrap().iter().find(|(path, _)| *path == request.path).map(|(_, page)| page.clone());
        let answer = response(&request, page, &always.lock().unwrap());
        requests.lock().unwrap().push(request);
        crowd.now.fetch_sub(1, Ordering::SeqCst);
        if stream.write_all(&answer).is_err() {
            return;
        }
        line.clear();
    }
}

fn response(request: &Request, page: Option<Page>, always: &str) -> Vec<u8> {
    let Some(page) = page else {
        return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".to_vec();
    };
    let etag = page.etag.as_ref().map(|etag| format!("ETag: {etag}\r\n")).unwrap_or_default();
    if page.etag.is_some() && request.header("if-none-match") == page.etag.as_deref() {
        return format!("HTTP/1.1 304 Not Modified\r\n{etag}\r\n").into_bytes();
    }
    let location = match page.status {
        301..309 if !page.body.is_empty() => format!("Location: {}\r\n", String::from_utf8_lossy(&page.body)),
        _ => String::new(),
    };
    let mut out = format!(
        "HTTP/1.1 {} Said\r\nContent-Type: {}\r\n{etag}{always}{location}Content-Length: {}\r\n\r\n",
        page.status,
        page.content_type,
        page.body.len()
    )
    .into_bytes();
    out.extend(page.body);
    out
}

/// A file of options with an engine that changes letters and translates into Romanian.
pub(crate) const LETTERS: &str = "[translate]\nto = \"ro\"\nwith = \"letters\"\n[translate.engine.letters]\nprogram = [\"tr\", \"a-y\", \"b-z\"]\n\
     [summarize]\nprogram = [\"cat\"]\n";

/// The fixtures' newsroom: four feeds in four formats and four sections, and a `feeds.toml` that names them.
pub(crate) fn newsroom(config: &Path) -> Server {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/newsroom");
    let feeds = [
        ("world.rss", "application/rss+xml", "World"),
        ("science.atom", "application/atom+xml", "Science"),
        ("africa.rdf", "application/rdf+xml", "Africa"),
        ("europe.json", "application/feed+json", "Europe"),
    ];
    let server = Server::new(Vec::new());
    for (name, kind, _) in feeds {
        let text = fs::read_to_string(folder.join(name)).unwrap();
        // The stories of one newsroom are served here too.
        server.serve(&format!("/{name}"), Page::feed(kind, text.replace("https://harbour.example", &server.url(""))));
    }
    let story = fs::read(folder.join("olives.html")).unwrap();
    server.serve("/olives", Page::feed("text/html; charset=utf-8", story));
    let mut file = String::from("edition = \"none\"\n");
    for (name, _, section) in feeds {
        let (id, url) = (section.to_lowercase(), server.url(&format!("/{name}")));
        let feed = format!(
            "\n[[feed]]\nid = \"{id}\"\ntitle = \"{section} news\"\nurl = \"{url}\"\nsection = \"{section}\"\n"
        );
        file.push_str(&feed);
    }
    fs::write(config.join("feeds.toml"), file).unwrap();
    server
}
