use std::io::IsTerminal as _;
use std::time::Duration;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::Common;
use super::output::{Failure, counted, line, note};
use super::refresh::PAGES_AT_ONCE;
use super::session::{Session, aside, runtime, sentence};
use crate::config;
use crate::desk::{self, Download, Downloaded, Edition, PageSource, Wishes};
use crate::fetch::{Client, Limits};
use crate::model::{TextState, When};

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The articles of this section alone
    #[arg(long, value_name = "NAME")]
    section: Option<String>,
    /// Not older than this: 36h, 2d, 3w, or a day such as 2026-11-01
    #[arg(long, value_name = "TIME", default_value = "2d")]
    since: String,
    /// The pictures of the articles too
    #[arg(long)]
    pictures: bool,
    /// Print one JSON line an article, as is done wherever standard output is no terminal
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(common: &Common, options: &Options) -> Result<(), Failure> {
    if common.offline {
        return Err(Failure::Usage("--offline and download contradict each other".to_owned()));
    }
    let Some(since) = When::parse(&options.since) else {
        return Err(Failure::Usage(format!("{} is no time, such as 36h, 2d, 3w or 2026-11-01", options.since)));
    };
    runtime()?.block_on(download(common, options, since))
}

async fn download(common: &Common, options: &Options, since: When) -> Result<(), Failure> {
    let session = Session::open(common).await?;
    let Some(_lock) = session.store.lock_download() else {
        return Err(Failure::Sentence("another dateline is preparing an edition from this cache right now".to_owned()));
    };
    if let Some(section) = &options.section {
        let known = session.store.sections().await.map_err(sentence)?;
        if known.iter().all(|known| known.name != *section) {
            let names: Vec<&str> = known.iter().map(|section| section.name.as_str()).collect();
            return Err(Failure::Usage(format!("no section is called {section}; there are: {}", names.join(", "))));
        }
    }
    let (sites, errors) = config::load_sites(&session.folder);
    for error in &errors {
        note(&error.to_string());
    }
    let json = options.json || !std::io::stdout().is_terminal();
    let settings = &session.settings;
    let limits = Limits::within(Duration::from_secs(settings.timeout_seconds)).at_once(settings.feeds_at_once);
    let client = Client::new(limits).map_err(sentence)?;
    let now = Timestamp::now();
    let edition = Edition {
        section: options.section.clone(),
        since: Timestamp::from_second(since.second(now)).unwrap_or(Timestamp::MIN),
        pictures: options.pictures.then_some(settings.picture_megabytes),
        at_once: PAGES_AT_ONCE,
    };
    let sites = sites.into();
    let keep = settings.keep_page_days > 0;
    let source = PageSource { client: &client, feeds: &session.feeds.feeds, sites: &sites, aside: &aside, keep };
    let (bar, wishes) = (bar(), Wishes::default());
    let mut printed = Ok(());
    let done = desk::download(&session.store, source, &edition, &wishes, now, |article| {
        bar.set_length(article.total as u64);
        bar.set_position(article.done as u64);
        if json && printed.is_ok() {
            printed = line(&article_line(article).to_string());
        } else if !json && article.row.text.lacks() {
            let reason = article.reason.as_deref().unwrap_or_default();
            bar.suspend(|| note(&format!("{}: {reason}", article.row.title)));
        }
    });
    let report = done.await.map_err(sentence)?;
    bar.finish_and_clear();
    desk::index_few(&session.store).await.map_err(sentence)?;
    session.store.close().await.map_err(sentence)?;
    printed?;
    if !json {
        line(&told(&report, options.pictures))?;
    }
    if let Some(outage) = report.outage {
        return Err(Failure::Sentence(outage.to_string()));
    }
    Ok(())
}

/// What came, and what could not be had.
fn told(report: &Download, pictures: bool) -> String {
    let Download { articles, fetched, paywalled, failed, pictures: had, missing, .. } = report;
    let pages = |number| counted(number, "page", "pages");
    let images = |number| counted(number, "picture", "pictures");
    let mut parts = vec![format!("{}, {} fetched", counted(*articles, "article", "articles"), pages(*fetched))];
    parts.extend(pictures.then(|| format!("{} in the cache", images(*had))));
    parts.extend((*paywalled > 0).then(|| format!("{paywalled} for subscribers")));
    parts.extend((*failed > 0).then(|| format!("{} could not be had", pages(*failed))));
    parts.extend((*missing > 0).then(|| format!("{} could not be had", images(*missing))));
    parts.join("; ")
}

fn article_line(article: &Downloaded) -> Value {
    let missing: Vec<Value> =
        article.missing.iter().map(|(url, reason)| json!({"url": url, "error": reason})).collect();
    json!({
        "id": article.row.id.0,
        "title": article.row.title,
        "link": article.row.link,
        "text": article.row.text,
        "text_reason": article.reason,
        "ready": !article.row.text.lacks() && article.row.text != TextState::Paywalled,
        "pictures": article.pictures,
        "missing_pictures": missing,
    })
}

fn bar() -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("download {pos}/{len} {bar:24} {eta}");
    ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
