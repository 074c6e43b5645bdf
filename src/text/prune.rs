use super::block::{Block, Span, fold, text};

/// Removes a text from the blocks: the last line that equals it, or that starts or ends with it.
pub(super) fn remove(blocks: &mut Vec<Block>, wanted: &str, whole: bool) -> bool {
    for at in (0..blocks.len()).rev() {
        let Some(block) = blocks.get_mut(at) else { continue };
        let found = match block {
            Block::Paragraph(spans) | Block::Heading(_, spans) => cut(spans, wanted, whole),
            Block::Figure { caption, credit, .. } => cut(credit, wanted, whole) || cut(caption, wanted, whole),
            Block::Quote(inner) => remove(inner, wanted, whole),
            Block::List(_, items) => {
                let found = items.iter_mut().rev().any(|item| remove(item, wanted, whole));
                items.retain(|item| !item.is_empty());
                found
            }
            Block::Table(table) => table.rows.iter_mut().flatten().rev().any(|cell| cut(cell, wanted, whole)),
            Block::Preformatted(lines) => match lines.iter().rposition(|line| whole && fold(line) == wanted) {
                Some(line) => {
                    lines.remove(line);
                    true
                }
                None => false,
            },
            Block::Rule => false,
        };
        if found {
            if is_empty(block) {
                blocks.remove(at);
            }
            return true;
        }
    }
    false
}

fn is_empty(block: &Block) -> bool {
    match block {
        Block::Paragraph(spans) | Block::Heading(_, spans) => text(spans).trim().is_empty(),
        Block::Quote(inner) => inner.is_empty(),
        Block::List(_, items) => items.is_empty(),
        Block::Preformatted(lines) => lines.is_empty(),
        Block::Table(table) => table.rows.iter().flatten().all(|cell| text(cell).trim().is_empty()),
        Block::Figure { .. } | Block::Rule => false,
    }
}

/// Removes the text from the spans; returns whether it was found.
fn cut(spans: &mut Vec<Span>, wanted: &str, whole: bool) -> bool {
    let all = text(spans);
    let mut lines = Vec::new();
    let mut start = 0;
    for line in all.split_inclusive('\n') {
        lines.push((start, line));
        start += line.len();
    }
    for (start, line) in lines.into_iter().rev() {
        let end = start + line.len();
        let folded = fold(line);
        let range = if folded == wanted {
            Some((start, end))
        } else if whole {
            None
        } else if folded.ends_with(wanted) {
            let from = after_graphic(line, graphic(&folded) - graphic(wanted));
            Some((start + from, end))
        } else if folded.starts_with(wanted) {
            Some((start, start + after_graphic(line, graphic(wanted))))
        } else {
            None
        };
        if let Some((from, to)) = range {
            delete(spans, from, to);
            return true;
        }
    }
    false
}

/// Number of characters that are not white space.
fn graphic(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// The byte offset after the given number of non-white-space characters.
fn after_graphic(line: &str, count: usize) -> usize {
    if count == 0 {
        return 0;
    }
    line.char_indices()
        .filter(|(_, c)| !c.is_whitespace())
        .nth(count - 1)
        .map_or(line.len(), |(at, c)| at + c.len_utf8())
}

/// Removes a byte range, counted over all spans.
fn delete(spans: &mut Vec<Span>, from: usize, to: usize) {
    // The empty first span holds the direction of the whole.
    let opening = spans.first().filter(|first| first.text.is_empty()).cloned();
    let mut start = 0;
    for span in spans.iter_mut() {
        let end = start + span.text.len();
        let (a, b) = (from.clamp(start, end) - start, to.clamp(start, end) - start);
        start = end;
        if a < b {
            span.text.replace_range(a..b, "");
        }
    }
    spans.retain(|span| !span.text.is_empty());
    if let Some(last) = spans.last_mut() {
        last.text.truncate(last.text.trim_end().len());
    }
    if let Some(first) = spans.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    spans.retain(|span| !span.text.is_empty());
    if !spans.is_empty() {
        spans.splice(0..0, opening);
    }
}
