//! What is shown over the screen: a stack of panels, each a type with its own state.
//!
//! *The next panel* is a file here with a type that is a `View`, and a variant of [`Panel`] with its arm beside, which names
//! the command that opens it. Only one that is about something, such as an article, needs an `Opening` that says about what.

mod catching_up;
mod changes;
mod credits;
mod download;
mod edition;
mod feed_candidates;
mod feed_rows;
mod feeds;
mod fit;
mod go_to;
mod help;
mod help_rows;
mod layer;
mod messages;
mod options;
mod palette;
mod panel;
mod people;
mod person;
mod roles;
mod row;
mod sections;
mod share;
mod stack;
mod story;
mod summary;
mod themes;
mod view;

pub(super) use self::palette::unknown;
pub use self::panel::Panel;
pub use self::row::{PanelCell, PanelFrame, PanelRow, RowLook, SecondColumn};
pub use self::stack::Panels;
pub use self::view::PanelContext;
