//! Feeds of one newsroom and of others, long feeds, and what was let go.

use dateline::model::{Headline, Subscription};
use dateline::store::Retention;
use jiff::Timestamp;
use rstest::rstest;
use tokio_rusqlite::rusqlite::Connection;

use super::documents::Format::{self, Atom, Json, Rdf, Rss};
use super::documents::{Item, items};
use super::{Cache, subscription};
use crate::support::{Page, Server};

#[rstest]
#[tokio::test]
async fn feeds_of_one_newsroom_share_articles_but_not_by_the_address_alone(
    #[values(Rss, Atom, Json, Rdf)] format: Format,
) {
    let cache = Cache::new(format).await;
    let home = |item: &mut Item| item.link = Some("https://harbour.example/".to_owned());
    assert_eq!(cache.fetch(&items(0..3, home)).await, (3, 0));
    let mut other = items(10..13, home);
    assert_eq!(cache.fetch_of("coast", &other).await, (3, 0), "other news on the same home page");
    other.extend(items(0..2, |item| {
        home(item);
        item.guid = Some(format!("coast-{}", item.hour.unwrap()));
    }));
    assert_eq!(cache.fetch_of("coast", &other).await, (0, 0), "title and date say that it is the same");
    let own = items(20..22, |_| ());
    cache.fetch(&own).await;
    let tagged = items(20..22, |item| item.link = Some(format!("{}?from=coast", item.link.as_ref().unwrap())));
    assert_eq!(cache.fetch_of("coast", &tagged).await, (0, 0), "guid, title and date are the same");
    assert_eq!(cache.rows().await.len(), 8);
    for _ in 0..2 {
        assert_eq!(cache.fetch(&own).await, (0, 0));
        assert_eq!(cache.fetch_of("coast", &tagged).await, (0, 0));
    }
    assert_eq!(cache.revisions().await, 0);
}

#[rstest]
#[tokio::test]
async fn another_newsrooms_feed_revises_nothing(
    #[values(Rss, Atom, Json, Rdf)] format: Format,
    #[values(true, false)] planet_first: bool,
    #[values(true, false)] same_title: bool,
) {
    let cache = Cache::new(format).await;
    let mut own = items(0..2, |_| ());
    own[0].text = "The harbour's own text, with all that was found out.".to_owned();
    let mut planet = own.clone();
    for (number, item) in planet.iter_mut().enumerate() {
        item.text = format!("Bought words {number}.");
        item.guid = Some(format!("planet-{number}"));
        if !same_title {
            item.title = format!("Bought headline {number}");
        }
    }
    for round in 0..5 {
        planet[0].text.push('!');
        if planet_first {
            cache.fetch_of("planet", &planet).await;
            assert_eq!(cache.fetch(&own).await.1, usize::from(round == 0 && same_title) * 2, "the own text takes over");
        } else {
            assert_eq!(cache.fetch(&own).await.1, 0);
            cache.fetch_of("planet", &planet).await;
        }
        let rows = cache.rows().await;
        let titled: Vec<&Headline> = rows.iter().filter(|row| row.title == "Story 1").collect();
        assert_eq!(titled.len(), 1);
        let kept = cache.store.article(titled[0].id).await.unwrap().unwrap();
        assert!(kept.body.unwrap().contains("own text"), "round {round}");
        assert_eq!(rows.len(), if same_title { 2 } else { 4 });
    }
}

#[tokio::test]
async fn what_was_let_go_stays_away_under_a_new_guid() {
    let cache = Cache::new(Rss).await;
    let mut shown = items(0..4, |_| ());
    cache.fetch(&shown).await;
    cache.store.retain(Retention { before: None, per_feed: Some(2), keep_unread: false }).await.unwrap();
    assert_eq!(cache.rows().await.len(), 2);
    shown[3].guid = Some("urn:x:renewed".to_owned());
    shown[2].link = Some("http://www.harbour.example/1?utm_source=rss".to_owned());
    assert_eq!(cache.fetch(&shown).await, (0, 0));
    assert_eq!(cache.rows().await.len(), 2);
}

#[tokio::test]
async fn what_has_no_date_is_kept_as_long_as_it_is_known() {
    let cache = Cache::new(Rss).await;
    cache.fetch(&items(0..4, |item| item.hour = None)).await;
    let now = "2026-11-28T12:00:00Z".parse::<Timestamp>().unwrap().as_second();
    let kept = |before, per_feed| Retention { before, per_feed, keep_unread: false };
    cache.store.retain(kept(Some(now - 86_400), Some(9))).await.unwrap();
    assert_eq!(cache.rows().await.len(), 4);
    cache.store.retain(kept(Some(now - 86_400), Some(3))).await.unwrap();
    assert_eq!(cache.rows().await.len(), 3);
    cache.store.retain(kept(Some(now + 1), None)).await.unwrap();
    assert_eq!(cache.rows().await.len(), 0);
}

#[tokio::test]
async fn revisions_of_an_article_have_a_bound() {
    let cache = Cache::new(Rss).await;
    for number in 0..60 {
        let shown = items(0..1, |item| item.text = format!("Version {number}."));
        cache.fetch(&shown).await;
    }
    assert_eq!(cache.revisions().await, 20);
    let first = cache.store.versions(cache.rows().await[0].id).await.unwrap().remove(0);
    assert!(first.markup.contains("Version 39."), "the newest ones are kept: {}", first.markup);
}

#[tokio::test]
async fn a_text_that_was_compressed_in_another_way_is_no_revision() {
    let cache = Cache::new(Rss).await;
    let mut shown = items(0..1, |_| ());
    cache.fetch(&shown).await;
    let id = cache.rows().await[0].id;
    let text = cache.store.versions(id).await.unwrap().remove(0).markup;
    let bytes = zstd::bulk::compress(text.as_bytes(), 19).unwrap();
    let file = Connection::open(cache.folder.path().join("dateline.sqlite3")).unwrap();
    file.execute("UPDATE body SET body = ?1", [bytes]).unwrap();
    shown[0].hour = Some(9);
    assert_eq!(cache.fetch(&shown).await, (0, 1));
    assert_eq!(cache.revisions().await, 0);
    shown[0].text = "Another text.".to_owned();
    assert_eq!(cache.fetch(&shown).await, (0, 1));
    assert_eq!(cache.revisions().await, 1);
}

#[tokio::test]
async fn of_a_feed_that_is_too_long_the_newest_are_kept() {
    use dateline::desk::{RefreshOptions, refresh, settle};
    use dateline::fetch::{Client, Limits};
    let shown: Vec<Item> = (0..3_100).map(Item::new).collect();
    let server = Server::new(vec![("/feed".to_owned(), Page::feed("application/rss+xml", Rss.write("", &shown)))]);
    let cache = Cache::new(Rss).await;
    let feeds = vec![Subscription { url: server.url("/feed"), ..subscription("harbour") }];
    let now = "2027-06-01T12:00:00Z".parse().unwrap();
    settle(&cache.store, &feeds, now).await.unwrap();
    let client = Client::new(Limits::default()).unwrap();
    let offload = |work: Box<dyn FnOnce() + Send>| drop(tokio::task::spawn_blocking(work));
    let report = refresh(&cache.store, &client, &offload, feeds, RefreshOptions::default(), now, |_| ()).await.unwrap();
    assert_eq!(report.new, 2_000);
    let rows = cache.rows().await;
    assert_eq!((rows[0].title.as_str(), rows[1_999].title.as_str()), ("Story 3099", "Story 1100"));
}

#[tokio::test]
async fn feeds_that_disagree_about_an_article_do_not_flip_it() {
    let cache = Cache::new(Rss).await;
    let own = items(0..1, |_| ());
    let mut coast = own.clone();
    coast[0].text = "Shorter.".to_owned();
    cache.fetch(&own).await;
    for _ in 0..3 {
        assert_eq!(cache.fetch_of("coast", &coast).await, (0, 0));
        assert_eq!(cache.fetch(&own).await, (0, 0));
    }
    assert_eq!(cache.revisions().await, 0);
    assert_eq!(cache.rows().await.len(), 1);
}

#[rstest]
#[tokio::test]
async fn a_feed_of_many_hosts_has_not_moved_where_another_one_writes_at_the_same_path(
    #[values(Rss, Atom, Json, Rdf)] format: Format,
) {
    let cache = Cache::new(format).await;
    let elsewhere = |item: &mut Item| item.link = Some(format!("https://press{}.example/1", item.hour.unwrap()));
    assert_eq!(cache.fetch(&items(0..4, elsewhere)).await, (4, 0));
    assert_eq!(cache.fetch(&items(9..10, elsewhere)).await, (1, 0));
    assert_eq!(cache.rows().await.len(), 5);
}
