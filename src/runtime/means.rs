use std::env;
use std::io::{Read as _, Write as _, stdout};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use super::pictures::Means;
use crate::ui::Protocol;

/// Pixels of a cell where the terminal does not tell.
const USUAL_CELL: (u16, u16) = (10, 20);
/// How long a terminal that surely answers is waited for.
const PATIENCE: Duration = Duration::from_millis(300);

/// How this terminal shows pictures by a setting; for `auto` by what it says of itself. None when it shows none.
pub(super) fn means(setting: &str, colours: bool) -> Option<Means> {
    let protocol = match setting {
        "kitty" => Protocol::Kitty,
        "sixel" => Protocol::Sixel,
        "iterm2" => Protocol::Iterm2,
        "blocks" => Protocol::Blocks,
        "auto" => found(colours)?,
        _ => return None,
    };
    // Half blocks are about two squares, whatever the pixels.
    let cell = if protocol == Protocol::Blocks { None } else { cell() };
    Some(Means { protocol, cell: cell.unwrap_or(USUAL_CELL) })
}

fn cell() -> Option<(u16, u16)> {
    let size = crossterm::terminal::window_size().ok()?;
    let cell = (size.width.checked_div(size.columns)?, size.height.checked_div(size.rows)?);
    (cell.0 > 0 && cell.1 > 0).then_some(cell)
}

fn found(colours: bool) -> Option<Protocol> {
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
        return if has_placeholders() { Some(Protocol::Kitty) } else { blocks };
    }
    let inline = ["iTerm.app", "WezTerm", "mintty"].contains(&program.as_str());
    if inline || has("KONSOLE_VERSION") || says("LC_TERMINAL") == "iTerm2" {
        return Some(Protocol::Iterm2);
    }
    let sixel = terminal.starts_with("foot") || has("MLTERM") || (has("XTERM_VERSION") && answers_sixel());
    if sixel { Some(Protocol::Sixel) } else { blocks }
}

/// Whether the terminal has 4 among its device attributes (`CSI c`), which is sixel.
fn answers_sixel() -> bool {
    let attributes = told().rsplit("\x1b[?").next().unwrap_or_default();
    attributes.trim_end_matches('c').split(';').any(|attribute| attribute == "4")
}

/// Whether kitty is 0.28 or later by its name (`CSI > q`): those before know no placeholders for pictures.
fn has_placeholders() -> bool {
    kitty_version(told()).is_none_or(|version| version >= (0, 28))
}

/// `kitty(0.26.5)` within an answer.
fn kitty_version(answer: &str) -> Option<(u32, u32)> {
    let (_, version) = answer.split_once("kitty(")?;
    let mut numbers = version.split(|c: char| !c.is_ascii_digit()).map_while(|number| number.parse().ok());
    Some((numbers.next()?, numbers.next()?))
}

/// Whether the ground of the terminal is light, by its own answer (OSC 11); none when it does not tell.
pub(super) fn light_ground() -> Option<bool> {
    light(told())
}

/// `ESC ] 11 ; rgb:ffff/ffff/ffff` within an answer.
fn light(answer: &str) -> Option<bool> {
    let (_, colour) = answer.split_once("]11;rgb:")?;
    let mut parts = colour.split('/').map_while(|part| u32::from_str_radix(part.get(..2)?, 16).ok());
    let (red, green, blue) = (parts.next()?, parts.next()?, parts.next()?);
    Some(red * 3 + green * 6 + blue > 5 * 255)
}

/// What the terminal says of itself: its name, its ground, its device attributes. It is asked once, and only where it is
/// known to answer: for another one the time would be lost, and a late answer would be read as keys.
fn told() -> &'static str {
    static TOLD: OnceLock<String> = OnceLock::new();
    let names = ["XTERM_VERSION", "VTE_VERSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "MLTERM", "TMUX", "WT_SESSION"];
    let terminals = ["xterm-kitty", "foot", "alacritty", "xterm-ghostty", "wezterm", "mlterm"];
    let programs = ["iTerm.app", "WezTerm", "ghostty", "vscode", "Apple_Terminal"];
    TOLD.get_or_init(|| {
        let says = |name: &str| env::var(name).unwrap_or_default();
        let known = names.iter().any(|name| env::var_os(name).is_some())
            || terminals.iter().any(|name| says("TERM").starts_with(name))
            || programs.contains(&says("TERM_PROGRAM").as_str());
        if known { answer("\x1b[>q\x1b]11;?\x1b\\") } else { String::new() }
    })
}

/// What the terminal answers to questions and then to that for its device attributes, which ends the answer.
fn answer(question: &str) -> String {
    let Some(mut terminal) = listening() else { return String::new() };
    let asked = write!(stdout(), "{question}\x1b[c").and_then(|()| stdout().flush());
    let (mut answer, until) = (Vec::new(), Instant::now() + PATIENCE);
    while asked.is_ok() && Instant::now() < until && !answer.ends_with(b"c") {
        let mut bytes = [0; 256];
        match terminal.read(&mut bytes) {
            Ok(count) => answer.extend(bytes.iter().take(count)),
            Err(_) => std::thread::sleep(Duration::from_millis(1)),
        }
    }
    String::from_utf8_lossy(&answer).into_owned()
}

/// The terminal, to be read without waiting; a description of its own, so that nobody else's reading changes.
#[cfg(unix)]
fn listening() -> Option<std::fs::File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    // O_NONBLOCK of <fcntl.h>.
    const NONBLOCKING: i32 = if cfg!(any(target_os = "linux", target_os = "android")) { 0o4000 } else { 4 };
    std::fs::OpenOptions::new().read(true).custom_flags(NONBLOCKING).open("/dev/tty").ok()
}

#[cfg(not(unix))]
fn listening() -> Option<std::fs::File> {
    None
}

#[cfg(test)]
mod tests {
    use super::{kitty_version, light};

    #[test]
    fn a_ground_is_light_or_dark() {
        assert_eq!(light("\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62;c"), Some(true));
        assert_eq!(light("\x1b]11;rgb:1e1e/1e1e/2e2e\x07\x1b[?62;c"), Some(false));
        assert_eq!(light("\x1b[?62;c"), None);
    }

    #[test]
    fn kitty_says_its_version() {
        assert_eq!(kitty_version("\x1bP>|kitty(0.26.5)\x1b\\\x1b[?62;c"), Some((0, 26)));
        assert_eq!(kitty_version("\x1bP>|kitty(0.40.1)\x1b\\\x1b[?62;c"), Some((0, 40)));
        assert_eq!(kitty_version("\x1b[?62;c"), None);
    }
}
