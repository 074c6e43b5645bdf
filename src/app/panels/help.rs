use std::cell::OnceCell;

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
    /// Every group in the language that the first frame of it was in.
    known: OnceCell<(&'static str, Vec<HelpGroup>)>,
}

/// Keys that have something in common.
#[derive(Clone, Debug)]
struct HelpGroup {
    heading: String,
    rows: Vec<HelpRow>,
}

/// Keys and what they do.
#[derive(Clone, Debug)]
struct HelpRow {
    keys: KeyRow,
    /// What they do, as letters are compared.
    folded: String,
    /// The command, where it can be done from here.
    command: Option<Command>,
}

impl Help {
    /// The groups with the rows that are looked for.
    fn groups(&self, at: &At<'_>) -> Vec<(String, Vec<HelpRow>)> {
        let tag = at.outside.environment.words().tag();
        let (of, known) = self.known.get_or_init(|| (tag, self.all(at)));
        let fresh = if *of == tag { None } else { Some(self.all(at)) };
        let filter = at.filter.to_lowercase();
        let holds = |row: &&HelpRow| {
            filter.is_empty() || row.keys.keys.iter().any(|key| key == at.filter) || row.folded.contains(&filter)
        };
        let groups = fresh.as_ref().unwrap_or(known).iter();
        let found = groups.map(|group| (group.heading.clone(), group.rows.iter().filter(holds).cloned().collect()));
        found.filter(|(_, rows): &(String, Vec<HelpRow>)| !rows.is_empty()).collect()
    }

    /// What the keys do on the screen below by groups, and then those that mean something elsewhere alone.
    fn all(&self, at: &At<'_>) -> Vec<HelpGroup> {
        let words = at.outside.environment.words();
        let group = |group: Group| HelpGroup {
            heading: words.say(group.message()),
            rows: help_rows(self.here, |entry| entry.means_in(self.here) && entry.command.group() == group, true, at),
        };
        let mut groups: Vec<HelpGroup> = Group::ALL.into_iter().map(group).collect();
        let mut seen = vec![self.here];
        let others = [
            (Screen::Headlines, "in-headlines"),
            (Screen::Article, "in-article"),
            (Screen::Panel, "in-panels"),
            (Screen::Subscriptions, "in-subscriptions"),
        ];
        for (elsewhere, place) in others.into_iter().filter(|(elsewhere, _)| *elsewhere != self.here) {
            let news = |entry: &Entry| entry.means_in(elsewhere) && !seen.iter().any(|seen| entry.means_in(*seen));
            groups.push(HelpGroup { heading: words.say(place), rows: help_rows(elsewhere, news, false, at) });
            seen.push(elsewhere);
        }
        groups
    }

    /// Whether a row is chosen and done: where it is only read, as by a screen reader, nothing is.
    fn is_chosen_from(&self, at: &At<'_>) -> bool {
        !at.outside.environment.settings().plain && matches!(self.here, Screen::Headlines | Screen::Article)
    }

    /// The command of each row, none where it cannot be done from here.
    fn commands(&self, at: &At<'_>) -> Vec<Option<Command>> {
        self.groups(at).into_iter().flat_map(|(_, rows)| rows).map(|row| row.command).collect()
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
        for (heading, group) in self.groups(at) {
            rows.extend((!rows.is_empty()).then(|| PanelRow::plain("")));
            rows.push(PanelRow::text(RowLook::Heading, 0, environment.ordered(&heading)));
            for row in group {
                let mut lines = text::wrap(&row.keys.help, width).into_iter();
                let help = environment.ordered(&lines.next().unwrap_or_default());
                let cells =
                    vec![PanelCell::column(format!("{} ", row.keys.keys.join(" ")), KEYS), PanelCell::new(help)];
                rows.push(PanelRow::of(cells, chosen == Some(number)));
                number += 1;
                rows.extend(lines.map(|line| PanelRow::text(RowLook::Plain, KEYS, line)));
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
        *self = Self { here, ..Self::default() };
    }

    fn update(&mut self, event: PanelEvent, at: &At<'_>, _: &mut Outcome) -> Then {
        let chosen = || self.commands(at).get(at.chosen).copied().flatten();
        match event {
            PanelEvent::Open if self.is_chosen_from(at) => chosen().map_or(Then::Stay, Then::Do),
            event => event.otherwise(RowUse::Read),
        }
    }
}

/// Rows of keys; where neighbours share a sentence they are one, with the command of the first.
fn help_rows(screen: Screen, wanted: impl Fn(&Entry) -> bool, done: bool, at: &At<'_>) -> Vec<HelpRow> {
    let environment = at.outside.environment;
    let entries: Vec<(&Entry, String)> =
        COMMANDS.iter().filter(|entry| wanted(entry)).map(|entry| (entry, entry.help(environment.words()))).collect();
    let keys = |entry: &Entry| environment.keys().of(screen, entry.command);
    let rows = KeyRow::grouped(entries.iter().map(|(entry, help)| (help.clone(), keys(entry))));
    let command = |row: &KeyRow| entries.iter().find(|(_, help)| *help == row.help).map(|(entry, _)| entry.command);
    let rows = rows.into_iter().filter(|row| !row.keys.is_empty());
    rows.map(|keys| HelpRow { folded: keys.help.to_lowercase(), command: command(&keys).filter(|_| done), keys })
        .collect()
}
