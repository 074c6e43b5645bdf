use std::collections::HashSet;

use super::list::Load;
use super::{App, Asked, Command, Effect, Focus, Place};
use crate::model::{ArticleId, Listing, Mark, Part, Unread, Window};

/// Articles that are marked as read at once without asking back.
const MOST_UNASKED: usize = 100;

/// Rows of a list as a key means them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rows {
    All,
    /// The selected one and those above it.
    Above,
    /// The selected one and those below it.
    Below,
}

impl App {
    pub(super) fn mark_read(&mut self, id: ArticleId, read: bool) -> Vec<Effect> {
        if let Some(reading) = self.reading.as_mut().filter(|reading| reading.opened.article.headline.id == id) {
            reading.opened.article.headline.read = read;
        }
        // What is in no list counts in no section that is shown.
        let Some(row) = self.list.find_mut(id) else { return vec![Effect::Mark(Mark::Read(vec![id], read))] };
        row.read = read;
        if let Some(section) = self.sections.get_mut(self.section) {
            section.unread = if read { section.unread.saturating_sub(1) } else { section.unread + 1 };
        }
        vec![Effect::Mark(Mark::Read(vec![id], read))]
    }

    /// Marks an article as read that its row shows as unread.
    pub(super) fn mark_read_if_not(&mut self, id: ArticleId) -> Vec<Effect> {
        let unread = self.list.rows.iter().any(|row| row.id == id && !row.read);
        if unread { self.mark_read(id, true) } else { Vec::new() }
    }

    pub(super) fn toggle_read(&mut self) -> Vec<Effect> {
        let Some((id, read)) = self.meant().map(|row| (row.id, row.read)) else { return Vec::new() };
        self.mark_read(id, !read)
    }

    pub(super) fn toggle_star(&mut self) -> Vec<Effect> {
        let Some((id, starred)) = self.meant().map(|row| (row.id, !row.starred)) else { return Vec::new() };
        if let Some(reading) = self.reading.as_mut().filter(|reading| reading.opened.article.headline.id == id) {
            reading.opened.article.headline.starred = starred;
        }
        if let Some(row) = self.list.find_mut(id) {
            row.starred = starred;
        }
        vec![Effect::Mark(Mark::Starred(vec![id], starred))]
    }

    /// Takes the selected article out of every list; one that a search for hidden articles found comes back.
    pub(super) fn toggle_hidden(&mut self) -> Vec<Effect> {
        let meant = self.meant().map(|row| row.id);
        let Some(row) = self.list.current_mut() else { return Vec::new() };
        let (id, hidden) = (row.id, !row.hidden);
        if meant != Some(id) {
            self.say("in-no-list");
            return Vec::new();
        }
        row.hidden = hidden;
        let mut effects = vec![Effect::Mark(Mark::Hidden(vec![id], hidden))];
        if hidden {
            self.list.rows.remove(self.list.selected);
            self.focus = Focus::List;
            self.reading = None;
            effects.extend(self.select(self.list.selected));
            if self.shows_article() {
                effects.extend(self.load_selected());
            }
            let key = self.key_of(Command::Undo);
            self.tell("hidden", &[("key", key.into())]);
        } else {
            let key = self.key_of(Command::Undo);
            self.tell("shown-again", &[("key", key.into())]);
        }
        effects
    }

    /// Marks rows of the list as read, however many of them are loaded, without what came after it was shown.
    pub(super) fn mark_rows(&mut self, rows: Rows) -> Vec<Effect> {
        let Some(row) = self.list.current() else { return Vec::new() };
        let part = match rows {
            Rows::Above if !self.list.whole => Part::Above(row.date, row.id),
            Rows::Below if !self.list.whole => Part::Below(row.date, row.id),
            // The rows of a list that is not ordered by dates are known from its first one on.
            Rows::All | Rows::Above | Rows::Below => Part::All,
        };
        let Some(listing) = self.listing() else { return Vec::new() };
        let newest = if self.list.whole { ArticleId(i64::MAX) } else { self.list.newest };
        let today = !self.list.whole && self.place_shown() == Some(Place::Today);
        let since = today.then(|| self.midnight());
        self.marking = Some(rows);
        self.mark_ticket += 1;
        vec![Effect::LoadUnread { ticket: self.mark_ticket, unread: Unread { listing, newest, part, since } }]
    }

    /// What the list shows.
    fn listing(&self) -> Option<Listing> {
        if let Some(person) = &self.person {
            return Some(Listing::Person(person.whose()));
        }
        if self.searching.is_some() {
            return self.query().map(Listing::Search);
        }
        self.selection(Load::Top, Window::Top, 0).map(Listing::Selection)
    }

    /// Takes in which articles are to be marked as read; of many it is asked back first.
    pub(super) fn take_unread(&mut self, mut ids: Vec<ArticleId>) -> Vec<Effect> {
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
            self.say("all-read-already");
            return Vec::new();
        }
        if ids.len() > MOST_UNASKED {
            self.ask_for(Asked::MarkRead(ids), String::new());
            return Vec::new();
        }
        self.mark_all_read(ids)
    }

    /// Marks articles as read in one step that is taken back as one.
    pub(super) fn mark_all_read(&mut self, ids: Vec<ArticleId>) -> Vec<Effect> {
        let marked: HashSet<ArticleId> = ids.iter().copied().collect();
        for row in self.list.rows.iter_mut().filter(|row| marked.contains(&row.id)) {
            row.read = true;
        }
        if let Some(reading) = &mut self.reading {
            let headline = &mut reading.opened.article.headline;
            headline.read |= marked.contains(&headline.id);
        }
        let key = self.key_of(Command::Undo);
        self.tell("marked-read", &[("count", ids.len().into()), ("key", key.into())]);
        vec![Effect::Mark(Mark::Read(ids, true))]
    }
}
