use super::row::{PanelCell, PanelRow, RowLook};
use super::view::{At, Kept, PanelEvent, RowUse, Then, View};
use crate::app::outcome::{Opening, Outcome, PersonShown, Request, ToHeadlines, ToReader};
use crate::app::{Answer, Command, CreditEdit, Environment, Focus, Question, Screen, Ticket, Write};
use crate::config::{FeedsChange, MarkRead};
use crate::model::{ArticleId, Correction, Language, PersonPage, Whose, Work, newsroom_name};
use crate::text;

/// Columns of the age of an article.
const AGES: usize = 13;

/// A person: newsrooms, languages, roles and the newest work.
#[derive(Clone, Debug)]
pub struct Profile {
    whose: Whose,
    ticket: Ticket,
    page: Known,
}

/// What is known of a person.
#[derive(Clone, Debug)]
enum Known {
    /// The answer is on its way.
    Awaited,
    /// Nobody is known by that.
    Nobody,
    /// What the cache knows.
    Page(Box<PersonPage>),
}

/// A row that can be chosen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice<'a> {
    /// Every article.
    Everything,
    /// A section of every article.
    Follow,
    /// A spelling that was joined, with its newsroom.
    Joined(&'a str, &'a str),
    /// An article.
    Work(ArticleId),
    /// The original of a translation, which is in the cache.
    Original(ArticleId),
}

impl Profile {
    pub(super) fn new(whose: Whose) -> Self {
        Self { whose, ticket: 0, page: Known::Awaited }
    }

    fn page(&self) -> Option<&PersonPage> {
        match &self.page {
            Known::Page(page) => Some(page),
            Known::Awaited | Known::Nobody => None,
        }
    }

    fn choice_list(&self) -> Vec<Choice<'_>> {
        let Some(page) = self.page() else { return Vec::new() };
        let mut choices = vec![Choice::Everything, Choice::Follow];
        choices.extend(page.joined.iter().map(|(name, newsroom, _)| Choice::Joined(name, newsroom)));
        for work in &page.works {
            choices.push(Choice::Work(work.headline.id));
            let original = work.original.as_ref().and_then(|original| original.article);
            choices.extend(original.map(Choice::Original));
        }
        choices
    }

    fn ask(&mut self, out: &mut Outcome) {
        self.ticket += 1;
        out.effect(Question::PersonPage { ticket: self.ticket, whose: self.whose.clone() });
    }

    fn open_choice(&self, choice: Choice<'_>, at: &At<'_>, out: &mut Outcome) -> Then {
        let Some(page) = self.page() else { return Then::Nothing };
        let name = page.person.name.clone();
        match choice {
            Choice::Everything => {
                out.request(ToHeadlines::Person(PersonShown { name, whose: self.whose.clone(), article: None }));
                Then::CloseAll
            }
            Choice::Work(id) => {
                let shown = PersonShown { name, whose: self.whose.clone(), article: Some(id) };
                out.request(ToHeadlines::Person(shown));
                Then::CloseAll
            }
            Choice::Original(id) => {
                out.request(ToReader::OpenArticle(id));
                out.request(Request::Focus(Focus::Article));
                if at.outside.environment.settings().mark_read == MarkRead::Open {
                    out.request(ToHeadlines::MarkRead(id, true));
                }
                Then::CloseAll
            }
            Choice::Follow => {
                let asked = name.replace('"', " ");
                let query = format!("by:\"{asked}\" OR tr:\"{asked}\"");
                out.effect(Write::Feeds(FeedsChange::Follow(name, query)));
                Then::Stay
            }
            Choice::Joined(name, newsroom) => {
                let whose = Whose::Person(name.to_owned(), newsroom.to_owned());
                out.effect(Write::Correct(Correction::Part(whose)));
                Then::Stay
            }
        }
    }

    /// What the cache knows of the person, a line a fact.
    fn facts(page: &PersonPage, environment: &Environment) -> Vec<String> {
        let words = environment.words();
        let counted = |named: Vec<(String, u64)>| -> String {
            named.iter().map(|(name, count)| format!("{} {count}", newsroom_name(name))).collect::<Vec<_>>().join(", ")
        };
        let of = |languages: &[(Language, u64)]| {
            let named = |(tag, count): &(Language, u64)| (words.language(tag.as_str()), *count);
            counted(languages.iter().map(named).collect())
        };
        let roles = page.person.roles.iter().map(|(role, count)| (words.role(role.as_str()), *count));
        let shown = [
            ("person-roles", counted(roles.collect())),
            ("person-newsrooms", counted(page.newsrooms.clone())),
            ("person-languages", of(&page.languages)),
            ("person-sources", of(&page.sources)),
        ];
        let shown = shown.into_iter().filter(|(_, what)| !what.is_empty());
        shown.map(|(id, what)| words.tell(id, &[("what", what.into())])).collect()
    }

    fn work_rows(work: &Work, chosen: Option<Choice<'_>>, at: &At<'_>) -> Vec<PanelRow> {
        let environment = at.outside.environment;
        let words = environment.words();
        let width = at.outside.width_within().saturating_sub(AGES);
        let headline = &work.headline;
        let age = environment.now().as_second() - headline.date.as_second();
        let age = words.ago(age).unwrap_or_else(|| environment.date_short(headline.date));
        let roles: Vec<String> = work.roles.iter().map(|role| words.role(role.as_str())).collect();
        let about = format!("{} · {}", roles.join(", "), headline.source);
        let cells = |first: &str, cell: PanelCell| vec![PanelCell::column(text::fit(first, AGES - 2), AGES), cell];
        let title = PanelCell::line_of(&headline.title, text::fit(&headline.title, width));
        let mut rows = vec![
            PanelRow::of(cells(&age, title), chosen == Some(Choice::Work(headline.id))),
            PanelRow::text(RowLook::Plain, AGES, text::fit(&about, width)),
        ];
        if let Some(original) = &work.original {
            let language = original.language.as_ref().map(|language| words.language(language.as_str()));
            let title = original.title.as_deref().filter(|title| !title.is_empty()).unwrap_or(&original.url);
            let named = match language {
                Some(language) => words.tell("original-in", &[("language", language.into())]),
                None => words.say("original"),
            };
            let shown = format!("{named}: {title}");
            rows.push(match original.article {
                Some(id) => PanelRow::of(
                    cells("", PanelCell::new(text::fit(&shown, width))),
                    chosen == Some(Choice::Original(id)),
                ),
                None => PanelRow::text(RowLook::Plain, AGES, text::fit(&shown, width)),
            });
        }
        rows
    }

    fn page_rows(&self, page: &PersonPage, at: &At<'_>) -> Vec<PanelRow> {
        let environment = at.outside.environment;
        let words = environment.words();
        let width = at.outside.width_within();
        let chosen = self.choice_list().get(at.chosen).copied();
        let option = |text: String, choice: Choice<'_>| {
            PanelRow::of(vec![PanelCell::new(text::fit(&text, width))], chosen == Some(choice))
        };
        let mut rows = vec![PanelRow::text(RowLook::Heading, 0, &page.person.name)];
        for fact in Self::facts(page, environment) {
            rows.extend(text::wrap(&fact, width).into_iter().map(PanelRow::plain));
        }
        rows.push(PanelRow::plain(""));
        let count = ("count", page.person.articles.into());
        rows.push(option(words.tell("person-everything", &[count]), Choice::Everything));
        rows.push(option(words.say("person-follow"), Choice::Follow));
        for (name, newsroom, count) in &page.joined {
            let parts = [("name", name.as_str().into()), ("newsroom", newsroom_name(newsroom).into())];
            let shown = format!("{} · {count}", words.tell("person-joined", &parts));
            rows.push(option(shown, Choice::Joined(name, newsroom)));
        }
        rows.push(PanelRow::plain(""));
        rows.push(PanelRow::text(RowLook::Heading, 0, words.say("person-works")));
        rows.extend(page.works.iter().flat_map(|work| Self::work_rows(work, chosen, at)));
        let keys = [("join", Command::Join), ("split", Command::Split), ("undo", Command::Undo)];
        let keys = keys.map(|(part, command)| (part, environment.key_of(Screen::Panel, command).into()));
        rows.push(PanelRow::plain(""));
        rows.extend(PanelRow::pieces(&words.tell("person-keys", &keys), width));
        rows
    }
}

impl View for Profile {
    fn title(&self) -> &'static str {
        "panel-person"
    }

    fn rows(&self, from: usize, most: usize, at: &At<'_>) -> Vec<PanelRow> {
        let rows = match &self.page {
            Known::Awaited => vec![PanelRow::plain("…")],
            Known::Nobody => vec![PanelRow::plain(at.outside.environment.words().say("nobody-found"))],
            Known::Page(page) => self.page_rows(page, at),
        };
        rows.into_iter().skip(from).take(most).collect()
    }

    fn choices(&self, _: &At<'_>) -> usize {
        self.choice_list().len()
    }

    fn open(&mut self, _: Screen, kept: &Kept, out: &mut Outcome) {
        self.ticket = kept.ticket();
        self.ask(out);
    }

    fn look_again(&mut self, out: &mut Outcome) {
        self.ask(out);
    }

    fn take(&mut self, answer: &Answer, at: &At<'_>, _: &mut Outcome) -> Then {
        let Answer::PersonPage { ticket, page } = answer else { return Then::Nothing };
        if *ticket != self.ticket {
            return Then::Nothing;
        }
        // The person stays the same one when the credit goes by which the page was opened.
        if let Some(page) = page.as_deref() {
            self.whose = Whose::Person(page.person.name.clone(), page.person.newsroom.clone());
        }
        self.page = page.clone().map_or(Known::Nobody, Known::Page);
        Then::Choose(at.chosen)
    }

    fn update(&mut self, event: PanelEvent, at: &At<'_>, out: &mut Outcome) -> Then {
        match (event, self.choice_list().get(at.chosen).copied()) {
            (PanelEvent::Open, Some(Choice::Joined(..))) => Then::Stay,
            (PanelEvent::Open, Some(choice)) | (PanelEvent::Split, Some(choice @ Choice::Joined(..))) => {
                self.open_choice(choice, at, out)
            }
            (PanelEvent::Credit(CreditEdit::Join), Some(_)) => {
                if let Some(page) = self.page() {
                    let whose = Whose::Person(page.person.name.clone(), page.person.newsroom.clone());
                    out.request(Request::PanelOver(Opening::Same(page.person.name.clone(), whose)));
                }
                Then::Stay
            }
            (event, _) => event.otherwise(RowUse::Chosen),
        }
    }
}
