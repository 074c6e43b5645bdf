use std::collections::HashMap;
use std::sync::LazyLock;

/// What lines begin with, by meaning; how is written in the file.
const WORDS: &str = include_str!("../../../assets/page/labels.txt");
/// Letters of a line that are looked at.
const LONGEST: usize = 30;

/// Beginnings with the number of their meaning, by their first letter; the lower number first.
static LABELS: LazyLock<HashMap<char, Vec<(usize, &str)>>> = LazyLock::new(|| {
    let mut labels: HashMap<char, Vec<(usize, &str)>> = HashMap::new();
    let mut number = 0;
    for line in WORDS.lines().filter(|line| !line.starts_with('#')) {
        if let Some(meaning) = line.strip_prefix("= ") {
            number = meaning.split(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0);
        } else if let Some(first) = line.chars().next() {
            labels.entry(first).or_default().push((number, line));
        }
    }
    labels
});

/// The number of the meaning of a line's first words; 0 when it begins like a story.
pub(crate) fn of(text: &str) -> usize {
    let begin: String = text
        .trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©')
        .chars()
        .take(LONGEST)
        .flat_map(char::to_lowercase)
        .collect();
    let known = begin.chars().next().and_then(|first| LABELS.get(&first));
    known.and_then(|known| known.iter().find(|(_, words)| begin.starts_with(words))).map_or(0, |(number, _)| *number)
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_line_is_known_by_its_first_words() {
        assert_eq!(of("» Read more about seagrass"), 1);
        assert_eq!(of("© Tidewater Notes"), 8);
        assert_eq!(of("Seagrass returns"), 0);
        assert_eq!(of("by Oda Fjell"), 6);
        assert_eq!(of("bypass"), 0);
    }
}
