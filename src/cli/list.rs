use clap::Args;
use serde_json::Value;

use super::Common;
use super::json;
use super::output::{Failure, line};
use super::session::{Session, runtime, sentence};
use crate::model::{Headline, Role, Selection};

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Headlines of this section alone
    #[arg(long, value_name = "NAME")]
    section: Option<String>,
    /// Headlines of this feed alone
    #[arg(long, value_name = "ID")]
    feed: Option<String>,
    /// Only what is unread
    #[arg(long)]
    unread: bool,
    /// Only what is starred
    #[arg(long)]
    starred: bool,
    /// At most so many
    #[arg(long, short = 'n', default_value_t = 50, value_name = "N")]
    limit: usize,
    /// Print one JSON line a headline
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(common: &Common, options: Options) -> Result<(), Failure> {
    runtime()?.block_on(list(common, options))
}

async fn list(common: &Common, options: Options) -> Result<(), Failure> {
    let session = Session::open(common).await?;
    let selection = Selection {
        section: options.section,
        feed: options.feed,
        unread: options.unread,
        starred: options.starred,
        limit: options.limit,
        ..Selection::default()
    };
    let rows = session.store.headlines(selection).await.map_err(sentence)?;
    for row in &rows {
        line(&if options.json { Value::Object(json::headline(row)).to_string() } else { plain(row) })?;
    }
    Ok(())
}

/// Number, date, source, headline and credits, parted by tabs.
fn plain(row: &Headline) -> String {
    let mut who = json::names(&row.credits, Role::Author).join(", ");
    let translators = json::names(&row.credits, Role::Translator).join(", ");
    if !translators.is_empty() {
        if !who.is_empty() {
            who.push_str(", ");
        }
        who.push_str("tr. ");
        who.push_str(&translators);
    }
    format!("{}\t{}\t{}\t{}\t{who}", row.id.0, json::time(row.date), row.source, row.title)
}
