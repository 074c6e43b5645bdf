use super::row::PanelRow;
use super::view::{At, PanelEvent, RowUse, Then, View};
use crate::app::outcome::{Opening, Outcome, Request};
use crate::app::{Answer, Asked, Command, CreditEdit, Screen, Write};
use crate::model::{ArticleId, Correction, Credit, Role, Whose};
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
    pub(super) fn new(article: ArticleId, credits: Vec<Credit>) -> Self {
        let mut panel = Self { article, credits };
        panel.credits.sort_by_key(|credit| !is_person(credit));
        panel
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
            let about = text::fit(&about(words, credit), room);
            PanelRow::pair(words.role(credit.role.as_str()), ROLES, about, number == at.chosen)
        };
        let mut rows: Vec<PanelRow> = self.credits.iter().enumerate().map(row).collect();
        if rows.is_empty() {
            rows.push(PanelRow::plain(words.say("nobody-named")));
        } else {
            let keys = [
                ("open", Command::Open),
                ("name", Command::CorrectName),
                ("role", Command::CorrectRole),
                ("split", Command::Split),
                ("join", Command::Join),
                ("undo", Command::Undo),
            ];
            let keys = keys.map(|(part, command)| (part, environment.key_of(Screen::Panel, command).into()));
            rows.push(PanelRow::plain(""));
            rows.extend(PanelRow::pieces(&words.tell("credits-keys", &keys), at.outside.width_within()));
        }
        rows.into_iter().skip(from).take(most).collect()
    }

    fn choices(&self, _: &At<'_>) -> usize {
        self.credits.len()
    }

    fn command(&self) -> Option<Command> {
        Some(Command::Credits)
    }

    fn take(&mut self, answer: &Answer, at: &At<'_>, _: &mut Outcome) -> Then {
        let Answer::Article { opened: Some(opened), .. } = answer else { return Then::Nothing };
        let article = &opened.article;
        if article.headline.id != self.article {
            return Then::Nothing;
        }
        *self = Self::new(self.article, article.credits.clone());
        Then::Choose(at.chosen.min(self.credits.len().saturating_sub(1)))
    }

    fn update(&mut self, event: PanelEvent, at: &At<'_>, out: &mut Outcome) -> Then {
        let Some(credit) = self.credits.get(at.chosen) else { return event.otherwise(RowUse::Chosen) };
        let (article, role, name) = (self.article, credit.role, credit.name.clone());
        let whose = Whose::Credited(article, name.clone());
        match event {
            PanelEvent::Open if is_person(credit) => out.request(Request::PanelOver(Opening::Person(whose))),
            PanelEvent::Split => {
                out.effect(Write::Correct(Correction::Credit { article, role, name, instead: None }));
            }
            PanelEvent::Credit(CreditEdit::Name) => {
                out.request(Request::Ask(Asked::CreditName(article, role, name.clone()), name));
            }
            PanelEvent::Credit(CreditEdit::Role) => {
                out.request(Request::PanelOver(Opening::Roles(article, role, name)));
            }
            PanelEvent::Credit(CreditEdit::Join) if is_person(credit) => {
                out.request(Request::PanelOver(Opening::Same(name, whose)));
            }
            event => return event.otherwise(RowUse::Chosen),
        }
        Then::Stay
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
    let [place, day] = match said("date") {
        Some(_) if credit.role == Role::MachineTranslation => words.ran(&credit.detail).map(Some),
        _ => [said("place"), None],
    };
    let parts = [
        Some(name),
        said("model"),
        said("title"),
        said("org").filter(|org| *org != credit.name),
        place,
        day,
        said("from").map(|tag| words.from(&tag)),
        said("to").map(|tag| words.into(&tag)),
        said("kind").filter(|kind| !matches!(kind.as_str(), "source" | "genitive")),
        said("email"),
        said("url"),
        (credit.source == Credit::BY_HAND).then(|| words.say("by-hand")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}
