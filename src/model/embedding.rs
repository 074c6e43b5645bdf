use std::fmt;

/// Numbers of an embedding.
const LENGTH: usize = 512;
/// What a number is multiplied by before it is rounded to a byte: those of a vector of length 1 are hardly larger than
/// 127 divided by this.
const SCALE: f32 = 600.0;

/// The meaning of a text as a sentence encoder computes it: a vector of length 1, each number a signed byte.
#[derive(Clone, PartialEq, Eq)]
pub struct Embedding(Box<[u8; LENGTH]>);

impl Embedding {
    /// One of the numbers of a vector of length 1; those that are missing are nought.
    #[must_use]
    pub fn of(numbers: impl IntoIterator<Item = f32>) -> Self {
        let mut bytes = Box::new([0u8; LENGTH]);
        for (byte, number) in bytes.iter_mut().zip(numbers) {
            #[expect(clippy::cast_possible_truncation, reason = "it is cut to what a byte holds")]
            let rounded = (number * SCALE).round().clamp(-127.0, 127.0) as i8;
            *byte = rounded.cast_unsigned();
        }
        Self(bytes)
    }

    /// Reads what [`Self::as_bytes`] gave; none for anything else.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(|bytes: [u8; LENGTH]| Self(Box::new(bytes)))
    }

    /// The form in which it is stored.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_slice()
    }

    /// How close another is: the cosine, 1 for the same, about 0 for what has nothing to do with it.
    #[must_use]
    pub fn closeness(&self, other: &Self) -> f32 {
        self.closeness_of(other.as_bytes()).unwrap_or_default()
    }

    /// The same of one in the form in which it is stored; none for anything else.
    #[must_use]
    pub fn closeness_of(&self, other: &[u8]) -> Option<f32> {
        let other: &[u8; LENGTH] = other.try_into().ok()?;
        let products = self.0.iter().zip(other).map(|(one, other)| {
            // Two bytes' product fits into two bytes; so processors multiply many at once.
            i32::from(i16::from(one.cast_signed()) * i16::from(other.cast_signed()))
        });
        #[expect(clippy::cast_precision_loss, reason = "at most 512 products of two bytes")]
        let product = products.sum::<i32>() as f32;
        Some(product / (SCALE * SCALE))
    }
}

impl fmt::Debug for Embedding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first: Vec<i8> = self.0.iter().take(4).map(|byte| byte.cast_signed()).collect();
        write!(formatter, "Embedding({first:?} …)")
    }
}

#[cfg(test)]
mod tests {
    use super::{Embedding, LENGTH};

    fn wave(turns: f32) -> Vec<f32> {
        #[expect(clippy::cast_precision_loss, reason = "small numbers")]
        let numbers: Vec<f32> = (0..LENGTH).map(|at| (turns * at as f32).sin()).collect();
        let length = numbers.iter().map(|number| number * number).sum::<f32>().sqrt();
        numbers.into_iter().map(|number| number / length).collect()
    }

    #[test]
    fn closeness_is_the_cosine_of_what_was_rounded() {
        let (one, other) = (wave(0.1), wave(0.104));
        let exact: f32 = one.iter().zip(&other).map(|(a, b)| a * b).sum();
        let (one, other) = (Embedding::of(one), Embedding::of(other));
        assert!((one.closeness(&one) - 1.0).abs() < 0.005);
        assert!((one.closeness(&other) - exact).abs() < 0.005, "{exact} {}", one.closeness(&other));
    }

    #[test]
    fn what_is_stored_comes_back_and_nothing_else_is_read() {
        let one = Embedding::of(wave(0.3));
        assert_eq!(Embedding::from_bytes(one.as_bytes()), Some(one.clone()));
        assert_eq!(Embedding::from_bytes(b"short"), None);
        assert_eq!(one.closeness_of(b"short"), None);
    }
}
