//! One row a story: which article a list shows, what is folded into it, and what a key marks.

#![allow(clippy::similar_names, reason = "a story and its store")]

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use dateline::desk;
use dateline::model::{
    ArticleId, Edit, Grouping, Headline, Language, ListOrder, Listing, Mark, Part, Selection, Step, Story,
    Subscription, TextState, Unread, Window, Wish,
};
use dateline::store::Store;
use jiff::ToSpan as _;

use super::cache::{OWN, WIRE, article, cache, group, members, now, save};
use super::world::{Random, world};

fn list(grouping: Grouping) -> Selection {
    Selection { section: Some("World".to_owned()), limit: 999, grouping, ..Selection::default() }
}

async fn rows(store: &Store, selection: Selection) -> Vec<Headline> {
    store.headlines(selection, now()).await.unwrap()
}

fn titles(rows: &[Headline]) -> Vec<&str> {
    rows.iter().map(|row| row.title.as_str()).collect()
}

#[tokio::test]
async fn a_list_shows_one_article_of_a_text_or_of_an_event() {
    let folder = tempfile::tempdir().unwrap();
    let store = cache(&folder).await;
    let all = rows(&store, list(Grouping::Off)).await;
    let (wire, reprint, own) =
        ("Cable ship cuts power to island", "Rauda in the dark again", "Dinner by candlelight on Rauda");
    for everywhere in [false, true] {
        let place = |grouping| match list(grouping) {
            selection if everywhere => Selection { section: None, ..selection },
            selection => selection,
        };
        let texts = rows(&store, place(Grouping::SameText)).await;
        assert!(titles(&texts).contains(&wire) && titles(&texts).contains(&own) && !titles(&texts).contains(&reprint));
        let events = rows(&store, place(Grouping::Events)).await;
        assert!(titles(&events).contains(&wire) && !titles(&events).contains(&own), "{:?}", titles(&events));
        assert!(all.len() > texts.len() && texts.len() > events.len());
        let row = events.iter().find(|row| row.title == wire).unwrap();
        assert!(row.more_unread, "what is folded into it is unread");
        assert_eq!(store.count(place(Grouping::Events), now()).await.unwrap(), events.len() as u64);
    }
    assert_eq!(store.sections(now()).await.unwrap()[0].articles, all.len() as u64, "sections count articles");
    let english = Selection { language: Language::parse("en"), ..list(Grouping::Events) };
    assert!(titles(&rows(&store, english).await).contains(&reprint), "of one language every article is a row");
}

#[tokio::test]
async fn the_row_is_in_the_language_of_the_reader_then_the_full_text_then_nobodys_reprint() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).await.unwrap();
    store.prefer(vec![Language::parse("ro").unwrap(), Language::parse("en").unwrap()]);
    let feed = |id: &str| Subscription {
        id: id.to_owned(),
        title: id.to_owned(),
        url: format!("https://{id}.example/feed"),
        section: "World".to_owned(),
        ..Subscription::default()
    };
    store.subscribe(["wire", "post", "quay"].map(feed).to_vec()).await.unwrap();
    let mut wire = article("wire", "The wire's headline", WIRE, 0);
    wire.text = TextState::Teaser;
    save(&store, "wire", vec![wire]).await;
    save(&store, "post", vec![article("post", "The post's headline", WIRE, 30)]).await;
    group(&store).await;
    let first = |rows: Vec<Headline>| titles(&rows).into_iter().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(first(rows(&store, list(Grouping::Events)).await), ["The post's headline"], "it is whole");
    let mut quay = article("quay", "Titlul cheiului", WIRE, 60);
    quay.language = Language::parse("ro");
    save(&store, "quay", vec![quay]).await;
    group(&store).await;
    assert_eq!(
        first(rows(&store, list(Grouping::SameText)).await),
        ["Titlul cheiului"],
        "it is the reader's own language"
    );
    store.mark(Mark::Hidden(vec![rows(&store, list(Grouping::Events)).await[0].id], true), now()).await.unwrap();
    assert_eq!(first(rows(&store, list(Grouping::Events)).await), ["The post's headline"], "what is hidden is no row");
    store.undo(now()).await.unwrap();
    assert_eq!(first(rows(&store, list(Grouping::Events)).await), ["Titlul cheiului"]);
}

#[tokio::test]
async fn an_article_that_is_split_off_has_its_own_row_until_that_is_undone() {
    let folder = tempfile::tempdir().unwrap();
    let store = cache(&folder).await;
    let before = rows(&store, list(Grouping::Events)).await;
    let told = members(&store).await.1;
    for id in told.iter().map(|member| member.headline.id) {
        store.mark(Mark::Apart(vec![id], true), now()).await.unwrap();
        let after = rows(&store, list(Grouping::Events)).await;
        assert_eq!(after.len(), before.len() + 1);
        assert!(after.iter().any(|row| row.id == id && !row.more_unread));
        store.undo(now()).await.unwrap();
        assert_eq!(rows(&store, list(Grouping::Events)).await, before);
    }
}

#[tokio::test]
async fn a_story_that_grows_has_one_row_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let store = cache(&folder).await;
    let before = rows(&store, list(Grouping::Events)).await;
    save(&store, "others", vec![article("late", "Rauda waits for the divers", OWN, 300)]).await;
    group(&store).await;
    assert_eq!(members(&store).await.1.len(), 4);
    assert_eq!(rows(&store, list(Grouping::Events)).await.len(), before.len());
    assert!(store.examine(false).await.unwrap().is_empty());
}

#[tokio::test]
async fn reading_an_article_marks_that_one_or_its_reprints_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let store = cache(&folder).await;
    let told = members(&store).await.1;
    let (wire, reprint) = (told[0].headline.id, told[1].headline.id);
    assert_eq!(store.mark(Mark::Read(vec![wire], true), now()).await.unwrap(), 1);
    let row = |rows: Vec<Headline>| rows.into_iter().find(|row| row.id == wire).map(|row| (row.read, row.more_unread));
    assert_eq!(row(rows(&store, list(Grouping::SameText)).await), Some((true, true)));
    let unread = Selection { unread: true, ..list(Grouping::SameText) };
    assert!(rows(&store, unread.clone()).await.iter().any(|row| row.id == wire), "it has something unread behind it");
    store.undo(now()).await.unwrap();
    assert_eq!(store.mark(Mark::ReadText(reprint), now()).await.unwrap(), 2);
    assert_eq!(row(rows(&store, list(Grouping::SameText)).await), Some((true, false)));
    assert_eq!(row(rows(&store, list(Grouping::Events)).await), Some((true, true)), "another text is unread");
    assert!(!rows(&store, unread).await.iter().any(|row| row.id == wire));
    store.undo(now()).await.unwrap();
    assert_eq!(row(rows(&store, list(Grouping::SameText)).await), Some((false, true)));
}

/// A cache of two sections with stories in both.
async fn newsrooms(folder: &tempfile::TempDir) -> Store {
    let store = Store::open(folder.path()).await.unwrap();
    let feed = |number: usize| Subscription {
        id: format!("room{number}"),
        title: format!("Room {number}"),
        url: format!("https://room{number}.example/feed"),
        section: if number < 4 { "World" } else { "Harbours" }.to_owned(),
        ..Subscription::default()
    };
    store.subscribe((0..6).map(feed).collect::<Vec<_>>()).await.unwrap();
    let mut random = Random::new(5);
    for (at, (_, told)) in world(5, 60).into_iter().enumerate() {
        for copy in 0..=random.below(3) {
            let room = random.below(6);
            let mut made =
                article(&format!("a{at}c{copy}"), &format!("{at} {copy}"), &told.body, i64::try_from(at).unwrap());
            made.language = Language::parse(&told.language);
            save(&store, &format!("room{room}"), vec![made]).await;
        }
    }
    save(&store, "room0", vec![article("own", "Dinner by candlelight", OWN, 3), article("wire", "Cable", WIRE, 2)])
        .await;
    group(&store).await;
    store
}

/// What the rows of a list hold, from the members of each story: each row's articles with whether they are unread.
async fn expected(
    store: &Store,
    selection: &Selection,
    grouping: Grouping,
) -> BTreeMap<ArticleId, BTreeMap<ArticleId, bool>> {
    let every = rows(store, Selection { grouping: Grouping::Off, ..selection.clone() }).await;
    let mut groups: BTreeMap<(i64, i64), BTreeMap<ArticleId, bool>> = BTreeMap::new();
    for row in &every {
        let key = match store.story_of(row.id).await.unwrap() {
            None => (0, row.id.0),
            Some(story) if grouping == Grouping::Events => (story, 0),
            Some(story) => {
                let told = store.members(story).await.unwrap();
                (story, told.iter().find(|member| member.headline.id == row.id).unwrap().text.0)
            }
        };
        groups.entry(key).or_default().insert(row.id, !row.read);
    }
    let shown = rows(store, Selection { grouping, ..selection.clone() }).await;
    assert_eq!(shown.len(), groups.len(), "a row for each");
    let of_row = |row: &Headline| groups.values().find(|group| group.contains_key(&row.id)).cloned().unwrap();
    let found: BTreeMap<_, _> = shown.iter().map(|row| (row.id, of_row(row))).collect();
    assert_eq!(found.values().map(BTreeMap::len).sum::<usize>(), every.len(), "no article is lost");
    for row in &shown {
        let behind = found[&row.id].iter().any(|(id, unread)| *id != row.id && *unread);
        assert_eq!(row.more_unread, behind, "{}", row.title);
    }
    found
}

/// Whether the windows of a list fit together, and what is marked of a part of it is what its rows hold.
async fn windows_agree(
    store: &Store,
    selection: &Selection,
    held: &BTreeMap<ArticleId, BTreeMap<ArticleId, bool>>,
    random: &mut Random,
    step: usize,
) {
    let shown = rows(store, selection.clone()).await;
    let source = |row: &Headline| match selection.order {
        ListOrder::Source => (row.source.to_lowercase(), row.feed.clone()),
        ListOrder::Newest | ListOrder::Oldest => (String::new(), String::new()),
    };
    assert!(shown.is_sorted_by_key(|row| (source(row), Reverse((row.date, row.id)))), "step {step}: {selection:?}");
    assert_eq!(shown.iter().map(|row| row.id).collect::<BTreeSet<_>>(), held.keys().copied().collect());
    let unread = rows(store, Selection { unread: true, ..selection.clone() }).await;
    let expected = shown.iter().filter(|row| held[&row.id].values().any(|unread| *unread)).map(|row| row.id);
    assert_eq!(unread.iter().map(|row| row.id).collect::<Vec<_>>(), expected.collect::<Vec<_>>(), "{selection:?}");
    let chosen = random.below(shown.len());
    let at = &shown[chosen];
    for (part, meant) in
        [(Part::Above(at.date, at.id), &shown[..=chosen]), (Part::Below(at.date, at.id), &shown[chosen..])]
    {
        let listing = Listing::Selection(selection.clone());
        let asked = Unread { listing, newest: ArticleId(i64::MAX), part, since: None };
        let marked: BTreeSet<ArticleId> = store.unread(asked, now()).await.unwrap().into_iter().collect();
        let meant = meant.iter().flat_map(|row| held[&row.id].iter().filter(|(_, unread)| **unread).map(|(id, _)| *id));
        assert_eq!(marked, meant.collect(), "step {step}: {selection:?}");
    }
    for (window, part) in [
        (Window::After(at.date, at.id), chosen + 1..(chosen + 6).min(shown.len())),
        (Window::From(at.date, at.id), chosen..(chosen + 5).min(shown.len())),
        (Window::Before(at.date, at.id), chosen.saturating_sub(5)..chosen),
        (Window::Bottom, shown.len().saturating_sub(5)..shown.len()),
        (Window::Top, 0..5.min(shown.len())),
    ] {
        let found = rows(store, Selection { window, limit: 5, ..selection.clone() }).await;
        let ids = |rows: &[Headline]| rows.iter().map(|row| row.id).collect::<Vec<_>>();
        assert_eq!(ids(&found), ids(&shown[part]), "step {step}: {window:?} of {selection:?}");
    }
}

#[tokio::test]
async fn whatever_is_marked_rows_and_what_is_behind_them_are_those_of_the_stories() {
    let folder = tempfile::tempdir().unwrap();
    let store = newsrooms(&folder).await;
    let mut random = Random::new(9);
    let places = [Some("World"), Some("Harbours"), None].map(|name| Selection {
        section: name.map(str::to_owned),
        limit: 999,
        ..Selection::default()
    });
    for step in 0..25 {
        for selection in &places {
            for grouping in [Grouping::SameText, Grouping::Events] {
                let selection = Selection { grouping, ..selection.clone() };
                let held = expected(&store, &selection, grouping).await;
                for order in [ListOrder::Newest, ListOrder::Source] {
                    windows_agree(&store, &Selection { order, ..selection.clone() }, &held, &mut random, step).await;
                }
            }
        }
        let all = rows(&store, list(Grouping::Off)).await;
        let some: Vec<ArticleId> = (0..4).map(|_| all[random.below(all.len())].id).collect();
        match random.below(6) {
            0 => drop(store.mark(Mark::Hidden(some[..1].to_vec(), true), now()).await.unwrap()),
            1 => drop(store.mark(Mark::Apart(some[..1].to_vec(), true), now()).await.unwrap()),
            2 => drop(store.undo(now()).await.unwrap()),
            3 => drop(store.mark(Mark::Read(some, false), now()).await.unwrap()),
            _ => drop(store.mark(Mark::Read(some, true), now()).await.unwrap()),
        }
    }
    assert!(store.examine(false).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_followed_story_has_its_newest_article_as_its_row_and_a_muted_one_grows_unseen() {
    let folder = tempfile::tempdir().unwrap();
    let store = cache(&folder).await;
    let told = members(&store).await.1;
    let (wire, own) = (told[0].headline.id, told[2].headline.id);
    let row = async || {
        let shown = rows(&store, list(Grouping::Events)).await;
        shown.into_iter().find(|row| told.iter().any(|member| member.headline.id == row.id)).unwrap().id
    };
    assert_eq!(row().await, wire);
    store.mark(Mark::Wish(told[1].headline.id, Wish::Follow, true), now()).await.unwrap();
    assert_eq!(row().await, own, "the newest");
    let of = store.stories_of(vec![wire]).await.unwrap();
    assert_eq!(of[0].1.wish, Some(Wish::Follow));
    assert_eq!(store.undo(now()).await.unwrap(), Some(Step::Wish(Wish::Follow, false)));
    assert_eq!(row().await, wire);
    store.redo(now()).await.unwrap();
    store.mark(Mark::Wish(wire, Wish::Mute, true), now()).await.unwrap();
    assert_eq!(row().await, wire, "it is not followed any more");
    save(&store, "others", vec![article("late", "Rauda waits for the divers", OWN, 300)]).await;
    group(&store).await;
    let late = members(&store).await.1.into_iter().find(|member| member.headline.title.contains("divers")).unwrap();
    assert!(late.headline.read, "it arrived as read");
    assert!(!members(&store).await.1[0].headline.read, "what was there is as it was");
    assert!(store.front(now(), 99).await.unwrap().iter().all(|row| row.id != wire), "nor is it on the front page");
}

#[tokio::test]
async fn the_front_page_is_ordered_by_what_stories_weigh() {
    let folder = tempfile::tempdir().unwrap();
    let store = newsrooms(&folder).await;
    let front = store.front(now(), 99).await.unwrap();
    let mut before = f64::INFINITY;
    for row in &front {
        let story = store.stories_of(vec![row.id]).await.unwrap().remove(0).1.story;
        assert!(story.newsrooms > 1 && story.weight(now()) <= before, "{story:?}");
        before = story.weight(now());
    }
    assert!(front.len() > 2);
    let listing = Listing::Stories(front.iter().map(|row| row.id).collect());
    let asked = Unread { listing, newest: ArticleId(i64::MAX), part: Part::All, since: None };
    let unread = store.unread(asked, now()).await.unwrap();
    store.mark(Mark::Read(unread, true), now()).await.unwrap();
    for row in store.front(now(), 99).await.unwrap() {
        assert!(row.read && !row.more_unread);
    }
    let story = |texts, newsrooms, hours: i64| Story {
        id: 1,
        date: now() - hours.hours(),
        articles: 9,
        newsrooms,
        languages: 1,
        texts,
    };
    assert!(story(3, 3, 0).weight(now()) > story(1, 5, 0).weight(now()), "copies weigh less than texts");
    assert!(story(2, 3, 0).weight(now()) > story(3, 3, 36).weight(now()), "what is old weighs less");
}

#[tokio::test]
async fn everything_unread_is_on_one_card_and_no_article_on_two() {
    let folder = tempfile::tempdir().unwrap();
    let store = newsrooms(&folder).await;
    let some: Vec<ArticleId> = rows(&store, list(Grouping::Off)).await.iter().step_by(3).map(|row| row.id).collect();
    store.mark(Mark::Read(some, true), now()).await.unwrap();
    let cards = store.unsettled(now()).await.unwrap();
    let on_cards: Vec<ArticleId> = cards.iter().flat_map(|card| card.unread.iter().copied()).collect();
    let every = Selection { unread: true, limit: 9_999, ..Selection::default() };
    let unread: BTreeSet<ArticleId> = rows(&store, every).await.iter().map(|row| row.id).collect();
    assert_eq!(on_cards.len(), unread.len());
    assert_eq!(on_cards.into_iter().collect::<BTreeSet<_>>(), unread);
    let sections: Vec<&str> = cards.iter().map(|card| card.section.as_str()).collect();
    assert!(sections.windows(2).all(|two| two[0] == two[1] || two[0] == "World"), "{sections:?}");
}

#[tokio::test]
async fn what_a_newsroom_changed_in_a_text_is_told_by_sentences() {
    let folder = tempfile::tempdir().unwrap();
    let store = cache(&folder).await;
    let told = members(&store).await.1;
    let found = desk::reprints(&store, told[0].headline.id).await.unwrap();
    let [reprint] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((reprint.first.as_str(), reprint.source.as_str()), ("The wire", "The post"));
    let title = [
        (Edit::TakenOut, "Cable ship cuts power to island".to_owned()),
        (Edit::PutIn, "Rauda in the dark again".to_owned()),
    ];
    assert_eq!(reprint.passages, title, "nothing but the headline");
    assert_eq!(desk::reprints(&store, told[2].headline.id).await.unwrap(), []);
}

#[tokio::test]
async fn the_guide_is_nothing_to_catch_up_with() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).await.unwrap();
    store.subscribe(desk::guide_subscriptions()).await.unwrap();
    desk::keep_guide(&store, now()).await.unwrap();
    assert!(!rows(&store, Selection { limit: 99, ..Selection::default() }).await.is_empty());
    assert_eq!(store.unsettled(now()).await.unwrap(), []);
}
