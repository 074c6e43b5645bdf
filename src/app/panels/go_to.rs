use std::cmp::Reverse;
use std::sync::Arc;

use super::fit::Fit;
use super::row::{PanelCell, PanelRow};
use super::view::{At, Kept, PanelEvent, RowUse, Then, View};
use crate::app::outcome::{FeedShown, Opening, Outcome, Request, ToHeadlines};
use crate::app::{Answer, Command, Place, Question, Screen, Ticket};
use crate::model::{Health, Person, SectionCount, Whose};
use crate::text;

/// Names that are listed at most.
const MAX_NAMES: usize = 200;
/// People that are asked for.
const PEOPLE: usize = 40;
/// Columns of the counts.
const COUNTS: usize = 6;
/// The sections that are always there, with their messages.
const BUILT_IN: [(Place, &str); 4] = [
    (Place::Today, "section-today"),
    (Place::All, "section-all"),
    (Place::Starred, "section-starred"),
    (Place::Later, "section-later"),
];

/// Sections, feeds and people, found by typing a few letters of their names.
#[derive(Clone, Debug, Default)]
pub struct GoTo {
    sections: Vec<SectionCount>,
    feeds: Option<Arc<[Health]>>,
    people: Vec<Person>,
    ticket: Ticket,
    /// What answers to the letters, the best first.
    found: Vec<Destination>,
}

/// Something one can go to.
#[derive(Clone, Debug)]
struct Destination {
    name: String,
    /// The message of what it is.
    kind: &'static str,
    /// Unread articles; of a person all, none where nobody counts.
    count: Option<u64>,
    target: Target,
}

/// What is gone to.
#[derive(Clone, Debug)]
enum Target {
    Place(Place),
    /// A feed by its number.
    Feed(usize),
    Person(Whose),
}

impl GoTo {
    /// Looks for the letters among all names: those that begin with them first, sections before feeds before people.
    fn look(&mut self, at: &At<'_>) {
        let wanted = at.filter.trim().to_lowercase();
        let words = at.outside.environment.words();
        let built_in = BUILT_IN.into_iter().map(|(place, id)| (words.say(id), None, Target::Place(place)));
        let sections = self.sections.iter().map(|section| {
            (section.name.clone(), Some(section.unread), Target::Place(Place::Section(section.name.clone())))
        });
        let feeds = self.feeds.iter().flat_map(|feeds| feeds.iter());
        let feeds = feeds.enumerate();
        let feeds = feeds.map(|(at, feed)| (feed.title.clone(), Some(feed.unread), Target::Feed(at)));
        let people = self.people.iter().map(|person| {
            let whose = Whose::Person(person.name.clone(), person.newsroom.clone());
            (person.name.clone(), Some(person.articles), Target::Person(whose))
        });
        let mut found: Vec<_> = sections
            .chain(built_in)
            .chain(feeds)
            .chain(people)
            .filter_map(|(name, count, target)| {
                let fit = Fit::of(&name.to_lowercase(), &wanted)?;
                let (kind, order) = match &target {
                    Target::Place(_) => ("go-to-section", (0, Reverse(0))),
                    Target::Feed(_) => ("go-to-feed", (1, Reverse(count.unwrap_or(0)))),
                    Target::Person(_) => ("go-to-person", (2, Reverse(count.unwrap_or(0)))),
                };
                Some((fit, order, Destination { name, kind, count, target }))
            })
            .collect();
        found.sort_by_key(|(fit, order, _)| (*fit, *order));
        found.truncate(MAX_NAMES);
        self.found = found.into_iter().map(|(_, _, found)| found).collect();
    }
}

impl View for GoTo {
    fn title(&self) -> &'static str {
        "panel-go-to"
    }

    fn rows(&self, from: usize, most: usize, at: &At<'_>) -> Vec<PanelRow> {
        let environment = at.outside.environment;
        let words = environment.words();
        if self.found.is_empty() {
            let sentence = words.tell("go-to-nothing", &[("text", at.filter.into())]);
            return vec![PanelRow::plain(sentence)].into_iter().skip(from).take(most).collect();
        }
        let row = |(number, found): (usize, &Destination)| {
            let kind = words.say(found.kind);
            let room = at.outside.width_within().saturating_sub(COUNTS + text::width(&kind) + 4);
            let count = found.count.map(|count| count.to_string()).unwrap_or_default();
            let count = PanelCell::at_end(count, COUNTS);
            let name = PanelCell::column(text::fit(&found.name, room), room + 2);
            PanelRow::of(vec![count, PanelCell::gap(2), name, PanelCell::new(kind)], number == at.chosen)
        };
        self.found.iter().enumerate().skip(from).take(most).map(row).collect()
    }

    fn choices(&self, _: &At<'_>) -> usize {
        self.found.len()
    }

    fn chosen_row(&self, at: &At<'_>) -> Option<usize> {
        Some(at.chosen)
    }

    fn prompt(&self) -> Option<char> {
        Some('>')
    }

    fn command(&self) -> Option<Command> {
        Some(Command::GoTo)
    }

    fn open(&mut self, _: Screen, kept: &Kept, out: &mut Outcome) {
        self.ticket = kept.ticket();
        self.feeds.clone_from(&kept.health);
        out.request(ToHeadlines::CountAgain);
        out.effect(Question::Health);
    }

    fn take(&mut self, answer: &Answer, at: &At<'_>, _: &mut Outcome) -> Then {
        match answer {
            Answer::Sections(sections) => self.sections.clone_from(sections),
            Answer::Health(health) => self.feeds = Some(Arc::clone(health)),
            Answer::People { ticket, people } if *ticket == self.ticket => self.people.clone_from(people),
            Answer::People { .. }
            | Answer::Headlines { .. }
            | Answer::Standfirsts(_)
            | Answer::New { .. }
            | Answer::Unread { .. }
            | Answer::Found { .. }
            | Answer::Article { .. }
            | Answer::PersonPage { .. }
            | Answer::OtherVersion { .. }
            | Answer::Changes(_)
            | Answer::Reprints(..)
            | Answer::Unsettled(_)
            | Answer::Stories(_)
            | Answer::Summary(_)
            | Answer::Members(..)
            | Answer::Subscriptions(_) => return Then::Nothing,
        }
        self.look(at);
        Then::Stay
    }

    fn update(&mut self, event: PanelEvent, at: &At<'_>, out: &mut Outcome) -> Then {
        match (event, self.found.get(at.chosen)) {
            (PanelEvent::Shown | PanelEvent::Filtered, _) => {
                self.people.clear();
                let words = at.filter.trim();
                if !words.is_empty() {
                    self.ticket += 1;
                    let words = Some(words.to_owned());
                    out.effect(Question::People { ticket: self.ticket, words, but: None, limit: PEOPLE });
                }
                self.look(at);
                Then::Stay
            }
            (PanelEvent::Open, Some(found)) => {
                out.request(match &found.target {
                    Target::Place(place) => Request::from(ToHeadlines::Place(place.clone())),
                    Target::Feed(at) => {
                        ToHeadlines::Feed(FeedShown::among(self.feeds.as_deref().unwrap_or_default(), *at)).into()
                    }
                    Target::Person(whose) => Request::Panel(Opening::Person(whose.clone())),
                });
                Then::CloseAll
            }
            (event, _) => event.otherwise(RowUse::Chosen),
        }
    }
}
