use jiff::Timestamp;

use super::story::Story;
use crate::fetch::{Client, Kind, Request};
use crate::model::{Access, ArticleId, Mark, SiteRule, Subscription, canonical};
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

/// Fetches a page, reads its article and keeps it, starred, in the section of saved pages; an article that is in the cache
/// already is starred. The inner error is the page's, in words.
///
/// # Errors
/// When the cache fails.
pub async fn save_page(
    store: &Store,
    client: &Client,
    (feeds, sites): (&[Subscription], &[SiteRule]),
    address: &str,
    now: Timestamp,
) -> Result<Result<ArticleId, String>, StoreError> {
    let Some(canonical) = canonical(address) else {
        return Ok(Err("expected the address of a page, such as https://news.example/story".to_owned()));
    };
    if let Some(known) = store.article_at(canonical).await? {
        store.mark(Mark::Starred(vec![known], true)).await?;
        return Ok(Ok(known));
    }
    let request = Request::own(address, Kind::Page, Access::plain());
    let page = match Story::fetch(client, request, sites).await {
        Ok(page) => page,
        Err(reason) => return Ok(Err(reason)),
    };
    let mut own = vec![saved_pages()];
    own.extend(super::guide_subscriptions());
    store.subscribe(feeds.iter().chain(&own)).await?;
    let id = match page.keep(store, &saved_pages(), None, now).await? {
        Ok(id) => id,
        Err(reason) => return Ok(Err(reason)),
    };
    store.mark(Mark::Starred(vec![id], true)).await?;
    Ok(Ok(id))
}
