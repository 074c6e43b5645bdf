//! A refresh against servers that behave and servers that do not.

use std::collections::HashMap;
use std::sync::LazyLock;
use std::time::Duration;

use dateline::desk::{RefreshOptions, Report, Wanted, guide_subscriptions, refresh, settle};
use dateline::fetch::{Client, Kind, Limits, Request};
use dateline::model::{Access, Filter, Flaw, Outage, Query, Rules, Selection, Subscription};
use dateline::store::Store;
use dateline::words::Words;
use jiff::Timestamp;

use crate::support::{Page, Server, said};

fn feed(id: &str, url: String) -> Subscription {
    Subscription {
        id: id.to_owned(),
        title: id.to_owned(),
        url,
        section: "World".to_owned(),
        ..Subscription::default()
    }
}

fn offload(work: Box<dyn FnOnce() + Send>) {
    tokio::task::spawn_blocking(work);
}

#[test]
fn every_language_of_the_interface_has_a_guide() {
    let guides = guide_subscriptions().into_iter().map(|guide| guide.language.unwrap().to_string());
    assert_eq!(guides.collect::<Vec<_>>(), Words::languages().map(|(tag, _)| tag).collect::<Vec<_>>());
}

/// Bounds without a wait between two requests.
fn quick() -> Limits {
    Limits { spacing: Duration::ZERO, ..Limits::default() }
}

/// A request for an address the user subscribed to.
fn asked(url: &str) -> Request<'_> {
    static ACCESS: LazyLock<Access> = LazyLock::new(Access::default);
    Request::own(url, Kind::Feed, &ACCESS)
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
    let client = Client::new(quick()).unwrap();
    let mut told = HashMap::new();
    refresh(&store, &client, &offload, feeds.to_vec(), RefreshOptions::default(), now, |progress| {
        told.insert(progress.feed, progress.result.map(|report| report.new).map_err(|error| said(&error)));
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
        ("/cut".to_owned(), page(200, "application/rss+xml", "<rss version=\"2.0\">\n<chan")),
        ("/hollow".to_owned(), page(200, "application/rss+xml", "<rss version=\"2.0\"></rss>")),
        ("/rubbish".to_owned(), page(200, "application/rss+xml", "\u{1}\u{2}\u{3} nothing here")),
    ]);
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let names = ["good", "page", "empty", "fault", "cut", "hollow", "rubbish", "gone"];
    let mut feeds: Vec<Subscription> = names.iter().map(|name| feed(name, server.url(&format!("/{name}")))).collect();
    feeds.push(feed("refused", format!("http://{closed}/feed")));
    let (store, told, _folder) = refresh_all(&feeds).await;
    assert_eq!(told["good"], Ok(1));
    for (name, said) in [
        ("page", "web page"),
        ("empty", "empty"),
        ("fault", "the server answered 500"),
        ("gone", "the server answered 404"),
        ("cut", "the feed breaks off in line 2, before its first item; it will be tried again automatically"),
        ("hollow", "neither a title nor items"),
        ("rubbish", " "),
        ("refused", "no connection"),
    ] {
        let error = told[name].as_ref().unwrap_err();
        assert!(error.contains(said), "{name}: {error}");
    }
    let health = store.health().await.unwrap();
    let failed = health.iter().filter(|health| health.error.is_some()).count();
    assert_eq!(failed, 8);
    let rows = store
        .headlines(Selection { section: Some("World".to_owned()), limit: 9, ..Selection::default() }, Timestamp::now())
        .await
        .unwrap();
    assert_eq!(rows.len(), 1);
}

#[tokio::test]
async fn an_item_that_cannot_be_read_is_told_with_its_place_and_is_no_article() {
    let torn = "<rss version=\"2.0\"><channel><title>Torn</title>\n<item><title>One</title><guid>1</guid></item>\n<item/>\n\
                <item><guid isPermaLink=\"false\">3</guid></item></channel></rss>";
    let server = Server::new(vec![("/torn".to_owned(), page(200, "application/rss+xml", torn))]);
    let feeds = [feed("torn", server.url("/torn"))];
    let (store, told, _folder) = refresh_all(&feeds).await;
    assert_eq!(told["torn"], Ok(1));
    let unreadable = store.health().await.unwrap()[0].unreadable;
    assert_eq!((unreadable.count, unreadable.first), (2, Some((2, 3, Flaw::Empty))));
    // A later document that has none takes it back.
    server.serve("/torn", page(200, "application/rss+xml", GOOD));
    let client = Client::new(quick()).unwrap();
    let now: Timestamp = "2026-11-16T15:00:00Z".parse().unwrap();
    refresh(&store, &client, &offload, feeds.to_vec(), RefreshOptions::default(), now, |_| {}).await.unwrap();
    assert_eq!(store.health().await.unwrap()[0].unreadable.count, 0);
}

#[tokio::test]
async fn validators_are_sent_back_as_they_came_and_the_reader_says_who_it_is() {
    let mut good = page(200, "application/rss+xml", GOOD);
    good.etag = Some("W/\"Odd, but ours\"".to_owned());
    let server = Server::new(vec![("/good".to_owned(), good)]);
    let feeds = [feed("good", server.url("/good"))];
    let (store, _, _folder) = refresh_all(&feeds).await;
    let client = Client::new(quick()).unwrap();
    let now: Timestamp = "2026-11-16T13:00:00Z".parse().unwrap();
    let report =
        refresh(&store, &client, &offload, feeds.to_vec(), RefreshOptions::default(), now, |_| {}).await.unwrap();
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
    let error = client.get(asked(&server.url("/big"))).await.unwrap_err();
    assert!(error.to_string().contains("larger than"), "{error}");
}

/// The reader's own feeds at a server, as many as there are paths.
fn feeds(server: &Server, paths: &[String]) -> Vec<Subscription> {
    paths.iter().map(|path| feed(path.trim_start_matches('/'), server.url(path))).collect()
}

#[tokio::test]
async fn a_hundred_good_feeds_among_a_hundred_bad_ones_all_arrive() {
    let good = |number: usize| (format!("/good-{number}"), page(200, "application/rss+xml", GOOD));
    let bad = |number: usize| {
        let answer = match number % 4 {
            0 => page(500, "text/plain", "oops"),
            1 => page(200, "text/html", "<!DOCTYPE html><html><body>Hello</body></html>"),
            2 => page(200, "application/rss+xml", "<rss"),
            _ => page(403, "text/plain", ""),
        };
        (format!("/bad-{number}"), answer)
    };
    let pages: Vec<(String, Page)> = (0..100).flat_map(|number| [good(number), bad(number)]).collect();
    let paths: Vec<String> = pages.iter().map(|(path, _)| path.clone()).collect();
    let server = Server::new(pages);
    let (store, told, _folder) = refresh_all(&feeds(&server, &paths)).await;
    assert_eq!(told.iter().filter(|(id, result)| id.starts_with("good") && **result == Ok(1)).count(), 100);
    assert_eq!(told.values().filter(|result| result.is_err()).count(), 100);
    let world = Selection { section: Some("World".to_owned()), limit: 500, ..Selection::default() };
    assert_eq!(store.headlines(world, Timestamp::now()).await.unwrap().len(), 100);
}

#[tokio::test]
async fn feeds_longer_than_memory_has_room_for_come_one_after_another_and_whole() {
    let items = |feed: u32, many: u32| -> String {
        let item = |item| format!("<item><title>Tide {item}</title><guid>{feed}-{item}</guid></item>");
        (0..many).map(item).collect::<Vec<_>>().concat()
    };
    let paths: Vec<String> = (0..6).map(|number| format!("/long{number}")).collect();
    let pages = (0..).zip(&paths).map(|(number, path)| {
        // One alone has more than there is room for.
        let many = if number == 3 { 1_700 } else { 400 };
        let rss = format!("<rss version=\"2.0\"><channel><title>Long</title>{}</channel></rss>", items(number, many));
        (path.clone(), page(200, "application/rss+xml", &rss))
    });
    let server = Server::new(pages.collect());
    let (_store, told, _folder) = refresh_all(&feeds(&server, &paths)).await;
    assert_eq!(told.values().flatten().sum::<usize>(), 1_700 + 5 * 400, "{told:?}");
}

async fn again(store: &Store, feeds: &[Subscription], wanted: Wanted, at: &str) -> Report {
    let client = Client::new(quick()).unwrap();
    let options = RefreshOptions { wanted, ..RefreshOptions::default() };
    refresh(store, &client, &offload, feeds.to_vec(), options, at.parse().unwrap(), |_| {}).await.unwrap()
}

#[tokio::test]
async fn the_same_bytes_cost_no_reading_and_a_feed_is_due_by_its_own_rhythm() {
    let server = Server::new(vec![("/good".to_owned(), page(200, "application/rss+xml", GOOD))]);
    let feeds = [feed("good", server.url("/good"))];
    let (store, _, _folder) = refresh_all(&feeds).await;
    let report = again(&store, &feeds, Wanted::All, "2026-11-16T12:01:00Z").await;
    assert_eq!((report.unchanged, report.new), (1, 0), "the same bytes, though the server knows no validators");
    let report = again(&store, &feeds, Wanted::Due, "2026-11-16T12:02:00Z").await;
    assert_eq!((report.left_alone, server.requests().len()), (1, 2));
    let report = again(&store, &feeds, Wanted::Due, "2026-11-16T13:02:00Z").await;
    assert_eq!((report.left_alone, server.requests().len()), (0, 3));
}

#[tokio::test]
async fn hours_that_a_feed_skips_are_remembered_when_it_is_unchanged() {
    let hours: Vec<String> = (0..24).filter(|hour| *hour != 20).map(|hour| format!("<hour>{hour}</hour>")).collect();
    let hours = hours.concat();
    let body = GOOD.replace("<item>", &format!("<skipHours>{hours}</skipHours><item>"));
    let server = Server::new(vec![("/good".to_owned(), page(200, "application/rss+xml", &body))]);
    let feeds = [feed("good", server.url("/good"))];
    let (store, _, _folder) = refresh_all(&feeds).await;
    assert_eq!(again(&store, &feeds, Wanted::Due, "2026-11-16T19:50:00Z").await.left_alone, 1);
    assert_eq!(again(&store, &feeds, Wanted::Due, "2026-11-16T20:50:00Z").await.unchanged, 1);
    assert_eq!(again(&store, &feeds, Wanted::Due, "2026-11-17T19:50:00Z").await.left_alone, 1);
    assert_eq!(again(&store, &feeds, Wanted::Due, "2026-11-17T20:10:00Z").await.unchanged, 1);
}

#[tokio::test]
async fn a_server_that_gives_one_validator_to_two_bodies_is_asked_without() {
    let with = |body: &str| Page { etag: Some("\"always\"".to_owned()), ..page(200, "application/rss+xml", body) };
    let server = Server::new(vec![("/good".to_owned(), with(GOOD))]);
    let feeds = [feed("good", server.url("/good"))];
    let (store, _, _folder) = refresh_all(&feeds).await;
    assert_eq!(store.memories().await.unwrap()["good"].etag.as_deref(), Some("\"always\""));
    // A server that answers 200 although it knows the validator, with another body.
    let contradicting = Page { etag: None, ..with(&GOOD.replace("One", "Two")) };
    server.serve("/good", contradicting);
    server.always_says("ETag: \"always\"\r\n");
    let report = again(&store, &feeds, Wanted::All, "2026-11-16T12:01:00Z").await;
    assert_eq!(report.changed, 1);
    assert_eq!(store.memories().await.unwrap()["good"].etag, None);
}

#[tokio::test]
async fn who_asks_to_be_left_alone_is_left_alone_and_who_is_gone_is_not_asked_again() {
    let server = Server::new(vec![
        ("/busy".to_owned(), page(429, "text/plain", "")),
        ("/gone".to_owned(), page(410, "text/plain", "")),
    ]);
    server.always_says("Retry-After: 3600\r\n");
    let feeds = [feed("busy", server.url("/busy")), feed("gone", server.url("/gone"))];
    let (store, told, _folder) = refresh_all(&feeds).await;
    assert!(told["gone"].as_ref().unwrap_err().contains("gone for good"), "{told:?}");
    // What is told of the next request is true: the schedule alone would be sooner.
    let health = store.health().await.unwrap();
    let next = health.iter().find(|health| health.feed == "busy").and_then(|health| health.next_try);
    assert!(next >= Some("2026-11-16T13:00:00Z".parse().unwrap()), "{next:?}");
    let report = again(&store, &feeds, Wanted::All, "2026-11-16T12:59:00Z").await;
    assert_eq!((report.left_alone, server.requests().len()), (2, 2));
    let report = again(&store, &feeds, Wanted::All, "2026-11-16T13:00:01Z").await;
    assert_eq!((report.left_alone, report.failed, server.requests().len()), (1, 1, 3));
}

#[tokio::test]
async fn without_a_network_no_feed_is_blamed() {
    let names = ["one", "two", "three", "four", "five"];
    let feeds: Vec<Subscription> = names.iter().map(|name| feed(name, format!("http://{name}.invalid/feed"))).collect();
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).await.unwrap();
    settle(&store, &feeds, "2026-11-16T12:00:00Z".parse().unwrap()).await.unwrap();
    let report = again(&store, &feeds, Wanted::All, "2026-11-16T12:01:00Z").await;
    assert_eq!((report.outage, report.failed), (Some(Outage::NoNetwork), 0));
    assert!(store.health().await.unwrap().iter().all(|health| health.error.is_none()));
    let report = again(&store, &feeds[..1], Wanted::All, "2026-11-16T12:02:00Z").await;
    assert_eq!((report.outage, report.failed), (None, 1), "one name alone may be wrong");
}

#[tokio::test]
async fn a_server_at_home_is_read_though_the_internet_is_away() {
    let server = Server::new(vec![("/good".to_owned(), page(200, "application/rss+xml", GOOD))]);
    server.hold("/good");
    let mut feeds: Vec<Subscription> =
        (0..5).map(|at| feed(&format!("far{at}"), format!("http://far{at}.invalid/"))).collect();
    feeds.push(feed("good", server.url("/good")));
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).await.unwrap();
    settle(&store, &feeds, "2026-11-16T12:00:00Z".parse().unwrap()).await.unwrap();
    let (report, ()) = tokio::join!(again(&store, &feeds, Wanted::All, "2026-11-16T12:01:00Z"), async {
        // The others have failed long before.
        while server.most_at_once() == 0 {
            tokio::task::yield_now().await;
        }
        server.let_go();
    });
    assert_eq!((report.outage, report.failed, report.new), (Some(Outage::NoNetwork), 0, 1));
    assert!(store.health().await.unwrap().iter().all(|health| health.error.is_none()));
}

#[cfg(unix)]
#[tokio::test]
async fn the_program_of_a_filter_is_run_with_what_arrived_and_a_wrong_one_is_told() {
    let server = Server::new(vec![("/good".to_owned(), page(200, "application/rss+xml", GOOD))]);
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).await.unwrap();
    let now: Timestamp = "2026-11-16T12:00:00Z".parse().unwrap();
    let feeds = [feed("good", server.url("/good"))];
    settle(&store, &feeds, now).await.unwrap();
    let filter = |query: &str, run: &[&str]| Filter {
        query: Query::parse(query).unwrap(),
        run: run.iter().map(|part| (*part).to_owned()).collect(),
        ..Filter::default()
    };
    let made = format!("{}/{{title}} of {{source}}", folder.path().display());
    let filters = vec![
        filter("one", &["touch", &made]),
        filter("section:world", &["no-such-program", "{title}"]),
        filter("two", &["false"]),
    ];
    store.set_rules(Rules { filters, ..Rules::default() });
    let report = again(&store, &feeds, Wanted::All, "2026-11-16T12:00:00Z").await;
    let failures = dateline::desk::call(&report.calls).await;
    assert!(folder.path().join("One of good").exists());
    assert_eq!(failures.len(), 1, "{failures:?}");
    assert!(said(&failures[0]).contains("no-such-program of a filter cannot be run"), "{failures:?}");
    let report = again(&store, &feeds, Wanted::All, "2026-11-16T13:00:00Z").await;
    assert_eq!(report.calls, [], "what was there is not told again");
}

#[tokio::test]
async fn a_feed_that_nobody_named_is_called_what_it_calls_itself() {
    let server = Server::new(vec![("/good".to_owned(), page(200, "application/rss+xml", GOOD))]);
    let host =
        server.url("").split(['/', ':']).find(|part| part.contains('.') || *part == "localhost").unwrap().to_owned();
    let mut feeds = [Subscription { title: host, ..feed("good", server.url("/good")) }];
    let (store, _, _folder) = refresh_all(&feeds).await;
    let first = Selection { limit: 1, section: Some("World".to_owned()), ..Selection::default() };
    let source = async || store.headlines(first.clone(), Timestamp::now()).await.unwrap()[0].source.clone();
    assert_eq!(source().await, "Good");
    feeds[0].section = "Sea".to_owned();
    store.subscribe(feeds.to_vec()).await.unwrap();
    feeds[0].section = "World".to_owned();
    store.subscribe(feeds.to_vec()).await.unwrap();
    assert_eq!(source().await, "Good", "the subscriptions do not know it");
    feeds[0].title = "The quay".to_owned();
    store.subscribe(feeds.to_vec()).await.unwrap();
    assert_eq!(source().await, "The quay");
}
