//! The commands in scripts: what they print is as the schema says, in pipes, with closed pipes, without a terminal and in
//! any locale.

mod marks;

use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use dateline::model::{ItemId, Mark};
use dateline::store::Store;
use jiff::Timestamp;
use serde_json::Value;

use crate::cli::{dateline, fixture};
use crate::support::schema::check;
use crate::support::{LETTERS, Page, Server, newsroom};
use crate::sync::stub::{Kind, Stub};

/// A newsroom that was fetched.
struct Desk {
    folder: tempfile::TempDir,
    server: Server,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let server = newsroom(folder.path());
        let desk = Self { folder, server };
        assert!(desk.run(&["refresh"]).status.success());
        desk
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn run(&self, words: &[&str]) -> Output {
        dateline(self.path(), &self.path().join("data")).args(words).output().unwrap()
    }

    fn text(&self, words: &[&str]) -> String {
        String::from_utf8(self.run(words).stdout).unwrap()
    }

    /// The process as a script starts it, with nothing but what it is given.
    fn bare(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        // Before the words: a search takes all that stands behind it as words of its own.
        command.env_clear().arg("--config").arg(self.path()).arg("--data").arg(self.path().join("data")).args(words);
        command
    }
}

/// A feed with an article of a minute ago.
fn told_today(newsroom: &str) -> String {
    let time = jiff::Timestamp::now() - jiff::SignedDuration::from_mins(1);
    format!(
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>The {newsroom}</title><id>{newsroom}</id><updated>{time}</updated>\
         <entry><id>{newsroom}-1</id><title>Lighthouse sold, says the {newsroom}</title><published>{time}</published>\
         <updated>{time}</updated><link href='https://{newsroom}.example/1'/><summary>The lighthouse of Skarven was sold on Monday \
         to a baker from Lund, who wants to bake in it by summer, the harbour board said.</summary></entry></feed>"
    )
}

/// Two accounts, the server of one of which is away, and a mark that waits.
fn with_accounts(desk: &Desk) -> Stub {
    let stub = Stub::new(Kind::FreshRss, 2, 3);
    let file = desk.path().join("feeds.toml");
    let text = fs::read_to_string(&file).unwrap();
    let account = |id: &str, url: &str| {
        format!(
            "[[account]]\nid = \"{id}\"\nurl = \"{url}\"\nuser = \"ana\"\npassword_command = [\"echo\", \"secret\"]\n"
        )
    };
    fs::write(file, text + &account("home", &stub.base()) + &account("away", "http://127.0.0.1:9")).unwrap();
    assert!(!desk.run(&["sync"]).status.success());
    let mark = async {
        let store = Store::open(&desk.path().join("data")).await.unwrap();
        let article = store.articles_of_items("home", vec![ItemId::Number(stub.id(1))]).await.unwrap();
        store.mark(Mark::Read(article, true), Timestamp::now()).await.unwrap();
        store.close().await.unwrap();
    };
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(mark);
    stub
}

#[test]
fn what_is_printed_by_machine_is_as_the_schema_says() {
    let desk = Desk::new();
    let schema: Value = serde_json::from_str(&desk.text(&["schema"])).unwrap();
    let opml = desk.path().join("mine.opml");
    let page = fixture("newsroom/olives.html");
    let feed = fixture("newsroom/world.rss");
    fs::write(&opml, "<opml><body><outline xmlUrl='https://new.example/'/><outline xmlUrl='|x'/></body></opml>")
        .unwrap();
    // Two newsrooms with one text of today.
    for newsroom in ["wire", "quay"] {
        let page = format!("/{newsroom}.atom");
        desk.server.serve(&page, Page::feed("application/atom+xml", told_today(newsroom)));
        assert!(desk.run(&["add", &desk.server.url(&page)]).status.success());
    }
    let _accounts = with_accounts(&desk);
    let articles = desk.path().join("articles.jsonl").display().to_string();
    fs::write(&articles, "{\"id\":1,\"published\":\"2026-05-04T10:00:00Z\",\"title\":\"Fog\"}\n").unwrap();
    let (opml, page, feed) = (opml.to_str().unwrap(), page.to_str().unwrap(), feed.to_str().unwrap());
    fs::write(desk.path().join("config.toml"), LETTERS).unwrap();
    let mut asked: Vec<String> = Vec::new();
    let address = desk.server.url("/world.rss");
    for (command, words) in [
        ("list", &["list", "--json"][..]),
        ("list", &["list", "--json", "--query", "is:unread section:world"]),
        ("list", &["list", "--count", "--json"]),
        ("list", &["list", "--summary", "--json"]),
        ("show", &["show", "-", "--json"]),
        ("show", &["show", "-", "--format", "json"]),
        ("translate", &["translate", "-", "--from", "en", "--json"]),
        ("summarize", &["summarize", "-", "--json"]),
        ("search", &["search", "--json", "envoys"]),
        ("people", &["people", "--json"]),
        ("person", &["person", "--json", "Mirela Osk"]),
        ("feeds", &["feeds", "--json"]),
        ("models", &["models", "--json"]),
        ("packs", &["packs", "--json"]),
        ("accounts", &["accounts", "--json"]),
        ("accounts outbox", &["accounts", "outbox", "--json"]),
        ("sync", &["sync", "--json"]),
        ("config", &["config", "--json"]),
        ("doctor", &["doctor", "--json"]),
        ("doctor", &["doctor", "--feeds", "--json"]),
        ("export articles", &["export", "articles", "--section", "World"]),
        ("export people", &["export", "people"]),
        ("parse", &["parse", feed, "/nowhere"]),
        ("extract", &["extract", page, "/nowhere"]),
        ("credits", &["credits", page, "/nowhere"]),
        ("group", &["group", &articles]),
        ("add", &["add", "--json", &address]),
        ("refresh", &["refresh", "--json"]),
        ("stories", &["stories", "--json"]),
        ("download", &["download", "--since", "999w", "--json"]),
        ("download", &["download", "--since", "999w", "--json", "--translate"]),
        ("import", &["import", "--json", opml]),
    ] {
        let output = desk.run(words);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(
            text.lines().next().is_some(),
            "{words:?} printed nothing: {:?}",
            String::from_utf8_lossy(&output.stderr)
        );
        for line in text.lines() {
            let value: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{words:?}: {error}: {line}"));
            check(&schema, command, &value).unwrap_or_else(|error| panic!("{words:?}: {error}"));
        }
        asked.push(command.to_owned());
    }
    let known = schema["properties"].as_object().unwrap();
    let unasked: Vec<&String> = known.keys().filter(|name| !asked.contains(name)).collect();
    assert!(unasked.is_empty(), "{unasked:?}");
    for name in known.keys() {
        let words: Vec<&str> = std::iter::once("schema").chain(name.split(' ')).collect();
        let own: Value = serde_json::from_str(&desk.text(&words)).unwrap();
        assert!(own["$defs"].is_object(), "{name}");
    }
}

#[test]
fn an_article_is_shown_by_number_and_by_address_in_every_form() {
    let desk = Desk::new();
    let row: Value =
        serde_json::from_str(desk.text(&["list", "--json", "--section", "World"]).lines().next().unwrap()).unwrap();
    let (id, link) = (row["id"].to_string(), row["link"].as_str().unwrap().to_owned());
    let by_number = desk.text(&["show", &id]);
    assert!(by_number.contains("By Bogumil Nistor\nTranslation by Irena Talvik"), "{by_number}");
    assert_eq!(desk.text(&["show", &format!("{link}?utm_source=x#top")]), by_number);
    let markdown = desk.text(&["show", &id, "--format", "markdown"]);
    assert!(markdown.contains("# Envoys agree to reopen the strait &amp; its lighthouses\n"), "{markdown}");
    assert!(markdown.contains("By Bogumil Nistor\\\nTranslation by Irena Talvik"), "{markdown}");
    let html = desk.text(&["show", &id, "--format", "html"]);
    assert!(html.contains("<h1>Envoys agree to reopen the strait &amp; its lighthouses</h1>"), "{html}");
    let narrow = desk.text(&["show", &id, "--width", "40", "--links"]);
    assert!(narrow.lines().all(|line| line.chars().count() <= 40 || line.contains("://")), "{narrow}");
    let preview = desk.bare(&["show", &id]).env("FZF_PREVIEW_COLUMNS", "30").output().unwrap();
    let preview = String::from_utf8(preview.stdout).unwrap();
    assert!(preview.lines().all(|line| line.chars().count() <= 30 || line.contains("://")), "{preview}");
    for (named, code) in [("https://nobody.example/1", 1), ("99999999", 1), ("just words", 2)] {
        let output = desk.run(&["show", named]);
        assert_eq!(output.status.code(), Some(code), "{named}");
    }
}

#[test]
fn headlines_are_counted_and_told_in_one_line() {
    let desk = Desk::new();
    let all = desk.text(&["list", "-n", "999"]).lines().count();
    assert_eq!(desk.text(&["list", "--count"]), format!("{all}\n"));
    assert_eq!(desk.text(&["list", "--count", "--section", "World", "--unread"]), "3\n");
    assert_eq!(desk.text(&["list", "--count", "--query", "section:world"]), "3\n");
    assert_eq!(desk.text(&["list", "--count", "--starred"]), "0\n");
    let summary = desk.text(&["list", "--summary"]);
    let unread = desk.text(&["list", "--count", "--unread"]);
    let expected = format!("{} unread: World 3, ", unread.trim());
    assert!(summary.lines().count() == 1 && summary.starts_with(&expected), "{summary}");
    let by_section: u64 = summary.split([',', ' ', '\n']).skip(1).filter_map(|word| word.parse::<u64>().ok()).sum();
    assert_eq!(by_section.to_string(), unread.trim(), "the tabs have the same counts");
    let guide = desk.text(&["list", "--count", "--section", "Guide"]);
    assert!(summary.ends_with(&format!("Guide {guide}")), "{summary}{guide}");
    assert_eq!(guide, desk.text(&["list", "--count", "--section", "Guide", "--lang", "en"]), "one language alone");
    assert_eq!(guide, desk.text(&["list", "--count", "--section", "Guide", "--set", "interface_language=ro"]));
    assert_eq!(guide, desk.text(&["list", "--count", "--feed", "guide-ro"]));
    let newest = desk.text(&["list", "--query", "section:world"]);
    assert_eq!(newest, desk.text(&["list", "--section", "World"]));
    let wrong = desk.run(&["list", "--query", "is:old"]);
    assert!(wrong.status.code() == Some(2) && String::from_utf8_lossy(&wrong.stderr).contains("at character 1"));
}

#[test]
fn articles_and_people_are_exported() {
    let desk = Desk::new();
    let all = desk.text(&["export", "articles"]).lines().count();
    assert_eq!(desk.text(&["list", "-n", "999"]).lines().count(), all);
    let markdown = desk.text(&["export", "articles", "--format", "markdown", "--section", "World"]);
    assert_eq!(markdown.matches("\n---\n").count(), 2, "{markdown}");
    assert!(desk.text(&["export", "people", "--format", "markdown"]).lines().all(|line| line.starts_with("- ")));
    let file = desk.path().join("news.epub");
    assert!(desk.run(&["export", "articles", "--format", "epub", "--output", file.to_str().unwrap()]).status.success());
    let book = fs::read(&file).unwrap();
    assert!(book.starts_with(b"PK\x03\x04") && book[30..].starts_with(b"mimetypeapplication/epub+zip"));
    let texts = unpacked(&book);
    assert_eq!(texts.iter().filter(|(name, _)| name.starts_with("EPUB/article-")).count(), all);
    for (name, text) in texts.iter().filter(|(name, _)| name != "mimetype") {
        let mut reader = quick_xml::Reader::from_str(text);
        loop {
            match reader.read_event() {
                Ok(quick_xml::events::Event::Eof) => break,
                Ok(_) => {}
                Err(error) => panic!("{name} is no XML: {error}\n{text}"),
            }
        }
        assert!(!text.contains("<img"), "{name}");
    }
    let wrong = desk.run(&["export", "feeds", "--format", "epub"]);
    assert_eq!(wrong.status.code(), Some(2));
}

/// The files of an archive.
fn unpacked(book: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(book)).unwrap();
    let count = archive.len();
    let read = |at: usize| {
        let file = archive.by_index(at).unwrap();
        (file.name().unwrap().into_owned(), std::io::read_to_string(file).unwrap())
    };
    (0..count).map(read).collect()
}

#[test]
fn every_command_works_without_a_terminal_in_a_bare_environment() {
    let desk = Desk::new();
    for words in [
        &["list", "--json"][..],
        &["search", "envoys"],
        &["show", "-"],
        &["refresh", "--json"],
        &["export"],
        &["people"],
        &["doctor"],
    ] {
        for locale in ["C", "POSIX", "xx_YY"] {
            let output =
                desk.bare(words).env("LANG", locale).env("LC_ALL", locale).stdin(Stdio::null()).output().unwrap();
            assert!(output.status.success(), "{words:?} {locale}: {output:?}");
            let text = String::from_utf8(output.stdout).unwrap();
            assert!(!text.contains('\x1b'), "{words:?} is coloured: {text}");
        }
    }
    // A terminal's name alone makes nothing of a pipe.
    let output = desk.bare(&["list"]).env("TERM", "xterm-256color").env("COLORTERM", "truecolor").output().unwrap();
    assert!(!String::from_utf8(output.stdout).unwrap().contains('\x1b'));
}

#[test]
fn a_pipe_that_is_closed_is_no_failure() {
    let desk = Desk::new();
    for words in [
        &["list", "--json"][..],
        &["list"],
        &["search", "the"],
        &["show", "-", "--json"],
        &["refresh", "--json"],
        &["export"],
        &["export", "articles"],
        &["people", "--json"],
        &["feeds"],
        &["packs"],
        &["schema"],
        &["man"],
        &["completions", "zsh"],
        &["config", "--default"],
    ] {
        let mut child = desk.bare(words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut told = String::new();
        child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
        let status = child.wait().unwrap();
        assert!(status.success() && !told.contains("panic") && !told.contains("Broken"), "{words:?}: {status} {told}");
    }
}
