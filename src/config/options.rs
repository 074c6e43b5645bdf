//! Options as they are changed while the reader runs.

use super::OptionValue;
use super::fault::Fault;
use super::settings::{Entry, Holds, OPTIONS, Settings, read, word};

fn option(name: &str) -> Option<&'static Entry> {
    OPTIONS.iter().find(|option| option.name == name)
}

/// Whether a change of an option holds from the next start on only.
#[must_use]
pub fn holds_from_start(name: &str) -> bool {
    option(name).is_some_and(|option| option.holds == Holds::AtStart)
}

/// The words that an option can be; none when it is none of a few words.
#[must_use]
pub fn choices(name: &str) -> Option<Vec<String>> {
    let words = (option(name)?.choices)()?;
    Some(words.into_iter().map(str::to_owned).collect())
}

/// Gives an option the value that was typed, and answers it.
///
/// # Errors
/// What is expected, in the sentence that `config.toml` would get; the option is as before then.
pub fn set_option(settings: &mut Settings, name: &str, typed: &str) -> Result<OptionValue, Fault> {
    // A text of digits is a text all the same.
    let value = |settings: &Settings| option(name).map(|option| (option.value)(settings));
    let text = value(settings).is_some_and(|value| value.is_str());
    let errors = read(word(name, name, typed, text), settings);
    if let Some(error) = errors.into_iter().next() {
        return Err(error.fault);
    }
    Ok(match value(settings) {
        Some(toml::Value::Boolean(on)) => OptionValue::Switch(on),
        Some(toml::Value::Integer(number)) => OptionValue::Number(u32::try_from(number).unwrap_or(u32::MAX)),
        _ => OptionValue::Word(typed.to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::{OptionValue, Settings, set_option};

    #[test]
    fn what_is_typed_is_checked_as_the_file_is() {
        let mut settings = Settings::default();
        assert_eq!(set_option(&mut settings, "text_width", "80"), Ok(OptionValue::Number(80)));
        assert_eq!(set_option(&mut settings, "mouse", "false"), Ok(OptionValue::Switch(false)));
        assert_eq!(set_option(&mut settings, "save_folder", "2026"), Ok(OptionValue::Word("2026".to_owned())));
        for (typed, name) in [("7", "text_width"), ("many", "text_width"), ("99999999999999999999", "text_width")] {
            let expected = "expected a whole number from 20 to 200";
            let refused = set_option(&mut settings, name, typed).unwrap_err();
            assert_eq!(refused.to_string(), expected, "{typed}");
        }
        assert!(set_option(&mut settings, "list", "wide").unwrap_err().to_string().starts_with("expected one of auto"));
        assert_eq!((settings.text_width, settings.save_folder.as_str()), (80, "2026"));
    }
}
