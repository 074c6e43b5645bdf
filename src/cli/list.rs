use clap::Args;
use serde_json::Value;

use super::Common;
use super::json;
use super::output::{Failure, line};
use super::session::{Session, runtime, sentence};
use crate::model::{Headline, Language, Role, Selection, Whose};

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Headlines of this section alone
    #[arg(long, value_name = "NAME")]
    section: Option<String>,
    /// Headlines of this feed alone
    #[arg(long, value_name = "ID")]
    feed: Option<String>,
    /// Headlines of everybody whose name holds these words
    #[arg(long, value_name = "NAME", conflicts_with_all = ["section", "feed", "unread", "starred"])]
    by: Option<String>,
    /// Headlines that somebody of this name translated
    #[arg(long, value_name = "NAME", conflicts_with_all = ["section", "feed", "unread", "starred"])]
    translator: Option<String>,
    /// Headlines in this language alone, by its tag
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
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
    let language = match &options.lang {
        Some(tag) => {
            Some(Language::parse(tag).ok_or_else(|| Failure::Usage(format!("{tag} is no tag of a language")))?)
        }
        None => None,
    };
    let rows = if options.by.is_some() || options.translator.is_some() {
        let whose = Whose::Named { by: options.by, translator: options.translator };
        session.store.articles_of(whose, None, options.limit).await.map_err(sentence)?
    } else {
        let selection = Selection {
            section: options.section,
            feed: options.feed,
            language,
            unread: options.unread,
            starred: options.starred,
            limit: options.limit,
            ..Selection::default()
        };
        session.store.headlines(selection).await.map_err(sentence)?
    };
    for row in &rows {
        line(&if options.json { Value::Object(json::headline(row)).to_string() } else { plain(row) })?;
    }
    Ok(())
}

/// Number, date, source, headline and credits, parted by tabs.
pub(crate) fn plain(row: &Headline) -> String {
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
