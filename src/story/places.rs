use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use foldhash::{HashMap, HashMapExt as _};

use super::words::{Word, Writing, folded};
use crate::model::Language;

/// Names of countries and towns, a language to a line.
const NAMES: &str = include_str!("../../assets/story/places.txt");

/// The words of a name, and the code of what it names.
type Named = (Vec<Vec<char>>, &'static str);

/// The places of one language.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// By the first three letters of the first word.
    spaced: HashMap<Vec<char>, Vec<Named>>,
    /// Those that are found anywhere in a run of letters, by the first two.
    runs: HashMap<[char; 2], Vec<(Vec<char>, &'static str)>>,
}

static LANGUAGES: LazyLock<Mutex<HashMap<String, Arc<Places>>>> = LazyLock::new(|| Mutex::new(HashMap::new()));

/// The places of a language, read when they are first asked for; of one without a list, those of English.
pub(super) fn places(language: &Language) -> Arc<Places> {
    let mut known = LANGUAGES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(places) = known.get(language.as_str()) {
        return Arc::clone(places);
    }
    let line = |tag: &str| NAMES.lines().find_map(|line| line.strip_prefix(tag)?.strip_prefix('\t'));
    let names = line(language.as_str()).or_else(|| line(language.primary())).or_else(|| line("en"));
    let places = Arc::new(Places::read(names.unwrap_or_default()));
    // Tags come from outside: what they may fill is bounded.
    if known.len() < 256 {
        known.insert(language.as_str().to_owned(), Arc::clone(&places));
    }
    places
}

impl Places {
    fn read(line: &'static str) -> Self {
        let mut places = Self::default();
        for (code, name) in line.split('\t').filter_map(|place| place.split_once('=')) {
            let words = folded(name);
            match words.as_slice() {
                [run] if run.iter().any(|c| is_run(*c)) => {
                    if let [one, two, ..] = run.as_slice() {
                        places.runs.entry([*one, *two]).or_default().push((run.clone(), code));
                    }
                }
                [first, ..] if first.len() >= 3 => {
                    let key = first.iter().take(3).copied().collect();
                    places.spaced.entry(key).or_default().push((words, code));
                }
                _ => {}
            }
        }
        places
    }

    /// Hands over the code of every place that the words name.
    pub(super) fn find(&self, words: &[Word], mut found: impl FnMut(&'static str)) {
        for (at, word) in words.iter().enumerate() {
            if word.letters.iter().any(|c| is_run(*c)) {
                for pair in word.letters.windows(2).enumerate() {
                    let (start, [one, two]) = pair else { continue };
                    let names = self.runs.get(&[*one, *two]).into_iter().flatten();
                    let rest = word.letters.get(start..).unwrap_or_default();
                    names.filter(|(name, _)| rest.starts_with(name)).for_each(|(_, code)| found(code));
                }
            }
            if word.writing == Writing::EastAsian || word.cased && !word.capital {
                continue;
            }
            for form in forms(&word.letters) {
                let Some(names) = form.get(..3).and_then(|key| self.spaced.get(key)) else { continue };
                for (name, code) in names {
                    if is_named(form, name, words.get(at + 1..).unwrap_or_default()) {
                        found(code);
                    }
                }
            }
        }
    }
}

/// Scripts that put no space between a name and what follows it.
fn is_run(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{e01}'..='\u{eff}')
}

/// What Arabic, Persian and Hebrew write together with the word after it: the article, and short prepositions.
const PREFIXES: [&[char]; 7] = [&['ا', 'ل'], &['و', 'ا', 'ل'], &['ب', 'ا', 'ل'], &['ل', 'ل'], &['و'], &['ب'], &['ل']];

/// A word, and what is left of it without a prefix.
pub(super) fn forms(word: &[char]) -> impl Iterator<Item = &[char]> {
    let arabic = word.first().is_some_and(|c| matches!(c, '\u{600}'..='\u{6ff}'));
    let prefixes = if arabic { &PREFIXES[..] } else { &[] };
    let bare = prefixes.iter().filter_map(|prefix| word.strip_prefix(*prefix)).filter(|rest| rest.len() >= 3);
    std::iter::once(word).chain(bare)
}

/// Whether words are a name, with an ending that declines it or makes an adjective of it.
fn is_named(first: &[char], name: &[Vec<char>], after: &[Word]) -> bool {
    let mut after = after.iter();
    name.iter().enumerate().all(|(at, part)| {
        if at == 0 { declines(first, part) } else { after.next().is_some_and(|word| declines(&word.letters, part)) }
    })
}

/// Longest ending that a declined name may have after its stem.
const ENDING: usize = 3;

fn declines(word: &[char], name: &[char]) -> bool {
    let stem = match name.len() {
        0..=3 => return word == name,
        4 | 5 => name,
        length => name.get(..length - 1).unwrap_or(name),
    };
    word.starts_with(stem) && word.len() <= name.len() + ENDING
}

#[cfg(test)]
mod tests {
    use super::places;
    use crate::model::Language;
    use crate::story::words::words;

    fn codes(text: &str, language: &str) -> Vec<&'static str> {
        let mut found = Vec::new();
        places(&Language::parse(language).unwrap()).find(&words(text, 99), |code| found.push(code));
        found.sort_unstable();
        found.dedup();
        found
    }

    #[test]
    fn places_are_found_in_every_script_and_case() {
        for (text, language) in [
            ("Envoys of Canada met", "en"),
            ("le ministre du Canada", "fr"),
            ("В Канаде прошли выборы", "ru"),
            ("канада", "zza"),
            ("أعلنت السلطات في كندا", "ar"),
            ("カナダの会社", "ja"),
            ("加拿大总理", "zh"),
            ("캐나다에서", "ko"),
        ] {
            let expected: &[&str] = if language == "zza" { &[] } else { &["CA"] };
            assert_eq!(codes(text, language), expected, "{text}");
        }
        assert_eq!(codes("in South Korea and Dakar", "en"), ["Dakar", "KR"]);
    }

    #[test]
    fn a_word_that_only_begins_like_a_place_is_none() {
        assert!(codes("Chadwick sold the malicious turkey", "en").is_empty());
    }
}
