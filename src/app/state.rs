use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::list::Load;
use super::marks::Rows;
use super::panel::Under;
use super::{
    Area, Asking, Candidate, Choice, Command, Density, Effect, FullTexts, Hints, Input, Key, KeyMap, Layout, List,
    Look, Msg, Overlay, PersonList, Pictures, Prompt, Reading, Refreshing, ScreenLink, Searching, Status, Ticket, View,
};
use crate::config::{Left, Settings, ShareTarget, Subscriptions};
use crate::model::{ArticleId, Change, Health, Language, Person, SectionCount};
use crate::text::{self, Direction, Fill, Options};
use crate::words::{Value, Words};

/// Bounds of the text column in cells.
const NARROWEST: u16 = 20;
const WIDEST: u16 = 200;

/// What the keys speak to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// The headlines.
    #[default]
    List,
    /// The article.
    Article,
}

/// What is done when the headlines that were asked for have come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Pending {
    #[default]
    Nothing,
    /// Go to the first unread from the first row on; open it where the article has the focus.
    Unread,
    /// Go to the first row; open it where the article has the focus.
    Arrive,
    /// Go on with an article that was being read.
    Continue(ArticleId),
}

/// The state of the application.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts")]
pub struct App {
    /// Options as they hold now.
    pub settings: Settings,
    /// Options as they will hold from the next start on.
    pub(super) stated: Settings,
    /// Whether no network is used.
    pub offline: bool,
    /// Whether colours are used.
    pub colours: bool,
    /// The words of the interface.
    pub words: &'static Words,
    /// Themes and symbols.
    pub look: Look,
    /// Where everything stands.
    pub layout: Layout,
    /// The sections; the guide is the last.
    pub sections: Vec<SectionCount>,
    /// The selected section.
    pub section: usize,
    /// Its headlines.
    pub list: List,
    /// Which rows are to be marked as read, when it is known which of them are unread.
    pub(super) marking: Option<Rows>,
    pub(super) mark_ticket: Ticket,
    /// Where rows that are selected together begin.
    pub(super) range_from: Option<ArticleId>,
    /// How the list is set.
    pub view: View,
    /// Whether the article stands alone on the screen.
    pub zen: bool,
    /// The only language of the list, when others are left out.
    pub language: Option<Language>,
    /// Where the reader was left the last time, until that is found again.
    pub resuming: Option<Left>,
    /// The articles of a person, when they are shown in place of the section.
    pub person: Option<PersonList>,
    /// Whether the text keeps the lines that became credits.
    pub whole: bool,
    /// The search whose hits are in the list.
    pub searching: Option<Searching>,
    /// The article that is shown.
    pub reading: Option<Reading>,
    /// What the keys speak to.
    pub focus: Focus,
    /// Whether and how pictures are shown.
    pub pictures: Pictures,
    /// Words that are being typed.
    pub prompt: Option<Prompt>,
    /// An answer that is being typed.
    pub asking: Option<Asking>,
    /// Letters on the links of the screen.
    pub hints: Option<Hints>,
    /// What lies over the screen.
    pub overlay: Option<Overlay>,
    /// The panels under it, to which its end leads back.
    pub(super) under: Vec<Under>,
    /// First row of the overlay that is shown.
    pub overlay_top: usize,
    /// The chosen row of the panel.
    pub(super) chosen: usize,
    /// What the rows of the panel are chosen by.
    pub filter: String,
    /// Whether keys are letters of it.
    pub filtering: bool,
    /// Which keys mean what.
    pub keys: KeyMap,
    /// The keys of a sequence that is not complete.
    pub typed: Vec<Key>,
    /// Commands that the palette was asked for, the last one first.
    pub(super) recent: Vec<Command>,
    /// People that were asked for.
    pub(super) people: Vec<Person>,
    pub(super) people_ticket: Ticket,
    /// Edits of the article, when they were asked for.
    pub(super) changes: Option<Vec<Change>>,
    /// Programs that articles are given to.
    pub share_targets: Vec<ShareTarget>,
    /// The subscriptions, when they were asked for.
    pub(super) subscriptions: Subscriptions,
    /// Feeds that were found behind an address.
    pub(super) candidates: Vec<Candidate>,
    /// What is chosen on the first start.
    pub(super) edition: Choice,
    /// Health of the feeds, when it was asked for.
    pub health: Vec<Health>,
    /// The status line.
    pub status: Status,
    /// The time.
    pub now: Timestamp,
    /// The zone in which dates are shown.
    pub zone: TimeZone,
    /// Whether a key was pressed: until then the first section with articles is selected.
    pub(super) touched: bool,
    /// What is known of the network.
    pub refreshing: Refreshing,
    /// Which pages are fetched for their full text.
    pub full_texts: FullTexts,
    /// The version that was opened last, and the article from which it was opened.
    pub(super) version_of: Option<(ArticleId, ArticleId)>,
    pub(super) pending: Pending,
    pub(super) list_ticket: Ticket,
    pub(super) article_ticket: Ticket,
    /// How many rows were asked for with the last ticket, and where they belong.
    pub(super) asked: usize,
    pub(super) load: Load,
    /// Whether rows are on their way.
    pub(super) loading: bool,
    pub(super) dirty: bool,
}

impl App {
    /// The state at start, with the effects that fill it.
    #[must_use]
    pub fn new(settings: Settings, offline: bool) -> (Self, Vec<Effect>) {
        let view = View { density: Density::named(&settings.list), zone: TimeZone::UTC };
        let app = Self {
            stated: settings.clone(),
            settings,
            offline,
            colours: true,
            words: Words::english(),
            look: Look::default(),
            layout: Layout::default(),
            sections: Vec::new(),
            section: 0,
            list: List::default(),
            marking: None,
            mark_ticket: 0,
            range_from: None,
            view,
            zen: false,
            language: None,
            resuming: None,
            person: None,
            whole: false,
            searching: None,
            reading: None,
            focus: Focus::List,
            pictures: Pictures::default(),
            prompt: None,
            asking: None,
            hints: None,
            overlay: None,
            under: Vec::new(),
            overlay_top: 0,
            chosen: 0,
            filter: String::new(),
            filtering: false,
            keys: KeyMap::default(),
            typed: Vec::new(),
            recent: Vec::new(),
            people: Vec::new(),
            people_ticket: 0,
            changes: None,
            share_targets: Vec::new(),
            subscriptions: Subscriptions::default(),
            candidates: Vec::new(),
            edition: Choice::default(),
            health: Vec::new(),
            status: Status::default(),
            now: Timestamp::UNIX_EPOCH,
            zone: TimeZone::UTC,
            touched: false,
            refreshing: Refreshing::default(),
            full_texts: FullTexts::default(),
            version_of: None,
            pending: Pending::Nothing,
            list_ticket: 0,
            article_ticket: 0,
            asked: 0,
            load: Load::Top,
            loading: false,
            dirty: true,
        };
        (app, vec![Effect::LoadSections])
    }

    /// Takes a message in and says what is to be done.
    pub fn update(&mut self, message: Msg) -> Vec<Effect> {
        let clock = matches!(message, Msg::Time(..));
        let before = self.reading_place();
        let mut effects = self.take(message);
        effects.extend(self.refresh_that_waited());
        if self.focus == Focus::List {
            self.leave_zen();
        }
        if self.focus == Focus::Article || self.range().is_none() {
            self.range_from = None;
        }
        effects.extend(self.ask_for_pictures());
        effects.extend(self.ask_for_standfirsts());
        effects.extend(self.wish_for_pages());
        let ends = effects.iter().any(|effect| matches!(effect, Effect::Quit | Effect::Suspend));
        if let Some(before) = before {
            self.keep_place(&before, clock || ends, &mut effects);
        }
        effects
    }

    fn take(&mut self, message: Msg) -> Vec<Effect> {
        match message {
            Msg::Input(input) => self.input(&input),
            Msg::Data(data) => {
                self.dirty = true;
                self.data(data)
            }
            Msg::Time(now, zone) => {
                self.dirty = true;
                self.now = now;
                self.status.now = now;
                self.view.zone = zone.clone();
                self.zone = zone;
                self.refresh_by_clock()
            }
        }
    }

    fn input(&mut self, input: &Input) -> Vec<Effect> {
        self.dirty = true;
        match *input {
            Input::Key(code, modifiers) => self.key(code, modifiers),
            Input::Resize(columns, rows) => self.resize(columns, rows),
            Input::Wheel { column, row, by } => self.wheel(column, row, by),
            Input::Click { column, row } => self.click(column, row),
            Input::Terminate => vec![Effect::Quit],
        }
    }

    /// Where headlines stand: below the line that tells of new ones, when there are.
    #[must_use]
    pub fn list_area(&self) -> Area {
        let area = self.layout.list;
        if self.list.waiting == 0 {
            return area;
        }
        Area { y: area.y + 1, height: area.height.saturating_sub(1), ..area }
    }

    /// Tells something in the status line.
    pub(super) fn say(&mut self, id: &str) {
        self.tell(id, &[]);
    }

    /// Tells something with parts in the status line.
    pub(super) fn tell(&mut self, id: &str, parts: &[(&str, Value<'_>)]) {
        self.status.tell(self.words.tell(id, parts));
    }

    /// The key of a command as it is shown, where the keys speak to the headlines or the article.
    #[must_use]
    pub fn key_of(&self, command: Command) -> String {
        self.keys.first(self.screen_below(), command)
    }

    /// `26 Apr 2024`
    #[must_use]
    pub fn date_short(&self, time: Timestamp) -> String {
        let day = self.zone.to_datetime(time);
        self.words.date_short((day.day(), day.month(), day.year()))
    }

    /// Whether something that is shown changed since the last call; the runtime draws only then.
    pub fn take_dirty(&mut self) -> bool {
        std::mem::take(&mut self.dirty)
    }

    /// Whether the application puts right-to-left text in visual order.
    #[must_use]
    pub fn visual_order(&self) -> bool {
        matches!(self.settings.bidi.as_str(), "app" | "words")
    }

    fn by_words(&self) -> bool {
        self.settings.bidi == "words"
    }

    /// A line of the interface in the order in which it is printed: a sentence that begins with a name is read as the
    /// interface is.
    #[must_use]
    pub fn ordered(&self, line: &str) -> String {
        let whole = self.layout.mirrored.then_some(Direction::RightToLeft);
        self.visual(line, None, whole)
    }

    /// A line of a paragraph of a known direction in the order in which it is printed.
    #[must_use]
    pub fn ordered_as(&self, line: &str, direction: Option<Direction>) -> String {
        self.visual(line, direction, None)
    }

    fn visual(&self, line: &str, direction: Option<Direction>, whole: Option<Direction>) -> String {
        let ordered = || text::visual(line, direction, whole, self.by_words());
        if self.visual_order() { ordered() } else { line.to_owned() }
    }

    /// How texts are set.
    pub(super) fn options(&self) -> Options {
        let fill = if self.settings.even_lines { Fill::Optimal } else { Fill::Greedy };
        Options { visual_order: self.visual_order(), by_words: self.by_words(), fill, direction: None }
    }

    pub(super) fn set_article(&mut self) {
        let (options, cell) = (self.options(), self.picture_cell());
        if let Some(reading) = &mut self.reading {
            reading.set(&self.layout, options, cell, (self.words, &self.zone));
        }
    }

    /// Makes the text column wider or narrower than it is shown.
    pub(super) fn change_width(&mut self, by: i16) -> Vec<Effect> {
        let (columns, rows) = (self.layout.tabs.width, self.layout.status.y.saturating_add(1));
        let width = self.layout.text.width.saturating_add_signed(by).clamp(NARROWEST, WIDEST);
        let layout = self.laid_out(columns, rows, width);
        if layout.text.width != self.layout.text.width {
            self.settings.text_width = width;
            self.layout = layout;
            self.set_article();
        }
        self.tell("column-of", &[("cells", self.layout.text.width.into())]);
        Vec::new()
    }

    /// The links on the screen, none under an overlay.
    #[must_use]
    pub fn links(&self) -> Vec<ScreenLink> {
        let reading = self.reading.as_ref().filter(|_| self.shows_article());
        let reading = reading.filter(|_| self.overlay.is_none() && !self.layout.too_small);
        reading.map(|reading| reading.links(&self.layout)).unwrap_or_default()
    }

    /// Whether the article is on the screen.
    #[must_use]
    pub fn shows_article(&self) -> bool {
        self.layout.wide || self.focus == Focus::Article
    }

    fn resize(&mut self, columns: u16, rows: u16) -> Vec<Effect> {
        self.layout = self.laid_out(columns, rows, self.settings.text_width);
        self.hints = None;
        self.set_article();
        self.list.follow(self.list_area(), &self.view);
        if self.layout.wide && self.reading.is_none() { self.load_selected() } else { Vec::new() }
    }

    /// Sets what a list that is shown again needs on a screen that may have changed.
    pub(super) fn resize_again(&mut self) {
        self.set_article();
        self.list.follow(self.list_area(), &self.view);
    }

    /// Asks for the article of the selected headline.
    pub(super) fn load_selected(&mut self) -> Vec<Effect> {
        let Some(id) = self.list.current().map(|row| row.id) else { return Vec::new() };
        self.article_ticket += 1;
        self.whole = false;
        vec![Effect::LoadArticle { ticket: self.article_ticket, id }]
    }
}
