use std::path::Path;

use toml::Spanned;
use toml::de::DeValue;

use super::ConfigError;
use super::choices::{Bidi, Digits, InterfaceLanguage, ListDensity, MarkRead, Pictures, Symbols, ThemeChoice};
use super::file::{File, Wrong};
use super::option::Value;
use crate::model::{FullText, Grouping};

/// From when on the change of an option holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// At once.
    Now,
    /// From the next start on.
    AtStart,
}

/// How an option is read and printed.
pub(super) struct Entry {
    /// Its name.
    pub(super) name: &'static str,
    /// From when on a change of it holds.
    pub(super) holds: Holds,
    /// The words that it can be; none when it is none of a few words.
    pub(super) choices: fn() -> Option<Vec<&'static str>>,
    /// Gives it a value, or says what is expected.
    read: fn(&mut Settings, &Spanned<DeValue<'_>>) -> Result<(), Wrong>,
    /// Its value as `config.toml` would have it.
    pub(super) value: fn(&Settings) -> toml::Value,
}

/// The options, each once: what it is, its name, its type, its default, its range (`..` for none), when a change holds.
macro_rules! options {
    ($($(#[doc = $about:literal])+ $name:ident: $type:ty = $default:expr, $range:expr, $holds:ident;)+) => {
        /// The options of `config.toml` with their defaults.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        #[allow(clippy::struct_excessive_bools, reason = "independent options")]
        pub struct Settings {
            $($(#[doc = $about])+ pub $name: $type,)+
        }

        impl Default for Settings {
            fn default() -> Self {
                Self { $($name: $default,)+ }
            }
        }

        /// How each option is read and printed.
        pub(super) const OPTIONS: &[Entry] = &[$(Entry {
            name: stringify!($name),
            holds: Holds::$holds,
            choices: <$type as Value>::choices,
            read: |settings, value| <$type as Value>::read(value, $range).map(|value| settings.$name = value),
            value: |settings| settings.$name.write(),
        },)+];

        /// Their names.
        const KNOWN: &[&str] = &[$(stringify!($name),)+];
    };
}

options! {
    /// Width of the text column in cells.
    text_width: u16 = 66, 20..=200, Now;
    /// Feeds fetched at once.
    feeds_at_once: usize = 256, 1..=1_024, Now;
    /// Seconds for a whole request.
    timeout_seconds: u64 = 30, 1..=600, AtStart;
    /// Whether feeds are refreshed when the reader starts.
    refresh_on_start: bool = true, .., Now;
    /// Minutes between two looks for feeds whose time has come while the reader is open; none when 0.
    refresh_minutes: u16 = 15, 0..=10_080, Now;
    /// How much of each headline lists show.
    list: ListDensity = ListDensity::Auto, .., Now;
    /// Columns of the list beside an article, in percent of the screen.
    list_width: u16 = 45, 20..=80, Now;
    /// What a row of a list represents; `off` compares no articles.
    stories: Grouping = Grouping::SameText, .., Now;
    /// Whether the reprints of an article are marked read with it.
    mark_reprints: bool = false, .., Now;
    /// What digits are.
    digits: Digits = Digits::Sections, .., Now;
    /// When an article is marked read.
    mark_read: MarkRead = MarkRead::Open, .., Now;
    /// When the pages of articles are fetched whose feed gave only a teaser.
    full_text: FullText = FullText::Visible, .., Now;
    /// Days for which pages are kept as they came, 0 for none.
    keep_page_days: u32 = 14, 0..=36_500, AtStart;
    /// Days after which articles are deleted, 0 for never.
    keep_days: u32 = 0, 0..=36_500, Now;
    /// Articles of one feed that are kept, 0 for all.
    keep_per_feed: u32 = 0, 0..=1_000_000, Now;
    /// Whether unread articles are kept longer; starred ones always are.
    keep_unread: bool = true, .., Now;
    /// Whether lines of a paragraph are made to end evenly.
    even_lines: bool = false, .., Now;
    /// Lines of a page that stay on the screen when an article is scrolled by a page.
    page_overlap: u16 = 2, 0..=20, Now;
    /// Whether links are sent to the terminal (OSC 8).
    hyperlinks: bool = true, .., AtStart;
    /// Whether the window's title shows the section and its unread count.
    window_title: bool = true, .., Now;
    /// Whether new articles are announced to the terminal (OSC 9).
    notifications: bool = false, .., Now;
    /// Whether the mouse is used.
    mouse: bool = true, .., AtStart;
    /// Whether lines are printed one after another instead of drawing a screen.
    plain: bool = false, .., AtStart;
    /// Whether the application puts right-to-left text in visual order.
    bidi: Bidi = Bidi::Auto, .., Now;
    /// The language of the interface: a tag, or `auto` for that of the locale.
    interface_language: InterfaceLanguage = InterfaceLanguage::Auto, .., Now;
    /// Colours: the name of a theme, or `auto` for one that suits the terminal.
    theme: ThemeChoice = ThemeChoice::Auto, .., Now;
    /// Which symbols are drawn.
    symbols: Symbols = Symbols::Auto, .., AtStart;
    /// Where articles are saved; empty for the user's folder of documents.
    save_folder: String = String::new(), .., Now;
    /// How pictures are shown.
    pictures: Pictures = Pictures::Auto, .., AtStart;
    /// Megabytes of pictures that are kept, 0 for none.
    picture_megabytes: u32 = 200, 0..=100_000, Now;
}

/// The prefix of the name of an option in the environment.
const VARIABLE: &str = "DATELINE_";
/// Variables that are no options.
const OTHER_VARIABLES: [&str; 3] = ["DATELINE_CONFIG", "DATELINE_DATA", "DATELINE_LOG"];

/// Reads `config.toml` in a folder over the defaults, then the environment (`DATELINE_TEXT_WIDTH`), then what the command
/// line gave (`text_width=80`). An option that is wrong is as if it were not there, and is in the errors.
#[must_use]
pub fn load_settings(folder: &Path, given: &[String]) -> (Settings, Vec<ConfigError>) {
    let mut settings = Settings::default();
    let mut errors = read(File::read(&folder.join("config.toml")), &mut settings);
    let mut variables: Vec<(String, String)> = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .filter(|(name, _)| name.starts_with(VARIABLE) && !OTHER_VARIABLES.contains(&name.as_str()))
        .collect();
    variables.sort();
    for (name, value) in &variables {
        let option = name.strip_prefix(VARIABLE).unwrap_or_default().to_ascii_lowercase();
        errors.extend(read(word(name, &option, value, false), &mut settings));
    }
    for pair in given {
        let (option, value) = pair.split_once('=').unwrap_or((pair, ""));
        errors.extend(read(word("--set", option.trim(), value.trim(), false), &mut settings));
    }
    (settings, errors)
}

/// One option as a file of one line; what is no number and no truth is text, and where `text` says so all is.
pub(super) fn word(source: &str, option: &str, value: &str, text: bool) -> File {
    let plain = !text && (value == "true" || value == "false" || value.parse::<i64>().is_ok());
    let value = if plain { value.to_owned() } else { toml::Value::from(value).to_string() };
    let option = toml_edit::Key::new(option);
    File::built_in(source, &format!("{option} = {value}\n"))
}

/// Reads options over others; what is wrong is reported and changes nothing.
pub(super) fn read(mut file: File, settings: &mut Settings) -> Vec<ConfigError> {
    file.each(|key, value| match OPTIONS.iter().find(|option| option.name == key) {
        Some(option) => (option.read)(settings, value),
        // Tables of their own.
        None if matches!(key, "translate" | "summarize") => Ok(()),
        None => Err(Wrong::unknown(key, KNOWN)),
    });
    file.errors
}

/// Every option by name with its value, as `config.toml` would have it.
#[must_use]
pub fn effective(settings: &Settings) -> Vec<(&'static str, toml::Value)> {
    OPTIONS.iter().map(|option| (option.name, (option.value)(settings))).collect()
}

/// The documented file: every option with its default and a comment.
#[must_use]
pub fn documented() -> &'static str {
    include_str!("../../assets/config.toml")
}

#[cfg(test)]
mod tests {
    use super::{Entry, File, KNOWN, OPTIONS, Settings, ThemeChoice, documented, effective, read, word};
    use crate::words::Words;

    /// What a text makes of the defaults.
    fn given(text: &str) -> (Settings, Vec<String>) {
        let mut settings = Settings::default();
        let errors = read(File::built_in("config.toml", text), &mut settings);
        (settings, errors.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn every_option_is_documented_with_its_default_and_a_comment() {
        assert_eq!(given(documented()), (Settings::default(), Vec::new()));
        let lines: Vec<&str> = documented().lines().collect();
        for name in KNOWN {
            let at = lines.iter().position(|line| line.starts_with(&format!("{name} = "))).unwrap();
            assert!(lines[at - 1].starts_with("# "), "{name} has no comment");
        }
        let stated = lines.iter().filter(|line| line.contains(" = ") && !line.starts_with('#')).count();
        assert_eq!(stated, KNOWN.len());
    }

    #[test]
    fn every_option_has_a_sentence_of_what_it_is_for() {
        for name in KNOWN {
            assert!(Words::english().has(&format!("option-{}", name.replace('_', "-"))), "{name}");
        }
    }

    #[test]
    fn every_option_is_read_and_told_back() {
        let defaults = effective(&Settings::default());
        for Entry { name, choices, value, .. } in OPTIONS {
            let other = match (value(&Settings::default()), choices()) {
                (toml::Value::Boolean(on), _) => (!on).to_string(),
                (toml::Value::Integer(number), _) => (number + 1).to_string(),
                (default, Some(words)) => {
                    let other = words.into_iter().find(|word| default.as_str() != Some(word)).unwrap();
                    format!("\"{other}\"")
                }
                (..) => "\"newsprint\"".to_owned(),
            };
            let (settings, errors) = given(&format!("{name} = {other}"));
            assert!(errors.is_empty(), "{errors:?}");
            let changed: Vec<_> = effective(&settings).into_iter().filter(|now| !defaults.contains(now)).collect();
            assert_eq!(changed.len(), 1, "{name}");
            assert_eq!((changed[0].0, changed[0].1.to_string()), (*name, other));
        }
    }

    #[test]
    fn a_wrong_option_keeps_its_default_and_leaves_the_others() {
        let (settings, said) =
            given("text_width = 7\nmouse = \"no\"\ntimeout_seconds = 5\nbidi = [\nfeeds_at_once = 3\n");
        assert_eq!((settings.text_width, settings.mouse, settings.timeout_seconds), (66, true, 5));
        assert!(said[0].starts_with("config.toml:1:14: expected a whole number from 20 to 200"), "{said:?}");
        assert!(said[1].starts_with("config.toml:2:9: expected true or false"), "{said:?}");
        assert!(said.len() >= 3, "{said:?}");
    }

    #[test]
    fn a_word_is_read_as_the_file_would_have_it() {
        let mut settings = Settings::default();
        for (option, value) in [("text_width", "80"), ("mouse", "false"), ("theme", "light")] {
            assert!(read(word("--set", option, value, false), &mut settings).is_empty());
        }
        assert_eq!((settings.text_width, settings.mouse), (80, false));
        assert_eq!(settings.theme, ThemeChoice::Named("light".to_owned()));
        let errors = read(word("DATELINE_TEXT_WIDHT", "text_widht", "a\nmouse = true", false), &mut settings);
        assert!(errors[0].to_string().contains("did you mean text_width?"), "{errors:?}");
        assert!(!settings.mouse);
    }
}
