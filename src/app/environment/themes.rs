use super::Environment;
use crate::app::Write;
use crate::app::outcome::Outcome;
use crate::config::{OptionValue, ThemeChoice};

impl Environment {
    /// Shows a theme, and keeps it if it was chosen.
    pub(in crate::app) fn choose_theme(&mut self, at: usize, keep: bool, out: &mut Outcome) {
        self.look.show(at);
        let Some(name) = self.look.theme().filter(|_| keep).map(|theme| theme.name.clone()) else { return };
        self.settings.theme = ThemeChoice::Named(name.clone());
        self.stated.theme = ThemeChoice::Named(name.clone());
        out.effect(Write::Option("theme", OptionValue::Word(name)));
    }
}
