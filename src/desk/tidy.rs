use jiff::Timestamp;

use super::{Stories, embed_articles, judge_languages};
use crate::config::Settings;
use crate::model::Grouping;
use crate::store::{Retention, Store, StoreError, Which};

/// Seconds of a day.
const DAY: i64 = 86_400;
/// Articles that are indexed in about a second.
const FEW: usize = 2_000;

/// How much search learns now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Index {
    /// Everything that it does not know yet.
    All,
    /// That, when it is soon done (see [`index_few`]).
    Few,
}

/// Lets go what the settings do not keep, judges the languages of articles, indexes what search does not know yet, makes
/// stories, and embeddings where a model was added: all in slices, so that whoever reads or writes meanwhile waits for one slice at most. `indexed` is called
/// whenever lists or search know more.
///
/// # Errors
/// When the database fails.
pub async fn tidy(
    store: &Store,
    settings: &Settings,
    index: Index,
    now: Timestamp,
    mut indexed: impl FnMut(),
) -> Result<(), StoreError> {
    retain(store, settings, now).await?;
    match index {
        Index::All => index_all(store, &mut indexed).await?,
        Index::Few => index_few(store).await?,
    }
    if settings.stories != Grouping::Off {
        Stories::default().group(store, now, &mut indexed).await?;
    }
    if index == Index::All {
        embed_articles(store, Which::All, now, |_| {}).await?;
    }
    Ok(())
}

/// Judges languages and indexes everything that search does not know yet, in slices; `indexed` is called after each.
///
/// # Errors
/// When the database fails; the slices before are kept.
pub async fn index_all(store: &Store, mut indexed: impl FnMut()) -> Result<(), StoreError> {
    judge_languages(store, &mut indexed).await?;
    while store.index().await? {
        indexed();
    }
    Ok(())
}

/// Lets go what the settings do not keep.
///
/// # Errors
/// When the database fails.
pub async fn retain(store: &Store, settings: &Settings, now: Timestamp) -> Result<(), StoreError> {
    let before = (settings.keep_days > 0).then(|| now.as_second() - i64::from(settings.keep_days) * DAY);
    let per_feed = (settings.keep_per_feed > 0).then_some(settings.keep_per_feed);
    let retention = Retention { before, per_feed, keep_unread: settings.keep_unread };
    if before.is_some() || per_feed.is_some() {
        while store.retain(retention).await? {}
    }
    let pages = now.as_second() - i64::from(settings.keep_page_days) * DAY;
    while store.forget_pages(pages).await? {}
    Ok(())
}

/// Judges languages and indexes what search does not know yet when that is done soon; more is left to the reader, which does it behind the
/// screen, so that nobody waits for a first refresh of thousands.
///
/// # Errors
/// When the database fails.
pub async fn index_few(store: &Store) -> Result<(), StoreError> {
    if store.unindexed().await? <= FEW {
        judge_languages(store, || {}).await?;
        while store.index().await? {}
    }
    Ok(())
}
