/// How a space is written in pieces: U+2581.
pub(super) const SPACE: &[u8] = "\u{2581}".as_bytes();

/// Normalizes a text as `SentencePiece` does before it parts it: a table of replacements, spaces run together and marked.
///
/// The table is a trie over bytes, stored as a double array (the `darts-clone` form): each unit has the label of its
/// edge and the distance to its children.
#[derive(Debug, Default)]
pub(super) struct Normalizer {
    units: Vec<u32>,
    /// Replacements, each ended by a zero byte; the trie's values are places in it.
    replacements: Vec<u8>,
}

impl Normalizer {
    /// Reads the precompiled table of a model; none where it is damaged.
    pub(super) fn read(table: &[u8]) -> Option<Self> {
        let (length, rest) = table.split_first_chunk()?;
        let (trie, replacements) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        let units = trie.chunks_exact(4).map(|unit| unit.try_into().map(u32::from_le_bytes));
        Some(Self { units: units.collect::<Result<_, _>>().ok()?, replacements: replacements.to_vec() })
    }

    /// The text as pieces are looked for in it: empty, or begun by a mark for a space.
    pub(super) fn normalize(&self, text: &str) -> Vec<u8> {
        let mut rest = text.as_bytes();
        let mut out = Vec::with_capacity(rest.len() + rest.len() / 2);
        out.extend(SPACE);
        // Spaces after a space say nothing, also at the beginning.
        let mut after_space = true;
        while !rest.is_empty() {
            let (mut piece, length) = self.prefix(rest);
            rest = rest.get(length..).unwrap_or_default();
            while let (true, [b' ', after @ ..]) = (after_space, piece) {
                piece = after;
            }
            for byte in piece {
                match byte {
                    b' ' => out.extend(SPACE),
                    byte => out.push(*byte),
                }
            }
            after_space = piece.last().map_or(after_space, |last| *last == b' ');
        }
        while out.ends_with(SPACE) {
            out.truncate(out.len() - SPACE.len());
        }
        out
    }

    /// What the beginning of a text becomes, and how many of its bytes that is: the longest that the table knows, else a
    /// character as it is.
    fn prefix<'a>(&'a self, text: &'a [u8]) -> (&'a [u8], usize) {
        let known = self.longest(text).and_then(|(value, length)| {
            let replacement = self.replacements.get(value..)?;
            let end = replacement.iter().position(|byte| *byte == 0)?;
            Some((replacement.get(..end)?, length))
        });
        known.unwrap_or_else(|| {
            let length = character(text);
            (text.get(..length).unwrap_or(text), length)
        })
    }

    /// The value of the longest key that a text begins with, and the key's length.
    fn longest(&self, text: &[u8]) -> Option<(usize, usize)> {
        let mut best = None;
        let mut node = offset(*self.units.first()?);
        for (at, byte) in text.iter().enumerate() {
            node ^= usize::from(*byte);
            let Some(unit) = self.units.get(node).copied().filter(|unit| unit & 0x8000_00ff == u32::from(*byte)) else {
                break;
            };
            node ^= offset(unit);
            if unit & 0x100 != 0 {
                best = Some(((self.units.get(node)? & 0x7fff_ffff) as usize, at + 1));
            }
        }
        best
    }
}

/// How far the children of a unit are.
fn offset(unit: u32) -> usize {
    ((unit >> 10) << ((unit & 0x200) >> 6)) as usize
}

/// Bytes of the first character of a text.
pub(super) fn character(text: &[u8]) -> usize {
    1 + text.iter().skip(1).take_while(|byte| *byte & 0xc0 == 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::Normalizer;

    fn shown(text: &str) -> String {
        String::from_utf8(Normalizer::default().normalize(text)).unwrap().replace('\u{2581}', "_")
    }

    #[test]
    fn spaces_are_marked_run_together_and_left_out_at_both_ends() {
        assert_eq!(shown("  open  sea "), "_open_sea");
        assert_eq!(shown("мир 東京"), "_мир_東京");
        assert_eq!(shown("   "), "");
        assert_eq!(shown(""), "");
    }

    #[test]
    fn a_table_that_breaks_off_is_none() {
        assert!(Normalizer::read(b"\xff\x00\x00\x00ab").is_none());
        assert!(Normalizer::read(b"ab").is_none());
        assert!(Normalizer::read(b"\x00\x00\x00\x00").is_some());
    }
}
