//! Reading an article: finding, links, the place that is kept, the width of its column.

use std::collections::HashMap;

use crossterm::event::{KeyCode, KeyModifiers};
use dateline::app::{
    Answer, App, Data, Effect, Environment, Focus, Input, Job, Msg, Opened, PageAnswer, Question, Report,
    TerminalRequest, Write,
};
use dateline::config::Settings;
use dateline::model::{Article, ArticleId, Headline, Language, Link, LinkKind, Mark, Role, SectionCount, TextState};
use dateline::text::document;
use dateline::ui;
use jiff::Timestamp;
use ratatui::{Terminal, backend::TestBackend, buffer::Buffer, style::Modifier};

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
        more_unread: false,
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
        later: false,
        link: Some(format!("https://harbour.example/{id}")),
        text: TextState::Feed,
    }
}

fn opened(body: &str, position: u64) -> Box<Opened> {
    let article = Article {
        headline: headline(1),
        label: None,
        summary: None,
        body: Some(body.to_owned()),
        attempt: None,
        links: Vec::new(),
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
        translated_title: None,
        version: None,
        teaser: false,
        pictures: HashMap::new(),
    })
}

/// An application that shows an article.
fn reading(body: &str, position: u64) -> App {
    reading_in(Environment::new(Settings::default(), false), &opened(body, position))
}

fn reading_in(environment: Environment, opened: &Opened) -> App {
    let (mut app, _) = App::new(environment);
    app.update(Msg::Input(Input::Resize(SIZE.0, SIZE.1)));
    let sections = vec![SectionCount { name: "World".to_owned(), articles: 2, unread: 0 }];
    for effect in app.update(Msg::Data(Data::Query(Answer::Sections(sections)))) {
        if let Effect::Query(Question::Headlines { ticket, .. }) = effect {
            app.update(Msg::Data(Data::Query(Answer::Headlines {
                ticket,
                rows: vec![headline(1), headline(2)],
                newest: ArticleId(2),
            })));
        }
    }
    for effect in press(&mut app, "⏎") {
        if let Effect::Query(Question::Article { ticket, .. }) = effect {
            app.update(Msg::Data(Data::Query(Answer::Article { ticket, opened: Some(Box::new(opened.clone())) })));
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
        Effect::Write(Write::Mark(Mark::Place(ArticleId(1), place))) => Some(*place),
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
    assert!(
        app.input_state().focus() == Focus::Article && !screen(&app).contains("6 of 6"),
        "escape ends the matches first"
    );
    assert_eq!(app.headlines().list().selected, 0);
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
    assert!(app.reader().prompt().is_none(), "nothing left to take away");
}

#[test]
fn letters_open_a_link_and_copy_one() {
    let body = "<p><a href=\"https://h.example/one\">one</a> and <a href=\"https://h.example/two\">two</a></p>";
    let mut app = reading(body, 0);
    press(&mut app, "f");
    assert!(screen(&app).contains("ane and swo"), "{}", screen(&app));
    assert_eq!(press(&mut app, "s"), [Effect::Job(Job::Browse("https://h.example/two".to_owned()))]);
    assert_eq!(press(&mut app, "fya"), [Effect::Terminal(TerminalRequest::Copy("https://h.example/one".to_owned()))]);
    assert!(screen(&app).contains("copied: https://h.example/one"));
    assert_eq!(press(&mut app, "f⎋"), []);
    assert_eq!(app.input_state().focus(), Focus::Article);
    assert_eq!(press(&mut app, "y"), [Effect::Terminal(TerminalRequest::Copy("https://harbour.example/1".to_owned()))]);
    let link = app.reader().links(&app.context()).remove(1);
    let click = Msg::Input(Input::Click { column: link.columns.start, row: link.row });
    assert_eq!(app.update(click), [Effect::Job(Job::Browse("https://h.example/two".to_owned()))]);
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
    assert!(app.reader().hints().is_some());
    assert_eq!(press(&mut app, "d"), [Effect::Job(Job::Browse("https://h.example/2".to_owned()))]);
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
    assert!(reading("<p>It is short now.</p>", 9_999).reader().reading().unwrap().top == 0);
}

#[test]
fn the_column_gets_narrower_and_wider_and_the_place_stays() {
    let mut app = reading(&long(), 0);
    press(&mut app, "/Paragraph 31⏎");
    let width = app.environment().layout().text.width;
    press(&mut app, "<<");
    assert_eq!(app.environment().layout().text.width, width - 8);
    assert!(screen(&app).contains("Paragraph 31"), "{}", screen(&app));
    press(&mut app, ">>>>>");
    assert_eq!(app.environment().layout().text.width, width, "no wider than the screen");
    press(&mut app, &"<".repeat(20));
    assert_eq!(app.environment().layout().text.width, 20);
}

#[test]
fn an_article_is_set_once_a_width() {
    let mut app = reading(&long(), 0);
    let at = |app: &App| app.reader().reading().unwrap().article_layout().body.lines.as_ptr();
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

/// The row of the screen on which words stand.
fn row_of(app: &App, words: &str) -> Option<usize> {
    screen(app).lines().position(|line| line.contains(words))
}

/// Puts another text in the place of the one that is shown, as when its page came.
fn replaced(app: &mut App, change: impl Fn(&mut Opened)) {
    let row = Headline { text: TextState::Full, ..headline(1) };
    let answer = PageAnswer { id: ArticleId(1), row: Some(row.clone()), reason: None };
    for effect in app.update(Msg::Data(Data::Job(Report::Page(Box::new(answer))))) {
        if let Effect::Query(Question::Article { ticket, .. }) = effect {
            let mut opened = opened(&long(), 0);
            opened.article.headline = row.clone();
            change(&mut opened);
            app.update(Msg::Data(Data::Query(Answer::Article { ticket, opened: Some(opened) })));
        }
    }
}

fn with_byline(opened: &mut Opened) {
    opened.article.label = Some("International".to_owned());
    let credit = |role, name| dateline::model::Credit::new(role, name, "");
    opened.article.credits = vec![credit(Role::Author, "Mirela Osk"), credit(Role::Translator, "Irena Talvik")];
}

#[test]
fn the_line_that_is_read_does_not_move_when_the_whole_text_comes() {
    let teaser = "<p>Paragraph 1 of the story. Ships may pass from Monday on.</p><p>Paragraph 2 of the story …</p>";
    let mut app = reading(teaser, 0);
    let row = row_of(&app, "Paragraph 1 of").unwrap();
    replaced(&mut app, with_byline);
    assert_eq!(row_of(&app, "Paragraph 1 of"), Some(row), "{}", screen(&app));
    assert!(screen(&app).contains("Translation by Irena Talvik"), "{}", screen(&app));
    assert_eq!(row_of(&app, "Paragraph 3 of"), Some(row + 4), "{}", screen(&app));

    // In the middle, with text before it that was not there.
    let mut app = reading(&long().replace("<p>Paragraph 12 of", "<p>A teaser begins. Paragraph 12 of"), 0);
    press(&mut app, &"j".repeat(30));
    let row = row_of(&app, "Paragraph 15 of").unwrap();
    replaced(&mut app, |opened| {
        with_byline(opened);
        opened.document = document(&format!("<h2>Before all</h2><ul><li>One</li><li>Two</li></ul>{}", long()), None);
    });
    assert_eq!(row_of(&app, "Paragraph 15 of"), Some(row), "{}", screen(&app));

    // What was the whole text is the standfirst now.
    let mut app = reading("<p>Nobody had swept the quay before the whistle blew.</p>", 0);
    let row = row_of(&app, "Nobody had swept").unwrap();
    replaced(&mut app, |opened| {
        with_byline(opened);
        opened.standfirst = Some("Nobody had swept the quay before the whistle blew.".to_owned());
    });
    assert_eq!(row_of(&app, "Nobody had swept"), Some(row), "{}", screen(&app));
}

#[test]
fn a_text_that_is_shown_again_as_it_was_stays_where_it_was() {
    let mut app = reading(&"<p>Ships may pass from Monday on.</p>".repeat(60), 0);
    press(&mut app, &"j".repeat(31));
    let before = screen(&app);
    for effect in press(&mut app, "C").into_iter().chain(press(&mut app, "C")) {
        if let Effect::Query(Question::Article { ticket, .. }) = effect {
            let again = opened(&"<p>Ships may pass from Monday on.</p>".repeat(60), 0);
            app.update(Msg::Data(Data::Query(Answer::Article { ticket, opened: Some(again) })));
        }
    }
    press(&mut app, "kj");
    assert_eq!(screen(&app), before);
}

fn link(kind: LinkKind, article: Option<i64>) -> Link {
    let url = format!("https://harbour.example/{}", kind.as_str());
    Link {
        kind,
        url,
        language: Language::parse("ro"),
        title: Some("Feribotul".to_owned()),
        article: article.map(ArticleId),
    }
}

/// An application that shows an article whose page leads somewhere.
fn linked(links: &[Link]) -> App {
    linked_in(Environment::new(Settings::default(), false), links)
}

fn linked_in(environment: Environment, links: &[Link]) -> App {
    let mut app = reading_in(environment, &opened(&long(), 0));
    for effect in press(&mut app, "CC") {
        if let Effect::Query(Question::Article { ticket, .. }) = effect {
            let mut opened = opened("<p>Ships may pass from Monday on.</p>", 0);
            opened.article.links.extend_from_slice(links);
            app.update(Msg::Data(Data::Query(Answer::Article { ticket, opened: Some(opened) })));
        }
    }
    app
}

#[test]
fn an_article_tells_where_its_page_leads_and_t_goes_there_and_back() {
    let mut app = linked(&[link(LinkKind::Original, Some(7)), link(LinkKind::Further, None)]);
    let shown = screen(&app);
    assert!(shown.contains("Original in Romanian · T"), "{shown}");
    assert!(shown.contains("Original in Romanian: Feribotul") && shown.contains("Read more:"), "{shown}");
    let load = |effects: &[Effect]| {
        effects.iter().find_map(|effect| match effect {
            Effect::Query(Question::Article { ticket, id, whole: false }) => Some((*ticket, id.0)),
            _ => None,
        })
    };
    let (ticket, id) = load(&press(&mut app, "T")).unwrap();
    assert_eq!(id, 7);
    let mut original = opened("<p>Textul întâi.</p>", 0);
    original.article.headline =
        Headline { id: ArticleId(7), link: Some("https://malul.example/7".to_owned()), ..headline(7) };
    app.update(Msg::Data(Data::Query(Answer::Article { ticket, opened: Some(original) })));
    assert_eq!(press(&mut app, "o"), [Effect::Job(Job::Browse("https://malul.example/7".to_owned()))]);
    assert!(press(&mut app, "s").contains(&Effect::Write(Write::Mark(Mark::Starred(vec![ArticleId(7)], true)))));
    assert_eq!(load(&press(&mut app, "T")).map(|(_, id)| id), Some(1), "and back, though the original leads nowhere");
}

#[test]
fn a_version_that_is_not_in_the_cache_is_fetched_unless_there_is_no_network() {
    let mut app = linked(&[link(LinkKind::Version, None)]);
    let address = "https://harbour.example/version".to_owned();
    assert_eq!(press(&mut app, "T"), [Effect::Job(Job::Version { of: ArticleId(1), address: address.clone() })]);
    assert!(screen(&app).contains("fetching https://harbour.example/version"), "{}", screen(&app));
    app.update(Msg::Data(Data::Job(Report::Version(ArticleId(1), Err("the server answered 404".into())))));
    assert!(screen(&app).contains("could not fetch it: the server answered 404"), "{}", screen(&app));
    let effects = app.update(Msg::Data(Data::Job(Report::Version(ArticleId(1), Ok(ArticleId(9))))));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Query(Question::Article { id: ArticleId(9), .. }))));
    let effects = app.update(Msg::Data(Data::Job(Report::Version(ArticleId(5), Ok(ArticleId(9))))));
    assert_eq!(effects, [], "who reads something else by now is left alone");
    let offline = Environment::new(Settings::default(), true);
    let mut app = linked_in(offline, &[link(LinkKind::Version, None)]);
    assert_eq!(press(&mut app, "T"), []);
    assert!(screen(&app).contains("not in the cache"), "{}", screen(&app));
    let mut app = linked(&[]);
    assert_eq!(press(&mut app, "T"), []);
    assert!(screen(&app).contains("no other version"), "{}", screen(&app));
}
