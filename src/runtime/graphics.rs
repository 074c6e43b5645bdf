use std::env;
#[cfg(unix)]
use std::io::{Read as _, Write as _, stdout};
#[cfg(unix)]
use std::time::{Duration, Instant};

#[cfg(unix)]
use super::input::Decoder;
use super::pictures::Graphics;
#[cfg(unix)]
use crate::app::Input;
use crate::config::Pictures;
use crate::ui::Protocol;

/// Pixels of a cell if the terminal does not report them.
const USUAL_CELL: (u16, u16) = (10, 20);
/// How long a terminal that surely answers is waited for.
#[cfg(unix)]
const ANSWER_TIMEOUT: Duration = Duration::from_secs(1);

/// How this terminal shows pictures by a setting; for `auto` by what it says of itself. None when it shows none.
pub(super) fn graphics(setting: Pictures, colours: bool, answers: &Answers) -> Option<Graphics> {
    let protocol = match setting {
        Pictures::Kitty => Protocol::Kitty,
        Pictures::Sixel => Protocol::Sixel,
        Pictures::Iterm2 => Protocol::Iterm2,
        Pictures::Blocks => Protocol::Blocks,
        Pictures::Auto => found(colours, &answers.text)?,
        Pictures::Off => return None,
    };
    // Half blocks are about two squares, whatever the pixels.
    let cell = if protocol == Protocol::Blocks { None } else { cell() };
    Some(Graphics { protocol, cell: cell.unwrap_or(USUAL_CELL) })
}

fn cell() -> Option<(u16, u16)> {
    let size = crossterm::terminal::window_size().ok()?;
    let cell = (size.width.checked_div(size.columns)?, size.height.checked_div(size.rows)?);
    (cell.0 > 0 && cell.1 > 0).then_some(cell)
}

fn found(colours: bool, answer: &str) -> Option<Protocol> {
    let says = |name: &str| env::var(name).unwrap_or_default();
    let has = |name: &str| env::var_os(name).is_some();
    let (terminal, program) = (says("TERM"), says("TERM_PROGRAM"));
    let blocks = (colours && program != "Apple_Terminal").then_some(Protocol::Blocks);
    if matches!(terminal.as_str(), "" | "dumb" | "linux") {
        return None;
    }
    // What is around tmux or screen need not be what started them.
    if has("TMUX") || terminal.starts_with("tmux") || terminal.starts_with("screen") {
        return blocks;
    }
    if program == "ghostty" {
        return Some(Protocol::Kitty);
    }
    if terminal == "xterm-kitty" || has("KITTY_WINDOW_ID") {
        return if has_placeholders(answer) { Some(Protocol::Kitty) } else { blocks };
    }
    let inline = ["iTerm.app", "WezTerm", "mintty"].contains(&program.as_str());
    if inline || has("KONSOLE_VERSION") || says("LC_TERMINAL") == "iTerm2" {
        return Some(Protocol::Iterm2);
    }
    let sixel = terminal.starts_with("foot") || has("MLTERM") || (has("XTERM_VERSION") && has_sixel(answer));
    if sixel { Some(Protocol::Sixel) } else { blocks }
}

/// Whether a terminal has 4 among its device attributes (`CSI ? … c`), which is sixel.
fn has_sixel(answer: &str) -> bool {
    let attributes = answer.rsplit("[?").next().unwrap_or_default();
    attributes.trim_end_matches('c').split(';').any(|attribute| attribute == "4")
}

/// Whether kitty is 0.28 or later by its name (`CSI > q`): those before know no placeholders for pictures.
fn has_placeholders(answer: &str) -> bool {
    kitty_version(answer).is_none_or(|version| version >= (0, 28))
}

/// `kitty(0.26.5)` within an answer.
fn kitty_version(answer: &str) -> Option<(u32, u32)> {
    let (_, version) = answer.split_once("kitty(")?;
    let mut numbers = version.split(|c: char| !c.is_ascii_digit()).map_while(|number| number.parse().ok());
    Some((numbers.next()?, numbers.next()?))
}

/// Red, green and blue of `]11;rgb:ffff/ffff/ffff` within an answer, one to four digits each, in 0 to 1.
fn light(answer: &str) -> Option<bool> {
    let (_, colour) = answer.split_once("]11;rgb")?;
    let (_, colour) = colour.split_once(':')?;
    let part = |part: &str| {
        let digits: String = part.chars().take_while(char::is_ascii_hexdigit).collect();
        let most = 16_f64.powi(i32::try_from(digits.len()).ok()?) - 1.0;
        Some(f64::from(u32::from_str_radix(&digits, 16).ok().filter(|_| digits.len() <= 4)?) / most)
    };
    let mut parts = colour.split('/').map_while(part);
    let (red, green, blue) = (parts.next()?, parts.next()?, parts.next()?);
    Some(red * 0.3 + green * 0.6 + blue * 0.1 > 0.5)
}

/// What a terminal says of itself: its name, its ground, its device attributes.
#[derive(Default)]
pub(super) struct Answers {
    text: String,
    /// Whether it was asked: what it did not answer in time may come later.
    pub(super) asked: bool,
    /// Where the reading of it stopped, with the keys that were typed meanwhile.
    #[cfg(unix)]
    pub(super) decoder: Decoder,
    #[cfg(unix)]
    pub(super) typed: Vec<Input>,
}

impl Answers {
    /// Asks the terminal, which must be in raw mode, and only one that is known to answer: for another the time would be
    /// lost.
    pub(super) fn ask() -> Self {
        let names =
            ["XTERM_VERSION", "VTE_VERSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "MLTERM", "TMUX", "WT_SESSION"];
        let terminals = ["xterm-kitty", "foot", "alacritty", "xterm-ghostty", "wezterm", "mlterm"];
        let programs = ["iTerm.app", "WezTerm", "ghostty", "vscode", "Apple_Terminal"];
        let says = |name: &str| env::var(name).unwrap_or_default();
        let known = names.iter().any(|name| env::var_os(name).is_some())
            || terminals.iter().any(|name| says("TERM").starts_with(name))
            || programs.contains(&says("TERM_PROGRAM").as_str());
        if !known {
            return Self::default();
        }
        // GNU screen answers before the terminal around it does, whose answer would come after the last question's.
        let screen =
            env::var_os("TMUX").is_none() && (env::var_os("STY").is_some() || says("TERM").starts_with("screen"));
        Self::to(if screen { "" } else { "\x1b[>q\x1b]11;?\x1b\\" })
    }

    /// Whether the background of the terminal is light; none if it does not report it.
    pub(super) fn light_ground(&self) -> Option<bool> {
        light(&self.text)
    }

    /// What it answers to questions and then to that for its device attributes, which ends the answer.
    #[cfg(unix)]
    fn to(questions: &str) -> Self {
        let mut answers = Self::default();
        let Some(mut terminal) = listening() else { return answers };
        answers.asked = write!(stdout(), "{questions}\x1b[c").and_then(|()| stdout().flush()).is_ok();
        let until = Instant::now() + ANSWER_TIMEOUT;
        while answers.asked && !answers.decoder.answered() && Instant::now() < until {
            let mut bytes = [0; 256];
            match terminal.read(&mut bytes) {
                Ok(count) => {
                    let bytes = bytes.get(..count).unwrap_or_default();
                    answers.decoder.feed(bytes, Instant::now(), &mut answers.typed);
                }
                Err(_) => std::thread::sleep(Duration::from_millis(1)),
            }
        }
        answers.text = answers.decoder.answers();
        answers
    }

    #[cfg(not(unix))]
    fn to(_questions: &str) -> Self {
        Self::default()
    }
}

/// The terminal, to be read without waiting; a description of its own, so that nobody else's reading changes.
#[cfg(unix)]
fn listening() -> Option<std::fs::File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    // O_NONBLOCK of <fcntl.h>.
    const NONBLOCKING: i32 = if cfg!(any(target_os = "linux", target_os = "android")) { 0o4000 } else { 4 };
    std::fs::OpenOptions::new().read(true).custom_flags(NONBLOCKING).open("/dev/tty").ok()
}

#[cfg(test)]
mod tests {
    use super::{kitty_version, light};

    #[test]
    fn a_ground_is_light_or_dark() {
        assert_eq!(light("]11;rgb:ffff/ffff/ffff[?62;c"), Some(true));
        assert_eq!(light("]11;rgb:1e1e/1e1e/2e2e[?62;c"), Some(false));
        assert_eq!(light("]11;rgb:f/f/f"), Some(true));
        assert_eq!(light("]11;rgba:1e/1e/2e/ff[?62;c"), Some(false));
        assert_eq!(light("[?62;c"), None);
    }

    #[test]
    fn kitty_says_its_version() {
        assert_eq!(kitty_version("P>|kitty(0.26.5)[?62;c"), Some((0, 26)));
        assert_eq!(kitty_version("P>|kitty(0.40.1)[?62;c"), Some((0, 40)));
        assert_eq!(kitty_version("[?62;c"), None);
    }
}
