use super::state::Headlines;
use crate::app::Job;
use crate::app::outcome::{Context, Outcome};
use crate::model::{ArticleId, FullText, Headline};

/// Rows of a screen that one headline takes at least, the empty one among them.
const ROWS: usize = 3;

impl Headlines {
    /// Wishes anew for what was wished for.
    pub(in crate::app) fn wish_again(&mut self, context: &Context<'_>, out: &mut Outcome) {
        self.wishes.last.clear();
        self.wish_for_pages(context, out);
    }

    /// Wishes for the pages of the headlines on the screen and of as many behind them, when there is one on the screen that
    /// was not wished for: once a screenful while the list is walked through.
    pub(super) fn wish_for_pages(&mut self, context: &Context<'_>, out: &mut Outcome) {
        let environment = context.environment;
        if environment.is_offline() {
            return;
        }
        let screen = usize::from(self.area(environment).height) / ROWS + 1;
        let wanted = |row: &&Headline| {
            let setting = environment.full_text(&row.feed);
            let set = setting >= FullText::Visible || setting == FullText::Starred && row.starred;
            set && row.text.lacks() && row.link.is_some() && !self.wishes.is_answered(row.id)
        };
        let rows = || self.list.rows.iter().skip(self.list.top);
        let news = rows().take(screen).filter(wanted).any(|row| !self.wishes.last.contains(&row.id));
        if !news {
            return;
        }
        let ids: Vec<ArticleId> = rows().take(screen * 2).filter(wanted).map(|row| row.id).collect();
        self.wishes.last.clone_from(&ids);
        out.effect(Job::Pages(ids));
    }
}
