//! What a key does: `App::update(Msg) -> Vec<Effect>`. Pure: never waits, never asks the time.

mod act;
mod command;
mod credits;
mod data;
mod effect;
mod layout;
mod list;
mod message;
mod mouse;
mod overlay;
mod reading;
mod refresh;
mod search;
mod state;
mod status;
mod tabs;
mod window;

pub use command::{COMMANDS, Command, Entry};
pub use credits::PersonList;
pub use effect::{Effect, Scope};
pub use layout::{Area, Layout, SMALLEST};
pub use list::{List, Row};
pub use message::{Data, Input, Msg, Opened, Ticket};
pub use overlay::{Overlay, OverlayLine};
pub use reading::{Reading, Set};
pub use refresh::Refreshing;
pub use search::Searching;
pub use state::{App, Focus};
pub use status::{Progress, Status};
pub use tabs::{Tab, Tabs};
