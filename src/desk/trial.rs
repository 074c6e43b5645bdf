use futures_util::stream::{self, StreamExt as _};
use jiff::Timestamp;

use crate::feed;
use crate::fetch::{Answer, Client, Kind, Request};
use crate::model::{Message, Subscription, ToMessage as _};

/// What a feed gave when it was tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trial {
    /// The feed.
    pub feed: Subscription,
    /// Entries and the newest date in it, or why it cannot be used.
    pub result: Result<(usize, Option<Timestamp>), Message>,
    /// Where its address redirects to for good.
    pub moved_to: Option<String>,
}

/// Fetches and reads feeds, so many at once, and keeps nothing; each is reported when it is done.
pub async fn try_feeds(client: &Client, feeds: Vec<Subscription>, at_once: usize, mut notify: impl FnMut(Trial)) {
    let tried = stream::iter(feeds).map(|feed| try_one(client, feed)).buffer_unordered(at_once.max(1));
    let mut tried = std::pin::pin!(tried);
    while let Some(trial) = tried.next().await {
        notify(trial);
    }
}

async fn try_one(client: &Client, feed: Subscription) -> Trial {
    let request = Request::own(&feed.url, Kind::Feed, feed.access());
    let body = match client.get(request).await {
        Ok(Answer::Body(body)) => body,
        Ok(Answer::Unchanged { moved, .. }) => return Trial { feed, result: Ok((0, None)), moved_to: moved },
        Err(error) => return Trial { feed, result: Err(error.message().with_cure(error.cure())), moved_to: None },
    };
    let read = feed::read(&body.bytes, body.content_type.as_deref(), Some(&body.url));
    let result = read.map_err(|error| error.message().with_cure(error.cure())).and_then(|read| {
        let newest = read.entries.iter().filter_map(|entry| entry.published.or(entry.updated)).max();
        if read.entries.is_empty() { Err(Message::new("feed-no-entry")) } else { Ok((read.entries.len(), newest)) }
    });
    Trial { feed, result, moved_to: body.moved }
}
