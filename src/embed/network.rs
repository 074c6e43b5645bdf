use std::collections::HashMap;
use std::io::{ErrorKind, Read, Seek, SeekFrom};

use ndarray::linalg::general_mat_mul;
use ndarray::{Array1, Array2, ArrayView1, ArrayView2, ArrayViewMut1, Axis, Slice};

use super::error::ModelError;
use super::weights::{BLOCK_ROWS, BLOCKS, LENGTH, NARROW, SHAPES, Shape, WIDE};
use crate::model::Embedding;

/// The pieces of some texts, one text after the other.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    pieces: Vec<u32>,
    /// How many pieces each text has.
    lengths: Vec<usize>,
}

impl Tokens {
    pub(super) fn push(&mut self, pieces: &[u32]) {
        self.pieces.extend(pieces);
        self.lengths.push(pieces.len());
    }

    pub(super) fn len(&self) -> usize {
        self.pieces.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The distinct pieces, and which of them each piece is.
    fn distinct(&self) -> (Vec<u32>, Vec<usize>) {
        let mut numbers: HashMap<u32, usize> = HashMap::with_capacity(self.pieces.len());
        let mut pieces = Vec::new();
        let place = |piece: &u32| {
            *numbers.entry(*piece).or_insert_with(|| {
                pieces.push(*piece);
                pieces.len() - 1
            })
        };
        let places = self.pieces.iter().map(place).collect();
        (pieces, places)
    }

    /// Of each text its first piece and the one after its last.
    fn texts(&self) -> impl Iterator<Item = (usize, usize)> {
        self.lengths.iter().scan(0, |at, length| {
            let from = *at;
            *at += length;
            Some((from, *at))
        })
    }
}

/// The three pairs of convolutions, which see 2, 3 and 5 pieces: neighbours that precede the piece itself, weights and what is
/// added, of the first and of the second.
const CONVOLUTIONS: [(usize, [&str; 4]); 3] = [
    (0, ["w1_2", "b1_2", "w2_2", "b2_2"]),
    (1, ["w1_3", "b1_3", "w2_3", "b2_3"]),
    (2, ["w1_5", "b1_5", "w2_5", "b2_5"]),
];
/// From a row of the table to what each of them sees, with what is added; they stand side by side.
const PROJECTIONS: [[&str; 2]; 3] = [["proj2", "proj_b2"], ["proj3", "proj_b3"], ["proj5", "proj_b5"]];
/// By what the columns of all three are stretched and moved when they are normalized.
const PROJECTED_GAINS: [&str; 3] = ["ln_g2", "ln_g3", "ln_g5"];
const PROJECTED_ADDED: [&str; 3] = ["ln_b2", "ln_b3", "ln_b5"];

/// Room for numbers that is more than any allocator keeps for itself when it is freed: what is not written takes no memory.
const ROOM: usize = 10 << 20;

/// Everything of the model but its pieces and its table: its arrays, one behind the other.
#[derive(Debug)]
pub(super) struct Network {
    numbers: Vec<f32>,
    /// What keeps a division from being one by nought.
    epsilon: f32,
}

impl Network {
    /// Reads the arrays as they were unpacked.
    pub(super) fn read(dense: &mut impl Read) -> Result<Self, ModelError> {
        // In one piece and this large the weights are given back to the system as soon as they are dropped.
        let mut numbers = Vec::with_capacity(ROOM);
        let mut bytes = Vec::new();
        for Shape { name, rows, columns } in SHAPES {
            bytes.resize(rows * columns * size_of::<f32>(), 0);
            dense.read_exact(&mut bytes).map_err(|error| match error.kind() {
                ErrorKind::UnexpectedEof => ModelError::Weights(name),
                _ => error.into(),
            })?;
            let (read, _) = bytes.as_chunks();
            numbers.extend(read.iter().map(|bytes| f32::from_le_bytes(*bytes)));
        }
        if dense.read(&mut [0])? > 0 {
            return Err(ModelError::More);
        }
        let mut network = Self { numbers, epsilon: 0.0 };
        network.epsilon = network.list("eps")?.first().copied().unwrap_or_default();
        Ok(network)
    }

    /// An array of the model.
    fn matrix(&self, name: &'static str) -> Result<ArrayView2<'_, f32>, ModelError> {
        let mut from = 0;
        for shape in SHAPES {
            let length = shape.rows * shape.columns;
            if shape.name == name {
                let numbers = self.numbers.get(from..from + length).unwrap_or_default();
                let array = ArrayView2::from_shape((shape.rows, shape.columns), numbers);
                return array.map_err(|_| ModelError::Weights(name));
            }
            from += length;
        }
        Err(ModelError::Weights(name))
    }

    /// An array of one row.
    fn list(&self, name: &'static str) -> Result<ArrayView1<'_, f32>, ModelError> {
        Ok(self.matrix(name)?.index_axis_move(Axis(0), 0))
    }

    /// What the three convolutions see of each row of the table, side by side.
    fn projected(&self, rows: &Array2<f32>) -> Result<Array2<f32>, ModelError> {
        let mut seen = Array2::zeros((rows.nrows(), 3 * NARROW));
        for (at, [weights, added]) in PROJECTIONS.into_iter().enumerate() {
            let mut seen = seen.slice_axis_mut(Axis(1), part(at));
            general_mat_mul(1.0, rows, &self.matrix(weights)?, 0.0, &mut seen);
            seen += &self.list(added)?;
        }
        for mut row in seen.rows_mut() {
            let factor = centre(&mut row, self.epsilon);
            row *= factor;
        }
        for (at, (gain, added)) in PROJECTED_GAINS.into_iter().zip(PROJECTED_ADDED).enumerate() {
            let mut seen = seen.slice_axis_mut(Axis(1), part(at));
            seen *= &self.list(gain)?;
            seen += &self.list(added)?;
        }
        Ok(seen)
    }

    /// What each text means. What depends on a piece alone is computed once however often the piece occurs.
    pub(super) fn encode<T: Read + Seek>(&self, tokens: &Tokens, table: &mut T) -> Result<Vec<Embedding>, ModelError> {
        let (pieces, places) = tokens.distinct();
        let rows = self.rows(&pieces, table)?;
        let seen = self.projected(&rows)?;
        let mut convolved = Vec::with_capacity(CONVOLUTIONS.len());
        for (at, (before, names)) in CONVOLUTIONS.into_iter().enumerate() {
            convolved.push(self.convolve((before, names), tokens, &places, &seen.slice_axis(Axis(1), part(at)))?);
        }
        // The sum commutes with what follows it, so that this is done once a text.
        let sums = self.sums(tokens, &places, &rows, &convolved)?;
        let (weights, added) = (self.matrix("cnn_W")?, self.list("cnn_b")?);
        let mut sums = sums.dot(&weights);
        for (mut sum, length) in sums.rows_mut().into_iter().zip(&tokens.lengths) {
            #[expect(clippy::cast_precision_loss, reason = "a text has few pieces")]
            let length = *length as f32;
            sum.scaled_add(length, &added);
            sum /= length.sqrt();
        }
        Ok(self.dense(&sums)?.rows().into_iter().map(|row| self.unit(&row)).collect())
    }

    /// Of each text the sum over its pieces of what is known of them: their rows of the table and of each convolution.
    fn sums(
        &self,
        tokens: &Tokens,
        places: &[usize],
        rows: &Array2<f32>,
        convolved: &[Array2<f32>],
    ) -> Result<Array2<f32>, ModelError> {
        let (gain, added) = (self.list("ln_g")?, self.list("ln_b")?);
        let mut sums = Array2::zeros((tokens.lengths.len(), WIDE));
        let mut features = Array1::zeros(WIDE);
        for ((from, to), mut sum) in tokens.texts().zip(sums.rows_mut()) {
            for (at, place) in places.iter().enumerate().take(to).skip(from) {
                let (mut own, mut others) = features.view_mut().split_at(Axis(0), LENGTH);
                own.assign(&rows.row(*place));
                for (others, convolved) in others.exact_chunks_mut(NARROW).into_iter().zip(convolved) {
                    convolved.row(at).assign_to(others);
                }
                let factor = centre(&mut features.view_mut(), self.epsilon);
                sum.scaled_add(factor, &features);
            }
            #[expect(clippy::cast_precision_loss, reason = "a text has few pieces")]
            let length = (to - from) as f32;
            sum *= &gain;
            sum.scaled_add(length, &added);
        }
        Ok(sums)
    }

    /// The rows of the pieces, with the numbers that the table's bytes encode.
    fn rows<T: Read + Seek>(&self, pieces: &[u32], table: &mut T) -> Result<Array2<f32>, ModelError> {
        let (scales, lowest_values) = (self.list("scale")?, self.list("lo")?);
        let mut rows = Array2::zeros((pieces.len(), LENGTH));
        let mut bytes = [0u8; LENGTH];
        for (piece, mut row) in pieces.iter().zip(rows.rows_mut()) {
            let (block, in_block) = (*piece as usize % BLOCKS, *piece as usize / BLOCKS);
            let (Some(scale), Some(lowest)) = (scales.get(block), lowest_values.get(block)) else { continue };
            table.seek(SeekFrom::Start(((block * BLOCK_ROWS + in_block) * LENGTH) as u64))?;
            table.read_exact(&mut bytes)?;
            for (number, byte) in row.iter_mut().zip(bytes) {
                *number = f32::from(byte) * *scale + *lowest;
            }
        }
        Ok(rows)
    }

    /// The dense layers after the sum.
    fn dense(&self, sums: &Array2<f32>) -> Result<Array2<f32>, ModelError> {
        let times = |rows: &Array2<f32>, name| Ok::<_, ModelError>(rows.dot(&self.matrix(name)?));
        let first = positive(times(sums, "d0")?);
        let second = positive(times(sums, "p1")? + times(&first, "d1")?);
        let third = positive(times(&second, "d2")?);
        Ok((times(&second, "p3")? + times(&third, "d3")?).mapv_into(f32::tanh))
    }

    /// A row as a vector of length 1.
    fn unit(&self, row: &ArrayView1<'_, f32>) -> Embedding {
        let length = row.dot(row).max(self.epsilon).sqrt();
        Embedding::of(row.iter().map(|number| number / length))
    }

    /// Two convolutions, each added to what it was made of. `seen` has a row for each distinct piece, and `places` say which
    /// of them each piece of the texts is.
    fn convolve(
        &self,
        (before, [first, first_added, second, second_added]): (usize, [&'static str; 4]),
        tokens: &Tokens,
        places: &[usize],
        seen: &ArrayView2<'_, f32>,
    ) -> Result<Array2<f32>, ModelError> {
        let first = Layer { before, weights: self.matrix(first)?, added: self.list(first_added)? };
        let once = first.apply(tokens, places, seen);
        let each: Vec<usize> = (0..tokens.len()).collect();
        let second = Layer { before, weights: self.matrix(second)?, added: self.list(second_added)? };
        Ok(second.apply(tokens, &each, &once.view()))
    }
}

/// A convolution: the neighbours before a piece that it sees, the weights of the places of its window one below the other, and
/// what is added.
struct Layer<'a> {
    before: usize,
    weights: ArrayView2<'a, f32>,
    added: ArrayView1<'a, f32>,
}

impl Layer<'_> {
    /// A row is multiplied once by the weights of each place in a window, one place after the other so that the products of one
    /// are in memory; each piece adds what its neighbour there became. Beyond the ends of a text there is nothing to add.
    fn apply(&self, tokens: &Tokens, places: &[usize], seen: &ArrayView2<'_, f32>) -> Array2<f32> {
        let mut found = Array2::zeros((tokens.len(), NARROW));
        found += &self.added;
        let mut products = Array2::zeros((seen.nrows(), NARROW));
        for (offset, weights) in self.weights.axis_chunks_iter(Axis(0), NARROW).enumerate() {
            general_mat_mul(1.0, seen, &weights, 0.0, &mut products);
            for (from, to) in tokens.texts() {
                let text = places.get(from..to).unwrap_or_default();
                let mut rows = found.slice_axis_mut(Axis(0), Slice::from(from..to));
                for (at, mut row) in rows.rows_mut().into_iter().enumerate() {
                    let neighbour = (at + offset).checked_sub(self.before).and_then(|at| text.get(at));
                    if let Some(neighbour) = neighbour {
                        row += &products.row(*neighbour);
                    }
                }
            }
        }
        for (place, mut row) in places.iter().zip(found.rows_mut()) {
            row.zip_mut_with(&seen.row(*place), |number, seen| *number = number.max(0.0) + seen);
        }
        found
    }
}

/// The columns of one of several rows of convolutions that stand side by side.
fn part(at: usize) -> Slice {
    Slice::from(at * NARROW..(at + 1) * NARROW)
}

fn positive(numbers: Array2<f32>) -> Array2<f32> {
    numbers.mapv_into(|number| number.max(0.0))
}

/// Makes the mean of a row nought; answers by what it must be multiplied for a variance of one.
fn centre(row: &mut ArrayViewMut1<'_, f32>, epsilon: f32) -> f32 {
    *row -= row.mean().unwrap_or_default();
    #[expect(clippy::cast_precision_loss, reason = "a row has a thousand numbers")]
    let variance = row.dot(row) / row.len() as f32;
    (variance + epsilon).sqrt().recip()
}
