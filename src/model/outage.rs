use std::fmt;

/// Why the network itself cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outage {
    /// No names, no routes.
    NoNetwork,
    /// A page that stands in the way of every address: the host that serves it.
    Portal(String),
}

impl fmt::Display for Outage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoNetwork => f.write_str("no network; what was fetched before is all here"),
            Self::Portal(host) => {
                write!(f, "the network answers every feed with a page of {host}: log in there in a browser first")
            }
        }
    }
}
