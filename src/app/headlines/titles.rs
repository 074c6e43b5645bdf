use std::collections::HashMap;

use crate::model::{ArticleId, Headline, TranslatedTitle};

/// Headlines of which it is remembered whether they are translated.
const MOST_KNOWN: usize = 5_000;

/// What came of the translation of headlines.
#[derive(Clone, Debug, Default)]
pub struct Titles {
    known: HashMap<ArticleId, TranslatedTitle>,
}

impl Titles {
    /// The translation of a headline, if there is one.
    #[must_use]
    pub fn of(&self, row: &Headline) -> Option<&str> {
        self.known(row)?.translation.as_deref()
    }

    /// What is known of a headline as it is now.
    fn known(&self, row: &Headline) -> Option<&TranslatedTitle> {
        self.known.get(&row.id).filter(|title| title.original == row.title)
    }

    /// Those of some rows of which nothing is known, when one of the first `screen` of them was not wished for already; else
    /// none.
    pub(super) fn lacking(&self, rows: &[Headline], screen: usize, wished: &[Headline]) -> Vec<Headline> {
        let lacks = |row: &&Headline| self.known(row).is_none();
        let mut seen = rows.iter().take(screen).filter(lacks);
        if seen.all(|row| wished.iter().any(|one| (one.id, &one.title) == (row.id, &row.title))) {
            return Vec::new();
        }
        rows.iter().filter(lacks).cloned().collect()
    }

    pub(super) fn take(&mut self, titles: Vec<TranslatedTitle>) {
        if self.known.len() + titles.len() > MOST_KNOWN {
            self.known.clear();
        }
        self.known.extend(titles.into_iter().map(|title| (title.id, title)));
    }
}
