use super::table::COMMANDS;
use super::{Entry, Key, Screen};
use crate::words::Words;

/// A row of a table of keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRow {
    /// The keys of each command, as they are shown.
    pub keys: Vec<String>,
    /// What they do.
    pub help: String,
}

impl KeyRow {
    /// The table of keys as it is when nobody changed it: for docs/keys.md and the manual page.
    #[must_use]
    pub fn table(words: &Words) -> Vec<Self> {
        let shown = |entry: &Entry| entry.keys.iter().map(|keys| Key::show_all(keys)).collect();
        let help = |entry: &Entry| {
            let others = [Screen::Headlines, Screen::Article, Screen::Panel];
            if others.into_iter().any(|screen| entry.means_in(screen)) {
                entry.help(words)
            } else {
                words.tell("only-in-subscriptions", &[("help", entry.help(words).into())])
            }
        };
        Self::grouped(COMMANDS.iter().map(|entry| (help(entry), shown(entry))))
    }

    /// Rows of which neighbours with one sentence become one: `1-9`.
    pub(super) fn grouped(rows: impl Iterator<Item = (String, Vec<String>)>) -> Vec<Self> {
        let mut table: Vec<Self> = Vec::new();
        for (help, keys) in rows {
            match table.last_mut().filter(|last| last.help == help) {
                Some(last) => last.keys.extend(keys),
                None => table.push(Self { keys, help }),
            }
        }
        for row in &mut table {
            let digits = (1..=9).map(|digit: u8| digit.to_string());
            if row.keys.iter().cloned().eq(digits) {
                row.keys = vec!["1-9".to_owned()];
            }
        }
        table
    }
}
