use std::time::Duration;

use super::request::Kind;
use crate::model::Access;

/// Bounds of each request, and of all together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Time to connect.
    pub connect: Duration,
    /// Time without a byte.
    pub idle: Duration,
    /// Time for the whole request, redirects included, without the time in which it waits for its turn.
    pub total: Duration,
    /// Inflated bytes.
    pub bytes: u64,
    /// Redirects that are followed.
    pub redirects: usize,
    /// Requests at once.
    pub at_once: usize,
    /// Bytes of bodies on their way, and of those that are not read yet where whoever asked says so.
    pub in_hand: u64,
    /// Requests at once to one host; never more than a quarter of all.
    pub per_host: usize,
    /// Time between the starts of two requests to one host.
    pub spacing: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            idle: Duration::from_secs(15),
            total: Duration::from_secs(30),
            bytes: 10_000_000,
            redirects: 5,
            at_once: 256,
            in_hand: 5_000_000,
            per_host: 2,
            spacing: Duration::from_millis(100),
        }
    }
}

impl Limits {
    /// The bounds with the time that the user gives a request. One that is not the usual one is for everything that is
    /// waited for: who knows that a server is slow is not to be told of another limit.
    #[must_use]
    pub fn within(time: Duration) -> Self {
        let usual = Self::default();
        if time == usual.total { usual } else { usual.waiting(time) }
    }

    /// The same with so many requests at once.
    #[must_use]
    pub fn at_once(self, at_once: usize) -> Self {
        Self { at_once, ..self }
    }

    pub(super) fn waiting(self, time: Duration) -> Self {
        Self { connect: time, idle: time, total: time, ..self }
    }

    /// The bounds of a request of a feed.
    pub(super) fn of(self, access: &Access, kind: Kind) -> Self {
        let timed = access.timeout.map_or(self, |time| self.waiting(time));
        match access.most_bytes {
            Some(bytes) if kind == Kind::Feed => Self { bytes, ..timed },
            _ => timed,
        }
    }
}
