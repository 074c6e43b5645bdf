//! The screen in each language of the interface.

use crossterm::event::{KeyCode, KeyModifiers};
use dateline::app::{Answer, App, Data, Effect, Environment, Input, Msg, Question, Report, Written};
use dateline::config::{Bidi, ConfigError, EntryFault, Settings};
use dateline::desk::TranslateError;
use dateline::fetch::{Cause, FetchError};
use dateline::model::{ArticleId, Credit, Health, Member, Message, Person, ProgramFault, Role, ToMessage as _};
use dateline::text::document;
use dateline::words::Words;

use super::{answer_headlines, app_in, article_ticket, enter, headline, key, opened, screen};

const SIZES: [(u16, u16); 4] = [(40, 10), (80, 24), (120, 36), (200, 60)];

/// An application that speaks a language, laid out for it.
fn speaking(tag: &str, (columns, rows): (u16, u16)) -> App {
    ordering(tag, Bidi::App, (columns, rows))
}

/// The same on a terminal that orders right-to-left text itself or not.
fn ordering(tag: &str, bidi: Bidi, (columns, rows): (u16, u16)) -> App {
    let mut settings = Settings::default();
    settings.bidi = bidi;
    app_in(Environment::new(settings, false).with_words(Words::of(tag).unwrap()), columns, rows)
}

/// The panel as it is named, in the order in which it is printed; wide letters take two cells of the screen.
fn said(app: &App, id: &str) -> String {
    let text = app.environment().ordered(&app.environment().words().say(id));
    if app.environment().words().tag() == "zh" {
        text.chars().map(String::from).collect::<Vec<_>>().join(" ")
    } else {
        text
    }
}

#[test]
fn the_layout_holds_in_every_language() {
    for (tag, name) in Words::languages() {
        for size in SIZES {
            let mut app = speaking(tag, size);
            let shown = screen(&app, size.0, size.1);
            assert!(shown.contains("Headline 1") && shown.contains("dateline"), "{name}:\n{shown}");
            let last = shown.lines().last().unwrap();
            let keys = [("?", "hint-help"), ("q", "hint-quit")];
            let keys = keys.map(|(key, id)| format!("{key} {}", said(&app, id)));
            assert!(
                keys.iter().all(|keys| last.contains(keys)),
                "{name} {size:?}: the status line tells no keys:\n{shown}"
            );
            for (letter, panel) in [
                ('?', "panel-help"),
                ('e', "panel-feeds"),
                ('t', "panel-themes"),
                ('M', "panel-messages"),
                (',', "panel-options"),
                ('E', "panel-feeds"),
            ] {
                app.update(key(letter));
                let shown = screen(&app, size.0, size.1);
                assert!(shown.contains(&said(&app, panel)), "{name}: {panel} is not named:\n{shown}");
                app.update(Msg::Input(Input::Key(KeyCode::Esc, KeyModifiers::NONE)));
            }
            let (ticket, _) = article_ticket(&app.update(enter())).unwrap();
            app.update(Msg::Data(Data::Query(Answer::Article { ticket, opened: Some(opened(1)) })));
            let shown = screen(&app, size.0, size.1);
            assert!(shown.contains("Bogumil Nistor") || size.1 < 12, "{name}:\n{shown}");
        }
    }
}

#[test]
fn help_is_wrapped_and_never_cut() {
    for (tag, name) in Words::languages() {
        let mut app = speaking(tag, (80, 200));
        app.update(key('?'));
        let shown = screen(&app, 80, 200);
        let inside = |line: &str| line.contains('│') && line.contains('…');
        let cut: Vec<&str> = shown.lines().filter(|line| inside(line)).collect();
        assert!(cut.is_empty(), "{name}: {cut:?}");
    }
}

#[test]
fn arabic_begins_on_the_right() {
    let mut app = speaking("ar", (120, 36));
    let shown = screen(&app, 120, 36);
    assert!(shown.lines().next().unwrap().ends_with("dateline"), "{shown}");
    assert!(shown.lines().next().unwrap().starts_with(" 12:40"), "{shown}");
    assert!(app.environment().layout().list.x > app.environment().layout().article.x);
    let row = shown.lines().find(|line| line.contains("Headline 1")).unwrap();
    assert!(row.ends_with('▌'), "{shown}");
    let world = app.headlines().tabs(app.environment()).tabs[0].clone();
    assert!(world.x > 90 && world.text.starts_with("World"), "{world:?}");
    app.update(Msg::Input(Input::Click { column: app.headlines().tabs(app.environment()).tabs[1].x, row: 0 }));
    assert_eq!(app.headlines().section(), 1, "what is seen is what is hit");
    app.update(Msg::Data(Data::Write(Written::Feeds("feed-on", "The gazette".to_owned()))));
    let shown = screen(&app, 120, 36);
    assert!(shown.lines().last().unwrap().ends_with("The gazette"), "a sentence that begins with a name:\n{shown}");
    // A terminal that orders whole rows itself gets them as they are read.
    let app = ordering("ar", Bidi::Terminal, (121, 36));
    assert!(screen(&app, 121, 36).lines().next().unwrap().starts_with(" dateline"));
}

#[test]
fn an_article_read_from_the_right_has_its_head_there_too() {
    let mut app = speaking("en", (120, 36));
    let effects = app.update(key('l'));
    let mut row = headline(1, false);
    row.title = "COP30: הספינות יעברו במצר".to_owned();
    answer_headlines(&mut app, &effects, vec![row.clone()]);
    let (ticket, _) = article_ticket(&app.update(enter())).unwrap();
    let mut opened = opened(1);
    opened.article.headline = row;
    opened.article.credits[1] = Credit::new(Role::Translator, "מרגלאי שרה טאל", "");
    opened.document = document("<p>הספינות יעברו במצר ביום שני.</p>", None);
    app.update(Msg::Data(Data::Query(Answer::Article { ticket, opened: Some(opened) })));
    let shown = screen(&app, 120, 36);
    let ends = |end: &str| {
        let line = shown.lines().find(|line| line.ends_with(end)).unwrap_or_else(|| panic!("{end}\n{shown}"));
        line.chars().count()
    };
    let edge = ends("רצמב ורבעי תוניפסה :COP30");
    assert_eq!(ends("By Bogumil Nistor"), edge);
    assert_eq!(ends("16 November 2026, 09:40 · Harbour Radio"), edge);
    assert_eq!(ends("Translation by לאט הרש יאלגרמ"), edge, "our words come first");
    let list = shown.lines().find_map(|line| line.split_once('│')).unwrap().0;
    assert!(list.ends_with("רצמב ורבעי תוניפסה :COP30 "), "{list:?}\n{shown}");
}

#[test]
fn a_date_above_an_article_is_in_one_line() {
    for tag in ["en", "de", "es", "fr", "ro", "ru", "zh"] {
        for letters in (8..60).step_by(3) {
            let mut app = speaking(tag, (80, 36));
            let (ticket, _) = article_ticket(&app.update(enter())).unwrap();
            let mut opened = opened(1);
            opened.article.headline.source = "Quay ".repeat(letters / 5) + &"y".repeat(letters % 5 + 1);
            app.update(Msg::Data(Data::Query(Answer::Article { ticket, opened: Some(opened) })));
            // Wide letters take two cells of the screen.
            let shown = screen(&app, 80, 36).replace(' ', "");
            let date = app.environment().words().date_and_time((16, 11, 2026), "09:40").replace(' ', "");
            assert!(shown.lines().any(|line| line.contains(&date)), "{tag} {letters}:\n{}", screen(&app, 80, 36));
        }
    }
}

#[test]
fn languages_count_and_date_in_their_own_way() {
    let told = |tag: &str, count: usize| {
        Words::of(tag).unwrap().tell("new-headlines", &[("count", count.into()), ("key", "w".into())])
    };
    assert_eq!(told("ru", 1), "1 новый заголовок (w)");
    assert_eq!(told("ru", 3), "3 новых заголовка (w)");
    assert_eq!(told("ru", 12), "12 новых заголовков (w)");
    assert_eq!(told("ro", 20), "20 de titluri noi (w)");
    assert_eq!(told("ar", 2), "عنوانان جديدان (w)");
    assert_eq!(told("zh", 2), "2 条新标题（w）");
    let date = |tag: &str| Words::of(tag).unwrap().date_and_time((6, 4, 2024), "18:40");
    assert_eq!(date("de"), "6. April 2024, 18:40");
    assert_eq!(date("es"), "6 de abril de 2024, 18:40");
    assert_eq!(date("zh"), "2024年4月6日 18:40");
    assert_eq!(Words::of_locale("ro_MD.UTF-8").tag(), "ro");
    assert_eq!(Words::of("fr").unwrap().translation(&["Ana"], &["ro"]), "Traduction : Ana (original : roumain)");
}

#[test]
fn what_is_wrong_in_a_file_is_told_in_the_language_of_the_interface() {
    let fault = EntryFault::Option("muet".to_owned(), &["mute"]).into();
    let error = ConfigError { file: "feeds.toml".to_owned(), line: Some(9), column: Some(1), fault };
    for (tag, told) in [
        ("en", "feeds.toml:9:1: there is no option muet; did you mean mute?"),
        ("ro", "feeds.toml:9:1: nu există opțiunea muet; ați vrut mute?"),
        ("ru", "feeds.toml:9:1: параметра muet нет; может быть, mute?"),
    ] {
        let mut app = speaking(tag, (120, 36));
        app.update(Msg::Data(Data::Notice(error.message())));
        let shown = screen(&app, 120, 36);
        assert!(shown.contains(told), "{tag}:\n{shown}");
        app.update(Msg::Data(Data::Notice(Message::about("feeds-stay", error.message()))));
        app.update(key('j'));
        let stay = app.environment().words().tell("feeds-stay", &[("what", told.into())]);
        assert!(screen(&app, 120, 36).contains(&stay), "{tag}: {stay}");
    }
}

#[test]
fn an_option_that_cannot_be_is_refused_in_the_language_of_the_interface() {
    let mut app = speaking("de", (120, 36));
    app.update(key(','));
    app.update(enter());
    app.update(Msg::Input(Input::Key(KeyCode::Char('u'), KeyModifiers::CONTROL)));
    app.update(key('7'));
    app.update(enter());
    let shown = screen(&app, 120, 36);
    assert!(shown.contains("erwartet wird eine ganze Zahl von 20 bis 200"), "{shown}");
}

#[test]
fn what_fails_is_told_in_the_language_of_the_interface() {
    let mut app = speaking("de", (120, 36));
    let refused = FetchError::Connection(Cause::new(std::io::Error::from(std::io::ErrorKind::ConnectionRefused)));
    let error = Some(refused.message().with_cure(refused.cure()));
    let feed = Health { feed: "quay".to_owned(), title: "Quay".to_owned(), error, ..Health::default() };
    // What an older version kept is shown as it is.
    let old = Health { feed: "pier".to_owned(), title: "Pier".to_owned(), error: Some("gone".into()), ..feed.clone() };
    app.update(Msg::Data(Data::Query(Answer::Health(vec![feed, old].into()))));
    app.update(key('e'));
    let shown = screen(&app, 120, 36);
    let reason = "keine Verbindung: Verbindung abgelehnt; später wird von selbst";
    assert!(shown.contains(reason) && shown.contains("gone"), "{shown}");

    let mut app = speaking("de", (120, 36));
    for c in "/is:old ".chars() {
        app.update(key(c));
    }
    let shown = screen(&app, 120, 36);
    assert!(shown.contains("bei Zeichen 1 der Suche: is:old gibt es nicht"), "{shown}");

    let mut app = speaking("de", (120, 36));
    let (ticket, _) = article_ticket(&app.update(enter())).unwrap();
    app.update(Msg::Data(Data::Query(Answer::Article { ticket, opened: Some(opened(1)) })));
    app.update(key('i'));
    let failed =
        TranslateError::Program { engine: "mill".to_owned(), program: "grind".to_owned(), fault: ProgramFault::Silent };
    app.update(Msg::Data(Data::Job(Report::NotTranslated(ArticleId(1), failed.message()))));
    let shown = screen(&app, 120, 36);
    assert!(shown.contains("das Programm grind des Dienstes mill gab nichts aus"), "{shown}");
}

#[test]
fn what_a_panel_shows_is_put_in_order_once() {
    let turned = |text: &str| text.chars().rev().collect::<String>();
    let mut app = speaking("en", (120, 36));
    app.update(key('S'));
    let member = |id: i64| {
        let mut row = headline(id, false);
        row.title = "הספינות יעברו במצר".to_owned();
        row.credits = vec![Credit::new(Role::Author, "רונית", ""), Credit::new(Role::Translator, "נחמן", "")];
        Member { headline: row, text: ArticleId(id), agency: None, original: None }
    };
    app.update(Msg::Data(Data::Query(Answer::Members(ArticleId(1), vec![member(1), member(2)]))));
    let shown = screen(&app, 120, 36);
    let panel: String = shown.lines().filter(|line| line.matches('│').count() > 1).collect::<Vec<_>>().join("\n");
    assert_eq!(panel.matches(&turned("הספינות יעברו במצר")).count(), 2, "the chosen one as the other:\n{shown}");
    let people = format!("{}, tr. {}", turned("רונית"), turned("נחמן"));
    assert_eq!(panel.matches(&people).count(), 2, "{shown}");
    for prompt in ["P/", ":", ">"] {
        let mut app = speaking("en", (120, 36));
        if prompt == ">" {
            app.update(Msg::Input(Input::Key(KeyCode::Char('p'), KeyModifiers::CONTROL)));
        }
        for c in prompt.chars().filter(|c| *c != '>').chain("רונית".chars()) {
            app.update(key(c));
        }
        let shown = screen(&app, 120, 36);
        let title = shown.lines().find(|line| line.contains('┌')).unwrap();
        assert!(title.contains(&turned("רונית")), "{prompt}: {title}");
    }
}

#[test]
fn the_columns_of_a_panel_stand_apart_in_arabic_too() {
    let mut app = speaking("ar", (80, 36));
    app.update(key(','));
    let shown = screen(&app, 80, 36);
    let row = |name: &str| shown.lines().find(|line| line.contains(name)).unwrap_or_else(|| panic!("{name}\n{shown}"));
    assert!(row("text_width").contains("66            text_width │"), "{shown}");
    assert!(row("refresh_on_start").contains("true      refresh_on_start │"), "{shown}");
    app.update(Msg::Input(Input::Key(KeyCode::Esc, KeyModifiers::NONE)));
    app.update(key('?'));
    let shown = screen(&app, 80, 36);
    assert!(shown.lines().any(|line| line.ends_with(" j ↓ │")), "{shown}");
    app.update(Msg::Input(Input::Key(KeyCode::Esc, KeyModifiers::NONE)));
    let effects = app.update(key('P'));
    let Some(Effect::Query(Question::People { ticket, .. })) = effects.first() else { panic!("{effects:?}") };
    let person = Person {
        name: "Ana Diaz".to_owned(),
        newsroom: "harbour.example".to_owned(),
        roles: vec![(Role::Author, 2)],
        articles: 2,
    };
    app.update(Msg::Data(Data::Query(Answer::People { ticket: *ticket, people: vec![person] })));
    let shown = screen(&app, 80, 36);
    let author = app.environment().ordered(&app.environment().words().role("author"));
    assert!(shown.contains(&format!("harbour.example · {author}  Ana Diaz      2 │")), "{author}\n{shown}");
}
