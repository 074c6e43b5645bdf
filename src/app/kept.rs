use super::{App, Effect, Focus};
use crate::model::{ArticleId, Mark};

/// Where the reading of an article stands.
pub(super) struct ReadingPlace {
    id: ArticleId,
    at: u64,
    kept: u64,
    focus: Focus,
}

impl App {
    pub(super) fn reading_place(&self) -> Option<ReadingPlace> {
        let reading = self.reading.as_ref()?;
        let id = reading.opened.article.headline.id;
        Some(ReadingPlace { id, at: reading.place(), kept: reading.kept, focus: self.focus })
    }

    /// Has the place of an article kept when it is left, when the program may end, and once a minute.
    pub(super) fn keep_place(&mut self, before: &ReadingPlace, at_once: bool, effects: &mut Vec<Effect>) {
        let same = self.reading_place().filter(|now| now.id == before.id);
        let left = same.as_ref().is_none_or(|now| now.focus != before.focus);
        if !left && !at_once {
            return;
        }
        if before.at != before.kept {
            effects.insert(0, Effect::Mark(Mark::Place(before.id, before.at)));
        }
        if left && before.focus == Focus::Article && self.settings.mark_read == "leave" {
            effects.extend(self.mark_read_if_not(before.id));
        }
        if let (Some(_), Some(reading)) = (same, &mut self.reading) {
            reading.kept = before.at;
        }
    }
}
