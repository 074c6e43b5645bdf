use jiff::Timestamp;
use url::Url;

use super::PageSource;
use super::door::door;
use super::error::PageError;
use super::story::Story;
use crate::fetch::{Kind, Request};
use crate::model::{ArticleId, Subscription, canonical};
use crate::store::Store;
use crate::text;

/// Characters of a newsroom's name.
const MOST_NAME: usize = 100;

/// Fetches another version of an article, such as its original, from an address that its page gives, and keeps it to be
/// read; it is in no section. One that is in the cache is not fetched.
///
/// # Errors
/// When the cache fails, or when what the address gives is no article.
pub async fn fetch_version(
    store: &Store,
    source: PageSource<'_>,
    of: ArticleId,
    address: &str,
    now: Timestamp,
) -> Result<ArticleId, PageError> {
    let canonical = canonical(address).ok_or(PageError::Address)?;
    if let Some(known) = store.article_at(canonical).await? {
        return Ok(known);
    }
    let article = store.article(of).await?.ok_or(PageError::Gone)?;
    // Its own newsroom is reached as its feed is.
    let (access, home) = door(store, source.feeds, &article.headline.feed).await?;
    let request = Request::linked(address, Kind::Page, home, access);
    let page = Story::fetch(source, request, now).await?;
    let host = Url::parse(address).ok().and_then(|url| url.host_str().map(ToOwned::to_owned)).unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let title = text::clean_line(page.newsroom().unwrap_or(host), MOST_NAME);
    // A feed of the newsroom that nobody is subscribed to.
    let carrier = Subscription {
        id: format!("pages-of-{host}"),
        title: if title.is_empty() { host.to_owned() } else { title },
        url: format!("dateline:pages/{host}"),
        ..Subscription::default()
    };
    store.carry(carrier.clone()).await?;
    page.keep(store, &carrier, Some(address)).await
}
