use dateline::model::{Hit, NothingLike, Query, Search};

use super::*;

/// The ticket of the search that is asked for, and its query.
fn asked(effects: &[Effect]) -> Option<(u64, Query)> {
    effects.iter().find_map(|effect| match effect {
        Effect::Query(Question::Search { ticket, query, .. }) => Some((*ticket, query.clone())),
        _ => None,
    })
}

#[test]
fn one_key_lists_what_is_like_an_article_and_says_why_there_is_nothing() {
    for (reason, told) in [
        (NothingLike::NoModel, "needs a model of meaning"),
        (NothingLike::NotRead, "has not read this article yet"),
        (NothingLike::NotLearned, "does not know this language"),
        (NothingLike::NoneClose, "No similar articles."),
    ] {
        let mut app = app(80, 24);
        let (ticket, query) = asked(&app.update(key('~'))).unwrap();
        assert_eq!(query, Query::parse("like:1").unwrap());
        let found = Search { nothing_like: Some(reason), ..Search::default() };
        app.update(Msg::Data(Data::Query(Answer::Found { ticket, found })));
        let shown = screen(&app, 80, 24);
        assert!(shown.contains(told), "{reason:?}:\n{shown}");
    }
}

#[test]
fn what_was_found_by_meaning_is_marked() {
    let mut app = app(80, 24);
    app.update(key('/'));
    let (ticket, _) = asked(&app.update(key('s'))).unwrap();
    let hit = |id: i64, by_meaning| Hit { headline: headline(id, true), snippet: Vec::new(), by_meaning };
    let found = Search { hits: vec![hit(5, false), hit(6, true)], total: 2, ..Search::default() };
    app.update(Msg::Data(Data::Query(Answer::Found { ticket, found })));
    let shown = screen(&app, 80, 24);
    assert_eq!(shown.matches("≈ found by meaning").count(), 1, "{shown}");
}
