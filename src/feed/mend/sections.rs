use std::borrow::Cow;

use memchr::memmem;

use super::names::ends_text;
use super::patch::Patched;
use super::tag;

const OPEN: &str = "<![CDATA[";
const CLOSE: &str = "]]>";
/// Maximum distance in bytes of a CDATA section from the tag of its element.
const MOST_BEFORE: usize = 2_000;

/// The document with its unterminated CDATA sections terminated. One that contains the start of another, or has no end,
/// ends before the end tag of its element or entry, if a tag of a feed follows: otherwise the rest of the feed would be
/// its text.
pub(super) fn closed(document: &str) -> Cow<'_, str> {
    let bytes = document.as_bytes();
    let mut out = Patched::new(document);
    let mut starts = memmem::find_iter(bytes, OPEN).peekable();
    let mut ends = memmem::find_iter(bytes, CLOSE).peekable();
    let mut past = 0;
    while let Some(start) = starts.next() {
        if start < past {
            continue;
        }
        while ends.next_if(|end| *end < start).is_some() {}
        let end = ends.peek().copied().unwrap_or(bytes.len());
        past = end;
        let nested = starts.peek().is_some_and(|next| *next < end);
        if (nested || end == bytes.len())
            && let Some(own) = own_end(document, start, end)
        {
            // Of the end, only the last character may be missing.
            let inside = document.get(start..own).unwrap_or_default();
            let rest = inside.strip_suffix("]]").unwrap_or(inside).len();
            out.exchange(start + rest, own).push_str(CLOSE);
            past = own;
        }
    }
    out.finish(bytes.len(), 0, "")
}

/// The position of the tag before which an unterminated section ends.
fn own_end(document: &str, start: usize, end: usize) -> Option<usize> {
    let before = document.get(document.ceil_char_boundary(start.saturating_sub(MOST_BEFORE))..start)?;
    let (name, _) =
        tag::name(before.get(memchr::memrchr(b'<', before.as_bytes())?..)?).filter(|(_, closing)| !closing)?;
    let inside = document.get(start..end)?;
    memmem::find_iter(inside.as_bytes(), "</").map(|at| start + at).find(|at| {
        let here = document.get(*at..).unwrap_or_default();
        let Some((own, after)) = end_tag(here) else { return false };
        if matches!(own, "item" | "entry") {
            return is_after_entry(after);
        }
        let Some((next, closing)) = tag::name(after).filter(|_| own == name) else { return false };
        let ends_entry = closing && matches!(next, "item" | "entry");
        if ends_entry { end_tag(after).is_some_and(|(_, after)| is_after_entry(after)) } else { ends_text(next) }
    })
}

/// The name of the end tag at the start of a text, and the text after it and after white space.
fn end_tag(text: &str) -> Option<(&str, &str)> {
    let (name, _) = tag::name(text).filter(|(_, closing)| *closing)?;
    let after = text.get(name.len() + 2..)?.trim_start().strip_prefix('>')?;
    Some((name, after.trim_start()))
}

/// Whether a text is what follows an entry: another one, the end of the feed or of the document.
fn is_after_entry(text: &str) -> bool {
    text.is_empty() || tag::name(text).is_some_and(|(name, _)| matches!(name, "item" | "entry" | "channel" | "feed"))
}

#[cfg(test)]
mod tests {
    use super::closed;

    #[test]
    fn a_section_ends_with_its_element_if_it_has_no_end_of_its_own() {
        for (text, right) in [
            ("<b><![CDATA[x</b> y", "<b><![CDATA[x</b> y"),
            ("<d><![CDATA[One</d></item><item>", "<d><![CDATA[One]]></d></item><item>"),
            ("<d><![CDATA[One</d>\n<guid>1</guid>", "<d><![CDATA[One]]></d>\n<guid>1</guid>"),
            ("<d><![CDATA[One</item> <item><d>", "<d><![CDATA[One]]></item> <item><d>"),
            ("<d><![CDATA[One [1]</d></item></channel>", "<d><![CDATA[One [1]]]></d></item></channel>"),
            ("<d><![CDATA[One]]</d></item></channel>", "<d><![CDATA[One]]></d></item></channel>"),
            (
                "<d><![CDATA[One</d></item><item><d><![CDATA[Two</d></item><item><d><![CDATA[Three]]></d>",
                "<d><![CDATA[One]]></d></item><item><d><![CDATA[Two]]></d></item><item><d><![CDATA[Three]]></d>",
            ),
        ] {
            assert_eq!(closed(text), right);
        }
        for whole in [
            "<d><![CDATA[The end of an item is </d></item><item> in a feed]]></d></item>",
            "<d><![CDATA[<details><summary>x</summary><p>y</p></details> <![CDATA[ z]]></d>",
            "<d><![CDATA[Sections <![CDATA[ and <code></d></item></code>]]></d></item>",
            "<d><![CDATA[cut off in the mid",
            "<summary><![CDATA[<details><summary>x</summary> <p>cut off",
            "<d><![CDATA[a]]]]><![CDATA[>b]]></d></item>",
        ] {
            assert_eq!(closed(whole), whole);
        }
    }
}
