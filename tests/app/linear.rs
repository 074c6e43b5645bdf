//! The reader told line after line, for screen readers.

use crossterm::event::{KeyCode, KeyModifiers};
use dateline::app::{Answer, App, Data, Effect, Input, Msg, Question};
use dateline::model::Message;
use dateline::ui::{Linear, Said};

use super::{answer_headlines, app, article_ticket, enter, headline, key, opened};

/// What is told after some keys.
fn spoken(linear: &mut Linear, app: &App) -> String {
    let said = linear.tell(app).into_iter();
    said.map(|said| match said {
        Said::Line(line) => line + "\n",
        Said::Letters(letters) => letters,
    })
    .collect()
}

#[test]
fn the_section_and_the_selected_headline_are_told_once() {
    let (mut app, mut linear) = (app(80, 24), Linear::default());
    let first = "World: 2 unread\n? for help\n1 of 4. Headline 1. Harbour Radio, Bogumil Nistor, tr. Irena Talvik, 3 h ago, unread\n";
    assert_eq!(spoken(&mut linear, &app), first);
    assert_eq!(spoken(&mut linear, &app), "");
    app.update(key('j'));
    assert_eq!(
        spoken(&mut linear, &app),
        "2 of 4. Headline 2. Harbour Radio, Bogumil Nistor, tr. Irena Talvik, 3 h ago\n"
    );
    app.update(key('s'));
    assert_eq!(spoken(&mut linear, &app), "starred\n");
    app.update(key('m'));
    assert_eq!(spoken(&mut linear, &app), "unread\n");
    let effects = app.update(key('2'));
    assert!(spoken(&mut linear, &app).starts_with("Science: 1 unread\n"));
    answer_headlines(&mut app, &effects, vec![headline(8, true)]);
    assert_eq!(
        spoken(&mut linear, &app),
        "1 of 1. Headline 8. Harbour Radio, Bogumil Nistor, tr. Irena Talvik, 3 h ago\n"
    );
}

#[test]
fn an_article_is_told_page_by_page_without_saying_a_line_twice() {
    let (mut app, mut linear) = (app(80, 24), Linear::default());
    spoken(&mut linear, &app);
    let (ticket, _) = article_ticket(&app.update(enter())).unwrap();
    app.update(Msg::Data(Data::Query(Answer::Article { ticket, opened: Some(opened(1)) })));
    let first = spoken(&mut linear, &app);
    assert!(
        first.contains("INTERNATIONAL\n\nHeadline 1\n\nBy Bogumil Nistor\nTranslation by Irena Talvik\n"),
        "{first}"
    );
    app.update(key(' '));
    let second = spoken(&mut linear, &app);
    let whole: String = app.reader().reading().unwrap().article_layout().body.text.split_whitespace().collect();
    let said: String = (first + &second).split_whitespace().collect();
    let text = &said[said.find("Shipsmay").unwrap()..];
    assert!(whole.starts_with(text), "no line is left out or told twice:\n{said}");
    app.update(key('q'));
    assert!(spoken(&mut linear, &app).starts_with("1 of 4. Headline 1. "));
}

#[test]
fn links_are_told_in_their_order_with_the_letters_that_open_them() {
    let (mut app, mut linear) = (app(80, 24), Linear::default());
    let (ticket, _) = article_ticket(&app.update(enter())).unwrap();
    let mut linked = opened(1);
    let markup =
        "<ul><li>See <a href='https://a.example/'>the paper</a> and <a href='https://b.example/'>the map</a>.</ul>";
    linked.document = dateline::text::document(markup, None);
    app.update(Msg::Data(Data::Query(Answer::Article { ticket, opened: Some(linked) })));
    let first = spoken(&mut linear, &app);
    assert!(first.contains("\nSee the paper and the map.\n"), "no bullet is told: {first}");
    app.update(key('f'));
    assert_eq!(spoken(&mut linear, &app), "a: the paper, https://a.example/\ns: the map, https://b.example/\n");
}

#[test]
fn panels_questions_and_notices_are_told() {
    let (mut app, mut linear) = (app(80, 24), Linear::default());
    spoken(&mut linear, &app);
    app.update(key('t'));
    assert!(spoken(&mut linear, &app).contains(" of 7. ansi "));
    app.update(key('k'));
    assert_eq!(spoken(&mut linear, &app).lines().count(), 1, "the chosen row alone");
    app.update(key('q'));
    assert!(spoken(&mut linear, &app).starts_with("1 of 4. Headline 1. "));
    app.update(key('/'));
    assert_eq!(spoken(&mut linear, &app), "/");
    app.update(key('x'));
    assert_eq!(spoken(&mut linear, &app), "x");
    app.update(Msg::Data(Data::Notice(Message::Plain("the line is cut".to_owned()))));
    assert_eq!(spoken(&mut linear, &app), "\nthe line is cut\n");
    app.update(key('y'));
    assert_eq!(spoken(&mut linear, &app), "/xy", "what was typed before is told again");
}

#[test]
fn what_is_typed_stands_on_a_line_of_its_own() {
    let (mut app, mut linear) = (app(80, 24), Linear::default());
    spoken(&mut linear, &app);
    app.update(key(':'));
    let told = spoken(&mut linear, &app);
    let lines: Vec<&str> = told.lines().collect();
    assert!(lines[0] == ":" && lines[1].starts_with("1 of ") && lines.len() == 2, "{told}");
    app.update(key('s'));
    let told = spoken(&mut linear, &app);
    assert!(told.starts_with(":s\n1 of "), "{told}");
    app.update(key('t'));
    assert!(spoken(&mut linear, &app).starts_with(":st\n1 of "));
    app.update(Msg::Input(Input::Key(KeyCode::Esc, KeyModifiers::NONE)));
    assert!(spoken(&mut linear, &app).starts_with("1 of 4. Headline 1. "));
}

#[test]
fn nobody_is_missed_before_the_people_are_there() {
    let (mut app, mut linear) = (app(80, 24), Linear::default());
    spoken(&mut linear, &app);
    let effects = app.update(key('P'));
    let Some(Effect::Query(Question::People { ticket, .. })) = effects.first() else { panic!("{effects:?}") };
    assert_eq!(spoken(&mut linear, &app), "People\n");
    app.update(Msg::Data(Data::Query(Answer::People { ticket: *ticket, people: Vec::new() })));
    assert_eq!(spoken(&mut linear, &app), "No one by that name.\n");
}
