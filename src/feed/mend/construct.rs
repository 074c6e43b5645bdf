use std::borrow::Cow;

use super::super::{entities, texts};
use super::tag::{self, Tag};

/// Whether a type declares markup in the element itself.
pub(super) fn is_markup(kind: &str) -> bool {
    let kind = kind.to_ascii_lowercase();
    kind.contains("xhtml") || kind.ends_with("+xml") || kind.ends_with("/xml")
}

/// Whether text is encoded as base64 (Atom 0.3 `mode`, RFC 4287 §4.1.3.3).
pub(super) fn is_packed(tag: &Tag<'_>) -> bool {
    let kind = tag.attribute("type").unwrap_or_default().to_ascii_lowercase();
    let media = kind.contains('/') && !kind.starts_with("text/") && !is_markup(&kind);
    tag.attribute("mode") == Some("base64") || (media && tag.attribute("mode").is_none())
}

/// Decodes base64 text.
pub(super) fn unpacked(packed: &str) -> Option<String> {
    use base64::Engine as _;
    let packed: String = packed.split_whitespace().collect();
    let bytes = base64::engine::general_purpose::STANDARD.decode(packed).ok()?;
    String::from_utf8(bytes).ok()
}

/// The type of a text construct as defined by RFC 4287 §3.1.1.
pub(super) fn kind_of(kind: Option<&str>, old: bool, source: bool) -> Option<Cow<'static, str>> {
    let given = kind.unwrap_or_default().trim().to_ascii_lowercase();
    if source {
        let plain = |part: &str| part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+'));
        let right = given.split_once('/').is_some_and(|(kind, sub)| {
            [kind, sub].iter().all(|part| plain(part) && part.starts_with(|c: char| c.is_ascii_alphanumeric()))
        });
        return Some(if right { Cow::Owned(given) } else { Cow::Borrowed("text/html") });
    }
    match given.as_str() {
        "" if old => Some(Cow::Borrowed("html")),
        "" => None,
        "text" | "text/plain" | "plain" => Some(Cow::Borrowed("text")),
        _ => Some(Cow::Borrowed("html")),
    }
}

/// Whether the content of an element is escaped markup: paired HTML tags.
pub(super) fn means_markup(inner: &str) -> bool {
    let head = inner.get(..inner.floor_char_boundary(4_000)).unwrap_or(inner);
    (head.contains("&lt;") || head.contains('<') || head.contains("&#")) && texts::has_pairs(&entities::decoded(head))
}

/// The type of a Media RSS text, which has two values of its own.
pub(super) fn kind_of_media(kind: Option<&str>) -> Option<Cow<'static, str>> {
    match kind?.trim() {
        kind if kind.eq_ignore_ascii_case("plain") || kind.contains("text") && !kind.contains("html") => {
            Some(Cow::Borrowed("plain"))
        }
        _ => Some(Cow::Borrowed("html")),
    }
}

/// The markup in an element as HTML: without the `div` that RFC 4287 §3.1.1.3 requires around it, and without the
/// prefix and declarations that only XML needs.
pub(super) fn markup(inner: &str, unwrap: bool) -> Cow<'_, str> {
    const XHTML: [&str; 2] = [" xmlns=\"http://www.w3.org/1999/xhtml\"", " xmlns='http://www.w3.org/1999/xhtml'"];
    let mut text = Cow::Borrowed(inner.trim());
    if let Some((prefix, _)) = tag::name(&text).and_then(|(name, _)| name.split_once(':')) {
        let (open, close) = (format!("<{prefix}:"), format!("</{prefix}:"));
        text = Cow::Owned(text.replace(&open, "<").replace(&close, "</"));
    }
    for declaration in XHTML {
        if text.contains(declaration) {
            text = Cow::Owned(text.replace(declaration, ""));
        }
    }
    match unwrapped(&text).filter(|_| unwrap).map(str::trim) {
        Some(inside) => Cow::Owned(inside.to_owned()),
        None => text,
    }
}

/// The content of the single `div` of which a text consists.
fn unwrapped(text: &str) -> Option<&str> {
    let first = Tag::read(text).filter(|tag| tag.name == "div" && !tag.closing)?;
    if first.empty {
        return text.get(first.len..).filter(|rest| rest.is_empty());
    }
    let inside = text.get(first.len..)?.strip_suffix("</div>")?;
    let mut depth = 0_usize;
    for at in memchr::memchr_iter(b'<', inside.as_bytes()) {
        let Some(("div", closing)) = inside.get(at..).and_then(tag::name) else { continue };
        if closing {
            depth = depth.checked_sub(1)?;
        } else if Tag::read(inside.get(at..)?).is_some_and(|tag| !tag.empty) {
            depth += 1;
        }
    }
    (depth == 0).then_some(inside)
}
