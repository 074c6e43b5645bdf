use std::borrow::Cow;

/// Maximum number of bytes of markup after removing comments and the attributes of oversized tags; the rest is cut off.
const MOST_BYTES: usize = 2_000_000;
/// Maximum number of bytes that are read for that.
const MOST_READ: usize = 12_000_000;
/// Maximum length in bytes of a tag that keeps its attributes.
const MOST_TAG: usize = 16_384;
/// Maximum number of attributes of a tag.
const MOST_ATTRIBUTES: usize = 100;
/// Maximum number of tags of a document; later text is kept, later markup is not.
const MOST_TAGS: usize = 100_000;

/// Limits markup in bytes, tags and attributes in one pass before tokenization; removes comments.
#[must_use]
pub fn cap(html: &str) -> Cow<'_, str> {
    if !html.contains('<') || is_harmless(html) {
        return Cow::Borrowed(prefix(html, MOST_BYTES));
    }
    let html = prefix(html, MOST_READ);
    let out = String::with_capacity(html.len().min(MOST_BYTES));
    let mut capped = Capped { out, endless: Vec::new(), tags: 0, left_out: 0 };
    let mut rest = html;
    while let Some(at) = rest.find('<').filter(|_| capped.out.len() + capped.left_out < MOST_BYTES) {
        let (text, tail) = rest.split_at(at);
        capped.out.push_str(text);
        rest = capped.take(tail);
    }
    if capped.out.len() + capped.left_out < MOST_BYTES {
        capped.out.push_str(rest);
    }
    capped.out.truncate(capped.out.floor_char_boundary(MOST_BYTES));
    Cow::Owned(capped.out)
}

struct Capped<'a> {
    out: String,
    /// Names of elements without an end tag in the rest, so that each is searched for only once.
    endless: Vec<&'a str>,
    tags: usize,
    /// Bytes of tags beyond their maximum number, which count as if they were written: the text between them is in one piece.
    left_out: usize,
}

impl<'a> Capped<'a> {
    /// Processes markup that begins with `<`; returns the rest.
    fn take(&mut self, tail: &'a str) -> &'a str {
        if let Some(comment) = tail.strip_prefix("<!--") {
            // An unterminated comment would hide the rest of the page.
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
        let (end, fits) = scan_tag(tail);
        let (tag, after) = tail.split_at(end);
        self.tags += 1;
        if !tag.starts_with("</") && is_raw(name) {
            return self.raw(if fits { tag } else { "" }, name, after);
        }
        if self.tags <= MOST_TAGS {
            self.push_tag(if fits { tag } else { "" }, name, tag.starts_with("</"));
        } else {
            self.left_out += tag.len();
        }
        after
    }

    /// Writes a tag unchanged; an oversized one without its attributes.
    fn push_tag(&mut self, tag: &str, name: &str, closing: bool) {
        if tag.is_empty() {
            self.out.push_str(if closing { "</" } else { "<" });
            self.out.push_str(name);
            self.out.push('>');
        } else {
            self.out.push_str(tag);
        }
    }

    /// Copies a raw text element as a whole, up to its end tag.
    fn raw(&mut self, tag: &str, name: &'a str, after: &'a str) -> &'a str {
        let endless = self.endless.iter().any(|known| known.eq_ignore_ascii_case(name));
        let end = if endless { None } else { end_of(after, name) };
        if end.is_none() && !endless {
            self.endless.push(name);
        }
        let (text, rest) = after.split_at(end.unwrap_or(0));
        if self.tags <= MOST_TAGS {
            self.push_tag(tag, name, false);
            // In SVG the content would be parsed as markup.
            self.out.push_str(if tags_fit(text) { text } else { "" });
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
        let closed = end.and_then(|_| rest.find('>')).and_then(|at| rest.get(at + 1..));
        closed.unwrap_or(rest)
    }
}

/// The position of `</name`, ignoring case.
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

/// Whether markup is too short to reach any limit.
fn is_harmless(html: &str) -> bool {
    html.len() < MOST_TAG && tags_fit(html)
}

/// Whether no tag in a text is too long or has too many attributes.
fn tags_fit(text: &str) -> bool {
    let mut rest = text;
    while let Some(tail) = rest.find('<').and_then(|at| rest.get(at..)) {
        if tag_name(tail).is_none() {
            rest = tail.get(1..).unwrap_or_default();
            continue;
        }
        let (end, fits) = scan_tag(tail);
        if !fits {
            return false;
        }
        rest = tail.get(end..).unwrap_or_default();
    }
    true
}

/// The end of a tag, and whether it is within the limits: the states of the tokenizer (WHATWG HTML, 13.2.5.32 to
/// 13.2.5.40).
fn scan_tag(tail: &str) -> (usize, bool) {
    let bytes = tail.as_bytes();
    let skip = |from: usize, stop: fn(u8) -> bool| {
        let rest = bytes.get(from..).unwrap_or_default();
        from + rest.iter().position(|byte| stop(*byte)).unwrap_or(rest.len())
    };
    let name = if bytes.get(1) == Some(&b'/') { 2 } else { 1 };
    let mut at = skip(name, |byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'));
    let mut attributes = 0;
    loop {
        at = skip(at, |byte| !byte.is_ascii_whitespace() && byte != b'/');
        match bytes.get(at) {
            None => break,
            Some(b'>') => {
                at += 1;
                break;
            }
            Some(_) => attributes += 1,
        }
        // An equals sign at the start of a name is part of it.
        at = skip(at + 1, |byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>' | b'='));
        at = skip(at, |byte| !byte.is_ascii_whitespace());
        if bytes.get(at) != Some(&b'=') {
            continue;
        }
        at = skip(at + 1, |byte| !byte.is_ascii_whitespace());
        at = match bytes.get(at) {
            Some(b'"') => skip(at + 1, |byte| byte == b'"') + 1,
            Some(b'\'') => skip(at + 1, |byte| byte == b'\'') + 1,
            _ => skip(at, |byte| byte.is_ascii_whitespace() || byte == b'>'),
        };
    }
    let end = at.min(bytes.len());
    (end, end <= MOST_TAG && attributes <= MOST_ATTRIBUTES)
}

fn tag_name(tail: &str) -> Option<&str> {
    let rest = tail.strip_prefix('<')?;
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != ':').unwrap_or(rest.len());
    let name = rest.get(..end)?;
    name.starts_with(|c: char| c.is_ascii_alphabetic()).then_some(name)
}

/// A prefix with a maximum number of bytes, cut at a character boundary.
pub(in super::super) fn prefix(text: &str, most: usize) -> &str {
    text.get(..text.floor_char_boundary(most)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{MOST_BYTES, cap};

    #[test]
    fn tags_beyond_their_number_make_no_room_for_text_without_them() {
        let rows = "<tr><td>Port</td></tr>".repeat(MOST_BYTES / 10);
        let (read, ports) = (rows.get(..MOST_BYTES).unwrap_or_default(), |text: &str| text.matches("Port").count());
        assert!(ports(&cap(&rows)) <= ports(read) + 1, "{} of {}", ports(&cap(&rows)), ports(read));
    }

    #[test]
    fn what_is_left_out_takes_no_room_from_what_follows() {
        let long = "x".repeat(3 * MOST_BYTES);
        for before in [format!("<p title='{long}'>"), format!("<!--{long}--><p>"), format!("<img src=\"{long}\"><p>")] {
            let markup = format!("{before}The quay is open.</p>");
            assert!(cap(&markup).ends_with("<p>The quay is open.</p>"), "{}", cap(&markup));
        }
        assert_eq!(cap(&format!("<p>{long}</p>")).len(), MOST_BYTES);
        assert_eq!(cap(&long).len(), MOST_BYTES);
    }
}
