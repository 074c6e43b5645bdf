//! Headlines of lists by a machine: which, when, and that search finds them.

use std::fs;

use dateline::config::{Translate, load_translate};
use dateline::desk::{Titles, TranslateError};
use dateline::fetch::{Client, Limits};
use dateline::model::{ArticleId, Headline, Language, TranslatedTitle};
use dateline::store::Store;
use dateline::translate::Form;
use jiff::Timestamp;
use serde_json::json;

use super::{ARTICLE, Desk, LETTERS, Service};
use crate::translate::changed;

fn row(number: i64, title: &str, language: &str) -> Headline {
    Headline {
        id: ArticleId(number),
        title: title.to_owned(),
        source: "Quai".to_owned(),
        feed: format!("feed-{number}"),
        section: if number < 3 { "World" } else { "Europe" }.to_owned(),
        credits: Vec::new(),
        date: Timestamp::UNIX_EPOCH,
        language: Language::parse(language),
        read: false,
        starred: false,
        hidden: false,
        later: false,
        link: None,
        text: dateline::model::TextState::Feed,
        more_unread: false,
    }
}

fn rows() -> Vec<Headline> {
    vec![
        row(1, "Le port ouvre", "fr"),
        row(2, "The harbour opens", "en"),
        row(3, "Der Hafen", "de"),
        row(4, "Порт открыт", "ru"),
    ]
}

fn settings(folder: &std::path::Path, titles: &str, engine: &str) -> Translate {
    let text = format!(
        "[translate]\nto = \"en\"\nwith = \"one\"\nlanguages = [\"de\"]\ntitles = {titles}\n[translate.engine.one]\n{engine}\n"
    );
    fs::write(folder.join("config.toml"), text).unwrap();
    let (settings, errors) = load_translate(folder);
    assert!(errors.is_empty(), "{errors:?}");
    settings
}

/// What is told of the rows in the end, and which engines failed.
async fn asked(
    store: &Store,
    settings: &Translate,
    except: &[String],
) -> (Vec<TranslatedTitle>, Vec<(String, TranslateError)>) {
    let titles = Titles::begin(store, settings, &rows(), Timestamp::UNIX_EPOCH).await.unwrap();
    let mut told = titles.known();
    let client = Client::new(Limits::default()).unwrap();
    let failures = titles.ask(store, Some(&client), Timestamp::UNIX_EPOCH, except, |more| {
        told.retain(|known| more.iter().all(|title| title.id != known.id));
        told.extend(more);
        true
    });
    let failures = failures.await.unwrap();
    told.sort_by_key(|title| title.id);
    (told, failures)
}

fn translated(told: &[TranslatedTitle]) -> Vec<i64> {
    told.iter().filter(|title| title.translation.is_some()).map(|title| title.id.0).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn headlines_are_translated_together_and_once_where_the_user_wants_it() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).await.unwrap();
    let service = Service::libre();
    let engine = format!("libretranslate = \"{}\"", service.url());
    for (titles, wanted, questions) in [
        ("false", vec![], 0),
        ("{ section = { Europe = true } }", vec![4], 1),
        ("{ language = { fr = true, ru = true }, feed = { feed-4 = false } }", vec![1], 2),
        ("{ all = true, section = { World = false } }", vec![4], 2),
        ("true", vec![1, 4], 2),
    ] {
        let (told, failures) = asked(&store, &settings(folder.path(), titles, &engine), &[]).await;
        assert!(failures.is_empty(), "{failures:?}");
        assert_eq!((translated(&told), told.len()), (wanted, 4), "{titles}");
        assert_eq!(service.asked().len(), questions, "{titles}");
    }
    let (told, _) = asked(&store, &settings(folder.path(), "true", &engine), &[]).await;
    assert_eq!(told[0].translation, Some(changed("Le port ouvre", Form::Text)));
    assert_eq!(service.asked().len(), 2, "the cache has them");
    store.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_engine_that_fails_is_told_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).await.unwrap();
    let service = Service::new(|_| Some((429, "{\"error\":\"Slowdown\"}".to_owned())));
    let settings = settings(folder.path(), "true", &format!("libretranslate = \"{}\"", service.url()));
    let (told, failures) = asked(&store, &settings, &[]).await;
    assert!(translated(&told).is_empty());
    assert!(matches!(failures.as_slice(), [(_, error)] if error.to_string().contains("429")), "{failures:?}");
    assert_eq!(service.asked().len(), 1, "and not for the next language");
    let (_, failures) = asked(&store, &settings, &["one".to_owned()]).await;
    assert_eq!((failures.len(), service.asked().len()), (0, 1));
    store.close().await.unwrap();
}

#[test]
fn lists_print_translated_headlines_and_search_finds_both_languages() {
    let desk = Desk::new(LETTERS);
    let config = desk.folder.path().join("config.toml");
    assert!(desk.run(&["translate", ARTICLE]).status.success());
    let listed = ["list", "--section", "World", "--json"];
    assert!(desk.json(&listed).get("translated_title").is_none(), "nobody wants it in lists");
    let text = fs::read_to_string(&config).unwrap();
    fs::write(&config, text.replace("with = \"one\"", "with = \"one\"\ntitles = true")).unwrap();
    assert_eq!(desk.json(&listed)["translated_title"], json!("Lft fowpzét qbsmfou bv qpsu"));
    let printed = |words: &[&str]| String::from_utf8(desk.run(words).stdout).unwrap();
    assert!(printed(&["list"]).contains("\tLft fowpzét qbsmfou bv qpsu — Les envoyés parlent au port\t"));
    for query in ["fowpzét", "envoyés", "buufoefou", "attendent"] {
        assert!(printed(&["search", query]).contains("Les envoyés parlent au port"), "{query}");
    }
    assert!(printed(&["search", "buufoefou"]).contains("Lft gfssjft buufoefou mf nbujo"), "the text round it");
}
