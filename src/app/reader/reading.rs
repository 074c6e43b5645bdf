use std::ops::Range;

use super::article_layout::{ArticleLayout, Said, Shown};
use super::picture_sizes::PictureSizes;
use super::view::{TextView, Translation};
use crate::app::{Layout, Opened};
use crate::model::ArticleId;
use crate::text::{self, Options, PictureRequest};

/// Widths at which an article stays set.
const MAX_LAYOUTS: usize = 4;

/// Columns from which two versions are shown side by side.
const LEAST_BESIDE: u16 = 79;

/// An article on the screen.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The article with its document.
    pub opened: Box<Opened>,
    /// The first line that is shown.
    pub top: usize,
    /// What was looked for and found.
    pub found: Option<Matches>,
    /// The place that the cache knows.
    pub(super) kept: u64,
    /// The place while the article is not set.
    unset_at: Option<usize>,
    /// Another version that is shown beside it.
    pub(super) beside: Option<Box<Opened>>,
    /// Its translation by a machine, and what of it is shown.
    pub(super) translation: Option<Box<Translation>>,
    /// Which pictures get room, and how much.
    pub(super) rooms: PictureSizes,
    /// The article as it was set, the width that is shown last.
    layouts: Vec<(u16, ArticleLayout)>,
}

/// Matches of a search within the open article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matches {
    /// The bytes of the text that match, in order.
    pub at: Vec<Range<usize>>,
    /// The one that is stepped to.
    pub current: usize,
}

/// A link and its position on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreenLink {
    /// Row of the screen.
    pub row: u16,
    /// Columns of the screen.
    pub columns: Range<u16>,
    /// Number of the link in the text.
    pub number: usize,
    /// Where it leads.
    pub address: String,
}

/// How an article is set.
pub(super) struct Setting<'a> {
    pub(super) options: Options,
    /// Pixels of a cell, where pictures are shown.
    pub(super) cell: Option<(u16, u16)>,
    pub(super) said: Said<'a>,
}

impl Reading {
    /// The number of the article.
    pub(super) fn id(&self) -> ArticleId {
        self.opened.article.headline.id
    }

    /// Opens an article where its reading stopped.
    pub(super) fn new(opened: Box<Opened>, rooms: PictureSizes, layout: &Layout, setting: &Setting<'_>) -> Self {
        let kept = opened.article.position;
        let mut reading = Self {
            opened,
            top: 0,
            found: None,
            kept,
            unset_at: None,
            beside: None,
            translation: None,
            rooms,
            layouts: Vec::new(),
        };
        reading.set(layout, setting);
        if kept > 0 {
            reading.top = reading.article_layout().line_of(usize::try_from(kept).unwrap_or(usize::MAX));
            reading.scroll(0, layout);
        }
        reading
    }

    /// The article as it is shown.
    #[must_use]
    pub fn article_layout(&self) -> &ArticleLayout {
        static NONE: ArticleLayout = ArticleLayout::NONE;
        self.layouts.last().map_or(&NONE, |(_, layout)| layout)
    }

    /// The lines on the screen.
    pub fn shown(&self) -> impl Iterator<Item = Shown<'_>> {
        self.article_layout().from(self.top)
    }

    /// Shows the article in a column of another width, laid out again if the width differs; the line at the top stays.
    ///
    /// Pictures get room where the pixels of a cell are given.
    pub(super) fn set(&mut self, layout: &Layout, setting: &Setting<'_>) {
        let width = layout.text.width;
        if self.layouts.last().is_some_and(|(last, _)| *last == width) {
            return;
        }
        let place = self.own_place();
        let known = self.layouts.iter().position(|(known, _)| *known == width);
        let laid_out = if let Some(known) = known {
            self.layouts.remove(known)
        } else {
            let room = |asking: PictureRequest<'_>| self.rooms.room(asking, setting.cell?, layout.text.height);
            let columns = usize::from(width);
            let article = match self.beside.as_ref().filter(|_| width >= LEAST_BESIDE) {
                Some(other) => ArticleLayout::beside((&self.opened, other), columns, setting.options, setting.said),
                None => ArticleLayout::new(&self.opened, columns, setting.options, setting.said, &room),
            };
            (width, article)
        };
        self.layouts.push(laid_out);
        self.unset_at = None;
        if self.layouts.len() > MAX_LAYOUTS {
            self.layouts.remove(0);
        }
        if place > 0 {
            self.top = self.article_layout().line_of(self.article_layout().before + place);
        }
        self.scroll(0, layout);
    }

    /// Sets another text of the article, from its top.
    pub(super) fn set_again(&mut self, layout: &Layout, setting: &Setting<'_>) {
        self.layouts.clear();
        (self.unset_at, self.top) = (None, 0);
        self.set(layout, setting);
    }

    /// Has the line at the top that shows a byte of the text.
    pub(super) fn go_to(&mut self, place: usize, layout: &Layout) {
        self.top = self.article_layout().line_of(place);
        self.scroll(0, layout);
    }

    /// Forgets how the article was set, but not the place where it is read.
    pub(super) fn unset(&mut self) {
        self.unset_at = Some(self.own_place());
        self.layouts.clear();
    }

    /// Shows another version beside the article, or none; the reading position stays.
    pub(super) fn show_beside(&mut self, other: Option<Box<Opened>>) {
        if self.beside.is_some() || other.is_some() {
            self.unset();
            self.found = None;
            self.beside = other;
        }
    }

    /// The byte of the article's text at the top of the screen, counted as if the article were shown without its
    /// translation.
    fn own_place(&self) -> usize {
        self.unset_at
            .unwrap_or_else(|| self.article_layout().offset_of(self.top).saturating_sub(self.article_layout().before))
    }

    /// The byte of the article's own text at the top of the screen; 0 above the text.
    #[must_use]
    pub fn place(&self) -> u64 {
        let (place, text) = (self.own_place(), &self.article_layout().body.text);
        let own = self.translation.as_ref().map_or(place, |translation| translation.place_in_original(text, place));
        u64::try_from(own).unwrap_or(0)
    }

    /// The byte at the top of the screen of the text as it is set; 0 above the text.
    pub(super) fn set_place(&self) -> usize {
        self.unset_at.unwrap_or_else(|| self.article_layout().offset_of(self.top))
    }

    /// What is shown of the article and its translation.
    #[must_use]
    pub fn view(&self) -> TextView {
        self.translation.as_ref().map_or(TextView::Original, |translation| translation.view)
    }

    /// Moves by lines, never past either end.
    pub(super) fn scroll(&mut self, by: isize, layout: &Layout) {
        self.top = self.top.saturating_add_signed(by).min(self.last_top(layout));
    }

    /// Whether the last line is on the screen.
    #[must_use]
    pub fn at_end(&self, layout: &Layout) -> bool {
        self.top >= self.last_top(layout)
    }

    /// How much of the article is above the bottom of the screen, in percent; none when all of it is shown.
    #[must_use]
    pub fn progress(&self, layout: &Layout) -> Option<usize> {
        let last = self.last_top(layout);
        (self.top * 100).checked_div(last)
    }

    fn last_top(&self, layout: &Layout) -> usize {
        self.article_layout().len().saturating_sub(usize::from(layout.text.height))
    }

    /// Looks for words in the text and goes to the first match from a line on; answers whether there is one.
    pub(super) fn find(&mut self, wanted: &str, from: usize, layout: &Layout) -> bool {
        let at = text::find(&self.article_layout().body.text, wanted);
        if at.is_empty() {
            self.found = None;
            return false;
        }
        let start = self.article_layout().offset_of(from);
        let current = at.iter().position(|range| range.start >= start).unwrap_or(0);
        self.found = Some(Matches { at, current });
        self.show_match(layout);
        true
    }

    /// Steps to the next match or the one before, round the ends.
    pub(super) fn step(&mut self, forward: bool, layout: &Layout) {
        if let Some(found) = &mut self.found {
            let count = found.at.len().max(1);
            found.current = (found.current + if forward { 1 } else { count - 1 }) % count;
        }
        self.show_match(layout);
    }

    fn show_match(&mut self, layout: &Layout) {
        let range = self.found.as_ref().and_then(|found| found.at.get(found.current));
        let Some(line) = range.map(|range| self.article_layout().line_of(range.start)) else { return };
        let height = usize::from(layout.text.height);
        if line < self.top || line >= self.top + height {
            self.top = line.saturating_sub(height / 3);
            self.scroll(0, layout);
        }
    }

    /// The links on the screen, from the top.
    #[must_use]
    pub fn links(&self, layout: &Layout) -> Vec<ScreenLink> {
        let area = layout.text;
        let rows = area.y..area.y.saturating_add(area.height);
        let mut links = Vec::new();
        for (row, shown) in rows.zip(self.shown()) {
            let Shown::Text(line) = shown else { continue };
            for (number, columns) in line.links() {
                let Some(address) = self.article_layout().body.links.get(number) else { continue };
                let column = |at: usize| area.x + u16::try_from(at).unwrap_or(u16::MAX).min(area.width);
                let columns = column(columns.start)..column(columns.end);
                links.push(ScreenLink { row, columns, number, address: address.clone() });
            }
        }
        links
    }
}
