use std::collections::BTreeMap;

use super::fingerprint::{Fingerprint, take};

/// In how many texts something is, by hash; two may share a place, so a count is never too low.
#[derive(Clone, Debug, PartialEq)]
struct Table {
    texts: u32,
    places: Vec<u16>,
}

/// Places of a table, a power of two.
const PLACES: usize = 1 << 16;
/// Texts after which all counts are halved: what was in the news long ago counts less.
const MOST_TEXTS: u32 = 32_768;

impl Default for Table {
    fn default() -> Self {
        Self { texts: 0, places: vec![0; PLACES] }
    }
}

impl Table {
    fn add(&mut self, hashes: impl Iterator<Item = u32>) {
        if self.texts >= MOST_TEXTS {
            self.texts /= 2;
            self.places.iter_mut().for_each(|count| *count /= 2);
        }
        self.texts += 1;
        for hash in hashes {
            if let Some(count) = self.places.get_mut(hash as usize % PLACES) {
                *count = count.saturating_add(1);
            }
        }
    }

    fn count(&self, hash: u32) -> u32 {
        self.places.get(hash as usize % PLACES).copied().map_or(0, u32::from)
    }

    /// How rare something is: ln(texts / texts that have it); none where so many have it that it says nothing.
    fn rarity(&self, hash: u32, common: u32) -> Option<f32> {
        let count = self.count(hash).max(1);
        let most = (self.texts / common).max(FEW);
        #[expect(clippy::cast_precision_loss, reason = "counts are small")]
        let rarity = ((self.texts + 1) as f32 / count as f32).ln();
        (count <= most && rarity > 0.0).then_some(rarity)
    }
}

/// However few texts there are, something in so many of them still says something.
const FEW: u32 = 8;
/// Of so many texts one may have a gram, or it says nothing.
const COMMON_GRAM: u32 = 16;
/// The same of a mark.
const COMMON_MARK: u32 = 8;

/// What the cache's own texts say of how rare words, names and numbers are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counts {
    languages: BTreeMap<u32, Table>,
    marks: Table,
}

impl Counts {
    /// Counts a text; a copy of one is not counted again.
    pub(super) fn add(&mut self, print: &Fingerprint) {
        self.languages.entry(print.language).or_default().add(print.grams.iter().map(|(gram, _)| *gram));
        self.marks.add(print.marks.iter().map(|mark| mark.0));
    }

    /// The weight of each of a text's grams, of length 1 together.
    pub(super) fn weights(&self, print: &Fingerprint) -> Vec<(u32, f32)> {
        let Some(table) = self.languages.get(&print.language) else { return Vec::new() };
        let mut weights: Vec<(u32, f32)> = Vec::with_capacity(print.grams.len());
        let mut length = 0.0f32;
        for (gram, times) in &print.grams {
            let times = 1.0 + f32::from(*times).ln();
            if let Some(rarity) = table.rarity(*gram, u32::MAX) {
                let weight = times * rarity.powf(STEEPNESS);
                length += weight * weight;
                if table.rarity(*gram, COMMON_GRAM).is_some() {
                    weights.push((*gram, weight));
                }
            }
        }
        let length = length.sqrt().max(f32::MIN_POSITIVE);
        for (_, weight) in &mut weights {
            *weight /= length;
        }
        weights
    }

    /// How rare a mark is, from 0 to about 1; none where it says nothing.
    pub(super) fn mark(&self, mark: u32) -> Option<f32> {
        #[expect(clippy::cast_precision_loss, reason = "counts are small")]
        let most = ((self.marks.texts + 2) as f32).ln();
        self.marks.rarity(mark, COMMON_MARK).map(|rarity| rarity / most)
    }
}

impl Table {
    fn write(&self, bytes: &mut Vec<u8>) {
        bytes.extend(self.texts.to_le_bytes());
        let counts = || self.places.iter().enumerate().filter(|(_, count)| **count > 0);
        bytes.extend(u32::try_from(counts().count()).unwrap_or(0).to_le_bytes());
        for (place, count) in counts() {
            bytes.extend(u16::try_from(place).unwrap_or(0).to_le_bytes());
            bytes.extend(count.to_le_bytes());
        }
    }

    fn read(rest: &mut &[u8]) -> Option<Self> {
        let mut table = Self { texts: take(rest).map(u32::from_le_bytes)?, ..Self::default() };
        for _ in 0..take(rest).map(u32::from_le_bytes)? {
            let place = take(rest).map(u16::from_le_bytes)?;
            *table.places.get_mut(usize::from(place))? = take(rest).map(u16::from_le_bytes)?;
        }
        Some(table)
    }
}

impl Counts {
    /// The form in which they are stored.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.marks.write(&mut bytes);
        for (language, table) in &self.languages {
            bytes.extend(language.to_le_bytes());
            table.write(&mut bytes);
        }
        bytes
    }

    /// Reads what [`Self::to_bytes`] wrote; none for anything else.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes;
        let mut counts = Self { marks: Table::read(&mut rest)?, ..Self::default() };
        while !rest.is_empty() {
            let language = take(&mut rest).map(u32::from_le_bytes)?;
            counts.languages.insert(language, Table::read(&mut rest)?);
        }
        Some(counts)
    }
}

/// How much more a rare gram weighs than a common one.
const STEEPNESS: f32 = 1.5;
