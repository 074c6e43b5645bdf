use std::sync::Arc;

use crossterm::event::{KeyCode, KeyModifiers};

use super::changes::Changes;
use super::credits::Credits;
use super::edition::Edition;
use super::feeds::Feeds;
use super::found::Found;
use super::help::Help;
use super::layer::{Hit, Layer, Typed};
use super::messages::Messages;
use super::options::Options;
use super::palette::{Palette, RECENT};
use super::panel::Panel;
use super::people::People;
use super::row::{PanelFrame, PanelRow};
use super::sections::Sections;
use super::share::ShareWith;
use super::subscriptions::Listed;
use super::themes::Themes;
use super::view::{PanelContext, PanelEvent, Then};
use crate::app::outcome::{Opening, Outcome, Request};
use crate::app::{Answer, Candidate, Command, PanelKey, Question, Screen, Ticket, Write};
use crate::model::{Health, Person};

/// The panels, the last one on top.
#[derive(Clone, Debug, Default)]
pub struct Panels {
    layers: Vec<Layer>,
    /// Commands that the palette was asked for, the last one first.
    recent: Vec<Command>,
    ticket: Ticket,
    /// Health of the feeds, once it was asked for.
    health: Option<Arc<[Health]>>,
}

impl Panels {
    /// The panel on top.
    #[must_use]
    pub fn top(&self) -> Option<&Panel> {
        self.layers.last().map(|layer| &layer.panel)
    }

    /// What is looked for in it, and whether keys are letters of that.
    #[must_use]
    pub fn filter(&self) -> Option<(&str, bool)> {
        self.layers.last().map(|layer| (layer.filter.as_str(), layer.filtering))
    }

    /// What the keys speak to, when a panel is open.
    pub(in crate::app) fn screen(&self) -> Option<Screen> {
        self.top().map(Panel::screen)
    }

    /// Whether letters are typed.
    pub(in crate::app) fn is_typing(&self) -> bool {
        self.layers.last().is_some_and(|layer| layer.filtering)
    }

    /// Whether the edition is being chosen.
    pub(in crate::app) fn chooses_edition(&self) -> bool {
        self.layers.iter().any(|layer| matches!(layer.panel, Panel::Edition(_)))
    }

    /// Whether something can be looked for in the panel on top, and whether something can be chosen.
    pub(in crate::app) fn kinds(&self, context: &PanelContext<'_>) -> (bool, bool) {
        let Some(layer) = self.layers.last() else { return (false, false) };
        (layer.panel.view().is_searched(), layer.choices(context) > 0)
    }

    /// The panel on top as it stands on the screen.
    pub(in crate::app) fn frame(&self, context: &PanelContext<'_>) -> Option<PanelFrame> {
        self.layers.last().map(|layer| layer.frame(context))
    }

    /// All rows of the panel on top.
    pub(in crate::app) fn rows(&self, context: &PanelContext<'_>) -> Vec<PanelRow> {
        self.layers.last().map(|layer| layer.all_rows(context)).unwrap_or_default()
    }

    /// Opens a panel in place of those that are there.
    pub(in crate::app) fn open(&mut self, opening: Opening, context: &PanelContext<'_>, out: &mut Outcome) {
        self.close_all(context, out);
        self.open_over(opening, context, out);
    }

    /// Opens a panel over those that are there.
    pub(in crate::app) fn open_over(&mut self, opening: Opening, context: &PanelContext<'_>, out: &mut Outcome) {
        let panel = match opening {
            Opening::Help => {
                let here = self.screen().unwrap_or(context.focus.screen());
                Panel::Help(Help::new(here))
            }
            Opening::Credits(article, credits) => Panel::Credits(Credits::new(article, credits)),
            Opening::Feeds => {
                out.effect(Question::Health);
                Panel::Feeds(Feeds::new(self.health.clone()))
            }
            Opening::Palette => Panel::Palette(Palette::new(context.focus.screen(), self.recent.clone())),
            Opening::Themes => Panel::Themes(Themes::new(context.environment)),
            Opening::Messages => Panel::Messages(Messages),
            Opening::People => {
                self.ticket += 1;
                Panel::People(People::new(self.ticket))
            }
            Opening::Options => Panel::Options(Options),
            Opening::Changes(article) => {
                out.effect(Question::Changes(article));
                Panel::Changes(Changes::default())
            }
            Opening::Share(article) => Panel::Share(ShareWith::new(article)),
            Opening::Subscriptions => {
                out.effect(Question::Subscriptions);
                Panel::Subscriptions(Listed::default())
            }
            Opening::Sections(feed, sections) => Panel::Sections(Sections::new(feed, sections)),
            Opening::Found(candidates) => Panel::Found(Found::new(candidates)),
            Opening::Edition(packs, language) => Panel::Edition(Edition::new(packs, &language)),
        };
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
            PanelKey::Open => self.tell_top(PanelEvent::Open, context, out),
            PanelKey::Turn => {
                if layer.event(PanelEvent::Turn, context, out) == Then::Nothing {
                    layer.move_by(PanelKey::PageDown, context, out);
                }
            }
            PanelKey::Filter => layer.start_filter(),
            PanelKey::Cancel if layer.has_filter() => {
                layer.clear_filter();
                self.tell_top(PanelEvent::Filtered, context, out);
            }
            PanelKey::Back | PanelKey::Cancel => self.close(context, out),
            PanelKey::Edit(edit) => self.tell_top(PanelEvent::Edit(edit), context, out),
            PanelKey::Switch(command) => self.switch(command, context, out),
        }
    }

    /// A command that opens a panel: of the one that is open it means something of its own, most often its end.
    fn switch(&mut self, command: Command, context: &PanelContext<'_>, out: &mut Outcome) {
        let Some(top) = self.layers.last().map(|layer| &layer.panel) else { return };
        if top.opened_by() == Some(command) {
            self.tell_top(PanelEvent::Again, context, out);
        } else if command == Command::Help {
            self.open_over(Opening::Help, context, out);
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
        match layer.type_key(code, modifiers, context, out) {
            Typed::Nothing => {}
            Typed::Filtered => self.tell_top(PanelEvent::Filtered, context, out),
            Typed::Open => self.tell_top(PanelEvent::Open, context, out),
            Typed::Complete => self.tell_top(PanelEvent::Complete, context, out),
            Typed::Close => self.close(context, out),
        }
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
                if layer.event(PanelEvent::Turn, context, out) == Then::Nothing {
                    self.tell_top(PanelEvent::Open, context, out);
                }
            }
            Hit::Other => {}
        }
    }

    /// Has the panel on top go by an event, and closes it if it says so.
    fn tell_top(&mut self, event: PanelEvent, context: &PanelContext<'_>, out: &mut Outcome) {
        let Some(layer) = self.layers.last_mut() else { return };
        let command = match (&layer.panel, event) {
            (Panel::Palette(palette), PanelEvent::Open) => palette.chosen(&layer.at(context)),
            _ => None,
        };
        match layer.event(event, context, out) {
            Then::Close => self.close(context, out),
            Then::CloseAll => self.close_all(context, out),
            Then::Stay | Then::Nothing | Then::Choose(_) | Then::ScrollTo(_) | Then::Filter(_) => {}
        }
        if let Some(command) = command {
            self.recent.retain(|known| *known != command);
            self.recent.insert(0, command);
            self.recent.truncate(RECENT);
            out.request(Request::Command(command));
        }
    }

    /// Takes an answer in that is about what panels show.
    pub(in crate::app) fn answer(&mut self, answer: Answer, context: &PanelContext<'_>, out: &mut Outcome) {
        match answer {
            Answer::Health(health) => self.take_health(health.into(), context, out),
            Answer::People { ticket, people } => self.take_people(ticket, &people),
            Answer::Changes(found) => {
                for layer in &mut self.layers {
                    let Panel::Changes(changes) = &mut layer.panel else { continue };
                    changes.take(&found);
                }
            }
            Answer::Subscriptions(found) => {
                for layer in &mut self.layers {
                    let Panel::Subscriptions(listed) = &mut layer.panel else { continue };
                    let chosen = listed.take(found.clone(), layer.chosen, &layer.filter);
                    layer.choose(chosen, context, out);
                }
            }
            Answer::Sections(_)
            | Answer::Headlines { .. }
            | Answer::Standfirsts(_)
            | Answer::New { .. }
            | Answer::Unread { .. }
            | Answer::Found { .. }
            | Answer::Article { .. } => {}
        }
    }

    fn take_health(&mut self, health: Arc<[Health]>, context: &PanelContext<'_>, out: &mut Outcome) {
        self.health = Some(health);
        for layer in &mut self.layers {
            let Panel::Feeds(feeds) = &mut layer.panel else { continue };
            if feeds.take(self.health.clone()) {
                layer.event(PanelEvent::Again, context, out);
            }
        }
    }

    fn take_people(&mut self, ticket: Ticket, people: &[Person]) {
        for layer in &mut self.layers {
            let Panel::People(shown) = &mut layer.panel else { continue };
            if shown.take(ticket, people) {
                layer.go_to_top();
            }
        }
    }

    /// Takes in what was found behind an address; of several one is chosen.
    pub(in crate::app) fn take_candidates(
        &mut self,
        candidates: Vec<Candidate>,
        context: &PanelContext<'_>,
        out: &mut Outcome,
    ) {
        match (candidates.as_slice(), self.top()) {
            ([only], _) => out.effect(Write::AddFound(only.number)),
            (_, Some(Panel::Subscriptions(_))) => {
                self.open_over(Opening::Found(candidates), context, out);
            }
            _ => {}
        }
    }

    /// Asks for the subscriptions again where they are shown.
    pub(in crate::app) fn subscriptions_changed(&self, out: &mut Outcome) {
        if matches!(self.top(), Some(Panel::Subscriptions(_))) {
            out.effect(Question::Subscriptions);
        }
    }
}
