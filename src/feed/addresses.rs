use std::borrow::Cow;
use std::cell::LazyCell;

use url::Url;

/// Attributes of HTML that hold one address.
const ADDRESSES: [&str; 10] =
    ["href", "src", "poster", "cite", "longdesc", "data", "action", "background", "codebase", "usemap"];
/// Addresses of one text that are made absolute.
const MOST_ADDRESSES: usize = 2_000;

/// Markup with the relative addresses in its tags made absolute; what has none comes back as it is, and its base is
/// not asked for.
pub(super) fn absolute(markup: &str, base: impl FnOnce() -> Option<Url>) -> Cow<'_, str> {
    let base = LazyCell::new(base);
    let mut out = String::new();
    let mut taken = 0;
    let mut count = 0;
    let bytes = markup.as_bytes();
    let mut at = 0;
    while let Some(next) = bytes.get(at..).and_then(|rest| memchr::memchr(b'<', rest)) {
        let start = at + next + 1;
        let tail = bytes.get(start..).unwrap_or_default();
        if !tail.first().is_some_and(u8::is_ascii_alphabetic) {
            at = start;
            continue;
        }
        // Values of attributes hardly hold a `>`; where one does, the rest of the tag is left as it is.
        let end = start + memchr::memchr(b'>', tail).unwrap_or(tail.len());
        for (from, to) in values(markup, start, end) {
            let value = markup.get(from..to).unwrap_or_default();
            if count < MOST_ADDRESSES
                && is_relative(value)
                && let Some(whole) = base.as_ref().and_then(|base| base.join(&value.trim().replace("&amp;", "&")).ok())
            {
                count += 1;
                out.push_str(markup.get(taken..from).unwrap_or_default());
                out.push_str(&whole.as_str().replace('&', "&amp;").replace('"', "&quot;").replace('\'', "&#39;"));
                taken = to;
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

/// Where the quoted values of the address attributes of a tag stand.
fn values(markup: &str, start: usize, end: usize) -> Vec<(usize, usize)> {
    let bytes = markup.as_bytes();
    let mut found = Vec::new();
    let mut at = start;
    while let Some(next) = bytes.get(at..end).and_then(|rest| memchr::memchr(b'=', rest)) {
        let equals = at + next;
        let before = markup.get(at..equals).unwrap_or_default().trim_end();
        let name = before.rsplit(|c: char| c.is_ascii_whitespace() || c == '"' || c == '\'').next().unwrap_or_default();
        at = equals + 1;
        let Some(quote @ (b'"' | b'\'')) = bytes.get(at) else { continue };
        let Some(length) = bytes.get(at + 1..end).and_then(|rest| memchr::memchr(*quote, rest)) else { break };
        if ADDRESSES.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            found.push((at + 1, at + 1 + length));
        }
        at += length + 2;
    }
    found
}

/// Whether an address needs a base; a place in the same text needs none.
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
        assert!(matches!(absolute("<a href=\"https://h.example/\">x</a> a < b", base), Cow::Borrowed(_)));
    }
}
