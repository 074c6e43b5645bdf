use clap::Args;
use serde_json::{Map, Value, json};

use super::Common;
use super::output::{Failure, line, row_words};
use super::session::{Session, runtime, sentence};
use crate::export;
use crate::model::{Person, newsroom_name};
use crate::text::{Block, Document, Span};

/// People that are read from the cache at once.
const WINDOW: usize = 500;

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Only people whose name contains these words
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// Maximum number of results
    #[arg(long, short = 'n', value_name = "N")]
    limit: Option<usize>,
    /// Print one JSON line for each person: `{name, newsroom, articles, roles:{role: articles}}`
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(common: &Common, options: Options) -> Result<(), Failure> {
    runtime()?.block_on(people(common, options))
}

async fn people(common: &Common, options: Options) -> Result<(), Failure> {
    let session = Session::open(common).await?;
    let printed = each(&session, options.name, options.limit, |person| {
        line(&if options.json { object(person).to_string() } else { plain(person) })
    });
    printed.await
}

/// The people whose names contain some words, in the order of their names; `take` gets each.
pub(crate) async fn each(
    session: &Session,
    name: Option<String>,
    limit: Option<usize>,
    mut take: impl FnMut(&Person) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut left = limit.unwrap_or(usize::MAX);
    let mut after = None;
    while left > 0 {
        let asked = left.min(WINDOW);
        let found = session.store.people(name.clone(), after, asked).await.map_err(sentence)?;
        for person in &found {
            take(person)?;
        }
        left -= found.len().min(left);
        after = found.last().map(|person| (person.name.clone(), person.newsroom.clone()));
        if found.len() < asked {
            break;
        }
    }
    Ok(())
}

/// A person as an item of a list in Markdown.
pub(crate) fn markdown(person: &Person) -> String {
    let text = plain(person).split('\t').skip(1).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let span = Span { text, ..Span::default() };
    export::markdown(&Document { blocks: vec![Block::List(None, vec![vec![Block::Paragraph(vec![span])]])] })
}

/// Number of articles, name, roles and newsroom, separated by tabs.
fn plain(person: &Person) -> String {
    let roles: Vec<String> =
        person.roles.iter().map(|(role, count)| format!("{} {count}", row_words().role(role.as_str()))).collect();
    format!("{}\t{}\t{}\t{}", person.articles, person.name, roles.join(", "), newsroom_name(&person.newsroom))
}

/// A person as one JSON object.
pub(crate) fn object(person: &Person) -> Value {
    let roles: Map<String, Value> =
        person.roles.iter().map(|(role, count)| (role.as_str().to_owned(), json!(count))).collect();
    json!({"name": person.name, "newsroom": person.newsroom, "articles": person.articles, "roles": roles})
}
