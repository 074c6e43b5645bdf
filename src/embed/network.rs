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

/// How many of the pieces that a convolution sees precede the piece itself: it sees 2, 3 and 5.
const BEFORE: [usize; 3] = [0, 1, 2];

/// One of the three pairs of convolutions.
#[derive(Debug)]
struct Convolution {
    /// Neighbours before the piece that it sees.
    before: usize,
    /// Weights of each, the places of the window one below the other, and what is added.
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

/// The arrays of a model, taken out one after another by their names.
struct Arrays(Vec<(&'static str, Array2<f32>)>);

impl Arrays {
    fn read(dense: &mut impl Read) -> Result<Self, ModelError> {
        let mut arrays = Vec::with_capacity(SHAPES.len());
        let mut bytes = Vec::new();
        for Shape { name, rows, columns } in SHAPES {
            bytes.resize(rows * columns * size_of::<f32>(), 0);
            dense.read_exact(&mut bytes).map_err(|error| match error.kind() {
                ErrorKind::UnexpectedEof => ModelError::Weights(name),
                _ => error.into(),
            })?;
            let (numbers, _) = bytes.as_chunks();
            let numbers = numbers.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
            let array = Array2::from_shape_vec((rows, columns), numbers);
            arrays.push((name, array.map_err(|_| ModelError::Weights(name))?));
        }
        if dense.read(&mut [0])? > 0 { Err(ModelError::More) } else { Ok(Self(arrays)) }
    }

    fn matrix(&mut self, name: &'static str) -> Result<Array2<f32>, ModelError> {
        let at = self.0.iter().position(|(other, _)| *other == name).ok_or(ModelError::Weights(name))?;
        Ok(self.0.swap_remove(at).1)
    }

    fn list(&mut self, name: &'static str) -> Result<Array1<f32>, ModelError> {
        Ok(self.matrix(name)?.into_iter().collect())
    }

    /// Three lists, one after the other.
    fn lists(&mut self, names: [&'static str; 3]) -> Result<Array1<f32>, ModelError> {
        let lists = names.into_iter().map(|name| self.list(name)).collect::<Result<Vec<_>, _>>()?;
        Ok(lists.into_iter().flatten().collect())
    }

    fn convolution(&mut self, before: usize, names: [&'static str; 4]) -> Result<Convolution, ModelError> {
        let [first, first_added, second, second_added] = names;
        let first = (self.matrix(first)?, self.list(first_added)?);
        Ok(Convolution { before, first, second: (self.matrix(second)?, self.list(second_added)?) })
    }
}

impl Network {
    /// Reads the arrays as they were unpacked.
    pub(super) fn read(dense: &mut impl Read) -> Result<Self, ModelError> {
        let mut arrays = Arrays::read(dense)?;
        let projections = ["proj2", "proj3", "proj5"].map(|name| arrays.matrix(name));
        let [one, two, three] = projections;
        let (one, two, three) = (one?, two?, three?);
        let projection = ndarray::concatenate(Axis(1), &[one.view(), two.view(), three.view()]);
        let [pair, triple, five] = BEFORE;
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

    /// What each text means. What depends on a piece alone is computed once however often the piece occurs.
    pub(super) fn encode<T: Read + Seek>(&self, tokens: &Tokens, table: &mut T) -> Result<Vec<Embedding>, ModelError> {
        let (pieces, places) = tokens.distinct();
        let rows = self.rows(&pieces, table)?;
        let mut seen = rows.dot(&self.projection.0) + &self.projection.1;
        normalize(&mut seen, &self.projected_norm, self.epsilon);
        let convolve = |(at, convolution): (usize, &Convolution)| {
            let seen = seen.slice_axis(Axis(1), part(at));
            convolution.apply(tokens, &places, &seen)
        };
        let convolved: Vec<Array2<f32>> = self.convolutions.iter().enumerate().map(convolve).collect();
        // The sum commutes with what follows it, so that this is done once a text.
        let sums = self.sums(tokens, &places, &rows, &convolved);
        let mut sums = sums.dot(&self.sum.0);
        for (mut sum, length) in sums.rows_mut().into_iter().zip(&tokens.lengths) {
            #[expect(clippy::cast_precision_loss, reason = "a text has few pieces")]
            let length = *length as f32;
            sum.scaled_add(length, &self.sum.1);
            sum /= length.sqrt();
        }
        Ok(self.dense(&sums).rows().into_iter().map(|row| self.unit(&row)).collect())
    }

    /// Of each text the sum over its pieces of what is known of them: their rows of the table and of each convolution.
    fn sums(&self, tokens: &Tokens, places: &[usize], rows: &Array2<f32>, convolved: &[Array2<f32>]) -> Array2<f32> {
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
            sum *= &self.norm.0;
            sum.scaled_add(length, &self.norm.1);
        }
        sums
    }

    /// The rows of the pieces, with the numbers that the table's bytes encode.
    fn rows<T: Read + Seek>(&self, pieces: &[u32], table: &mut T) -> Result<Array2<f32>, ModelError> {
        let mut rows = Array2::zeros((pieces.len(), LENGTH));
        let mut bytes = [0u8; LENGTH];
        for (piece, mut row) in pieces.iter().zip(rows.rows_mut()) {
            let (block, in_block) = (*piece as usize % BLOCKS, *piece as usize / BLOCKS);
            let (Some(scale), Some(lowest)) = (self.scale.get(block), self.lowest.get(block)) else { continue };
            table.seek(SeekFrom::Start(((block * BLOCK_ROWS + in_block) * LENGTH) as u64))?;
            table.read_exact(&mut bytes)?;
            for (number, byte) in row.iter_mut().zip(bytes) {
                *number = f32::from(byte) * *scale + *lowest;
            }
        }
        Ok(rows)
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
    /// Both convolutions, each added to what it was made of. `seen` has a row for each distinct piece, and `places` say which
    /// of them each piece of the texts is.
    fn apply(&self, tokens: &Tokens, places: &[usize], seen: &ArrayView2<'_, f32>) -> Array2<f32> {
        let once = self.layer(tokens, places, seen, &self.first);
        let each: Vec<usize> = (0..tokens.len()).collect();
        self.layer(tokens, &each, &once.view(), &self.second)
    }

    /// A row is multiplied once by the weights of each place in a window, one place after the other so that the products of one
    /// are in memory; each piece adds what its neighbour there became. Beyond the ends of a text there is nothing to add.
    fn layer(
        &self,
        tokens: &Tokens,
        places: &[usize],
        seen: &ArrayView2<'_, f32>,
        (weights, added): &(Array2<f32>, Array1<f32>),
    ) -> Array2<f32> {
        let mut found = Array2::zeros((tokens.len(), NARROW));
        found += added;
        let mut products = Array2::zeros((seen.nrows(), NARROW));
        for (offset, weights) in weights.axis_chunks_iter(Axis(0), NARROW).enumerate() {
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

/// Makes mean and variance of each row nought and one, then stretches and moves its columns.
fn normalize(rows: &mut Array2<f32>, (gain, added): &(Array1<f32>, Array1<f32>), epsilon: f32) {
    for mut row in rows.rows_mut() {
        let factor = centre(&mut row, epsilon);
        row *= factor;
        row *= gain;
        row += added;
    }
}

/// Makes the mean of a row nought; answers by what it must be multiplied for a variance of one.
fn centre(row: &mut ArrayViewMut1<'_, f32>, epsilon: f32) -> f32 {
    *row -= row.mean().unwrap_or_default();
    #[expect(clippy::cast_precision_loss, reason = "a row has a thousand numbers")]
    let variance = row.dot(row) / row.len() as f32;
    (variance + epsilon).sqrt().recip()
}
