//! Random walks of keys: nothing panics, and what the application says of itself agrees with itself.

use crossterm::event::{KeyCode, KeyModifiers};
use dateline::app::{
    Answer, App, COMMANDS, Candidate, Data, Downloaded, Effect, Focus, Input, Job, KeyMap, Msg, PageAnswer, Question,
    Report, Screen, TerminalRequest, Write, Written,
};
use dateline::config::{ListedFeed, OptionValue, Subscriptions};
use dateline::model::{
    ArticleId, Change, Edit, Headline, Health, Hit, Member, Message, RowStory, Search, Selection, Step, Story,
    TextState, Window,
};
use dateline::ui;
use dateline::words::Words;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::pages::{of_people, person};
use super::{NOW, environment, headline, opened, section};

/// Keys of a walk; a hundredth of them every day.
const KEYS: usize = 100_000;
const SIZES: [(u16, u16); 5] = [(40, 10), (80, 24), (120, 36), (200, 60), (30, 8)];
/// Articles of a section.
const ARTICLES: i64 = 230;

/// A row that a search found by its words.
fn hit(headline: Headline) -> Hit {
    Hit { headline, snippet: Vec::new(), by_meaning: false }
}

/// Numbers that look random and are the same in each run (xorshift).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(sides).unwrap()).unwrap()
    }
}

/// A cache that answers at once or, in a tenth of all cases, late.
struct Cache {
    dice: Dice,
    late: Vec<Data>,
}

impl Cache {
    fn rows(selection: &Selection) -> Vec<Headline> {
        let row = |id: i64| {
            let start: Timestamp = NOW.parse().unwrap();
            let date = Timestamp::from_second(start.as_second() - id * 1_800).unwrap();
            Headline { date, read: id % 3 == 0, starred: id % 7 == 0, ..headline(id, false) }
        };
        let all = (1..=ARTICLES).map(row).filter(|row| !selection.unread || !row.read);
        let all: Vec<Headline> = all.filter(|row| !selection.starred || row.starred).collect();
        let key = |row: &Headline| (row.date, row.id);
        let rows: Vec<Headline> = match selection.window {
            Window::Top => all,
            Window::From(date, id) => all.into_iter().filter(|row| key(row) <= (date, id)).collect(),
            Window::After(date, id) => all.into_iter().filter(|row| key(row) < (date, id)).collect(),
            Window::Bottom => {
                let from = all.len().saturating_sub(selection.limit);
                return all[from..].to_vec();
            }
            Window::Before(date, id) => {
                let above: Vec<Headline> = all.into_iter().filter(|row| key(row) > (date, id)).collect();
                let from = above.len().saturating_sub(selection.limit);
                return above[from..].to_vec();
            }
        };
        rows.into_iter().take(selection.limit).collect()
    }

    fn sections() -> Data {
        Data::Query(Answer::Sections(vec![
            section("World", 450, 300),
            section("Science", 450, 300),
            section("Guide", 450, 1),
        ]))
    }

    fn answer(&mut self, effect: &Effect) -> Option<Data> {
        let newest = ArticleId(ARTICLES);
        Some(match effect {
            Effect::Query(Question::Sections(_)) => Self::sections(),
            Effect::Query(Question::Headlines { ticket, selection }) => {
                Data::Query(Answer::Headlines { ticket: *ticket, rows: Self::rows(selection), newest })
            }
            Effect::Query(Question::CountNew { ticket, .. }) => {
                Data::Query(Answer::New { ticket: *ticket, count: self.dice.roll(3) })
            }
            Effect::Query(Question::Person { ticket, after, limit, .. }) => {
                let window = after.map_or(Window::Top, |(date, id)| Window::After(date, id));
                let selection = Selection { starred: true, limit: *limit, window, ..Selection::default() };
                Data::Query(Answer::Headlines { ticket: *ticket, rows: Self::rows(&selection), newest })
            }
            Effect::Query(Question::Article { ticket, id, whole: _ }) => {
                let gone = self.dice.roll(50) == 0;
                Data::Query(Answer::Article { ticket: *ticket, opened: (!gone).then(|| opened(id.0)) })
            }
            Effect::Query(Question::People { ticket, .. }) => Data::Query(Answer::People {
                ticket: *ticket,
                people: vec![person("Ana Diaz"), person("Irena Talvik")],
            }),
            Effect::Query(Question::Changes(_)) => Data::Query(changes()),
            Effect::Query(Question::Stories(ids)) => Data::Query(stories(ids)),
            Effect::Query(Question::Members(id)) => Data::Query(members(*id)),
            Effect::Query(Question::Standfirsts(ids)) => {
                Data::Query(Answer::Standfirsts(ids.iter().map(|id| (*id, "It began.".to_owned())).collect()))
            }
            Effect::Query(Question::Health) => {
                Data::Query(Answer::Health((0..30).map(health).collect::<Vec<_>>().into()))
            }
            Effect::Query(Question::Search { ticket, skip, limit, .. }) => {
                let rows = Self::rows(&Selection { limit: skip + limit, ..Selection::default() });
                let hits = rows.into_iter().skip(*skip).map(hit).collect();
                Data::Query(Answer::Found { ticket: *ticket, found: Search { hits, total: 450, ..Search::default() } })
            }
            Effect::Write(Write::Mark(_)) => Data::Write(Written::Changed),
            Effect::Write(Write::Undo) => Data::Write(Written::Stepped { step: Some(Step::Read(2, true)), back: true }),
            Effect::Write(Write::Redo) => Data::Write(Written::Stepped { step: None, back: false }),
            Effect::Job(Job::Refresh { .. }) => Data::Job(Report::Refreshed { outage: None }),
            Effect::Job(Job::Page(id)) => {
                let text = if self.dice.roll(2) == 0 { TextState::Full } else { TextState::Failed };
                let row = Some(Headline { text, ..headline(id.0, false) });
                let reason = (text == TextState::Failed).then(|| "no page".into());
                Data::Job(Report::Page(Box::new(PageAnswer { id: *id, row, reason })))
            }
            Effect::Job(Job::Download { .. }) => Data::Job(Report::Downloaded(Downloaded {
                articles: 3,
                fetched: 2,
                lacking: 1,
                ..Downloaded::default()
            })),
            Effect::Job(Job::Version { of, .. }) => Data::Job(Report::Version(*of, Ok(ArticleId(of.0 + 1)))),
            Effect::Job(Job::Share(..)) => Data::Notice(Message::about("saved", "a file")),
            Effect::Query(Question::Subscriptions) => Data::Query(Answer::Subscriptions(subscriptions())),
            Effect::Write(Write::Feeds(_)) => Data::Write(Written::Feeds("feed-off", "Harbour Radio".to_owned())),
            Effect::Write(Write::UndoFeeds) => Data::Write(Written::Feeds("feeds-undone", String::new())),
            Effect::Write(Write::AddFound(_)) => Data::Write(Written::Feeds("feed-added", "Harbour Radio".to_owned())),
            Effect::Job(Job::FindFeeds(url)) => {
                let found =
                    |number| Candidate { number, title: format!("Feed {number}"), url: url.clone(), account: None };
                Data::Job(Report::Candidates((0..self.dice.roll(3)).map(found).collect()))
            }
            Effect::Write(Write::Option(option, OptionValue::Word(_))) => {
                Data::Notice(Message::Plain((*option).to_owned()))
            }
            other => return of_people(other).or_else(|| super::story::answer(other)),
        })
    }

    /// Answers effects, and the effects of the answers, until nothing is asked any more.
    fn settle(&mut self, app: &mut App, effects: Vec<Effect>) {
        let mut effects = effects;
        for _ in 0..60 {
            let mut next = Vec::new();
            for effect in &effects {
                let Some(answer) = self.answer(effect) else { continue };
                if self.dice.roll(10) == 0 {
                    self.late.push(answer);
                } else {
                    next.extend(app.update(Msg::Data(answer)));
                }
            }
            if next.is_empty() {
                return;
            }
            effects = next;
        }
        panic!("the application asks without end: {effects:?}");
    }
}

fn changes() -> Answer {
    let passages = vec![(Edit::TakenOut, "was".to_owned()), (Edit::PutIn, "is".to_owned())];
    Answer::Changes(vec![Change { seen: NOW.parse().unwrap(), passages }])
}

/// Every third article is in a story.
fn stories(ids: &[ArticleId]) -> Answer {
    let story = |id: i64| Story { id, date: NOW.parse().unwrap(), articles: 3, newsrooms: 2, languages: 1, texts: 2 };
    Answer::Stories(
        ids.iter()
            .filter(|id| id.0 % 3 == 0)
            .map(|id| (*id, RowStory { story: story(id.0), copies: 1, wish: None }))
            .collect(),
    )
}

fn members(id: ArticleId) -> Answer {
    let member = |id: i64| Member { headline: headline(id, false), text: ArticleId(id), agency: None, original: None };
    Answer::Members(id, vec![member(id.0), member(id.0 + 1)])
}

fn health(number: u8) -> Health {
    let error = Some("the server answered 503".into());
    Health { title: format!("Feed {number}"), error, ..Health::default() }
}

fn subscriptions() -> Subscriptions {
    let feed = |number: usize| ListedFeed {
        id: format!("feed-{number}"),
        title: format!("Feed {number}"),
        url: format!("https://harbour.example/{number}"),
        section: ["World", "Science"][number / 20].to_owned(),
        on: !number.is_multiple_of(3),
        own: !number.is_multiple_of(2),
        account: number.is_multiple_of(5).then(|| "harbour.example".to_owned()),
    };
    let packs = dateline::config::list_packs(&[]);
    Subscriptions {
        sections: vec!["World".to_owned(), "Science".to_owned()],
        feeds: (0..40).map(feed).collect(),
        packs,
    }
}

fn agrees(app: &App, walked: &str) {
    let list = app.headlines().list();
    assert!(
        list.selected < list.rows.len() || list.rows.is_empty() && list.selected == 0,
        "no row is selected: {walked}"
    );
    assert!(list.top <= list.selected, "the selected row is above the screen: {walked}");
    let ids: std::collections::HashSet<_> = list.rows.iter().map(|row| row.id).collect();
    assert_eq!(ids.len(), list.rows.len(), "a row stands twice: {walked}");
    if !app.environment().layout().too_small && !list.rows.is_empty() {
        let seen = list.visible(app.headlines().area(app.environment()), &app.headlines().view(app.environment()));
        assert!(seen.iter().any(|row| row.index == list.selected), "the selected row is not on the screen: {walked}");
    }
    assert!(app.headlines().place_shown().is_some(), "no place: {walked}");
    let reading = app.reader().reading();
    assert!(reading.is_none_or(|reading| reading.top < reading.article_layout().len().max(1)), "{walked}");
    assert!(
        app.input_state().focus() == Focus::Article || !app.environment().is_zen(),
        "the article alone has not the focus: {walked}"
    );
}

fn walk(seed: u64, keys: usize) {
    let mut cache = Cache { dice: Dice(seed), late: Vec::new() };
    let map = KeyMap::default();
    let languages: Vec<&str> = Words::languages().map(|(tag, _)| tag).collect();
    let words = Words::of(languages[cache.dice.roll(languages.len())]).unwrap();
    let targets = dateline::config::load_share_targets(std::path::Path::new("/nowhere")).0;
    let (mut app, effects) = App::new(environment().with_words(words).with_share_targets(targets));
    app.update(Msg::Time(NOW.parse().unwrap(), TimeZone::UTC));
    let mut size = SIZES[1];
    app.update(Msg::Input(Input::Resize(size.0, size.1)));
    cache.settle(&mut app, effects);
    cache.late.clear();
    app.update(Msg::Data(Cache::sections()));
    let (mut walked, mut linear) = (String::new(), ui::Linear::default());
    for step in 0..keys {
        let (code, modifiers) = match cache.dice.roll(12) {
            0 => [KeyCode::Esc, KeyCode::Enter, KeyCode::Backspace, KeyCode::Tab][cache.dice.roll(4)].into_pair(),
            1 => KeyCode::Char(char::from(b'a' + u8::try_from(cache.dice.roll(26)).unwrap())).into_pair(),
            _ => {
                let (_, keys, _) = &map.bound()[cache.dice.roll(map.bound().len())];
                keys[0].event()
            }
        };
        walked += &[format!("{code:?}"), format!("{modifiers:?}")].join("/");
        walked.push(' ');
        if walked.len() > 1_500 {
            walked.drain(..500);
        }
        let effects = app.update(Msg::Input(Input::Key(code, modifiers)));
        cache.settle(&mut app, effects);
        match cache.dice.roll(40) {
            0 => {
                size = SIZES[cache.dice.roll(SIZES.len())];
                let effects = app.update(Msg::Input(Input::Resize(size.0, size.1)));
                cache.settle(&mut app, effects);
            }
            1 => {
                let column = u16::try_from(cache.dice.roll(usize::from(size.0))).unwrap();
                let row = u16::try_from(cache.dice.roll(usize::from(size.1))).unwrap();
                let effects = app.update(Msg::Input(Input::Click { column, row }));
                cache.settle(&mut app, effects);
            }
            2 => {
                let late = std::mem::take(&mut cache.late);
                let effects = late.into_iter().flat_map(|answer| app.update(Msg::Data(answer))).collect();
                cache.settle(&mut app, effects);
            }
            3 => {
                let effects = app.update(Msg::Data(Data::Write(Written::Changed)));
                cache.settle(&mut app, effects);
            }
            _ => {}
        }
        agrees(&app, &walked);
        if step % 7 == 0 {
            let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
            terminal.draw(|frame| ui::draw(&app, frame)).unwrap();
            linear.tell(&app);
        }
    }
    // From wherever the walk led, the way out is found.
    for _ in 0..200 {
        if app
            .update(Msg::Input(Input::Key(KeyCode::Char('c'), KeyModifiers::CONTROL)))
            .contains(&Effect::Terminal(TerminalRequest::Quit))
        {
            return;
        }
    }
    panic!("C-c does not quit: {walked}");
}

/// A key code with nothing held.
trait Pair {
    fn into_pair(self) -> (KeyCode, KeyModifiers);
}

impl Pair for KeyCode {
    fn into_pair(self) -> (KeyCode, KeyModifiers) {
        (self, KeyModifiers::NONE)
    }
}

#[test]
fn random_walks_end_with_a_state_that_agrees_with_itself() {
    let full = std::env::var_os("DATELINE_FULL").is_some();
    let keys = if full { KEYS } else { KEYS / 100 };
    let walks = if full { 50 } else { 5 };
    for seed in 1..=walks {
        walk(seed * 7_919, keys / usize::try_from(walks).unwrap());
    }
}

#[test]
fn no_command_is_a_dead_end_at_any_size() {
    let escape = || Msg::Input(Input::Key(KeyCode::Esc, KeyModifiers::NONE));
    for (columns, rows) in SIZES {
        for entry in COMMANDS.iter() {
            for screen in Screen::ALL.into_iter().filter(|screen| entry.means_in(*screen)) {
                let mut cache = Cache { dice: Dice(1), late: Vec::new() };
                let (mut app, _) = App::new(environment());
                app.update(Msg::Time(NOW.parse().unwrap(), TimeZone::UTC));
                app.update(Msg::Input(Input::Resize(columns, rows)));
                let effects = app.update(Msg::Data(Cache::sections()));
                cache.settle(&mut app, effects);
                let before = match screen {
                    Screen::Headlines => "",
                    Screen::Article => "\n",
                    Screen::Panel => "?",
                    Screen::Subscriptions => "e",
                };
                let mut press = |app: &mut App, message: Msg| {
                    let effects = app.update(message);
                    cache.settle(app, effects);
                };
                for letter in before.chars() {
                    let code = if letter == '\n' { KeyCode::Enter } else { KeyCode::Char(letter) };
                    press(&mut app, Msg::Input(Input::Key(code, KeyModifiers::NONE)));
                }
                for keys in entry.keys {
                    for key in dateline::app::Key::parse_all(keys).unwrap() {
                        let (code, modifiers) = key.event();
                        press(&mut app, Msg::Input(Input::Key(code, modifiers)));
                    }
                    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
                    terminal.draw(|frame| ui::draw(&app, frame)).unwrap();
                }
                for _ in 0..6 {
                    press(&mut app, escape());
                }
                let home = app.panels().top().is_none()
                    && app.input_state().focus() == Focus::List
                    && app.headlines().searching().is_none();
                assert!(home, "{} on {screen:?} at {columns}x{rows} is a dead end", entry.name);
            }
        }
    }
}
