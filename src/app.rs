//! What a key does: `App::update(Msg) -> Vec<Effect>`. Pure: never waits, never asks the time.

mod effect;
mod message;
mod state;

pub use effect::{Effect, Scope};
pub use message::{Data, Input, Msg, Opened, Ticket};
pub use state::App;
