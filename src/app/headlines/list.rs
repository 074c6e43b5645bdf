use std::collections::HashMap;
use std::sync::Arc;

use jiff::tz::TimeZone;

use super::row_lines::{short, title_height, title_lines};
use super::titles::Titles;
use super::translators::need_a_line;
use crate::app::{Area, MARGIN};
use crate::config::ListDensity;
use crate::model::{ArticleId, Headline};
use crate::text;

/// Rows that are asked for at least at an end of the list: they are sooner there than more.
pub(super) const FIRST: usize = 40;
/// Rows that are asked for at once elsewhere.
pub(super) const WINDOW: usize = 200;
/// Rows before the end of the list at which more are asked for.
pub(super) const AHEAD: usize = 40;
/// Rows that are kept at most; those farther away are asked for again when they are needed.
const MAX_ROWS: usize = 3 * WINDOW;
/// Rows of a list below which a headline takes one of them, where that is so many cells wide at least.
const SHORT: (u16, u16) = (24, 60);
/// Rows of the list from which headlines are parted by an empty line.
const ROOMY: u16 = 26;

/// A window on the headlines of a section or a search, which moves as it is read.
#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts")]
pub struct List {
    /// The rows that are there.
    pub rows: Vec<Headline>,
    /// The selected row.
    pub selected: usize,
    /// The first row that is shown.
    pub top: usize,
    /// Text round the words that a search found, in runs, each with whether it is one of them.
    pub snippets: HashMap<ArticleId, Vec<(String, bool)>>,
    /// Beginnings of articles, those that were asked for; empty while they are on their way.
    pub standfirsts: HashMap<ArticleId, String>,
    /// Whether the rows are ordered by rank and not by date.
    pub(super) ranked: bool,
    /// New headlines above the first row that wait until they are asked for.
    pub waiting: usize,
    /// How many rows precede the first one that is loaded, as far as that is known.
    pub(super) before: Option<usize>,
    /// Whether the first row is the first of the cache, those that wait not counted.
    pub(super) begun: bool,
    /// Whether the last row is the last of the cache.
    pub(super) complete: bool,
    /// Whether rows that were dropped could not be loaded again: hits of a search, articles of a person.
    pub(super) whole: bool,
    /// What came later than this article is not in the list.
    pub(super) newest: ArticleId,
}

/// Where rows that were asked for belong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Load {
    /// They are the first ones and take the place of those that are there.
    #[default]
    Top,
    /// They are the last ones and take the place of those that are there.
    Bottom,
    /// They are those that are there, once more; what came before them waits until it is asked for.
    Again,
    /// They begin somewhere and take the place of those that are there.
    From,
    /// They come after those that are loaded.
    After,
    /// They come before those that are there.
    Before,
    /// The next unread one, wherever it is.
    NextUnread,
    /// The unread one before.
    PreviousUnread,
}

/// Rows of a list as a key means them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rows {
    All,
    /// The selected one and those above it.
    Above,
    /// The selected one and those below it.
    Below,
}

/// How much of each headline a list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    /// One line.
    Compact,
    /// The title, and source, people and date under it.
    #[default]
    Comfortable,
    /// The beginning of the article as well.
    Standfirst,
}

impl Density {
    /// That of the settings; none where it goes by the height of the list.
    #[must_use]
    pub const fn stated(setting: ListDensity) -> Option<Self> {
        match setting {
            ListDensity::Auto => None,
            ListDensity::Compact => Some(Self::Compact),
            ListDensity::Comfortable => Some(Self::Comfortable),
            ListDensity::Standfirst => Some(Self::Standfirst),
        }
    }

    /// What suits a list of some height.
    pub(super) fn suiting(area: Area) -> Self {
        if area.height < SHORT.0 && area.width >= SHORT.1 { Self::Compact } else { Self::Comfortable }
    }

    pub(super) fn next(self) -> Self {
        match self {
            Self::Comfortable => Self::Standfirst,
            Self::Standfirst => Self::Compact,
            Self::Compact => Self::Comfortable,
        }
    }
}

/// How a list is set.
#[derive(Clone, Debug)]
pub struct View {
    /// How much of each headline is shown.
    pub density: Density,
    /// The zone that says where a day ends.
    pub zone: TimeZone,
    /// Translations of headlines.
    pub titles: Arc<Titles>,
    /// Whether sources are parted and not days.
    pub by_source: bool,
}

impl View {
    /// Whether two rows are of two days, or of two sources.
    fn parts(&self, a: &Headline, b: &Headline) -> bool {
        let day = |row: &Headline| self.zone.to_datetime(row.date).date();
        if self.by_source { a.feed != b.feed } else { day(a) != day(b) }
    }
}

/// A headline as it is shown on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number in the list.
    pub index: usize,
    /// First row of the screen.
    pub y: u16,
    /// Lines of its title, or of the translation of that.
    pub title: Vec<String>,
    /// The title in its own language, if a translation replaces it; in lists of several lines it is one of them.
    pub original: Option<String>,
    /// The beginning of the article, where that is shown.
    pub standfirst: Vec<String>,
    /// Whether its people have a line of their own.
    pub people_apart: bool,
    /// Rows it takes, without the empty one after it.
    pub height: u16,
    /// Whether the row before it tells that another day begins, or another source.
    pub parted: bool,
}

/// What a row takes of the screen.
struct Height {
    /// Whether the row before it tells that another day begins, or another source.
    parted: bool,
    /// Whether its people have a line of their own.
    people_apart: bool,
    /// Its lines, without the empty one after it.
    lines: u16,
}

/// How rows are set in a list of some width and height.
#[derive(Clone, Copy)]
struct Setting<'a> {
    view: &'a View,
    width: usize,
    compact: bool,
    /// Empty rows after each.
    gap: u16,
}

impl List {
    /// The selected headline; none in an empty list.
    #[must_use]
    pub fn current(&self) -> Option<&Headline> {
        self.rows.get(self.selected)
    }

    pub(super) fn current_mut(&mut self) -> Option<&mut Headline> {
        self.rows.get_mut(self.selected)
    }

    pub(super) fn find_mut(&mut self, id: ArticleId) -> Option<&mut Headline> {
        self.rows.iter_mut().find(|row| row.id == id)
    }

    /// How many rows are worth asking for again.
    pub(super) fn size(&self) -> usize {
        if self.whole { self.rows.len().max(WINDOW) } else { self.rows.len().clamp(WINDOW, MAX_ROWS) }
    }

    /// Puts new rows in; the selected article stays selected while it is there.
    pub(super) fn fill(&mut self, rows: Vec<Headline>, asked: usize, load: Load) {
        let all = rows.len() < asked;
        match load {
            Load::After => {
                self.complete = all;
                self.rows.extend(rows);
                let most = if self.whole { usize::MAX } else { MAX_ROWS };
                let over = self.rows.len().saturating_sub(most).min(self.selected);
                self.rows.drain(..over);
                self.selected -= over;
                self.top = self.top.saturating_sub(over);
                self.begun &= over == 0;
                self.before = self.before.map(|before| before + over);
            }
            Load::Before => {
                self.begun = all;
                let count = rows.len();
                self.before = self.before.and_then(|before| before.checked_sub(count));
                self.rows.splice(..0, rows);
                self.selected += count;
                self.top += count;
                let keep = MAX_ROWS.max(self.selected + WINDOW);
                self.complete &= self.rows.len() <= keep;
                self.rows.truncate(keep);
            }
            Load::Bottom => {
                self.begun = all;
                self.complete = true;
                self.before = None;
                self.rows = rows;
                self.selected = self.rows.len().saturating_sub(1);
                self.top = 0;
            }
            Load::Top | Load::From | Load::Again | Load::NextUnread | Load::PreviousUnread => {
                self.complete = all;
                self.begun = load == Load::Top || (load == Load::Again && self.begun);
                self.before = self.before.filter(|_| load == Load::Again);
                let at_top = load == Load::Top && self.selected == 0;
                let before = self.current().map(|row| row.id);
                let offset = self.selected.saturating_sub(self.top);
                let again = before.and_then(|id| rows.iter().position(|row| row.id == id));
                self.rows = rows;
                self.selected = again.unwrap_or(self.selected).min(self.rows.len().saturating_sub(1));
                // At the top what is new is shown at once, above the selected row.
                self.top = if at_top { 0 } else { self.selected.saturating_sub(offset) };
            }
        }
        if self.begun {
            self.before = Some(0);
        }
        if !self.snippets.is_empty() {
            let rows = &self.rows;
            self.snippets.retain(|id, _| rows.iter().any(|row| row.id == *id));
        }
    }

    /// Moves the window so that the selected row is shown.
    pub(super) fn follow(&mut self, area: Area, view: &View) {
        self.selected = self.selected.min(self.rows.len().saturating_sub(1));
        if self.selected < self.top {
            self.top = self.selected;
        }
        // Upward from the selected row, as many as fit above it.
        let setting = Self::setting(area, view);
        let mut room = area.height;
        let mut first = self.selected;
        for index in (self.top..=self.selected).rev() {
            let Some(row) = self.height(index, &setting) else { break };
            let gap = if index < self.selected { setting.gap } else { 0 };
            let taken = u16::from(row.parted) + row.lines + gap;
            if taken > room {
                break;
            }
            room -= taken;
            first = index;
        }
        self.top = first;
    }

    fn setting(area: Area, view: &View) -> Setting<'_> {
        let compact = view.density == Density::Compact;
        let width = usize::from(area.width.saturating_sub(MARGIN)).max(2);
        Setting { view, width, compact, gap: u16::from(area.height >= ROOMY && !compact) }
    }

    /// The lines that a row takes, whichever it is; nothing of its text is made.
    fn height(&self, index: usize, setting: &Setting<'_>) -> Option<Height> {
        let headline = self.rows.get(index)?;
        let Setting { view, width, compact, .. } = *setting;
        let before = index.checked_sub(1).and_then(|before| self.rows.get(before));
        // The day of the newest is known; which source comes first is not.
        let first = view.by_source && self.begun;
        let parted = !self.ranked && before.map_or(first, |before| view.parts(before, headline));
        let people_apart = need_a_line(headline, width, compact);
        if compact {
            return Some(Height { parted, people_apart, lines: 1 + u16::from(people_apart) });
        }
        let translation = view.titles.of(headline);
        let title = title_height(translation.unwrap_or(&headline.title), width);
        let below = 1 + usize::from(translation.is_some()) + usize::from(people_apart);
        let snippet = usize::from(self.snippets.contains_key(&headline.id));
        let lines = title + below + snippet + self.standfirst(headline, setting).len();
        Some(Height { parted, people_apart, lines: u16::try_from(lines).unwrap_or(2) })
    }

    /// The beginning of an article, where that is shown.
    fn standfirst(&self, headline: &Headline, setting: &Setting<'_>) -> Vec<String> {
        match self.standfirsts.get(&headline.id) {
            Some(text) if setting.view.density == Density::Standfirst => short(text, setting.width),
            _ => Vec::new(),
        }
    }

    /// The position of a row that is shown, whichever it is.
    fn row(&self, index: usize, setting: &Setting<'_>) -> Option<Row> {
        let headline = self.rows.get(index)?;
        let Setting { view, width, compact, .. } = *setting;
        let Height { parted, people_apart, lines } = self.height(index, setting)?;
        let translation = view.titles.of(headline);
        let shown = translation.unwrap_or(&headline.title);
        let title = if compact { vec![shown.to_owned()] } else { title_lines(shown, width) };
        let whole = |title: &String| if compact { title.clone() } else { text::fit(title, width) };
        let original = translation.map(|_| whole(&headline.title));
        let standfirst = self.standfirst(headline, setting);
        Some(Row { index, y: 0, title, original, standfirst, people_apart, height: lines, parted })
    }

    /// The rows that are on the screen; the last may be cut off below.
    #[must_use]
    pub fn visible(&self, area: Area, view: &View) -> Vec<Row> {
        let setting = Self::setting(area, view);
        let mut y = area.y;
        let mut rows = Vec::new();
        for index in self.top..self.rows.len() {
            if y >= area.y + area.height {
                break;
            }
            let Some(row) = self.row(index, &setting) else { break };
            let at = y + u16::from(row.parted);
            y = at + row.height + setting.gap;
            rows.push(Row { y: at, ..row });
        }
        rows
    }

    /// Rows that an area shows at most: those with a title of one line.
    pub(super) fn most_shown(area: Area, view: &View) -> usize {
        let setting = Self::setting(area, view);
        let lines = if setting.compact { 1 } else { 2 + setting.gap };
        usize::from(area.height.div_ceil(lines))
    }

    /// How many rows a page moves.
    pub(super) fn page(&self, area: Area, view: &View) -> usize {
        self.visible(area, view).len().saturating_sub(1).max(1)
    }
}
