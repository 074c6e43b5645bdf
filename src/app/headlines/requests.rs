use super::state::Headlines;
use crate::app::outcome::{Context, Outcome, ToHeadlines};
use crate::model::Headline;

impl Headlines {
    /// Does what another part asks; `shown` is the article that the reader shows.
    pub(in crate::app) fn grant(
        &mut self,
        request: ToHeadlines,
        shown: Option<&Headline>,
        context: &Context<'_>,
        out: &mut Outcome,
    ) {
        match request {
            ToHeadlines::NextUnread => self.next_unread(context, out),
            ToHeadlines::CountAgain => out.effect(self.sections_wanted(context.environment)),
            ToHeadlines::LoadAgain => self.load_again(context, out),
            ToHeadlines::Open => self.open(context, out),
            ToHeadlines::ShowSelected => self.show_selected(shown.map(|row| row.id), context, out),
            ToHeadlines::MarkRead(id, read) => self.mark_read(id, read, context, out),
            ToHeadlines::MarkLeft(id) => self.mark_left(id, context, out),
            ToHeadlines::MarkAllRead(ids) => self.mark_all_read(ids, context, out),
            ToHeadlines::MarkStarred(id, starred) => self.mark_starred(id, starred, context, out),
            ToHeadlines::MarkLater(id, later) => self.mark_later(id, later, context, out),
            ToHeadlines::ToggleHidden(id) => self.toggle_hidden(id, context, out),
            ToHeadlines::Person(person) => self.show_person(person, context, out),
            ToHeadlines::Feed(feed) => self.show_feed(feed, context, out),
            ToHeadlines::MarkFeed(feed) => self.mark_feed(feed, out),
            ToHeadlines::MarkOlder(age) => self.mark_older(&age, context, out),
            ToHeadlines::Place(place) => self.go_to_place(&place, context, out),
            ToHeadlines::Search(text) => self.search_for(text, context, out),
            ToHeadlines::WishAgain => self.wish_again(context, out),
        }
    }
}
