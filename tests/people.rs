//! People of the cache: in the store, on the command line and in the reader.

use std::path::Path;

use assert_cmd::Command;
use dateline::credits;
use dateline::desk;
use dateline::feed;
use dateline::model::{ArticleId, Correction, Person, Role, Step, Subscription, Whose};
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
    let nobody = vec![(first, dateline::model::FoundCredits::default())];
    store.recredit(nobody, credits::RULES - 1).await.unwrap();
    assert_eq!(titles(&store, named(None, Some("talvik"))).await.len(), 0);
    let report = desk::recredit(&store, false, |_, _| {}).await.unwrap();
    assert_eq!((report.read, report.changed), (1, 1));
    assert_eq!(titles(&store, named(None, Some("talvik"))).await.len(), 1);
}

async fn credits_of(store: &Store, id: ArticleId) -> Vec<(Role, String)> {
    let article = store.article(id).await.unwrap().unwrap();
    article
        .credits
        .into_iter()
        .map(|credit| (credit.role, credit.name))
        .filter(|(role, _)| role.is_personal())
        .collect()
}

fn wrong(article: ArticleId, role: Role, name: &str, instead: Option<(Role, &str)>) -> Correction {
    let instead = instead.map(|(role, name)| (role, name.to_owned()));
    Correction::Credit { article, role, name: name.to_owned(), instead }
}

#[tokio::test]
async fn corrections_of_credits_hold_when_they_are_read_anew_and_are_undone_one_by_one() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path()).await;
    let id = store.articles_of(named(Some("nistor"), Some("talvik")), None, 1).await.unwrap()[0].id;
    let read = credits_of(&store, id).await;
    let (author, translator) = ((Role::Author, "Bogumil Nistor"), (Role::Translator, "Irena Talvik"));
    assert_eq!(read, [(author.0, author.1.to_owned()), (translator.0, translator.1.to_owned())]);

    let steps = [
        wrong(id, author.0, author.1, Some((Role::Author, "Bogumila Nistor"))),
        wrong(id, translator.0, translator.1, Some((Role::Editor, translator.1))),
        wrong(id, Role::Author, "bogumila nistor", None),
    ];
    for step in &steps {
        assert!(store.correct(step.clone(), now()).await.unwrap(), "{step:?}");
    }
    let corrected = [(Role::Editor, "Irena Talvik".to_owned())];
    assert_eq!(credits_of(&store, id).await, corrected);
    assert!(!store.correct(steps[0].clone(), now()).await.unwrap(), "there is no such credit any more");
    assert_eq!(titles(&store, named(Some("nistor"), Some("talvik"))).await.len(), 0);
    let row = &store.articles_of(Whose::Credited(id, "Irena Talvik".to_owned()), None, 9).await.unwrap();
    assert!(row.iter().find(|row| row.id == id).unwrap().credits.is_empty(), "the byline of the list goes by it");

    let report = desk::recredit(&store, true, |_, _| {}).await.unwrap();
    assert_eq!((report.read, report.changed), (6, 0));
    assert_eq!(credits_of(&store, id).await, corrected);
    // Rules that read nobody leave what the user said.
    store.recredit(vec![(id, dateline::model::FoundCredits::default())], credits::RULES).await.unwrap();
    assert_eq!(credits_of(&store, id).await, corrected);
    desk::recredit(&store, true, |_, _| {}).await.unwrap();

    assert_eq!(store.undo(now()).await.unwrap(), Some(Step::Credit(false)));
    assert_eq!(credits_of(&store, id).await[0], (Role::Author, "Bogumila Nistor".to_owned()));
    store.undo(now()).await.unwrap();
    store.undo(now()).await.unwrap();
    assert_eq!(credits_of(&store, id).await, read);
    assert_eq!(store.redo(now()).await.unwrap(), Some(Step::Credit(true)));
    assert_eq!(credits_of(&store, id).await[0], (Role::Author, "Bogumila Nistor".to_owned()));
}

#[tokio::test]
async fn two_spellings_are_one_person_until_they_are_parted() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path()).await;
    let person = |name: &str| Whose::Person(name.to_owned(), "harbour.example".to_owned());
    let (one, other) = (person("Bogumil Nistor"), person("Irena Talvik"));
    let join = Correction::Join { person: one.clone(), with: other.clone() };
    let alone = store.person(other.clone()).await.unwrap().unwrap();
    assert_eq!((alone.person.articles, alone.joined.len()), (3, 0));
    let translated = alone.works.iter().find(|work| work.roles.contains(&Role::Translator)).unwrap();
    assert_eq!(translated.headline.title, "Ferries return to the northern quay");
    assert_eq!(alone.sources.iter().map(|(tag, count)| (tag.as_str(), *count)).collect::<Vec<_>>(), [("ro", 1)]);
    assert_eq!(alone.newsrooms, [("harbour.example".to_owned(), 3)]);

    let all = store.people(Some("nistor".to_owned()), None, 9).await.unwrap();
    let id = store.articles_of(one.clone(), None, 1).await.unwrap()[0].id;
    for whose in [one.clone(), Whose::Credited(id, "Bogumil Nistor".to_owned())] {
        let others = store.people_but(Some("nistor".to_owned()), Some(whose), 9).await.unwrap();
        let expected: Vec<_> = all.iter().filter(|person| person.name != "Bogumil Nistor").cloned().collect();
        assert_eq!((others.len() + 1, others), (all.len(), expected), "nobody is the same as himself");
    }

    let before = titles(&store, one.clone()).await.len();
    assert!(store.correct(join.clone(), now()).await.unwrap());
    assert!(!store.correct(join, now()).await.unwrap(), "they are one already");
    let page = store.person(one.clone()).await.unwrap().unwrap();
    assert_eq!(page.person.name, "Irena Talvik");
    assert_eq!(page.joined[0].0, "Bogumil Nistor");
    assert_eq!(titles(&store, one.clone()).await, titles(&store, other.clone()).await);
    assert_eq!(store.people(None, None, 99).await.unwrap().len(), 8);
    let listed = store.people(Some("nistor".to_owned()), None, 9).await.unwrap();
    assert_eq!(listed[0].name, "Irena Talvik", "found by the other spelling");
    while store.index().await.unwrap() {}
    let query = dateline::model::Query::parse("by:\"bogumil nistor\" OR tr:\"bogumil nistor\"").unwrap();
    let found = store.search_newest(query.clone(), now(), 0, 9).await.unwrap();
    assert_eq!(found.total as u64, page.person.articles, "search knows the other spelling");
    assert_eq!(titles(&store, named(Some("nistor"), None)).await.len(), 2);

    assert!(store.correct(Correction::Part(one.clone()), now()).await.unwrap());
    assert_eq!(titles(&store, one.clone()).await.len(), before);
    assert_eq!(store.undo(now()).await.unwrap(), Some(Step::Joined(true)));
    assert_eq!(store.undo(now()).await.unwrap(), Some(Step::Joined(false)));
    assert_eq!(titles(&store, other).await.len(), 3);
    while store.index().await.unwrap() {}
    assert_eq!(store.search_newest(query, now(), 0, 9).await.unwrap().total, before);
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
    let id = rows[0]["id"].to_string();
    printed(&folder, &["correct", &id, "author:Bogumil Nistor", "author:Bogumil T. Nistor"]);
    let lacks = &["correct", &id, "original-language:Romanian", "original-language:German"];
    printed(&folder, &["correct", &id, "author:Bogumil T. Nistor", "original-language:Romanian"]);
    printed(&folder, lacks);
    let shown = printed(&folder, &["show", &id, "--json"]);
    let language = |credit: &&Value| credit["role"] == "original-language";
    let credits = shown[0]["credits"].as_array().unwrap();
    assert_eq!(credits.iter().find(language).unwrap()["name"], "de", "languages are named as they are printed");
    printed(&folder, &["correct", &id, "original-language:de", "author:Bogumil T. Nistor"]);
    printed(&folder, &["doctor", "--recredit", "--all"]);
    let shown = printed(&folder, &["show", &id, "--json"]);
    assert_eq!(shown[0]["authors"], serde_json::json!(["Bogumil T. Nistor"]));
    let page = printed(&folder, &["person", "talvik", "--json"]);
    assert_eq!((&page[0]["roles"]["editor"], &page[0]["works"][0]["title"]), (&Value::from(1), &rows[0]["title"]));
    printed(&folder, &["person", "oda fjell", "--same-as", "Irena Talvik@harbour.example"]);
    let joined = printed(&folder, &["person", "talvik", "--json"]);
    assert_eq!(joined[0]["joined"][0]["name"], "Oda Fjell");
    printed(&folder, &["person", "Oda Fjell@harbour.example", "--part"]);
    assert_eq!(printed(&folder, &["person", "talvik", "--json"]), page);
}
