use std::collections::BTreeSet;

use super::row::{PanelCell, PanelRow, RowLook};
use super::view::{At, Kept, PanelEvent, RowUse, Then, View};
use crate::app::outcome::Outcome;
use crate::app::{Answer, Command, Environment, Question, Screen, article};
use crate::model::{ArticleId, Language, Mark, Member, Role};
use crate::text;

/// Columns of the age with the mark of what is unread, and of the newsroom.
const AGES: usize = 16;
const NEWSROOMS: usize = 20;

/// Every article of a story, the one that told it first on top.
#[derive(Clone, Debug)]
pub struct StoryTold {
    article: ArticleId,
    members: Option<Vec<Member>>,
}

impl StoryTold {
    pub(super) fn new(article: ArticleId) -> Self {
        Self { article, members: None }
    }

    fn members(&self) -> &[Member] {
        self.members.as_deref().unwrap_or_default()
    }

    /// `7 newsrooms · 5 languages · 4 texts`
    fn counts(&self, environment: &Environment) -> String {
        let members = self.members();
        let newsrooms: BTreeSet<&str> = members.iter().map(|member| member.headline.source.as_str()).collect();
        let tag = |member: &Member| member.headline.language.as_ref().map(Language::base);
        let languages: BTreeSet<Option<Language>> = members.iter().map(tag).collect();
        let texts: BTreeSet<ArticleId> = members.iter().map(|member| member.text).collect();
        let words = environment.words();
        let told =
            [("story-newsrooms", newsrooms.len()), ("story-languages", languages.len()), ("story-texts", texts.len())];
        told.map(|(id, count)| words.tell(id, &[("count", count.into())])).join(" · ")
    }

    /// What is said of an article: of whom its text is, who wrote and translated it, its language.
    fn about(&self, member: &Member, environment: &Environment) -> String {
        let words = environment.words();
        let language = member.headline.language.as_ref().map(|language| words.language(language.as_str()));
        let first = self.members().iter().find(|other| other.headline.id == member.text);
        let source = first.filter(|_| member.text != member.headline.id).map(|first| first.headline.source.as_str());
        let copied = source.map(|source| words.tell("story-same-text", &[("source", source.into())]));
        let credits = &member.headline.credits;
        let named = |role: Role| -> Vec<&str> {
            credits.iter().filter(|credit| credit.role == role).map(|credit| credit.name.as_str()).collect()
        };
        let people =
            Some(words.people(&named(Role::Author), &named(Role::Translator))).filter(|people| !people.is_empty());
        let parts = [copied, member.agency.clone(), people, language];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    fn of_member(&self, number: usize, member: &Member, at: &At<'_>) -> [PanelRow; 2] {
        let environment = at.outside.environment;
        let width = at.outside.width_within();
        let headline = &member.headline;
        let age = environment.now().as_second() - headline.date.as_second();
        let age = environment.words().ago(age).unwrap_or_else(|| environment.date_short(headline.date));
        let mark = if headline.read { ' ' } else { '●' };
        let source = environment.ordered(&text::fit(&headline.source, NEWSROOMS - 2));
        let about = text::fit(&self.about(member, environment), width.saturating_sub(AGES + NEWSROOMS));
        let cells = vec![
            PanelCell::column(format!("{mark} {}", text::fit(&age, AGES - 3)), AGES),
            PanelCell::column(source, NEWSROOMS),
            PanelCell::new(environment.ordered(&about)),
        ];
        let title = environment.ordered(&text::fit(&headline.title, width.saturating_sub(AGES)));
        [PanelRow::of(cells, number == at.chosen), PanelRow::text(RowLook::Heading, AGES, title)]
    }
}

impl View for StoryTold {
    fn title(&self) -> &'static str {
        "panel-story"
    }

    fn rows(&self, from: usize, most: usize, at: &At<'_>) -> Vec<PanelRow> {
        let environment = at.outside.environment;
        let words = environment.words();
        let rows = match &self.members {
            None => vec![PanelRow::plain("…")],
            Some(members) if members.len() < 2 => vec![PanelRow::plain(words.say("story-alone"))],
            Some(members) => {
                let keys = [("open", Command::Open), ("split", Command::Split)];
                let keys = keys.map(|(part, command)| (part, environment.key_of(Screen::Panel, command).into()));
                let mut rows = vec![PanelRow::plain(self.counts(environment))];
                let told = members.iter().enumerate();
                rows.extend(told.flat_map(|(number, member)| self.of_member(number, member, at)));
                rows.extend([PanelRow::plain(""), PanelRow::plain(words.tell("story-keys", &keys))]);
                rows
            }
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

    fn take(&mut self, answer: &Answer, _: &At<'_>, _: &mut Outcome) -> Then {
        let Answer::Members(article, members) = answer else { return Then::Nothing };
        if *article != self.article {
            return Then::Nothing;
        }
        self.members = Some(members.clone());
        let chosen = members.iter().position(|member| member.headline.id == self.article);
        Then::Choose(chosen.unwrap_or(0))
    }

    fn update(&mut self, event: PanelEvent, at: &At<'_>, out: &mut Outcome) -> Then {
        let chosen = self.members().get(at.chosen).filter(|_| self.choices(at) > 0);
        match (event, chosen) {
            (PanelEvent::Open, Some(member)) => {
                article::open(member.headline.id, member.headline.read, at.outside.environment, out);
                Then::CloseAll
            }
            (PanelEvent::Split, Some(member)) => {
                let id = member.headline.id;
                out.mark(Mark::Apart(vec![id], true));
                let key = at.outside.environment.key_of(at.outside.focus.screen(), Command::Undo);
                out.tell(at.outside.environment, "story-split", &[("key", key.into())]);
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
