//! A summary by a machine, as it comes.

use crossterm::event::{KeyCode, KeyModifiers};
use dateline::app::{Answer, App, Data, Effect, Input, Job, Msg, Question, Summarized, SummaryState};
use dateline::model::ArticleId;

use super::{NOW, app, key, screen};

fn came(text: &str, state: SummaryState) -> Msg {
    Msg::Data(Data::Query(Answer::Summary(Summarized {
        id: ArticleId(1),
        text: text.to_owned(),
        engine: "small".to_owned(),
        place: String::new(),
        at: NOW.parse().unwrap(),
        state,
    })))
}

fn escape(app: &mut App) -> Vec<Effect> {
    app.update(Msg::Input(Input::Key(KeyCode::Esc, KeyModifiers::NONE)))
}

#[test]
fn it_is_shown_as_it_comes_and_stopped_with_its_panel() {
    let mut app = app(80, 24);
    let asked = Effect::Query(Question::Summary { id: ArticleId(1), network: true });
    assert_eq!(app.update(key('I')), [asked]);
    app.update(came("Ships may pass", SummaryState::Coming));
    let shown = screen(&app, 80, 24);
    assert!(shown.contains("Made by a machine from this text: small, on this machine, 16 Nov 2026"), "{shown}");
    assert!(shown.contains("Ships may pass") && shown.contains('…'), "{shown}");
    app.update(came("Ships may pass from Monday on.\nThe chair said so.", SummaryState::Done));
    let shown = screen(&app, 80, 24);
    assert!(shown.contains("Ships may pass from Monday on.") && shown.contains("The chair said so."), "{shown}");
    assert_eq!(escape(&mut app), [Effect::Job(Job::StopSummarizing)]);
    app.update(came("late", SummaryState::Coming));
    assert!(!screen(&app, 80, 24).contains("late"));
}

#[test]
fn a_failure_stands_where_the_summary_would() {
    let mut app = app(80, 24);
    app.update(key('I'));
    app.update(came("Ships may", SummaryState::Failed("it broke".into())));
    let shown = screen(&app, 80, 24);
    assert!(shown.contains("Ships may") && shown.contains("no summary: it broke"), "{shown}");
}

#[test]
fn where_nothing_was_made_no_machine_is_named() {
    let mut app = app(80, 24);
    app.update(key('I'));
    app.update(came("", SummaryState::Failed("it broke".into())));
    let shown = screen(&app, 80, 24);
    assert!(shown.contains("no summary: it broke") && !shown.contains("Made by a machine"), "{shown}");
}
