use std::error::Error;
use std::time::Duration;

use super::freshness::RetryAfter;

/// Why nothing came, in words for the reader.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// The server answered with a failure.
    #[error("the server answered {status}{}", meaning(*.status))]
    Status {
        /// Its status.
        status: u16,
        /// When it wants to be asked again.
        retry_after: Option<RetryAfter>,
    },
    /// The answer was larger than allowed.
    #[error("the answer is larger than {} MB, more than is taken", (.0 / 1_000_000).max(1))]
    TooLarge(u64),
    /// It took too long.
    #[error("no answer within {} s", .0.as_secs())]
    Timeout(Duration),
    /// The address cannot be fetched.
    #[error("not an address that can be fetched: {0}")]
    Address(String),
    /// The address, or one it redirects to, is of this machine or a private network.
    #[error("{0} is refused: it leads to this machine or a private network, where no news from outside may lead")]
    Private(String),
    /// Redirects without an end.
    #[error("the server redirects more than {0} times")]
    Redirects(usize),
    /// The host has no address, or there is no network.
    #[error("no address is known for {0}: the name is wrong or the network is away")]
    Host(String),
    /// TLS failed.
    #[error("no safe connection: {0}")]
    Certificate(String),
    /// The answer broke off or could not be inflated.
    #[error("the answer broke off: {0}")]
    Broken(String),
    /// The connection failed.
    #[error("no connection: {0}")]
    Connection(String),
    /// A program of the user's did not tell a password or token.
    #[error("the password could not be had: {0}")]
    Secret(String),
    /// There is no way to any network.
    #[error("there is no network")]
    NoNetwork,
}

/// What a status means to a reader.
fn meaning(status: u16) -> &'static str {
    match status {
        304 => " (unchanged, though nothing was known to compare with)",
        401 | 403 => " (it refuses this reader)",
        404 => " (not found)",
        410 => " (gone for good)",
        429 => " (too many requests)",
        500..=599 => " (it has a fault of its own)",
        _ => "",
    }
}

impl FetchError {
    /// The server's status, when it answered.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Status { status, .. } => Some(*status),
            _ => None,
        }
    }

    /// When the server wants to be asked again, when it said so.
    #[must_use]
    pub fn retry_after(&self) -> Option<RetryAfter> {
        match self {
            Self::Status { retry_after, .. } => *retry_after,
            _ => None,
        }
    }

    /// What the reader can do about it, in words.
    #[must_use]
    pub fn cure(&self) -> &'static str {
        match self {
            Self::Status { status: 401 | 403, .. } => "a `user`, `headers` or a `user_agent` in feeds.toml may open it",
            Self::Status { status: 404, .. } => "`dateline add` with the address of its site finds the new one",
            Self::Status { status: 410, .. } => "`dateline remove` takes it out",
            Self::Status { status: 429 | 500..=599, .. } | Self::Broken(_) | Self::Connection(_) => {
                "it is asked again later by itself"
            }
            Self::Status { .. } | Self::Redirects(_) => "a browser shows what is there now",
            Self::TooLarge(_) => "`dateline add` with the address of its site may find a smaller one",
            Self::Timeout(_) => "it is asked again later; `timeout_seconds` gives it more time",
            Self::Address(_) => "an address begins with https:// or http://",
            Self::Private(_) => "subscribe to that address itself if it is yours",
            Self::Host(_) => "look at the name in feeds.toml and at the connection",
            Self::Certificate(_) => "its newsroom must mend that; `insecure_tls = true` reads it all the same",
            Self::Secret(_) => "run the command that feeds.toml names to see what it says",
            Self::NoNetwork => "look at the connection; what was fetched before can be read",
        }
    }

    /// Whether it looks as if this machine has no network, and not as if the server had a fault.
    #[must_use]
    pub fn is_offline(&self) -> bool {
        matches!(self, Self::Host(_) | Self::NoNetwork)
    }

    /// Reads what the HTTP library says; `host` and `waited` are for the sentence.
    pub(super) fn of(error: &reqwest::Error, host: &str, waited: Duration) -> Self {
        let cause = innermost(error);
        if error.is_timeout() {
            Self::Timeout(waited)
        } else if causes(error).any(<dyn Error>::is::<super::address::PrivateNetwork>) {
            Self::Private(host.to_owned())
        } else if error.is_dns() {
            Self::Host(host.to_owned())
        } else if causes(error).any(|cause| cause.to_string().contains("certificate")) {
            Self::Certificate(certificate(&cause))
        } else if no_route(error) {
            Self::NoNetwork
        } else if error.is_body() || error.is_decode() {
            Self::Broken(cause)
        } else {
            Self::Connection(cause)
        }
    }
}

/// What is wrong with a certificate, from the words of the TLS library.
fn certificate(cause: &str) -> String {
    let meaning = [
        ("certificate expired", "the certificate of the server has expired"),
        ("not valid yet", "the certificate of the server is not valid yet; is the clock of this machine right?"),
        ("not valid for name", "the certificate of the server is that of another host"),
        ("UnknownIssuer", "nobody known vouches for the certificate of the server"),
        ("Revoked", "the certificate of the server was revoked"),
    ];
    meaning.iter().find(|(sign, _)| cause.contains(sign)).map_or(cause, |(_, meaning)| meaning).to_owned()
}

fn causes<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    let mut next = Some(error);
    std::iter::from_fn(move || {
        let cause = next?;
        next = cause.source();
        Some(cause)
    })
}

fn no_route(error: &reqwest::Error) -> bool {
    use std::io::ErrorKind::{HostUnreachable, NetworkDown, NetworkUnreachable};
    causes(error)
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
        .any(|io| matches!(io.kind(), HostUnreachable | NetworkDown | NetworkUnreachable))
}

/// The innermost cause, which names what a reader can act on: a refused connection, a bad certificate.
fn innermost(error: &(dyn Error + 'static)) -> String {
    causes(error).last().map(ToString::to_string).unwrap_or_default()
}
