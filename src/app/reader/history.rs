use super::state::Reader;
use crate::app::Focus;
use crate::app::outcome::{Context, Outcome, Request};

impl Reader {
    /// Opens the article again that was read before this one.
    pub(in crate::app) fn history_back(&mut self, context: &Context<'_>, out: &mut Outcome) {
        self.step_in_history(false, context, out);
    }

    /// Opens the article again from which it was gone back.
    pub(in crate::app) fn history_forward(&mut self, context: &Context<'_>, out: &mut Outcome) {
        self.step_in_history(true, context, out);
    }

    fn step_in_history(&mut self, forward: bool, context: &Context<'_>, out: &mut Outcome) {
        let here = self.headline().map(|headline| headline.id).filter(|_| context.focus == Focus::Article);
        match self.history.step(forward, here) {
            Some(id) => {
                self.open(id, context, out);
                out.request(Request::Focus(Focus::Article));
            }
            None => out.say(context.environment, if forward { "no-history-behind" } else { "no-history-before" }),
        }
    }
}
