use crate::model::{Message, ToMessage};

/// Why bytes could not be read as a feed.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
pub enum FeedError {
    /// The answer is empty.
    #[error("the answer is empty")]
    Empty,
    /// The answer is a web page.
    #[error("the answer is a web page, not a feed")]
    Page,
    /// The answer is JSON, but not a JSON Feed.
    #[error("this is not a readable feed: it is JSON, but no JSON Feed")]
    Json,
    /// The answer is in no known feed format.
    #[error("this is not a readable feed: it contains no RSS, Atom, RDF or JSON Feed")]
    Nothing,
    /// The parser rejected it, for the given reason.
    #[error("this is not a readable feed: {0}")]
    Unreadable(String),
    /// The parser panicked on it.
    #[error("this is not a readable feed: the parser gave up on it")]
    GaveUp,
}

impl ToMessage for FeedError {
    fn message(&self) -> Message {
        match self {
            Self::Empty => Message::new("feed-empty"),
            Self::Page => Message::new("feed-page"),
            Self::Json => Message::new("feed-json"),
            Self::Nothing => Message::new("feed-nothing"),
            Self::Unreadable(reason) => Message::new("feed-unreadable").with("reason", reason),
            Self::GaveUp => Message::new("feed-gave-up"),
        }
    }
}

impl FeedError {
    /// What the user can do about it.
    #[must_use]
    pub fn cure(&self) -> Message {
        Message::new(match self {
            Self::Empty => "cure-later",
            Self::Page => "cure-find-of-page",
            Self::Json | Self::Nothing | Self::Unreadable(_) | Self::GaveUp => "cure-browser-later",
        })
    }
}
