use crate::config::Theme;

/// The look of the screen: the themes there are and the one that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// The themes that this terminal can show.
    pub themes: Vec<Theme>,
    /// The one that is shown.
    pub shown: usize,
    /// Whether symbols are of ASCII alone.
    pub ascii: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self::new(Theme::built_in(), "ansi", false)
    }
}

impl Look {
    /// Themes of which the named one is shown, the first where there is none of that name.
    #[must_use]
    pub fn new(themes: Vec<Theme>, name: &str, ascii: bool) -> Self {
        let shown = themes.iter().position(|theme| theme.name == name).unwrap_or(0);
        Self { themes, shown, ascii }
    }

    /// The theme that is shown.
    #[must_use]
    pub fn theme(&self) -> Option<&Theme> {
        self.themes.get(self.shown)
    }
}
