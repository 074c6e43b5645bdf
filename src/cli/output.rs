use std::io::{ErrorKind, IsTerminal as _, Read as _, Write as _};
use std::path::Path;
use std::process::ExitCode;
use std::sync::OnceLock;

use serde_json::Value;

use super::Common;
use crate::config::{self, distance};
use crate::model::{Language, Message, ToMessage as _};
use crate::runtime;
use crate::words::Words;

/// How a command ended badly.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Wrong usage: exit code 2.
    Usage(Message),
    /// It could not be done: exit code 1.
    Sentence(Message),
    /// Some of it failed and was said already: exit code 1.
    Some,
    /// The reader of our output went away; nothing is wrong.
    Closed,
}

impl Failure {
    /// Wrong usage, and why.
    pub(crate) fn usage(why: impl Into<Message>) -> Self {
        Self::Usage(why.into())
    }

    /// It could not be done, and why.
    pub(crate) fn sentence(why: impl Into<Message>) -> Self {
        Self::Sentence(why.into())
    }

    /// Says the sentence on standard error and gives the exit code.
    pub(crate) fn report(self) -> ExitCode {
        match self {
            Self::Usage(sentence) => {
                note(sentence);
                ExitCode::from(2)
            }
            Self::Sentence(sentence) => {
                note(sentence);
                ExitCode::from(1)
            }
            Self::Some => ExitCode::from(1),
            Self::Closed => ExitCode::SUCCESS,
        }
    }
}

/// Writes a sentence to standard error, in the interface's language.
pub(crate) fn note(sentence: impl Into<Message>) {
    let sentence = said(&sentence.into());
    // Standard error may be closed; then nobody reads it.
    let _ = writeln!(std::io::stderr(), "dateline: {sentence}");
}

/// What the user gave to this process, by which its language is found.
static COMMON: OnceLock<Common> = OnceLock::new();

/// Sets what the language of messages is found by: the user's file and the command line.
pub(crate) fn speak(common: &Common) {
    // A process has one command line.
    let _ = COMMON.set(common.clone());
}

/// A message for people, in the interface's language.
pub(crate) fn said(message: &Message) -> String {
    words().message(message)
}

/// The words of the interface's language.
fn words() -> &'static Words {
    // The user's file is only read when there is something to say.
    static WORDS: OnceLock<&'static Words> = OnceLock::new();
    let found = || match COMMON.get() {
        Some(common) => runtime::words(&config::load_settings(&common.folders().config, &common.set).0),
        None => Words::english(),
    };
    WORDS.get_or_init(found)
}

/// A message for scripts, which is English.
pub(crate) fn english(message: &Message) -> String {
    Words::english().message(message)
}

/// The words of rows that programs may read too: English in a pipe, the interface's language on a terminal. The reason of a
/// failure is for people in either.
pub(crate) fn row_words() -> &'static Words {
    if std::io::stdout().is_terminal() { words() } else { Words::english() }
}

/// A message in a row that programs may read too.
pub(crate) fn in_row(message: &Message) -> String {
    row_words().message(message)
}

/// The refusal of a command that needs the network while `--offline` forbids it.
pub(crate) fn not_offline(command: &'static str) -> Failure {
    Failure::usage(Message::about("offline-contradicts", command))
}

/// The refusal of a name that is not among the known ones.
pub(crate) fn unknown(id: &'static str, name: &str, known: &[impl AsRef<str>]) -> Failure {
    let known: Vec<&str> = known.iter().map(AsRef::as_ref).collect();
    Failure::usage(Message::about(id, name).with("known", known.join(", ")))
}

/// The refusal of the name of a section that there is not, with the nearest that there is.
pub(crate) fn section_unknown(section: &str, names: &[&str]) -> Failure {
    let key = section.to_lowercase();
    let near = |name: &&&str| distance(&key, &name.to_lowercase());
    match names.iter().min_by_key(near) {
        Some(name) if near(&name) <= 1 + key.chars().count() / 4 => {
            Failure::usage(Message::about("section-unknown-near", section).with("near", *name))
        }
        Some(_) => unknown("section-unknown", section, names),
        None => Failure::usage(Message::about("section-none", section)),
    }
}

/// The refusal of a text that is no point in time.
pub(crate) fn no_time(text: &str) -> Failure {
    Failure::usage(Message::new("query-time").with("text", text))
}

/// The language of a tag, or the refusal of a text that is none.
pub(crate) fn language(tag: &str) -> Result<Language, Failure> {
    Language::parse(tag).ok_or_else(|| Failure::usage(Message::new("wrong-language").with("tag", tag)))
}

/// What went wrong with a file or folder that was to be written.
pub(crate) fn unwritten(path: &Path, error: &std::io::Error) -> Failure {
    let message = Message::new("file-unwritten").with("path", path.display().to_string());
    Failure::Sentence(message.with("reason", error.message()))
}

/// Writes text and a newline to standard output.
pub(crate) fn line(text: &str) -> Result<(), Failure> {
    written(writeln!(std::io::stdout().lock(), "{text}"))
}

/// Writes a part of a line to standard output, where it is seen at once.
pub(crate) fn part(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    written(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

fn written(done: std::io::Result<()>) -> Result<(), Failure> {
    match done {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(Failure::Closed),
        Err(error) => Err(Failure::sentence(Message::new("output-unwritten").with("reason", error.message()))),
    }
}

/// Runs a reading over files in order, one JSON line each; a bad file gives `{"file", "error"}` and the others still run.
pub(crate) fn each_file(
    files: &[std::path::PathBuf],
    mut answer: impl FnMut(&Path, &[u8]) -> Result<serde_json::Map<String, Value>, Message>,
) -> Result<(), Failure> {
    let mut failed = false;
    for file in files {
        let name = Value::from(file.to_string_lossy().into_owned());
        let mut object = serde_json::Map::new();
        object.insert("file".to_owned(), name);
        match bytes(file).and_then(|bytes| answer(file, &bytes)) {
            Ok(mut rest) => object.append(&mut rest),
            Err(error) => {
                failed = true;
                object.insert("error".to_owned(), Value::from(english(&error)));
            }
        }
        line(&Value::Object(object).to_string())?;
    }
    if failed { Err(Failure::Some) } else { Ok(()) }
}

/// The largest file that the analysis commands read.
const MOST_BYTES: u64 = 64_000_000;

/// The bytes of a file, or of standard input for `-`.
pub(crate) fn bytes(file: &Path) -> Result<Vec<u8>, Message> {
    let mut bytes = Vec::new();
    let read = if file.as_os_str() == "-" {
        std::io::stdin().take(MOST_BYTES).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(file).and_then(|opened| opened.take(MOST_BYTES).read_to_end(&mut bytes))
    };
    read.map(|_| bytes).map_err(|error| Message::new("wrong-unread").with("reason", error.message()))
}
