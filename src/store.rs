//! The SQLite cache: schema, one writer, headlines, articles, state. Everything the screen shows comes from here.

mod ask;
mod care;
mod doctor;
mod headlines;
mod lock;
mod memory;
mod moved;
mod newsboat;
mod open;
mod outcome;
mod pack;
mod people;
mod pictures;
mod retain;
mod rows;
mod rules;
mod save;
mod search;
mod state;
mod subscribe;
mod versions;

pub use doctor::Finding;
pub use lock::RefreshLock;
pub use newsboat::{OldCache, OldItem};
pub use open::Store;
pub use outcome::{Kept, NewArticle, NewPage, Outcome, Saved, StoreError, Visit};
pub use people::OldEvidence;
pub use retain::Retention;
