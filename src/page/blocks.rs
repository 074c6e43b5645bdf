use super::labels::{self, Label};
use super::leaf::{Leaf, Leaves};
use super::undated::{introduces, undated};
use crate::model::{Block, Place};

/// Maximum length of a block in characters.
const MOST_BLOCK: usize = 4_000;
/// Maximum number of blocks of a page.
const MOST_BLOCKS: usize = 1_500;

/// Minimum number of words of a link to another story, and maximum number of those of the byline below it.
const LINK: usize = 4;
const SIGNED: usize = 8;
/// Minimum number of words of the text that leads to another story.
const TEASER: usize = 20;
/// Number of blocks after the body that are searched for its credits.
const AFTER: usize = 12;
/// Number of blocks before the headline that are searched for credits.
const BEFORE: usize = 6;
/// Number of blocks at each end of the body; a byline between them belongs to another story.
const WITHIN: usize = 6;

/// Maximum length in bytes of a line with a date, and maximum number of words of a part of it that counts.
const MOST_DATED: usize = 320;
const COUNTER: usize = 3;
/// Sizes of letters.
const SIZES: [char; 3] = ['大', '中', '小'];

/// Maximum number of characters after a headline in its line: a date, a name, a button.
const ADDITION: usize = 80;

/// Whether a block is the headline with little text after it.
pub(super) fn is_headline(block: &Block, title: &str) -> bool {
    block.text.strip_prefix(title).is_some_and(|rest| rest.chars().count() <= ADDITION)
}

/// Whether the second of two adjacent blocks leads to another story: it is running text below a linked headline, and part of
/// the link if that is no heading.
fn is_teaser([before, leaf]: &[Leaf; 2]) -> bool {
    let is_link = |leaf: &Leaf| leaf.links * 10 > leaf.chars * 9;
    let headline = before.words >= LINK && is_link(before);
    headline && leaf.words >= TEASER && (is_link(leaf) || before.place == Place::Heading)
}

/// A heading without the number before it: `3 Comments`.
fn numbered(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ')
}

/// A line in parts of which one is a date, without those that only count: readers, comments.
fn without_counters(text: &str) -> String {
    let dated = |part: &str| undated(part).as_deref() != Some(part);
    if !text.contains(" | ") || text.len() > MOST_DATED || !text.split(" | ").any(dated) {
        return text.to_owned();
    }
    let counts = |part: &str| {
        let mut numbers = part.split(|c: char| !c.is_numeric()).filter(|number| !number.is_empty());
        let one = numbers.next().is_some() && numbers.next().is_none();
        let labelled = part.starts_with(char::is_numeric) || part.contains([':', '：', '(']);
        one && labelled
            && part.split_whitespace().count() <= COUNTER
            && part.contains(char::is_alphabetic)
            && !dated(part)
    };
    // Sizes of letters to choose from.
    let sizes = |part: &str| SIZES.iter().all(|size| part.contains(*size));
    // `기자명 김바다 기자`: the name of the field before the name.
    let named = |part| str::strip_prefix(part, "기자명 ").unwrap_or(part);
    text.split(" | ").filter(|part| !counts(part) && !sizes(part)).map(named).collect::<Vec<_>>().join(" | ")
}

/// The visible blocks of a page in order, each with its place. Blocks far from the body are marked as furniture; `kept`
/// tells for each leaf whether it is part of the body.
pub(super) fn read(leaves: &Leaves, kept: &[bool], title: Option<&str>) -> Vec<Block> {
    let block = |leaf: &Leaf| {
        let end = leaf.text.char_indices().nth(MOST_BLOCK).map_or(leaf.text.len(), |(at, _)| at);
        let place = if leaf.topics { Place::Furniture } else { leaf.place };
        let text = without_counters(leaf.text.get(..end).unwrap_or_default());
        Block { text, place }
    };
    let mut out: Vec<Block> = leaves.all.iter().take(MOST_BLOCKS).map(block).collect();
    let signs_link = |[link, leaf]: &[Leaf; 2]| {
        let linked = link.words >= LINK && link.links * 10 > link.chars * 9 && link.broken;
        let own = title.is_some_and(|title| title.starts_with(&link.text) || link.text.starts_with(title));
        linked && !own && link.paragraph == leaf.paragraph && leaf.words <= SIGNED && introduces(&leaf.text)
    };
    for (at, _) in leaves.all.array_windows().enumerate().filter(|(_, pair)| signs_link(pair)) {
        out.iter_mut().skip(at + 1).take(1).for_each(|block| block.place = Place::Furniture);
    }
    let kept = kept.get(..out.len().min(kept.len())).unwrap_or_default();
    let (Some(first), Some(last)) = (kept.iter().position(|kept| *kept), kept.iter().rposition(|kept| *kept)) else {
        return out;
    };
    let headline = out.iter().take(first + 1).rposition(|block| title.is_some_and(|title| is_headline(block, title)));
    let begin = headline.unwrap_or(first.saturating_sub(BEFORE)).saturating_sub(BEFORE);
    let ends = |(leaf, block): (&[Leaf; 2], &Block)| {
        block.place == Place::Heading && labels::of(numbered(&block.text)).is_some_and(Label::is_of_others)
            || is_teaser(leaf)
    };
    let pairs = leaves.all.array_windows().skip(last);
    let after = pairs.zip(out.iter().skip(last + 1)).take(AFTER).position(ends).unwrap_or(AFTER);
    for (at, block) in out.iter_mut().enumerate() {
        let outside = at < begin || at > last + after;
        let other = at > first + WITHIN && at + WITHIN < last && !kept.get(at).copied().unwrap_or(false);
        if outside || (other && block.place == Place::Byline) {
            block.place = Place::Furniture;
        }
    }
    out
}
