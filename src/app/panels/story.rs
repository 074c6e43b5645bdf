use std::collections::BTreeSet;

use super::row::{PanelCell, PanelRow, RowLook, lines_of_pieces};
use super::view::{At, Kept, PanelEvent, RowUse, Then, View};
use crate::app::outcome::{Opening, Outcome, Request};
use crate::app::{Answer, Command, Environment, Question, Screen, article};
use crate::model::{ArticleId, Language, Mark, Member, Role};
use crate::text;
use crate::words::Words;

/// Columns of the age with the mark of what is unread, and of the newsroom.
const AGES: usize = 16;
const MARKS: usize = 2;
/// Columns in which something is said of an article beside its newsroom.
const LEAST_BESIDE: usize = 20;
const NEWSROOMS: usize = 20;

/// How the articles of a story are ordered and grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Order {
    /// The one that reported it first on top.
    #[default]
    Time,
    /// Those of one language, the one with most of them on top.
    Language,
    /// Each independent text with its reprints.
    Text,
}

/// Every article of a story, by time, by language or by text.
#[derive(Clone, Debug)]
pub struct StoryTold {
    article: ArticleId,
    /// The first published first.
    members: Option<Vec<Member>>,
    order: Order,
}

impl StoryTold {
    pub(super) fn new(article: ArticleId) -> Self {
        Self { article, members: None, order: Order::default() }
    }

    fn members(&self) -> &[Member] {
        self.members.as_deref().unwrap_or_default()
    }

    fn source(&self, id: ArticleId) -> Option<&str> {
        self.members().iter().find(|other| other.headline.id == id).map(|first| first.headline.source.as_str())
    }

    /// The articles as the panel shows them: groups with their headings, no headings where all are one group.
    fn groups(&self, words: &Words) -> Vec<(Option<String>, Vec<&Member>)> {
        let key = |member: &Member| match self.order {
            Order::Time => String::new(),
            Order::Language => member.headline.language.as_ref().map_or("", Language::primary).to_owned(),
            Order::Text => member.text.0.to_string(),
        };
        let mut groups: Vec<(String, Vec<&Member>)> = Vec::new();
        for member in self.members() {
            let key = key(member);
            match groups.iter_mut().find(|(known, _)| *known == key) {
                Some((_, group)) => group.push(member),
                None => groups.push((key, vec![member])),
            }
        }
        groups.sort_by_key(|(_, group)| std::cmp::Reverse(group.len()));
        let several = groups.len() > 1;
        let headed = |(key, group): (String, Vec<_>)| {
            let heading = self.heading(&key, &group, words).filter(|_| several);
            (heading.map(|heading| format!("{heading} ({})", group.len())), group)
        };
        groups.into_iter().map(headed).collect()
    }

    fn heading(&self, key: &str, group: &[&Member], words: &Words) -> Option<String> {
        match self.order {
            Order::Time => None,
            Order::Language if key.is_empty() => Some(words.say("story-no-language")),
            Order::Language => Some(words.language(key)),
            Order::Text => {
                let agency = group.iter().find_map(|member| member.agency.as_deref());
                let source = agency.or(group.first().map(|member| member.headline.source.as_str()));
                Some(words.tell("story-same-text", &[("source", source.unwrap_or_default().into())]))
            }
        }
    }

    /// The articles in the order in which they can be chosen.
    fn listed(&self, environment: &Environment) -> Vec<&Member> {
        self.groups(environment.words()).into_iter().flat_map(|(_, group)| group).collect()
    }

    /// `7 newsrooms · 5 languages · 4 texts`
    fn counts(&self, environment: &Environment) -> String {
        let members = self.members();
        let newsrooms: BTreeSet<&str> = members.iter().map(|member| member.headline.source.as_str()).collect();
        let tag = |member: &Member| member.headline.language.as_ref().map(Language::base);
        let languages: BTreeSet<Option<Language>> = members.iter().map(tag).collect();
        let texts: BTreeSet<ArticleId> = members.iter().map(|member| member.text).collect();
        let words = environment.words();
        let labels =
            [("story-newsrooms", newsrooms.len()), ("story-languages", languages.len()), ("story-texts", texts.len())];
        labels.map(|(id, count)| words.tell(id, &[("count", count.into())])).join(" · ")
    }

    /// What is said of an article: of whom its text is, who wrote and translated it, its language.
    fn about(&self, member: &Member, environment: &Environment) -> String {
        let words = environment.words();
        let language = member.headline.language.as_ref().map(|language| words.language(language.as_str()));
        let labels = |id: &str, source: &str| words.tell(id, &[("source", source.into())]);
        let copied = self.source(member.text).filter(|_| member.text != member.headline.id);
        let copied = copied.map(|source| labels("story-same-text", source));
        let original = member.original.and_then(|id| self.source(id)).map(|source| labels("story-translation", source));
        let credits = &member.headline.credits;
        let named = |role: Role| -> Vec<&str> {
            credits.iter().filter(|credit| credit.role == role).map(|credit| credit.name.as_str()).collect()
        };
        let people =
            Some(words.people(&named(Role::Author), &named(Role::Translator))).filter(|people| !people.is_empty());
        let parts = [copied, original, member.agency.clone(), people, language];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    fn of_member(&self, member: &Member, chosen: bool, at: &At<'_>) -> Vec<PanelRow> {
        let environment = at.outside.environment;
        let width = at.outside.width_within();
        let headline = &member.headline;
        let age = environment.now().as_second() - headline.date.as_second();
        let age = environment.words().ago(age).unwrap_or_else(|| environment.date_short(headline.date));
        let mark = if headline.read { "" } else { "●" };
        let (plain, about) = (environment.settings().plain, self.about(member, environment));
        // Who wrote and translated it is told in full: beside the newsroom, or below it where the panel is narrow.
        let beside = width.saturating_sub(AGES + NEWSROOMS) >= LEAST_BESIDE;
        let before = if beside { AGES + NEWSROOMS } else { AGES };
        let room = width.saturating_sub(before).max(2);
        let mut about = if plain { vec![about] } else { lines_of_pieces(&about, room) }.into_iter();
        let first = if beside || plain { about.next() } else { None };
        let cells = vec![
            PanelCell::column(mark, MARKS),
            PanelCell::column(text::fit(&age, AGES - MARKS - 1), AGES - MARKS),
            PanelCell::column(text::fit(&headline.source, NEWSROOMS - 2), NEWSROOMS),
            PanelCell::new(first.unwrap_or_default()),
        ];
        let title = text::fit(&headline.title, width.saturating_sub(AGES));
        // In plain mode, the headline of the selected article is printed.
        let look = if chosen { RowLook::Plain } else { RowLook::Heading };
        let mut rows = vec![PanelRow::of(cells, chosen)];
        rows.extend(about.map(|line| PanelRow::text(RowLook::Plain, before, line)));
        rows.push(PanelRow::cell(look, AGES, PanelCell::line_of(&headline.title, title)));
        rows
    }

    fn lines(&self, at: &At<'_>) -> Vec<PanelRow> {
        let environment = at.outside.environment;
        let words = environment.words();
        let keys = [
            ("open", Command::Open),
            ("order", Command::ReadOn),
            ("changes", Command::Changes),
            ("split", Command::Split),
        ];
        let keys = keys.map(|(part, command)| (part, environment.key_of(Screen::Panel, command).into()));
        let width = at.outside.width_within();
        let mut rows = PanelRow::pieces(&self.counts(environment), width);
        if let Some(first) = self.members().first() {
            rows.extend(PanelRow::wrapped(RowLook::Plain, &first_report(first, environment), width));
        }
        let mut number = 0;
        for (heading, group) in self.groups(words) {
            rows.extend(heading.map(|heading| PanelRow::text(RowLook::Heading, 0, heading)));
            for member in group {
                rows.extend(self.of_member(member, number == at.chosen, at));
                number += 1;
            }
        }
        rows.push(PanelRow::plain(""));
        rows.extend(PanelRow::pieces(&words.tell("story-keys", &keys), width));
        rows
    }

    /// Puts the articles in the next order; the chosen one stays chosen.
    fn turn(&mut self, chosen: Option<ArticleId>, environment: &Environment) -> Then {
        self.order = match self.order {
            Order::Time => Order::Language,
            Order::Language => Order::Text,
            Order::Text => Order::Time,
        };
        let at = self.listed(environment).iter().position(|member| Some(member.headline.id) == chosen);
        Then::Choose(at.unwrap_or(0))
    }
}

/// `first reported by Harbour Radio (26 April 2024, 18:40)`
fn first_report(first: &Member, environment: &Environment) -> String {
    let words = environment.words();
    let day = environment.zone().to_datetime(first.headline.date);
    let date = words.date_and_time((day.day(), day.month(), day.year()), &day.strftime("%H:%M").to_string());
    words.tell("story-first", &[("source", first.headline.source.as_str().into()), ("date", date.into())])
}

impl View for StoryTold {
    fn title(&self) -> &'static str {
        "panel-story"
    }

    fn rows(&self, from: usize, most: usize, at: &At<'_>) -> Vec<PanelRow> {
        let rows = match &self.members {
            None => vec![PanelRow::plain("…")],
            Some(members) if members.len() < 2 => {
                vec![PanelRow::plain(at.outside.environment.words().say("story-alone"))]
            }
            Some(_) => self.lines(at),
        };
        rows.into_iter().skip(from).take(most).collect()
    }

    fn choices(&self, _: &At<'_>) -> usize {
        let count = self.members().len();
        if count < 2 { 0 } else { count }
    }

    fn command(&self) -> Option<Command> {
        Some(Command::Story)
    }

    fn open(&mut self, _: Screen, _: &Kept, out: &mut Outcome) {
        out.effect(Question::Members(self.article));
    }

    fn take(&mut self, answer: &Answer, at: &At<'_>, _: &mut Outcome) -> Then {
        let Answer::Members(article, members) = answer else { return Then::Nothing };
        if *article != self.article {
            return Then::Nothing;
        }
        self.members = Some(members.clone());
        let listed = self.listed(at.outside.environment);
        Then::Choose(listed.iter().position(|member| member.headline.id == self.article).unwrap_or(0))
    }

    fn update(&mut self, event: PanelEvent, at: &At<'_>, out: &mut Outcome) -> Then {
        let environment = at.outside.environment;
        let listed = self.listed(environment);
        let chosen = listed.get(at.chosen).filter(|_| self.choices(at) > 0);
        let chosen = chosen.map(|member| (member.headline.id, member.headline.read));
        match (event, chosen) {
            (PanelEvent::Open, Some((id, read))) => {
                article::open(id, read, environment, out);
                Then::CloseAll
            }
            (PanelEvent::Turn, Some((id, _))) => self.turn(Some(id), environment),
            (PanelEvent::Compare, Some((id, _))) => {
                out.request(Request::PanelOver(Opening::Changes(id)));
                Then::Stay
            }
            (PanelEvent::Split, Some((id, _))) => {
                out.mark(Mark::Apart(vec![id], true));
                let key = environment.key_of(at.outside.focus.screen(), Command::Undo);
                out.tell(environment, "story-split", &[("key", key.into())]);
                self.members = self.members.take().map(|mut members| {
                    members.retain(|member| member.headline.id != id);
                    members
                });
                Then::Choose(at.chosen.min(self.members().len().saturating_sub(1)))
            }
            (PanelEvent::Open, None) => Then::Close,
            (event, _) => event.otherwise(RowUse::Chosen),
        }
    }
}
