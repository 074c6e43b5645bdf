use jiff::Timestamp;

use super::list::Load;
use super::{App, Effect};
use crate::config::Left;
use crate::model::{ArticleId, Headline, SectionCount, Selection, Window};

/// What stands in the list when it is no search and no person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A section of the edition.
    Section(String),
    /// What came since midnight, of all sections.
    Today,
    /// All sections.
    All,
    /// What is starred.
    Starred,
}

/// The sections that are always there, behind those of the edition.
const BUILT_IN: [(Place, &str); 3] =
    [(Place::Today, "section-today"), (Place::All, "section-all"), (Place::Starred, "section-starred")];

impl Place {
    fn kept(&self) -> String {
        match self {
            Self::Section(name) => format!("section {name}"),
            Self::Today => "today".to_owned(),
            Self::All => "all".to_owned(),
            Self::Starred => "starred".to_owned(),
        }
    }
}

impl App {
    /// The place of a tab; none before the sections are known, and behind the last.
    #[must_use]
    pub fn place_at(&self, tab: usize) -> Option<Place> {
        if self.sections.is_empty() {
            return None;
        }
        match self.sections.get(tab) {
            Some(section) => Some(Place::Section(section.name.clone())),
            None => BUILT_IN.get(tab - self.sections.len()).map(|(place, _)| place.clone()),
        }
    }

    /// What stands in the list when it is no search and no person.
    #[must_use]
    pub fn place_shown(&self) -> Option<Place> {
        self.place_at(self.section)
    }

    /// The tab of a place.
    pub(super) fn tab_of(&self, place: &Place) -> Option<usize> {
        match place {
            Place::Section(name) => self.sections.iter().position(|section| section.name == *name),
            other => {
                let at = BUILT_IN.iter().position(|(place, _)| place == other)?;
                (!self.sections.is_empty()).then_some(self.sections.len() + at)
            }
        }
    }

    /// Every tab: the sections with their counts, and those that are always there.
    #[must_use]
    pub fn tab_names(&self) -> Vec<SectionCount> {
        let built_in = |(_, id): &(Place, &str)| {
            let name = self.ordered(&self.words.say(id));
            SectionCount { name, articles: 0, unread: 0 }
        };
        let mut tabs = self.sections.clone();
        for tab in &mut tabs {
            tab.name = self.ordered(&tab.name);
        }
        if !tabs.is_empty() {
            tabs.extend(BUILT_IN.iter().map(built_in));
        }
        tabs
    }

    /// Goes to one of the sections that are always there.
    pub(super) fn go_to_place(&mut self, place: &Place) -> Vec<Effect> {
        self.tab_of(place).map(|tab| self.go_to_section(tab)).unwrap_or_default()
    }

    /// What is asked for to fill a window of the list.
    pub(super) fn selection(&self, load: Load, window: Window, limit: usize) -> Option<Selection> {
        let place = self.place_shown()?;
        let unread = matches!(load, Load::NextUnread | Load::PreviousUnread);
        let mut selection =
            Selection { unread, limit, window, language: self.language.clone(), ..Selection::default() };
        match place {
            Place::Section(name) => selection.section = Some(name),
            Place::Starred => selection.starred = true,
            Place::Today if window == Window::Bottom => {
                selection.window = Window::Before(self.midnight(), ArticleId(0));
            }
            Place::Today | Place::All => {}
        }
        Some(selection)
    }

    /// Cuts off what is older than today where only that is shown; answers whether something was.
    pub(super) fn cut_off(&self, rows: &mut Vec<Headline>) -> bool {
        if self.place_shown() != Some(Place::Today) || self.person.is_some() {
            return false;
        }
        let (midnight, before) = (self.midnight(), rows.len());
        rows.retain(|row| row.date >= midnight);
        rows.len() < before
    }

    /// When this day began in the zone of the reader.
    pub(super) fn midnight(&self) -> Timestamp {
        let day = self.zone.to_datetime(self.now).date();
        self.zone.to_timestamp(day.at(0, 0, 0, 0)).unwrap_or(self.now)
    }

    /// Shows the articles of one language alone, that of the selected one, or of all again.
    pub(super) fn toggle_language(&mut self) -> Vec<Effect> {
        if self.list.whole {
            self.say("language-in-sections");
            return Vec::new();
        }
        let before = self.language.take();
        if before.is_none() {
            self.language = self.list.current().and_then(|row| row.language.clone());
            if self.language.is_none() {
                self.say("language-unknown");
                return Vec::new();
            }
        }
        let key = self.key_of(super::Command::Language);
        match self.language.clone() {
            Some(language) => {
                let name = self.words.language(language.as_str());
                self.tell("language-only", &[("language", name.into()), ("key", key.into())]);
            }
            None => self.say("language-all"),
        }
        self.load_again_round_selected()
    }

    /// Asks for the list anew so that the selected headline stays where it is.
    fn load_again_round_selected(&mut self) -> Vec<Effect> {
        match self.list.current().map(|row| Window::From(row.date, row.id)) {
            Some(from) => {
                self.list.rows.drain(..self.list.selected);
                (self.list.selected, self.list.top) = (0, 0);
                self.load(Load::From, from, super::list::WINDOW)
            }
            None => self.load_top(),
        }
    }

    /// Where the reader is, to begin there the next time.
    #[must_use]
    pub fn left(&self) -> Option<Left> {
        let place = self.place_shown()?.kept();
        let row = self.list.current().filter(|_| !self.list.whole);
        let article = row.map(|row| (row.date.as_second(), row.id.0));
        let reading = article.is_some() && self.focus == super::Focus::Article;
        Some(Left { place, article, reading })
    }

    /// Goes where the reader was left, once the sections are known; nothing when it was nowhere.
    pub(super) fn resume(&mut self) -> Option<Vec<Effect>> {
        // A section made of a query may come a moment after the others; who pressed a key meanwhile is elsewhere.
        let left = self.resuming.take().filter(|_| !self.touched)?;
        let places = self.sections.iter().map(|section| Place::Section(section.name.clone()));
        let mut places = places.chain(BUILT_IN.iter().map(|(place, _)| place.clone()));
        let Some(place) = places.find(|place| place.kept() == left.place) else {
            self.resuming = Some(left);
            return None;
        };
        self.section = self.tab_of(&place)?;
        let mut effects = self.enter_section();
        let at = left.article.and_then(|(date, id)| Some((Timestamp::from_second(date).ok()?, ArticleId(id))));
        if let Some((date, id)) = at {
            effects = self.load(Load::From, Window::From(date, id), super::list::WINDOW);
            if left.reading {
                self.pending = super::state::Pending::Continue(id);
            }
        }
        self.touched = true;
        Some(effects)
    }
}
