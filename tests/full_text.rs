//! Pages of teasers: fetched with manners, kept, never asked for twice.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use dateline::config::Settings;
use dateline::desk::{
    self, Fetched, FullTexts, PageSource, RefreshOptions, Wishes, fetch_version, full_text, full_texts,
    pages_after_refresh, save_page,
};
use dateline::fetch::{Client, Limits};
use dateline::model::{ArticleId, FullText, Headline, LinkKind, Mark, Selection, Subscription, TextState};
use dateline::store::Store;
use jiff::Timestamp;
use tokio::sync::Notify;

use crate::support::{Page, Server, said};

fn offload(work: Box<dyn FnOnce() + Send>) {
    drop(tokio::spawn(async move { work() }));
}

fn now() -> Timestamp {
    "2026-11-16T12:00:00Z".parse().unwrap()
}

fn hours(count: i64) -> Timestamp {
    now() + jiff::SignedDuration::from_hours(count)
}

/// A page whose article is longer than any teaser.
pub(crate) fn story(title: &str) -> Page {
    let paragraph = |n: usize| {
        format!(
            "<p>Paragraph {n} of the story {title}: the ferries leave again at noon, said the harbour master, who had \
             counted the passengers twice and found eleven of them waiting on the quay with their baskets.</p>"
        )
    };
    let body: String = (1..=9).map(paragraph).collect();
    let html = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>{title}</title></head><body><nav><a href=\"/\">Home</a></nav>\
         <main><article><h1>{title}</h1><p class=\"byline\">By Mirela Osk</p>{body}<p>Translation by Irena Talvik</p>\
         </article></main><footer><p>All rights reserved.</p></footer></body></html>"
    );
    Page { etag: None, ..Page::feed("text/html; charset=utf-8", html) }
}

fn feed(id: &str, server: &Server) -> Subscription {
    Subscription {
        id: id.to_owned(),
        title: id.to_owned(),
        url: server.url(&format!("/{id}.rss")),
        section: "World".to_owned(),
        ..Subscription::default()
    }
}

/// Serves a feed of teasers, and a page for each.
fn teasers(server: &Server, id: &str, count: usize) -> Subscription {
    let item = |n: usize| {
        let link = server.url(&format!("/{id}-{n}"));
        server.serve(&format!("/{id}-{n}"), story(&format!("{id} {n}")));
        format!("<item><title>{id} {n}</title><link>{link}</link><description>The ferries leave.</description></item>")
    };
    let items: String = (0..count).map(item).collect();
    let feed_text = format!("<rss version=\"2.0\"><channel><title>{id}</title>{items}</channel></rss>");
    server.serve(&format!("/{id}.rss"), Page::feed("application/rss+xml", feed_text));
    feed(id, server)
}

fn client() -> Client {
    Client::new(Limits { spacing: Duration::ZERO, ..Limits::default() }).unwrap()
}

async fn refreshed(feeds: &[Subscription]) -> (Store, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).await.unwrap();
    desk::settle(&store, feeds, now()).await.unwrap();
    let (offload, options) = (|work: Box<dyn FnOnce() + Send>| work(), RefreshOptions::default());
    desk::refresh(&store, &client(), &offload, feeds.to_vec(), options, now(), |_| {}).await.unwrap();
    (store, folder)
}

async fn rows(store: &Store) -> Vec<Headline> {
    let world = Selection { section: Some("World".to_owned()), limit: 10_000, ..Selection::default() };
    store.headlines(world, now()).await.unwrap()
}

async fn fetch(store: &Store, feeds: &[Subscription], ids: Vec<ArticleId>, at: Timestamp) -> FullTexts {
    let client = client();
    let wishes = Wishes::default();
    wishes.wish(ids);
    full_texts(
        store,
        PageSource { client: &client, feeds, sites: &Arc::default(), offload: &offload, keep: true },
        &wishes,
        (16, at),
        |_| {},
    )
    .await
    .unwrap()
}

/// Feeds a server has: a hundredth of the real thing in everyday runs, all of it with `DATELINE_FULL=1`.
fn scale() -> (usize, usize) {
    if std::env::var_os("DATELINE_FULL").is_some() { (50, 10) } else { (3, 4) }
}

#[tokio::test]
async fn pages_come_with_manners_and_after_a_kill_none_is_fetched_twice() {
    let (feeds_each, items) = scale();
    let servers: Vec<Server> = (1..=4).map(|host| Server::at(&format!("127.0.0.{host}"), Vec::new())).collect();
    let mut feeds = Vec::new();
    for (host, server) in servers.iter().enumerate() {
        feeds.extend((0..feeds_each).map(|number| teasers(server, &format!("feed-{host}-{number}"), items)));
    }
    let pages = servers.len() * feeds_each * items;
    let (store, folder) = refreshed(&feeds).await;
    assert!(rows(&store).await.iter().all(|row| row.text == TextState::Teaser));
    for server in &servers {
        server.takes(Duration::from_millis(3));
    }
    let client = client();
    let source = PageSource { client: &client, feeds: &feeds, sites: &Arc::default(), offload: &offload, keep: true };
    let asked = || -> HashMap<String, usize> {
        let mut counts = HashMap::new();
        for request in servers.iter().flat_map(Server::requests).filter(|request| !request.path.contains(".rss")) {
            *counts.entry(request.path).or_default() += 1;
        }
        counts
    };
    let kills = 5;
    // How often the page of each article had been asked for when it was kept.
    let mut kept: HashMap<String, usize> = HashMap::new();
    let mut store = store;
    for kill in 1..=kills {
        let ids = pages_after_refresh(&store, &feeds, FullText::Always, now()).await.unwrap();
        let wishes = Wishes::default();
        wishes.wish(ids);
        let (enough, mut done) = (Notify::new(), 0);
        let run = full_texts(&store, source, &wishes, (16, now()), |_| {
            done += 1;
            if done == pages / (kills + 2) {
                enough.notify_one();
            }
        });
        tokio::select! {
            biased;
            () = enough.notified() => {}
            ended = run => panic!("nothing was left for kill {kill}: {ended:?}"),
        }
        store.close().await.unwrap();
        store = Store::open(folder.path()).await.unwrap();
        let counts = asked();
        for row in rows(&store).await.into_iter().filter(|row| row.text == TextState::Full) {
            let path = format!("/{}", row.title.replace(' ', "-"));
            let count = counts[&path];
            assert_eq!(*kept.entry(path).or_insert(count), count, "what was kept was asked for again");
        }
    }
    let ids = pages_after_refresh(&store, &feeds, FullText::Always, now()).await.unwrap();
    let rest = pages - kept.len();
    assert_eq!(ids.len(), rest);
    let done = fetch(&store, &feeds, ids, now()).await;
    assert_eq!((done.full, done.without), (rest, 0));
    let counts = asked();
    assert!(kept.iter().all(|(path, count)| counts[path] == *count), "what was kept was asked for again");
    let all: usize = counts.values().sum();
    assert!(all <= pages + kills * 2 * servers.len(), "no more than was on its way is asked for again");
    assert!(servers.iter().all(|server| server.most_at_once() <= 2), "two at once for each host");
    assert!(servers.iter().any(|server| server.most_at_once() == 2), "and not one alone");

    drop(servers);
    for row in rows(&store).await {
        let article = store.article(row.id).await.unwrap().unwrap();
        assert!(row.text == TextState::Full && article.body.unwrap().contains("Paragraph 9"), "{}", row.title);
    }
}

#[tokio::test]
async fn a_page_that_fails_is_asked_for_three_times_at_most_and_never_soon() {
    let server = Server::new(Vec::new());
    let feeds = [teasers(&server, "bad", 1)];
    server.serve("/bad-0", Page { status: 500, ..story("bad") });
    let (store, _folder) = refreshed(&feeds).await;
    let id = rows(&store).await[0].id;
    let asked = || server.requests().iter().filter(|request| request.path == "/bad-0").count();
    for (hour, times) in [(0, 1), (5, 1), (6, 2), (29, 2), (30, 3), (300, 3)] {
        fetch(&store, &feeds, vec![id], hours(hour)).await;
        assert_eq!(asked(), times, "after {hour} hours");
    }
    let article = store.article(id).await.unwrap().unwrap();
    assert_eq!(article.headline.text, TextState::Failed);
    let attempt = article.attempt.unwrap();
    assert_eq!((attempt.times, attempt.again), (3, None));
    assert!(said(&attempt.reason.unwrap()).contains("the server answered 500"));

    // A key asks all the same.
    server.serve("/bad-0", story("bad 0"));
    let client = client();
    let source = PageSource { client: &client, feeds: &feeds, sites: &Arc::default(), offload: &offload, keep: true };
    let fetched = full_text(&store, source, id, hours(301)).await.unwrap();
    assert_eq!(fetched, Fetched { id, text: TextState::Full, reason: None, bytes: fetched.bytes });
    assert_eq!(store.examine(false).await.unwrap(), []);
}

#[tokio::test]
async fn a_server_that_wants_to_be_left_alone_is_and_final_answers_are_not_asked_for_again() {
    let server = Server::new(Vec::new());
    let feeds = [teasers(&server, "some", 3)];
    let short = "<!DOCTYPE html><html><body><article><h1>some 1</h1><p>The ferries leave.</p></article></body></html>";
    server.serve("/some-1", Page { etag: None, ..Page::feed("text/html", short) });
    let locked = r#"<!DOCTYPE html><html><head><script type="application/ld+json">{"@type":"NewsArticle","headline":"some 2",
        "isAccessibleForFree":false}</script></head><body><article><h1>some 2</h1><p>The ferries leave again at noon, said the
        harbour master, who had counted the passengers twice.</p></article></body></html>"#;
    server.serve("/some-2", Page { etag: None, ..Page::feed("text/html", locked) });
    server.serve("/some-0", Page { status: 503, ..story("some 0") });
    server.always_says("Retry-After: 36000\r\n");
    let (store, _folder) = refreshed(&feeds).await;
    let ids: Vec<ArticleId> = rows(&store).await.iter().map(|row| row.id).collect();
    let states =
        || async { rows(&store).await.iter().map(|row| (row.title.clone(), row.text)).collect::<HashSet<_>>() };
    let done = fetch(&store, &feeds, ids.clone(), now()).await;
    assert_eq!((done.full, done.without), (0, 3));
    let expected = [("some 0", TextState::Failed), ("some 1", TextState::Feed), ("some 2", TextState::Paywalled)];
    assert_eq!(states().await, expected.map(|(title, text)| (title.to_owned(), text)).into());
    let asked = server.requests().len();
    fetch(&store, &feeds, ids.clone(), hours(9)).await;
    assert_eq!(server.requests().len(), asked, "ten hours were asked for");
    fetch(&store, &feeds, ids, hours(11)).await;
    assert_eq!(server.requests().len(), asked + 1, "the other two answers are final");
    assert_eq!(store.examine(false).await.unwrap(), []);
}

#[tokio::test]
async fn without_a_network_no_page_is_blamed() {
    let server = Server::new(Vec::new());
    let id = "gone";
    let item = |n: usize| {
        format!("<item><title>{n}</title><link>http://{n}.news.invalid/</link><description>Short.</description></item>")
    };
    let items: String = (0..5).map(item).collect();
    let text = format!("<rss version=\"2.0\"><channel><title>{id}</title>{items}</channel></rss>");
    server.serve("/gone.rss", Page::feed("application/rss+xml", text));
    let feeds = [feed(id, &server)];
    let (store, _folder) = refreshed(&feeds).await;
    let ids: Vec<ArticleId> = rows(&store).await.iter().map(|row| row.id).collect();
    let done = fetch(&store, &feeds, ids.clone(), now()).await;
    assert!(done.outage.is_some() && done.without == 0, "{done:?}");
    fetch(&store, &feeds, ids[..1].to_vec(), now()).await;
    assert!(rows(&store).await.iter().all(|row| row.text == TextState::Teaser));
}

#[tokio::test]
async fn what_is_fetched_after_a_refresh_goes_by_the_nearest_setting() {
    let server = Server::new(Vec::new());
    let mut feeds = [teasers(&server, "one", 2), teasers(&server, "two", 2), teasers(&server, "three", 2)];
    feeds[0].full_text = Some(FullText::Always);
    feeds[1].full_text = Some(FullText::Never);
    let (store, _folder) = refreshed(&feeds).await;
    let rows = rows(&store).await;
    let wanted = |general: FullText| {
        let (store, feeds, rows) = (&store, &feeds, &rows);
        async move {
            let ids = pages_after_refresh(store, feeds, general, now()).await.unwrap();
            let title = |id: &ArticleId| rows.iter().find(|row| row.id == *id).unwrap().title.clone();
            let mut titles: Vec<String> = ids.iter().map(title).collect();
            titles.sort();
            titles
        }
    };
    assert_eq!(wanted(FullText::Visible).await, ["one 0", "one 1"]);
    assert_eq!(wanted(FullText::Always).await, ["one 0", "one 1", "three 0", "three 1"]);
    for row in rows.iter().filter(|row| row.title.ends_with('1')) {
        store.mark(Mark::Starred(vec![row.id], true), now()).await.unwrap();
    }
    assert_eq!(wanted(FullText::Starred).await, ["one 0", "one 1", "one 1", "three 1"]);
    assert_eq!(wanted(FullText::Never).await, ["one 0", "one 1", "one 1"]);
}

#[tokio::test]
async fn pages_are_kept_for_days_and_read_again_by_better_rules() {
    let server = Server::new(Vec::new());
    let feeds = [teasers(&server, "kept", 2)];
    let (store, folder) = refreshed(&feeds).await;
    let ids: Vec<ArticleId> = rows(&store).await.iter().map(|row| row.id).collect();
    fetch(&store, &feeds, ids.clone(), now()).await;
    let again = desk::reread(&store, &[], |_, _| {}).await.unwrap();
    assert_eq!((again.read, again.changed), (2, 0));
    let asked = server.requests().len();
    // A rule that a reader wrote since then.
    let rules = "[[site]]\nhost = \"127.0.0.1\"\nstrip = [\"article p:nth-of-type(3)\"]\n";
    std::fs::write(folder.path().join("sites.toml"), rules).unwrap();
    let (sites, errors) = dateline::config::load_sites(folder.path());
    assert_eq!(errors, []);
    let again = desk::reread(&store, &sites, |_, _| {}).await.unwrap();
    assert_eq!((again.read, again.changed), (2, 2));
    let article = store.article(ids[0]).await.unwrap().unwrap();
    assert!(!article.body.unwrap().contains("Paragraph 2"), "the paragraph that is struck out is gone");
    assert_eq!(server.requests().len(), asked, "nothing is fetched for it");

    let settings = Settings::default();
    desk::retain(&store, &settings, hours(14 * 24 - 1)).await.unwrap();
    assert_eq!(store.old_pages(ArticleId(0), 9).await.unwrap().1, 2);
    desk::retain(&store, &settings, hours(14 * 24)).await.unwrap();
    assert_eq!(store.old_pages(ArticleId(0), 9).await.unwrap().1, 0);
    assert_eq!(rows(&store).await[0].text, TextState::Full, "the text that was read from it stays");
    assert_eq!(store.examine(false).await.unwrap(), []);
}

/// A feed of one teaser whose page leads to its original, which no feed carries.
fn translated(server: &Server) -> Subscription {
    let feed = teasers(server, "told", 1);
    let Page { body, .. } = story("told 0");
    let html = String::from_utf8(body).unwrap();
    let more = "<p>Original: <a href=\"/first\">first</a></p><p><a href=\"/next\">Read more about ferries</a></p>";
    let html = html.replace("</article>", &format!("{more}</article>"));
    server.serve("/told-0", Page { etag: None, ..Page::feed("text/html", html) });
    server.serve("/first", story("The first telling"));
    feed
}

#[tokio::test]
async fn an_original_that_no_feed_carries_is_fetched_once_and_each_leads_to_the_other() {
    let server = Server::new(Vec::new());
    let feeds = [translated(&server)];
    let (store, _folder) = refreshed(&feeds).await;
    let id = rows(&store).await[0].id;
    fetch(&store, &feeds, vec![id], now()).await;
    let links = store.article(id).await.unwrap().unwrap().links;
    assert_eq!(links.iter().map(|link| link.kind).collect::<Vec<_>>(), [LinkKind::Original, LinkKind::Further]);
    assert_eq!((links[0].url.clone(), links[0].article), (server.url("/first"), None));
    assert_eq!(links[1].title.as_deref(), Some("Read more about ferries"));

    let client = client();
    let source = PageSource { client: &client, feeds: &feeds, sites: &Arc::default(), offload: &offload, keep: true };
    let version = || async { fetch_version(&store, source, id, &server.url("/first"), now()).await };
    let first = version().await.unwrap();
    assert_eq!(version().await.unwrap(), first);
    assert_eq!(server.requests().iter().filter(|request| request.path == "/first").count(), 1);
    let original = store.article(first).await.unwrap().unwrap();
    assert_eq!((original.headline.title.as_str(), original.headline.text), ("The first telling", TextState::Full));
    assert_eq!(original.links.len(), 1);
    assert_eq!((original.links[0].kind, original.links[0].article), (LinkKind::Translation, Some(id)));
    let links = store.article(id).await.unwrap().unwrap().links;
    assert_eq!((links[0].article, links[0].title.as_deref()), (Some(first), Some("The first telling")));
    assert_eq!(rows(&store).await.len(), 1, "it stands in no section");
    assert_eq!(store.examine(false).await.unwrap(), []);

    let gone = fetch_version(&store, source, id, &server.url("/nowhere"), now()).await;
    assert!(gone.unwrap_err().to_string().contains("404"));
}

#[tokio::test]
async fn a_page_that_is_saved_by_its_address_has_the_text_that_a_download_has() {
    let server = Server::new(Vec::new());
    let html = |title: &str| String::from_utf8(story(title).body).unwrap();
    let page = |html: String| Page { etag: None, ..Page::feed("text/html", html) };
    let more = "<p><a rel=\"next\" href=\"?page=2\">Next page</a></p></article>";
    server.serve("/one", page(html("Ferries").replace("</article>", more)));
    server.serve("/one?page=2", page(html("Ferries").replace("Paragraph ", "Further paragraph ")));
    let locked = "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false}</script>\
        </head>";
    server.serve("/locked", page(html("Closed").replace("</head>", locked)));

    let (store, _folder) = refreshed(&[]).await;
    let client = client();
    let source = PageSource { client: &client, feeds: &[], sites: &Arc::default(), offload: &offload, keep: true };
    let save = async |path: &str| {
        let id = save_page(&store, source, &server.url(path), now()).await.unwrap();
        store.article(id).await.unwrap().unwrap()
    };
    let whole = save("/one").await;
    let body = whole.body.clone().unwrap();
    assert!(body.contains("Paragraph 9") && body.contains("Further paragraph 9"), "{body}");
    assert_eq!(whole.headline.text, TextState::Full);
    let beginning = save("/locked").await;
    assert!(beginning.body.unwrap().contains("Paragraph 9"));
    assert_eq!(beginning.headline.text, TextState::Paywalled);
    assert_eq!(said(&beginning.attempt.unwrap().reason.unwrap()), "the page is for subscribers");

    assert_eq!(desk::reread(&store, &[], |_, _| {}).await.unwrap(), desk::Reread { read: 2, changed: 0 });
    assert_eq!(store.article(whole.headline.id).await.unwrap().unwrap().body, Some(body));
    assert_eq!(store.examine(false).await.unwrap(), []);
}
