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
    let letters: Vec<u64> = text
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .map(|c| u64::from(u32::from(c)))
        .collect();
    let mix = |window: &[u64]| {
        window
            .iter()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, c| (hash ^ c).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23))
    };
    letters.windows(8).map(mix).collect()
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
