//! The SQLite cache: schema, one writer, headlines, articles, state. Everything the screen shows comes from here.

mod open;

pub use open::{NewArticle, Outcome, Saved, Store, StoreError};
