use crate::model::ArticleId;

/// Articles that are remembered at most.
const MAX_VISITED: usize = 500;

/// What was read since the start, in its order, and where in it the reader is.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    read: Vec<ArticleId>,
    at: usize,
}

impl History {
    /// Goes on with an article; what was gone back from is forgotten.
    pub(super) fn push(&mut self, id: ArticleId) {
        if self.read.get(self.at) == Some(&id) {
            return;
        }
        self.read.truncate(self.at + 1);
        self.read.push(id);
        let over = self.read.len().saturating_sub(MAX_VISITED);
        self.read.drain(..over);
        self.at = self.read.len() - 1;
    }

    /// The article read before or after another; `here` is the one that is shown.
    pub(super) fn step(&mut self, forward: bool, here: Option<ArticleId>) -> Option<ArticleId> {
        let shows = here.is_some() && self.read.get(self.at).copied() == here;
        let at = match (forward, shows) {
            (true, _) => self.at.checked_add(1),
            (false, true) => self.at.checked_sub(1),
            // The last article that was read comes after one that is only shown beside the list.
            (false, false) => Some(self.at),
        }?;
        let id = self.read.get(at).copied()?;
        self.at = at;
        Some(id)
    }
}
