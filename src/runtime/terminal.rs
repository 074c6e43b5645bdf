use std::io::{self, Stdout, Write as _, stdout};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, Once, PoisonError};
use std::thread::{self, ThreadId};

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::Show;
use crossterm::event::{DisableMouseCapture, EnableMouseCapture};
use crossterm::execute;
use crossterm::style::Print;
use crossterm::terminal::{
    Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use ratatui::backend::Backend as _;
use ratatui::buffer::{Buffer, Cell};
use ratatui::{Frame, Terminal};

use super::writer::TerminalWriter;
use crate::app::ScreenLink;
use crate::config::Bidi;
use crate::text;
use crate::ui::Said;

/// Whether lines are printed in place of a drawn screen.
static PLAIN: AtomicBool = AtomicBool::new(false);
/// Whether the terminal is told that its text comes in visual order (ECMA-48 BDSM); and what tells it that and the other.
static ORDERED: AtomicBool = AtomicBool::new(false);
/// Whether the terminal reports when its background turns light or dark.
static TELLS_GROUND: AtomicBool = AtomicBool::new(false);
/// Whether the title of the window is the reader's, the one before being kept by the terminal.
static TITLED: AtomicBool = AtomicBool::new(false);
/// Has the terminal say what is pasted (mode 2004 of xterm), or no longer: pasted letters are no commands.
const TELL_PASTES: &str = "\u{1b}[?2004h";
const PASTE_AS_KEYS: &str = "\u{1b}[?2004l";
/// Round a frame, so that it is shown as a whole (the synchronized updates of terminals: mode 2026).
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";
/// Has the terminal report when its background changes, or no longer (mode 2031).
const TELL_GROUND: &str = "\u{1b}[?2031h";
const TELL_NOTHING: &str = "\u{1b}[?2031l";
/// Keeps the title of the window, and puts it back (xterm's `CSI t`).
const KEEP_TITLE: &str = "\u{1b}[22;0t";
const OLD_TITLE: &str = "\u{1b}[23;0t";
/// Bytes of a title or a notification.
const LONGEST_TITLE: usize = 250;
const EXPLICIT: &str = "\u{1b}[8l";
const IMPLICIT: &str = "\u{1b}[8h";

/// The terminal while the reader has it; dropping it, a panic included, gives it back as it was.
#[derive(Debug)]
pub struct Guard {
    terminal: Terminal<TerminalWriter<Stdout>>,
    mouse: bool,
    /// The links that the terminal knows.
    linked: Vec<Linked>,
}

impl Guard {
    /// Takes the terminal: raw mode, alternate screen, mouse when wanted; of a `plain` one only its keys.
    ///
    /// # Errors
    /// When the terminal refuses; it is as before then.
    pub fn enter(mouse: bool, plain: bool) -> io::Result<Self> {
        PLAIN.store(plain, Ordering::SeqCst);
        restore_on_panic();
        take(mouse).inspect_err(|_| give_back())?;
        let terminal = terminal().inspect_err(|_| give_back())?;
        Ok(Self { terminal, mouse, linked: Vec::new() })
    }

    /// Draws a frame as one synchronized update and sends the terminal the addresses of its links.
    pub(super) fn draw(
        &mut self,
        links: &[ScreenLink],
        render: impl FnOnce(&mut Frame<'_>) -> Option<(u16, u16)>,
    ) -> io::Result<()> {
        self.terminal.backend_mut().say(BEGIN);
        self.terminal.backend_mut().forget_rows();
        let mut cursor = None;
        let render = |frame: &mut Frame<'_>| cursor = render(frame);
        let drawn = self.terminal.draw(render).map(|frame| linked(links, frame.buffer));
        let drawn = drawn.and_then(|linked| self.link(linked, cursor));
        self.terminal.backend_mut().say(END);
        drawn.and(self.terminal.backend_mut().flush())
    }

    /// Prints what is new, where nothing is drawn.
    pub(super) fn print(said: &[Said]) -> io::Result<()> {
        let mut out = stdout().lock();
        for said in said {
            match said {
                Said::Line(line) => write!(out, "{line}\r\n")?,
                Said::Letters(letters) => write!(out, "{letters}")?,
            }
        }
        out.flush()
    }

    /// Prints the cells of links once more with their addresses (OSC 8); a buffer has no place for them.
    /// One that the terminal has already and that was not drawn over is not sent again.
    fn link(&mut self, linked: Vec<Linked>, cursor: Option<(u16, u16)>) -> io::Result<()> {
        let backend = self.terminal.backend_mut();
        let before = std::mem::take(&mut self.linked);
        let known = |link: &Linked, backend: &TerminalWriter<Stdout>| {
            before.contains(link) && !link.1.iter().any(|(_, row, _)| backend.touched(*row))
        };
        let news: Vec<&Linked> = linked.iter().filter(|link| !known(link, backend)).collect();
        for (address, cells) in &news {
            backend.say(format!("\u{1b}]8;;{address}\u{1b}\\").as_bytes());
            backend.draw(cells.iter().map(|(x, y, cell)| (*x, *y, cell)))?;
            backend.say(b"\x1b]8;;\x1b\\");
        }
        if let Some(at) = cursor.filter(|_| !news.is_empty()) {
            backend.set_cursor_position(at)?;
        }
        self.linked = linked;
        Ok(())
    }

    /// Forgets what is on the screen, so that the next frame draws all of it.
    pub(super) fn resized(&mut self) {
        // `Terminal::draw` finds the new size itself and clears then.
        let _ = self.terminal.autoresize();
    }

    /// Clears the screen, so that the next frame draws all of it.
    pub(super) fn clear(&mut self) -> io::Result<()> {
        // Nothing that was known of the screen holds any more.
        self.terminal = terminal()?;
        self.linked.clear();
        if PLAIN.load(Ordering::SeqCst) { Ok(()) } else { execute!(stdout(), Clear(ClearType::All)) }
    }

    /// Gives the terminal back, stops the program, and takes the terminal again when the shell continues it.
    pub(super) fn suspend(&mut self) -> io::Result<()> {
        give_back();
        #[cfg(unix)]
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        take(self.mouse)?;
        self.clear()
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        give_back();
    }
}

fn terminal() -> io::Result<Terminal<TerminalWriter<Stdout>>> {
    Terminal::new(TerminalWriter::new(stdout(), crossterm::terminal::size)?)
}

/// An address with the cells that lead there.
type Linked = (String, Vec<(u16, u16, Cell)>);

/// The cells of each link; an address with anything but visible ASCII is not sent.
fn linked(links: &[ScreenLink], buffer: &Buffer) -> Vec<Linked> {
    let plain = |link: &&ScreenLink| link.address.bytes().all(|byte| byte.is_ascii_graphic());
    let cells = |link: &ScreenLink| {
        let mut covered = link.columns.start;
        let cells = link.columns.clone().filter_map(|x| {
            let cell = buffer.cell((x, link.row)).filter(|_| x >= covered)?;
            // A wide character takes the cells after it too.
            covered = x + u16::try_from(text::width(cell.symbol())).unwrap_or(1).max(1);
            Some((x, link.row, cell.clone()))
        });
        cells.collect()
    };
    links.iter().filter(plain).map(|link| (link.address.clone(), cells(link))).collect()
}

/// Whether an error says that there is no terminal any more, as when its window was closed: EIO of what is open, ENXIO of
/// `/dev/tty` (`errno(3)`).
pub(super) fn is_gone(error: &io::Error) -> bool {
    const ENXIO: i32 = 6;
    const EIO: i32 = 5;
    cfg!(unix) && matches!(error.raw_os_error(), Some(ENXIO | EIO))
}

/// A text that is sent to the terminal, bounded; a clean one has no control characters.
fn printable(text: &str) -> String {
    let end = text.floor_char_boundary(LONGEST_TITLE);
    text.get(..end).unwrap_or_default().chars().filter(|c| !c.is_control()).collect()
}

/// Tells the terminal the title of its window.
pub(super) fn title(title: &str) -> io::Result<()> {
    let keep = if TITLED.swap(true, Ordering::SeqCst) { "" } else { KEEP_TITLE };
    execute!(stdout(), Print(format!("{keep}\u{1b}]2;{}\u{1b}\\", printable(title))))
}

/// Has the terminal notify the desktop (OSC 9), through tmux where it is around. A text that begins with a digit would be
/// another command to some.
pub(super) fn notify(text: &str) -> io::Result<()> {
    let text = printable(text);
    if std::env::var_os("TMUX").is_some() {
        return execute!(stdout(), Print(format!("\u{1b}Ptmux;\u{1b}\u{1b}]9;dateline: {text}\u{7}\u{1b}\\")));
    }
    execute!(stdout(), Print(format!("\u{1b}]9;dateline: {text}\u{7}")))
}

/// Has the terminal report when its background turns light or dark, if that is wanted; one that cannot ignores it.
pub(super) fn follow_ground(wanted: bool) {
    if wanted && cfg!(unix) && knows_links() && !PLAIN.load(Ordering::SeqCst) {
        TELLS_GROUND.store(true, Ordering::SeqCst);
        let _ = execute!(stdout(), Print(TELL_GROUND));
    }
}

/// Puts a text on the clipboard (OSC 52), also from afar.
pub(super) fn copy(text: &str) -> io::Result<()> {
    execute!(stdout(), CopyToClipboard::to_clipboard_from(text))
}

/// Whether the terminal takes commands that it does not know without printing them.
pub(super) fn knows_links() -> bool {
    std::env::var("TERM").is_ok_and(|terminal| terminal != "linux" && terminal != "dumb")
}

fn take(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    tell_pastes(TELL_PASTES)?;
    if PLAIN.load(Ordering::SeqCst) {
        return Ok(());
    }
    execute!(stdout(), EnterAlternateScreen)?;
    if ORDERED.load(Ordering::SeqCst) {
        // It applies to rows that are made from now on; clearing makes all of them again.
        execute!(stdout(), Print(EXPLICIT), Clear(ClearType::All))?;
    }
    if mouse {
        execute!(stdout(), EnableMouseCapture)?;
    }
    if TELLS_GROUND.load(Ordering::SeqCst) {
        execute!(stdout(), Print(TELL_GROUND))?;
    }
    Ok(())
}

/// On Windows the system makes keys of what is pasted.
fn tell_pastes(how: &str) -> io::Result<()> {
    if cfg!(unix) && knows_links() { execute!(stdout(), Print(how)) } else { Ok(()) }
}

/// Every step is tried even when an earlier one fails: a terminal half restored is worse than none.
fn give_back() {
    let _ = tell_pastes(PASTE_AS_KEYS);
    if PLAIN.load(Ordering::SeqCst) {
        let _ = disable_raw_mode();
        return;
    }
    if ORDERED.load(Ordering::SeqCst) {
        let _ = execute!(stdout(), Print(IMPLICIT));
    }
    if TELLS_GROUND.load(Ordering::SeqCst) {
        let _ = execute!(stdout(), Print(TELL_NOTHING));
    }
    if TITLED.swap(false, Ordering::SeqCst) {
        let _ = execute!(stdout(), Print(OLD_TITLE));
    }
    let _ = execute!(stdout(), EndSynchronizedUpdate, DisableMouseCapture, LeaveAlternateScreen, Show);
    let _ = disable_raw_mode();
}

/// The message of a panic must be readable, so the terminal is given back before it is printed. A panic on another
/// thread is caught by whoever started it and must not write over the screen.
fn restore_on_panic() {
    static HOOK: Once = Once::new();
    static OWNER: Mutex<Option<ThreadId>> = Mutex::new(None);
    *OWNER.lock().unwrap_or_else(PoisonError::into_inner) = Some(thread::current().id());
    HOOK.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if *OWNER.lock().unwrap_or_else(PoisonError::into_inner) == Some(thread::current().id()) {
                give_back();
                before(panic);
            }
        }));
    });
}

/// Whether the application puts right-to-left text in visual order: terminals that reorder it themselves would turn it
/// round twice.
pub(super) fn bidi(setting: Bidi) -> Bidi {
    if setting != Bidi::Auto {
        return setting;
    }
    let reorders = ["KONSOLE_VERSION", "MLTERM", "WT_SESSION"].into_iter().any(|name| std::env::var_os(name).is_some())
        || std::env::var("TERM_PROGRAM").is_ok_and(|program| program == "Apple_Terminal");
    // VTE reorders as well, but whole rows of the screen, and it can be turned off.
    if !reorders && std::env::var_os("VTE_VERSION").is_some() {
        ORDERED.store(true, Ordering::SeqCst);
        return Bidi::App;
    }
    // kitty turns and joins the letters of each word and leaves the words where they are.
    let words = std::env::var_os("KITTY_WINDOW_ID").is_some();
    match (reorders, words) {
        (true, _) => Bidi::Terminal,
        (false, true) => Bidi::Words,
        (false, false) => Bidi::App,
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::io::Error;

    use super::is_gone;

    #[test]
    fn a_terminal_that_went_away_is_known_by_what_the_system_says() {
        let gone = [5, 6, 9, 32].map(|number| is_gone(&Error::from_raw_os_error(number)));
        assert_eq!(gone, [true, true, false, false]);
    }
}
