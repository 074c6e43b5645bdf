use super::super::entities;
use super::names;

/// Maximum number of attributes read of a tag.
const MOST_ATTRIBUTES: usize = 100;

/// A tag as written in the text.
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    pub(super) attributes: &'a str,
    pub(super) closing: bool,
    pub(super) empty: bool,
    pub(super) len: usize,
}

impl<'a> Tag<'a> {
    pub(super) fn read(tail: &'a str) -> Option<Self> {
        let (name, closing) = name(tail)?;
        let before = 1 + usize::from(closing) + name.len();
        let body = tail.get(before..)?;
        let end = end_of_tag(body)?;
        let inside = body.get(..end)?;
        let empty = inside.ends_with('/');
        let attributes = inside.strip_suffix('/').unwrap_or(inside);
        Some(Self { name, attributes, closing, empty, len: before + end + 1 })
    }

    pub(super) fn local(&self) -> &'a str {
        local(self.name)
    }

    /// Names and raw values of the attributes, and whether they are well-formed XML.
    pub(super) fn pairs(&self) -> (Vec<(&'a str, &'a str)>, bool) {
        let mut pairs: Vec<(&str, &str)> = Vec::new();
        let mut good = true;
        let mut rest = self.attributes;
        while let Some(equals) = memchr::memchr(b'=', rest.as_bytes()) {
            let before = rest.get(..equals).unwrap_or_default();
            let given = before.split_whitespace().last().unwrap_or_default();
            let name = names::attribute(given);
            good &= before.starts_with(SPACE) && before.trim_start_matches(SPACE) == name;
            let value = rest.get(equals + 1..).unwrap_or_default();
            let (value, after, quoted) = value_of(value);
            rest = after;
            let known = pairs.iter().any(|(known, _)| *known == name);
            if !known && pairs.len() < MOST_ATTRIBUTES && is_name(name) && may_bind(name, value) {
                good &= quoted && !value.contains('<');
                pairs.push((name, value));
            } else {
                good = false;
            }
        }
        (pairs, good && is_space(rest))
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&'a str> {
        if self.attributes.is_empty() || !(self.attributes.contains(name) || self.has_capitals()) {
            return None;
        }
        self.pairs().0.into_iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }
}

impl Tag<'_> {
    /// Whether the name of an attribute may be in capitals.
    fn has_capitals(&self) -> bool {
        let names = self.attributes.split('=').filter_map(|before| before.split_whitespace().next_back());
        names.into_iter().any(|name| name.starts_with(|c: char| c.is_ascii_uppercase()))
    }
}

pub(super) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// White space of XML 1.0 §2.3: fewer characters than in ASCII.
const SPACE: [char; 4] = [' ', '\t', '\n', '\r'];

/// Whether a text consists of XML white space.
pub(super) fn is_space(text: &str) -> bool {
    text.trim_matches(SPACE).is_empty()
}

/// The name of a tag, and whether it is an end tag; none if no tag starts here.
pub(super) fn name(tail: &str) -> Option<(&str, bool)> {
    let rest = tail.strip_prefix('<')?;
    let closing = rest.starts_with('/');
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    if !rest.starts_with(|c: char| c.is_alphabetic() || c == '_') {
        return None;
    }
    let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/' | b'<' | b'=');
    let end = rest.as_bytes().iter().position(ends).unwrap_or(rest.len());
    Some((rest.get(..end)?, closing))
}

/// Whether an attribute is not a declaration, or declares a prefix that may be declared (Namespaces in XML 1.0 §3).
fn may_bind(name: &str, value: &str) -> bool {
    const RESERVED: [&str; 2] = ["http://www.w3.org/XML/1998/namespace", "http://www.w3.org/2000/xmlns/"];
    if !name.starts_with("xmlns") {
        return true;
    }
    // The value after removal of characters that XML forbids.
    let value: String = entities::decoded(value).chars().filter_map(entities::allowed).collect();
    let reserved = RESERVED.contains(&value.trim());
    match name.strip_prefix("xmlns:") {
        Some(prefix) => !matches!(prefix, "xml" | "xmlns") && !reserved && !value.trim().is_empty(),
        None => name != "xmlns" || !reserved,
    }
}

/// Whether a name is allowed by XML 1.0 §2.3, approximately.
pub(super) fn is_name(name: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    // Initially a colon, because a name must not start with one, end with one or contain two in a row.
    let mut before = ':';
    let fits = name.chars().all(|c| {
        let fits = if c == ':' { before != ':' } else { plain(c) };
        before = c;
        fits
    });
    fits && before != ':' && name.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// The value after an equals sign, the text after it, and whether it is properly quoted.
fn value_of(text: &str) -> (&str, &str, bool) {
    let value = text.trim_start();
    let split = |value: &'_ str, at: usize| at.min(value.len());
    if let Some(quote @ (b'"' | b'\'')) = value.as_bytes().first() {
        let inner = value.get(1..).unwrap_or_default();
        let end = memchr::memchr(*quote, inner.as_bytes());
        let at = split(inner, end.unwrap_or(inner.len()));
        return (inner.get(..at).unwrap_or_default(), inner.get(at + 1..).unwrap_or_default(), end.is_some());
    }
    let at = value.find(char::is_whitespace).unwrap_or(value.len());
    (value.get(..at).unwrap_or_default(), value.get(at..).unwrap_or_default(), false)
}

/// The `>` that ends a tag, outside quoted values.
pub(super) fn end_of_tag(body: &str) -> Option<usize> {
    let mut after_equals = false;
    let bytes = body.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'>' => return Some(at),
            b'"' | b'\'' if after_equals => {
                at += 1 + memchr::memchr(*byte, bytes.get(at + 1..)?)?;
                after_equals = false;
            }
            byte if !byte.is_ascii_whitespace() => after_equals = *byte == b'=',
            _ => {}
        }
        at += 1;
    }
    None
}
