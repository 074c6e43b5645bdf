//! What comes from the terminal and from the system's signals, as messages.

#[cfg(unix)]
mod decoder;
#[cfg(unix)]
mod keys;
#[cfg(all(test, unix))]
mod tests;

#[cfg(unix)]
pub(super) use decoder::Decoder;
#[cfg(unix)]
pub(super) use unix::Events;
#[cfg(not(unix))]
pub(super) use windows::Events;

#[cfg(unix)]
mod unix {
    use std::collections::VecDeque;
    use std::fs::File;
    use std::io::{self, IsTerminal as _, stdin};
    use std::os::fd::AsFd as _;
    use std::os::unix::net::UnixStream;
    use std::time::{Duration, Instant};

    use rustix::event::{PollFd, PollFlags, poll};
    use tokio::signal::unix::{Signal, SignalKind, signal};
    use tokio::sync::mpsc;

    use super::decoder::Decoder;
    use crate::app::{Input, Msg};

    /// How long an answer that is still owed is waited for at the end: what comes later would be typed at the shell.
    const OWED: Duration = Duration::from_millis(100);

    /// What comes from the terminal and from the system's signals.
    pub(in crate::runtime) struct Events {
        bytes: mpsc::UnboundedReceiver<Vec<u8>>,
        decoder: Decoder,
        inputs: VecDeque<Input>,
        signals: Signals,
        resized: Signal,
        /// Dropped, it ends the thread that reads.
        _stop: UnixStream,
    }

    struct Signals {
        terminate: Signal,
        hang_up: Signal,
        interrupt: Signal,
    }

    impl Signals {
        fn new() -> io::Result<Self> {
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
        /// Begins to read the terminal, going on where a decoder stopped that asked it something: with the keys that were
        /// typed meanwhile.
        pub(in crate::runtime) fn new(decoder: Decoder, typed: Vec<Input>) -> io::Result<Self> {
            let terminal = if stdin().is_terminal() { None } else { Some(File::open("/dev/tty")?) };
            let (stop, stopped) = UnixStream::pair()?;
            let (sender, bytes) = mpsc::unbounded_channel();
            std::thread::spawn(move || read(terminal.as_ref(), &stopped, &sender));
            let resized = signal(SignalKind::window_change())?;
            Ok(Self { bytes, decoder, inputs: typed.into(), signals: Signals::new()?, resized, _stop: stop })
        }

        /// The next message; none for what means nothing to the application.
        pub(in crate::runtime) async fn next(&mut self) -> Option<Msg> {
            if let Some(input) = self.inputs.pop_front() {
                return Some(Msg::Input(input));
            }
            let deadline = self.decoder.deadline();
            let until = deadline.unwrap_or_else(Instant::now).into();
            let mut inputs = Vec::new();
            tokio::select! {
                biased;
                bytes = self.bytes.recv() => match bytes {
                    Some(bytes) => self.decoder.feed(&bytes, Instant::now(), &mut inputs),
                    // Without its terminal the program has nothing more to do.
                    None => return Some(Msg::Input(Input::Terminate)),
                },
                () = self.signals.any() => return Some(Msg::Input(Input::Terminate)),
                _ = self.resized.recv() => {
                    let (columns, rows) = crossterm::terminal::size().ok()?;
                    return Some(Msg::Input(Input::Resize(columns, rows)));
                }
                () = tokio::time::sleep_until(until), if deadline.is_some() => {
                    self.decoder.expire(Instant::now(), &mut inputs);
                }
            }
            self.inputs.extend(inputs);
            self.inputs.pop_front().map(Msg::Input)
        }

        /// Waits a moment for what a terminal that was asked has not answered yet, and for the end of what it is saying.
        pub(in crate::runtime) async fn end(mut self, asked: bool) {
            let until = tokio::time::Instant::now() + OWED;
            let mut ignored = Vec::new();
            while (asked && !self.decoder.answered()) || self.decoder.deadline().is_some() {
                match tokio::time::timeout_at(until, self.bytes.recv()).await {
                    Ok(Some(bytes)) => self.decoder.feed(&bytes, Instant::now(), &mut ignored),
                    Ok(None) | Err(_) => return,
                }
            }
        }
    }

    /// Reads the terminal until it is gone, or until nobody listens any more.
    fn read(terminal: Option<&File>, stopped: &UnixStream, bytes: &mpsc::UnboundedSender<Vec<u8>>) {
        let mut buffer = [0; 4_096];
        loop {
            let standard = stdin();
            let descriptor = terminal.map_or_else(|| standard.as_fd(), |terminal| terminal.as_fd());
            let mut waited = [PollFd::new(&descriptor, PollFlags::IN), PollFd::new(stopped, PollFlags::IN)];
            match poll(&mut waited, None) {
                Err(rustix::io::Errno::INTR) => continue,
                Err(_) => return,
                Ok(_) => {}
            }
            if waited.get(1).is_some_and(|stop| !stop.revents().is_empty()) {
                return;
            }
            // Bypasses the buffer of standard input, whose contents could not be waited for.
            let count = rustix::io::read(descriptor, &mut buffer);
            match count {
                Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => {}
                Ok(count @ 1..) => {
                    if bytes.send(buffer.get(..count).unwrap_or_default().to_vec()).is_err() {
                        return;
                    }
                }
                Ok(0) | Err(_) => return,
            }
        }
    }
}

#[cfg(not(unix))]
mod windows {
    use std::io;

    use crossterm::event::{Event, EventStream, KeyEventKind, MouseButton, MouseEventKind};
    use futures_util::StreamExt as _;

    use crate::app::{Input, Msg};

    /// Rows that one notch of the wheel turns.
    const NOTCH: i16 = 3;

    /// What comes from the terminal, whose answers the system keeps from the keys.
    pub(in crate::runtime) struct Events(EventStream);

    impl Events {
        pub(in crate::runtime) fn new() -> io::Result<Self> {
            Ok(Self(EventStream::new()))
        }

        pub(in crate::runtime) async fn end(self, _asked: bool) {}

        /// The next message; none for what means nothing to the application.
        pub(in crate::runtime) async fn next(&mut self) -> Option<Msg> {
            match self.0.next().await {
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
}
