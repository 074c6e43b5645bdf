//! Options as they are changed while the reader runs.

use super::OptionValue;
use super::fault::Fault;
use super::settings::{
    BIDI, DIGITS, LISTS, MARK_READ, PICTURES, STORIES, SYMBOLS, Settings, interface_languages, read, value_of, word,
};
use crate::model::FullText;

/// Options that a reader looks at once, when it starts.
const AT_START: [&str; 7] =
    ["timeout_seconds", "keep_page_days", "hyperlinks", "mouse", "plain", "symbols", "pictures"];

/// Whether a change of an option holds from the next start on only.
#[must_use]
pub fn holds_from_start(name: &str) -> bool {
    AT_START.contains(&name)
}

/// The words that an option can be; none when it is none of a few words.
#[must_use]
pub fn choices(name: &str) -> Option<Vec<String>> {
    let words = match name {
        "list" => LISTS,
        "stories" => STORIES,
        "mark_read" => MARK_READ,
        "digits" => DIGITS,
        "full_text" => FullText::WORDS,
        "bidi" => BIDI,
        "symbols" => SYMBOLS,
        "pictures" => PICTURES,
        "interface_language" => return Some(interface_languages().map(str::to_owned).collect()),
        _ => return None,
    };
    Some(words.iter().map(|word| (*word).to_owned()).collect())
}

/// Gives an option the value that was typed, and answers it.
///
/// # Errors
/// What is expected, in the sentence that `config.toml` would get; the option is as before then.
pub fn set_option(settings: &mut Settings, name: &str, typed: &str) -> Result<OptionValue, Fault> {
    // A text of digits is a text all the same.
    let text = value_of(settings, name).is_some_and(|value| value.is_str());
    let errors = read(word(name, name, typed, text), settings);
    if let Some(error) = errors.into_iter().next() {
        return Err(error.fault);
    }
    Ok(match value_of(settings, name) {
        Some(toml::Value::Boolean(on)) => OptionValue::Switch(on),
        Some(toml::Value::Integer(number)) => OptionValue::Number(u32::try_from(number).unwrap_or(u32::MAX)),
        _ => OptionValue::Word(typed.to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::{AT_START, OptionValue, Settings, set_option};
    use crate::config::effective;

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

    #[test]
    fn options_that_hold_from_the_next_start_on_are_options() {
        let known = effective(&Settings::default());
        assert!(AT_START.iter().all(|name| known.iter().any(|(known, _)| known == name)));
    }
}
