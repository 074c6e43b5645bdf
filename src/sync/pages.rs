use std::collections::HashSet;

use super::error::WireError;
use crate::model::ItemId;

/// Ids of one list that are ever taken.
const MOST_IDS: usize = 2_000_000;
/// A mark for the next page that is a number below this is a place in the list, which moves while states change; above it is
/// an id.
const LARGEST_PLACE: u64 = 100_000_000;

/// A page of a list of ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IdPage {
    /// The ids.
    pub ids: Vec<ItemId>,
    /// The mark for the next page; none on the last.
    pub next: Option<String>,
    /// How many ids the list has, where the server says so.
    pub total: Option<usize>,
}

/// The pages of a list on their way: it counts only when the last came.
#[derive(Debug, Default)]
pub struct Pages {
    ids: Vec<ItemId>,
    marks: HashSet<String>,
    by_place: bool,
    count: usize,
}

impl Pages {
    /// Takes the next page; answers the mark of the one after it, none when this is the last.
    ///
    /// # Errors
    /// When the list cannot be whole: a mark came twice, a page is empty though another follows, there is no end.
    pub fn take(&mut self, page: IdPage) -> Result<Option<String>, WireError> {
        self.count += 1;
        let empty = page.ids.is_empty();
        self.ids.extend(page.ids);
        if self.ids.len() > MOST_IDS {
            return Err(WireError::TooManyArticles(MOST_IDS));
        }
        let Some(mark) = page.next else {
            return match page.total {
                Some(said) if said != self.ids.len() => Err(WireError::Count { said, given: self.ids.len() }),
                _ => Ok(None),
            };
        };
        if empty {
            return Err(WireError::EmptyPage);
        }
        self.by_place |= mark.parse::<u64>().is_ok_and(|place| place < LARGEST_PLACE);
        if !self.marks.insert(mark.clone()) {
            return Err(WireError::SamePage);
        }
        Ok(Some(mark))
    }

    /// Whether it may have missed some: its pages are counted by places, which move when somebody changes a state meanwhile.
    /// Then it counts when it is read twice and is the same.
    #[must_use]
    pub fn is_shaky(&self) -> bool {
        self.by_place && self.count > 1
    }

    /// The ids of all pages, each once.
    #[must_use]
    pub fn whole(self) -> Vec<ItemId> {
        let mut ids = self.ids;
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

#[cfg(test)]
mod tests {
    use super::{IdPage, Pages};
    use crate::model::ItemId;
    use crate::sync::WireError;

    fn page(ids: &[i64], next: Option<&str>) -> IdPage {
        IdPage { ids: ids.iter().copied().map(ItemId::Number).collect(), next: next.map(str::to_owned), total: None }
    }

    #[test]
    fn a_list_is_whole_with_its_last_page() {
        let mut pages = Pages::default();
        assert_eq!(pages.take(page(&[3, 2], Some("1729772400123456"))), Ok(Some("1729772400123456".to_owned())));
        assert_eq!(pages.take(page(&[2, 1], None)), Ok(None));
        assert!(!pages.is_shaky(), "marks are ids");
        assert_eq!(pages.whole(), [1, 2, 3].map(ItemId::Number));
    }

    #[test]
    fn a_mark_that_comes_twice_or_an_empty_page_before_the_end_is_no_list() {
        let mut pages = Pages::default();
        pages.take(page(&[1], Some("a"))).unwrap();
        assert_eq!(pages.take(page(&[2], Some("a"))), Err(WireError::SamePage));
        let mut pages = Pages::default();
        assert_eq!(pages.take(page(&[], Some("a"))), Err(WireError::EmptyPage));
        assert_eq!(Pages::default().take(page(&[], None)), Ok(None), "an empty list is a list");
    }

    #[test]
    fn half_a_list_is_no_list() {
        let mut pages = Pages::default();
        let half = IdPage { total: Some(3), ..page(&[1, 2], None) };
        assert_eq!(pages.take(half), Err(WireError::Count { said: 3, given: 2 }));
    }

    #[test]
    fn places_in_a_list_that_moves_want_a_second_reading() {
        let mut pages = Pages::default();
        pages.take(page(&[1], Some("10000"))).unwrap();
        pages.take(page(&[2], None)).unwrap();
        assert!(pages.is_shaky());
    }
}
