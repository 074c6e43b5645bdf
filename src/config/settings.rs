use std::path::Path;

use super::ConfigError;
use super::file::{File, Wrong, boolean, number, one_of, string, unknown};

/// The options of `config.toml` with their defaults.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[allow(clippy::struct_excessive_bools, reason = "independent options")]
pub struct Settings {
    /// Width of the text column in cells.
    pub text_width: u16,
    /// Feeds fetched at once.
    pub feeds_at_once: usize,
    /// Seconds for a whole request.
    pub timeout_seconds: u64,
    /// Whether feeds are refreshed when the reader starts.
    pub refresh_on_start: bool,
    /// Minutes between two looks for feeds whose time has come while the reader is open; none when 0.
    pub refresh_minutes: u16,
    /// Whether an article is marked read when it is opened.
    pub mark_read_on_open: bool,
    /// Whether the page of an article is fetched when it is opened and its feed gave only a teaser.
    pub full_text_on_open: bool,
    /// Days after which articles are let go, 0 for never.
    pub keep_days: u32,
    /// Articles of one feed that are kept, 0 for all.
    pub keep_per_feed: u32,
    /// Whether unread articles are kept longer; starred ones always are.
    pub keep_unread: bool,
    /// Whether lines of a paragraph are made to end evenly.
    pub even_lines: bool,
    /// Whether links are told to the terminal (OSC 8).
    pub hyperlinks: bool,
    /// Whether the mouse is used.
    pub mouse: bool,
    /// Whether the application puts right-to-left text in visual order (`auto`, `terminal`, `app`, `words`, `off`).
    pub bidi: String,
    /// Colours: the name of a theme, or `auto` for one that suits the terminal.
    pub theme: String,
    /// Which symbols are drawn (`auto`, `unicode`, `ascii`).
    pub symbols: String,
    /// How pictures are shown (`auto`, `kitty`, `sixel`, `iterm2`, `blocks`, `off`).
    pub pictures: String,
    /// Megabytes of pictures that are kept, 0 for none.
    pub picture_megabytes: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            text_width: 66,
            feeds_at_once: 32,
            timeout_seconds: 30,
            refresh_on_start: true,
            refresh_minutes: 15,
            mark_read_on_open: true,
            full_text_on_open: true,
            keep_days: 0,
            keep_per_feed: 0,
            keep_unread: true,
            even_lines: false,
            hyperlinks: true,
            mouse: true,
            bidi: "auto".to_owned(),
            theme: "auto".to_owned(),
            symbols: "auto".to_owned(),
            pictures: "auto".to_owned(),
            picture_megabytes: 200,
        }
    }
}

/// The options by name.
const KNOWN: &[&str] = &[
    "text_width",
    "feeds_at_once",
    "timeout_seconds",
    "refresh_on_start",
    "refresh_minutes",
    "mark_read_on_open",
    "full_text_on_open",
    "keep_days",
    "keep_per_feed",
    "keep_unread",
    "even_lines",
    "hyperlinks",
    "mouse",
    "bidi",
    "theme",
    "symbols",
    "pictures",
    "picture_megabytes",
];
const PICTURES: &[&str] = &["auto", "kitty", "sixel", "iterm2", "blocks", "off"];
const SYMBOLS: &[&str] = &["auto", "unicode", "ascii"];
const BIDI: &[&str] = &["auto", "app", "words", "terminal", "off"];

/// Reads `config.toml` in a folder over the defaults; an option that is wrong keeps its default and is in the errors.
#[must_use]
pub fn load_settings(folder: &Path) -> (Settings, Vec<ConfigError>) {
    read(File::read(&folder.join("config.toml")))
}

fn read(mut file: File) -> (Settings, Vec<ConfigError>) {
    let mut settings = Settings::default();
    file.each(|key, value| {
        match key {
            "text_width" => settings.text_width = number(value, 20..201)?,
            "feeds_at_once" => settings.feeds_at_once = number(value, 1..65)?,
            "timeout_seconds" => settings.timeout_seconds = number(value, 1..601)?,
            "refresh_on_start" => settings.refresh_on_start = boolean(value)?,
            "refresh_minutes" => settings.refresh_minutes = number(value, 0..10_081)?,
            "mark_read_on_open" => settings.mark_read_on_open = boolean(value)?,
            "full_text_on_open" => settings.full_text_on_open = boolean(value)?,
            "keep_days" => settings.keep_days = number(value, 0..36_501)?,
            "keep_per_feed" => settings.keep_per_feed = number(value, 0..1_000_001)?,
            "keep_unread" => settings.keep_unread = boolean(value)?,
            "even_lines" => settings.even_lines = boolean(value)?,
            "hyperlinks" => settings.hyperlinks = boolean(value)?,
            "mouse" => settings.mouse = boolean(value)?,
            "bidi" => settings.bidi = one_of(value, BIDI)?,
            "theme" => settings.theme = string(value)?,
            "symbols" => settings.symbols = one_of(value, SYMBOLS)?,
            "pictures" => settings.pictures = one_of(value, PICTURES)?,
            "picture_megabytes" => settings.picture_megabytes = number(value, 0..100_001)?,
            _ => return Err(Wrong::new(unknown(key, KNOWN))),
        }
        Ok(())
    });
    (settings, file.errors)
}

#[cfg(test)]
mod tests {
    use super::{File, Settings, read};

    #[test]
    fn the_documented_defaults_are_the_defaults() {
        let (settings, errors) = read(File::built_in("config.toml", include_str!("../../assets/config.toml")));
        assert_eq!((settings, errors), (Settings::default(), Vec::new()));
    }

    #[test]
    fn a_wrong_option_keeps_its_default_and_leaves_the_others() {
        let text = "text_width = 7\nmouse = \"no\"\ntimeout_seconds = 5\nbidi = [\nfeeds_at_once = 3\n";
        let (settings, errors) = read(File::built_in("config.toml", text));
        assert_eq!((settings.text_width, settings.mouse, settings.timeout_seconds), (66, true, 5));
        let said: Vec<String> = errors.iter().map(ToString::to_string).collect();
        assert!(said[0].starts_with("config.toml:1: expected a whole number from 20 to 200"), "{said:?}");
        assert!(said[1].starts_with("config.toml:2: expected true or false"), "{said:?}");
        assert!(said.len() >= 3, "{said:?}");
    }
}
