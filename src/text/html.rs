//! HTML: markup parsed into a tree of bounded depth, and the categories of its elements.
//!
//! [`parse_document`] and [`parse_fragment`] contain *the only calls of the HTML parser*.

mod attribute;
mod cap;
mod elements;
mod parse;
mod references;

pub use attribute::Attribute;
pub use cap::cap;
pub(super) use cap::prefix;
pub use elements::{is_block, is_inline, is_media, is_phrasing, is_silent};
pub use parse::{DEEPEST, Parsed, parse_document, parse_fragment};
pub use references::common_reference;
