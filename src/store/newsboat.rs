use std::path::Path;

use tokio_rusqlite::rusqlite::{self, Connection, OpenFlags, Row};

use crate::model::{Message, ToMessage};

/// Articles of one feed that are read, the newest.
const MOST_ITEMS: i64 = 20_000;
/// Characters of one article that are read.
const MOST_LETTERS: i64 = 500_000;

/// Steps of SQLite's machine that reading a file takes at most: a file of a million articles takes a tenth of them.
const MOST_STEPS: i32 = 2_000_000_000;
/// Steps between two looks how many there were.
const STEPS_BETWEEN_LOOKS: i32 = 1_000_000;

/// Why the cache of newsboat cannot be read; the name of the file precedes the sentences.
#[derive(Debug, thiserror::Error)]
pub enum OldCacheError {
    /// A database without its tables.
    #[error("this is not a newsboat cache: it has no table of articles")]
    NoTable,
    /// No database that can be opened, or one of another form.
    #[error("this is not a newsboat cache: {0}")]
    Foreign(#[source] rusqlite::Error),
    /// It broke off while it was read.
    #[error("this newsboat cache is damaged: {0}")]
    Damaged(#[source] rusqlite::Error),
}

impl ToMessage for OldCacheError {
    fn message(&self) -> Message {
        match self {
            Self::NoTable => Message::new("newsboat-no-table"),
            Self::Foreign(error) => Message::new("newsboat-foreign").with("reason", error.to_string()),
            Self::Damaged(error) => Message::new("newsboat-damaged").with("reason", error.to_string()),
        }
    }
}

/// The cache of newsboat, opened to be read and never written.
#[derive(Debug)]
pub struct OldCache(Connection);

/// An article as newsboat kept it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldItem {
    /// The id as its feed gave it, else what newsboat made in its place.
    pub guid: String,
    /// Headline as it was given.
    pub title: String,
    /// Author as it was given.
    pub author: String,
    /// Address as it was given.
    pub url: String,
    /// Seconds since 1970; 0 when it is not known.
    pub published: i64,
    /// Markup.
    pub content: String,
    /// Whether it was not read.
    pub unread: bool,
    /// Whether it carries any flag.
    pub flagged: bool,
}

impl OldCache {
    /// Opens a `cache.db`.
    ///
    /// # Errors
    /// When it cannot be read or is not a cache of newsboat.
    pub fn open(path: &Path) -> Result<Self, OldCacheError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let opened = || -> rusqlite::Result<Connection> {
            let connection = Connection::open_with_flags(path, flags)?;
            // What the file brings along in views and triggers has no power.
            connection.pragma_update(None, "trusted_schema", false)?;
            // A view, or a table that a program makes up, may have no end.
            let plain =
                "SELECT 1 FROM pragma_table_list WHERE name = 'rss_item' AND schema = 'main' AND type = 'table'";
            if !connection.prepare(plain)?.exists([])? {
                return Err(rusqlite::Error::QueryReturnedNoRows);
            }
            connection.prepare("SELECT guid, feedurl, unread, flags FROM rss_item LIMIT 0")?;
            let mut left = MOST_STEPS / STEPS_BETWEEN_LOOKS;
            let tired = move || {
                left -= 1;
                left < 0
            };
            connection.progress_handler(STEPS_BETWEEN_LOOKS, Some(tired))?;
            Ok(connection)
        };
        opened().map(Self).map_err(|error| match error {
            rusqlite::Error::QueryReturnedNoRows => OldCacheError::NoTable,
            error => OldCacheError::Foreign(error),
        })
    }

    /// The addresses of the feeds that it has articles of.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn feeds(&self) -> Result<Vec<String>, OldCacheError> {
        let read = || -> rusqlite::Result<Vec<String>> {
            let mut statement = self.0.prepare("SELECT DISTINCT feedurl FROM rss_item WHERE feedurl IS NOT NULL")?;
            statement.query_map([], |row| row.get(0))?.collect()
        };
        read().map_err(OldCacheError::Damaged)
    }

    /// The newest articles of a feed that were not deleted there.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn items(&self, feed: &str) -> Result<Vec<OldItem>, OldCacheError> {
        let read = || -> rusqlite::Result<Vec<OldItem>> {
            let mut statement = self.0.prepare(
                "SELECT guid, title, author, url, pubDate, substr(content, 1, ?2), unread, flags FROM rss_item
                 WHERE feedurl = ?1 AND coalesce(deleted, 0) = 0 ORDER BY pubDate DESC LIMIT ?3",
            )?;
            statement.query_map((feed, MOST_LETTERS, MOST_ITEMS), item)?.collect()
        };
        read().map_err(OldCacheError::Damaged)
    }
}

fn item(row: &Row<'_>) -> rusqlite::Result<OldItem> {
    let text = |at: usize| Ok::<_, rusqlite::Error>(row.get::<_, Option<String>>(at)?.unwrap_or_default());
    Ok(OldItem {
        guid: text(0)?,
        title: text(1)?,
        author: text(2)?,
        url: text(3)?,
        published: row.get::<_, Option<i64>>(4)?.unwrap_or(0),
        content: text(5)?,
        unread: row.get::<_, Option<i64>>(6)?.unwrap_or(1) != 0,
        flagged: !text(7)?.is_empty(),
    })
}
