use super::{App, Asked, Density, Effect, OverlayLine};
use crate::config;
use crate::text;
use crate::words::Words;

/// Cells of the column of names.
const NAME_CELLS: usize = 22;
/// What suits the terminal.
const AUTO: &str = "auto";

impl App {
    /// The options with their values, one of them perhaps being typed.
    pub(super) fn option_lines(&self) -> Vec<OverlayLine> {
        let room = usize::from(self.overlay_width()).saturating_sub(NAME_CELLS + 4);
        let row = |(at, (name, value)): (usize, (&'static str, toml::Value))| {
            let typed = self.asking.as_ref().filter(|asking| asking.what == Asked::Option(name));
            let value = match typed {
                Some(asking) => text::fit_end(&format!("{}▏", asking.text), room),
                None => text::fit(&shown(&value), room),
            };
            let name = format!("{name:<NAME_CELLS$}");
            if at == self.chosen { OverlayLine::Chosen(name, value) } else { OverlayLine::Named(name, value) }
        };
        config::effective(&self.stated).into_iter().enumerate().map(row).collect()
    }

    /// Gives the chosen option its next value, or has it typed where it is a number or a text.
    pub(super) fn change_option(&mut self) -> Vec<Effect> {
        let Some((name, value)) = config::effective(&self.stated).into_iter().nth(self.chosen) else {
            return Vec::new();
        };
        let choices = if name == "theme" { Some(self.theme_choices()) } else { config::choices(name) };
        let next = match (&value, choices) {
            (toml::Value::Boolean(on), _) => (!on).to_string(),
            (_, Some(choices)) => {
                let at = choices.iter().position(|choice| value.as_str() == Some(choice));
                let next = at.map_or(0, |at| (at + 1) % choices.len().max(1));
                choices.into_iter().nth(next).unwrap_or_default()
            }
            _ => {
                self.ask_for(Asked::Option(name), shown(&value));
                return Vec::new();
            }
        };
        self.set_option(name, &next).unwrap_or_default()
    }

    fn theme_choices(&self) -> Vec<String> {
        let themes = self.look.themes.iter().map(|theme| theme.name.clone());
        std::iter::once(AUTO.to_owned()).chain(themes).collect()
    }

    /// Gives an option a value and has it kept; what it cannot be is told and changes nothing.
    pub(super) fn set_option(&mut self, name: &'static str, typed: &str) -> Option<Vec<Effect>> {
        match config::set_option(&mut self.stated, name, typed) {
            Ok(value) => {
                // Who turns letters round was found out at the start: that holds on.
                let found_out = name == "bidi" && typed == AUTO;
                if !config::holds_from_start(name) && !found_out {
                    // It was taken a line above.
                    let _ = config::set_option(&mut self.settings, name, typed);
                    self.apply_option(name, typed);
                }
                Some(vec![Effect::Keep(name, value)])
            }
            Err(expected) => {
                self.status.tell(expected);
                None
            }
        }
    }

    /// Has what an option says hold at once.
    fn apply_option(&mut self, name: &str, value: &str) {
        match name {
            "list" => self.view.density = Density::named(value),
            "theme" => {
                let named = self.look.themes.iter().position(|theme| theme.name == value);
                self.look.shown = named.unwrap_or(self.look.shown);
            }
            "interface_language" => self.words = Words::of(value).unwrap_or(self.words),
            _ => {}
        }
        if let Some(reading) = &mut self.reading {
            reading.unset();
        }
        self.lay_out_again();
    }
}

/// A value as it is typed.
fn shown(value: &toml::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
