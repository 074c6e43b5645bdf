//! The nouns of the program: what a feed gives, what the cache keeps, what a list shows.
//!
//! Plain data, no input or output. Every other room may know this one; it knows nobody of ours. Here also is the language
//! of search, because the cache asks in it, the reader types it and `feeds.toml` states it.
//!
//! *Never here*: reading, fetching, keeping, drawing. *The next noun* gets a file of its own under `model/`, and a door
//! here; one that a single room needs stays in that room.
//!
//! ```
//! use dateline::model::{Query, Term};
//!
//! let query = Query::parse("harbour tr:\"irena talvik\" -storm").unwrap();
//! assert_eq!(query.clauses.len(), 3);
//! assert_eq!(query.clauses[1].any, [Term::Translator("irena talvik".to_owned())]);
//! assert!(query.clauses[2].not);
//! assert!(Query::parse("since:yesterday").is_err());
//! ```

mod account;
mod address;
mod article;
mod command;
mod credit;
mod embedding;
mod evidence;
mod feed;
mod full_text;
mod grouping;
mod hit;
mod id;
mod language;
mod link;
mod matching;
mod message;
mod name_key;
mod outage;
mod parse;
mod person;
mod program;
mod query;
mod rule;
mod site;
mod story;
mod subscription;
mod system;
mod title;
mod unread;
mod version;

pub use account::{Account, Flag, ItemId, KnownItem, Protocol, RemoteFeed, Waiting};
pub use address::{canonical, is_tracking, whole_address};
pub use article::{
    Article, GUIDE_ADDRESS, GUIDE_SECTION, Headline, ListOrder, Mark, Part, SectionCount, Selection, Step, UNDATED,
    Window,
};
pub use command::{fill, fill_text};
pub use credit::{Consumed, Credit, FoundCredits, Role};
pub use embedding::Embedding;
pub use evidence::{Block, Evidence, Field, Place, Source};
pub use feed::{Alternate, Enclosure, Entry, Feed, Flaw, Identity, Pace, Shell, Unreadable};
pub use full_text::{Attempt, FullText, TextState};
pub use grouping::{Grouping, Wish};
pub use hit::{Hit, NothingLike, Search, grouped};
pub use id::ArticleId;
pub use language::Language;
pub use link::{Link, LinkKind};
pub use matching::{EntryKey, EntryMatch, KnownEntry, match_entries};
pub use message::{Message, MessagePart, ToMessage};
pub use name_key::{name_key, name_key_of};
pub use outage::Outage;
pub use parse::{QueryError, QueryFault};
pub use person::{Correction, Person, PersonPage, Whose, Work, newsroom_name};
pub use program::ProgramFault;
pub use query::{Clause, Is, Query, Sought, Term, When};
pub use rule::{Call, Filter, Rules, SmartSection};
pub use site::SiteRule;
pub use story::{Card, Member, Related, Reprint, RowStory, Story, StoryPlace};
pub use subscription::{Access, Health, Memory, Subscription, is_host};
pub use system::{FileRefused, SystemFault, without_path};
pub use title::TranslatedTitle;
pub use unread::{Listing, Unread};
pub use version::{Change, Edit, Version};
