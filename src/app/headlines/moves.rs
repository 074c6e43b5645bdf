use super::list::AHEAD;
use super::state::{Headlines, Pending};
use crate::app::outcome::{Context, Outcome, Request, ToReader};
use crate::app::{Focus, article};

impl Headlines {
    /// Selects a row, the last one when there are fewer; asks for more before the end is reached.
    pub(in crate::app) fn select(&mut self, row: usize, context: &Context<'_>, out: &mut Outcome) {
        let last = self.list.rows.len().saturating_sub(1);
        let row = row.min(last);
        let moved = row != self.list.selected;
        self.list.selected = row;
        self.follow(context, out);
        self.load_round(AHEAD, out, context);
        if moved && context.shows_article() {
            self.show_current(out);
        }
    }

    /// Asks for the article of the selected headline.
    pub(super) fn show_current(&self, out: &mut Outcome) {
        if let Some(row) = self.list.current() {
            out.request(ToReader::Show(row.id));
        }
    }

    /// Moves by rows.
    pub(in crate::app) fn move_by(&mut self, by: isize, context: &Context<'_>, out: &mut Outcome) {
        self.select(self.list.selected.saturating_add_signed(by), context, out);
    }

    /// A click goes to a section, selects a headline and opens the one that is selected.
    pub(in crate::app) fn click(&mut self, column: u16, row: u16, context: &Context<'_>, out: &mut Outcome) {
        let environment = context.environment;
        let layout = environment.layout();
        if layout.tabs.holds(column, row) {
            let tabs = self.tabs(environment).tabs;
            if let Some(tab) = tabs.iter().find(|tab| column >= tab.x && column < tab.x + tab.width) {
                self.go_to_section(tab.index, context, out);
            }
            return;
        }
        if self.list.waiting > 0 && row == layout.list.y && layout.list.holds(column, row) {
            return self.show_new(context, out);
        }
        let rows = self.list.visible(self.area(environment), &self.view(environment));
        let hit = rows.iter().find(|shown| row >= shown.y && row < shown.y + shown.height);
        match hit.map(|shown| shown.index) {
            Some(index) if index == self.list.selected => self.open(context, out),
            Some(index) => {
                out.request(Request::Focus(Focus::List));
                self.select(index, context, out);
            }
            None => {}
        }
    }

    /// The next row.
    pub(in crate::app) fn down(&mut self, context: &Context<'_>, out: &mut Outcome) {
        self.move_by(1, context, out);
    }

    /// The row before.
    pub(in crate::app) fn up(&mut self, context: &Context<'_>, out: &mut Outcome) {
        self.move_by(-1, context, out);
    }

    /// A page down.
    pub(in crate::app) fn page_down(&mut self, context: &Context<'_>, out: &mut Outcome) {
        self.move_by(self.page(context), context, out);
    }

    /// A page up.
    pub(in crate::app) fn page_up(&mut self, context: &Context<'_>, out: &mut Outcome) {
        self.move_by(-self.page(context), context, out);
    }

    /// Half a page down.
    pub(in crate::app) fn half_page_down(&mut self, context: &Context<'_>, out: &mut Outcome) {
        self.move_by((self.page(context) / 2).max(1), context, out);
    }

    /// Half a page up.
    pub(in crate::app) fn half_page_up(&mut self, context: &Context<'_>, out: &mut Outcome) {
        self.move_by(-(self.page(context) / 2).max(1), context, out);
    }

    fn page(&self, context: &Context<'_>) -> isize {
        let environment = context.environment;
        isize::try_from(self.list.page(self.area(environment), &self.view(environment))).unwrap_or(1)
    }

    /// The first row of all.
    pub(in crate::app) fn top(&mut self, context: &Context<'_>, out: &mut Outcome) {
        if self.list.begun && (self.list.waiting == 0 || self.list.selected > 0) {
            self.select(0, context, out);
        } else {
            self.load_top(context, out);
        }
    }

    /// The last row of all.
    pub(in crate::app) fn bottom(&mut self, context: &Context<'_>, out: &mut Outcome) {
        if self.list.complete || self.list.whole {
            self.select(usize::MAX, context, out);
        } else {
            self.load_bottom(context, out);
        }
    }

    /// Gives the article of the selected headline the focus and marks it as read.
    pub(in crate::app) fn open(&mut self, context: &Context<'_>, out: &mut Outcome) {
        let Some(row) = self.list.current() else { return };
        article::open(row.id, row.read, context.environment, out);
    }

    /// Back from a search or from the articles of a person; nothing where there is nowhere to go.
    pub(in crate::app) fn cancel(&mut self, context: &Context<'_>, out: &mut Outcome) {
        self.go_back(context, out);
    }

    /// Back from a search or from the articles of a person; from the headlines out of the program.
    pub(in crate::app) fn back(&mut self, context: &Context<'_>, out: &mut Outcome) {
        if !self.go_back(context, out) {
            out.request(Request::Quit);
        }
    }

    fn go_back(&mut self, context: &Context<'_>, out: &mut Outcome) -> bool {
        if self.searching.is_some() {
            self.end_search(context, out);
            return true;
        }
        self.leave_person(context, out) || self.leave_feed(context, out)
    }

    /// Goes to the next unread article of the story that is read, else to the next unread headline.
    pub(in crate::app) fn next_unread(&mut self, context: &Context<'_>, out: &mut Outcome) {
        if context.focus == Focus::Article && self.list.current().is_some_and(|row| row.more_unread) {
            return self.step_into_story(self.list.selected, out);
        }
        self.go_to_unread_from(self.list.selected + 1, context, out);
    }

    /// Goes to the unread headline before.
    pub(in crate::app) fn previous_unread(&mut self, context: &Context<'_>, out: &mut Outcome) {
        let rows = self.list.rows.iter().enumerate().take(self.list.selected);
        if let Some(row) = rows.rev().find(|(_, row)| !row.read || row.more_unread).map(|(row, _)| row) {
            self.arrive(row, context, out);
        } else if !self.list.begun && !self.list.whole {
            self.seek_unread(false, context, out);
        } else {
            out.say(context.environment, "nothing-unread-before");
        }
    }

    /// Goes to the first unread headline from a row on; after the last row, to the next section that has one.
    pub(super) fn go_to_unread_from(&mut self, from: usize, context: &Context<'_>, out: &mut Outcome) {
        let found = self
            .list
            .rows
            .iter()
            .enumerate()
            .skip(from)
            .find(|(_, row)| !row.read || row.more_unread)
            .map(|(row, _)| row);
        if let Some(row) = found {
            self.arrive(row, context, out);
        } else if !self.list.complete && !self.list.whole {
            self.seek_unread(true, context, out);
        } else {
            self.go_to_unread_section(context, out);
        }
    }

    /// Goes to the first unread headline of the next section that has one.
    pub(super) fn go_to_unread_section(&mut self, context: &Context<'_>, out: &mut Outcome) {
        if self.list.whole {
            return out.say(context.environment, "nothing-unread-behind");
        }
        if self.feed.is_some() {
            if self.next_unread_feed(context, out) {
                self.pending = Pending::Unread;
            } else {
                out.say(context.environment, "nothing-unread-behind");
            }
            return;
        }
        let count = self.sections.len();
        let mut next = (1..count).map(|step| (self.section + step) % count);
        let next = next.find(|at| self.sections.get(*at).is_some_and(|section| section.unread > 0));
        let Some(section) = next else { return out.say(context.environment, "everything-read") };
        self.section = section;
        self.enter_section(context, out);
        self.pending = Pending::Unread;
    }

    /// Selects a row and, where the article has the focus, opens it.
    pub(super) fn arrive(&mut self, row: usize, context: &Context<'_>, out: &mut Outcome) {
        if context.focus == Focus::List {
            return self.select(row, context, out);
        }
        self.list.selected = row;
        self.follow(context, out);
        self.load_round(AHEAD, out, context);
        if self.list.current().is_some_and(|row| row.read && row.more_unread) {
            return self.step_into_story(row, out);
        }
        self.open(context, out);
    }
}
