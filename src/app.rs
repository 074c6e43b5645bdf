//! What a key does: `App::update(Msg) -> Vec<Effect>`. Pure: never waits, never asks the time.
//!
//! Every reply carries the ticket of its question; late ones are dropped. *Never here*: drawing, the cache, the network:
//! what is wanted of them is an [`Effect`]. *The next command* is a row in `command` ([`COMMANDS`]) with its key in
//! `assets/keys.toml` and its doing in `act`; *the next panel* a variant of [`Overlay`] with a file of its own.
//!
//! ```
//! use crossterm::event::{KeyCode, KeyModifiers};
//! use dateline::app::{App, Effect, Input, Msg};
//! use dateline::config::Settings;
//!
//! let (mut app, started) = App::new(Settings::default(), true);
//! assert!(started.contains(&Effect::LoadSections));
//! app.update(Msg::Input(Input::Resize(120, 36)));
//! let quit = app.update(Msg::Input(Input::Key(KeyCode::Char('q'), KeyModifiers::NONE)));
//! assert_eq!(quit, [Effect::Quit]);
//! ```

mod act;
mod asked;
mod command;
mod credits;
mod data;
mod download;
mod edition;
mod effect;
mod find;
mod follow;
mod full_text;
mod hints;
mod kept;
mod keys;
mod layout;
mod list;
mod look;
mod marks;
mod message;
mod mouse;
mod options;
mod overlay;
mod pages;
mod palette;
mod panel;
mod pictures;
mod places;
mod range;
mod reading;
mod refresh;
mod search;
mod share;
mod sheet;
mod state;
mod status;
mod subscriptions;
mod tabs;
mod version;
mod view;
mod window;

pub use asked::{Asked, Asking};
pub use command::{COMMANDS, Command, Entry, KeyRow, Screen};
pub use credits::{PersonList, Whom};
pub use edition::Choice;
pub use effect::{Effect, Scope};
pub use find::Prompt;
pub use full_text::FullTexts;
pub use hints::Hints;
pub use keys::{Key, KeyMap, Meaning};
pub use layout::{Area, Layout, SMALLEST};
pub use list::{Density, List, Row, View};
pub use look::Look;
pub use message::{Data, Input, Msg, Opened, PageAnswer, Ticket};
pub use overlay::{Overlay, OverlayFrame, OverlayLine};
pub use pictures::Pictures;
pub use places::Place;
pub use reading::{Found, Reading, ScreenLink};
pub use refresh::Refreshing;
pub use search::Searching;
pub use share::Share;
pub use sheet::{Set, Sheet, Shown};
pub use state::{App, Focus};
pub use status::{Progress, Status};
pub use subscriptions::Candidate;
pub use tabs::{Tab, Tabs};
