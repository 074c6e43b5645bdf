//! No entry is lost, none comes twice: documents of one feed after another, in each format that can say it.

use dateline::desk::new_article;
use dateline::feed;
use dateline::model::{Headline, Mark, Selection, Subscription, UNDATED};
use dateline::store::{Outcome, Store, Visit};
use jiff::Timestamp;
use rstest::rstest;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::came;
use crate::support::{Page, Server};

#[derive(Clone, Copy, Debug, PartialEq)]
enum Format {
    Rss,
    Atom,
    Json,
    Rdf,
}

use Format::{Atom, Json, Rdf, Rss};

/// An entry as a newsroom has it.
#[derive(Clone, Debug, Default)]
struct Item {
    guid: Option<String>,
    link: Option<String>,
    title: String,
    /// Hours after the first of November.
    hour: Option<i64>,
    text: String,
    media: Option<String>,
}

impl Item {
    fn new(number: usize) -> Self {
        Self {
            guid: Some(format!("urn:x:{number}")),
            link: Some(format!("https://harbour.example/{number}")),
            title: format!("Story {number}"),
            hour: Some(i64::try_from(number).unwrap()),
            text: format!("What happened at pier {number} is told here."),
            media: None,
        }
    }

    fn date(&self) -> Option<Timestamp> {
        Some(Timestamp::from_second(1_793_491_200 + self.hour? * 3_600).unwrap())
    }
}

impl Format {
    fn write(self, home: &str, items: &[Item]) -> String {
        let each = |one: fn(&Item) -> String| items.iter().map(one).collect::<String>();
        match self {
            Self::Rss => format!(
                "<rss version=\"2.0\"><channel><title>Harbour</title><link>{home}</link>{}</channel></rss>",
                each(rss)
            ),
            Self::Atom => format!(
                "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Harbour</title><link href=\"{home}\"/>{}</feed>",
                each(atom)
            ),
            Self::Rdf => format!(
                "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" \
                 xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Harbour</title><link>{home}</link></channel>{}</rdf:RDF>",
                each(rdf)
            ),
            Self::Json => json!({
                "version": "https://jsonfeed.org/version/1.1", "title": "Harbour", "home_page_url": home,
                "items": items.iter().map(json_item).collect::<Vec<Value>>(),
            })
            .to_string(),
        }
    }
}

fn tag(name: &str, value: Option<&String>) -> String {
    value.map(|value| format!("<{name}>{}</{name}>", value.replace('&', "&amp;"))).unwrap_or_default()
}

fn rss(item: &Item) -> String {
    let date = item.date().map(|date| date.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string());
    let media = item.media.as_ref().map(|url| format!("<enclosure url=\"{url}\" type=\"audio/mpeg\" length=\"9\"/>"));
    format!(
        "<item>{}{}{}{}{}{}</item>",
        tag("title", Some(&item.title)),
        tag("link", item.link.as_ref()),
        item.guid.as_ref().map(|guid| format!("<guid isPermaLink=\"false\">{guid}</guid>")).unwrap_or_default(),
        tag("pubDate", date.as_ref()),
        tag("description", Some(&item.text)),
        media.unwrap_or_default()
    )
}

fn atom(item: &Item) -> String {
    let link = item.link.as_ref().map(|link| format!("<link href=\"{}\"/>", link.replace('&', "&amp;")));
    let media = item.media.as_ref().map(|url| format!("<link rel=\"enclosure\" type=\"audio/mpeg\" href=\"{url}\"/>"));
    let date = item.date().map(|date| date.to_string());
    let date = tag("published", date.as_ref()) + &tag("updated", date.as_ref());
    format!(
        "<entry>{}{}{}{date}{}{}</entry>",
        tag("title", Some(&item.title)),
        link.unwrap_or_default(),
        tag("id", item.guid.as_ref()),
        tag("summary", Some(&item.text)),
        media.unwrap_or_default()
    )
}

fn rdf(item: &Item) -> String {
    let about = item.guid.as_ref().map(|guid| format!(" rdf:about=\"{guid}\"")).unwrap_or_default();
    let date = item.date().map(|date| date.to_string());
    format!(
        "<item{about}>{}{}{}{}</item>",
        tag("title", Some(&item.title)),
        tag("link", item.link.as_ref()),
        tag("dc:date", date.as_ref()),
        tag("description", Some(&item.text))
    )
}

fn json_item(item: &Item) -> Value {
    let mut value = json!({"title": item.title, "content_text": item.text});
    let mut put = |key: &str, given: Option<Value>| given.into_iter().for_each(|given| value[key] = given);
    put("id", item.guid.clone().map(Value::from));
    put("url", item.link.clone().map(Value::from));
    put("date_published", item.date().map(|date| date.to_string().into()));
    put("attachments", item.media.clone().map(|url| json!([{"url": url, "mime_type": "audio/mpeg"}])));
    value
}

/// A cache with feeds that are never fetched: what they gave is put in.
struct Cache {
    store: Store,
    format: Format,
    home: String,
    _folder: TempDir,
}

fn subscription(id: &str) -> Subscription {
    let host = if id == "planet" { "planet.example" } else { "harbour.example" };
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
        Self { store, format, home: "https://harbour.example/".to_owned(), _folder: folder }
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
            .headlines(Selection { section: Some("World".to_owned()), limit: 9_000, ..Selection::default() })
            .await
            .unwrap()
    }

    async fn titles(&self) -> Vec<String> {
        self.rows().await.into_iter().map(|row| row.title).collect()
    }

    async fn read_all(&self) {
        let ids = self.rows().await.into_iter().map(|row| row.id).collect();
        self.store.mark(Mark::Read(ids, true)).await.unwrap();
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

fn items(numbers: std::ops::Range<usize>, change: impl Fn(&mut Item)) -> Vec<Item> {
    let item = |number| {
        let mut item = Item::new(number);
        change(&mut item);
        item
    };
    numbers.rev().map(item).collect()
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
            shown.iter_mut().for_each(|item| item.guid = item.guid.take().map(|guid| guid + "-made-anew"));
            (0, 0)
        }
        _ => {
            shown.iter_mut().for_each(|item| item.guid = None);
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
    use dateline::store::Retention;
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
    use dateline::store::Retention;
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
    let aside = |work: Box<dyn FnOnce() + Send>| drop(tokio::task::spawn_blocking(work));
    let report = refresh(&cache.store, &client, &aside, feeds, RefreshOptions::default(), now, |_| ()).await.unwrap();
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
