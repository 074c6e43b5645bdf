use super::{App, Effect, Overlay, OverlayLine, Whom};
use crate::model::{Change, Edit, Person, Whose};
use crate::text;

/// People of a page of the list.
pub(super) const MOST_PEOPLE: usize = 200;

impl App {
    /// What the status line told, the last first.
    pub(super) fn message_lines(&self) -> Vec<OverlayLine> {
        let width = usize::from(self.overlay_width()).saturating_sub(11);
        let mut lines = Vec::new();
        for (time, sentence) in self.status.log() {
            let time = self.zone.to_datetime(*time).strftime("%H:%M").to_string();
            let mut rest = text::wrap(sentence, width).into_iter();
            lines.push(OverlayLine::Named(format!("{time:<7}"), rest.next().unwrap_or_default()));
            lines.extend(rest.map(|line| OverlayLine::Plain(format!("       {line}"))));
        }
        if lines.is_empty() {
            lines.push(OverlayLine::Plain(self.words.say("no-messages")));
        }
        lines
    }

    /// Asks for the people whose names hold what was typed.
    pub(super) fn ask_for_people(&mut self) -> Vec<Effect> {
        self.people_ticket += 1;
        let words = Some(self.filter.trim().to_owned()).filter(|words| !words.is_empty());
        vec![Effect::LoadPeople { ticket: self.people_ticket, words, limit: MOST_PEOPLE }]
    }

    pub(super) fn people_lines(&self) -> Vec<OverlayLine> {
        let width = usize::from(self.overlay_width().saturating_sub(4));
        let row = |(at, person): (usize, &Person)| {
            let name = format!("{:>5}  {}", person.articles, self.ordered(&person.name));
            let name = text::fit(&name, width * 2 / 3);
            let roles: Vec<String> = person.roles.iter().map(|(role, _)| self.words.role(role.as_str())).collect();
            let room = width.saturating_sub(text::width(&name) + 2);
            let about = format!("  {}", text::fit(&format!("{} · {}", roles.join(", "), person.newsroom), room));
            if at == self.chosen { OverlayLine::Chosen(name, about) } else { OverlayLine::Named(name, about) }
        };
        let mut lines: Vec<OverlayLine> = self.people.iter().enumerate().map(row).collect();
        if lines.is_empty() {
            lines.push(OverlayLine::Plain(self.words.say("nobody-found")));
        } else if lines.len() == MOST_PEOPLE {
            lines.push(OverlayLine::Plain(self.words.say("more-people")));
        }
        lines
    }

    pub(super) fn open_listed_person(&mut self) -> Vec<Effect> {
        let Some(person) = self.people.get(self.chosen) else { return Vec::new() };
        let (name, newsroom) = (person.name.clone(), person.newsroom.clone());
        self.go_to_person(name.clone(), Whom(Whose::Person(name, newsroom)))
    }

    /// Asks what was changed in the article since it was published.
    pub(super) fn ask_for_changes(&mut self) -> Vec<Effect> {
        let Some(id) = self.list.current().map(|row| row.id) else { return Vec::new() };
        self.changes = None;
        let mut effects = self.show(Overlay::Changes);
        effects.push(Effect::LoadChanges(id));
        effects
    }

    pub(super) fn change_lines(&self) -> Vec<OverlayLine> {
        let Some(changes) = &self.changes else { return vec![OverlayLine::Plain("…".to_owned())] };
        if changes.is_empty() {
            return vec![OverlayLine::Plain(self.words.say("never-changed"))];
        }
        changes.iter().flat_map(|change| self.change(change)).collect()
    }

    fn change(&self, change: &Change) -> Vec<OverlayLine> {
        let width = usize::from(self.overlay_width().saturating_sub(6)).max(2);
        let day = self.zone.to_datetime(change.seen);
        let when = self.words.date_and_time((day.day(), day.month(), day.year()), &day.strftime("%H:%M").to_string());
        let mut lines =
            vec![OverlayLine::Named(self.words.tell("changed-on", &[("date", when.into())]), String::new())];
        for (edit, passage) in &change.passages {
            for (at, line) in text::wrap(passage, width).iter().enumerate() {
                let line = self.ordered(line);
                lines.push(match (edit, at) {
                    (Edit::TakenOut, 0) => OverlayLine::TakenOut(format!("- {line}")),
                    (Edit::TakenOut, _) => OverlayLine::TakenOut(format!("  {line}")),
                    (Edit::PutIn, 0) => OverlayLine::PutIn(format!("+ {line}")),
                    (Edit::PutIn, _) => OverlayLine::PutIn(format!("  {line}")),
                });
            }
        }
        lines.push(OverlayLine::Plain(String::new()));
        lines
    }
}
