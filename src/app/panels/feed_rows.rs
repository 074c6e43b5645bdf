use std::collections::HashMap;

use jiff::Timestamp;

use super::row::{PanelCell, PanelRow, RowLook};
use super::view::PanelContext;
use crate::app::Environment;
use crate::config::{ListedFeed, ListedPack, Subscriptions};
use crate::model::Health;
use crate::text;
use crate::words::FeedStatus;

/// Before a feed that is at fault.
const FAILED: char = '✗';
/// Columns of that sign.
const FAILURES: usize = 2;
/// Columns before what stands under the name of a feed.
const INDENT: usize = 4;
/// Columns of the number of unread articles.
const COUNTS: usize = 7;
/// Seconds.
const WEEK: u64 = 7 * 24 * 3_600;

/// A feed as it is subscribed to, with what the network taught of it.
#[derive(Clone, Debug)]
pub(super) struct FeedRow {
    pub(super) listed: ListedFeed,
    /// None where it is not fetched.
    pub(super) health: Option<Health>,
}

/// A line of the panel, or the lines of one feed.
#[derive(Clone, Copy)]
pub(super) enum Listed<'a> {
    /// What failed comes first.
    Failures,
    Section(&'a str),
    Feed(&'a FeedRow),
    Packs,
    Pack(&'a ListedPack),
}

/// What is chosen, as it is known again in other rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Chosen {
    Feed(String),
    Pack(String),
}

/// Columns of the box before a name.
const BOXES: usize = 4;

/// Whether something is on, in letters that everybody's terminal has.
fn box_of(on: bool) -> PanelCell {
    PanelCell::column(if on { "[x]" } else { "[ ]" }, BOXES)
}

/// The row of something that can be turned on: its name in the first half, what is said of it in the second.
pub(super) fn switched(on: bool, name: &str, about: &str, width: usize, chosen: bool) -> PanelRow {
    let names = (width / 2).saturating_sub(BOXES);
    let about = text::fit(about, width.saturating_sub(BOXES + names + 2));
    let name = PanelCell::column(text::fit(name, names), names + 2);
    PanelRow::of(vec![box_of(on), name, PanelCell::new(about)], chosen)
}

/// `French, English · 12 feeds`
pub(super) fn about_pack(pack: &ListedPack, environment: &Environment) -> String {
    let words = environment.words();
    let names: Vec<String> = pack.languages.iter().take(3).map(|tag| words.language(tag)).collect();
    let count = words.tell("feeds-count", &[("count", pack.feeds.into())]);
    format!("{} · {count}", names.join(", "))
}

/// The feeds of the subscriptions and those that only the cache knows, those at fault first, the others by their sections.
pub(super) fn merged(subscriptions: &Subscriptions, health: &[Health]) -> Vec<FeedRow> {
    let mut known: HashMap<&str, &Health> = health.iter().map(|health| (health.feed.as_str(), health)).collect();
    let listed = subscriptions.feeds.iter().map(|feed| {
        let health = known.remove(feed.id.as_str()).filter(|_| feed.on).cloned();
        FeedRow { listed: feed.clone(), health }
    });
    let mut feeds: Vec<FeedRow> = listed.collect();
    // Before the subscriptions are read the cache alone tells of feeds.
    if subscriptions.feeds.is_empty() {
        feeds = health.iter().map(FeedRow::of_cache).collect();
    }
    let (failing, well): (Vec<_>, Vec<_>) = feeds.into_iter().partition(FeedRow::is_at_fault);
    failing.into_iter().chain(well).collect()
}

impl FeedRow {
    fn of_cache(health: &Health) -> Self {
        let (id, title) = (health.feed.clone(), health.title.clone());
        Self { listed: ListedFeed { id, title, on: true, ..ListedFeed::default() }, health: Some(health.clone()) }
    }

    /// Its title: a feed that is given none has the one that it says itself.
    pub(super) fn title(&self) -> &str {
        let own = self.health.as_ref().map(|health| health.title.as_str());
        own.filter(|title| !title.is_empty()).unwrap_or(&self.listed.title)
    }

    /// Whether it failed, or something that it has cannot be read.
    pub(super) fn is_at_fault(&self) -> bool {
        self.health.as_ref().is_some_and(|health| health.error.is_some() || health.unreadable.count > 0)
    }

    /// Whether it is what is looked for.
    pub(super) fn holds(&self, wanted: &str) -> bool {
        let feed = &self.listed;
        let texts = [self.title(), &feed.url, &feed.section];
        wanted.is_empty() || texts.into_iter().any(|text| text.to_lowercase().contains(wanted))
    }

    /// The lines under its name: why it failed, what became of it, and of the chosen one how it is and where.
    fn details(&self, chosen: bool, outside: &PanelContext<'_>) -> Vec<String> {
        let (words, room) = (outside.environment.words(), room(outside));
        let mut lines = Vec::new();
        let mut add = |text: String| lines.extend(text::wrap(&text, room));
        if let Some(health) = &self.health {
            let failed = health.error.as_ref().map(|message| words.message(message));
            let unreadable = health.unreadable.message().map(|message| words.message(&message));
            failed.into_iter().chain(unreadable).for_each(&mut add);
            if chosen || self.is_at_fault() {
                add(words.health(&status(health, outside)));
            }
            if let Some(address) = &health.moved_to {
                add(words.tell("moved-to", &[("address", address.as_str().into())]));
            }
        }
        if chosen && !self.listed.url.is_empty() {
            let account = self.listed.account.as_ref().map(|account| format!("{account} · ")).unwrap_or_default();
            lines.push(text::fit(&format!("{account}{}", self.listed.url), room));
        }
        lines
    }

    fn rows(&self, chosen: bool, outside: &PanelContext<'_>) -> Vec<PanelRow> {
        let mut cells = vec![box_of(self.listed.on)];
        cells.extend(self.is_at_fault().then(|| PanelCell::column(FAILED, FAILURES)));
        let before: usize = cells.iter().map(|cell| cell.columns).sum();
        let names = outside.width_within().saturating_sub(COUNTS + before);
        cells.push(PanelCell::column(text::fit(self.title(), names), names));
        let unread = self.health.as_ref().map_or(0, |health| health.unread);
        let unread = if unread > 0 { unread.to_string() } else { String::new() };
        cells.push(PanelCell::at_end(unread, COUNTS));
        let mut rows = vec![PanelRow::of(cells, chosen)];
        let details = self.details(chosen, outside).into_iter();
        rows.extend(details.map(|line| PanelRow::text(RowLook::Plain, INDENT, line)));
        rows
    }
}

impl Listed<'_> {
    pub(super) fn can_be_chosen(&self) -> bool {
        matches!(self, Self::Feed(_) | Self::Pack(_))
    }

    /// By what it is known again; none where it cannot be chosen.
    pub(super) fn key(&self) -> Option<Chosen> {
        match self {
            Self::Feed(feed) => Some(Chosen::Feed(feed.listed.id.clone())),
            Self::Pack(pack) => Some(Chosen::Pack(pack.name.clone())),
            Self::Failures | Self::Section(_) | Self::Packs => None,
        }
    }

    /// Rows that it takes.
    pub(super) fn height(&self, chosen: bool, outside: &PanelContext<'_>) -> usize {
        match self {
            Self::Feed(feed) => 1 + feed.details(chosen, outside).len(),
            Self::Failures | Self::Section(_) | Self::Packs | Self::Pack(_) => 1,
        }
    }

    pub(super) fn rows(&self, chosen: bool, outside: &PanelContext<'_>) -> Vec<PanelRow> {
        let (environment, width) = (outside.environment, outside.width_within());
        let heading = |name: &str| vec![PanelRow::text(RowLook::Heading, 0, name)];
        match self {
            Self::Failures => heading(&environment.words().say("feeds-failing")),
            Self::Section(name) => heading(name),
            Self::Packs => heading(&environment.words().say("packs")),
            Self::Feed(feed) => feed.rows(chosen, outside),
            Self::Pack(pack) => {
                vec![switched(pack.on, &pack.name, &about_pack(pack, environment), width, chosen)]
            }
        }
    }
}

/// Columns of what stands under the name of a feed.
fn room(outside: &PanelContext<'_>) -> usize {
    outside.width_within().saturating_sub(INDENT).max(1)
}

fn status(health: &Health, outside: &PanelContext<'_>) -> FeedStatus {
    let environment = outside.environment;
    let (words, now) = (environment.words(), environment.now());
    let since =
        |time: Timestamp| words.ago(now.as_second() - time.as_second()).unwrap_or_else(|| environment.date_short(time));
    FeedStatus {
        last_success: health.last_success.map(since),
        next_try: health.next_try.filter(|_| !health.gone).map(|time| {
            let day = environment.zone().to_datetime(time.max(now));
            words.day_and_time((day.day(), day.month()), &day.strftime("%H:%M").to_string())
        }),
        kilobytes: health.size.map(|bytes| bytes.div_ceil(1_000)),
        per_week: health.rhythm.map(|seconds| WEEK / seconds.max(1)),
        // It stands on rows of its own.
        moved_to: None,
    }
}
