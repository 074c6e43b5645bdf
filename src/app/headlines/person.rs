use super::person_list::{Before, PersonList};
use super::state::{Headlines, Pending};
use crate::app::Focus;
use crate::app::outcome::{Context, Opening, Outcome, PersonShown, Request, ToReader};

impl Headlines {
    /// Shows the articles of a person in place of the list.
    pub(in crate::app) fn show_person(&mut self, shown: PersonShown, context: &Context<'_>, out: &mut Outcome) {
        let before = Before {
            list: std::mem::take(&mut self.list),
            focus: context.focus,
            person: self.person.take(),
            searching: self.searching.take(),
            feed: self.feed.take(),
        };
        let article = shown.article;
        self.person = Some(PersonList::new(shown, before));
        self.range_from = None;
        out.request(ToReader::SetAside);
        out.request(Request::Focus(Focus::List));
        self.list.whole = true;
        self.load_top(context, out);
        self.pending = article.map_or(Pending::Nothing, Pending::Article);
    }

    /// Goes back from a person's articles to the page of the person, over what was on the screen before; answers whether there was such a list.
    pub(super) fn leave_person(&mut self, context: &Context<'_>, out: &mut Outcome) -> bool {
        let Some(person) = self.person.take() else { return false };
        let whose = person.whose();
        self.restore(*person.before, context, out);
        out.request(Request::Panel(Opening::Person(whose)));
        true
    }

    /// Shows what was on the screen before the articles of a person or a feed.
    pub(super) fn restore(&mut self, before: Before, context: &Context<'_>, out: &mut Outcome) {
        self.list = before.list;
        self.feed = before.feed;
        self.person = before.person;
        self.searching = before.searching;
        out.request(ToReader::TakeBack);
        out.request(Request::Focus(before.focus));
        self.follow(context, out);
        self.load_again_with(before.focus, context, out);
    }
}
