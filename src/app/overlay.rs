use jiff::Timestamp;

use super::App;
use crate::model::Health;
use crate::text;
use crate::words::Told;

/// The widest an overlay gets, its frame included.
const WIDEST: u16 = 76;
/// Before a feed that failed.
const FAILED: char = '✗';
/// Before a feed that answered.
const WELL: char = '·';
/// Seconds.
const WEEK: u64 = 7 * 24 * 3_600;

/// What lies over the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// The keys.
    Help,
    /// Everybody who made the article.
    Credits,
    /// Every feed and how it is.
    Feeds,
    /// Every command by its name.
    Palette,
    /// The themes.
    Themes,
    /// What the status line told.
    Messages,
    /// The people of the cache.
    People,
    /// The options.
    Options,
    /// What was changed in the article.
    Changes,
    /// What can be done with the article outside.
    Share,
}

/// A line of an overlay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OverlayLine {
    /// A key, or the name of a feed, with what is said of it on the same line.
    Named(String, String),
    /// The chosen row: what it is, and what is said of it.
    Chosen(String, String),
    /// Plain text.
    Plain(String),
    /// What is no longer there.
    TakenOut(String),
    /// What was not there before.
    PutIn(String),
}

/// A text with spaces behind it up to some cells.
pub(super) fn column(text: &str, cells: usize) -> String {
    format!("{text}{}", " ".repeat(cells.saturating_sub(text::width(text))))
}

impl App {
    /// Columns of the overlay, its frame included.
    #[must_use]
    pub fn overlay_width(&self) -> u16 {
        self.layout.tabs.width.saturating_sub(4).min(WIDEST)
    }

    /// The lines of the overlay, none when there is no overlay.
    #[must_use]
    pub fn overlay_lines(&self) -> Vec<OverlayLine> {
        match self.overlay {
            Some(Overlay::Help) => self.help_lines(),
            Some(Overlay::Palette) => self.palette_lines(),
            Some(Overlay::Themes) => self.theme_lines(),
            Some(Overlay::Messages) => self.message_lines(),
            Some(Overlay::People) => self.people_lines(),
            Some(Overlay::Options) => self.option_lines(),
            Some(Overlay::Changes) => self.change_lines(),
            Some(Overlay::Share) => self.share_lines(),
            Some(Overlay::Feeds) => self.feeds(),
            Some(Overlay::Credits) => self.credit_lines(),
            None => Vec::new(),
        }
    }

    /// Every feed with what the network taught of it; a failing one is marked and says why.
    fn feeds(&self) -> Vec<OverlayLine> {
        let width = usize::from(self.overlay_width().saturating_sub(6));
        let mut lines = Vec::new();
        for health in &self.health {
            let mark = if health.error.is_some() { FAILED } else { WELL };
            lines.push(OverlayLine::Named(format!("{mark} {}", health.title), String::new()));
            let told = [health.error.clone(), Some(self.words.health(&self.told(health)))];
            for sentence in told.into_iter().flatten().filter(|sentence| !sentence.is_empty()) {
                let wrapped = text::wrap(&sentence, width).into_iter();
                lines.extend(wrapped.map(|line| OverlayLine::Plain(format!("    {line}"))));
            }
        }
        if lines.is_empty() {
            lines.push(OverlayLine::Plain(self.words.say("no-feeds")));
        }
        lines
    }

    fn told(&self, health: &Health) -> Told {
        let since = |time: Timestamp| {
            self.words.ago(self.now.as_second() - time.as_second()).unwrap_or_else(|| self.date_short(time))
        };
        Told {
            last_success: health.last_success.map(since),
            next_try: health.next_try.filter(|_| !health.gone).map(|time| {
                let time = time.max(self.now);
                let day = self.zone.to_datetime(time);
                self.words.day_and_time((day.day(), day.month()), &day.strftime("%H:%M").to_string())
            }),
            kilobytes: health.size.map(|bytes| bytes.div_ceil(1_000)),
            per_week: health.rhythm.map(|seconds| WEEK / seconds.max(1)),
            moved_to: health.moved_to.clone(),
        }
    }

    /// The next line of a failing feed below a line, around from the top again.
    pub(super) fn next_failure(&self, from: usize) -> Option<usize> {
        let lines = self.overlay_lines();
        let failing = |line: &OverlayLine| matches!(line, OverlayLine::Named(name, _) if name.starts_with(FAILED));
        let found = |range: std::ops::Range<usize>| {
            lines
                .iter()
                .enumerate()
                .skip(range.start)
                .take(range.len())
                .find(|(_, line)| failing(line))
                .map(|(at, _)| at)
        };
        let below = from.saturating_add(1).min(lines.len());
        found(below..lines.len()).or_else(|| found(0..lines.len()))
    }

    /// Rows of an overlay that are surely seen at once.
    pub(super) fn overlay_page(&self) -> usize {
        usize::from(self.layout.list.height).saturating_sub(4).max(1)
    }

    pub(super) fn overlay_rows(&self) -> usize {
        self.overlay_lines().len()
    }
}
