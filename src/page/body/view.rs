use std::collections::HashMap;

use super::groups::{Groups, Kind};
use super::words::{DOUBTFUL, OTHERS};
use crate::page::labels::{self, Label};
use crate::page::leaf::{Leaf, Leaves, Part, Tag};
use crate::page::signs;

/// Number of ancestors of a list that are checked for names of other things.
pub(super) const CARD: usize = 3;
/// Number of ancestors of a list of which none may be another part of the page.
const AROUND: usize = 6;

/// A page with a selection of groups, and tests for a group in it.
pub(super) struct Page<'a> {
    pub(super) groups: &'a Groups,
    pub(super) leaves: &'a Leaves,
    /// The parent element of most of the body's paragraphs, if there is one.
    pub(super) column: Option<usize>,
    /// The last group of the body.
    pub(super) last: usize,
    /// A set of meanings that do not occur in a body, and its unambiguous subset.
    pub(super) others: u32,
    pub(super) certain: u32,
}

impl<'a> Page<'a> {
    pub(super) fn new(groups: &'a Groups, chosen: &[bool]) -> Option<Self> {
        let leaves = &groups.leaves;
        let mut letters = HashMap::new();
        let mut whole = 0;
        let own = || leaves.all.iter().zip(chosen).filter(|(_, chosen)| **chosen).map(|(leaf, _)| leaf);
        let has_prose = own().any(Leaf::is_prose);
        for leaf in own().filter(|leaf| !has_prose || leaf.is_prose()) {
            whole += leaf.chars;
            *letters.entry(column(leaves, leaf)).or_insert(0) += leaf.chars;
        }
        let (column, most) = letters.into_iter().max_by_key(|(at, letters)| (*letters, usize::MAX - at))?;
        let others = signs::bits(&OTHERS);
        let certain = others & !signs::bits(&DOUBTFUL);
        let last = chosen.iter().rposition(|chosen| *chosen).unwrap_or(0);
        Some(Self { groups, leaves, column: Some(column).filter(|_| most * 2 > whole), last, others, certain })
    }

    /// Whether no near ancestor of a list marks it as outside the article.
    pub(super) fn is_own(&self, leaf: &Leaf) -> bool {
        let other = |part: &Part| matches!(part.name, Tag::Nav | Tag::Aside | Tag::Footer | Tag::Form);
        self.leaves.above(leaf).take(CARD).all(|part| part.signs & self.certain == 0)
            && !self.leaves.above(leaf).take(AROUND).any(other)
    }

    pub(super) fn is_list(&self, at: usize) -> bool {
        self.groups.sums.get(at).is_some_and(|sum| sum.kind == Kind::List)
    }

    /// Whether a leaf is in the column and alone in the elements between.
    pub(super) fn is_in_column(&self, leaf: &Leaf) -> bool {
        let mut chain = self.leaves.chain(leaf.part).take_while(|at| Some(*at) != self.column);
        let alone =
            |at: usize| self.leaves.parts.get(at).is_some_and(|part| part.signs & self.others == 0 && part.leaves <= 2);
        self.leaves.chain(leaf.part).any(|at| Some(at) == self.column) && chain.all(alone)
    }

    pub(super) fn label(&self, at: usize) -> Option<Label> {
        self.leaves.all.get(at).and_then(|leaf| labels::of(&leaf.text))
    }

    pub(super) fn is_heading(&self, at: usize) -> bool {
        let heading = |leaf: &Leaf| {
            self.leaves.above(leaf).take(3).any(|part| matches!(part.name, Tag::H2 | Tag::H3)) && leaf.words <= 12
        };
        self.leaves.all.get(at).is_some_and(heading)
    }
}

/// The parent element of a paragraph.
pub(super) fn column(leaves: &Leaves, leaf: &Leaf) -> usize {
    let line = |at: &usize| {
        leaves.parts.get(*at).is_some_and(|part| part.inline || matches!(part.name, Tag::P | Tag::H2 | Tag::H3))
    };
    let at = leaves.chain(leaf.part).find(|at| !line(at)).unwrap_or(0);
    let list = leaves.parts.get(at).filter(|part| part.name == Tag::List && !leaf.is_prose());
    list.map_or(at, |list| list.above)
}
