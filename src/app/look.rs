use super::{App, Effect, OverlayLine};
use crate::config::{OptionValue, Theme};

/// The look of the screen: the themes there are and the one that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// The themes that this terminal can show.
    pub themes: Vec<Theme>,
    /// The one that is shown.
    pub shown: usize,
    /// The one that was shown before the picker opened.
    before: usize,
    /// Whether symbols are of ASCII alone.
    pub ascii: bool,
}

impl Default for Look {
    fn default() -> Self {
        let themes = Theme::built_in();
        let shown = themes.iter().position(|theme| theme.name == "ansi").unwrap_or(0);
        Self { themes, shown, before: shown, ascii: false }
    }
}

impl Look {
    /// Themes of which the named one is shown, the first where there is none of that name.
    #[must_use]
    pub fn new(themes: Vec<Theme>, name: &str, ascii: bool) -> Self {
        let shown = themes.iter().position(|theme| theme.name == name).unwrap_or(0);
        Self { themes, shown, before: shown, ascii }
    }

    /// The theme that is shown.
    #[must_use]
    pub fn theme(&self) -> Option<&Theme> {
        self.themes.get(self.shown)
    }
}

impl App {
    /// Notes what the picker began with.
    pub(super) fn begin_themes(&mut self) {
        self.look.before = self.look.shown;
        self.chosen = self.look.shown;
        if !self.colours {
            self.say("no-color-set");
        }
    }

    /// Shows the theme on which the choice stands.
    pub(super) fn preview_theme(&mut self) {
        self.look.shown = self.chosen.min(self.look.themes.len().saturating_sub(1));
    }

    /// Goes back to the theme that the picker began with.
    pub(super) fn forget_theme(&mut self) {
        self.look.shown = self.look.before;
    }

    /// Keeps the theme that is shown.
    pub(super) fn keep_theme(&mut self) -> Vec<Effect> {
        let Some(name) = self.look.theme().map(|theme| theme.name.clone()) else { return Vec::new() };
        self.look.before = self.look.shown;
        self.settings.theme.clone_from(&name);
        self.stated.theme.clone_from(&name);
        self.close_panel();
        vec![Effect::Keep("theme", OptionValue::Word(name))]
    }

    pub(super) fn theme_lines(&self) -> Vec<OverlayLine> {
        let row = |(at, theme): (usize, &Theme)| {
            let name = format!("{:<20}", theme.name);
            let ground = if theme.light { "light-ground" } else { "dark-ground" };
            let ground = self.words.say(if theme.name == "mono" { "no-colours" } else { ground });
            if at == self.chosen { OverlayLine::Chosen(name, ground) } else { OverlayLine::Named(name, ground) }
        };
        self.look.themes.iter().enumerate().map(row).collect()
    }
}
