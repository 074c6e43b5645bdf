use std::borrow::Cow;

use super::super::entities::{self, allowed, literal};
use super::patch::Patched;

/// Class of a byte in text: 0 ordinary, 1 start of a reference, 2 control character, 3 first byte of a character that
/// may be forbidden.
const fn class(byte: u8) -> u8 {
    match byte {
        b'\t' | b'\n' | b'\r' => 0,
        0..=0x1f | 0x7f => 2,
        b'&' => 1,
        0xc2 | 0xef => 3,
        _ => 0,
    }
}

/// How `&` is interpreted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum References {
    /// As the start of a reference, or as a bare `&`.
    Known,
    /// As itself, as in CDATA.
    None,
}

/// Mends text in place: references that XML does not define, bare `&`, characters that XML 1.0 §2.2 forbids. `from` is
/// the position of `raw` in the source.
pub(super) fn mend(raw: &str, from: usize, references: References, out: &mut Patched<'_>) {
    let bytes = raw.as_bytes();
    let mut at = 0;
    while let Some(next) = bytes.get(at..).and_then(next_odd) {
        at += next;
        let tail = raw.get(at..).unwrap_or_default();
        let class = bytes.get(at).map_or(0, |byte| class(*byte));
        if class != 1 {
            let Some(c) = tail.chars().next() else { return };
            match literal(c) {
                Some(same) if same == c => {}
                kept => out.exchange(from + at, from + at + c.len_utf8()).extend(kept),
            }
            at += c.len_utf8();
            continue;
        }
        at += 1;
        if references == References::None {
            continue;
        }
        let name = entities::name(tail.get(1..).unwrap_or_default());
        if let Some((c, length)) = entities::pair(tail.get(1..).unwrap_or_default()) {
            at += length;
            out.exchange(from + at - length - 1, from + at).push(c);
            continue;
        }
        if name.is_some_and(is_known) {
            at += name.map_or(0, str::len) + 1;
        } else if let Some(text) = name.and_then(replaced) {
            at += name.map_or(0, str::len) + 1;
            out.exchange(from + at - name.map_or(0, str::len) - 2, from + at).push_str(&text);
        } else {
            out.insert(from + at, "amp;");
        }
    }
}

/// The position of the first byte that needs a closer look.
#[allow(clippy::needless_bitwise_bool, reason = "a branch would keep many bytes from being looked at at once")]
fn next_odd(bytes: &[u8]) -> Option<usize> {
    let means = |byte: u8| {
        (byte < b' ') & (byte != b'\t') & (byte != b'\n') & (byte != b'\r')
            | (byte == 0x7f)
            | (byte == b'&')
            | (byte == 0xc2)
            | (byte == 0xef)
    };
    let (chunks, _) = bytes.as_chunks::<32>();
    let plain =
        chunks.iter().take_while(|chunk| !chunk.iter().fold(false, |any, byte| any | means(*byte))).count() * 32;
    bytes.get(plain..)?.iter().position(|byte| class(*byte) != 0).map(|at| plain + at)
}

/// Whether XML defines a reference and allows its character.
fn is_known(name: &str) -> bool {
    match name {
        "amp" | "lt" | "gt" | "quot" | "apos" => true,
        _ => entities::number(name)
            .and_then(char::from_u32)
            .is_some_and(|c| allowed(c) == Some(c) && !name.starts_with("#X")),
    }
}

/// The replacement for a reference that XML does not define; none if it is not a reference.
fn replaced(name: &str) -> Option<String> {
    let mut out = String::new();
    if let Some(code) = entities::number(name) {
        push_escaped(char::from_u32(code).unwrap_or('\u{fffd}'), &mut out);
        return Some(out);
    }
    entities::named(name)?.into_iter().flatten().for_each(|c| push_escaped(c, &mut out));
    Some(out)
}

/// Writes text with its references valid in XML.
pub(super) fn push_text(raw: &str, out: &mut String) {
    let mut mended = Patched::new(raw);
    mend(raw, 0, References::Known, &mut mended);
    out.push_str(&mended.finish(raw.len(), 0, ""));
}

pub(super) fn push_attribute(key: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(key);
    out.push_str("=\"");
    push_text(&value.replace('<', "&lt;").replace('"', "&quot;"), out);
    out.push('"');
}

/// Text without the characters that XML 1.0 §2.2 forbids.
pub(super) fn without_forbidden(text: String) -> String {
    if is_allowed(&text) { text } else { text.chars().filter_map(literal).collect() }
}

/// Whether a text contains no character that XML forbids.
pub(super) fn is_allowed(raw: &str) -> bool {
    let mut rest = raw;
    while let Some(tail) = next_odd(rest.as_bytes()).and_then(|at| rest.get(at..)) {
        let Some(c) = tail.chars().next().filter(|c| literal(*c) == Some(*c)) else { return false };
        rest = tail.get(c.len_utf8()..).unwrap_or_default();
    }
    true
}

/// Whether text can stay unchanged.
pub(super) fn is_clean(raw: &str) -> bool {
    if raw.bytes().all(|byte| class(byte) == 0) {
        return true;
    }
    let mut mended = Patched::new(raw);
    mend(raw, 0, References::Known, &mut mended);
    matches!(mended.finish(raw.len(), 0, ""), Cow::Borrowed(_))
}

pub(super) fn push_escaped(c: char, out: &mut String) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        c => out.extend(allowed(c)),
    }
}

/// Writes literal text, as in CDATA.
pub(super) fn push_verbatim(text: &str, out: &mut String) {
    for c in text.chars().filter_map(literal) {
        push_escaped(c, out);
    }
}
