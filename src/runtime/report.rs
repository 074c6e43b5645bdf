use std::env;
use std::io::{IsTerminal as _, Write as _, stdin, stdout};
use std::path::Path;

use crossterm::cursor;
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

use super::graphics::Answers;
use super::{graphics, look, terminal};
use crate::config::{Bidi, Pictures, Settings};
use crate::text;
use crate::ui::Protocol;

/// Something that a terminal can or cannot, in words, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capability {
    /// Whether it is as it should be.
    pub good: bool,
    /// In words.
    pub finding: String,
    /// What to do.
    pub advice: Option<String>,
}

/// What this terminal can: colours, pictures, direction of text, links, clipboard and the width of letters. It is told by
/// the environment; a terminal that stands on both sides is also asked.
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
        found.push(good("links are sent to the terminal (OSC 8)"));
    }
    found.extend(widths());
    found
}

fn good(finding: impl Into<String>) -> Capability {
    Capability { good: true, finding: finding.into(), advice: None }
}

fn colours(settings: &Settings, folder: &Path, answers: &Answers) -> Capability {
    if env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        return good("no colours, because NO_COLOR is set");
    }
    let (look, _) = look::look(settings, folder, answers);
    let name = look.theme().map(|theme| theme.name.clone()).unwrap_or_default();
    let depth = look::depth(&env::var("COLORTERM").unwrap_or_default(), &env::var("TERM").unwrap_or_default());
    let (words, advice) = match depth {
        crate::config::Depth::True => ("all colours", None),
        crate::config::Depth::Indexed => {
            ("256 colours", Some("a terminal that has all colours says COLORTERM=truecolor"))
        }
        crate::config::Depth::Named => ("16 colours", Some("a terminal that has all colours says COLORTERM=truecolor")),
    };
    Capability { good: true, finding: format!("{words}; the theme is {name}"), advice: advice.map(ToOwned::to_owned) }
}

fn pictures(settings: &Settings, terminal: bool, answers: &Answers) -> Capability {
    let colours = env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    if settings.pictures == Pictures::Auto && !terminal {
        return good("pictures: known when the reader runs in a terminal");
    }
    match graphics::graphics(settings.pictures, colours, answers).map(|graphics| graphics.protocol) {
        Some(Protocol::Blocks) => Capability {
            good: true,
            finding: "pictures are shown as half blocks".to_owned(),
            advice: Some(
                "kitty, Ghostty, foot, WezTerm and iTerm2 show them whole; within tmux only blocks are sure".to_owned(),
            ),
        },
        Some(protocol) => good(format!("pictures are shown whole ({protocol:?})")),
        None => Capability {
            good: true,
            finding: "no pictures".to_owned(),
            advice: Some("pictures = \"blocks\" in config.toml shows them where there are colours".to_owned()),
        },
    }
}

fn direction(settings: &Settings) -> Capability {
    let (words, advice) = match terminal::bidi(settings.bidi) {
        Bidi::Terminal => ("the terminal orders Arabic and Hebrew itself", None),
        Bidi::Words => ("dateline orders words, the terminal their letters", None),
        Bidi::Off => ("Arabic and Hebrew are shown in logical order", Some("bidi = \"auto\" puts them in order")),
        Bidi::Auto | Bidi::App => ("dateline orders Arabic and Hebrew", None),
    };
    let odd = "if such text appears backwards, try bidi = \"terminal\" in config.toml".to_owned();
    Capability { good: true, finding: words.to_owned(), advice: Some(advice.map_or(odd, ToOwned::to_owned)) }
}

fn clipboard() -> Capability {
    let program = env::var("TERM_PROGRAM").unwrap_or_default();
    let has = |name: &str| env::var_os(name).is_some();
    if program == "Apple_Terminal" || (has("VTE_VERSION") && !has("TMUX")) {
        return Capability {
            good: false,
            finding: "this terminal does not take copies (OSC 52)".to_owned(),
            advice: Some("select with the mouse and Shift, or use another terminal".to_owned()),
        };
    }
    let advice = has("TMUX").then(|| "tmux passes copies on with: set -g set-clipboard on".to_owned());
    Capability { good: true, finding: "copies go to the terminal (OSC 52)".to_owned(), advice }
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
        .map(|(letter, drawn)| format!("{letter} in {drawn}, not {}", text::width(letter)))
        .collect();
    if measured.iter().all(|(_, drawn)| drawn.is_none()) {
        return Some(good("the terminal does not tell how wide it draws letters"));
    }
    if other.is_empty() {
        return Some(good("letters and emoji are as wide as they should be"));
    }
    Some(Capability {
        good: false,
        finding: format!("the terminal draws {} cells", other.join("; ")),
        advice: Some(
            "rows with such letters may be out of line; a newer terminal, or its option for the width of Unicode, helps"
                .to_owned(),
        ),
    })
}

/// Columns that a text takes at the start of the row.
fn drawn(letter: &str) -> Option<usize> {
    write!(stdout(), "\r\x1b[K{letter}").and_then(|()| stdout().flush()).ok()?;
    cursor::position().ok().map(|(column, _)| usize::from(column))
}
