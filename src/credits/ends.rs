//! The blocks at both ends of a text, which may be credits.

use super::prose::is_prose;
use crate::model::{Block, name_key_of};

/// Number of blocks at the head that are searched for a byline.
pub(super) const HEAD: usize = 6;
/// Number of blocks at the end that are searched for credit lines: one more than a page has after its body.
const TAIL: usize = 13;

/// The blocks before the running text, and its first block.
pub(super) fn head_of<'a>(text: &[(usize, &'a Block)], title: Option<&str>) -> Vec<(usize, &'a Block)> {
    let mut head = Vec::new();
    for (at, block) in text {
        if title.is_some_and(|title| repeats(&block.text, title)) {
            continue;
        }
        head.push((*at, *block));
        if head.len() >= HEAD || is_prose(&block.text) {
            break;
        }
    }
    head
}

/// Whether a block repeats the headline, given as a key.
pub(super) fn repeats(text: &str, title: &str) -> bool {
    text.len() <= title.len() * 3 + 40 && has_key(text, title)
}

/// Whether this is the key of a text; most differ in their first word.
pub(super) fn has_key(text: &str, key: &str) -> bool {
    key.starts_with(&*name_key_of(text.split_whitespace().next().unwrap_or_default())) && key == name_key_of(text)
}

/// The blocks after the running text, and its last block, without the headline.
pub(super) fn tail_of<'a>(text: &[(usize, &'a Block)], title: Option<&str>) -> Vec<(usize, &'a Block)> {
    let mut tail: Vec<(usize, &Block)> = Vec::new();
    let is_title = |block: &Block| title.is_some_and(|title| repeats(&block.text, title));
    for (at, block) in text.iter().rev().take(TAIL) {
        if !is_title(block) {
            tail.push((*at, *block));
        }
        if is_prose(&block.text) {
            break;
        }
    }
    tail.reverse();
    tail
}
