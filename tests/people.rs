//! People of the cache: in the store, on the command line and in the reader.

use std::path::Path;

use assert_cmd::Command;
use dateline::credits;
use dateline::desk;
use dateline::feed;
use dateline::model::{Person, Role, Subscription, Whose};
use dateline::store::{Outcome, Store, Visit};
use jiff::Timestamp;
use serde_json::Value;
use tempfile::TempDir;

const FEED: &str = include_str!("fixtures/credits/people.rss");

fn now() -> Timestamp {
    "2026-11-20T12:00:00Z".parse().unwrap()
}

fn subscription() -> Subscription {
    Subscription {
        id: "harbour".to_owned(),
        title: "Harbour".to_owned(),
        url: "https://harbour.example/feed".to_owned(),
        section: "World".to_owned(),
        ..Subscription::default()
    }
}

/// A cache with the six articles of the fixture.
async fn store(folder: &Path) -> Store {
    let store = Store::open(folder).await.unwrap();
    store.subscribe(vec![subscription()]).await.unwrap();
    let read = feed::read(FEED.as_bytes(), None, None).unwrap();
    let articles = read.entries.iter().map(|entry| desk::new_article(&subscription(), &read, entry)).collect();
    let outcome = Outcome::Articles {
        etag: None,
        last_modified: None,
        status: 200,
        title: None,
        home: None,
        print: vec![1],
        size: 9,
        articles,
    };
    store.save("harbour".to_owned(), outcome, Visit { now: now(), ..Visit::default() }).await.unwrap();
    store
}

fn named(by: Option<&str>, translator: Option<&str>) -> Whose {
    Whose::Named { by: by.map(ToOwned::to_owned), translator: translator.map(ToOwned::to_owned) }
}

async fn titles(store: &Store, whose: Whose) -> Vec<String> {
    store.articles_of(whose, None, 50).await.unwrap().into_iter().map(|row| row.title).collect()
}

#[tokio::test]
async fn articles_of_a_person_are_found_by_credit_by_name_and_by_role_in_windows() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path()).await;
    let every = ["Ferries return to the northern quay", "Salt workers end their strike", "A map of forgotten wells"];
    let first = store.articles_of(named(None, Some("irena talvik")), None, 9).await.unwrap();
    assert_eq!(first.len(), 1);
    let credited = Whose::Credited(first[0].id, "Irena Talvik".to_owned());
    assert_eq!(titles(&store, credited.clone()).await, every);
    assert_eq!(titles(&store, named(Some("Talvik"), None)).await, [every[2]]);
    assert_eq!(titles(&store, named(Some("nistor"), Some("TALVIK"))).await, [every[0]]);
    assert_eq!(titles(&store, named(None, Some("林小雨"))).await, ["港口恢复通航"]);
    assert_eq!(titles(&store, named(None, Some("نادية الشامي"))).await.len(), 1);
    assert_eq!(titles(&store, named(Some("한지우"), Some("박서윤"))).await.len(), 1);

    let one = store.articles_of(credited.clone(), None, 1).await.unwrap();
    let rest = store.articles_of(credited, Some((one[0].date, one[0].id)), 9).await.unwrap();
    assert_eq!(rest.len(), 2);
}

#[tokio::test]
async fn people_come_by_name_in_windows_with_what_they_did() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path()).await;
    let mut all: Vec<Person> = Vec::new();
    loop {
        let after = all.last().map(|person| (person.name.clone(), person.newsroom.clone()));
        let window = store.people(None, after, 2).await.unwrap();
        let short = window.len() < 2;
        all.extend(window);
        if short {
            break;
        }
    }
    assert_eq!(all.len(), 9, "{all:?}");
    let talvik = all.iter().find(|person| person.name == "Irena Talvik").unwrap();
    assert_eq!(talvik.roles, [(Role::Author, 1), (Role::Translator, 1), (Role::Editor, 1)]);
    assert_eq!((talvik.articles, talvik.newsroom.as_str()), (3, "harbour.example"));
    assert_eq!(store.people(Some("fjell".to_owned()), None, 9).await.unwrap().len(), 1);
}

#[tokio::test]
async fn newer_rules_read_the_old_evidence_again() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path()).await;
    let untouched = desk::recredit(&store, false, |_, _| {}).await.unwrap();
    assert_eq!(untouched.read, 0);
    let mut told = Vec::new();
    let report = desk::recredit(&store, true, |done, all| told.push((done, all))).await.unwrap();
    assert_eq!((report.read, report.changed, told.last().copied()), (6, 0, Some((6, 6))));
    let first = store.articles_of(named(None, Some("talvik")), None, 1).await.unwrap()[0].id;
    let nobody = vec![(first, dateline::model::Found::default())];
    store.recredit(nobody, credits::RULES - 1).await.unwrap();
    assert_eq!(titles(&store, named(None, Some("talvik"))).await.len(), 0);
    let report = desk::recredit(&store, false, |_, _| {}).await.unwrap();
    assert_eq!((report.read, report.changed), (1, 1));
    assert_eq!(titles(&store, named(None, Some("talvik"))).await.len(), 1);
}

fn printed(data: &TempDir, arguments: &[&str]) -> Vec<Value> {
    let config = tempfile::tempdir().unwrap();
    let feeds =
        "edition = \"none\"\n[[feed]]\nid = \"harbour\"\nurl = \"https://harbour.example/feed\"\nsection = \"World\"\n";
    std::fs::write(config.path().join("feeds.toml"), feeds).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.env("DATELINE_CONFIG", config.path()).env("DATELINE_DATA", data.path()).args(arguments);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[tokio::test]
async fn the_commands_list_people_and_their_articles() {
    let folder = tempfile::tempdir().unwrap();
    store(folder.path()).await.close().await.unwrap();
    let people = printed(&folder, &["people", "--json", "talvik"]);
    assert_eq!(people.len(), 1);
    assert_eq!(people[0]["roles"]["translator"], 1);
    assert_eq!((&people[0]["articles"], &people[0]["newsroom"]), (&Value::from(3), &Value::from("harbour.example")));
    let rows = printed(&folder, &["list", "--json", "--by", "Bogumil Nistor", "--translator", "Irena Talvik"]);
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0]["credits"][1]["role"], "translator");
    assert_eq!(rows[0]["credits"][1]["detail"]["from"], "ro");
    assert_eq!(printed(&folder, &["doctor", "--recredit", "--all"]).len(), 0);
}
