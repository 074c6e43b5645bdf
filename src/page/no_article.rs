use crate::model::{Message, ToMessage};

/// Why the text of a page is not taken, as the end of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoArticle {
    /// It is a list of stories.
    #[error("the address leads to a list of articles")]
    Front,
    /// It is a gallery of pictures.
    #[error("the page is a gallery of pictures")]
    Gallery,
    /// It is for subscribers.
    #[error("the page is for subscribers")]
    Paywalled,
    /// It asks for consent.
    #[error("the page asks for consent first")]
    Consent,
    /// It tells of a failure.
    #[error("the page says that something went wrong")]
    Error,
    /// It has no text.
    #[error("the page has no text")]
    Empty,
    /// It has text, and no article was found in it.
    #[error("no article was found in the page")]
    NotFound,
}

impl ToMessage for NoArticle {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::Front => "page-front",
            Self::Gallery => "page-gallery",
            Self::Paywalled => "page-paywalled",
            Self::Consent => "page-consent",
            Self::Error => "page-error",
            Self::Empty => "page-empty",
            Self::NotFound => "page-not-found",
        })
    }
}
