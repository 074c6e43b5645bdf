use std::fs::File;
use std::io::{BufWriter, ErrorKind, IsTerminal as _, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use jiff::Timestamp;

use super::filter::Filter;
use super::output::{Failure, note, unwritten};
use super::session::{Session, called, runtime, sentence};
use super::{Common, people};
use crate::config::{self, NewFile};
use crate::export::{self, Chapter, Export};
use crate::model::{Message, ToMessage as _, without_path};
use crate::store::{Store, StoreError};
use crate::{desk, runtime as reader};

/// Chapters of one book.
const MOST_CHAPTERS: usize = 5_000;

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// What to export
    #[arg(value_enum, default_value_t = What::Feeds)]
    what: What,
    /// Format: for feeds opml (the default) or urls, for articles jsonl (the default), markdown or epub, for people jsonl
    /// (the default) or markdown
    #[arg(long, value_enum)]
    format: Option<Format>,
    #[command(flatten)]
    filter: Filter,
    /// Maximum number of articles
    #[arg(long, short = 'n', value_name = "N")]
    limit: Option<usize>,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The same as `--format opml`
    #[arg(long, conflicts_with = "format")]
    opml: bool,
    /// Copy the cache to a new file; a reader may stay open
    #[arg(long, value_name = "FILE", conflicts_with_all = ["format", "opml", "output", "Filter"])]
    database: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum What {
    /// Subscriptions
    Feeds,
    /// Articles with their text
    Articles,
    /// The people credited
    People,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For any other reader
    Opml,
    /// For newsboat
    Urls,
    /// JSON Lines
    Jsonl,
    /// Markdown
    Markdown,
    /// A book
    Epub,
}

pub(crate) fn run(common: &Common, options: &Options) -> Result<(), Failure> {
    if let Some(file) = &options.database {
        return runtime()?.block_on(database(common, file));
    }
    match (options.what, options.format) {
        (What::Feeds, None | Some(Format::Opml | Format::Urls)) => runtime()?.block_on(feeds(common, options)),
        (What::Articles, None | Some(Format::Jsonl | Format::Markdown | Format::Epub)) => {
            runtime()?.block_on(articles(common, options))
        }
        (What::People, None | Some(Format::Jsonl | Format::Markdown)) => {
            runtime()?.block_on(all_people(common, options))
        }
        (What::Feeds, _) => Err(not_in("opml, urls")),
        (What::Articles, _) => Err(not_in("jsonl, markdown, epub")),
        (What::People, _) => Err(not_in("jsonl, markdown")),
    }
}

/// The refusal of a format, with those that there are.
fn not_in(known: &'static str) -> Failure {
    Failure::usage(Message::new("export-format").with("known", known))
}

/// Copies the cache to a new file, which appears only when the copy is complete.
async fn database(common: &Common, file: &Path) -> Result<(), Failure> {
    if std::fs::symlink_metadata(file).is_ok() {
        return Err(sentence(StoreError::Exists(file.to_owned())));
    }
    let wrong = |error: std::io::Error| unwritten(file, &without_path(error));
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside = tempfile::Builder::new().prefix(".dateline-").tempdir_in(folder).map_err(wrong)?;
    let copy = beside.path().join("cache");
    let store = Store::open(&common.folders().data).await.map_err(sentence)?;
    let copied = store.back_up(copy.clone()).await.map_err(sentence);
    store.close().await.map_err(sentence)?;
    copied?;
    std::fs::File::open(&copy).and_then(|copy| copy.sync_all()).map_err(wrong)?;
    std::fs::rename(&copy, file).map_err(wrong)
}

/// Where the export goes.
enum Out {
    /// To standard output, or into a pipe or device that the user names.
    Stream(Box<dyn Write>),
    /// To a file, which is replaced when the export is complete.
    File(NewFile),
}

impl Out {
    fn of(options: &Options) -> Result<Self, Failure> {
        let Some(path) = &options.output else { return Ok(Self::Stream(Box::new(std::io::stdout().lock()))) };
        let opened = match std::fs::metadata(path) {
            Ok(there) if !there.is_file() && !there.is_dir() => {
                File::options().write(true).open(path).map(|pipe| Self::Stream(Box::new(BufWriter::new(pipe))))
            }
            _ => NewFile::new(path).map(Self::File),
        };
        opened.map_err(|error| unwritten(path, &error))
    }

    fn finish(self) -> Result<(), Failure> {
        match self {
            Self::Stream(mut out) => out.flush(),
            Self::File(file) => file.keep(),
        }
        .map_err(|error| failed(&error))
    }

    /// Ends an export without articles, leaving an earlier file as it is.
    fn finish_empty(self) -> Result<(), Failure> {
        match self {
            Self::File(file) if file.replaces() => {
                note(Message::new("export-nothing-left"));
                Ok(())
            }
            Self::Stream(_) | Self::File(_) => self.finish(),
        }
    }
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        match self {
            Self::Stream(out) => out.write(bytes),
            Self::File(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        match self {
            Self::Stream(out) => out.flush(),
            Self::File(file) => file.flush(),
        }
    }
}

/// The failure of a write; a closed pipe is none.
fn failed(error: &std::io::Error) -> Failure {
    if error.kind() == ErrorKind::BrokenPipe {
        return Failure::Closed;
    }
    Failure::sentence(Message::new("output-unwritten").with("reason", error.message()))
}

fn put(out: &mut dyn Write, text: &str) -> Result<(), Failure> {
    writeln!(out, "{text}").map_err(|error| failed(&error))
}

async fn feeds(common: &Common, options: &Options) -> Result<(), Failure> {
    let mut feeds = config::load_feeds(&common.folders().config);
    for error in &feeds.errors {
        note(error.message());
    }
    feeds.feeds = called(common, feeds.feeds).await;
    let urls = options.format == Some(Format::Urls);
    let text = if urls { config::export_urls(&feeds) } else { config::export_opml(&feeds) };
    let mut out = Out::of(options)?;
    put(&mut out, text.trim_end())?;
    if feeds.feeds.is_empty() { out.finish_empty() } else { out.finish() }
}

async fn articles(common: &Common, options: &Options) -> Result<(), Failure> {
    let format = options.format.unwrap_or(Format::Jsonl);
    if format == Format::Epub && options.output.is_none() && std::io::stdout().is_terminal() {
        return Err(Failure::usage(Message::new("export-terminal")));
    }
    let session = Session::open(common).await?;
    let most = if format == Format::Epub { MOST_CHAPTERS } else { usize::MAX };
    let limit = options.limit.unwrap_or(most);
    if limit > most {
        return Err(Failure::usage(Message::new("export-chapters").with("most", most)));
    }
    let mut out = Out::of(options)?;
    let words = reader::words(&session.settings);
    let (mut chapters, mut first) = (Vec::<Chapter>::new(), true);
    let printed = options.filter.each(&session, limit, async |rows| {
        for row in rows {
            let article = match session.store.article(row.id).await {
                Ok(Some(article)) => article,
                Ok(None) => continue,
                // What cannot be read takes nothing from the others.
                Err(error) => {
                    note(error.message().at(row.id.0.to_string()));
                    continue;
                }
            };
            let export = Export::new(&article, desk::opened(&article), words);
            match format {
                Format::Epub => chapters.push(export.chapter()),
                Format::Markdown => {
                    let rule = if first { "" } else { "\n---\n\n" };
                    put(&mut out, &(rule.to_owned() + &export.markdown()))?;
                }
                _ => put(&mut out, &export.json().to_string())?,
            }
            first = false;
        }
        Ok(())
    });
    printed.await?;
    if format == Format::Epub {
        if chapters.is_empty() {
            return Err(Failure::sentence(Message::new("export-nothing")));
        }
        let now = Timestamp::now();
        let title = format!("dateline, {}", now.strftime("%Y-%m-%d"));
        export::book(&title, &chapters, now, &mut out).map_err(|error| failed(&error))?;
    }
    if first { out.finish_empty() } else { out.finish() }
}

async fn all_people(common: &Common, options: &Options) -> Result<(), Failure> {
    let session = Session::open(common).await?;
    let (mut out, mut empty) = (Out::of(options)?, true);
    let markdown = options.format == Some(Format::Markdown);
    let printed = people::each(&session, None, options.limit, |person| {
        let text = if markdown { people::markdown(person) } else { people::object(person).to_string() };
        empty = false;
        put(&mut out, &text)
    });
    printed.await?;
    if empty { out.finish_empty() } else { out.finish() }
}
