use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::vocabulary;

/// What lines begin with, by meaning.
const FILE: &str = include_str!("../../assets/page/labels.toml");
/// Letters of a line that are looked at.
const LONGEST: usize = 30;

/// What a line's first words say that it is, when it is no part of a story.
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
    /// All of them, in the order of the file.
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

    /// As the file spells it.
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

    /// Whether what comes behind such a heading is no longer the article.
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
}

/// Beginnings with their meaning, by their first letter, in the order of the file.
static LABELS: LazyLock<HashMap<char, Vec<(Label, String)>>> = LazyLock::new(|| {
    let file: File = vocabulary::read(FILE).unwrap_or_default();
    let mut labels: HashMap<char, Vec<(Label, String)>> = HashMap::new();
    for Entry { name, begins } in file.label {
        for words in begins {
            if let Some(first) = words.chars().next() {
                labels.entry(first).or_default().push((name, words));
            }
        }
    }
    labels
});

/// The meaning of a line's first words; none when it begins like a story.
pub(super) fn of(text: &str) -> Option<Label> {
    let begin: String = text
        .trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©')
        .chars()
        .take(LONGEST)
        .flat_map(char::to_lowercase)
        .collect();
    let known = begin.chars().next().and_then(|first| LABELS.get(&first))?;
    known.iter().find(|(_, words)| begin.starts_with(words.as_str())).map(|(label, _)| *label)
}

#[cfg(test)]
mod tests {
    use super::{FILE, File, Label, of};
    use crate::page::vocabulary;

    #[test]
    fn the_file_names_every_label_once_and_in_order() {
        let file: File = vocabulary::read(FILE).unwrap();
        let names: Vec<Label> = file.label.iter().map(|entry| entry.name).collect();
        assert_eq!(names, Label::ALL);
        assert!(FILE.contains(&format!("name = \"{}\"", Label::FurtherReading.name())));
    }

    #[test]
    fn a_line_is_known_by_its_first_words() {
        assert_eq!(of("» Read more about seagrass"), Some(Label::FurtherReading));
        assert_eq!(of("© Tidewater Notes"), Some(Label::Rights));
        assert_eq!(of("Seagrass returns"), None);
        assert_eq!(of("by Oda Fjell"), Some(Label::Byline));
        assert_eq!(of("bypass"), None);
    }
}
