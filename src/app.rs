//! What a key does: `App::update(Msg) -> Vec<Effect>`. Pure: never waits, never asks the time.
//!
//! The application is seven parts, each the owner of its state: [`Environment`], [`Headlines`], [`Reader`], [`Panels`],
//! [`InputState`], [`Session`] and [`Status`]. This file routes and does nothing else: a message goes to the part that it is
//! for; what that part wants of another comes back as a request, what it wants of the world as an [`Effect`].
//!
//! Every reply carries the ticket of its question; late ones are dropped. *Never here*: drawing, the cache, the network.
//! *The next command* is a variant of [`Command`] and its row in `table` with the function that does it; *the next panel* a
//! file in `panels`.
//!
//! ```
//! use crossterm::event::{KeyCode, KeyModifiers};
//! use dateline::app::{App, Effect, Environment, Input, Msg, Question, TerminalRequest};
//! use dateline::config::Settings;
//!
//! let (mut app, started) = App::new(Environment::new(Settings::default(), true));
//! assert!(started.contains(&Effect::Query(Question::Sections)));
//! app.update(Msg::Input(Input::Resize(120, 36)));
//! let quit = app.update(Msg::Input(Input::Key(KeyCode::Char('q'), KeyModifiers::NONE)));
//! assert_eq!(quit, [Effect::Terminal(TerminalRequest::Quit)]);
//! ```

mod article;
mod asked;
mod bindings;
mod command;
mod effect;
mod environment;
mod headlines;
mod input;
mod keys;
mod layout;
mod look;
mod message;
mod outcome;
mod panels;
mod reader;
mod session;
mod status;
mod table;
mod tabs;
mod told;

use crossterm::event::{KeyCode, KeyModifiers};

pub use asked::{Asked, Asking};
pub use command::{Command, Focus, Screen};
use command::{Edit, PanelKey};
pub use effect::{Effect, Job, Question, Scope, Share, TerminalRequest, Ticket, Write};
pub use environment::Environment;
pub use headlines::{Density, Headlines, List, PersonList, Place, Row, Searching, View};
pub use input::InputState;
use input::Pressed;
pub use keys::{Key, KeyMap, Meaning};
pub use layout::{Area, Layout, SMALLEST};
pub use look::Look;
pub use message::{
    Answer, Candidate, Data, Downloaded, Input, Msg, Notice, Opened, PageAnswer, Progress, Report, Start, Written,
};
use outcome::{Context, Opening, Outcome, Request};
use panels::PanelContext;
pub use panels::{Panel, PanelCell, PanelFrame, PanelRow, Panels, RowLook};
pub use reader::{Found, Hints, Prompt, Reader, Reading, ScreenLink, Set, Sheet, Shown};
pub use session::Session;
pub use status::Status;
use table::{Action, PanelAction};
pub use table::{COMMANDS, Entry, KeyRow};
pub use tabs::{Tab, Tabs};

use crate::config::Left;
use crate::model::Headline;

/// What a part may read of the others: a macro, since a method would take all of them.
macro_rules! context {
    ($app:ident) => {
        Context { environment: &$app.environment, focus: $app.input.focus() }
    };
    (panels of $app:ident) => {
        PanelContext {
            environment: &$app.environment,
            focus: $app.input.focus(),
            status: &$app.status,
            asking: $app.input.asking(),
        }
    };
}

/// The parts, to be read.
macro_rules! parts {
    ($($(#[$doc:meta])* $name:ident: $field:ident, $part:ty;)*) => {
        impl App {
            $($(#[$doc])* #[must_use] pub fn $name(&self) -> &$part { &self.$field })*
        }
    };
}

parts! {
    /// What holds round all parts.
    environment: environment, Environment;
    /// The sections and the list.
    headlines: headlines, Headlines;
    /// The article.
    reader: reader, Reader;
    /// What lies over the screen.
    panels: panels, Panels;
    /// What keys mean.
    input_state: input, InputState;
    /// What runs beside the reader.
    session: session, Session;
    /// The status line.
    status: status, Status;
}

/// The state of the application.
#[derive(Clone, Debug)]
pub struct App {
    environment: Environment,
    headlines: Headlines,
    reader: Reader,
    panels: Panels,
    input: InputState,
    session: Session,
    status: Status,
    /// Whether something that is shown changed since it was drawn.
    dirty: bool,
}

impl App {
    /// The state at start, with the effects that fill it.
    #[must_use]
    pub fn new(environment: Environment) -> (Self, Vec<Effect>) {
        let app = Self {
            headlines: Headlines::new(&environment),
            environment,
            reader: Reader::default(),
            panels: Panels::default(),
            input: InputState::default(),
            session: Session::default(),
            status: Status::default(),
            dirty: true,
        };
        (app, vec![Question::Sections.into()])
    }

    /// Takes a message in and says what is to be done.
    pub fn update(&mut self, message: Msg) -> Vec<Effect> {
        self.dirty = true;
        let mut out = Outcome::default();
        match message {
            Msg::Start(Start::Resume(left)) => self.headlines.resume_at(left),
            Msg::Start(Start::Edition(packs, language)) => {
                out.request(Request::Panel(Opening::Edition(packs, language)));
            }
            Msg::Input(input) => self.input(&input, &mut out),
            Msg::Data(Data::Query(answer)) => self.answer(answer, &mut out),
            Msg::Data(Data::Write(written)) => self.written(written, &mut out),
            Msg::Data(Data::Job(report)) => self.report(report, &mut out),
            Msg::Data(Data::Notice(notice)) => told::notice(notice, &self.environment, &mut out),
            Msg::Time(now, zone) => {
                self.environment.set_time(now, zone);
                self.reader.keep_place(&mut out);
                let (chooses, screen) = (self.panels.chooses_edition(), self.headlines.on_screen());
                self.session.tick(chooses, &screen, &context!(self), &mut out);
            }
        }
        while let Some(request) = out.next_request() {
            self.grant(request, &mut out);
        }
        out.effects
    }

    fn input(&mut self, input: &Input, out: &mut Outcome) {
        match *input {
            Input::Key(code, modifiers) => self.key(code, modifiers, out),
            Input::Resize(columns, rows) => {
                self.environment.resize(columns, rows);
                self.lay_out(out);
                if self.reader.reading().is_none() {
                    out.request(Request::ShowSelected);
                }
            }
            Input::Wheel { column, row, by } => {
                let by = isize::from(by);
                if self.panels.top().is_some() {
                    self.panels.wheel(by, &context!(panels of self));
                } else if self.on_article(column, row) {
                    self.reader.scroll(by, &context!(self));
                } else {
                    self.headlines.move_by(by.signum(), &context!(self), out);
                }
            }
            Input::Click { column, row } => {
                self.touch();
                self.input.forget();
                if self.panels.top().is_some() {
                    self.panels.click(column, row, &context!(panels of self), out);
                } else if !self.on_article(column, row) {
                    self.headlines.click(column, row, &context!(self), out);
                } else if self.input.focus() == Focus::Article {
                    self.reader.click(column, row, &context!(self), out);
                } else {
                    self.headlines.open(&context!(self), out);
                }
            }
            Input::Terminate => out.request(Request::Quit),
        }
    }

    fn on_article(&self, column: u16, row: u16) -> bool {
        context!(self).shows_article() && self.environment.layout().article.holds(column, row)
    }

    /// Somebody is there: the sentence of the status line was read, and no section is chosen for him any more.
    fn touch(&mut self) {
        self.status.read();
        // What is chosen on the first start says nothing of a section.
        if !matches!(self.panels.top(), Some(Panel::Edition(_))) {
            self.input.touch();
        }
    }

    /// A key: a letter where letters are typed, else a command by the table.
    fn key(&mut self, code: KeyCode, modifiers: KeyModifiers, out: &mut Outcome) {
        self.touch();
        let (asks, reads) = (self.input.asking().is_some(), self.reader.is_typing());
        let (filters, searches) = (self.panels.is_typing(), self.headlines.is_typing() && self.panels.top().is_none());
        let at = (self.screen(), asks || reads || filters || searches);
        match self.input.press((code, modifiers), at, &self.environment, out) {
            Pressed::Nothing => {}
            Pressed::Command(command) => self.command(command, out),
            Pressed::Typed(code, modifiers) if asks => {
                self.input.type_answer(code, modifiers, &self.environment, out);
            }
            Pressed::Typed(code, modifiers) if reads => self.reader.type_key(code, modifiers, &context!(self), out),
            Pressed::Typed(code, modifiers) if filters => {
                self.panels.type_key((code, modifiers), &context!(panels of self), out);
            }
            Pressed::Typed(code, modifiers) => self.headlines.type_key(code, modifiers, &context!(self), out),
        }
    }

    /// Does what a command says, wherever it came from.
    fn command(&mut self, command: Command, out: &mut Outcome) {
        let entry = command.entry();
        let action = if self.panels.top().is_none() {
            if self.headlines.in_range(command, &context!(self), out)
                || self.reader.in_matches(command, &context!(self))
            {
                return;
            }
            entry.action(self.input.focus())
        } else {
            match entry.in_panel() {
                None => None,
                Some(PanelAction::Key(key) | PanelAction::Subscriptions(key)) => {
                    return self.panels.key(key, &context!(panels of self), out);
                }
                Some(PanelAction::AsElsewhere) => entry.action(self.input.focus()),
            }
        };
        match action {
            None | Some(Action::Nothing) => {}
            Some(Action::Headlines(act)) => act(&mut self.headlines, &context!(self), out),
            Some(Action::Section(section)) => self.headlines.go_to_section(section, &context!(self), out),
            Some(Action::Reader(act)) => act(&mut self.reader, &context!(self), out),
            Some(Action::Article(act)) => {
                if let Some(headline) = self.meant() {
                    act(headline, &context!(self), out);
                }
            }
            Some(Action::Session(act)) => {
                act(&mut self.session, &self.headlines.on_screen(), &context!(self), out);
            }
            Some(Action::Effect(effect)) => out.effect(effect()),
            Some(Action::Request(request)) => out.request(request()),
        }
    }

    /// The article that a key means: the one that is read, else the selected one.
    fn meant(&self) -> Option<&Headline> {
        let read = self.reader.headline().filter(|_| self.input.focus() == Focus::Article);
        // The row of the list is the newer one.
        let selected = self.headlines.current();
        read.filter(|read| selected.is_none_or(|row| row.id != read.id)).or(selected)
    }

    fn answer(&mut self, answer: Answer, out: &mut Outcome) {
        match answer {
            Answer::Article { ticket, opened } => self.reader.take(ticket, opened, &context!(self), out),
            Answer::People { .. } | Answer::Changes(_) | Answer::Subscriptions(_) | Answer::Health(_) => {
                self.panels.answer(answer, &context!(panels of self), out);
            }
            Answer::Sections(_)
            | Answer::Headlines { .. }
            | Answer::Standfirsts(_)
            | Answer::New { .. }
            | Answer::Unread { .. }
            | Answer::Found { .. } => self.headlines.answer(answer, self.input.touched(), &context!(self), out),
        }
    }

    fn written(&mut self, written: Written, out: &mut Outcome) {
        match written {
            Written::Changed => self.headlines.changed(&context!(self), out),
            Written::Stepped { step, back } => {
                told::stepped(step, back, &self.environment, out);
                out.effect(Question::Sections);
                self.headlines.load_again(&context!(self), out);
            }
            Written::Feeds(id, what) => told::feeds_changed(id, &what, &self.environment, out),
            Written::Subscribed => {
                out.effect(Question::Sections);
                self.headlines.load_again(&context!(self), out);
                self.panels.subscriptions_changed(out);
                self.session.refresh(Scope::Due, &self.headlines.on_screen(), &context!(self), out);
            }
            Written::FullTextsOf(feeds) => {
                if self.environment.set_full_texts(feeds) {
                    self.headlines.wish_again(&context!(self), out);
                }
            }
        }
    }

    fn report(&mut self, report: Report, out: &mut Outcome) {
        let (around, screen) = (context!(self), self.headlines.on_screen());
        match report {
            Report::Refreshing(progress) => self.session.take_progress(progress),
            Report::Refreshed { outage } => self.session.refreshed(outage.as_ref(), &screen, &around, out),
            Report::Page(answer) => {
                self.headlines.take_page(&answer);
                self.reader.take_page(&answer, &around, out);
            }
            Report::Downloading(done, total) => self.session.downloading(done, total),
            Report::Downloaded(ended) => self.session.downloaded(Some(&ended), &screen, &around, out),
            Report::DownloadFailed => self.session.downloaded(None, &screen, &around, out),
            Report::Version(of, answer) => self.reader.take_version(of, answer, &around, out),
            Report::Picture(src, answer) => self.reader.take_picture(src, answer),
            Report::Candidates(found) => self.panels.take_candidates(found, &context!(panels of self), out),
            Report::Indexed => self.headlines.search_more(out),
        }
    }

    /// Does what one part asks of another.
    fn grant(&mut self, request: Request, out: &mut Outcome) {
        let around = context!(self);
        match request {
            Request::Tell(sentence) => self.status.tell(self.environment.now(), sentence),
            Request::Announce(sentence) => self.status.announce(self.environment.now(), sentence),
            Request::TakeNoticeAway => self.status.read(),
            Request::Focus(focus) => self.focus(focus, out),
            Request::ToggleZen => {
                let there = self.meant().is_some();
                self.environment.toggle_zen(there, self.input.focus(), out);
            }
            Request::Widen(by) => self.environment.widen(by, out),
            Request::LayOut => self.lay_out(out),
            Request::Open => self.headlines.open(&around, out),
            Request::Quit | Request::Suspend => self.leave(&request, out),
            Request::SetOption(name, typed) => self.environment.set_option(name, typed, out),
            Request::OptionSet(name, typed) => {
                self.headlines.option_set(name, &typed);
                self.reader.set_anew();
                self.lay_out(out);
            }
            Request::SetOutage(outage) => self.environment.set_outage(outage),
            Request::Theme { at, keep } => self.environment.choose_theme(at, keep, out),
            Request::Ask(what, text) => self.input.ask(what, text),
            Request::Touched => self.input.touch(),
            Request::NextUnread => self.headlines.next_unread(&around, out),
            Request::LoadAgain => self.headlines.load_again(&around, out),
            Request::ShowSelected => {
                let shown = self.reader.headline().map(|headline| headline.id);
                self.headlines.show_selected(shown, &around, out);
            }
            Request::MarkRead(id, read) => self.headlines.mark_read(id, read, out),
            Request::MarkLeft(id) => self.headlines.mark_left(id, out),
            Request::MarkAllRead(ids) => self.headlines.mark_all_read(ids, &around, out),
            Request::MarkStarred(id, starred) => self.headlines.mark_starred(id, starred, &around, out),
            Request::ToggleHidden(id) => self.headlines.toggle_hidden(id, &around, out),
            Request::Person(person) => self.headlines.show_person(person, &around, out),
            Request::WishAgain => self.headlines.wish_again(&around, out),
            Request::Show(id) => self.reader.show(id, out),
            Request::OpenArticle(id) => self.reader.open(id, &around, out),
            Request::Close { all } => self.reader.close(all, &around, out),
            Request::SetAside => self.reader.set_aside(&around, out),
            Request::TakeBack => self.reader.take_back(&around, out),
            Request::NoteRead(ids, read) => self.reader.note_read(&ids, read),
            Request::NoteStarred(id, starred) => self.reader.note_starred(id, starred),
            Request::FetchTeaser => self.reader.fetch_teaser(&around, out),
            Request::PageAsked(id) => self.reader.page_asked(id),
            Request::Panel(opening) => self.panels.open(opening, &context!(panels of self), out),
            Request::PanelOver(opening) => self.panels.open_over(opening, &context!(panels of self), out),
            Request::EditionChosen { changes } => {
                self.session.edition_chosen(changes, &self.headlines.on_screen(), &around, out);
            }
            Request::Command(command) => self.command(command, out),
        }
    }

    /// Has the keys speak to something else; in the headlines the article does not stand alone.
    fn focus(&mut self, focus: Focus, out: &mut Outcome) {
        if self.input.focus() == focus {
            return;
        }
        self.reader.leave(&context!(self), out);
        self.input.set_focus(focus);
        if focus == Focus::List && self.environment.set_zen(false) {
            self.lay_out(out);
        }
        self.headlines.focus_changed(&context!(self), out);
        self.reader.focus_changed(&context!(self), out);
    }

    fn lay_out(&mut self, out: &mut Outcome) {
        self.reader.lay_out(&context!(self), out);
        self.headlines.follow(&context!(self), out);
    }

    /// The program ends, or gives the terminal back for a while.
    fn leave(&mut self, request: &Request, out: &mut Outcome) {
        self.reader.keep_place(out);
        if matches!(request, Request::Quit) {
            out.effect(TerminalRequest::Quit);
        } else {
            self.reader.forget_pictures();
            out.effect(TerminalRequest::Suspend);
        }
    }

    /// What the keys speak to.
    #[must_use]
    pub fn screen(&self) -> Screen {
        self.panels.screen().unwrap_or(self.input.focus().screen())
    }

    /// The key of a command as it is shown, where the keys speak to the headlines or the article.
    #[must_use]
    pub fn key_of(&self, command: Command) -> String {
        context!(self).key_of(command)
    }

    /// Whether the article is on the screen.
    #[must_use]
    pub fn shows_article(&self) -> bool {
        context!(self).shows_article()
    }

    /// The links on the screen, none under a panel.
    #[must_use]
    pub fn links(&self) -> Vec<ScreenLink> {
        if self.panels.top().is_some() { Vec::new() } else { self.reader.links(&context!(self)) }
    }

    /// The panel on top as it stands on the screen.
    #[must_use]
    pub fn panel_frame(&self) -> Option<PanelFrame> {
        self.panels.frame(&context!(panels of self))
    }

    /// All rows of the panel on top.
    #[must_use]
    pub fn panel_rows(&self) -> Vec<PanelRow> {
        self.panels.rows(&context!(panels of self))
    }

    /// Whether something can be looked for in the panel on top, and whether something can be chosen there.
    #[must_use]
    pub fn panel_kinds(&self) -> (bool, bool) {
        self.panels.kinds(&context!(panels of self))
    }

    /// Where the reader is, to begin there the next time.
    #[must_use]
    pub fn left(&self) -> Option<Left> {
        self.headlines.left(self.input.focus())
    }

    /// Whether something that is shown changed since the last call; the runtime draws only then.
    pub fn take_dirty(&mut self) -> bool {
        std::mem::take(&mut self.dirty)
    }
}
