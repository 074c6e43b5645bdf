use std::collections::{BTreeMap, HashMap};

use super::item::{Item, MOST_LETTERS, hash, hash_all};
use super::marks::{MarkHash, marks};
use super::words::{Word, Writing, words};
use crate::model::Embedding;

/// What an article is compared by: bounded, whatever its length.
#[derive(Clone, Debug, PartialEq)]
pub struct Fingerprint {
    pub(super) published: i64,
    pub(super) newsroom: u32,
    pub(super) language: u32,
    /// The title's first two words: what a recurring item begins with.
    pub(super) opening: u32,
    /// Runs of words of the body: all, or the smallest of them; sorted.
    pub(super) shingles: Vec<u32>,
    /// Whether all of them are there.
    pub(super) whole: bool,
    /// Runs of letters with how often each is there (the title's count twice), sorted.
    pub(super) grams: Vec<(u32, u8)>,
    pub(super) marks: Vec<MarkHash>,
    /// The embedding of the article, if a model computed one; it is no part of the stored form.
    pub(super) meaning: Option<Embedding>,
}

/// Words of title, standfirst and body that are compared; news says first what happened.
const MOST_WORDS: usize = 160;
/// Words of a body in which a copy is looked for.
const MOST_COPIED: usize = 512;
/// Shingles of an article that are kept.
const MOST_SHINGLES: usize = 128;
/// Words of a shingle; letters of one where no spaces are.
const SHINGLE: usize = 4;
const SHINGLE_LETTERS: usize = 6;
/// Letters of a gram, the bounds of a word being one; East Asian letters of one.
const GRAM: usize = 4;
const GRAM_EAST_ASIAN: usize = 2;

/// Computes the words, marks and hashes by which an article is compared.
#[must_use]
pub fn fingerprint(item: &Item<'_>) -> Fingerprint {
    let head = |text: &str| text.chars().take(MOST_LETTERS).collect::<String>();
    let title = words(&head(item.title), MOST_WORDS);
    let standfirst = words(&head(item.standfirst), MOST_WORDS);
    let body = words(item.body, MOST_COPIED);
    let opening = hash(title.iter().filter(|word| is_text(word)).take(2).flat_map(|word| word.letters.iter().copied()));
    let house = super::words::folded(item.name);
    let language = hash(item.language.primary().chars());
    let mut counted: HashMap<u32, u8> = HashMap::new();
    let mut seen: Vec<Word> = Vec::new();
    for (part, weight) in [(title, 2), (standfirst, 1), (body.clone(), 1)] {
        let room = MOST_WORDS.saturating_sub(seen.len());
        let part = without(&house, part.into_iter().take(room).collect());
        for word in &part {
            for_grams(word, |gram| {
                let count = counted.entry(gram ^ language).or_default();
                *count = count.saturating_add(weight);
            });
        }
        seen.extend(part);
    }
    let grams: BTreeMap<u32, u8> = counted.into_iter().collect();
    let (shingles, whole) = shingles(&body);
    Fingerprint {
        published: item.published,
        newsroom: hash(item.newsroom.chars()),
        language,
        opening,
        shingles,
        whole,
        grams: grams.into_iter().collect(),
        marks: marks(item, &seen),
        meaning: None,
    }
}

fn is_text(word: &Word) -> bool {
    !word.letters.iter().any(|c| c.is_numeric())
}

/// Words without the newsroom's own name, if it is of more than one word (a single one may be a town's).
fn without(house: &[Vec<char>], words: Vec<Word>) -> Vec<Word> {
    if house.len() < 2 {
        return words;
    }
    let mut kept = Vec::with_capacity(words.len());
    let mut rest = words.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let own =
            rest.get(..house.len()).is_some_and(|own| own.iter().zip(house).all(|(word, part)| word.letters == *part));
        if own {
            rest = rest.get(house.len()..).unwrap_or_default();
        } else {
            kept.push(first.clone());
            rest = after;
        }
    }
    kept
}

/// The runs of letters of a word: declined, joined and prefixed words share most of theirs, in every language.
fn for_grams(word: &Word, mut found: impl FnMut(u32)) {
    let (letters, length): (Vec<char>, usize) = match word.writing {
        Writing::EastAsian | Writing::Hangul => (word.letters.clone(), GRAM_EAST_ASIAN),
        Writing::Spaced => {
            let bounds = std::iter::once('_');
            (bounds.clone().chain(word.letters.iter().copied()).chain(bounds).collect(), GRAM)
        }
    };
    if letters.len() <= length {
        found(hash(letters));
    } else {
        letters.windows(length).for_each(|gram| found(hash(gram.iter().copied())));
    }
}

/// The body's runs of words, sorted, and whether they are all there.
fn shingles(body: &[Word]) -> (Vec<u32>, bool) {
    let mut tokens: Vec<u32> = Vec::new();
    let mut east_asian = 0usize;
    for word in body {
        if word.writing == Writing::EastAsian {
            east_asian += word.letters.len();
            tokens.extend(word.letters.iter().map(|letter| *letter as u32));
        } else {
            tokens.push(hash(word.letters.iter().copied()));
        }
        if tokens.len() >= MOST_COPIED {
            break;
        }
    }
    tokens.truncate(MOST_COPIED);
    let length = if east_asian * 2 > tokens.len() { SHINGLE_LETTERS } else { SHINGLE };
    let mut all: Vec<u32> = tokens.windows(length).map(|run| hash_all(run.iter().copied())).collect();
    all.sort_unstable();
    all.dedup();
    let whole = all.len() <= MOST_SHINGLES;
    all.truncate(MOST_SHINGLES);
    (all, whole)
}

impl Fingerprint {
    /// Seconds since 1970 at which the article was published.
    #[must_use]
    pub fn published(&self) -> i64 {
        self.published
    }

    /// The fingerprint with what the article means, by which it is compared with those in other languages.
    #[must_use]
    pub fn with_meaning(self, meaning: Option<Embedding>) -> Self {
        Self { meaning, ..self }
    }

    /// How close in meaning another article is; none where it is not known of both.
    pub(super) fn closeness(&self, other: &Self) -> Option<f32> {
        Some(self.meaning.as_ref()?.closeness(other.meaning.as_ref()?))
    }

    /// How much of the shorter text is in the longer one, from 0 to 1, and how many runs of words they share.
    pub(super) fn containment(&self, other: &Self) -> (f32, usize) {
        // Of a long text the smallest are kept: compared is what both would have kept.
        let limit =
            |print: &Self| if print.whole { u32::MAX } else { print.shingles.last().copied().unwrap_or(u32::MAX) };
        let most = limit(self).min(limit(other));
        let upto = |print: &Self| print.shingles.partition_point(|shingle| *shingle <= most);
        let (one, two) = (upto(self), upto(other));
        let mut shared = 0usize;
        let (mut left, mut right) =
            (self.shingles.iter().take(one).peekable(), other.shingles.iter().take(two).peekable());
        while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => drop(left.next()),
                std::cmp::Ordering::Greater => drop(right.next()),
                std::cmp::Ordering::Equal => {
                    shared += 1;
                    left.next();
                    right.next();
                }
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "at most a few hundred")]
        let share = shared as f32 / one.min(two).max(1) as f32;
        (share, shared)
    }

    /// The form in which it is stored: a version, fixed numbers, and three lists with their lengths, little-endian.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let lists = [self.shingles.len(), self.grams.len(), self.marks.len()];
        let mut bytes = Vec::with_capacity(32 + lists[0] * 4 + lists[1] * 5 + lists[2] * 4);
        bytes.push(VERSION);
        bytes.extend(self.published.to_le_bytes());
        for number in [self.newsroom, self.language, self.opening] {
            bytes.extend(number.to_le_bytes());
        }
        bytes.push(u8::from(self.whole));
        for length in lists {
            bytes.extend(u16::try_from(length).unwrap_or(u16::MAX).to_le_bytes());
        }
        self.shingles.iter().for_each(|shingle| bytes.extend(shingle.to_le_bytes()));
        self.grams.iter().for_each(|(gram, _)| bytes.extend(gram.to_le_bytes()));
        bytes.extend(self.grams.iter().map(|(_, times)| *times));
        self.marks.iter().for_each(|mark| bytes.extend(mark.0.to_le_bytes()));
        bytes
    }

    /// Reads what [`Self::to_bytes`] wrote; none for anything else, also for what another version wrote.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes;
        if take::<1>(&mut rest)? != [VERSION] {
            return None;
        }
        let published = i64::from_le_bytes(take(&mut rest)?);
        let [newsroom, language, opening] = [number(&mut rest)?, number(&mut rest)?, number(&mut rest)?];
        let [whole] = take(&mut rest)?;
        let mut length = || take(&mut rest).map(|bytes| usize::from(u16::from_le_bytes(bytes)));
        let (shingles, grams, marks) = (length()?, length()?, length()?);
        let shingles = numbers(&mut rest, shingles)?;
        let hashes = numbers(&mut rest, grams)?;
        let (times, mut rest) = rest.split_at_checked(grams)?;
        let marks = numbers(&mut rest, marks)?.into_iter().map(MarkHash).collect();
        let grams = hashes.into_iter().zip(times.iter().copied()).collect();
        let (whole, meaning) = (whole == 1, None);
        let print = Self { published, newsroom, language, opening, shingles, whole, grams, marks, meaning };
        rest.is_empty().then_some(print)
    }
}

/// Of the stored form, and of what a fingerprint is made of: what another version wrote is made again.
const VERSION: u8 = 1;

/// The next bytes of a stored form.
pub(super) fn take<const LENGTH: usize>(rest: &mut &[u8]) -> Option<[u8; LENGTH]> {
    let (bytes, after) = rest.split_first_chunk()?;
    *rest = after;
    Some(*bytes)
}

fn number(rest: &mut &[u8]) -> Option<u32> {
    take(rest).map(u32::from_le_bytes)
}

fn numbers(rest: &mut &[u8], count: usize) -> Option<Vec<u32>> {
    (0..count).map(|_| number(rest)).collect()
}
