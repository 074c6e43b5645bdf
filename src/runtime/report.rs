use std::env;
use std::io::{IsTerminal as _, Write as _, stdin, stdout};
use std::path::Path;

use crossterm::cursor;
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

use super::graphics::Answers;
use super::{graphics, look, terminal};
use crate::config::{Bidi, Depth, Pictures, Settings};
use crate::model::Message;
use crate::text;
use crate::ui::Protocol;

/// Something that a terminal can or cannot do, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capability {
    /// Whether it is as it should be.
    pub good: bool,
    /// What was found.
    pub finding: Message,
    /// What to do.
    pub advice: Option<Message>,
}

/// What this terminal can do: colours, pictures, text direction, links, clipboard and the width of letters, according
/// to the environment; a terminal on both standard input and output is also asked.
#[must_use]
pub fn capabilities(settings: &Settings, folder: &Path) -> Vec<Capability> {
    let both = stdin().is_terminal() && stdout().is_terminal();
    let answers = if both && enable_raw_mode().is_ok() { Answers::ask() } else { Answers::default() };
    if both {
        let _ = disable_raw_mode();
    }
    let looks = [colours(settings, folder, &answers), pictures(settings, both, &answers)];
    let mut found = Vec::from(looks);
    found.extend([direction(settings), clipboard()]);
    if terminal::knows_links() {
        found.push(good("terminal-links"));
    }
    found.extend(widths());
    found
}

fn good(finding: &'static str) -> Capability {
    Capability { good: true, finding: Message::new(finding), advice: None }
}

impl Capability {
    fn advised(self, advice: &'static str) -> Self {
        Self { advice: Some(Message::new(advice)), ..self }
    }
}

fn colours(settings: &Settings, folder: &Path, answers: &Answers) -> Capability {
    if env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        return good("terminal-no-color");
    }
    let (look, _) = look::look(settings, folder, answers);
    let name = look.theme().map(|theme| theme.name.clone()).unwrap_or_default();
    let depth = look::depth(&env::var("COLORTERM").unwrap_or_default(), &env::var("TERM").unwrap_or_default());
    let count: u64 = match depth {
        Depth::True => {
            let finding = Message::new("terminal-all-colours").with("name", name);
            return Capability { good: true, finding, advice: None };
        }
        Depth::Indexed => 256,
        Depth::Named => 16,
    };
    let finding = Message::new("terminal-some-colours").with("count", count).with("name", name);
    Capability { good: true, finding, advice: None }.advised("cure-colours")
}

fn pictures(settings: &Settings, terminal: bool, answers: &Answers) -> Capability {
    let colours = env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    if settings.pictures == Pictures::Auto && !terminal {
        return good("terminal-pictures-later");
    }
    match graphics::graphics(settings.pictures, colours, answers).map(|graphics| graphics.protocol) {
        Some(Protocol::Blocks) => good("terminal-blocks").advised("cure-blocks"),
        Some(protocol) => {
            let finding = Message::new("terminal-pictures").with("protocol", format!("{protocol:?}"));
            Capability { good: true, finding, advice: None }
        }
        None => good("terminal-no-pictures").advised("cure-no-pictures"),
    }
}

fn direction(settings: &Settings) -> Capability {
    match terminal::bidi(settings.bidi) {
        Bidi::Terminal => good("terminal-bidi").advised("cure-bidi"),
        Bidi::Words => good("terminal-bidi-words").advised("cure-bidi"),
        Bidi::Off => good("terminal-bidi-off").advised("cure-bidi-off"),
        Bidi::Auto | Bidi::App => good("terminal-bidi-app").advised("cure-bidi"),
    }
}

fn clipboard() -> Capability {
    let program = env::var("TERM_PROGRAM").unwrap_or_default();
    let has = |name: &str| env::var_os(name).is_some();
    if program == "Apple_Terminal" || (has("VTE_VERSION") && !has("TMUX")) {
        return Capability { good: false, ..good("terminal-no-copies").advised("cure-no-copies") };
    }
    let copies = good("terminal-copies");
    if has("TMUX") { copies.advised("cure-tmux-copies") } else { copies }
}

/// Letters whose width terminals differ in: Chinese, an emoji, one of several parts, a flag.
const LETTERS: [&str; 4] = ["好", "🙂", "👩\u{200d}🚀", "🇲🇩"];

/// Asks the terminal how wide it draws some letters; nothing where there is none to ask.
fn widths() -> Option<Capability> {
    if !stdin().is_terminal() || !stdout().is_terminal() || enable_raw_mode().is_err() {
        return None;
    }
    let measured: Vec<(&str, Option<usize>)> = LETTERS.iter().map(|letter| (*letter, drawn(letter))).collect();
    let _ = write!(stdout(), "\r\x1b[K").and_then(|()| stdout().flush());
    let _ = disable_raw_mode();
    let other: Vec<String> = measured
        .iter()
        .filter_map(|(letter, drawn)| Some((letter, (*drawn)?)))
        .filter(|(letter, drawn)| *drawn != text::width(letter))
        .map(|(letter, drawn)| format!("{letter} {drawn} (≠ {})", text::width(letter)))
        .collect();
    if measured.iter().all(|(_, drawn)| drawn.is_none()) {
        return Some(good("terminal-widths-unknown"));
    }
    if other.is_empty() {
        return Some(good("terminal-widths-well"));
    }
    let finding = Message::new("terminal-widths").with("letters", other.join("; "));
    Some(Capability { good: false, finding, advice: None }.advised("cure-widths"))
}

/// Columns that a text takes at the start of the row.
fn drawn(letter: &str) -> Option<usize> {
    write!(stdout(), "\r\x1b[K{letter}").and_then(|()| stdout().flush()).ok()?;
    cursor::position().ok().map(|(column, _)| usize::from(column))
}
