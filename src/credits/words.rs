//! The words of each language from `assets/credits/`, indexed for look-up.

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, Hasher};
use std::sync::{LazyLock, OnceLock};

pub(super) use super::files::Marks;
use super::files::{FILES, WordFile};
use super::script;
use crate::model::{Evidence, Language, Role, name_key, name_key_of};
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
    /// Maximum length of one, in words or letters.
    pub(super) longest: usize,
    pub(super) marks: Marks,
}

impl First {
    fn with(self, other: Self) -> Self {
        Self { longest: self.longest.max(other.longest), marks: self.marks.or(other.marks) }
    }
}

/// A hash table whose keys are fixed, so that input cannot choose colliding keys. A key is hashed once for the tables
/// of all languages.
#[derive(Debug, Default)]
struct Table<V> {
    values: HashMap<u64, (String, V), BuildHasherDefault<Hashed>>,
    /// A bit for each value of the first bits of the keys' hashes: most words of running text are in no table, and these few
    /// kilobytes stay in the processor's cache.
    starts: Vec<u64>,
}

/// Minimum length in bytes of a job at the end of a compound.
const LEAST_COMPOUND: usize = 7;
/// Maximum length in bytes of a compound with a job at its end.
const MOST_COMPOUND: usize = 40;

/// Number of the first bits of a hash that have a bit of their own in a table.
const START: u32 = 15;

/// A bit for each value of the first bits of a hash.
type Starts = [u64; 1 << (START - u64::BITS.ilog2())];
const NO_STARTS: Starts = [0; 1 << (START - u64::BITS.ilog2())];

/// Where the bit of a hash is: the index of its word, and the word with that bit.
fn start(hash: u64) -> (usize, u64) {
    let bit = hash >> (u64::BITS - START);
    (usize::try_from(bit / 64).unwrap_or_default(), 1 << (bit % 64))
}

/// Whether the bit of a hash is set.
fn has_start(starts: &[u64], hash: u64) -> bool {
    let (word, bit) = start(hash);
    starts.get(word).is_some_and(|starts| *starts & bit != 0)
}

impl<V: Default> Table<V> {
    fn get(&self, hash: u64, key: &str) -> Option<&V> {
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
fn hash(key: &str) -> u64 {
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
    name: &'static str,
    phrases: Table<Entry>,
    /// First words of phrases.
    first: Table<First>,
    /// Words with a full stop of their own, by their keys.
    short: Table<()>,
    /// First letters of phrases in scripts without spaces.
    dense: Table<First>,
    signs: Vec<char>,
    spaces_part_names: bool,
    tones: bool,
    first_names: Vec<String>,
}

/// The words for one document: those independent of language, those of its own language, of the scripts in it, of
/// related languages, and English.
#[derive(Clone, Debug)]
pub(super) struct Words {
    lexicons: Vec<&'static Lexicon>,
    /// The bits of the first words and letters of all phrases.
    starts: Starts,
    /// Whether the document does not declare its language.
    pub(super) guessed: bool,
}

/// The index of each file, by its name.
static PLACES: LazyLock<HashMap<&str, usize, foldhash::fast::FixedState>> =
    LazyLock::new(|| FILES.iter().enumerate().map(|(at, (name, _))| (*name, at)).collect());

static READ: [OnceLock<Lexicon>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];

/// The words for a document in this language; for an undeclared language, those of every Latin-script language.
pub(super) fn words(language: &Language, evidence: &Evidence) -> Words {
    let own = script::same(language.primary());
    let mut files = Vec::new();
    let mut add = |name: &str| {
        if let Some(at) = PLACES.get(name).filter(|at| !files.contains(*at)) {
            files.push(*at);
        }
    };
    add("common");
    if own != "en" {
        add(own);
    }
    script::languages(evidence, own).into_iter().for_each(&mut add);
    script::related(own).for_each(&mut add);
    add("en");
    if own.is_empty() {
        script::related(script::LATIN).for_each(&mut add);
    }
    let lexicons: Vec<&Lexicon> = files.into_iter().filter_map(lexicon).collect();
    let mut starts = NO_STARTS;
    for own in lexicons.iter().flat_map(|lexicon| [&lexicon.first, &lexicon.dense]) {
        starts.iter_mut().zip(&own.starts).for_each(|(all, own)| *all |= own);
    }
    Words { lexicons, starts, guessed: own.is_empty() }
}

/// The lexicon of a file, by its index.
fn lexicon(at: usize) -> Option<&'static Lexicon> {
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
                // `<angolból`: the word includes `from`.
                let (name, mark) = name
                    .strip_prefix('<')
                    .map_or((name.as_str(), Marks::LANGUAGE), |name| (name, Marks::LANGUAGE.or(Marks::ORIGIN)));
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
            *known = known.with(First { longest: length, marks: mark });
        }
        if let Some(first) = key.chars().next().filter(|first| script::is_dense(*first)) {
            let known = self.dense.entry(first.encode_utf8(&mut [0; 4]));
            *known = known.with(First { longest: key.chars().count(), marks: mark });
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

impl Words {
    /// The entries of a phrase, given as a key, in all lists.
    pub(super) fn entries(&self, key: &str) -> impl Iterator<Item = &'static Entry> {
        let hash = hash(key);
        self.lexicons.iter().filter_map(move |lexicon| lexicon.phrases.get(hash, key))
    }

    /// The categories of phrases that begin with a word.
    pub(super) fn first(&self, word: &str) -> First {
        self.first_in(word, |lexicon| &lexicon.first)
    }

    fn first_in(&self, start: &str, table: fn(&Lexicon) -> &Table<First>) -> First {
        let hash = hash(start);
        if !has_start(&self.starts, hash) {
            return First::default();
        }
        let known = self.lexicons.iter().filter_map(|lexicon| table(lexicon).get(hash, start));
        known.copied().fold(First::default(), First::with)
    }

    /// The categories of phrases that begin with a letter of a script without spaces.
    pub(super) fn first_dense(&self, letter: char) -> First {
        self.first_in(letter.encode_utf8(&mut [0; 4]), |lexicon| &lexicon.dense)
    }

    /// Whether a text as a whole belongs to a category.
    pub(super) fn is(&self, text: &str, of: Marks) -> bool {
        // Most texts begin with a word that begins no phrase of it.
        let mut pieces = text.split_whitespace();
        let start = name_key_of(pieces.next().unwrap_or_default());
        if pieces.next().is_none() {
            return self.is_key(&start, of);
        }
        let first = start.split(' ').next().unwrap_or_default();
        (first.is_empty() || self.first(first).marks.any(of)) && self.is_key(&name_key_of(text), of)
    }

    /// All categories of a phrase, given as a key.
    pub(super) fn marks(&self, key: &str) -> Marks {
        self.entries(key).fold(Marks::default(), |marks, entry| marks.or(entry.marks))
    }

    pub(super) fn is_key(&self, key: &str, of: Marks) -> bool {
        !key.is_empty() && self.entries(key).any(|entry| entry.marks.any(of))
    }

    /// The reporter's job that a compound ends with: `utrikeskorrespondent`.
    pub(super) fn compound(&self, key: &str) -> Option<&'static Entry> {
        let long = |end: &&str| end.len() >= LEAST_COMPOUND && key.len() <= MOST_COMPOUND;
        let mut ends = key.char_indices().map(|(at, _)| at).skip(3).filter_map(|at| key.get(at..)).take_while(long);
        ends.find_map(|end| self.entries(end).find(|entry| entry.marks.any(Marks::REPORTER)))
    }

    /// Whether a word has a full stop of its own: `trans.`, `Jr.`
    pub(super) fn is_short(&self, key: &str) -> bool {
        let hash = hash(key);
        self.lexicons.iter().any(|lexicon| lexicon.short.get(hash, key).is_some())
    }

    /// Whether a sign separates a label from its names like a colon.
    pub(super) fn is_sign(&self, sign: char) -> bool {
        self.lexicons.iter().any(|lexicon| lexicon.signs.contains(&sign))
    }

    /// Whether adjacent names are separated only by a space.
    pub(super) fn spaces_part_names(&self) -> bool {
        self.lexicons.iter().any(|lexicon| lexicon.spaces_part_names)
    }

    /// The words of the document's own language.
    fn own(&self) -> Option<&'static Lexicon> {
        self.lexicons.iter().copied().find(|lexicon| lexicon.name != "common")
    }

    /// Whether a language is the document's own.
    pub(super) fn is_own(&self, tag: &str) -> bool {
        self.own().is_some_and(|own| own.name == script::same(tag.split('-').next().unwrap_or_default()))
    }

    /// The commonest names that come first in the document's language, in lower case; of all if that is not known.
    pub(super) fn first_names(&self) -> impl Iterator<Item = &'static String> {
        let own = self.own().filter(|_| !self.guessed).map(|own| own.name);
        self.lexicons.iter().filter(move |all| own.is_none_or(|own| own == all.name)).flat_map(|all| &all.first_names)
    }

    /// The tag of a language by its name in credits of this document.
    pub(super) fn language(&self, name: &str) -> Option<String> {
        let key = name_key(name);
        let tag = || Language::parse(&key).filter(|_| key.len() == 2).map(|tag| tag.as_str().to_owned());
        self.entries(&key).find_map(|entry| entry.tag.clone()).or_else(tag)
    }
}
