//! Reading an article: finding, links, the place that is kept, the width of its column.

use std::collections::HashMap;

use crossterm::event::{KeyCode, KeyModifiers};
use dateline::app::{App, Data, Effect, Focus, Input, Msg, Opened};
use dateline::config::Settings;
use dateline::model::{Article, ArticleId, Headline, Mark, SectionCount};
use dateline::text::document;
use dateline::ui;
use jiff::Timestamp;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

const SIZE: (u16, u16) = (60, 20);

fn press(app: &mut App, keys: &str) -> Vec<Effect> {
    let key = |c: char| match c {
        '⏎' => KeyCode::Enter,
        '⎋' => KeyCode::Esc,
        '⌫' => KeyCode::Backspace,
        c => KeyCode::Char(c),
    };
    keys.chars().flat_map(|c| app.update(Msg::Input(Input::Key(key(c), KeyModifiers::NONE)))).collect()
}

fn headline(id: i64) -> Headline {
    Headline {
        id: ArticleId(id),
        title: format!("Headline {id}"),
        source: "Harbour Radio".to_owned(),
        feed: "harbour".to_owned(),
        section: "World".to_owned(),
        credits: Vec::new(),
        date: Timestamp::UNIX_EPOCH,
        language: None,
        read: true,
        starred: false,
        hidden: false,
        link: Some(format!("https://harbour.example/{id}")),
    }
}

fn opened(body: &str, position: u64) -> Box<Opened> {
    let article = Article {
        headline: headline(1),
        label: None,
        summary: None,
        body: Some(body.to_owned()),
        full: false,
        credits: Vec::new(),
        consumed: Vec::new(),
        updated: None,
        enclosures: Vec::new(),
        tags: Vec::new(),
        position,
    };
    Box::new(Opened {
        article,
        document: document(body, None),
        standfirst: None,
        teaser: false,
        pictures: HashMap::new(),
    })
}

/// An application that shows an article.
fn reading(body: &str, position: u64) -> App {
    let (mut app, _) = App::new(Settings::default(), false);
    app.update(Msg::Input(Input::Resize(SIZE.0, SIZE.1)));
    let sections = vec![SectionCount { name: "World".to_owned(), articles: 2, unread: 0 }];
    for effect in app.update(Msg::Data(Data::Sections(sections))) {
        if let Effect::LoadHeadlines { ticket, .. } = effect {
            app.update(Msg::Data(Data::Headlines {
                ticket,
                rows: vec![headline(1), headline(2)],
                newest: ArticleId(2),
            }));
        }
    }
    for effect in press(&mut app, "⏎") {
        if let Effect::LoadArticle { ticket, .. } = effect {
            app.update(Msg::Data(Data::Article { ticket, opened: Some(opened(body, position)) }));
        }
    }
    app
}

/// Sixty paragraphs, every tenth about gulls.
fn long() -> String {
    let paragraph = |n: usize| {
        let more = if n % 10 == 5 { "Gulls are seen. " } else { "" };
        format!("<p>Paragraph {n} of the story. {more}Ships may pass from Monday on.</p>")
    };
    (1..=60).map(paragraph).collect()
}

fn drawn(app: &App) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).unwrap();
    terminal.draw(|frame| ui::draw(app, frame)).unwrap();
    terminal.backend().buffer().clone()
}

fn screen(app: &App) -> String {
    let buffer = drawn(app);
    let line = |row: u16| (0..SIZE.0).map(|column| buffer[(column, row)].symbol()).collect::<String>();
    (0..SIZE.1).map(|row| line(row).trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

fn place(effects: &[Effect]) -> Option<u64> {
    effects.iter().find_map(|effect| match effect {
        Effect::Mark(Mark::Place(ArticleId(1), place)) => Some(*place),
        _ => None,
    })
}

#[test]
fn words_are_found_as_they_are_typed_and_stepped_through() {
    let mut app = reading(&long(), 0);
    press(&mut app, "/gUl");
    let shown = screen(&app);
    assert!(shown.contains("Paragraph 5 of") && shown.contains("/gUl") && shown.contains("1 of 6"), "{shown}");
    press(&mut app, "⏎n");
    assert!(screen(&app).contains("Paragraph 15 of"), "{}", screen(&app));
    press(&mut app, "NN");
    assert!(screen(&app).contains("Paragraph 55 of"), "the first is stepped back from to the last:\n{}", screen(&app));
    let buffer = drawn(&app);
    let marked = |cell: &&ratatui::buffer::Cell| cell.modifier.contains(Modifier::BOLD | Modifier::REVERSED);
    // The tab of the section is marked so too.
    let text = buffer.content().iter().skip(usize::from(SIZE.0));
    let text: String = text.filter(marked).map(ratatui::buffer::Cell::symbol).collect();
    assert_eq!(text, "Gul");
    press(&mut app, "⎋");
    assert!(app.focus == Focus::Article && !screen(&app).contains("6 of 6"), "escape ends the matches first");
    assert_eq!(app.list.selected, 0);
}

#[test]
fn a_search_that_is_left_goes_back_to_where_it_began() {
    let mut app = reading(&long(), 0);
    press(&mut app, "jjj");
    let before = screen(&app);
    press(&mut app, "/Paragraph 40⎋");
    assert_eq!(screen(&app), before);
    press(&mut app, "/zebra⏎");
    assert!(screen(&app).contains("not found: zebra"));
    press(&mut app, "j/q⌫⌫");
    assert!(app.prompt.is_none(), "nothing left to take away");
}

#[test]
fn letters_open_a_link_and_copy_one() {
    let body = "<p><a href=\"https://h.example/one\">one</a> and <a href=\"https://h.example/two\">two</a></p>";
    let mut app = reading(body, 0);
    press(&mut app, "f");
    assert!(screen(&app).contains("ane and swo"), "{}", screen(&app));
    assert_eq!(press(&mut app, "s"), [Effect::Browse("https://h.example/two".to_owned())]);
    assert_eq!(press(&mut app, "fya"), [Effect::Copy("https://h.example/one".to_owned())]);
    assert!(screen(&app).contains("copied: https://h.example/one"));
    assert_eq!(press(&mut app, "f⎋"), []);
    assert_eq!(app.focus, Focus::Article);
    assert_eq!(press(&mut app, "y"), [Effect::Copy("https://harbour.example/1".to_owned())]);
    let link = app.links().remove(1);
    let click = Msg::Input(Input::Click { column: link.columns.start, row: link.row });
    assert_eq!(app.update(click), [Effect::Browse("https://h.example/two".to_owned())]);
    let mut app = reading("<p>none</p>", 0);
    press(&mut app, "f");
    assert!(screen(&app).contains("no link on the screen"));
}

#[test]
fn many_links_have_two_letters() {
    let link = |n: usize| format!("<a href=\"https://h.example/{n}\">l{n}</a>");
    let body = (0..40).map(link).collect::<Vec<_>>().join(" ");
    let mut app = reading(&body, 0);
    press(&mut app, "fa");
    assert!(app.hints.is_some());
    assert_eq!(press(&mut app, "d"), [Effect::Browse("https://h.example/2".to_owned())]);
}

#[test]
fn the_place_is_kept_when_the_article_is_left_and_found_again() {
    let mut app = reading(&long(), 0);
    assert_eq!(place(&press(&mut app, "q")), None, "nothing was read yet");
    press(&mut app, "⏎  ");
    let top = screen(&app).lines().nth(2).unwrap().to_owned();
    let kept = place(&press(&mut app, "q")).unwrap();
    assert!(kept > 0);
    assert_eq!(place(&press(&mut app, "⏎q")), None, "it is kept already");
    let again = reading(&long(), kept);
    assert!(screen(&again).contains(&top), "{top} is not in\n{}", screen(&again));
    for last in [Msg::Input(Input::Terminate), Msg::Time(Timestamp::UNIX_EPOCH, jiff::tz::TimeZone::UTC)] {
        let mut app = reading(&long(), kept);
        press(&mut app, "j");
        assert!(place(&app.update(last)).is_some());
    }
    assert!(reading("<p>It is short now.</p>", 9_999).reading.unwrap().top == 0);
}

#[test]
fn the_column_gets_narrower_and_wider_and_the_place_stays() {
    let mut app = reading(&long(), 0);
    press(&mut app, "/Paragraph 31⏎");
    let width = app.layout.text.width;
    press(&mut app, "<<");
    assert_eq!(app.layout.text.width, width - 8);
    assert!(screen(&app).contains("Paragraph 31"), "{}", screen(&app));
    press(&mut app, ">>>>>");
    assert_eq!(app.layout.text.width, width, "no wider than the screen");
    press(&mut app, &"<".repeat(20));
    assert_eq!(app.layout.text.width, 20);
}

#[test]
fn an_article_is_set_once_a_width() {
    let mut app = reading(&long(), 0);
    let at = |app: &App| app.reading.as_ref().unwrap().sheet().body.lines.as_ptr();
    let first = at(&app);
    press(&mut app, "  jjG");
    assert_eq!(at(&app), first, "scrolling sets nothing");
    press(&mut app, "<");
    assert_ne!(at(&app), first);
    press(&mut app, ">");
    assert_eq!(at(&app), first, "a width that was set is kept");
    app.update(Msg::Input(Input::Resize(SIZE.0, 30)));
    assert_eq!(at(&app), first, "nor does another height");
}

#[test]
fn how_far_one_has_read_is_told() {
    let mut app = reading(&long(), 0);
    assert!(screen(&app).contains("0 %"));
    press(&mut app, "G");
    assert!(screen(&app).contains("100 %"));
    assert!(!screen(&reading("<p>Short.</p>", 0)).contains('%'));
}

#[test]
fn no_letter_is_lost_where_lam_meets_alef() {
    let shown = screen(&reading("<p>قال <b>لا</b> إلا <i>الأول</i> والآن</p>", 0));
    assert!(shown.contains("قال لا إلا الأول والآن"), "{shown}");
}
