//! What `doctor` looks at beside the cache itself: terminal, folders, configuration, feeds, clock and network.

use std::collections::HashSet;
use std::path::Path;
use std::time::Duration;

use jiff::{Timestamp, ToSpan as _};

use crate::app::KeyMap;
use crate::config::{self, ConfigError, Folders};
use crate::desk;
use crate::fetch::{Client, Limits};
use crate::model::{Health, Message, Subscription, ToMessage as _};
use crate::runtime;

/// The messages of what checks are about.
const FOLDERS: &str = "check-folders";
const FILES: &str = "check-configuration";
const FEEDS: &str = "check-feeds";
const CLOCK: &str = "check-clock";
const NETWORK: &str = "check-network";
/// Feeds that are asked to learn whether there is a network.
const ASKED: usize = 3;
/// Time for one of them.
const FEED_TIMEOUT: Duration = Duration::from_secs(10);
/// A clock before this day is wrong: this program was written later.
const WRITTEN: i64 = 1_790_000_000;

/// One thing that was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Check {
    /// The message of what it is about: `check-` and its name.
    pub(crate) subject: &'static str,
    /// Whether it is as it should be.
    pub(crate) good: bool,
    /// What was found.
    pub(crate) finding: Message,
    /// What to do.
    pub(crate) advice: Option<Message>,
}

impl Check {
    pub(crate) fn good(subject: &'static str, finding: Message) -> Self {
        Self { subject, good: true, finding, advice: None }
    }

    pub(crate) fn wrong(subject: &'static str, finding: Message, advice: &'static str) -> Self {
        Self { subject, good: false, finding, advice: Some(Message::new(advice)) }
    }

    fn advised(self, advice: &'static str) -> Self {
        Self { advice: Some(Message::new(advice)), ..self }
    }
}

pub(crate) fn terminal(settings: &config::Settings, folder: &Path) -> Vec<Check> {
    let check = |found: runtime::Capability| Check {
        subject: "check-terminal",
        good: found.good,
        finding: found.finding,
        advice: found.advice,
    };
    runtime::capabilities(settings, folder).into_iter().map(check).collect()
}

pub(crate) fn folders(folders: &Folders) -> Vec<Check> {
    let found = |id, path: &Path| Message::new(id).with("path", path.display().to_string());
    let cache = if is_read_only(&folders.data) {
        Check::wrong(FOLDERS, found("folder-read-only", &folders.data), "cure-cache-read-only")
    } else {
        Check::good(FOLDERS, found("cache-in", &folders.data))
    };
    let own = |id| found(id, &folders.config);
    let files = match std::fs::metadata(&folders.config) {
        Ok(_) if is_read_only(&folders.config) => {
            Check::wrong(FOLDERS, own("folder-read-only"), "cure-folder-read-only")
        }
        Ok(meta) if meta.is_dir() => Check::good(FOLDERS, own("files-in")),
        Ok(_) => Check::wrong(FOLDERS, own("folder-is-none"), "cure-folder-is-none"),
        Err(_) => Check::good(FOLDERS, own("folder-missing")).advised("cure-folder-missing"),
    };
    vec![cache, files]
}

/// Whether a folder is there and may not be written: by its mode, its owner or its disk.
fn is_read_only(folder: &Path) -> bool {
    #[cfg(unix)]
    let denied = rustix::fs::access(folder, rustix::fs::Access::WRITE_OK).is_err();
    #[cfg(not(unix))]
    let denied = false;
    std::fs::metadata(folder).is_ok_and(|meta| denied || meta.permissions().readonly())
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
        let counted = |id, count: usize| Message::new(id).with("count", count);
        let good = Message::new("files-well").with("feeds", counted("feeds-count", feeds.feeds.len()));
        return vec![Check::good(FILES, good.with("sections", counted("sections-count", feeds.sections.len())))];
    }
    errors.iter().map(|error| Check::wrong(FILES, error.message(), "cure-files")).collect()
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
    let answered = Message::new("feeds-answered").with("answered", asked - failed.min(asked));
    let mut found = vec![Check::good(FEEDS, answered.with("all", subscribed.len()))];
    let named = |id, count: usize, wanted| Message::new(id).with("count", count).with("names", some(wanted));
    if never > 0 {
        found.push(Check::good(FEEDS, Message::new("feeds-unasked").with("count", never)).advised("cure-unasked"));
    }
    if failed > 0 {
        found.push(Check::wrong(FEEDS, named("feeds-failed", failed, |health| health.error.is_some()), "cure-failed"));
    }
    if gone > 0 {
        found.push(Check::wrong(FEEDS, named("feeds-gone", gone, |health| health.gone), "cure-gone"));
    }
    if moved > 0 {
        let moved = named("feeds-moved", moved, |health| health.moved_to.is_some());
        found.push(Check::good(FEEDS, moved).advised("cure-moved"));
    }
    found
}

/// Whether the clock can be right.
pub(crate) fn clock(health: &[Health], now: Timestamp) -> Check {
    let zone = jiff::tz::TimeZone::system();
    let name = zone.iana_name().map_or_else(|| Message::new("zone-unnamed"), Message::from);
    let time = zone.to_datetime(now).strftime("%Y-%m-%d %H:%M").to_string();
    let found = |id| Message::new(id).with("time", time).with("zone", name);
    let later = now.checked_add(1.hour()).unwrap_or(now);
    if now.as_second() < WRITTEN {
        return Check::wrong(CLOCK, found("clock-early"), "cure-clock");
    }
    if health.iter().filter_map(|health| health.last_try).any(|tried| tried > later) {
        return Check::wrong(CLOCK, found("clock-late"), "cure-clock");
    }
    Check::good(CLOCK, found("clock-well"))
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
        found.push(Check::good(NETWORK, Message::new("network-untried")));
        return found;
    }
    let client = match Client::new(Limits { total: FEED_TIMEOUT, ..Limits::default() }) {
        Ok(client) => client,
        Err(error) => {
            return vec![Check::wrong(NETWORK, error.message(), "cure-certificates")];
        }
    };
    let (mut answered, mut failures) = (0_usize, Vec::new());
    let asked = subscribed.len();
    desk::try_feeds(&client, subscribed, asked, |trial| match trial.result {
        Ok(_) => answered += 1,
        Err(error) => failures.push(error.at(&trial.feed.title)),
    })
    .await;
    found.push(if answered > 0 {
        Check::good(NETWORK, Message::new("network-well").with("answered", answered).with("all", asked))
    } else {
        let why = failures.into_iter().reduce(Message::and);
        let none = Message::new("network-none");
        Check::wrong(NETWORK, why.into_iter().fold(none, Message::and), "cure-no-answer")
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
    vec![Check::good(NETWORK, Message::new("network-proxy").with("names", set.join(", ")))]
}
