use std::fmt;
use std::io::{self, ErrorKind};

use url::ParseError;

use super::{Message, ToMessage};

/// Why the system or a library refused something: what it said, and the message for that where the words have one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SystemFault(Box<Refusal>);

/// Why a file of the user's is not read or written, though the system would.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileRefused {
    /// It is something that is not read and written as a whole: a folder, a pipe, a device.
    #[error("it is not a regular file")]
    NotRegular,
    /// Another program changes it without an end.
    #[error("another program is changing it")]
    Changing,
}

impl FileRefused {
    fn id(self) -> &'static str {
        match self {
            Self::NotRegular => "reason-not-regular",
            Self::Changing => "reason-changing",
        }
    }
}

/// The failure of a file that `tempfile` made, without the path of that file, which it puts behind what the system said: it is
/// gone, and nobody chose it.
#[must_use]
pub fn without_path(error: io::Error) -> io::Error {
    if error.get_ref().is_some() { error.kind().into() } else { error }
}

/// It is in a box so that errors stay small.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Refusal {
    said: String,
    id: Option<&'static str>,
}

impl SystemFault {
    fn new(said: String, id: Option<&'static str>) -> Self {
        Self(Box::new(Refusal { said, id }))
    }
}

impl From<&io::Error> for SystemFault {
    fn from(error: &io::Error) -> Self {
        // What is wrapped says more than the kind.
        let id = match error.get_ref() {
            None => of_kind(error.kind()),
            Some(wrapped) => wrapped.downcast_ref().copied().map(FileRefused::id),
        };
        Self::new(error.to_string(), id)
    }
}

impl From<io::Error> for SystemFault {
    fn from(error: io::Error) -> Self {
        Self::from(&error)
    }
}

impl From<ParseError> for SystemFault {
    fn from(error: ParseError) -> Self {
        let id = match error {
            ParseError::EmptyHost => Some("reason-no-host"),
            ParseError::IdnaError | ParseError::InvalidDomainCharacter => Some("reason-host"),
            ParseError::InvalidPort => Some("reason-port"),
            ParseError::InvalidIpv4Address | ParseError::InvalidIpv6Address => Some("reason-ip"),
            ParseError::RelativeUrlWithoutBase => Some("reason-no-scheme"),
            _ => None,
        };
        Self::new(error.to_string(), id)
    }
}

impl From<String> for SystemFault {
    fn from(said: String) -> Self {
        Self::new(said, None)
    }
}

impl fmt::Display for SystemFault {
    /// What was said, for logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.said)
    }
}

impl ToMessage for SystemFault {
    fn message(&self) -> Message {
        self.0.id.map_or_else(|| Message::Plain(self.0.said.clone()), Message::new)
    }
}

impl ToMessage for io::Error {
    fn message(&self) -> Message {
        SystemFault::from(self).message()
    }
}

fn of_kind(kind: ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::NotFound => "reason-not-found",
        ErrorKind::PermissionDenied => "reason-permission",
        ErrorKind::AlreadyExists => "reason-exists",
        ErrorKind::IsADirectory => "reason-is-a-folder",
        ErrorKind::NotADirectory => "reason-not-a-folder",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "reason-disk-full",
        ErrorKind::ReadOnlyFilesystem => "reason-read-only",
        ErrorKind::ConnectionRefused => "reason-refused",
        ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted | ErrorKind::BrokenPipe => "reason-closed",
        ErrorKind::UnexpectedEof => "reason-ended",
        ErrorKind::TimedOut => "reason-timeout",
        _ => return None,
    })
}
