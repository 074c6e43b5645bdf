use crate::model::{Block, Entry, Evidence, Feed, Place};
use crate::text;

/// Blocks of one entry that are looked at from either end.
const MOST_BLOCKS: usize = 400;

/// What an entry says about who made it: its structured names and the visible blocks of its content.
#[must_use]
pub fn evidence(feed: &Feed, entry: &Entry) -> Evidence {
    let markup = entry.content.as_deref().or(entry.summary.as_deref()).unwrap_or_default();
    let mut blocks: Vec<Block> =
        text::blocks(markup).into_iter().map(|text| Block { text, place: Place::Text }).collect();
    if blocks.len() > MOST_BLOCKS {
        blocks.drain(MOST_BLOCKS / 2..blocks.len() - MOST_BLOCKS / 2);
    }
    Evidence {
        fields: entry.fields.clone(),
        blocks,
        title: entry.title.clone(),
        site_names: feed.title.iter().cloned().collect(),
        language: entry.language.clone().or_else(|| feed.language.clone()),
    }
}
