use clap::Args;

use super::common::Common;
use super::one::{Print, article, find};
use super::output::{Failure, line};
use super::session::{Session, runtime, sentence};
use super::translate::{self, Asked};
use super::{rows, stories};
use crate::export::Export;
use crate::model::Message;
use crate::{desk, runtime as reader};

#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "independent options")]
pub(crate) struct Options {
    /// Number of the article as `list` prints it, its address, or `-` for the newest
    #[arg(value_name = "ID", allow_hyphen_values = true)]
    article: String,
    #[command(flatten)]
    print: Print,
    /// Keep the lines that were recognized as credits
    #[arg(long)]
    credit_lines: bool,
    /// Translate the article with the engine of [translate] in config.toml, into the language set there or this one
    #[arg(long, value_name = "LANGUAGE", num_args = 0..=1, require_equals = true, default_missing_value = "", conflicts_with_all = ["story", "credit_lines"])]
    translate: Option<String>,
    /// Print all articles of its story, oldest first
    #[arg(long, conflicts_with_all = ["format", "credit_lines"])]
    story: bool,
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
        let asked = Asked { to: Some(to.as_str()).filter(|to| !to.is_empty()), ..Asked::default() };
        return translate::print(common, &session, &article, asked, options.print).await;
    }
    let mark = session.store.begin_reading(article.headline.id);
    let opened = if options.credit_lines { desk::whole(&article) } else { desk::opened(&article) };
    drop(mark);
    let export = Export::new(&article, opened, reader::words(&session.settings));
    line(&options.print.of(&export))
}

/// The articles of an article's story.
async fn story(session: &Session, options: &Options) -> Result<(), Failure> {
    let id = find(session, &options.article).await?;
    let story = match id {
        Some(id) => session.store.story_of(id).await.map_err(sentence)?,
        None => None,
    };
    let story = story.ok_or_else(|| Failure::sentence(Message::about("article-alone", &options.article)))?;
    for member in session.store.members(story).await.map_err(sentence)? {
        line(&if options.print.json { stories::member(&member).to_string() } else { rows::tabs(&member.headline) })?;
    }
    Ok(())
}
