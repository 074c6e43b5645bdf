//! The rows of help: keys and what they do, by group.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use crate::app::{COMMANDS, Command, Entry, Environment, Group, KeyMap, KeyRow, Screen};
use crate::text;

/// Columns of the keys.
pub(super) const KEYS: usize = 13;

/// The lines that were made last, kept from one opening of help to the next.
#[derive(Clone, Debug, Default)]
pub(super) struct CachedHelp(Rc<RefCell<Option<Rc<HelpLines>>>>);

/// The lines of the rows that are looked for.
#[derive(Debug)]
pub(super) struct HelpLines {
    groups: Rc<HelpGroups>,
    filter: String,
    lines: Vec<LineAt>,
    /// The group and place of each row.
    rows: Vec<(usize, usize)>,
    /// Where the lines are parted into two columns, if they may be.
    two: bool,
    pub(super) columns: HelpColumns,
}

/// The position of a line among the groups.
#[derive(Clone, Copy, Debug)]
enum LineAt {
    Empty,
    Heading(usize),
    /// A line of a row by its number.
    Row(usize, usize),
}

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
    /// The keys one after another.
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
    /// The lines of the rows that are looked for over a screen, made again if the filter, the screen, the language, the
    /// width, the columns or the keys differ from those of the last ones.
    pub(super) fn lines(
        &self,
        here: Screen,
        filter: &str,
        (width, two): (usize, bool),
        environment: &Environment,
    ) -> Rc<HelpLines> {
        let language = environment.words().tag();
        let holds = |groups: &Rc<HelpGroups>| {
            (groups.here, groups.language, groups.width) == (here, language, width)
                && groups.keys == *environment.keys()
        };
        let cached = self.0.borrow().as_ref().map(Rc::clone).filter(|cached| holds(&cached.groups));
        if let Some(cached) = cached.as_ref().filter(|cached| cached.filter == filter && cached.two == two) {
            return Rc::clone(cached);
        }
        let new_groups = || {
            let keys = Arc::clone(environment.keys());
            Rc::new(HelpGroups { here, language, width, keys, groups: all(here, width, environment) })
        };
        let groups = cached.map_or_else(new_groups, |cached| Rc::clone(&cached.groups));
        let made = Rc::new(HelpLines::new(groups, filter, two));
        *self.0.borrow_mut() = Some(Rc::clone(&made));
        made
    }
}

impl HelpLines {
    fn new(groups: Rc<HelpGroups>, filter: &str, two: bool) -> Self {
        let folded = filter.to_lowercase();
        let (mut lines, mut rows, mut begins) = (Vec::new(), Vec::new(), Vec::new());
        for (group, HelpGroup { rows: all, .. }) in groups.groups.iter().enumerate() {
            let found = all.iter().enumerate().filter(|(_, row)| row.holds(filter, &folded));
            for (before, (at, row)) in found.enumerate() {
                if before == 0 {
                    if !lines.is_empty() {
                        lines.push(LineAt::Empty);
                        begins.push(lines.len());
                    }
                    lines.push(LineAt::Heading(group));
                }
                lines.extend((0..row.lines.len().max(1)).map(|line| LineAt::Row(rows.len(), line)));
                rows.push((group, at));
            }
        }
        let count = lines.len();
        // Groups stay whole, and the higher column is as low as it gets.
        let begin = begins.into_iter().filter(|_| two).min_by_key(|begin| (begin - 1).max(count - begin));
        let columns = match begin {
            Some(begin) => HelpColumns { first: begin - 1, begin, count },
            None => HelpColumns { first: count, begin: count, count },
        };
        Self { groups, filter: filter.to_owned(), lines, rows, two, columns }
    }

    /// All lines.
    pub(super) fn all(&self) -> impl Iterator<Item = HelpLine<'_>> {
        self.lines.iter().filter_map(|line| match *line {
            LineAt::Empty => Some(HelpLine::Empty),
            LineAt::Heading(group) => self.groups.groups.get(group).map(|group| HelpLine::Heading(&group.heading)),
            LineAt::Row(number, 0) => self.row(number).map(|row| HelpLine::Row(number, row)),
            LineAt::Row(number, line) => {
                self.row(number).and_then(|row| row.lines.get(line)).map(|line| HelpLine::Rest(line))
            }
        })
    }

    /// A row by its number.
    pub(super) fn row(&self, number: usize) -> Option<&HelpRow> {
        let (group, at) = self.rows.get(number)?;
        self.groups.groups.get(*group)?.rows.get(*at)
    }

    /// The number of rows.
    pub(super) fn count(&self) -> usize {
        self.rows.len()
    }

    /// The line on which a row begins.
    pub(super) fn line_of(&self, number: usize) -> Option<usize> {
        self.lines.iter().position(|line| matches!(line, LineAt::Row(row, 0) if *row == number))
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
        label: row.keys.join(" "),
        keys: row.keys,
    };
    rows.map(row).collect()
}
