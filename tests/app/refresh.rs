//! Refreshes by key and by the clock, and what is told of the feeds.

use dateline::app::{
    Answer, App, Data, Effect, Environment, Job, Msg, Progress, Question, Report, Scope, TerminalRequest,
};
use dateline::config::Settings;
use dateline::model::{Flaw, Health, Outage, Unreadable};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{NOW, app, key, screen, section};

/// What a refresh asks for.
fn scope(effects: &[Effect]) -> Option<Scope> {
    effects.iter().find_map(|effect| match effect {
        Effect::Job(Job::Refresh { scope, on_screen }) => {
            assert_eq!(on_screen.as_deref(), Some("World"));
            Some(scope.clone())
        }
        _ => None,
    })
}

fn done(app: &mut App, outage: Option<Outage>) {
    app.update(Msg::Data(Data::Job(Report::Refreshed { outage })));
}

/// The clock, so many minutes after [`NOW`].
fn clock(app: &mut App, minutes: i64) -> Vec<Effect> {
    let now: Timestamp = NOW.parse().unwrap();
    app.update(Msg::Time(Timestamp::from_second(now.as_second() + minutes * 60).unwrap(), TimeZone::UTC))
}

#[test]
fn refresh_is_of_the_section_or_of_all_and_never_offline() {
    let mut app = app(80, 24);
    done(&mut app, None);
    assert_eq!(scope(&app.update(key('r'))), Some(Scope::Section("World".to_owned())));
    assert_eq!(scope(&app.update(key('R'))), None, "one at a time");
    done(&mut app, None);
    assert_eq!(scope(&app.update(key('R'))), Some(Scope::All));
    let mut app = super::app_in(Environment::new(Settings::default(), true), 80, 24);
    assert_eq!(app.update(key('R')), []);
    assert_eq!(clock(&mut app, 99), []);
    assert!(screen(&app, 80, 24).contains("offline"));
}

#[test]
fn the_desktop_is_told_of_news_where_that_is_wanted() {
    for wanted in [false, true] {
        let (settings, _) =
            dateline::config::load_settings(std::path::Path::new("/nowhere"), &[format!("notifications={wanted}")]);
        let mut app = super::app_in(Environment::new(settings, false), 80, 24);
        let progress = Progress { done: 2, total: 2, failed: 0, new: 3 };
        app.update(Msg::Data(Data::Job(Report::Refreshing(progress))));
        let effects = app.update(Msg::Data(Data::Job(Report::Refreshed { outage: None })));
        let told = effects.contains(&Effect::Terminal(TerminalRequest::Notify("3 new articles".to_owned())));
        assert_eq!(told, wanted);
    }
}

#[test]
fn feeds_whose_time_has_come_are_asked_at_start_and_by_the_clock() {
    let mut app = app(80, 24);
    assert!(app.session().progress().is_some(), "asked at start");
    done(&mut app, None);
    assert_eq!(scope(&clock(&mut app, 14)), None);
    assert_eq!(scope(&clock(&mut app, 15)), Some(Scope::Due));
    assert_eq!(scope(&clock(&mut app, 31)), None, "the last one is still running");
    done(&mut app, None);
    assert_eq!(scope(&clock(&mut app, 32)), Some(Scope::Due));
}

#[test]
fn without_a_network_it_says_so_once_and_looks_again_by_itself() {
    let mut app = app(80, 24);
    done(&mut app, Some(Outage::NoNetwork));
    let shown = screen(&app, 80, 24);
    assert!(shown.contains("· offline") && shown.contains("no network"), "{shown}");
    app.update(key('j'));
    assert_eq!(scope(&clock(&mut app, 1)), Some(Scope::Due));
    done(&mut app, Some(Outage::NoNetwork));
    assert!(!screen(&app, 80, 24).contains("no network"));
    done(&mut app, None);
    app.update(Msg::Data(Data::Query(Answer::Sections(vec![section("World", 0, 0), section("Guide", 19, 19)]))));
    done(&mut app, Some(Outage::NoNetwork));
    assert!(screen(&app, 80, 24).contains("read the guide meanwhile; R tries again"));
    app.update(key('j'));
    clock(&mut app, 2);
    app.update(Msg::Data(Data::Job(Report::Refreshing(Progress { done: 1, total: 1, failed: 0, new: 3 }))));
    done(&mut app, None);
    assert!(!screen(&app, 80, 24).contains("offline"));
}

#[test]
fn progress_and_failures_are_in_the_status_line() {
    let mut app = app(120, 36);
    app.update(Msg::Data(Data::Job(Report::Refreshing(Progress { done: 21, total: 35, failed: 1, new: 7 }))));
    let shown = screen(&app, 120, 36);
    assert!(shown.contains("refresh 21/35 ▓▓▓▓▓▓░░░░") && shown.contains("1 failed (e)"), "{shown}");
    done(&mut app, None);
    assert!(screen(&app, 120, 36).contains("7 new articles from 35 feeds"));
}

#[test]
fn the_message_log_has_the_feeds_that_failed_with_their_times() {
    let mut app = app(80, 24);
    app.update(key('R'));
    app.update(Msg::Data(Data::Job(Report::Refreshed { outage: None })));
    let health = |title: &str, time: &str, error: Option<&str>| Health {
        feed: title.to_owned(),
        title: title.to_owned(),
        last_try: Some(time.parse().unwrap()),
        error: error.map(Into::into),
        ..Health::default()
    };
    let all = || {
        vec![
            health("Torn", "2026-11-16T12:41:00Z", Some("no answer")),
            health("Old", "2026-11-16T10:00:00Z", Some("gone")),
            health("Well", "2026-11-16T12:41:30Z", None),
        ]
    };
    app.update(Msg::Data(Data::Query(Answer::Health(all().into()))));
    app.update(Msg::Data(Data::Query(Answer::Health(all().into()))));
    app.update(key('M'));
    let shown = screen(&app, 80, 24);
    assert_eq!(shown.matches("12:41  Torn: no answer").count(), 1, "{shown}");
    assert!(!shown.contains("Old") && !shown.contains("Well"), "{shown}");
}

#[test]
fn the_page_of_the_feeds_tells_which_item_cannot_be_read() {
    let mut app = app(80, 24);
    let unreadable = Unreadable { count: 3, first: Some((7, 120, Flaw::Empty)) };
    let torn = Health { feed: "torn".to_owned(), title: "Torn".to_owned(), unreadable, ..Health::default() };
    app.update(Msg::Data(Data::Query(Answer::Health(vec![torn].into()))));
    app.update(key('e'));
    let shown = screen(&app, 80, 24);
    let words: Vec<&str> = shown.split(['│', ' ', '\n']).filter(|word| !word.is_empty()).collect();
    let said = "✗ Torn item 7 in line 120 cannot be read: it has neither title, text nor address, and 2 others; the \
                other items are kept; only the newsroom can correct it";
    assert!(words.join(" ").contains(said), "{shown}");
}

#[test]
fn the_page_of_the_feeds_tells_how_each_is_and_goes_from_failure_to_failure() {
    let mut app = app(80, 24);
    let fault = "the server answered 503 (server error); it will be tried again automatically";
    let health = |number: u32| Health {
        feed: format!("f-{number}"),
        title: format!("Feed {number}"),
        last_success: Some("2026-11-16T10:40:00Z".parse().unwrap()),
        next_try: Some("2026-11-16T14:05:00Z".parse().unwrap()),
        size: Some(20_400),
        rhythm: Some(3_600),
        error: (number % 20 == 19).then(|| fault.into()),
        ..Health::default()
    };
    app.update(Msg::Data(Data::Query(Answer::Health((0..60).map(health).collect::<Vec<_>>().into()))));
    let asked = [Effect::Query(Question::Health), Effect::Query(Question::Subscriptions)];
    assert_eq!(app.update(key('e')), asked);
    let shown = screen(&app, 80, 24);
    assert!(shown.contains("✗ Feed 19"), "{shown}");
    let within = shown.lines().filter_map(|line| line.split('│').nth(1));
    let words: Vec<&str> = within.flat_map(str::split_whitespace).collect();
    assert!(words.join(" ").contains(fault), "a word is cut off:\n{shown}");
    assert!(shown.contains("last response: 2 h ago · 21 kB · 168 per week · next 16 Nov 14:05"), "{shown}");
    app.update(key('e'));
    assert!(screen(&app, 80, 24).contains("✗ Feed 39"), "{}", screen(&app, 80, 24));
    app.update(key('q'));
    assert!(!screen(&app, 80, 24).contains("Feed 39"));
}
