use std::collections::HashSet;

use crate::model::ArticleId;

/// Pages that were answered, remembered so that they are not wished for again.
const MOST_ANSWERED: usize = 5_000;

/// Which pages were wished for.
#[derive(Clone, Debug, Default)]
pub(super) struct Wishes {
    pub(super) last: Vec<ArticleId>,
    answered: HashSet<ArticleId>,
}

impl Wishes {
    pub(super) fn answered(&mut self, id: ArticleId) {
        if self.answered.len() >= MOST_ANSWERED {
            self.answered.clear();
        }
        self.answered.insert(id);
    }

    pub(super) fn is_answered(&self, id: ArticleId) -> bool {
        self.answered.contains(&id)
    }
}
