use jiff::Timestamp;

use crate::config::Settings;
use crate::store::{Retention, Store, StoreError};

/// Seconds of a day.
const DAY: i64 = 86_400;

/// Lets go what the settings do not keep, then indexes what search does not know yet: both in slices, so that whoever reads
/// or writes meanwhile waits for one slice at most.
///
/// # Errors
/// When the database fails.
pub async fn tidy(store: &Store, settings: &Settings, now: Timestamp) -> Result<(), StoreError> {
    let before = (settings.keep_days > 0).then(|| now.as_second() - i64::from(settings.keep_days) * DAY);
    let per_feed = (settings.keep_per_feed > 0).then_some(settings.keep_per_feed);
    let retention = Retention { before, per_feed, keep_unread: settings.keep_unread };
    if before.is_some() || per_feed.is_some() {
        while store.retain(retention).await? {}
    }
    while store.index().await? {}
    Ok(())
}
