use super::list::{Load, WINDOW};
use super::state::Headlines;
use crate::app::outcome::{Context, Outcome};
use crate::app::{Command, Question, article};
use crate::model::{ArticleId, Grouping, Mark, Member, Window, Wish};

impl Headlines {
    /// Shows one row a text, one row a story, or one row an article.
    pub(in crate::app) fn group_stories(&mut self, context: &Context<'_>, out: &mut Outcome) {
        let environment = context.environment;
        if environment.settings().stories == Grouping::Off {
            let key = context.key_of(Command::Options);
            return out.tell(environment, "grouping-not-kept", &[("key", key.into())]);
        }
        let (next, message) = match self.grouping {
            Grouping::Off => (Grouping::SameText, "grouping-same-text"),
            Grouping::SameText => (Grouping::Events, "grouping-events"),
            Grouping::Events => (Grouping::Off, "grouping-off"),
        };
        self.grouping = next;
        out.say(environment, message);
        if !self.list.whole {
            self.load_round_selected(context, out);
        }
    }

    /// Has new articles of the story of the selected row arrive on top, or no longer.
    pub(in crate::app) fn follow_story(&mut self, context: &Context<'_>, out: &mut Outcome) {
        self.wish(Wish::Follow, ["story-followed", "story-unfollowed"], context, out);
    }

    /// Has new articles of the story of the selected row arrive as read, or no longer.
    pub(in crate::app) fn mute_story(&mut self, context: &Context<'_>, out: &mut Outcome) {
        self.wish(Wish::Mute, ["story-muted", "story-unmuted"], context, out);
    }

    fn wish(&mut self, wish: Wish, message: [&str; 2], context: &Context<'_>, out: &mut Outcome) {
        let Some(id) = self.list.current().map(|row| row.id) else { return };
        let on = self.stories.of(id).is_none_or(|row| row.wish != Some(wish));
        let [done, undone] = message;
        let key = context.key_of(Command::Undo);
        out.tell(context.environment, if on { done } else { undone }, &[("key", key.into())]);
        out.mark(Mark::Wish(id, wish, on));
    }

    /// Asks for the story of the selected row, to go on with what of it is unread.
    pub(super) fn step_into_story(&mut self, row: usize, out: &mut Outcome) {
        if let Some(row) = self.list.rows.get(row) {
            self.stepping = Some(row.id);
            out.effect(Question::Members(row.id));
        }
    }

    /// Opens the next unread article of the selected row's story; after the last one goes to the next row.
    pub(super) fn take_members(&mut self, of: ArticleId, members: &[Member], context: &Context<'_>, out: &mut Outcome) {
        if self.stepping.take() != Some(of) || self.list.current().is_none_or(|row| row.id != of) {
            return;
        }
        let text = members.iter().find(|member| member.headline.id == of).map(|member| member.text);
        let wanted = |member: &&Member| {
            let more_unread = self.grouping() == Grouping::Events || Some(member.text) == text;
            more_unread && !member.headline.read && !member.headline.hidden
        };
        let mut unread = members.iter().filter(wanted);
        let next = unread.next();
        let more = unread.next().is_some();
        if let Some(row) = self.list.current_mut() {
            row.more_unread = more;
        }
        match next {
            Some(member) => article::open(member.headline.id, member.headline.read, context.environment, out),
            None => self.go_to_unread_from(self.list.selected + 1, context, out),
        }
    }

    /// Asks for the list again so that the selected headline stays where it is.
    pub(super) fn load_round_selected(&mut self, context: &Context<'_>, out: &mut Outcome) {
        match self.list.current().map(|row| Window::From(row.date, row.id)) {
            Some(from) => {
                self.list.rows.drain(..self.list.selected);
                (self.list.selected, self.list.top) = (0, 0);
                self.load(Load::From, from, WINDOW, context, out);
            }
            None => self.load_top(context, out),
        }
    }
}
