use std::io;
use std::time::Duration;

use super::cause::{Cause, causes, find};
use super::coding::CodingError;
use super::freshness::RetryAfter;
use crate::model::{Message, ProgramFault, SystemFault, ToMessage};

/// Why no answer came, or none that can be used.
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
    /// The server that refuses is another than the one that the user named, which alone gets secrets.
    #[error("{to} answered {status}; the login for {from} is not sent there")]
    Elsewhere {
        /// Its status.
        status: u16,
        /// The user's own address.
        from: String,
        /// Where that leads.
        to: String,
    },
    /// The answer was larger than allowed.
    #[error("the response is larger than {} MB, the limit", megabytes(*.0))]
    TooLarge(u64),
    /// It took too long.
    #[error("no answer within {} s", .0.as_secs())]
    Timeout(Duration),
    /// What is no address, and why.
    #[error("this address cannot be fetched: {address} ({reason})")]
    Address {
        /// What was given.
        address: String,
        /// What is wrong with it.
        reason: SystemFault,
    },
    /// The address has another scheme than those of HTTP.
    #[error("this address cannot be fetched: {0} (only http and https)")]
    Scheme(String),
    /// The proxy that the user named is none, and why.
    #[error("this proxy cannot be used: {proxy} ({reason})")]
    Proxy {
        /// What was named.
        proxy: String,
        /// What is wrong with it.
        reason: SystemFault,
    },
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
    #[error("insecure connection: {}", .fault.meaning(.source))]
    Certificate {
        /// What is wrong with the certificate.
        fault: Fault,
        /// What the TLS library said.
        source: Cause,
    },
    /// The answer broke off or could not be inflated.
    #[error("the response was cut off: {0}")]
    Broken(#[source] Cause),
    /// The answer is not HTTP, or its head is beyond the bounds.
    #[error("the response cannot be read as HTTP: {0}")]
    Malformed(#[source] Cause),
    /// The connection failed.
    #[error("no connection: {0}")]
    Connection(#[source] Cause),
    /// A program of the user's did not print a password or token.
    #[error("could not get the password: {0}")]
    Secret(SecretFault),
    /// The certificates that are to vouch for a server cannot be read.
    #[error("the certificates in {file} cannot be read: {reason}")]
    Authority {
        /// The file.
        file: String,
        /// What is wrong with it.
        reason: SystemFault,
    },
    /// The file that is to have certificates has none.
    #[error("the file {0} has no certificate")]
    NoAuthority(String),
    /// There is no way to any network.
    #[error("there is no network")]
    NoNetwork(#[source] Cause),
    /// An answer came, but with nothing in it.
    #[error("the server sent nothing")]
    Nothing,
}

/// Why a program of the user's printed no password.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SecretFault {
    /// None is named.
    #[error("no program is specified")]
    NoProgram,
    /// Its output cannot be sent.
    #[error("it contains characters that HTTP does not allow in a header")]
    Characters,
    /// It failed.
    #[error("the program {program} {fault}")]
    Program {
        /// Which.
        program: String,
        /// What is wrong.
        fault: ProgramFault,
    },
}

impl ToMessage for SecretFault {
    fn message(&self) -> Message {
        match self {
            Self::NoProgram => Message::new("secret-no-program"),
            Self::Characters => Message::new("secret-characters"),
            Self::Program { program, fault } => {
                Message::new("program-fault").with("program", program).with("fault", fault.message())
            }
        }
    }
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
    /// Something else, which the cause describes.
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

    fn message(self, cause: &Cause) -> Message {
        Message::new(match self {
            Self::Expired => "fetch-certificate-expired",
            Self::NotYet => "fetch-certificate-not-yet",
            Self::OtherHost => "fetch-certificate-other-host",
            Self::Unknown => "fetch-certificate-unknown",
            Self::Revoked => "fetch-certificate-revoked",
            Self::Other => return Message::new("fetch-certificate-other").with("reason", cause.message()),
        })
    }

    fn meaning(self, cause: &Cause) -> String {
        let meaning = match self {
            Self::Expired => "the server's certificate has expired",
            Self::NotYet => "the server's certificate is not valid yet; check the clock of this machine",
            Self::OtherHost => "the server's certificate is for another host",
            Self::Unknown => "the server's certificate is not signed by a trusted authority",
            Self::Revoked => "the server's certificate has been revoked",
            Self::Other => return format!("the server's certificate cannot be verified ({cause})"),
        };
        meaning.to_owned()
    }
}

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
        500..=599 => " (server error)",
        _ => "",
    }
}

impl ToMessage for FetchError {
    fn message(&self) -> Message {
        match self {
            Self::Status { status, .. } => Message::new(answered(*status)).with("status", *status),
            Self::Elsewhere { status, from, to } => {
                Message::new("fetch-elsewhere").with("to", to).with("status", *status).with("from", from)
            }
            Self::TooLarge(bytes) => Message::new("fetch-too-large").with("megabytes", megabytes(*bytes)),
            Self::Timeout(waited) => Message::new("fetch-timeout").with("seconds", waited.as_secs()),
            Self::Address { address, reason } => {
                Message::new("fetch-address").with("address", address).with("reason", reason.message())
            }
            Self::Scheme(address) => Message::new("fetch-scheme").with("address", address),
            Self::Proxy { proxy, reason } => {
                Message::new("fetch-proxy").with("proxy", proxy).with("reason", reason.message())
            }
            Self::Private(address) => Message::new("fetch-private").with("address", address),
            Self::Redirects(count) => Message::new("fetch-redirects").with("count", *count),
            Self::Host { host, .. } => Message::new("fetch-host").with("host", host),
            Self::Certificate { fault, source } => fault.message(source),
            Self::Broken(cause) => Message::new("fetch-broken").with("reason", cause.message()),
            Self::Malformed(cause) => Message::new("fetch-malformed").with("reason", cause.message()),
            Self::Connection(cause) => Message::new("fetch-connection").with("reason", cause.message()),
            Self::Secret(fault) => Message::new("fetch-secret").with("reason", fault.message()),
            Self::Authority { file, reason } => {
                Message::new("fetch-authority").with("file", file).with("reason", reason.message())
            }
            Self::NoAuthority(file) => Message::new("fetch-no-authority").with("file", file),
            Self::NoNetwork(_) => Message::new("fetch-no-network"),
            Self::Nothing => Message::new("fetch-nothing"),
        }
    }
}

/// The message of a status.
fn answered(status: u16) -> &'static str {
    match status {
        304 => "fetch-unchanged",
        401 | 403 => "fetch-refuses",
        404 => "fetch-not-found",
        410 => "fetch-gone",
        429 => "fetch-too-many",
        500..=599 => "fetch-server-fault",
        _ => "fetch-status",
    }
}

/// Megabytes of a limit, at least one.
fn megabytes(bytes: u64) -> u64 {
    (bytes / 1_000_000).max(1)
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

    /// What the reader can do about it.
    #[must_use]
    pub fn cure(&self) -> Message {
        Message::new(match self {
            Self::Status { status: 401 | 403, .. } => "cure-user",
            Self::Status { status: 404, .. } => "cure-find",
            Self::Status { status: 410, .. } => "cure-remove",
            Self::Status { status: 429 | 500..=599, .. } | Self::Broken(_) | Self::Connection(_) | Self::Nothing => {
                "cure-later"
            }
            Self::Status { .. } | Self::Redirects(_) => "cure-browser",
            Self::Malformed(_) => "cure-browser-later",
            Self::Elsewhere { .. } => "cure-new-address",
            Self::TooLarge(_) => "cure-megabytes",
            Self::Timeout(_) => "cure-seconds",
            Self::Address { .. } | Self::Scheme(_) => "cure-address",
            Self::Proxy { .. } => "cure-proxy",
            Self::Private(_) => "cure-own",
            Self::Host { .. } => "cure-host",
            Self::Certificate { .. } => "cure-certificate",
            Self::Secret(_) => "cure-secret",
            Self::Authority { .. } | Self::NoAuthority(_) => "cure-authority",
            Self::NoNetwork(_) => "cure-network",
        })
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
            Self::Address { .. } | Self::Scheme(_) => "this address cannot be fetched".to_owned(),
            Self::Proxy { .. } => "not a proxy that can be used".to_owned(),
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
        // The output must not reveal a password.
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
        } else if find(&error, hyper::Error::is_parse).unwrap_or(false) {
            Self::Malformed(Cause::new(error))
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
