use std::error::Error;
use std::fmt;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use super::coding::CodingError;
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
    /// The server that refuses is another than the one that the user named, to which alone secrets go.
    #[error("{to} answered {status}, and is not told what opens {from}")]
    Elsewhere {
        /// Its status.
        status: u16,
        /// The user's own address.
        from: String,
        /// Where that leads.
        to: String,
    },
    /// The answer was larger than allowed.
    #[error("the response is larger than {} MB, the limit", (.0 / 1_000_000).max(1))]
    TooLarge(u64),
    /// It took too long.
    #[error("no answer within {} s", .0.as_secs())]
    Timeout(Duration),
    /// The address cannot be fetched.
    #[error("not an address that can be fetched: {0}")]
    Address(String),
    /// The address, or one it redirects to, is of this machine or a private network.
    #[error(
        "{0} is refused: it leads to this machine or a private network, which addresses from outside must not reach"
    )]
    Private(String),
    /// Redirects without an end.
    #[error("the server redirects more than {0} times")]
    Redirects(usize),
    /// The host has no address, or there is no network.
    #[error("no address found for {host}: the name is wrong or there is no network")]
    Host {
        /// Its name.
        host: String,
        /// What was said of it.
        source: Cause,
    },
    /// TLS failed.
    #[error("no safe connection: {}", .fault.meaning(.source))]
    Certificate {
        /// What is wrong with the certificate.
        fault: Fault,
        /// What the TLS library said.
        source: Cause,
    },
    /// The answer broke off or could not be inflated.
    #[error("the response was cut off: {0}")]
    Broken(#[source] Cause),
    /// The connection failed.
    #[error("no connection: {0}")]
    Connection(#[source] Cause),
    /// A program of the user's did not tell a password or token.
    #[error("could not get the password: {0}")]
    Secret(String),
    /// The certificates that are to vouch for a server cannot be read.
    #[error("the certificates in {file} cannot be read: {reason}")]
    Authority {
        /// The file.
        file: String,
        /// What is wrong with it.
        reason: String,
    },
    /// There is no way to any network.
    #[error("there is no network")]
    NoNetwork(#[source] Cause),
    /// An answer came, but with nothing in it.
    #[error("the server sent nothing")]
    Nothing,
}

/// What is wrong with a server's certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It has expired.
    Expired,
    /// It is not valid yet.
    NotYet,
    /// It is another host's.
    OtherHost,
    /// Nobody known vouches for it.
    Unknown,
    /// It was revoked.
    Revoked,
    /// Something else, which the cause tells.
    Other,
}

impl Fault {
    /// What TLS itself says; none when it is not about a certificate.
    fn of(error: &rustls::Error) -> Option<Self> {
        use rustls::CertificateError as Wrong;
        let rustls::Error::InvalidCertificate(wrong) = error else { return None };
        Some(match wrong {
            Wrong::Expired | Wrong::ExpiredContext { .. } => Self::Expired,
            Wrong::NotValidYet | Wrong::NotValidYetContext { .. } => Self::NotYet,
            Wrong::NotValidForName | Wrong::NotValidForNameContext { .. } => Self::OtherHost,
            Wrong::UnknownIssuer => Self::Unknown,
            Wrong::Revoked => Self::Revoked,
            _ => Self::Other,
        })
    }

    fn meaning(self, cause: &Cause) -> String {
        let meaning = match self {
            Self::Expired => "the certificate of the server has expired",
            Self::NotYet => "the certificate of the server is not valid yet; is the clock of this machine right?",
            Self::OtherHost => "the certificate of the server is that of another host",
            Self::Unknown => "the server's certificate is not signed by a trusted authority",
            Self::Revoked => "the certificate of the server was revoked",
            Self::Other => return format!("the certificate of the server cannot be verified ({cause})"),
        };
        meaning.to_owned()
    }
}

/// What a library said, with its own causes. It reads as the innermost of them, which names what a reader can act on.
#[derive(Clone)]
pub struct Cause(Arc<dyn Error + Send + Sync>);

impl Cause {
    /// Keeps what was said.
    pub(super) fn new(error: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self(Arc::from(error.into()))
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match causes(&*self.0).last() {
            Some(innermost) => fmt::Display::fmt(innermost, f),
            None => fmt::Display::fmt(&self.0, f),
        }
    }
}

impl fmt::Debug for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl Error for Cause {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.0)
    }
}

impl PartialEq for Cause {
    fn eq(&self, other: &Self) -> bool {
        self.to_string() == other.to_string()
    }
}

impl Eq for Cause {}

/// An address from outside led to this machine or a private network.
#[derive(Debug, thiserror::Error)]
#[error("it leads to this machine or a private network, which addresses from outside must not reach")]
pub(super) struct PrivateNetwork;

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
            Self::Status { status, .. } | Self::Elsewhere { status, .. } => Some(*status),
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
            Self::Status { status: 429 | 500..=599, .. } | Self::Broken(_) | Self::Connection(_) | Self::Nothing => {
                "it is asked again later by itself"
            }
            Self::Status { .. } | Self::Redirects(_) => "a browser shows what is there now",
            Self::Elsewhere { .. } => "write the new address into feeds.toml if you trust it",
            Self::TooLarge(_) => "`max_megabytes` in feeds.toml takes more of this feed",
            Self::Timeout(_) => "it is asked again later; `timeout_seconds` gives it more time",
            Self::Address(_) => "an address begins with https:// or http://",
            Self::Private(_) => "subscribe to that address itself if it is yours",
            Self::Host { .. } => "look at the name in feeds.toml and at the connection",
            Self::Certificate { .. } => "only its newsroom can correct that; `insecure_tls = true` accepts it",
            Self::Secret(_) => "run the command that feeds.toml names to see what it says",
            Self::Authority { .. } => "`ca_file` in feeds.toml names a file of certificates in PEM",
            Self::NoNetwork(_) => "look at the connection; what was fetched before can be read",
        }
    }

    /// Whether it looks as if this machine has no network, and not as if the server had a fault.
    #[must_use]
    pub fn is_offline(&self) -> bool {
        matches!(self, Self::Host { .. } | Self::NoNetwork(_))
    }

    /// The error and its causes for a log: without addresses, which may hold a secret.
    #[must_use]
    pub fn logged(&self) -> String {
        let mut said = vec![match self {
            Self::Address(_) => "not an address that can be fetched".to_owned(),
            Self::Private(_) => "an address of this machine or a private network is refused".to_owned(),
            Self::Elsewhere { status, .. } => format!("another server than the feed's own answered {status}"),
            _ => self.to_string(),
        }];
        // The first of them only says again what the last one says.
        for cause in causes(self).skip(2).map(ToString::to_string) {
            if said.last() != Some(&cause) {
                said.push(cause);
            }
        }
        said.join(": ")
    }

    /// Reads what the HTTP library says; `host` and `waited` are for the sentence.
    pub(super) fn of(error: reqwest::Error, host: &str, waited: Duration) -> Self {
        // What is said must not tell a password.
        let error = error.without_url();
        let fault = find(&error, Fault::of).flatten();
        if error.is_timeout() {
            Self::Timeout(waited)
        } else if find::<PrivateNetwork, ()>(&error, |_| ()).is_some() {
            Self::Private(host.to_owned())
        } else if error.is_dns() {
            Self::Host { host: host.to_owned(), source: Cause::new(error) }
        } else if let Some(fault) = fault {
            Self::Certificate { fault, source: Cause::new(error) }
        } else if find(&error, |io: &io::Error| is_no_route(io.kind())).unwrap_or(false) {
            Self::NoNetwork(Cause::new(error))
        } else if error.is_body() || error.is_decode() {
            Self::Broken(Cause::new(error))
        } else {
            Self::Connection(Cause::new(error))
        }
    }
}

impl From<CodingError> for FetchError {
    fn from(error: CodingError) -> Self {
        match error {
            CodingError::TooLarge(most) => Self::TooLarge(most),
            CodingError::Damaged(_) => Self::Broken(Cause::new(error)),
        }
    }
}

fn is_no_route(kind: io::ErrorKind) -> bool {
    use io::ErrorKind::{HostUnreachable, NetworkDown, NetworkUnreachable};
    matches!(kind, HostUnreachable | NetworkDown | NetworkUnreachable)
}

/// What is made of the first cause of a kind.
fn find<E: Error + 'static, T>(error: &(dyn Error + 'static), made: impl Fn(&E) -> T) -> Option<T> {
    causes(error).find_map(|cause| cause.downcast_ref::<E>()).map(made)
}

/// An error and its causes, outermost first. What an I/O error wraps is among them, which it does not itself call its cause.
fn causes<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    let mut next = Some(error);
    std::iter::from_fn(move || {
        let cause = next?;
        let wrapped = cause.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        next = wrapped.map(|wrapped| wrapped as &(dyn Error + 'static)).or_else(|| cause.source());
        Some(cause)
    })
}
