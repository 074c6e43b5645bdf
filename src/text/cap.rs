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

/// Bounds markup in bytes, depth, tags and attributes in one pass, before a parser sees it; takes comments out.
#[must_use]
pub fn cap(html: &str) -> Cow<'_, str> {
    let html = prefix(html, MOST_BYTES);
    if !html.contains('<') || is_harmless(html) {
        return Cow::Borrowed(html);
    }
    let mut capped = Capped { out: String::with_capacity(html.len()), open: Vec::new(), endless: Vec::new(), tags: 0 };
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (text, tail) = rest.split_at(at);
        capped.out.push_str(text);
        rest = capped.take(tail);
    }
    capped.out.push_str(rest);
    Cow::Owned(capped.out)
}

struct Capped<'a> {
    out: String,
    /// Names of the elements that are open.
    open: Vec<&'a str>,
    /// Names of elements without an end further on, so that it is looked for once.
    endless: Vec<&'a str>,
    tags: usize,
}

impl<'a> Capped<'a> {
    /// Takes what begins with `<`; answers the rest.
    fn take(&mut self, tail: &'a str) -> &'a str {
        if let Some(comment) = tail.strip_prefix("<!--") {
            // A comment without an end would hide the rest of the page.
            let end = if self.endless.contains(&"!--") { None } else { comment.find("-->") };
            if end.is_none() && !self.endless.contains(&"!--") {
                self.endless.push("!--");
            }
            return end.and_then(|end| comment.get(end + 3..)).unwrap_or(comment);
        }
        let Some(name) = tag_name(tail) else {
            self.out.push('<');
            return tail.get(1..).unwrap_or_default();
        };
        let end = tail.find('>').map_or(tail.len(), |end| end + 1);
        let (tag, after) = tail.split_at(end);
        self.tags += 1;
        if tag.starts_with("</") {
            self.close(tag, name);
            return after;
        }
        if is_raw(name) {
            return self.raw(tag, name, after);
        }
        let nests = !is_shallow(name);
        if nests {
            self.open.push(name);
        }
        if self.tags <= MOST_TAGS && (!nests || self.open.len() <= MOST_DEPTH) {
            push_tag(&mut self.out, tag, name);
        }
        after
    }

    /// An end closes what was opened inside, as a parser does; one that closes nothing stays, for a parser to pass over.
    fn close(&mut self, tag: &str, name: &str) {
        let from = if is_shallow(name) { self.open.len() } else { self.open.len().saturating_sub(MOST_DEPTH * 2) };
        let near = self.open.get(from..).unwrap_or_default();
        let found = near.iter().rposition(|open| open.eq_ignore_ascii_case(name)).map(|at| from + at);
        let depth = found.map_or(self.open.len(), |at| at + 1);
        if let Some(at) = found {
            self.open.truncate(at);
        }
        if self.tags <= MOST_TAGS && depth <= MOST_DEPTH {
            self.out.push_str(tag);
        }
    }

    /// An element whose text is no markup goes through whole, up to its end.
    fn raw(&mut self, tag: &str, name: &'a str, after: &'a str) -> &'a str {
        let endless = self.endless.iter().any(|known| known.eq_ignore_ascii_case(name));
        let end = if endless { None } else { end_of(after, name) };
        if end.is_none() && !endless {
            self.endless.push(name);
        }
        let (text, rest) = after.split_at(end.unwrap_or(0));
        if self.tags <= MOST_TAGS {
            push_tag(&mut self.out, tag, name);
            self.out.push_str(text);
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
        let closed = end.and_then(|_| rest.find('>')).and_then(|at| rest.get(at + 1..));
        closed.unwrap_or(rest)
    }
}

/// Where `</name` begins, in any case of letters.
fn end_of(text: &str, name: &str) -> Option<usize> {
    text.match_indices("</").map(|(at, _)| at).find(|at| {
        let begin = text.get(at + 2..at + 2 + name.len());
        begin.is_some_and(|begin| begin.eq_ignore_ascii_case(name))
    })
}

/// Elements whose content the parser reads as text, tags included.
fn is_raw(name: &str) -> bool {
    ["script", "style", "textarea", "title", "xmp", "iframe"].iter().any(|raw| name.eq_ignore_ascii_case(raw))
}

/// Whether markup is so small that no bound can be reached.
fn is_harmless(html: &str) -> bool {
    html.len() < 16_384 && html.bytes().filter(|b| *b == b'<').count() < MOST_DEPTH
}

fn push_tag(out: &mut String, tag: &str, name: &str) {
    let many = tag.len() > MOST_TAG || tag.bytes().filter(|b| *b == b'=').count() > MOST_ATTRIBUTES;
    if many {
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
