use jiff::Timestamp;

use super::link::Link;
use crate::desk::Offload;
use crate::model::{Account, Call, Message, Subscription};
use crate::store::Store;

/// The state of a sync while contents come, for who shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyncProgress {
    /// Name of the account.
    pub account: String,
    /// Articles that were asked for.
    pub done: usize,
    /// Articles that are to be asked for.
    pub total: usize,
}

/// What a sync of one account did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Synced {
    /// Name of the account.
    pub account: String,
    /// Changes that the server took, or would be sent.
    pub sent: usize,
    /// Changes that wait on.
    pub waiting: u64,
    /// Articles that were not there, or would be fetched.
    pub new: usize,
    /// Articles whose text changed.
    pub changed: usize,
    /// States that were changed elsewhere.
    pub states: usize,
    /// Feeds that came and feeds that went.
    pub feeds: (usize, usize),
    /// What the reader should know.
    pub notes: Vec<Message>,
    /// Programs that filters want to be run with articles that arrived.
    pub calls: Vec<Call>,
}

/// A sync at work.
pub(super) struct Work<'a> {
    pub(super) store: &'a Store,
    pub(super) offload: &'a Offload,
    pub(super) link: &'a Link<'a>,
    pub(super) account: &'a Account,
    pub(super) local: &'a [Subscription],
    pub(super) now: Timestamp,
    /// The second since when read articles are fetched too.
    pub(super) since: i64,
}
