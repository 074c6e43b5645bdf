use super::{Message, ToMessage};

/// Why the network itself cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outage {
    /// No names, no routes.
    NoNetwork,
    /// A login page that answers every request: the host that serves it.
    Portal(String),
}

impl ToMessage for Outage {
    fn message(&self) -> Message {
        match self {
            Self::NoNetwork => Message::new("outage-no-network"),
            Self::Portal(host) => Message::new("outage-portal").with("host", host),
        }
    }
}
