use super::row::{PanelCell, PanelRow};
use super::view::{At, Kept, PanelEvent, RowUse, Then, View};
use crate::app::outcome::{Outcome, PersonShown, ToHeadlines};
use crate::app::{Answer, Command, Question, Screen, Ticket};
use crate::model::{Person, Whose};
use crate::text;

/// People that are listed at most.
const MOST: usize = 200;
/// Columns of the number of articles.
const COUNTS: usize = 5;

/// The people of the cache.
#[derive(Clone, Debug, Default)]
pub struct People {
    people: Vec<Person>,
    ticket: Ticket,
}

impl People {
    fn ask(&mut self, filter: &str, out: &mut Outcome) {
        self.ticket += 1;
        let words = Some(filter.trim().to_owned()).filter(|words| !words.is_empty());
        out.effect(Question::People { ticket: self.ticket, words, limit: MOST });
    }
}

impl View for People {
    fn title(&self) -> &'static str {
        "panel-people"
    }

    fn rows(&self, from: usize, most: usize, at: &At<'_>) -> Vec<PanelRow> {
        let environment = at.outside.environment;
        let words = environment.words();
        let width = at.outside.width_within();
        let row = |(number, person): (usize, &Person)| {
            let count = PanelCell { text: person.articles.to_string(), columns: COUNTS, at_end: true };
            let name = text::fit(&environment.ordered(&person.name), (width * 2 / 3).saturating_sub(COUNTS + 2));
            let roles: Vec<String> = person.roles.iter().map(|(role, _)| words.role(role.as_str())).collect();
            let room = width.saturating_sub(COUNTS + text::width(&name) + 4);
            let about = text::fit(&format!("{} · {}", roles.join(", "), person.newsroom), room);
            let cells = vec![count, PanelCell::new(format!("  {name}")), PanelCell::new(format!("  {about}"))];
            PanelRow::of(cells, number == at.chosen)
        };
        let mut rows: Vec<PanelRow> = self.people.iter().enumerate().map(row).collect();
        if rows.is_empty() {
            rows.push(PanelRow::plain(words.say("nobody-found")));
        } else if rows.len() == MOST {
            let key = environment.key_of(Screen::Panel, Command::Search);
            rows.push(PanelRow::plain(words.tell("more-people", &[("key", key.into())])));
        }
        rows.into_iter().skip(from).take(most).collect()
    }

    fn choices(&self, _: &At<'_>) -> usize {
        self.people.len()
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
        self.people.clone_from(people);
        Then::GoToTop
    }

    fn update(&mut self, event: PanelEvent, at: &At<'_>, out: &mut Outcome) -> Then {
        match (event, self.people.get(at.chosen)) {
            (PanelEvent::Shown | PanelEvent::Filtered, _) => {
                self.ask(at.filter, out);
                Then::Stay
            }
            (PanelEvent::Open, Some(person)) => {
                let whose = Whose::Person(person.name.clone(), person.newsroom.clone());
                out.request(ToHeadlines::Person(PersonShown { name: person.name.clone(), whose }));
                Then::CloseAll
            }
            (event, _) => event.otherwise(RowUse::Chosen),
        }
    }
}
