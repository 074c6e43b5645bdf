//! A web page's bytes to an article: structured data, body, evidence, further reading, the original of a translation.
//! Pure.
//!
//! *Never here*: the network, and what credits mean: the page's [`Page::evidence`] goes on to `credits`. *The next stubborn
//! site* is a rule in `assets/sites.toml`; *the next sign by which a body is told* a feature in `body/features`, trained
//! and measured on pages, never a name of a site in code.
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
mod bylines;
mod consent;
mod dates;
mod discover;
mod elements;
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
mod next;
mod no_article;
mod persons;
mod read;
mod signature;
mod signs;
mod site;
mod undated;
mod versions;
mod vocabulary;

pub use discover::{FeedLink, feeds};
pub use kind::Kind;
pub use no_article::NoArticle;
pub use read::{Page, features, read, read_by, rows};
