use std::collections::{HashMap, HashSet};

use super::list::List;
use crate::app::Question;
use crate::app::outcome::Outcome;
use crate::model::{ArticleId, RowStory};

/// The stories of the rows that are there.
#[derive(Clone, Debug, Default)]
pub(super) struct Stories {
    known: HashMap<ArticleId, RowStory>,
    /// Articles whose stories were asked for since the cache changed.
    asked: HashSet<ArticleId>,
}

impl Stories {
    /// Asks for the stories of all rows at once, where those of some are not known.
    pub(super) fn ask(&mut self, list: &List, out: &mut Outcome) {
        let lacks = |id: &ArticleId| !self.asked.contains(id);
        let wanted: Vec<ArticleId> = list.rows.iter().map(|row| row.id).filter(lacks).collect();
        if !wanted.is_empty() {
            self.asked.extend(&wanted);
            out.effect(Question::Stories(wanted));
        }
    }

    /// Asks again when rows are shown the next time: the cache changed. What is known stays until the answer comes.
    pub(super) fn forget(&mut self) {
        self.asked.clear();
    }

    pub(super) fn take(&mut self, found: Vec<(ArticleId, RowStory)>) {
        self.known.extend(found);
    }

    pub(super) fn of(&self, id: ArticleId) -> Option<&RowStory> {
        self.known.get(&id)
    }
}
