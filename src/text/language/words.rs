use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The function words of each language, and its related languages.
const WORDS: &str = include_str!("../../../assets/language/words.tsv");

/// A set of languages as bits.
pub(super) type Languages = u128;

/// A language with known function words.
pub(super) struct Known {
    pub(super) code: &'static str,
    /// Languages that share most of its words.
    pub(super) near: Languages,
    /// One of its words, which shows the language's scripts.
    pub(super) words: &'static str,
}

/// The function words and their languages.
pub(super) struct Words {
    pub(super) known: Vec<Known>,
    of: HashMap<String, Languages, foldhash::fast::FixedState>,
}

static TABLE: LazyLock<Words> = LazyLock::new(|| {
    let rows: Vec<[&str; 3]> = WORDS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split('\t').collect::<Vec<_>>().try_into().ok())
        .take(128)
        .collect();
    let bit = |code: &str| rows.iter().position(|[other, ..]| *other == code).map_or(0, |at| 1 << at);
    let mut of: HashMap<String, Languages, foldhash::fast::FixedState> = HashMap::default();
    for [code, _, words] in &rows {
        for word in words.split(' ') {
            *of.entry(folded(word).into_owned()).or_default() |= bit(code);
        }
    }
    let near = |names: &str| names.split(' ').fold(0, |all, code| all | bit(code));
    let known = rows.iter().map(|[code, names, words]| Known { code, near: near(names), words }).collect();
    Words { known, of }
});

/// The table.
pub(super) fn table() -> &'static Words {
    &TABLE
}

impl Words {
    /// The languages of a word.
    pub(super) fn of(&self, word: &str) -> Languages {
        self.of.get(&*folded(word)).copied().unwrap_or_default()
    }

    /// The index of a known language.
    pub(super) fn at(&self, code: &str) -> Option<usize> {
        self.known.iter().position(|known| known.code == code)
    }
}

/// A word in lower case, with the Arabic letters that Persian keyboards substitute mapped back.
fn folded(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Cow::Borrowed(word);
    }
    let letter = |c| match c {
        'ي' => 'ی',
        'ك' => 'ک',
        c => c,
    };
    word.chars().flat_map(char::to_lowercase).map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::{WORDS, table};

    #[test]
    fn every_row_is_read() {
        let rows = WORDS.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(table().known.len(), rows);
        for row in WORDS.lines().filter(|line| !line.starts_with('#')) {
            let near = row.split('\t').nth(1).unwrap();
            assert!(near == "-" || near.split(' ').all(|code| table().at(code).is_some()), "{row}");
        }
    }
}
