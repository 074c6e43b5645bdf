use url::Url;

use crate::fetch::{self, Home};
use crate::model::{Access, Subscription};
use crate::store::{Store, StoreError};

/// How what a feed's articles name is reached: as the feed itself, for its own address. None of a feed that nobody is
/// subscribed to: what that names is a stranger's word.
pub(super) async fn door<'a>(
    store: &Store,
    feeds: &'a [Subscription],
    feed: &str,
) -> Result<(&'a Access, Option<Home<'a>>), StoreError> {
    let Some(feed) = feeds.iter().find(|known| known.id == feed) else { return Ok((Access::plain(), None)) };
    let public_host = store.public_host(feed.id.clone()).await?;
    Ok((feed.access(), Some(home(feed, public_host.as_deref()))))
}

/// A subscription's own address, with whether its host is one of the internet.
pub(super) fn home<'a>(feed: &'a Subscription, public_host: Option<&str>) -> Home<'a> {
    Home { url: &feed.url, public: public_host.is_some() && public_host == host(&feed.url).as_deref() }
}

/// The host of an address.
pub(super) fn host(url: &str) -> Option<String> {
    Url::parse(url).ok()?.host_str().map(str::to_owned)
}

/// Whether an address is one of this machine or of a private network, by itself: no name has to be looked up on the
/// internet.
pub(super) fn is_near(url: &str) -> bool {
    Url::parse(url).is_ok_and(|url| fetch::names_private(&url))
}
