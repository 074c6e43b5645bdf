use std::io::{Read as _, Write as _};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long a test waits for a screen before it fails and prints what it saw.
const FRAME_TIMEOUT: Duration = Duration::from_secs(30);

/// A program in a terminal of its own.
pub(crate) struct Terminal {
    parser: vt100::Parser,
    bytes: Receiver<Vec<u8>>,
    writer: Box<dyn std::io::Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    /// Bytes that the program wrote.
    pub(crate) received: usize,
}

fn cells(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).unwrap()
}

impl Terminal {
    pub(crate) fn run(command: CommandBuilder, columns: u16, rows: u16) -> Self {
        let pair =
            native_pty_system().openpty(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let (sender, bytes) = channel();
        thread::spawn(move || {
            let mut buffer = [0; 8192];
            while let Ok(n @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..n].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self {
            parser: vt100::Parser::new(cells(rows), cells(columns), 0),
            bytes,
            writer,
            child,
            master: pair.master,
            received: 0,
        }
    }

    /// The reader itself with folders of the test's own.
    pub(crate) fn reader(config: &Path, data: &Path, arguments: &[&str], columns: u16, rows: u16) -> Self {
        Self::run(command(config, data, arguments), columns, rows)
    }

    /// The reader in a terminal that says in its environment what it is.
    pub(crate) fn asked(config: &Path, data: &Path, arguments: &[&str], (name, value): (&str, &str)) -> Self {
        let mut command = command(config, data, arguments);
        command.env(name, value);
        Self::run(command, 80, 24)
    }

    pub(crate) fn type_keys(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    pub(crate) fn screen(&self) -> String {
        self.parser.screen().contents()
    }

    /// The cells with their colours.
    pub(crate) fn cells(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    pub(crate) fn alternate(&self) -> bool {
        self.parser.screen().alternate_screen()
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        self.parser.screen_mut().set_size(cells(rows), cells(columns));
        self.master.resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
    }

    /// Waits until the screen satisfies `check`; on failure says what was waited for and prints the screen.
    pub(crate) fn wait(&mut self, what: &str, check: impl Fn(&str) -> bool) {
        let end = Instant::now() + FRAME_TIMEOUT;
        loop {
            if check(&self.screen()) {
                return;
            }
            match self.bytes.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(bytes) => {
                    self.received += bytes.len();
                    self.parser.process(&bytes);
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    panic!("never saw {what}; the screen is:\n{}", self.screen())
                }
            }
        }
    }

    /// Waits until something outside is so, and takes in what comes meanwhile.
    pub(crate) fn wait_until(&mut self, what: &str, check: impl Fn() -> bool) {
        let end = Instant::now() + FRAME_TIMEOUT;
        while !check() {
            assert!(Instant::now() < end, "never saw {what}; the screen is:\n{}", self.screen());
            self.listen(Duration::from_millis(20));
        }
    }

    /// Takes in what comes until nothing came for a while, so that a frame is whole.
    pub(crate) fn settle(&mut self) {
        while let Ok(bytes) = self.bytes.recv_timeout(Duration::from_millis(300)) {
            self.parser.process(&bytes);
        }
    }

    /// Takes in what comes within a span.
    pub(crate) fn listen(&mut self, span: Duration) {
        let end = Instant::now() + span;
        while let Ok(bytes) = self.bytes.recv_timeout(end.saturating_duration_since(Instant::now())) {
            self.parser.process(&bytes);
        }
    }

    /// The number of the program among the processes of the machine.
    pub(crate) fn process(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    pub(crate) fn wait_for(&mut self, text: &str) {
        self.wait(text, |screen| screen.contains(text));
    }

    /// Waits for the program's end and answers its exit code.
    pub(crate) fn end(mut self) -> (u32, String) {
        let status = self.child.wait().unwrap();
        while let Ok(bytes) = self.bytes.recv_timeout(Duration::from_millis(500)) {
            self.parser.process(&bytes);
        }
        assert!(!self.alternate(), "the alternate screen was not left");
        (status.exit_code(), self.screen())
    }
}

/// The program with folders of the test's own, before it is run.
pub(crate) fn command(config: &Path, data: &Path, arguments: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(["--config".as_ref(), config.as_os_str(), "--data".as_ref(), data.as_os_str()]);
    command.args(arguments);
    environment(&mut command);
    command
}

/// What every run in a test shares, whatever the machine's own environment says.
pub(crate) fn environment(command: &mut CommandBuilder) {
    command.env("TERM", "xterm-256color");
    command.env("LC_ALL", "C.UTF-8");
    command.env("TZ", "UTC");
    command.env("NO_PROXY", "*");
    for name in ["NO_COLOR", "VTE_VERSION", "KONSOLE_VERSION", "MLTERM", "WT_SESSION", "XTERM_VERSION"] {
        command.env_remove(name);
    }
    for name in ["KITTY_WINDOW_ID", "TERM_PROGRAM", "LC_TERMINAL", "TMUX", "COLORTERM", "COLORFGBG"] {
        command.env_remove(name);
    }
}
