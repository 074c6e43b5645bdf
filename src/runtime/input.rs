use std::io;

use crossterm::event::{Event, EventStream, KeyEventKind, MouseButton, MouseEventKind};
use futures_util::StreamExt as _;

use crate::app::{Input, Msg};

/// Rows that one notch of the wheel turns.
const NOTCH: i16 = 3;

/// What comes from the terminal and from the system's signals.
pub(super) struct Events {
    terminal: EventStream,
    #[cfg(unix)]
    signals: Signals,
}

#[cfg(unix)]
struct Signals {
    terminate: tokio::signal::unix::Signal,
    hang_up: tokio::signal::unix::Signal,
    interrupt: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    fn new() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            hang_up: signal(SignalKind::hangup())?,
            interrupt: signal(SignalKind::interrupt())?,
        })
    }

    async fn any(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.hang_up.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}

impl Events {
    pub(super) fn new() -> io::Result<Self> {
        Ok(Self {
            terminal: EventStream::new(),
            #[cfg(unix)]
            signals: Signals::new()?,
        })
    }

    /// The next message; none for what means nothing to the application.
    pub(super) async fn next(&mut self) -> Option<Msg> {
        #[cfg(unix)]
        let event = tokio::select! {
            event = self.terminal.next() => event,
            () = self.signals.any() => return Some(Msg::Input(Input::Terminate)),
        };
        #[cfg(not(unix))]
        let event = self.terminal.next().await;
        match event {
            Some(Ok(event)) => translate(&event).map(Msg::Input),
            // Without its terminal the program has nothing more to do.
            Some(Err(_)) | None => Some(Msg::Input(Input::Terminate)),
        }
    }
}

fn translate(event: &Event) -> Option<Input> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => Some(Input::Key(key.code, key.modifiers)),
        Event::Resize(columns, rows) => Some(Input::Resize(*columns, *rows)),
        Event::Mouse(mouse) => {
            let (column, row) = (mouse.column, mouse.row);
            match mouse.kind {
                MouseEventKind::ScrollDown => Some(Input::Wheel { column, row, by: NOTCH }),
                MouseEventKind::ScrollUp => Some(Input::Wheel { column, row, by: -NOTCH }),
                MouseEventKind::Down(MouseButton::Left) => Some(Input::Click { column, row }),
                _ => None,
            }
        }
        _ => None,
    }
}
