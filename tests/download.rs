//! The offline edition: complete after any number of kills, and nothing fetched twice.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Cursor};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use serde_json::Value;

use crate::full_text::story;
use crate::support::{Page, Server};

fn dateline(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command
        .args(words)
        .arg("--config")
        .arg(folder)
        .arg("--data")
        .arg(folder.join("data"))
        .env("NO_PROXY", "*")
        .env_remove("DATELINE_FULL");
    command
}

fn lines(command: &mut Command) -> Vec<Value> {
    let output = command.output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Serves feeds of teasers with a page for each, and names them in `feeds.toml`.
fn newsrooms(folder: &Path, servers: &[Server], feeds: usize, items: usize) {
    let mut file = "edition = \"none\"\n".to_owned();
    for (host, server) in servers.iter().enumerate() {
        for number in 0..feeds {
            let id = format!("feed-{host}-{number}");
            let mut text = format!("<rss version=\"2.0\"><channel><title>{id}</title>");
            for item in 0..items {
                let path = format!("/{id}-{item}");
                server.serve(&path, story(&format!("{id} {item}")));
                let link = server.url(&path);
                write!(
                    text,
                    "<item><title>{id} {item}</title><link>{link}</link><description>Ferries.</description></item>"
                )
                .unwrap();
            }
            text.push_str("</channel></rss>");
            server.serve(&format!("/{id}.rss"), Page::feed("application/rss+xml", text));
            let url = server.url(&format!("/{id}.rss"));
            write!(file, "[[feed]]\nid = \"{id}\"\ntitle = \"{id}\"\nurl = \"{url}\"\nsection = \"World {host}\"\n")
                .unwrap();
        }
    }
    std::fs::write(folder.join("feeds.toml"), file).unwrap();
    assert!(dateline(folder, &["refresh"]).output().unwrap().status.success());
}

fn counts(servers: &[Server]) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for request in servers.iter().flat_map(Server::requests).filter(|request| !request.path.contains(".rss")) {
        *counts.entry(request.path).or_default() += 1;
    }
    counts
}

#[test]
fn an_edition_killed_five_times_is_complete_after_the_sixth_start_and_no_page_is_fetched_twice() {
    let (feeds, items) = if std::env::var_os("DATELINE_FULL").is_some() { (10, 25) } else { (3, 10) };
    let servers = [Server::at("127.0.0.1", Vec::new()), Server::at("127.0.0.2", Vec::new())];
    let folder = tempfile::tempdir().unwrap();
    newsrooms(folder.path(), &servers, feeds, items);
    for server in &servers {
        server.takes(Duration::from_millis(5));
    }
    let pages = servers.len() * feeds * items;
    let words = ["download", "--json"];
    // How often the page of each article had been asked for when it was kept.
    let mut kept: HashMap<String, usize> = HashMap::new();
    for _ in 0..5 {
        let mut child = dateline(folder.path(), &words).stdout(Stdio::piped()).spawn().unwrap();
        let told = BufReader::new(child.stdout.take().unwrap());
        // What is ready already is told first.
        let enough = kept.len() + pages / 7;
        assert_eq!(told.lines().map_while(Result::ok).take(enough).count(), enough);
        child.kill().unwrap();
        child.wait().unwrap();
        let asked = counts(&servers);
        for row in lines(&mut dateline(folder.path(), &["list", "--json", "-n", "9999", "--offline"])) {
            if row["text"] == "full" {
                let path = format!("/{}", row["title"].as_str().unwrap().replace(' ', "-"));
                let count = asked[&path];
                assert_eq!(*kept.entry(path).or_insert(count), count, "what was kept was asked for again");
            }
        }
    }
    let last = lines(&mut dateline(folder.path(), &words));
    assert_eq!(last.len(), pages);
    // A page that was being read when the program was killed may have been what ended it.
    let (interrupted, whole): (Vec<&Value>, Vec<&Value>) = last.iter().partition(|line| line["text"] == "crashed");
    assert!(interrupted.len() <= 5 * servers.len(), "{interrupted:?}");
    let lacking = |line: &&&Value| line["ready"] != true || line["text"] != "full";
    assert_eq!(whole.iter().find(lacking), None);
    assert_eq!(last.iter().map(|line| line["id"].as_u64().unwrap()).collect::<HashSet<_>>().len(), pages);
    let asked = counts(&servers);
    assert!(kept.iter().all(|(path, count)| asked[path] == *count), "what was kept was asked for again");
    let twice = asked.values().filter(|count| **count > 1).count();
    assert!(twice <= 5 * 2 * servers.len(), "only what was on its way when it was killed: {twice}");
    assert!(servers.iter().all(|server| server.most_at_once() <= 2));

    let before: usize = asked.values().sum();
    let output = dateline(folder.path(), &words).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(counts(&servers).values().sum::<usize>(), before, "nothing is left to fetch");
}

#[test]
fn an_edition_of_a_section_brings_its_pictures_and_says_what_could_not_be_had() {
    let servers = [Server::at("127.0.0.1", Vec::new()), Server::at("127.0.0.2", Vec::new())];
    let folder = tempfile::tempdir().unwrap();
    let picture: DynamicImage = RgbImage::from_fn(30, 20, |_, _| Rgb([90, 90, 160])).into();
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    newsrooms(folder.path(), &servers, 1, 3);
    let jpeg = Page { status: 200, content_type: "image/png", etag: None, body: bytes.into_inner() };
    servers[0].serve("/quay.png", jpeg);
    let Page { body, .. } = story("feed-0-0 0");
    let figure = "<figure><img src=\"/quay.png\"><figcaption>The quay.</figcaption></figure>\
                  <figure><img src=\"/gone.png\"><figcaption>Gone.</figcaption></figure></article>";
    let html = String::from_utf8(body).unwrap().replace("</article>", figure);
    servers[0].serve("/feed-0-0-0", Page { etag: None, ..Page::feed("text/html", html) });
    servers[0].serve("/feed-0-0-1", Page { status: 404, ..story("gone") });

    let output = dateline(folder.path(), &["download", "--section", "World 0", "--pictures"]).output().unwrap();
    assert!(output.status.success(), "a page that cannot be had is told and is no failure of ours: {output:?}");
    let told: Vec<Value> =
        String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of = |title: &str| told.iter().find(|line| line["title"] == title).unwrap();
    assert_eq!(told.len(), 3);
    assert_eq!((&of("feed-0-0 0")["text"], &of("feed-0-0 0")["pictures"]), (&Value::from("full"), &Value::from(1)));
    assert!(of("feed-0-0 0")["missing_pictures"][0]["url"].as_str().unwrap().ends_with("/gone.png"));
    assert_eq!(of("feed-0-0 1")["ready"], false);
    assert!(of("feed-0-0 1")["text_reason"].as_str().unwrap().contains("404"));
    assert_eq!(of("feed-0-0 2")["ready"], true);
    assert!(counts(&servers[1..]).is_empty(), "the other section was not asked for");

    let again = dateline(folder.path(), &["download", "--section", "World 0", "--pictures"]).output().unwrap();
    assert!(String::from_utf8(again.stdout).unwrap().contains("404"), "it says why also when it does not ask again");
    let asked = counts(&servers);
    assert_eq!((asked["/quay.png"], asked["/feed-0-0-0"], asked["/feed-0-0-1"]), (1, 1, 1));

    for (words, said) in [
        (&["download", "--section", "Nowhere"][..], "there is no section named Nowhere; there are: World 0, World 1"),
        (&["download", "--since", "soon"], "soon is not a time"),
        (&["download", "--offline"], "cannot be combined with download"),
    ] {
        let output = dateline(folder.path(), words).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains(said), "{output:?}");
    }
}
