//! Full-text search: words of every script, the index kept in the background, ranks, snippets.

mod find;
mod index;
mod plan;
mod snippet;
mod translated;
mod words;

pub(super) use find::{Order, among, dated, every, search, unindexed};
pub(super) use index::{index_after, index_lacks, index_later, index_now, index_some};
pub use translated::TranslatedText;
pub(super) use translated::translated;
