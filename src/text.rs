//! Text from outside and text on the screen: cleaning, markup to [`Document`], a Document set in a column.
//!
//! Pure. [`document()`] is the only way from markup to text; it cleans every run after entities are decoded.

mod aside;
mod bidi;
mod breaks;
mod cap;
mod clean;
mod context;
mod dates;
mod document;
mod figure;
mod find;
mod grid;
mod layout;
mod line;
mod markdown;
mod print;
mod prune;
mod read;
mod shape;
mod skim;
mod table;
mod width;
mod write;

pub use bidi::direction;
pub use breaks::{Fill, wrap};
pub use cap::cap;
pub use clean::{clean, clean_line};
pub use dates::{DateContext, DateReading, date, date_in};
pub use document::{Block, Direction, Document, Span, Style, Table};
pub use figure::{Asking, Room};
pub use find::find;
pub use layout::{Options, lay_out, lay_out_with};
pub use line::{Cell, Line, Lines, Placed};
pub use print::visual;
pub use read::{blocks, document};
pub use width::{fit, width};
