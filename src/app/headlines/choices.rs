use super::place::Place;
use super::state::Headlines;
use crate::app::Command;
use crate::app::outcome::{Context, Outcome};
use crate::model::ListOrder;

impl Headlines {
    /// The name under which the place of the list is kept, where something can be chosen for it.
    fn list_name(&self) -> Option<String> {
        self.place_shown().filter(|_| !self.list.whole).map(|place| place.kept())
    }

    /// Whether the list shows only what is unread.
    #[must_use]
    pub fn is_unread_only(&self) -> bool {
        self.list_name().is_some_and(|name| self.choices.is_unread_only(&name))
    }

    /// The order that the reader chose for this list.
    #[must_use]
    pub fn order(&self) -> ListOrder {
        self.list_name().map_or(ListOrder::Newest, |name| self.choices.order(&name).order())
    }

    /// Shows only what is unread of this list, or all of it again; that is remembered.
    pub(in crate::app) fn toggle_unread_only(&mut self, context: &Context<'_>, out: &mut Outcome) {
        if self.searching.is_some() {
            return self.toggle_unread_found(out);
        }
        let Some(name) = self.list_name() else {
            return out.say(context.environment, "only-in-lists");
        };
        let on = !self.is_unread_only();
        self.choices.set_unread_only(name, on);
        let (id, key) = (if on { "unread-only" } else { "unread-and-read" }, context.key_of(Command::UnreadOnly));
        out.tell(context.environment, id, &[("key", key.into())]);
        if self.list.selected == 0 {
            self.load_top(context, out);
        } else {
            self.load_round_selected(context, out);
        }
    }

    /// The next order of this list: the newest first, the oldest first, by source, and what is unread and waits the longest.
    pub(in crate::app) fn change_order(&mut self, context: &Context<'_>, out: &mut Outcome) {
        let Some(name) = self.list_name() else {
            return out.say(context.environment, "only-in-lists");
        };
        let by_source = matches!(self.place_shown(), Some(Place::Section(_) | Place::All));
        let (order, id) = self.choices.order(&name).next(by_source);
        self.choices.set_order(name, order);
        out.say(context.environment, id);
        self.load_top(context, out);
    }
}
