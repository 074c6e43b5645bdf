use std::time::Duration;

use super::{Message, SystemFault, ToMessage};

/// What is wrong with a program, as the end of a sentence that begins with its name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProgramFault {
    /// It took longer than this.
    #[error("gave no answer within {} s", .0.as_secs())]
    Slow(Duration),
    /// It could not be started, and why.
    #[error("cannot be run: {0}; is it installed?")]
    Unstarted(SystemFault),
    /// It printed more than anybody wants.
    #[error("printed far too much")]
    TooMuch,
    /// It failed without a word.
    #[error("failed and did not say why")]
    Failed,
    /// It failed, and said this.
    #[error("failed: {0}")]
    Said(String),
    /// It printed nothing.
    #[error("printed nothing")]
    Silent,
}

impl ToMessage for ProgramFault {
    fn message(&self) -> Message {
        match self {
            Self::Slow(time) => Message::new("program-slow").with("seconds", time.as_secs()),
            Self::Unstarted(reason) => Message::new("program-unstarted").with("reason", reason.message()),
            Self::TooMuch => Message::new("program-too-much"),
            Self::Failed => Message::new("program-failed"),
            Self::Said(said) => Message::new("program-said").with("said", said),
            Self::Silent => Message::new("program-silent"),
        }
    }
}
