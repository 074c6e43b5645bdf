use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};

use super::Common;
use super::output::{Failure, bytes, line, note};
use super::session::sentence;
use crate::desk;
use crate::embed;
use crate::model::{Embedding, Language, Message};
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

const PUBLISHED: &str = "published";
/// Keys that every line has.
const NEEDED: [&str; 2] = ["id", PUBLISHED];
/// Keys of texts.
const TEXTS: [&str; 5] = ["newsroom", "language", "title", "standfirst", "body"];

/// A line of input; keys that are not named here, and those that are missing, are no mistake.
#[derive(Debug, Deserialize)]
struct Line {
    id: Value,
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
pub(crate) fn run(common: &Common, options: &Options) -> Result<(), Failure> {
    let mut lines: Vec<Line> = Vec::new();
    let mut failed = false;
    for file in &options.files {
        let mut fail = |fault: Message| {
            failed = true;
            note(fault.at(file.display().to_string()));
        };
        match bytes(file) {
            Ok(bytes) => lines.extend(read(&bytes, &mut fail)),
            Err(error) => fail(error),
        }
    }
    let meanings = meanings(&common.folders().data, &lines)?;
    print(&lines, meanings)?;
    if failed { Err(Failure::Some) } else { Ok(()) }
}

/// The articles of a file; a bad line is reported and the others are read.
fn read(bytes: &[u8], fail: &mut impl FnMut(Message)) -> Vec<Line> {
    let mut lines = Vec::new();
    for (at, text) in bytes.split(|byte| *byte == b'\n').enumerate() {
        if text.trim_ascii().is_empty() {
            continue;
        }
        match article(text) {
            Ok(line) => lines.push(line),
            Err(fault) => fail(Message::new("in-line").with("line", at + 1).with("what", fault)),
        }
    }
    lines
}

/// The article of a line, or what is wrong with it.
fn article(text: &[u8]) -> Result<Line, Message> {
    let value: Value =
        serde_json::from_slice(text).map_err(|error| Message::new("line-no-json").with("column", error.column()))?;
    let Some(object) = value.as_object() else { return Err(Message::new("line-no-object")) };
    if let Some(key) = NEEDED.iter().find(|key| !object.contains_key(**key)) {
        return Err(Message::new("line-lacks").with("key", *key));
    }
    // Of the values only the time has a form, all others that can be wrong are texts.
    let no_text = TEXTS.iter().find(|key| object.get(**key).is_some_and(|value| !value.is_string()));
    let wrong = no_text.unwrap_or(&PUBLISHED);
    Line::deserialize(value).map_err(|_| Message::new("line-wrong").with("key", *wrong))
}

/// What each article means, where a model was added; none of articles in languages that it did not learn.
fn meanings(data: &Path, lines: &[Line]) -> Result<Vec<Option<Embedding>>, Failure> {
    let Some(mut encoder) = desk::sentence_encoder(data).map_err(sentence)? else {
        return Ok(vec![None; lines.len()]);
    };
    let texts: Vec<String> =
        lines.iter().map(|line| desk::meaning_of(&line.title, &line.standfirst, &line.body)).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let made = encoder.encode(&texts).map_err(sentence)?;
    let known = |line: &Line| language(line).as_ref().is_some_and(embed::knows);
    Ok(lines.iter().zip(made).map(|(line, embedding)| known(line).then_some(embedding)).collect())
}

/// The language that an article states, else that of its text.
fn language(line: &Line) -> Option<Language> {
    let text = [line.title.as_str(), &line.standfirst, &line.body].join("\n");
    desk::language_of(Language::parse(&line.language).as_ref(), &text)
}

fn print(lines: &[Line], meanings: Vec<Option<Embedding>>) -> Result<(), Failure> {
    let numbered = || (1i64..).zip(lines);
    let prints = numbered().zip(meanings).map(|((number, line), meaning)| {
        let language = language(line);
        let item = Item {
            newsroom: &line.newsroom,
            name: &line.newsroom,
            language: &language.unwrap_or_default(),
            published: line.published.as_second(),
            title: &line.title,
            standfirst: &line.standfirst,
            body: &line.body,
        };
        (number, fingerprint(&item).with_meaning(meaning))
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
