//! The nouns of the house: what a feed gives, what the cache keeps, what a list shows.
//!
//! Plain data, no input or output. Every other room may know this one; it knows nobody of ours.

mod article;
mod credit;
mod evidence;
mod feed;
mod language;
mod person;
mod subscription;

pub use article::{Article, ArticleId, Headline, Mark, SectionCount, Selection};
pub use credit::{Consumed, Credit, Found, Role, name_key};
pub use evidence::{Block, Evidence, Field, Place, Source};
pub use feed::{Alternate, Enclosure, Entry, Feed, Identity};
pub use language::Language;
pub use person::{Person, Whose};
pub use subscription::{Access, Health, Memory, Subscription};
