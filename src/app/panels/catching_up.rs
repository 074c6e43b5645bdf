use std::collections::{BTreeSet, HashMap};

use super::row::{PanelCell, PanelRow, RowLook};
use super::view::{At, Kept, PanelEvent, RowUse, Then, View};
use crate::app::outcome::Outcome;
use crate::app::{Answer, Command, Environment, Question, Screen};
use crate::model::{ArticleId, Card, Mark, Role, grouped};
use crate::text;

/// Lines of the beginning of an article.
const LINES: usize = 6;
/// Cards whose beginnings are asked for ahead.
const AHEAD: usize = 3;

/// What is unread, a card a story, section by section: some are kept, the rest is marked as read in one step.
#[derive(Clone, Debug, Default)]
pub struct CatchingUp {
    cards: Option<Vec<Card>>,
    kept: BTreeSet<usize>,
    /// Beginnings of articles, empty while they are on their way.
    beginnings: HashMap<ArticleId, String>,
}

impl CatchingUp {
    fn cards(&self) -> &[Card] {
        self.cards.as_deref().unwrap_or_default()
    }

    /// Unread articles of all cards, and of those that are kept.
    fn counts(&self) -> (usize, usize) {
        let count = |(_, card): (usize, &Card)| card.unread.len();
        let all = self.cards().iter().enumerate();
        (all.clone().map(count).sum(), all.filter(|(at, _)| self.kept.contains(at)).map(count).sum())
    }

    fn ask(&mut self, chosen: usize, out: &mut Outcome) {
        let cards = self.cards().iter().skip(chosen).take(AHEAD).map(|card| card.headline.id);
        let wanted: Vec<ArticleId> = cards.filter(|id| !self.beginnings.contains_key(id)).collect();
        self.beginnings.extend(wanted.iter().map(|id| (*id, String::new())));
        if !wanted.is_empty() {
            out.effect(Question::Standfirsts(wanted));
        }
    }

    /// The first card of the section after that of a card, or of the section before.
    fn section_from(&self, chosen: usize, forward: bool) -> usize {
        let cards = self.cards();
        let name = |at: usize| cards.get(at).map(|card| card.section.as_str());
        let first = |mut at: usize| {
            while at > 0 && name(at - 1) == name(at) {
                at -= 1;
            }
            at
        };
        if forward {
            (chosen..cards.len()).find(|at| name(*at) != name(chosen)).unwrap_or(cards.len())
        } else {
            let begin = first(chosen.min(cards.len()));
            if begin < chosen { begin } else { first(begin.saturating_sub(1)) }
        }
    }

    fn keys(environment: &Environment) -> String {
        let keys = [
            ("skip", Command::Down),
            ("keep", Command::ToggleStar),
            ("section", Command::NextSection),
            ("settle", Command::MarkSection),
            ("close", Command::Cancel),
        ];
        let keys = keys.map(|(part, command)| (part, environment.key_of(Screen::Panel, command).into()));
        environment.words().tell("catching-up-keys", &keys)
    }

    /// `Harbour Radio · Ana Diaz · 3 h · ▸ 7 newsrooms · 5 languages · 4 texts`
    fn about(card: &Card, environment: &Environment) -> String {
        let words = environment.words();
        let headline = &card.headline;
        let named = |role: Role| -> Vec<&str> {
            headline.credits.iter().filter(|credit| credit.role == role).map(|credit| credit.name.as_str()).collect()
        };
        let age = headline.dated().map(|date| {
            let age = environment.now().as_second() - date.as_second();
            words.ago(age).unwrap_or_else(|| environment.date_short(date))
        });
        let people = words.people(&named(Role::Author), &named(Role::Translator));
        let story = card.story.as_ref().filter(|story| story.articles > 1).map(|story| {
            let counts = [
                ("story-newsrooms", story.newsrooms),
                ("story-languages", story.languages),
                ("story-texts", story.texts),
            ];
            let counts = counts.map(|(id, count)| words.tell(id, &[("count", count.into())]));
            format!("▸ {}", counts.join(" · "))
        });
        let parts = [Some(headline.source.clone()), Some(people), age, story];
        parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    fn card(&self, card: &Card, at: &At<'_>) -> Vec<PanelRow> {
        let environment = at.outside.environment;
        let words = environment.words();
        let width = at.outside.width_within();
        let of_section = self.cards().iter().filter(|other| other.section == card.section).count();
        let number = at.chosen - self.cards().iter().position(|other| other.section == card.section).unwrap_or(0) + 1;
        let (kept, here) = (self.counts().1, self.kept.contains(&at.chosen));
        let section = text::fit(&card.section, width / 2);
        let places = width.saturating_sub(12 + 2 + text::width(&section));
        let label = if here { words.say("catching-up-kept") } else { String::new() };
        let mut rows = vec![PanelRow {
            look: RowLook::Plain,
            indent: 0,
            cells: vec![
                PanelCell::new(section),
                PanelCell::gap(2),
                PanelCell::column(format!("{number}/{of_section}"), places),
                PanelCell::new(label),
            ],
        }];
        let titles = PanelRow::lines_of(&card.headline.title, width).enumerate();
        rows.extend(titles.map(|(line, row)| if line == 0 { PanelRow::of(row.cells, true) } else { row }));
        rows.extend(PanelRow::pieces(&Self::about(card, environment), width));
        rows.push(PanelRow::plain(""));
        let beginning = self.beginnings.get(&card.headline.id).map_or("", String::as_str);
        rows.extend(PanelRow::lines_of(beginning, width).take(LINES));
        while rows.len() < LINES + 5 {
            rows.push(PanelRow::plain(""));
        }
        let count = grouped(kept);
        rows.push(PanelRow::plain(words.tell("catching-up-so-far", &[("kept", count.as_str().into())])));
        rows.extend(PanelRow::pieces(&Self::keys(environment), width));
        rows
    }

    fn end(&self, at: &At<'_>) -> Vec<PanelRow> {
        let environment = at.outside.environment;
        let (all, kept) = self.counts();
        let (all, kept) = (grouped(all), grouped(kept));
        let key = environment.key_of(Screen::Panel, Command::MarkSection);
        let parts = [("count", all.as_str().into()), ("kept", kept.as_str().into()), ("key", key.into())];
        let label = environment.words().tell("catching-up-end", &parts);
        let mut rows = vec![PanelRow::of(vec![PanelCell::new(format!("{all} → {kept}"))], true)];
        rows.extend(PanelRow::wrapped(RowLook::Plain, &label, at.outside.width_within()));
        rows
    }

    /// Marks what is not kept as read, in one step.
    fn settle(&self, at: &At<'_>, out: &mut Outcome) -> Then {
        let environment = at.outside.environment;
        let cards = self.cards().iter().enumerate().filter(|(at, _)| !self.kept.contains(at));
        let ids: Vec<ArticleId> = cards.flat_map(|(_, card)| card.unread.iter().copied()).collect();
        let (all, kept) = self.counts();
        let (all, kept) = (grouped(all), grouped(kept));
        let key = environment.key_of(at.outside.focus.screen(), Command::Undo);
        let parts = [("count", all.as_str().into()), ("kept", kept.as_str().into()), ("key", key.into())];
        out.tell(environment, "caught-up", &parts);
        if !ids.is_empty() {
            out.mark(Mark::Read(ids, true));
        }
        Then::CloseAll
    }

    fn go(&mut self, to: usize, out: &mut Outcome) -> Then {
        let to = to.min(self.cards().len());
        self.ask(to, out);
        Then::Choose(to)
    }
}

impl View for CatchingUp {
    fn title(&self) -> &'static str {
        "panel-catching-up"
    }

    fn rows(&self, from: usize, most: usize, at: &At<'_>) -> Vec<PanelRow> {
        let rows = match &self.cards {
            None => vec![PanelRow::plain("…")],
            Some(cards) if cards.is_empty() => {
                vec![PanelRow::plain(at.outside.environment.words().say("everything-read"))]
            }
            Some(cards) => cards.get(at.chosen).map_or_else(|| self.end(at), |card| self.card(card, at)),
        };
        rows.into_iter().skip(from).take(most).collect()
    }

    fn choices(&self, _: &At<'_>) -> usize {
        let count = self.cards().len();
        if count == 0 { 0 } else { count + 1 }
    }

    fn command(&self) -> Option<Command> {
        Some(Command::CatchUp)
    }

    fn chosen_row(&self, _: &At<'_>) -> Option<usize> {
        Some(0)
    }

    fn open(&mut self, _: Screen, _: &Kept, out: &mut Outcome) {
        out.effect(Question::Unsettled);
    }

    fn take(&mut self, answer: &Answer, _: &At<'_>, out: &mut Outcome) -> Then {
        match answer {
            Answer::Unsettled(cards) if self.cards.is_none() => {
                self.cards = Some(cards.clone());
                self.ask(0, out);
                Then::GoToTop
            }
            Answer::Standfirsts(found) => {
                self.beginnings.extend(found.iter().cloned());
                Then::Stay
            }
            _ => Then::Nothing,
        }
    }

    fn update(&mut self, event: PanelEvent, at: &At<'_>, out: &mut Outcome) -> Then {
        if self.choices(at) == 0 {
            return event.otherwise(RowUse::Read);
        }
        let end = at.chosen >= self.cards().len();
        match event {
            PanelEvent::Moved => {
                self.ask(at.chosen, out);
                Then::Stay
            }
            PanelEvent::Keep if !end => {
                if !self.kept.remove(&at.chosen) {
                    self.kept.insert(at.chosen);
                }
                self.go(at.chosen + 1, out)
            }
            PanelEvent::Turn => self.go(at.chosen + 1, out),
            PanelEvent::Beside(forward) => self.go(self.section_from(at.chosen, forward), out),
            PanelEvent::Settle => self.settle(at, out),
            PanelEvent::Open if end => self.settle(at, out),
            event => event.otherwise(RowUse::Chosen),
        }
    }
}
