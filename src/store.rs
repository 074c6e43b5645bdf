//! The SQLite cache: schema, one writer, headlines, articles, state. Everything the screen shows comes from here.

mod lock;
mod memory;
mod moved;
mod open;
mod outcome;
mod pack;
mod people;
mod rows;
mod save;
mod state;
mod subscribe;

pub use lock::RefreshLock;
pub use open::Store;
pub use outcome::{NewArticle, NewPage, Outcome, Saved, StoreError, Visit};
pub use people::OldEvidence;
