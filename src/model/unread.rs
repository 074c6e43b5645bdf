use jiff::Timestamp;

use super::{ArticleId, Grouping, Part, Query, Selection, Whose};

/// Everything that a list shows, however much of it was loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listing {
    /// Headlines of a selection; its window and its limit do not count.
    Selection(Selection),
    /// What a query finds.
    Search(Query),
    /// The articles of a person.
    Person(Whose),
    /// All articles in the stories of these rows.
    Stories(Vec<ArticleId>),
}

/// The unread articles of a list, as the reader of the news has seen it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Of which list.
    pub listing: Listing,
    /// The newest article that was in the cache when the list was shown: what came later stays unread.
    pub newest: ArticleId,
    /// Only these rows.
    pub part: Part,
    /// Only what is not older.
    pub since: Option<Timestamp>,
}

impl Unread {
    /// Whether it asks for the articles of rows that represent stories; all of a list are all of its articles.
    #[must_use]
    pub fn is_of_rows(&self) -> bool {
        let Listing::Selection(selection) = &self.listing else { return false };
        let some = self.part != Part::All || self.since.is_some();
        selection.grouping != Grouping::Off && selection.language.is_none() && !selection.starred && some
    }

    /// Whether a row was there when the list was shown and is not too old, by its date and number.
    #[must_use]
    pub fn shows(&self, date: Timestamp, id: ArticleId) -> bool {
        id <= self.newest && self.since.is_none_or(|since| date >= since)
    }

    /// Whether a row is meant, by its date and number, in a list that is ordered by dates.
    #[must_use]
    pub fn holds(&self, date: Timestamp, id: ArticleId) -> bool {
        self.shows(date, id)
            && match self.part {
                Part::All => true,
                Part::Above(from, last) => (date, id) >= (from, last),
                Part::Below(from, first) => (date, id) <= (from, first),
            }
    }
}
