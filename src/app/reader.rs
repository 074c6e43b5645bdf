//! The article that is read: its text as it is set, where in it the reader is, what is looked for in it.

mod article_layout;
mod beside;
mod find;
mod follow;
mod hints;
mod history;
mod pages;
mod picture_sizes;
mod picture_state;
mod pictures;
mod places;
mod quote;
mod reading;
mod requests;
mod scroll;
mod state;
mod translation;
mod typing;
mod version;
mod versions;
mod view;
mod visited;

pub use self::article_layout::{ArticleLayout, Set, Shown};
pub use self::reading::{Matches, Reading, ScreenLink};
pub use self::state::Reader;
pub use self::typing::{Hints, Prompt};
pub use self::view::TextView;
