use super::overlay::column;
use super::{App, Command, Effect, Focus, List, Overlay, OverlayLine, Reading, Screen, Searching};
use crate::model::{Credit, Role, Whose};
use crate::text;
use crate::words::Words;

/// The articles of one person in place of a section, and what was on the screen before.
#[derive(Clone, Debug)]
pub struct PersonList {
    /// The name as it was chosen.
    pub name: String,
    whom: Whom,
    before: Box<Before>,
}

/// Who is meant by the name of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whom(pub(super) Whose);

#[derive(Clone, Debug)]
struct Before {
    list: List,
    reading: Option<Reading>,
    focus: Focus,
    person: Option<PersonList>,
    searching: Option<Searching>,
}

impl PersonList {
    pub(super) fn whose(&self) -> Whose {
        self.whom.0.clone()
    }
}

impl App {
    /// The credits of the article that is shown, in the order of the panel: those of people first.
    fn panel(&self) -> Vec<&Credit> {
        let Some(reading) = &self.reading else { return Vec::new() };
        let mut credits: Vec<&Credit> = reading.opened.article.credits.iter().collect();
        credits.sort_by_key(|credit| !is_person(credit));
        credits
    }

    /// Opens the panel of all credits, when an article is shown.
    pub(super) fn show_credits(&mut self) -> Vec<Effect> {
        if self.reading.is_none() || !self.shows_article() {
            self.say("open-article-first");
            return Vec::new();
        }
        self.show(Overlay::Credits)
    }

    /// How many of the panel can be chosen.
    pub(super) fn people_of_article(&self) -> usize {
        self.panel().iter().filter(|credit| is_person(credit)).count()
    }

    /// Opens everything that the chosen person made.
    pub(super) fn open_person(&mut self) -> Vec<Effect> {
        let chosen = self.panel().get(self.chosen).filter(|credit| is_person(credit)).map(|credit| credit.name.clone());
        let article = self.reading.as_ref().map(|reading| reading.opened.article.headline.id);
        let (Some(name), Some(article)) = (chosen, article) else { return Vec::new() };
        self.go_to_person(name.clone(), Whom(Whose::Credited(article, name)))
    }

    /// Shows the articles of a person in place of the list.
    pub(super) fn go_to_person(&mut self, name: String, whom: Whom) -> Vec<Effect> {
        self.close_panels();
        let before = Before {
            list: std::mem::take(&mut self.list),
            reading: self.reading.take(),
            focus: self.focus,
            person: self.person.take(),
            searching: self.searching.take(),
        };
        self.person = Some(PersonList { name, whom, before: Box::new(before) });
        self.focus = Focus::List;
        self.list.whole = true;
        self.load_top()
    }

    /// Goes back from a person's articles to what was on the screen before; nothing when there is no such list.
    pub(super) fn leave_person(&mut self) -> Option<Vec<Effect>> {
        let person = self.person.take()?;
        let before = *person.before;
        self.list = before.list;
        self.reading = before.reading;
        self.focus = before.focus;
        self.person = before.person;
        self.searching = before.searching;
        // Answers that are on their way are for the list that was left; what was read there is read here too.
        self.article_ticket += 1;
        self.resize_again();
        Some(self.load_again())
    }

    /// The lines of the panel.
    pub(super) fn credit_lines(&self) -> Vec<OverlayLine> {
        let width = usize::from(self.overlay_width().saturating_sub(6));
        let order = |text: &str| self.ordered(text);
        let credits = self.panel();
        let mut lines: Vec<OverlayLine> = credits
            .iter()
            .enumerate()
            .map(|(at, credit)| {
                let role = column(&order(&self.words.role(credit.role.as_str())), 22);
                let what = text::fit(&order(&what(self.words, credit)), width.saturating_sub(22));
                if at == self.chosen && is_person(credit) {
                    OverlayLine::Chosen(role, what)
                } else {
                    OverlayLine::Named(role, what)
                }
            })
            .collect();
        if lines.is_empty() {
            lines.push(OverlayLine::Plain(self.words.say("nobody-named")));
        } else if credits.iter().any(|credit| is_person(credit)) {
            lines.push(OverlayLine::Plain(String::new()));
            let key = self.keys.first(Screen::Panel, Command::Open);
            lines.push(OverlayLine::Plain(self.words.tell("choose-person", &[("key", key.into())])));
        }
        lines
    }
}

fn is_person(credit: &Credit) -> bool {
    credit.role.is_personal() && !credit.name.is_empty()
}

/// `Marta Quell · Kyiv · BBC News · from Romanian`
fn what(words: &Words, credit: &Credit) -> String {
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
