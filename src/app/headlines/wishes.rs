use std::sync::Arc;

use super::list::List;
use super::state::Headlines;
use crate::app::Job;
use crate::app::outcome::{Context, Outcome};
use crate::model::{ArticleId, FullText, Headline, TranslatedTitle};

impl Headlines {
    /// Requests again what was requested before.
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
        let screen = List::most_shown(self.area(environment), &self.view(environment));
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

    /// Requests the translations of the headlines on the screen and of as many after them.
    pub(super) fn wish_for_titles(&mut self, context: &Context<'_>, out: &mut Outcome) {
        let environment = context.environment;
        if !environment.translates_titles() {
            return;
        }
        let area = self.area(environment);
        let screen = self.list.visible(area, &self.view(environment)).len();
        let rows = self.list.rows.get(self.list.top..).unwrap_or_default();
        let rows = rows.get(..screen * 2).unwrap_or(rows);
        let rows = self.titles.lacking(rows, screen, &self.titles_wished);
        if !rows.is_empty() {
            self.titles_wished.clone_from(&rows);
            out.effect(Job::Titles { rows, network: !environment.offline() });
        }
    }

    /// The translation of a headline, if there is one.
    #[must_use]
    pub fn translation(&self, row: &Headline) -> Option<&str> {
        self.titles.of(row)
    }

    /// Takes in what came of the translation of headlines.
    pub(in crate::app) fn take_titles(
        &mut self,
        titles: Vec<TranslatedTitle>,
        context: &Context<'_>,
        out: &mut Outcome,
    ) {
        Arc::make_mut(&mut self.titles).take(titles);
        self.follow(context, out);
    }
}
