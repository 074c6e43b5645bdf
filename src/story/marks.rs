use std::collections::HashSet;

use super::item::{Item, MOST_LETTERS, hash};
use super::numbers::numbers;
use super::places::{forms, places};
use super::roman::{is_known, roman, sound};
use super::words::{Word, Writing};

/// What two articles may share whatever their languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name by its first letters in Latin script.
    Name,
    /// A name by the sound of its consonants.
    Sound,
    /// A country or town.
    Place,
    /// A number of two digits or more.
    Number,
}

/// Kinds of marks.
pub(super) const KINDS: usize = 4;

/// A kind and what is of it, hashed; the kind is in the lowest two bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct MarkHash(pub(super) u32);

impl MarkHash {
    fn new(kind: Kind, text: &str) -> Self {
        let bits = match kind {
            Kind::Name => 0,
            Kind::Sound => 1,
            Kind::Place => 2,
            Kind::Number => 3,
        };
        Self(hash(text.chars()) & !3 | bits)
    }

    /// The place of its kind in a table of [`KINDS`].
    pub(super) fn kind(self) -> usize {
        (self.0 & 3) as usize
    }
}

/// Marks of one article at most.
const MAX_MARKS: usize = 96;
/// Letters of a name that are compared.
const NAME_LETTERS: usize = 6;
/// Letters, or sounds, under which a name says nothing.
const FEWEST: usize = 4;

/// The names, places and numbers of an article, each once.
pub(super) fn marks(item: &Item<'_>, words: &[Word]) -> Vec<MarkHash> {
    let mut found: HashSet<MarkHash> = HashSet::new();
    places(item.language).find(words, |code| {
        found.insert(MarkHash::new(Kind::Place, code));
    });
    for text in [item.title, item.standfirst, item.body] {
        let read: String = text.chars().take(MOST_LETTERS).collect();
        let large = numbers(&read).into_iter().filter(|number| number.len() >= 2 && !is_year(number));
        found.extend(large.map(|number| MarkHash::new(Kind::Number, &number)));
    }
    for name in names(words) {
        let latin = roman(&name);
        if latin.chars().count() >= FEWEST {
            found.insert(MarkHash::new(Kind::Name, &latin.chars().take(NAME_LETTERS).collect::<String>()));
        }
        for soft in [false, true] {
            let sounds = sound(&latin, soft);
            if sounds.len() >= FEWEST {
                found.insert(MarkHash::new(Kind::Sound, sounds.get(..NAME_LETTERS).unwrap_or(&sounds)));
            }
        }
    }
    let mut marks: Vec<MarkHash> = found.into_iter().collect();
    marks.sort_unstable();
    marks.truncate(MAX_MARKS);
    marks
}

fn is_year(number: &str) -> bool {
    number.len() == 4 && (number.starts_with("19") || number.starts_with("20"))
}

/// The words that may be names: with a capital inside a sentence, in katakana, or in a script without capitals long enough.
fn names(words: &[Word]) -> Vec<Vec<char>> {
    let inside: HashSet<&[char]> =
        words.iter().filter(|word| word.capital && !word.first).map(|word| word.letters.as_slice()).collect();
    let mut found = Vec::new();
    for word in words {
        let letters = word.letters.as_slice();
        if letters.iter().any(|c| c.is_numeric()) {
            continue;
        }
        match word.writing {
            Writing::EastAsian => {
                let katakana = letters.split(|c| !matches!(c, '\u{30a1}'..='\u{30fc}'));
                found.extend(katakana.filter(|run| run.len() >= 3).map(<[char]>::to_vec));
            }
            Writing::Hangul if letters.len() >= 3 => found.push(letters.to_vec()),
            Writing::Spaced if word.capital && letters.len() >= 3 && (!word.first || inside.contains(letters)) => {
                found.push(letters.to_vec());
            }
            Writing::Spaced if !word.cased && letters.len() >= FEWEST && letters.iter().all(|c| is_known(*c)) => {
                found.extend(forms(letters).filter(|form| form.len() >= FEWEST).map(<[char]>::to_vec));
            }
            _ => {}
        }
    }
    found
}
