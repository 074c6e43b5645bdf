use super::picture_state::Asked;
use super::state::Reader;
use crate::app::outcome::{Context, Outcome};
use crate::app::{Focus, Job};
use crate::model::Message;
use crate::text::Placed;
use crate::words::Words;

/// Pictures of one article that are shown; the others keep their caption.
const MAX_PICTURES: usize = 24;
/// Addresses of pictures that could not be fetched, remembered so that they are not asked for again.
const MOST_FAILED: usize = 1_000;

impl Reader {
    /// Pixels of a cell, where pictures are shown now.
    pub(super) fn picture_cell(&self, context: &Context<'_>) -> Option<(u16, u16)> {
        context.environment.picture_cell().filter(|_| !self.pictures.off)
    }

    /// Turns pictures off or on again.
    pub(in crate::app) fn toggle_pictures(&mut self, context: &Context<'_>, out: &mut Outcome) {
        if context.environment.picture_cell().is_none() {
            return out.say(context.environment, "no-pictures");
        }
        self.pictures.off = !self.pictures.off;
        out.say(context.environment, if self.pictures.off { "pictures-off" } else { "pictures-on" });
        // What could not be fetched is tried again.
        self.pictures.failed.clear();
        if !self.pictures.off {
            self.pictures.asked = None;
        }
        if let Some(reading) = &mut self.reading {
            reading.rooms.forgive();
            reading.unset();
        }
        self.lay_out(context, out);
    }

    /// Asks for the pictures of the article that is shown, when others are wanted than were asked for: from the cache
    /// alone while the headlines have the focus.
    pub(super) fn ask_for_pictures(&mut self, context: &Context<'_>, out: &mut Outcome) {
        let Some(reading) = self.reading.as_ref().filter(|_| context.shows_article()) else { return };
        let placed = &reading.article_layout().body.pictures;
        let article = reading.id();
        if placed.is_empty() {
            // Pictures of another article that are being prepared are dropped.
            if self.pictures.asked.take().is_some() {
                out.effect(Job::Pictures { article, wanted: Vec::new(), fetch: false });
            }
            return;
        }
        let fetch = context.focus == Focus::Article && !context.environment.offline();
        let same = |asked: &Asked| {
            asked.article == article && asked.fetch >= fetch && placed.iter().take(MAX_PICTURES).eq(asked.wanted.iter())
        };
        if self.pictures.asked.as_ref().is_some_and(same) {
            return;
        }
        let wanted: Vec<Placed> = placed.iter().take(MAX_PICTURES).cloned().collect();
        self.pictures.asked = Some(Asked { article, wanted: wanted.clone(), fetch });
        out.effect(Job::Pictures { article, wanted, fetch });
    }

    /// Asks for the pictures again: the terminal was given back and has none any more.
    pub(in crate::app) fn forget_pictures(&mut self) {
        self.pictures.asked = None;
    }

    /// Takes in that a picture can be drawn, or why it could not be fetched.
    pub(in crate::app) fn take_picture(&mut self, src: String, answer: Result<(), Message>) {
        if let Err(reason) = answer {
            if self.pictures.failed.len() >= MOST_FAILED {
                self.pictures.failed.clear();
            }
            self.pictures.failed.insert(src, reason);
        }
    }

    /// The text in the first row of a picture that is not drawn.
    #[must_use]
    pub fn in_place_of(&self, src: &str, words: &Words) -> String {
        self.pictures.failed.get(src).map_or_else(|| "…".to_owned(), |reason| words.message(reason))
    }
}
