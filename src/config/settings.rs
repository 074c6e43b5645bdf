use std::path::Path;

use toml::Spanned;
use toml::de::DeValue;

use super::ConfigError;
use super::file::{File, Wrong, boolean, full_text, number, one_of, string};
use crate::model::FullText;
use crate::words::Words;

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
    /// How much of each headline lists show (`auto`, `compact`, `comfortable`, `standfirst`).
    pub list: String,
    /// Columns of the list beside an article, in percent of the screen.
    pub list_width: u16,
    /// What a row of a list stands for (`off`, `same-text`, `events`); `off` compares no articles.
    pub stories: String,
    /// Whether the reprints of an article are marked read with it.
    pub mark_reprints: bool,
    /// What digits are (`sections`: they go to one; `counts`: they say how often the next command is done).
    pub digits: String,
    /// When an article is marked read (`open`, `leave`, `never`).
    pub mark_read: String,
    /// When the pages of articles are fetched whose feed gave only a teaser.
    pub full_text: FullText,
    /// Days for which pages are kept as they came, 0 for none.
    pub keep_page_days: u32,
    /// Days after which articles are let go, 0 for never.
    pub keep_days: u32,
    /// Articles of one feed that are kept, 0 for all.
    pub keep_per_feed: u32,
    /// Whether unread articles are kept longer; starred ones always are.
    pub keep_unread: bool,
    /// Whether lines of a paragraph are made to end evenly.
    pub even_lines: bool,
    /// Whether links are sent to the terminal (OSC 8).
    pub hyperlinks: bool,
    /// Whether the window's title tells the section and what is unread in it.
    pub window_title: bool,
    /// Whether the terminal is told of new articles (OSC 9).
    pub notifications: bool,
    /// Whether the mouse is used.
    pub mouse: bool,
    /// Whether what happens is told line after line in place of a drawn screen.
    pub plain: bool,
    /// Whether the application puts right-to-left text in visual order (`auto`, `terminal`, `app`, `words`, `off`).
    pub bidi: String,
    /// The language of the interface: a tag, or `auto` for that of the locale.
    pub interface_language: String,
    /// Colours: the name of a theme, or `auto` for one that suits the terminal.
    pub theme: String,
    /// Which symbols are drawn (`auto`, `unicode`, `ascii`).
    pub symbols: String,
    /// Where articles are saved; empty for the user's folder of documents.
    pub save_folder: String,
    /// How pictures are shown (`auto`, `kitty`, `sixel`, `iterm2`, `blocks`, `off`).
    pub pictures: String,
    /// Megabytes of pictures that are kept, 0 for none.
    pub picture_megabytes: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            text_width: 66,
            feeds_at_once: 256,
            timeout_seconds: 30,
            refresh_on_start: true,
            refresh_minutes: 15,
            list: "auto".to_owned(),
            list_width: 45,
            stories: "same-text".to_owned(),
            mark_reprints: false,
            digits: "sections".to_owned(),
            mark_read: "open".to_owned(),
            full_text: FullText::Visible,
            keep_page_days: 14,
            keep_days: 0,
            keep_per_feed: 0,
            keep_unread: true,
            even_lines: false,
            hyperlinks: true,
            window_title: true,
            notifications: false,
            mouse: true,
            plain: false,
            bidi: "auto".to_owned(),
            interface_language: "auto".to_owned(),
            theme: "auto".to_owned(),
            symbols: "auto".to_owned(),
            save_folder: String::new(),
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
    "list",
    "list_width",
    "stories",
    "mark_reprints",
    "digits",
    "mark_read",
    "full_text",
    "keep_page_days",
    "keep_days",
    "keep_per_feed",
    "keep_unread",
    "even_lines",
    "hyperlinks",
    "window_title",
    "notifications",
    "mouse",
    "plain",
    "bidi",
    "interface_language",
    "theme",
    "symbols",
    "save_folder",
    "pictures",
    "picture_megabytes",
];
pub(super) const PICTURES: &[&str] = &["auto", "kitty", "sixel", "iterm2", "blocks", "off"];
pub(super) const LISTS: &[&str] = &["auto", "compact", "comfortable", "standfirst"];
/// What `stories` can be.
pub(super) const STORIES: &[&str] = &["off", "same-text", "events"];
pub(super) const DIGITS: &[&str] = &["sections", "counts"];
pub(super) const MARK_READ: &[&str] = &["open", "leave", "never"];
pub(super) const SYMBOLS: &[&str] = &["auto", "unicode", "ascii"];
pub(super) const BIDI: &[&str] = &["auto", "app", "words", "terminal", "off"];

/// What stands before the name of an option in the environment.
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

/// Reads options over others; what is wrong is told and changes nothing.
pub(super) fn read(mut file: File, settings: &mut Settings) -> Vec<ConfigError> {
    file.each(|key, value| {
        match key {
            "text_width" => settings.text_width = number(value, 20..201)?,
            "feeds_at_once" => settings.feeds_at_once = number(value, 1..1_025)?,
            "timeout_seconds" => settings.timeout_seconds = number(value, 1..601)?,
            "refresh_on_start" => settings.refresh_on_start = boolean(value)?,
            "refresh_minutes" => settings.refresh_minutes = number(value, 0..10_081)?,
            "list" => settings.list = one_of(value, LISTS)?,
            "list_width" => settings.list_width = number(value, 20..81)?,
            "stories" => settings.stories = one_of(value, STORIES)?,
            "mark_reprints" => settings.mark_reprints = boolean(value)?,
            "digits" => settings.digits = one_of(value, DIGITS)?,
            "mark_read" => settings.mark_read = one_of(value, MARK_READ)?,
            "full_text" => settings.full_text = full_text(value)?,
            "keep_page_days" => settings.keep_page_days = number(value, 0..36_501)?,
            "keep_days" => settings.keep_days = number(value, 0..36_501)?,
            "keep_per_feed" => settings.keep_per_feed = number(value, 0..1_000_001)?,
            "keep_unread" => settings.keep_unread = boolean(value)?,
            "even_lines" => settings.even_lines = boolean(value)?,
            "hyperlinks" => settings.hyperlinks = boolean(value)?,
            "window_title" => settings.window_title = boolean(value)?,
            "notifications" => settings.notifications = boolean(value)?,
            "mouse" => settings.mouse = boolean(value)?,
            "plain" => settings.plain = boolean(value)?,
            "bidi" => settings.bidi = one_of(value, BIDI)?,
            "interface_language" => settings.interface_language = interface_language(value)?,
            "theme" => settings.theme = string(value)?,
            "symbols" => settings.symbols = one_of(value, SYMBOLS)?,
            "save_folder" => settings.save_folder = string(value)?,
            "pictures" => settings.pictures = one_of(value, PICTURES)?,
            "picture_megabytes" => settings.picture_megabytes = number(value, 0..100_001)?,
            // Tables of their own.
            "translate" | "summarize" => {}
            _ => return Err(Wrong::unknown(key, KNOWN)),
        }
        Ok(())
    });
    file.errors
}

/// Every option by name with its value, as `config.toml` would have it.
#[must_use]
pub fn effective(settings: &Settings) -> Vec<(&'static str, toml::Value)> {
    KNOWN.iter().filter_map(|name| Some((*name, value_of(settings, name)?))).collect()
}

/// The value of an option, as `config.toml` would have it.
pub(super) fn value_of(settings: &Settings, name: &str) -> Option<toml::Value> {
    let number = |number: u64| toml::Value::Integer(i64::try_from(number).unwrap_or(i64::MAX));
    Some(match name {
        "text_width" => number(settings.text_width.into()),
        "feeds_at_once" => number(settings.feeds_at_once as u64),
        "timeout_seconds" => number(settings.timeout_seconds),
        "refresh_on_start" => settings.refresh_on_start.into(),
        "refresh_minutes" => number(settings.refresh_minutes.into()),
        "list" => settings.list.clone().into(),
        "list_width" => number(settings.list_width.into()),
        "stories" => settings.stories.clone().into(),
        "mark_reprints" => settings.mark_reprints.into(),
        "digits" => settings.digits.clone().into(),
        "mark_read" => settings.mark_read.clone().into(),
        "full_text" => settings.full_text.as_str().into(),
        "keep_page_days" => number(settings.keep_page_days.into()),
        "keep_days" => number(settings.keep_days.into()),
        "keep_per_feed" => number(settings.keep_per_feed.into()),
        "keep_unread" => settings.keep_unread.into(),
        "even_lines" => settings.even_lines.into(),
        "hyperlinks" => settings.hyperlinks.into(),
        "window_title" => settings.window_title.into(),
        "notifications" => settings.notifications.into(),
        "mouse" => settings.mouse.into(),
        "plain" => settings.plain.into(),
        "bidi" => settings.bidi.clone().into(),
        "interface_language" => settings.interface_language.clone().into(),
        "theme" => settings.theme.clone().into(),
        "symbols" => settings.symbols.clone().into(),
        "save_folder" => settings.save_folder.clone().into(),
        "pictures" => settings.pictures.clone().into(),
        "picture_megabytes" => number(settings.picture_megabytes.into()),
        _ => return None,
    })
}

pub(super) fn interface_languages() -> impl Iterator<Item = &'static str> {
    std::iter::once("auto").chain(Words::languages().map(|(tag, _)| tag))
}

/// The documented file: every option with its default and a comment.
#[must_use]
pub fn documented() -> &'static str {
    include_str!("../../assets/config.toml")
}

fn interface_language(value: &Spanned<DeValue<'_>>) -> Result<String, Wrong> {
    let tags: Vec<&str> = interface_languages().collect();
    one_of(value, &tags)
}

#[cfg(test)]
mod tests {
    use super::{File, KNOWN, Settings, documented, effective, read, word};

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
    fn every_option_is_read_and_told_back() {
        let defaults = effective(&Settings::default());
        assert_eq!(defaults.len(), KNOWN.len());
        for (name, value) in &defaults {
            let other = match value {
                toml::Value::Boolean(on) => (!on).to_string(),
                toml::Value::Integer(number) => (number + 1).to_string(),
                _ if *name == "theme" => "\"newsprint\"".to_owned(),
                _ if *name == "interface_language" => "\"en\"".to_owned(),
                _ if *name == "list" => "\"compact\"".to_owned(),
                _ if *name == "mark_read" => "\"leave\"".to_owned(),
                _ if *name == "digits" => "\"counts\"".to_owned(),
                _ if *name == "symbols" => "\"ascii\"".to_owned(),
                _ if *name == "full_text" => "\"always\"".to_owned(),
                _ => "\"off\"".to_owned(),
            };
            let (settings, errors) = given(&format!("{name} = {other}"));
            assert!(errors.is_empty(), "{errors:?}");
            let changed: Vec<_> = effective(&settings).into_iter().filter(|now| !defaults.contains(now)).collect();
            assert_eq!(changed.len(), 1, "{name}");
            assert_eq!((changed[0].0, changed[0].1.to_string()), (*name, other));
        }
    }

    #[test]
    fn every_option_is_used() {
        let house = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let (mut folders, mut sources) = (vec![house], String::new());
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if !path.ends_with("config/settings.rs") {
                    sources.push_str(&std::fs::read_to_string(&path).unwrap());
                }
            }
        }
        for name in KNOWN {
            let used = ["settings", "settings()"].iter().any(|of| sources.contains(&format!("{of}.{name}")));
            assert!(used, "nobody uses {name}");
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
        assert_eq!((settings.text_width, settings.mouse, settings.theme.as_str()), (80, false, "light"));
        let errors = read(word("DATELINE_TEXT_WIDHT", "text_widht", "a\nmouse = true", false), &mut settings);
        assert!(errors[0].to_string().contains("did you mean text_width?"), "{errors:?}");
        assert!(!settings.mouse);
    }
}
