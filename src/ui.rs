//! `draw(&App, frame)`: reads the state, never changes it.
//!
//! *Never here*: deciding anything; colours are named by what they mean and come from the theme. *The next screen* is a file
//! here that reads what its file in `app` decided.
//!
//! ```
//! use dateline::app::{App, Environment, Input, Msg};
//! use dateline::config::Settings;
//! use ratatui::Terminal;
//! use ratatui::backend::TestBackend;
//!
//! let (mut app, _) = App::new(Environment::new(Settings::default(), true));
//! app.update(Msg::Input(Input::Resize(80, 24)));
//! let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
//! let frame = terminal.draw(|frame| dateline::ui::draw(&app, frame)).unwrap();
//! let first: String = frame.buffer.content[..10].iter().map(|cell| cell.symbol()).collect();
//! assert_eq!(first.trim(), "dateline");
//! ```

mod article;
mod canvas;
mod draw;
mod headlines;
mod linear;
mod panels;
mod pictures;
mod row;
mod status;
mod style;
mod symbols;
mod tabs;

pub use draw::{draw, draw_with, title};
pub use linear::{Linear, Said};
pub use pictures::{Picture, Pictures, Protocol};
