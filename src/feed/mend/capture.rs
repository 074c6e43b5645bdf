use std::borrow::Cow;

use super::construct::{self, is_markup};
use super::names::ends_text;
use super::tag::{self, Tag, local};
use super::text;
use super::{Dialect, LongTexts, MOST_UNCLOSED, Mender};
use crate::feed::entities;
use crate::feed::extras::REFERENCE_START;

/// Maximum length in bytes of a text of an entry that is not extracted.
const MOST_INSIDE: usize = 256;

/// How the text of an element is encoded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Held {
    /// As text; anything like markup in it is text too.
    Text,
    /// As markup in the element itself.
    Markup,
    /// As base64.
    Packed,
}

/// The bit of an element of which the parser uses the last occurrence in an entry or feed; here the first non-empty one
/// is used.
fn single(name: &str) -> Option<u16> {
    Some(match name {
        "title" => 1 << 0,
        "description" => 1 << 1,
        "content:encoded" => 1 << 2,
        "summary" => 1 << 3,
        "content" => 1 << 4,
        "subtitle" => 1 << 5,
        "language" => 1 << 6,
        "media:title" => 1 << 7,
        "media:description" => 1 << 8,
        _ => return None,
    })
}

/// Whether an RSS element contains only text, whatever its content looks like.
fn is_text_of_rss(name: &str) -> bool {
    matches!(
        name,
        "title"
            | "description"
            | "content:encoded"
            | "link"
            | "guid"
            | "pubDate"
            | "author"
            | "managingEditor"
            | "webMaster"
            | "category"
            | "comments"
            | "creator"
            | "language"
            | "dc:title"
            | "dc:description"
            | "dc:creator"
            | "dc:author"
            | "dc:contributor"
            | "dc:subject"
            | "dc:date"
            | "dcterms:abstract"
            | "atom:title"
            | "atom:summary"
            | "atom:content"
            | "atom:subtitle"
            | "itunes:name"
            | "itunes:author"
            | "itunes:summary"
            | "itunes:subtitle"
            | "itunes:title"
            | "googleplay:description"
            | "yandex:full-text"
            | "xhtml:div"
    )
}

impl<'a> Mender<'a> {
    /// How an element contains text, if it contains nothing else.
    pub(super) fn holds(&self, tag: &Tag<'_>, name: &str) -> Option<Held> {
        let prefix = name.split_once(':').map_or("", |(prefix, _)| prefix);
        let text = match self.dialect {
            Dialect::Rss => is_text_of_rss(name),
            Dialect::Atom => !prefix.is_empty() && is_text_of_rss(name) && prefix != "atom",
        };
        let construct = self.is_construct(name) && !matches!(prefix, "media" | "itunes");
        if !construct {
            return (text || matches!(name, "media:title" | "media:description")).then_some(Held::Text);
        }
        let escaped = tag.attribute("mode") == Some("escaped");
        let inline = is_markup(tag.attribute("type").unwrap_or_default());
        Some(if construct::is_packed(tag) {
            Held::Packed
        } else if inline && !escaped {
            Held::Markup
        } else {
            Held::Text
        })
    }

    /// The end of an element's text content, and the end of its end tag.
    pub(super) fn ends(&mut self, tag: &Tag<'_>, held: Held, from: usize) -> Option<(usize, usize)> {
        if self.unclosed_text >= MOST_UNCLOSED {
            return None;
        }
        let ends = inside(self.source, tag.name, from, held == Held::Markup);
        self.unclosed_text += usize::from(ends.is_none());
        ends
    }

    /// Whether an element is omitted with its content: it is empty, or an earlier one of its name has text.
    pub(super) fn is_spare(&mut self, tag: &Tag<'_>, name: &str, inner: &str) -> bool {
        let Some(bit) = single(name) else { return false };
        let Some(parent) = self.open.last_mut() else { return false };
        if !matches!(&*parent.name, "item" | "entry" | "channel" | "feed" | "media:group" | "media:content") {
            return false;
        }
        let blank = is_blank(inner) && tag.attribute("src").is_none();
        if blank || parent.seen & bit != 0 {
            return true;
        }
        parent.seen |= bit;
        false
    }

    /// Processes the whole content of the element just opened; returns the end of its end tag. If there is none before
    /// the next item, it ends at the next element of the feed, or is not captured.
    pub(super) fn capture(
        &mut self,
        tag: &Tag<'a>,
        held: Held,
        from: usize,
        ends: Option<(usize, usize)>,
    ) -> Option<usize> {
        let Some((to, end)) = ends else {
            let end = cut(self.source, from).filter(|_| self.unclosed_text < MOST_UNCLOSED)?;
            self.held_text(from, end);
            self.close_to(self.open.len().saturating_sub(1), end);
            return Some(end);
        };
        let inner = self.slice(from, to);
        if held == Held::Text && self.holds_elements(inner) {
            return None;
        }
        let unpacked = if held == Held::Packed { construct::unpacked(inner) } else { None };
        match (held, unpacked) {
            (_, Some(text)) if self.is_extracted(&text) => self.extract_text(from, to, text),
            (_, Some(text)) => text::push_verbatim(&text, self.out.exchange(from, to)),
            (Held::Markup, None) => {
                let markup = construct::markup(inner, self.dialect == Dialect::Atom);
                let mut text = String::with_capacity(markup.len());
                unescaped(&markup, &mut text);
                if self.scan.wants_text() {
                    self.scan.text(&text);
                }
                if self.is_extracted(&text) {
                    self.extract_text(from, to, text);
                } else {
                    text::push_verbatim(&text, self.out.exchange(from, to));
                }
            }
            _ => self.held_text(from, to),
        }
        let written = self.open.last().is_some_and(|open| open.name == tag.name);
        if !written || end - to != tag.name.len() + 3 {
            self.close_to(self.open.len().saturating_sub(1), to);
            self.out.exchange(to, end);
        } else {
            self.leave(self.out.written(end));
        }
        Some(end)
    }

    /// Whether an RSS text element contains a person in Atom elements.
    fn holds_elements(&self, inner: &str) -> bool {
        let person = self.open.last().is_some_and(|open| matches!(&*open.name, "author" | "managingEditor"));
        let first = inner.trim_start();
        person && tag::name(first).is_some_and(|(name, _)| matches!(local(name), "name" | "email" | "uri" | "url"))
    }

    /// Writes the text of the open element. Persons are read only here: the parser truncates names by bytes; so are
    /// elements whose parsed values are not used.
    pub(super) fn held_text(&mut self, from: usize, to: usize) {
        let alone = |name: &str| {
            is_person(name)
                || (self.long_texts == LongTexts::Extracted && matches!(name, "link" | "guid" | "comments" | "pubDate"))
        };
        if self.open.last().is_some_and(|open| alone(&open.name)) {
            let text = plain(self.slice(from, to));
            self.scan.text(&text);
            self.out.exchange(from, to);
        } else if self.is_extracted(self.slice(from, to)) {
            self.extract_text(from, to, plain(self.slice(from, to)));
        } else {
            self.pieces(from, to);
        }
    }

    /// Whether the text of the open element is a long text of an entry, to be moved to its extras; so is a short one that
    /// may read like the reference to another.
    fn is_extracted(&self, inner: &str) -> bool {
        let parent = self.open.iter().rev().nth(1).map_or("", |parent| &*parent.name);
        self.long_texts == LongTexts::Extracted
            && (inner.len() > MOST_INSIDE || inner.contains(REFERENCE_START) || inner.contains("&#"))
            && self.open.last().is_some_and(|open| self.scan.is_body(&open.name, parent))
    }

    /// Moves the text of the open element to the extras and writes a reference instead: long texts would take most of the
    /// parsing time.
    fn extract_text(&mut self, from: usize, to: usize, text: String) {
        let reference = self.scan.extract(text::without_forbidden(text));
        self.out.exchange(from, to).push_str(&reference);
    }

    /// Writes text that may contain CDATA and markup.
    fn pieces(&mut self, from: usize, to: usize) {
        let mut at = from;
        while let Some(next) = memchr::memchr(b'<', self.slice(at, to).as_bytes()) {
            let next = at + next;
            self.text(at, next);
            let here = self.slice(next, to);
            at = if here.starts_with("<![CDATA[") {
                self.cdata(next)
            } else if let Some(length) = silent(here) {
                self.out.exchange(next, next + length);
                next + length
            } else {
                self.stray(next);
                next + 1
            };
        }
        self.text(at, to);
    }
}

/// Whether an element names a person.
fn is_person(name: &str) -> bool {
    matches!(
        name,
        "author"
            | "managingEditor"
            | "webMaster"
            | "dc:creator"
            | "creator"
            | "itunes:author"
            | "itunes:name"
            | "contributor"
    )
}

/// The length of the comment or processing instruction at the start of a text.
fn silent(text: &str) -> Option<usize> {
    let (open, close) = if text.starts_with("<!--") { (4, "-->") } else { (2, "?>") };
    let inside = text.get(open..).filter(|_| open == 4 || text.starts_with("<?"))?;
    memchr::memmem::find(inside.as_bytes(), close.as_bytes()).map(|end| open + end + close.len())
}

/// Text with its references decoded and its CDATA sections unwrapped, without comments and processing instructions.
fn plain(inner: &str) -> String {
    let mut out = String::new();
    let mut rest = inner;
    let mut at = 0;
    while let Some(next) = rest.get(at..).and_then(|tail| memchr::memchr(b'<', tail.as_bytes())) {
        let (before, here) = rest.split_at_checked(at + next).unwrap_or((rest, ""));
        let (data, after) = if let Some(data) = here.strip_prefix("<![CDATA[") {
            parted(data, "]]>").unwrap_or((data, ""))
        } else if let Some(after) = silent(here).and_then(|length| here.get(length..)) {
            ("", after)
        } else {
            at += next + 1;
            continue;
        };
        out.push_str(&entities::decoded(before));
        out.push_str(data);
        (rest, at) = (after, 0);
    }
    match entities::decoded(rest) {
        Cow::Owned(whole) if out.is_empty() => whole,
        rest => out + &rest,
    }
}

/// The text before a mark and after it.
fn parted<'a>(text: &'a str, mark: &str) -> Option<(&'a str, &'a str)> {
    let at = memchr::memmem::find(text.as_bytes(), mark.as_bytes())?;
    Some((text.get(..at)?, text.get(at + mark.len()..)?))
}

/// Markup with its CDATA sections as text.
fn unescaped(markup: &str, out: &mut String) {
    let mut rest = markup;
    while let Some((before, data)) = rest.split_once("<![CDATA[") {
        out.push_str(before);
        let (data, after) = data.split_once("]]>").unwrap_or((data, ""));
        text::push_verbatim(data, out);
        rest = after;
    }
    out.push_str(rest);
}

/// Whether the content of an element is blank.
fn is_blank(inner: &str) -> bool {
    let inner = inner.trim();
    let inner = inner.strip_prefix("<![CDATA[").and_then(|data| data.strip_suffix("]]>")).unwrap_or(inner);
    inner.trim().is_empty() || matches!(inner.trim(), "&nbsp;" | "&#160;" | "&#xa0;" | "&#xA0;")
}

/// The position of the next start or end tag of a feed element.
fn cut(source: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at = outside_data(source, at)?;
        let here = source.get(at..)?;
        if tag::name(here).is_some_and(|(name, _)| ends_text(name)) {
            return Some(at);
        }
        at += 1;
    }
}

/// The position of the next `<` outside CDATA.
fn outside_data(source: &str, mut at: usize) -> Option<usize> {
    loop {
        at += memchr::memchr(b'<', source.as_bytes().get(at..)?)?;
        let here = source.get(at..)?;
        if !here.starts_with("<![CDATA[") {
            return Some(at);
        }
        at += memchr::memmem::find(here.as_bytes(), b"]]>")? + 3;
    }
}

/// The end of an element's content, and the end of its end tag; none if it is not closed before the next item. In
/// markup, elements of the same name may be nested.
fn inside(source: &str, name: &str, from: usize, nested: bool) -> Option<(usize, usize)> {
    const STOPS: [&str; 5] = ["</item>", "</entry>", "<item>", "<entry>", "</channel>"];
    let mut depth = 0_usize;
    let mut at = from;
    loop {
        at = outside_data(source, at)?;
        let here = source.get(at..)?;
        match tag::name(here) {
            Some((own, true)) if own == name => {
                if depth == 0 {
                    return Some((at, at + memchr::memchr(b'>', here.as_bytes())? + 1));
                }
                depth -= 1;
            }
            Some((own, false)) if nested && own == name => {
                // The search for an unterminated element would otherwise be repeated for each one that follows.
                depth += usize::from(!Tag::read(here)?.empty);
            }
            _ if STOPS.iter().any(|stop| here.starts_with(stop)) => return None,
            _ => {}
        }
        at += 1;
    }
}
