use std::rc::Rc;

use super::help_rows::{CachedHelp, HelpGroups, HelpLine, KEYS};
use super::row::{PanelCell, PanelRow, RowLook};
use super::view::{At, Kept, PanelEvent, RowUse, Then, View};
use crate::app::outcome::Outcome;
use crate::app::{Command, Screen};

/// The panel of help: keys and what they do, by group.
#[derive(Clone, Debug, Default)]
pub struct Help {
    /// On which screen below it.
    here: Screen,
    cached: CachedHelp,
}

impl Help {
    fn groups(&self, at: &At<'_>) -> Rc<HelpGroups> {
        self.cached.groups(self.here, at.outside.width_within(), at.outside.environment)
    }

    /// Whether a row is chosen and done: where it is only read, as by a screen reader, nothing is.
    fn is_chosen_from(&self, at: &At<'_>) -> bool {
        !at.outside.environment.settings().plain && matches!(self.here, Screen::Headlines | Screen::Article)
    }

    /// The command of the chosen row, none where it cannot be done from here.
    fn chosen(&self, at: &At<'_>) -> Option<Command> {
        self.groups(at).rows(at.filter).nth(at.chosen).and_then(|row| row.command)
    }
}

impl View for Help {
    fn title(&self) -> &'static str {
        "panel-help"
    }

    fn rows(&self, from: usize, most: usize, at: &At<'_>) -> Vec<PanelRow> {
        let environment = at.outside.environment;
        let chosen = self.is_chosen_from(at).then_some(at.chosen);
        let groups = self.groups(at);
        let row = |line| match line {
            HelpLine::Empty => PanelRow::plain(""),
            HelpLine::Heading(heading) => PanelRow::text(RowLook::Heading, 0, environment.ordered(heading)),
            HelpLine::Row(number, row) => {
                let keys = PanelCell::column(format!("{} ", row.keys.join(" ")), KEYS);
                let first = row.lines.first().map_or("", String::as_str);
                PanelRow::of(vec![keys, PanelCell::new(environment.ordered(first))], chosen == Some(number))
            }
            HelpLine::Rest(line) => PanelRow::text(RowLook::Plain, KEYS, line),
        };
        let rows: Vec<PanelRow> = groups.lines(at.filter).skip(from).take(most).map(row).collect();
        if rows.is_empty() && from == 0 {
            let sentence = environment.words().tell("no-such-key", &[("text", at.filter.into())]);
            return vec![PanelRow::plain(sentence)];
        }
        rows
    }

    fn count(&self, at: &At<'_>) -> usize {
        self.groups(at).lines(at.filter).count().max(1)
    }

    fn choices(&self, at: &At<'_>) -> usize {
        if self.is_chosen_from(at) { self.groups(at).rows(at.filter).count() } else { 0 }
    }

    fn is_searched(&self) -> bool {
        true
    }

    fn command(&self) -> Option<Command> {
        Some(Command::Help)
    }

    fn open(&mut self, here: Screen, kept: &Kept, _: &mut Outcome) {
        *self = Self { here, cached: kept.help.clone() };
    }

    fn update(&mut self, event: PanelEvent, at: &At<'_>, _: &mut Outcome) -> Then {
        match event {
            PanelEvent::Open if self.is_chosen_from(at) => self.chosen(at).map_or(Then::Stay, Then::Do),
            event => event.otherwise(RowUse::Read),
        }
    }
}
