use jiff::Timestamp;

use super::Query;

/// What the user's files say of articles beside the feeds they come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// Sections made of queries.
    pub smart: Vec<SmartSection>,
    /// What is done with articles that arrive.
    pub filters: Vec<Filter>,
}

impl Rules {
    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.smart.is_empty() && self.filters.is_empty()
    }
}

/// A section that shows what a query finds, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SmartSection {
    /// Its name.
    pub name: String,
    /// What stands in it.
    pub query: Query,
    /// The query as it was written.
    pub text: String,
    /// How many sections of feeds stand before it.
    pub place: usize,
}

/// What is done with an article that arrives and is found by a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Which articles.
    pub query: Query,
    /// Hide it from every list.
    pub mute: bool,
    /// Star it.
    pub star: bool,
    /// Mark it as read.
    pub read: bool,
    /// Give it this tag.
    pub tag: Option<String>,
    /// From when on nothing is done any more.
    pub until: Option<Timestamp>,
}
