use std::borrow::Cow;
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
    /// Every group as its first frame had it, with the language and the columns of that.
    known: OnceCell<(&'static str, usize, Vec<HelpGroup>)>,
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
    keys: Vec<String>,
    /// What they do, in lines.
    lines: Vec<String>,
    /// The same, as letters are compared.
    folded: String,
    /// The command, where it can be done from here.
    command: Option<Command>,
}

impl HelpRow {
    fn holds(&self, filter: &str, folded: &str) -> bool {
        filter.is_empty() || self.keys.iter().any(|key| key == filter) || self.folded.contains(folded)
    }
}

impl Help {
    /// All groups, made again if the language or the width differs from those of the first frame.
    fn groups(&self, at: &At<'_>) -> Cow<'_, [HelpGroup]> {
        let (tag, width) = (at.outside.environment.words().tag(), at.outside.width_within());
        let (of, columns, known) = self.known.get_or_init(|| (tag, width, self.all(at)));
        if (*of, *columns) == (tag, width) { Cow::Borrowed(known) } else { Cow::Owned(self.all(at)) }
    }

    /// What the keys do on the screen below, by groups, and then the keys that only work elsewhere.
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

    /// The command of each row that is looked for, none where it cannot be done from here.
    fn commands(&self, at: &At<'_>) -> Vec<Option<Command>> {
        found(&self.groups(at), at.filter).into_iter().flat_map(|(_, rows)| rows).map(|row| row.command).collect()
    }
}

impl View for Help {
    fn title(&self) -> &'static str {
        "panel-help"
    }

    fn rows(&self, from: usize, most: usize, at: &At<'_>) -> Vec<PanelRow> {
        let environment = at.outside.environment;
        let chosen = self.is_chosen_from(at).then_some(at.chosen);
        let (mut rows, mut number) = (Vec::new(), 0);
        for (heading, group) in found(&self.groups(at), at.filter) {
            rows.extend((!rows.is_empty()).then(|| PanelRow::plain("")));
            rows.push(PanelRow::text(RowLook::Heading, 0, environment.ordered(heading)));
            for row in group {
                let (first, others) = row.lines.split_first().map_or(("", &[][..]), |(first, rest)| (first, rest));
                let keys = PanelCell::column(format!("{} ", row.keys.join(" ")), KEYS);
                rows.push(PanelRow::of(vec![keys, PanelCell::new(environment.ordered(first))], chosen == Some(number)));
                number += 1;
                rows.extend(others.iter().map(|line| PanelRow::text(RowLook::Plain, KEYS, line.as_str())));
            }
        }
        if rows.is_empty() {
            let sentence = environment.words().tell("no-such-key", &[("text", at.filter.into())]);
            rows.push(PanelRow::plain(sentence));
        }
        rows.into_iter().skip(from).take(most).collect()
    }

    fn count(&self, at: &At<'_>) -> usize {
        let groups = self.groups(at);
        let heights = found(&groups, at.filter).into_iter().map(|(_, rows)| {
            let lines: usize = rows.iter().map(|row| row.lines.len().max(1)).sum();
            // Its heading, and the empty line before all but the first.
            lines + 2
        });
        heights.sum::<usize>().saturating_sub(1).max(1)
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

/// The groups with the rows that are looked for.
fn found<'a>(groups: &'a [HelpGroup], filter: &str) -> Vec<(&'a str, Vec<&'a HelpRow>)> {
    let folded = filter.to_lowercase();
    let found = groups.iter().map(|group| {
        let rows = group.rows.iter().filter(|row| row.holds(filter, &folded));
        (group.heading.as_str(), rows.collect::<Vec<_>>())
    });
    found.filter(|(_, rows)| !rows.is_empty()).collect()
}

/// Rows of keys; where neighbours share a sentence they are one, with the command of the first.
fn help_rows(screen: Screen, wanted: impl Fn(&Entry) -> bool, done: bool, at: &At<'_>) -> Vec<HelpRow> {
    let (environment, width) = (at.outside.environment, at.outside.width_within().saturating_sub(KEYS));
    let entries: Vec<(&Entry, String)> =
        COMMANDS.iter().filter(|entry| wanted(entry)).map(|entry| (entry, entry.help(environment.words()))).collect();
    let keys = |entry: &Entry| environment.keys().of(screen, entry.command);
    let rows = KeyRow::grouped(entries.iter().map(|(entry, help)| (help.clone(), keys(entry))));
    let command = |help: &str| entries.iter().find(|(_, own)| own == help).map(|(entry, _)| entry.command);
    let rows = rows.into_iter().filter(|row| !row.keys.is_empty());
    let row = |row: KeyRow| HelpRow {
        lines: text::wrap(&row.help, width),
        folded: row.help.to_lowercase(),
        command: command(&row.help).filter(|_| done),
        keys: row.keys,
    };
    rows.map(row).collect()
}
