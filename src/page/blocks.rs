use super::labels::{self, Label};
use super::leaf::Leaves;
use crate::model::{Block, Place};

/// Characters of one block that are kept.
const MOST_BLOCK: usize = 4_000;
/// Blocks of a page that are kept.
const MOST_BLOCKS: usize = 1_500;

/// Blocks behind the body in which its credits are looked for.
const BEHIND: usize = 12;
/// Blocks before the headline in which they are.
const BEFORE: usize = 6;
/// Blocks at either end of the body between which a byline is that of another story.
const WITHIN: usize = 6;

/// Characters that a headline may have behind it in its line: a date, a name, a button.
const BESIDE: usize = 80;

/// Whether a block is the headline, with little behind it.
pub(super) fn is_headline(block: &Block, title: &str) -> bool {
    block.text.strip_prefix(title).is_some_and(|rest| rest.chars().count() <= BESIDE)
}

/// The visible blocks of a page in order, each with what it stands in. What stands far from the body is furniture; `kept`
/// says of each leaf whether it is body.
pub(super) fn read(leaves: &Leaves, kept: &[bool], title: Option<&str>) -> Vec<Block> {
    let block = |(text, place): (&str, Place)| {
        let end = text.char_indices().nth(MOST_BLOCK).map_or(text.len(), |(at, _)| at);
        Block { text: text.get(..end).unwrap_or_default().to_owned(), place }
    };
    let mut out: Vec<Block> = leaves.all.iter().take(MOST_BLOCKS).map(|leaf| block((&leaf.text, leaf.place))).collect();
    let kept = kept.get(..out.len().min(kept.len())).unwrap_or_default();
    let (Some(first), Some(last)) = (kept.iter().position(|kept| *kept), kept.iter().rposition(|kept| *kept)) else {
        return out;
    };
    let headline = out.iter().take(first + 1).rposition(|block| title.is_some_and(|title| is_headline(block, title)));
    let begin = headline.unwrap_or(first.saturating_sub(BEFORE)).saturating_sub(BEFORE);
    let ends =
        |block: &Block| block.place == Place::Heading && labels::of(&block.text).is_some_and(Label::is_of_others);
    let after = out.iter().skip(last + 1).take(BEHIND).position(ends).unwrap_or(BEHIND);
    for (at, block) in out.iter_mut().enumerate() {
        let outside = at < begin || at > last + after;
        let other = at > first + WITHIN && at + WITHIN < last && !kept.get(at).copied().unwrap_or(false);
        if outside || (other && block.place == Place::Byline) {
            block.place = Place::Furniture;
        }
    }
    out
}
