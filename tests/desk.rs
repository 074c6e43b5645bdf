//! A refresh against servers that behave and servers that do not.

use std::collections::HashMap;

use dateline::desk::{RefreshOptions, refresh, settle};
use dateline::fetch::{Client, Limits};
use dateline::model::{Selection, Subscription};
use dateline::store::Store;
use jiff::Timestamp;

use crate::support::{Page, Server};

fn feed(id: &str, url: String) -> Subscription {
    Subscription {
        id: id.to_owned(),
        title: id.to_owned(),
        url,
        homepage: None,
        language: None,
        country: None,
        section: "World".to_owned(),
    }
}

const GOOD: &str =
    "<rss version=\"2.0\"><channel><title>Good</title><item><title>One</title><guid>1</guid></item></channel></rss>";

fn page(status: u16, content_type: &'static str, body: &str) -> Page {
    Page { status, content_type, etag: None, body: body.as_bytes().to_vec() }
}

async fn refresh_all(feeds: &[Subscription]) -> (Store, HashMap<String, Result<usize, String>>, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).await.unwrap();
    let now: Timestamp = "2026-11-16T12:00:00Z".parse().unwrap();
    settle(&store, feeds, now).await.unwrap();
    let client = Client::new(Limits::default()).unwrap();
    let mut told = HashMap::new();
    refresh(&store, &client, feeds.to_vec(), RefreshOptions::default(), now, |progress| {
        told.insert(progress.feed, progress.result.map(|report| report.new));
    })
    .await
    .unwrap();
    (store, told, folder)
}

#[tokio::test]
async fn each_failure_has_its_sentence_and_stops_nobody() {
    let server = Server::new(vec![
        ("/good".to_owned(), page(200, "application/rss+xml", GOOD)),
        ("/page".to_owned(), page(200, "text/html", "<!DOCTYPE html><html><body>Hello</body></html>")),
        ("/empty".to_owned(), page(200, "application/rss+xml", "")),
        ("/fault".to_owned(), page(500, "text/plain", "oops")),
        ("/rubbish".to_owned(), page(200, "application/rss+xml", "\u{1}\u{2}\u{3} nothing here")),
    ]);
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let names = ["good", "page", "empty", "fault", "rubbish", "gone"];
    let mut feeds: Vec<Subscription> = names.iter().map(|name| feed(name, server.url(&format!("/{name}")))).collect();
    feeds.push(feed("refused", format!("http://{closed}/feed")));
    let (store, told, _folder) = refresh_all(&feeds).await;
    assert_eq!(told["good"], Ok(1));
    for (name, said) in [
        ("page", "web page"),
        ("empty", "empty"),
        ("fault", "the server answered 500"),
        ("gone", "the server answered 404"),
        ("rubbish", " "),
        ("refused", "no connection"),
    ] {
        let error = told[name].as_ref().unwrap_err();
        assert!(error.contains(said), "{name}: {error}");
    }
    let health = store.health().await.unwrap();
    let failed = health.iter().filter(|health| health.error.is_some()).count();
    assert_eq!(failed, 6);
    let rows = store
        .headlines(Selection { section: Some("World".to_owned()), limit: 9, ..Selection::default() })
        .await
        .unwrap();
    assert_eq!(rows.len(), 1);
}

#[tokio::test]
async fn validators_are_sent_back_as_they_came_and_the_reader_says_who_it_is() {
    let mut good = page(200, "application/rss+xml", GOOD);
    good.etag = Some("W/\"Odd, but ours\"".to_owned());
    let server = Server::new(vec![("/good".to_owned(), good)]);
    let feeds = [feed("good", server.url("/good"))];
    let (store, _, _folder) = refresh_all(&feeds).await;
    let client = Client::new(Limits::default()).unwrap();
    let now: Timestamp = "2026-11-16T13:00:00Z".parse().unwrap();
    let report = refresh(&store, &client, feeds.to_vec(), RefreshOptions::default(), now, |_| {}).await.unwrap();
    assert_eq!((report.unchanged, report.new), (1, 0));
    let requests = server.requests();
    assert_eq!(requests[1].header("if-none-match"), Some("W/\"Odd, but ours\""));
    assert!(requests[0].header("user-agent").unwrap().starts_with("dateline/"), "{requests:?}");
}

#[tokio::test]
async fn an_answer_beyond_the_bound_is_refused() {
    let body = format!("{GOOD}{}", " ".repeat(200_000));
    let server = Server::new(vec![("/big".to_owned(), page(200, "application/rss+xml", &body))]);
    let client = Client::new(Limits { bytes: 100_000, ..Limits::default() }).unwrap();
    let error = client.get(&server.url("/big"), &dateline::fetch::Validators::default()).await.unwrap_err();
    assert!(error.to_string().contains("larger than"), "{error}");
}
