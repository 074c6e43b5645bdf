use crate::model::{Headline, Role};
use crate::text;

/// Cells of the source of a headline at most, and at least where there are enough for it.
pub const SOURCE_CELLS: (usize, usize) = (18, 12);
/// Cells of the age of a headline and the signs before it, about.
pub const END_CELLS: usize = 20;
/// Cells of a row from which the source shares a line with the title.
const ROOMY: usize = 44;
/// Cells of a title beside which there are names.
const TITLE: usize = 4;
/// Cells of the sign before the names of translators.
const SIGN: usize = 2;
/// Cells between two parts of a row, about.
const GAP: usize = 2;

/// Cells of the source before a title, in a row of some width.
#[must_use]
pub fn source_cells(width: usize) -> usize {
    if width < ROOMY { 0 } else { (width / 4).clamp(SOURCE_CELLS.1, SOURCE_CELLS.0) }
}

/// The last word of a name.
#[must_use]
pub fn family(name: &str) -> &str {
    name.split_whitespace().next_back().unwrap_or(name)
}

/// Whether the people of a headline take a line of their own: not even the family of a translator has room beside the source
/// and the age, and beside the title where that is in the same line.
pub(super) fn need_a_line(headline: &Headline, width: usize, compact: bool) -> bool {
    let mut translators = headline.credits.iter().filter(|credit| credit.role == Role::Translator);
    let Some(first) = translators.next() else { return false };
    let others = if translators.next().is_some() { " +9".len() } else { 0 };
    let before = if compact { source_cells(width) + TITLE + GAP } else { SOURCE_CELLS.1 + GAP };
    let room = width.saturating_sub(before + SIGN + others + END_CELLS + GAP);
    // A name has at least as many bytes as cells; most have room even so.
    let family = family(&first.name);
    family.len() > room && text::width(family) > room
}
