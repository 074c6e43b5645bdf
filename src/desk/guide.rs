use jiff::Timestamp;

use crate::model::Subscription;
use crate::store::{Store, StoreError};

/// Name of the section that holds the guide edition; always the last.
pub const GUIDE_SECTION: &str = "Guide";

/// The guide's feeds, one by language.
#[must_use]
pub fn guide_subscriptions() -> Vec<Subscription> {
    Vec::new()
}

/// Keeps the guide edition in the cache, from the texts in the binary.
///
/// # Errors
/// When the database fails.
pub async fn keep_guide(_store: &Store, _now: Timestamp) -> Result<(), StoreError> {
    Ok(())
}
