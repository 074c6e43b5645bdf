use std::sync::Arc;

use crossterm::event::{KeyCode, KeyModifiers};

use super::changes::Changes;
use super::credits::Credits;
use super::download::DownloadShown;
use super::edition::Edition;
use super::feed_candidates::FeedCandidates;
use super::feeds::Feeds;
use super::layer::{Hit, Layer, Typed};
use super::palette::RECENT;
use super::panel::Panel;
use super::people::People;
use super::person::Profile;
use super::roles::Roles;
use super::row::{PanelFrame, PanelRow};
use super::sections::Sections;
use super::share::ShareWith;
use super::story::StoryTold;
use super::summary::SummaryShown;
use super::view::{Kept, PanelContext, PanelEvent, Then};
use crate::app::outcome::{Opening, Outcome, Request};
use crate::app::{Answer, COMMANDS, Candidate, Command, Edit, PanelKey, Question, Screen, Write};

/// The panels, the last one on top.
#[derive(Clone, Debug, Default)]
pub struct Panels {
    layers: Vec<Layer>,
    kept: Kept,
}

impl Panels {
    /// The panel on top, which gets the keys.
    #[must_use]
    pub fn top(&self) -> Option<&Panel> {
        self.layers.last().map(|layer| &layer.panel)
    }

    /// What is looked for in it, and whether keys are letters of that.
    #[must_use]
    pub fn filter(&self) -> Option<(&str, bool)> {
        self.layers.last().map(|layer| (layer.filter.as_str(), layer.filtering))
    }

    /// The sign before what is looked for in it.
    #[must_use]
    pub fn prompt(&self) -> char {
        self.top().and_then(|panel| panel.view().prompt()).unwrap_or('/')
    }

    /// Whether letters are typed in it from the first key on until it is closed.
    #[must_use]
    pub fn is_prompt(&self) -> bool {
        self.top().is_some_and(|panel| panel.view().prompt().is_some())
    }

    /// What the keys speak to, when a panel is open.
    #[must_use]
    pub fn screen(&self) -> Option<Screen> {
        self.top().map(|panel| panel.view().screen())
    }

    /// Whether the rows of the panel on top are on their way; none where no panel is open.
    pub(in crate::app) fn awaits_rows(&self) -> Option<bool> {
        self.top().map(|panel| panel.view().awaits_rows())
    }

    /// Whether letters are typed.
    pub(in crate::app) fn is_typing(&self) -> bool {
        self.layers.last().is_some_and(|layer| layer.filtering)
    }

    /// Whether the edition is being chosen.
    #[must_use]
    pub fn chooses_edition(&self) -> bool {
        self.layers.iter().any(|layer| matches!(layer.panel, Panel::Edition(_)))
    }

    /// Whether something can be looked for in the panel on top, and whether something can be chosen.
    #[must_use]
    pub fn kinds(&self, context: &PanelContext<'_>) -> (bool, bool) {
        let Some(layer) = self.layers.last() else { return (false, false) };
        (layer.panel.view().is_searched(), layer.choices(context) > 0)
    }

    /// The number of the chosen row of the panel on top, from 1, and how many can be chosen.
    #[must_use]
    pub fn place(&self, context: &PanelContext<'_>) -> Option<(usize, usize)> {
        let layer = self.layers.last()?;
        let count = layer.choices(context);
        (count > 0).then_some((layer.chosen + 1, count))
    }

    /// The panel on top as it is shown on the screen.
    #[must_use]
    pub fn frame(&self, context: &PanelContext<'_>) -> Option<PanelFrame> {
        self.layers.last().map(|layer| layer.frame(context))
    }

    /// All rows of the panel on top.
    #[must_use]
    pub fn rows(&self, context: &PanelContext<'_>) -> Vec<PanelRow> {
        self.layers.last().map(|layer| layer.all_rows(context)).unwrap_or_default()
    }

    /// Opens the panel that a command names, in place of those that are there.
    pub(in crate::app) fn open_by(&mut self, command: Command, context: &PanelContext<'_>, out: &mut Outcome) {
        if let Some(panel) = Panel::opened_by(command) {
            self.close_all(context, out);
            self.put_over(panel, context, out);
        }
    }

    /// Opens a panel in place of those that are there.
    pub(in crate::app) fn open(&mut self, opening: Opening, context: &PanelContext<'_>, out: &mut Outcome) {
        self.close_all(context, out);
        self.open_over(opening, context, out);
    }

    /// Opens a panel over those that are there.
    pub(in crate::app) fn open_over(&mut self, opening: Opening, context: &PanelContext<'_>, out: &mut Outcome) {
        let panel = match opening {
            Opening::Credits(article, credits) => Panel::Credits(Credits::new(article, credits)),
            Opening::Person(whose) => Panel::Person(Profile::new(whose)),
            Opening::Same(name, whose) => Panel::People(People::same_as(&name, whose)),
            Opening::Roles(article, role, name) => Panel::Roles(Roles::new(article, role, name)),
            Opening::Changes(article) => Panel::Changes(Changes::new(article)),
            Opening::Story(article) => Panel::Story(StoryTold::new(article)),
            Opening::Summary(article) => {
                let network = !context.environment.offline();
                Panel::Summary(SummaryShown::new(article, network))
            }
            Opening::Share(article) => Panel::Share(ShareWith::new(article)),
            Opening::Sections(feed, sections) => Panel::Sections(Sections::new(feed, sections)),
            Opening::Download => Panel::Download(DownloadShown),
            Opening::Feeds(feed) => Panel::Feeds(Feeds::at(feed)),
            Opening::FeedCandidates(candidates) => Panel::FeedCandidates(FeedCandidates::new(candidates)),
            Opening::Edition(packs, language) => Panel::Edition(Edition::new(packs, &language)),
        };
        self.put_over(panel, context, out);
    }

    fn put_over(&mut self, mut panel: Panel, context: &PanelContext<'_>, out: &mut Outcome) {
        let here = self.screen().unwrap_or(context.focus.screen());
        self.kept.opened += 1;
        panel.view_mut().open(here, &self.kept, out);
        self.layers.push(Layer::new(panel));
        self.tell_top(PanelEvent::Shown, context, out);
    }

    /// Closes the panel on top; what it showed for a trial is taken back.
    pub(in crate::app) fn close(&mut self, context: &PanelContext<'_>, out: &mut Outcome) {
        if let Some(mut layer) = self.layers.pop() {
            layer.event(PanelEvent::Closed, context, out);
        }
    }

    fn close_all(&mut self, context: &PanelContext<'_>, out: &mut Outcome) {
        while !self.layers.is_empty() {
            self.close(context, out);
        }
    }

    /// A command while a panel is open.
    pub(in crate::app) fn key(&mut self, key: PanelKey, context: &PanelContext<'_>, out: &mut Outcome) {
        let Some(layer) = self.layers.last_mut() else { return };
        match key {
            PanelKey::Down
            | PanelKey::Up
            | PanelKey::PageDown
            | PanelKey::PageUp
            | PanelKey::Top
            | PanelKey::Bottom => {
                layer.move_by(key, context, out);
            }
            PanelKey::Open => {
                self.tell_top(PanelEvent::Open, context, out);
            }
            PanelKey::Turn => {
                if layer.event(PanelEvent::Turn, context, out) == Then::Nothing {
                    layer.move_by(PanelKey::PageDown, context, out);
                }
            }
            PanelKey::Filter => {
                if !layer.start_filter() {
                    self.tell_unmeant(key, context, out);
                }
            }
            PanelKey::Cancel if layer.has_filter() => {
                layer.clear_filter();
                self.tell_top(PanelEvent::Filtered, context, out);
            }
            PanelKey::Back | PanelKey::Cancel => self.close(context, out),
            PanelKey::Split => self.tell_key(key, PanelEvent::Split, context, out),
            PanelKey::Credit(edit) => self.tell_key(key, PanelEvent::Credit(edit), context, out),
            PanelKey::Retry => self.tell_key(key, PanelEvent::Retry, context, out),
            PanelKey::Compare => self.tell_key(key, PanelEvent::Compare, context, out),
            PanelKey::Keep => self.tell_key(key, PanelEvent::Keep, context, out),
            PanelKey::Settle => self.tell_key(key, PanelEvent::Settle, context, out),
            PanelKey::Beside(behind) => self.tell_key(key, PanelEvent::Beside(behind), context, out),
            // What is no affair of the panel is a step with articles.
            PanelKey::Edit(Edit::Undo) => {
                if layer.event(PanelEvent::Edit(Edit::Undo), context, out) == Then::Nothing {
                    out.effect(Write::Undo);
                }
            }
            PanelKey::Edit(edit) => self.tell_key(key, PanelEvent::Edit(edit), context, out),
            PanelKey::Switch(command) => self.switch(command, context, out),
        }
    }

    /// A command that opens a panel: of the one that is open it means something of its own, most often its end.
    fn switch(&mut self, command: Command, context: &PanelContext<'_>, out: &mut Outcome) {
        let Some(top) = self.layers.last().map(|layer| layer.panel.view()) else { return };
        if top.command() == Some(command) {
            self.tell_top(PanelEvent::Again, context, out);
        } else if let Some(help) = Panel::opened_by(command).filter(|_| command == Command::Help) {
            self.put_over(help, context, out);
        } else if !top.is_choice() && command != Command::Credits {
            // One panel after another, without the way over the headlines; what is being chosen is chosen first.
            self.close_all(context, out);
            out.request(Request::Command(command));
        }
    }

    /// A key while letters are typed.
    pub(in crate::app) fn type_key(
        &mut self,
        (code, modifiers): (KeyCode, KeyModifiers),
        context: &PanelContext<'_>,
        out: &mut Outcome,
    ) {
        let Some(layer) = self.layers.last_mut() else { return };
        let event = match layer.type_key(code, modifiers, context, out) {
            Typed::Nothing => return,
            Typed::Filtered => PanelEvent::Filtered,
            Typed::Open => PanelEvent::Open,
            Typed::Complete => PanelEvent::Complete,
            Typed::Close => return self.close(context, out),
        };
        self.tell_top(event, context, out);
    }

    /// The wheel turned over the screen.
    pub(in crate::app) fn wheel(&mut self, by: isize, context: &PanelContext<'_>) {
        if let Some(layer) = self.layers.last_mut() {
            layer.scroll(by, context);
        }
    }

    /// A click chooses a row of a panel and opens the chosen one; beside the panel it closes it.
    pub(in crate::app) fn click(&mut self, column: u16, row: u16, context: &PanelContext<'_>, out: &mut Outcome) {
        let Some(layer) = self.layers.last_mut() else { return };
        match layer.click(column, row, context, out) {
            Hit::Outside => self.close(context, out),
            Hit::Chosen => {
                // Where rows are turned on and off a click does that.
                let opens = layer.panel.view().is_opened_by_click();
                if opens || layer.event(PanelEvent::Turn, context, out) == Then::Nothing {
                    self.tell_top(PanelEvent::Open, context, out);
                }
            }
            Hit::Other => {}
        }
    }

    /// Has the panel on top go by the event of a key; where that is nothing to it, this is told.
    fn tell_key(&mut self, key: PanelKey, event: PanelEvent, context: &PanelContext<'_>, out: &mut Outcome) {
        if self.tell_top(event, context, out) == Then::Nothing {
            self.tell_unmeant(key, context, out);
        }
    }

    /// Tells that a key does nothing in the panel on top.
    fn tell_unmeant(&self, key: PanelKey, context: &PanelContext<'_>, out: &mut Outcome) {
        let screen = self.screen().unwrap_or_default();
        let command = COMMANDS.iter().find(|entry| entry.panel_key() == Some(key)).map(|entry| entry.command);
        let name = |command| context.environment.key_of(screen, command);
        let keys = command.map(name).unwrap_or_default();
        let parts = [("keys", keys.into()), ("help", name(Command::Help).into())];
        out.tell(context.environment, "keys-mean-nothing", &parts);
    }

    /// Has the panel on top go by an event, and closes it if it says so.
    fn tell_top(&mut self, event: PanelEvent, context: &PanelContext<'_>, out: &mut Outcome) -> Then {
        let Some(layer) = self.layers.last_mut() else { return Then::Nothing };
        let then = layer.event(event, context, out);
        match then {
            Then::Close => self.close(context, out),
            Then::CloseAll => self.close_all(context, out),
            Then::Do(command) => {
                self.close_all(context, out);
                self.kept.recent.retain(|known| *known != command);
                self.kept.recent.insert(0, command);
                self.kept.recent.truncate(RECENT);
                out.request(Request::Command(command));
            }
            Then::Stay | Then::Nothing | Then::Choose(_) | Then::Filter(_) | Then::GoToTop => {}
        }
        then
    }

    /// Takes an answer in: each panel looks whether it is about what it shows.
    pub(in crate::app) fn answer(&mut self, answer: &Answer, context: &PanelContext<'_>, out: &mut Outcome) {
        if let Answer::Health(health) = answer {
            self.kept.health = Some(Arc::clone(health));
        }
        if let Answer::Subscriptions(found) = answer {
            self.kept.subscriptions = Arc::new(found.clone());
        }
        for layer in &mut self.layers {
            layer.take(answer, context, out);
        }
    }

    /// Has each panel ask again for what it shows: the cache changed.
    pub(in crate::app) fn look_again(&mut self, out: &mut Outcome) {
        for layer in &mut self.layers {
            layer.panel.view_mut().look_again(out);
        }
    }

    /// Takes in what was found at an address; of several feeds the user chooses one.
    pub(in crate::app) fn take_candidates(
        &mut self,
        candidates: Vec<Candidate>,
        context: &PanelContext<'_>,
        out: &mut Outcome,
    ) {
        if let [only] = candidates.as_slice() {
            out.effect(Write::AddFound(only.number));
        } else if self.screen() == Some(Screen::Subscriptions) {
            self.open_over(Opening::FeedCandidates(candidates), context, out);
        }
    }

    /// Asks for the subscriptions again where they are shown.
    pub(in crate::app) fn subscriptions_changed(&self, out: &mut Outcome) {
        if self.screen() == Some(Screen::Subscriptions) {
            out.effect(Question::Subscriptions);
        }
    }
}
