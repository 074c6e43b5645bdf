use std::fs;
use std::io::{ErrorKind, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;

use jiff::Timestamp;
use tokio::process::{Child, Command};

use super::messages::{Messages, failed, tell};
use crate::app::Share;
use crate::config::{NewFile, ShareTarget};
use crate::desk;
use crate::export::{self, Export, PlainOptions};
use crate::model::{ArticleId, Message, ToMessage as _, fill};
use crate::store::Store;
use crate::words::Words;

/// Bytes of the name of a file, without its ending.
const LONGEST_NAME: usize = 160;

/// Where articles go that leave the reader: folder, programs, and the words that credits are written in.
#[derive(Clone)]
pub(super) struct Outside {
    pub(super) folder: PathBuf,
    pub(super) targets: Arc<[ShareTarget]>,
    pub(super) words: &'static Words,
}

/// Has an article leave the reader.
pub(super) async fn leave(store: Store, id: ArticleId, wanted: Share, outside: Outside, messages: Messages) {
    let article = match store.article(id).await {
        Ok(article) => article,
        Err(error) => return tell(&messages, Some(failed(&error))),
    };
    let Some(article) = article else { return };
    let done = tokio::task::spawn_blocking(move || {
        let export = Export::new(&article, desk::opened(&article), outside.words);
        share(&export, &wanted, &outside.targets, &outside.folder)
    });
    let reply = match done.await {
        Ok(Shared::Done(reply)) => reply,
        // Who quits does not wait for the program: it runs on without the reader.
        Ok(Shared::Runs(name, mut program)) => match program.wait().await {
            Ok(status) if status.success() => Message::about("shared", name),
            Ok(status) => Message::about("not-shared", Message::Plain(status.to_string()).at(name)),
            Err(error) => Message::about("not-shared", error.message().at(name)),
        },
        Err(_) => return,
    };
    tell(&messages, Some(reply));
}

/// How far an article has left.
enum Shared {
    /// What happened.
    Done(Message),
    /// The name of a program that was given it, and the program.
    Runs(String, Child),
}

/// An article as a book of one chapter.
fn book_of(export: &Export<'_>) -> std::io::Result<Vec<u8>> {
    let mut book = Vec::new();
    export::book(&export.head().title, &[export.chapter()], Timestamp::now(), &mut book)?;
    Ok(book)
}

/// Writes an article to a file or starts a program with it.
fn share(export: &Export<'_>, share: &Share, targets: &[ShareTarget], folder: &Path) -> Shared {
    let (ending, content) = match share {
        Share::Markdown => ("md", Ok((export.markdown() + "\n").into_bytes())),
        Share::Html => ("html", Ok((export.html() + "\n").into_bytes())),
        Share::Epub => ("epub", book_of(export)),
        Share::Program(number) => {
            let Some(target) = targets.get(*number) else { return Shared::Done(Message::about("not-shared", "")) };
            return match give(export, target) {
                Ok(Some(program)) => Shared::Runs(target.name.clone(), program),
                Ok(None) => Shared::Done(Message::about("shared", &target.name)),
                Err(error) => Shared::Done(Message::about("not-shared", error.message().at(&target.name))),
            };
        }
    };
    match content.and_then(|content| save(folder, &export.head().title, ending, &content)) {
        Ok(path) => Shared::Done(Message::about("saved", path.display().to_string())),
        Err(error) => Shared::Done(Message::about("not-saved", error.message().at(folder.display().to_string()))),
    }
}

/// Starts a program with an article, never through a shell. Its input is a file that nobody else can open, whole before the
/// program begins, so that it gets all of it however slowly it reads and however soon the reader is left.
fn give(export: &Export<'_>, target: &ShareTarget) -> std::io::Result<Option<Child>> {
    let (head, text) = (export.head(), export.plain(PlainOptions::default()) + "\n");
    let byline = head.byline();
    let parts = [
        ("title", head.title.as_str()),
        ("byline", &byline),
        ("source", &head.source),
        ("link", head.link.as_deref().unwrap_or_default()),
        ("text", &text),
    ];
    let arguments = fill(&target.command, &parts);
    let Some((program, arguments)) = arguments.split_first() else { return Ok(None) };
    let input = match target.input.as_str() {
        "text" => Some(text.clone()),
        "markdown" => Some(export.markdown() + "\n"),
        "html" => Some(export.html() + "\n"),
        _ => None,
    };
    let stdin = match input {
        Some(input) => {
            let mut file = tempfile::tempfile()?;
            file.write_all(input.as_bytes())?;
            file.rewind()?;
            Stdio::from(file)
        }
        None => Stdio::null(),
    };
    let mut command = Command::new(program);
    command.args(arguments).stdin(stdin).stdout(Stdio::null()).stderr(Stdio::null()).spawn().map(Some)
}

/// Writes a file of the article's name that was not there before.
fn save(folder: &Path, title: &str, ending: &str, content: &[u8]) -> std::io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let name = file_name(title);
    for number in 1..1_000 {
        let name = if number == 1 { format!("{name}.{ending}") } else { format!("{name} {number}.{ending}") };
        let path = folder.join(name);
        let written = NewFile::fresh(&path).and_then(|mut file| {
            file.write_all(content)?;
            file.keep_new()
        });
        match written {
            Ok(()) => return Ok(path),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(std::io::Error::other("there are a thousand of that name"))
}

/// A title without what file systems do not take.
fn file_name(title: &str) -> String {
    let plain = |letter: char| if letter.is_alphanumeric() || "-_,'".contains(letter) { letter } else { ' ' };
    let name: String = title.chars().map(plain).collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    // A name that begins with a dash is an option to other programs.
    let name = name.trim_start_matches(['-', ' ']);
    let name = name.get(..name.floor_char_boundary(LONGEST_NAME)).unwrap_or_default().trim_end().to_owned();
    if name.is_empty() { "article".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::{file_name, save};

    #[test]
    fn files_are_named_by_their_article_and_never_written_over() {
        assert_eq!(file_name("../../etc/passwd: \u{1b}[31m"), "etc passwd 31m");
        assert_eq!(file_name("/"), "article");
        assert_eq!(file_name("-rf -- .news"), "rf -- news");
        let long = file_name(&"汉".repeat(200));
        assert!(long.len() <= super::LONGEST_NAME && !long.is_empty(), "{long}");
        let folder = tempfile::tempdir().unwrap();
        let first = save(folder.path(), "Ferry back", "md", b"one").unwrap();
        let second = save(folder.path(), "Ferry back", "md", b"two").unwrap();
        assert!(first.ends_with("Ferry back.md") && second.ends_with("Ferry back 2.md"));
        assert_eq!(std::fs::read_to_string(first).unwrap(), "one");
    }
}
