use clap::{Args, ValueEnum};

use super::Common;
use super::output::{Failure, line};
use super::session::{Session, runtime, sentence};
use super::written;
use crate::desk;
use crate::model::{ArticleId, Selection, canonical};

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Number of the article as `list` prints it, its address, or `-` for the newest
    #[arg(value_name = "ID", allow_hyphen_values = true)]
    article: String,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// In plain text and Markdown, keep the lines that became credits
    #[arg(long)]
    credit_lines: bool,
    /// The same as `--format json`
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Plain text
    Text,
    /// Markdown
    Markdown,
    /// HTML with every line, also those that became credits
    Html,
    /// One JSON line
    Json,
}

pub(crate) fn run(common: &Common, options: &Options) -> Result<(), Failure> {
    runtime()?.block_on(show(common, options))
}

async fn show(common: &Common, options: &Options) -> Result<(), Failure> {
    let session = Session::open(common).await?;
    let article = match find(&session, &options.article).await? {
        Some(id) => session.store.article(id).await.map_err(sentence)?,
        None => None,
    };
    let article = article.ok_or_else(|| Failure::Sentence(format!("no article {} in the cache", options.article)))?;
    let format = if options.json { Format::Json } else { options.format };
    line(&match format {
        Format::Text => written::text(&article, options.credit_lines),
        Format::Markdown => written::markdown(&article, options.credit_lines),
        Format::Html => desk::whole(&article).0.to_html(),
        Format::Json => written::object(&article).to_string(),
    })
}

/// The article of a number, of an address, or the newest.
async fn find(session: &Session, named: &str) -> Result<Option<ArticleId>, Failure> {
    if named == "-" {
        let newest = Selection { limit: 1, ..Selection::default() };
        return Ok(session.store.headlines(newest).await.map_err(sentence)?.first().map(|row| row.id));
    }
    if let Ok(number) = named.parse() {
        return Ok(Some(ArticleId(number)));
    }
    match canonical(named) {
        Some(address) => session.store.article_at(address).await.map_err(sentence),
        None => Err(Failure::Usage(format!(
            "{named} is no number and no address of an article; `dateline list` prints the numbers"
        ))),
    }
}
