use super::{Effect, Msg};
use crate::config::Settings;

/// The state of the application.
#[derive(Clone, Debug)]
pub struct App {
    /// Options.
    pub settings: Settings,
    /// Whether no network is used.
    pub offline: bool,
    /// Whether colours are used.
    pub colours: bool,
}

impl App {
    /// The state at start, with the effects that fill it.
    #[must_use]
    pub fn new(settings: Settings, offline: bool) -> (Self, Vec<Effect>) {
        (Self { settings, offline, colours: true }, vec![Effect::LoadSections])
    }

    /// Takes a message in and says what is to be done.
    pub fn update(&mut self, _message: Msg) -> Vec<Effect> {
        Vec::new()
    }

    /// Whether something that is shown changed since the last call; the runtime draws only then.
    pub fn take_dirty(&mut self) -> bool {
        true
    }
}
