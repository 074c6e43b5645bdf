use crate::config::ConfigError;
use crate::fetch::FetchError;
use crate::model::{Message, ToMessage};
use crate::store::StoreError;

/// Why the reader could not run.
#[derive(Debug, thiserror::Error)]
pub enum RuntimeError {
    /// The cache failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The network client could not be made.
    #[error("the network cannot be used: {0}")]
    Network(#[from] FetchError),
    /// Where the reader was left cannot be kept.
    #[error(transparent)]
    Left(#[from] ConfigError),
    /// The terminal failed.
    #[error("the terminal failed: {0}")]
    Terminal(#[from] std::io::Error),
}

impl ToMessage for RuntimeError {
    fn message(&self) -> Message {
        match self {
            Self::Store(error) => error.message(),
            Self::Network(error) => Message::new("network-unusable").with("reason", error.message()),
            Self::Left(error) => error.message(),
            Self::Terminal(error) => Message::new("terminal-failed").with("reason", error.message()),
        }
    }
}
