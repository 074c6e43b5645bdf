use super::row::{PanelCell, PanelRow};
use super::view::{At, Kept, PanelEvent, RowUse, Then, View};
use crate::app::outcome::Outcome;
use crate::app::{COMMANDS, Command, Entry, KeyRow, Screen};
use crate::text;

/// Columns of the keys.
const KEYS: usize = 13;

/// What the keys do.
#[derive(Clone, Debug, Default)]
pub struct Help {
    /// On which screen below it.
    here: Screen,
}

impl View for Help {
    fn title(&self) -> &'static str {
        "panel-help"
    }

    /// What the keys do on the screen below, and then those that mean something elsewhere alone.
    fn rows(&self, from: usize, most: usize, at: &At<'_>) -> Vec<PanelRow> {
        let words = at.outside.environment.words();
        let mut rows = key_rows(self.here, |entry| entry.means_in(self.here), at);
        let mut told = vec![self.here];
        let others = [
            (Screen::Headlines, "in-headlines"),
            (Screen::Article, "in-article"),
            (Screen::Panel, "in-panels"),
            (Screen::Subscriptions, "in-subscriptions"),
        ];
        for (elsewhere, place) in others.into_iter().filter(|(elsewhere, _)| *elsewhere != self.here) {
            let news = |entry: &Entry| entry.means_in(elsewhere) && !told.iter().any(|told| entry.means_in(*told));
            let others = key_rows(elsewhere, news, at);
            if !others.is_empty() {
                rows.extend([PanelRow::plain(""), PanelRow::plain(words.say(place))]);
                rows.extend(others);
            }
            told.push(elsewhere);
        }
        if rows.is_empty() {
            rows.push(PanelRow::plain(words.tell("no-such-key", &[("text", at.filter.into())])));
        }
        rows.into_iter().skip(from).take(most).collect()
    }

    fn choices(&self, _: &At<'_>) -> usize {
        0
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

    fn update(&mut self, event: PanelEvent, _: &At<'_>, _: &mut Outcome) -> Then {
        event.otherwise(RowUse::Read)
    }
}

fn key_rows(screen: Screen, wanted: impl Fn(&Entry) -> bool, at: &At<'_>) -> Vec<PanelRow> {
    let environment = at.outside.environment;
    let filter = at.filter.to_lowercase();
    let entries = COMMANDS.iter().filter(|entry| wanted(entry));
    let keys = |entry: &Entry| environment.keys().of(screen, entry.command);
    let rows = KeyRow::grouped(entries.map(|entry| (entry.help(environment.words()), keys(entry))));
    let holds = |row: &KeyRow| {
        filter.is_empty() || row.keys.iter().any(|key| key == at.filter) || row.help.to_lowercase().contains(&filter)
    };
    let rows = rows.into_iter().filter(|row| !row.keys.is_empty() && holds(row));
    let width = at.outside.width_within().saturating_sub(KEYS);
    let mut lines = Vec::new();
    for row in rows {
        let mut keys = format!("{} ", row.keys.join(" "));
        for line in text::wrap(&row.help, width) {
            let cells = [PanelCell::column(keys, KEYS), PanelCell::new(environment.ordered(&line))];
            lines.push(PanelRow::of(cells.into(), false));
            keys = String::new();
        }
    }
    lines
}
