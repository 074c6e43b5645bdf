use std::io::{Read, Seek, SeekFrom};

use ndarray::{Array1, Array2, ArrayView1, ArrayView2, ArrayViewMut2, Axis, Slice};

use super::error::ModelError;
use super::weights::{BLOCK_ROWS, BLOCKS, LENGTH, NARROW, SHAPES, WIDE};
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

    /// Of each text its first piece and the one after its last.
    fn texts(&self) -> impl Iterator<Item = (usize, usize)> {
        self.lengths.iter().scan(0, |at, length| {
            let from = *at;
            *at += length;
            Some((from, *at))
        })
    }
}

/// Convolutions over so many neighbours, of which so many precede the piece.
const ORDERS: [(usize, usize); 3] = [(2, 0), (3, 1), (5, 2)];

/// One of the three pairs of convolutions.
#[derive(Debug)]
struct Convolution {
    /// Neighbours, and those of them before the piece.
    order: (usize, usize),
    first: (Array2<f32>, Array1<f32>),
    second: (Array2<f32>, Array1<f32>),
}

/// Everything of the model but its pieces and its table.
#[derive(Debug)]
pub(super) struct Network {
    /// The step between two values of the table, and its lowest, of each block.
    scale: Array1<f32>,
    lowest: Array1<f32>,
    /// From a row of the table to what the convolutions see; the three side by side.
    projection: (Array2<f32>, Array1<f32>),
    projected_norm: (Array1<f32>, Array1<f32>),
    convolutions: Vec<Convolution>,
    norm: (Array1<f32>, Array1<f32>),
    sum: (Array2<f32>, Array1<f32>),
    inner: Array2<f32>,
    inner_again: Array2<f32>,
    inner_beside: Array2<f32>,
    outer: Array2<f32>,
    outer_again: Array2<f32>,
    outer_beside: Array2<f32>,
    /// What keeps a division from being one by nought.
    epsilon: f32,
}

/// The arrays of a model, taken one after another by their names.
struct Arrays<'a>(Vec<(&'static str, ArrayView2<'a, f32>)>);

impl Arrays<'_> {
    fn matrix(&self, name: &'static str) -> Result<Array2<f32>, ModelError> {
        let found = self.0.iter().find(|(other, _)| *other == name);
        found.map(|(_, array)| array.to_owned()).ok_or(ModelError::Weights(name))
    }

    fn list(&self, name: &'static str) -> Result<Array1<f32>, ModelError> {
        Ok(self.matrix(name)?.into_iter().collect())
    }

    /// Three lists, one after the other.
    fn lists(&self, names: [&'static str; 3]) -> Result<Array1<f32>, ModelError> {
        let lists = names.into_iter().map(|name| self.list(name)).collect::<Result<Vec<_>, _>>()?;
        Ok(lists.into_iter().flatten().collect())
    }

    fn convolution(&self, order: (usize, usize), names: [&'static str; 4]) -> Result<Convolution, ModelError> {
        let [first, first_added, second, second_added] = names;
        Ok(Convolution {
            order,
            first: (self.matrix(first)?, self.list(first_added)?),
            second: (self.matrix(second)?, self.list(second_added)?),
        })
    }
}

impl Network {
    /// Reads the arrays as they were unpacked.
    pub(super) fn read(dense: &[u8]) -> Result<Self, ModelError> {
        let (chunks, rest) = dense.as_chunks();
        let numbers: Vec<f32> = chunks.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
        let mut left = numbers.as_slice();
        let mut arrays = Arrays(Vec::with_capacity(SHAPES.len()));
        for shape in SHAPES {
            let (these, after) =
                left.split_at_checked(shape.rows * shape.columns).ok_or(ModelError::Weights(shape.name))?;
            let array = ArrayView2::from_shape((shape.rows, shape.columns), these);
            arrays.0.push((shape.name, array.map_err(|_| ModelError::Weights(shape.name))?));
            left = after;
        }
        if !left.is_empty() || !rest.is_empty() {
            return Err(ModelError::More);
        }
        let projections = ["proj2", "proj3", "proj5"].map(|name| arrays.matrix(name));
        let [one, two, three] = projections;
        let (one, two, three) = (one?, two?, three?);
        let projection = ndarray::concatenate(Axis(1), &[one.view(), two.view(), three.view()]);
        let [pair, triple, five] = ORDERS;
        Ok(Self {
            scale: arrays.list("scale")?,
            lowest: arrays.list("lo")?,
            projection: (
                projection.map_err(|_| ModelError::Weights("proj"))?,
                arrays.lists(["proj_b2", "proj_b3", "proj_b5"])?,
            ),
            projected_norm: (arrays.lists(["ln_g2", "ln_g3", "ln_g5"])?, arrays.lists(["ln_b2", "ln_b3", "ln_b5"])?),
            convolutions: vec![
                arrays.convolution(pair, ["w1_2", "b1_2", "w2_2", "b2_2"])?,
                arrays.convolution(triple, ["w1_3", "b1_3", "w2_3", "b2_3"])?,
                arrays.convolution(five, ["w1_5", "b1_5", "w2_5", "b2_5"])?,
            ],
            norm: (arrays.list("ln_g")?, arrays.list("ln_b")?),
            sum: (arrays.matrix("cnn_W")?, arrays.list("cnn_b")?),
            inner: arrays.matrix("d0")?,
            inner_again: arrays.matrix("d1")?,
            inner_beside: arrays.matrix("p1")?,
            outer: arrays.matrix("d2")?,
            outer_again: arrays.matrix("d3")?,
            outer_beside: arrays.matrix("p3")?,
            epsilon: arrays.list("eps")?.first().copied().unwrap_or_default(),
        })
    }

    /// What each text means.
    pub(super) fn encode<T: Read + Seek>(&self, tokens: &Tokens, table: &mut T) -> Result<Vec<Embedding>, ModelError> {
        let mut features = Array2::zeros((tokens.len(), WIDE));
        self.rows(tokens, table, columns_mut(&mut features, 0, LENGTH))?;
        let mut seen = columns(&features, 0, LENGTH).dot(&self.projection.0) + &self.projection.1;
        normalize(&mut seen, &self.projected_norm, self.epsilon);
        for (at, convolution) in self.convolutions.iter().enumerate() {
            let seen = columns(&seen, at * NARROW, NARROW);
            let found = convolution.apply(tokens, &seen);
            columns_mut(&mut features, LENGTH + at * NARROW, NARROW).assign(&found);
        }
        normalize(&mut features, &self.norm, self.epsilon);
        // The sum commutes with what follows it, so that this is done once a text.
        let mut sums = Array2::zeros((tokens.lengths.len(), WIDE));
        for ((from, to), mut sum) in tokens.texts().zip(sums.rows_mut()) {
            sum.assign(&features.slice_axis(Axis(0), Slice::from(from..to)).sum_axis(Axis(0)));
        }
        let mut sums = sums.dot(&self.sum.0);
        for (mut sum, length) in sums.rows_mut().into_iter().zip(&tokens.lengths) {
            #[expect(clippy::cast_precision_loss, reason = "a text has few pieces")]
            let length = *length as f32;
            sum.scaled_add(length, &self.sum.1);
            sum /= length.sqrt();
        }
        Ok(self.dense(&sums).rows().into_iter().map(|row| self.unit(&row)).collect())
    }

    /// The rows of the pieces, with the numbers that the table's bytes encode.
    fn rows<T: Read + Seek>(
        &self,
        tokens: &Tokens,
        table: &mut T,
        mut rows: ArrayViewMut2<'_, f32>,
    ) -> Result<(), ModelError> {
        let mut bytes = [0u8; LENGTH];
        for (piece, mut row) in tokens.pieces.iter().zip(rows.rows_mut()) {
            let (block, in_block) = (*piece as usize % BLOCKS, *piece as usize / BLOCKS);
            let (Some(scale), Some(lowest)) = (self.scale.get(block), self.lowest.get(block)) else { continue };
            table.seek(SeekFrom::Start(((block * BLOCK_ROWS + in_block) * LENGTH) as u64))?;
            table.read_exact(&mut bytes)?;
            for (number, byte) in row.iter_mut().zip(bytes) {
                *number = f32::from(byte).mul_add(*scale, *lowest);
            }
        }
        Ok(())
    }

    /// The dense layers after the sum.
    fn dense(&self, sums: &Array2<f32>) -> Array2<f32> {
        let first = positive(sums.dot(&self.inner));
        let second = positive(sums.dot(&self.inner_beside) + first.dot(&self.inner_again));
        let third = positive(second.dot(&self.outer));
        (second.dot(&self.outer_beside) + third.dot(&self.outer_again)).mapv_into(f32::tanh)
    }

    /// A row as a vector of length 1.
    fn unit(&self, row: &ArrayView1<'_, f32>) -> Embedding {
        let length = row.dot(row).max(self.epsilon).sqrt();
        Embedding::of(row.iter().map(|number| number / length))
    }
}

impl Convolution {
    /// Both convolutions, each added to what it was made of.
    fn apply(&self, tokens: &Tokens, seen: &ArrayView2<'_, f32>) -> Array2<f32> {
        let once = self.layer(tokens, seen, &self.first);
        self.layer(tokens, &once.view(), &self.second)
    }

    fn layer(&self, tokens: &Tokens, seen: &ArrayView2<'_, f32>, layer: &(Array2<f32>, Array1<f32>)) -> Array2<f32> {
        let (weights, added) = layer;
        positive(self.windows(tokens, seen).dot(weights) + added) + seen
    }

    /// Each piece with its neighbours side by side; noughts where a text has ended.
    fn windows(&self, tokens: &Tokens, seen: &ArrayView2<'_, f32>) -> Array2<f32> {
        let (width, before) = self.order;
        let mut windows = Array2::zeros((tokens.len(), width * NARROW));
        for (from, to) in tokens.texts() {
            for part in 0..width {
                // The piece at `at` sees that at `at + part - before`.
                let first = (from + before).saturating_sub(part).max(from);
                let last = (to + before).saturating_sub(part).min(to);
                if first < last {
                    let seen = seen.slice_axis(Axis(0), Slice::from(first + part - before..last + part - before));
                    let mut place = columns_mut(&mut windows, part * NARROW, NARROW);
                    place.slice_axis_mut(Axis(0), Slice::from(first..last)).assign(&seen);
                }
            }
        }
        windows
    }
}

/// So many columns from one on.
fn columns(rows: &Array2<f32>, from: usize, count: usize) -> ArrayView2<'_, f32> {
    rows.slice_axis(Axis(1), Slice::from(from..from + count))
}

fn columns_mut(rows: &mut Array2<f32>, from: usize, count: usize) -> ArrayViewMut2<'_, f32> {
    rows.slice_axis_mut(Axis(1), Slice::from(from..from + count))
}

fn positive(numbers: Array2<f32>) -> Array2<f32> {
    numbers.mapv_into(|number| number.max(0.0))
}

/// Makes mean and variance of each row nought and one, then stretches and moves its columns.
fn normalize(rows: &mut Array2<f32>, (gain, added): &(Array1<f32>, Array1<f32>), epsilon: f32) {
    for mut row in rows.rows_mut() {
        let mean = row.mean().unwrap_or_default();
        row -= mean;
        #[expect(clippy::cast_precision_loss, reason = "a row has a thousand numbers")]
        let variance = row.dot(&row) / row.len() as f32;
        row /= (variance + epsilon).sqrt();
        row *= gain;
        row += added;
    }
}
