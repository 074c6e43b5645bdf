//! Subscribing from the command line: feeds and pages, choice, addresses that are known, pages kept for later.

use std::fs;
use std::path::Path;
use std::process::Output;

use dateline::config::load_feeds;
use serde_json::Value;

use crate::cli::{dateline, fixture};
use crate::support::{Page, Server};

const RSS: &str = "application/rss+xml";

fn rss(title: &str, language: &str, link: &str) -> String {
    format!(
        "<rss version=\"2.0\"><channel><title>{title}</title><link>{link}</link><language>{language}</language>\
         <item><title>One</title><link>{link}/{title}/1</link></item></channel></rss>"
    )
}

fn page(body: &str) -> Page {
    Page { etag: None, ..Page::feed("text/html; charset=utf-8", body) }
}

fn run(config: &Path, words: &[&str]) -> Output {
    dateline(config, &config.join("data")).args(words).output().unwrap()
}

fn said(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn a_feed_is_added_with_its_title_and_language_and_known_afterwards() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path();
    fs::write(config.join("feeds.toml"), "# mine\nedition = \"none\" # small\n").unwrap();
    let server =
        Server::new(vec![("/feed".to_owned(), Page::feed(RSS, rss("Harbour Radio", "ro", "https://harbour.example")))]);
    let (code, out, _) = said(&run(config, &["add", &server.url("/feed"), "--section", "Coast"]));
    assert_eq!((code, out.as_str()), (Some(0), "Harbour Radio was added to Coast (harbour-radio)\n"));
    let text = fs::read_to_string(config.join("feeds.toml")).unwrap();
    assert!(text.starts_with("# mine\nedition = \"none\" # small\n"), "{text}");
    let feeds = load_feeds(config).feeds;
    assert_eq!(feeds.len(), 1);
    assert_eq!(feeds[0].language.as_ref().map(dateline::model::Language::as_str), Some("ro"));
    assert_eq!(feeds[0].homepage.as_deref(), Some("https://harbour.example/"));

    for again in [server.url("/feed"), server.url("/feed#x")] {
        let (code, out, _) = said(&run(config, &["add", &again]));
        assert!(code == Some(0) && out.contains("is already subscribed, in Coast (harbour-radio)"), "{again}: {out}");
    }
    assert_eq!(fs::read_to_string(config.join("feeds.toml")).unwrap(), text);
}

#[test]
fn a_page_with_one_feed_gives_it_and_one_with_several_asks_which() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path();
    let link = |path: &str, title: &str| format!("<link rel=alternate type={RSS} href={path} title='{title}'>");
    let one = link("/a.rss", "News") + &link("/a/comments/feed", "Comments");
    let two = link("/a.rss", "News") + &link("/b.rss", "Ships") + &link("/none.rss", "Nothing");
    let server = Server::new(vec![
        ("/one".to_owned(), page(&format!("<html><head>{one}</head><body>Hi</body></html>"))),
        ("/two".to_owned(), page(&format!("<html><head>{two}</head><body>Hi</body></html>"))),
        ("/bare/".to_owned(), page("<html><body>Hi</body></html>")),
        ("/bare/rss.xml".to_owned(), Page::feed(RSS, rss("Bare", "en", "https://b.example"))),
        ("/words".to_owned(), Page::feed("text/plain", "just words")),
        ("/a.rss".to_owned(), Page::feed(RSS, rss("News", "en", "https://a.example"))),
        ("/b.rss".to_owned(), Page::feed(RSS, rss("Ships", "en", "https://a.example"))),
        ("/a/comments/feed".to_owned(), Page::feed(RSS, rss("Comments", "en", "https://a.example"))),
    ]);
    let (code, out, err) = said(&run(config, &["add", &server.url("/two"), "--json"]));
    assert_eq!(code, Some(1));
    let rows: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows.len(), 2, "{out}");
    assert_eq!((&rows[1]["feed"], &rows[1]["title"]), (&Value::from(2), &Value::from("Ships")));
    assert!(err.contains("names 2 feeds; choose one with --feed 1"), "{err}");
    assert!(!config.join("feeds.toml").exists());

    let (code, out, _) = said(&run(config, &["add", &server.url("/two"), "--feed", "2"]));
    assert!(code == Some(0) && out.starts_with("Ships was added"), "{out}");
    let (code, out, _) = said(&run(config, &["add", &server.url("/one")]));
    assert!(
        code == Some(0) && out.contains("News was added to Feeds") && out.contains("other feeds of its site"),
        "{out}"
    );
    let (code, out, _) = said(&run(config, &["add", &server.url("/bare/"), "--title", "Barely"]));
    assert!(code == Some(0) && out.starts_with("Barely was added"), "{out}");
    for (path, sentence) in [("/words", "not a readable feed"), ("/away", "404")] {
        let (code, _, err) = said(&run(config, &["add", &server.url(path)]));
        assert!(code == Some(1) && err.contains(sentence), "{path}: {err}");
    }
    let (code, _, err) = said(&run(config, &["add", "javascript:alert(1)"]));
    assert!(code == Some(1) && err.contains("not the address of a feed"), "{err}");
    assert_eq!(load_feeds(config).feeds.len(), 39 + 3);
}

#[test]
fn a_page_is_kept_for_later_with_its_credits_and_a_star() {
    let folder = tempfile::tempdir().unwrap();
    let story = fs::read(fixture("newsroom/olives.html")).unwrap();
    let server = Server::new(vec![("/olives".to_owned(), Page { etag: None, ..Page::feed("text/html", story) })]);
    let address = server.url("/olives?utm_source=x");
    server.serve("/olives?utm_source=x", Page { status: 404, ..page("") });
    let (code, _, err) = said(&run(folder.path(), &["add", "--article", &address]));
    assert!(code == Some(1) && err.contains("404"), "{err}");
    let (code, out, _) = said(&run(folder.path(), &["add", "--article", &server.url("/olives")]));
    assert!(code == Some(0) && out.contains("was saved and starred"), "{out}");
    drop(server);
    let (_, out, _) = said(&run(folder.path(), &["add", "--article", &address]));
    assert!(out.contains("was saved and starred"), "{out}");
    let (_, out, _) = said(&run(folder.path(), &["list", "--starred", "--json", "--section", "Saved"]));
    let row: Value = serde_json::from_str(&out).unwrap();
    assert!(row["starred"] == true && !row["authors"].as_array().unwrap().is_empty(), "{out}");
}

#[test]
fn options_come_from_the_file_the_environment_and_the_command_line_and_are_told() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("config.toml"), "text_width = 70\nmouse = false\n").unwrap();
    let told = |words: &[&str]| {
        let mut command = dateline(folder.path(), &folder.path().join("data"));
        command.arg("config").args(words).env("DATELINE_TEXT_WIDTH", "72").env("DATELINE_THEME", "light");
        said(&command.output().unwrap())
    };
    let (code, out, err) = told(&[]);
    assert_eq!(
        (code, out.as_str(), err.as_str()),
        (Some(0), "text_width = 72\nmouse = false\ntheme = \"light\"\n", "")
    );
    let (_, out, _) = told(&["--effective", "--set", "text_width=74"]);
    assert!(out.contains("text_width = 74\nfeeds_at_once = 256\n"), "{out}");
    let (_, out, _) = told(&["--json"]);
    assert_eq!(serde_json::from_str::<Value>(&out).unwrap()["text_width"], 72);
    let (_, out, _) = told(&["--default"]);
    assert!(out.starts_with("# Every option of dateline"), "{out}");
    let (code, _, err) = told(&["--set", "text_widht=74"]);
    assert!(code == Some(1) && err.contains("--set") && err.contains("did you mean text_width?"), "{err}");
}

#[test]
fn the_doctor_tells_what_is_wrong_and_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path();
    let server = crate::support::newsroom(config);
    let file = fs::read_to_string(config.join("feeds.toml")).unwrap();
    let gone = format!("\n[[feed]]\nid = \"gone\"\ntitle = \"Gone\"\nurl = \"{}\"\n", server.url("/nothing-here"));
    fs::write(config.join("feeds.toml"), file + &gone + "sectoin = 1\n").unwrap();
    run(config, &["refresh"]);
    let (code, out, _) = said(&run(config, &["doctor"]));
    assert_eq!(code, Some(1), "{out}");
    for expected in [
        "WRONG\tconfiguration: ",
        "did you mean section?\n\tcorrect the line",
        "WRONG\tfeeds: 1 feed failed, such as Gone\n\t`dateline feeds` says why",
        "good\tcache: the cache is sound",
        "good\tclock: it is ",
        "good\tnetwork: 3 of 3 feeds",
    ] {
        assert!(out.contains(expected), "{expected}: {out}");
    }
    let german = said(&run(config, &["doctor", "--set", "interface_language=de"])).1;
    for expected in ["FEHLER\tQuellen: 1 Quelle schlug fehl, etwa Gone\n\t`dateline feeds` nennt", "gut\tSpeicher: "] {
        assert!(german.contains(expected), "{expected}: {german}");
    }
    let json = said(&run(config, &["doctor", "--json", "--set", "interface_language=de"])).1;
    assert!(json.contains("\"finding\":\"the cache is sound\"") && json.contains("\"subject\":\"cache\""), "{json}");
    let (_, offline, _) = said(&run(config, &["doctor", "--offline"]));
    assert!(!offline.contains("network:"), "{offline}");
    let (code, out, _) = said(&run(config, &["doctor", "--feeds"]));
    assert!(code == Some(1) && out.lines().count() == 5, "{out}");
    assert!(out.contains("good\tworld\tWorld news\t3 entries; newest 2026-11-16T07:30:00Z"), "{out}");
    assert!(out.contains("WRONG\tgone\tGone\tthe server answered 404"), "{out}");
    drop(server);
    let (code, out, _) = said(&run(config, &["doctor"]));
    assert!(code == Some(1) && out.contains("WRONG\tnetwork: no feed could be reached"), "{out}");
}

#[test]
fn a_feed_that_nobody_named_is_removed_by_the_title_by_which_it_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path();
    let server =
        Server::new(vec![("/feed".to_owned(), Page::feed(RSS, rss("Harbour Radio", "ro", "https://harbour.example")))]);
    let feed = format!("edition = \"none\"\n[[feed]]\nurl = \"{}\"\nsection = \"Coast\"\n", server.url("/feed"));
    fs::write(config.join("feeds.toml"), feed).unwrap();
    assert_eq!(run(config, &["remove", "Harbour Radio"]).status.code(), Some(2));
    assert!(run(config, &["refresh"]).status.success());
    let (code, out, wrong) = said(&run(config, &["remove", "Harbour Radio"]));
    assert!(code == Some(0) && out.contains("Harbour Radio"), "{out}{wrong}");
    assert!(load_feeds(config).feeds.is_empty());
}
