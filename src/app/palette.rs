use super::{App, COMMANDS, Command, Effect, Entry, OverlayLine};
use crate::text;
use crate::words::Words;

/// Commands that the palette puts first because they were used last.
const RECENT: usize = 8;

/// How well a command answers to typed letters; the smaller the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Begins,
    Holds,
    Spread(usize),
    Sentence,
}

impl App {
    /// The commands of the palette for what was typed, the best first; with nothing typed those used last come first.
    pub(super) fn palette(&self) -> Vec<&'static Entry> {
        let screen = self.screen_below();
        let wanted = self.filter.trim().to_lowercase();
        let recent = |entry: &Entry| self.recent.iter().position(|command| *command == entry.command);
        let usable =
            COMMANDS.iter().filter(|entry| entry.screens.contains(&screen) && entry.command != Command::Palette);
        let mut found: Vec<(Fit, usize, &Entry)> = usable
            .filter_map(|entry| Some((fit(self.words, entry, &wanted)?, recent(entry).unwrap_or(RECENT), entry)))
            .collect();
        found.sort_by_key(|(fit, recent, _)| (*fit, *recent));
        found.into_iter().map(|(_, _, entry)| entry).collect()
    }

    pub(super) fn palette_lines(&self) -> Vec<OverlayLine> {
        let screen = self.screen_below();
        let width = usize::from(self.overlay_width().saturating_sub(4));
        let rows = self.palette();
        let mut lines: Vec<OverlayLine> = rows
            .iter()
            .enumerate()
            .map(|(at, entry)| {
                let keys = self.keys.of(screen, entry.command).into_iter().next().unwrap_or_default();
                let name = format!("{:<18} {keys:<6}", entry.name);
                let room = width.saturating_sub(text::width(&name) + 1);
                let sentence = format!(" {}", self.ordered(&text::fit(&entry.help(self.words), room)));
                if at == self.chosen { OverlayLine::Chosen(name, sentence) } else { OverlayLine::Named(name, sentence) }
            })
            .collect();
        if lines.is_empty() {
            lines
                .push(OverlayLine::Plain(self.words.tell("no-such-command", &[("text", self.filter.as_str().into())])));
        }
        lines
    }

    /// Puts the name of the chosen command in place of what was typed.
    pub(super) fn complete(&mut self) {
        if let Some(entry) = self.palette().get(self.chosen) {
            entry.name.clone_into(&mut self.filter);
            self.chosen = 0;
        }
    }

    /// Does what the chosen command does, on the screen below the palette.
    pub(super) fn run_chosen(&mut self) -> Vec<Effect> {
        let Some(command) = self.palette().get(self.chosen).map(|entry| entry.command) else {
            return Vec::new();
        };
        self.close_panel();
        self.recent.retain(|known| *known != command);
        self.recent.insert(0, command);
        self.recent.truncate(RECENT);
        self.command(command)
    }
}

fn fit(words: &Words, entry: &Entry, wanted: &str) -> Option<Fit> {
    if entry.name.starts_with(wanted) {
        return Some(Fit::Begins);
    }
    if entry.name.contains(wanted) {
        return Some(Fit::Holds);
    }
    match spread(entry.name, wanted) {
        Some(gaps) => Some(Fit::Spread(gaps)),
        None => entry.help(words).to_lowercase().contains(wanted).then_some(Fit::Sentence),
    }
}

/// Whether the letters stand in a name in their order, and how many others stand between them.
fn spread(name: &str, letters: &str) -> Option<usize> {
    let mut wanted = letters.chars().filter(|letter| !letter.is_whitespace()).peekable();
    let (mut gaps, mut begun) = (0, false);
    for letter in name.chars() {
        match wanted.peek() {
            None => return Some(gaps),
            Some(next) if *next == letter => {
                wanted.next();
                begun = true;
            }
            Some(_) => gaps += usize::from(begun),
        }
    }
    wanted.peek().is_none().then_some(gaps)
}

/// The sentence for a name that is no command, with the nearest that is one.
pub(super) fn unknown(name: &str) -> String {
    let best = COMMANDS.iter().map(|entry| (crate::config::distance(name, entry.name), entry.name)).min();
    match best {
        Some((distance, near)) if distance <= 1 + name.len() / 3 => {
            format!("there is no command {name}; did you mean {near}?")
        }
        _ => format!("there is no command {name}; : in the reader lists them all"),
    }
}
