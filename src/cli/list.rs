use clap::Args;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::Common;
use super::filter::Filter;
use super::json as print;
use super::output::{Failure, line};
use super::session::{Session, runtime, sentence};
use crate::desk::GUIDE_SECTION;
use crate::model::{Headline, Role};

#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(flatten)]
    filter: Filter,
    /// At most so many
    #[arg(long, short = 'n', default_value_t = 50, value_name = "N")]
    limit: usize,
    /// Print how many there are and nothing else
    #[arg(long)]
    count: bool,
    /// Print one line for a status bar: how much is unread, in all and by section
    #[arg(long, conflicts_with_all = ["count", "Filter"])]
    summary: bool,
    /// Print one JSON line a headline
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(common: &Common, options: Options) -> Result<(), Failure> {
    runtime()?.block_on(list(common, options))
}

async fn list(common: &Common, options: Options) -> Result<(), Failure> {
    let session = Session::open(common).await?;
    if options.summary {
        return summary(&session, options.json).await;
    }
    if options.count {
        let count = options.filter.count(&session).await?;
        return line(&if options.json { json!({"count": count}).to_string() } else { count.to_string() });
    }
    let json = options.json;
    let printed = options.filter.each(&session, options.limit, async |rows| {
        for row in &rows {
            line(&if json { Value::Object(print::headline(row)).to_string() } else { plain(row) })?;
        }
        Ok(())
    });
    printed.await
}

/// What is unread, on one line.
async fn summary(session: &Session, json: bool) -> Result<(), Failure> {
    let mut sections = session.store.sections(Timestamp::now()).await.map_err(sentence)?;
    // The guide is no news.
    let guide = sections.iter().position(|section| section.name == GUIDE_SECTION).map(|at| sections.remove(at));
    let unread = Filter::unread().count(session).await?.saturating_sub(guide.map_or(0, |guide| guide.unread));
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
    line(&format!("{unread} unread{by_section}"))
}

/// Number, date, source, headline and credits, parted by tabs.
pub(crate) fn plain(row: &Headline) -> String {
    let mut who = print::names(&row.credits, Role::Author).join(", ");
    let translators = print::names(&row.credits, Role::Translator).join(", ");
    if !translators.is_empty() {
        if !who.is_empty() {
            who.push_str(", ");
        }
        who.push_str("tr. ");
        who.push_str(&translators);
    }
    format!("{}\t{}\t{}\t{}\t{who}", row.id.0, row.dated().map(print::time).unwrap_or_default(), row.source, row.title)
}
