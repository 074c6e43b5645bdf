mod attributes;
mod capture;
mod construct;
mod doctype;
mod find;
mod names;
mod namespaces;
mod open;
mod patch;
mod root;
mod sections;
mod select;
mod start;
mod tag;
mod text;

use std::borrow::Cow;
use std::ops::Range;

use url::Url;

use super::MOST_ENTRIES;
use super::extras::Extras;
use super::scan::Scan;

use namespaces::{ATOM, Namespaces};
use open::Open;
use patch::Patched;
use tag::Tag;
use text::References;

/// Maximum nesting depth; deeper elements are omitted, their text is kept.
const MOST_DEPTH: usize = 256;
/// Maximum number of children of one name in an element, except entries in the feed; later ones are omitted.
const MOST_CHILDREN: u32 = 1_000;
/// Maximum number of unterminated tags; the search for each end runs to the end of the document.
const MOST_UNCLOSED: usize = 100;

/// Converts anything that can be recognised as a feed to well-formed, canonical XML: junk before the root, a wrong or
/// missing version, arbitrary prefixes, bare `&`, HTML entities, markup in text, unclosed and overlapping tags,
/// truncation. Every dialect of RSS becomes RSS 2.0, every dialect of Atom RFC 4287; each entry's id is its ordinal.
/// One pass over the text; unchanged runs are copied as a whole. None if there is no root of an RSS, RDF, Atom or CDF
/// feed, or the root contains no element of a feed.
#[must_use]
pub fn mend(text: &str) -> Option<Cow<'_, str>> {
    mended(text, None, LongTexts::Inline).map(|mended| mended.text)
}

/// Mended text, and the data read in the same pass that the parser ignores.
pub(super) struct Mended<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) head: Extras,
    /// Extras of each entry, by its ordinal.
    pub(super) entries: Vec<Extras>,
    /// Byte range of each entry in the mended text.
    pub(super) places: Vec<Range<usize>>,
    /// Whether the document is truncated.
    pub(super) cut: bool,
    /// Whether the root is empty.
    pub(super) empty_root: bool,
}

/// Like [`mend`], with the extras of the feed and of its entries; `base` is the address of the document. `long_texts`
/// says what becomes of the long texts of entries.
pub(super) fn mended<'a>(text: &'a str, base: Option<&Url>, long_texts: LongTexts) -> Option<Mended<'a>> {
    let (prologue, document) = text.split_at_checked(find::find(text)?)?;
    let document = match sections::closed(document) {
        Cow::Borrowed(document) => doctype::expanded(prologue, document),
        Cow::Owned(document) => Cow::Owned(doctype::expanded(prologue, &document).into_owned()),
    };
    match document {
        Cow::Borrowed(document) => newest(document, base, long_texts),
        Cow::Owned(document) => {
            let mended = newest(&document, base, long_texts)?;
            let Mended { text, head, entries, places, cut, empty_root } = mended;
            Some(Mended { text: Cow::Owned(text.into_owned()), head, entries, places, cut, empty_root })
        }
    }
}

/// Mends a document; one with too many entries is mended again, with its newest entries only.
fn newest<'a>(document: &'a str, base: Option<&Url>, long_texts: LongTexts) -> Option<Mended<'a>> {
    let mender = |kept| Mender { kept, long_texts, ..Mender::new(document, base) };
    let all = mender(None).run();
    all.or_else(|TooMany| mender(Some(select::newest(document))).run()).unwrap_or_default()
}

/// Where the long texts of entries are kept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum LongTexts {
    /// In the mended text.
    Inline,
    /// In the extras of their entry, with a reference in the mended text.
    Extracted,
}

/// The document has too many entries, and those to keep have not been selected.
struct TooMany;

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Dialect {
    #[default]
    Rss,
    Atom,
}

struct Mender<'a> {
    source: &'a str,
    out: Patched<'a>,
    scan: Scan,
    open: Vec<Open<'a>>,
    names: Namespaces<'a>,
    dialect: Dialect,
    /// Whether the dialect is Atom 0.3, whose texts are markup by default.
    old: bool,
    /// The name of the root element as written; empty until it is read.
    root: &'a str,
    /// End of the root's attributes in the output.
    root_end: usize,
    /// Whether an element of a feed was seen.
    has_feed_element: bool,
    /// Whether the root is empty so far.
    empty_root: bool,
    /// Starts of the entries that are kept, in order; none if all are.
    kept: Option<Vec<usize>>,
    long_texts: LongTexts,
    /// Byte range of each entry in the output.
    places: Vec<Range<usize>>,
    /// Number of unterminated tags.
    unclosed: usize,
    /// Number of text elements without an end tag.
    unclosed_text: usize,
}

impl<'a> Mender<'a> {
    fn new(source: &'a str, base: Option<&Url>) -> Self {
        Self {
            source,
            out: Patched::new(source),
            scan: Scan::new(base),
            open: Vec::new(),
            names: Namespaces::new(),
            dialect: Dialect::Rss,
            old: false,
            root: "",
            root_end: 0,
            has_feed_element: false,
            empty_root: true,
            kept: None,
            long_texts: LongTexts::Inline,
            places: Vec::new(),
            unclosed: 0,
            unclosed_text: 0,
        }
    }

    /// Mends the document; none if it is no feed.
    fn run(mut self) -> Result<Option<Mended<'a>>, TooMany> {
        let mut at = 0;
        let mut done = false;
        while let Some(next) = self.find(b'<', at) {
            self.text(at, next);
            at = self.markup(next);
            if self.kept.is_none() && self.places.len() > MOST_ENTRIES {
                return Err(TooMany);
            }
            if !self.root.is_empty() && self.open.is_empty() {
                done = true;
                break;
            }
        }
        if !done {
            self.text(at, self.source.len());
            at = self.source.len();
            self.close_to(0, at);
        }
        let declarations = self.names.declarations();
        for place in &mut self.places {
            *place = place.start + declarations.len()..place.end + declarations.len();
        }
        let text = self.out.finish(at, self.root_end, &declarations);
        let (head, entries) = self.scan.finish();
        let (cut, empty_root) = (!done, self.empty_root);
        Ok(self.has_feed_element.then_some(Mended { text, head, entries, places: self.places, cut, empty_root }))
    }

    fn slice(&self, from: usize, to: usize) -> &'a str {
        self.source.get(from..to).unwrap_or_default()
    }

    fn find(&self, byte: u8, from: usize) -> Option<usize> {
        Some(from + memchr::memchr(byte, self.source.as_bytes().get(from..)?)?)
    }

    /// The end of a delimiter, searched from a position; the end of the source if it does not occur.
    fn past(&self, mark: &str, from: usize) -> usize {
        let tail = self.source.as_bytes().get(from..).unwrap_or_default();
        memchr::memmem::find(tail, mark.as_bytes()).map_or(self.source.len(), |at| from + at + mark.len())
    }

    fn text(&mut self, from: usize, to: usize) {
        if from >= to {
            return;
        }
        if self.open.is_empty() || self.is_cut(to) {
            self.out.exchange(from, to);
        } else {
            let raw = self.slice(from, to);
            text::mend(raw, from, References::Known, &mut self.out);
            if self.scan.wants_text() {
                self.scan.text(&super::entities::decoded(raw));
            }
        }
    }

    /// Processes one piece of markup; returns its end.
    fn markup(&mut self, at: usize) -> usize {
        let tail = self.slice(at, self.source.len());
        if tail.starts_with("<![CDATA[") {
            return self.cdata(at);
        }
        if tail.starts_with("<!--") {
            let end = self.past("-->", at + 4);
            self.out.exchange(at, end);
            return end;
        }
        if tail.starts_with("<?") || tail.starts_with("<!") {
            let end = self.past(">", at);
            self.out.exchange(at, end);
            return end;
        }
        let Some((name, _)) = tag::name(tail).filter(|(name, _)| tag::is_name(name)) else {
            self.stray(at);
            return at + 1;
        };
        let tag = if self.unclosed > MOST_UNCLOSED { None } else { Tag::read(tail) };
        let Some(tag) = tag else {
            self.unclosed += 1;
            // A tag that the end of the document truncates; or more unterminated quotes than a feed can have.
            if self.unclosed > MOST_UNCLOSED || self.find(b'>', at + name.len()).is_none() {
                self.out.exchange(at, self.source.len());
                return self.source.len();
            }
            self.stray(at);
            return at + 1;
        };
        if tag.closing {
            self.end(&tag, at);
            return at + tag.len;
        }
        if self.root.is_empty() {
            self.root(&tag, at);
            return at + tag.len;
        }
        self.empty_root = false;
        self.start(&tag, at)
    }

    /// Whether the document ends within the value of an element, of which a part is none.
    fn is_cut(&self, to: usize) -> bool {
        to == self.source.len() && self.open.last().is_some_and(Open::is_whole_or_nothing)
    }

    /// Writes a `<` that starts no tag as text.
    fn stray(&mut self, at: usize) {
        let text = if self.open.is_empty() { "" } else { "&lt;" };
        self.out.exchange(at, at + 1).push_str(text);
        if self.scan.wants_text() {
            self.scan.text("<");
        }
    }

    fn cdata(&mut self, at: usize) -> usize {
        let end = self.past("]]>", at + 9);
        if self.open.is_empty() || self.is_cut(end) {
            self.out.exchange(at, end);
            return end;
        }
        let (inner, whole) = self.inside_cdata(at, end);
        if whole {
            text::mend(inner, at + 9, References::None, &mut self.out);
        } else {
            text::push_verbatim(inner, self.out.exchange(at, end));
        }
        if self.scan.wants_text() {
            self.scan.text(inner);
        }
        end
    }

    /// The content of a CDATA section that ends at `end`, and whether it can remain a section: it is terminated, and
    /// removing forbidden characters creates no second end delimiter.
    fn inside_cdata(&self, at: usize, end: usize) -> (&'a str, bool) {
        let inner = self.slice((at + 9).min(end), end);
        let Some(inner) = inner.strip_suffix("]]>") else { return (inner, false) };
        let marks = memchr::memchr(b']', inner.as_bytes()).is_some();
        (inner, !marks || text::is_allowed(inner))
    }

    fn end(&mut self, tag: &Tag<'a>, at: usize) {
        let name = self.renamed(tag.name);
        let to = at + tag.len;
        let index = if tag.name == self.root { Some(0) } else { self.open.iter().rposition(|open| open.name == name) };
        let Some(index) = index.filter(|index| *index < self.open.len()) else {
            self.out.exchange(at, to);
            return;
        };
        // Items after the end of their channel still belong to it.
        let channel = index > 0 && name == "channel" && self.dialect == Dialect::Rss;
        let index = if channel && !self.ends_root(to) { index + 1 } else { index };
        let innermost = index + 1 == self.open.len() && self.open.last().is_some_and(|open| open.name == name);
        if innermost && name == tag.name && tag::is_space(tag.attributes) && !tag.empty {
            self.finish_entry(at);
            self.leave(self.out.written(to));
        } else {
            self.close_to(index, at);
            self.out.exchange(at, to);
        }
    }

    /// Whether the root's end tag follows.
    fn ends_root(&self, from: usize) -> bool {
        let tail = self.slice(from, self.source.len()).trim_start();
        tag::name(tail).is_some_and(|(name, closing)| closing && name == self.root)
    }

    /// Closes the open elements down to one, before a position in the source.
    fn close_to(&mut self, index: usize, at: usize) {
        while self.open.len() > index {
            self.finish_entry(at);
            let out = self.out.exchange(at, at);
            if let Some(open) = self.open.last() {
                out.push_str("</");
                out.push_str(&open.name);
                out.push('>');
            }
            let end = out.len();
            self.leave(end);
        }
    }

    /// Closes the innermost element, which ends at a position in the output.
    fn leave(&mut self, end: usize) {
        if self.scan.ordinal().is_some()
            && let Some(place) = self.places.last_mut()
        {
            place.end = end;
        }
        self.names.leave(self.open.len());
        if let Some(open) = self.open.pop() {
            self.scan.end(&open.name, self.open.last().map_or("", |parent| &parent.name));
        }
    }

    /// Writes the ordinal of an entry as its last id; the parser uses the last id of an entry.
    fn finish_entry(&mut self, at: usize) {
        let Some(ordinal) = self.scan.ordinal() else { return };
        let id = match self.dialect {
            Dialect::Rss => format!("<guid>{ordinal}</guid>"),
            Dialect::Atom => format!("<id>{ordinal}</id>"),
        };
        self.out.insert(at, &id);
    }

    /// Whether an end tag follows immediately.
    fn is_empty(&self, from: usize) -> bool {
        self.slice(from, self.source.len()).trim_start().starts_with("</")
    }

    /// The name of an element in the output: that of RSS 2.0 or Atom 1.0, or with the prefix of its vocabulary.
    fn renamed(&mut self, name: &'a str) -> Cow<'a, str> {
        let inside = self.scan.is_inside();
        let right = match (self.names.name(name), self.dialect) {
            (Cow::Borrowed(name), Dialect::Rss) => names::rss(name, inside),
            (Cow::Borrowed(name), Dialect::Atom) => names::atom(name),
            (Cow::Owned(name), _) => Cow::Owned(names::rss(&name, inside).into_owned()),
        };
        if right == "content:encoded" {
            self.names.uses("content");
        }
        right
    }
}

fn is_entry(name: &str) -> bool {
    matches!(name, "item" | "entry")
}
