//! One article: which is meant, and how it is printed.

use std::io::IsTerminal as _;

use clap::{Args, ValueEnum};
use jiff::Timestamp;

use super::output::Failure;
use super::session::{Session, sentence};
use crate::export::{Export, PlainOptions};
use crate::model::{Article, ArticleId, Message, Selection, canonical};

/// How an article is printed.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct Print {
    /// Output format
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Width of plain text in columns [default: the terminal's or fzf's preview; else one line for each paragraph]
    #[arg(long, value_name = "COLUMNS")]
    width: Option<usize>,
    /// In plain text, number links and list their addresses below
    #[arg(long)]
    links: bool,
    /// The same as `--format json`
    #[arg(long)]
    pub(super) json: bool,
}

impl Print {
    /// Whether it is JSON.
    pub(super) fn is_json(self) -> bool {
        self.json || self.format == Format::Json
    }

    /// An article in the form.
    pub(super) fn of(self, export: &Export<'_>) -> String {
        match self.format {
            _ if self.is_json() => export.json().to_string(),
            Format::Text => export.plain(PlainOptions { width: self.width.or_else(columns), links: self.links }),
            Format::Markdown => export.markdown(),
            Format::Html => export.html(),
            Format::Json => export.json().to_string(),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Plain text
    Text,
    /// Markdown
    Markdown,
    /// A page of HTML
    Html,
    /// One JSON line
    Json,
}

/// The article of a number, of an address, or the newest.
pub(super) async fn article(session: &Session, named: &str) -> Result<Article, Failure> {
    let article = match find(session, named).await? {
        Some(id) => session.store.article(id).await.map_err(sentence)?,
        None => None,
    };
    article.ok_or_else(|| Failure::sentence(Message::about("article-unknown", named)))
}

/// The number of the article of a number, of an address, or of the newest.
pub(super) async fn find(session: &Session, named: &str) -> Result<Option<ArticleId>, Failure> {
    if named == "-" {
        let newest = Selection { guide: session.guide_language(), limit: 1, ..Selection::default() };
        return Ok(session
            .store
            .headlines(newest, Timestamp::now())
            .await
            .map_err(sentence)?
            .first()
            .map(|row| row.id));
    }
    if let Ok(number) = named.parse() {
        return Ok(Some(ArticleId(number)));
    }
    match canonical(named) {
        Some(address) => session.store.article_at(address).await.map_err(sentence),
        None => Err(Failure::usage(Message::about("article-unnamed", named))),
    }
}

/// The columns of what shows the text: fzf's preview, or a terminal; none for a pipe or a file.
fn columns() -> Option<usize> {
    let preview = std::env::var("FZF_PREVIEW_COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = || crossterm::terminal::size().ok().map(|(columns, _)| usize::from(columns));
    preview.or_else(|| terminal().filter(|_| std::io::stdout().is_terminal()))
}
