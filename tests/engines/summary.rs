//! Summaries by machines that the user names.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::mpsc;
use std::thread;

use dateline::config::load_summarizer;
use dateline::desk::{Summaries, keep_guide, summarize};
use dateline::fetch::{Client, Limits};
use dateline::model::Selection;
use dateline::store::Store;
use jiff::Timestamp;
use serde_json::json;

use super::{ARTICLE, Desk, KEY, Service, assert_key_is_nowhere};

/// A folder with an article and this table `[summarize]`.
fn desk(table: &str) -> Desk {
    let desk = Desk::new("program = [\"false\"]");
    write(&desk, table);
    desk
}

fn write(desk: &Desk, table: &str) {
    fs::write(desk.folder.path().join("config.toml"), format!("full_text = \"never\"\n[summarize]\n{table}\n"))
        .unwrap();
}

#[test]
fn a_program_is_asked_once_and_what_made_it_stands_above() {
    let desk = desk("");
    let asked = desk.folder.path().join("asked");
    let script = format!("cat >> '{}'; echo Les ferries attendent.", asked.display());
    write(&desk, &format!("program = [\"sh\", \"-c\", \"{script}\", \"{{language}}\"]"));
    let printed = String::from_utf8(desk.run(&["summarize", "--offline", ARTICLE]).stdout).unwrap();
    let (head, text) = printed.split_once("\n\n").unwrap();
    assert!(head.starts_with("Made by a machine from this text: sh, on this machine, 20"), "{head}");
    assert_eq!(text, "Les ferries attendent.\n");
    let told = desk.json(&["summarize", "--json", ARTICLE]);
    assert_eq!((&told["summary"], &told["machine"]), (&json!("Les ferries attendent."), &json!(true)));
    assert_eq!((&told["engine"], &told["place"]), (&json!("sh"), &json!(null)));
    let sent = fs::read_to_string(asked).unwrap();
    assert_eq!(sent.matches("Les envoyés parlent au port").count(), 1, "the second time the cache has it: {sent}");
    assert!(sent.contains("Les ferries attendent le matin depuis 3 jours."), "{sent}");
}

#[test]
fn what_cannot_make_a_summary_is_told_in_words() {
    for (table, words) in [
        ("program = [\"true\"]", "the program true printed nothing"),
        ("program = [\"sh\", \"-c\", \"echo no model >&2; exit 1\"]", "the program sh failed: no model"),
        ("program = [\"no-such-program-at-all\"]", "cannot be run"),
        ("program = [\"sleep\", \"1000\"]\ntimeout_seconds = 1", "gave no answer within 1 s"),
        ("model = \"x\"", "no summary engine is configured"),
    ] {
        let desk = desk(table);
        let said = desk.refused(&["summarize", ARTICLE]);
        assert!(said.contains(words), "{said}");
    }
}

#[test]
fn a_service_is_asked_with_its_key_and_its_failures_are_told_without() {
    let answer = json!({"choices": [{"message": {"content": "Ferries wait."}}]}).to_string();
    let service = Service::new(move |_| Some((200, answer.clone())));
    let table = |service: &Service| {
        format!(
            "openai = \"{}/v1\"\nmodel = \"small\"\nlanguage = \"en\"\nkey_command = [\"echo\", \"{KEY}\"]",
            service.url()
        )
    };
    let desk = desk(&table(&service));
    let said = desk.refused(&["summarize", "--offline", ARTICLE]);
    assert!(said.contains("no connection may be opened now") && service.asked().is_empty(), "{said}");
    assert_eq!(desk.json(&["-vv", "summarize", "--json", ARTICLE])["summary"], "Ferries wait.");
    let asked = service.asked();
    assert!(asked[0].head.starts_with("POST /v1/chat/completions "), "{}", asked[0].head);
    assert!(asked[0].head.contains(&format!("Bearer {KEY}")) && !asked[0].body.to_string().contains(KEY));
    assert_eq!((&asked[0].body["model"], &asked[0].body["stream"]), (&json!("small"), &json!(true)));
    let prompt = asked[0].body["messages"][0]["content"].as_str().unwrap();
    assert!(prompt.ends_with("Write in the language with the tag en."), "{prompt}");
    for (status, body, words) in [
        (401, format!("{{\"error\":{{\"message\":\"Invalid key {KEY}\"}}}}"), "answered 401 (Invalid key …)"),
        (503, "{\"error\":\"model is loading\"}".to_owned(), "answered 503 (model is loading)"),
        (200, "<!DOCTYPE html>".to_owned(), "its answer is not a chat completion"),
    ] {
        let service = Service::new(move |_| Some((status, body.clone())));
        write(&desk, &table(&service));
        let said = desk.refused(&["-vv", "summarize", ARTICLE]);
        assert!(said.contains(words) && !said.contains(KEY), "{said}");
    }
    assert_key_is_nowhere(desk.folder.path());
}

/// A service that writes the second half of its answer when the first was shown.
fn in_halves(shown: mpsc::Receiver<()>) -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut asked = vec![0; 65_536];
        let count = stream.read(&mut asked).unwrap();
        assert!(String::from_utf8_lossy(&asked[..count]).to_lowercase().contains("accept-encoding: identity"));
        let event = |text: &str| format!("data: {}\n\n", json!({"choices": [{"delta": {"content": text}}]}));
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";
        stream.write_all((head.to_owned() + &event("The first half")).as_bytes()).unwrap();
        shown.recv().unwrap();
        stream.write_all((event(" and the second.") + "data: [DONE]\n\n").as_bytes()).unwrap();
    });
    port
}

#[tokio::test(flavor = "multi_thread")]
async fn a_summary_is_shown_while_it_comes() {
    let (go_on, shown) = mpsc::channel();
    let port = in_halves(shown);
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("config.toml"), format!("[summarize]\nopenai = \"http://127.0.0.1:{port}\"\n"))
        .unwrap();
    let (settings, errors) = load_summarizer(folder.path());
    assert!(errors.is_empty(), "{errors:?}");
    let store = Store::open(folder.path()).await.unwrap();
    store.subscribe(dateline::desk::guide_subscriptions()).await.unwrap();
    keep_guide(&store, Timestamp::UNIX_EPOCH).await.unwrap();
    let rows = store.headlines(Selection { limit: 1, ..Selection::default() }, Timestamp::now()).await.unwrap();
    let client = Client::new(Limits::default()).unwrap();
    let summaries = Summaries { settings: settings.as_ref(), client: Some(&client) };
    let mut steps = Vec::new();
    let done = summarize(&store, summaries, rows[0].id, Timestamp::UNIX_EPOCH, |summary| {
        if summary.text == "The first half" {
            go_on.send(()).unwrap();
        }
        steps.push(summary.text.clone());
    });
    let done = done.await.unwrap();
    assert_eq!(done.text, "The first half and the second.");
    assert_eq!(steps[..2], [String::new(), "The first half".to_owned()]);
    store.close().await.unwrap();
}
