//! No entry is lost, none comes twice: documents of one feed after another, in each format that can say it.

mod documents;
mod month;
mod newsrooms;

use dateline::desk::new_article;
use dateline::feed;
use dateline::model::{Headline, Mark, Selection, Subscription, UNDATED};
use dateline::store::{Outcome, Store, Visit};
use documents::Format::{self, Atom, Json, Rdf, Rss};
use documents::{Item, items};
use rstest::rstest;
use tempfile::TempDir;

use super::{came, now};

/// A cache with feeds that are never fetched: what they gave is put in.
struct Cache {
    store: Store,
    format: Format,
    home: String,
    folder: TempDir,
}

fn subscription(id: &str) -> Subscription {
    let host = match id {
        "harbour" | "coast" => "harbour.example",
        _ => &format!("{id}.example"),
    };
    Subscription {
        id: id.to_owned(),
        title: id.to_owned(),
        url: format!("https://{host}/{id}.xml"),
        section: "World".to_owned(),
        ..Subscription::default()
    }
}

impl Cache {
    async fn new(format: Format) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).await.unwrap();
        store.subscribe(["harbour", "coast", "planet"].map(subscription)).await.unwrap();
        Self { store, format, home: "https://harbour.example/".to_owned(), folder }
    }

    /// What a document of a feed brought: new and changed articles.
    async fn fetch_of(&self, id: &str, items: &[Item]) -> (usize, usize) {
        let subscription = subscription(id);
        let text = self.format.write(&self.home, items);
        let read = feed::read(text.as_bytes(), None, Some(&subscription.url)).unwrap();
        assert_eq!(read.entries.len(), items.len(), "{text}");
        let articles = read.entries.iter().map(|entry| new_article(&subscription, &read, entry)).collect();
        let Outcome::Articles { etag, last_modified, status, print, size, .. } = came(Vec::new()) else { panic!() };
        let home = read.link;
        let outcome = Outcome::Articles { etag, last_modified, status, title: None, home, print, size, articles };
        let visit = Visit { now: "2026-11-28T12:00:00Z".parse().unwrap(), ..Visit::default() };
        let saved = self.store.save(id.to_owned(), outcome, visit).await.unwrap();
        (saved.new, saved.changed)
    }

    async fn fetch(&self, items: &[Item]) -> (usize, usize) {
        self.fetch_of("harbour", items).await
    }

    async fn rows(&self) -> Vec<Headline> {
        self.store
            .headlines(Selection { section: Some("World".to_owned()), limit: 30_000, ..Selection::default() }, now())
            .await
            .unwrap()
    }

    async fn titles(&self) -> Vec<String> {
        self.rows().await.into_iter().map(|row| row.title).collect()
    }

    async fn read_all(&self) {
        let ids = self.rows().await.into_iter().map(|row| row.id).collect();
        self.store.mark(Mark::Read(ids, true), now()).await.unwrap();
    }

    async fn all_read(&self) -> bool {
        self.rows().await.iter().all(|row| row.read)
    }

    async fn revisions(&self) -> usize {
        let mut count = 0;
        for row in self.rows().await {
            count += self.store.versions(row.id).await.unwrap().len() - 1;
        }
        count
    }
}

#[rstest]
#[tokio::test]
async fn seven_items_on_one_address_are_seven(
    #[values(Rss, Atom, Json, Rdf)] format: Format,
    #[values(true, false)] guids: bool,
) {
    let cache = Cache::new(format).await;
    let shown = items(0..7, |item| {
        item.link = Some("https://harbour.example/town-hall".to_owned());
        item.guid = item.guid.take().filter(|_| guids);
    });
    assert_eq!(cache.fetch(&shown).await, (7, 0));
    cache.read_all().await;
    for _ in 0..2 {
        assert_eq!(cache.fetch(&shown).await, (0, 0));
    }
    assert!(cache.all_read().await);
    assert_eq!(cache.revisions().await, 0);
}

#[rstest]
#[tokio::test]
async fn a_home_page_as_every_link_loses_nothing_of_a_window_that_slides(
    #[values(Rss, Atom, Json, Rdf)] format: Format,
    #[values(true, false)] guids: bool,
    #[values(1, 4)] step: usize,
) {
    let cache = Cache::new(format).await;
    for day in 0..3 {
        let shown = items(day * step..day * step + 5, |item| {
            item.link = Some("https://www.harbour.example".to_owned());
            item.guid = item.guid.take().filter(|_| guids);
        });
        assert_eq!(cache.fetch(&shown).await, (if day == 0 { 5 } else { step }, 0), "day {day}");
    }
    assert_eq!(cache.rows().await.len(), 5 + 2 * step);
}

#[rstest]
#[tokio::test]
async fn one_guid_on_four_items_is_no_revision(#[values(Rss, Atom, Json, Rdf)] format: Format) {
    let cache = Cache::new(format).await;
    let shown = items(0..4, |item| item.guid = Some("N/A".to_owned()));
    assert_eq!(cache.fetch(&shown).await, (4, 0));
    for _ in 0..3 {
        assert_eq!(cache.fetch(&shown).await, (0, 0));
    }
    assert_eq!(cache.revisions().await, 0);
    let mut edited = shown.clone();
    edited[1].text = "Nothing happened there.".to_owned();
    assert_eq!(cache.fetch(&edited).await, (0, 1));
}

#[rstest]
#[tokio::test]
async fn an_item_alone_with_a_guid_keeps_itself_when_others_have_it_too(
    #[values(Rss, Atom, Json, Rdf)] format: Format,
) {
    let cache = Cache::new(format).await;
    let one_guid = |item: &mut Item| item.guid = Some("0".to_owned());
    assert_eq!(cache.fetch(&items(0..1, one_guid)).await, (1, 0));
    cache.read_all().await;
    assert_eq!(cache.fetch(&items(0..4, one_guid)).await, (3, 0));
    let read: Vec<String> = cache.rows().await.into_iter().filter(|row| row.read).map(|row| row.title).collect();
    assert_eq!(read, ["Story 0"]);
}

#[rstest]
#[tokio::test]
async fn posts_of_a_live_page_differ_behind_its_fragment(
    #[values(Rss, Atom, Json, Rdf)] format: Format,
    #[values("https://harbour.example/live#post-", "https://harbour.example/#!/post/")] page: &str,
) {
    let cache = Cache::new(format).await;
    let post = |item: &mut Item| {
        item.link = Some(format!("{page}{}", item.hour.unwrap()));
        item.guid = None;
    };
    assert_eq!(cache.fetch(&items(0..6, post)).await, (6, 0));
    cache.read_all().await;
    assert_eq!(cache.fetch(&items(0..6, post)).await, (0, 0));
    let mut edited = items(0..7, post);
    edited[3].title = "Story 3, corrected".to_owned();
    assert_eq!(cache.fetch(&edited).await, (1, 1));
    let unread: Vec<String> = cache.rows().await.into_iter().filter(|row| !row.read).map(|row| row.title).collect();
    assert_eq!(unread, ["Story 6"]);
    assert_eq!(cache.rows().await.len(), 7);
}

#[rstest]
#[case("http://harbour.example/", "https://harbour.example/")]
#[case("https://www.harbour.example/", "https://harbour.example/")]
#[case("http://www.harbour.example/", "https://harbour.example/")]
#[case("https://harbour.example/", "https://harbour-radio.example/")]
#[tokio::test]
async fn a_site_that_moves_brings_nothing_twice(
    #[values(Rss, Atom, Json, Rdf)] format: Format,
    #[values("address", "opaque", "none")] guids: &str,
    #[case] from: &str,
    #[case] to: &str,
) {
    let cache = Cache::new(format).await;
    let at = |site: &str| {
        items(0..5, |item| {
            item.link = Some(format!("{site}news/{}", item.hour.unwrap()));
            item.guid = match guids {
                "address" => item.link.clone(),
                "none" => None,
                _ => item.guid.clone(),
            };
        })
    };
    assert_eq!(cache.fetch(&at(from)).await, (5, 0));
    cache.read_all().await;
    let (new, _) = cache.fetch(&at(to)).await;
    assert_eq!(new, 0);
    assert!(cache.all_read().await && cache.rows().await.len() == 5);
    assert!(cache.rows().await[0].link.as_ref().unwrap().starts_with(to));
    assert_eq!(cache.fetch(&at(to)).await, (0, 0));
}

#[rstest]
#[case("urn:x:1", "urn:x:another")]
#[case("https://harbour.example/1#0", "https://harbour.example/1#1")]
#[tokio::test]
async fn a_known_address_with_a_new_guid_is_an_update(
    #[values(Rss, Atom, Json, Rdf)] format: Format,
    #[case] before: &str,
    #[case] after: &str,
) {
    let cache = Cache::new(format).await;
    let mut shown = items(0..3, |_| ());
    shown[1].guid = Some(before.to_owned());
    cache.fetch(&shown).await;
    cache.read_all().await;
    shown[1].guid = Some(after.to_owned());
    shown[1].title = "Story 1, as it is now".to_owned();
    shown[1].text = "More is known of it.".to_owned();
    if before.contains('#') {
        shown[1].hour = Some(30);
    }
    assert_eq!(cache.fetch(&shown).await, (0, 1));
    assert!(cache.all_read().await);
    assert!(cache.titles().await.contains(&"Story 1, as it is now".to_owned()));
    assert_eq!(cache.revisions().await, 1);
}

#[rstest]
#[tokio::test]
async fn what_is_signed_anew_is_renewed_without_a_word(#[values(Rss, Atom, Json)] format: Format) {
    let cache = Cache::new(format).await;
    let signed = |sign: &'static str| {
        items(0..2, move |item| {
            let number = item.hour.unwrap();
            item.link = Some(format!("https://harbour.example/{number}?PHPSESSID={sign}"));
            item.media = Some(format!("https://cdn.example/{number}.mp3?sig={sign}"));
        })
    };
    assert_eq!(cache.fetch(&signed("a1")).await, (2, 0));
    assert_eq!(cache.fetch(&signed("b2")).await, (0, 0));
    assert_eq!(cache.revisions().await, 0);
    let kept = cache.store.article(cache.rows().await[0].id).await.unwrap().unwrap();
    assert_eq!(kept.headline.link.as_deref(), Some("https://harbour.example/1?PHPSESSID=b2"));
    let media: Vec<&str> = kept.enclosures.iter().map(|(url, _)| url.as_str()).collect();
    assert!(media.iter().all(|url| *url == "https://cdn.example/1.mp3?sig=b2"), "{media:?}");
    assert_eq!(kept.updated, None);
}

#[rstest]
#[tokio::test]
async fn what_changes_between_two_fetches_is_one_article(
    #[values(Rss, Atom, Json, Rdf)] format: Format,
    #[values("title", "date", "guid", "none")] what: &str,
) {
    let cache = Cache::new(format).await;
    let mut shown = items(0..3, |_| ());
    cache.fetch(&shown).await;
    cache.read_all().await;
    let expected = match what {
        "title" => {
            shown[0].title = "Another headline".to_owned();
            (0, 1)
        }
        "date" => {
            shown[0].hour = Some(77);
            (0, 1)
        }
        "guid" => {
            for item in &mut shown {
                item.guid = item.guid.take().map(|guid| guid + "-made-anew");
            }
            (0, 0)
        }
        _ => {
            for item in &mut shown {
                item.guid = None;
            }
            (0, 0)
        }
    };
    assert_eq!(cache.fetch(&shown).await, expected);
    assert!(cache.all_read().await);
    assert_eq!(cache.rows().await.len(), 3);
}

#[rstest]
#[tokio::test]
async fn what_has_neither_guid_nor_address_is_known_by_title_and_date(
    #[values(Rss, Atom, Json, Rdf)] format: Format,
    #[values(true, false)] dated: bool,
) {
    let cache = Cache::new(format).await;
    let mut shown = items(0..3, |item| {
        (item.guid, item.link) = (None, None);
        item.hour = item.hour.filter(|_| dated);
    });
    assert_eq!(cache.fetch(&shown).await, (3, 0));
    shown[1].text = "It is told in other words now.".to_owned();
    assert_eq!(cache.fetch(&shown).await, (0, 1));
    assert_eq!(cache.fetch(&shown).await, (0, 0));
    assert_eq!(cache.rows().await.len(), 3);
}

#[rstest]
#[tokio::test]
async fn what_has_no_date_or_the_same_stands_in_the_order_of_the_feed(
    #[values(Rss, Atom, Json, Rdf)] format: Format,
    #[values(None, Some(9))] hour: Option<i64>,
) {
    let cache = Cache::new(format).await;
    let shown = items(0..4, |item| item.hour = hour);
    cache.fetch(&shown).await;
    assert_eq!(cache.titles().await, ["Story 3", "Story 2", "Story 1", "Story 0"]);
    let later = items(0..6, |item| item.hour = hour);
    assert_eq!(cache.fetch(&later).await, (2, 0));
    assert_eq!(cache.titles().await, ["Story 5", "Story 4", "Story 3", "Story 2", "Story 1", "Story 0"]);
}

#[rstest]
#[tokio::test]
async fn undated_entries_of_a_first_fetch_stand_behind_the_dated_and_show_no_age(
    #[values(Rss, Atom, Json, Rdf)] format: Format,
) {
    let cache = Cache::new(format).await;
    let mut shown = items(0..4, |_| ());
    (shown[0].hour, shown[2].hour) = (None, None);
    cache.fetch(&shown).await;
    assert_eq!(cache.titles().await, ["Story 2", "Story 0", "Story 3", "Story 1"]);
    let rows = cache.rows().await;
    assert_eq!(rows.iter().map(|row| row.dated().is_some()).collect::<Vec<_>>(), [true, true, false, false]);
    assert_eq!(rows[3].date, UNDATED);
    let mut later = items(4..5, |item| item.hour = None);
    later.extend(shown);
    assert_eq!(cache.fetch(&later).await, (1, 0));
    let first = &cache.rows().await[0];
    assert_eq!((first.title.as_str(), first.dated().is_some()), ("Story 4", true), "this one is of now");
}
