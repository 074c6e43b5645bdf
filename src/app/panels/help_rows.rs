//! The rows of help: keys and what they do, by group.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use crate::app::{COMMANDS, Command, Entry, Environment, Group, KeyMap, KeyRow, Screen};
use crate::text;

/// Columns of the keys.
pub(super) const KEYS: usize = 13;

/// The groups that were made last, kept from one opening of help to the next.
#[derive(Clone, Debug, Default)]
pub(super) struct CachedHelp(Rc<RefCell<Option<Rc<HelpGroups>>>>);

/// Every group, with all that it was made of.
#[derive(Debug)]
pub(super) struct HelpGroups {
    here: Screen,
    language: &'static str,
    width: usize,
    keys: Arc<KeyMap>,
    groups: Vec<HelpGroup>,
}

/// Keys that have something in common.
#[derive(Debug)]
struct HelpGroup {
    heading: String,
    rows: Vec<HelpRow>,
}

/// Keys and what they do.
#[derive(Debug)]
pub(super) struct HelpRow {
    keys: Vec<String>,
    /// The keys one after another, with a space after the last one.
    pub(super) label: String,
    /// What they do, in lines.
    pub(super) lines: Vec<String>,
    /// The same, as letters are compared.
    folded: String,
    /// The command, where it can be done from here.
    pub(super) command: Option<Command>,
}

/// A line of the panel.
#[derive(Clone, Copy, Debug)]
pub(super) enum HelpLine<'a> {
    /// Between two groups.
    Empty,
    Heading(&'a str),
    /// The first line of a row, with its number among all rows that are looked for.
    Row(usize, &'a HelpRow),
    /// A further line of it.
    Rest(&'a str),
}

/// Where the lines are parted into two columns. The empty line before the second one belongs to neither.
#[derive(Clone, Copy, Debug)]
pub(super) struct HelpColumns {
    /// How many lines are in the first column.
    pub(super) first: usize,
    /// The first line of the second column; the number of all lines where there is none.
    pub(super) begin: usize,
    /// The number of all lines.
    pub(super) count: usize,
}

impl CachedHelp {
    /// All groups over a screen, made again if the screen, the language, the width or the keys differ from those of the last ones.
    pub(super) fn groups(&self, here: Screen, width: usize, environment: &Environment) -> Rc<HelpGroups> {
        let language = environment.words().tag();
        let holds = |cached: &Rc<HelpGroups>| {
            (cached.here, cached.language, cached.width) == (here, language, width)
                && cached.keys == *environment.keys()
        };
        if let Some(cached) = self.0.borrow().as_ref().filter(|cached| holds(cached)) {
            return Rc::clone(cached);
        }
        let keys = Arc::clone(environment.keys());
        let made = Rc::new(HelpGroups { here, language, width, keys, groups: all(here, width, environment) });
        *self.0.borrow_mut() = Some(Rc::clone(&made));
        made
    }
}

impl HelpGroups {
    /// The lines of the groups with the rows that are looked for.
    pub(super) fn lines(&self, filter: &str) -> impl Iterator<Item = HelpLine<'_>> {
        let mut number = 0;
        self.found(filter).enumerate().flat_map(move |(at, (heading, rows))| {
            let first = number;
            number += rows.len();
            let rows = rows.into_iter().enumerate().flat_map(move |(at, row)| {
                let rest = row.lines.iter().skip(1).map(|line| HelpLine::Rest(line));
                std::iter::once(HelpLine::Row(first + at, row)).chain(rest)
            });
            (at > 0).then_some(HelpLine::Empty).into_iter().chain([HelpLine::Heading(heading)]).chain(rows)
        })
    }

    /// The columns of the lines; groups stay whole, and the higher column is as low as it gets.
    pub(super) fn columns(&self, filter: &str, two: bool) -> HelpColumns {
        let lines = |rows: &[&HelpRow]| 1 + rows.iter().map(|row| row.lines.len()).sum::<usize>();
        let heights = self.found(filter).map(|(_, rows)| lines(&rows));
        let begins: Vec<usize> = heights
            .scan(0, |end, height| {
                *end += height + 1;
                Some(*end)
            })
            .collect();
        // An empty line is after each group but the last.
        let count = begins.last().map_or(0, |end| end - 1);
        let inner = begins.iter().rev().skip(1).filter(|_| two);
        match inner.min_by_key(|begin| (**begin - 1).max(count - **begin)) {
            Some(begin) => HelpColumns { first: begin - 1, begin: *begin, count },
            None => HelpColumns { first: count, begin: count, count },
        }
    }

    /// The rows that are looked for.
    pub(super) fn rows(&self, filter: &str) -> impl Iterator<Item = &HelpRow> {
        self.found(filter).flat_map(|(_, rows)| rows)
    }

    fn found(&self, filter: &str) -> impl Iterator<Item = (&str, Vec<&HelpRow>)> {
        let (filter, folded) = (filter.to_owned(), filter.to_lowercase());
        let found = self.groups.iter().map(move |group| {
            let rows = group.rows.iter().filter(|row| row.holds(&filter, &folded));
            (group.heading.as_str(), rows.collect::<Vec<_>>())
        });
        found.filter(|(_, rows)| !rows.is_empty())
    }
}

impl HelpRow {
    fn holds(&self, filter: &str, folded: &str) -> bool {
        filter.is_empty() || self.keys.iter().any(|key| key == filter) || self.folded.contains(folded)
    }
}

/// What the keys do on the screen below, by groups, and then the keys that only work elsewhere.
fn all(here: Screen, width: usize, environment: &Environment) -> Vec<HelpGroup> {
    let words = environment.words();
    let group = |group: Group| HelpGroup {
        heading: words.say(group.message()),
        rows: rows(here, |entry| entry.means_in(here) && entry.command.group() == group, true, width, environment),
    };
    let mut groups: Vec<HelpGroup> = Group::ALL.into_iter().map(group).collect();
    let mut seen = vec![here];
    let others = [
        (Screen::Headlines, "in-headlines"),
        (Screen::Article, "in-article"),
        (Screen::Panel, "in-panels"),
        (Screen::Subscriptions, "in-subscriptions"),
    ];
    for (elsewhere, place) in others.into_iter().filter(|(elsewhere, _)| *elsewhere != here) {
        let news = |entry: &Entry| entry.means_in(elsewhere) && !seen.iter().any(|seen| entry.means_in(*seen));
        groups.push(HelpGroup { heading: words.say(place), rows: rows(elsewhere, news, false, width, environment) });
        seen.push(elsewhere);
    }
    groups
}

/// Rows of keys; where neighbours share a sentence they are one, with the command of the first.
fn rows(
    screen: Screen,
    wanted: impl Fn(&Entry) -> bool,
    done: bool,
    width: usize,
    environment: &Environment,
) -> Vec<HelpRow> {
    let entries: Vec<(&Entry, String)> =
        COMMANDS.iter().filter(|entry| wanted(entry)).map(|entry| (entry, entry.help(environment.words()))).collect();
    let keys = |entry: &Entry| environment.keys().of(screen, entry.command);
    let rows = KeyRow::grouped(entries.iter().map(|(entry, help)| (help.clone(), keys(entry))));
    let command = |help: &str| entries.iter().find(|(_, own)| own == help).map(|(entry, _)| entry.command);
    let rows = rows.into_iter().filter(|row| !row.keys.is_empty());
    let row = |row: KeyRow| HelpRow {
        lines: text::wrap(&row.help, width.saturating_sub(KEYS)),
        folded: row.help.to_lowercase(),
        command: command(&row.help).filter(|_| done),
        label: format!("{} ", row.keys.join(" ")),
        keys: row.keys,
    };
    rows.map(row).collect()
}
