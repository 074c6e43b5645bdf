//! HTML: markup parsed into a tree of bounded depth, and what its elements mean.
//!
//! *The only calls of the HTML parser* are [`parse_document`] and [`parse_fragment`].

mod cap;
mod elements;
mod parse;

pub use cap::cap;
pub(super) use cap::prefix;
pub use elements::{is_block, is_inline, is_media, is_phrasing, is_silent};
pub use parse::{DEEPEST, Parsed, parse_document, parse_fragment};
