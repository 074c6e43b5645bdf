use std::rc::Rc;

use super::help_rows::{CachedHelp, HelpColumns, HelpGroups, HelpLine, KEYS};
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
        let width = at.outside.half().map_or_else(|| at.outside.width_within(), usize::from);
        self.cached.groups(self.here, width, at.outside.environment)
    }

    /// Where the lines are parted into two columns, if they are.
    fn columns(groups: &HelpGroups, at: &At<'_>) -> HelpColumns {
        groups.columns(at.filter, at.outside.half().is_some())
    }

    /// Rows of lines.
    fn shown<'a>(&self, lines: impl Iterator<Item = HelpLine<'a>>, at: &At<'_>) -> Vec<PanelRow> {
        let environment = at.outside.environment;
        let chosen = self.is_chosen_from(at).then_some(at.chosen);
        let row = |line| match line {
            HelpLine::Empty => PanelRow::plain(""),
            HelpLine::Heading(heading) => PanelRow::text(RowLook::Heading, 0, environment.ordered(heading)),
            HelpLine::Row(number, row) => {
                let keys = PanelCell::column(row.label.as_str(), KEYS);
                let first = row.lines.first().map_or("", String::as_str);
                PanelRow::of(vec![keys, PanelCell::new(environment.ordered(first))], chosen == Some(number))
            }
            HelpLine::Rest(line) => PanelRow::text(RowLook::Plain, KEYS, line),
        };
        lines.map(row).collect()
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
        let groups = self.groups(at);
        let HelpColumns { first, .. } = Self::columns(&groups, at);
        let rows = self.shown(groups.lines(at.filter).take(first).skip(from).take(most), at);
        if rows.is_empty() && from == 0 {
            let sentence = at.outside.environment.words().tell("no-such-key", &[("text", at.filter.into())]);
            return vec![PanelRow::plain(sentence)];
        }
        rows
    }

    fn has_two_columns(&self) -> bool {
        true
    }

    fn rows_beside(&self, from: usize, most: usize, at: &At<'_>) -> Vec<PanelRow> {
        let groups = self.groups(at);
        let HelpColumns { begin, .. } = Self::columns(&groups, at);
        self.shown(groups.lines(at.filter).skip(begin).skip(from).take(most), at)
    }

    fn count(&self, at: &At<'_>) -> usize {
        let HelpColumns { first, begin, count } = Self::columns(&self.groups(at), at);
        first.max(count - begin).max(1)
    }

    fn chosen_row(&self, at: &At<'_>) -> Option<usize> {
        let groups = self.groups(at);
        let HelpColumns { begin, .. } = Self::columns(&groups, at);
        let is_chosen = |line: HelpLine<'_>| matches!(line, HelpLine::Row(number, _) if number == at.chosen);
        let row = groups.lines(at.filter).position(is_chosen)?;
        Some(row.checked_sub(begin).unwrap_or(row))
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
