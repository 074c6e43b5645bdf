use clap::Args;
use jiff::Timestamp;

use super::filter::Filter;
use super::output::{Failure, line, note};
use super::rows::Print;
use super::session::{Session, runtime, sentence};
use super::{Common, one};
use crate::model::{ArticleId, Headline, Mark, Message};

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Numbers or addresses of articles, or `-` for the newest
    #[arg(value_name = "ARTICLE", required_unless_present_any = ["Filter", "all"], conflicts_with = "Filter")]
    articles: Vec<String>,
    #[command(flatten)]
    filter: Filter,
    /// All articles in the cache
    #[arg(long, conflicts_with_all = ["articles", "Filter"])]
    all: bool,
    /// Remove the mark: unread, not starred, not hidden
    #[arg(long)]
    off: bool,
    /// Print what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    print: Print,
}

/// A mark that a command makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Read.
    Read,
    /// Starred.
    Star,
    /// Hidden.
    Hide,
}

impl Kind {
    /// Whether an article has the mark.
    fn of(self, row: &Headline) -> bool {
        match self {
            Self::Read => row.read,
            Self::Star => row.starred,
            Self::Hide => row.hidden,
        }
    }

    fn mark(self, ids: Vec<ArticleId>, on: bool) -> Mark {
        match self {
            Self::Read => Mark::Read(ids, on),
            Self::Star => Mark::Starred(ids, on),
            Self::Hide => Mark::Hidden(ids, on),
        }
    }

    /// The message of the step, with the number of articles to be put in.
    fn message(self, on: bool) -> Message {
        Message::new(match (self, on) {
            (Self::Read, true) => "step-read",
            (Self::Read, false) => "step-unread",
            (Self::Star, true) => "step-starred",
            (Self::Star, false) => "step-unstarred",
            (Self::Hide, true) => "step-hidden",
            (Self::Hide, false) => "step-shown",
        })
    }
}

/// Marks articles in one step, which `u` in the reader undoes.
pub(crate) fn run(common: &Common, kind: Kind, options: &Options) -> Result<(), Failure> {
    runtime()?.block_on(mark(common, kind, options))
}

async fn mark(common: &Common, kind: Kind, options: &Options) -> Result<(), Failure> {
    let form = options.print.form()?;
    let session = Session::open(common).await?;
    let (on, now) = (!options.off, Timestamp::now());
    let mut rows: Vec<Headline> = Vec::new();
    if options.articles.is_empty() {
        let taken = options.filter.each(&session, usize::MAX, async |found| {
            rows.extend(found.into_iter().filter(|row| kind.of(row) != on));
            Ok(())
        });
        taken.await?;
    } else {
        for named in &options.articles {
            rows.push(one::article(&session, named).await?.headline);
        }
        rows.retain(|row| kind.of(row) != on);
    }
    if options.dry_run || options.print.json {
        for row in &rows {
            line(&form.of(row, now))?;
        }
    }
    if options.dry_run {
        return Ok(());
    }
    let ids = rows.iter().map(|row| row.id).collect();
    let changed = session.store.mark(kind.mark(ids, on), now).await.map_err(sentence)?;
    let done = kind.message(on).with("count", changed);
    note(if changed > 0 { done.and(Message::new("undo-in-reader")) } else { done });
    Ok(())
}
