//! A feed's bytes to entries: decode, mend, parse, dates, identity, clean. Pure; only one file names feed-rs.
//!
//! *Never here*: the network, the cache, the meaning of credits (an entry is passed on with its [`evidence()`]). *The next fault in
//! feeds* is repaired in `mend/`, one file for each kind of fault, with a case in `tests/feed.rs`; *the next field* is read in
//! `extras`.
//!
//! ```
//! let bytes = b"<rss version=2.0><channel><title>Harbour Radio</title>
//!     <item><title>Calm & fog<link>https://harbour.example/1</link></item>";
//! let feed = dateline::feed::read(bytes, None, Some("https://harbour.example/feed")).unwrap();
//! assert_eq!(feed.title.as_deref(), Some("Harbour Radio"));
//! assert_eq!(feed.entries[0].title.as_deref(), Some("Calm & fog"));
//! assert!(dateline::feed::read(b"<!doctype html><p>Not found", None, None).is_err());
//! ```

mod addresses;
mod date_markup;
mod dates;
mod decode;
mod entities;
mod entry;
mod error;
mod evidence;
mod extras;
mod identity;
mod json;
mod links;
mod mend;
mod parse;
mod read;
mod scan;
mod texts;

/// Maximum number of entries read from one feed; of more, the newest are kept.
pub const MOST_ENTRIES: usize = 2_000;

pub use decode::decode;
pub use error::FeedError;
pub use evidence::evidence;
pub use mend::mend;
pub use read::read;
