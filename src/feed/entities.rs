use std::borrow::Cow;

use markup5ever::data::NAMED_ENTITIES;
use scraper::Node;

use crate::text::html::{common_reference, parse_fragment};

/// Maximum length of a reference in bytes, without `&` and `;`.
const MOST_REFERENCE: usize = 34;

/// The one or two characters of a named HTML character reference; none if HTML does not define the name.
pub(super) fn named(name: &str) -> Option<[Option<char>; 2]> {
    if let Some(common) = common_reference(name) {
        return Some([Some(common), None]);
    }
    let (first, second) = *NAMED_ENTITIES.get(&format!("{name};"))?;
    let both = [first, second].map(|code| char::from_u32(code).filter(|c| *c != '\0'));
    both.iter().any(Option::is_some).then_some(both)
}

/// The code point of a numeric reference, `#233` or `#xe9`.
pub(super) fn number(name: &str) -> Option<u32> {
    let number = name.strip_prefix('#')?;
    match number.strip_prefix(['x', 'X']) {
        Some(hex) if !hex.starts_with('+') => u32::from_str_radix(hex, 16).ok(),
        None if !number.starts_with('+') => number.parse().ok(),
        _ => None,
    }
}

/// The character of two numeric references that form a surrogate pair, as UTF-16 based programs write them, and the
/// length in bytes of both after the first `&`.
pub(super) fn pair(tail: &str) -> Option<(char, usize)> {
    if !tail.starts_with('#') {
        return None;
    }
    let first = name(tail)?;
    let high = number(first).filter(|code| (0xd800..0xdc00).contains(code))?;
    let second = name(tail.get(first.len() + 1..)?.strip_prefix('&')?)?;
    let low = number(second).filter(|code| (0xdc00..0xe000).contains(code))?;
    let c = char::from_u32(0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00))?;
    Some((c, first.len() + second.len() + 3))
}

/// The name of the reference that starts here, after its `&`.
pub(super) fn name(tail: &str) -> Option<&str> {
    let end = tail.bytes().take(MOST_REFERENCE).position(|byte| byte == b';')?;
    tail.get(..end)
}

/// The character if XML 1.0 §2.2 allows it. Code points of the C1 range are those of windows-1252 that were written as
/// such, as HTML reads its references (HTML §13.2.5.80).
pub(super) fn allowed(c: char) -> Option<char> {
    let c = match u8::try_from(u32::from(c)) {
        Ok(byte @ 0x80..=0x9f) => {
            encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next().unwrap_or(c)
        }
        _ => c,
    };
    let space = matches!(c, '\n' | '\t' | '\r');
    ((space || !c.is_control()) && !matches!(c, '\u{fffe}' | '\u{ffff}')).then_some(c)
}

/// The same for a character that stands in the text itself: there U+0085 is a line separator (XML 1.1 §2.11), which a
/// document in windows-1252 cannot have in place of its ellipsis.
pub(super) fn literal(c: char) -> Option<char> {
    if c == '\u{85}' { Some('\n') } else { allowed(c) }
}

/// Text with HTML character references decoded and its tags kept.
pub(super) fn decoded(text: &str) -> Cow<'_, str> {
    let Some(first) = memchr::memchr(b'&', text.as_bytes()) else { return Cow::Borrowed(text) };
    let (before, mut rest) = text.split_at(first);
    let mut out = String::with_capacity(text.len());
    out.push_str(before);
    while let Some(tail) = rest.strip_prefix('&') {
        let after = if let Some(length) = push_reference(tail, &mut out) {
            tail.get(length..).unwrap_or_default()
        } else {
            out.push('&');
            tail
        };
        let next = memchr::memchr(b'&', after.as_bytes()).unwrap_or(after.len());
        let (plain, next) = after.split_at(next);
        out.push_str(plain);
        rest = next;
    }
    Cow::Owned(out)
}

/// Decodes the reference at the start of a text, after its `&`, and returns its length in bytes; none if it is no reference.
fn push_reference(tail: &str, out: &mut String) -> Option<usize> {
    if let Some((c, length)) = pair(tail) {
        out.push(c);
        return Some(length);
    }
    let name = name(tail)?;
    match number(name) {
        Some(code) => out.push(char::from_u32(code).and_then(allowed).unwrap_or('\u{fffd}')),
        None => out.extend(named(name)?.into_iter().flatten()),
    }
    Some(name.len() + 1)
}

/// Text with HTML character references decoded and its tags removed.
pub(super) fn plain(markup: &str) -> Cow<'_, str> {
    if !has_tags(markup) {
        return decoded(markup);
    }
    let fragment = parse_fragment(markup).html;
    let texts = fragment.tree.nodes().filter_map(|node| match node.value() {
        Node::Text(text) => Some(&**text),
        _ => None,
    });
    Cow::Owned(texts.collect())
}

fn has_tags(markup: &str) -> bool {
    let starts = |byte: &u8| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!' | b'?');
    memchr::memchr_iter(b'<', markup.as_bytes()).any(|at| markup.as_bytes().get(at + 1).is_some_and(starts))
}
