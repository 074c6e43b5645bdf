use std::io::IsTerminal as _;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use jiff::Timestamp;
use serde_json::json;

use super::Common;
use super::output::{Failure, english, line, not_offline, note, said, section_unknown};
use super::session::{Session, offload, runtime, sentence};
use crate::config::{self, FeedsFile};
use crate::desk::{self, FullTexts, Index, PageSource, Progress, RefreshOptions, RefreshSource, Wanted, Wishes};
use crate::fetch::{Client, Limits};
use crate::model::{ArticleId, Message, Subscription, ToMessage as _};

/// Pages that are fetched together.
pub(super) const PAGES_AT_ONCE: usize = 16;

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Fetch only the feeds of this section; for a smart section, those that its query may match
    #[arg(long, value_name = "NAME")]
    section: Option<String>,
    /// Fetch only feeds that are due
    #[arg(long)]
    due: bool,
    /// Print one JSON line for each feed; the default if standard output is not a terminal
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(common: &Common, options: &Options) -> Result<(), Failure> {
    if common.offline {
        return Err(not_offline("refresh"));
    }
    runtime()?.block_on(refresh(common, options))
}

async fn refresh(common: &Common, options: &Options) -> Result<(), Failure> {
    let session = Session::without_guide(common).await?;
    let json = options.json || !std::io::stdout().is_terminal();
    let feeds = match &options.section {
        Some(section) => feeds_of(&session.feeds, section)?,
        None => session.feeds.feeds.clone(),
    };
    let limits = Limits::within(std::time::Duration::from_secs(session.settings.timeout_seconds))
        .at_once(session.settings.feeds_at_once);
    let client = Client::new(limits).map_err(sentence)?;
    let asked = feeds.clone();
    let bar = bar(feeds.len());
    let mut printed = Ok(());
    // Beside the first requests, whose answers take a while.
    let store = session.store.clone();
    let guide = tokio::spawn(async move { desk::keep_guide(&store, Timestamp::now()).await });
    let source =
        RefreshSource { store: &session.store, client: &client, offload: &offload, settings: &session.settings };
    let wanted = if options.due { Wanted::Due } else { Wanted::All };
    let refreshed = desk::refresh_alone(
        source,
        feeds,
        RefreshOptions { wanted, ..RefreshOptions::default() },
        Timestamp::now(),
        |progress| {
            bar.set_position(progress.done as u64);
            if json && printed.is_ok() {
                printed = line(&feed_line(&progress));
            }
            if let Err(error) = &progress.result {
                bar.suspend(|| note(error.clone().at(&progress.title)));
            }
        },
    )
    .await
    .map_err(sentence)?;
    bar.finish_and_clear();
    guide.await.map_err(|error| Failure::sentence(error.to_string()))?.map_err(sentence)?;
    let Some(refreshed) = refreshed else {
        return Err(Failure::sentence(Message::new("refresh-elsewhere")));
    };
    let report = refreshed.report().clone();
    let texts = pages(&session, &client, &asked, refreshed.pages().to_vec()).await?;
    let failures = refreshed.settle(source, Index::Few, Timestamp::now(), || {}).await.map_err(sentence)?;
    session.store.close().await.map_err(sentence)?;
    for failure in failures {
        note(failure);
    }
    printed?;
    if !json {
        let done = Message::new("refresh-done").with("new", report.new).with("changed", report.changed);
        let done = done.with("unchanged", report.unchanged).with("failed", report.failed);
        let texts = (texts.full > 0).then(|| Message::new("texts-fetched").with("count", texts.full));
        line(&said(&texts.into_iter().fold(done, Message::and)))?;
    }
    if let Some(outage) = report.outage {
        return Err(Failure::sentence(outage.message()));
    }
    if report.failed > 0 { Err(Failure::Some) } else { Ok(()) }
}

/// The feeds of a section that there is.
fn feeds_of(file: &FeedsFile, section: &str) -> Result<Vec<Subscription>, Failure> {
    let smart = file.rules.smart.iter().map(|smart| smart.name.as_str());
    let names: Vec<&str> = file.sections.iter().map(String::as_str).chain(smart).collect();
    if !names.contains(&section) {
        return Err(section_unknown(section, &names));
    }
    Ok(desk::feeds_of(file, section))
}

/// Fetches the pages that the settings want after a refresh or a sync.
pub(super) async fn pages(
    session: &Session,
    client: &Client,
    feeds: &[Subscription],
    ids: Vec<ArticleId>,
) -> Result<FullTexts, Failure> {
    let now = Timestamp::now();
    let (sites, errors) = config::load_sites(&session.folder);
    for error in &errors {
        note(error.message());
    }
    let bar = bar(ids.len());
    let wishes = Wishes::default();
    wishes.wish(ids);
    let source = PageSource {
        client,
        feeds,
        sites: &sites.into(),
        offload: &offload,
        keep: session.settings.keep_page_days > 0,
    };
    let texts = desk::full_texts(&session.store, source, &wishes, (PAGES_AT_ONCE, now), |_| bar.inc(1)).await;
    bar.finish_and_clear();
    texts.map_err(sentence)
}

fn bar(feeds: usize) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let template = said(&Message::new("refreshing").with("progress", "{pos}/{len} {bar:24}"));
    let style = ProgressStyle::with_template(&template).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(feeds as u64).with_style(style)
}

fn feed_line(progress: &Progress) -> String {
    match &progress.result {
        Ok(report) => json!({
            "feed": progress.feed,
            "title": progress.title,
            "new": report.new,
            "changed": report.changed,
            "unchanged": report.unchanged > 0,
        }),
        Err(error) => json!({"feed": progress.feed, "title": progress.title, "error": english(error)}),
    }
    .to_string()
}
