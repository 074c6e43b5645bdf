use std::collections::HashSet;

use jiff::Timestamp;

use super::list::{Load, Rows};
use super::place::Place;
use super::state::Headlines;
use crate::app::outcome::{Context, Outcome, Request, ToReader};
use crate::app::{Asked, Command, Focus, Question};
use crate::model::{ArticleId, ListOrder, Listing, Mark, Part, Query, Selection, Term, Unread, Window};

/// Articles that are marked as read at once without asking back.
const MOST_UNASKED: usize = 100;

impl Headlines {
    /// Marks an article as read or unread.
    pub(in crate::app) fn mark_read(&mut self, id: ArticleId, read: bool, context: &Context<'_>, out: &mut Outcome) {
        // What is in no list counts in no section that is shown.
        if let Some(row) = self.list.find_mut(id) {
            row.read = read;
            if let Some(section) = self.sections.get_mut(self.section) {
                section.unread = if read { section.unread.saturating_sub(1) } else { section.unread + 1 };
            }
        }
        out.request(ToReader::NoteRead(vec![id], read));
        let reprints = read && context.environment.settings().mark_reprints;
        out.mark(if reprints { Mark::ReadText(id) } else { Mark::Read(vec![id], read) });
    }

    /// Marks an article that was left as read, if its row shows it as unread.
    pub(in crate::app) fn mark_left(&mut self, id: ArticleId, context: &Context<'_>, out: &mut Outcome) {
        if self.list.rows.iter().any(|row| row.id == id && !row.read) {
            self.mark_read(id, true, context, out);
        }
    }

    /// Stars an article, or takes its star away.
    pub(in crate::app) fn mark_starred(
        &mut self,
        id: ArticleId,
        starred: bool,
        context: &Context<'_>,
        out: &mut Outcome,
    ) {
        if let Some(row) = self.list.find_mut(id) {
            row.starred = starred;
        }
        out.request(ToReader::NoteStarred(id, starred));
        out.mark(Mark::Starred(vec![id], starred));
        self.wish_for_pages(context, out);
    }

    /// Puts an article aside to be read later, or no longer.
    pub(in crate::app) fn mark_later(&mut self, id: ArticleId, later: bool, context: &Context<'_>, out: &mut Outcome) {
        if let Some(row) = self.list.find_mut(id) {
            row.later = later;
        }
        out.request(ToReader::NoteLater(id, later));
        out.announce(context.environment, if later { "put-aside" } else { "not-aside" }, &[]);
        out.mark(Mark::Later(vec![id], later));
    }

    /// Takes an article out of every list; one that a search for hidden articles found comes back.
    pub(in crate::app) fn toggle_hidden(&mut self, id: ArticleId, context: &Context<'_>, out: &mut Outcome) {
        let Some(row) = self.list.current_mut().filter(|row| row.id == id) else {
            return out.say(context.environment, "in-no-list");
        };
        let hidden = !row.hidden;
        row.hidden = hidden;
        out.mark(Mark::Hidden(vec![id], hidden));
        if hidden {
            self.list.rows.remove(self.list.selected);
            self.rows_went(self.list.selected, context, out);
        }
        let key = context.key_of(Command::Undo);
        out.announce(context.environment, if hidden { "hidden" } else { "shown-again" }, &[("key", key.into())]);
    }

    /// Goes on when rows are no longer in the list, from a row on.
    pub(super) fn rows_went(&mut self, row: usize, context: &Context<'_>, out: &mut Outcome) {
        out.request(ToReader::Close { all: false });
        out.request(Request::Focus(Focus::List));
        let context = &Context { focus: Focus::List, ..*context };
        self.list.selected = row;
        self.select(row, context, out);
        if context.shows_article() {
            self.show_current(out);
        }
    }

    /// Marks every row as read.
    pub(in crate::app) fn mark_all(&mut self, context: &Context<'_>, out: &mut Outcome) {
        self.mark_rows(Rows::All, context, out);
    }

    /// Marks the selected row and those above it as read.
    pub(in crate::app) fn mark_above(&mut self, context: &Context<'_>, out: &mut Outcome) {
        self.mark_rows(Rows::Above, context, out);
    }

    /// Marks the selected row and those below it as read.
    pub(in crate::app) fn mark_below(&mut self, context: &Context<'_>, out: &mut Outcome) {
        self.mark_rows(Rows::Below, context, out);
    }

    /// Marks rows of the list as read, however many of them are loaded, without what came after it was shown.
    fn mark_rows(&mut self, rows: Rows, context: &Context<'_>, out: &mut Outcome) {
        let Some(row) = self.list.current() else { return };
        let oldest = self.order() == ListOrder::Oldest;
        let part = match rows {
            // The rows of a list that is not ordered by dates are known from its first one on.
            _ if self.list.whole => Part::All,
            Rows::All => Part::All,
            Rows::Above if !oldest => Part::Above(row.date, row.id),
            Rows::Below if oldest => Part::Above(row.date, row.id),
            Rows::Above | Rows::Below => Part::Below(row.date, row.id),
        };
        let front = self.person.is_none() && self.searching.is_none() && self.place_shown() == Some(Place::Front);
        let (listing, rows) =
            if front { (Some(self.stories_of_rows(rows)), Rows::All) } else { (self.listing(context), rows) };
        let Some(listing) = listing else { return };
        let newest = if self.list.whole { ArticleId(i64::MAX) } else { self.list.newest };
        let today = !self.list.whole && self.place_shown() == Some(Place::Today);
        let since = today.then(|| context.environment.midnight());
        self.marking = Some(rows);
        self.ask_unread(Unread { listing, newest, part, since }, out);
    }

    fn ask_unread(&mut self, unread: Unread, out: &mut Outcome) {
        self.mark_ticket += 1;
        out.effect(Question::Unread { ticket: self.mark_ticket, unread });
    }

    /// Marks everything of a feed as read.
    pub(in crate::app) fn mark_feed(&mut self, feed: String, out: &mut Outcome) {
        self.mark_selection(Selection { feed: Some(feed), ..Selection::default() }, out);
    }

    /// Marks everything of all feeds as read.
    pub(in crate::app) fn mark_everything(&mut self, context: &Context<'_>, out: &mut Outcome) {
        let guide = self.guide_language(context.environment);
        self.mark_selection(Selection { guide, ..Selection::default() }, out);
    }

    fn mark_selection(&mut self, selection: Selection, out: &mut Outcome) {
        self.marking = Some(Rows::All);
        let newest = if self.list.whole { ArticleId(i64::MAX) } else { self.list.newest };
        let listing = Listing::Selection(selection);
        self.ask_unread(Unread { listing, newest, part: Part::All, since: None }, out);
    }

    /// Marks what is older than an age as read, of this list.
    pub(in crate::app) fn mark_older(&mut self, age: &str, context: &Context<'_>, out: &mut Outcome) {
        let query = Query::parse(&format!("before:{age}")).ok();
        let term = query.as_ref().and_then(|query| query.clauses.first()?.any.first());
        let Some(Term::Before(when)) = term else {
            return out.tell(context.environment, "age-unknown", &[("text", age.into())]);
        };
        let Some(listing) = self.listing(context) else {
            return out.say(context.environment, "only-in-lists");
        };
        let second = when.second(context.environment.now());
        let from = Timestamp::from_second(second).unwrap_or(Timestamp::MIN);
        self.marking = Some(Rows::All);
        let part = Part::Below(from, ArticleId(0));
        self.ask_unread(Unread { listing, newest: ArticleId(i64::MAX), part, since: None }, out);
    }

    /// The stories of rows.
    fn stories_of_rows(&self, rows: Rows) -> Listing {
        let (from, to) = match rows {
            Rows::All => (0, usize::MAX),
            Rows::Above => (0, self.list.selected + 1),
            Rows::Below => (self.list.selected, usize::MAX),
        };
        Listing::Stories(self.list.rows.iter().take(to).skip(from).map(|row| row.id).collect())
    }

    /// What the list shows.
    fn listing(&self, context: &Context<'_>) -> Option<Listing> {
        if let Some(person) = &self.person {
            return Some(Listing::Person(person.whose()));
        }
        if self.searching.is_some() {
            return self.query().map(Listing::Search);
        }
        self.selection(Load::Top, Window::Top, 0, context.environment).map(Listing::Selection)
    }

    /// Takes in which articles are to be marked as read; of many it is asked back first.
    pub(super) fn take_unread(&mut self, mut ids: Vec<ArticleId>, context: &Context<'_>, out: &mut Outcome) {
        let selected = self.list.selected;
        let within: Option<(usize, bool)> = match self.marking.take().filter(|_| self.list.whole) {
            None | Some(Rows::All) => None,
            Some(Rows::Above) => Some((selected + 1, true)),
            Some(Rows::Below) => Some((selected, false)),
        };
        if let Some((before, above)) = within {
            let first: HashSet<ArticleId> = self.list.rows.iter().take(before).map(|row| row.id).collect();
            ids.retain(|id| first.contains(id) == above);
        }
        if ids.is_empty() {
            out.say(context.environment, "all-read-already");
        } else if ids.len() > MOST_UNASKED {
            out.request(Request::Ask(Asked::MarkRead(ids), String::new()));
        } else {
            self.mark_all_read(ids, context, out);
        }
    }

    /// Marks articles as read in one step that is taken back as one.
    pub(in crate::app) fn mark_all_read(&mut self, ids: Vec<ArticleId>, context: &Context<'_>, out: &mut Outcome) {
        let marked: HashSet<ArticleId> = ids.iter().copied().collect();
        for row in self.list.rows.iter_mut().filter(|row| marked.contains(&row.id)) {
            row.read = true;
        }
        let key = context.key_of(Command::Undo);
        out.announce(context.environment, "marked-read", &[("count", ids.len().into()), ("key", key.into())]);
        out.request(ToReader::NoteRead(ids.clone(), true));
        out.mark(Mark::Read(ids, true));
    }
}
