use std::path::{Path, PathBuf};

use clap::Args;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::Common;
use super::output::{Failure, bytes, english, line, note, said};
use super::session::{Session, runtime, sentence};
use crate::config;
use crate::desk::{self, OldNewsError};
use crate::model::{Message, ToMessage as _};

/// The first bytes of every SQLite database.
const DATABASE: &[u8] = b"SQLite format 3\0";

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// An OPML file, newsboat's `urls`, or its `cache.db` for what was read there; `-` for standard input
    file: PathBuf,
    /// Print one JSON line: what was added, already there, and refused
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(common: &Common, options: &Options) -> Result<(), Failure> {
    let name = options.file.display().to_string();
    let bytes = bytes(&options.file).map_err(|fault| Failure::sentence(fault.at(&name)))?;
    if bytes.starts_with(DATABASE) {
        return runtime()?.block_on(database(common, options));
    }
    let imported = config::import_feeds(&common.folders().config, &name, &bytes).map_err(sentence)?;
    for (address, reason) in &imported.refused {
        note(Message::about("import-refused", address).with("reason", reason.clone()));
    }
    for message in &imported.notes {
        note(message.clone());
    }
    let refused = imported.refused.iter();
    let refused: Vec<Value> =
        refused.map(|(address, reason)| json!({"address": address, "reason": english(reason)})).collect();
    let count = refused.len();
    let notes: Vec<String> = imported.notes.iter().map(english).collect();
    line(&if options.json {
        json!({"added": imported.added, "known": imported.known, "refused": refused, "notes": notes}).to_string()
    } else {
        let done = Message::new("import-done").with("added", imported.added).with("known", imported.known);
        said(&done.with("refused", count))
    })?;
    if count > 0 { Err(Failure::Some) } else { Ok(()) }
}

/// What newsboat kept of the feeds that are subscribed.
async fn database(common: &Common, options: &Options) -> Result<(), Failure> {
    let session = Session::open(common).await?;
    let file: &Path = &options.file;
    let news = desk::import_newsboat(&session.store, &session.feeds.feeds, file, Timestamp::now()).await;
    let news = news.map_err(|error| match error {
        OldNewsError::Cache(error) => sentence(error),
        OldNewsError::File(error) => Failure::Sentence(error.message().at(file.display().to_string())),
    })?;
    if news.strange > 0 {
        note(Message::new("newsboat-strange").with("count", news.strange));
    }
    session.store.close().await.map_err(sentence)?;
    line(&if options.json {
        json!({"articles": news.articles, "read": news.read, "starred": news.starred, "strange": news.strange})
            .to_string()
    } else {
        let done = Message::new("newsboat-done").with("articles", news.articles).with("read", news.read);
        said(&done.with("starred", news.starred))
    })
}
