//! A word file of `assets/credits/`, indexed for look-up.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, BuildHasherDefault, Hasher};
use std::sync::OnceLock;

use super::files::{FILES, Marks, WordFile};
use super::script;
use crate::model::{Role, name_key};
use crate::text;

/// The roles of a label, each with its kind.
pub(super) type Roles = Vec<(Role, Option<String>)>;

/// A phrase with its categories.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    pub(super) marks: Marks,
    pub(super) label: Roles,
    pub(super) after: Roles,
    /// The tag of the language it names.
    pub(super) tag: Option<String>,
    /// Whether it is not part of a name if it is written with its diacritics, but may be one without.
    pub(super) accented: bool,
    /// Its spelling, in a language whose diacritics distinguish words.
    pub(super) printed: Option<String>,
    /// Whether it is an agency that is written in capitals only: `MAP` is one, `Map` is not.
    pub(super) all_capitals: bool,
}

/// The categories of phrases that begin with a word, or with a letter of a script without spaces.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct First {
    /// A bit for each length that one of them has, in words or letters.
    lengths: u32,
    pub(super) marks: Marks,
}

impl First {
    /// That of one phrase.
    fn of(length: usize, marks: Marks) -> Self {
        Self { lengths: Self::bit(length), marks }
    }

    fn bit(length: usize) -> u32 {
        1 << length.min(MOST_LENGTH)
    }

    pub(super) const fn with(self, other: Self) -> Self {
        Self { lengths: self.lengths | other.lengths, marks: self.marks.or(other.marks) }
    }

    /// Maximum length of one, in words or letters; zero if there is none.
    pub(super) const fn longest(self) -> usize {
        (u32::BITS - self.lengths.leading_zeros()).saturating_sub(1) as usize
    }

    /// Whether one has this length.
    pub(super) fn has(self, length: usize) -> bool {
        self.lengths & Self::bit(length) != 0
    }

    /// Where a phrase may end, of the places where the first word or letter of a text ends, its second, and so on.
    pub(super) fn ends(self, ends: impl Iterator<Item = usize>) -> impl Iterator<Item = usize> {
        ends.zip(1..=self.longest()).filter(move |(_, length)| self.has(*length)).map(|(end, _)| end)
    }
}

/// The phrases that begin with each letter.
pub(super) type Letters = HashMap<char, First, foldhash::fast::FixedState>;

/// Maximum length of a phrase, in words or letters.
const MOST_LENGTH: usize = 31;

/// A hash table whose keys are fixed, so that input cannot choose colliding keys. A key is hashed once for the tables
/// of all languages.
#[derive(Debug, Default)]
pub(super) struct Table<V> {
    values: HashMap<u64, (String, V), BuildHasherDefault<Hashed>>,
    /// A bit for each value of the first bits of the keys' hashes: most words of running text are in no table, and these few
    /// kilobytes stay in the processor's cache.
    pub(super) starts: Vec<u64>,
}

/// Number of the first bits of a hash that have a bit of their own in a table.
const START: u32 = 15;

/// A bit for each value of the first bits of a hash.
pub(super) type Starts = [u64; 1 << (START - u64::BITS.ilog2())];
pub(super) const NO_STARTS: Starts = [0; 1 << (START - u64::BITS.ilog2())];

/// Where the bit of a hash is: the index of its word, and the word with that bit.
fn start(hash: u64) -> (usize, u64) {
    let bit = hash >> (u64::BITS - START);
    (usize::try_from(bit / 64).unwrap_or_default(), 1 << (bit % 64))
}

/// Whether the bit of a hash is set.
pub(super) fn has_start(starts: &[u64], hash: u64) -> bool {
    let (word, bit) = start(hash);
    starts.get(word).is_some_and(|starts| *starts & bit != 0)
}

impl<V: Default> Table<V> {
    /// The value of a key with this hash.
    pub(super) fn get(&self, hash: u64, key: &str) -> Option<&V> {
        let known = if has_start(&self.starts, hash) { self.values.get(&hash) } else { None };
        known.filter(|(known, _)| known == key).map(|(_, value)| value)
    }

    fn entry(&mut self, key: &str) -> &mut V {
        let hash = hash(key);
        let (word, bit) = start(hash);
        self.starts.resize(1 << (START - u64::BITS.ilog2()), 0);
        if let Some(starts) = self.starts.get_mut(word) {
            *starts |= bit;
        }
        &mut self.values.entry(hash).or_insert_with(|| (key.to_owned(), V::default())).1
    }
}

/// The hash of a key.
pub(super) fn hash(key: &str) -> u64 {
    let mut hasher = foldhash::fast::FixedState::default().build_hasher();
    hasher.write(key.as_bytes());
    hasher.finish()
}

/// A hasher for keys that are already hashes.
#[derive(Debug, Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| hash.rotate_left(8) ^ u64::from(*byte));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// The words of one language, or those independent of language, indexed for look-up.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    pub(super) name: &'static str,
    pub(super) phrases: Table<Entry>,
    /// First words of phrases.
    pub(super) first: Table<First>,
    /// Words with a full stop of their own, by their keys.
    pub(super) short: Table<()>,
    /// First letters of phrases in scripts without spaces.
    pub(super) dense: Letters,
    pub(super) signs: Vec<char>,
    pub(super) spaces_part_names: bool,
    tones: bool,
    pub(super) first_names: HashSet<String, foldhash::fast::FixedState>,
}

static READ: [OnceLock<Lexicon>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];

/// The lexicon of a file, by its index.
pub(super) fn lexicon(at: usize) -> Option<&'static Lexicon> {
    let (name, text) = FILES.get(at)?;
    // A file that does not parse is ignored; a test parses them all.
    Some(READ.get(at)?.get_or_init(|| Lexicon::new(name, &toml::from_str(text).unwrap_or_default())))
}

/// Reads `translator adapter` or `editor:copy-check`.
pub(super) fn roles(spec: &str) -> Roles {
    spec.split_whitespace()
        .filter_map(|role| {
            let (role, kind) = role.split_once(':').map_or((role, None), |(role, kind)| (role, Some(kind)));
            Some((Role::parse(role)?, kind.map(ToOwned::to_owned)))
        })
        .collect()
}

impl Lexicon {
    fn new(name: &'static str, file: &WordFile) -> Self {
        let mut lexicon =
            Self { name, spaces_part_names: file.spaces_part_names, tones: file.tones, ..Self::default() };
        lexicon.signs = file.marks.iter().filter_map(|mark| mark.chars().next()).map(script::plain_sign).collect();
        lexicon.first_names = file.first_names.iter().map(|name| name.to_lowercase()).collect();
        lexicon.lists(file);
        for phrase in [&file.this, &file.machines, &file.mechanical, &file.engines].into_iter().flatten() {
            lexicon.add(phrase, Marks::NOTICE);
        }
        for phrase in text::further_reading_in(name) {
            lexicon.add(phrase, Marks::MORE.or(Marks::NOISE));
        }
        for phrase in text::month_and_day_names(name).filter(|_| file.calendar) {
            lexicon.add(phrase, Marks::DAY);
        }
        for (spec, phrases) in file.labels.iter().chain(&file.bare) {
            for phrase in phrases {
                lexicon.label(phrase, Marks::LABEL, &roles(spec));
            }
        }
        for phrase in file.bare.values().flatten() {
            lexicon.add(phrase, Marks::BARE);
        }
        let machine: Roles = vec![(Role::MachineTranslation, None)];
        for phrase in &file.machine {
            lexicon.label(phrase, Marks::LABEL, &machine);
        }
        for (spec, phrases) in &file.after {
            for phrase in phrases {
                lexicon.add(phrase, Marks::AFTER).after = roles(spec);
            }
        }
        for (tag, names) in &file.languages {
            for name in names {
                // `<angolból`, `>angolra`: the word includes `from` or `into`.
                let way = match name.chars().next() {
                    Some('<') => Marks::ORIGIN,
                    Some('>') => Marks::TARGET,
                    _ => Marks::default(),
                };
                let (name, mark) = (name.trim_start_matches(['<', '>']), Marks::LANGUAGE.or(way));
                lexicon.add(name, mark).tag.get_or_insert_with(|| tag.clone());
            }
        }
        lexicon
    }

    fn lists(&mut self, file: &WordFile) {
        for (list, mark) in file.lists() {
            let mark = match mark {
                // A word that opens a byline may also come between a label and its names.
                Marks::BYLINE => mark.or(Marks::BY),
                Marks::REPORTER => mark.or(Marks::JOB),
                _ => mark,
            };
            for phrase in list {
                self.add(phrase, mark).all_capitals = mark == Marks::AGENCY;
            }
        }
        for phrase in &file.agencies {
            let key = name_key(phrase);
            let quiet = phrase.chars().any(char::is_lowercase) || !phrase.chars().any(char::is_uppercase);
            let entry = self.phrases.entry(&key);
            entry.all_capitals &= entry.marks == Marks::AGENCY && !quiet;
        }
        for phrase in &file.never {
            let key = name_key(phrase);
            let accented = key.is_ascii() && !phrase.is_ascii();
            let entry = self.phrases.entry(&key);
            if entry.marks == Marks::NEVER {
                entry.accented = accented;
            }
        }
    }

    fn label(&mut self, phrase: &str, mark: Marks, roles: &Roles) {
        let whole = |(role, _): &(Role, _)| {
            matches!(role, Role::MachineTranslation | Role::OriginalPublication | Role::OriginalLanguage)
        };
        let notice = if roles.iter().any(whole) { Marks::NOTICE } else { Marks::default() };
        let entry = self.add(phrase, mark.or(notice));
        if entry.label.is_empty() {
            entry.label.clone_from(roles);
        }
    }

    fn add(&mut self, phrase: &str, mark: Marks) -> &mut Entry {
        let key = name_key(phrase);
        if phrase.ends_with('.') {
            self.short.entry(&key);
        }
        let length = key.split(' ').count();
        if let Some(first) = key.split(' ').next() {
            let known = self.first.entry(first);
            *known = known.with(First::of(length, mark));
        }
        if let Some(first) = key.chars().next().filter(|first| script::is_dense(*first)) {
            let known = self.dense.entry(first).or_default();
            *known = known.with(First::of(key.chars().count(), mark));
        }
        let entry = self.phrases.entry(&key);
        let printed = self.tones.then(|| phrase.to_lowercase());
        // Two words with the same key share their categories.
        let new = entry.marks == Marks::default();
        entry.printed = printed.filter(|printed| new || entry.printed.as_ref() == Some(printed));
        entry.marks = entry.marks.or(mark);
        entry
    }
}

#[cfg(test)]
mod tests {
    use super::{FILES, MOST_LENGTH, hash, lexicon};
    use crate::model::name_key;

    #[test]
    fn no_listed_phrase_is_longer_than_those_that_are_looked_up() {
        for lexicon in (0..FILES.len()).filter_map(lexicon) {
            let begun = lexicon.first.values.values().map(|(word, first)| (word.clone(), *first));
            let letters = lexicon.dense.iter().map(|(letter, first)| (letter.to_string(), *first));
            for (start, first) in begun.chain(letters) {
                assert!((1..MOST_LENGTH).contains(&first.longest()), "{}: what begins with {start}", lexicon.name);
            }
        }
    }

    #[test]
    fn no_given_name_of_several_languages_is_a_listed_word() {
        let all: Vec<_> = (0..FILES.len()).filter_map(lexicon).collect();
        let common = all.iter().find(|lexicon| lexicon.name == "common").unwrap();
        let is_word = |name: &&String| {
            let key = name_key(name);
            let spelled = |printed: &str| printed.to_lowercase() == **name;
            all.iter()
                .filter_map(|lexicon| lexicon.phrases.get(hash(&key), &key))
                .any(|entry| entry.printed.as_deref().is_none_or(spelled) && !entry.accented)
        };
        let words: Vec<&String> = common.first_names.iter().filter(is_word).collect();
        assert!(words.is_empty(), "{words:?}");
    }
}
