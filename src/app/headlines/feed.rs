use super::list::List;
use super::person_list::{Before, FeedList};
use super::state::Headlines;
use crate::app::Focus;
use crate::app::outcome::{Context, FeedShown, Outcome, Request, ToReader};

impl Headlines {
    /// Shows the articles of a feed in place of the list, or of the feed that is shown.
    pub(in crate::app) fn show_feed(&mut self, shown: FeedShown, context: &Context<'_>, out: &mut Outcome) {
        let before = match self.feed.take() {
            Some(feed) if self.person.is_none() && self.searching.is_none() => {
                self.list = List::default();
                out.request(ToReader::Close { all: false });
                feed.before
            }
            feed => {
                out.request(ToReader::SetAside);
                Box::new(Before {
                    list: std::mem::take(&mut self.list),
                    focus: context.focus,
                    person: self.person.take(),
                    searching: self.searching.take(),
                    feed,
                })
            }
        };
        self.feed = Some(FeedList { shown, before });
        self.range_from = None;
        out.request(Request::Focus(Focus::List));
        self.load_top(context, out);
    }

    /// Shows the feed after the one that is shown, or before it; answers whether a feed is shown.
    pub(super) fn next_feed(&mut self, forward: bool, context: &Context<'_>, out: &mut Outcome) -> bool {
        let here = self.feed.as_ref().filter(|_| self.person.is_none() && self.searching.is_none());
        let Some(feed) = here else { return false };
        let at = if forward { feed.shown.at.checked_add(1) } else { feed.shown.at.checked_sub(1) };
        let next = at.map(|at| FeedShown { at, ..feed.shown.clone() }).filter(|next| next.feed().is_some());
        match next {
            Some(next) => self.show_feed(next, context, out),
            None => out.say(context.environment, "no-other-feed"),
        }
        true
    }

    /// Shows the next feed with something unread; answers whether there is one.
    pub(super) fn next_unread_feed(&mut self, context: &Context<'_>, out: &mut Outcome) -> bool {
        let Some(shown) = self.feed.as_ref().map(|feed| feed.shown.clone()) else { return false };
        let after = shown.feeds.iter().enumerate().skip(shown.at + 1);
        let next = after.filter(|(_, feed)| feed.unread > 0).map(|(at, _)| at).next();
        let Some(at) = next else { return false };
        self.show_feed(FeedShown { at, ..shown }, context, out);
        true
    }

    /// Goes back from a feed's articles to what was on the screen before; answers whether there was such a list.
    pub(super) fn leave_feed(&mut self, context: &Context<'_>, out: &mut Outcome) -> bool {
        let Some(feed) = self.feed.take() else { return false };
        self.restore(*feed.before, context, out);
        true
    }
}
