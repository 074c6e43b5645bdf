use super::list::{AHEAD, Density, View};
use super::state::Headlines;
use crate::app::outcome::{Context, Outcome};
use crate::app::{Area, Question};
use crate::model::ArticleId;

impl Headlines {
    /// Asks for the beginnings of the articles whose headlines are on the screen, where those are shown.
    pub(super) fn ask_for_standfirsts(&mut self, area: Area, view: &View, out: &mut Outcome) {
        if view.density != Density::Standfirst || self.list.rows.is_empty() {
            return;
        }
        let rows = self.list.visible(area, view);
        let ids = rows.iter().filter_map(|row| self.list.rows.get(row.index)).map(|row| row.id);
        let wanted: Vec<ArticleId> = ids.filter(|id| !self.list.standfirsts.contains_key(id)).collect();
        self.list.standfirsts.extend(wanted.iter().map(|id| (*id, String::new())));
        if !wanted.is_empty() {
            out.effect(Question::Standfirsts(wanted));
        }
    }

    /// Takes beginnings of articles in.
    pub(super) fn take_standfirsts(
        &mut self,
        found: Vec<(ArticleId, String)>,
        context: &Context<'_>,
        out: &mut Outcome,
    ) {
        self.list.standfirsts.extend(found);
        self.follow(context, out);
    }

    /// Shows more or less of each headline.
    pub(in crate::app) fn change_density(&mut self, context: &Context<'_>, out: &mut Outcome) {
        let density = self.view(context.environment).density.next();
        self.density = Some(density);
        out.say(
            context.environment,
            match density {
                Density::Compact => "density-compact",
                Density::Comfortable => "density-comfortable",
                Density::Standfirst => "density-standfirst",
            },
        );
        self.follow(context, out);
        self.load_round(AHEAD, out, context);
    }
}
