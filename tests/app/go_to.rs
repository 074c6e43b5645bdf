use dateline::app::PanelRow;
use dateline::model::{Health, Language, Person};

use super::*;

fn control(letter: char) -> Msg {
    Msg::Input(Input::Key(KeyCode::Char(letter), KeyModifiers::CONTROL))
}

fn query(answer: Answer) -> Msg {
    Msg::Data(Data::Query(answer))
}

/// The panel with two sections, two feeds, and the letters typed; what the last key asked for.
fn typed(letters: &str) -> (App, Vec<Effect>) {
    let section = |name: &str, unread| SectionCount { name: name.to_owned(), articles: 20, unread };
    let feed = |id: &str, title: &str, unread| Health {
        feed: id.to_owned(),
        title: title.to_owned(),
        unread,
        ..Health::default()
    };
    let mut app = app(80, 24);
    app.update(query(Answer::Sections(vec![section("World", 7), section("Harbours", 2)])));
    let asked = app.update(control('p'));
    assert!(
        asked.contains(&Effect::Query(Question::Health))
            && asked.contains(&Effect::Query(Question::Sections(Language::parse("en"))))
    );
    app.update(query(Answer::Sections(vec![section("World", 7), section("Harbours", 2)])));
    let feeds = vec![feed("harbour", "Harbour Radio", 3), feed("quay", "The Quay", 11)];
    app.update(query(Answer::Health(feeds.into())));
    let mut last = Vec::new();
    for letter in letters.chars() {
        last = app.update(key(letter));
    }
    (app, last)
}

fn names(app: &App) -> Vec<String> {
    let rows = app.panels().rows(&app.panel_context());
    let texts = |row: &PanelRow| -> Vec<String> {
        row.cells.iter().map(|cell| cell.text.clone()).filter(|text| !text.is_empty()).collect()
    };
    rows.iter().map(|row| texts(row).join("|")).collect()
}

#[test]
fn sections_feeds_and_people_are_found_by_a_few_letters_with_their_counts() {
    let (mut app, asked) = typed("har");
    assert_eq!(names(&app), ["2|Harbours|section", "3|Harbour Radio|feed"]);
    let Some(Effect::Query(Question::People { ticket, words: Some(words), .. })) = asked.first() else {
        panic!("{asked:?}")
    };
    assert_eq!(words, "har");
    let person = |name: &str| Person { name: name.to_owned(), newsroom: "q".to_owned(), roles: vec![], articles: 5 };
    app.update(query(Answer::People { ticket: *ticket, people: vec![person("Irma Hart")] }));
    assert_eq!(names(&app), ["2|Harbours|section", "3|Harbour Radio|feed", "5|Irma Hart|person"]);
    app.update(query(Answer::People { ticket: 1, people: vec![] }));
    assert_eq!(names(&app).len(), 3, "an answer to another question is dropped");
    let (app, _) = typed("hqq");
    assert_eq!(names(&app), ["No section, feed or person matches hqq."]);
}

#[test]
fn a_section_is_gone_to_and_a_feed_is_a_list_of_its_own_that_leads_back() {
    let (mut app, _) = typed("hars");
    app.update(enter());
    assert_eq!((app.headlines().section(), app.panels().top().is_none()), (1, true));
    let (mut app, _) = typed("quay");
    let asked = app.update(enter());
    let feed = |effect: &Effect| match effect {
        Effect::Query(Question::Headlines { selection, .. }) => selection.feed.as_deref() == Some("quay"),
        _ => false,
    };
    assert!(asked.iter().any(feed), "{asked:?}");
    assert!(app.panels().top().is_none());
    assert_eq!(app.headlines().feed().map(dateline::app::FeedList::id), Some("quay"));
    app.update(key('q'));
    assert!(app.headlines().feed().is_none());
}
