use std::ffi::OsString;

use clap::Args;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::Common;
use super::output::{Failure, in_row, line, note};
use super::rows::tabs;
use super::session::{Session, runtime, sentence};
use super::titles::Titles;
use crate::desk;
use crate::model::{Headline, Hit, Message, Query, Sought, ToMessage as _};

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Words, "phrases", -not, OR, by: tr: source: section: lang: is:unread|read|starred|later|full|updated has:translation
    /// since:2d before:2026-11-01
    #[arg(value_name = "QUERY", required = true, num_args = 1..)]
    query: Vec<String>,
    /// Maximum number of results
    #[arg(long, short = 'n', default_value_t = 20, value_name = "N")]
    limit: usize,
    /// Print one JSON line for each match
    #[arg(long)]
    json: bool,
}

/// Before a word of a query that begins like an option; no argument of a process can hold it.
const WORD: char = '\0';

/// The arguments of the process, with a mark on excluded words of a query such as `-storm`:
/// they begin like options. Options are `-n`, `-h` and what begins with two dashes.
pub(super) fn with_words(arguments: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let (mut searching, mut given): (bool, Vec<OsString>) = (false, Vec::new());
    for argument in arguments {
        let text = argument.to_str().unwrap_or_default();
        let word = text.strip_prefix('-').is_some_and(|rest| {
            let limit =
                rest.strip_prefix('n').is_some_and(|count| count.chars().all(|c| c.is_ascii_digit() || c == '='));
            !(rest.is_empty() || rest.starts_with('-') || rest == "h" || limit)
        });
        given.push(if searching && word { format!("{WORD}{text}").into() } else { argument.clone() });
        searching |= text == "search";
    }
    given
}

pub(crate) fn run(common: &Common, options: &Options) -> Result<(), Failure> {
    let query =
        Query::parse(&options.query.join(" ").replace(WORD, "")).map_err(|error| Failure::Usage(error.message()))?;
    runtime()?.block_on(search(common, options, query))
}

async fn search(common: &Common, options: &Options, query: Query) -> Result<(), Failure> {
    let session = Session::open(common).await?;
    desk::index_few(&session.store).await.map_err(sentence)?;
    let meaning = desk::meaning_of_query(&session.store, &query).map_err(sentence)?;
    let found =
        session.store.search(Sought { query, meaning }, Timestamp::now(), 0, options.limit).await.map_err(sentence)?;
    let mut titles = Titles::load(&session);
    let rows: Vec<Headline> = found.hits.iter().map(|hit| hit.headline.clone()).collect();
    titles.look_up(&session, &rows).await?;
    for hit in &found.hits {
        line(&if options.json { object(&titles, hit) } else { text(&titles, hit) })?;
    }
    if !options.json {
        note(Message::new("found").with("count", found.count()));
    }
    if let Some(reason) = found.nothing_like {
        note(reason.message());
    }
    if found.unindexed > 0 {
        note(Message::new("not-indexed").with("count", found.unindexed));
    }
    Ok(())
}

/// The row as `list` prints it, and under it the text round the words that were found.
fn text(titles: &Titles, hit: &Hit) -> String {
    let snippet: String = hit.snippet.iter().map(|(run, _)| run.as_str()).collect();
    let row = tabs(&titles.titled(&hit.headline));
    if hit.by_meaning {
        return format!("{row}\n\t≈ {}", in_row(&Message::new("by-meaning")));
    }
    if snippet.is_empty() { row } else { format!("{row}\n\t{snippet}") }
}

fn object(titles: &Titles, hit: &Hit) -> String {
    let mut object = titles.object(&hit.headline);
    let runs: Vec<Value> = hit.snippet.iter().map(|(text, found)| json!({"text": text, "found": found})).collect();
    object.insert("snippet".to_owned(), json!(runs));
    object.insert("by_meaning".to_owned(), hit.by_meaning.into());
    Value::Object(object).to_string()
}
