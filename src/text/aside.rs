use super::block::{Block, Span, fold, text};
use super::document::Document;
use super::further::further_reading;

/// Maximum length in characters of a line that links to other stories.
const MAX_LINE_CHARS: usize = 400;

impl Document {
    /// The document without lines that only link to other stories: lines that begin with words such as "read also", and
    /// whose rest, or the list below, consists of links.
    #[must_use]
    pub fn without_asides(mut self) -> Self {
        remove(&mut self.blocks);
        self
    }
}

fn remove(blocks: &mut Vec<Block>) {
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    // Whether the preceding block was only such words, or was removed with them.
    let (mut label, mut removed) = (false, false);
    for mut block in blocks.drain(..) {
        if let Block::Quote(inner) = &mut block {
            remove(inner);
            if inner.is_empty() {
                continue;
            }
        }
        if (label || removed) && is_links(&block) {
            if label {
                kept.pop();
            }
            (label, removed) = (false, true);
            continue;
        }
        let aside = kind(&block);
        (label, removed) = (aside == Aside::Label, aside == Aside::Whole);
        if aside != Aside::Whole {
            kept.push(block);
        }
    }
    *blocks = kept;
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Aside {
    /// The words and the links.
    Whole,
    /// Only the words.
    Label,
    None,
}

fn kind(block: &Block) -> Aside {
    let (Block::Paragraph(spans) | Block::Heading(_, spans)) = block else { return Aside::None };
    let line = fold(&text(spans)).to_lowercase();
    let bare = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let Some(words) = further_reading(bare).filter(|_| line.chars().count() <= MAX_LINE_CHARS) else {
        return Aside::None;
    };
    let rest = bare.get(words.len()..).unwrap_or_default();
    if !rest.contains(char::is_alphanumeric) {
        return if linked(spans) > 0 { Aside::Whole } else { Aside::Label };
    }
    let letters = rest.chars().filter(|c| c.is_alphanumeric()).count();
    if linked(spans) * 10 >= letters * 8 { Aside::Whole } else { Aside::None }
}

/// Number of letters that are part of a link.
fn linked(spans: &[Span]) -> usize {
    let linked = spans.iter().filter(|span| span.link.is_some());
    linked.flat_map(|span| span.text.chars()).filter(|c| c.is_alphanumeric()).count()
}

/// Whether a block consists of links.
fn is_links(block: &Block) -> bool {
    match block {
        Block::Paragraph(spans) => {
            let letters = text(spans).chars().filter(|c| c.is_alphanumeric()).count();
            letters > 0 && linked(spans) * 10 >= letters * 8
        }
        Block::List(_, items) => items.iter().flatten().all(is_links),
        _ => false,
    }
}
