use std::fmt;
use std::path::PathBuf;

use super::Access;

/// A user's account on a server of news, as `feeds.toml` states it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Stable id, unique; the cache knows the account by it.
    pub id: String,
    /// What is spoken with the server.
    pub protocol: Protocol,
    /// Base address of the server, without a slash at its end.
    pub url: String,
    /// How it is reached: user, the programs that print password or token, headers, proxy.
    pub access: Box<Access>,
    /// File of certificates (PEM) that vouch for the server beside those that everybody knows.
    pub ca_file: Option<PathBuf>,
}

impl Account {
    /// The name for people: the host of its address, else its id.
    #[must_use]
    pub fn name(&self) -> &str {
        let rest = self.url.split_once("://").map_or("", |(_, rest)| rest);
        match rest.split('/').next().unwrap_or_default() {
            "" => &self.id,
            host => host,
        }
    }

    /// The id of one of its feeds in the cache; `stream` is the server's name for it.
    #[must_use]
    pub fn feed(&self, stream: &str) -> String {
        format!("{}/{stream}", self.id)
    }
}

/// What is spoken with the server of an account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Protocol {
    /// The protocol of Google Reader, as `FreshRSS`, Miniflux, `CommaFeed` and others serve it.
    #[default]
    GoogleReader,
    /// Miniflux' own.
    Miniflux,
}

impl Protocol {
    /// The words of `feeds.toml` for them.
    pub const WORDS: &'static [&'static str] = &["google-reader", "miniflux"];

    /// The word of `feeds.toml` for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::GoogleReader => "google-reader",
            Self::Miniflux => "miniflux",
        }
    }

    /// Reads the word of `feeds.toml`.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        [Self::GoogleReader, Self::Miniflux].into_iter().find(|protocol| protocol.as_str() == word)
    }
}

/// A server's name for one of its articles: a number where it is one, since numbers are written in several ways.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ItemId {
    /// A number of 64 bits; there are negative ones.
    Number(i64),
    /// Anything else, as it is given.
    Text(String),
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => text.fmt(f),
        }
    }
}

/// What can be said of an item on both sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Flag {
    /// Whether it was read.
    Read,
    /// Whether it is starred.
    Starred,
}

impl Flag {
    /// The word for it in feeds.toml and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Starred => "starred",
        }
    }
}

/// An item of an account as the cache knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownItem {
    /// Its id.
    pub item: ItemId,
    /// Whether it was read, here or there.
    pub read: bool,
    /// Whether it is starred, here or there.
    pub starred: bool,
    /// Whether its article was deleted.
    pub gone: bool,
}

/// A change of state that waits for the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Number of the row: a larger one came later.
    pub row: i64,
    /// The item.
    pub item: ItemId,
    /// What changed.
    pub flag: Flag,
    /// To what.
    pub on: bool,
    /// When, in seconds since 1970.
    pub at: i64,
    /// How often the server refused it.
    pub tries: u32,
}

/// A feed of an account as its server lists it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RemoteFeed {
    /// The server's name for it, never read as anything else.
    pub stream: String,
    /// Title.
    pub title: String,
    /// Address of the feed; empty if the server does not give it.
    pub url: String,
    /// The newsroom's page.
    pub homepage: Option<String>,
    /// Name of its folder.
    pub folder: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::{Account, Protocol};

    #[test]
    fn an_account_is_called_by_its_host() {
        let account = |url: &str| Account { id: "home".to_owned(), url: url.to_owned(), ..Account::default() };
        assert_eq!(account("https://harbour.example/api/greader.php").name(), "harbour.example");
        assert_eq!(account("http://10.0.0.5:8080").name(), "10.0.0.5:8080");
        assert_eq!(account("").name(), "home");
        assert!(Protocol::WORDS.iter().all(|word| Protocol::parse(word).is_some_and(|known| known.as_str() == *word)));
    }
}
