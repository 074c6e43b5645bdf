use dateline::model::{Language, Member, Story};

use super::*;

fn member(id: i64, source: &str, language: &str, text: i64) -> Member {
    let mut row = headline(id, id == 2);
    (row.source, row.language) = (source.to_owned(), Language::parse(language));
    if id > 1 {
        row.credits.clear();
    }
    Member { headline: row, text: ArticleId(text), agency: (id == 2).then(|| "Nordwire".to_owned()) }
}

/// The first article's story in the panel: its own text, a reprint of it, and a text in another language.
fn shown(columns: u16, rows: u16) -> App {
    let mut app = app(columns, rows);
    assert_eq!(app.update(key('S')), [Effect::Query(Question::Members(ArticleId(1)))]);
    let members =
        vec![member(1, "Harbour Radio", "en", 1), member(2, "The Quay", "en", 1), member(3, "Gazeta", "ro", 3)];
    app.update(Msg::Data(Data::Query(Answer::Members(ArticleId(1), members))));
    app
}

#[test]
fn a_story_lists_who_told_it_in_what_language_and_whose_text_it_is() {
    let app = shown(80, 24);
    let screen = screen(&app, 80, 24);
    for line in [
        "3 newsrooms · 2 languages · 2 texts",
        "● 3 h     Harbour Radio       Bogumil Nistor, tr. Irena Talvik · English",
        "  3 h     The Quay            text of Harbour Radio · Nordwire · English",
        "● 3 h     Gazeta              Romanian",
        "          Headline 3",
        "⏎ read · ! take out of the story",
    ] {
        assert!(screen.contains(line), "{line}\n{screen}");
    }
}

#[test]
fn an_article_of_a_story_is_opened_or_split_off() {
    let mut app = shown(80, 24);
    app.update(key('j'));
    app.update(key('j'));
    let mut split = app.clone();
    let effects = app.update(enter());
    assert_eq!(article_ticket(&effects).map(|(_, id)| id), Some(ArticleId(3)));
    assert!(effects.contains(&Effect::Write(Write::Mark(Mark::Read(vec![ArticleId(3)], true)))), "{effects:?}");
    assert_eq!((app.input_state().focus(), app.panels().top().is_none()), (Focus::Article, true));
    let effects = split.update(key('!'));
    assert_eq!(effects, [Effect::Write(Write::Mark(Mark::Apart(vec![ArticleId(3)], true)))]);
    let screen = screen(&split, 80, 24);
    assert!(screen.contains("2 newsrooms · 1 language · 1 text"), "{screen}");
    assert!(screen.contains("taken out of the story; u to undo"), "{screen}");
    assert!(
        split.update(key('!')).len() == 1 && split.update(key('!')).is_empty(),
        "nothing is split off an article alone"
    );
}

#[test]
fn rows_say_how_many_newsrooms_tell_a_story_and_ask_once() {
    let mut app = app(120, 36);
    assert!(app.update(key('j')).iter().all(|effect| !matches!(effect, Effect::Query(Question::Stories(_)))));
    let story = |newsrooms| Story { id: 1, date: NOW.parse().unwrap(), articles: 9, newsrooms, languages: 2, texts: 4 };
    app.update(Msg::Data(Data::Query(Answer::Stories(vec![(ArticleId(1), story(7)), (ArticleId(3), story(1))]))));
    let shown = screen(&app, 120, 36);
    assert_eq!(shown.matches('▸').count(), 1, "one newsroom alone is no story\n{shown}");
    let effects = app.update(Msg::Data(Data::Write(Written::Changed)));
    let again = answer_headlines(&mut app, &effects, vec![headline(1, false), headline(5, false)]);
    let asked = Effect::Query(Question::Stories(vec![ArticleId(1), ArticleId(5)]));
    assert!(again.contains(&asked), "{again:?}");
    let mut settings = Settings::default();
    settings.stories = "off".to_owned();
    let off = Environment::new(settings, false);
    let (mut app, _) = App::new(off);
    app.update(Msg::Input(Input::Resize(120, 36)));
    let effects = app.update(Msg::Data(Data::Query(Answer::Sections(vec![section("World", 4, 2)]))));
    let loaded = answer_headlines(&mut app, &effects, vec![headline(1, false)]);
    assert!(loaded.iter().all(|effect| !matches!(effect, Effect::Query(Question::Stories(_)))), "{loaded:?}");
}
