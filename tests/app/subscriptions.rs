//! The panel of feeds as it changes the subscriptions, what is chosen on the first start, and rows that are selected together.

use crossterm::event::{KeyCode, KeyModifiers};
use dateline::app::{
    Answer, App, Candidate, Data, Effect, Input, Job, Msg, Panel, Place, Question, Report, Scope, Start,
    TerminalRequest, Write, Written,
};
use dateline::config::{FeedsChange, ListedFeed, ListedPack, Subscriptions};
use dateline::model::{ArticleId, Headline, Health, Mark};

use super::{answer_headlines, app, enter, headline, key, screen};

fn type_keys(app: &mut App, keys: &str) -> Vec<Effect> {
    keys.chars().flat_map(|c| app.update(key(c))).collect()
}

fn escape() -> Msg {
    Msg::Input(Input::Key(KeyCode::Esc, KeyModifiers::NONE))
}

fn pack(name: &str, language: &str) -> ListedPack {
    ListedPack { name: name.to_owned(), feeds: 12, languages: vec![language.to_owned()], on: false }
}

fn listed() -> Subscriptions {
    let feed = |id: &str, section: &str, on: bool| ListedFeed {
        id: id.to_owned(),
        title: format!("The {id}"),
        url: format!("https://{id}.example/feed"),
        section: section.to_owned(),
        on,
        own: true,
        account: None,
    };
    Subscriptions {
        sections: vec!["World".to_owned(), "Sea".to_owned()],
        feeds: vec![feed("gazette", "World", true), feed("harbour", "Sea", true), feed("tide", "Sea", false)],
        packs: vec![pack("Français", "fr")],
    }
}

fn subscriptions(columns: u16, rows: u16) -> App {
    let mut app = app(columns, rows);
    let asked = [Effect::Query(Question::Health), Effect::Query(Question::Subscriptions)];
    assert_eq!(type_keys(&mut app, "e"), asked);
    app.update(Msg::Data(Data::Query(Answer::Subscriptions(listed()))));
    app
}

fn change(effects: Vec<Effect>) -> FeedsChange {
    match effects.into_iter().last() {
        Some(Effect::Write(Write::Feeds(change))) => change,
        other => panic!("{other:?}"),
    }
}

#[test]
fn feeds_and_packs_are_turned_off_and_on_renamed_moved_and_removed() {
    let mut app = subscriptions(100, 30);
    let shown = screen(&app, 100, 30);
    for text in
        ["World", "[x] The gazette", "[ ] The tide", "https://gazette.example/feed", "Packs", "French · 12 feeds"]
    {
        assert!(shown.contains(text), "{text} is missing:\n{shown}");
    }
    for text in ["a add", "r rename", "m move", "d remove", "⏎ articles", "Space on or off", "q back"] {
        assert!(shown.contains(text), "{text} is missing:\n{shown}");
    }
    assert_eq!(change(vec![app.update(key(' ')).remove(0)]), FeedsChange::Switch("gazette".to_owned(), false));
    let effects = app.update(Msg::Data(Data::Write(Written::Feeds("feed-off", "The gazette".to_owned()))));
    assert_eq!(effects, [Effect::Query(Question::Subscriptions)]);
    assert!(screen(&app, 100, 30).contains("The gazette switched off; its articles stay in the cache; u undoes it"));
    assert_eq!(type_keys(&mut app, "u"), [Effect::Write(Write::UndoFeeds)]);

    type_keys(&mut app, "jr");
    assert!(screen(&app, 100, 30).contains("Name: The harbour▏"));
    type_keys(&mut app, " Post");
    let renamed = app.update(enter());
    assert_eq!(change(renamed), FeedsChange::Rename("harbour".to_owned(), "The harbour Post".to_owned()));
    type_keys(&mut app, "m");
    assert_eq!(app.panels().top().map(Panel::title), Some("panel-sections"));
    assert_eq!(change(app.update(enter())), FeedsChange::Move("harbour".to_owned(), "World".to_owned()));
    type_keys(&mut app, "mjj");
    app.update(enter());
    type_keys(&mut app, "Coast");
    assert_eq!(change(app.update(enter())), FeedsChange::Move("harbour".to_owned(), "Coast".to_owned()));
    assert_eq!(change(type_keys(&mut app, "d")), FeedsChange::Remove("harbour".to_owned()));
    let mut without = listed();
    without.feeds.remove(1);
    app.update(Msg::Data(Data::Query(Answer::Subscriptions(without))));
    assert_eq!(change(app.update(enter())), FeedsChange::Switch("tide".to_owned(), true), "the row stays");

    type_keys(&mut app, "G");
    assert_eq!(change(app.update(enter())), FeedsChange::Pack("Français".to_owned(), true));
    assert_eq!(type_keys(&mut app, "d"), []);
    assert!(screen(&app, 100, 30).contains("Space switches a pack on or off"));
    app.update(escape());
    assert!(app.panels().top().is_none());
}

#[test]
fn one_panel_has_failures_counts_and_changes_and_opens_at_the_feed_of_the_article() {
    let mut app = app(100, 30);
    let row = Headline { feed: "tide".to_owned(), ..headline(1, false) };
    let effects = type_keys(&mut app, "l");
    answer_headlines(&mut app, &effects, vec![row]);
    type_keys(&mut app, "E");
    let health = |id: &str, unread: u64, error: Option<&str>| Health {
        feed: id.to_owned(),
        unread,
        error: error.map(Into::into),
        ..Health::default()
    };
    let mut on = listed();
    on.feeds[2].on = true;
    let all = vec![health("gazette", 3, None), health("harbour", 4, Some("it is gone")), health("tide", 12, None)];
    app.update(Msg::Data(Data::Query(Answer::Subscriptions(on))));
    app.update(Msg::Data(Data::Query(Answer::Health(all.into()))));
    let shown = screen(&app, 100, 30);
    let place = |text: &str| shown.find(text).unwrap_or_else(|| panic!("{text} is missing:\n{shown}"));
    let order =
        ["Failed", "[x] ✗ The harbour", "it is gone", "│ World", "[x] The gazette", "│ Sea", "[x] The tide", "Packs"];
    assert!(order.map(place).is_sorted(), "{shown}");
    assert!(
        shown.contains("https://tide.example/feed") && !shown.contains("https://gazette"),
        "of the chosen: {shown}"
    );
    app.update(Msg::Data(Data::Job(Report::Refreshed { outage: None })));
    let refresh = type_keys(&mut app, "R");
    assert!(matches!(&refresh[..], [Effect::Job(Job::Refresh { scope: Scope::Feed(id), .. })] if id == "tide"));
    type_keys(&mut app, "e");
    assert_eq!(change(type_keys(&mut app, "d")), FeedsChange::Remove("harbour".to_owned()), "the next that failed");
    app.update(enter());
    assert_eq!(app.headlines().place_shown(), Some(Place::Feed("harbour".to_owned())));
    assert!(app.panels().top().is_none());
}

#[test]
fn a_feed_is_added_by_its_address_and_chosen_among_several() {
    let mut app = subscriptions(100, 30);
    type_keys(&mut app, "aquay.example");
    assert!(screen(&app, 100, 30).contains("Address of a feed or site: quay.example▏"));
    assert_eq!(app.update(enter()), [Effect::Job(Job::FindFeeds("quay.example".to_owned()))]);
    let candidate = |number: usize| Candidate {
        number,
        title: format!("Quay {number}"),
        url: "https://q.example".into(),
        account: None,
    };
    let found = app.update(Msg::Data(Data::Job(Report::Candidates(vec![candidate(0)]))));
    assert_eq!(found, [Effect::Write(Write::AddFound(0))]);
    app.update(Msg::Data(Data::Job(Report::Candidates(vec![candidate(0), candidate(1)]))));
    assert!(screen(&app, 100, 30).contains("Quay 1  https://q.example"));
    type_keys(&mut app, "j");
    assert_eq!(app.update(enter()), [Effect::Write(Write::AddFound(1))]);
    assert_eq!(app.panels().top().map(Panel::title), Some("panel-feeds"));
    type_keys(&mut app, "ax");
    app.update(escape());
    assert_eq!(app.input_state().asking(), None, "the question is taken back");
    assert_eq!(app.panels().top().map(Panel::title), Some("panel-feeds"));
    type_keys(&mut app, "/tide");
    let shown = screen(&app, 100, 30);
    assert!(shown.contains("The tide") && !shown.contains("The harbour"), "{shown}");
    app.update(enter());
    assert_eq!(change(app.update(enter())), FeedsChange::Switch("tide".to_owned(), true));
}

#[test]
fn a_feed_of_an_account_is_changed_like_others_and_cannot_be_turned_off() {
    let mut app = subscriptions(100, 30);
    let mut listed = listed();
    let mut remote = ListedFeed {
        id: "home/feed/3".to_owned(),
        account: Some("home.example".to_owned()),
        ..listed.feeds[1].clone()
    };
    remote.title = "Quay".to_owned();
    listed.feeds = vec![remote];
    app.update(Msg::Data(Data::Query(Answer::Subscriptions(listed))));
    assert!(screen(&app, 100, 30).contains("home.example · https://harbour"));
    assert_eq!(app.update(key(' ')), []);
    let shown = screen(&app, 100, 30);
    assert!(shown.contains("it comes from home.example: d unsubscribes there"), "{shown}");
    assert_eq!(change(type_keys(&mut app, "d")), FeedsChange::Remove("home/feed/3".to_owned()));
    type_keys(&mut app, "r Post");
    assert_eq!(change(app.update(enter())), FeedsChange::Rename("home/feed/3".to_owned(), "Quay Post".to_owned()));
    // A feed that was found can be subscribed to here or there.
    let candidate = |number, account: Option<&str>| Candidate {
        number,
        title: "Tide".to_owned(),
        url: "https://t.example".to_owned(),
        account: account.map(str::to_owned),
    };
    app.update(Msg::Data(Data::Job(Report::Candidates(vec![candidate(0, None), candidate(1, Some("home.example"))]))));
    assert!(screen(&app, 100, 30).contains("Tide  → home.example  https://t.example"));
}

#[test]
fn help_lies_over_a_panel_and_leads_back_to_it() {
    let mut app = subscriptions(100, 80);
    type_keys(&mut app, "j?");
    let shown = screen(&app, 100, 80);
    assert!(shown.contains("add a feed by its address") && shown.contains("In the headlines:"), "{shown}");
    type_keys(&mut app, "?");
    assert_eq!(app.panels().top().map(Panel::title), Some("panel-feeds"));
    assert_eq!(change(type_keys(&mut app, "d")), FeedsChange::Remove("harbour".to_owned()), "the row stays chosen");
    type_keys(&mut app, "M");
    assert_eq!(app.panels().top().map(Panel::title), Some("panel-messages"), "one panel in place of another");
    app.update(escape());
    assert!(app.panels().top().is_none());
}

fn begin(app: &mut App, packs: Vec<ListedPack>, language: &str) {
    app.update(Msg::Start(Start::Edition(packs, language.to_owned())));
}

#[test]
fn on_the_first_start_the_edition_is_chosen_and_enter_reads() {
    let mut app = app(80, 24);
    begin(&mut app, vec![pack("Français", "fr"), pack("Español", "es")], "es");
    let shown = screen(&app, 80, 24);
    for text in ["What do you want to read?", "⏎ starts reading", "[x] World news", "[x] Español", "[ ] Français"] {
        assert!(shown.contains(text), "{text} is missing:\n{shown}");
    }
    let read = |app: &mut App| app.update(enter());
    assert_eq!(change(read(&mut app)), FeedsChange::Edition(true, vec!["Español".to_owned()]));
    assert!(app.panels().top().is_none());
    begin(&mut app, vec![pack("Français", "fr")], "");
    assert_eq!(read(&mut app), [], "the built-in edition needs no file");
    begin(&mut app, vec![pack("Français", "fr")], "");
    type_keys(&mut app, " j ");
    assert!(screen(&app, 80, 24).contains("⏎ start reading  Space select"));
    assert_eq!(change(read(&mut app)), FeedsChange::Edition(false, vec!["Français".to_owned()]));
    begin(&mut app, vec![pack("Français", "fr")], "");
    type_keys(&mut app, " ");
    assert_eq!(change(read(&mut app)), FeedsChange::Edition(false, Vec::new()), "who wants nothing gets nothing");
    app.update(Msg::Data(Data::Write(Written::Feeds("edition-empty", String::new()))));
    assert!(screen(&app, 80, 24).contains("No feeds yet; e adds feeds and packs."));
}

#[test]
fn the_choice_of_the_edition_has_no_empty_rows_at_its_end() {
    let packs = || (0..40).map(|number| pack(&format!("Pack {number}"), "fr")).collect();
    for (columns, rows) in [(80, 24), (120, 36), (200, 60), (60, 14), (40, 10)] {
        let mut app = app(columns, rows);
        begin(&mut app, packs(), "fr");
        for keys in ["", "G", "g"] {
            type_keys(&mut app, keys);
            let shown = screen(&app, columns, rows);
            let frame = app.panels().frame(&app.panel_context()).unwrap();
            assert_eq!(frame.rows.len(), usize::from(frame.area.height) - 2, "each row within is one of it:\n{shown}");
            let last = frame.rows.last().unwrap();
            assert!(last.cells.iter().any(|cell| !cell.text.trim().is_empty()), "{shown}");
            assert!(keys != "G" || (frame.below == 0 && shown.contains("Pack 39")), "{shown}");
        }
    }
}

#[test]
fn nothing_is_fetched_before_the_edition_is_chosen() {
    let time = || Msg::Time("2026-11-16T12:00:00Z".parse().unwrap(), jiff::tz::TimeZone::UTC);
    let asked = |effects: Vec<Effect>| effects.iter().any(|effect| matches!(effect, Effect::Job(Job::Refresh { .. })));
    let chooses = || {
        let mut app = App::new(super::environment()).0;
        app.update(Msg::Input(dateline::app::Input::Resize(80, 24)));
        begin(&mut app, vec![pack("Français", "fr")], "");
        assert!(!asked(app.update(time())) && !asked(type_keys(&mut app, "?")) && !asked(type_keys(&mut app, "?")));
        app
    };
    assert!(asked(chooses().update(enter())), "the built-in edition");
    let mut app = chooses();
    type_keys(&mut app, "j ");
    assert!(!asked(app.update(enter())), "the file is written first");
    assert!(asked(app.update(Msg::Data(Data::Write(Written::Subscribed)))));
}

#[test]
fn what_is_being_done_makes_room_for_what_came_of_it() {
    let mut app = app(80, 24);
    type_keys(&mut app, "ea");
    type_keys(&mut app, "harbour.example");
    app.update(enter());
    assert!(screen(&app, 80, 24).contains("looking for a feed: harbour.example"));
    app.update(Msg::Data(Data::Write(Written::Feeds("feed-added", "Harbour Radio".to_owned()))));
    let shown = screen(&app, 80, 24);
    assert!(shown.contains("Harbour Radio added") && !shown.contains("(+1)"), "{shown}");
}

#[test]
fn rows_are_selected_together_and_marked_as_one_step() {
    let mut app = app(80, 24);
    type_keys(&mut app, "Vj");
    let shown = screen(&app, 80, 24);
    assert!(
        shown.contains("2 selected: m marks read or unread, s stars, Esc cancels") && shown.contains('┃'),
        "{shown}"
    );
    assert_eq!(
        type_keys(&mut app, "s"),
        [Effect::Write(Write::Mark(Mark::Starred(vec![ArticleId(1), ArticleId(2)], true)))]
    );
    assert_eq!(app.headlines().range(), None);
    assert!(
        app.headlines().list().rows[0].starred
            && app.headlines().list().rows[1].starred
            && !app.headlines().list().rows[2].starred
    );
    type_keys(&mut app, "Vk");
    assert_eq!(type_keys(&mut app, "A"), [Effect::Write(Write::Mark(Mark::Read(vec![ArticleId(1)], true)))]);
    type_keys(&mut app, "Vj");
    let links = "https://harbour.example/1\nhttps://harbour.example/2";
    assert_eq!(type_keys(&mut app, "y"), [Effect::Terminal(TerminalRequest::Copy(links.to_owned()))]);
    type_keys(&mut app, "kVj");
    assert_eq!(
        type_keys(&mut app, "d")[0],
        Effect::Write(Write::Mark(Mark::Hidden(vec![ArticleId(1), ArticleId(2)], true)))
    );
    assert_eq!(app.headlines().list().rows.len(), 2);
    type_keys(&mut app, "Vj");
    app.update(escape());
    assert_eq!((app.headlines().range(), app.headlines().list().rows.len()), (None, 2));
}
