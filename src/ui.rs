//! `draw(&App, frame)`: reads the state, never changes it.

mod article;
mod canvas;
mod draw;
mod headlines;
mod overlay;
mod pictures;
mod status;
mod style;
mod symbols;
mod tabs;

pub use draw::{draw, draw_with};
pub use pictures::{Picture, Pictures, Protocol};
