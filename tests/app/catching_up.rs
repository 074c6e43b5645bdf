//! Going through much at once: what is unread, one feed after the other, orders, marks, counts.

use dateline::app::{
    Answer, App, Data, Effect, Environment, FeedList, Job, KeyMap, Msg, Place, Question, Scope, Write,
};
use dateline::app::{Focus, Written};
use dateline::config::{Digits, Settings, load_keys};
use dateline::model::{
    ArticleId, Headline, Health, Language, ListOrder, Listing, Mark, Part, Selection, Unread, Window,
};

use super::{Input, environment};
use super::{
    KeyCode, KeyModifiers, answer_headlines, app, app_in, article_ticket, enter, headline, key, opened, screen,
};

fn asked(effects: &[Effect]) -> Selection {
    let asked = effects.iter().find_map(|effect| match effect {
        Effect::Query(Question::Headlines { selection, .. }) => Some(selection.clone()),
        _ => None,
    });
    asked.expect("a question for headlines")
}

fn unread_of(effects: &[Effect]) -> Unread {
    let asked = effects.iter().find_map(|effect| match effect {
        Effect::Query(Question::Unread { unread, .. }) => Some(unread.clone()),
        _ => None,
    });
    asked.expect("a question for unread articles")
}

pub(super) fn type_keys(app: &mut App, keys: &str) -> Vec<Effect> {
    keys.chars().flat_map(|letter| app.update(key(letter))).collect()
}

#[test]
fn a_list_shows_only_what_is_unread_and_that_is_remembered_for_each() {
    let mut app = app(80, 24);
    let effects = type_keys(&mut app, "U");
    assert!(asked(&effects).unread);
    answer_headlines(&mut app, &effects, vec![headline(1, false), headline(3, false)]);
    let shown = screen(&app, 80, 24);
    assert!(shown.contains("only unread articles; U shows all"), "{shown}");
    type_keys(&mut app, "j");
    assert!(screen(&app, 80, 24).lines().last().unwrap().ends_with("unread · 2/2"), "{}", screen(&app, 80, 24));
    let effects = type_keys(&mut app, "m");
    assert!(effects.iter().all(|effect| !matches!(effect, Effect::Query(Question::Headlines { .. }))));
    let effects = app.update(Msg::Data(Data::Write(Written::Changed)));
    assert!(effects.iter().all(|effect| !matches!(effect, Effect::Query(Question::Headlines { .. }))), "{effects:?}");
    assert_eq!(app.headlines().list().rows.len(), 2, "what was read stays until the list is left");
    assert!(!asked(&type_keys(&mut app, "l")).unread, "each list by itself");
    assert!(asked(&type_keys(&mut app, "h")).unread);
    let left = app.headlines().left(Focus::List).unwrap();
    assert_eq!(left.unread, ["section World"]);
    let effects = type_keys(&mut app, "U");
    answer_headlines(&mut app, &effects, Vec::new());
    assert!(!asked(&effects).unread);
}

#[test]
fn an_unread_list_without_anything_says_how_to_see_the_rest() {
    let mut app = app(80, 24);
    let effects = type_keys(&mut app, "U");
    answer_headlines(&mut app, &effects, Vec::new());
    type_keys(&mut app, "j");
    assert!(screen(&app, 80, 24).contains("Nothing unread here. U shows read articles as well."));
}

#[test]
fn a_list_is_ordered_from_the_oldest_by_source_and_by_the_longest_wait() {
    let mut app = app(80, 24);
    let first = asked(&type_keys(&mut app, ";"));
    assert_eq!((first.order, first.unread, first.window), (ListOrder::Oldest, false, Window::Top));
    let effects = type_keys(&mut app, ";");
    let second = asked(&effects);
    assert_eq!((second.order, second.unread, second.window), (ListOrder::Source, false, Window::Top));
    let of = |id, feed: &str| Headline { feed: feed.to_owned(), source: feed.to_owned(), ..headline(id, false) };
    answer_headlines(&mut app, &effects, vec![of(2, "Quay"), of(1, "Quay"), of(3, "Wire")]);
    let shown = screen(&app, 80, 24);
    let first = shown.lines().position(|line| line.trim() == "Quay").unwrap();
    assert!(shown.lines().nth(first + 1).unwrap().contains("Headline 2"), "the first source too: {shown}");
    type_keys(&mut app, "jj");
    let shown = screen(&app, 80, 24);
    let parting = shown.lines().position(|line| line.trim() == "Wire").unwrap();
    assert!(shown.lines().nth(parting + 1).unwrap().contains("Headline 3"), "the source is told above: {shown}");
    assert!(shown.lines().last().unwrap().contains("by source · 3/3"), "{shown}");
    let unread = unread_of(&type_keys(&mut app, "["));
    assert!(matches!(unread.part, Part::Above(_, ArticleId(3))), "{unread:?}");
    let left = app.headlines().left(Focus::List).unwrap();
    assert_eq!((left.oldest.len(), left.source), (0, vec!["section World".to_owned()]));
    let effects = type_keys(&mut app, ";");
    let third = asked(&effects);
    assert_eq!((third.order, third.unread), (ListOrder::Oldest, true));
    answer_headlines(&mut app, &effects, vec![headline(1, false), headline(2, false), headline(3, false)]);
    type_keys(&mut app, "j");
    let unread = unread_of(&type_keys(&mut app, "["));
    assert!(matches!(unread.part, Part::Below(_, ArticleId(2))), "above are the older ones: {unread:?}");
    let fourth = asked(&type_keys(&mut app, ";"));
    assert_eq!((fourth.order, fourth.unread), (ListOrder::Newest, false));
}

#[test]
fn what_only_unread_shows_stays_chosen_in_every_order() {
    let mut app = app(80, 24);
    let orders: Vec<(ListOrder, bool)> = ["U", ";", ";", ";", ";"]
        .map(|key| asked(&type_keys(&mut app, key)))
        .map(|asked| (asked.order, asked.unread))
        .to_vec();
    let expected = [ListOrder::Newest, ListOrder::Oldest, ListOrder::Source, ListOrder::Oldest, ListOrder::Newest];
    assert_eq!(orders, expected.map(|order| (order, true)));
    type_keys(&mut app, ";;;");
    let asked = asked(&type_keys(&mut app, "U"));
    assert_eq!((asked.order, asked.unread), (ListOrder::Oldest, false), "what waits is all unread");
}

#[test]
fn a_list_of_one_source_is_not_ordered_by_it() {
    let mut app = feeds();
    app.update(enter());
    let orders = [";", ";", ";"].map(|key| asked(&type_keys(&mut app, key)).order);
    assert_eq!(orders, [ListOrder::Oldest, ListOrder::Oldest, ListOrder::Newest]);
}

pub(super) fn health(number: u32, unread: u64, error: Option<&str>) -> Health {
    Health {
        feed: format!("f-{number}"),
        title: format!("Feed {number}"),
        unread,
        error: error.map(Into::into),
        ..Health::default()
    }
}

/// The panel of four feeds, the last of which failed.
pub(super) fn feeds() -> App {
    let mut settings = Settings::default();
    settings.refresh_on_start = false;
    let mut app = app_in(Environment::new(settings, false), 80, 36);
    type_keys(&mut app, "e");
    let all = vec![health(0, 3, None), health(1, 0, None), health(2, 12, None), health(3, 5, Some("it is gone"))];
    app.update(Msg::Data(Data::Query(Answer::Health(all.into()))));
    app
}

#[test]
fn a_feed_is_a_list_of_its_own_and_the_next_is_a_key_away() {
    let mut app = feeds();
    let shown = screen(&app, 80, 36);
    assert!(shown.find("✗ Feed 3").unwrap() < shown.find("[x] Feed 0").unwrap(), "failures first:\n{shown}");
    assert!(shown.contains(" 12 │"), "{shown}");
    type_keys(&mut app, "j");
    let effects = app.update(enter());
    assert_eq!(asked(&effects).feed.as_deref(), Some("f-0"));
    assert!(screen(&app, 80, 36).lines().next().unwrap().contains("Feed 0 · q back"));
    assert_eq!(app.headlines().place_shown(), Some(Place::Feed("f-0".to_owned())));
    assert_eq!(asked(&type_keys(&mut app, "l")).feed.as_deref(), Some("f-1"));
    answer_headlines(&mut app, &effects, Vec::new());
    assert_eq!(asked(&type_keys(&mut app, "h")).feed.as_deref(), Some("f-0"));
    let refresh = type_keys(&mut app, "r");
    assert!(refresh.iter().any(|effect| matches!(effect,
        Effect::Job(Job::Refresh { scope: Scope::Feed(id), .. }) if id == "f-0")));
    type_keys(&mut app, "q");
    assert_eq!((app.headlines().feed().is_none(), app.headlines().list().rows.len()), (true, 4));
}

#[test]
fn the_next_unread_of_a_feed_is_in_the_next_that_has_one() {
    let mut app = feeds();
    type_keys(&mut app, "j");
    let effects = app.update(enter());
    answer_headlines(&mut app, &effects, vec![headline(7, true)]);
    assert_eq!(asked(&type_keys(&mut app, "n")).feed.as_deref(), Some("f-2"), "the one without is passed over");
}

#[test]
fn a_feed_that_failed_is_asked_again() {
    let mut app = feeds();
    let effects = type_keys(&mut app, "R");
    assert!(matches!(&effects[..], [Effect::Job(Job::Refresh { scope: Scope::Feed(id), .. })] if id == "f-3"));
    type_keys(&mut app, "/2");
    app.update(enter());
    assert!(!screen(&app, 80, 36).contains("Feed 3"));
    assert_eq!(asked(&app.update(enter())).feed.as_deref(), Some("f-2"));
}

#[test]
fn a_headline_leads_to_the_list_of_its_feed() {
    let mut app = app(80, 24);
    assert_eq!(asked(&type_keys(&mut app, "H")).feed.as_deref(), Some("harbour"));
    assert_eq!(app.headlines().feed().map(FeedList::title), Some("Harbour Radio"));
}

#[test]
fn a_feed_everything_or_what_is_old_is_marked_as_read() {
    let mut app = app(80, 24);
    let of_feed = unread_of(&type_keys(&mut app, "F")).listing;
    let feed = Selection { feed: Some("harbour".to_owned()), ..Selection::default() };
    assert_eq!(of_feed, Listing::Selection(feed));
    assert_eq!(
        unread_of(&type_keys(&mut app, "X")).listing,
        Listing::Selection(Selection { guide: Language::parse("en"), ..Selection::default() })
    );
    type_keys(&mut app, "B2d");
    assert!(screen(&app, 80, 24).contains("older than (3d, 2w): 2d"), "{}", screen(&app, 80, 24));
    let unread = unread_of(&app.update(enter()));
    let limit = "2026-11-14T12:40:00Z".parse().unwrap();
    assert_eq!(unread.part, Part::Below(limit, ArticleId(0)));
    type_keys(&mut app, "Bsoon");
    assert_eq!(app.update(enter()), []);
    assert!(screen(&app, 80, 24).contains("soon is not an age such as 3d or 2w"));
}

#[test]
fn a_count_says_how_often_where_digits_are_counts() {
    let mut settings = Settings::default();
    settings.digits = Digits::Counts;
    let mut app = app_in(Environment::new(settings, false), 80, 24);
    type_keys(&mut app, "3");
    assert!(screen(&app, 80, 24).lines().last().unwrap().starts_with(" 3"));
    type_keys(&mut app, "j");
    assert_eq!(app.headlines().list().selected, 3);
    type_keys(&mut app, "10k");
    assert_eq!(app.headlines().list().selected, 0);
    type_keys(&mut app, "2");
    app.update(Msg::Input(Input::Key(KeyCode::Esc, KeyModifiers::NONE)));
    type_keys(&mut app, "j");
    assert_eq!(app.headlines().list().selected, 1, "another key takes the count away");
}

#[test]
fn a_key_can_do_several_commands_and_one_that_does_nothing_says_so() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("keys.toml"), "[headlines]\n\"W\" = [\"star\", \"down\"]\n").unwrap();
    let (lines, errors) = load_keys(folder.path());
    assert!(errors.is_empty(), "{errors:?}");
    let (keys, errors) = KeyMap::with(&lines);
    assert!(errors.is_empty(), "{errors:?}");
    let mut app = app_in(environment().with_keys(&keys), 80, 24);
    let effects = type_keys(&mut app, "W");
    assert!(matches!(&effects[..], [Effect::Write(Write::Mark(_))]), "{effects:?}");
    assert_eq!(app.headlines().list().selected, 1);
    type_keys(&mut app, "j#");
    assert!(screen(&app, 80, 24).contains("# does nothing here; ? lists the keys"), "{}", screen(&app, 80, 24));
}

#[test]
fn what_was_read_is_gone_through_back_and_forward() {
    let mut app = app(80, 24);
    let read = |app: &mut App, id: i64| {
        let (ticket, article) = article_ticket(&app.update(enter())).unwrap();
        assert_eq!(article, ArticleId(id));
        app.update(Msg::Data(Data::Query(Answer::Article { ticket, opened: Some(opened(id)) })));
    };
    read(&mut app, 1);
    type_keys(&mut app, "qj");
    read(&mut app, 2);
    let (ticket, id) = article_ticket(&type_keys(&mut app, "(")).unwrap();
    assert_eq!(id, ArticleId(1));
    app.update(Msg::Data(Data::Query(Answer::Article { ticket, opened: Some(opened(1)) })));
    type_keys(&mut app, "(");
    assert!(screen(&app, 80, 24).contains("no article was read before this one"), "{}", screen(&app, 80, 24));
    assert_eq!(article_ticket(&type_keys(&mut app, ")")).unwrap().1, ArticleId(2));
}

#[test]
fn an_article_is_put_aside_and_the_list_of_those_is_a_key_away() {
    let mut app = app(80, 24);
    let effects = type_keys(&mut app, "'");
    assert_eq!(effects, [Effect::Write(Write::Mark(Mark::Later(vec![ArticleId(1)], true)))]);
    let shown = screen(&app, 80, 24);
    assert!(shown.contains("put aside to read later") && shown.contains("  » 3 h ago"), "{shown}");
    let effects = type_keys(&mut app, "\"");
    assert!(asked(&effects).later);
    answer_headlines(&mut app, &effects, Vec::new());
    assert!(screen(&app, 80, 24).contains("Nothing put aside yet. ' puts an article aside"));
}
