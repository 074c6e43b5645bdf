//! Which pages are wished for behind the reader.

use super::{answer_headlines, app, headline, key};
use dateline::app::{
    App, Data, DownloadProgress, Downloaded, Effect, Environment, Job, Msg, PageAnswer, Question, Report, Written,
};
use dateline::config::Settings;
use dateline::model::{ArticleId, FullText, Headline, Language, Outage, TextState};

fn wish(effects: &[Effect]) -> Option<Vec<i64>> {
    effects.iter().find_map(|effect| match effect {
        Effect::Job(Job::Pages(ids)) => Some(ids.iter().map(|id| id.0).collect()),
        _ => None,
    })
}

/// An application whose list has a hundred teasers, the third of them starred, and what it wished for first.
fn teasers(change: impl FnOnce(&mut App)) -> (App, Option<Vec<i64>>) {
    teasers_in(super::environment(), change)
}

/// The same with other surroundings.
fn teasers_in(environment: Environment, change: impl FnOnce(&mut App)) -> (App, Option<Vec<i64>>) {
    let mut app = super::app_in(environment, 80, 24);
    change(&mut app);
    let effects = app.update(key('l'));
    let row = |id: i64| Headline { text: TextState::Teaser, starred: id == 3, ..headline(id, true) };
    let effects = answer_headlines(&mut app, &effects, (1..=100).map(row).collect());
    let first = wish(&effects);
    (app, first)
}

#[test]
fn the_screen_and_the_next_are_wished_for_once_and_not_with_every_key() {
    let (mut app, first) = teasers(|_| {});
    let first = first.unwrap();
    assert!(first.len() >= 14 && first.len() <= 44 && first[0] == 1, "{first:?}");
    let wishes = (0..60).filter_map(|_| wish(&app.update(key('j')))).count();
    assert!((1..=9).contains(&wishes), "{wishes} for sixty keys");
    assert!(wish(&app.update(key('g'))).is_some(), "what was passed over is wished for when it is seen again");
    assert_eq!(wish(&app.update(key('g'))), None);
}

#[test]
fn what_was_answered_is_not_wished_for_again_and_the_row_tells_it() {
    let (mut app, first) = teasers(|_| {});
    let first = first.unwrap();
    for id in &first {
        let text = if id % 2 == 0 { TextState::Full } else { TextState::Failed };
        let row = Some(Headline { text, ..headline(*id, true) });
        let answer = Box::new(PageAnswer { id: ArticleId(*id), row, reason: None });
        assert_eq!(wish(&app.update(Msg::Data(Data::Job(Report::Page(answer))))), None);
    }
    assert_eq!(app.headlines().list().rows[1].text, TextState::Full);
    let shown = super::screen(&app, 80, 24);
    assert!(shown.contains("  ¶ 3 h ago") && shown.contains("  ! 3 h ago"), "{shown}");
    assert_eq!(wish(&app.update(key('g'))), None);
}

#[test]
fn settings_say_what_is_wished_for() {
    let first = |full_text: FullText, offline: bool| {
        let mut settings = Settings::default();
        settings.full_text = full_text;
        teasers_in(Environment::new(settings, offline), |_| {}).1
    };
    assert_eq!(first(FullText::Never, false), None);
    assert_eq!(first(FullText::Starred, false), Some(vec![3]));
    assert!(first(FullText::Always, false).is_some());
    assert_eq!(first(Settings::default().full_text, true), None);
    let own = |app: &mut App| {
        let feeds = [("harbour".to_owned(), FullText::Never)].into();
        app.update(Msg::Data(Data::Write(Written::FullTextsOf(feeds))));
    };
    assert_eq!(teasers(own).1, None);
    let outage = |app: &mut App| {
        app.update(Msg::Data(Data::Job(Report::Refreshed { outage: Some(Outage::NoNetwork) })));
    };
    let (mut app, first) = teasers(outage);
    assert_eq!(first, None);
    assert!(wish(&app.update(Msg::Data(Data::Job(Report::Refreshed { outage: None })))).is_some());
}

#[test]
fn an_edition_is_prepared_once_at_a_time_and_tells_what_could_not_be_had() {
    let mut app = app(120, 36);
    assert_eq!(app.update(key('D')), [Effect::Job(Job::Download { section: Some("World".to_owned()) })]);
    let mut progress = DownloadProgress { done: 3, total: 12, bytes: 3_450_000, ..DownloadProgress::default() };
    for reason in ["no answer", "for subscribers", "no answer"] {
        progress.add_lacking(Some(&reason.into()));
    }
    app.update(Msg::Data(Data::Job(Report::Downloading(progress.clone()))));
    assert!(super::screen(&app, 120, 36).contains("download 3/12 ▓▓"), "{}", super::screen(&app, 120, 36));
    let shown = super::screen(&app, 120, 36);
    for text in
        ["3 of 12 articles", "3.4 MB fetched", "Without their whole text: 3", "2 × no answer", "1 × for subscribers"]
    {
        assert!(shown.contains(text), "{text} is missing:\n{shown}");
    }
    assert_eq!((app.update(key('D')), app.panels().top().is_none()), (Vec::new(), true), "the same key closes it");
    assert_eq!(
        (app.update(key('D')), app.panels().top().is_some()),
        (Vec::new(), true),
        "and opens it, once at a time"
    );
    app.update(key('q'));
    app.update(key('j'));
    let ended = Data::Job(Report::Downloaded(Downloaded {
        articles: 11,
        fetched: 9,
        lacking: 1,
        pictures: 2,
        translated: 0,
        outage: None,
    }));
    assert!(app.update(Msg::Data(ended)).contains(&Effect::Query(Question::Sections(Language::parse("en")))));
    let shown = super::screen(&app, 120, 36);
    assert!(shown.contains("11 articles ready to read offline; 9 pages fetched"), "{shown}");
    app.update(key('j'));
    assert!(super::screen(&app, 120, 36).contains("without full text: 1, missing pictures: 2"));
    assert!(!app.update(key('D')).is_empty());
    app.update(key('q'));
    assert!(
        app.update(Msg::Data(Data::Job(Report::DownloadFailed)))
            .contains(&Effect::Query(Question::Sections(Language::parse("en"))))
    );
    assert!(!app.update(key('D')).is_empty(), "one that failed runs no longer");
    let mut app = super::app_in(Environment::new(Settings::default(), true), 80, 24);
    assert_eq!(app.update(key('D')), []);
}
