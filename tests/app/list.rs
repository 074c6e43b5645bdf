//! Windows on long lists, marking, undo, search.

use dateline::app::{Answer, App, Data, Effect, Input, Msg, Question, Report, Write, Written};
use dateline::model::{
    ArticleId, Grouping, Headline, Hit, Language, Listing, Mark, Part, Query, Search, Selection, Step, Window,
};

use super::{KeyCode, KeyModifiers, answer_headlines, app, headline, key, screen, section};

fn press(code: KeyCode) -> Msg {
    Msg::Input(Input::Key(code, KeyModifiers::NONE))
}

fn window(effects: &[Effect]) -> Option<(Window, bool, usize)> {
    effects.iter().find_map(|effect| match effect {
        Effect::Query(Question::Headlines { selection, .. }) => {
            Some((selection.window, selection.unread, selection.limit))
        }
        _ => None,
    })
}

fn rows(ids: std::ops::Range<i64>) -> Vec<Headline> {
    ids.map(|id| headline(id, true)).collect()
}

/// An application whose section has so many rows that only the first 200 are there.
fn long() -> App {
    let mut app = app(80, 24);
    let effects = app.update(Msg::Data(Data::Write(Written::Changed)));
    answer_headlines(&mut app, &effects, rows(1..201));
    app
}

fn down(app: &mut App, times: usize) -> Vec<Effect> {
    (0..times).flat_map(|_| app.update(key('j'))).collect()
}

#[test]
fn more_is_asked_for_before_an_end_is_reached_and_what_is_far_away_is_let_go() {
    let mut app = long();
    let mut next = 201;
    for _ in 0..4 {
        let effects = down(&mut app, 200);
        let (window, unread, limit) = window(&effects).unwrap();
        assert!(matches!(window, Window::After(_, ArticleId(id)) if id == next - 1), "{window:?}");
        assert_eq!((unread, limit), (false, 200));
        let before = app.headlines().list().current().unwrap().id;
        answer_headlines(&mut app, &effects, rows(next..next + 200));
        assert_eq!(app.headlines().list().current().unwrap().id, before);
        next += 200;
        assert!(app.headlines().list().rows.len() <= 600, "{}", app.headlines().list().rows.len());
    }
    assert!(app.headlines().list().rows[0].id.0 > 200, "the first rows were let go");
    let effects: Vec<Effect> = (0..600).flat_map(|_| app.update(key('k'))).collect();
    let first = app.headlines().list().rows[0].id;
    assert!(matches!(window(&effects).unwrap().0, Window::Before(_, id) if id == first));
    let selected = app.headlines().list().current().unwrap().id;
    answer_headlines(&mut app, &effects, rows(first.0 - 200..first.0));
    assert_eq!(app.headlines().list().current().unwrap().id, selected);
    assert!(app.headlines().list().rows.len() <= 600);
}

#[test]
fn the_end_of_a_long_section_is_one_question_away_and_so_is_its_top() {
    let mut app = long();
    let effects = app.update(key('G'));
    assert_eq!(window(&effects).unwrap(), (Window::Bottom, false, 44));
    answer_headlines(&mut app, &effects, rows(299_801..300_001));
    assert!(screen(&app, 80, 24).contains("Headline 300000"));
    let effects = app.update(key('g'));
    assert_eq!(window(&effects).unwrap(), (Window::Top, false, 44));
    answer_headlines(&mut app, &effects, rows(1..201));
    assert!(screen(&app, 80, 24).contains("Headline 1 "));
}

#[test]
fn the_next_unread_is_found_beyond_the_rows_that_are_there() {
    let mut app = long();
    let effects = app.update(key('n'));
    let (unread, only, limit) = window(&effects).unwrap();
    assert!(matches!(unread, Window::After(_, ArticleId(200))) && only && limit == 1, "{effects:?}");
    let effects = answer_headlines(&mut app, &effects, vec![headline(90_000, false)]);
    assert!(matches!(window(&effects).unwrap().0, Window::From(_, ArticleId(90_000))));
    let mut there = rows(90_000..90_200);
    there[0].read = false;
    answer_headlines(&mut app, &effects, there);
    assert_eq!(app.headlines().list().current().unwrap().id, ArticleId(90_000));
    let effects = app.update(Msg::Data(Data::Write(Written::Changed)));
    assert!(matches!(window(&effects).unwrap().0, Window::From(_, ArticleId(90_000))), "a change keeps the place");
}

#[test]
fn a_list_is_marked_whole_up_to_what_was_shown_and_many_articles_are_asked_back() {
    let mut app = long();
    let marked = |app: &mut App, count: i64| {
        let effects = app.update(key('A'));
        let Effect::Query(Question::Unread { ticket, unread }) = &effects[0] else { panic!("{effects:?}") };
        let grouping = Grouping::SameText;
        let (section, guide) = (Some("World".to_owned()), Language::parse("en"));
        let selection = Selection { section, guide, grouping, ..Selection::default() };
        assert_eq!(unread.listing, Listing::Selection(selection));
        assert_eq!((unread.newest, unread.part, unread.since), (ArticleId(9), Part::All, None));
        let ids: Vec<ArticleId> = (0..count).map(ArticleId).collect();
        (app.update(Msg::Data(Data::Query(Answer::Unread { ticket: *ticket, ids: ids.clone() }))), ids)
    };
    assert_eq!(marked(&mut app, 0).0, []);
    assert!(screen(&app, 80, 24).contains("everything here is already read"));
    app.update(key('j'));
    let (effects, ids) = marked(&mut app, 100);
    assert_eq!(effects, [Effect::Write(Write::Mark(Mark::Read(ids, true)))]);
    assert!(screen(&app, 80, 24).contains("100 articles marked as read; u undoes it"));
    app.update(key('j'));
    assert_eq!(marked(&mut app, 857).0, []);
    assert!(screen(&app, 80, 24).contains("mark 857 articles as read?"), "{}", screen(&app, 80, 24));
    assert_eq!(app.update(key('j')), [], "any other key leaves them");
    let (effects, ids) = marked(&mut app, 857);
    assert_eq!(effects, []);
    assert_eq!(app.update(key('y')), [Effect::Write(Write::Mark(Mark::Read(ids, true)))]);
    app.update(key('j'));
    assert_eq!(app.update(key('u')), [Effect::Write(Write::Undo)]);
    app.update(Msg::Data(Data::Write(Written::Stepped { step: Some(Step::Read(200, false)), back: true })));
    assert!(screen(&app, 80, 24).contains("undone: 200 articles are now unread"));
    let redo = Msg::Input(Input::Key(KeyCode::Char('r'), KeyModifiers::CONTROL));
    assert_eq!(app.update(redo), [Effect::Write(Write::Redo)]);
}

fn search(effects: &[Effect]) -> (u64, Query) {
    let found = effects.iter().find_map(|effect| match effect {
        Effect::Query(Question::Search { ticket, query, .. }) => Some((*ticket, query.clone())),
        _ => None,
    });
    found.expect("a search")
}

#[test]
fn a_search_shows_hits_while_it_is_typed_and_escape_goes_back() {
    let mut app = long();
    down(&mut app, 3);
    app.update(key('/'));
    let (late, _) = search(&app.update(key('s')));
    let (ticket, query) = search(&app.update(key('e')));
    assert_eq!(query, Query::parse_typed("se").unwrap());
    let hit = |id: i64| Hit {
        headline: headline(id, true),
        snippet: vec![("the open ".to_owned(), false), ("sea".to_owned(), true), (" was calm".to_owned(), false)],
        by_meaning: false,
    };
    let found = |hits: Vec<Hit>| Search { hits, total: 10_000, more: true, unindexed: 7, nothing_like: None };
    app.update(Msg::Data(Data::Query(Answer::Found { ticket: late, found: found(vec![hit(99)]) })));
    app.update(Msg::Data(Data::Query(Answer::Found { ticket, found: found(vec![hit(5), hit(6)]) })));
    let shown = screen(&app, 80, 24);
    for text in ["/se▏", "10,000+ found so far; 7 articles", "Headline 5", "the open sea was calm"] {
        assert!(shown.contains(text), "{text} is missing:\n{shown}");
    }
    assert!(!shown.contains("Headline 99"), "a late answer is dropped:\n{shown}");
    let (ticket, again) = search(&app.update(Msg::Data(Data::Job(Report::Indexed))));
    assert_eq!(again, query, "what was not known to search may be found now");
    let whole = Search { unindexed: 0, ..found(vec![hit(5), hit(6)]) };
    app.update(Msg::Data(Data::Query(Answer::Found { ticket, found: whole })));
    assert_eq!(app.update(Msg::Data(Data::Job(Report::Indexed))), [], "every article was known already");
    app.update(press(KeyCode::Enter));
    let shown = screen(&app, 80, 24);
    assert!(shown.contains("/se  10,000+ found") && shown.contains("q back"), "{shown}");
    app.update(press(KeyCode::Enter));
    assert_eq!(
        app.input_state().focus(),
        dateline::app::Focus::Article,
        "enter ends the typing, and again it opens the hit"
    );
    app.update(press(KeyCode::Esc));
    app.update(press(KeyCode::Esc));
    assert!(app.headlines().searching().is_none());
    assert_eq!(app.headlines().list().current().unwrap().id, ArticleId(4));
}

#[test]
fn a_wrong_search_says_where_and_keeps_what_was_found() {
    let mut app = long();
    app.update(key('/'));
    for c in "is:old ".chars() {
        app.update(key(c));
    }
    let shown = screen(&app, 80, 24);
    assert!(shown.contains("at character 1 of the search: is:old is not known"), "{shown}");
    let sections = vec![section("World", 4, 2)];
    assert!(
        app.update(Msg::Data(Data::Query(Answer::Sections(sections)))).is_empty(),
        "new counts do not end a search"
    );
}

#[test]
fn half_a_page_is_half_of_what_a_page_moves() {
    let control = |letter| Msg::Input(Input::Key(KeyCode::Char(letter), KeyModifiers::CONTROL));
    let mut app = long();
    app.update(control('f'));
    let page = app.headlines().list().selected;
    app.update(key('g'));
    app.update(control('d'));
    assert_eq!(app.headlines().list().selected, page / 2);
    app.update(control('u'));
    assert_eq!(app.headlines().list().selected, 0);
}
