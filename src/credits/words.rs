//! The words that a document's credits are read with: those of its language, its scripts and related languages.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::LazyLock;

use super::files::FILES;
pub(super) use super::files::Marks;
pub(super) use super::lexicon::{Entry, First, Roles};
use super::lexicon::{Letters, Lexicon, NO_STARTS, Starts, has_start, hash, lexicon};
use super::script;
use crate::model::{Evidence, Language, name_key, name_key_of};

/// Minimum length in bytes of a job at the end of a compound.
const LEAST_COMPOUND: usize = 7;
/// Maximum length in bytes of a compound with a job at its end.
const MOST_COMPOUND: usize = 40;

/// Maximum number of syllables of a Korean noun before its ending.
const MOST_NOUN: usize = 4;

/// The words for one document: those independent of language, those of its own language, of the scripts in it, of
/// related languages, and English.
#[derive(Clone, Debug)]
pub(super) struct Words {
    /// The files of these words, by their indexes.
    files: Vec<usize>,
    lexicons: Vec<&'static Lexicon>,
    /// The bits of the first words of all phrases.
    starts: Starts,
    /// The first letters of all phrases in scripts without spaces.
    dense: Letters,
    /// Whether the document does not declare its language.
    pub(super) guessed: bool,
}

/// The index of each file, by its name.
static PLACES: LazyLock<HashMap<&str, usize, foldhash::fast::FixedState>> =
    LazyLock::new(|| FILES.iter().enumerate().map(|(at, (name, _))| (*name, at)).collect());

/// The words for a document in this language; for an undeclared language, those of every Latin-script language.
pub(super) fn words(language: &Language, evidence: &Evidence) -> Rc<Words> {
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
    LAST.with_borrow_mut(|last| {
        let same = last.take().filter(|last| last.files == files && last.guessed == own.is_empty());
        Rc::clone(last.insert(same.unwrap_or_else(|| Rc::new(Words::new(files, own.is_empty())))))
    })
}

thread_local! {
    /// The words of the last document: the next one is mostly of the same feed.
    static LAST: RefCell<Option<Rc<Words>>> = const { RefCell::new(None) };
}

impl Words {
    fn new(files: Vec<usize>, guessed: bool) -> Self {
        let lexicons: Vec<&Lexicon> = files.iter().copied().filter_map(lexicon).collect();
        let mut starts = NO_STARTS;
        for own in &lexicons {
            starts.iter_mut().zip(&own.first.starts).for_each(|(all, own)| *all |= own);
        }
        let mut dense = Letters::default();
        for (letter, first) in lexicons.iter().flat_map(|lexicon| &lexicon.dense) {
            let known = dense.entry(*letter).or_default();
            *known = known.with(*first);
        }
        Self { files, lexicons, starts, dense, guessed }
    }

    /// The entries of a phrase, given as a key, in all lists.
    pub(super) fn entries(&self, key: &str) -> impl Iterator<Item = &'static Entry> {
        let hash = hash(key);
        self.lexicons.iter().filter_map(move |lexicon| lexicon.phrases.get(hash, key))
    }

    /// The categories of phrases that begin with a word.
    pub(super) fn first(&self, word: &str) -> First {
        let hash = hash(word);
        if !has_start(&self.starts, hash) {
            return First::default();
        }
        let known = self.lexicons.iter().filter_map(|lexicon| lexicon.first.get(hash, word));
        known.copied().fold(First::default(), First::with)
    }

    /// The categories of phrases that begin with a letter of a script without spaces.
    pub(super) fn first_dense(&self, letter: char) -> First {
        self.dense.get(&letter).copied().unwrap_or_default()
    }

    /// Whether a text may begin with a phrase of a category, which its first word decides.
    pub(super) fn may_begin(&self, text: &str, of: Marks) -> bool {
        let word = name_key_of(text.split_whitespace().next().unwrap_or_default());
        let first = word.split(' ').next().unwrap_or_default();
        let Some(letter) = first.chars().next() else { return true };
        // No space ends the first word.
        let dense = || script::is_dense(letter) && self.first_dense(letter).marks.any(of);
        let starts = || first.char_indices().map(|(end, _)| end).skip(1).take(MOST_NOUN);
        let noun = || starts().filter_map(|end| first.get(..end)).any(|noun| self.first(noun).marks.any(of));
        self.first(first).marks.any(of) || dense() || script::is_hangul(letter) && noun()
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
        // `수석기자`: a syllable is as long as a word.
        let (least, start) = if key.starts_with(script::is_hangul) { (0, 1) } else { (LEAST_COMPOUND, 3) };
        let long = |end: &&str| end.len() >= least && key.len() <= MOST_COMPOUND;
        let mut ends = key.char_indices().map(|(at, _)| at).skip(start).filter_map(|at| key.get(at..)).take_while(long);
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

    /// Whether a word in lower case is one of the commonest names that come first in the document's language or in several;
    /// in any if the language is not known.
    pub(super) fn is_first_name(&self, word: &str) -> bool {
        let own = self.own().filter(|_| !self.guessed).map(|own| own.name);
        let own = |all: &Lexicon| own.is_none_or(|own| own == all.name) || all.name == "common";
        self.lexicons.iter().any(|all| own(all) && all.first_names.contains(word))
    }

    /// The tag of a language by its name in credits of this document.
    pub(super) fn language(&self, name: &str) -> Option<String> {
        let key = name_key(name);
        let tag = || Language::parse(&key).filter(|_| key.len() == 2).map(|tag| tag.as_str().to_owned());
        self.entries(&key).find_map(|entry| entry.tag.clone()).or_else(tag)
    }
}
