//! What search finds, in which order, and what it says while it does not know everything.

use dateline::model::{ArticleId, Language, Mark, Query, Search, TextState};
use dateline::model::{Credit, Evidence, FoundCredits, Role};
use dateline::store::{NewArticle, NewPage, Store};
use futures_util::FutureExt as _;
use tempfile::TempDir;

use super::{article, came, now, store, visit};

fn titled(number: u32, title: &str, body: &str) -> NewArticle {
    NewArticle { title: title.to_owned(), ..article(number, body) }
}

async fn filled(folder: &TempDir, articles: Vec<NewArticle>) -> Store {
    let store = store(folder).await;
    store.save("harbour".to_owned(), came(articles), visit()).await.unwrap();
    while store.index().await.unwrap() {}
    store
}

async fn find(store: &Store, query: &str) -> Search {
    store.search(Query::parse(query).unwrap(), now(), 0, 50).await.unwrap()
}

async fn ids(store: &Store, query: &str) -> Vec<i64> {
    let mut ids: Vec<i64> = find(store, query).await.hits.iter().map(|hit| hit.headline.id.0).collect();
    ids.sort_unstable();
    ids
}

#[tokio::test]
async fn a_search_that_nobody_waits_for_is_given_up() {
    let folder = tempfile::tempdir().unwrap();
    let many = (1..=400).map(|number| titled(number, "Ships leave", "<p>The harbour was calm.</p>")).collect();
    let store = filled(&folder, many).await;
    let search = |wanted: bool| {
        let query = Query::parse("harbour").unwrap();
        store.search_while(move || wanted, query, now(), (0, 50))
    };
    assert_eq!(search(false).await.unwrap(), None);
    assert_eq!(search(true).await.unwrap().map(|found| found.total), Some(400));
    assert_eq!(find(&store, "harbour").await.total, 400, "the next question is answered to its end");
}

#[tokio::test]
async fn every_part_of_the_query_language_finds_what_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let mut romanian = titled(2, "Marea liniștită", "<p>Vântul a bătut peste port.</p>");
    romanian.language = Language::parse("ro");
    romanian.found.credits = vec![Credit::new(Role::Author, "Ștefan Munte", "dc:creator")];
    let mut edited = titled(3, "Fog over the quay", "<p>The sea was open. A harbour pilot spoke.</p>");
    edited.updated = Some(now());
    let store = filled(
        &folder,
        vec![titled(1, "Ships leave", "<p>The open sea was calm at the <b>harbour</b>.</p>"), romanian, edited],
    )
    .await;
    store.mark(Mark::Read(vec![ArticleId(1)], true), now()).await.unwrap();
    store.mark(Mark::Starred(vec![ArticleId(2)], true), now()).await.unwrap();
    let page = NewPage {
        at: now(),
        body: "<p>The whole text tells of a lighthouse.</p>".to_owned(),
        text: TextState::Full,
        label: None,
        evidence: Evidence::default(),
        found: FoundCredits {
            credits: vec![Credit::new(Role::Author, "Mirela Osk", "block 1")],
            ..FoundCredits::default()
        },
        rules: 1,
    };
    // Nobody is told of articles that a feed brought, which are indexed when its refresh is done.
    assert!(store.lacks_index().now_or_never().is_none());
    store.save_page(ArticleId(3), page).await.unwrap();
    assert!(store.lacks_index().now_or_never().is_some(), "who keeps the index is told of the page");
    assert_eq!(ids(&store, "lighthouse").await, [] as [i64; 0]);
    assert_eq!(find(&store, "sea").await.unindexed, 1, "search says that it does not know everything");
    while store.index().await.unwrap() {}
    assert_eq!(find(&store, "sea").await.unindexed, 0);
    for (query, expected) in [
        ("harbour", &[1, 2, 3][..]),
        ("calm", &[1]),
        ("\"open sea\"", &[1]),
        ("sea open", &[1]),
        ("harbour -calm", &[2, 3]),
        ("-calm", &[2, 3]),
        ("calm OR lighthouse", &[1, 3]),
        ("calm OR vantul", &[1, 2]),
        ("LINISTITA", &[2]),
        ("light*", &[3]),
        ("by:munte", &[2]),
        ("by:\"stefan munte\"", &[2]),
        ("by:talvik", &[]),
        ("tr:talvik", &[1]),
        ("has:translation", &[1]),
        ("lang:ro", &[2]),
        ("-lang:ro calm", &[1]),
        ("section:world fog", &[3]),
        ("section:coast fog", &[]),
        ("source:harbour fog", &[3]),
        ("source:nobody", &[]),
        ("is:unread", &[2, 3]),
        ("is:read harbour", &[1]),
        ("is:starred", &[2]),
        ("is:starred harbour", &[2]),
        ("is:full", &[3]),
        ("is:updated", &[3]),
        ("since:2026-11-04", &[3]),
        ("before:2026-11-04 harbour", &[1, 2]),
        ("since:2w harbour", &[2, 3]),
        ("nothing at all", &[]),
        ("...", &[]),
    ] {
        assert_eq!(ids(&store, query).await, expected, "{query}");
    }
}

#[tokio::test]
async fn words_of_scripts_without_spaces_are_found_by_word() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(
        &folder,
        vec![
            titled(1, "政府宣布新措施", "<p>居民关切物价。</p>"),
            titled(2, "รัฐบาลประกาศ", "<p>ประชาชนเดินทางไปตลาด</p>"),
            titled(3, "東京の天気", "<p>明日は雨でしょう。</p>"),
        ],
    )
    .await;
    for (query, expected) in [("措施", 1), ("物价", 1), ("ตลาด", 2), ("ประชาชน", 2), ("天気", 3)]
    {
        assert_eq!(ids(&store, query).await, [expected], "{query}");
    }
    assert!(ids(&store, "施居").await.is_empty(), "not across two fields");
}

#[tokio::test]
async fn words_are_found_and_marked_with_what_is_written_as_one_with_them() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(
        &folder,
        vec![
            titled(1, "خبر", "<p>سافر الوفد إلى موسكو وأوكرانيا ثم عاد بالقطار إلى المدينة.</p>"),
            titled(2, "ידיעה", "<p>הספינה הגיעה לנמל ובירושלים ירד גשם.</p>"),
            titled(3, "소식", "<p>박물관에서 역사와 문화를 배우는 아이들이 있다.</p>"),
            titled(4, "समाचार", "<p>यह क़लम पुरानी है और ज़मीन सूखी है।</p>"),
            titled(5, "Report", "<p>The acknow\u{ad}ledge\u{ad}ments were read.</p>"),
        ],
    )
    .await;
    for (query, expected, marked) in [
        ("أوكرانيا", 1, "وأوكرانيا"),
        ("قطار", 1, "بالقطار"),
        ("مدينة", 1, "المدينة"),
        ("ספינה", 2, "הספינה"),
        ("ירושלים", 2, "ובירושלים"),
        ("역사", 3, "역사와"),
        ("문화", 3, "문화를"),
        ("कलम", 4, "क़लम"),
        ("क़लम", 4, "क़लम"),
        ("जमीन", 4, "ज़मीन"),
        ("acknowledgements", 5, "acknowledgements"),
        ("acknowledge\u{ad}ments", 5, "acknowledgements"),
    ] {
        let found = find(&store, query).await;
        assert_eq!(found.hits.iter().map(|hit| hit.headline.id.0).collect::<Vec<_>>(), [expected], "{query}");
        let runs = &found.hits[0].snippet;
        let shown = |run: &str| run.replace('\u{ad}', "");
        assert!(runs.iter().any(|(run, is)| *is && shown(run) == marked), "{query}: {runs:?}");
    }
}

#[tokio::test]
async fn a_snippet_that_is_cut_ends_in_one_sign_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let long = "and nothing more was heard of it … ".repeat(30);
    let store = filled(&folder, vec![titled(1, "Ferries", &format!("<p>{long} walnuts … {long}</p>"))]).await;
    let found = find(&store, "walnuts").await;
    let text: String = found.hits[0].snippet.iter().map(|(run, _)| run.as_str()).collect();
    assert!(text.contains("walnuts") && text.starts_with('…') && text.ends_with('…'), "{text}");
    for twice in ["……", "… …", "…  …"] {
        assert!(!text.contains(twice), "{text}");
    }
}

#[tokio::test]
async fn the_title_and_frequency_and_freshness_make_the_order() {
    let folder = tempfile::tempdir().unwrap();
    let dated = |number: u32, title: &str, body: &str, date: &str| NewArticle {
        published: Some(date.parse().unwrap()),
        ..titled(number, title, body)
    };
    let often = "<p>Walnuts, walnuts and walnuts: the walnuts of the hills.</p>";
    let store = filled(
        &folder,
        vec![
            dated(1, "A market", "<p>Bread and walnuts.</p>", "2026-11-14T08:00:00Z"),
            dated(2, "Walnuts are dear", "<p>Bread and walnuts.</p>", "2026-11-14T07:00:00Z"),
            dated(3, "Hills", often, "2026-11-14T07:30:00Z"),
            dated(4, "A market of old", "<p>Bread and walnuts.</p>", "2026-06-14T07:30:00Z"),
            titled(5, "Nothing", "<p>Bread.</p>"),
        ],
    )
    .await;
    let order: Vec<i64> = find(&store, "walnuts").await.hits.iter().map(|hit| hit.headline.id.0).collect();
    assert_eq!(order, [2, 3, 1, 4]);
}

#[tokio::test]
async fn a_snippet_marks_what_was_found_in_the_text() {
    let folder = tempfile::tempdir().unwrap();
    let long = "Before it nothing happened for a very long time. ".repeat(9);
    let body = format!("<p>First.</p><p>{long}Then the <i>Öresund</i> ferry &amp; crew came.</p>");
    let store = filled(&folder, vec![titled(1, "Ferries", &body)]).await;
    let found = find(&store, "oresund").await;
    let snippet = &found.hits[0].snippet;
    assert!(snippet.contains(&("Öresund".to_owned(), true)), "{snippet:?}");
    let text: String = snippet.iter().map(|(run, _)| run.as_str()).collect();
    assert!(text.starts_with("… ") && text.contains("Then the Öresund ferry & crew"), "{text}");
    let title = find(&store, "ferries").await;
    assert_eq!(title.hits[0].snippet, [("First.".to_owned(), false)], "found in the title alone: the beginning");
}

#[tokio::test]
async fn an_edit_takes_the_place_of_what_was_indexed() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(&folder, vec![titled(1, "Old", "<p>walnuts</p>")]).await;
    store.save("harbour".to_owned(), came(vec![titled(1, "New", "<p>almonds</p>")]), visit()).await.unwrap();
    while store.index().await.unwrap() {}
    assert!(ids(&store, "walnuts").await.is_empty());
    assert_eq!(ids(&store, "almonds").await, [1]);
}

#[tokio::test]
async fn the_newest_ten_thousand_are_ranked_and_the_count_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let articles = (0..10_050).map(|number| titled(number, "A title", "walnuts")).collect();
    let store = filled(&folder, articles).await;
    let found = find(&store, "walnuts").await;
    assert_eq!((found.total, found.more, found.count()), (10_000, true, "10,000+".to_owned()));
    let next = store.search(Query::parse("walnuts").unwrap(), now(), 50, 50).await.unwrap();
    assert_eq!(next.hits.len(), 50);
    assert!(found.hits.iter().all(|hit| !next.hits.contains(hit)), "windows do not overlap");
    assert_eq!(find(&store, "wal*").await.count(), "10,000+");
}
