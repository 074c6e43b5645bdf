use super::row::PanelRow;
use super::view::{At, PanelEvent, RowUse, Then, View};
use crate::app::outcome::{Outcome, PersonShown, ToHeadlines};
use crate::app::{Command, Screen};
use crate::model::{ArticleId, Credit, Role, Whose};
use crate::text;
use crate::words::Words;

/// Columns of the roles.
const ROLES: usize = 22;

/// Everybody who made an article.
#[derive(Clone, Debug)]
pub struct Credits {
    article: ArticleId,
    /// Those of people first.
    credits: Vec<Credit>,
}

impl Credits {
    pub(super) fn new(article: ArticleId, mut credits: Vec<Credit>) -> Self {
        credits.sort_by_key(|credit| !is_person(credit));
        Self { article, credits }
    }
}

impl View for Credits {
    fn title(&self) -> &'static str {
        "panel-credits"
    }

    fn rows(&self, from: usize, most: usize, at: &At<'_>) -> Vec<PanelRow> {
        let environment = at.outside.environment;
        let words = environment.words();
        let room = at.outside.width_within().saturating_sub(ROLES + 2);
        let row = |(number, credit): (usize, &Credit)| {
            let role = environment.ordered(&words.role(credit.role.as_str()));
            let about = text::fit(&environment.ordered(&about(words, credit)), room);
            PanelRow::pair(role, ROLES, about, number == at.chosen && is_person(credit))
        };
        let mut rows: Vec<PanelRow> = self.credits.iter().enumerate().map(row).collect();
        if rows.is_empty() {
            rows.push(PanelRow::plain(words.say("nobody-named")));
        } else if self.choices(at) > 0 {
            let key = environment.key_of(Screen::Panel, Command::Open);
            rows.extend([PanelRow::plain(""), PanelRow::plain(words.tell("choose-person", &[("key", key.into())]))]);
        }
        rows.into_iter().skip(from).take(most).collect()
    }

    fn choices(&self, _: &At<'_>) -> usize {
        self.credits.iter().filter(|credit| is_person(credit)).count()
    }

    fn command(&self) -> Option<Command> {
        Some(Command::Credits)
    }

    fn update(&mut self, event: PanelEvent, at: &At<'_>, out: &mut Outcome) -> Then {
        let chosen = self.credits.get(at.chosen).filter(|credit| is_person(credit));
        match (event, chosen) {
            (PanelEvent::Open, Some(credit)) => {
                let (name, whose) = (credit.name.clone(), Whose::Credited(self.article, credit.name.clone()));
                out.request(ToHeadlines::Person(PersonShown { name, whose }));
                Then::CloseAll
            }
            (event, _) => event.otherwise(RowUse::Chosen),
        }
    }
}

fn is_person(credit: &Credit) -> bool {
    credit.role.is_personal() && !credit.name.is_empty()
}

/// `Marta Quell · Kyiv · BBC News · from Romanian`
fn about(words: &Words, credit: &Credit) -> String {
    let name = match credit.role {
        Role::OriginalLanguage => words.language(&credit.name),
        _ => credit.name.clone(),
    };
    let said = |key: &str| credit.detail.get(key).cloned();
    let parts = [
        Some(name),
        said("title"),
        said("org").filter(|org| *org != credit.name),
        said("place"),
        said("from").map(|tag| words.from(&tag)),
        said("to").map(|tag| words.into(&tag)),
        said("kind").filter(|kind| !matches!(kind.as_str(), "source" | "genitive")),
        said("email"),
        said("url"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}
