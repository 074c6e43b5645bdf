//! In which order a translation comes.

use dateline::config::load_translate;
use dateline::desk::{Engines, Original, by_person, keep_guide, translate};
use dateline::fetch::{Client, Limits};
use dateline::model::{Language, Link, LinkKind, Selection};
use dateline::store::Store;
use dateline::text::document;
use jiff::Timestamp;

use super::{ARTICLE, BODY, Desk, Service};

#[tokio::test(flavor = "multi_thread")]
async fn the_first_screen_is_told_before_the_rest_is_asked_for() {
    let service = Service::libre();
    let folder = tempfile::tempdir().unwrap();
    let engine =
        format!("[translate]\nwith = \"one\"\n[translate.engine.one]\nlibretranslate = \"{}\"\n", service.url());
    std::fs::write(folder.path().join("config.toml"), engine).unwrap();
    let (settings, errors) = load_translate(folder.path());
    assert!(errors.is_empty(), "{errors:?}");
    let store = Store::open(folder.path()).await.unwrap();
    store.subscribe(dateline::desk::guide_subscriptions()).await.unwrap();
    keep_guide(&store, Timestamp::UNIX_EPOCH).await.unwrap();
    let row =
        store.headlines(Selection { limit: 1, ..Selection::default() }, Timestamp::now()).await.unwrap().remove(0);
    let article = store.article(row.id).await.unwrap().unwrap();
    let body = (0..200)
        .map(|number| format!("<p>The harbour opened again on day {number} of the year.</p>"))
        .collect::<Vec<_>>()
        .concat();
    let text = document(&body, None);
    let mut linked = article.clone();
    linked.links.push(Link {
        kind: LinkKind::Version,
        url: "https://quai.example/fr".to_owned(),
        language: Language::parse("fr-CA"),
        title: None,
        article: None,
    });
    let known = |tag| by_person(&linked, &Language::parse(tag).unwrap()).map(|link| link.url.as_str());
    assert_eq!((known("fr"), known("de")), (Some("https://quai.example/fr"), None), "a person's version");
    let (from, to) = (Language::parse("en").unwrap(), Language::parse("fr").unwrap());
    let original =
        Original { article: &article, document: &text, standfirst: None, from: Some(&from), to: Some(&to), with: None };
    let client = Client::new(Limits::default()).unwrap();
    let engines = Engines { settings: &settings, client: Some(&client) };
    let mut steps = Vec::new();
    let done = translate(&store, engines, original, Timestamp::UNIX_EPOCH, |translation| {
        let shown = translation.outcomes.iter().take_while(|outcome| outcome.is_ok()).count();
        steps.push((service.asked().len(), shown, translation.waiting, translation.title.is_some()));
    });
    let done = done.await.unwrap();
    assert_eq!((done.waiting, done.kept.len(), done.outcomes.len()), (0, 0, 200));
    let (asked, shown, waiting, title) = steps[0];
    assert!(asked == 1 && title && (20..60).contains(&shown) && waiting == 200 - shown, "{steps:?}");
    assert!(steps.len() > 2 && steps.windows(2).all(|two| two[0].1 < two[1].1), "{steps:?}");
    // An edited article pays for what is new in it.
    let before = service.asked().len();
    let edited = document(&body.replace("day 150 of", "the day 150 of"), None);
    let again = translate(&store, engines, Original { document: &edited, ..original }, Timestamp::UNIX_EPOCH, |_| ());
    assert_eq!(again.await.unwrap().waiting, 0);
    let asked = service.asked().split_off(before);
    assert_eq!(asked.iter().map(|asked| asked.texts().len()).collect::<Vec<_>>(), [1]);
    store.close().await.unwrap();
}

#[test]
fn a_standfirst_that_stays_in_the_original_has_the_mark() {
    // What holds a 12 gives nothing.
    let program = r#"program = ["sed", "/12/s/.*//;y/abcdefghijklmnopqrstuvwxy/bcdefghijklmnopqrstuvwxyz/"]"#;
    let content = "<content:encoded xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">";
    let standfirst = "<description>Les 12 ferries attendent depuis lundi.</description>";
    let desk = Desk::of(program, &format!("{standfirst}{content}{BODY}</content:encoded>"));
    for view in [&["translate", ARTICLE][..], &["translate", "--interlinear", ARTICLE]] {
        let shown = String::from_utf8(desk.run(view).stdout).unwrap();
        assert_eq!(shown.matches('‡').count(), 3, "the head tells of two, and both have the mark: {shown}");
        assert!(shown.contains("Les 12 ferries attendent depuis lundi. ‡"), "{shown}");
    }
}
