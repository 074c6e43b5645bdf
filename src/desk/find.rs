use futures_util::stream::{self, StreamExt as _};
use url::Url;

use super::error::FindError;
use crate::feed;
use crate::fetch::{Body, Client, Home, Kind, Request};
use crate::model::{Access, Feed, Language};
use crate::page;
use crate::text::clean_line;

/// Feeds of one page that are looked at.
const MOST_LOOKED_AT: usize = 24;
/// Feeds that are looked at together.
const AT_ONCE: usize = 4;
/// Characters of a title.
const MOST_TITLE: usize = 200;

/// A feed that was found at an address, and read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundFeed {
    /// Its address: where it moved to for good, else where it was asked.
    pub url: String,
    /// The other addresses on the way to it.
    pub also: Vec<String>,
    /// Its title, plain text.
    pub title: Option<String>,
    /// The newsroom's page.
    pub homepage: Option<String>,
    /// The language it says of itself.
    pub language: Option<Language>,
    /// Entries in it.
    pub entries: usize,
    /// Whether it brings what readers say below a page.
    pub comments: bool,
}

/// The feeds at an address, which is that of a feed or of a page: those that the page names, else those at the usual
/// addresses of its site, the best first. Each was fetched and read; what several addresses give alike is there once. An
/// address without a scheme is taken as one of `https`.
///
/// # Errors
/// When nothing can be fetched there, or it names no feed.
pub async fn find_feeds(client: &Client, address: &str) -> Result<Vec<FoundFeed>, FindError> {
    let address = whole(address)?;
    let request = Request::own(&address, Kind::Feed, Access::plain());
    let body = client.body(request).await?;
    match feed::read(&body.bytes, body.content_type.as_deref(), Some(&body.url)) {
        Ok(feed) => {
            let shell = feed.shell.map(|shell| Err(shell.into()));
            return shell.unwrap_or_else(|| Ok(vec![found(&address, &body, &feed, false)]));
        }
        Err(feed::FeedError::Page) => {}
        Err(error) => return Err(error.into()),
    }
    let base = Url::parse(&body.url).ok();
    let links = page::feeds(&feed::decode(&body.bytes, body.content_type.as_deref()), base.as_ref());
    let (named, usual): (Vec<_>, Vec<_>) = links.into_iter().partition(|link| link.named);
    let mut feeds = look(client, named, &address).await;
    if feeds.iter().all(|feed| feed.comments) {
        // Of the usual addresses the first that is a feed is enough.
        for link in usual.into_iter().take(MOST_LOOKED_AT) {
            let first = look(client, vec![link], &address).await;
            if !first.is_empty() {
                feeds.splice(0..0, first);
                break;
            }
        }
    }
    if feeds.is_empty() {
        return Err(FindError::NoFeed);
    }
    Ok(feeds)
}

/// Fetches and reads feeds that a page names to which the address of the user's at `home` leads; those that are none are left out.
async fn look(client: &Client, links: Vec<page::FeedLink>, home: &str) -> Vec<FoundFeed> {
    let (home, access) = (Some(Home::new(home)), Access::plain());
    let looked = stream::iter(links.into_iter().take(MOST_LOOKED_AT))
        .map(|link| async move {
            let body = client.body(Request::linked(&link.url, Kind::Feed, home, access)).await.ok()?;
            let feed = feed::read(&body.bytes, body.content_type.as_deref(), Some(&body.url)).ok()?;
            let mut one = found(&link.url, &body, &feed, link.comments);
            one.title = one.title.or(link.title);
            let newest: Vec<String> = feed.entries.iter().take(5).filter_map(|entry| entry.link.clone()).collect();
            Some((one, newest))
        })
        .buffered(AT_ONCE)
        .filter_map(|looked| async move { looked })
        .collect::<Vec<_>>()
        .await;
    let mut feeds: Vec<(FoundFeed, Vec<String>)> = Vec::new();
    for (one, newest) in looked {
        // The same news as RSS and as Atom are one feed.
        let same = feeds.iter_mut().find(|(other, links)| {
            other.url == one.url || (!newest.is_empty() && *links == newest && other.title == one.title)
        });
        match same {
            Some((other, _)) => other.also.push(one.url),
            None => feeds.push((one, newest)),
        }
    }
    feeds.into_iter().map(|(feed, _)| feed).collect()
}

fn found(asked: &str, body: &Body, feed: &Feed, comments: bool) -> FoundFeed {
    let url = body.moved.clone().unwrap_or_else(|| asked.to_owned());
    let mut also: Vec<String> = [asked, &body.url].map(ToOwned::to_owned).to_vec();
    also.retain(|other| *other != url);
    also.dedup();
    let title = feed.title.as_deref().map(|title| clean_line(title, MOST_TITLE));
    FoundFeed {
        url,
        also,
        title: title.filter(|title| !title.is_empty()),
        homepage: feed.link.clone(),
        language: feed.language.clone().filter(|language| *language != Language::default()),
        entries: feed.entries.len(),
        comments,
    }
}

/// An address as it can be fetched.
fn whole(address: &str) -> Result<String, FindError> {
    let address = address.trim();
    let address = address.strip_prefix("feed://").map_or(address.to_owned(), |rest| format!("https://{rest}"));
    let address = address.strip_prefix("feed:").unwrap_or(&address);
    let whole = if address.contains("://") { address.to_owned() } else { format!("https://{address}") };
    match Url::parse(&whole) {
        Ok(url) if matches!(url.scheme(), "http" | "https") && url.host_str().is_some() => Ok(whole),
        _ => Err(FindError::Address(clean_line(address, MOST_TITLE))),
    }
}
