use std::borrow::Cow;

use super::entities;
use crate::text::{clean_line, html};

/// Maximum length of a title in characters.
const MOST_TITLE: usize = 1_000;
/// Maximum number of bytes of a title that are processed.
const MOST_LOOKED: usize = 16_000;

/// Maximum length in characters of one element that may be a sample of markup.
const MOST_SAMPLE: usize = 40;

/// The declared type of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Plain text (Atom `type="text"`, `content_text` of JSON Feed).
    Plain,
    /// HTML (Atom `type="html"` and `xhtml`, `content_html`).
    Markup,
    /// Undeclared (RSS); detected from the text.
    Undeclared,
}

/// Non-inline elements whose tags are removed from a line: those used in the texts of feeds. Other elements may be
/// named in the headlines of a page about HTML.
const BLOCKS: [&str; 26] = [
    "article",
    "blockquote",
    "body",
    "center",
    "div",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "iframe",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "td",
    "tr",
    "ul",
];
/// Elements without an end tag.
const VOID: [&str; 4] = ["br", "hr", "img", "wbr"];

/// A text as one line of plain text.
pub(super) fn line(text: &str, kind: Kind) -> Option<String> {
    let text = text.get(..text.floor_char_boundary(MOST_LOOKED)).unwrap_or(text);
    let text = without_cdata(text.trim());
    let stripped = stripped(text, kind);
    let line = clean_line(&entities::decoded(&stripped), MOST_TITLE);
    (!line.is_empty()).then_some(line)
}

/// A text without the delimiters of a CDATA section that were escaped with it.
fn without_cdata(text: &str) -> &str {
    text.strip_prefix("<![CDATA[").map_or(text, |data| data.strip_suffix("]]>").unwrap_or(data))
}

/// A text without HTML tags: in markup all of them; in an undeclared text only void elements and tags that come in
/// pairs; in plain text none. `Vec<T>` and "the `<col>` element" are kept.
fn stripped(text: &str, kind: Kind) -> Cow<'_, str> {
    if kind == Kind::Plain || !text.contains('<') {
        return Cow::Borrowed(text);
    }
    let lower = text.to_ascii_lowercase();
    let mut out = String::with_capacity(text.len());
    let mut opened: Vec<&str> = Vec::new();
    let mut rest = 0;
    for at in memchr::memchr_iter(b'<', text.as_bytes()) {
        if at < rest {
            continue;
        }
        let tail = lower.get(at..).unwrap_or_default();
        if kind == Kind::Markup && tail.starts_with("<!--") {
            out.push_str(text.get(rest..at).unwrap_or_default());
            rest = at + tail.find("-->").map_or(tail.len(), |end| end + 3);
            continue;
        }
        let Some((name, closing, len)) = tag(tail) else { continue };
        let goes = kind == Kind::Markup
            || VOID.contains(&name)
            || if closing { opened.contains(&name) } else { tail.contains(&format!("</{name}")) };
        if goes {
            opened.push(name);
            out.push_str(text.get(rest..at).unwrap_or_default());
            if name == "br" || html::is_block(name) {
                out.push(' ');
            }
            rest = at + len;
        }
    }
    out.push_str(text.get(rest..).unwrap_or_default());
    Cow::Owned(out)
}

/// The name of the HTML tag at the start of a lower-case text, whether it is an end tag, and its length in bytes.
fn tag(tail: &str) -> Option<(&str, bool, usize)> {
    let rest = tail.strip_prefix('<')?;
    let closing = rest.starts_with('/');
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric())?;
    let name = rest.get(..end).filter(|name| html::is_phrasing(name) || BLOCKS.contains(name))?;
    let after = rest.get(end..)?;
    let fits = after.starts_with(['>', '/']) || after.starts_with(|c: char| c.is_ascii_whitespace());
    let close = end_of_tag(after)?;
    fits.then_some((name, closing, tail.len() - after.len() + close + 1))
}

/// The `>` that ends a tag, outside quotes.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'<') => return None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// Whether an undeclared text is markup: it contains an HTML tag.
pub(super) fn is_markup(text: &str) -> bool {
    memchr::memchr_iter(b'<', text.as_bytes()).take(200).any(|at| {
        let tail = text.get(at..).unwrap_or_default();
        let head = tail.get(..tail.floor_char_boundary(400)).unwrap_or(tail).to_ascii_lowercase();
        tag(&head).is_some() || head.starts_with("<!--") || is_opened(&head)
    })
}

/// Whether a text contains paired HTML tags.
pub(super) fn has_pairs(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    memchr::memchr_iter(b'<', lower.as_bytes()).take(50).any(|at| {
        let tail = lower.get(at..).unwrap_or_default();
        tag(tail).is_some_and(|(name, closing, _)| !closing && tail.contains(&format!("</{name}>")))
    })
}

/// Markup that was escaped once more than its format asks for, decoded: it has no tag, begins and ends with escaped tags
/// of HTML, some of them in pairs, and is longer than a sample of markup. Any other text is returned unchanged.
pub(super) fn unescaped(text: String, kind: Kind) -> String {
    let trimmed = text.trim();
    if kind == Kind::Plain || !trimmed.starts_with("&lt;") || trimmed.contains('<') || !trimmed.ends_with("&gt;") {
        return text;
    }
    let whole = entities::decoded(trimmed);
    if whole.matches("</").count() < 2 && whole.chars().count() < MOST_SAMPLE {
        return text;
    }
    let first = whole.get(..whole.floor_char_boundary(400)).unwrap_or(&whole).to_ascii_lowercase();
    let last = whole.rfind('<').and_then(|at| whole.get(at..)).unwrap_or_default().to_ascii_lowercase();
    let is_markup = tag(&first).is_some() && tag(&last).is_some_and(|(_, _, length)| length == last.len());
    if is_markup && has_pairs(&whole) { whole.into_owned() } else { text }
}

/// Whether a tag with attributes starts here, whatever its name.
fn is_opened(head: &str) -> bool {
    let name = head.get(1..).unwrap_or_default();
    let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(name.len());
    let after = name.get(end..).unwrap_or_default();
    end > 0 && after.starts_with(' ') && after.split('>').next().is_some_and(|inside| inside.contains("=\""))
        || matches!(name.get(..end), Some("video" | "audio" | "embed" | "object" | "source" | "dl" | "picture"))
}

/// The text of an entry as markup, if it differs from the text itself. Plain text keeps its line breaks and its
/// characters; an undeclared text in a feed whose other texts are not markup keeps its paragraphs.
pub(super) fn markup(text: &str, kind: Kind, feed_is_markup: bool) -> Option<String> {
    let text = text.trim();
    let declared = match kind {
        Kind::Markup => return None,
        Kind::Plain => true,
        Kind::Undeclared if feed_is_markup || is_markup(text) => return None,
        Kind::Undeclared => false,
    };
    let special = text.contains(['<', '\n']) || (declared && text.contains('&'));
    special.then(|| lines(text, declared))
}

/// Plain text as markup. In declared plain text each line is kept and `&` is literal; otherwise references are those of
/// HTML, and a hard-wrapped paragraph is joined.
fn lines(text: &str, declared: bool) -> String {
    let text = if declared { Cow::Owned(text.replace('&', "&amp;")) } else { Cow::Borrowed(text) };
    let text = text.replace('<', "&lt;");
    if !text.contains('\n') {
        return text;
    }
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let paragraphs = lines.split(|line| line.is_empty()).filter(|lines| !lines.is_empty());
    let one = |lines: &[&str]| {
        let between = if declared || !is_filled(lines) { "<br>\n" } else { "\n" };
        format!("<p>{}</p>", lines.join(between))
    };
    paragraphs.map(one).collect::<Vec<_>>().join("\n")
}

/// Whether a paragraph is hard-wrapped: all its lines except the last have similar lengths.
fn is_filled(lines: &[&str]) -> bool {
    let lengths = lines.iter().map(|line| line.chars().count());
    let most = lengths.clone().max().unwrap_or_default();
    let before = lines.len().saturating_sub(1);
    (40..=110).contains(&most) && lengths.take(before).all(|length| length * 10 >= most * 6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_those_of_html_and_only_where_the_text_can_have_some() {
        for (text, kind, line) in [
            ("<b>Bold</b> word and &lt;T&gt;", Kind::Markup, "Bold word and <T>"),
            ("Use of <b>bold</b> &amp; more", Kind::Undeclared, "Use of bold & more"),
            ("Fog<br>and rain", Kind::Undeclared, "Fog and rain"),
            ("Q&amp;A: Vec<T>", Kind::Undeclared, "Q&A: Vec<T>"),
            ("std::vector<int> from a <div>?", Kind::Undeclared, "std::vector<int> from a <div>?"),
            ("5 < 6 and 7 > 3", Kind::Undeclared, "5 < 6 and 7 > 3"),
            ("Tom & Jerry <3", Kind::Undeclared, "Tom & Jerry <3"),
            ("drops <b>x</b>", Kind::Plain, "drops <b>x</b>"),
            ("<![CDATA[Calm]]>", Kind::Undeclared, "Calm"),
            ("<p>One</p><p>Two</p>", Kind::Markup, "One Two"),
        ] {
            assert_eq!(super::line(text, kind).as_deref(), Some(line), "{text}");
        }
    }

    #[test]
    fn plain_text_keeps_its_lines_and_signs() {
        let text = "First.\n\nSecond <b>\n& third";
        let plain = markup(text, Kind::Plain, true);
        assert_eq!(plain.as_deref(), Some("<p>First.</p>\n<p>Second &lt;b><br>\n&amp; third</p>"));
        assert_eq!(markup("A <i>b</i>\nc", Kind::Undeclared, false), None);
        assert_eq!(markup("One\nTwo", Kind::Undeclared, false).as_deref(), Some("<p>One<br>\nTwo</p>"));
        let filled =
            "A vessel that was stuck for a week is free,\nand others wait in the roads of the harbour\nfor calm.";
        assert_eq!(markup(filled, Kind::Undeclared, false), Some(format!("<p>{filled}</p>")));
    }
}
