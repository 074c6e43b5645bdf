use jiff::Timestamp;

use super::error::PageError;
use super::full_text::PageSource;
use super::story::Story;
use crate::fetch::{Kind, Request};
use crate::model::{Access, ArticleId, Mark, Subscription, canonical};
use crate::store::{Store, StoreError};

/// Id of the feed that carries what was saved by its address.
const FEED: &str = "saved-pages";
/// The section of saved pages; there once a page was saved.
const SECTION: &str = "Saved";

/// The feed of saved pages. It is never fetched.
pub(super) fn saved_pages() -> Subscription {
    Subscription {
        id: FEED.to_owned(),
        title: "Saved".to_owned(),
        url: "dateline:saved".to_owned(),
        section: SECTION.to_owned(),
        ..Subscription::default()
    }
}

/// Whether a page was ever saved.
pub(super) async fn has_saved(store: &Store) -> Result<bool, StoreError> {
    Ok(store.prints(vec![FEED.to_owned()]).await?.contains_key(FEED))
}

/// Fetches a page, reads its article as [`full_text`](super::full_text()) does, and keeps it, starred, in the section of saved pages; an article that is in the cache
/// already is starred.
///
/// # Errors
/// When the cache fails, or when what the address gives is no article.
pub async fn save_page(
    store: &Store,
    source: PageSource<'_>,
    address: &str,
    now: Timestamp,
) -> Result<ArticleId, PageError> {
    let canonical = canonical(address).ok_or(PageError::Address)?;
    if let Some(known) = store.article_at(canonical).await? {
        store.mark(Mark::Starred(vec![known], true), now).await?;
        return Ok(known);
    }
    let request = Request::own(address, Kind::Page, Access::plain());
    let page = Story::fetch(source, request, now).await?;
    let mut own = vec![saved_pages()];
    own.extend(super::guide_subscriptions());
    store.subscribe(source.feeds.iter().chain(&own)).await?;
    let id = page.keep(store, &saved_pages(), None).await?;
    store.mark(Mark::Starred(vec![id], true), now).await?;
    Ok(id)
}
