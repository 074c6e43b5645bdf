use crate::model::{ArticleId, Role};
use crate::words::Words;

/// What the reader is asked in the status line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The address of a feed, or of a page that names one.
    Address,
    /// A title for the feed of an id.
    Title(String),
    /// The name of a section for the feed of an id.
    Section(String),
    /// A value for an option.
    Option(&'static str),
    /// The name of a credit of an article, which has this role and name.
    CreditName(ArticleId, Role, String),
    /// How old articles must be that are marked as read.
    Age,
    /// Whether these articles are to be marked as read.
    MarkRead(Vec<ArticleId>),
}

/// An answer that is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    /// For what.
    pub what: Asked,
    /// What was typed.
    pub text: String,
}

impl Asking {
    /// The question that is shown before the typed text.
    #[must_use]
    pub fn question(&self, words: &Words) -> String {
        words.say(match &self.what {
            Asked::Address => "ask-address",
            Asked::Title(_) => "ask-title",
            Asked::Section(_) => "ask-section",
            Asked::Option(_) => "ask-option",
            Asked::CreditName(..) => "ask-credit-name",
            Asked::Age => "ask-age",
            Asked::MarkRead(ids) => return words.tell("ask-mark-read", &[("count", ids.len().into())]),
        })
    }

    /// Whether a single key is the answer.
    pub(super) fn is_confirmed(&self) -> bool {
        match self.what {
            Asked::MarkRead(_) => true,
            Asked::Address
            | Asked::Title(_)
            | Asked::Section(_)
            | Asked::Option(_)
            | Asked::CreditName(..)
            | Asked::Age => false,
        }
    }
}
