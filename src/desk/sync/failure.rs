use crate::fetch::{Fault, FetchError, RetryAfter};
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

/// Why a server could not be synced with, in words for the reader.
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
    #[error("no server that this reader can sync with answers at {0}")]
    Nobody(String),
}

fn meaning(status: u16) -> &'static str {
    match status {
        401 => " (it does not know this user with this password)",
        403 => " (it refuses this user)",
        404 => " (there is nothing at this address)",
        413 => " (too much was sent at once)",
        429 => " (too many requests)",
        501 => " (it cannot do what was asked)",
        503 => " (it is switched off or overloaded)",
        500..=599 => " (it has a fault of its own)",
        _ => "",
    }
}

impl SyncFailure {
    /// What the reader can do about it, in words.
    #[must_use]
    pub fn cure(&self) -> String {
        match self {
            Self::Fetch(FetchError::Certificate { fault: Fault::Unknown, .. }) => {
                "`ca_file` in its [[account]] names the certificates that vouch for a server of your own".to_owned()
            }
            Self::Fetch(error) => error.cure().to_owned(),
            Self::Wire(error) => error.cure().to_owned(),
            Self::Status { status: 401, .. } => {
                "FreshRSS and Miniflux have a password of their own for this, apart from that of the web page: set it there".to_owned()
            }
            Self::Status { status: 403, .. } => "CommaFeed wants its API key as the password".to_owned(),
            Self::Status { status: 404, .. } => {
                "the base address is another: https://HOST/api/greader.php of FreshRSS, https://HOST/rest/googlereader of \
                 CommaFeed, the front page of Miniflux"
                    .to_owned()
            }
            Self::Status { status: 501, .. } => "a newer version of the server may know it".to_owned(),
            Self::Status { status: 503, .. } => "FreshRSS: allow access by API in its settings of authentication".to_owned(),
            Self::Status { after: Some(RetryAfter::Delay(delay)), .. } => {
                format!("it wants to be asked again after {} s", delay.as_secs())
            }
            Self::Status { .. } => "what waits stays here; it is asked again later".to_owned(),
            Self::Moved(_) => "write the new address into feeds.toml if you trust it".to_owned(),
            Self::Incomplete(_) => "state it in its [[account]] in feeds.toml".to_owned(),
            Self::Nobody(_) => "give the address of its front page, or the base address that its settings show".to_owned(),
        }
    }

    /// The failure with what can be done about it.
    #[must_use]
    pub fn sentence(&self) -> String {
        format!("{self}; {}", self.cure())
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
