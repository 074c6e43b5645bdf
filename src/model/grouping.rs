/// What a row of a list stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// One article.
    #[default]
    Off,
    /// One text, however many newsrooms print it.
    SameText,
    /// One event.
    Events,
}

impl Grouping {
    /// By its name in the settings.
    #[must_use]
    pub fn named(name: &str) -> Self {
        match name {
            "same-text" => Self::SameText,
            "events" => Self::Events,
            _ => Self::Off,
        }
    }
}
