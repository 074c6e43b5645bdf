//! What newsboat's default keys do takes no more keys here.

use dateline::app::{Answer, App, Data, Effect, Environment, Focus, Job, Msg, Question, Scope, Share};
use dateline::app::{Panel, TerminalRequest, Write};
use dateline::config::{Settings, ShareTarget};
use dateline::model::{ArticleId, Health, ListOrder, Mark};

use super::{answer_headlines, app_in, article_ticket, enter, headline, key, opened, screen};

const SIZE: (u16, u16) = (80, 24);

/// An action: newsboat's keys, ours, where they are pressed, and what they come to. `⏎` is the enter key.
type Action = (&'static str, &'static str, &'static str, fn() -> App, fn(&App, &[Effect]) -> bool);

/// Presses keys; many articles are unread wherever it is asked.
fn press(app: &mut App, keys: &str) -> Vec<Effect> {
    let mut all = Vec::new();
    for letter in keys.chars() {
        let effects = app.update(if letter == '⏎' { enter() } else { key(letter) });
        let asked = effects.iter().find_map(|effect| match effect {
            Effect::Query(Question::Unread { ticket, .. }) => Some(*ticket),
            _ => None,
        });
        all.extend(effects);
        if let Some(ticket) = asked {
            let ids = (1..=1_000).map(ArticleId).collect();
            all.extend(app.update(Msg::Data(Data::Query(Answer::Unread { ticket, ids }))));
        }
    }
    all
}

/// A list whose first and third articles are unread.
fn list() -> App {
    let mut settings = Settings::default();
    settings.refresh_on_start = false;
    let own = ShareTarget { name: "wc".to_owned(), command: vec!["wc".to_owned()], ..ShareTarget::default() };
    app_in(Environment::new(settings, false).with_share_targets(vec![own]), SIZE.0, SIZE.1)
}

fn low_in_the_list() -> App {
    let mut app = list();
    press(&mut app, "jjj");
    app
}

fn article() -> App {
    let mut app = list();
    let (ticket, _) = article_ticket(&app.update(enter())).unwrap();
    app.update(Msg::Data(Data::Query(Answer::Article { ticket, opened: Some(opened(1)) })));
    app
}

fn article_with_matches() -> App {
    let mut app = article();
    press(&mut app, "/ships⏎");
    app
}

/// The list of the second of three feeds.
fn feed() -> App {
    let mut app = list();
    press(&mut app, "e");
    let health = |id: &str| Health { feed: id.to_owned(), title: id.to_owned(), unread: 3, ..Health::default() };
    app.update(Msg::Data(Data::Query(Answer::Health(["first", "second", "third"].map(health).into()))));
    let effects = press(&mut app, "j⏎");
    answer_headlines(&mut app, &effects, vec![headline(5, false), headline(6, false)]);
    assert_eq!(app.headlines().feed().map(dateline::app::FeedList::id), Some("second"));
    app
}

fn asks_for_feed(effects: &[Effect], id: &str) -> bool {
    effects.iter().any(|effect| match effect {
        Effect::Query(Question::Headlines { selection, .. }) => selection.feed.as_deref() == Some(id),
        _ => false,
    })
}

fn marks_many(effects: &[Effect]) -> bool {
    effects
        .iter()
        .any(|effect| matches!(effect, Effect::Write(Write::Mark(Mark::Read(ids, true))) if ids.len() == 1_000))
}

fn asks_for(effects: &[Effect], wanted: fn(&dateline::model::Selection) -> bool) -> bool {
    effects
        .iter()
        .any(|effect| matches!(effect, Effect::Query(Question::Headlines { selection, .. }) if wanted(selection)))
}

fn does(effects: &[Effect], wanted: fn(&Job) -> bool) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::Job(job) if wanted(job)))
}

const ACTIONS: [Action; 22] = [
    ("next unread", "n", "n", list, |app, _| app.headlines().list().selected == 2),
    ("previous unread", "p", "N", low_in_the_list, |app, _| app.headlines().list().selected == 2),
    ("next feed", "j", "l", feed, |_, effects| asks_for_feed(effects, "third")),
    ("previous feed", "k", "h", feed, |_, effects| asks_for_feed(effects, "first")),
    ("open", "⏎", "⏎", list, |_, effects| article_ticket(effects).is_some()),
    ("back", "q", "q", article, |app, _| app.input_state().focus() == Focus::List),
    ("mark feed read", "Ay", "Fy", list, |_, effects| marks_many(effects)),
    ("mark all read", "Cy", "Xy", list, |_, effects| marks_many(effects)),
    ("toggle unread-only", "l", "U", list, |_, effects| asks_for(effects, |selection| selection.unread)),
    ("search", "/sea⏎", "/sea⏎", list, |_, effects| {
        effects.iter().any(|effect| matches!(effect, Effect::Query(Question::Search { .. })))
    }),
    ("next match", "n", "n", article_with_matches, |app, _| screen(app, SIZE.0, SIZE.1).contains("2 of 60")),
    ("star", "^f⏎", "s", list, |_, effects| {
        effects.iter().any(|effect| matches!(effect, Effect::Write(Write::Mark(Mark::Starred(..)))))
    }),
    ("copy link", ",y", "y", list, |_, effects| {
        effects.iter().any(|effect| matches!(effect, Effect::Terminal(TerminalRequest::Copy(_))))
    }),
    ("open in browser", "o", "o", list, |_, effects| does(effects, |job| matches!(job, Job::Browse(_)))),
    ("reload feed", "r", "r", feed, |_, effects| {
        does(effects, |job| matches!(job, Job::Refresh { scope: Scope::Feed(id), .. } if id == "second"))
    }),
    ("reload all", "R", "R", list, |_, effects| {
        does(effects, |job| matches!(job, Job::Refresh { scope: Scope::All, .. }))
    }),
    ("sort", "gd", ";", list, |_, effects| asks_for(effects, |selection| selection.order == ListOrder::Oldest)),
    ("save", "s⏎", "a⏎", article, |_, effects| does(effects, |job| matches!(job, Job::Share(_, Share::Markdown)))),
    ("pipe", "|wc⏎", "aG⏎", article, |_, effects| {
        does(effects, |job| matches!(job, Job::Share(_, Share::Program(0))))
    }),
    ("help", "?", "?", list, |app, _| app.panels().top().map(Panel::title) == Some("panel-help")),
    ("quit", "q", "q", list, |_, effects| effects.contains(&Effect::Terminal(TerminalRequest::Quit))),
    ("quit at once", "Q", "Q", article, |_, effects| effects.contains(&Effect::Terminal(TerminalRequest::Quit))),
];

#[test]
fn no_action_of_newsboat_takes_more_keys_here() {
    for (action, theirs, ours, begin, comes_to) in ACTIONS {
        assert!(ours.chars().count() <= theirs.chars().count(), "{action}: {ours} for {theirs}");
        let mut app = begin();
        let effects = press(&mut app, ours);
        assert!(comes_to(&app, &effects), "{action}: {effects:?}\n{}", screen(&app, SIZE.0, SIZE.1));
    }
}
