use std::path::{Path, PathBuf};

use clap::Args;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::Common;
use super::output::{self, Failure, line, note};
use super::session::{Session, runtime, sentence};
use crate::config;
use crate::desk::{self, OldNewsError};
use crate::model::ToMessage as _;

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
    let failed = |error: String| Failure::sentence(format!("{} {error}", options.file.display()));
    let bytes = output::bytes(&options.file).map_err(failed)?;
    if bytes.starts_with(DATABASE) {
        return runtime()?.block_on(database(common, options));
    }
    let name = options.file.display().to_string();
    let imported = config::import_feeds(&common.folders().config, &name, &bytes).map_err(sentence)?;
    for (address, reason) in &imported.refused {
        note(format!("{address} was refused: {reason}"));
    }
    for sentence in &imported.notes {
        note(sentence.as_str());
    }
    let refused: Vec<Value> =
        imported.refused.iter().map(|(address, reason)| json!({"address": address, "reason": reason})).collect();
    let count = refused.len();
    line(&if options.json {
        json!({"added": imported.added, "known": imported.known, "refused": refused, "notes": imported.notes})
            .to_string()
    } else {
        let were = if imported.known == 1 { "was" } else { "were" };
        let added = output::counted(imported.added, "feed", "feeds");
        format!("{added} added, {} {were} there already, {count} refused", imported.known)
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
        note(format!(
            "the articles of {} were left out, because these feeds are not subscribed; import newsboat's urls first",
            output::counted(news.strange, "feed", "feeds")
        ));
    }
    session.store.close().await.map_err(sentence)?;
    line(&if options.json {
        json!({"articles": news.articles, "read": news.read, "starred": news.starred, "strange": news.strange})
            .to_string()
    } else {
        let articles = output::counted(news.articles, "article", "articles");
        format!("{articles}, {} of them read and {} starred", news.read, news.starred)
    })
}
