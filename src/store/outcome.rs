use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;

use crate::model::{
    Call, EntryKey, Evidence, FoundCredits, Language, Message, MessagePart, Pace, SystemFault, TextState, ToMessage,
    Unreadable,
};

/// Why the cache could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The data folder cannot be made or written.
    #[error("the data folder {} cannot be written: {reason}; choose another with --data DIR", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        reason: SystemFault,
    },
    /// A newer dateline wrote the database.
    #[error("the cache {} was written by a newer dateline; use that version, or another folder with --data DIR", .0.display())]
    Newer(PathBuf),
    /// The file is no database, or one that was damaged.
    #[error(
        "the cache {} is damaged ({reason}); it was not changed. `dateline doctor --salvage DIR` copies what is readable to a new one. Move it away to start with a new one, or restore a backup",
        path.display()
    )]
    Damaged {
        /// The database file.
        path: PathBuf,
        /// What SQLite said.
        reason: String,
    },
    /// Nothing at all could be read of a damaged database.
    #[error("nothing could be read of the cache {}; it was not changed", .0.display())]
    Unreadable(PathBuf),
    /// There is no room to write.
    #[error("no space left on the disk for the cache {}; nothing already stored was lost", .0.display())]
    Full(PathBuf),
    /// The cache can only be read: its disk is full, or may not be written.
    #[error(
        "the cache {} is read-only: the disk is full or write-protected, and changes are not kept",
        .0.display()
    )]
    ReadOnly(PathBuf),
    /// The file is there already.
    #[error("{} exists already; a backup does not overwrite a file", .0.display())]
    Exists(PathBuf),
    /// SQLite failed.
    #[error("the cache {} failed: {reason}", path.display())]
    Database {
        /// The database file.
        path: PathBuf,
        /// What SQLite said.
        reason: String,
    },
}

impl ToMessage for StoreError {
    fn message(&self) -> Message {
        let of = |id, path: &Path| Message::new(id).with("path", path.display().to_string());
        match self {
            Self::Folder { path, reason } => of("cache-folder", path).with("reason", reason.message()),
            Self::Newer(path) => of("cache-newer", path),
            Self::Damaged { path, reason } => of("cache-damaged", path).with("reason", reason),
            Self::Unreadable(path) => of("cache-unreadable", path),
            Self::Full(path) => of("cache-full", path),
            Self::ReadOnly(path) => of("cache-read-only", path),
            Self::Exists(path) => of("cache-exists", path),
            Self::Database { path, reason } => of("cache-failed", path).with("reason", reason),
        }
    }
}

impl StoreError {
    /// Whether only the disk keeps the cache from being written: what is in it can be read all the same.
    #[must_use]
    pub fn is_of_the_disk(&self) -> bool {
        matches!(self, Self::Full(_) | Self::ReadOnly(_))
    }
}

/// The page of an article ready to be kept.
#[derive(Clone, Debug)]
pub struct NewPage {
    /// When it came.
    pub at: Timestamp,
    /// Body markup.
    pub body: String,
    /// How much of the story it is: all of it, or what the page gives in the open.
    pub text: TextState,
    /// Label above the headline.
    pub label: Option<String>,
    /// What credits were read from.
    pub evidence: Evidence,
    /// What was found.
    pub found: FoundCredits,
    /// Number of the rules that found it.
    pub rules: u32,
}

/// An entry ready to be kept, with what was found about it.
#[derive(Clone, Debug)]
pub struct NewArticle {
    /// The guid as the feed gives it.
    pub guid: Option<String>,
    /// By what the first schema knew it: the guid, else the address, else a hash of its texts.
    pub former: String,
    /// Headline.
    pub title: String,
    /// Address.
    pub link: Option<String>,
    /// Address without tracking.
    pub canonical: Option<String>,
    /// Label above the headline.
    pub label: Option<String>,
    /// Language.
    pub language: Option<Language>,
    /// When published.
    pub published: Option<Timestamp>,
    /// When changed.
    pub updated: Option<Timestamp>,
    /// Summary markup.
    pub summary: Option<String>,
    /// Body markup.
    pub body: Option<String>,
    /// Categories.
    pub tags: Vec<String>,
    /// Attached media: address and type.
    pub enclosures: Vec<(String, Option<String>)>,
    /// How much of its story its text is.
    pub text: TextState,
    /// What credits were read from; without the blocks, which are those of the body.
    pub evidence: Evidence,
    /// What was found.
    pub found: FoundCredits,
    /// Version of the rules that found it.
    pub rules: u32,
    /// What [`NewArticle::prepare`] worked out.
    pub prepared: Prepared,
}

/// An article that another reader kept, with its state there.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The article.
    pub article: NewArticle,
    /// Whether it was read.
    pub read: bool,
    /// Whether it was starred.
    pub starred: bool,
}

/// How the fetch of one feed ended; saved in one transaction.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// 304, or the same bytes as before.
    Unchanged {
        /// Status of the answer.
        status: u16,
        /// Validators, when the answer gave new ones.
        validators: Option<(Option<String>, Option<String>)>,
    },
    /// Entries, with the validators they vouch for.
    Articles {
        /// `ETag` of the answer.
        etag: Option<String>,
        /// `Last-Modified` of the answer.
        last_modified: Option<String>,
        /// Status of the answer.
        status: u16,
        /// What the feed calls itself.
        title: Option<String>,
        /// The newsroom's page, as the feed names it: as the address of an entry it says nothing.
        home: Option<String>,
        /// Hash of the body, by which the same bytes are known again; it guards against nobody.
        print: Vec<u8>,
        /// Bytes of the body.
        size: u64,
        /// What came.
        articles: Vec<NewArticle>,
    },
    /// A failure; everything kept stays as it was.
    Failed {
        /// Status, when the server answered.
        status: Option<u16>,
        /// What failed, with what can be done.
        error: Message,
    },
}

impl Outcome {
    /// Articles that did not come with a feed's answer: no validators go with them.
    #[must_use]
    pub fn unfetched(articles: Vec<NewArticle>, size: u64, print: Vec<u8>) -> Self {
        Self::Articles { etag: None, last_modified: None, status: 200, title: None, home: None, print, size, articles }
    }
}

/// When a feed was asked, and when it is to be asked again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visit {
    /// When.
    pub now: Timestamp,
    /// How long the answer took.
    pub took: Duration,
    /// When it is due again.
    pub next_try: Timestamp,
    /// The time until which the server asked for no requests.
    pub not_before: Option<Timestamp>,
    /// Time between two of its newest articles, if the answer shows it.
    pub rhythm: Option<Duration>,
    /// How often the feed says that it wants to be asked.
    pub pace: Pace,
    /// Entries of what came that could not be read.
    pub unreadable: Unreadable,
    /// Where its address redirected to for good.
    pub moved_to: Option<String>,
    /// Its host, when that was reached on the internet.
    pub public_host: Option<String>,
}

/// What saving a feed's answer changed: new, changed and unchanged articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    /// Articles that were not there.
    pub new: usize,
    /// Articles whose text or title changed.
    pub changed: usize,
    /// Programs that filters want to be run with articles that arrived.
    pub calls: Vec<Call>,
}

/// Something that is wrong in the cache.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong.
    pub wrong: Message,
    /// Whether it was repaired.
    pub repaired: bool,
}

impl Finding {
    /// A fault of so many rows.
    pub(super) fn counted(id: &'static str, count: impl Into<MessagePart>, repaired: bool) -> Self {
        Self { wrong: Message::new(id).with("count", count), repaired }
    }
}

/// What is worked out of an article before its turn to be written comes; the writer does what is not there.
#[derive(Clone, Debug, Default)]
pub struct Prepared {
    pub(super) hashes: Option<Hashes>,
    pub(super) texts: Option<Compressed>,
}

/// The hashes by which an article is found in the cache.
#[derive(Clone, Debug)]
pub(super) struct Hashes {
    /// What its entry is known by.
    pub(super) key: EntryKey,
    /// Of what an edit changes.
    pub(super) content: i64,
    /// The newsroom of its address without tracking.
    pub(super) host: Option<String>,
    /// By which articles at that address are found.
    pub(super) place: Option<i64>,
}

/// What is kept of an article's texts, compressed.
#[derive(Clone, Debug)]
pub(super) struct Compressed {
    pub(super) summary: Option<Vec<u8>>,
    pub(super) body: Option<Vec<u8>>,
    pub(super) evidence: Vec<u8>,
}
