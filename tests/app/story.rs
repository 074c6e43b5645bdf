use dateline::model::{Grouping, Language, Member, RowStory, Story};

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
        "● 3 h ago       Harbour Radio       Bogumil Nistor, tr. Irena",
        "  3 h ago       The Quay            text of Harbour Radio",
        "● 3 h ago       Gazeta              Romanian",
        "                Headline 3",
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
    let story = |newsrooms| {
        let story = Story { id: 1, date: NOW.parse().unwrap(), articles: 9, newsrooms, languages: 2, texts: 4 };
        RowStory { story, copies: 0 }
    };
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

/// The list of a section in which the first row stands for a story of seven newsrooms.
fn listed(columns: u16, rows: u16, behind: bool) -> App {
    let mut app = app(columns, rows);
    let effects = app.update(Msg::Data(Data::Write(Written::Changed)));
    let first = Headline { behind, credits: Vec::new(), ..headline(1, true) };
    answer_headlines(&mut app, &effects, vec![first, headline(2, false)]);
    let story = Story { id: 1, date: NOW.parse().unwrap(), articles: 9, newsrooms: 7, languages: 5, texts: 4 };
    let told = vec![(ArticleId(1), RowStory { story, copies: 2 })];
    app.update(Msg::Data(Data::Query(Answer::Stories(told))));
    app
}

#[test]
fn a_row_tells_as_much_of_its_story_as_there_is_room_for() {
    let wide = listed(200, 60, true);
    let shown = screen(&wide, 200, 60);
    assert!(shown.contains("▸ 7 newsrooms · 5 languages · 4 texts"), "{shown}");
    assert!(shown.contains("○ Headline 1") || shown.contains("▌Headline 1"), "{shown}");
    let narrow = listed(60, 20, true);
    let shown = screen(&narrow, 60, 20);
    assert!(shown.contains("▸7") || shown.contains("▸ 7 newsrooms"), "{shown}");
}

#[test]
fn a_key_changes_what_a_row_stands_for() {
    let mut app = listed(120, 36, false);
    let asked = |effects: &[Effect]| {
        effects.iter().find_map(|effect| match effect {
            Effect::Query(Question::Headlines { selection, .. }) => Some(selection.grouping),
            _ => None,
        })
    };
    assert_eq!(app.headlines().grouping(), Grouping::SameText);
    for grouping in [Grouping::Events, Grouping::Off, Grouping::SameText] {
        assert_eq!(asked(&app.update(key('&'))), Some(grouping));
    }
    let mut settings = Settings::default();
    settings.stories = "off".to_owned();
    let (mut app, _) = App::new(Environment::new(settings, false));
    app.update(Msg::Input(Input::Resize(120, 36)));
    let effects = app.update(Msg::Data(Data::Query(Answer::Sections(vec![section("World", 4, 2)]))));
    assert_eq!(asked(&effects), Some(Grouping::Off));
    assert_eq!(app.update(key('&')), []);
    assert!(screen(&app, 120, 36).contains("stories are off"));
}

#[test]
fn n_goes_through_what_is_unread_of_the_open_story_and_then_to_the_next_row() {
    let mut app = listed(120, 36, true);
    app.update(key('&'));
    let effects = app.update(Msg::Data(Data::Write(Written::Changed)));
    answer_headlines(&mut app, &effects, vec![Headline { behind: true, ..headline(1, true) }, headline(5, false)]);
    app.update(enter());
    let told = |unread: &[i64]| {
        let members = [1, 2, 3].map(|id| Member {
            headline: headline(id, !unread.contains(&id)),
            text: ArticleId(1),
            agency: None,
        });
        Msg::Data(Data::Query(Answer::Members(ArticleId(1), members.to_vec())))
    };
    for (unread, next) in [(vec![2, 3], 2), (vec![3], 3)] {
        assert_eq!(app.update(key('n')), [Effect::Query(Question::Members(ArticleId(1)))]);
        let effects = app.update(told(&unread));
        assert_eq!(article_ticket(&effects).map(|(_, id)| id), Some(ArticleId(next)));
        assert!(effects.contains(&Effect::Write(Write::Mark(Mark::Read(vec![ArticleId(next)], true)))), "{effects:?}");
    }
    assert_eq!(article_ticket(&app.update(key('n'))).map(|(_, id)| id), Some(ArticleId(5)));
}

#[test]
fn reprints_are_marked_with_an_article_where_the_setting_says_so() {
    let mut settings = Settings::default();
    settings.mark_reprints = true;
    let (mut app, _) = App::new(Environment::new(settings, false));
    app.update(Msg::Input(Input::Resize(120, 36)));
    let effects = app.update(Msg::Data(Data::Query(Answer::Sections(vec![section("World", 4, 2)]))));
    answer_headlines(&mut app, &effects, vec![headline(1, false)]);
    let effects = app.update(enter());
    assert!(effects.contains(&Effect::Write(Write::Mark(Mark::ReadText(ArticleId(1))))), "{effects:?}");
}
