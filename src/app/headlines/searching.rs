use super::list::List;
use crate::model::{Query, QueryError};

/// A search in the list.
#[derive(Clone, Debug, Default)]
pub struct Searching {
    /// What was typed.
    pub text: String,
    /// Whether keys are letters of it.
    pub typing: bool,
    /// Why it is no search, and where.
    pub error: Option<QueryError>,
    /// What was found, when the answer has come: how many, and how many articles search does not know yet.
    pub found: Option<(String, usize)>,
    /// Whether the hits in the list are still those of other words.
    pub(super) renewed: bool,
    /// The list to go back to.
    pub(super) before: List,
    /// Hits that were asked for.
    pub(super) asked: usize,
}

impl Searching {
    pub(super) fn parse(&self) -> Result<Query, QueryError> {
        if self.typing { Query::parse_typed(&self.text) } else { Query::parse(&self.text) }
    }
}
