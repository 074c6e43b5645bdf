use super::chosen::set;
use super::place::Place;
use super::state::Headlines;
use crate::app::Command;
use crate::app::outcome::{Context, Outcome};
use crate::model::ListOrder;

impl Headlines {
    /// Whether the list shows only what is unread.
    #[must_use]
    pub fn is_unread_only(&self) -> bool {
        !self.list.whole && self.place_shown().is_some_and(|place| self.choices.unread.contains(&place.kept()))
    }

    /// The order that the reader chose for this list.
    #[must_use]
    pub fn order(&self) -> ListOrder {
        let oldest = |place: Place| self.choices.oldest.contains(&place.kept());
        if !self.list.whole && self.place_shown().is_some_and(oldest) { ListOrder::Oldest } else { ListOrder::Newest }
    }

    /// Shows only what is unread of this list, or all of it again; that is remembered.
    pub(in crate::app) fn toggle_unread_only(&mut self, context: &Context<'_>, out: &mut Outcome) {
        if self.searching.is_some() {
            return self.toggle_unread_found(out);
        }
        let Some(place) = self.place_shown().filter(|_| !self.list.whole) else {
            return out.say(context.environment, "only-in-lists");
        };
        let on = !self.is_unread_only();
        set(&mut self.choices.unread, &place.kept(), on);
        let (id, key) = (if on { "unread-only" } else { "unread-and-read" }, context.key_of(Command::UnreadOnly));
        out.tell(context.environment, id, &[("key", key.into())]);
        if self.list.selected == 0 {
            self.load_top(context, out);
        } else {
            self.load_round_selected(context, out);
        }
    }

    /// The next order of this list: the newest first, the oldest first, and what is unread and waits the longest.
    pub(in crate::app) fn change_order(&mut self, context: &Context<'_>, out: &mut Outcome) {
        let Some(place) = self.place_shown().filter(|_| !self.list.whole) else {
            return out.say(context.environment, "only-in-lists");
        };
        let (unread, oldest, id) = match (self.is_unread_only(), self.order()) {
            (unread, ListOrder::Newest) => (unread, true, "oldest-first"),
            (false, ListOrder::Oldest) => (true, true, "longest-wait-first"),
            (true, ListOrder::Oldest) => (false, false, "newest-first"),
        };
        set(&mut self.choices.unread, &place.kept(), unread);
        set(&mut self.choices.oldest, &place.kept(), oldest);
        out.say(context.environment, id);
        self.load_top(context, out);
    }
}
