//! What a key does: `App::update(Msg) -> Vec<Effect>`. Pure: never waits, never asks the time.
//!
//! The application is seven parts, each the owner of its state: [`Environment`], [`Headlines`], [`Reader`], [`Panels`],
//! [`InputState`], [`Session`] and [`Status`]. `route.rs` routes and does nothing else: a message goes to the part that it is
//! for; what that part wants of another comes back as a request, what it wants of the world as an [`Effect`].
//!
//! Every reply carries the ticket of its question; late ones are dropped. *Never here*: drawing, the cache, the network.
//! *The next command* is a variant of [`Command`] and its row in `table` with the function that does it; *the next panel* a
//! file in `panels`.
//!
//! ```
//! use crossterm::event::{KeyCode, KeyModifiers};
//! use dateline::app::{App, Effect, Environment, Input, Msg, Question, TerminalRequest};
//! use dateline::config::Settings;
//!
//! let (mut app, started) = App::new(Environment::new(Settings::default(), true));
//! assert!(matches!(started[..], [Effect::Query(Question::Sections(_))]));
//! app.update(Msg::Input(Input::Resize(120, 36)));
//! let quit = app.update(Msg::Input(Input::Key(KeyCode::Char('q'), KeyModifiers::NONE)));
//! assert_eq!(quit, [Effect::Terminal(TerminalRequest::Quit)]);
//! ```

mod article;
mod asked;
mod bindings;
mod command;
mod download;
mod effect;
mod entry;
mod environment;
mod group;
mod headlines;
mod input;
mod key_row;
mod keys;
mod layout;
mod look;
mod message;
mod notices;
mod outcome;
mod panels;
mod parts;
mod reader;
mod request;
mod route;
mod session;
mod status;
mod table;
mod tabs;

pub use asked::{Asked, Asking};
pub use command::{Command, Focus, Screen};
use command::{CreditEdit, Edit, PanelKey};
pub use download::{DownloadProgress, DownloadStep};
pub use effect::{Effect, Job, Question, Scope, Share, TerminalRequest, Ticket, Write};
pub use entry::Entry;
pub use environment::Environment;
use group::Group;
pub use headlines::{
    Density, END_CELLS, FeedList, Headlines, List, PersonList, Place, Row, SOURCE_CELLS, Searching, View, family,
    source_cells,
};
pub use input::InputState;
pub use key_row::KeyRow;
pub use keys::{Key, KeyMap, Meaning};
pub use layout::{Area, Layout, MARGIN, SMALLEST};
pub use look::Look;
pub use message::{
    Answer, Candidate, Data, Downloaded, Input, Msg, Opened, PageAnswer, Progress, Report, Start, Summarized,
    SummaryState, Translated, Written,
};
pub use outcome::Context;
pub use panels::{Panel, PanelCell, PanelContext, PanelFrame, PanelRow, Panels, RowLook, SecondColumn};
pub use reader::{ArticleLayout, Hints, Matches, Prompt, Reader, Reading, ScreenLink, Set, Shown, TextView};
pub use route::App;
pub use session::Session;
pub use status::Status;
pub use table::COMMANDS;
pub use tabs::{Tab, Tabs};
