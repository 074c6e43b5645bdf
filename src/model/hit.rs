use super::{Headline, Message, ToMessage};

/// What a search found: a part of it, and what is to be said of the whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// The part that was asked for, the best first.
    pub hits: Vec<Hit>,
    /// Articles that were found and ranked.
    pub total: usize,
    /// Whether there are more, older ones, that were not ranked.
    pub more: bool,
    /// Articles that search does not know yet, as far as they were counted.
    pub unindexed: usize,
    /// Why nothing is like an article whose likes were searched for; none where something was found.
    pub nothing_like: Option<NothingLike>,
}

/// Why a search for what is like an article found nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NothingLike {
    /// There is no model that computes embeddings.
    NoModel,
    /// The model has not read the article yet.
    NotRead,
    /// The model did not learn the language of the article, and there is no translation of it.
    NotLearned,
    /// Nothing that the model has read means about the same.
    NoneClose,
}

impl ToMessage for NothingLike {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::NoModel => "like-no-model",
            Self::NotRead => "like-not-read",
            Self::NotLearned => "like-not-learned",
            Self::NoneClose => "like-none",
        })
    }
}

/// An article that a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its row.
    pub headline: Headline,
    /// Text round the words that were found, in runs, each with whether it is one of those words.
    pub snippet: Vec<(String, bool)>,
    /// Whether it was found by what it means and not by its words.
    pub by_meaning: bool,
}

impl Search {
    /// How many were found, in words: `37`, `10,000+`.
    #[must_use]
    pub fn count(&self) -> String {
        let mut out = grouped(self.total);
        if self.more {
            out.push('+');
        }
        out
    }
}

/// A number with a comma between each three digits.
#[must_use]
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
