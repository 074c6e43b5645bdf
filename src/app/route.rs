//! The application's own file: its parts, and which message goes to which of them.

use crossterm::event::{KeyCode, KeyModifiers};

use super::command::{Command, Focus, Screen};
use super::entry::Action;
use super::input::Pressed;
use super::outcome::{Context, Opening, Outcome, Request, ToHeadlines};
use super::parts::{context, parts};
use super::{
    Answer, Data, Effect, Environment, Headlines, Input, InputState, Key, Msg, Panel, PanelContext, Panels, Reader,
    Report, Scope, Session, Start, Status, Written, notices,
};
use crate::model::Headline;

parts! {
    App;
    /// What holds round all parts.
    environment: environment, Environment;
    /// The sections and the list.
    headlines: headlines, Headlines;
    /// The article.
    reader: reader, Reader;
    /// The panels over the screen.
    panels: panels, Panels;
    /// What keys mean.
    input_state: input, InputState;
    /// What runs beside the reader.
    session: session, Session;
    /// The status line.
    status: status, Status;
}

impl App {
    /// The state at start, with the effects that fill it.
    #[must_use]
    pub fn new(environment: Environment) -> (Self, Vec<Effect>) {
        let headlines = Headlines::new(&environment);
        let sections = headlines.sections_wanted(&environment);
        let app = Self {
            headlines,
            environment,
            reader: Reader::default(),
            panels: Panels::default(),
            input: InputState::default(),
            session: Session::default(),
            status: Status::default(),
            dirty: true,
        };
        (app, vec![sections.into()])
    }

    /// Takes a message in and says what is to be done.
    pub fn update(&mut self, message: Msg) -> Vec<Effect> {
        self.dirty = true;
        let mut out = Outcome::default();
        match message {
            Msg::Start(Start::Resume(left)) => self.headlines.resume_at(left),
            Msg::Start(Start::Edition(packs, own)) => out.request(Request::Panel(Opening::Edition(packs, own))),
            Msg::Input(input) => self.input(&input, &mut out),
            Msg::Data(Data::Query(answer)) => self.answer(answer, &mut out),
            Msg::Data(Data::Write(written)) => self.written(written, &mut out),
            Msg::Data(Data::Job(report)) => self.report(report, &mut out),
            Msg::Data(Data::Notice(message)) => out.tell_message(&self.environment, &message),
            Msg::Time(now, zone) => {
                self.environment.set_time(now, zone);
                self.reader.keep_place(&mut out);
                let (chooses, screen) = (self.panels.chooses_edition(), self.headlines.on_screen());
                self.session.tick(chooses, &screen, &context!(self), &mut out);
            }
        }
        self.settle(&mut out);
        out.effects
    }

    /// Does what the parts ask of each other, until none asks for anything more.
    fn settle(&mut self, out: &mut Outcome) {
        while let Some(request) = out.next_request() {
            self.grant(request, out);
        }
    }

    fn input(&mut self, input: &Input, out: &mut Outcome) {
        match *input {
            Input::Key(code, modifiers) => self.key(code, modifiers, out),
            Input::Paste(ref text) => {
                for letter in InputState::pasted(text, (self.screen(), self.is_typing()), &self.environment, out) {
                    if self.is_typing() {
                        self.key(KeyCode::Char(letter), KeyModifiers::NONE, out);
                    }
                }
            }
            Input::Resize(columns, rows) => {
                self.environment.resize(columns, rows);
                self.lay_out(out);
                if self.reader.reading().is_none() {
                    out.request(ToHeadlines::ShowSelected);
                }
            }
            Input::Wheel { column, row, by } => {
                let by = isize::from(by);
                if self.panels.top().is_some() {
                    self.panels.wheel(by, &context!(panels of self));
                } else if context!(self).is_on_article(column, row) {
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
                } else if !context!(self).is_on_article(column, row) {
                    self.headlines.click(column, row, &context!(self), out);
                } else if self.input.focus() == Focus::Article {
                    self.reader.click(column, row, &context!(self), out);
                } else {
                    self.headlines.open(&context!(self), out);
                }
            }
            Input::Ground { light } => self.environment.ground_changed(light),
            Input::Terminate => out.request(Request::Quit),
        }
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
        let (asks, reads, filters) = (self.input.asking().is_some(), self.reader.is_typing(), self.panels.is_typing());
        match self.input.press((code, modifiers), (self.screen(), self.is_typing()), &self.environment, out) {
            Pressed::Nothing => {}
            Pressed::Commands(commands) => commands.into_iter().for_each(|command| {
                self.command(command, out);
                self.settle(out);
            }),
            Pressed::Typed(code, modifiers) if asks => self.input.type_answer(code, modifiers, &self.environment, out),
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
            if let Some(act) = entry.in_range().filter(|_| self.headlines.range().is_some()) {
                return act(&mut self.headlines, &context!(self), out);
            }
            if let Some(act) = entry.in_matches().filter(|_| self.reader.shows_matches(&context!(self))) {
                return act(&mut self.reader, &context!(self), out);
            }
            entry.action(self.input.focus())
        } else if let Some(key) = entry.panel_key() {
            return self.panels.key(key, &context!(panels of self), out);
        } else {
            entry.beneath(self.input.focus())
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
            Some(Action::Panel) => self.panels.open_by(command, &context!(panels of self), out),
        }
    }

    fn answer(&mut self, answer: Answer, out: &mut Outcome) {
        self.status.note_failures(&answer, &self.session, &self.environment);
        self.panels.answer(&answer, &context!(panels of self), out);
        match answer {
            Answer::Article { ticket, opened } => self.reader.take(ticket, opened, &context!(self), out),
            Answer::OtherVersion { of, opened } => self.reader.take_beside(of, opened, &context!(self), out),
            answer => self.headlines.answer(answer, self.input.touched(), &context!(self), out),
        }
    }

    fn written(&mut self, written: Written, out: &mut Outcome) {
        match written {
            Written::Changed => self.headlines.changed(&context!(self), out),
            step @ (Written::Stepped { .. } | Written::Corrected(..) | Written::Unkept { .. }) => {
                notices::step(&step, &self.environment, out);
                self.headlines.look_again(&context!(self), out);
                self.panels.look_again(out);
            }
            Written::Feeds(id, what) => notices::feeds_changed(id, &what, &self.environment, out),
            Written::Subscribed => {
                self.headlines.look_again(&context!(self), out);
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
            Report::Refreshing(_)
            | Report::Refreshed { .. }
            | Report::Downloading(..)
            | Report::Downloaded(_)
            | Report::DownloadFailed => self.session.take(report, &screen, &around, out),
            Report::Page(answer) => {
                self.headlines.take_page(&answer);
                self.reader.take_page(&answer, &around, out);
            }
            Report::Version(of, answer) => self.reader.take_version(of, answer, &around, out),
            Report::Titles(titles) => self.headlines.take_titles(titles, &around, out),
            Report::Translated(text) => self.reader.take_translation(text, &around, out),
            Report::NotTranslated(id, reason) => self.reader.translation_failed(id, reason, &around, out),
            Report::TranslatedByPerson(id, language) => self.reader.person_translated(id, &language, &around, out),
            Report::Picture(src, answer) => self.reader.take_picture(src, answer),
            Report::Candidates(found) => self.panels.take_candidates(found, &context!(panels of self), out),
            Report::Browsed(id) => out.request(ToHeadlines::MarkRead(id, true)),
            Report::Indexed => self.headlines.search_more(out),
        }
    }

    /// Does what one part asks of another.
    fn grant(&mut self, request: Request, out: &mut Outcome) {
        let around = context!(self);
        match request {
            Request::Headlines(request) => self.headlines.grant(request, self.reader.headline(), &around, out),
            Request::Reader(request) => self.reader.grant(request, &around, out),
            Request::Status(request) => self.status.grant(request, self.environment.now()),
            Request::Environment(request) => self.environment.grant(request, out),
            Request::Focus(focus) => self.focus(focus, out),
            Request::ToggleZen => self.environment.toggle_zen(self.meant().is_some(), self.input.focus(), out),
            Request::LayOut => self.lay_out(out),
            Request::Quit => self.reader.quit(out),
            Request::Suspend => self.reader.suspend(out),
            Request::OptionSet(name) => {
                self.headlines.option_set(name, &context!(self), out);
                self.reader.set_anew();
                self.lay_out(out);
            }
            Request::Ask(what, text) => self.input.ask(what, text),
            Request::Touched => self.input.touch(),
            Request::Panel(opening) => self.panels.open(opening, &context!(panels of self), out),
            Request::PanelOver(opening) => self.panels.open_over(opening, &context!(panels of self), out),
            Request::EditionChosen { changes } => {
                self.session.edition_chosen(changes, &self.headlines.on_screen(), &around, out);
            }
            Request::Command(command) => self.command(command, out),
            Request::Refresh(scope) => self.session.refresh(scope, &self.headlines.on_screen(), &around, out),
        }
    }

    /// Moves the focus of the keys; with the focus in the headlines, the article does not fill the screen.
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
}
