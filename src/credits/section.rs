use super::lexicon::Words;
use super::shape;
use crate::model::{Evidence, Place, name_key};

/// The most words of a section label.
const MOST_LABEL: usize = 4;

/// The section label above the headline: the first block, when the headline follows it, or when it is a word for a section.
pub(super) fn read(evidence: &Evidence, words: &Words) -> Option<String> {
    let mut blocks = evidence.blocks.iter().filter(|block| !matches!(block.place, Place::Furniture | Place::Caption));
    let first = blocks.next()?;
    let second = blocks.next()?;
    let short =
        !shape::has_more_words(&first.text, MOST_LABEL) && !first.text.ends_with(['.', ':', '?', '!', '…', '"', '”']);
    let known = words.is_section(&first.text);
    let title = evidence
        .title
        .as_deref()
        .is_some_and(|title| second.text.len() <= title.len() * 2 + 40 && name_key(title) == name_key(&second.text));
    (short && (known || title)).then(|| first.text.clone())
}
