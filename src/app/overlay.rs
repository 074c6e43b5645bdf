use jiff::Timestamp;

use super::{App, Area};
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
    /// The feeds and packs as they are subscribed to.
    Subscriptions,
    /// The sections that a feed can be moved to.
    Sections,
    /// The feeds that a page names.
    Found,
    /// What is read, on the first start.
    Edition,
}

impl Overlay {
    /// Whether nothing is chosen in it.
    #[must_use]
    pub const fn is_only_read(self) -> bool {
        matches!(self, Self::Help | Self::Feeds | Self::Messages | Self::Changes)
    }

    /// Whether something can be looked for in it.
    #[must_use]
    pub const fn is_searched(self) -> bool {
        matches!(self, Self::Help | Self::People | Self::Subscriptions)
    }
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
    /// What the rows below it have in common.
    Heading(String),
    /// What is no longer there.
    TakenOut(String),
    /// What was not there before.
    PutIn(String),
}

/// An overlay as it stands on the screen.
#[derive(Clone, Debug)]
pub struct OverlayFrame {
    /// Where it stands, its frame included.
    pub area: Area,
    /// How many lines it has.
    pub count: usize,
    /// The lines that are shown.
    pub lines: Vec<OverlayLine>,
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
            Some(Overlay::Subscriptions) => self.subscription_lines(0, usize::MAX),
            Some(Overlay::Sections) => self.section_lines(),
            Some(Overlay::Found) => self.candidate_lines(),
            Some(Overlay::Edition) => self.edition_lines(),
            Some(Overlay::Feeds) => self.feeds(),
            Some(Overlay::Credits) => self.credit_lines(),
            None => Vec::new(),
        }
    }

    /// Lines of the overlay from one on, so many. Of feeds only these are made: there may be ten thousand.
    #[must_use]
    pub fn overlay_window(&self, top: usize, count: usize) -> Vec<OverlayLine> {
        match self.overlay {
            Some(Overlay::Subscriptions) => self.subscription_lines(top, count),
            Some(Overlay::Feeds) if !self.health.is_empty() => self.feed_lines(top, count),
            _ => self.overlay_lines().into_iter().skip(top).take(count).collect(),
        }
    }

    /// The overlay as it stands on the screen. Its lines are made once, or those alone that are shown.
    #[must_use]
    pub fn overlay_frame(&self) -> OverlayFrame {
        if self.is_windowed() {
            let count = self.overlay_rows();
            let area = self.overlay_area(count);
            let lines = self.overlay_window(self.overlay_top, usize::from(area.height.saturating_sub(2)));
            return OverlayFrame { area, count, lines };
        }
        let mut lines = self.overlay_lines();
        let count = lines.len();
        let area = self.overlay_area(count);
        lines.drain(..self.overlay_top.min(count));
        lines.truncate(usize::from(area.height.saturating_sub(2)));
        OverlayFrame { area, count, lines }
    }

    /// Whether a part of its lines is made without the others.
    fn is_windowed(&self) -> bool {
        match self.overlay {
            Some(Overlay::Subscriptions) => true,
            Some(Overlay::Feeds) => !self.health.is_empty(),
            _ => false,
        }
    }

    /// Where an overlay of so many lines stands.
    fn overlay_area(&self, count: usize) -> Area {
        let (columns, rows) = (self.layout.tabs.width, self.layout.status.y.saturating_add(1));
        let wanted = u16::try_from(count).unwrap_or(u16::MAX).saturating_add(2);
        let (width, height) = (self.overlay_width(), wanted.min(rows.saturating_sub(2)));
        Area { x: (columns - width) / 2, y: (rows - height) / 2, width, height }
    }

    fn feed_lines(&self, top: usize, rows: usize) -> Vec<OverlayLine> {
        let (mut lines, mut at) = (Vec::new(), 0);
        for health in &self.health {
            let height = self.height(health);
            if at + height > top {
                lines.extend(self.of_feed(health).into_iter().skip(top.saturating_sub(at)));
            }
            at += height;
            if lines.len() >= rows {
                break;
            }
        }
        lines.truncate(rows);
        lines
    }

    /// Every feed with what the network taught of it; a failing one is marked and says why.
    fn feeds(&self) -> Vec<OverlayLine> {
        let lines: Vec<OverlayLine> = self.health.iter().flat_map(|health| self.of_feed(health)).collect();
        if lines.is_empty() { vec![OverlayLine::Plain(self.words.say("no-feeds"))] } else { lines }
    }

    /// Lines that a feed takes: its name, why it failed, and how it is.
    fn height(&self, health: &Health) -> usize {
        2 + health.error.as_ref().map_or(0, |error| text::wrap(error, self.overlay_room()).len())
            + self.moved(health).map_or(0, |moved| text::wrap(&moved, self.overlay_room()).len())
    }

    fn moved(&self, health: &Health) -> Option<String> {
        let address = health.moved_to.as_ref()?;
        Some(self.words.tell("moved-to", &[("address", address.as_str().into())]))
    }

    /// Cells of what stands under the name of a feed, moved in by four.
    fn overlay_room(&self) -> usize {
        usize::from(self.overlay_width().saturating_sub(8)).max(1)
    }

    fn of_feed(&self, health: &Health) -> Vec<OverlayLine> {
        let room = self.overlay_room();
        let plain = |line: String| OverlayLine::Plain(format!("    {line}"));
        let mark = if health.error.is_some() { FAILED } else { WELL };
        let mut lines = vec![OverlayLine::Named(format!("{mark} {}", health.title), String::new())];
        let wrapped = |text: &Option<String>| text.as_ref().map_or_else(Vec::new, |text| text::wrap(text, room));
        lines.extend(wrapped(&health.error).into_iter().map(plain));
        lines.push(plain(text::fit(&self.words.health(&self.told(health)), room)));
        lines.extend(wrapped(&self.moved(health)).into_iter().map(plain));
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
            // It stands on lines of its own.
            moved_to: None,
        }
    }

    /// The next line of a failing feed below a line, around from the top again.
    pub(super) fn next_failure(&self, from: usize) -> Option<usize> {
        let mut at = 0;
        let starts = self.health.iter().map(|health| {
            let start = at;
            at += self.height(health);
            (start, health.error.is_some())
        });
        let failing: Vec<usize> = starts.filter(|(_, failed)| *failed).map(|(start, _)| start).collect();
        failing.iter().find(|start| **start > from).or(failing.first()).copied()
    }

    /// Rows of an overlay that are surely seen at once.
    pub(super) fn overlay_page(&self) -> usize {
        usize::from(self.layout.list.height).saturating_sub(4).max(1)
    }

    /// How many lines the overlay has.
    #[must_use]
    pub fn overlay_rows(&self) -> usize {
        match self.overlay {
            Some(Overlay::Subscriptions) => self.subscription_rows(),
            Some(Overlay::Feeds) => self.health.iter().map(|health| self.height(health)).sum::<usize>().max(1),
            _ => self.overlay_lines().len(),
        }
    }
}
