//! Stories in the cache: made in slices, made anew where an article changed, split and joined again, gone with their articles.

#![allow(clippy::similar_names, reason = "a story and its store")]

use std::collections::HashMap;

use dateline::config::Settings;
use dateline::desk::{Index, Stories, tidy};
use dateline::model::{
    ArticleId, Credit, Evidence, FoundCredits, Grouping, Mark, Member, Query, Role, RowStory, Selection, Step, Story,
    Subscription, TextState,
};
use dateline::store::{NewArticle, Outcome, Prepared, Retention, Store, Visit};
use jiff::{Timestamp, ToSpan as _};
use tempfile::TempDir;

use super::world::{Random, world};

pub(super) const WIRE: &str = "A cable ship cut the power line to the island of Rauda on Tuesday, leaving 2,300 homes in the dark for a second \
    evening. The grid operator Rauda Kraft said divers had found the break 40 metres down. The captain, Halvor Espeset, told \
    the coast guard that an anchor had slipped. Repairs would take at least six days, the operator said.";
pub(super) const OWN: &str = "Sixty-year-old Inga Moen cooks on a camping stove. Since an anchor tore the cable to Rauda, the island's 2,300 \
    homes have had neither light nor heat. The ship's captain, Halvor Espeset, has apologised. Rauda Kraft is bringing \
    generators by ferry; divers work at 40 metres.";

pub(super) fn now() -> Timestamp {
    "2026-11-16T12:00:00Z".parse().unwrap()
}

pub(super) fn article(guid: &str, title: &str, body: &str, minutes: i64) -> NewArticle {
    NewArticle {
        guid: Some(guid.to_owned()),
        former: guid.to_owned(),
        title: title.to_owned(),
        link: Some(format!("https://{guid}.example/1")),
        canonical: Some(format!("https://{guid}.example/1")),
        label: None,
        language: dateline::model::Language::parse("en"),
        published: Some(now() - 20.hours() + minutes.minutes()),
        updated: None,
        summary: None,
        body: Some(format!("<p>{body}</p>")),
        tags: Vec::new(),
        enclosures: Vec::new(),
        evidence: Evidence::default(),
        found: FoundCredits::default(),
        rules: 1,
        prepared: Prepared::default(),
        text: TextState::Feed,
    }
}

pub(super) async fn save(store: &Store, feed: &str, articles: Vec<NewArticle>) {
    save_at(store, feed, articles, now()).await;
}

pub(super) async fn save_at(store: &Store, feed: &str, articles: Vec<NewArticle>, now: Timestamp) {
    let outcome = Outcome::Articles {
        etag: None,
        last_modified: None,
        title: None,
        home: None,
        status: 200,
        print: vec![1],
        size: 9,
        articles,
    };
    store.save(feed.to_owned(), outcome, Visit { now, ..Visit::default() }).await.unwrap();
}

async fn subscribe(store: &Store, feeds: impl IntoIterator<Item = String>) {
    let feed = |id: String| Subscription {
        title: format!("The {id}"),
        url: format!("https://{id}.example/feed"),
        section: "World".to_owned(),
        id,
        ..Subscription::default()
    };
    store.subscribe(feeds.into_iter().map(feed).collect::<Vec<_>>()).await.unwrap();
}

pub(super) async fn group(store: &Store) -> usize {
    while store.index().await.unwrap() {}
    Stories::default().group(store, now(), || {}).await.unwrap()
}

/// A wire text, a reprint of it, a text of its own, and other news.
pub(super) async fn cache(folder: &TempDir) -> Store {
    let store = Store::open(folder.path()).await.unwrap();
    subscribe(&store, ["wire", "post", "quay", "others"].map(str::to_owned)).await;
    save(&store, "wire", vec![article("wire", "Cable ship cuts power to island", WIRE, 0)]).await;
    let mut reprint = article("post", "Rauda in the dark again", WIRE, 30);
    reprint.found.credits = vec![Credit::new(Role::Agency, "Nordwire", "block 1")];
    save(&store, "post", vec![reprint]).await;
    save(&store, "quay", vec![article("quay", "Dinner by candlelight on Rauda", OWN, 90)]).await;
    let other = |at: usize, text: &str| article(&format!("other{at}"), &text[..30], text, 10);
    let others: Vec<NewArticle> = world(7, 40)
        .iter()
        .enumerate()
        .map(|(at, (_, told))| (at, told))
        .filter(|(_, told)| told.language == "en")
        .map(|(at, told)| other(at, &told.body))
        .collect();
    save(&store, "others", others).await;
    group(&store).await;
    store
}

pub(super) async fn members(store: &Store) -> (Story, Vec<Member>) {
    for story in store.stories(0, 99).await.unwrap() {
        let members = store.members(story.id).await.unwrap();
        if members
            .iter()
            .any(|member| member.headline.title.contains("Rauda") || member.headline.title.contains("Cable"))
        {
            return (story, members);
        }
    }
    panic!("no story of Rauda");
}

fn titles(members: &[Member]) -> Vec<&str> {
    members.iter().map(|member| member.headline.title.as_str()).collect()
}

const ALL: [&str; 3] = ["Cable ship cuts power to island", "Rauda in the dark again", "Dinner by candlelight on Rauda"];

#[tokio::test]
async fn a_story_counts_its_newsrooms_and_its_independent_texts() {
    let folder = tempfile::tempdir().unwrap();
    let store = cache(&folder).await;
    let (story, members) = members(&store).await;
    assert_eq!(titles(&members), ALL);
    assert_eq!((story.articles, story.newsrooms, story.languages, story.texts), (3, 3, 1, 2));
    assert_eq!(members[1].text, members[0].headline.id);
    assert_eq!(members[1].agency.as_deref(), Some("Nordwire"));
    assert_eq!(story.date, members[2].headline.date);
    assert_eq!(group(&store).await, 0, "nothing is left to be grouped");
    let query = Query::parse(&format!("story:{}", story.id)).unwrap();
    assert_eq!(store.search_newest(query, now(), 0, 9).await.unwrap().total, 3);
    assert!(store.examine(false).await.unwrap().is_empty());
}

#[tokio::test]
async fn an_article_that_was_split_off_stays_apart_until_that_is_undone() {
    let folder = tempfile::tempdir().unwrap();
    let store = cache(&folder).await;
    let own = members(&store).await.1[2].headline.id;
    assert_eq!(store.mark(Mark::Apart(vec![own], true), now()).await.unwrap(), 1);
    assert_eq!(titles(&members(&store).await.1), ALL[..2]);
    store.regroup(0).await.unwrap();
    group(&store).await;
    assert_eq!(titles(&members(&store).await.1), ALL[..2]);
    assert_eq!(store.undo(now()).await.unwrap(), Some(Step::Apart(1, false)));
    group(&store).await;
    assert_eq!(titles(&members(&store).await.1), ALL);
    assert_eq!(store.redo(now()).await.unwrap(), Some(Step::Apart(1, true)));
    assert_eq!(titles(&members(&store).await.1), ALL[..2]);
    assert_eq!(store.undo(now()).await.unwrap(), Some(Step::Apart(1, false)));
    assert_eq!(titles(&members(&store).await.1), ALL, "what is undone at once is there at once");
}

#[tokio::test]
async fn a_corrected_article_is_grouped_anew_and_a_story_goes_with_its_articles() {
    let folder = tempfile::tempdir().unwrap();
    let store = cache(&folder).await;
    let before = members(&store).await.0.id;
    let told = world(9, 30).into_iter().find(|(_, told)| told.language == "en").unwrap().1;
    save(&store, "quay", vec![article("quay", "The longest loaf", &told.body, 90)]).await;
    group(&store).await;
    let (story, left) = members(&store).await;
    assert_eq!((story.id, titles(&left)), (before, ALL[..2].to_vec()));
    let all = Retention { before: Some(now().as_second() + 1), per_feed: None, keep_unread: false };
    while store.retain(all).await.unwrap() {}
    assert!(store.headlines(Selection { limit: 9, ..Selection::default() }, now()).await.unwrap().is_empty());
    assert!(store.stories(0, 9).await.unwrap().is_empty());
    assert!(store.examine(false).await.unwrap().is_empty());
}

#[tokio::test]
async fn grouping_behind_the_reader_is_off_where_the_setting_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).await.unwrap();
    subscribe(&store, ["wire", "post"].map(str::to_owned)).await;
    for feed in ["wire", "post"] {
        save(&store, feed, vec![article(feed, "Cable ship cuts power to island", WIRE, 0)]).await;
    }
    let setting = |stories: Grouping| {
        let mut settings = Settings::default();
        settings.stories = stories;
        settings
    };
    tidy(&store, &setting(Grouping::Off), Index::All, now(), || {}).await.unwrap();
    assert!(store.stories(0, 9).await.unwrap().is_empty());
    tidy(&store, &setting(Grouping::Events), Index::All, now(), || {}).await.unwrap();
    assert_eq!(store.stories(0, 9).await.unwrap().len(), 1);
}

#[tokio::test]
async fn what_one_newsroom_tells_twice_is_no_story_of_several() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).await.unwrap();
    subscribe(&store, ["wire".to_owned()]).await;
    let twice = [("Cable ship cuts power to island", 0), ("Cable ship cuts power to the island", 30)];
    save(&store, "wire", twice.map(|(title, minutes)| article("wire", title, WIRE, minutes)).to_vec()).await;
    group(&store).await;
    assert!(store.stories(0, 9).await.unwrap().is_empty());
}

#[tokio::test]
async fn rows_are_told_the_stories_that_they_are_in() {
    let folder = tempfile::tempdir().unwrap();
    let store = cache(&folder).await;
    let (story, told) = members(&store).await;
    let ids: Vec<ArticleId> = told.iter().map(|member| member.headline.id).collect();
    let alone = store.headlines(Selection { limit: 99, ..Selection::default() }, now()).await.unwrap();
    let mut asked = ids.clone();
    for row in alone {
        if store.story_of(row.id).await.unwrap().is_none() {
            asked.push(row.id);
        }
    }
    assert!(asked.len() > ids.len(), "some are in no story");
    let found = store.stories_of(asked).await.unwrap();
    let expected =
        ids.iter().zip([1, 1, 0]).map(|(id, copies)| (*id, RowStory { story: story.clone(), copies, wish: None }));
    assert_eq!(found, expected.collect::<Vec<_>>());
    store.mark(Mark::Apart(vec![ids[2]], true), now()).await.unwrap();
    let found = store.stories_of(ids.clone()).await.unwrap();
    let counts: Vec<(ArticleId, u64, u64)> =
        found.iter().map(|(id, row)| (*id, row.story.newsrooms, row.story.texts)).collect();
    assert_eq!(counts, [(ids[0], 2, 1), (ids[1], 2, 1)]);
}

/// A week of newsrooms that take texts of three agencies: no article is lost, every reprint is with its agency's text, and a story
/// weighs what texts there are. Eight newsrooms for two days; with `DATELINE_FULL=1` forty for a week.
#[tokio::test]
async fn a_week_of_newsrooms_that_take_texts_of_agencies() {
    let full = std::env::var_os("DATELINE_FULL").is_some();
    let (newsrooms, days, texts) = if full { (40, 7, 40) } else { (8, 2, 6) };
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).await.unwrap();
    let agencies = ["Nordwire", "Agence du Lac", "Meridia"];
    let feeds =
        || (0..agencies.len()).map(|at| format!("agency{at}")).chain((0..newsrooms).map(|at| format!("room{at}")));
    subscribe(&store, feeds()).await;
    let mut random = Random::new(40);
    let mut grouping = Stories::default();
    let mut reprints: HashMap<String, Vec<String>> = HashMap::new();
    let mut saved = 0;
    for day in 0..days {
        let told: Vec<_> =
            world(100 + day, texts * 8).into_iter().filter(|(_, told)| told.newsroom.starts_with("Newsroom")).collect();
        let clock = now() + (i64::try_from(day).unwrap() * 24).hours();
        let mut brought: HashMap<String, Vec<NewArticle>> = HashMap::new();
        for (at, (_, told)) in told.iter().enumerate().take(texts) {
            let title = format!("{day}-{at} {}", told.title);
            let dated = |mut article: NewArticle, feed: &str, minutes: i64| {
                let address = format!("https://{feed}.example/{}", article.former);
                (article.link, article.canonical) = (Some(address.clone()), Some(address));
                article.published = Some(clock - 10.hours() + (i64::try_from(at).unwrap() * 9 + minutes).minutes());
                article.language = dateline::model::Language::parse(&told.language);
                article
            };
            let agency = at % agencies.len();
            let key = format!("d{day}t{at}");
            brought.entry(format!("agency{agency}")).or_default().push(dated(
                article(&key, &title, &told.body, 0),
                &format!("agency{agency}"),
                0,
            ));
            for copy in 0..=random.below(5) {
                let room = random.below(newsrooms);
                let words: Vec<&str> = told.body.split(' ').collect();
                let cut = words[..words.len() - random.below(words.len() / 3)].join(" ");
                let own_title = format!("{title} ({copy})");
                let mut taken = dated(
                    article(&format!("{key}c{copy}"), &own_title, &cut, 0),
                    &format!("room{room}"),
                    15 + i64::try_from(copy).unwrap(),
                );
                taken.found.credits = vec![Credit::new(Role::Agency, agencies[agency], "block 1")];
                brought.entry(format!("room{room}")).or_default().push(taken);
                reprints.entry(title.clone()).or_default().push(own_title);
            }
        }
        for (feed, articles) in brought {
            saved += articles.len();
            save_at(&store, &feed, articles, clock).await;
        }
        while store.index().await.unwrap() {}
        grouping.group(&store, clock, || {}).await.unwrap();
    }
    let rows = store.headlines(Selection { limit: 99_999, ..Selection::default() }, now()).await.unwrap();
    assert_eq!(rows.len(), saved, "no article is lost");
    let by_title: HashMap<&str, ArticleId> = rows.iter().map(|row| (row.title.as_str(), row.id)).collect();
    for (original, copies) in &reprints {
        let id = by_title[original.as_str()];
        let story = store.story_of(id).await.unwrap().unwrap_or_else(|| panic!("{original} is in no story"));
        let members = store.members(story).await.unwrap();
        for copy in copies {
            let member = members.iter().find(|member| member.headline.title == *copy);
            let member = member.unwrap_or_else(|| panic!("{copy} is not with {original}"));
            assert!(member.text == id && member.agency.is_some(), "{copy}: {member:?}");
        }
    }
    for story in store.stories(0, 9_999).await.unwrap() {
        let members = store.members(story.id).await.unwrap();
        let texts: std::collections::BTreeSet<ArticleId> = members.iter().map(|member| member.text).collect();
        assert_eq!((story.articles, story.texts), (members.len() as u64, texts.len() as u64));
    }
    assert!(store.examine(false).await.unwrap().is_empty());
}
