//! Keys, replies and what the screen shows of them.

mod catching_up;
mod flow;
mod full_text;
mod go_to;
mod keys;
mod languages;
mod linear;
mod list;
mod look;
mod meaning;
mod newsboat;
mod pages;
mod panels;
mod refresh;
mod rows;
mod story;
mod subscriptions;
mod summary;
mod titles;
mod translation;
mod walk;

use std::collections::HashMap;

use crossterm::event::{KeyCode, KeyModifiers};
use dateline::app::{
    Answer, App, Data, Effect, Environment, Focus, Input, Job, Msg, Opened, PageAnswer, Question, Report,
    TerminalRequest, Write, Written,
};
use dateline::config::Settings;
use dateline::model::{
    Article, ArticleId, Credit, Headline, Language, Mark, Part, Role, SectionCount, TextState, Unread,
};
use dateline::text::document;
use dateline::ui;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

const NOW: &str = "2026-11-16T12:40:00Z";

fn key(c: char) -> Msg {
    Msg::Input(Input::Key(KeyCode::Char(c), KeyModifiers::NONE))
}

fn enter() -> Msg {
    Msg::Input(Input::Key(KeyCode::Enter, KeyModifiers::NONE))
}

fn headline(id: i64, read: bool) -> Headline {
    Headline {
        more_unread: false,
        id: ArticleId(id),
        title: format!("Headline {id}"),
        source: "Harbour Radio".to_owned(),
        feed: "harbour".to_owned(),
        section: "World".to_owned(),
        credits: vec![
            Credit::new(Role::Author, "Bogumil Nistor", ""),
            Credit::new(Role::Translator, "Irena Talvik", ""),
        ],
        date: "2026-11-16T09:40:00Z".parse::<Timestamp>().unwrap(),
        language: None,
        read,
        starred: false,
        hidden: false,
        later: false,
        link: Some(format!("https://harbour.example/{id}")),
        text: TextState::Feed,
    }
}

fn opened(id: i64) -> Box<Opened> {
    let body = format!("<p>{}</p>", "Ships may pass from Monday on, said the chair. ".repeat(60));
    let article = Article {
        headline: headline(id, false),
        label: Some("International".to_owned()),
        summary: None,
        body: Some(body.clone()),
        attempt: None,
        links: Vec::new(),
        position: 0,
        credits: headline(id, false).credits,
        consumed: Vec::new(),
        updated: None,
        enclosures: Vec::new(),
        tags: Vec::new(),
    };
    Box::new(Opened {
        article,
        document: document(&body, None),
        standfirst: None,
        translated_title: None,
        version: None,
        teaser: false,
        pictures: HashMap::new(),
    })
}

fn section(name: &str, articles: u64, unread: u64) -> SectionCount {
    SectionCount { name: name.to_owned(), articles, unread }
}

fn environment() -> Environment {
    Environment::new(Settings::default(), false)
}

/// An application of some size with three sections, its headlines in.
fn app(columns: u16, rows: u16) -> App {
    app_in(environment(), columns, rows)
}

/// The same with other surroundings.
fn app_in(environment: Environment, columns: u16, rows: u16) -> App {
    let (mut app, _) = App::new(environment);
    app.update(Msg::Time(NOW.parse().unwrap(), TimeZone::UTC));
    app.update(Msg::Input(Input::Resize(columns, rows)));
    let sections = vec![section("World", 4, 2), section("Science", 1, 1), section("Guide", 19, 19)];
    let effects = app.update(Msg::Data(Data::Query(Answer::Sections(sections))));
    let rows = vec![headline(1, false), headline(2, true), headline(3, false), headline(4, true)];
    answer_headlines(&mut app, &effects, rows);
    app
}

/// Answers the question for headlines among effects.
fn answer_headlines(app: &mut App, effects: &[Effect], rows: Vec<Headline>) -> Vec<Effect> {
    let ticket = effects.iter().find_map(|effect| match effect {
        Effect::Query(Question::Headlines { ticket, .. }) => Some(*ticket),
        _ => None,
    });
    app.update(Msg::Data(Data::Query(Answer::Headlines {
        ticket: ticket.expect("a question for headlines"),
        rows,
        newest: ArticleId(9),
    })))
}

/// The question for unread articles among effects.
fn unread(effects: &[Effect]) -> &Unread {
    let found = effects.iter().find_map(|effect| match effect {
        Effect::Query(Question::Unread { unread, .. }) => Some(unread),
        _ => None,
    });
    found.expect("a question for unread articles")
}

fn article_ticket(effects: &[Effect]) -> Option<(u64, ArticleId)> {
    effects.iter().find_map(|effect| match effect {
        Effect::Query(Question::Article { ticket, id, whole: false }) => Some((*ticket, *id)),
        _ => None,
    })
}

fn screen(app: &App, columns: u16, rows: u16) -> String {
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
    terminal.draw(|frame| ui::draw(app, frame)).unwrap();
    let buffer = terminal.backend().buffer();
    let line = |row: u16| (0..columns).map(|column| buffer[(column, row)].symbol()).collect::<String>();
    (0..rows).map(|row| line(row).trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_line_under_a_headline_keeps_its_date_whatever_else_is_long() {
    let mut app = app(80, 30);
    let effects = app.update(key('l'));
    let mut long = headline(9, false);
    long.source = "The Weekly Gazette of the Northern Harbours and Islands".to_owned();
    long.credits.push(Credit::new(Role::Author, "Maximiliane Hohenwald-Seefeldt", ""));
    let mut short = headline(8, false);
    short.source = "Radio".to_owned();
    short.credits.extend((0..5).map(|_| Credit::new(Role::Author, "Maximiliane Hohenwald-Seefeldt", "")));
    answer_headlines(&mut app, &effects, vec![long, short]);
    let shown = screen(&app, 80, 30);
    assert!(
        shown.contains("Headline 9\n▌  The Weekly Gazett… · Bogumil Nistor, Maximiliane Ho… ⇄ Irena Talvik"),
        "{shown}"
    );
    assert_eq!(shown.matches("  3 h ago\n").count(), 2, "{shown}");
    assert!(shown.contains("   Radio · Bogumil Nistor, Maximiliane"), "{shown}");
}

#[test]
fn enter_opens_marks_as_read_and_shows_byline_and_translation() {
    let mut app = app(80, 24);
    let effects = app.update(enter());
    let (ticket, id) = article_ticket(&effects).unwrap();
    assert_eq!(id, ArticleId(1));
    assert!(effects.contains(&Effect::Write(Write::Mark(Mark::Read(vec![ArticleId(1)], true)))), "{effects:?}");
    app.update(Msg::Data(Data::Query(Answer::Article { ticket, opened: Some(opened(1)) })));
    let shown = screen(&app, 80, 24);
    for text in
        ["INTERNATIONAL", "Headline 1", "By Bogumil Nistor", "Translation by Irena Talvik", "16 November 2026, 09:40"]
    {
        assert!(shown.contains(text), "{text} is missing:\n{shown}");
    }
    assert!(shown.contains("World 1"), "the count fell:\n{shown}");
}

#[test]
fn a_late_article_and_late_headlines_are_dropped() {
    let mut app = app(80, 24);
    let (first, _) = article_ticket(&app.update(enter())).unwrap();
    app.update(key('q'));
    app.update(key('j'));
    app.update(enter());
    app.update(Msg::Data(Data::Query(Answer::Article { ticket: first, opened: Some(opened(1)) })));
    assert!(app.reader().reading().is_none());
    let old = app.update(key('2'));
    app.update(key('1'));
    answer_headlines(&mut app, &old, vec![headline(9, false)]);
    assert!(app.headlines().list().rows.iter().all(|row| row.id != ArticleId(9)));
}

#[test]
fn until_a_key_is_pressed_the_first_section_with_articles_is_selected() {
    let (mut app, effects) = App::new(environment());
    assert_eq!(effects, [Effect::Query(Question::Sections(Language::parse("en")))]);
    app.update(Msg::Input(Input::Resize(80, 24)));
    app.update(Msg::Data(Data::Query(Answer::Sections(vec![section("World", 0, 0), section("Guide", 19, 19)]))));
    assert_eq!(app.headlines().section(), 1, "the guide while nothing else is there");
    app.update(Msg::Data(Data::Query(Answer::Sections(vec![section("World", 3, 3), section("Guide", 19, 19)]))));
    assert_eq!(app.headlines().section(), 0);
    app.update(key('l'));
    app.update(Msg::Data(Data::Query(Answer::Sections(vec![section("World", 5, 5), section("Guide", 19, 19)]))));
    assert_eq!(app.headlines().section(), 1, "a section that was chosen stays");
}

#[test]
fn n_goes_to_the_next_unread_and_on_to_the_next_section() {
    let mut app = app(80, 24);
    app.update(key('n'));
    assert_eq!(app.headlines().list().selected, 2);
    let effects = app.update(key('n'));
    assert_eq!(app.headlines().section(), 1);
    answer_headlines(&mut app, &effects, vec![headline(7, false)]);
    assert_eq!((app.headlines().list().selected, app.input_state().focus()), (0, Focus::List));
    let mut app = self::app(80, 24);
    app.update(key('G'));
    app.update(key('N'));
    assert_eq!(app.headlines().list().selected, 2);
}

#[test]
fn space_reads_on_to_the_next_unread() {
    let mut app = app(80, 24);
    let (ticket, _) = article_ticket(&app.update(key(' '))).unwrap();
    app.update(Msg::Data(Data::Query(Answer::Article { ticket, opened: Some(opened(1)) })));
    let mut pages = 0;
    let next = loop {
        let effects = app.update(key(' '));
        if let Some((_, id)) = article_ticket(&effects) {
            break id;
        }
        pages += 1;
        assert!(pages < 50);
    };
    assert!(pages >= 1);
    assert_eq!(next, ArticleId(3));
}

#[test]
fn escape_and_q_go_back_and_q_in_the_headlines_quits() {
    let mut app = app(80, 24);
    let escape = || Msg::Input(Input::Key(KeyCode::Esc, KeyModifiers::NONE));
    assert_eq!(app.update(escape()), []);
    app.update(enter());
    assert_eq!(app.update(escape()), []);
    assert_eq!(app.input_state().focus(), Focus::List);
    app.update(key('?'));
    assert_eq!(app.update(key('q')), [], "q closes the help first");
    assert_eq!(app.update(key('q')), [Effect::Terminal(TerminalRequest::Quit)]);
    assert_eq!(
        app.update(Msg::Input(Input::Key(KeyCode::Char('c'), KeyModifiers::CONTROL))),
        [Effect::Terminal(TerminalRequest::Quit)]
    );
    assert_eq!(app.update(Msg::Input(Input::Terminate)), [Effect::Terminal(TerminalRequest::Quit)]);
}

#[test]
fn star_and_read_state_change_at_once_and_are_kept() {
    let mut app = app(80, 24);
    assert_eq!(app.update(key('s')), [Effect::Write(Write::Mark(Mark::Starred(vec![ArticleId(1)], true)))]);
    assert!(screen(&app, 80, 24).contains('★'));
    assert_eq!(app.update(key('m')), [Effect::Write(Write::Mark(Mark::Read(vec![ArticleId(1)], true)))]);
    assert_eq!(app.update(key('m')), [Effect::Write(Write::Mark(Mark::Read(vec![ArticleId(1)], false)))]);
    assert_eq!(app.update(key('o')), [Effect::Job(Job::Browse("https://harbour.example/1".to_owned()))]);
}

#[test]
fn hiding_takes_the_row_away_and_the_rows_above_and_below_are_marked_from_the_selected_one() {
    let mut app = app(80, 24);
    let ids = |app: &App| app.headlines().list().rows.iter().map(|row| row.id.0).collect::<Vec<_>>();
    let before = ids(&app);
    app.update(key('j'));
    assert_eq!(app.update(key('d'))[0], Effect::Write(Write::Mark(Mark::Hidden(vec![ArticleId(before[1])], true))));
    assert_eq!(ids(&app), [&before[..1], &before[2..]].concat());
    let row = app.headlines().list().current().unwrap();
    let (at, id) = (row.date, row.id);
    let effects = app.update(key('['));
    assert_eq!(unread(&effects).part, Part::Above(at, id));
    assert_eq!(app.update(key(']')).len(), 1);
    let effects = app.update(key(']'));
    let Effect::Query(Question::Unread { ticket, unread }) = &effects[0] else { panic!("{effects:?}") };
    assert_eq!((unread.part, unread.newest), (Part::Below(at, id), ArticleId(9)));
    let ids = vec![ArticleId(before[2])];
    let effects = app.update(Msg::Data(Data::Query(Answer::Unread { ticket: *ticket, ids: ids.clone() })));
    assert_eq!(effects, [Effect::Write(Write::Mark(Mark::Read(ids, true)))]);
    assert!(app.headlines().list().rows.iter().skip(1).all(|row| row.read));
}

#[test]
fn a_refresh_keeps_the_selected_article_selected() {
    let mut app = app(80, 24);
    app.update(key('j'));
    let effects = app.update(Msg::Data(Data::Write(Written::Changed)));
    let rows = vec![headline(11, false), headline(1, false), headline(2, true), headline(3, false)];
    answer_headlines(&mut app, &effects, rows);
    assert_eq!(app.headlines().list().current().map(|row| row.id), Some(ArticleId(2)));
}

#[test]
fn wide_and_narrow_terminals_have_their_layouts_and_small_ones_a_sentence() {
    for (columns, rows) in [(80, 24), (120, 36), (200, 60), (40, 10)] {
        let app = app(columns, rows);
        let shown = screen(&app, columns, rows);
        assert_eq!(shown.contains('│'), columns >= 100, "{columns}×{rows}:\n{shown}");
        assert!(shown.contains("World 2") && shown.contains("Headline 1"), "{columns}×{rows}:\n{shown}");
        assert!(shown.contains("Talvik"), "{shown}");
    }
    for (columns, rows) in [(39, 24), (80, 9), (1, 1), (12, 3)] {
        let app = app(columns, rows);
        let shown = screen(&app, columns, rows);
        assert!(!shown.contains("Headline"), "{shown}");
    }
    assert!(screen(&app(39, 9), 39, 9).replace('\n', " ").contains("40×10"));
}

#[test]
fn a_click_selects_opens_and_goes_to_a_section() {
    let mut app = app(120, 36);
    let click = |column, row| Msg::Input(Input::Click { column, row });
    let rows =
        app.headlines().list().visible(app.environment().layout().list, &app.headlines().view(app.environment()));
    app.update(click(5, rows[1].y));
    assert_eq!((app.headlines().list().selected, app.input_state().focus()), (1, Focus::List));
    app.update(click(5, rows[1].y));
    assert_eq!(app.input_state().focus(), Focus::Article);
    let tab = app.headlines().tabs(app.environment()).tabs[1].clone();
    app.update(click(tab.x, 0));
    assert_eq!(app.headlines().section(), 1);
    app.update(Msg::Input(Input::Wheel { column: 5, row: 5, by: 3 }));
    assert_eq!(app.headlines().list().selected, 0, "there are no rows yet");
}

#[test]
fn tabs_scroll_so_that_the_selected_one_is_seen() {
    let (mut app, _) = App::new(environment());
    app.update(Msg::Input(Input::Resize(60, 20)));
    let names =
        ["International", "Europe", "Eastern Europe & Caucasus", "Americas", "Asia-Pacific", "Middle East", "Guide"];
    app.update(key('?'));
    app.update(key('q'));
    app.update(Msg::Data(Data::Query(Answer::Sections(names.iter().map(|name| section(name, 3, 3)).collect()))));
    for (number, name) in names.iter().enumerate() {
        app.update(key(char::from_digit(u32::try_from(number + 1).unwrap(), 10).unwrap()));
        let shown = screen(&app, 60, 20);
        assert!(shown.lines().next().unwrap().contains(name), "{number}:\n{shown}");
    }
}

/// The page of the first article was asked for.
fn page_answer(text: TextState, reason: Option<&str>) -> Data {
    let row = Some(Headline { text, ..headline(1, true) });
    Data::Job(Report::Page(Box::new(PageAnswer { id: ArticleId(1), row, reason: reason.map(Into::into) })))
}

#[test]
fn a_teaser_asks_for_its_page_once_and_the_page_takes_its_place() {
    let mut app = app(80, 24);
    let (ticket, _) = article_ticket(&app.update(enter())).unwrap();
    let teaser = || Box::new(Opened { teaser: true, ..*opened(1) });
    let effects = app.update(Msg::Data(Data::Query(Answer::Article { ticket, opened: Some(teaser()) })));
    assert_eq!(effects, [Effect::Job(Job::Page(ArticleId(1)))]);
    let effects = app.update(Msg::Data(page_answer(TextState::Failed, Some("the server answered 404"))));
    assert!(article_ticket(&effects).is_some(), "the line of facts tells it");
    assert!(screen(&app, 80, 24).contains("no full text: the server answered 404"));
    let effects = app.update(Msg::Data(page_answer(TextState::Full, None)));
    assert!(article_ticket(&effects).is_some());
}
