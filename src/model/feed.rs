use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Field, Language, Message, ToMessage};

/// A feed as it was read from its bytes: clean text, times in UTC, addresses absolute where a base was known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Feed {
    /// Title.
    pub title: Option<String>,
    /// The newsroom's page.
    pub link: Option<String>,
    /// The id as the feed gives it.
    pub id: Option<String>,
    /// The language the feed claims.
    pub language: Option<Language>,
    /// The language as the feed gives it, a tag or not.
    pub claimed_language: Option<String>,
    /// Subtitle or description.
    pub subtitle: Option<String>,
    /// When the feed says it last changed.
    pub updated: Option<Timestamp>,
    /// When the feed says it was published.
    pub published: Option<Timestamp>,
    /// Names of the feed's own authors.
    pub authors: Vec<String>,
    /// Names of the feed's own contributors.
    pub contributors: Vec<String>,
    /// Categories of the feed.
    pub tags: Vec<String>,
    /// How often the feed wants to be asked.
    pub pace: Pace,
    /// The entries in the feed's order.
    pub entries: Vec<Entry>,
    /// Those of them that say nothing, or could not be read.
    pub unreadable: Unreadable,
    /// Why it is no more than the shell of a feed, where it is.
    pub shell: Option<Shell>,
}

/// Why a document is the beginning of a feed, or its frame, and has no entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Shell {
    /// It ends in this line, before its first entry.
    #[error("the feed breaks off in line {0}, before its first item")]
    Cut(usize),
    /// Its root element, which ends in this line, is empty.
    #[error("the feed has neither a title nor items: its root ends in line {0}")]
    Hollow(usize),
}

impl ToMessage for Shell {
    fn message(&self) -> Message {
        match self {
            Self::Cut(line) => Message::new("feed-cut").with("line", *line),
            Self::Hollow(line) => Message::new("feed-hollow").with("line", *line),
        }
    }
}

impl Shell {
    /// What the reader can do about it.
    #[must_use]
    pub fn cure(self) -> Message {
        Message::new("cure-later-or-browser")
    }
}

/// Entries of a feed that could not be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unreadable {
    /// How many.
    pub count: usize,
    /// The first of them: its number in the document, counted from 1, the line it starts in, and why.
    pub first: Option<(usize, usize, Flaw)>,
}

/// Why an entry cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flaw {
    /// The parser passed over it.
    Malformed,
    /// It has neither title, text nor address.
    Empty,
}

impl Unreadable {
    /// Counts an entry of a number, at a line.
    pub fn add(&mut self, number: usize, line: usize, flaw: Flaw) {
        self.count += 1;
        self.first.get_or_insert((number, line, flaw));
    }
}

impl ToMessage for Flaw {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::Malformed => "item-malformed",
            Self::Empty => "item-empty",
        })
    }
}

impl Unreadable {
    /// What cannot be read, where that is and what can be done; none when everything was read.
    #[must_use]
    pub fn message(&self) -> Option<Message> {
        let (number, line, flaw) = self.first?;
        let message = Message::new("item-unreadable").with("number", number).with("line", line);
        Some(message.with("reason", flaw.message()).with("more", self.count.saturating_sub(1)))
    }
}

/// How often a feed says that it wants to be asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pace {
    /// Time for which it asks not to be fetched again (RSS `ttl`, `sy:updatePeriod`).
    pub every: Option<Duration>,
    /// Hours of the day, UTC, in which it wants no request: bit 0 is midnight (`skipHours`).
    pub skip_hours: u32,
    /// Days in which it wants none: bit 0 is Monday (`skipDays`).
    pub skip_days: u8,
}

/// An entry as the feed gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// By what the first schema of the cache knew this entry.
    pub identity: Identity,
    /// Headline, plain text.
    pub title: Option<String>,
    /// Address of the article.
    pub link: Option<String>,
    /// The id as the feed gives it; never one that a parser made up.
    pub id: Option<String>,
    /// Author names as given.
    pub authors: Vec<String>,
    /// Contributor names as given.
    pub contributors: Vec<String>,
    /// When it was published.
    pub published: Option<Timestamp>,
    /// When it was last changed.
    pub updated: Option<Timestamp>,
    /// Summary markup as it came, bounded.
    pub summary: Option<String>,
    /// Content markup as it came, bounded.
    pub content: Option<String>,
    /// The summary as it came, where that was plain text of which markup was made.
    pub plain_summary: Option<String>,
    /// The content as it came, where that was plain text of which markup was made.
    pub plain_content: Option<String>,
    /// Categories.
    pub tags: Vec<String>,
    /// Attached media.
    pub enclosures: Vec<Enclosure>,
    /// Address of the page where readers comment.
    pub comments: Option<String>,
    /// The same story in other languages (`link rel=alternate hreflang`).
    pub alternates: Vec<Alternate>,
    /// The entry's own language.
    pub language: Option<Language>,
    /// Structured names with the field they came from.
    pub fields: Vec<Field>,
}

impl Entry {
    /// Whether there is anything in it to be read or opened.
    #[must_use]
    pub fn says_something(&self) -> bool {
        let text = self.title.is_some() || self.summary.is_some() || self.content.is_some();
        text || self.link.is_some() || !self.enclosures.is_empty()
    }
}

/// By what the first schema of the cache knew an entry within its feed; today's knows it by guid, address, title and date.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Identity(pub String);

/// Media attached to an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosure {
    /// Address.
    pub url: String,
    /// Media type as given.
    pub mime: Option<String>,
    /// Length in bytes as given.
    pub length: Option<u64>,
    /// What it shows, plain text (`media:description`, else `media:title`).
    pub caption: Option<String>,
    /// Its photographer or source, as given (`media:credit`).
    pub credit: Option<String>,
}

/// An entry in another language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternate {
    /// Its address.
    pub url: String,
    /// Its language.
    pub language: Language,
}
