use jiff::Timestamp;

use super::chosen::ListChoices;
use super::list::{List, Load, WINDOW};
use super::place::{BUILT_IN, Place};
use super::state::{Headlines, Pending};
use crate::app::outcome::{Context, Outcome, Request, ToReader};
use crate::app::{Command, Environment, Focus, Question};
use crate::config::SavedSession;
use crate::model::{
    ArticleId, GUIDE_SECTION, Grouping, Headline, Language, ListOrder, SectionCount, Selection, Window,
};

impl Headlines {
    /// The place of a tab; none before the sections are known, and after the last tab.
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

    /// The kind of list that is shown when it is no search and no person.
    #[must_use]
    pub fn place_shown(&self) -> Option<Place> {
        match &self.feed {
            Some(feed) => Some(Place::Feed(feed.id().to_owned())),
            None => self.place_at(self.section),
        }
    }

    /// The tab of a place.
    fn tab_of(&self, place: &Place) -> Option<usize> {
        match place {
            Place::Section(name) => self.sections.iter().position(|section| section.name == *name),
            Place::Feed(_) => None,
            Place::Today | Place::All | Place::Starred | Place::Later | Place::Front => {
                let at = BUILT_IN.iter().position(|(other, _)| place == other)?;
                (!self.sections.is_empty()).then_some(self.sections.len() + at)
            }
        }
    }

    /// Every tab: the sections with their counts, and those that are always there.
    #[must_use]
    pub fn tab_names(&self, environment: &Environment) -> Vec<SectionCount> {
        let built_in = |(_, id): &(Place, &str)| {
            let name = environment.ordered(&environment.words().say(id));
            SectionCount { name, articles: 0, unread: 0 }
        };
        let mut tabs = self.sections.clone();
        for tab in &mut tabs {
            tab.name = environment.ordered(&tab.name);
        }
        if !tabs.is_empty() {
            tabs.extend(BUILT_IN.iter().map(built_in));
        }
        tabs
    }

    /// What came today.
    pub(in crate::app) fn go_to_today(&mut self, context: &Context<'_>, out: &mut Outcome) {
        self.go_to_place(&Place::Today, context, out);
    }

    /// All sections.
    pub(in crate::app) fn go_to_all(&mut self, context: &Context<'_>, out: &mut Outcome) {
        self.go_to_place(&Place::All, context, out);
    }

    /// What is starred.
    pub(in crate::app) fn go_to_starred(&mut self, context: &Context<'_>, out: &mut Outcome) {
        self.go_to_place(&Place::Starred, context, out);
    }

    /// The stories that most newsrooms cover.
    pub(in crate::app) fn go_to_front(&mut self, context: &Context<'_>, out: &mut Outcome) {
        self.go_to_place(&Place::Front, context, out);
    }

    /// What is put aside to be read later.
    pub(in crate::app) fn go_to_later(&mut self, context: &Context<'_>, out: &mut Outcome) {
        self.go_to_place(&Place::Later, context, out);
    }

    /// A place, where there is a tab of it.
    pub(super) fn go_to_place(&mut self, place: &Place, context: &Context<'_>, out: &mut Outcome) {
        if let Some(tab) = self.tab_of(place) {
            self.go_to_section(tab, context, out);
        }
    }

    /// The tab after the selected one.
    pub(in crate::app) fn next_section(&mut self, context: &Context<'_>, out: &mut Outcome) {
        if !self.next_feed(true, context, out) {
            self.go_to_section(self.section + 1, context, out);
        }
    }

    /// The tab before the selected one.
    pub(in crate::app) fn previous_section(&mut self, context: &Context<'_>, out: &mut Outcome) {
        if self.next_feed(false, context, out) {
            return;
        }
        if let Some(section) = self.section.checked_sub(1) {
            self.go_to_section(section, context, out);
        }
    }

    /// Shows a tab from its top.
    pub(in crate::app) fn go_to_section(&mut self, section: usize, context: &Context<'_>, out: &mut Outcome) {
        let elsewhere = self.person.is_some() || self.searching.is_some() || self.feed.is_some();
        if self.place_at(section).is_none() || (section == self.section && !elsewhere) {
            return;
        }
        self.section = section;
        // What was read is closed while it still has the focus.
        self.enter_section(context, out);
        out.request(Request::Focus(Focus::List));
    }

    /// Shows the section from its top.
    pub(super) fn enter_section(&mut self, context: &Context<'_>, out: &mut Outcome) {
        self.clear(out);
        self.load_top(context, out);
    }

    /// Shows nothing of what was there before.
    fn clear(&mut self, out: &mut Outcome) {
        (self.person, self.feed) = (None, None);
        let front = self.place_shown() == Some(Place::Front);
        self.list = List { whole: front, ranked: front, ..List::default() };
        self.range_from = None;
        self.searching = None;
        self.pending = Pending::Nothing;
        out.request(ToReader::Close { all: true });
    }

    /// Keeps the selected section selected by its name; until a key is pressed it is the first that has articles.
    pub(super) fn take_sections(
        &mut self,
        sections: Vec<SectionCount>,
        touched: bool,
        context: &Context<'_>,
        out: &mut Outcome,
    ) {
        let before = self.place_at(self.section);
        let filled = sections.iter().position(|section| section.articles > 0);
        self.sections = sections;
        // A section made of a query may come a moment after the others; who pressed a key meanwhile is elsewhere.
        if let Some(left) = self.resuming.take().filter(|_| !touched) {
            if self.resume(&left, context, out) {
                return;
            }
            self.resuming = Some(left);
        }
        let known = before.as_ref().and_then(|place| self.tab_of(place));
        let wanted = if touched { known } else { filled.or(known) }.unwrap_or(0);
        if self.searching.is_some() {
            self.section = known.unwrap_or(0);
            return;
        }
        let same = before.is_some() && self.place_at(wanted) == before;
        self.section = wanted;
        if !same {
            self.enter_section(context, out);
        }
    }

    /// What is asked for to fill a window of the list.
    pub(super) fn selection(
        &self,
        load: Load,
        window: Window,
        limit: usize,
        environment: &Environment,
    ) -> Option<Selection> {
        let place = self.place_shown().filter(|place| *place != Place::Front)?;
        let unread = matches!(load, Load::NextUnread | Load::PreviousUnread) || self.is_unread_only();
        // A translation of the guide is no part of a story.
        let grouping = if self.is_guide() { Grouping::Off } else { self.grouping() };
        let (language, guide, order) = (self.language.clone(), self.guide_language(environment), self.order());
        let mut selection =
            Selection { language, guide, unread, grouping, order, limit, window, ..Selection::default() };
        match place {
            Place::Section(name) => selection.section = Some(name),
            Place::Starred => selection.starred = true,
            Place::Later => selection.later = true,
            Place::Feed(id) => selection.feed = Some(id),
            Place::Today => {
                selection.window = match (window, order) {
                    (Window::Bottom, ListOrder::Newest) => Window::Before(environment.midnight(), ArticleId(0)),
                    (Window::Top, ListOrder::Oldest) => Window::From(environment.midnight(), ArticleId(0)),
                    _ => window,
                };
            }
            Place::All | Place::Front => {}
        }
        Some(selection)
    }

    /// Whether the guide is shown.
    fn is_guide(&self) -> bool {
        self.place_shown() == Some(Place::Section(GUIDE_SECTION.to_owned()))
    }

    /// The language in which the guide is listed, that of the interface; none where all of it is listed.
    pub(super) fn guide_language(&self, environment: &Environment) -> Option<Language> {
        Language::parse(environment.words().tag()).filter(|_| !self.guide_whole)
    }

    /// The question for the sections and their counts.
    pub(in crate::app) fn sections_wanted(&self, environment: &Environment) -> Question {
        Question::Sections(self.guide_language(environment))
    }

    /// Cuts off what is older than today where only that is shown; answers whether something was.
    pub(super) fn cut_off(&self, rows: &mut Vec<Headline>, environment: &Environment) -> bool {
        if self.person.is_some() {
            return false;
        }
        match self.place_shown() {
            Some(Place::Today) => {}
            // All of it was asked for.
            place => return place == Some(Place::Front),
        }
        let (midnight, before) = (environment.midnight(), rows.len());
        rows.retain(|row| row.date >= midnight);
        rows.len() < before
    }

    /// Shows only the articles in the language of the selected one, or all again.
    pub(in crate::app) fn toggle_language(&mut self, context: &Context<'_>, out: &mut Outcome) {
        let environment = context.environment;
        if self.list.whole {
            return out.say(environment, "language-in-sections");
        }
        if self.is_guide() && self.person.is_none() && !self.guide_whole {
            self.guide_whole = true;
            out.effect(self.sections_wanted(environment));
            out.say(environment, "language-all");
            return self.load_round_selected(context, out);
        }
        let before = self.language.take();
        if before.is_none() {
            self.language = self.list.current().and_then(|row| row.language.as_ref().map(Language::base));
            if self.language.is_none() {
                return out.say(environment, "language-unknown");
            }
        }
        match &self.language {
            Some(language) => {
                let (name, key) = (environment.words().language(language.as_str()), context.key_of(Command::Language));
                out.tell(environment, "language-only", &[("language", name.into()), ("key", key.into())]);
            }
            None => out.say(environment, "language-all"),
        }
        self.load_round_selected(context, out);
    }

    /// Where the reader is, to begin there the next time.
    #[must_use]
    pub fn left(&self, focus: Focus) -> Option<SavedSession> {
        let place = self.place_at(self.section)?.kept();
        let row = self.list.current().filter(|_| !self.list.whole && self.feed.is_none());
        let article = row.map(|row| (row.date.as_second(), row.id.0));
        let reading = article.is_some() && focus == Focus::Article;
        let mut left = SavedSession { place, article, reading, ..SavedSession::default() };
        self.choices.put_into(&mut left);
        Some(left)
    }

    /// Has the reader go where it was left, once that is known.
    pub(in crate::app) fn resume_at(&mut self, left: SavedSession) {
        self.choices = ListChoices::of(&left);
        self.resuming = Some(left);
    }

    /// Goes where the reader was left; answers whether that is known by now.
    fn resume(&mut self, left: &SavedSession, context: &Context<'_>, out: &mut Outcome) -> bool {
        let places = self.sections.iter().map(|section| Place::Section(section.name.clone()));
        let mut places = places.chain(BUILT_IN.iter().map(|(place, _)| place.clone()));
        let tab = places.find(|place| place.kept() == left.place).and_then(|place| self.tab_of(&place));
        let Some(tab) = tab else { return false };
        self.section = tab;
        let at = left.article.and_then(|(date, id)| Some((Timestamp::from_second(date).ok()?, ArticleId(id))));
        self.clear(out);
        match at {
            None => self.load_top(context, out),
            Some((date, id)) => {
                self.load(Load::From, Window::From(date, id), WINDOW, context, out);
                if left.reading {
                    self.pending = Pending::Continue(id);
                }
            }
        }
        out.request(Request::Touched);
        true
    }
}
