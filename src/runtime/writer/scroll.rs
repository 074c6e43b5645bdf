use std::hash::{BuildHasher as _, Hash as _, Hasher as _};

use foldhash::fast::FixedState;

use ratatui::buffer::Buffer;

/// Rows that a screen moves at most.
const FARTHEST: i16 = 16;
/// Letters that must be saved.
const WORTH: i32 = 100;
/// Columns of the pieces of rows that are compared: other text may be beside a list that moves.
const PIECE: u16 = 8;

/// Rows that moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shift {
    /// The first row of them.
    pub(super) top: u16,
    /// The last row of them.
    pub(super) bottom: u16,
    /// How far up they went; down when negative.
    pub(super) by: i16,
}

/// A piece of a row as it is compared: a hash of its cells, and its letters.
#[derive(Clone, Copy)]
struct Piece {
    hash: u64,
    letters: i32,
}

/// The rows that moved from one screen to another, when it is worth to have the terminal move them.
pub(super) fn shift(shown: &Buffer, wanted: &Buffer) -> Option<Shift> {
    let (before, after) = (rows(shown)?, rows(wanted)?);
    let ways = (1..=FARTHEST).flat_map(|by| [by, -by]);
    let best = ways.filter_map(|by| Some((gain(&before, &after, by)?, by))).max_by_key(|((gain, ..), _)| *gain);
    let ((gain, top, bottom), by) = best?;
    (gain >= WORTH).then_some(Shift { top, bottom, by })
}

/// The letters that a move saves, and its first and last row.
fn gain(before: &[Vec<Piece>], after: &[Vec<Piece>], by: i16) -> Option<(i32, u16, u16)> {
    let by = isize::from(by);
    let gains: Vec<i32> = after
        .iter()
        .enumerate()
        .map(|(row, wanted)| {
            let from = row.checked_add_signed(by).and_then(|from| before.get(from));
            let stays = alike(before.get(row), wanted);
            from.map_or(-stays, |from| alike(Some(from), wanted) - stays)
        })
        .collect();
    let first = gains.iter().position(|gain| *gain > 0)?;
    let last = gains.iter().rposition(|gain| *gain > 0)?;
    let (top, bottom) =
        if by > 0 { (first, last.checked_add_signed(by)?) } else { (first.checked_add_signed(by)?, last) };
    let saved = gains.get(top..=bottom)?.iter().sum();
    Some((saved, u16::try_from(top).ok()?, u16::try_from(bottom).ok()?))
}

/// The letters of the pieces that two rows have alike.
fn alike(before: Option<&Vec<Piece>>, after: &[Piece]) -> i32 {
    let pairs = before.into_iter().flatten().zip(after);
    pairs.filter(|(before, after)| before.hash == after.hash).map(|(_, after)| after.letters).sum()
}

/// The pieces of every row; none when a picture is on the screen: its bytes are no letters.
fn rows(buffer: &Buffer) -> Option<Vec<Vec<Piece>>> {
    let area = buffer.area;
    let fast = FixedState::default();
    let piece = |y: u16, start: u16| {
        let (mut hasher, mut letters) = (fast.build_hasher(), 0);
        for cell in (start..area.right().min(start + PIECE)).filter_map(|x| buffer.cell((x, y))) {
            if cell.symbol().contains('\u{1b}') {
                return None;
            }
            (cell.symbol(), cell.fg, cell.bg, cell.modifier).hash(&mut hasher);
            letters += i32::from(cell.symbol() != " ");
        }
        Some(Piece { hash: hasher.finish(), letters })
    };
    let row = |y: u16| (area.x..area.right()).step_by(usize::from(PIECE)).map(|start| piece(y, start)).collect();
    (area.y..area.bottom()).map(row).collect()
}
