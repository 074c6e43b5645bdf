use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};

/// A count as a floating-point number.
#[allow(clippy::cast_precision_loss, reason = "counts of one page")]
pub(super) fn f(count: usize) -> f32 {
    count as f32
}

/// A ratio; 0 if the whole is 0.
pub(super) fn ratio(part: usize, whole: usize) -> f32 {
    if whole == 0 { 0.0 } else { f(part) / f(whole) }
}

/// Letters of a sequence.
const LENGTH: usize = 8;
/// An odd number whose bits look random.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
/// The factor of the first letter of a sequence.
const FACTOR_OF_FIRST: u64 = FACTOR.wrapping_pow(7);

/// Hashes of all sequences of eight letters, mixed well enough to be used unhashed.
pub(super) type Grams = HashSet<u64, BuildHasherDefault<AsIs>>;

#[derive(Clone, Copy, Debug, Default)]
pub(super) struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 << 8) | u64::from(*byte);
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

/// The set of hashes of a text.
pub(super) fn grams(text: &str) -> Grams {
    hashes(text).into_iter().collect()
}

/// The hashes of a text in order, with repetitions.
fn hashes(text: &str) -> Vec<u64> {
    let letters = letters(text);
    // A polynomial (Rabin and Karp): each sequence is the one before with a letter more and a letter less.
    let add = |hash: u64, letter: u64| hash.wrapping_mul(FACTOR).wrapping_add(letter);
    let mut hash = letters.iter().take(LENGTH - 1).fold(0, |hash, letter| add(hash, *letter));
    let pairs = letters.iter().skip(LENGTH - 1).zip(&letters);
    pairs
        .map(|(next, first)| {
            let whole = add(hash, *next);
            hash = whole.wrapping_sub(first.wrapping_mul(FACTOR_OF_FIRST));
            (whole ^ whole >> 32).wrapping_mul(FACTOR)
        })
        .collect()
}

/// The letters and digits of a text in lower case.
fn letters(text: &str) -> Vec<u64> {
    let mut letters = Vec::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            letters.push(u64::from(u32::from(c.to_ascii_lowercase())));
        } else if !c.is_ascii() && c.is_alphanumeric() {
            letters.extend(c.to_lowercase().map(|c| u64::from(u32::from(c))));
        }
    }
    letters
}

/// The share of a text that is contained in another, from 0 to 1; -1 if it is too short.
pub(super) fn shared(text: &str, known: &Grams) -> f32 {
    let mut own = hashes(text);
    own.sort_unstable();
    own.dedup();
    let both = own.iter().filter(|gram| known.contains(gram)).count();
    if own.is_empty() { -1.0 } else { ratio(both, own.len()) }
}

/// The lower-case words of a title.
pub(super) fn title_words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(ToOwned::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{hashes, ratio, shared};

    #[test]
    fn a_sequence_has_the_same_hash_wherever_it_is() {
        let text = "Ships may pass: Știri, 港口 1024";
        let letters: Vec<char> = text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
        let alone = letters.windows(8).flat_map(|letters| hashes(&letters.iter().collect::<String>()));
        assert!(hashes(text).into_iter().eq(alone));
        assert!(hashes("seven77").is_empty());
    }

    #[test]
    fn what_texts_share_is_counted_in_sequences() {
        let known = super::grams("The harbour of Marston");
        assert!((shared("harbour of Marston", &known) - 1.0).abs() < f32::EPSILON);
        assert!((shared("harbour of Mars", &known) - 1.0).abs() < f32::EPSILON);
        assert!(shared("harbour of Oslo", &known) < ratio(2, 3));
        assert!(shared("short", &known) < 0.0);
    }
}
