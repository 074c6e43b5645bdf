use std::borrow::Cow;
use std::cell::LazyCell;

use url::Url;

/// HTML attributes whose value is one address.
const ADDRESSES: [&str; 12] = [
    "href",
    "src",
    "poster",
    "cite",
    "longdesc",
    "data",
    "action",
    "background",
    "codebase",
    "usemap",
    "data-src",
    "data-lazy-src",
];
/// Maximum number of addresses made absolute in one text.
const MOST_ADDRESSES: usize = 2_000;
/// Maximum number of pictures read from one `srcset`.
const MOST_CANDIDATES: usize = 50;

/// Markup with the relative addresses in its tags made absolute. Text without any is returned unchanged, and its base
/// is not computed. The result is at most four times as long as the input.
pub(super) fn absolute(markup: &str, base: impl FnOnce() -> Option<Url>) -> Cow<'_, str> {
    let base = LazyCell::new(base);
    let mut out = String::new();
    let mut taken = 0;
    let mut count = 0;
    let most = markup.len() * 4 + 4_000;
    let bytes = markup.as_bytes();
    let mut at = 0;
    while let Some(next) = bytes.get(at..).and_then(|rest| memchr::memchr(b'<', rest)) {
        let start = at + next + 1;
        let tail = bytes.get(start..).unwrap_or_default();
        if !tail.first().is_some_and(u8::is_ascii_alphabetic) {
            at = start;
            continue;
        }
        // Attribute values rarely contain `>`; if one does, the rest of the tag is left unchanged.
        let end = start + memchr::memchr(b'>', tail).unwrap_or(tail.len());
        for value in values(markup, start, end) {
            if count >= MOST_ADDRESSES || out.len() > most {
                break;
            }
            let given = markup.get(value.from..value.to).unwrap_or_default();
            let whole = if value.many { candidates(given, &base) } else { resolved(given, &base) };
            if let Some(whole) = whole {
                count += 1;
                out.push_str(markup.get(taken..value.from).unwrap_or_default());
                out.push_str(&whole.replace('"', "&quot;").replace('\'', "&#39;"));
                taken = value.to;
            }
        }
        at = end;
    }
    if taken == 0 {
        return Cow::Borrowed(markup);
    }
    out.push_str(markup.get(taken..).unwrap_or_default());
    Cow::Owned(out)
}

/// A relative address made absolute; none if it is absolute already or there is no base.
fn resolved<F: FnOnce() -> Option<Url>>(given: &str, base: &LazyCell<Option<Url>, F>) -> Option<String> {
    if !is_relative(given) {
        return None;
    }
    let whole = base.as_ref()?.join(&given.trim().replace("&amp;", "&")).ok()?;
    Some(whole.as_str().replace('&', "&amp;"))
}

/// The candidates of a `srcset` with their addresses made absolute (HTML §2.5.2); none if none of them is relative.
fn candidates<F: FnOnce() -> Option<Url>>(given: &str, base: &LazyCell<Option<Url>, F>) -> Option<String> {
    let mut changed = false;
    let one = |candidate: &str| {
        let candidate = candidate.trim();
        let (address, size) = candidate.split_once(char::is_whitespace).unwrap_or((candidate, ""));
        let whole = resolved(address, base);
        changed |= whole.is_some();
        format!("{} {size}", whole.as_deref().unwrap_or(address)).trim_end().to_owned()
    };
    // A comma that ends an address is followed by white space.
    let all: Vec<String> = given.split(", ").take(MOST_CANDIDATES).map(one).collect();
    changed.then(|| all.join(", "))
}

/// Position of an attribute value that holds one address, or a list of them.
struct Value {
    from: usize,
    to: usize,
    many: bool,
}

/// The values of the address attributes of a tag, quoted or not.
fn values(markup: &str, start: usize, end: usize) -> Vec<Value> {
    let bytes = markup.as_bytes();
    let mut found = Vec::new();
    let mut at = start;
    while let Some(next) = bytes.get(at..end).and_then(|rest| memchr::memchr(b'=', rest)) {
        let equals = at + next;
        let before = markup.get(at..equals).unwrap_or_default().trim_end();
        let name = before.rsplit(|c: char| c.is_ascii_whitespace() || c == '"' || c == '\'').next().unwrap_or_default();
        let rest = bytes.get(equals + 1..end).unwrap_or_default();
        let value = equals + 1 + rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let quote = bytes.get(value..end).and_then(<[u8]>::first).filter(|byte| matches!(byte, b'"' | b'\''));
        let (from, to, after) = if let Some(quote) = quote {
            let inside = bytes.get(value + 1..end).unwrap_or_default();
            let Some(length) = memchr::memchr(*quote, inside) else { break };
            (value + 1, value + 1 + length, value + length + 2)
        } else {
            let rest = bytes.get(value..end).unwrap_or_default();
            let length = rest.iter().take_while(|byte| !byte.is_ascii_whitespace()).count();
            // The slash of a self-closing tag is not part of the address.
            let slash = usize::from(length > 1 && value + length == end && rest.last() == Some(&b'/'));
            (value, value + length - slash, value + length)
        };
        at = after.max(equals + 1);
        let many = name.eq_ignore_ascii_case("srcset") || name.eq_ignore_ascii_case("data-srcset");
        if many || ADDRESSES.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            found.push(Value { from, to, many });
        }
    }
    found
}

/// Whether an address needs a base; a fragment of the same text needs none.
fn is_relative(address: &str) -> bool {
    let address = address.trim();
    let scheme = address.split([':', '/', '?', '#']).next().unwrap_or_default();
    let has_scheme = scheme.len() < address.len()
        && address.as_bytes().get(scheme.len()) == Some(&b':')
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    !address.is_empty() && !address.starts_with('#') && !has_scheme && !address.contains(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_addresses_in_tags_become_absolute_and_others_stay() {
        let base = || Url::parse("https://h.example/a/b.html").ok();
        let markup = "<p title='x=\"y\"'>href=\"no\" <a class=z href=\"c?d=1&amp;e=2\">c</a> <IMG SRC='/i.png' alt=\"=\"> \
                      <a href=\"#top\">t</a> <a href=\"mailto:x@h.example\">m</a> <a href=\"//o.example/x\">o</a>";
        let mended = absolute(markup, base);
        assert!(mended.contains("href=\"https://h.example/a/c?d=1&amp;e=2\""), "{mended}");
        assert!(mended.contains("SRC='https://h.example/i.png'"), "{mended}");
        assert!(mended.contains("href=\"https://o.example/x\""), "{mended}");
        assert!(mended.contains(">href=\"no\"") && mended.contains("#top") && mended.contains("mailto:x@"), "{mended}");
        let markup =
            "<a class=x href=posts/two/>two</a><img src = \"/i.png\" srcset=\"/s.png 1x, b.png 2x\"><img src=j.png />";
        let mended = absolute(markup, base);
        assert!(mended.contains("href=https://h.example/a/posts/two/>two"), "{mended}");
        assert!(mended.contains("src = \"https://h.example/i.png\""), "{mended}");
        assert!(mended.contains("srcset=\"https://h.example/s.png 1x, https://h.example/a/b.png 2x\""), "{mended}");
        assert!(mended.contains("src=https://h.example/a/j.png /"), "{mended}");
        assert!(matches!(absolute("<a href=\"https://h.example/\">x</a> a < b", base), Cow::Borrowed(_)));
    }
}
