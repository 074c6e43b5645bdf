use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::vocabulary;
use crate::text::further_reading;

/// Phrases at the start of lines, by meaning.
const FILE: &str = include_str!("../../assets/page/labels.toml");
/// Maximum number of letters of a line that are examined.
const LONGEST: usize = 30;

/// The meaning of a line that is not part of a story, by its first words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Label {
    FurtherReading,
    Sharing,
    Subscribing,
    Comments,
    Pictures,
    Byline,
    Tags,
    Rights,
}

impl Label {
    /// All labels, in the order of the file.
    pub(super) const ALL: [Self; 8] = [
        Self::FurtherReading,
        Self::Sharing,
        Self::Subscribing,
        Self::Comments,
        Self::Pictures,
        Self::Byline,
        Self::Tags,
        Self::Rights,
    ];

    /// Name in the file.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::FurtherReading => "further-reading",
            Self::Sharing => "sharing",
            Self::Subscribing => "subscribing",
            Self::Comments => "comments",
            Self::Pictures => "pictures",
            Self::Byline => "byline",
            Self::Tags => "tags",
            Self::Rights => "rights",
        }
    }

    /// Whether the text after such a heading no longer belongs to the article.
    pub(super) const fn is_of_others(self) -> bool {
        matches!(self, Self::FurtherReading | Self::Sharing | Self::Subscribing | Self::Comments)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    label: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: Label,
    begins: Vec<String>,
    /// Words that state the event of a date.
    #[serde(default)]
    dated: Vec<String>,
    /// Beginnings of words that state the change of an article.
    #[serde(default)]
    changed: Vec<String>,
}

/// Phrases with their meanings, by first letter, in the order of the file.
static LABELS: LazyLock<HashMap<char, Vec<(Label, String)>>> = LazyLock::new(|| {
    let mut labels: HashMap<char, Vec<(Label, String)>> = HashMap::new();
    for Entry { name, begins, dated, .. } in entries() {
        for words in begins.into_iter().chain(dated) {
            if let Some(first) = words.chars().next() {
                labels.entry(first).or_default().push((name, words));
            }
        }
    }
    labels
});

/// Words that state the event of a date, without the colon.
static DATED: LazyLock<Vec<String>> = LazyLock::new(|| {
    let words = entries().into_iter().flat_map(|entry| entry.dated);
    words.map(|words| words.trim_end_matches(':').to_owned()).collect()
});

/// Beginnings of words that state the change of an article.
static CHANGED: LazyLock<Vec<String>> =
    LazyLock::new(|| entries().into_iter().flat_map(|entry| entry.changed).collect());

fn entries() -> Vec<Entry> {
    vocabulary::read::<File>(FILE).unwrap_or_default().label
}

/// Whether a text begins with a word for the event of a date: `Published by`.
pub(super) fn says_when(text: &str) -> bool {
    let lower = text.to_lowercase();
    let begins =
        |words: &String| lower.strip_prefix(words.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
    DATED.iter().any(begins)
}

/// Whether a text next to a date says that the article was changed then.
pub(super) fn says_changed(text: &str) -> bool {
    let text = text.to_lowercase();
    // In scripts without spaces a word may begin anywhere.
    let begins = |word: &str, at: usize| {
        word.starts_with(|c: char| c > '\u{2e80}') || !text.get(..at).unwrap_or_default().ends_with(char::is_alphabetic)
    };
    CHANGED.iter().any(|word| text.match_indices(word.as_str()).any(|(at, _)| begins(word, at)))
}

/// The text before a date without final words for its event: `updated`, `mis à jour`.
pub(super) fn without_dated(text: &str) -> &str {
    let lower = text.to_lowercase();
    let ends = |words: &&String| {
        let before = lower.strip_suffix(words.as_str());
        before.is_some_and(|before| !before.ends_with(char::is_alphanumeric))
    };
    let longest = DATED.iter().filter(ends).max_by_key(|words| words.chars().count());
    let letters = longest.map_or(0, |words| words.chars().count());
    let at = text.char_indices().rev().take(letters).last().map_or(text.len(), |(at, _)| at);
    text.get(..at).unwrap_or(text)
}

/// The meaning of a line's first words; none for a line of a story.
pub(super) fn of(text: &str) -> Option<Label> {
    begins(text, |_| true)
}

/// As [`of`], only if the phrase ends at a word boundary: `Registers` is not a request to register.
pub(super) fn of_words(text: &str) -> Option<Label> {
    begins(text, |rest| !rest.starts_with(char::is_lowercase))
}

fn begins(text: &str, ends: impl Fn(&str) -> bool) -> Option<Label> {
    let begin: String = text
        .trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©')
        .chars()
        .take(LONGEST)
        .flat_map(char::to_lowercase)
        .collect();
    if further_reading(&begin).is_some() {
        return Some(Label::FurtherReading);
    }
    let known = begin.chars().next().and_then(|first| LABELS.get(&first))?;
    let fits = |words: &str| begin.strip_prefix(words).is_some_and(&ends);
    known.iter().find(|(_, words)| fits(words)).map(|(label, _)| *label)
}

/// Whether a text is the caption of a button.
pub(super) fn is_button(text: &str) -> bool {
    const VERBS: &[&str] = &[
        "view", "see", "read", "show", "get", "click", "more", "follow", "contact", "meet", "all", "other", "latest",
        "older",
    ];
    const WHAT: &[&str] = &["all", "more", "full", "bio", "profile", "posts", "articles", "us", "here"];
    let mut words = text.split_whitespace().map(str::to_lowercase);
    let verb = words.next().is_some_and(|word| VERBS.contains(&word.as_str()));
    let what = words.next().is_some_and(|word| WHAT.contains(&word.as_str()));
    let commands = verb && (what || words.next().is_some());
    commands || matches!(of(text), Some(Label::FurtherReading | Label::Comments | Label::Rights))
}

/// Whether a text in a byline is a button or notice of the page: `See full bio`, `3 comments`, `© Harbour Post`.
pub(super) fn is_of_page(text: &str) -> bool {
    let counted = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    is_button(text) || matches!(of_words(counted), Some(Label::Sharing | Label::Subscribing | Label::Comments))
}

#[cfg(test)]
mod tests {
    use super::{FILE, File, Label, of, of_words, says_changed};
    use crate::page::vocabulary;

    #[test]
    fn the_file_names_every_label_once_and_in_order() {
        let file: File = vocabulary::read(FILE).unwrap();
        let names: Vec<Label> = file.label.iter().map(|entry| entry.name).collect();
        assert_eq!(names, Label::ALL);
        assert!(FILE.contains(&format!("name = \"{}\"", Label::FurtherReading.name())));
        assert_eq!(of_words("Registers and timers of the board"), None);
        assert!(of_words("Register now").is_some());
    }

    #[test]
    fn a_line_is_known_by_its_first_words() {
        assert_eq!(of("» Read more about seagrass"), Some(Label::FurtherReading));
        assert_eq!(of("© Tidewater Notes"), Some(Label::Rights));
        assert_eq!(of("Seagrass returns"), None);
        assert_eq!(of("by Oda Fjell"), Some(Label::Byline));
        assert_eq!(of("bypass"), None);
        assert!(!says_changed("Outdated") && says_changed("Last updated") && says_changed("本文更新"));
    }
}
