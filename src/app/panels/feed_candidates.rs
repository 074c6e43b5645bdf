use super::row::{PanelCell, PanelRow};
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
        let width = at.outside.width_within();
        let rows = self.candidates.iter().enumerate().skip(from).take(most).map(|(number, feed)| {
            let mut cells = vec![PanelCell::new(text::fit(&feed.title, width)), PanelCell::gap(2)];
            if let Some(account) = &feed.account {
                cells.extend([PanelCell::new(format!("→ {account}")), PanelCell::gap(2)]);
            }
            cells.push(PanelCell::new(&feed.url));
            PanelRow::of(cells, number == at.chosen)
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
