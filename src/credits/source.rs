//! Where a credit was read.

use crate::model::Credit;

/// The index of the block that a credit was read in.
pub(super) fn block_of(credit: &Credit) -> Option<usize> {
    credit.source.strip_prefix("block ").and_then(|at| at.parse().ok())
}
