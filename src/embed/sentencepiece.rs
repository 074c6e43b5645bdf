use super::error::ModelError;
use super::normalizer::{Normalizer, character};
use super::protobuf::{Value, fields};

/// The numbers that a model gives to what it does not know, and to both ends of a text.
const UNKNOWN: u32 = 0;
const BEGIN: u32 = 1;
const END: u32 = 2;
/// By how much what is not known is worse than the worst piece.
const PENALTY: f64 = 10.0;

/// `SentencePiece`'s unigram model: pieces of words, each with the logarithm of how probable it is.
#[derive(Debug)]
pub(super) struct Pieces {
    normalizer: Normalizer,
    /// The letters of all pieces in the order of their bytes, so that those with one beginning are together.
    letters: Vec<u8>,
    /// Where in `letters` each piece begins, and where the last ends.
    starts: Vec<u32>,
    /// The number and the score of each, in that order.
    entries: Vec<(u32, f32)>,
    unknown: f64,
}

impl Pieces {
    /// Reads a model file.
    pub(super) fn read(model: &[u8]) -> Result<Self, ModelError> {
        Self::parse(model).ok_or(ModelError::Pieces)
    }

    fn parse(model: &[u8]) -> Option<Self> {
        let mut normalizer = Normalizer::default();
        // Most differ in their first bytes, which are compared as one number.
        let mut pieces: Vec<(u64, &[u8], u32, f32)> = Vec::new();
        for field in fields(model) {
            match field? {
                (1, Value::Bytes(message)) => {
                    let (letters, score) = piece(message)?;
                    pieces.push((beginning(letters), letters, u32::try_from(pieces.len()).ok()?, score));
                }
                (3, Value::Bytes(message)) => {
                    for field in fields(message) {
                        if let (2, Value::Bytes(table)) = field? {
                            normalizer = Normalizer::read(table)?;
                        }
                    }
                }
                _ => {}
            }
        }
        let worst = pieces.iter().map(|(_, _, _, score)| f64::from(*score)).min_by(f64::total_cmp)?;
        pieces.sort_unstable_by_key(|(beginning, letters, _, _)| (*beginning, *letters));
        let mut starts = Vec::with_capacity(pieces.len() + 1);
        let mut letters = Vec::new();
        for (_, piece, _, _) in &pieces {
            starts.push(u32::try_from(letters.len()).ok()?);
            letters.extend(*piece);
        }
        starts.push(u32::try_from(letters.len()).ok()?);
        let entries = pieces.into_iter().map(|(_, _, number, score)| (number, score)).collect();
        Some(Self { normalizer, letters, starts, entries, unknown: worst - PENALTY })
    }

    /// The numbers of a text's pieces between the marks of its ends, with a maximum for both.
    pub(super) fn encode(&self, text: &str, most: usize) -> Vec<u32> {
        let normalized = self.normalizer.normalize(text);
        let mut pieces = vec![BEGIN];
        pieces.extend(self.best(&normalized));
        if pieces.len() == 1 {
            pieces.push(UNKNOWN);
        }
        pieces.truncate(most.saturating_sub(1));
        pieces.push(END);
        pieces
    }

    /// The most probable way to part a text (Viterbi): from the left, the best way to each place and the piece it ends with.
    fn best(&self, text: &[u8]) -> Vec<u32> {
        let mut ways = vec![Way::default(); text.len() + 1];
        if let Some(first) = ways.first_mut() {
            first.score = 0.0;
        }
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let base = ways.get(at).map_or(f64::MIN, |way| way.score);
            let first = character(rest);
            let mut alone = false;
            let mut reach = |length: usize, number: u32, score: f64| {
                if let Some(way) = ways.get_mut(at + length).filter(|way| score > way.score) {
                    *way = Way { score, from: at, number };
                }
            };
            self.beginnings(rest, |length, number, score| {
                alone |= length == first;
                reach(length, number, base + f64::from(score));
            });
            if !alone {
                reach(first, UNKNOWN, base + self.unknown);
            }
            at += first;
        }
        let mut found = Vec::new();
        let mut at = text.len();
        while let Some(way) = ways.get(at).filter(|_| at > 0) {
            found.push(way.number);
            at = way.from;
        }
        found.reverse();
        found
    }

    /// Hands over every piece that a text begins with, the shorter first: length, number, score.
    fn beginnings(&self, text: &[u8], mut found: impl FnMut(usize, u32, f32)) {
        let (mut low, mut high) = (0, self.entries.len());
        for (at, byte) in text.iter().enumerate() {
            // All pieces from `low` to `high` begin with the bytes before; the shortest comes first.
            let before =
                |piece: &usize, limit: u16| self.byte(*piece, at).map_or(0, |byte| u16::from(byte) + 1) < limit;
            let wanted = u16::from(*byte) + 1;
            let from = partition(low, high, |piece| before(&piece, wanted));
            high = partition(from, high, |piece| before(&piece, wanted + 1));
            low = from;
            if low >= high {
                return;
            }
            if self.byte(low, at + 1).is_none()
                && let Some((number, score)) = self.entries.get(low)
            {
                found(at + 1, *number, *score);
            }
        }
    }

    /// A byte of a piece, none after its end.
    fn byte(&self, piece: usize, at: usize) -> Option<u8> {
        let start = self.starts.get(piece).map(|start| *start as usize)?;
        let end = self.starts.get(piece + 1).map(|end| *end as usize)?;
        self.letters.get(start + at).copied().filter(|_| start + at < end)
    }
}

/// The first eight bytes of a piece as a number, which is in the order of the bytes.
fn beginning(letters: &[u8]) -> u64 {
    let mut first = [0; 8];
    first.iter_mut().zip(letters).for_each(|(first, letter)| *first = *letter);
    u64::from_be_bytes(first)
}

/// The first number from `low` up to `high` for which something does not hold, where it holds for all before.
fn partition(low: usize, high: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (low, high);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// The best way from the beginning to a place.
#[derive(Clone, Copy, Debug)]
struct Way {
    score: f64,
    /// Where its last piece begins.
    from: usize,
    /// Its last piece.
    number: u32,
}

impl Default for Way {
    fn default() -> Self {
        Self { score: f64::MIN, from: 0, number: UNKNOWN }
    }
}

fn piece(message: &[u8]) -> Option<(&[u8], f32)> {
    let (mut letters, mut score) = (None, 0.0);
    for field in fields(message) {
        match field? {
            (1, Value::Bytes(bytes)) => letters = Some(bytes),
            (2, Value::Fixed32(bytes)) => score = f32::from_le_bytes(bytes),
            _ => {}
        }
    }
    Some((letters?, score))
}

#[cfg(test)]
mod tests {
    use super::Pieces;

    /// A model file of some pieces with their scores, after the three that every model has.
    fn model(pieces: &[(&str, f32)]) -> Vec<u8> {
        let mut model = Vec::new();
        for (text, score) in [("<unk>", 0.0), ("<s>", 0.0), ("</s>", 0.0)].iter().chain(pieces) {
            let length = u8::try_from(text.len()).unwrap();
            model.extend([0x0a, length + 7, 0x0a, length]);
            model.extend(text.as_bytes());
            model.push(0x15);
            model.extend(score.to_le_bytes());
        }
        model
    }

    #[test]
    fn the_most_probable_way_wins_over_the_longest_piece() {
        let pieces =
            [("▁sea", -4.0), ("▁se", -3.0), ("a", -2.0), ("▁", -5.0), ("port", -3.0), ("▁seap", -8.0), ("ort", -9.0)];
        let pieces = Pieces::read(&model(&pieces)).unwrap();
        // ▁sea port: -7; ▁seap ort: -17; ▁se a port: -8.
        assert_eq!(pieces.encode("seaport", 64), [1, 3, 7, 2]);
        assert_eq!(pieces.encode("sea", 64), [1, 3, 2]);
    }

    #[test]
    fn what_is_not_known_is_one_piece_a_character() {
        let pieces = Pieces::read(&model(&[("▁sea", -4.0), ("▁", -5.0)])).unwrap();
        assert_eq!(pieces.encode("sea 東x", 64), [1, 3, 4, 0, 0, 2]);
        assert_eq!(pieces.encode(" ", 64), [1, 0, 2]);
        assert_eq!(pieces.encode("sea sea sea sea", 4), [1, 3, 3, 2]);
    }

    #[test]
    fn a_file_that_is_no_model_is_told() {
        for broken in [&b""[..], b"\x0a\x30abc", b"{}"] {
            assert!(Pieces::read(broken).is_err());
        }
    }
}
