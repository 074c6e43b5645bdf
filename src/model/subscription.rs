use std::collections::HashMap;
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{FullText, Language, Message, Pace, Unreadable};

/// A feed the reader is subscribed to, as `feeds.toml` states it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subscription {
    /// Stable id, unique; the cache knows the feed by it.
    pub id: String,
    /// Name of the newsroom or feed for lists; where nobody gave one the host of its address.
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
    /// What the user calls it besides: other folders and tags of the reader it was brought from.
    pub tags: Vec<String>,
    /// When pages are fetched, in place of the general setting.
    pub full_text: Option<FullText>,
    /// How it is reached, where the user says something of it.
    pub access: Option<Box<Access>>,
}

impl Subscription {
    /// How the feed is reached: headers, secrets, proxy, time and size limits.
    #[must_use]
    pub fn access(&self) -> &Access {
        self.access.as_deref().unwrap_or(Access::plain())
    }

    /// Whether nobody named it, so that it is called what it calls itself.
    #[must_use]
    pub fn is_unnamed(&self) -> bool {
        is_host(&self.title, &self.url)
    }

    /// The feed with the title by which it is shown: of one that nobody named, what `titles` of the cache say by its id.
    #[must_use]
    pub fn called(mut self, titles: &HashMap<String, String>) -> Self {
        if let Some(title) = titles.get(&self.id).filter(|_| self.is_unnamed()) {
            self.title.clone_from(title);
        }
        self
    }
}

/// Whether a title is the host of an address, which feeds are called that nobody named.
#[must_use]
pub fn is_host(title: &str, url: &str) -> bool {
    url::Url::parse(url).is_ok_and(|url| url.host_str() == Some(title))
}

/// What the user says of how a feed is reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Access {
    /// Headers sent with each request to the feed's own host, `User-Agent` among them.
    pub headers: Vec<(String, String)>,
    /// Name for HTTP's basic authentication.
    pub user: Option<String>,
    /// Program and arguments that print the password that goes with the name.
    pub password_command: Vec<String>,
    /// Program and arguments that print a bearer token.
    pub token_command: Vec<String>,
    /// Address of a proxy: `http://`, `https://` or `socks5://`.
    pub proxy: Option<String>,
    /// Time for a whole request in place of the general one.
    pub timeout: Option<Duration>,
    /// Bytes of the feed that are taken, inflated, in place of the general bound.
    pub most_bytes: Option<u64>,
    /// Time between two requests in place of the feed's own rhythm.
    pub interval: Option<Duration>,
    /// Whether a certificate that cannot be verified is taken all the same.
    pub insecure: bool,
}

impl Access {
    /// As any feed is reached of which the user says nothing.
    #[must_use]
    pub fn plain() -> &'static Self {
        static PLAIN: Access = Access {
            headers: Vec::new(),
            user: None,
            password_command: Vec::new(),
            token_command: Vec::new(),
            proxy: None,
            timeout: None,
            most_bytes: None,
            interval: None,
            insecure: false,
        };
        &PLAIN
    }

    /// Whether it holds anything that may be secret.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        self.user.is_some() || !self.token_command.is_empty() || !self.headers.is_empty()
    }
}

/// What is remembered of a feed between two refreshes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// `ETag` of the last answer, each byte one character.
    pub etag: Option<String>,
    /// `Last-Modified` of the last answer, each byte one character.
    pub last_modified: Option<String>,
    /// SHA-256 of the last body.
    pub print: Option<Vec<u8>>,
    /// When it was last asked.
    pub last_try: Option<Timestamp>,
    /// How long the last answer took.
    pub took: Option<Duration>,
    /// Failures in a row.
    pub failures: u32,
    /// When it is due by its own rhythm.
    pub next_try: Option<Timestamp>,
    /// Until when the server asked for no requests.
    pub not_before: Option<Timestamp>,
    /// Time between two of its newest articles.
    pub rhythm: Option<Duration>,
    /// How often it says that it wants to be asked.
    pub pace: Pace,
    /// Where its address redirects to for good.
    pub moved_to: Option<String>,
    /// How often that was said in a row.
    pub moved_seen: u32,
    /// Whether the server says that it is gone for good.
    pub gone: bool,
    /// Its host when it was last reached on the internet.
    pub public_host: Option<String>,
}

/// What the network taught about a feed, for the page of its health.
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
    /// The last failure, with what can be done; none after a success.
    pub error: Option<Message>,
    /// Entries of the last document that could not be read.
    pub unreadable: Unreadable,
    /// When it is asked again.
    pub next_try: Option<Timestamp>,
    /// Bytes of the last body.
    pub size: Option<u64>,
    /// Seconds between two of its newest articles.
    pub rhythm: Option<u64>,
    /// Where its address redirects to for good.
    pub moved_to: Option<String>,
    /// Whether the server says that it is gone for good.
    pub gone: bool,
    /// Articles in the cache.
    pub articles: u64,
    /// Unread articles in the cache.
    pub unread: u64,
}
