use std::collections::HashMap;
use std::path::Path;

use jiff::Timestamp;

use super::error::OldNewsError;
use super::new_article;
use crate::config::folded;
use crate::model::{Entry, Feed, Field, Identity, Source, Subscription, canonical};
use crate::store::{Kept, OldCache, OldItem, Store};
use crate::text::clean_line;

/// Characters of a field.
const MOST_LETTERS: usize = 2_000;

/// What the cache of newsboat brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OldNews {
    /// Articles that are kept now.
    pub articles: usize,
    /// Of these, those that were read.
    pub read: usize,
    /// Of these, those that had a flag, which are starred.
    pub starred: usize,
    /// Feeds that nobody is subscribed to, whose articles were left out.
    pub strange: usize,
}

/// Keeps the articles of newsboat's `cache.db` whose feeds are subscribed, with what was read and flagged.
///
/// # Errors
/// When our own cache fails, or when the file cannot be read.
pub async fn import_newsboat(
    store: &Store,
    feeds: &[Subscription],
    path: &Path,
    now: Timestamp,
) -> Result<OldNews, OldNewsError> {
    let known: HashMap<String, &Subscription> = feeds.iter().map(|feed| (folded(&feed.url), feed)).collect();
    let old = OldCache::open(path)?;
    let mut news = OldNews::default();
    for url in old.feeds()? {
        let Some(feed) = known.get(&folded(&url)) else {
            news.strange += 1;
            continue;
        };
        let items = old.items(&url)?;
        let count = |wanted: fn(&OldItem) -> bool| items.iter().filter(|item| wanted(item)).count();
        news.articles += items.len();
        news.read += count(|item| !item.unread);
        news.starred += count(|item| item.flagged);
        let kept = items.into_iter().map(|item| Kept {
            read: !item.unread,
            starred: item.flagged,
            article: new_article(feed, &Feed::default(), &entry(item)),
        });
        store.keep(feed.id.clone(), kept.collect(), now).await?;
    }
    Ok(news)
}

/// An article of newsboat's as the entry that its feed gave.
fn entry(item: OldItem) -> Entry {
    let cleaned = |text: &str| Some(clean_line(text, MOST_LETTERS)).filter(|text| !text.is_empty());
    let author = cleaned(&item.author);
    let link = cleaned(&item.url);
    let guid = item.guid.trim().to_owned();
    Entry {
        identity: Identity(if guid.is_empty() { link.clone().unwrap_or_default() } else { guid.clone() }),
        title: cleaned(&item.title),
        link: link.filter(|link| canonical(link).is_some()),
        id: Some(guid),
        authors: author.iter().cloned().collect(),
        contributors: Vec::new(),
        published: Timestamp::from_second(item.published).ok().filter(|_| item.published > 0),
        updated: None,
        summary: None,
        content: Some(item.content).filter(|content| !content.is_empty()),
        tags: Vec::new(),
        enclosures: Vec::new(),
        plain_summary: None,
        plain_content: None,
        comments: None,
        alternates: Vec::new(),
        language: None,
        fields: author
            .map(|text| Field { source: Source::RssAuthor, role: None, text, url: None, email: None })
            .into_iter()
            .collect(),
    }
}
