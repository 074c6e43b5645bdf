use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::json;

use super::output::{Failure, bytes, line, note};
use crate::desk;
use crate::model::Language;
use crate::story::{Counts, Grouper, Item, fingerprint, stories};

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Accepted; the output is always JSON Lines
    #[arg(long)]
    json: bool,
    /// Articles as JSON Lines; `-` for standard input; all files are grouped together
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

/// A line of input; keys that are not named here, and those that are missing, are no mistake.
#[derive(Debug, Deserialize)]
struct Line {
    id: serde_json::Value,
    #[serde(default)]
    newsroom: String,
    #[serde(default)]
    language: String,
    published: Timestamp,
    #[serde(default)]
    title: String,
    #[serde(default)]
    standfirst: String,
    #[serde(default)]
    body: String,
}

/// Groups articles into stories and prints for each the number of its story and of its text.
pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    let mut lines: Vec<Line> = Vec::new();
    let mut failed = false;
    for file in &options.files {
        let mut fail = |sentence: &str| {
            failed = true;
            note(&format!("{}: {sentence}", file.display()));
        };
        match bytes(file) {
            Ok(bytes) => lines.extend(read(&bytes, &mut fail)),
            Err(error) => fail(&error),
        }
    }
    print(&lines)?;
    if failed { Err(Failure::Some) } else { Ok(()) }
}

/// The articles of a file; a bad line is told and the others are read.
fn read(bytes: &[u8], fail: &mut impl FnMut(&str)) -> Vec<Line> {
    let mut lines = Vec::new();
    for (at, text) in bytes.split(|byte| *byte == b'\n').enumerate() {
        if text.trim_ascii().is_empty() {
            continue;
        }
        match serde_json::from_slice(text) {
            Ok(line) => lines.push(line),
            Err(error) => fail(&format!("line {}: {error}", at + 1)),
        }
    }
    lines
}

fn print(lines: &[Line]) -> Result<(), Failure> {
    let numbered = || (1i64..).zip(lines);
    let prints = numbered().map(|(number, line)| {
        let text = [line.title.as_str(), &line.standfirst, &line.body].join("\n");
        let language = desk::language_of(Language::parse(&line.language).as_ref(), &text);
        let item = Item {
            newsroom: &line.newsroom,
            name: &line.newsroom,
            language: &language.unwrap_or_default(),
            published: line.published.as_second(),
            title: &line.title,
            standfirst: &line.standfirst,
            body: &line.body,
        };
        (number, fingerprint(&item))
    });
    let relations = Grouper::new(Counts::default()).add(prints.collect());
    let mut order: Vec<(Timestamp, i64)> = numbered().map(|(number, line)| (line.published, number)).collect();
    order.sort_unstable();
    let order: Vec<i64> = order.into_iter().map(|(_, number)| number).collect();
    let mut places = stories(&order, &relations, &BTreeSet::new());
    places.sort_by_key(|place| place.article);
    for (line_read, place) in lines.iter().zip(places) {
        line(&json!({"id": line_read.id, "story": place.story, "text": place.text}).to_string())?;
    }
    Ok(())
}
