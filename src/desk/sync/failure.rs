use crate::fetch::{Fault, FetchError, RetryAfter};
use crate::model::{Message, ToMessage};
use crate::store::StoreError;
use crate::sync::WireError;

/// Why a sync stopped; what was done until then is done.
#[derive(Debug, thiserror::Error)]
pub enum SyncError {
    /// The server, or the way to it.
    #[error(transparent)]
    Server(#[from] SyncFailure),
    /// The cache itself.
    #[error(transparent)]
    Cache(#[from] StoreError),
}

impl From<WireError> for SyncError {
    fn from(error: WireError) -> Self {
        Self::Server(error.into())
    }
}

/// Why a server could not be synced with.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SyncFailure {
    /// It cannot be reached.
    #[error("{0}")]
    Fetch(#[from] FetchError),
    /// Its answer does not count.
    #[error("{0}")]
    Wire(#[from] WireError),
    /// It answered with a failure.
    #[error("the server answered {status}{}", meaning(*.status))]
    Status {
        /// Its status.
        status: u16,
        /// What it said, where that is a line.
        said: String,
        /// When it wants to be asked again, when it said so.
        after: Option<RetryAfter>,
    },
    /// It sends to another address, which nothing is sent to.
    #[error("the server redirects to {0}; secrets are sent only to the origin in feeds.toml")]
    Moved(String),
    /// The account has no user or nothing that proves who it is.
    #[error("the account has no {0}")]
    Incomplete(&'static str),
    /// No server of a protocol that is known answers at an address.
    #[error("no server that dateline can sync with answers at {0}")]
    Nobody(String),
}

fn meaning(status: u16) -> &'static str {
    match status {
        401 => " (unknown user or wrong password)",
        403 => " (it refuses this user)",
        404 => " (there is nothing at this address)",
        413 => " (too much was sent at once)",
        429 => " (too many requests)",
        501 => " (it does not support the request)",
        503 => " (it is switched off or overloaded)",
        500..=599 => " (server error)",
        _ => "",
    }
}

impl ToMessage for SyncError {
    fn message(&self) -> Message {
        match self {
            Self::Server(failure) => failure.advised(),
            Self::Cache(error) => error.message(),
        }
    }
}

impl ToMessage for SyncFailure {
    fn message(&self) -> Message {
        match self {
            Self::Fetch(error) => error.message(),
            Self::Wire(error) => error.message(),
            Self::Status { status, .. } => Message::new(answered(*status)).with("status", *status),
            Self::Moved(address) => Message::new("sync-moved").with("address", address),
            Self::Incomplete(option) => Message::new("sync-incomplete").with("option", *option),
            Self::Nobody(address) => Message::new("sync-nobody").with("address", address),
        }
    }
}

/// The message of a status.
fn answered(status: u16) -> &'static str {
    match status {
        401 => "sync-unknown-user",
        403 => "sync-refused-user",
        404 => "sync-nothing-there",
        413 => "sync-too-large",
        429 => "fetch-too-many",
        501 => "sync-cannot",
        503 => "sync-off",
        500..=599 => "fetch-server-fault",
        _ => "fetch-status",
    }
}

impl SyncFailure {
    /// What the reader can do about it.
    #[must_use]
    pub fn cure(&self) -> Message {
        Message::new(match self {
            Self::Fetch(FetchError::Certificate { fault: Fault::Unknown, .. }) => "cure-ca-file",
            Self::Fetch(error) => return error.cure(),
            Self::Wire(error) => return error.cure(),
            Self::Status { status: 401, .. } => "cure-password-of-its-own",
            Self::Status { status: 403, .. } => "cure-api-key",
            Self::Status { status: 404, .. } => "cure-base-address",
            Self::Status { status: 501, .. } => "cure-newer-server",
            Self::Status { status: 503, .. } => "cure-allow-api",
            Self::Status { after: Some(RetryAfter::Delay(delay)), .. } => {
                return Message::new("cure-after").with("seconds", delay.as_secs());
            }
            Self::Status { .. } => "cure-waits",
            Self::Moved(_) => "cure-new-address",
            Self::Incomplete(_) => "cure-account",
            Self::Nobody(_) => "cure-front-page",
        })
    }

    /// The failure with what can be done about it.
    #[must_use]
    pub fn advised(&self) -> Message {
        self.message().with_cure(self.cure())
    }

    /// Whether it looks as if this machine has no network.
    #[must_use]
    pub fn is_offline(&self) -> bool {
        matches!(self, Self::Fetch(error) if error.is_offline()) || matches!(self, Self::Wire(WireError::Page))
    }

    /// The server's status, when it answered with a failure.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Status { status, .. } => Some(*status),
            _ => None,
        }
    }
}
