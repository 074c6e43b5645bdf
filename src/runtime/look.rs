use std::env;
use std::path::Path;

use super::graphics::Answers;
use crate::app::Look;
use crate::config::{self, Depth, InterfaceLanguage, Settings, Symbols, ThemeChoice};
use crate::model::{Message, ToMessage};
use crate::words::Words;

/// Themes and symbols by the settings; for `auto` by what the terminal and the locale say of themselves.
pub(super) fn look(settings: &Settings, folder: &Path, answers: &Answers) -> (Look, Vec<Message>) {
    let (themes, errors) = config::load_themes(folder);
    let mut faults: Vec<Message> = errors.iter().map(ToMessage::message).collect();
    let depth = depth(&says("COLORTERM"), &says("TERM"));
    let known: Vec<String> = themes.iter().map(|theme| theme.name.clone()).collect();
    let wanted = if settings.plain {
        // A terminal that only prints is not asked for its ground.
        "mono".to_owned()
    } else {
        match &settings.theme {
            ThemeChoice::Auto => {
                suited(depth, answers.light_ground().or_else(|| light_by_number(&says("COLORFGBG")))).to_owned()
            }
            ThemeChoice::Named(name) => name.clone(),
        }
    };
    let light = themes.iter().find(|theme| theme.name == wanted).map(|theme| theme.light);
    let themes: Vec<_> = themes.into_iter().filter_map(|theme| theme.within(depth)).collect();
    let wrong = if !known.contains(&wanted) {
        Some("theme-unknown")
    } else if themes.iter().all(|theme| theme.name != wanted) {
        Some("theme-too-rich")
    } else {
        None
    };
    let fallback = wrong.is_some();
    faults.extend(wrong.map(|wrong| Message::about(wrong, &wanted)));
    // With the background of the theme that was wanted, or letters of this terminal may be white on white.
    let name = if fallback { suited(Depth::Named, light) } else { &wanted };
    let ascii = match settings.symbols {
        Symbols::Ascii => true,
        Symbols::Auto => plain(&says("TERM"), &locale()),
        Symbols::Unicode => false,
    };
    (Look::new(themes, name, ascii), faults)
}

/// The words of the interface: those of the settings, else of the locale of messages.
pub(crate) fn words(settings: &Settings) -> &'static Words {
    let stated = match settings.interface_language {
        InterfaceLanguage::Tag(tag) => Words::of(tag),
        InterfaceLanguage::Auto => None,
    };
    stated.unwrap_or_else(|| {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().map(says).find(|value| !value.is_empty());
        Words::of_locale(&locale.unwrap_or_default())
    })
}

/// The primary language of the locale of messages: `de` of `de_AT.UTF-8`; empty where there is none.
pub(super) fn language() -> String {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().map(says).find(|value| !value.is_empty());
    let primary: String = locale.unwrap_or_default().chars().take_while(char::is_ascii_alphabetic).collect();
    if matches!(primary.as_str(), "C" | "POSIX") { String::new() } else { primary.to_lowercase() }
}

fn says(name: &str) -> String {
    env::var(name).unwrap_or_default()
}

/// Whether the environment says that nothing can or should be drawn: a terminal without any command, or `ACCESSIBLE`, by
/// by which programs learn of a screen reader.
pub(super) fn is_only_printed_on() -> bool {
    says("TERM") == "dumb" || !matches!(says("ACCESSIBLE").as_str(), "" | "0" | "false")
}

/// The locale of letters: what POSIX looks at, in its order.
fn locale() -> String {
    ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().map(says).find(|value| !value.is_empty()).unwrap_or_default()
}

/// How many colours a terminal announces.
pub(super) fn depth(announced: &str, terminal: &str) -> Depth {
    if matches!(announced, "truecolor" | "24bit") {
        Depth::True
    } else if terminal.contains("256color") {
        Depth::Indexed
    } else {
        Depth::Named
    }
}

/// The theme for a terminal: with its own ground where nothing is known of that.
fn suited(depth: Depth, light: Option<bool>) -> &'static str {
    match (depth, light) {
        (Depth::True | Depth::Indexed, Some(true)) => "light",
        (Depth::True | Depth::Indexed, Some(false)) => "dark",
        (Depth::Named, Some(true)) => "ansi-light",
        _ => "ansi",
    }
}

/// Whether the ground is light by `COLORFGBG`, which some terminals set: `15;0`.
fn light_by_number(value: &str) -> Option<bool> {
    match value.rsplit(';').next()?.parse().ok()? {
        0..=6 | 8 => Some(false),
        7 | 9..=15 => Some(true),
        _ => None::<bool>,
    }
}

/// Whether nothing but ASCII is sure to be shown.
fn plain(terminal: &str, locale: &str) -> bool {
    let locale = locale.to_lowercase();
    // A system without locales is asked for none; terminals of today are UTF-8.
    let other = !locale.is_empty() && !locale.contains("utf-8") && !locale.contains("utf8");
    terminal == "linux" || (other && locale.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::{Depth, depth, light_by_number, plain, suited};

    #[test]
    fn colours_are_those_that_are_announced() {
        assert_eq!(depth("truecolor", "xterm"), Depth::True);
        assert_eq!(depth("", "xterm-256color"), Depth::Indexed);
        assert_eq!(depth("", "xterm"), Depth::Named);
        assert_eq!(suited(Depth::True, Some(true)), "light");
        assert_eq!(suited(Depth::True, None), "ansi");
        assert_eq!(suited(Depth::Named, Some(true)), "ansi-light");
        assert_eq!(light_by_number("15;0"), Some(false));
        assert_eq!(light_by_number("0;default;15"), Some(true));
        assert_eq!(light_by_number(""), None);
    }

    #[test]
    fn symbols_are_plain_where_nothing_else_is_sure() {
        assert!(plain("linux", "ro_RO.UTF-8"));
        assert!(plain("xterm", "de_DE.ISO-8859-1"));
        assert!(!plain("xterm", "C.UTF-8"));
        assert!(!plain("xterm", "de_DE.utf8"));
        assert!(!plain("xterm", ""));
        assert!(!plain("xterm", "C"));
    }
}
