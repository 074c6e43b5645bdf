//! What a key does: `App::update(Msg) -> Vec<Effect>`. Pure: never waits, never asks the time.

mod act;
mod command;
mod credits;
mod data;
mod effect;
mod find;
mod hints;
mod layout;
mod list;
mod message;
mod mouse;
mod overlay;
mod reading;
mod refresh;
mod search;
mod sheet;
mod state;
mod status;
mod tabs;
mod window;

pub use command::{COMMANDS, Command, Entry};
pub use credits::PersonList;
pub use effect::{Effect, Scope};
pub use find::Prompt;
pub use hints::Hints;
pub use layout::{Area, Layout, SMALLEST};
pub use list::{List, Row};
pub use message::{Data, Input, Msg, Opened, Ticket};
pub use overlay::{Overlay, OverlayLine};
pub use reading::{Found, Reading, ScreenLink};
pub use refresh::Refreshing;
pub use search::Searching;
pub use sheet::{Set, Sheet, Shown};
pub use state::{App, Focus};
pub use status::{Progress, Status};
pub use tabs::{Tab, Tabs};
