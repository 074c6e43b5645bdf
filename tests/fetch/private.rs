//! Names that stand for other addresses from one moment to the next, in a network and a file of hosts of the test's own.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use dateline::desk::{RefreshOptions, refresh, settle};
use dateline::fetch::{Answer, Client, FetchError, Home, Kind, Limits, Request as Asked};
use dateline::model::{Access, Subscription};
use dateline::store::Store;
use jiff::Timestamp;

use super::{FEED, Issuer, limits, sent_to};
use crate::support::apart::run_apart;
use crate::support::{Page, Server, said};

/// Where a test's own network finds its file of hosts.
const HOSTS: &str = "DATELINE_TEST_HOSTS";
/// Addresses of the internet, which in that network are this machine's.
const PUBLIC: &str = "11.22.33.44";
const OTHER: &str = "11.22.33.45";
/// Makes the network and runs the test again in it.
const APART: &str = r#"PATH=$PATH:/usr/sbin:/sbin
{ ip link set lo up && ip address add 11.22.33.44/32 dev lo && ip address add 11.22.33.45/32 dev lo &&
  mount --bind "$DATELINE_TEST_HOSTS" /etc/hosts; } || exit 77
exec "$0" --exact "$1" --nocapture"#;

/// What the names of the network stand for.
struct Hosts(PathBuf);

impl Hosts {
    fn are(&self, names: &[(&str, &str)]) {
        let mut lines = vec!["127.0.0.1 localhost printer\n".to_owned()];
        lines.extend(names.iter().map(|(name, address)| format!("{address} {name}\n")));
        // In place, for it is mounted.
        fs::write(&self.0, lines.concat()).unwrap();
    }
}

/// Runs a test in a network of its own.
fn apart(test: &str, variables: &[(&str, &str)], inside: impl AsyncFnOnce(Hosts)) {
    let run = |hosts| {
        tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(inside(Hosts(hosts)));
    };
    if let Some(hosts) = env::var_os(HOSTS) {
        return run(hosts.into());
    }
    let hosts = tempfile::NamedTempFile::new().unwrap();
    let path = format!("{}::{test}", module_path!().split_once("::").unwrap().1);
    let variables = [variables, &[(HOSTS, hosts.path().to_str().unwrap())]].concat();
    run_apart(&["--net", "--mount"], APART, &path, &variables);
}

fn feed() -> Vec<(String, Page)> {
    vec![("/feed".to_owned(), Page { etag: None, ..Page::feed("application/rss+xml", FEED) })]
}

/// A server of the internet and one of this machine at the same port.
fn both() -> (Server, Server) {
    let public = Server::at(PUBLIC, feed());
    let private = Server::on(("127.0.0.1", public.port()), feed());
    (public, private)
}

fn client() -> Client {
    Client::new(limits()).unwrap()
}

async fn own(client: &Client, url: &str, public: bool) -> Result<Answer, FetchError> {
    client.get(Asked::linked(url, Kind::Feed, Some(Home { url, public }), Access::plain())).await
}

async fn linked(client: &Client, url: &str, home: &str) -> Result<Answer, FetchError> {
    client.get(Asked::linked(url, Kind::Page, Some(Home::new(home)), Access::plain())).await
}

fn is_refused(came: &Result<Answer, FetchError>) -> bool {
    matches!(came, Err(FetchError::Private(_)))
}

fn subscription(url: &str) -> Subscription {
    Subscription {
        id: "harbour".to_owned(),
        title: "Harbour".to_owned(),
        url: url.to_owned(),
        section: "World".to_owned(),
        ..Subscription::default()
    }
}

async fn refreshed(store: &Store, client: &Client, feed: &Subscription, day: i64) {
    let offload = |work: Box<dyn FnOnce() + Send>| work();
    let now = Timestamp::from_second(1_790_000_000 + day * 90_000).unwrap();
    refresh(store, client, &offload, vec![feed.clone()], RefreshOptions::default(), now, |_| {}).await.unwrap();
}

#[test]
fn a_feeds_own_host_that_turns_private_is_not_reached() {
    apart("a_feeds_own_host_that_turns_private_is_not_reached", &[], async |hosts| {
        let (public, private) = both();
        let url = format!("http://news.example:{}/feed", public.port());
        hosts.are(&[("news.example", PUBLIC)]);
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).await.unwrap();
        let feed = subscription(&url);
        settle(&store, std::slice::from_ref(&feed), Timestamp::UNIX_EPOCH).await.unwrap();
        refreshed(&store, &client(), &feed, 0).await;
        assert_eq!(public.requests().len(), 1);
        let known = client();
        assert!(own(&known, &url, false).await.is_ok());

        hosts.are(&[("news.example", "127.0.0.1")]);
        // Another run of the program knows it from the cache, and the same one from before.
        refreshed(&store, &client(), &feed, 1).await;
        let health = store.health().await.unwrap();
        let error = said(health[0].error.as_ref().unwrap());
        assert!(error.contains("this machine or a private network"), "{error}");
        let _ = own(&known, &url, false).await;
        assert!(is_refused(&own(&client(), &url, true).await));
        // One public address among private ones is the one that is taken.
        fs::write(&hosts.0, format!("127.0.0.1 news.example\n{PUBLIC} news.example\n")).unwrap();
        assert!(own(&client(), &url, true).await.is_ok());
        assert_eq!(private.requests().len(), 0);
    });
}

#[test]
fn a_learned_address_that_turns_private_is_not_reached() {
    apart("a_learned_address_that_turns_private_is_not_reached", &[], async |hosts| {
        let (public, private) = both();
        let new = format!("http://moved.example:{}/feed", public.port());
        let old = Server::at(OTHER, vec![("/feed".to_owned(), Page::elsewhere(301, &new))]);
        let url = format!("http://news.example:{}/feed", old.port());
        hosts.are(&[("news.example", OTHER), ("moved.example", PUBLIC)]);
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).await.unwrap();
        let feed = subscription(&url);
        settle(&store, std::slice::from_ref(&feed), Timestamp::UNIX_EPOCH).await.unwrap();
        for day in 0..4 {
            refreshed(&store, &client(), &feed, day).await;
        }
        assert_eq!((old.requests().len(), public.requests().len()), (3, 4), "the new one is asked by itself now");
        hosts.are(&[("news.example", OTHER), ("moved.example", "127.0.0.1")]);
        for day in 4..8 {
            refreshed(&store, &client(), &feed, day).await;
        }
        assert_eq!(private.requests().len(), 0);
    });
}

#[test]
fn what_strangers_name_reaches_the_users_own_origin_alone() {
    apart("what_strangers_name_reaches_the_users_own_origin_alone", &[], async |hosts| {
        let own_server = Server::at("127.0.0.1", feed());
        let others = [Server::at("127.0.0.1", feed()), Server::on(("127.0.0.2", own_server.port()), feed())];
        let (own_port, other_port) = (own_server.port(), others[0].port());
        hosts.are(&[("nas.example", "127.0.0.1"), ("evil.example", "127.0.0.1"), ("other.example", "127.0.0.2")]);
        let home = format!("http://nas.example:{own_port}/feed");
        let client = client();
        assert!(own(&client, &home, false).await.is_ok());
        assert!(linked(&client, &home, &home).await.is_ok(), "its own pages are the user's");
        assert_eq!(own_server.requests().len(), 2);
        for url in [
            format!("http://nas.example:{other_port}/feed"),
            format!("https://nas.example:{own_port}/feed"),
            format!("http://evil.example:{own_port}/feed"),
            format!("http://other.example:{own_port}/feed"),
            format!("http://127.0.0.1:{own_port}/feed"),
            format!("http://127.0.0.2:{own_port}/feed"),
            format!("http://[::ffff:127.0.0.1]:{own_port}/feed"),
            format!("http://2130706433:{own_port}/feed"),
            format!("http://printer:{own_port}/feed"),
            format!("http://localhost.:{own_port}/feed"),
        ] {
            for home in [home.as_str(), "http://tides.example/feed"] {
                let came = linked(&client, &url, home).await;
                assert!(is_refused(&came), "{url} for {home}: {came:?}");
            }
        }
        let asked: usize = others.iter().map(|server| server.requests().len()).sum();
        assert_eq!((own_server.requests().len(), asked), (2, 0));
    });
}

/// What goes through a proxy and what does not.
async fn through(access: &Access, host: &str, proxy: &Server) {
    let client = client();
    let home = "http://tides.example/feed";
    let page = "http://harbour.example/story";
    let get = |url| Asked::linked(url, Kind::Page, Some(Home::new(home)), access);
    let came = client.get(get(page)).await;
    assert!(matches!(came, Err(FetchError::Status { status: 404, .. })), "{came:?}");
    assert_eq!(proxy.requests().len(), 1, "a public page goes through a proxy of a private name");
    for url in [
        "http://127.0.0.1/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://localhost/",
        "http://printer/",
        "http://nas.local/",
        &format!("http://{host}/"),
        "https://192.168.0.1/",
    ] {
        let came = client.get(get(url)).await;
        assert!(is_refused(&came), "{url}: {came:?}");
    }
    assert_eq!(proxy.requests().len(), 1);
}

#[test]
fn a_proxy_of_a_feed_reaches_public_names_and_no_private_ones() {
    apart("a_proxy_of_a_feed_reaches_public_names_and_no_private_ones", &[], async |hosts| {
        hosts.are(&[("proxy.example", "127.0.0.1")]);
        for host in ["proxy.example", "127.0.0.1"] {
            let proxy = Server::at("127.0.0.1", Vec::new());
            let address = format!("http://{host}:{}", proxy.port());
            through(&Access { proxy: Some(address), ..Access::default() }, host, &proxy).await;
        }
    });
}

#[test]
fn a_proxy_of_the_system_reaches_public_names_and_no_private_ones() {
    let variables = [("http_proxy", "http://proxy.example:3128"), ("https_proxy", "http://proxy.example:3128")];
    apart("a_proxy_of_the_system_reaches_public_names_and_no_private_ones", &variables, async |hosts| {
        hosts.are(&[("proxy.example", "127.0.0.1")]);
        let proxy = Server::on(("127.0.0.1", 3_128), Vec::new());
        through(Access::plain(), "proxy.example", &proxy).await;
    });
}

#[test]
fn the_password_of_https_is_not_told_to_http_of_the_same_host() {
    apart("the_password_of_https_is_not_told_to_http_of_the_same_host", &[], async |hosts| {
        hosts.are(&[("news.example", PUBLIC)]);
        let plain = Server::at(PUBLIC, feed());
        let target = format!("http://news.example:{}/feed", plain.port());
        let issuer = Issuer::new();
        let answer = sent_to(301, &target);
        let (url, serving) = issuer.serve_answer((PUBLIC, "news.example"), ("news.example", 2100), &answer).await;
        let access = Access {
            user: Some("me".to_owned()),
            password_command: vec!["printf".to_owned(), "secret".to_owned()],
            headers: vec![("X-Key".to_owned(), "abc".to_owned())],
            insecure: true,
            ..Access::default()
        };
        let patient = Limits { idle: Duration::from_secs(5), total: Duration::from_secs(5), ..limits() };
        let came = Client::new(patient).unwrap().get(Asked::own(&url, Kind::Feed, &access)).await;
        assert!(came.is_ok(), "{came:?}");
        let requests = plain.requests();
        assert_eq!(requests.len(), 1);
        assert!(requests[0].header("authorization").is_none() && requests[0].header("x-key").is_none());
        serving.abort();
    });
}
