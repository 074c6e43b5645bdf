use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::list::Load;
use super::{Effect, Input, Layout, List, Msg, Overlay, PersonList, Reading, Refreshing, Searching, Status, Ticket};
use crate::config::Settings;
use crate::model::{ArticleId, Health, SectionCount};

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
}

/// The state of the application.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts")]
pub struct App {
    /// Options.
    pub settings: Settings,
    /// Whether no network is used.
    pub offline: bool,
    /// Whether colours are used.
    pub colours: bool,
    /// Where everything stands.
    pub layout: Layout,
    /// The sections; the guide is the last.
    pub sections: Vec<SectionCount>,
    /// The selected section.
    pub section: usize,
    /// Its headlines.
    pub list: List,
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
    /// What lies over the screen.
    pub overlay: Option<Overlay>,
    /// First row of the overlay that is shown.
    pub overlay_top: usize,
    /// The chosen row of the credits.
    pub(super) chosen: usize,
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
    pub(super) pending: Pending,
    /// The article whose page was asked for last.
    pub(super) fetching: Option<ArticleId>,
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
        let app = Self {
            settings,
            offline,
            colours: true,
            layout: Layout::default(),
            sections: Vec::new(),
            section: 0,
            list: List::default(),
            person: None,
            whole: false,
            searching: None,
            reading: None,
            focus: Focus::List,
            overlay: None,
            overlay_top: 0,
            chosen: 0,
            health: Vec::new(),
            status: Status::default(),
            now: Timestamp::UNIX_EPOCH,
            zone: TimeZone::UTC,
            touched: false,
            refreshing: Refreshing::default(),
            pending: Pending::Nothing,
            fetching: None,
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
        match message {
            Msg::Input(input) => self.input(&input),
            Msg::Data(data) => {
                self.dirty = true;
                self.data(data)
            }
            Msg::Time(now, zone) => {
                self.dirty = true;
                self.now = now;
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

    /// Whether something that is shown changed since the last call; the runtime draws only then.
    pub fn take_dirty(&mut self) -> bool {
        std::mem::take(&mut self.dirty)
    }

    /// Whether the application puts right-to-left text in visual order.
    #[must_use]
    pub fn visual_order(&self) -> bool {
        self.settings.bidi == "app"
    }

    /// Whether the article is on the screen.
    #[must_use]
    pub fn shows_article(&self) -> bool {
        self.layout.wide || self.focus == Focus::Article
    }

    fn resize(&mut self, columns: u16, rows: u16) -> Vec<Effect> {
        self.layout = Layout::new(columns, rows, self.settings.text_width);
        let visual = self.visual_order();
        if let Some(reading) = &mut self.reading {
            reading.set(&self.layout, visual, &self.zone);
            reading.scroll(0, &self.layout);
        }
        self.list.follow(self.layout.list);
        if self.layout.wide && self.reading.is_none() { self.load_selected() } else { Vec::new() }
    }

    /// Sets what a list that is shown again needs on a screen that may have changed.
    pub(super) fn resize_again(&mut self) {
        let visual = self.visual_order();
        if let Some(reading) = &mut self.reading {
            reading.set(&self.layout, visual, &self.zone);
            reading.scroll(0, &self.layout);
        }
        self.list.follow(self.layout.list);
    }

    /// Asks for the article of the selected headline.
    pub(super) fn load_selected(&mut self) -> Vec<Effect> {
        let Some(id) = self.list.current().map(|row| row.id) else { return Vec::new() };
        self.article_ticket += 1;
        self.whole = false;
        vec![Effect::LoadArticle { ticket: self.article_ticket, id }]
    }
}
