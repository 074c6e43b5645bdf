use std::collections::HashMap;

use crate::model::{ArticleId, Message};
use crate::text::Placed;

/// Which pictures were asked for, and which could not be fetched.
#[derive(Clone, Debug, Default)]
pub(super) struct Pictures {
    /// Whether they were turned off by a key.
    pub(super) off: bool,
    /// Why pictures could not be fetched, by address.
    pub(super) failed: HashMap<String, Message>,
    /// What was asked for last.
    pub(super) asked: Option<Asked>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) article: ArticleId,
    pub(super) wanted: Vec<Placed>,
    pub(super) fetch: bool,
}
