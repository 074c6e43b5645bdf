//! How one reads on: built-in sections, what waits, languages, densities, the article alone, going on where one was.

use crossterm::event::{KeyCode, KeyModifiers};
use dateline::app::{
    Answer, App, Data, Density, Effect, Environment, Focus, Input, Msg, Place, Question, Report, Start, Write, Written,
};
use dateline::config::{MarkRead, SavedSession, Settings};
use dateline::model::{ArticleId, Grouping, Headline, Language, Listing, Mark, Selection, Window};
use dateline::text::document;
use dateline::words::Words;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{
    NOW, answer_headlines, app, app_in, article_ticket, enter, headline, key, opened, screen, section, unread,
};

fn asked(effects: &[Effect]) -> Option<&Selection> {
    effects.iter().find_map(|effect| match effect {
        Effect::Query(Question::Headlines { selection, .. }) => Some(selection),
        _ => None,
    })
}

fn at(id: i64, date: &str) -> Headline {
    Headline { date: date.parse().unwrap(), ..headline(id, false) }
}

fn sections() -> Msg {
    Msg::Data(Data::Query(Answer::Sections(vec![
        section("World", 4, 2),
        section("Science", 1, 1),
        section("Guide", 19, 19),
    ])))
}

#[test]
fn all_starred_and_today_are_sections_that_are_always_there() {
    let mut app = app(120, 36);
    let selection = asked(&app.update(key('0'))).unwrap().clone();
    let (guide, grouping) = (Language::parse("en"), Grouping::SameText);
    assert_eq!(selection, Selection { limit: 40, guide, grouping, ..Selection::default() });
    assert_eq!(app.headlines().place_shown(), Some(Place::All));
    assert!(screen(&app, 120, 36).contains("Today  All  Starred"), "{}", screen(&app, 120, 36));
    let selection = asked(&app.update(key('*'))).unwrap().clone();
    assert!(selection.starred && selection.section.is_none());
    let effects = app.update(key('.'));
    let rows = vec![at(9, "2026-11-16T00:00:00Z"), at(8, "2026-11-15T23:59:59Z")];
    answer_headlines(&mut app, &effects, rows);
    assert_eq!(
        app.headlines().list().rows.iter().map(|row| row.id.0).collect::<Vec<_>>(),
        [9],
        "yesterday is not today"
    );
    assert!(asked(&app.update(key('G'))).is_none(), "and nothing is behind it");
    let midnight = "2026-11-16T00:00:00Z".parse().unwrap();
    assert_eq!(unread(&app.update(key('A'))).since, Some(midnight), "no more than today");
    // Sections that come and go leave it selected.
    app.update(Msg::Data(Data::Query(Answer::Sections(vec![section("World", 4, 2)]))));
    assert_eq!(app.headlines().place_shown(), Some(Place::Today));
}

#[test]
fn a_star_that_is_taken_away_leaves_its_row_until_the_list_is_left() {
    let mut app = app(80, 24);
    let effects = app.update(key('*'));
    answer_headlines(&mut app, &effects, vec![Headline { starred: true, ..headline(1, true) }]);
    app.update(key('s'));
    let effects = app.update(Msg::Data(Data::Write(Written::Changed)));
    assert_eq!(asked(&effects), None);
    assert_eq!(app.headlines().list().rows.len(), 1);
}

#[test]
fn what_is_new_waits_behind_a_line_unless_the_cursor_is_at_the_top() {
    let mut app = app(80, 24);
    app.update(key('j'));
    let effects = app.update(Msg::Data(Data::Write(Written::Changed)));
    let first = headline(1, false);
    assert_eq!(asked(&effects).unwrap().window, Window::From(first.date, first.id), "nothing moves");
    let (ticket, selection) = effects
        .iter()
        .find_map(|effect| match effect {
            Effect::Query(Question::CountNew { ticket, selection }) => Some((*ticket, selection.clone())),
            _ => None,
        })
        .unwrap();
    assert_eq!(selection.window, Window::Before(first.date, first.id));
    answer_headlines(&mut app, &effects, (1..5).map(|id| headline(id, false)).collect());
    app.update(Msg::Data(Data::Query(Answer::New { ticket, count: 12 })));
    assert!(screen(&app, 80, 24).contains("12 new headlines (w)"), "{}", screen(&app, 80, 24));
    assert_eq!(app.headlines().list().current().unwrap().id, ArticleId(2));
    let effects = app.update(key('w'));
    assert_eq!(asked(&effects).unwrap().window, Window::Top);
    answer_headlines(&mut app, &effects, (0..5).map(|id| headline(id, false)).collect());
    assert!(!screen(&app, 80, 24).contains("new headline"));
    assert_eq!((app.headlines().list().selected, app.headlines().list().top), (0, 0));
    // At the top what is new stands there at once, and the selected article stays selected.
    let effects = app.update(Msg::Data(Data::Write(Written::Changed)));
    assert_eq!(asked(&effects).unwrap().window, Window::Top);
    answer_headlines(&mut app, &effects, (-1..5).map(|id| headline(id, false)).collect());
    assert_eq!((app.headlines().list().selected, app.headlines().list().top), (1, 0));
    app.update(key('k'));
    app.update(key('w'));
    assert!(screen(&app, 80, 24).contains("no new headlines are waiting"));
}

#[test]
fn one_language_alone_and_all_again_by_a_key() {
    let mut app = app(80, 24);
    app.update(key('L'));
    assert!(screen(&app, 80, 24).contains("is unknown"));
    let effects = app.update(Msg::Data(Data::Write(Written::Changed)));
    answer_headlines(&mut app, &effects, vec![Headline { language: Language::parse("ro"), ..headline(1, false) }]);
    let effects = app.update(key('L'));
    let selection = asked(&effects).unwrap();
    assert_eq!(selection.language, Language::parse("ro"));
    assert_eq!(selection.window, Window::From(app.headlines().list().rows[0].date, ArticleId(1)));
    assert!(screen(&app, 80, 24).contains("only Romanian; L shows all"));
    answer_headlines(&mut app, &effects, vec![headline(1, false)]);
    let effects = app.update(key('A'));
    let Listing::Selection(listing) = &unread(&effects).listing else { panic!("no selection") };
    assert_eq!(listing.language, Language::parse("ro"), "only what is shown");
    assert_eq!(asked(&app.update(key('L'))).unwrap().language, None);
}

#[test]
fn the_guide_is_listed_and_counted_in_the_language_of_the_interface_until_all_are_asked_for() {
    let environment = Environment::new(Settings::default(), false).with_words(Words::of("ro").unwrap());
    let (_, started) = App::new(environment.clone());
    let counted = |language| Effect::Query(Question::Sections(language));
    assert_eq!(started, [counted(Language::parse("ro"))]);
    let mut app = app_in(environment, 80, 24);
    let selection = asked(&app.update(key('3'))).unwrap().clone();
    assert_eq!((selection.guide, selection.grouping), (Language::parse("ro"), Grouping::Off));
    let effects = app.update(key('L'));
    assert_eq!(asked(&effects).unwrap().guide, None);
    assert!(effects.contains(&counted(None)), "{effects:?}");
}

#[test]
fn an_article_is_marked_read_when_it_is_opened_or_left_or_never() {
    for (when, open, leave) in
        [(MarkRead::Open, true, false), (MarkRead::Leave, false, true), (MarkRead::Never, false, false)]
    {
        let mut settings = Settings::default();
        settings.mark_read = when;
        let mut app = app_in(Environment::new(settings, false), 80, 24);
        let read = Effect::Write(Write::Mark(Mark::Read(vec![ArticleId(1)], true)));
        let effects = app.update(enter());
        assert_eq!(effects.contains(&read), open, "{when:?}");
        let (ticket, _) = article_ticket(&effects).unwrap();
        app.update(Msg::Data(Data::Query(Answer::Article { ticket, opened: Some(opened(1)) })));
        assert_eq!(app.update(key('q')).contains(&read), leave, "{when:?}");
    }
}

#[test]
fn days_are_parted_and_lists_show_less_or_more() {
    let mut app = app(80, 40);
    let effects = app.update(key('l'));
    let rows = vec![at(5, "2026-11-16T01:00:00Z"), at(4, "2026-11-15T23:00:00Z"), at(3, "2026-11-15T22:00:00Z")];
    answer_headlines(&mut app, &effects, rows);
    assert_eq!(screen(&app, 80, 40).matches("Sunday, 15 November").count(), 1, "{}", screen(&app, 80, 40));
    let effects = app.update(key('v'));
    assert_eq!(app.headlines().view(app.environment()).density, Density::Standfirst);
    let ids = [5, 4, 3].map(ArticleId).to_vec();
    assert!(effects.contains(&Effect::Query(Question::Standfirsts(ids))), "{effects:?}");
    app.update(Msg::Data(Data::Query(Answer::Standfirsts(vec![(ArticleId(4), "The ferry is back. ".repeat(20))]))));
    let shown = screen(&app, 80, 40);
    assert_eq!(shown.lines().filter(|line| line.contains("The ferry is back.")).count(), 2, "{shown}");
    app.update(key('v'));
    let shown = screen(&app, 80, 40);
    assert!(shown.lines().any(|line| line.contains("Headline 5") && line.contains("Harbour Radio")), "{shown}");
    for _ in 0..2 {
        app.update(key('j'));
    }
    app.update(Msg::Input(Input::Resize(40, 10)));
    assert!(screen(&app, 40, 10).contains("▌● Headline 3"), "{}", screen(&app, 40, 10));
}

#[test]
fn the_article_stands_alone_when_asked() {
    let mut app = app(120, 36);
    let effects = app.update(key('z'));
    let (ticket, _) = article_ticket(&effects).unwrap();
    app.update(Msg::Data(Data::Query(Answer::Article { ticket, opened: Some(opened(1)) })));
    let shown = screen(&app, 120, 36);
    assert!(shown.contains("Translation by Irena Talvik") && !shown.contains("dateline"), "{shown}");
    assert!(!shown.contains("Headline 2"), "{shown}");
    app.update(Msg::Input(Input::Resize(100, 30)));
    assert!(!screen(&app, 100, 30).contains("Headline 2"));
    app.update(key('q'));
    assert!(screen(&app, 100, 30).contains("Headline 2"));
    assert_eq!(app.input_state().focus(), Focus::List);
}

#[test]
fn the_reader_goes_on_where_it_was_left() {
    let mut app = app(80, 24);
    app.update(key('j'));
    let effects = app.update(enter());
    let (ticket, _) = article_ticket(&effects).unwrap();
    app.update(Msg::Data(Data::Query(Answer::Article { ticket, opened: Some(opened(2)) })));
    let left = app.headlines().left(app.input_state().focus()).unwrap();
    let row = headline(2, true);
    let article = Some((row.date.as_second(), 2));
    assert_eq!(
        left,
        SavedSession { place: "section World".to_owned(), article, reading: true, ..SavedSession::default() }
    );
    let (mut app, _) = App::new(Environment::new(Settings::default(), true));
    app.update(Msg::Start(Start::Resume(left)));
    app.update(Msg::Time(NOW.parse::<Timestamp>().unwrap(), TimeZone::UTC));
    app.update(Msg::Input(Input::Resize(80, 24)));
    let effects = app.update(sections());
    assert_eq!(asked(&effects).unwrap().window, Window::From(row.date, row.id));
    let effects = answer_headlines(&mut app, &effects, vec![row.clone(), headline(3, true)]);
    assert_eq!(article_ticket(&effects).map(|(_, id)| id), Some(ArticleId(2)));
    assert!(matches!(asked(&effects).unwrap().window, Window::Before(_, ArticleId(2))), "what is above comes in");
    assert_eq!(app.input_state().focus(), Focus::Article);
    // An article or a section that is gone is no reason to stop.
    for left in [
        SavedSession { place: "section Gone".to_owned(), ..SavedSession::default() },
        SavedSession { place: "all".to_owned(), ..SavedSession::default() },
    ] {
        let (mut app, _) = App::new(Environment::new(Settings::default(), true));
        app.update(Msg::Start(Start::Resume(left)));
        app.update(Msg::Input(Input::Resize(80, 24)));
        assert!(asked(&app.update(sections())).is_some());
        app.update(Msg::Input(Input::Key(KeyCode::Char('j'), KeyModifiers::NONE)));
    }
}

#[test]
fn the_page_opens_in_the_browser_and_its_article_is_read() {
    let mut app = app(80, 24);
    let address = "https://harbour.example/1".to_owned();
    let page = Effect::Job(dateline::app::Job::BrowseAndRead(ArticleId(1), address.clone()));
    let mark = Effect::Write(Write::Mark(Mark::Read(vec![ArticleId(1)], true)));
    assert_eq!(app.update(key('O')), [page]);
    assert!(!app.headlines().list().rows[0].read, "no browser may have started");
    assert_eq!(app.update(Msg::Data(Data::Job(Report::Browsed(ArticleId(1))))), [mark]);
    assert!(app.headlines().list().rows[0].read);
    let page = Effect::Job(dateline::app::Job::Browse(address));
    assert_eq!(app.update(key('O')), [page], "what is read is not marked again");
}

#[test]
fn a_mark_that_could_not_be_kept_is_no_longer_said_and_the_list_is_asked_for_again() {
    let mut app = app(80, 24);
    app.update(key('d'));
    assert!(app.status().notice().is_some_and(|notice| notice.contains("hidden")));
    assert!(app.status().can_undo(false));
    let why = dateline::model::Message::from("the disk is full".to_owned());
    let effects = app.update(Msg::Data(Data::Write(Written::Unkept { why, mark: true })));
    assert_eq!((app.status().notice(), app.status().waiting()), (Some("the disk is full"), 0));
    assert!(!app.status().can_undo(false));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Query(Question::Sections(_)))), "{effects:?}");
    assert!(asked(&effects).is_some());
}

#[test]
fn keys_that_are_typed_ahead_are_about_the_rows_that_are_on_their_way() {
    let mut app = app(80, 24);
    let waits = |app: &App, code| app.awaits_rows(code, KeyModifiers::NONE);
    assert!(!waits(&app, KeyCode::Char('j')));
    let effects = app.update(key('2'));
    assert!(waits(&app, KeyCode::Char('j')) && waits(&app, KeyCode::Char('s')));
    assert!(!waits(&app, KeyCode::Char('3')) && !waits(&app, KeyCode::Char('q')), "they are about no row");
    answer_headlines(&mut app, &effects, vec![headline(7, false)]);
    assert!(!waits(&app, KeyCode::Char('j')));
    for letter in "/x".chars() {
        app.update(key(letter));
    }
    assert!(!waits(&app, KeyCode::Enter), "it ends the typing");
    let effects = app.update(enter());
    assert!(waits(&app, KeyCode::Enter), "the rows are those of before");
    let found = |effect: &Effect| match effect {
        Effect::Query(Question::Search { ticket, .. }) => Some(*ticket),
        _ => None,
    };
    let ticket = effects.iter().find_map(found).unwrap();
    let found = dateline::model::Search::default();
    app.update(Msg::Data(Data::Query(Answer::Found { ticket, found })));
    assert!(!waits(&app, KeyCode::Enter));
}

#[test]
fn what_is_pasted_is_typed_where_letters_are_and_runs_no_command() {
    let mut app = app(80, 24);
    let pasted = |text: &str| Msg::Input(Input::Paste(text.to_owned()));
    assert_eq!(app.update(pasted("qdXy")), []);
    assert!(app.status().notice().is_some_and(|notice| notice.contains("begins a search")));
    app.update(key('/'));
    app.update(pasted("storm\nat \u{1b}sea"));
    let searching = app.headlines().searching().unwrap();
    assert!(searching.typing && searching.text.starts_with("storm at"), "{}", searching.text);
}

#[test]
fn as_many_lines_of_a_page_stay_as_the_option_says() {
    let number = |line: &str| line.split_once("line ").and_then(|(_, rest)| rest.trim().parse::<u16>().ok());
    for stay in [0, 2, 9] {
        let mut settings = Settings::default();
        settings.page_overlap = stay;
        let mut app = app_in(Environment::new(settings, false), 80, 24);
        let (ticket, _) = article_ticket(&app.update(enter())).unwrap();
        let lines: Vec<String> = (1..200).map(|number| format!("line {number}")).collect();
        let lines = lines.join("\n");
        let mut long = opened(1);
        long.document = document(&format!("<pre>{lines}</pre>"), None);
        app.update(Msg::Data(Data::Query(Answer::Article { ticket, opened: Some(long) })));
        let last = screen(&app, 80, 24).lines().filter_map(number).next_back().unwrap();
        app.update(key(' '));
        let first = screen(&app, 80, 24).lines().find_map(number).unwrap();
        assert_eq!(last + 1 - first, stay, "from {last} to {first}");
    }
}

#[test]
fn a_panel_over_a_search_shows_its_own_keys() {
    let mut app = app(80, 24);
    super::catching_up::type_keys(&mut app, "/storm");
    app.update(enter());
    let last = |app: &App| screen(app, 80, 24).lines().last().unwrap_or_default().to_owned();
    assert!(last(&app).starts_with(" /storm"), "{}", last(&app));
    app.update(key('?'));
    assert!(!last(&app).contains("/storm") && last(&app).contains("back"), "{}", last(&app));
}
