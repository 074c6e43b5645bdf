use jiff::Timestamp;

use super::{guide_subscriptions, keep_guide};
use crate::model::Subscription;
use crate::store::{Store, StoreError};

/// Makes the cache ready for a session: the subscriptions and, as the last section, the guide edition.
///
/// # Errors
/// When the database fails.
pub async fn settle(store: &Store, feeds: &[Subscription], now: Timestamp) -> Result<(), StoreError> {
    let mut all = feeds.to_vec();
    all.extend(guide_subscriptions());
    store.subscribe(all).await?;
    keep_guide(store, now).await
}
