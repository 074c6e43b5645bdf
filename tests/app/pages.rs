//! Messages, people, settings, changes, sharing.

use crossterm::event::{KeyCode, KeyModifiers};
use dateline::app::{
    Answer, App, Data, Effect, Input, Job, Msg, Panel, Question, Share, TerminalRequest, Write, Written,
};
use dateline::config::{ListDensity, OptionValue};
use dateline::model::{ArticleId, Change, Edit, Message, Person, PersonPage, Role, Work};

use super::{app, article_ticket, enter, headline, key, opened, screen};

fn type_keys(app: &mut App, keys: &str) -> Vec<Effect> {
    keys.chars().flat_map(|c| app.update(key(c))).collect()
}

fn reading() -> App {
    let mut app = app(80, 24);
    let (ticket, _) = article_ticket(&app.update(enter())).unwrap();
    app.update(Msg::Data(Data::Query(Answer::Article { ticket, opened: Some(opened(1)) })));
    app
}

#[test]
fn what_was_told_is_read_again_in_the_log() {
    let mut app = app(80, 24);
    type_keys(&mut app, "M");
    assert!(screen(&app, 80, 24).contains("No messages yet."));
    type_keys(&mut app, "q");
    app.update(Msg::Data(Data::Notice(Message::Plain("the first sentence".to_owned()))));
    app.update(Msg::Data(Data::Notice(Message::Plain("the second sentence".to_owned()))));
    type_keys(&mut app, "jjM");
    let shown = screen(&app, 80, 24);
    let at = |text: &str| shown.lines().position(|line| line.contains(text)).unwrap();
    assert!(at("12:40  the second sentence") < at("12:40  the first sentence"), "{shown}");
}

#[test]
fn people_are_looked_for_by_name_and_their_articles_opened() {
    let mut app = app(80, 24);
    let effects = type_keys(&mut app, "P");
    let [Effect::Query(Question::People { ticket, words: None, .. })] = &effects[..] else { panic!("{effects:?}") };
    let person = |name: &str| Person {
        name: name.to_owned(),
        newsroom: "harbour.example".to_owned(),
        roles: vec![(Role::Author, 2), (Role::Translator, 1)],
        articles: 3,
    };
    app.update(Msg::Data(Data::Query(Answer::People {
        ticket: *ticket,
        people: vec![person("Ana Diaz"), person("Irena Talvik")],
    })));
    let shown = screen(&app, 80, 24);
    assert!(shown.contains("3  Irena Talvik  Author, Translation · harbour.example"), "{shown}");
    let effects = type_keys(&mut app, "/tal");
    let Some(Effect::Query(Question::People { words: Some(words), .. })) = effects.last() else {
        panic!("{effects:?}")
    };
    assert_eq!(words, "tal");
    let effects = app.update(enter());
    let Some(Effect::Query(Question::People { ticket, .. })) = effects.last() else { panic!("{effects:?}") };
    let waits = |app: &App| app.awaits_rows(KeyCode::Enter, KeyModifiers::NONE);
    assert!(waits(&app), "the rows are those of before");
    app.update(Msg::Data(Data::Query(Answer::People { ticket: ticket - 1, people: vec![person("Late Answer")] })));
    app.update(Msg::Data(Data::Query(Answer::People { ticket: *ticket, people: vec![person("Irena Talvik")] })));
    assert!(!waits(&app));
    let effects = app.update(enter());
    let [Effect::Query(Question::PersonPage { ticket, .. })] = &effects[..] else { panic!("{effects:?}") };
    let page = PersonPage {
        person: person("Irena Talvik"),
        joined: Vec::new(),
        newsrooms: vec![("harbour.example".to_owned(), 3)],
        languages: Vec::new(),
        sources: Vec::new(),
        works: Vec::new(),
    };
    app.update(Msg::Data(Data::Query(Answer::PersonPage { ticket: *ticket, page: Some(Box::new(page)) })));
    let shown = screen(&app, 80, 24);
    assert!(shown.contains("Newsrooms: harbour.example 3") && shown.contains("Follow as a section"), "{shown}");
    let effects = app.update(enter());
    assert!(matches!(&effects[..], [Effect::Query(Question::Person { .. })]), "{effects:?}");
    assert!(screen(&app, 80, 24).contains("Irena Talvik: everything in the cache"));
}

#[test]
fn settings_are_changed_and_kept_and_hold_at_once() {
    let mut app = app(80, 24);
    type_keys(&mut app, ",");
    let shown = screen(&app, 80, 24);
    assert!(shown.contains("text_width            66"), "{shown}");
    let names = dateline::config::effective(app.environment().settings());
    let at = names.iter().position(|(name, _)| *name == "list").unwrap();
    type_keys(&mut app, "g");
    type_keys(&mut app, &"j".repeat(at));
    let keep = Effect::Write(Write::Option("list", OptionValue::Word("compact".to_owned())));
    assert_eq!(app.update(enter())[0], keep);
    assert_eq!(app.environment().settings().list, ListDensity::Compact);
    assert_eq!(app.headlines().view(app.environment()).density, dateline::app::Density::Compact);
    let at_mouse = names.iter().position(|(name, _)| *name == "mouse").unwrap();
    type_keys(&mut app, "g");
    type_keys(&mut app, &"j".repeat(at_mouse));
    assert!(app.update(enter()).contains(&Effect::Write(Write::Option("mouse", OptionValue::Switch(false)))));
}

#[test]
fn the_screen_is_drawn_anew_wherever_one_is() {
    let anew = || Msg::Input(Input::Key(KeyCode::Char('l'), KeyModifiers::CONTROL));
    for keys in ["", "?", "/harbour", ":", "E", "?/star"] {
        let mut app = app(80, 24);
        type_keys(&mut app, keys);
        let before = screen(&app, 80, 24);
        assert_eq!(app.update(anew()), [Effect::Terminal(TerminalRequest::Redraw)], "behind {keys}");
        assert_eq!(screen(&app, 80, 24), before);
    }
}

#[test]
fn an_option_that_is_a_number_or_a_text_is_typed_in_its_row() {
    let escape = || Msg::Input(Input::Key(KeyCode::Esc, KeyModifiers::NONE));
    let clear = || Msg::Input(Input::Key(KeyCode::Char('u'), KeyModifiers::CONTROL));
    let mut app = app(80, 24);
    type_keys(&mut app, ",");
    assert_eq!(app.update(enter()), []);
    app.update(clear());
    type_keys(&mut app, "7");
    let shown = screen(&app, 80, 24);
    assert!(shown.contains("text_width            7▏") && shown.contains("Esc cancels"), "{shown}");
    assert_eq!(app.update(enter()), []);
    let shown = screen(&app, 80, 24);
    assert!(shown.contains("7▏") && shown.contains("expected a whole number from 20 to 200"), "{shown}");
    app.update(escape());
    assert!(screen(&app, 80, 24).contains("text_width            66"));
    app.update(enter());
    app.update(clear());
    type_keys(&mut app, "52");
    assert_eq!(app.update(enter()), [Effect::Write(Write::Option("text_width", OptionValue::Number(52)))]);
    assert_eq!((app.environment().settings().text_width, app.environment().layout().text.width), (52, 52));
    app.update(Msg::Data(Data::Notice(Message::about("option-kept", "/x/config.toml"))));
    assert!(screen(&app, 80, 24).contains("saved in /x/config.toml"));
    let names = dateline::config::effective(app.environment().settings());
    let at = names.iter().position(|(name, _)| *name == "save_folder").unwrap();
    type_keys(&mut app, "g");
    type_keys(&mut app, &"j".repeat(at));
    app.update(enter());
    type_keys(&mut app, "2026");
    assert_eq!(
        app.update(enter()),
        [Effect::Write(Write::Option("save_folder", OptionValue::Word("2026".to_owned())))]
    );
}

#[test]
fn an_option_for_the_next_start_changes_nothing_now() {
    let mut app = app(80, 24);
    let names = dateline::config::effective(app.environment().settings());
    let at = names.iter().position(|(name, _)| *name == "plain").unwrap();
    type_keys(&mut app, ",");
    type_keys(&mut app, &"j".repeat(at));
    assert_eq!(app.update(enter()), [Effect::Write(Write::Option("plain", OptionValue::Switch(true)))]);
    assert!(!app.environment().settings().plain);
    assert!(screen(&app, 80, 24).contains("plain                 true"));
}

#[test]
fn what_was_changed_is_shown_as_taken_out_and_put_in() {
    let mut app = reading();
    let asked = [Question::Changes(ArticleId(1)), Question::Reprints(ArticleId(1))].map(Effect::Query);
    assert_eq!(type_keys(&mut app, "="), asked);
    app.update(Msg::Data(Data::Query(Answer::Changes(Vec::new()))));
    assert!(screen(&app, 80, 24).contains("No changes since it was fetched, and no reprints."));
    let passages = vec![(Edit::TakenOut, "Ferry late".to_owned()), (Edit::PutIn, "Ferry back".to_owned())];
    app.update(Msg::Data(Data::Query(Answer::Changes(vec![Change { seen: super::NOW.parse().unwrap(), passages }]))));
    let shown = screen(&app, 80, 24);
    for text in ["Changed (seen 16 November 2026, 12:40)", "- Ferry late", "+ Ferry back"] {
        assert!(shown.contains(text), "{text} is missing:\n{shown}");
    }
}

#[test]
fn a_passage_is_copied_with_who_wrote_and_translated_it() {
    let mut app = reading();
    let effects = type_keys(&mut app, "Y");
    let [Effect::Terminal(TerminalRequest::Copy(text))] = &effects[..] else { panic!("{effects:?}") };
    assert!(text.starts_with("“Ships may pass from Monday on, said the chair."), "{text}");
    let credits = "Headline 1\nBy Bogumil Nistor\nTranslation by Irena Talvik\nHarbour Radio, 16 Nov 2026\nhttps://harbour.example/1";
    assert!(text.ends_with(credits), "{text}");
    let mut app = super::app(80, 24);
    assert_eq!(type_keys(&mut app, "Y"), []);
}

#[test]
fn an_article_is_saved_or_given_to_a_program() {
    let targets = dateline::config::load_share_targets(std::path::Path::new("/nowhere")).0;
    let mut app = super::app_in(super::environment().with_share_targets(targets), 80, 24);
    type_keys(&mut app, "a");
    let shown = screen(&app, 80, 24);
    assert!(shown.contains("save as Markdown") && shown.contains("mail"), "{shown}");
    assert_eq!(app.update(enter()), [Effect::Job(Job::Share(ArticleId(1), Share::Markdown))]);
    app.update(Msg::Data(Data::Notice(Message::about("saved", "/x/Headline 1.md"))));
    assert!(screen(&app, 80, 24).contains("saved: /x/Headline 1.md"));
    type_keys(&mut app, "ajj");
    assert_eq!(app.update(enter()), [Effect::Job(Job::Share(ArticleId(1), Share::Epub))]);
    type_keys(&mut app, "ajjj");
    assert_eq!(app.update(enter()), [Effect::Job(Job::Share(ArticleId(1), Share::Program(0)))]);
    type_keys(&mut app, "a");
    app.update(Msg::Input(Input::Key(KeyCode::Esc, KeyModifiers::NONE)));
    assert_eq!(app.panels().top().map(Panel::title), None);
}

/// Answers to what is asked of people and of versions beside each other.
pub(super) fn of_people(effect: &Effect) -> Option<Data> {
    Some(match effect {
        Effect::Query(Question::PersonPage { ticket, .. }) => {
            let work = Work { headline: headline(7, false), roles: vec![Role::Translator], original: None };
            let page = PersonPage {
                person: person("Ana Diaz"),
                joined: vec![("A. Diaz".to_owned(), "quay".to_owned(), 1)],
                newsrooms: vec![("harbour".to_owned(), 1)],
                languages: Vec::new(),
                sources: Vec::new(),
                works: vec![work],
            };
            Data::Query(Answer::PersonPage { ticket: *ticket, page: Some(Box::new(page)) })
        }
        Effect::Query(Question::OtherVersion { of, id }) => {
            Data::Query(Answer::OtherVersion { of: *of, opened: Some(opened(id.0)) })
        }
        Effect::Write(Write::Correct(correction)) => Data::Write(Written::Corrected(correction.clone(), true)),
        _ => return None,
    })
}

/// Somebody who wrote one article.
pub(super) fn person(name: &str) -> Person {
    let roles = vec![(Role::Author, 1)];
    Person { name: name.to_owned(), newsroom: "harbour".to_owned(), roles, articles: 1 }
}
