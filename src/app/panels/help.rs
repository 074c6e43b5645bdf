use super::row::{PanelCell, PanelRow, RowLook};
use super::view::{At, Kept, PanelEvent, RowUse, Then, View};
use crate::app::outcome::Outcome;
use crate::app::{COMMANDS, Command, Entry, Group, KeyRow, Screen};
use crate::text;

/// Columns of the keys.
const KEYS: usize = 13;

/// The panel of help: keys and what they do, by group.
#[derive(Clone, Debug, Default)]
pub struct Help {
    /// On which screen below it.
    here: Screen,
}

/// A line of the help before it is set.
enum HelpLine {
    /// What the lines below have in common.
    Heading(String),
    /// Keys and what they do, with the command where it can be done from here.
    Keys(KeyRow, Option<Command>),
}

impl Help {
    /// What the keys do on the screen below by groups, and then those that mean something elsewhere alone.
    fn lines(&self, at: &At<'_>) -> Vec<HelpLine> {
        let words = at.outside.environment.words();
        let mut told = Vec::new();
        for group in Group::ALL {
            let wanted = |entry: &Entry| entry.means_in(self.here) && entry.command.group() == group;
            let rows = key_rows(self.here, wanted, at);
            if !rows.is_empty() {
                told.push(HelpLine::Heading(words.say(group.message())));
            }
            told.extend(rows.into_iter().map(|(row, command)| HelpLine::Keys(row, Some(command))));
        }
        let mut seen = vec![self.here];
        let others = [
            (Screen::Headlines, "in-headlines"),
            (Screen::Article, "in-article"),
            (Screen::Panel, "in-panels"),
            (Screen::Subscriptions, "in-subscriptions"),
        ];
        for (elsewhere, place) in others.into_iter().filter(|(elsewhere, _)| *elsewhere != self.here) {
            let news = |entry: &Entry| entry.means_in(elsewhere) && !seen.iter().any(|seen| entry.means_in(*seen));
            let rows = key_rows(elsewhere, news, at);
            if !rows.is_empty() {
                told.push(HelpLine::Heading(words.say(place)));
            }
            told.extend(rows.into_iter().map(|(row, _)| HelpLine::Keys(row, None)));
            seen.push(elsewhere);
        }
        told
    }

    /// Whether a row is chosen and done: where it is only read, as by a screen reader, nothing is.
    fn is_chosen_from(&self, at: &At<'_>) -> bool {
        !at.outside.environment.settings().plain && matches!(self.here, Screen::Headlines | Screen::Article)
    }

    /// The command of each row with keys, none where it cannot be done from here.
    fn commands(&self, at: &At<'_>) -> Vec<Option<Command>> {
        let told = self.lines(at).into_iter();
        let command = |told| match told {
            HelpLine::Keys(_, command) => Some(command),
            HelpLine::Heading(_) => None,
        };
        told.filter_map(command).collect()
    }
}

impl View for Help {
    fn title(&self) -> &'static str {
        "panel-help"
    }

    fn rows(&self, from: usize, most: usize, at: &At<'_>) -> Vec<PanelRow> {
        let environment = at.outside.environment;
        let width = at.outside.width_within().saturating_sub(KEYS);
        let chosen = self.is_chosen_from(at).then_some(at.chosen);
        let (mut rows, mut number) = (Vec::new(), 0);
        for told in self.lines(at) {
            match told {
                HelpLine::Heading(name) => {
                    rows.extend((!rows.is_empty()).then(|| PanelRow::plain("")));
                    rows.push(PanelRow::text(RowLook::Heading, 0, environment.ordered(&name)));
                }
                HelpLine::Keys(row, _) => {
                    let mut lines = text::wrap(&row.help, width).into_iter();
                    let help = environment.ordered(&lines.next().unwrap_or_default());
                    let cells = vec![PanelCell::column(format!("{} ", row.keys.join(" ")), KEYS), PanelCell::new(help)];
                    rows.push(PanelRow::of(cells, chosen == Some(number)));
                    number += 1;
                    rows.extend(lines.map(|line| PanelRow::text(RowLook::Plain, KEYS, line)));
                }
            }
        }
        if rows.is_empty() {
            let sentence = environment.words().tell("no-such-key", &[("text", at.filter.into())]);
            rows.push(PanelRow::plain(sentence));
        }
        rows.into_iter().skip(from).take(most).collect()
    }

    fn choices(&self, at: &At<'_>) -> usize {
        if self.is_chosen_from(at) { self.commands(at).len() } else { 0 }
    }

    fn is_searched(&self) -> bool {
        true
    }

    fn command(&self) -> Option<Command> {
        Some(Command::Help)
    }

    fn open(&mut self, here: Screen, _: &Kept, _: &mut Outcome) {
        self.here = here;
    }

    fn update(&mut self, event: PanelEvent, at: &At<'_>, _: &mut Outcome) -> Then {
        let chosen = || self.commands(at).get(at.chosen).copied().flatten();
        match event {
            PanelEvent::Open if self.is_chosen_from(at) => chosen().map_or(Then::Stay, Then::Do),
            event => event.otherwise(RowUse::Read),
        }
    }
}

/// Rows of keys, each with the command that it is of, the first where neighbours share a sentence.
fn key_rows(screen: Screen, wanted: impl Fn(&Entry) -> bool, at: &At<'_>) -> Vec<(KeyRow, Command)> {
    let environment = at.outside.environment;
    let words = environment.words();
    let filter = at.filter.to_lowercase();
    let entries = || COMMANDS.iter().filter(|entry| wanted(entry));
    let keys = |entry: &Entry| environment.keys().of(screen, entry.command);
    let rows = KeyRow::grouped(entries().map(|entry| (entry.help(words), keys(entry))));
    let holds = |row: &KeyRow| {
        filter.is_empty() || row.keys.iter().any(|key| key == at.filter) || row.help.to_lowercase().contains(&filter)
    };
    let rows = rows.into_iter().filter(|row| !row.keys.is_empty() && holds(row));
    let command = |row: &KeyRow| entries().find(|entry| entry.help(words) == row.help).map(|entry| entry.command);
    rows.filter_map(|row| Some((command(&row)?, row))).map(|(command, row)| (row, command)).collect()
}
