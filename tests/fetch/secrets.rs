//! What opens a feed is shown to the feed's own origin, scheme, host and port, and to nobody else.

use dateline::desk::{PageSource, settle};
use dateline::desk::{PictureSource, RefreshOptions, full_text, picture, refresh};
use dateline::fetch::{Client, FetchError, Kind, Request as Asked};
use dateline::model::{Access, ArticleId, Selection, Subscription};
use dateline::store::Store;
use jiff::Timestamp;

use super::{FEED, Issuer, limits};
use crate::support::{Page, Request, Server};

/// Everything that may be secret of a feed.
fn access() -> Access {
    Access {
        headers: vec![("X-Key".to_owned(), "abc".to_owned())],
        token_command: vec!["printf".to_owned(), "secret\nsecond line".to_owned()],
        ..Access::default()
    }
}

/// Whether a request tells anything of what opens the feed.
fn tells(request: &Request) -> bool {
    let secret = |value: &str| ["secret", "abc", "c2VjcmV0"].iter().any(|part| value.contains(part));
    request.headers.iter().any(|(key, value)| key == "authorization" || secret(value))
}

/// Servers behind a proxy, which sees every request as it is sent.
struct Servers {
    proxy: Server,
    access: Access,
}

impl Servers {
    fn new(pages: &[(&str, Page)]) -> Self {
        let proxy = Server::new(pages.iter().map(|(url, page)| ((*url).to_owned(), page.clone())).collect());
        let access = Access { proxy: Some(proxy.url("")), ..access() };
        Self { proxy, access }
    }

    /// Addresses that were asked, each with whether that told a secret.
    fn asked(&self) -> Vec<(String, bool)> {
        self.proxy.requests().iter().map(|request| (request.path.clone(), tells(request))).collect()
    }

    fn subscription(&self, url: &str) -> Subscription {
        Subscription {
            id: "harbour".to_owned(),
            title: "Harbour".to_owned(),
            url: url.to_owned(),
            section: "World".to_owned(),
            access: Some(Box::new(self.access.clone())),
            ..Subscription::default()
        }
    }
}

fn feed() -> Page {
    Page::feed("application/rss+xml", FEED)
}

const OWN: &str = "http://harbour.example/feed";

/// Addresses with whether they are of the feed's own origin.
const TARGETS: [(&str, bool); 6] = [
    ("http://harbour.example/second", true),
    ("http://HARBOUR.example:80/second", true),
    ("http://harbour.example:8080/second", false),
    ("http://www.harbour.example/second", false),
    ("http://harbour.example.tides.example/second", false),
    ("http://tides.example/second", false),
];

fn normal(url: &str) -> String {
    url::Url::parse(url).unwrap().into()
}

#[tokio::test]
async fn a_redirect_of_any_kind_is_judged_by_where_it_leads() {
    for status in [301, 302, 303, 307, 308] {
        for (target, own) in TARGETS {
            let second = normal(target);
            let servers = Servers::new(&[(OWN, Page::elsewhere(status, target)), (&second, feed())]);
            let came = Client::new(limits()).unwrap().get(Asked::own(OWN, Kind::Feed, &servers.access)).await;
            assert!(came.is_ok(), "{status} {target}: {came:?}");
            assert_eq!(servers.asked(), [(OWN.to_owned(), true), (second, own)], "{status}");
        }
    }
}

#[tokio::test]
async fn a_name_and_password_inside_the_address_are_secrets_too() {
    let own = "http://me:secret@harbour.example/feed";
    for (target, is_own) in TARGETS {
        let second = normal(target);
        let servers = Servers::new(&[(OWN, Page::elsewhere(301, target)), (&second, feed())]);
        let plain = Access { proxy: servers.access.proxy.clone(), ..Access::default() };
        let came = super::body(Client::new(limits()).unwrap().get(Asked::own(own, Kind::Feed, &plain)).await);
        assert_eq!((came.url.as_str(), came.moved.as_deref()), (second.as_str(), Some(second.as_str())));
        let asked: Vec<bool> = servers.asked().into_iter().map(|(_, told)| told).collect();
        assert_eq!(asked, [true, is_own], "{target}");
    }
}

#[tokio::test]
async fn who_refuses_for_want_of_them_elsewhere_is_named() {
    let new = "http://tides.example/feed";
    let refuses = Page { status: 401, content_type: "text/html", etag: None, body: Vec::new() };
    let servers = Servers::new(&[(OWN, Page::elsewhere(301, new)), (new, refuses)]);
    let error = Client::new(limits()).unwrap().get(Asked::own(OWN, Kind::Feed, &servers.access)).await.unwrap_err();
    assert!(matches!(error, FetchError::Elsewhere { status: 401, .. }), "{error:?}");
    assert!(error.to_string().contains(new) && error.to_string().contains(OWN), "{error}");
}

fn hour(hour: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + hour * 3_600).unwrap()
}

async fn refreshed(store: &Store, client: &Client, feed: &Subscription, now: Timestamp) {
    let offload = |work: Box<dyn FnOnce() + Send>| work();
    refresh(store, client, &offload, vec![feed.clone()], RefreshOptions::default(), now, |_| {}).await.unwrap();
}

#[tokio::test]
async fn an_address_learned_from_permanent_redirects_is_asked_without_them() {
    for new in ["http://tides.example/feed", "http://harbour.example:8080/feed"] {
        let servers = Servers::new(&[(OWN, Page::elsewhere(301, new)), (new, feed())]);
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).await.unwrap();
        let feed = servers.subscription(OWN);
        settle(&store, std::slice::from_ref(&feed), hour(0)).await.unwrap();
        let client = Client::new(limits()).unwrap();
        for day in 0..5 {
            refreshed(&store, &client, &feed, hour(day * 25)).await;
        }
        let asked = servers.asked();
        assert_eq!(asked.iter().filter(|(url, _)| url == OWN).count(), 3, "then the new one is asked: {asked:?}");
        assert!(asked.iter().all(|(url, told)| *told == (url == OWN)), "{asked:?}");
        assert_eq!(asked.last(), Some(&(new.to_owned(), false)));
    }
}

#[tokio::test]
async fn pages_and_pictures_get_them_at_the_feeds_own_origin_alone() {
    let item = |(at, (url, _)): (usize, &(&str, bool))| {
        format!("<item><title>Quay {at}</title><guid>{at}</guid><link>{url}/{at}</link></item>")
    };
    let items = TARGETS.iter().enumerate().map(item).collect::<Vec<_>>().concat();
    let feed = format!("<rss version='2.0'><channel><title>Harbour</title>{items}</channel></rss>");
    let servers = Servers::new(&[(OWN, Page::feed("application/rss+xml", feed))]);
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).await.unwrap();
    let feeds = [servers.subscription(OWN)];
    settle(&store, &feeds, hour(0)).await.unwrap();
    let client = Client::new(limits()).unwrap();
    refreshed(&store, &client, &feeds[0], hour(1)).await;
    let selection = Selection { section: Some("World".to_owned()), limit: 9, ..Selection::default() };
    let rows: Vec<ArticleId> =
        store.headlines(selection, Timestamp::now()).await.unwrap().iter().map(|row| row.id).collect();
    assert_eq!(rows.len(), TARGETS.len());
    servers.proxy.forget();
    let (sites, offload) = (Vec::new().into(), |work: Box<dyn FnOnce() + Send>| work());
    let pages = PageSource { client: &client, feeds: &feeds, sites: &sites, offload: &offload, keep: false };
    let pictures = PictureSource { client: Some(&client), feeds: &feeds, keep: 1 };
    for id in rows {
        full_text(&store, pages, id, hour(2)).await.unwrap();
        let article = store.article(id).await.unwrap().unwrap();
        for (target, _) in TARGETS {
            let _ = picture(&store, pictures, &article, &format!("{target}.png"), Timestamp::now()).await;
        }
    }
    let asked = servers.asked();
    assert_eq!(asked.len(), TARGETS.len() * (TARGETS.len() + 1));
    let own = |url: &str| url.starts_with("http://harbour.example/");
    for (url, told) in asked {
        assert_eq!(told, own(&url), "{url}");
    }
}

#[tokio::test]
async fn https_to_http_of_one_host_is_another_origin() {
    let plain = Server::new(vec![("/feed".to_owned(), feed())]);
    let target = plain.url("/feed").replace("127.0.0.1", "localhost");
    let issuer = Issuer::new();
    let (url, serving) =
        issuer.serve_answer(("127.0.0.1", "localhost"), ("localhost", 2100), &super::sent_to(302, &target)).await;
    let trusting = Access { insecure: true, ..access() };
    let came = Client::new(limits()).unwrap().get(Asked::own(&url, Kind::Feed, &trusting)).await;
    // It is of this machine besides, so that it is not even asked.
    assert!(matches!(came, Err(FetchError::Private(_))), "{came:?}");
    assert!(plain.requests().is_empty());
    serving.abort();
}
