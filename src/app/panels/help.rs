use std::rc::Rc;

use super::help_rows::{CachedHelp, HelpColumns, HelpLine, HelpLines, KEYS};
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
    fn lines(&self, at: &At<'_>) -> Rc<HelpLines> {
        let half = at.outside.half();
        let width = half.map_or_else(|| at.outside.width_within(), usize::from);
        self.cached.lines(self.here, at.filter, (width, half.is_some()), at.outside.environment)
    }

    /// Rows of lines.
    fn shown<'a>(&self, lines: impl Iterator<Item = HelpLine<'a>>, at: &At<'_>) -> Vec<PanelRow> {
        let chosen = self.is_chosen_from(at).then_some(at.chosen);
        let row = |line| match line {
            HelpLine::Empty => PanelRow::plain(""),
            HelpLine::Heading(heading) => PanelRow::text(RowLook::Heading, 0, heading),
            HelpLine::Row(number, row) => {
                let keys = PanelCell::column(row.label.as_str(), KEYS - 1);
                let first = row.lines.first().map_or("", String::as_str);
                PanelRow::of(vec![keys, PanelCell::gap(1), PanelCell::new(first)], chosen == Some(number))
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
        self.lines(at).row(at.chosen).and_then(|row| row.command)
    }
}

impl View for Help {
    fn title(&self) -> &'static str {
        "panel-help"
    }

    fn rows(&self, from: usize, most: usize, at: &At<'_>) -> Vec<PanelRow> {
        let lines = self.lines(at);
        let first = lines.columns.first;
        let rows = self.shown(lines.all().take(first).skip(from).take(most), at);
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
        let lines = self.lines(at);
        self.shown(lines.all().skip(lines.columns.begin).skip(from).take(most), at)
    }

    fn count(&self, at: &At<'_>) -> usize {
        let HelpColumns { first, begin, count } = self.lines(at).columns;
        first.max(count - begin).max(1)
    }

    fn chosen_row(&self, at: &At<'_>) -> Option<usize> {
        let lines = self.lines(at);
        let row = lines.line_of(at.chosen)?;
        Some(row.checked_sub(lines.columns.begin).unwrap_or(row))
    }

    fn choices(&self, at: &At<'_>) -> usize {
        if self.is_chosen_from(at) { self.lines(at).count() } else { 0 }
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
