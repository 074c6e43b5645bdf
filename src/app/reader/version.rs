use super::state::Reader;
use super::versions::other;
use crate::app::outcome::{Context, Outcome, Request, ToStatus};
use crate::app::{Focus, Job, Question};
use crate::config::MarkRead;
use crate::model::{ArticleId, Mark, Message};

impl Reader {
    /// Shows the other version of an article beside it, where there is room, then alone, and from there goes back: the
    /// original of a translation, else one in another language.
    pub(in crate::app) fn other_version(&mut self, context: &Context<'_>, out: &mut Outcome) {
        let environment = context.environment;
        let Some(reading) = &self.reading else { return out.say(environment, "no-version") };
        let of = reading.id();
        if let Some(other) = &reading.beside {
            let id = other.article.headline.id;
            return self.open_version(of, id, context, out);
        }
        if let Some((_, from)) = self.version_of.filter(|(shown, _)| *shown == of) {
            self.open_version(of, from, context, out);
            self.version_of = None;
            return;
        }
        let Some(link) = other(&reading.opened.article.links).cloned() else {
            return out.say(environment, "no-version");
        };
        let parts = [("address", link.url.as_str().into())];
        match link.article {
            Some(id) => self.ask_beside(of, id, context, out),
            None if environment.offline() => out.tell(environment, "version-elsewhere", &parts),
            None => {
                out.request(ToStatus::Announce(environment.words().tell("version-fetching", &parts)));
                out.effect(Job::Version { of, address: link.url });
            }
        }
    }

    /// Takes in that another version of an article is in the cache, or why not.
    pub(in crate::app) fn take_version(
        &mut self,
        of: ArticleId,
        answer: Result<ArticleId, Message>,
        context: &Context<'_>,
        out: &mut Outcome,
    ) {
        // The user reads something else by now and is not disturbed.
        if self.reading.as_ref().is_none_or(|reading| reading.id() != of) {
            return;
        }
        out.request(ToStatus::TakeNoticeAway);
        match answer {
            Ok(id) => self.ask_beside(of, id, context, out),
            Err(reason) => {
                out.tell_message(context.environment, &Message::new("version-failed").with("reason", reason));
            }
        }
    }

    pub(super) fn open_version(&mut self, from: ArticleId, id: ArticleId, context: &Context<'_>, out: &mut Outcome) {
        self.version_of = Some((id, from));
        out.request(Request::Focus(Focus::Article));
        self.whole = false;
        self.ticket += 1;
        out.effect(Question::Article { ticket: self.ticket, id, whole: false });
        if context.environment.settings().mark_read == MarkRead::Open {
            out.mark(Mark::Read(vec![id], true));
        }
    }
}
