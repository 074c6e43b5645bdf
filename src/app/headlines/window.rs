use super::list::{FIRST, List, Load, WINDOW};
use super::place::Place;
use super::state::{Headlines, Pending};
use crate::app::outcome::{Context, Outcome, Request, ToHeadlines};
use crate::app::{Focus, Question};
use crate::model::{ArticleId, Headline, ListOrder, Window};

/// New headlines that are counted.
const MOST_WAITING: usize = 1_000;

/// Stories of the front page.
const MOST_STORIES: usize = 100;

impl Headlines {
    /// Asks for the first headlines of the section.
    pub(super) fn load_top(&mut self, context: &Context<'_>, out: &mut Outcome) {
        if self.searching.is_some() {
            return self.select(0, context, out);
        }
        self.list.selected = 0;
        self.list.top = 0;
        self.list.rows.clear();
        self.load(Load::Top, Window::Top, self.first_rows(context), context, out);
    }

    /// Shows the new headlines that wait above the list.
    pub(in crate::app) fn show_new(&mut self, context: &Context<'_>, out: &mut Outcome) {
        if self.list.whole || self.list.waiting == 0 {
            return out.say(context.environment, "nothing-new");
        }
        out.request(Request::Focus(Focus::List));
        self.load_top(context, out);
    }

    /// Asks for the last headlines of the section.
    pub(super) fn load_bottom(&mut self, context: &Context<'_>, out: &mut Outcome) {
        self.load(Load::Bottom, Window::Bottom, self.first_rows(context), context, out);
    }

    /// Rows that are asked for at an end of the list: two screens full.
    fn first_rows(&self, context: &Context<'_>) -> usize {
        let environment = context.environment;
        (2 * List::most_shown(environment.layout().list, &self.view(environment))).clamp(FIRST, WINDOW)
    }

    /// Asks again for the rows that are there.
    pub(in crate::app) fn load_again(&mut self, context: &Context<'_>, out: &mut Outcome) {
        self.load_again_with(context.focus, context, out);
    }

    /// Asks again for the sections and the rows.
    pub(in crate::app) fn look_again(&mut self, context: &Context<'_>, out: &mut Outcome) {
        self.stories.forget();
        out.effect(self.sections_wanted(context.environment));
        self.load_again(context, out);
    }

    /// Asks again for what is shown: the cache changed.
    pub(in crate::app) fn changed(&mut self, context: &Context<'_>, out: &mut Outcome) {
        self.stories.forget();
        out.effect(self.sections_wanted(context.environment));
        // What was read, or lost its star or its place among what is read later, stays where it is until the list is left.
        if !self.list.whole && self.is_unread_only() {
            self.count_new(context, out);
        } else if self.list.whole || !matches!(self.place_shown(), Some(Place::Starred | Place::Later)) {
            self.load_again(context, out);
        }
    }

    /// Asks again for the rows that are there, where the keys are about to speak to something.
    pub(super) fn load_again_with(&mut self, focus: Focus, context: &Context<'_>, out: &mut Outcome) {
        if self.searching.is_some() {
            return self.search_again(out);
        }
        let size = self.list.size();
        let at_top = self.list.selected == 0 && focus == Focus::List;
        match self.list.rows.first().map(|row| (row.date, row.id)) {
            Some((date, id)) if !self.list.begun => self.load(Load::From, Window::From(date, id), size, context, out),
            Some((date, id)) if !at_top && !self.list.whole => {
                // What is new of the first source stands above its rows and waits for nothing.
                let first = if self.order() == ListOrder::Source { Window::Top } else { Window::From(date, id) };
                self.load(Load::Again, first, size, context, out);
                self.count_new(context, out);
            }
            _ => self.load(Load::Top, Window::Top, size, context, out),
        }
    }

    /// Asks how many headlines are newer than the first row, where that is the newest.
    fn count_new(&self, context: &Context<'_>, out: &mut Outcome) {
        let first = self.list.rows.first().map(|row| Window::Before(row.date, row.id));
        let Some(window) = first.filter(|_| self.order() == ListOrder::Newest) else { return };
        if let Some(selection) = self.selection(Load::Before, window, MOST_WAITING, context.environment) {
            out.effect(Question::CountNew { ticket: self.ticket, selection });
        }
    }

    /// Asks for more rows where the selected one is so near to an end of those that are there.
    pub(super) fn load_round(&mut self, near: usize, out: &mut Outcome, context: &Context<'_>) {
        let list = &self.list;
        if self.loading {
            return;
        }
        let low = list.selected + near >= list.rows.len() && !list.complete;
        if self.searching.is_some() {
            if low {
                self.search_on(out);
            }
            return;
        }
        match (list.rows.first(), list.rows.last()) {
            (_, Some(row)) if low => {
                let window = Window::After(row.date, row.id);
                self.load(Load::After, window, WINDOW, context, out);
            }
            (Some(row), _) if list.selected < near && !list.begun => {
                let window = Window::Before(row.date, row.id);
                self.load(Load::Before, window, WINDOW, context, out);
            }
            _ => {}
        }
    }

    /// Asks where the next unread headline is, beyond the rows that are there.
    pub(super) fn seek_unread(&mut self, forward: bool, context: &Context<'_>, out: &mut Outcome) {
        let row = if forward { self.list.rows.last() } else { self.list.rows.first() };
        let Some((date, id)) = row.map(|row| (row.date, row.id)) else { return };
        let (load, window) = if forward {
            (Load::NextUnread, Window::After(date, id))
        } else {
            (Load::PreviousUnread, Window::Before(date, id))
        };
        self.load(load, window, 1, context, out);
    }

    pub(super) fn load(&mut self, load: Load, window: Window, limit: usize, context: &Context<'_>, out: &mut Outcome) {
        self.asked = limit;
        self.load = load;
        let question = if let Some(person) = &self.person {
            let after = match window {
                Window::After(date, id) => Some((date, id)),
                Window::Top | Window::Bottom | Window::From(..) | Window::Before(..) => None,
            };
            Question::Person { ticket: self.ticket + 1, whose: person.whose(), after, limit }
        } else if self.place_shown() == Some(Place::Front) {
            Question::Front { ticket: self.ticket + 1, limit: MOST_STORIES }
        } else {
            let Some(selection) = self.selection(load, window, limit, context.environment) else { return };
            Question::Headlines { ticket: self.ticket + 1, selection }
        };
        self.ticket += 1;
        self.loading = true;
        out.effect(question);
    }

    pub(super) fn take_headlines(
        &mut self,
        mut rows: Vec<Headline>,
        newest: ArticleId,
        context: &Context<'_>,
        out: &mut Outcome,
    ) {
        match (self.load, rows.first().map(|row| Window::From(row.date, row.id))) {
            (Load::NextUnread | Load::PreviousUnread, Some(from)) => {
                self.list.rows.clear();
                (self.list.selected, self.list.top) = (0, 0);
                self.pending = Pending::Arrive;
                return self.load(Load::From, from, WINDOW, context, out);
            }
            (Load::NextUnread, None) => {
                self.list.complete = true;
                return self.go_to_unread_section(context, out);
            }
            (Load::PreviousUnread, None) => return out.say(context.environment, "nothing-unread-before"),
            _ => {}
        }
        // Rows that are added later are older than those that were shown first, whatever came in between.
        if !matches!(self.load, Load::After | Load::Before | Load::Again) {
            self.list.newest = newest;
            self.list.waiting = 0;
        }
        let cut = self.cut_off(&mut rows, context.environment);
        self.list.fill(rows, self.asked, self.load);
        match self.order() {
            ListOrder::Newest | ListOrder::Source => self.list.complete |= cut,
            ListOrder::Oldest => self.list.begun |= cut,
        }
        self.follow(context, out);
        match std::mem::take(&mut self.pending) {
            Pending::Unread => self.go_to_unread_from(0, context, out),
            Pending::Arrive => self.arrive(0, context, out),
            Pending::Continue(id) if self.list.current().is_some_and(|row| row.id == id) => {
                self.open(context, out);
                self.load_round(1, out, context);
            }
            Pending::Article(id) => match self.list.rows.iter().position(|row| row.id == id) {
                Some(row) => {
                    self.list.selected = row;
                    self.follow(context, out);
                    self.open(context, out);
                }
                None => out.request(ToHeadlines::ShowSelected),
            },
            Pending::Continue(_) | Pending::Nothing => out.request(ToHeadlines::ShowSelected),
        }
    }
}
