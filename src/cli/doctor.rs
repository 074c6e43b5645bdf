use std::collections::HashSet;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use jiff::Timestamp;
use serde_json::json;

use super::checks::{self, Check};
use super::models::read_of;
use super::output::{Failure, english, in_row, line, not_offline, note, said};
use super::session::{Session, called, runtime, sentence};
use super::{Common, json as print, log};
use crate::config;
use crate::desk::{self, Trial};
use crate::fetch::{Client, Limits};
use crate::model::{Message, Subscription, ToMessage as _};
use crate::store::{self, Finding, Salvaged, Store, Translations};

/// The messages of what checks are about, and of how they ended.
const CACHE: &str = "check-cache";
const MODEL: &str = "check-model";
const GOOD: &str = "check-good";
const WRONG: &str = "check-wrong";

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
    let log = Message::new("log-at").with("path", log::pattern(common).display().to_string());
    tell(&Check::good("check-log", log), false)?;
    for check in &checks::configuration(&folders.config, &common.set) {
        tell(check, false)?;
    }
    let store = Store::open(&folders.data).await.map_err(sentence)?;
    let writing = store.try_writing().await;
    // Where nothing can be written nothing is repaired: that is said once, and the cache is looked over all the same.
    let repair = options.repair && writing.is_ok();
    if let Err(error) = writing {
        tell(&Check::wrong(CACHE, error.message(), "cure-cache-read-only"), false)?;
    }
    let mut findings = store.examine(repair).await.map_err(sentence)?;
    findings.extend(store.examine_times(repair, Timestamp::now()).await.map_err(sentence)?);
    let sound = findings.is_empty();
    for Finding { wrong, repaired } in findings {
        tell(&Check::wrong(CACHE, wrong, "cure-repair"), repaired)?;
    }
    if sound {
        tell(&Check::good(CACHE, Message::new("cache-sound")), false)?;
    }
    let unindexed = store.unindexed().await.map_err(sentence)?;
    if unindexed > 0 {
        tell(&Check::good(CACHE, Message::new("not-indexed").with("count", unindexed)), false)?;
    }
    for check in models(&store).await? {
        tell(&check, false)?;
    }
    let translations = store.count_translations().await.map_err(sentence)?;
    if translations.passages > 0 {
        tell(&Check::good(CACHE, translated(translations)), false)?;
    }
    let health = store.health().await.map_err(sentence)?;
    let titles = store.titles().await.map_err(sentence)?;
    let subscribed: Vec<Subscription> = subscribed.into_iter().map(|feed| feed.called(&titles)).collect();
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
        Ok(Some(_)) => vec![Check::good(MODEL, read_of(&embeddings).at(desk::MEANING.name))],
        Err(error) => vec![Check::wrong(MODEL, error.message(), "cure-model")],
    })
}

/// How much of the cache machines translated.
fn translated(Translations { passages, bytes, articles }: Translations) -> Message {
    let counts = Message::new("cache-translated").with("passages", passages).with("articles", articles);
    counts.with("kilobytes", bytes.div_ceil(1_000))
}

/// Saves what can be read of a damaged cache to another folder.
async fn salvaged(common: &Common, options: &Options, to: &Path) -> Result<(), Failure> {
    let from = common.folders().data;
    let Salvaged { articles, rows, torn } = store::salvage(&from, to).await.map_err(sentence)?;
    if options.json {
        return line(&json!({"articles": articles, "rows": rows, "torn": torn}).to_string());
    }
    let lost = match torn.as_slice() {
        [] => Message::new("salvaged-all"),
        torn => Message::about("salvaged-torn", torn.join(", ")),
    };
    let done = Message::new("salvaged").with("articles", Message::new("articles-count").with("count", articles));
    line(&said(&done.with("path", to.display().to_string()).and(lost)))
}

/// One check on one line, with what to do on the next.
fn printed(check: &Check, repaired: bool, json: bool) -> String {
    let Check { subject, good, finding, advice } = check;
    if json {
        let object = json!({
            "subject": subject.trim_start_matches("check-"), "good": good, "finding": english(finding),
            "advice": advice.as_ref().map(english), "repaired": repaired,
        });
        return object.to_string();
    }
    let state = match (good, repaired) {
        (true, _) => GOOD,
        (false, true) => "check-repaired",
        (false, false) => WRONG,
    };
    let advice = advice.as_ref().filter(|_| !repaired).map(|advice| format!("\n\t{}", said(advice)));
    let [state, subject] = [state, subject].map(|id| said(&Message::new(id)));
    format!("{state}\t{}{}", said(&finding.clone().at(subject)), advice.unwrap_or_default())
}

/// Fetches and reads every feed, and keeps nothing.
async fn trials(common: &Common, options: &Options) -> Result<(), Failure> {
    if common.offline {
        return Err(not_offline("--feeds"));
    }
    let folder = common.folders().config;
    let (settings, _) = config::load_settings(&folder, &common.set);
    let mut feeds = called(common, config::load_feeds(&folder).feeds).await;
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
    let (state, found) = match result {
        Ok((entries, newest)) => {
            let newest = newest.map(|newest| Message::new("newest-of").with("time", print::time(newest)));
            let moved = moved_to.as_ref().map(|to| Message::new("moved-to").with("address", to));
            let entries = Message::new("entries-count").with("count", *entries);
            (GOOD, in_row(&newest.into_iter().chain(moved).fold(entries, Message::and)))
        }
        Err(error) => (WRONG, said(error)),
    };
    format!("{}\t{}\t{}\t{found}", in_row(&Message::new(state)), feed.id, feed.title)
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
    note(Message::new("credits-reread").with("read", report.read).with("changed", report.changed));
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
    note(Message::new("pages-reread").with("read", report.read).with("changed", report.changed));
    Ok(())
}

fn bar() -> ProgressBar {
    let bar = if std::io::stderr().is_terminal() { ProgressBar::new(0) } else { ProgressBar::hidden() };
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos}/{len}") {
        bar.set_style(style);
    }
    bar
}
