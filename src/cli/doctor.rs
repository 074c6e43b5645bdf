use std::collections::HashSet;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use jiff::Timestamp;
use serde_json::json;

use super::checks::{self, Check};
use super::output::{Failure, counted, english, line, note, said};
use super::session::{Session, runtime, sentence};
use super::{Common, json as print, log};
use crate::config;
use crate::desk::{self, Trial};
use crate::fetch::{Client, Limits};
use crate::model::ToMessage as _;
use crate::store::{self, Finding, Salvaged, Store, Translations};

#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "independent options")]
pub(crate) struct Options {
    /// Repair the cache as far as possible
    #[arg(long)]
    repair: bool,
    /// Fetch every subscribed feed as a test; nothing is stored
    #[arg(long, conflicts_with_all = ["repair", "recredit"])]
    feeds: bool,
    /// Also test the feeds of every pack
    #[arg(long, requires = "feeds")]
    packs: bool,
    /// Read the credits of cached articles again, if the rules have changed since
    #[arg(long, conflicts_with = "repair")]
    recredit: bool,
    /// Read cached pages again, if the rules have changed since
    #[arg(long, conflicts_with_all = ["repair", "recredit"])]
    reread: bool,
    /// Read all of them, even if the rules have not changed
    #[arg(long, requires = "recredit")]
    all: bool,
    /// Copy what can be read of a damaged cache to a new cache in this folder
    #[arg(long, value_name = "NEW", conflicts_with_all = ["repair", "feeds", "recredit", "reread"])]
    salvage: Option<PathBuf>,
    /// Print one JSON line for each finding
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(common: &Common, options: &Options) -> Result<(), Failure> {
    if options.recredit {
        return runtime()?.block_on(recredit(common, options));
    }
    if let Some(folder) = &options.salvage {
        return runtime()?.block_on(salvaged(common, options, folder));
    }
    if options.feeds {
        return runtime()?.block_on(trials(common, options));
    }
    if options.reread {
        return runtime()?.block_on(reread(common));
    }
    runtime()?.block_on(examine(common, options))
}

async fn examine(common: &Common, options: &Options) -> Result<(), Failure> {
    let folders = common.folders();
    let (settings, _) = config::load_settings(&folders.config, &common.set);
    let subscribed = config::load_feeds(&folders.config).feeds;
    let mut fine = true;
    let mut tell = |check: &Check, repaired: bool| {
        fine &= check.good || repaired;
        line(&printed(check, repaired, options.json))
    };
    for check in checks::terminal(&settings, &folders.config).iter().chain(&checks::folders(&folders)) {
        tell(check, false)?;
    }
    let log = format!("with -v or DATELINE_LOG a log is kept: {}", log::pattern(common).display());
    tell(&Check::good("log", log), false)?;
    for check in &checks::configuration(&folders.config, &common.set) {
        tell(check, false)?;
    }
    let store = Store::open(&folders.data).await.map_err(sentence)?;
    let mut findings = store.examine(options.repair).await.map_err(sentence)?;
    findings.extend(store.examine_times(options.repair, Timestamp::now()).await.map_err(sentence)?);
    for Finding { sentence, repaired } in &findings {
        tell(&Check::wrong("cache", sentence, "`dateline doctor --repair` repairs what can be repaired"), *repaired)?;
    }
    if findings.is_empty() {
        tell(&Check::good("cache", "the cache is sound"), false)?;
    }
    let unindexed = store.unindexed().await.map_err(sentence)?;
    if unindexed > 0 {
        tell(
            &Check::good(
                "cache",
                format!("{} still to be indexed for search", counted(unindexed, "article is", "articles are")),
            ),
            false,
        )?;
    }
    for check in models(&store).await? {
        tell(&check, false)?;
    }
    let translations = store.count_translations().await.map_err(sentence)?;
    if translations.passages > 0 {
        tell(&Check::good("cache", translated(translations)), false)?;
    }
    let health = store.health().await.map_err(sentence)?;
    store.close().await.map_err(sentence)?;
    for check in &checks::feeds(&health, &subscribed) {
        tell(check, false)?;
    }
    tell(&checks::clock(&health, Timestamp::now()), false)?;
    if !common.offline {
        for check in &checks::network(subscribed, &health).await {
            tell(check, false)?;
        }
    }
    if fine { Ok(()) } else { Err(Failure::Some) }
}

/// Whether the models that were added can be used, and how far they have read.
async fn models(store: &Store) -> Result<Vec<Check>, Failure> {
    let embeddings = store.embeddings().await.map_err(sentence)?;
    Ok(match desk::sentence_encoder(&store.folder()) {
        Ok(None) => Vec::new(),
        Ok(Some(_)) => {
            let all = embeddings.done + embeddings.waiting;
            let finding = format!("{}: {} of {all} articles read", desk::MEANING.name, embeddings.done);
            vec![Check::good("model", finding)]
        }
        Err(error) => vec![Check::wrong("model", error.to_string(), "remove the model and add it again")],
    })
}

/// How much of the cache machines translated.
fn translated(Translations { passages, bytes, articles }: Translations) -> String {
    format!(
        "{} in another language, of {}: {} kB",
        counted(passages, "passage is", "passages are"),
        counted(articles, "article", "articles"),
        bytes.div_ceil(1_000)
    )
}

/// Saves what can be read of a damaged cache to another folder.
async fn salvaged(common: &Common, options: &Options, to: &Path) -> Result<(), Failure> {
    let from = common.folders().data;
    let Salvaged { articles, rows, torn } = store::salvage(&from, to).await.map_err(sentence)?;
    if options.json {
        return line(&json!({"articles": articles, "rows": rows, "torn": torn}).to_string());
    }
    let lost = if torn.is_empty() { "nothing was lost".to_owned() } else { format!("not whole: {}", torn.join(", ")) };
    line(&format!("{} in {}; {lost}", counted(articles, "article is", "articles are"), to.display()))
}

/// One check on one line, with what to do on the next.
fn printed(check: &Check, repaired: bool, json: bool) -> String {
    let Check { subject, good, finding, advice } = check;
    if json {
        let object = json!({
            "subject": subject, "good": good, "finding": finding, "advice": advice, "repaired": repaired,
        });
        return object.to_string();
    }
    let state = match (good, repaired) {
        (true, _) => "good",
        (false, true) => "mended",
        (false, false) => "WRONG",
    };
    let advice = advice.as_ref().filter(|_| !repaired).map(|advice| format!("\n\t{advice}")).unwrap_or_default();
    format!("{state}\t{subject}: {finding}{advice}")
}

/// Fetches and reads every feed, and keeps nothing.
async fn trials(common: &Common, options: &Options) -> Result<(), Failure> {
    if common.offline {
        return Err(Failure::usage("--offline and --feeds contradict each other".to_owned()));
    }
    let folder = common.folders().config;
    let (settings, _) = config::load_settings(&folder, &common.set);
    let mut feeds = config::load_feeds(&folder).feeds;
    if options.packs {
        let known: HashSet<String> = feeds.iter().map(|feed| feed.id.clone()).collect();
        let packs = config::packs().into_iter().flat_map(|pack| pack.feeds);
        feeds.extend(packs.filter(|feed| !known.contains(&feed.id)));
    }
    let total = std::time::Duration::from_secs(settings.timeout_seconds);
    let client = Client::new(Limits::within(total).at_once(settings.feeds_at_once)).map_err(sentence)?;
    let (mut failed, mut printed) = (0, Ok(()));
    desk::try_feeds(&client, feeds, settings.feeds_at_once, |trial| {
        failed += usize::from(trial.result.is_err());
        if printed.is_ok() {
            printed = line(&tried(&trial, options.json));
        }
    })
    .await;
    printed?;
    if failed > 0 { Err(Failure::Some) } else { Ok(()) }
}

fn tried(trial: &Trial, json: bool) -> String {
    let Trial { feed, result, moved_to } = trial;
    let (entries, newest) = result.as_ref().map_or((None, None), |(entries, newest)| (Some(*entries), *newest));
    if json {
        let object = json!({
            "feed": feed.id, "title": feed.title, "url": feed.url, "entries": entries,
            "newest": newest.map(print::time), "moved_to": moved_to, "error": result.as_ref().err().map(english),
        });
        return object.to_string();
    }
    let moved = moved_to.as_ref().map(|to| format!(", moved to {to}")).unwrap_or_default();
    let newest = newest.map(|newest| format!(", the newest of {}", print::time(newest))).unwrap_or_default();
    match result {
        Ok((entries, _)) => {
            format!("good\t{}\t{}\t{}{newest}{moved}", feed.id, feed.title, counted(*entries, "entry", "entries"))
        }
        Err(error) => format!("WRONG\t{}\t{}\t{}", feed.id, feed.title, said(error)),
    }
}

async fn recredit(common: &Common, options: &Options) -> Result<(), Failure> {
    let session = Session::open(common).await?;
    let bar = bar();
    let done = desk::recredit(&session.store, options.all, |done, all| {
        bar.set_length(all);
        bar.set_position(done);
    });
    let report = done.await.map_err(sentence)?;
    bar.finish_and_clear();
    note(format!(
        "{} read again, {} of them with other credits than before",
        counted(report.read, "article", "articles"),
        report.changed
    ));
    Ok(())
}

async fn reread(common: &Common) -> Result<(), Failure> {
    let session = Session::open(common).await?;
    let (sites, errors) = config::load_sites(&session.folder);
    for error in &errors {
        note(error.message());
    }
    let bar = bar();
    let done = desk::reread(&session.store, &sites, |done, all| {
        bar.set_length(all);
        bar.set_position(done);
    });
    let report = done.await.map_err(sentence)?;
    bar.finish_and_clear();
    note(format!(
        "{} read again, {} than before",
        counted(report.read, "page", "pages"),
        counted(report.changed, "article is another", "articles are others")
    ));
    Ok(())
}

fn bar() -> ProgressBar {
    let bar = if std::io::stderr().is_terminal() { ProgressBar::new(0) } else { ProgressBar::hidden() };
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos}/{len} articles") {
        bar.set_style(style);
    }
    bar
}
