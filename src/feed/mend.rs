mod attributes;
mod capture;
mod construct;
mod doctype;
mod find;
mod names;
mod namespaces;
mod patch;
mod root;
mod select;
mod start;
mod tag;
mod text;

use std::borrow::Cow;
use std::ops::Range;

use url::Url;

use super::extras::Extras;
use super::scan::Scan;

use namespaces::{ATOM, Namespaces};
use patch::Patched;
use tag::Tag;
use text::References;

/// Elements open at once; what is nested deeper is left out, its text stays.
const MOST_DEPTH: usize = 256;
/// Elements of one name in one element, entries in the feed apart; those behind them are left out.
const MOST_CHILDREN: u32 = 1_000;
/// Names of elements in one element that are told apart.
const MOST_NAMES: usize = 60;
/// Tags without an end that are looked for; each is searched for to the end of the document.
const MOST_UNCLOSED: usize = 100;

/// Makes well-formed, canonical XML of anything that still is a feed: junk before the root, a wrong or missing version,
/// prefixes of every kind, bare `&`, HTML's entities, markup in text, unclosed and crossed tags, truncation. Every
/// dialect of RSS becomes RSS 2.0, every dialect of Atom RFC 4287; each entry's id is its ordinal. It goes once over
/// the text and copies what stays in one piece. None when there is no root of an RSS, RDF, Atom or CDF feed, or nothing
/// of a feed in it.
#[must_use]
pub fn mend(text: &str) -> Option<Cow<'_, str>> {
    mended(text, None).map(|mended| mended.text)
}

/// Mended text, and what was read on the way that the parser leaves out.
pub(super) struct Mended<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) head: Extras,
    /// What was read of each entry, by its ordinal.
    pub(super) entries: Vec<Extras>,
    /// Where each entry stands in the text.
    pub(super) places: Vec<Range<usize>>,
    /// Whether the document ends before its root does.
    pub(super) cut: bool,
    /// Whether nothing stands within its root.
    pub(super) hollow: bool,
}

/// As [`mend`], with the extras of the feed and of its entries; `base` is the address of the document.
pub(super) fn mended<'a>(text: &'a str, base: Option<&Url>) -> Option<Mended<'a>> {
    let (prologue, document) = text.split_at_checked(find::find(text)?)?;
    match doctype::expanded(prologue, document) {
        Cow::Borrowed(document) => Mender::new(document, base).run(),
        Cow::Owned(document) => {
            let mended = Mender::new(&document, base).run()?;
            let Mended { text, head, entries, places, cut, hollow } = mended;
            Some(Mended { text: Cow::Owned(text.into_owned()), head, entries, places, cut, hollow })
        }
    }
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Dialect {
    #[default]
    Rss,
    Atom,
}

/// An element that is open.
struct Open<'a> {
    /// Its name as written out.
    name: Cow<'a, str>,
    /// Names of the elements that stood in it, and how many of each.
    children: Vec<(Cow<'a, str>, u32)>,
    /// Those of `capture::single` that stood in it with text, a bit each.
    seen: u16,
}

struct Mender<'a> {
    source: &'a str,
    out: Patched<'a>,
    scan: Scan,
    open: Vec<Open<'a>>,
    names: Namespaces<'a>,
    dialect: Dialect,
    /// Whether it is Atom 0.3, in which text is markup unless it says otherwise.
    old: bool,
    /// The name of the root element as it stands there; empty before it was seen.
    root: &'a str,
    /// Where the attributes of the root end in the answer.
    root_end: usize,
    /// Whether something of a feed stood in it.
    fed: bool,
    /// Whether nothing stands within the root so far.
    hollow: bool,
    /// Where the entries start that are kept, in their order; none when all are.
    kept: Option<Vec<usize>>,
    /// Where each entry stands in the answer.
    places: Vec<Range<usize>>,
    /// Tags that never ended.
    unclosed: usize,
    /// Elements of text that were never closed.
    unclosed_text: usize,
}

impl<'a> Open<'a> {
    fn new(name: Cow<'a, str>) -> Self {
        Self { name, children: Vec::new(), seen: 0 }
    }

    /// Counts an element of a name; those of too many names count as one.
    fn count(&mut self, name: Cow<'a, str>) -> u32 {
        let full = self.children.len() >= MOST_NAMES;
        let known = self.children.iter().position(|(known, _)| *known == name);
        if known.is_none() && !full {
            self.children.push((name, 1));
            return 1;
        }
        let Some((_, count)) = self.children.get_mut(known.unwrap_or(MOST_NAMES - 1)) else { return u32::MAX };
        *count = count.saturating_add(1);
        *count
    }
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
            fed: false,
            hollow: true,
            kept: select::newest(source),
            places: Vec::new(),
            unclosed: 0,
            unclosed_text: 0,
        }
    }

    fn run(mut self) -> Option<Mended<'a>> {
        let mut at = 0;
        let mut done = false;
        while let Some(next) = self.find(b'<', at) {
            self.text(at, next);
            at = self.markup(next);
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
        let (cut, hollow) = (!done, self.hollow);
        self.fed.then_some(Mended { text, head, entries, places: self.places, cut, hollow })
    }

    fn slice(&self, from: usize, to: usize) -> &'a str {
        self.source.get(from..to).unwrap_or_default()
    }

    fn find(&self, byte: u8, from: usize) -> Option<usize> {
        Some(from + memchr::memchr(byte, self.source.as_bytes().get(from..)?)?)
    }

    /// Where a mark ends that is looked for from a place on, or the end of the source.
    fn past(&self, mark: &str, from: usize) -> usize {
        let tail = self.source.as_bytes().get(from..).unwrap_or_default();
        memchr::memmem::find(tail, mark.as_bytes()).map_or(self.source.len(), |at| from + at + mark.len())
    }

    fn text(&mut self, from: usize, to: usize) {
        if from >= to {
            return;
        }
        if self.open.is_empty() {
            self.out.exchange(from, to);
        } else {
            let raw = self.slice(from, to);
            text::mend(raw, from, References::Known, &mut self.out);
            if self.scan.wants_text() {
                self.scan.text(&super::entities::decoded(raw));
            }
        }
    }

    /// Takes one piece of markup in and answers where it ends.
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
            // A tag that the end of the document cut off; or more quotes without an end than a feed can have.
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
        self.hollow = false;
        self.start(&tag, at)
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
        if self.open.is_empty() {
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

    /// What stands in a CDATA section that ends at `end`, and whether the section can stay one: it has its end mark, and
    /// no second one comes of it when what XML forbids is taken out.
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
        // Items that stand behind their channel still belong to it.
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

    /// Whether the root's end tag comes next.
    fn ends_root(&self, from: usize) -> bool {
        let tail = self.slice(from, self.source.len()).trim_start();
        tag::name(tail).is_some_and(|(name, closing)| closing && name == self.root)
    }

    /// Closes the open elements down to one, before a place in the source.
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

    /// Forgets the innermost element, which ends at a place in the answer.
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

    /// Writes the ordinal of an entry that ends as its id; the parser takes the last id of an entry.
    fn finish_entry(&mut self, at: usize) {
        let Some(ordinal) = self.scan.ordinal() else { return };
        let id = match self.dialect {
            Dialect::Rss => format!("<guid>{ordinal}</guid>"),
            Dialect::Atom => format!("<id>{ordinal}</id>"),
        };
        self.out.insert(at, &id);
    }

    /// Whether nothing but an end comes next.
    fn is_empty(&self, from: usize) -> bool {
        self.slice(from, self.source.len()).trim_start().starts_with("</")
    }

    /// The name under which an element is written: that of RSS 2.0 or Atom 1.0, or with the prefix of its vocabulary.
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
