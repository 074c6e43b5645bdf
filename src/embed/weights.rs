use std::io::Write;

use super::error::ModelError;

/// Length of the vectors of the model.
pub(super) const LENGTH: usize = 512;
/// Length of a row of each convolution.
pub(super) const NARROW: usize = 256;
/// Length of the inner dense layers.
pub(super) const INNER: usize = 320;
/// What the convolutions see together with the piece itself.
pub(super) const WIDE: usize = LENGTH + 3 * NARROW;
/// Blocks of the table, each with its own scale: a piece's block is the rest of its number divided by this.
pub(super) const BLOCKS: usize = 17;
/// Rows of a block.
pub(super) const BLOCK_ROWS: usize = 7_530;

/// An array of the model: its name, rows and columns; a list is one row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    pub(super) name: &'static str,
    pub(super) rows: usize,
    pub(super) columns: usize,
}

const fn list(name: &'static str, columns: usize) -> Shape {
    Shape { name, rows: 1, columns }
}

const fn matrix(name: &'static str, rows: usize, columns: usize) -> Shape {
    Shape { name, rows, columns }
}

/// Every array but the table, in the order in which [`unpack`] writes them.
pub(super) const SHAPES: [Shape; 37] = [
    list("scale", BLOCKS),
    list("lo", BLOCKS),
    matrix("proj2", LENGTH, NARROW),
    list("proj_b2", NARROW),
    list("ln_g2", NARROW),
    list("ln_b2", NARROW),
    matrix("w1_2", 2 * NARROW, NARROW),
    list("b1_2", NARROW),
    matrix("w2_2", 2 * NARROW, NARROW),
    list("b2_2", NARROW),
    matrix("proj3", LENGTH, NARROW),
    list("proj_b3", NARROW),
    list("ln_g3", NARROW),
    list("ln_b3", NARROW),
    matrix("w1_3", 3 * NARROW, NARROW),
    list("b1_3", NARROW),
    matrix("w2_3", 3 * NARROW, NARROW),
    list("b2_3", NARROW),
    matrix("proj5", LENGTH, NARROW),
    list("proj_b5", NARROW),
    list("ln_g5", NARROW),
    list("ln_b5", NARROW),
    matrix("w1_5", 5 * NARROW, NARROW),
    list("b1_5", NARROW),
    matrix("w2_5", 5 * NARROW, NARROW),
    list("b2_5", NARROW),
    list("ln_g", WIDE),
    list("ln_b", WIDE),
    matrix("cnn_W", WIDE, LENGTH),
    list("cnn_b", LENGTH),
    matrix("d0", LENGTH, INNER),
    matrix("d1", INNER, INNER),
    matrix("p1", LENGTH, INNER),
    matrix("d2", INNER, LENGTH),
    matrix("p3", INNER, LENGTH),
    matrix("d3", LENGTH, LENGTH),
    list("eps", 1),
];

/// Writes the weights of a `NumPy` archive as an [`Encoder`](super::Encoder) reads them: `table` row by row, `dense` all other arrays one behind the
/// other. `entry` gives the bytes of an array by its name, in `NumPy`'s own form.
///
/// # Errors
/// When an array is missing, is no array, or has another shape than the model's; when something cannot be written.
pub fn unpack(
    mut entry: impl FnMut(&str) -> std::io::Result<Vec<u8>>,
    dense: &mut impl Write,
    table: &mut impl Write,
) -> Result<(), ModelError> {
    for block in 1..=BLOCKS {
        let bytes = entry(&format!("q{block}"))?;
        let array = Array::read(&bytes).filter(|array| array.kind == "|u1" && array.data.len() == BLOCK_ROWS * LENGTH);
        table.write_all(array.ok_or(ModelError::Weights("q"))?.data)?;
    }
    for Shape { name, rows, columns } in SHAPES {
        let bytes = entry(name)?;
        let numbers = Array::read(&bytes).and_then(|array| array.numbers());
        let numbers = numbers.filter(|numbers| numbers.len() == rows * columns).ok_or(ModelError::Weights(name))?;
        for number in numbers {
            dense.write_all(&number.to_le_bytes())?;
        }
    }
    Ok(())
}

/// An array in `NumPy`'s own form: how a number is written, and the bytes of all, row by row.
#[derive(Debug)]
struct Array<'a> {
    kind: &'a str,
    data: &'a [u8],
}

impl<'a> Array<'a> {
    /// Reads version 1 of the form; none for anything else, also for arrays that are stored column by column.
    fn read(bytes: &'a [u8]) -> Option<Self> {
        let (length, rest) = bytes.strip_prefix(b"\x93NUMPY\x01\x00")?.split_first_chunk()?;
        let (header, data) = rest.split_at_checked(usize::from(u16::from_le_bytes(*length)))?;
        let header = std::str::from_utf8(header).ok()?;
        let (_, kind) = header.split_once("'descr': '")?;
        let (kind, rest) = kind.split_once('\'')?;
        rest.contains("'fortran_order': False").then_some(Self { kind, data })
    }

    /// Its numbers, where they are floats.
    fn numbers(&self) -> Option<Vec<f32>> {
        let single = |bytes: &[u8]| bytes.try_into().map(f32::from_le_bytes).ok();
        #[expect(clippy::cast_possible_truncation, reason = "the one double is a small number that is added")]
        let double = |bytes: &[u8]| bytes.try_into().map(|bytes| f64::from_le_bytes(bytes) as f32).ok();
        match self.kind {
            "<f4" => self.data.chunks(4).map(single).collect(),
            "<f8" => self.data.chunks(8).map(double).collect(),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Array, ModelError, unpack};

    fn npy(kind: &str, order: &str, data: &[u8]) -> Vec<u8> {
        let header = format!("{{'descr': '{kind}', 'fortran_order': {order}, 'shape': (2,), }}\n");
        let length = u16::try_from(header.len()).unwrap().to_le_bytes();
        [b"\x93NUMPY\x01\x00", &length[..], header.as_bytes(), data].concat()
    }

    #[test]
    fn floats_of_both_lengths_are_read() {
        let single = npy("<f4", "False", &[0, 0, 0x80, 0x3f, 0, 0, 0, 0x40]);
        assert_eq!(Array::read(&single).unwrap().numbers(), Some(vec![1.0, 2.0]));
        let double = npy("<f8", "False", &1.5f64.to_le_bytes());
        assert_eq!(Array::read(&double).unwrap().numbers(), Some(vec![1.5]));
        assert_eq!(Array::read(&npy("<i4", "False", &[0; 8])).unwrap().numbers(), None);
        assert_eq!(Array::read(&npy("<f4", "False", &[0; 3])).unwrap().numbers(), None);
        assert!(Array::read(&npy("<f4", "True", &[0; 8])).is_none());
        assert!(Array::read(b"PK\x03\x04").is_none());
    }

    #[test]
    fn an_array_of_another_shape_is_told() {
        let unpacked = unpack(|_| Ok(npy("|u1", "False", &[1; 4])), &mut Vec::new(), &mut Vec::new());
        assert!(matches!(unpacked, Err(ModelError::Weights("q"))));
    }
}
