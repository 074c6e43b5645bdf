use super::state::Reader;
use crate::app::outcome::{Context, Outcome};
use crate::app::{Focus, Job, PageAnswer, Question};
use crate::model::{ArticleId, FullText, Message};

impl Reader {
    /// Notes that the page of an article was asked for by a key.
    pub(in crate::app) fn page_asked(&mut self, id: ArticleId) {
        self.page_asked = Some(id);
    }

    /// Asks for the page of the article that has the focus, once, when its feed gave only a teaser.
    pub(in crate::app) fn fetch_teaser(&mut self, context: &Context<'_>, out: &mut Outcome) {
        let opened = self.reading.as_ref().map(|reading| &reading.opened).filter(|opened| opened.teaser);
        let Some(row) = opened.map(|opened| &opened.article.headline) else { return };
        let environment = context.environment;
        let never = environment.full_text(&row.feed) == FullText::Never || environment.offline();
        if !never && context.focus == Focus::Article && self.page_asked != Some(row.id) {
            self.page_asked = Some(row.id);
            out.effect(Job::Page(row.id));
        }
    }

    /// Takes in the result of a page: the article that is shown is laid out again.
    pub(in crate::app) fn take_page(&mut self, answer: &PageAnswer, context: &Context<'_>, out: &mut Outcome) {
        let Some(reading) = self.reading.as_ref().filter(|reading| reading.id() == answer.id) else { return };
        let text = answer.row.as_ref().map(|row| row.text);
        let same = answer.reason.is_some() && text == Some(reading.opened.article.headline.text);
        if let Some(reason) = answer.reason.as_ref().filter(|_| self.page_asked == Some(answer.id)) {
            out.tell_message(context.environment, &Message::new("no-full-text").with("reason", reason.clone()));
        }
        if !same {
            self.ticket += 1;
            out.effect(Question::Article { ticket: self.ticket, id: answer.id, whole: false });
        }
    }
}
