use std::io::IsTerminal as _;
use std::time::Duration;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::Common;
use super::output::{Failure, english, line, no_time, not_offline, note, said, section_unknown};
use super::refresh::PAGES_AT_ONCE;
use super::session::{Session, offload, runtime, sentence};
use crate::config;
use crate::desk::{self, Ahead, Download, Downloaded, Edition, Engines, PageSource, Wishes};
use crate::fetch::{Client, Limits};
use crate::model::{ArticleId, Message, TextState, ToMessage as _, When};

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Only articles from this section
    #[arg(long, value_name = "NAME")]
    section: Option<String>,
    /// Only articles since then: 36h, 2d, 3w, or a day such as 2026-11-01
    #[arg(long, value_name = "TIME", default_value = "2d")]
    since: String,
    /// Also download pictures
    #[arg(long)]
    pictures: bool,
    /// Also translate, with the engine of `[translate]` in config.toml
    #[arg(long)]
    translate: bool,
    /// Print one JSON line for each article; the default if standard output is not a terminal
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(common: &Common, options: &Options) -> Result<(), Failure> {
    if common.offline {
        return Err(not_offline("download"));
    }
    let Some(since) = When::parse(&options.since) else {
        return Err(no_time(&options.since));
    };
    runtime()?.block_on(download(common, options, since))
}

async fn download(common: &Common, options: &Options, since: When) -> Result<(), Failure> {
    let session = Session::open(common).await?;
    let Some(_lock) = session.store.lock_download() else {
        return Err(Failure::sentence(Message::new("download-elsewhere")));
    };
    if let Some(section) = &options.section {
        let known = session.store.sections(Timestamp::now()).await.map_err(sentence)?;
        if known.iter().all(|known| known.name != *section) {
            let names: Vec<&str> = known.iter().map(|section| section.name.as_str()).collect();
            return Err(section_unknown(section, &names));
        }
    }
    let (sites, errors) = config::load_sites(&session.folder);
    for error in &errors {
        note(error.message());
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
    let source = PageSource { client: &client, feeds: &session.feeds.feeds, sites: &sites, offload: &offload, keep };
    let (bar, wishes) = (bar(), Wishes::default());
    let mut printed = Ok(());
    let mut ready: Vec<Downloaded> = Vec::new();
    let done = desk::download(&session.store, source, &edition, &wishes, now, |article| {
        bar.set_length(article.total as u64);
        bar.set_position(article.done as u64);
        if options.translate {
            ready.push(article.clone());
        } else if json && printed.is_ok() {
            printed = line(&article_line(article).to_string());
        }
        if !json && article.row.text.lacks() {
            let reason = article.reason.clone().unwrap_or_else(|| Message::new("page-no-more"));
            bar.suspend(|| note(reason.at(&article.row.title)));
        }
    });
    let report = done.await.map_err(sentence)?;
    let translated = ahead(&session, &client, &ready, (json, &bar), now).await?;
    bar.finish_and_clear();
    desk::index_few(&session.store).await.map_err(sentence)?;
    session.store.close().await.map_err(sentence)?;
    printed?;
    if !json {
        let mut done = summary(&report, options.pictures);
        if options.translate {
            done = done.and(Message::new("download-translated").with("count", translated));
        }
        line(&said(&done))?;
    }
    if let Some(outage) = report.outage {
        return Err(Failure::sentence(outage.message()));
    }
    Ok(())
}

/// Translates what was prepared, and prints its lines; answers how many articles are in the other language.
async fn ahead(
    session: &Session,
    client: &Client,
    ready: &[Downloaded],
    (json, bar): (bool, &ProgressBar),
    now: Timestamp,
) -> Result<usize, Failure> {
    if ready.is_empty() {
        return Ok(0);
    }
    let (settings, errors) = config::load_translate(&session.folder);
    for error in &errors {
        note(error.message());
    }
    let engines = Engines { settings: &settings, client: Some(client) };
    bar.set_position(0);
    let ids: Vec<ArticleId> = ready.iter().map(|article| article.row.id).collect();
    let (mut articles, mut printed) = (ready.iter(), Ok(()));
    let notify = |_: ArticleId, came: &Ahead| {
        let Some(article) = articles.next() else { return };
        bar.inc(1);
        if let Ahead::Failed(error) = came {
            bar.suspend(|| note(error.message().at(&article.row.title)));
        }
        if json && printed.is_ok() {
            let mut object = article_line(article);
            if let Some(fields) = object.as_object_mut() {
                fields.insert("translated".to_owned(), (*came == Ahead::Translated).into());
            }
            printed = line(&object.to_string());
        }
    };
    let count = desk::translate_ahead(&session.store, engines, (&ids, true), now, notify).await.map_err(sentence)?;
    printed?;
    Ok(count)
}

/// What arrived, and what could not be fetched.
fn summary(report: &Download, pictures: bool) -> Message {
    let done = Message::new("download-done").with("articles", report.articles).with("fetched", report.fetched);
    let counts = [
        ("pictures-stored", report.pictures, pictures),
        ("pages-paywalled", report.paywalled, report.paywalled > 0),
        ("pages-failed", report.failed, report.failed > 0),
        ("pictures-missing", report.missing, report.missing > 0),
    ];
    let counts = counts.into_iter().filter(|(_, _, notify)| *notify);
    let done = match report.bytes {
        0 => done,
        bytes => done.and(Message::new("kilobytes").with("number", bytes.div_ceil(1_000))),
    };
    counts.fold(done, |done, (id, count, _)| done.and(Message::new(id).with("count", count)))
}

fn article_line(article: &Downloaded) -> Value {
    let missing: Vec<Value> =
        article.missing.iter().map(|(url, reason)| json!({"url": url, "error": english(reason)})).collect();
    json!({
        "id": article.row.id.0,
        "title": article.row.title,
        "link": article.row.link,
        "text": article.row.text,
        "text_reason": article.reason.as_ref().map(english),
        "ready": !article.row.text.lacks() && article.row.text != TextState::Paywalled,
        "pictures": article.pictures,
        "missing_pictures": missing,
    })
}

fn bar() -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let template = said(&Message::new("downloading").with("progress", "{pos}/{len} {bar:24} {eta}"));
    let style = ProgressStyle::with_template(&template);
    ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
