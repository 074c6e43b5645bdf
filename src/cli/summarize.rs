use std::time::Duration;

use clap::Args;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::common::Common;
use super::json as print;
use super::one::article;
use super::output::{Failure, line, note, part};
use super::session::{Session, runtime, sentence};
use crate::config;
use crate::desk::{self, Summaries, Summary};
use crate::fetch::{Client, Limits};
use crate::model::ToMessage as _;
use crate::runtime as reader;
use crate::words::Words;

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Number of the article as `list` prints it, its address, or `-` for the newest
    #[arg(value_name = "ID", allow_hyphen_values = true)]
    article: String,
    /// Print one JSON object when it is complete
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(common: &Common, options: &Options) -> Result<(), Failure> {
    runtime()?.block_on(summarize(common, options))
}

async fn summarize(common: &Common, options: &Options) -> Result<(), Failure> {
    let session = Session::open(common).await?;
    let article = article(&session, &options.article).await?;
    let (settings, errors) = config::load_summarizer(&session.folder);
    for error in &errors {
        note(error.message());
    }
    let limits = Limits::within(Duration::from_secs(session.settings.timeout_seconds));
    let client = if common.offline { None } else { Some(Client::new(limits).map_err(sentence)?) };
    let summaries = Summaries { settings: settings.as_ref(), client: client.as_ref() };
    let words = reader::words(&session.settings);
    let mut printer = Printer { words, headed: false, printed: String::new() };
    let mut outcome = Ok(());
    let done = desk::summarize(&session.store, summaries, article.headline.id, Timestamp::now(), |summary| {
        if !options.json && outcome.is_ok() {
            outcome = printer.print(summary);
        }
    });
    let summary = match done.await {
        Ok(summary) => summary,
        Err(error) => {
            // The error message does not follow half a line.
            if !printer.printed.is_empty() {
                line("")?;
            }
            return Err(sentence(error));
        }
    };
    outcome?;
    if options.json {
        return line(&object(article.headline.id.0, &summary).to_string());
    }
    printer.print(&summary)?;
    line("")
}

/// Prints a summary as it comes.
struct Printer {
    words: &'static Words,
    headed: bool,
    printed: String,
}

impl Printer {
    /// Prints what is new.
    fn print(&mut self, summary: &Summary) -> Result<(), Failure> {
        if summary.text.is_empty() {
            return Ok(());
        }
        if !self.headed {
            self.headed = true;
            let place =
                if summary.place.is_empty() { self.words.say("on-this-machine") } else { summary.place.clone() };
            let date = summary.at.strftime("%Y-%m-%d").to_string();
            let engine = summary.engine.as_str().into();
            let parts = [("engine", engine), ("place", place.into()), ("date", date.into())];
            line(&format!("{}\n", self.words.tell("summary-by", &parts)))?;
        }
        let Some(more) = summary.text.strip_prefix(self.printed.as_str()) else { return Ok(()) };
        part(more)?;
        self.printed.clone_from(&summary.text);
        Ok(())
    }
}

fn object(id: i64, summary: &Summary) -> Value {
    json!({
        "id": id,
        "summary": summary.text,
        "machine": true,
        "engine": summary.engine,
        "place": if summary.place.is_empty() { None } else { Some(&summary.place) },
        "date": print::time(summary.at),
    })
}
