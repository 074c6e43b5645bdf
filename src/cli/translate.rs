use clap::Args;
use jiff::Timestamp;

use super::common::Common;
use super::one::{self, Print};
use super::output::{Failure, language, line, note};
use super::session::{Session, runtime, sentence};
use crate::config;
use crate::desk::{self, Engines, Original};
use crate::export::{Export, json};
use crate::fetch::{Client, Limits};
use crate::model::{Article, Message, ToMessage as _};
use crate::runtime as reader;
use crate::translate::Show;

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Number of the article as `list` prints it, its address, or `-` for the newest
    #[arg(value_name = "ID", allow_hyphen_values = true)]
    article: String,
    /// Target language, such as en [default: `to` of `[translate]` in config.toml]
    #[arg(long, value_name = "LANGUAGE")]
    to: Option<String>,
    /// Source language, if the article states none or a wrong one
    #[arg(long, value_name = "LANGUAGE")]
    from: Option<String>,
    /// Engine to use, as defined in config.toml
    #[arg(long, value_name = "ENGINE")]
    with: Option<String>,
    /// Print each paragraph with its translation below it
    #[arg(long)]
    interlinear: bool,
    #[command(flatten)]
    print: Print,
}

/// What is asked beside the article.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Asked<'a> {
    pub(super) to: Option<&'a str>,
    pub(super) from: Option<&'a str>,
    pub(super) with: Option<&'a str>,
    pub(super) interlinear: bool,
}

pub(crate) fn run(common: &Common, options: &Options) -> Result<(), Failure> {
    runtime()?.block_on(async {
        let session = Session::open(common).await?;
        let article = one::article(&session, &options.article).await?;
        let asked = Asked {
            to: options.to.as_deref(),
            from: options.from.as_deref(),
            with: options.with.as_deref(),
            interlinear: options.interlinear,
        };
        print(common, &session, &article, asked, options.print).await
    })
}

/// Prints an article in another language; what stays in the original and what did not come is said.
pub(super) async fn print(
    common: &Common,
    session: &Session,
    article: &Article,
    asked: Asked<'_>,
    print: Print,
) -> Result<(), Failure> {
    let (from, to) = (asked.from.map(language).transpose()?, asked.to.map(language).transpose()?);
    let (settings, errors) = config::load_translate(&session.folder);
    for error in &errors {
        note(error.message());
    }
    let limits = Limits::within(std::time::Duration::from_secs(session.settings.timeout_seconds));
    let client = if common.offline { None } else { Some(Client::new(limits).map_err(sentence)?) };
    let mark = session.store.begin_reading(article.headline.id);
    let (document, standfirst) = desk::opened(article);
    drop(mark);
    let original = Original {
        article,
        document: &document,
        standfirst: standfirst.as_deref(),
        from: from.as_ref(),
        to: to.as_ref(),
        with: asked.with,
    };
    let engines = Engines { settings: &settings, client: client.as_ref() };
    if let Some(link) = to.as_ref().or(settings.to.as_ref()).and_then(|to| desk::by_person(article, to)) {
        let shown = link.article.map(|id| format!(" (dateline show {})", id.0)).unwrap_or_default();
        note(Message::about("version-by-person", format!("{}{shown}", link.url)));
    }
    let translated = desk::translate(&session.store, engines, original, Timestamp::now(), |_| ()).await;
    let translation = translated.map_err(sentence)?;
    let words = reader::words(&session.settings);
    if print.is_json() {
        let mut object = Export::new(article, (document.clone(), standfirst), words).json();
        let alone = translation.document(&document, Show::Alone);
        if let Some(fields) = object.as_object_mut() {
            let kept: Vec<_> =
                translation.kept.iter().map(|(text, reason)| json::kept(text, reason.as_str())).collect();
            let (title, standfirst) = (translation.title.as_deref(), translation.standfirst.as_deref());
            let value = json::translation((title, standfirst), &alone, &translation.credit, &kept);
            fields.insert("translation".to_owned(), value);
        }
        line(&object.to_string())?;
    } else {
        let show = if asked.interlinear { Show::Interlinear } else { Show::Alone };
        let shown = translation.article(article, show);
        let standfirst = translation.standfirst(standfirst, show);
        let export = Export::new(&shown, (translation.document(&document, show), standfirst), words);
        line(&print.of(&export))?;
    }
    match translation.stopped {
        Some(error) => Err(Failure::sentence(Message::new("translation-broke-off").with("reason", error.message()))),
        None => Ok(()),
    }
}
