use std::io::IsTerminal as _;

use clap::{Args, ValueEnum};

use super::Common;
use super::output::{Failure, line};
use super::session::{Session, runtime, sentence};
use super::translate::{self, Asked};
use super::{list, stories};
use crate::export::{Export, PlainOptions};
use crate::model::{Article, ArticleId, Selection, canonical};
use crate::{desk, runtime as reader};

#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "independent options")]
pub(crate) struct Options {
    /// Number of the article as `list` prints it, its address, or `-` for the newest
    #[arg(value_name = "ID", allow_hyphen_values = true)]
    article: String,
    #[command(flatten)]
    print: Print,
    /// Keep the lines that became credits
    #[arg(long)]
    credit_lines: bool,
    /// Translate it by a machine, as [translate] in config.toml says, into its language or this one
    #[arg(long, value_name = "LANGUAGE", num_args = 0..=1, require_equals = true, conflicts_with_all = ["story", "credit_lines"])]
    translate: Option<Option<String>>,
    /// Print the articles of the story that it is in, the first published first
    #[arg(long, conflicts_with_all = ["format", "credit_lines"])]
    story: bool,
}

/// How an article is printed.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct Print {
    /// How it is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Columns of plain text; without it those of the terminal (or of fzf's preview), or a line a paragraph where there is none
    #[arg(long, value_name = "COLUMNS")]
    width: Option<usize>,
    /// In plain text, number the links and print their addresses below
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

pub(crate) fn run(common: &Common, options: &Options) -> Result<(), Failure> {
    runtime()?.block_on(show(common, options))
}

async fn show(common: &Common, options: &Options) -> Result<(), Failure> {
    let session = Session::open(common).await?;
    if options.story {
        return story(&session, options).await;
    }
    let article = article(&session, &options.article).await?;
    if let Some(to) = &options.translate {
        let asked = Asked { to: to.as_deref(), ..Asked::default() };
        return translate::print(common, &session, &article, asked, options.print).await;
    }
    let mark = session.store.begin_reading(article.headline.id);
    let opened = if options.credit_lines { desk::whole(&article) } else { desk::opened(&article) };
    drop(mark);
    let export = Export::new(&article, opened, reader::words(&session.settings));
    line(&options.print.of(&export))
}

/// The article of a number, of an address, or the newest.
pub(super) async fn article(session: &Session, named: &str) -> Result<Article, Failure> {
    let article = match find(session, named).await? {
        Some(id) => session.store.article(id).await.map_err(sentence)?,
        None => None,
    };
    article.ok_or_else(|| Failure::Sentence(format!("no article {named} in the cache")))
}

/// The columns of what shows the text: fzf's preview, or a terminal; none for a pipe or a file.
fn columns() -> Option<usize> {
    let preview = std::env::var("FZF_PREVIEW_COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = || crossterm::terminal::size().ok().map(|(columns, _)| usize::from(columns));
    preview.or_else(|| terminal().filter(|_| std::io::stdout().is_terminal()))
}

/// The articles of an article's story.
async fn story(session: &Session, options: &Options) -> Result<(), Failure> {
    let id = find(session, &options.article).await?;
    let story = match id {
        Some(id) => session.store.story_of(id).await.map_err(sentence)?,
        None => None,
    };
    let story = story.ok_or_else(|| Failure::Sentence(format!("article {} is in no story", options.article)))?;
    for member in session.store.members(story).await.map_err(sentence)? {
        line(&if options.print.json { stories::member(&member).to_string() } else { list::plain(&member.headline) })?;
    }
    Ok(())
}

/// The number of the article of a number, of an address, or of the newest.
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
