use std::sync::Arc;

use super::chosen::ListChoices;
use super::list::{Density, List, Load, Rows, View};
use super::person_list::{FeedList, PersonList};
use super::place::{OnScreen, Place};
use super::searching::Searching;
use super::stories::Stories;
use super::titles::Titles;
use super::wished::Wishes;
use crate::app::outcome::{Context, Outcome, ToHeadlines, ToReader};
use crate::app::{Answer, Area, Environment, Focus, PageAnswer, Tabs, Ticket};
use crate::config::SavedSession;
use crate::model::{ArticleId, Grouping, Headline, Language, ListOrder, RowStory, SectionCount};
use crate::text;

/// What is done when the headlines that were asked for have come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Pending {
    #[default]
    Nothing,
    /// Go to the first unread from the first row on; open it where the article has the focus.
    Unread,
    /// Go to the first row; open it where the article has the focus.
    Arrive,
    /// Go on with an article that was being read.
    Continue(ArticleId),
    /// Open an article, wherever it is in the list.
    Article(ArticleId),
}

/// The sections and the list of headlines.
#[derive(Clone, Debug, Default)]
pub struct Headlines {
    /// The sections; the guide is the last.
    pub(super) sections: Vec<SectionCount>,
    /// The selected tab.
    pub(super) section: usize,
    pub(super) list: List,
    pub(super) stories: Stories,
    /// The row whose story was asked for, to go on with what of it is unread.
    pub(super) stepping: Option<ArticleId>,
    /// Translations of headlines.
    pub(super) titles: Arc<Titles>,
    /// Headlines whose translation was wished for last.
    pub(super) titles_wished: Vec<Headline>,
    /// How much of each headline is shown; none where the height of the list decides.
    pub(super) density: Option<Density>,
    /// What a row represents: an article, a text or a story.
    pub(super) grouping: Grouping,
    /// The only language of the list, when others are left out.
    pub(super) language: Option<Language>,
    /// Whether the guide is listed in every language, not only in that of the interface.
    pub(super) guide_whole: bool,
    /// Where rows that are selected together begin.
    pub(super) range_from: Option<ArticleId>,
    /// The articles of a person, when they are shown in place of the section.
    pub(super) person: Option<PersonList>,
    /// The articles of a feed, when they are shown in place of the section.
    pub(super) feed: Option<FeedList>,
    /// What was chosen for each list.
    pub(super) choices: ListChoices,
    /// The search whose hits are in the list.
    pub(super) searching: Option<Searching>,
    /// Where the reader was left the last time, until that is found again.
    pub(super) resuming: Option<SavedSession>,
    /// Which rows are to be marked as read, when it is known which of them are unread.
    pub(super) marking: Option<Rows>,
    pub(super) mark_ticket: Ticket,
    pub(super) wishes: Wishes,
    pub(super) pending: Pending,
    pub(super) ticket: Ticket,
    /// How many rows were asked for with the last ticket, and where they belong.
    pub(super) asked: usize,
    pub(super) load: Load,
    /// Whether rows are on their way.
    pub(super) loading: bool,
}

impl Headlines {
    pub(in crate::app) fn new(environment: &Environment) -> Self {
        let settings = environment.settings();
        let (density, grouping) = (Density::stated(settings.list), settings.stories);
        Self { density, grouping, ..Self::default() }
    }

    /// The sections with their counts; the guide is the last.
    #[must_use]
    pub fn sections(&self) -> &[SectionCount] {
        &self.sections
    }

    /// The index of the selected tab, built-in tabs included.
    #[must_use]
    pub fn section(&self) -> usize {
        self.section
    }

    /// The rows that are there, and which of them is selected.
    #[must_use]
    pub fn list(&self) -> &List {
        &self.list
    }

    /// The story of an article, if several newsrooms cover it or others are folded into its row, and it was loaded.
    #[must_use]
    pub fn story(&self, id: ArticleId) -> Option<&RowStory> {
        let folds = |row: &RowStory| match self.grouping() {
            Grouping::Off => false,
            Grouping::SameText => row.copies > 0,
            Grouping::Events => row.story.articles > 1,
        };
        self.stories.of(id).filter(|row| row.story.newsrooms > 1 || folds(row))
    }

    /// How the list is set.
    #[must_use]
    pub fn view(&self, environment: &Environment) -> View {
        // The text around a match is shown below its title.
        let suiting = || match self.searching {
            Some(_) => Density::Comfortable,
            None => Density::suiting(environment.layout().list),
        };
        let density = self.density.unwrap_or_else(suiting);
        let titles = Arc::clone(&self.titles);
        let by_source = self.order() == ListOrder::Source;
        View { density, zone: environment.zone().clone(), titles, by_source }
    }

    /// What a row of the list represents. What came today of an older event has its row today.
    #[must_use]
    pub fn grouping(&self) -> Grouping {
        match self.place_shown() {
            Some(Place::Front) => Grouping::Events,
            Some(Place::Today) if self.grouping == Grouping::Events => Grouping::SameText,
            _ => self.grouping,
        }
    }

    /// The articles of a person, when they are shown in place of the section.
    #[must_use]
    pub fn person(&self) -> Option<&PersonList> {
        self.person.as_ref()
    }

    /// The articles of a feed, when they are shown in place of the section.
    #[must_use]
    pub fn feed(&self) -> Option<&FeedList> {
        self.feed.as_ref().filter(|_| self.person.is_none())
    }

    /// The search whose hits are in the list.
    #[must_use]
    pub fn searching(&self) -> Option<&Searching> {
        self.searching.as_ref()
    }

    /// Whether headlines are on their way.
    #[must_use]
    pub fn awaits_rows(&self) -> bool {
        self.loading
    }

    /// Whether a list is on its way that takes the place of the one that is there.
    pub(in crate::app) fn awaits_list(&self) -> bool {
        let renewed = self.searching.as_ref().is_some_and(|searching| searching.renewed);
        self.sections.is_empty() || self.loading && (renewed || self.list.rows.is_empty())
    }

    /// The number of the selected row in the whole list, and how many rows that has, each where it is known.
    #[must_use]
    pub fn position(&self) -> Option<(usize, Option<String>)> {
        self.list.current()?;
        let before = self.list.before?;
        let number = before + self.list.selected + 1;
        let there = before + self.list.rows.len();
        let counted = || match (&self.searching, &self.person) {
            (Some(searching), _) => searching.found.as_ref().map(|(count, _)| count.clone()),
            (None, Some(_)) => None,
            (None, None) => {
                // The counts of sections are of articles, and a row may represent several.
                let rows = self.grouping == Grouping::Off && self.language.is_none();
                let whole = rows && self.feed.is_none() && !self.is_unread_only();
                let section = self.sections.get(self.section).filter(|_| whole)?;
                let count = usize::try_from(section.articles).ok()?;
                (count >= there).then(|| count.to_string())
            }
        };
        Some((number, if self.list.complete { Some(there.to_string()) } else { counted() }))
    }

    /// Where headlines begin: below the line that announces new ones, if there is one.
    #[must_use]
    pub fn area(&self, environment: &Environment) -> Area {
        let area = environment.layout().list;
        if self.list.waiting == 0 {
            return area;
        }
        Area { y: area.y + 1, height: area.height.saturating_sub(1), ..area }
    }

    /// The section tabs as they are shown on the screen.
    #[must_use]
    pub fn tabs(&self, environment: &Environment) -> Tabs {
        let name = 10;
        let offline = text::width(&environment.words().say("offline"));
        let offline = u16::try_from(offline).unwrap_or(0) + 10;
        let clock = if environment.is_offline() { offline } else { 8 };
        let width = environment.layout().tabs.width;
        let tabs = Tabs::new(&self.tab_names(environment), self.section, name, width.saturating_sub(clock));
        if environment.layout().mirrored { tabs.mirrored(width) } else { tabs }
    }

    /// What is on the screen, for those who ask the network.
    pub(in crate::app) fn on_screen(&self) -> OnScreen {
        let filled = self.sections.iter().filter(|section| section.articles > 0).count();
        OnScreen { place: self.place_shown(), guide_only: filled < 2, under: self.place_at(self.section) }
    }

    /// Takes an answer in that is about headlines.
    pub(in crate::app) fn answer(&mut self, answer: Answer, touched: bool, context: &Context<'_>, out: &mut Outcome) {
        match answer {
            Answer::Sections(sections) => self.take_sections(sections, touched, context, out),
            Answer::Headlines { ticket, rows, newest } if ticket == self.ticket => {
                self.loading = false;
                self.take_headlines(rows, newest, context, out);
            }
            Answer::Found { ticket, found } if ticket == self.ticket => {
                self.loading = false;
                self.take_found(found, context, out);
            }
            Answer::New { ticket, count } if ticket == self.ticket => {
                self.list.waiting = count;
                self.follow(context, out);
            }
            Answer::Unread { ticket, ids } if ticket == self.mark_ticket => self.take_unread(ids, context, out),
            Answer::Standfirsts(found) => self.take_standfirsts(found, context, out),
            Answer::Stories(found) => self.stories.take(found),
            Answer::Members(of, members) => self.take_members(of, &members, context, out),
            // To older questions, and what others asked for.
            Answer::Headlines { .. }
            | Answer::Found { .. }
            | Answer::New { .. }
            | Answer::Unread { .. }
            | Answer::Article { .. }
            | Answer::People { .. }
            | Answer::PersonPage { .. }
            | Answer::OtherVersion { .. }
            | Answer::Changes(_)
            | Answer::Summary(_)
            | Answer::Reprints(..)
            | Answer::Unsettled(_)
            | Answer::Subscriptions(_)
            | Answer::Health(_) => {}
        }
    }

    /// Takes in the result of a page: its row shows it.
    pub(in crate::app) fn take_page(&mut self, answer: &PageAnswer) {
        self.wishes.answered(answer.id);
        if let (Some(row), Some(shown)) = (&answer.row, self.list.find_mut(answer.id)) {
            shown.text = row.text;
            shown.credits.clone_from(&row.credits);
        }
    }

    /// Goes by that the keys speak to something else.
    pub(in crate::app) fn focus_changed(&mut self, context: &Context<'_>, out: &mut Outcome) {
        if context.focus == Focus::Article {
            self.range_from = None;
        } else {
            self.follow(context, out);
            out.request(ToHeadlines::ShowSelected);
        }
    }

    /// Goes by an option that has another value.
    pub(in crate::app) fn option_set(&mut self, name: &str, context: &Context<'_>, out: &mut Outcome) {
        if name == "list" {
            self.density = Density::stated(context.environment.settings().list);
        }
        if name == "stories" {
            self.grouping = context.environment.settings().stories;
            self.load_again(context, out);
        }
    }

    /// Moves the window so that the selected row is shown, and asks for what the rows on the screen lack.
    pub(in crate::app) fn follow(&mut self, context: &Context<'_>, out: &mut Outcome) {
        let environment = context.environment;
        let (area, view) = (self.area(environment), self.view(environment));
        self.list.follow(area, &view);
        if self.range().is_none() {
            self.range_from = None;
        }
        self.ask_for_standfirsts(area, &view, out);
        if environment.settings().stories != Grouping::Off {
            self.stories.ask(&self.list, out);
        }
        self.wish_for_pages(context, out);
        self.wish_for_titles(context, out);
    }

    /// Asks for the selected article if it is to be shown beside the list and is not the one that is shown.
    pub(in crate::app) fn show_selected(&self, shown: Option<ArticleId>, context: &Context<'_>, out: &mut Outcome) {
        let selected = self.list.current().map(|row| row.id);
        if context.focus != Focus::List || selected == shown {
            return;
        }
        match selected {
            Some(id) if context.environment.layout().wide => out.request(ToReader::Show(id)),
            // An empty list has no article of another list beside it.
            None if !self.loading => out.request(ToReader::Close { all: false }),
            Some(_) | None => {}
        }
    }

    /// The selected headline.
    pub(in crate::app) fn current(&self) -> Option<&Headline> {
        self.list.current()
    }
}
