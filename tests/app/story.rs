use dateline::config::Bidi;
use dateline::model::{Card, Edit, Grouping, Language, Listing, Member, Reprint, RowStory, Story, Wish};
use dateline::words::Words;

use super::*;

fn member(id: i64, source: &str, language: &str, text: i64) -> Member {
    let mut row = headline(id, id == 2);
    (row.source, row.language) = (source.to_owned(), Language::parse(language));
    if id > 1 {
        row.credits.clear();
    }
    Member { headline: row, text: ArticleId(text), agency: (id == 2).then(|| "Nordwire".to_owned()), original: None }
}

/// What a walk is answered about stories.
pub(super) fn answer(effect: &Effect) -> Option<Data> {
    let card = |id: i64| Card {
        section: if id < 5 { "World" } else { "Africa" }.to_owned(),
        headline: headline(id, false),
        story: None,
        unread: vec![ArticleId(id)],
    };
    Some(Data::Query(match effect {
        Effect::Query(Question::Reprints(id)) => Answer::Reprints(*id, Vec::new()),
        Effect::Query(Question::Front { ticket, .. }) => {
            let rows = (1..30).map(|id| headline(id, id % 3 == 0)).collect();
            Answer::Headlines { ticket: *ticket, rows, newest: ArticleId(30) }
        }
        Effect::Query(Question::Unsettled) => Answer::Unsettled((1..9).map(card).collect()),
        _ => return None,
    }))
}

/// The first article's story in the panel: its own text, a reprint of it, and a text in another language.
fn shown(columns: u16, rows: u16) -> App {
    shown_in(app(columns, rows))
}

fn shown_in(mut app: App) -> App {
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
        "⏎ read · Space by time, language, text",
    ] {
        assert!(screen.contains(line), "{line}\n{screen}");
    }
}

#[test]
fn who_translated_is_told_in_full_in_every_width() {
    for columns in [40, 60, 80, 120] {
        let mut app = app(columns, 40);
        app.update(key('S'));
        let mut first = member(1, "Hafenblatt", "de", 1);
        first.headline.credits =
            ["Karin Müller", "Jürgen Groß"].map(|name| Credit::new(Role::Author, name, "")).to_vec();
        first.headline.credits.push(Credit::new(Role::Translator, "Petronella Weiß", ""));
        let members = vec![first, member(2, "The Quay", "en", 2), member(3, "Gazeta", "ro", 3)];
        app.update(Msg::Data(Data::Query(Answer::Members(ArticleId(1), members))));
        let shown = screen(&app, columns, 40);
        let inside = shown.lines().skip_while(|line| !line.contains('┌')).skip(1);
        let rows = inside.take_while(|line| !line.contains('└')).filter_map(|line| line.split('│').rev().nth(1));
        // A piece that has no room in a line begins the next one.
        let text = rows.flat_map(str::split_whitespace).filter(|word| *word != "·").collect::<Vec<_>>().join(" ");
        let people = "Karin Müller, Jürgen Groß, tr. Petronella Weiß German";
        for whole in ["3 newsrooms 3 languages 3 texts", "first reported by Hafenblatt (16 November 2026, 09:40)"] {
            assert!(text.contains(whole), "{columns} {whole}\n{shown}");
        }
        let told = text.replace("Headline 1", "");
        assert!(people.split(' ').all(|word| told.contains(word)), "{columns}\n{shown}");
        assert!(!text.contains('…'), "{columns}\n{shown}");
    }
}

#[test]
fn what_panels_say_in_arabic_is_in_the_order_of_the_screen() {
    let mut settings = Settings::default();
    settings.bidi = Bidi::App;
    let arabic = Environment::new(settings, false).with_words(Words::of("ar").unwrap());
    let mut app = shown_in(app_in(arabic, 120, 36));
    let age = app.environment().ordered(&app.environment().words().ago(3 * 3_600).unwrap());
    let story = screen(&app, 120, 36);
    assert!(story.contains(&format!("{age} ●")), "{age}\n{story}");
    app.update(key('q'));
    app.update(key(','));
    let sentence = app.environment().words().say("option-text-width");
    let settings = screen(&app, 120, 36);
    assert!(settings.contains(&app.environment().ordered(&sentence)), "{sentence}\n{settings}");
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
        RowStory { story, copies: 0, wish: None }
    };
    app.update(Msg::Data(Data::Query(Answer::Stories(vec![(ArticleId(1), story(7)), (ArticleId(3), story(1))]))));
    let shown = screen(&app, 120, 36);
    assert_eq!(shown.matches('▸').count(), 1, "one newsroom alone is no story\n{shown}");
    let effects = app.update(Msg::Data(Data::Write(Written::Changed)));
    let again = answer_headlines(&mut app, &effects, vec![headline(1, false), headline(5, false)]);
    let asked = Effect::Query(Question::Stories(vec![ArticleId(1), ArticleId(5)]));
    assert!(again.contains(&asked), "{again:?}");
    let mut settings = Settings::default();
    settings.stories = Grouping::Off;
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
    let (source, credits) = ("Quay".to_owned(), Vec::new());
    let first = Headline { more_unread: behind, source, credits, ..headline(1, true) };
    answer_headlines(&mut app, &effects, vec![first, headline(2, false)]);
    let story = Story { id: 1, date: NOW.parse().unwrap(), articles: 9, newsrooms: 7, languages: 5, texts: 4 };
    let told = vec![(ArticleId(1), RowStory { story, copies: 2, wish: None })];
    app.update(Msg::Data(Data::Query(Answer::Stories(told))));
    app
}

#[test]
fn a_row_tells_as_much_of_its_story_as_there_is_room_for() {
    let wide = listed(200, 60, true);
    let shown = screen(&wide, 200, 60);
    assert!(shown.contains("▸ 7 newsrooms · 5 languages · 4 texts"), "{shown}");
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
    settings.stories = Grouping::Off;
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
    answer_headlines(&mut app, &effects, vec![Headline { more_unread: true, ..headline(1, true) }, headline(5, false)]);
    app.update(enter());
    let told = |unread: &[i64]| {
        let members = [1, 2, 3].map(|id| Member {
            headline: headline(id, !unread.contains(&id)),
            text: ArticleId(1),
            agency: None,
            original: None,
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

#[test]
fn the_articles_of_a_story_stand_by_time_by_language_or_by_text() {
    let mut app = shown(80, 24);
    let first = screen(&app, 80, 24);
    assert!(first.contains("first reported by Harbour Radio (") && !first.contains("English (2)"), "{first}");
    app.update(key(' '));
    let by_language = screen(&app, 80, 24);
    assert!(by_language.contains("English (2)") && by_language.contains("Romanian (1)"), "{by_language}");
    app.update(key(' '));
    let by_text = screen(&app, 80, 24);
    assert!(by_text.contains("text of Nordwire (2)") && by_text.contains("text of Gazeta (1)"), "{by_text}");
    app.update(key('='));
    let effects = app.update(key(' '));
    assert!(effects.is_empty());
}

#[test]
fn what_each_newsroom_changed_in_a_text_is_one_key_away() {
    let mut app = shown(80, 24);
    app.update(key('j'));
    let effects = app.update(key('='));
    assert!(effects.contains(&Effect::Query(Question::Reprints(ArticleId(2)))), "{effects:?}");
    let reprint = Reprint {
        first: "Harbour Radio".to_owned(),
        source: "The Quay".to_owned(),
        byline: vec!["Ana Diaz".to_owned()],
        passages: vec![(Edit::TakenOut, "Nobody was hurt.".to_owned()), (Edit::PutIn, "All are well.".to_owned())],
    };
    app.update(Msg::Data(Data::Query(Answer::Changes(Vec::new()))));
    app.update(Msg::Data(Data::Query(Answer::Reprints(ArticleId(2), vec![reprint]))));
    let shown = screen(&app, 80, 24);
    for line in
        ["The Quay reprints the text of Harbour Radio", "signed by Ana Diaz", "- Nobody was hurt.", "+ All are well."]
    {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
    app.update(key('q'));
    assert!(screen(&app, 80, 24).contains("3 newsrooms"), "back in the story");
}

#[test]
fn the_front_page_is_a_list_of_stories_and_a_key_marks_all_of_them() {
    let mut app = listed(120, 36, false);
    let effects = app.update(key('W'));
    let ticket = effects.iter().find_map(|effect| match effect {
        Effect::Query(Question::Front { ticket, .. }) => Some(*ticket),
        _ => None,
    });
    let rows = vec![Headline { more_unread: true, ..headline(3, true) }, headline(9, false)];
    let answer = Answer::Headlines { ticket: ticket.unwrap(), rows, newest: ArticleId(9) };
    app.update(Msg::Data(Data::Query(answer)));
    assert!(screen(&app, 120, 36).contains("Front page"));
    let marked = app.update(key('A'));
    let [Effect::Query(Question::Unread { unread, .. })] = marked.as_slice() else { panic!("{marked:?}") };
    assert_eq!(unread.listing, Listing::Stories(vec![ArticleId(3), ArticleId(9)]));
    assert!(
        app.update(Msg::Data(Data::Write(Written::Changed)))
            .iter()
            .any(|effect| { matches!(effect, Effect::Query(Question::Front { .. })) })
    );
}

#[test]
fn catching_up_shows_card_after_card_and_settles_what_is_not_kept_in_one_step() {
    let mut app = listed(80, 24, false);
    assert_eq!(app.update(key('Z')), [Effect::Query(Question::Unsettled)]);
    let card = |section: &str, id: i64, unread: &[i64]| Card {
        section: section.to_owned(),
        headline: headline(id, false),
        story: None,
        unread: unread.iter().map(|id| ArticleId(*id)).collect(),
    };
    let cards =
        vec![card("World", 1, &[1, 11, 12]), card("World", 2, &[2]), card("Africa", 3, &[3]), card("Africa", 4, &[4])];
    let effects = app.update(Msg::Data(Data::Query(Answer::Unsettled(cards))));
    assert_eq!(effects, [Effect::Query(Question::Standfirsts([1, 2, 3].map(ArticleId).to_vec()))]);
    app.update(Msg::Data(Data::Query(Answer::Standfirsts(vec![(ArticleId(1), "It began at dawn.".to_owned())]))));
    let shown = screen(&app, 80, 24);
    for line in ["World  1/2", "Headline 1", "It began at dawn.", "j skip"] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
    app.update(key('j'));
    app.update(key('s'));
    assert!(screen(&app, 80, 24).contains("Africa  1/2"), "what is kept is gone on from");
    app.update(key('h'));
    assert!(screen(&app, 80, 24).contains("World  1/2"));
    app.update(key('l'));
    app.update(key('j'));
    app.update(key('j'));
    let end = screen(&app, 80, 24);
    assert!(end.contains("6 → 1") && end.contains("A marks all others as read"), "{end}");
    let mut left = app.clone();
    assert_eq!(left.update(key('q')), [], "nothing is marked by leaving");
    let effects = app.update(key('A'));
    let others = [1, 11, 12, 3, 4].map(ArticleId).to_vec();
    assert_eq!(effects, [Effect::Write(Write::Mark(Mark::Read(others, true)))]);
    assert!(screen(&app, 80, 24).contains("6 → 1 kept · u to undo"));
}

#[test]
fn a_story_is_followed_or_muted_and_no_longer() {
    let mut app = listed(120, 36, false);
    let wish = |wish, on| Effect::Write(Write::Mark(Mark::Wish(ArticleId(1), wish, on)));
    assert_eq!(app.update(key('-')), [wish(Wish::Mute, true)]);
    assert_eq!(app.update(key('+')), [wish(Wish::Follow, true)]);
    let story = Story { id: 1, date: NOW.parse().unwrap(), articles: 9, newsrooms: 7, languages: 5, texts: 4 };
    let told = vec![(ArticleId(1), RowStory { story, copies: 2, wish: Some(Wish::Follow) })];
    app.update(Msg::Data(Data::Query(Answer::Stories(told))));
    assert!(screen(&app, 120, 36).contains("▸▸"));
    assert_eq!(app.update(key('+')), [wish(Wish::Follow, false)]);
}
