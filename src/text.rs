//! Text from outside and text on the screen: cleaning, markup to [`Document`], a Document set in a column.
//!
//! Pure. [`document()`] is the only way from markup to text; it cleans every run after entities are decoded.

mod bidi;
mod cap;
mod clean;
mod dates;
mod document;
mod layout;
mod prune;
mod read;

pub use bidi::visual;
pub use cap::cap;
pub use clean::{clean, clean_line};
pub use dates::date;
pub use document::{Block, Document, Span, Style};
pub use layout::{Cell, Line, Lines, Options, fit, lay_out, width, wrap};
pub use read::{blocks, document};
