use super::row::{PanelCell, PanelRow};
use super::view::{At, Kept, PanelEvent, RowUse, Then, View};
use crate::app::outcome::{Opening, Outcome, Request};
use crate::app::{Answer, Command, Question, Screen, Ticket, Write};
use crate::model::{Correction, Person, Whose, newsroom_name};
use crate::text;

/// People that are listed at most.
const MAX_PEOPLE: usize = 200;
/// Columns of the number of articles.
const COUNTS: usize = 5;

/// The panel of the people whose articles the cache has.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// None until the first answer.
    listed: Option<Vec<Person>>,
    ticket: Ticket,
    /// Whether those who were asked for last have not come yet.
    awaits: bool,
    /// Whom one of them is the same as, with what names are looked for before anything is typed.
    same_as: Option<(Whose, String)>,
}

impl People {
    /// Those of whom one is the same as somebody: of the same last name, until something is typed.
    pub(super) fn same_as(name: &str, whose: Whose) -> Self {
        let last = name.split_whitespace().last().unwrap_or_default().to_owned();
        Self { same_as: Some((whose, last)), ..Self::default() }
    }

    fn listed(&self) -> &[Person] {
        self.listed.as_deref().unwrap_or_default()
    }

    fn ask(&mut self, filter: &str, out: &mut Outcome) {
        self.ticket += 1;
        self.awaits = true;
        let begun = self.same_as.as_ref().map(|(_, last)| last.as_str()).unwrap_or_default();
        let typed = filter.trim();
        let words = Some(if typed.is_empty() { begun } else { typed }).filter(|words| !words.is_empty());
        let words = words.map(ToOwned::to_owned);
        let but = self.same_as.as_ref().map(|(whose, _)| whose.clone());
        out.effect(Question::People { ticket: self.ticket, words, but, limit: MAX_PEOPLE });
    }
}

impl View for People {
    fn title(&self) -> &'static str {
        if self.same_as.is_some() { "panel-same" } else { "panel-people" }
    }

    fn rows(&self, from: usize, most: usize, at: &At<'_>) -> Vec<PanelRow> {
        let environment = at.outside.environment;
        let words = environment.words();
        let width = at.outside.width_within();
        let row = |(number, person): (usize, &Person)| {
            let count = PanelCell::at_end(person.articles.to_string(), COUNTS);
            let name = text::fit(&person.name, (width * 2 / 3).saturating_sub(COUNTS + 2));
            let roles: Vec<String> = person.roles.iter().map(|(role, _)| words.role(role.as_str())).collect();
            let room = width.saturating_sub(COUNTS + text::width(&name) + 4);
            let about = text::fit(&format!("{} · {}", roles.join(", "), newsroom_name(&person.newsroom)), room);
            let gap = || PanelCell::gap(2);
            PanelRow::of(vec![count, gap(), PanelCell::new(name), gap(), PanelCell::new(about)], number == at.chosen)
        };
        let mut rows: Vec<PanelRow> = self.listed().iter().enumerate().map(row).collect();
        if self.listed.is_none() {
            return vec![PanelRow::plain("…")].into_iter().skip(from).take(most).collect();
        }
        if self.same_as.is_some() {
            let keys = [("open", Command::Open), ("search", Command::Search)];
            let keys = keys.map(|(part, command)| (part, environment.key_of(Screen::Panel, command).into()));
            rows.extend([PanelRow::plain(""), PanelRow::plain(words.tell("same-keys", &keys))]);
        } else if rows.is_empty() {
            rows.push(PanelRow::plain(words.say("nobody-found")));
        } else if rows.len() == MAX_PEOPLE {
            let key = environment.key_of(Screen::Panel, Command::Search);
            rows.push(PanelRow::plain(words.tell("more-people", &[("key", key.into())])));
        }
        rows.into_iter().skip(from).take(most).collect()
    }

    fn choices(&self, _: &At<'_>) -> usize {
        self.listed().len()
    }

    fn awaits_rows(&self) -> bool {
        self.awaits
    }

    fn is_searched(&self) -> bool {
        true
    }

    fn command(&self) -> Option<Command> {
        Some(Command::People)
    }

    fn open(&mut self, _: Screen, kept: &Kept, _: &mut Outcome) {
        self.ticket = kept.ticket();
    }

    fn take(&mut self, answer: &Answer, _: &At<'_>, _: &mut Outcome) -> Then {
        let Answer::People { ticket, people } = answer else { return Then::Nothing };
        if *ticket != self.ticket {
            return Then::Nothing;
        }
        self.awaits = false;
        self.listed = Some(people.clone());
        Then::GoToTop
    }

    fn update(&mut self, event: PanelEvent, at: &At<'_>, out: &mut Outcome) -> Then {
        match (event, self.listed().get(at.chosen)) {
            (PanelEvent::Shown | PanelEvent::Filtered, _) => {
                self.ask(at.filter, out);
                Then::Stay
            }
            (PanelEvent::Open, Some(person)) => {
                let whose = Whose::Person(person.name.clone(), person.newsroom.clone());
                let Some((with, _)) = self.same_as.clone() else {
                    out.request(Request::PanelOver(Opening::Person(whose)));
                    return Then::Stay;
                };
                out.effect(Write::Correct(Correction::Join { person: whose, with }));
                Then::Close
            }
            (event, _) => event.otherwise(RowUse::Chosen),
        }
    }
}
