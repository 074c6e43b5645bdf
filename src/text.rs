//! Text from outside and text on the screen: cleaning, markup to [`Document`], a Document set in a column.
//!
//! Pure. [`document`] is the only way from markup to text; it cleans every run after entities are decoded.

mod clean;
mod document;
mod layout;

pub use clean::{clean, clean_line};
pub use document::{Block, Document, Span, Style, blocks, document};
pub use layout::{Cell, Line, Lines, Options, fit, lay_out, width, wrap};
