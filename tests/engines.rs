//! Machines that translate, from the command to the service and back: programs, `LibreTranslate`, `DeepL`.

mod apertium;
mod steps;
mod summary;
mod titles;

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

use dateline::translate::Form;
use serde_json::{Value, json};

use crate::support::{Page, Server};
use crate::translate::changed;

const KEY: &str = "k3y-of-the-reader";

/// A question that a service got.
#[derive(Clone, Debug)]
struct Asked {
    head: String,
    body: Value,
    bytes: usize,
}

impl Asked {
    fn texts(&self) -> Vec<String> {
        let texts = self.body.get("q").or_else(|| self.body.get("text")).unwrap();
        texts.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
    }
}

/// A service on loopback: an answer with a status for each question, none to hold the line until the asker hangs up.
struct Service {
    port: u16,
    asked: Arc<Mutex<Vec<Asked>>>,
    connections: Arc<AtomicUsize>,
}

impl Service {
    fn new(answer: impl Fn(&Asked) -> Option<(u16, String)> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (kept, answer) = (Arc::clone(&asked), Arc::new(answer));
        let connections = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&connections);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                count.fetch_add(1, Ordering::SeqCst);
                let (kept, answer) = (Arc::clone(&kept), Arc::clone(&answer));
                thread::spawn(move || serve(stream, &kept, &*answer));
            }
        });
        Self { port, asked, connections }
    }

    fn libre() -> Self {
        Self::new(|asked| {
            let texts: Vec<String> = asked.texts().iter().map(|text| changed(text, Form::Markup)).collect();
            Some((200, json!({"translatedText": texts}).to_string()))
        })
    }

    fn deepl() -> Self {
        Self::new(|asked| {
            let texts = asked.texts();
            let texts: Vec<Value> = texts.iter().map(|text| json!({"text": changed(text, Form::Markup)})).collect();
            Some((200, json!({"translations": texts}).to_string()))
        })
    }

    fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Connections that were opened to it.
    fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }
}

fn serve(mut stream: TcpStream, kept: &Mutex<Vec<Asked>>, answer: &dyn Fn(&Asked) -> Option<(u16, String)>) {
    let (mut bytes, mut chunk) = (Vec::new(), [0; 4_096]);
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let whole = text.split_once("\r\n\r\n").and_then(|(head, body)| {
            let lower = head.to_ascii_lowercase();
            let length: usize = lower.split("content-length: ").nth(1)?.lines().next()?.trim().parse().ok()?;
            (body.len() >= length).then(|| (head.to_owned(), body[..length].to_owned()))
        });
        if let Some((head, body)) = whole {
            let asked = Asked { head, bytes: body.len(), body: serde_json::from_str(&body).unwrap() };
            kept.lock().unwrap().push(asked.clone());
            if let Some((status, body)) = answer(&asked) {
                let head =
                    format!("HTTP/1.1 {status} X\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
                stream.write_all((head + &body).as_bytes()).unwrap();
            } else {
                let _ = stream.read(&mut chunk);
            }
            return;
        }
        match stream.read(&mut chunk) {
            Ok(count) if count > 0 => bytes.extend_from_slice(&chunk[..count]),
            _ => return,
        }
    }
}

/// A folder with a cache of one article in French, and the server of its feed.
struct Desk {
    folder: tempfile::TempDir,
    _server: Server,
}

const BODY: &str = "&lt;h2>Le port en 1998&lt;/h2>&lt;p>Les ferries &lt;a href=\"https://a.example/f\">attendent le matin&lt;/a> \
    depuis 3 jours. «Nous restons», dit-elle &amp;amp; rit.&lt;/p>&lt;ul>&lt;li>Premier lieu des 12&lt;/li>&lt;/ul>";

impl Desk {
    fn new(engines: &str) -> Self {
        Self::with(engines, BODY)
    }

    fn with(engines: &str, body: &str) -> Self {
        Self::of(engines, &format!("<description>{body}</description>"))
    }

    /// One whose article has these texts.
    fn of(engines: &str, texts: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let feed = format!(
            "<rss version=\"2.0\"><channel><title>Quai</title><language>fr</language><item><title>Les envoyés parlent au port</title>\
             <link>https://quai.example/1</link>{texts}</item></channel></rss>"
        );
        let server = Server::new(vec![("/feed".to_owned(), Page::feed("application/rss+xml", feed))]);
        let feeds = format!(
            "edition = \"none\"\n[[feed]]\nid = \"quai\"\ntitle = \"Quai\"\nurl = \"{}\"\nsection = \"World\"\n",
            server.url("/feed")
        );
        fs::write(folder.path().join("feeds.toml"), feeds).unwrap();
        let desk = Self { folder, _server: server };
        desk.name(engines);
        assert!(desk.run(&["refresh"]).status.success());
        desk
    }

    /// Names engines in the user's file.
    fn name(&self, engines: &str) {
        let text = format!(
            "full_text = \"never\"\n[translate]\nto = \"en\"\nwith = \"one\"\n[translate.engine.one]\n{engines}\n"
        );
        fs::write(self.folder.path().join("config.toml"), text).unwrap();
    }

    fn run(&self, words: &[&str]) -> Output {
        let here = self.folder.path();
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.env_clear().env("DATELINE_CONFIG", here).env("DATELINE_DATA", here.join("data"));
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("XDG_STATE_HOME", here.join("state"));
        command.env("HOME", here).args(words).output().unwrap()
    }

    fn json(&self, words: &[&str]) -> Value {
        let output = self.run(words);
        assert!(output.status.success(), "{output:?}");
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// What is said when nothing can be translated.
    fn refused(&self, words: &[&str]) -> String {
        let output = self.run(words);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0), "{output:?}");
        String::from_utf8(output.stderr).unwrap()
    }
}

const ARTICLE: &str = "https://quai.example/1";
const LETTERS: &str = "program = [\"tr\", \"a-y\", \"b-z\"]";

#[test]
fn a_program_translates_and_both_texts_are_told_with_the_credit() {
    let desk = Desk::new(LETTERS);
    let told = desk.json(&["translate", "--json", ARTICLE]);
    assert_eq!(told["title"], "Les envoyés parlent au port");
    let translation = &told["translation"];
    assert_eq!(translation["title"], "Lft fowpzét qbsmfou bv qpsu");
    let html = translation["body_html"].as_str().unwrap();
    assert!(html.contains("<h2>Lf qpsu fo 1998</h2>") && html.contains("«Npvt sftupot»"), "{html}");
    assert!(html.contains("<a href=\"https://a.example/f\">buufoefou mf nbujo</a>") && html.contains("<li>"), "{html}");
    let credit = &translation["credit"];
    assert_eq!((&credit["role"], &credit["name"]), (&json!("machine-translation"), &json!("one")));
    assert_eq!((&credit["detail"]["from"], &credit["detail"]["to"]), (&json!("fr"), &json!("en")));
    assert_eq!(translation["kept"], json!([]));
    assert!(credit["detail"].get("place").is_none() && credit["detail"]["date"].as_str().unwrap().len() == 10);
    // What is in the cache is not asked for again, and the network is not needed for it.
    desk.name("program = [\"false\"]");
    assert_eq!(desk.json(&["translate", "--json", "--offline", ARTICLE])["translation"], *translation);
    let plain = String::from_utf8(desk.run(&["show", "--translate", ARTICLE]).stdout).unwrap();
    assert!(plain.contains("Machine translation (one), French → English, on this machine, "), "{plain}");
    let iso = credit["detail"]["date"].as_str().unwrap();
    assert!(!plain.contains(iso) && plain.contains(&iso[..4]), "{plain}");
    assert!(plain.contains("Lf qpsu fo 1998") && !plain.contains("Le port"), "{plain}");
    let both = String::from_utf8(desk.run(&["translate", "--interlinear", ARTICLE]).stdout).unwrap();
    assert!(both.contains("Le port en 1998") && both.contains("Lf qpsu fo 1998"), "{both}");
    let found = |query: &str| desk.run(&["search", query]).stdout.len();
    assert!(found("tr:machine") > 0 && found("tr:machine lang:fr") > 0);
    assert_eq!((found("has:translation"), found("-tr:machine lang:fr")), (0, 0));
    let doctor = String::from_utf8(desk.run(&["doctor", "--offline"]).stdout).unwrap();
    assert!(doctor.contains("translated, in 1 article: "), "{doctor}");
}

#[test]
fn a_program_that_fails_is_told_in_words_and_nothing_is_empty() {
    for (engine, words) in [
        ("program = [\"true\"]", "printed nothing for fr-en: the text stays in the original"),
        ("program = [\"sh\", \"-c\", \"echo no such mode >&2; exit 1\"]", "failed: no such mode"),
        ("program = [\"no-such-program-at-all\"]", "cannot be run"),
        ("program = [\"yes\"]", "printed far too much"),
        (
            "program = [\"cat\"]\npairs = { es-en = \"x\" }",
            "does not translate fr-en; the pairs it translates are listed in config.toml: es-en",
        ),
        ("program = [\"sleep\", \"1000\"]\ntimeout_seconds = 1", "gave no answer within 1 s"),
    ] {
        let desk = Desk::new(engine);
        let said = desk.refused(&["translate", ARTICLE]);
        assert!(said.contains(words), "{said}");
        let shown = String::from_utf8(desk.run(&["show", ARTICLE]).stdout).unwrap();
        assert!(shown.contains("Les ferries"), "{shown}");
    }
}

#[test]
fn a_passage_on_which_a_program_breaks_stays_alone() {
    // Like a pipe whose first program died: what holds a 12 gives nothing, and the whole with it.
    let script = "sed 's/port/quay/g; s/ferries/ships/; s/attendent/wait/; s/dit-elle/she says/' | awk '{ a = a $0 \\\"\\\\n\\\" } /12/ { bad = 1 } END { if (!bad) printf \\\"%s\\\", a }'";
    let desk = Desk::new(&format!("program = [\"sh\", \"-c\", \"{script}\"]"));
    let told = desk.json(&["translate", "--json", ARTICLE]);
    assert_eq!(told["translation"]["kept"], json!([{"text": "Premier lieu des 12", "reason": "empty"}]));
    let text = told["translation"]["body_text"].as_str().unwrap();
    assert!(text.contains("Premier lieu des 12 ‡") && text.contains("Le quay en 1998"), "{text}");
    assert_eq!(told["translation"]["credit"]["detail"]["kept"], "1");
}

#[test]
fn libretranslate_is_asked_in_parts_and_with_its_key_in_the_body_alone() {
    let service = Service::libre();
    let long = (0..130)
        .map(|number| format!("&lt;p>Phrase courte numéro {number}. Une autre phrase.&lt;/p>"))
        .collect::<Vec<_>>()
        .concat();
    let desk =
        Desk::with(&format!("libretranslate = \"{}\"\nkey_command = [\"echo\", \"{KEY}\"]", service.url()), &long);
    let told = desk.json(&["-vv", "translate", "--json", ARTICLE]);
    assert_eq!(told["translation"]["kept"], json!([]));
    assert!(told["translation"]["body_text"].as_str().unwrap().contains(&changed("numéro 129", Form::Text)));
    let asked = service.asked();
    assert!(asked.len() >= 6 && asked.iter().all(|asked| asked.texts().len() <= 50 && asked.bytes <= 128 * 1024));
    assert!(asked[0].texts().iter().map(|text| text.chars().count()).sum::<usize>() < 2_000, "the first screen first");
    let first = &asked[0].body;
    assert_eq!((&first["source"], &first["target"], &first["format"]), (&json!("fr"), &json!("en"), &json!("html")));
    assert!(asked.iter().all(|asked| asked.body["api_key"] == KEY && !asked.head.contains(KEY)));
    assert!(asked[0].head.starts_with("POST /translate "));
    assert_key_is_nowhere(desk.folder.path());
}

/// Neither in the log, nor in the cache, nor anywhere else but in the command's output.
fn assert_key_is_nowhere(folder: &Path) {
    let mut folders = vec![folder.to_owned()];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with("config.toml") {
                let bytes = fs::read(&path).unwrap();
                assert!(!bytes.windows(KEY.len()).any(|part| part == KEY.as_bytes()), "{}", path.display());
                files += 1;
            }
        }
    }
    assert!(files > 2);
}

#[test]
fn deepl_is_asked_with_its_header_and_its_names_of_languages() {
    let service = Service::deepl();
    let desk = Desk::new(&format!("deepl = \"{}\"\nkey_command = [\"echo\", \"{KEY}\"]", service.url()));
    let told = desk.json(&["translate", "--json", ARTICLE]);
    assert_eq!(told["translation"]["title"], changed("Les envoyés parlent au port", Form::Text));
    let asked = service.asked();
    assert!(asked[0].head.starts_with("POST /v2/translate "), "{}", asked[0].head);
    assert!(asked[0].head.contains(&format!("DeepL-Auth-Key {KEY}")) && !asked[0].body.to_string().contains(KEY));
    assert_eq!((&asked[0].body["source_lang"], &asked[0].body["target_lang"]), (&json!("FR"), &json!("EN-GB")));
    assert_eq!(asked[0].body["tag_handling"], "html");
    assert_key_is_nowhere(desk.folder.path());
}

#[test]
fn what_a_service_refuses_is_told_without_the_key() {
    let answers: [(u16, &str, &str); 7] = [
        (
            429,
            "{\"error\":\"Slowdown: too many requests\"}",
            "answered 429: too many requests; try again later (Slowdown",
        ),
        (456, "{\"message\":\"Quota Exceeded\"}", "answered 456: the character limit of this account is used up"),
        (403, "{\"error\":\"Invalid key k3y-of-the-reader\"}", "answered 403: it rejected the key (Invalid key …)"),
        (413, "", "the request is too large"),
        (500, "<html>oops</html>", "answered 500"),
        (200, "<!DOCTYPE html><p>Log in first</p>", "sent a web page instead of a translation; is its address right?"),
        (302, "", "answered 302"),
    ];
    for (status, body, words) in answers {
        for kind in ["libretranslate", "deepl"] {
            let service = Service::new(move |_| Some((status, body.to_owned())));
            let engine = format!("{kind} = \"{}\"\nkey_command = [\"echo\", \"{KEY}\"]", service.url());
            let desk = Desk::new(&engine);
            let said = desk.refused(&["-vv", "translate", ARTICLE]);
            let words = if kind == "deepl" { words.split(" (").next().unwrap() } else { words };
            assert!(said.contains(words) && !said.contains(KEY), "{kind}: {said}");
            assert_eq!(service.asked().len(), 1);
            assert_key_is_nowhere(desk.folder.path());
        }
    }
}

#[test]
fn a_slow_or_absent_service_is_told_and_offline_opens_no_connection() {
    let service = Service::new(|_| None);
    let desk = Desk::new(&format!("libretranslate = \"{}\"\ntimeout_seconds = 1", service.url()));
    let said = desk.refused(&["translate", ARTICLE]);
    assert!(said.contains("the engine one: no answer within 1 s"), "{said}");
    assert_eq!(service.asked().len(), 1);
    let before = service.connections();
    for words in [&["translate", "--offline", ARTICLE][..], &["show", "--translate", "--offline", ARTICLE]] {
        let said = desk.refused(words);
        assert!(said.contains("the engine one needs the network, and --offline opens no connection"), "{said}");
    }
    assert_eq!(service.connections(), before);
    desk.name(LETTERS);
    assert_eq!(desk.json(&["translate", "--offline", "--json", ARTICLE])["translation"]["kept"], json!([]));
    assert_eq!(service.connections(), before, "a program of this machine is enough");
}

#[test]
fn no_more_is_sent_in_a_month_than_the_user_allows() {
    let service = Service::libre();
    let engine = |limit: u32| format!("libretranslate = \"{}\"\ncharacters_a_month = {limit}", service.url());
    let desk = Desk::new(&engine(100));
    let said = desk.refused(&["translate", ARTICLE]);
    assert!(said.contains("has used 0 of the 100 characters"), "{said}");
    assert!(service.asked().is_empty());
    desk.name(&engine(1_000));
    assert!(desk.run(&["translate", ARTICLE]).status.success());
    desk.name(&(engine(100) + "\nmodel = \"other\""));
    let said = desk.refused(&["translate", ARTICLE]);
    assert!(said.contains("of the 100 characters") && !said.contains("has used 0"), "{said}");
}

#[test]
fn nothing_is_translated_that_nobody_asked_for() {
    let service = Service::libre();
    let desk = Desk::new(&format!("libretranslate = \"{}\"", service.url()));
    let write = |text: String| fs::write(desk.folder.path().join("config.toml"), text).unwrap();
    let engine = format!("[translate.engine.one]\nlibretranslate = \"{}\"\n", service.url());
    for (text, words) in [
        (String::new(), "no target language"),
        ("[translate]\nto = \"en\"\n".to_owned(), "no engine is named for French"),
        (format!("[translate]\nto = \"en\"\nwith = \"one\"\nlanguages = [\"fr\"]\n{engine}"), "you read French"),
        (format!("[translate]\nto = \"fr\"\nwith = \"one\"\n{engine}"), "already in French"),
        (
            format!("[translate]\nto = \"en\"\nwith = \"one\"\nfeed = {{ quai = \"none\" }}\n{engine}"),
            "no engine is named",
        ),
    ] {
        write(text);
        let said = desk.refused(&["translate", ARTICLE]);
        assert!(said.contains(words), "{said}");
    }
    assert!(service.asked().is_empty());
}
