//! The article that is read: its text as it is set, where in it the reader is, what is looked for in it.

mod beside;
mod find;
mod follow;
mod hints;
mod history;
mod pages;
mod picture_state;
mod pictures;
mod places;
mod quote;
mod reading;
mod requests;
mod rooms;
mod scroll;
mod sheet;
mod state;
mod translation;
mod typing;
mod version;
mod versions;
mod view;
mod visited;

pub use self::reading::{Found, Reading, ScreenLink};
pub use self::sheet::{Set, Sheet, Shown};
pub use self::state::Reader;
pub use self::typing::{Hints, Prompt};
pub use self::view::TextView;
