//! The nouns of the house: what a feed gives, what the cache keeps, what a list shows.
//!
//! Plain data, no input or output. Every other room may know this one; it knows nobody of ours.

mod article;
mod command;
mod credit;
mod evidence;
mod feed;
mod full_text;
mod hit;
mod language;
mod link;
mod name_key;
mod parse;
mod person;
mod query;
mod rule;
mod site;
mod subscription;
mod version;

pub use article::{Article, ArticleId, Headline, Mark, Part, SectionCount, Selection, Step, Window};
pub use command::fill;
pub use credit::{Consumed, Credit, Found, Role};
pub use evidence::{Block, Evidence, Field, Place, Source};
pub use feed::{Alternate, Enclosure, Entry, Feed, Identity, Pace};
pub use full_text::{Attempt, FullText, TextState};
pub use hit::{Hit, Search};
pub use language::Language;
pub use link::{Link, LinkKind};
pub use name_key::name_key;
pub use parse::QueryError;
pub use person::{Person, Whose};
pub use query::{Clause, Is, Query, Term, When};
pub use rule::{Call, Filter, Rules, SmartSection};
pub use site::SiteRule;
pub use subscription::{Access, Health, Memory, Subscription};
pub use version::{Change, Edit, Version};
