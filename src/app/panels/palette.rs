use super::fit::Fit;
use super::row::{PanelCell, PanelRow};
use super::view::{At, Kept, PanelEvent, RowUse, Then, View};
use crate::app::outcome::Outcome;
use crate::app::{COMMANDS, Command, Entry, Screen};
use crate::config::{KeyFault, distance};
use crate::text;
use crate::words::Words;

/// Commands that come first because they were used last.
pub(super) const RECENT: usize = 8;
/// Columns of the names and of the keys.
const NAMES: usize = 18;
const KEYS: usize = 6;

/// Every command by its name.
#[derive(Clone, Debug, Default)]
pub struct Palette {
    /// The screen that they are for.
    screen: Screen,
    recent: Vec<Command>,
}

impl Palette {
    /// The command that is chosen.
    fn chosen(&self, at: &At<'_>) -> Option<Command> {
        self.found(at).get(at.chosen).map(|entry| entry.command)
    }

    /// The commands for what was typed, the best first; with nothing typed those used last come first.
    fn found(&self, at: &At<'_>) -> Vec<&'static Entry> {
        let words = at.outside.environment.words();
        let wanted = at.filter.trim().to_lowercase();
        let recent = |entry: &Entry| self.recent.iter().position(|command| *command == entry.command);
        let usable = COMMANDS.iter().filter(|entry| entry.means_in(self.screen) && entry.command != Command::Palette);
        let mut found: Vec<(Fit, usize, &Entry)> = usable
            .filter_map(|entry| Some((fit(words, entry, &wanted)?, recent(entry).unwrap_or(RECENT), entry)))
            .collect();
        found.sort_by_key(|(fit, recent, _)| (*fit, *recent));
        found.into_iter().map(|(_, _, entry)| entry).collect()
    }
}

impl View for Palette {
    fn title(&self) -> &'static str {
        "panel-commands"
    }

    fn rows(&self, from: usize, most: usize, at: &At<'_>) -> Vec<PanelRow> {
        let environment = at.outside.environment;
        let row = |(number, entry): (usize, &Entry)| {
            let keys = environment.keys().of(self.screen, entry.command).into_iter().next().unwrap_or_default();
            let taken = NAMES + 1 + text::width(&keys).max(KEYS) + 1;
            let room = at.outside.width_within().saturating_sub(taken);
            let sentence = text::fit(&entry.help(environment.words()), room);
            let cells = vec![
                PanelCell::column(entry.name, NAMES + 1),
                PanelCell::column(keys, KEYS),
                PanelCell::gap(1),
                PanelCell::new(sentence),
            ];
            PanelRow::of(cells, number == at.chosen)
        };
        let mut rows: Vec<PanelRow> = self.found(at).into_iter().enumerate().map(row).collect();
        if rows.is_empty() {
            let sentence = environment.words().tell("no-such-command", &[("text", at.filter.into())]);
            rows.push(PanelRow::plain(sentence));
        }
        rows.into_iter().skip(from).take(most).collect()
    }

    fn choices(&self, at: &At<'_>) -> usize {
        self.found(at).len()
    }

    fn prompt(&self) -> Option<char> {
        Some(':')
    }

    fn open(&mut self, here: Screen, kept: &Kept, _: &mut Outcome) {
        self.screen = here;
        self.recent.clone_from(&kept.recent);
    }

    fn update(&mut self, event: PanelEvent, at: &At<'_>, _: &mut Outcome) -> Then {
        match event {
            PanelEvent::Open => self.chosen(at).map_or(Then::Nothing, Then::Do),
            PanelEvent::Complete => {
                self.found(at).get(at.chosen).map_or(Then::Nothing, |entry| Then::Filter(entry.name))
            }
            event => event.otherwise(RowUse::Chosen),
        }
    }
}

fn fit(words: &Words, entry: &Entry, wanted: &str) -> Option<Fit> {
    let sentence = || entry.help(words).to_lowercase().contains(wanted).then_some(Fit::Sentence);
    Fit::of(entry.name, wanted).or_else(sentence)
}

/// A name that is no command, with the nearest that is one.
pub(in crate::app) fn unknown(name: &str) -> KeyFault {
    let best = COMMANDS.iter().map(|entry| (distance(name, entry.name), entry.name)).min();
    let near = best.filter(|(distance, _)| *distance <= 1 + name.len() / 3).map(|(_, near)| near);
    KeyFault::Command(name.to_owned(), near)
}
