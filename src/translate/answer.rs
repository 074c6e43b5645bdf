use crate::model::{Message, ToMessage};

/// Why the answer of a service has no text in it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswerFault {
    /// It is a web page.
    #[error("it sent a web page instead of a translation; is its address right?")]
    Page,
    /// It is no JSON.
    #[error("it sent something other than JSON; is its address right?")]
    NotJson,
    /// It is no answer of chat completions.
    #[error("its answer is not a chat completion; is its address right?")]
    NoChat,
    /// The service says itself what is wrong.
    #[error("it says: {0}")]
    Said(String),
    /// There is no translation in it.
    #[error("there is no translation in its answer")]
    NoTranslation,
    /// There is no text in it.
    #[error("its answer has no text")]
    NoText,
    /// It has another number of texts than the question.
    #[error("it got {asked} texts and returned {came}")]
    Count {
        /// Texts of the question.
        asked: usize,
        /// Texts of the answer.
        came: usize,
    },
}

impl ToMessage for AnswerFault {
    fn message(&self) -> Message {
        match self {
            Self::Page => Message::new("answer-page"),
            Self::NotJson => Message::new("answer-not-json"),
            Self::NoChat => Message::new("answer-no-chat"),
            Self::Said(said) => Message::new("answer-said").with("said", said),
            Self::NoTranslation => Message::new("answer-no-translation"),
            Self::NoText => Message::new("answer-no-text"),
            Self::Count { asked, came } => Message::new("answer-count").with("asked", *asked).with("came", *came),
        }
    }
}

impl AnswerFault {
    /// The fault with the service's own message cleaned.
    #[must_use]
    pub fn saying(self, made: impl FnOnce(&str) -> String) -> Self {
        match self {
            Self::Said(said) => Self::Said(made(&said)),
            other => other,
        }
    }
}
