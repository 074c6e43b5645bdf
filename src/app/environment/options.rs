use super::Environment;
use crate::app::outcome::{Outcome, Request, ToStatus};
use crate::app::{Asked, Write};
use crate::config::{self, InterfaceLanguage};
use crate::model::ToMessage as _;
use crate::words::Words;

/// What suits the terminal.
const AUTO: &str = "auto";

impl Environment {
    /// Sets an option and saves it; for an invalid value it shows what is expected, and the value is typed again.
    pub(in crate::app) fn set_option(&mut self, name: &'static str, typed: String, out: &mut Outcome) {
        match config::set_option(&mut self.stated, name, &typed) {
            Ok(value) => {
                out.effect(Write::Option(name, value));
                // Who turns letters round was found out at the start: that holds on.
                let found_out = name == "bidi" && typed == AUTO;
                if !config::holds_from_start(name) && !found_out {
                    self.apply(name, &typed);
                    out.request(Request::OptionSet(name));
                }
            }
            Err(expected) => {
                out.request(ToStatus::Tell(self.words.message(&expected.message())));
                out.request(Request::Ask(Asked::Option(name), typed));
            }
        }
    }

    /// Has an option hold at once.
    fn apply(&mut self, name: &str, typed: &str) {
        // It was taken before.
        let _ = config::set_option(&mut self.settings, name, typed);
        match name {
            "theme" => self.look.show_named(typed),
            "interface_language" => {
                if let InterfaceLanguage::Tag(tag) = self.settings.interface_language {
                    self.words = Words::of(tag).unwrap_or(self.words);
                }
            }
            _ => {}
        }
        self.lay_out_again();
    }

    /// The values that an option can have, where they can be listed.
    pub(in crate::app) fn choices(&self, name: &str) -> Option<Vec<String>> {
        if name == "theme" {
            let themes = self.look.themes().iter().map(|theme| theme.name.clone());
            return Some(std::iter::once(AUTO.to_owned()).chain(themes).collect());
        }
        config::choices(name)
    }
}
