//! A web page's bytes to an article: structured data, body, evidence, further reading, the original of a translation.
//! Pure.

mod blocks;
mod body;
mod dates;
mod discover;
mod elements;
mod headline;
mod kind;
mod kinds;
mod line;
mod linked_data;
mod meta;
mod read;
mod signature;
mod site;
mod undated;
mod versions;

pub use discover::{FeedLink, feeds};
pub use kind::Kind;
pub use read::{Page, read, read_by, rows};
