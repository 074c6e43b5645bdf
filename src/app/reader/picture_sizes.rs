use std::collections::{HashMap, HashSet};

use crate::model::Message;
use crate::text::PictureRequest;

/// The most and the least rows of a picture.
const TALLEST: u16 = 20;
const SHORTEST: u16 = 4;
/// Across and down, where neither markup nor cache says how large a picture is: that of most press photographs.
const USUAL: (u32, u32) = (3, 2);

/// The rule by which pictures of an article get room: it never changes while the article is open, so that no line moves
/// when a picture comes.
#[derive(Clone, Debug, Default)]
pub(super) struct PictureSizes {
    /// Pixels of those in the cache.
    known: HashMap<String, (u32, u32)>,
    /// Those that get no room.
    refused: HashSet<String>,
    /// Whether those that are not in the cache may be fetched.
    fetched: bool,
}

impl PictureSizes {
    pub(super) fn new(known: HashMap<String, (u32, u32)>, failed: &HashMap<String, Message>, offline: bool) -> Self {
        Self { known, refused: failed.keys().cloned().collect(), fetched: !offline }
    }

    /// Gives room also to those that could not be fetched.
    pub(super) fn forgive(&mut self) {
        self.refused.clear();
    }

    /// Columns and rows of a picture in a column of text on a screen so many rows high.
    pub(super) fn room(&self, asking: PictureRequest<'_>, cell: (u16, u16), height: u16) -> Option<(u16, u16)> {
        let known = self.known.get(asking.src).copied();
        if known.is_none() && (!self.fetched || self.refused.contains(asking.src)) {
            return None;
        }
        let (pixels, fill) = match known.or(asking.size) {
            Some(pixels) => (pixels, false),
            None => (USUAL, true),
        };
        fitted(pixels, fill, asking.columns, cell, (height / 2).clamp(SHORTEST, TALLEST))
    }
}

/// The cells that a picture takes: no wider than the column, no higher than asked, not enlarged unless it is to fill.
fn fitted(pixels: (u32, u32), fill: bool, columns: u16, cell: (u16, u16), rows: u16) -> Option<(u16, u16)> {
    let (across, down) = (f64::from(pixels.0), f64::from(pixels.1));
    let (cell_width, cell_height) = (f64::from(cell.0.max(1)), f64::from(cell.1.max(1)));
    if across < 1.0 || down < 1.0 || columns == 0 {
        return None;
    }
    let (most_across, most_down) = (f64::from(columns) * cell_width, f64::from(rows) * cell_height);
    let scale = (most_across / across).min(most_down / down);
    let scale = if fill { scale } else { scale.min(1.0) };
    let cells = |length: f64, cell: f64, most: u16| {
        let count = (length * scale / cell - 0.01).ceil().clamp(1.0, f64::from(most));
        // Between 1 and a number of this very type.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped above")]
        let count = count as u16;
        count
    };
    Some((cells(across, cell_width, columns), cells(down, cell_height, rows)))
}

#[cfg(test)]
mod tests {
    use super::fitted;

    #[test]
    fn a_picture_keeps_its_shape_and_stays_within_its_room() {
        let cell = (10, 20);
        assert_eq!(fitted((1_200, 800), false, 66, cell, 20), Some((60, 20)));
        assert_eq!(fitted((1_200, 300), false, 66, cell, 20), Some((66, 9)));
        assert_eq!(fitted((100, 60), false, 66, cell, 20), Some((10, 3)), "small ones are not enlarged");
        assert_eq!(fitted((3, 2), true, 66, cell, 20), Some((60, 20)));
        assert_eq!(fitted((1, 4_000_000_000), false, 66, cell, 20), Some((1, 20)));
        assert_eq!(fitted((4_000_000_000, 1), false, 66, cell, 20), Some((66, 1)));
        assert_eq!(fitted((0, 5), false, 66, cell, 20), None);
    }
}
