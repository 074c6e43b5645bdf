//! Headlines of lists in another language.

use dateline::app::{App, Data, Density, Effect, Job, Msg, Report};
use dateline::model::{ArticleId, Headline, TranslatedTitle};

use super::{answer_headlines, app_in, environment, headline, key, screen};

/// The rows whose headlines are to be translated.
fn wished(effects: &[Effect]) -> Option<Vec<i64>> {
    effects.iter().find_map(|effect| match effect {
        Effect::Job(Job::Titles { rows, network: true }) => Some(rows.iter().map(|row| row.id.0).collect()),
        _ => None,
    })
}

fn titled(id: i64, title: &str) -> Headline {
    Headline { title: title.to_owned(), ..headline(id, false) }
}

fn came(id: i64, original: &str, translation: Option<&str>) -> TranslatedTitle {
    TranslatedTitle { id: ArticleId(id), original: original.to_owned(), translation: translation.map(str::to_owned) }
}

fn take(app: &mut App, titles: Vec<TranslatedTitle>) -> Vec<Effect> {
    app.update(Msg::Data(Data::Job(Report::Titles(titles))))
}

/// An application whose second section has these rows, and what it asks then.
fn listing(size: (u16, u16), rows: Vec<Headline>) -> (App, Vec<Effect>) {
    let mut app = app_in(environment().with_translated_titles(true), size.0, size.1);
    let effects = app.update(key('l'));
    let effects = answer_headlines(&mut app, &effects, rows);
    (app, effects)
}

#[test]
fn what_is_seen_is_wished_for_once_and_shown_with_the_original_below() {
    let rows = vec![titled(1, "Le port ouvre"), titled(2, "Envoys agree"), titled(3, "La mer est calme")];
    let (mut app, effects) = listing((80, 36), rows);
    assert_eq!(wished(&effects), Some(vec![1, 2, 3]));
    assert_eq!(wished(&app.update(key('j'))), None, "it is under way");
    take(&mut app, vec![came(1, "Le port ouvre", Some("The harbour opens")), came(2, "Envoys agree", None)]);
    let shown = screen(&app, 80, 36);
    let line = |text: &str| shown.lines().position(|line| line.contains(text)).unwrap_or_else(|| panic!("{shown}"));
    assert_eq!(line("The harbour opens") + 1, line("Le port ouvre"), "{shown}");
    assert!(shown.contains("Envoys agree") && shown.contains("La mer est calme"), "{shown}");
    // A headline that was edited is another one.
    let effects = app.update(key('h'));
    answer_headlines(&mut app, &effects, Vec::new());
    let effects = app.update(key('l'));
    let effects =
        answer_headlines(&mut app, &effects, vec![titled(1, "Le port ouvre enfin"), titled(2, "Envoys agree")]);
    assert_eq!(wished(&effects), Some(vec![1]));
    assert!(!screen(&app, 80, 36).contains("The harbour opens"));
}

#[test]
fn in_one_line_the_original_stands_beside_where_there_is_room() {
    let mut row = titled(1, "Le port ouvre ses portes aux navires");
    row.credits.clear();
    let (mut app, _) = listing((80, 24), vec![row]);
    while app.headlines().view(app.environment()).density != Density::Compact {
        app.update(key('v'));
    }
    take(&mut app, vec![came(1, "Le port ouvre ses portes aux navires", Some("Harbour open"))]);
    let shown = screen(&app, 80, 24);
    let line = shown.lines().find(|line| line.contains("Harbour open")).unwrap_or_else(|| panic!("{shown}"));
    assert!(line.contains("Le port ouvre"), "{line}");
}

#[test]
fn nothing_is_wished_for_where_nobody_asked() {
    let mut app = app_in(environment(), 80, 24);
    let effects = app.update(key('l'));
    assert_eq!(wished(&answer_headlines(&mut app, &effects, vec![titled(1, "Le port")])), None);
}
