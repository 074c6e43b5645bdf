use jiff::Timestamp;

use super::later::{has_saved, saved_pages};
use super::{guide_subscriptions, keep_guide};
use crate::model::Subscription;
use crate::store::{Store, StoreError};

/// Makes the cache ready for a session: the subscriptions, the pages that were saved and, as the last section, the guide
/// edition.
///
/// # Errors
/// When the database fails.
pub async fn settle(store: &Store, feeds: &[Subscription], now: Timestamp) -> Result<(), StoreError> {
    let mut all = feeds.to_vec();
    all.extend(has_saved(store).await?.then(saved_pages));
    all.extend(guide_subscriptions());
    store.subscribe(all).await?;
    keep_guide(store, now).await
}
