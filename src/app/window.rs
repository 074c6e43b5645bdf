use super::list::{FIRST, List, Load, WINDOW};
use super::state::Pending;
use super::{App, Effect, Focus};
use crate::model::{ArticleId, Headline, Window};

/// New headlines that are counted.
const MOST_WAITING: usize = 1_000;

impl App {
    /// Whether headlines are on their way.
    #[must_use]
    pub fn awaits_rows(&self) -> bool {
        self.loading
    }

    /// Asks for the first headlines of the section.
    pub(super) fn load_top(&mut self) -> Vec<Effect> {
        if self.searching.is_some() {
            return self.select(0);
        }
        self.list.selected = 0;
        self.list.top = 0;
        self.list.rows.clear();
        self.load(Load::Top, Window::Top, self.first_rows())
    }

    /// Shows the new headlines that wait above the list.
    pub(super) fn show_new(&mut self) -> Vec<Effect> {
        if self.list.whole || self.list.waiting == 0 {
            self.say("nothing-new");
            return Vec::new();
        }
        self.focus = Focus::List;
        self.load_top()
    }

    /// Asks for the last headlines of the section.
    pub(super) fn load_bottom(&mut self) -> Vec<Effect> {
        self.load(Load::Bottom, Window::Bottom, self.first_rows())
    }

    /// Rows that are asked for at an end of the list: two screens full.
    fn first_rows(&self) -> usize {
        (2 * List::most_shown(self.layout.list, &self.view)).clamp(FIRST, WINDOW)
    }

    /// Asks again for the rows that are there.
    pub(super) fn load_again(&mut self) -> Vec<Effect> {
        if self.searching.is_some() {
            return self.search_again();
        }
        let size = self.list.size();
        let at_top = self.list.selected == 0 && self.focus == Focus::List;
        match self.list.rows.first().map(|row| (row.date, row.id)) {
            Some((date, id)) if !self.list.begun => self.load(Load::From, Window::From(date, id), size),
            Some((date, id)) if !at_top && self.person.is_none() => {
                let mut effects = self.load(Load::Again, Window::From(date, id), size);
                let ticket = self.list_ticket;
                let newer = self.selection(Load::Before, Window::Before(date, id), MOST_WAITING);
                effects.extend(newer.map(|selection| Effect::CountNew { ticket, selection }));
                effects
            }
            _ => self.load(Load::Top, Window::Top, size),
        }
    }

    /// Asks for more rows where the selected one is so near to an end of those that are there.
    pub(super) fn load_round(&mut self, near: usize) -> Vec<Effect> {
        let list = &self.list;
        if self.loading {
            return Vec::new();
        }
        let low = list.selected + near >= list.rows.len() && !list.complete;
        if self.searching.is_some() {
            return if low { self.search_on() } else { Vec::new() };
        }
        match (list.rows.first(), list.rows.last()) {
            (_, Some(row)) if low => {
                let window = Window::After(row.date, row.id);
                self.load(Load::After, window, WINDOW)
            }
            (Some(row), _) if list.selected < near && !list.begun => {
                let window = Window::Before(row.date, row.id);
                self.load(Load::Before, window, WINDOW)
            }
            _ => Vec::new(),
        }
    }

    /// Asks where the next unread headline is, beyond the rows that are there.
    pub(super) fn seek_unread(&mut self, forward: bool) -> Vec<Effect> {
        let row = if forward { self.list.rows.last() } else { self.list.rows.first() };
        let Some((date, id)) = row.map(|row| (row.date, row.id)) else { return Vec::new() };
        if forward {
            self.load(Load::NextUnread, Window::After(date, id), 1)
        } else {
            self.load(Load::PreviousUnread, Window::Before(date, id), 1)
        }
    }

    pub(super) fn load(&mut self, load: Load, window: Window, limit: usize) -> Vec<Effect> {
        self.asked = limit;
        self.load = load;
        if let Some(person) = &self.person {
            let after = match window {
                Window::After(date, id) => Some((date, id)),
                _ => None,
            };
            let whose = person.whose();
            self.list_ticket += 1;
            self.loading = true;
            return vec![Effect::LoadPerson { ticket: self.list_ticket, whose, after, limit }];
        }
        let Some(selection) = self.selection(load, window, limit) else { return Vec::new() };
        self.list_ticket += 1;
        self.loading = true;
        vec![Effect::LoadHeadlines { ticket: self.list_ticket, selection }]
    }

    pub(super) fn take_headlines(&mut self, mut rows: Vec<Headline>, newest: ArticleId) -> Vec<Effect> {
        match (self.load, rows.first().map(|row| Window::From(row.date, row.id))) {
            (Load::NextUnread | Load::PreviousUnread, Some(from)) => {
                self.list.rows.clear();
                (self.list.selected, self.list.top) = (0, 0);
                self.pending = Pending::Arrive;
                return self.load(Load::From, from, WINDOW);
            }
            (Load::NextUnread, None) => {
                self.list.complete = true;
                return self.go_to_unread_section();
            }
            (Load::PreviousUnread, None) => {
                self.say("nothing-unread-before");
                return Vec::new();
            }
            _ => {}
        }
        // Rows that are added later are older than those that were shown first, whatever came in between.
        if !matches!(self.load, Load::After | Load::Before | Load::Again) {
            self.list.newest = newest;
            self.list.waiting = 0;
        }
        let cut = self.cut_off(&mut rows);
        self.list.fill(rows, self.asked, self.load);
        self.list.complete |= cut;
        self.list.follow(self.list_area(), &self.view);
        match std::mem::take(&mut self.pending) {
            Pending::Unread => self.go_to_unread_from(0),
            Pending::Arrive => self.arrive(0),
            Pending::Continue(id) if self.list.current().is_some_and(|row| row.id == id) => {
                let mut effects = self.open();
                effects.extend(self.load_round(1));
                effects
            }
            Pending::Continue(_) | Pending::Nothing => self.show_selected(),
        }
    }

    /// Asks for the selected article where it stands beside the list and is not the one that is shown.
    pub(super) fn show_selected(&mut self) -> Vec<Effect> {
        let shown = self.reading.as_ref().map(|reading| reading.opened.article.headline.id);
        let selected = self.list.current().map(|row| row.id);
        let wanted = self.layout.wide && self.focus == Focus::List && selected.is_some() && selected != shown;
        if wanted { self.load_selected() } else { Vec::new() }
    }
}
