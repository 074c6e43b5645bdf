//! Text processing: cleaning, markup to [`Document`], layout of a document in a column.
//!
//! Pure. [`document()`] is the only conversion from markup to text; it cleans every run after decoding its entities. The cache
//! keeps the original markup, so that improvements here apply to old articles too.
//!
//! *Never here*: feeds, pages, credits, colours, the terminal. *The next script* is a rule in `breaks`, `bidi` or `shape`
//! with its cases in `tests/text/`; *the next kind of block* is a variant of [`Block`] with its parsing (`read`), its layout
//! (`layout`) and its output (`write`, and the formats of `export`); *the next element* is an entry in `html`.
//!
//! ```
//! use dateline::text::{Options, document, lay_out};
//!
//! let article = document("<h2>Calm &amp; fog</h2><p>Ferries wait.<script>steal()</script></p>", None);
//! assert_eq!(article.plain_blocks(), ["Calm & fog", "Ferries wait."]);
//! let column = lay_out(&article, 10, Options::default());
//! assert!(column.lines.iter().all(|line| line.width() <= 10));
//! ```

mod align;
mod aside;
mod beside;
mod bidi;
mod block;
mod breaks;
mod clean;
mod code;
mod context;
mod dates;
mod document;
mod figure;
mod find;
mod formula;
mod further;
mod grid;
pub mod html;
mod language;
mod layout;
mod line;
mod notes;
mod paragraph;
mod pattern;
mod picture;
mod picture_size;
mod print;
mod prune;
mod read;
mod shape;
mod skim;
mod table;
mod width;
mod write;

pub use align::align;
pub use beside::{Beside, lay_out_beside};
pub use bidi::{direction, first_direction};
pub use block::{Block, Direction, Span, Spanning, Style, Table};
pub use breaks::{Fill, wrap};
pub use clean::{clean, clean_line};
pub(crate) use code::is_line_number;
pub use dates::{
    DateContext, DateReading, date, date_in, day_first, english_day, is_month, is_weekday, month_and_day_names,
};
pub use document::{Document, PlainBlock};
pub use find::find;
pub(crate) use formula::in_words;
pub use further::{further_reading, further_reading_in};
pub use language::language_of;
pub use layout::{Options, lay_out, lay_out_with};
pub use line::{Cell, Line, Lines, Placed};
pub use pattern::Pattern;
pub(crate) use picture::{Picture, picture};
pub use picture_size::{MeasurePicture, PictureRequest};
pub use print::{visual, visual_line};
pub use read::{blocks, captioned_blocks, document};
pub use width::{clusters, fit, fit_end, letter_width, measured, split_plain, width};
pub use write::escaped;
