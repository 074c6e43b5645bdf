use std::io;

use crate::model::{Message, ToMessage};

/// Why a model cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// The pieces of words are not what they must be.
    #[error("the model's list of word pieces is damaged")]
    Pieces,
    /// An array of the weights is missing or has another shape.
    #[error("the model's weights are damaged: {0}")]
    Weights(&'static str),
    /// There is more than the model has.
    #[error("the model's weights are damaged: there are too many")]
    More,
    /// A part of it cannot be read or written.
    #[error("the model cannot be read: {0}")]
    Read(#[from] io::Error),
}

impl ToMessage for ModelError {
    fn message(&self) -> Message {
        match self {
            Self::Pieces => Message::new("model-pieces"),
            Self::Weights(name) => Message::new("model-weights").with("name", *name),
            Self::More => Message::new("model-more"),
            Self::Read(error) => Message::new("model-read").with("reason", error.message()),
        }
    }
}
