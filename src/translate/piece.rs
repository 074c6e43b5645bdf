use serde::{Deserialize, Serialize};

/// A part of a sentence in one dress: that of the span with this number, none for plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// To be translated.
    Text(Option<usize>, String),
    /// To stay as it is.
    Held(Option<usize>, String),
}

impl Piece {
    pub(super) fn dress(&self) -> Option<usize> {
        match self {
            Self::Text(dress, _) | Self::Held(dress, _) => *dress,
        }
    }

    pub(super) fn text(&self) -> &str {
        match self {
            Self::Text(_, text) | Self::Held(_, text) => text,
        }
    }
}

/// A run of a translated passage: its text, and the number of the span whose style and link it has, none for plain text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    pub(super) dress: Option<usize>,
    pub(super) text: String,
}
