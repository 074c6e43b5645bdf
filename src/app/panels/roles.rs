use super::row::PanelRow;
use super::view::{At, PanelEvent, RowUse, Then, View};
use crate::app::Write;
use crate::app::outcome::Outcome;
use crate::model::{ArticleId, Correction, Role};

/// The roles that a credit can have instead of its own.
#[derive(Clone, Debug)]
pub struct Roles {
    article: ArticleId,
    role: Role,
    name: String,
}

impl Roles {
    pub(super) fn new(article: ArticleId, role: Role, name: String) -> Self {
        Self { article, role, name }
    }

    fn others(&self) -> impl Iterator<Item = Role> {
        let own = self.role;
        Role::ALL.into_iter().filter(move |role| *role != own && (role.is_personal() || *role == Role::Agency))
    }
}

impl View for Roles {
    fn title(&self) -> &'static str {
        "panel-roles"
    }

    fn rows(&self, from: usize, most: usize, at: &At<'_>) -> Vec<PanelRow> {
        let words = at.outside.environment.words();
        let row = |(number, role): (usize, Role)| PanelRow::pair(words.role(role.as_str()), 0, "", number == at.chosen);
        self.others().enumerate().skip(from).take(most).map(row).collect()
    }

    fn choices(&self, _: &At<'_>) -> usize {
        self.others().count()
    }

    fn is_choice(&self) -> bool {
        true
    }

    fn update(&mut self, event: PanelEvent, at: &At<'_>, out: &mut Outcome) -> Then {
        let chosen = self.others().nth(at.chosen);
        let (PanelEvent::Open, Some(role)) = (event, chosen) else { return event.otherwise(RowUse::Chosen) };
        out.effect(Write::Correct(Correction::Credit {
            article: self.article,
            role: self.role,
            name: self.name.clone(),
            instead: Some((role, self.name.clone())),
        }));
        Then::Close
    }
}
