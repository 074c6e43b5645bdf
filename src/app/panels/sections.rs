use super::row::PanelRow;
use super::view::{At, PanelEvent, RowUse, Then, View};
use crate::app::outcome::{Outcome, Request};
use crate::app::{Asked, Write};
use crate::config::FeedsChange;
use crate::text;

/// The sections that a feed can be moved to, and a new one.
#[derive(Clone, Debug)]
pub struct Sections {
    /// The id of the feed.
    feed: String,
    sections: Vec<String>,
}

impl Sections {
    pub(super) fn new(feed: String, sections: Vec<String>) -> Self {
        Self { feed, sections }
    }
}

impl View for Sections {
    fn title(&self) -> &'static str {
        "panel-sections"
    }

    fn rows(&self, from: usize, most: usize, at: &At<'_>) -> Vec<PanelRow> {
        let environment = at.outside.environment;
        let width = at.outside.width_within();
        let new = environment.words().say("new-section");
        let names = self.sections.iter().chain([&new]).enumerate().skip(from).take(most);
        let rows = names.map(|(number, name)| PanelRow::pair(text::fit(name, width), 0, "", number == at.chosen));
        rows.collect()
    }

    fn choices(&self, _: &At<'_>) -> usize {
        self.sections.len() + 1
    }

    fn is_choice(&self) -> bool {
        true
    }

    fn update(&mut self, event: PanelEvent, at: &At<'_>, out: &mut Outcome) -> Then {
        if event != PanelEvent::Open {
            return event.otherwise(RowUse::Chosen);
        }
        let feed = self.feed.clone();
        match self.sections.get(at.chosen) {
            Some(section) => out.effect(Write::Feeds(FeedsChange::Move(feed, section.clone()))),
            None => out.request(Request::Ask(Asked::Section(feed), String::new())),
        }
        Then::Close
    }
}
