use std::time::Duration;

use clap::Args;
use jiff::Timestamp;
use serde_json::json;

use super::Common;
use super::filter::Filter;
use super::output::{Failure, line, said};
use super::rows::{Form, Print};
use super::session::{Session, runtime, sentence};
use super::titles::Titles;
use crate::desk;
use crate::model::{Headline, Message};

/// How long nothing is looked at while what arrives is printed.
const BETWEEN_LOOKS: Duration = Duration::from_secs(2);
/// The newest rows among which what arrived is looked for.
const MOST_ARRIVED: usize = 5_000;

#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(flatten)]
    filter: Filter,
    /// Maximum number of results
    #[arg(long, short = 'n', default_value_t = 50, value_name = "N")]
    limit: usize,
    /// Print only their number
    #[arg(long)]
    count: bool,
    /// Print one line for a status bar: unread articles, in total and by section
    #[arg(long, conflicts_with_all = ["count", "Filter"])]
    summary: bool,
    /// Print headlines as they arrive, until interrupted
    #[arg(long, conflicts_with_all = ["count", "summary", "limit"])]
    watch: bool,
    #[command(flatten)]
    print: Print,
}

pub(crate) fn run(common: &Common, options: Options) -> Result<(), Failure> {
    runtime()?.block_on(list(common, options))
}

async fn list(common: &Common, options: Options) -> Result<(), Failure> {
    let session = Session::open(common).await?;
    if options.summary {
        return summary(&session, options.print.json).await;
    }
    if options.count {
        let count = options.filter.count(&session).await?;
        return line(&if options.print.json { json!({"count": count}).to_string() } else { count.to_string() });
    }
    let (form, now) = (options.print.form()?, Timestamp::now());
    if options.watch {
        return watch(&session, &options.filter, &form).await;
    }
    let mut titles = Titles::load(&session);
    let printed = options.filter.each(&session, options.limit, async |rows| {
        titles.look_up(&session, &rows).await?;
        rows.iter().try_for_each(|row| line(&titles.line(&form, row, now)))
    });
    printed.await
}

/// Prints what arrives, what came first on top, until nobody reads it any more.
async fn watch(session: &Session, filter: &Filter, form: &Form) -> Result<(), Failure> {
    let mut known = session.store.newest().await.map_err(sentence)?;
    loop {
        tokio::time::sleep(BETWEEN_LOOKS).await;
        let newest = session.store.newest().await.map_err(sentence)?;
        if newest == known {
            continue;
        }
        let mut arrived: Vec<Headline> = Vec::new();
        let taken = filter.each(session, MOST_ARRIVED, async |rows| {
            arrived.extend(rows.into_iter().filter(|row| row.id > known && row.id <= newest));
            Ok(())
        });
        taken.await?;
        arrived.sort_by_key(|row| row.id);
        let now = Timestamp::now();
        arrived.iter().try_for_each(|row| line(&form.of(row, now)))?;
        known = newest;
    }
}

/// What is unread, on one line.
async fn summary(session: &Session, json: bool) -> Result<(), Failure> {
    let sections =
        desk::sections(&session.store, session.guide_language(), Timestamp::now()).await.map_err(sentence)?;
    let unread = Filter::unread().count(session).await?;
    if json {
        let sections = sections
            .iter()
            .map(|section| json!({"name": section.name, "articles": section.articles, "unread": section.unread}));
        return line(&json!({"unread": unread, "sections": sections.collect::<Vec<_>>()}).to_string());
    }
    let named: Vec<String> = sections
        .iter()
        .filter(|section| section.unread > 0)
        .map(|section| format!("{} {}", section.name, section.unread))
        .collect();
    let by_section = if named.is_empty() { String::new() } else { format!(": {}", named.join(", ")) };
    line(&(said(&Message::new("unread-count").with("count", unread)) + &by_section))
}
