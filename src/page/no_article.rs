use crate::model::{Message, ToMessage};

/// The reason why the text of a page is not used, as the end of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoArticle {
    /// A list of stories.
    #[error("the address leads to a list of articles")]
    Front,
    /// A picture gallery.
    #[error("the page is a gallery of pictures")]
    Gallery,
    /// For subscribers only.
    #[error("the page is for subscribers")]
    Paywalled,
    /// A consent wall.
    #[error("the page asks for consent first")]
    Consent,
    /// An error page.
    #[error("the page says that something went wrong")]
    Error,
    /// No text.
    #[error("the page has no text")]
    Empty,
    /// Text without an article.
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
