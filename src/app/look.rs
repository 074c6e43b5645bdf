use crate::config::Theme;

/// The look of the screen: the themes there are and the one that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// The themes that this terminal can show.
    themes: Vec<Theme>,
    /// The one that is shown.
    shown: usize,
    /// Whether only ASCII symbols are used.
    ascii: bool,
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

    /// The themes that this terminal can show.
    #[must_use]
    pub fn themes(&self) -> &[Theme] {
        &self.themes
    }

    /// The number of the one that is shown.
    #[must_use]
    pub fn shown(&self) -> usize {
        self.shown
    }

    /// Whether only ASCII symbols are used.
    #[must_use]
    pub fn is_ascii(&self) -> bool {
        self.ascii
    }

    /// Shows the theme of a number, the last one where there are fewer.
    pub(super) fn show(&mut self, at: usize) {
        self.shown = at.min(self.themes.len().saturating_sub(1));
    }

    /// Shows the theme of a name, where there is one.
    pub(super) fn show_named(&mut self, name: &str) {
        self.shown = self.themes.iter().position(|theme| theme.name == name).unwrap_or(self.shown);
    }

    /// Shows the theme for a light ground or for a dark one: with colours of its own where the terminal has enough.
    pub(super) fn show_on(&mut self, light: bool) {
        let names = if light { ["light", "ansi-light"] } else { ["dark", "ansi"] };
        let there = names.into_iter().find(|name| self.themes.iter().any(|theme| theme.name == *name));
        self.show_named(there.unwrap_or_default());
    }

    /// The theme that is shown; none without colours.
    #[must_use]
    pub fn theme(&self) -> Option<&Theme> {
        self.themes.get(self.shown)
    }
}
