use std::path::PathBuf;

use clap::Args;
use serde_json::{Map, Value, json};

use super::json as print;
use super::output::{Failure, each_file, note};
use crate::model::{Entry, Feed, ToMessage as _};
use crate::{credits, desk, feed};

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Address of the files, for relative links
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// Their `Content-Type`
    #[arg(long, value_name = "TYPE")]
    content_type: Option<String>,
    /// Accepted; the output is always JSON Lines
    #[arg(long)]
    json: bool,
    /// Feed files; `-` for standard input
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    each_file(&options.files, |file, bytes| {
        let feed = feed::read(bytes, options.content_type.as_deref(), options.url.as_deref())
            .map_err(|error| error.message())?;
        if let Some(shell) = feed.shell {
            note(shell.message().at(file.display().to_string()));
        }
        let mut object = Map::new();
        object.insert("feed".to_owned(), head(&feed));
        object.insert("entries".to_owned(), feed.entries.iter().map(|entry| item(&feed, entry)).collect());
        Ok(object)
    })
}

fn head(feed: &Feed) -> Value {
    json!({
        "title": feed.title,
        "link": feed.link,
        "id": feed.id,
        "language": feed.claimed_language,
        "subtitle": feed.subtitle,
        "updated": feed.updated.map(print::time),
        "published": feed.published.map(print::time),
        "authors": feed.authors,
        "contributors": feed.contributors,
        "tags": feed.tags,
    })
}

fn item(feed: &Feed, entry: &Entry) -> Value {
    let evidence = feed::evidence(feed, entry);
    let declared = entry.language.as_ref().or(feed.language.as_ref());
    let text = entry.content.as_deref().or(entry.summary.as_deref()).unwrap_or_default();
    let language = desk::language(declared, entry.title.as_deref().unwrap_or_default(), text);
    let found = credits::find(&evidence, &language.clone().unwrap_or_default());
    json!({
        "title": entry.title,
        "link": entry.link,
        "id": entry.id,
        "language": language,
        "authors": entry.authors,
        "contributors": entry.contributors,
        "published": entry.published.map(print::time),
        "updated": entry.updated.map(print::time),
        "summary": entry.plain_summary.as_ref().or(entry.summary.as_ref()),
        "content": entry.plain_content.as_ref().or(entry.content.as_ref()),
        "tags": entry.tags,
        "comments": entry.comments,
        "enclosures": entry.enclosures.iter().map(|enclosure| &enclosure.url).collect::<Vec<_>>(),
        "credits": print::credits(&found.credits),
    })
}
