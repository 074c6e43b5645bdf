use super::row::PanelRow;
use super::view::{At, PanelEvent, RowUse, Then, View};
use crate::app::outcome::Outcome;
use crate::app::{Candidate, Write};
use crate::text;

/// The feeds that a page names.
#[derive(Clone, Debug)]
pub struct FeedCandidates {
    candidates: Vec<Candidate>,
}

impl FeedCandidates {
    pub(super) fn new(candidates: Vec<Candidate>) -> Self {
        Self { candidates }
    }
}

impl View for FeedCandidates {
    fn title(&self) -> &'static str {
        "panel-found"
    }

    fn rows(&self, from: usize, most: usize, at: &At<'_>) -> Vec<PanelRow> {
        let environment = at.outside.environment;
        let width = at.outside.width_within();
        let rows = self.candidates.iter().enumerate().skip(from).take(most).map(|(number, feed)| {
            let place = feed.account.as_ref().map(|account| format!("  → {account}")).unwrap_or_default();
            let name = format!("{}{place}  {}", environment.ordered(&feed.title), feed.url);
            PanelRow::pair(text::fit(&name, width), 0, "", number == at.chosen)
        });
        rows.collect()
    }

    fn choices(&self, _: &At<'_>) -> usize {
        self.candidates.len()
    }

    fn is_choice(&self) -> bool {
        true
    }

    fn update(&mut self, event: PanelEvent, at: &At<'_>, out: &mut Outcome) -> Then {
        if event != PanelEvent::Open {
            return event.otherwise(RowUse::Chosen);
        }
        if let Some(feed) = self.candidates.get(at.chosen) {
            out.effect(Write::AddFound(feed.number));
        }
        Then::Close
    }
}
