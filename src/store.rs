//! The SQLite cache: schema, one writer, headlines, articles, state. Everything the screen shows comes from here.

mod ask;
mod care;
mod credits;
mod doctor;
mod full_text;
mod headlines;
mod links;
mod lock;
mod memory;
mod moved;
mod newsboat;
mod open;
mod outcome;
mod pack;
mod pages;
mod people;
mod pictures;
mod retain;
mod rows;
mod rules;
mod save;
mod search;
mod state;
mod subscribe;
mod together;
mod versions;

pub use doctor::Finding;
pub use full_text::Lacking;
pub use links::NewLink;
pub use lock::Lock;
pub use newsboat::{OldCache, OldItem};
pub use open::{Store, is_there};
pub use outcome::{Kept, NewArticle, NewPage, Outcome, Saved, StoreError, Visit};
pub use pages::{CamePage, OldPage};
pub use people::OldEvidence;
pub use retain::Retention;
