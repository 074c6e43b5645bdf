use std::borrow::Cow;

/// Bytes of markup that are read; the rest is cut off.
const MOST_BYTES: usize = 2_000_000;
/// Elements open at once: html5ever walks them all for every tag, browsers stop at 512.
const MOST_DEPTH: usize = 150;
/// Bytes of one tag that still may have its attributes.
const MOST_TAG: usize = 16_384;
/// Attributes of one tag.
const MOST_ATTRIBUTES: usize = 100;
/// Tags of one document; text after them is kept, markup is not.
const MOST_TAGS: usize = 100_000;

/// Bounds markup in bytes, depth, tags and attributes in one pass, before a parser sees it.
#[must_use]
pub fn cap(html: &str) -> Cow<'_, str> {
    let html = prefix(html, MOST_BYTES);
    if !html.contains('<') || is_harmless(html) {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len());
    let (mut depth, mut tags) = (0usize, 0usize);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (text, tail) = rest.split_at(at);
        out.push_str(text);
        let Some(name) = tag_name(tail) else {
            out.push('<');
            rest = tail.get(1..).unwrap_or_default();
            continue;
        };
        let end = tail.find('>').map_or(tail.len(), |end| end + 1);
        let (tag, after) = tail.split_at(end);
        rest = after;
        tags += 1;
        let closing = tag.starts_with("</");
        let counts = !is_shallow(name);
        if counts && !closing {
            depth += 1;
        }
        if tags <= MOST_TAGS && (!counts || depth <= MOST_DEPTH) {
            push_tag(&mut out, tag, name, closing);
        }
        if counts && closing {
            depth = depth.saturating_sub(1);
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Whether markup is so small that no bound can be reached.
fn is_harmless(html: &str) -> bool {
    html.len() < 16_384 && html.bytes().filter(|b| *b == b'<').count() < MOST_DEPTH
}

fn push_tag(out: &mut String, tag: &str, name: &str, closing: bool) {
    let many = tag.len() > MOST_TAG || tag.bytes().filter(|b| *b == b'=').count() > MOST_ATTRIBUTES;
    if many && !closing {
        out.push('<');
        out.push_str(name);
        out.push('>');
    } else {
        out.push_str(tag);
    }
}

fn tag_name(tail: &str) -> Option<&str> {
    let rest = tail.strip_prefix('<')?;
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != ':').unwrap_or(rest.len());
    let name = rest.get(..end)?;
    name.starts_with(|c: char| c.is_ascii_alphabetic()).then_some(name)
}

/// Elements that are void, or that the parser closes by itself, and so never nest without another element between.
fn is_shallow(name: &str) -> bool {
    const SHALLOW: [&str; 24] = [
        "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p",
        "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "wbr",
    ];
    SHALLOW.iter().any(|shallow| name.eq_ignore_ascii_case(shallow))
}

/// At most so many bytes of a text, cut between characters.
pub(super) fn prefix(text: &str, most: usize) -> &str {
    text.get(..text.floor_char_boundary(most)).unwrap_or_default()
}
