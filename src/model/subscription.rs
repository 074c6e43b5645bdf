use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Language;

/// A feed the reader is subscribed to, as `feeds.toml` states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    /// Stable id, unique; the cache knows the feed by it.
    pub id: String,
    /// Name of the newsroom or feed for lists.
    pub title: String,
    /// Address of the feed.
    pub url: String,
    /// The newsroom's page.
    pub homepage: Option<String>,
    /// Language of its articles.
    pub language: Option<Language>,
    /// ISO 3166 country code of the newsroom.
    pub country: Option<String>,
    /// Name of the section that shows it.
    pub section: String,
}

/// What the network taught about a feed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Health {
    /// The feed's stable id.
    pub feed: String,
    /// Its title.
    pub title: String,
    /// When it last answered well.
    pub last_success: Option<Timestamp>,
    /// When it was last asked.
    pub last_try: Option<Timestamp>,
    /// Status of the last answer.
    pub status: Option<u16>,
    /// The last failure in words; none after a success.
    pub error: Option<String>,
    /// Articles in the cache.
    pub articles: u64,
    /// Unread articles in the cache.
    pub unread: u64,
}
