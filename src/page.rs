//! A web page's bytes to an article: structured data, body, evidence, further reading, the original of a translation.
//! Pure.
//!
//! *Never here*: the network, and the meaning of credits: the page's [`Page::evidence`] is passed to `credits`. *The next site
//! that needs a rule of its own* is an entry in `assets/sites.toml`; *the next criterion for the body* is a feature in
//! `body/features`, trained and measured on pages, never the name of a site in code.
//!
//! ```
//! let page = dateline::page::read(
//!     "<html lang=en><h1>Night train runs again</h1><article><p>After nine years the night train runs again, and it was full \
//!      on the first evening, the railway said.</p><p>Tickets are sold until midnight at both ends of the line.</p></article>",
//!     Some("https://harbour.example/train"),
//! );
//! assert_eq!(page.title.as_deref(), Some("Night train runs again"));
//! assert!(page.body.unwrap().contains("Tickets are sold"));
//! ```

mod blocks;
mod body;
mod boxes;
mod brief;
mod bylines;
mod classes;
mod code;
mod consent;
mod date_lines;
mod dates;
mod discover;
mod elements;
mod enclosing;
mod furniture;
mod headline;
mod json;
mod kind;
mod kinds;
mod labels;
mod leaf;
mod leaves;
mod line;
mod linked_data;
mod meta;
mod newsroom;
mod next;
mod no_article;
mod parts;
mod persons;
mod preceding;
mod printed;
mod read;
mod repeated;
mod second;
mod signature;
mod signoff;
mod signs;
mod site;
mod sources;
mod topics;
mod undated;
mod versions;
mod vocabulary;

pub use discover::{FeedLink, feeds};
pub use kind::Kind;
pub use no_article::NoArticle;
pub use read::{Page, features, read, read_by, rows};
