//! What `doctor` looks at beside the cache itself: terminal, folders, configuration, feeds, clock and network.

use std::collections::HashSet;
use std::path::Path;
use std::time::Duration;

use jiff::{Timestamp, ToSpan as _};

use super::output::{counted, said};
use crate::app::KeyMap;
use crate::config::{self, ConfigError, Folders};
use crate::desk;
use crate::fetch::{Client, Limits};
use crate::model::{Health, Subscription};
use crate::runtime;

/// Feeds that are asked to learn whether there is a network.
const ASKED: usize = 3;
/// Time for one of them.
const FEED_TIMEOUT: Duration = Duration::from_secs(10);
/// A clock before this day is wrong: this program was written later.
const WRITTEN: i64 = 1_790_000_000;

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Check {
    /// What it is about: `terminal`, `folders`, `configuration`, `cache`, `feeds`, `clock`, `network`.
    pub(crate) subject: &'static str,
    /// Whether it is as it should be.
    pub(crate) good: bool,
    /// In words.
    pub(crate) finding: String,
    /// What to do.
    pub(crate) advice: Option<String>,
}

impl Check {
    pub(crate) fn good(subject: &'static str, finding: impl Into<String>) -> Self {
        Self { subject, good: true, finding: finding.into(), advice: None }
    }

    pub(crate) fn wrong(subject: &'static str, finding: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { subject, good: false, finding: finding.into(), advice: Some(advice.into()) }
    }

    fn advised(self, advice: impl Into<String>) -> Self {
        Self { advice: Some(advice.into()), ..self }
    }
}

pub(crate) fn terminal(settings: &config::Settings, folder: &Path) -> Vec<Check> {
    let check = |found: runtime::Capability| Check {
        subject: "terminal",
        good: found.good,
        finding: found.finding,
        advice: found.advice,
    };
    runtime::capabilities(settings, folder).into_iter().map(check).collect()
}

pub(crate) fn folders(folders: &Folders) -> Vec<Check> {
    let shown = |path: &Path| path.display().to_string();
    let kept = Check::good("folders", format!("the cache is in {}", shown(&folders.data)));
    let files = match std::fs::metadata(&folders.config) {
        Ok(meta) if meta.permissions().readonly() => Check::wrong(
            "folders",
            format!("{} cannot be written", shown(&folders.config)),
            "the reader can be used, but it cannot keep feeds and settings; choose another with --config DIR",
        ),
        Ok(meta) if meta.is_dir() => Check::good("folders", format!("your files are in {}", shown(&folders.config))),
        Ok(_) => Check::wrong(
            "folders",
            format!("{} is no folder", shown(&folders.config)),
            "move it away, or choose another with --config DIR",
        ),
        Err(_) => Check::good("folders", format!("{} is not there yet", shown(&folders.config)))
            .advised("it is made when you add a feed or change a setting; until then the built-in edition is read"),
    };
    vec![kept, files]
}

/// Every file of the user's, with what is wrong in it.
pub(crate) fn configuration(folder: &Path, given: &[String]) -> Vec<Check> {
    let feeds = config::load_feeds(folder);
    let mut errors: Vec<ConfigError> = feeds.errors.clone();
    errors.extend(config::load_settings(folder, given).1);
    errors.extend(config::load_translate(folder).1);
    errors.extend(config::load_summarizer(folder).1);
    errors.extend(config::load_sites(folder).1);
    errors.extend(config::load_share_targets(folder).1);
    errors.extend(config::load_themes(folder).1);
    let (keys, wrong) = config::load_keys(folder);
    errors.extend(wrong);
    errors.extend(KeyMap::with(&keys).1);
    if errors.is_empty() {
        let (feeds, sections) = (feeds.feeds.len(), feeds.sections.len());
        return vec![Check::good(
            "configuration",
            format!(
                "{} in {}, and no error in your files",
                counted(feeds, "feed", "feeds"),
                counted(sections, "section", "sections")
            ),
        )];
    }
    let advice = "correct the line; until then it is ignored";
    errors.iter().map(|error| Check::wrong("configuration", error.to_string(), advice)).collect()
}

/// How the feeds were when they were last asked.
pub(crate) fn feeds(health: &[Health], subscribed: &[Subscription]) -> Vec<Check> {
    let ids: HashSet<&str> = subscribed.iter().map(|feed| feed.id.as_str()).collect();
    let own: Vec<&Health> = health.iter().filter(|health| ids.contains(health.feed.as_str())).collect();
    let count = |wanted: fn(&Health) -> bool| own.iter().filter(|health| wanted(health)).count();
    let some = |wanted: fn(&Health) -> bool| {
        let names: Vec<&str> =
            own.iter().filter(|health| wanted(health)).take(3).map(|health| health.title.as_str()).collect();
        names.join(", ")
    };
    let asked = count(|health| health.last_try.is_some());
    let never = subscribed.len() - asked;
    let (failed, gone) = (count(|health| health.error.is_some()), count(|health| health.gone));
    let moved = count(|health| health.moved_to.is_some());
    let mut found = vec![Check::good(
        "feeds",
        format!(
            "{} of {} answered when last asked",
            asked - failed.min(asked),
            counted(subscribed.len(), "feed", "feeds")
        ),
    )];
    if never > 0 {
        found.push(
            Check::good("feeds", counted(never, "feed was never asked", "feeds were never asked"))
                .advised("`dateline refresh` asks them"),
        );
    }
    if failed > 0 {
        let names = some(|health| health.error.is_some());
        let advice = "`dateline feeds` says why; `dateline doctor --feeds` tries all of them now";
        found.push(Check::wrong(
            "feeds",
            format!("{} failed, such as {names}", counted(failed, "feed", "feeds")),
            advice,
        ));
    }
    if gone > 0 {
        let names = some(|health| health.gone);
        found.push(Check::wrong(
            "feeds",
            format!("{}: {names}", counted(gone, "feed is gone for good", "feeds are gone for good")),
            "`dateline remove` takes them out",
        ));
    }
    if moved > 0 {
        let names = some(|health| health.moved_to.is_some());
        found.push(
            Check::good(
                "feeds",
                format!("{} and followed, such as {names}", counted(moved, "feed moved", "feeds moved")),
            )
            .advised("`dateline feeds --json` prints the new address, to be written to feeds.toml"),
        );
    }
    found
}

/// Whether the clock can be right.
pub(crate) fn clock(health: &[Health], now: Timestamp) -> Check {
    let zone = jiff::tz::TimeZone::system();
    let name = zone.iana_name().unwrap_or("a zone without a name").to_owned();
    let told = zone.to_datetime(now).strftime("%Y-%m-%d %H:%M").to_string();
    let advice = "set the clock of this machine: dates of articles, certificates and the rhythm of feeds go by it";
    let later = now.checked_add(1.hour()).unwrap_or(now);
    if now.as_second() < WRITTEN {
        return Check::wrong(
            "clock",
            format!("the clock says {told} ({name}), which is before this program was written"),
            advice,
        );
    }
    if health.iter().filter_map(|health| health.last_try).any(|tried| tried > later) {
        return Check::wrong(
            "clock",
            format!("the clock says {told} ({name}), but feeds were asked later than that"),
            advice,
        );
    }
    Check::good("clock", format!("it is {told} ({name})"))
}

/// Asks a few feeds, those first that answered well.
pub(crate) async fn network(mut subscribed: Vec<Subscription>, health: &[Health]) -> Vec<Check> {
    let well = |feed: &Subscription| {
        health.iter().any(|known| known.feed == feed.id && known.last_success.is_some() && known.error.is_none())
    };
    subscribed.sort_by_cached_key(|feed| !well(feed));
    subscribed.truncate(ASKED);
    let mut found = proxies();
    if subscribed.is_empty() {
        found.push(Check::good("network", "there is no feed to ask"));
        return found;
    }
    let client = match Client::new(Limits { total: FEED_TIMEOUT, ..Limits::default() }) {
        Ok(client) => client,
        Err(error) => {
            return vec![Check::wrong("network", error.to_string(), "the certificates of this system may be missing")];
        }
    };
    let (mut answered, mut failures) = (0, Vec::new());
    let asked = subscribed.len();
    desk::try_feeds(&client, subscribed, asked, |trial| match trial.result {
        Ok(_) => answered += 1,
        Err(error) => failures.push(said(&error.at(&trial.feed.title))),
    })
    .await;
    found.push(if answered > 0 {
        Check::good("network", format!("{answered} of {} that were asked answered", counted(asked, "feed", "feeds")))
    } else {
        let advice = "look at the connection, a page to log in to, the proxy and the firewall; everything fetched before can be read";
        Check::wrong("network", format!("no feed could be reached; {}", failures.join("; ")), advice)
    });
    found
}

/// The proxies that the environment names.
fn proxies() -> Vec<Check> {
    let names = ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"];
    let set: Vec<&str> =
        names.into_iter().filter(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty())).collect();
    if set.is_empty() {
        return Vec::new();
    }
    vec![Check::good("network", format!("requests go through the proxy that {} names", set.join(", ")))]
}
