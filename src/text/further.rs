use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

/// Phrases at the start of a line that links to other stories, by language.
const FILE: &str = include_str!("../../assets/language/further-reading.tsv");

/// Phrases by their first letter, longest first.
static PHRASES: LazyLock<HashMap<char, Vec<&'static str>, FixedState>> = LazyLock::new(|| {
    let mut phrases: HashMap<char, Vec<&str>, FixedState> = HashMap::default();
    for phrase in rows().flat_map(|(_, phrases)| phrases) {
        if let Some(first) = phrase.chars().next() {
            phrases.entry(first).or_default().push(phrase);
        }
    }
    for known in phrases.values_mut() {
        known.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
    }
    phrases
});

fn rows() -> impl Iterator<Item = (&'static str, impl Iterator<Item = &'static str>)> {
    let lines = FILE.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).map(|(language, phrases)| (language, phrases.split(',')))
}

/// The lower-case phrases of a language that begin a line linking to another story: `read also`.
pub fn further_reading_in(language: &str) -> impl Iterator<Item = &'static str> {
    rows().filter(move |(of, _)| *of == language).flat_map(|(_, phrases)| phrases)
}

/// The longest such phrase at the start of a lower-case line. In scripts with capitals it ends at a word boundary.
#[must_use]
pub fn further_reading(line: &str) -> Option<&'static str> {
    let known = PHRASES.get(&line.chars().next()?)?;
    let begins = |phrase: &&str| {
        let rest = line.strip_prefix(*phrase);
        rest.is_some_and(|rest| !(phrase.ends_with(char::is_lowercase) && rest.starts_with(char::is_alphanumeric)))
    };
    known.iter().copied().find(begins)
}

#[cfg(test)]
mod tests {
    use super::{further_reading, further_reading_in, rows};

    #[test]
    fn a_line_is_known_by_the_longest_words_it_begins_with() {
        assert_eq!(further_reading("читайте также: порт"), Some("читайте также"));
        assert_eq!(further_reading("related: ferry back"), Some("related:"));
        assert_eq!(further_reading("read nextdoor"), None);
        assert_eq!(further_reading("延伸阅读港口"), Some("延伸阅读"));
        assert_eq!(further_reading_in("fi").collect::<Vec<_>>(), ["lue myös"]);
        assert_eq!(further_reading_in("xx").count(), 0);
    }

    #[test]
    fn every_phrase_stands_in_the_file_once_and_small() {
        let mut all: Vec<&str> = rows().flat_map(|(_, phrases)| phrases).collect();
        assert!(all.iter().all(|phrase| phrase.trim() == *phrase && phrase.to_lowercase() == *phrase), "{all:?}");
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
