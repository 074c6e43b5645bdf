//! What the cache keeps, in which order, and what it refuses.

mod accounts;
mod care;
mod damage;
mod identity;
mod language;
mod meaning;
mod released;
mod search;
mod state;

use dateline::model::{
    ArticleId, Credit, Evidence, FoundCredits, Mark, Role, Selection, Subscription, TextState, Window,
};
use dateline::store::{NewArticle, NewPage, Outcome, Prepared, Store, StoreError, Visit};
use jiff::Timestamp;
use tempfile::TempDir;

fn visit() -> Visit {
    Visit { now: now(), ..Visit::default() }
}

async fn etag(store: &Store) -> Option<String> {
    store.memories().await.unwrap().remove("harbour").unwrap().etag
}

fn now() -> Timestamp {
    "2026-11-16T12:00:00Z".parse().unwrap()
}

fn feed(id: &str, section: &str) -> Subscription {
    Subscription {
        id: id.to_owned(),
        title: format!("{id} news"),
        url: format!("https://{id}.example/feed"),
        section: section.to_owned(),
        ..Subscription::default()
    }
}

fn article(number: u32, body: &str) -> NewArticle {
    let credits = vec![
        Credit::new(Role::Author, "Oda Fjell", "dc:creator"),
        Credit::new(Role::Translator, "Irena Talvik", "block 3"),
    ];
    NewArticle {
        guid: Some(format!("g-{number}")),
        former: format!("g-{number}"),
        title: format!("Headline {number}"),
        link: Some(format!("https://harbour.example/{number}")),
        canonical: Some(format!("https://harbour.example/{number}")),
        label: Some("International".to_owned()),
        language: None,
        published: Some(format!("2026-11-{:02}T08:00:00Z", number % 15 + 1).parse().unwrap()),
        updated: None,
        summary: None,
        body: Some(body.to_owned()),
        tags: vec!["sea".to_owned()],
        enclosures: Vec::new(),
        evidence: Evidence::default(),
        found: FoundCredits { credits, ..FoundCredits::default() },
        rules: 1,
        prepared: Prepared::default(),
        text: TextState::Feed,
    }
}

fn came(articles: Vec<NewArticle>) -> Outcome {
    Outcome::Articles {
        etag: Some("\"1\"".to_owned()),
        last_modified: None,
        title: None,
        home: None,
        status: 200,
        print: vec![1],
        size: 9,
        articles,
    }
}

fn unchanged() -> Outcome {
    Outcome::Unchanged { status: 304, validators: None }
}

async fn store(folder: &TempDir) -> Store {
    let store = Store::open(folder.path()).await.unwrap();
    store.subscribe(vec![feed("harbour", "World"), feed("harbour-coast", "Coast")]).await.unwrap();
    store
}

fn world(limit: usize) -> Selection {
    Selection { section: Some("World".to_owned()), limit, ..Selection::default() }
}

#[tokio::test]
async fn a_feed_whose_name_was_taken_back_is_called_what_it_calls_itself() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).await.unwrap();
    let called = |title: &str| Subscription { title: title.to_owned(), ..feed("harbour", "World") };
    let (unnamed, named) = (called("harbour.example"), called("My Harbour"));
    let title = async |store: &Store| store.titles().await.unwrap().remove("harbour").unwrap();
    store.subscribe(vec![unnamed.clone()]).await.unwrap();
    assert_eq!(title(&store).await, "harbour.example");
    let came_as = |title: &str| match came(Vec::new()) {
        Outcome::Articles { etag, last_modified, home, status, print, size, articles, .. } => {
            let title = Some(title.to_owned());
            Outcome::Articles { etag, last_modified, title, home, status, print, size, articles }
        }
        other => other,
    };
    store.save("harbour".to_owned(), came_as("Harbour Radio"), visit()).await.unwrap();
    assert_eq!(title(&store).await, "Harbour Radio");
    assert_eq!(unnamed.clone().called(&store.titles().await.unwrap()).title, "Harbour Radio");
    store.subscribe(vec![named.clone()]).await.unwrap();
    assert_eq!(title(&store).await, "My Harbour");
    store.save("harbour".to_owned(), came_as("Harbour Radio Two"), visit()).await.unwrap();
    assert_eq!(title(&store).await, "My Harbour");
    assert_eq!(named.called(&store.titles().await.unwrap()).title, "My Harbour");
    store.subscribe(vec![unnamed]).await.unwrap();
    assert_eq!(title(&store).await, "Harbour Radio Two");
}

#[tokio::test]
async fn articles_come_back_newest_first_in_windows_with_their_credits() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let articles = (0..10).map(|number| article(number, "<p>x</p>")).collect();
    let saved = store.save("harbour".to_owned(), came(articles), visit()).await.unwrap();
    assert_eq!((saved.new, saved.changed), (10, 0));
    let first = store.headlines(world(4), now()).await.unwrap();
    let last = first.last().unwrap();
    let second =
        store.headlines(Selection { window: Window::After(last.date, last.id), ..world(10) }, now()).await.unwrap();
    let titles: Vec<&str> = first.iter().chain(&second).map(|row| row.title.as_str()).collect();
    let expected: Vec<String> = (0..10).rev().map(|number| format!("Headline {number}")).collect();
    assert_eq!(titles, expected);
    let kept = store.article(first[0].id).await.unwrap().unwrap();
    assert_eq!(kept.label.as_deref(), Some("International"));
    assert_eq!(kept.body.as_deref(), Some("<p>x</p>"));
    assert_eq!(
        kept.credits.iter().map(|credit| credit.name.as_str()).collect::<Vec<_>>(),
        ["Oda Fjell", "Irena Talvik"]
    );
    assert_eq!(etag(&store).await, Some("\"1\"".to_owned()));
}

#[tokio::test]
async fn a_newsroom_that_moves_to_another_host_brings_no_story_twice() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let at = |host: &str, number: u32| {
        let link = format!("https://{host}/{number}");
        NewArticle {
            guid: Some(link.clone()),
            link: Some(link.clone()),
            canonical: Some(link),
            ..article(number, "<p>x</p>")
        }
    };
    let old = (1..4).map(|number| at("harbour.example", number)).collect();
    store.save("harbour".to_owned(), came(old), visit()).await.unwrap();
    let first = store.headlines(world(10), now()).await.unwrap()[0].id;
    store.mark(Mark::Starred(vec![first], true), now()).await.unwrap();
    let new = (2..5).map(|number| at("harbour-radio.example", number)).collect();
    let saved = store.save("harbour".to_owned(), came(new), visit()).await.unwrap();
    assert_eq!((saved.new, saved.changed), (1, 2));
    let rows = store.headlines(world(10), now()).await.unwrap();
    assert_eq!(rows.len(), 4);
    let kept = rows.iter().find(|row| row.id == first).unwrap();
    assert!(kept.starred, "what the reader starred is starred still");
    let link = store.article(first).await.unwrap().unwrap().headline.link;
    assert_eq!(link.as_deref(), Some("https://harbour-radio.example/3"));
    let mixed = vec![at("one.example", 2), at("two.example", 3)];
    let saved = store.save("harbour".to_owned(), came(mixed), visit()).await.unwrap();
    assert_eq!((saved.new, saved.changed), (2, 0), "many hosts: these are other stories");
}

#[tokio::test]
async fn state_is_the_articles_own_and_outlives_a_restart_and_an_edit() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    store.save("harbour".to_owned(), came(vec![article(1, "<p>old</p>")]), visit()).await.unwrap();
    store.save("harbour-coast".to_owned(), came(vec![article(1, "<p>old</p>")]), visit()).await.unwrap();
    let id = store.headlines(world(9), now()).await.unwrap()[0].id;
    store.mark(Mark::Read(vec![id], true), now()).await.unwrap();
    store.mark(Mark::Starred(vec![id], true), now()).await.unwrap();
    let saved = store.save("harbour".to_owned(), came(vec![article(1, "<p>new</p>")]), visit()).await.unwrap();
    assert_eq!((saved.new, saved.changed), (0, 1));
    store.close().await.unwrap();
    let store = self::store(&folder).await;
    let row = &store.headlines(world(9), now()).await.unwrap()[0];
    assert!(row.read && row.starred);
    assert_eq!(store.article(id).await.unwrap().unwrap().body.as_deref(), Some("<p>new</p>"));
    let counts = store.sections(now()).await.unwrap();
    let counts: Vec<(&str, u64, u64)> = counts.iter().map(|s| (s.name.as_str(), s.articles, s.unread)).collect();
    assert_eq!(counts, [("World", 1, 0), ("Coast", 1, 0)], "one article in two sections, read in both");
}

#[tokio::test]
async fn a_failure_keeps_everything_and_is_remembered_until_the_next_success() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    store.save("harbour".to_owned(), came(vec![article(1, "")]), visit()).await.unwrap();
    let failed = Outcome::Failed { status: Some(500), error: "the server answered 500".into() };
    store.save("harbour".to_owned(), failed, visit()).await.unwrap();
    let health = store.health().await.unwrap();
    assert_eq!(health[0].error, Some("the server answered 500".into()));
    assert_eq!((health[0].status, health[0].articles), (Some(500), 1));
    store.save("harbour".to_owned(), unchanged(), visit()).await.unwrap();
    assert_eq!(store.health().await.unwrap()[0].error, None);
}

#[tokio::test]
async fn a_page_takes_the_place_of_the_feeds_text_and_an_edit_of_the_feed_keeps_it() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    store.save("harbour".to_owned(), came(vec![article(1, "<p>teaser</p>")]), visit()).await.unwrap();
    let credits =
        vec![Credit::new(Role::Author, "Mirela Osk", "block 1"), Credit::new(Role::Translator, "Kari Nes", "block 1")];
    let found = FoundCredits { credits, ..FoundCredits::default() };
    let page = NewPage {
        at: now(),
        body: "<p>whole</p>".to_owned(),
        text: TextState::Full,
        label: None,
        evidence: Evidence::default(),
        found,
        rules: 1,
    };
    let id = ArticleId(1);
    store.save_page(id, page).await.unwrap();
    store.save("harbour".to_owned(), came(vec![article(1, "<p>teaser, edited</p>")]), visit()).await.unwrap();
    let kept = store.article(id).await.unwrap().unwrap();
    assert_eq!((kept.body.as_deref(), kept.headline.text), (Some("<p>whole</p>"), TextState::Full));
    let names = |credits: &[Credit]| credits.iter().map(|credit| credit.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&kept.credits), ["Mirela Osk", "Kari Nes"]);
    assert_eq!(names(&kept.headline.credits), ["Mirela Osk", "Kari Nes"], "rows say what the page said");
    assert_eq!(kept.label.as_deref(), Some("International"));
}

#[tokio::test]
async fn a_feed_that_leaves_takes_its_place_and_not_its_articles() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    store.save("harbour".to_owned(), came(vec![article(1, "")]), visit()).await.unwrap();
    store.subscribe(vec![feed("harbour-coast", "Coast")]).await.unwrap();
    assert!(store.headlines(world(9), now()).await.unwrap().is_empty());
    assert!(store.article(ArticleId(1)).await.unwrap().is_some());
    store.subscribe(vec![feed("harbour", "World")]).await.unwrap();
    assert_eq!(store.headlines(world(9), now()).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    store(&folder).await.close().await.unwrap();
    let path = std::fs::read_dir(folder.path()).unwrap().flatten().map(|entry| entry.path());
    let path = path.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "sqlite3")).unwrap();
    let connection = tokio_rusqlite::rusqlite::Connection::open(&path).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);
    let error = Store::open(folder.path()).await.unwrap_err();
    assert!(matches!(error, StoreError::Newer(_)), "{error:?}");
    assert!(error.to_string().contains("newer dateline"), "{error}");
}

#[tokio::test]
async fn a_file_that_is_no_database_is_named() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("dateline.sqlite3"), "not a database, surely not one at all").unwrap();
    let error = Store::open(folder.path()).await.unwrap_err().to_string();
    assert!(error.contains("dateline.sqlite3"), "{error}");
}

#[tokio::test]
async fn a_new_address_is_remembered_while_it_is_said_in_a_row() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let moved = |to: Option<&str>| Visit { moved_to: to.map(str::to_owned), ..visit() };
    let there = "https://new.example/feed";
    for to in [Some(there), Some(there), Some(there)] {
        store.save("harbour".to_owned(), unchanged(), moved(to)).await.unwrap();
    }
    let memory = store.memories().await.unwrap().remove("harbour").unwrap();
    assert_eq!((memory.moved_to.as_deref(), memory.moved_seen), (Some(there), 3));
    store.save("harbour".to_owned(), unchanged(), moved(Some("https://other.example/feed"))).await.unwrap();
    assert_eq!(store.memories().await.unwrap()["harbour"].moved_seen, 1);
    store.save("harbour".to_owned(), unchanged(), moved(None)).await.unwrap();
    assert_eq!(store.memories().await.unwrap()["harbour"].moved_to, None);
}

#[tokio::test]
async fn failures_are_counted_in_a_row_and_a_feed_that_is_gone_is_marked() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let failed = |status| Outcome::Failed { status: Some(status), error: "no".into() };
    store.save("harbour".to_owned(), failed(500), visit()).await.unwrap();
    store.save("harbour".to_owned(), failed(410), visit()).await.unwrap();
    let memory = store.memories().await.unwrap().remove("harbour").unwrap();
    assert_eq!((memory.failures, memory.gone), (2, true));
    store.save("harbour".to_owned(), unchanged(), visit()).await.unwrap();
    let memory = store.memories().await.unwrap().remove("harbour").unwrap();
    assert_eq!((memory.failures, memory.gone), (0, false));
}

#[tokio::test]
async fn one_refreshes_at_a_time() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (store(&folder).await, store(&folder).await);
    let lock = first.lock_refresh();
    assert!(lock.is_some() && second.lock_refresh().is_none());
    drop(lock);
    assert!(second.lock_refresh().is_some());
}
