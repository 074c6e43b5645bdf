use std::io::{self, Stdout, stdout};
use std::sync::{Mutex, Once, PoisonError};
use std::thread::{self, ThreadId};

use crossterm::cursor::Show;
use crossterm::event::{DisableMouseCapture, EnableMouseCapture};
use crossterm::execute;
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use ratatui::backend::CrosstermBackend;
use ratatui::{Frame, Terminal};

/// The terminal while the reader has it; dropping it, a panic included, gives it back as it was.
#[derive(Debug)]
pub struct Guard {
    terminal: Terminal<CrosstermBackend<Stdout>>,
    mouse: bool,
}

impl Guard {
    /// Takes the terminal: raw mode, alternate screen, mouse when wanted.
    ///
    /// # Errors
    /// When the terminal refuses; it is as before then.
    pub fn enter(mouse: bool) -> io::Result<Self> {
        restore_on_panic();
        take(mouse).inspect_err(|_| give_back())?;
        let terminal = Terminal::new(CrosstermBackend::new(stdout())).inspect_err(|_| give_back())?;
        Ok(Self { terminal, mouse })
    }

    /// Draws a frame as one synchronized update.
    pub(super) fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        execute!(stdout(), BeginSynchronizedUpdate)?;
        let drawn = self.terminal.draw(render).map(|_| ());
        execute!(stdout(), EndSynchronizedUpdate)?;
        drawn
    }

    /// Forgets what is on the screen, so that the next frame draws all of it.
    pub(super) fn resized(&mut self) {
        // `Terminal::draw` finds the new size itself and clears then.
        let _ = self.terminal.autoresize();
    }

    /// Gives the terminal back, stops the program, and takes the terminal again when the shell continues it.
    pub(super) fn suspend(&mut self) -> io::Result<()> {
        give_back();
        #[cfg(unix)]
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        take(self.mouse)?;
        self.terminal = Terminal::new(CrosstermBackend::new(stdout()))?;
        execute!(stdout(), crossterm::terminal::Clear(crossterm::terminal::ClearType::All))
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        give_back();
    }
}

fn take(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    execute!(stdout(), EnterAlternateScreen)?;
    if mouse {
        execute!(stdout(), EnableMouseCapture)?;
    }
    Ok(())
}

/// Every step is tried even when an earlier one fails: a terminal half restored is worse than none.
fn give_back() {
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
pub(super) fn bidi(setting: &str) -> String {
    if setting != "auto" {
        return setting.to_owned();
    }
    let reorders = ["VTE_VERSION", "KONSOLE_VERSION", "MLTERM", "WT_SESSION"]
        .into_iter()
        .any(|name| std::env::var_os(name).is_some())
        || std::env::var("TERM_PROGRAM").is_ok_and(|program| program == "Apple_Terminal");
    if reorders { "terminal" } else { "app" }.to_owned()
}
