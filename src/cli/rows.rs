//! How headlines are printed, one a line or more.

use std::io::IsTerminal as _;

use clap::Args;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::Value;

use super::json as print;
use super::output::{Failure, row_words, unknown};
use crate::model::{Headline, Role, fill_text};
use crate::text;
use crate::words::Words;

/// Columns of a number, a local time and a source on a terminal.
const NUMBERS: usize = 6;
const TIMES: usize = 16;
const SOURCES: usize = 20;
/// The narrowest and the widest title there.
const TITLES: (usize, usize) = (20, 400);

/// How headlines are printed.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct Print {
    /// Print each headline with a template of {id} {title} {source} {feed} {section} {date} {time} {age} {authors} {translators}
    /// {people} {language} {link} {text} {state}; {date} is UTC and {time} local, \t and \n are tab and newline
    #[arg(long, value_name = "TEMPLATE", conflicts_with = "json")]
    format: Option<String>,
    /// Print one JSON line for each headline
    #[arg(long)]
    pub(crate) json: bool,
}

/// The form of a headline's line.
pub(crate) enum Form {
    /// A JSON object.
    Json,
    /// Fields separated by tabs, for programs.
    Tabs,
    /// Columns of a terminal so wide.
    Columns(usize, TimeZone),
    /// A template with its escapes read.
    Template(String, TimeZone),
}

/// The names in a template.
const FIELDS: [&str; 15] = [
    "id",
    "title",
    "source",
    "feed",
    "section",
    "date",
    "time",
    "age",
    "authors",
    "translators",
    "people",
    "language",
    "link",
    "text",
    "state",
];

impl Print {
    /// The form that was asked for; without one it is that of the terminal, or of a pipe.
    pub(crate) fn form(&self) -> Result<Form, Failure> {
        if self.json {
            return Ok(Form::Json);
        }
        if let Some(template) = &self.format {
            return Ok(Form::Template(checked(template)?, TimeZone::system()));
        }
        let columns = crossterm::terminal::size().ok().filter(|_| std::io::stdout().is_terminal());
        Ok(columns.map_or(Form::Tabs, |(columns, _)| Form::Columns(usize::from(columns), TimeZone::system())))
    }
}

/// A template with its escapes read, when it names nothing else than what there is.
fn checked(template: &str) -> Result<String, Failure> {
    for (at, _) in template.match_indices('{') {
        let name = template.get(at + 1..).and_then(|rest| rest.split_once('}')).map(|(name, _)| name);
        let is_name = |name: &&str| !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase());
        if let Some(name) = name.filter(is_name).filter(|name| !FIELDS.contains(name)) {
            return Err(unknown("template-unknown", &format!("{{{name}}}"), &FIELDS.map(|name| format!("{{{name}}}"))));
        }
    }
    let mut read = String::with_capacity(template.len());
    let mut letters = template.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            read.push(letter);
            continue;
        }
        match letters.next() {
            Some('t') => read.push('\t'),
            Some('n') => read.push('\n'),
            Some('\\') | None => read.push('\\'),
            Some(other) => read.extend(['\\', other]),
        }
    }
    Ok(read)
}

impl Form {
    /// A headline in this form as it is at `now`.
    pub(crate) fn of(&self, row: &Headline, now: Timestamp) -> String {
        match self {
            Self::Json => Value::Object(print::headline(row)).to_string(),
            Self::Tabs => tabs(row),
            Self::Columns(columns, zone) => in_columns(row, *columns, zone),
            Self::Template(template, zone) => by_template(row, template, zone, now),
        }
    }
}

/// Number, date, source, headline and credits, parted by tabs.
pub(crate) fn tabs(row: &Headline) -> String {
    let date = row.dated().map(print::time).unwrap_or_default();
    format!("{}\t{date}\t{}\t{}\t{}", row.id.0, row.source, row.title, people(row))
}

/// Authors and translators in few words.
fn people(row: &Headline) -> String {
    let mut who = print::names(&row.credits, Role::Author).join(", ");
    let translators = print::names(&row.credits, Role::Translator).join(", ");
    if !translators.is_empty() {
        if !who.is_empty() {
            who.push_str(", ");
        }
        who.push_str("tr. ");
        who.push_str(&translators);
    }
    who
}

fn local(row: &Headline, zone: &TimeZone) -> String {
    row.dated().map(|date| zone.to_datetime(date).strftime("%Y-%m-%d %H:%M").to_string()).unwrap_or_default()
}

/// What is in a cell, cut or filled to its columns.
fn cell(text: &str, columns: usize) -> String {
    let fit = text::fit(text, columns);
    let spaces = columns.saturating_sub(text::width(&fit));
    fit + &" ".repeat(spaces)
}

fn in_columns(row: &Headline, columns: usize, zone: &TimeZone) -> String {
    let room = columns.saturating_sub(NUMBERS + TIMES + SOURCES + 6).clamp(TITLES.0, TITLES.1);
    let authors = print::names(&row.credits, Role::Author);
    let people = row_words().people(&authors, &print::names(&row.credits, Role::Translator));
    let shown = if people.is_empty() { row.title.clone() } else { format!("{} · {people}", row.title) };
    let number = format!("{:>NUMBERS$}", row.id.0);
    let line = format!(
        "{number}  {}  {}  {}",
        cell(&local(row, zone), TIMES),
        cell(&row.source, SOURCES),
        text::fit(&shown, room)
    );
    line.trim_end().to_owned()
}

fn by_template(row: &Headline, template: &str, zone: &TimeZone, now: Timestamp) -> String {
    let id = row.id.0.to_string();
    let date = row.dated().map(print::time).unwrap_or_default();
    let time = local(row, zone);
    let since = now.as_second() - row.date.as_second();
    let days = || row.dated().map(|date| zone.to_datetime(date).strftime("%Y-%m-%d").to_string());
    let age = Words::english().ago(since).or_else(days).unwrap_or_default();
    let authors = print::names(&row.credits, Role::Author).join(", ");
    let translators = print::names(&row.credits, Role::Translator).join(", ");
    let (people, state) = (people(row), state(row));
    let language = row.language.as_ref().map(ToString::to_string).unwrap_or_default();
    let parts: [(&str, &str); FIELDS.len()] = [
        ("id", &id),
        ("title", &row.title),
        ("source", &row.source),
        ("feed", &row.feed),
        ("section", &row.section),
        ("date", &date),
        ("time", &time),
        ("age", &age),
        ("authors", &authors),
        ("translators", &translators),
        ("people", &people),
        ("language", &language),
        ("link", row.link.as_deref().unwrap_or_default()),
        ("text", row.text.as_str()),
        ("state", &state),
    ];
    fill_text(template, &parts)
}

/// `unread`, `starred`, `later`, `hidden`, those that hold.
fn state(row: &Headline) -> String {
    let states = [(!row.read, "unread"), (row.starred, "starred"), (row.later, "later"), (row.hidden, "hidden")];
    states.into_iter().filter(|(holds, _)| *holds).map(|(_, name)| name).collect::<Vec<_>>().join(" ")
}
