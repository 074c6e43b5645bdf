//! What a row of a list tells, and what gives way where room is short.

use dateline::app::{Answer, App, Data, Effect, Environment, Look, Msg, Question, Write, Written};
use dateline::config::{self, Bidi, Colour, Settings, Theme, contrast};
use dateline::model::{ArticleId, Credit, Headline, Mark, Role, Search, Step};
use dateline::ui;
use dateline::words::Words;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::style::Color;

use super::{Input, environment};
use super::{
    KeyCode, KeyModifiers, answer_headlines, app, app_in, article_ticket, enter, headline, key, opened, screen,
};

fn press(code: KeyCode) -> Msg {
    Msg::Input(Input::Key(code, KeyModifiers::NONE))
}

fn long_names() -> Headline {
    let mut row = headline(9, false);
    let title = "Ministers of seven countries agree on a timetable for the grain corridor after a night of talks";
    title.clone_into(&mut row.title);
    "The Weekly Gazette of the Northern Harbours and Islands".clone_into(&mut row.source);
    row.credits = vec![
        Credit::new(Role::Author, "Maximiliane Hohenwald-Seefeldt", ""),
        Credit::new(Role::Author, "Bogumil Nistor", ""),
        Credit::new(Role::Translator, "Irena Talvik", ""),
    ];
    row
}

fn showing(list: &str, tag: &str, theme: &str, (columns, rows): (u16, u16), row: Headline) -> App {
    let mut settings = Settings::default();
    config::set_option(&mut settings, "list", list).unwrap();
    let environment = Environment::new(settings, false).with_words(Words::of(tag).unwrap());
    let mut app = app_in(environment.with_look(Look::new(Theme::built_in(), theme, false)), columns, rows);
    let effects = app.update(key('l'));
    answer_headlines(&mut app, &effects, vec![row]);
    app
}

fn tells_translator_and_source((tag, theme, list): (&str, &str, &str), size: (u16, u16)) {
    let app = showing(list, tag, theme, size, long_names());
    let shown = screen(&app, size.0, size.1);
    let translator = ["⇄ Talvik", "⇄ Irena Talvik", "Talvik ⇄", "Irena Talvik ⇄"];
    assert!(translator.iter().any(|name| shown.contains(name)), "{tag} {theme} {list} {size:?}:\n{shown}");
    let tight = list == "compact" && matches!(size.0, 40 | 100);
    assert!(tight || shown.contains("The Weekly"), "{tag} {theme} {list} {size:?}:\n{shown}");
    assert!(!shown.contains("……") && !shown.contains("… …"), "{shown}");
}

#[test]
fn a_translator_is_never_cut_and_a_source_keeps_twelve_cells() {
    for (tag, _) in Words::languages() {
        for size in [(40, 10), (80, 24), (120, 36), (200, 60)] {
            for list in ["compact", "comfortable"] {
                tells_translator_and_source((tag, "dark", list), size);
            }
        }
    }
    for theme in ["dark", "light", "ansi", "mono", "high-contrast"] {
        for size in [(60, 20), (80, 24), (100, 24), (120, 36), (200, 60)] {
            tells_translator_and_source(("en", theme, "auto"), size);
        }
    }
    tells_translator_and_source(("en", "dark", "standfirst"), (120, 36));
}

#[test]
fn of_many_translators_those_are_named_that_fit_and_the_others_counted() {
    let mut row = long_names();
    let names = ["Konstantina Papadimitropoulou", "Bartholomew Featherstonehaugh", "Iurie Tataru", "Nadia El-Sayed"];
    row.credits.extend(names.map(|name| Credit::new(Role::Translator, name, "")));
    for (tag, _) in Words::languages() {
        for (size, list) in
            [(80, "compact"), (120, "compact"), (80, "comfortable"), (120, "comfortable"), (200, "compact")]
                .map(|(columns, list)| ((columns, 24), list))
        {
            let shown = screen(&showing(list, tag, "dark", size, row.clone()), size.0, size.1);
            assert!(shown.contains("Talvik"), "{tag} {size:?} {list}:\n{shown}");
            assert!(shown.contains("The Weekly"), "the source stays: {tag} {size:?} {list}:\n{shown}");
            let all = shown.contains("El-Sayed");
            let counted = (1..5).any(|others| shown.contains(&format!("+{others}")));
            assert!(all != counted, "{tag} {size:?} {list}:\n{shown}");
        }
    }
}

#[test]
fn the_selected_row_keeps_its_unread_dot() {
    for size in [(80, 24), (120, 36)] {
        let mut app = app(size.0, size.1);
        assert!(screen(&app, size.0, size.1).contains("▌● "));
        app.update(key('j'));
        assert!(screen(&app, size.0, size.1).contains("▌  "));
    }
}

#[test]
fn the_list_grows_with_the_screen() {
    for (columns, list) in [(100, 45), (120, 54), (200, 90), (300, 100)] {
        assert_eq!(app(columns, 36).environment().layout().list.width, list);
    }
    let mut settings = Settings::default();
    settings.list_width = 60;
    assert_eq!(app_in(Environment::new(settings, false), 120, 36).environment().layout().list.width, 72);
}

#[test]
fn one_line_a_headline_is_what_a_low_list_shows() {
    let low = screen(&app(80, 24), 80, 24);
    assert!(low.contains("▌● Harbour Radio       Headline 1"), "{low}");
    let line = low.lines().find(|line| line.contains("Headline 1")).unwrap();
    assert!(line.ends_with("⇄ Irena Talvik  3 h ago"), "{line}");
    let high = screen(&app(80, 36), 80, 36);
    assert!(high.contains("▌● Headline 1\n"), "{high}");
}

#[test]
fn the_place_in_the_list_is_told() {
    let mut app = app(80, 24);
    assert!(screen(&app, 80, 24).lines().last().unwrap().ends_with("1/4"));
    app.update(key('j'));
    assert!(screen(&app, 80, 24).lines().last().unwrap().ends_with("2/4"));
    let effects = app.update(Msg::Data(Data::Write(Written::Changed)));
    answer_headlines(&mut app, &effects, (1..=200).map(|id| headline(id, true)).collect());
    assert!(screen(&app, 80, 24).lines().last().unwrap().ends_with(" 2"), "{}", screen(&app, 80, 24));
}

#[test]
fn an_empty_list_says_what_is_true_and_has_no_article_beside_it() {
    let mut app = app(120, 36);
    let effects = app.update(key('j'));
    let (ticket, _) = article_ticket(&effects).unwrap();
    app.update(Msg::Data(Data::Query(Answer::Article { ticket, opened: Some(opened(2)) })));
    assert!(screen(&app, 120, 36).contains("Ships may pass"));
    app.update(key('/'));
    let effects = app.update(key('x'));
    let ticket = effects.iter().find_map(|effect| match effect {
        Effect::Query(Question::Search { ticket, .. }) => Some(*ticket),
        _ => None,
    });
    let found = Search { hits: Vec::new(), total: 0, more: false, unindexed: 0, nothing_like: None };
    app.update(Msg::Data(Data::Query(Answer::Found { ticket: ticket.unwrap(), found })));
    let shown = screen(&app, 120, 36);
    assert!(shown.contains("Nothing found.") && !shown.contains("Ships may pass"), "{shown}");
    app.update(press(KeyCode::Esc));
    let effects = app.update(key('*'));
    answer_headlines(&mut app, &effects, Vec::new());
    assert!(screen(&app, 120, 36).contains("No starred articles yet. s stars one."), "{}", screen(&app, 120, 36));
    let mut offline = app_in(Environment::new(Settings::default(), true), 80, 24);
    let effects = offline.update(key('l'));
    answer_headlines(&mut offline, &effects, Vec::new());
    assert!(screen(&offline, 80, 24).contains("there is no network"), "{}", screen(&offline, 80, 24));
}

#[test]
fn the_status_line_offers_no_undo_before_there_is_one() {
    let undo = |app: &App| screen(app, 200, 60).lines().last().unwrap().contains("u undo");
    let mut app = app(200, 60);
    assert!(!undo(&app), "{}", screen(&app, 200, 60));
    assert_eq!(app.update(key('s')), [Effect::Write(Write::Mark(Mark::Starred(vec![ArticleId(1)], true)))]);
    assert!(undo(&app));
    let back = Written::Stepped { step: Some(Step::Starred(1, false)), back: true };
    app.update(Msg::Data(Data::Write(back)));
    app.update(key('j'));
    assert!(!undo(&app));
}

#[test]
fn arrows_go_where_they_point_in_an_interface_from_the_right() {
    let speaking = |bidi: Bidi| {
        let mut settings = Settings::default();
        settings.bidi = bidi;
        app_in(Environment::new(settings, false).with_words(Words::of("ar").unwrap()), 80, 24)
    };
    for (bidi, code) in [(Bidi::App, KeyCode::Left), (Bidi::Terminal, KeyCode::Right)] {
        let mut app = speaking(bidi);
        app.update(press(code));
        assert_eq!(app.headlines().section(), 1, "{bidi:?}");
    }
    let mut app = speaking(Bidi::App);
    app.update(key('l'));
    assert_eq!(app.headlines().section(), 1, "letters are those of the help");
}

#[test]
fn each_source_has_a_colour_that_stays_and_is_read_well() {
    for theme in Theme::built_in() {
        let own = if theme.light { (255, 255, 255) } else { (0, 0, 0) };
        let letters = if theme.light { (0, 0, 0) } else { (229, 229, 229) };
        let colours = theme.colours;
        let mut seen = Vec::new();
        for feed in 0..12 {
            let mut row = headline(1, false);
            row.feed = format!("feed-{feed}");
            let draw = || {
                let app = showing("compact", "en", &theme.name, (80, 24), row.clone());
                let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
                terminal.draw(|frame| ui::draw(&app, frame)).unwrap();
                let cell = &terminal.backend().buffer()[(4, 1)];
                (cell.fg, cell.bg)
            };
            let (fg, bg) = draw();
            assert_eq!(draw(), (fg, bg), "{}", theme.name);
            let rgb = |colour: Color| match colour {
                Color::Rgb(red, green, blue) => Some((red, green, blue)),
                Color::Indexed(number) => Colour::Indexed(number).rgb(),
                _ => None,
            };
            let ratio = contrast(rgb(fg).unwrap_or(letters), rgb(bg).or(colours.background.rgb()).unwrap_or(own));
            assert!(ratio >= 4.5, "{}: {ratio:.2}", theme.name);
            if !seen.contains(&fg) {
                seen.push(fg);
            }
        }
        assert!(seen.len() > 2 || theme.name == "mono" || theme.name.contains("ansi"), "{}: {seen:?}", theme.name);
    }
}

#[test]
fn what_is_cut_ends_in_one_sign_of_it() {
    assert_eq!(dateline::text::fit("it was long … and it went on", 14), "it was long…");
    assert_eq!(dateline::text::fit("a…… b", 4), "a…");
    let mut app = app_in(environment(), 80, 36);
    app.update(key('/'));
    let ticket = app.update(key('s')).iter().find_map(|effect| match effect {
        Effect::Query(Question::Search { ticket, .. }) => Some(*ticket),
        _ => None,
    });
    let snippet = vec![("… the open ".to_owned(), false), ("sea".to_owned(), true), (" was calm …".repeat(12), false)];
    let hits = vec![dateline::model::Hit { headline: headline(5, true), snippet, by_meaning: false }];
    let found = Search { hits, total: 1, more: false, unindexed: 0, nothing_like: None };
    app.update(Msg::Data(Data::Query(Answer::Found { ticket: ticket.unwrap(), found })));
    let shown = screen(&app, 80, 36);
    let line = shown.lines().find(|line| line.contains("the open sea")).unwrap();
    assert!(line.ends_with('…') && !line.ends_with("……") && !line.ends_with("… …"), "{line}");
    app.update(enter());
}

#[test]
fn nothing_is_drawn_again_when_nothing_changed() {
    let mut app = app(80, 24);
    assert!(app.take_dirty());
    assert!(!app.take_dirty());
    app.update(key('j'));
    assert!(app.take_dirty());
}

#[test]
fn a_translator_is_whole_at_every_width_however_long_the_family() {
    let families = ["Talvik", "Papadimitropoulou", "Hohenwald-Seefeldt", "Wolfeschlegelsteinhausenbergerdorff"];
    for (family, name) in families.map(|family| (family, format!("Irena {family}"))) {
        let mut row = long_names();
        row.credits.iter_mut().filter(|credit| credit.role == Role::Translator).for_each(|credit| {
            credit.name.clone_from(&name);
        });
        let signs = Headline { starred: true, later: true, ..row.clone() };
        for columns in 60..=200 {
            for list in ["compact", "comfortable"] {
                for row in [&row, &signs] {
                    let app = showing(list, "en", "dark", (columns, 24), row.clone());
                    let shown = screen(&app, columns, 24);
                    let place = format!("{family} {columns} {list}:\n{shown}");
                    let whole = [format!("⇄ {family}"), format!("⇄ {name}")];
                    assert!(whole.iter().any(|name| shown.contains(name)), "{place}");
                    assert!(shown.contains("Mini") && shown.contains("3 h ago"), "the title and the age stay: {place}");
                    assert!(columns < 120 || shown.contains("The Weekly"), "the source stays: {place}");
                    let (list, view) = (app.headlines().list(), app.headlines().view(app.environment()));
                    let area = app.environment().layout().list;
                    let drawn = list.visible(area, &view).remove(0);
                    let text = |line: &str| line.chars().take(area.width.into()).any(char::is_alphabetic);
                    let mut lines = shown.lines().skip(drawn.y.into()).take(drawn.height.into());
                    assert!(lines.all(text), "no line of it stands empty: {place}");
                }
            }
        }
    }
}
