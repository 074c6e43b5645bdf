use std::fmt::{self, Write as _};

use crate::app::Effect;

/// The names of an effect and of the variant in it, without what that holds: for the log.
pub(super) fn effect_name(of: &Effect) -> String {
    let mut name = Name(String::new());
    // It ends with an error where what it holds begins.
    let _ = write!(name, "{of:?}");
    name.0
}

/// Takes two names and nothing more.
struct Name(String);

impl fmt::Write for Name {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for c in text.chars() {
            match c {
                '(' if !self.0.contains('.') => self.0.push('.'),
                c if c.is_alphanumeric() => self.0.push(c),
                _ => return Err(fmt::Error),
            }
        }
        Ok(())
    }
}
