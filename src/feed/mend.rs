mod attributes;
mod capture;
mod construct;
mod doctype;
mod names;
mod namespaces;
mod patch;
mod person;
mod root;
mod tag;
mod text;

use std::borrow::Cow;

use url::Url;

use super::extras::Extras;
use super::scan::Scan;
pub(super) use person::spaced;

use namespaces::{ATOM, PREFIXES, namespace};
use patch::Patched;
use tag::{Tag, local};
use text::References;

/// Elements open at once; what is nested deeper is left out, its text stays.
const MOST_DEPTH: usize = 256;
/// Tags without an end that are looked for; each is searched for to the end of the document.
const MOST_UNCLOSED: usize = 100;
/// The address of an item of RDF that gives none; the parser passes over an item without a link.
pub(super) const NO_ADDRESS: &str = "about:blank";

/// Makes well-formed, canonical XML of anything that still is a feed: junk before the root, a wrong or missing version,
/// old namespaces, bare `&`, HTML's entities, markup in text, unclosed and crossed tags, truncation. It goes once over
/// the text and copies only what it changes, so a good feed comes back as it is, from its root to its end. None when
/// there is no root of an RSS, RDF, Atom or CDF feed.
#[must_use]
pub fn mend(text: &str) -> Option<Cow<'_, str>> {
    mended(text, None).map(|mended| mended.text)
}

/// Mended text, and what was read on the way that the parser leaves out.
pub(super) struct Mended<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) head: Extras,
    pub(super) entries: Vec<Extras>,
}

/// As [`mend`], with the extras of the feed and of its entries; `base` is the address of the document.
pub(super) fn mended<'a>(text: &'a str, base: Option<&Url>) -> Option<Mended<'a>> {
    let (prologue, document) = text.split_at_checked(root::find(text)?)?;
    match doctype::expanded(prologue, document) {
        Cow::Borrowed(document) => Some(Mender::new(document, base).run()),
        Cow::Owned(document) => {
            let mended = Mender::new(&document, base).run();
            Some(Mended { text: Cow::Owned(mended.text.into_owned()), head: mended.head, entries: mended.entries })
        }
    }
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Dialect {
    #[default]
    Rss,
    Rdf,
    Atom,
    AtomOld,
}

impl Dialect {
    const fn is_rss(self) -> bool {
        matches!(self, Self::Rss | Self::Rdf)
    }
}

struct Mender<'a> {
    source: &'a str,
    out: Patched<'a>,
    scan: Scan,
    /// Names of the open elements, as written out.
    open: Vec<Cow<'a, str>>,
    dialect: Dialect,
    /// Whether the root element was seen.
    rooted: bool,
    /// Where the attributes of the root end in the answer.
    root_end: usize,
    /// Prefixes of [`PREFIXES`] that the root declares, and those that are used.
    declared: [bool; PREFIXES.len()],
    used: [bool; PREFIXES.len()],
    /// The prefix of the root element of an RSS feed, which its own elements carry.
    prefix: Option<&'a str>,
    /// The address by which RDF names the open item, and whether the item has a link of its own.
    about: Option<&'a str>,
    linked: bool,
    /// Tags that never ended.
    unclosed: usize,
    /// Elements of text that were never closed.
    unclosed_text: usize,
}

impl<'a> Mender<'a> {
    fn new(source: &'a str, base: Option<&Url>) -> Self {
        Self {
            source,
            out: Patched::new(source),
            scan: Scan::new(base),
            open: Vec::new(),
            dialect: Dialect::Rss,
            rooted: false,
            root_end: 0,
            declared: [false; PREFIXES.len()],
            used: [false; PREFIXES.len()],
            prefix: None,
            about: None,
            linked: true,
            unclosed: 0,
            unclosed_text: 0,
        }
    }

    fn run(mut self) -> Mended<'a> {
        let mut at = 0;
        let mut done = false;
        while let Some(next) = self.find(b'<', at) {
            self.text(at, next);
            at = self.markup(next);
            if self.rooted && self.open.is_empty() {
                done = true;
                break;
            }
        }
        if !done {
            self.text(at, self.source.len());
            at = self.source.len();
            self.close_to(0, at);
        }
        let missing = PREFIXES.iter().zip(self.used).zip(self.declared).filter(|((_, used), known)| *used && !known);
        let missing: Vec<String> =
            missing.map(|(((prefix, name), _), _)| format!(" xmlns:{prefix}=\"{name}\"")).collect();
        let text = self.out.finish(at, self.root_end, &missing.concat());
        Mended { text, head: self.scan.feed, entries: self.scan.entries }
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
        if !self.rooted {
            self.root(&tag, at);
            return at + tag.len;
        }
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
        let Some(index) = self.open.iter().rposition(|open| *open == name) else {
            self.out.exchange(at, to);
            return;
        };
        // Items that stand behind their channel still belong to it.
        let channel = name == "channel" && self.open.first().is_some_and(|root| root == "rss");
        let index = if channel && !self.ends_root(to) { index + 1 } else { index };
        let innermost = index + 1 == self.open.len() && self.open.last().is_some_and(|open| *open == name);
        if innermost && name == tag.name && tag::is_space(tag.attributes) && !tag.empty {
            self.finish_item(at);
            self.leave();
        } else {
            self.close_to(index, at);
            self.out.exchange(at, to);
        }
    }

    /// Whether the root's end tag comes next.
    fn ends_root(&self, from: usize) -> bool {
        let tail = self.slice(from, self.source.len()).trim_start();
        tag::name(tail).is_some_and(|(name, closing)| closing && self.renamed(name) == "rss")
    }

    /// Closes the open elements down to one, before a place in the source.
    fn close_to(&mut self, index: usize, at: usize) {
        while self.open.len() > index {
            self.finish_item(at);
            if let Some(name) = self.open.last() {
                let out = self.out.exchange(at, at);
                out.push_str("</");
                out.push_str(name);
                out.push('>');
            }
            self.leave();
        }
    }

    fn leave(&mut self) {
        if let Some(name) = self.open.pop() {
            self.scan.end(&name, self.open.last().map_or("", |parent| parent));
        }
    }

    /// Gives an item of RDF the address by which it is named.
    fn finish_item(&mut self, at: usize) {
        // What holds markup was an attribute that never ended, and no address.
        let about = self.about.take().filter(|about| !about.contains('<'));
        if self.dialect == Dialect::Rdf && !self.linked && self.open.last().is_some_and(|name| name == "item") {
            self.linked = true;
            let out = self.out.exchange(at, at);
            out.push_str("<link>");
            text::push_text(about.unwrap_or(NO_ADDRESS), out);
            out.push_str("</link>");
        }
    }

    fn start(&mut self, tag: &Tag<'a>, at: usize) -> usize {
        let to = at + tag.len;
        let name = self.renamed(tag.name);
        self.make_place(&name, at);
        // An empty description beside one with text would take its place; an empty one of a medium is an error.
        let says =
            (name == "description" && self.dialect.is_rss()) || name.starts_with("media:") && self.is_construct(&name);
        let spare = says && (tag.empty || self.is_empty(to));
        if spare || (name == "channel" && self.open.contains(&name)) || self.open.len() >= MOST_DEPTH {
            self.out.exchange(at, to);
            return to;
        }
        self.write_start(tag, &name, at);
        self.scan.start(&name, self.open.last().map_or("", |parent| parent), &|wanted| tag.attribute(wanted));
        match &*name {
            "item" => (self.about, self.linked) = (tag.attribute("rdf:about"), false),
            "link" => self.linked = true,
            _ => {}
        }
        self.open.push(name.clone());
        if tag.empty {
            self.leave();
            return to;
        }
        self.attributes_as_elements(tag, &name, to);
        let end = self.holds(tag, &name).and_then(|held| self.capture(tag, held, to));
        end.unwrap_or(to)
    }

    /// Closes and opens what has to be so that an element can stand where it does.
    fn make_place(&mut self, name: &str, at: usize) {
        // An item cannot stand in an item: the one before was not closed, unless an extension holds it.
        if matches!(local(name), "item" | "entry")
            && let Some(index) = self.open.iter().rposition(|open| open == name)
            && !self.open.iter().skip(index + 1).any(|open| open.contains(':'))
        {
            self.close_to(index, at);
        }
        if self.dialect == Dialect::Rss && self.open.len() == 1 && name != "channel" {
            self.out.insert(at, "<channel>");
            self.open.push(Cow::Borrowed("channel"));
        }
    }

    /// Whether nothing but an end comes next.
    fn is_empty(&self, from: usize) -> bool {
        self.slice(from, self.source.len()).trim_start().starts_with("</")
    }

    /// Element names of Atom 0.3 as Atom 1.0 has them, those of RSS as RSS 2.0 spells them.
    fn renamed(&self, name: &'a str) -> Cow<'a, str> {
        match self.dialect {
            Dialect::Rss | Dialect::Rdf => {
                let own = self.prefix.and_then(|prefix| name.strip_prefix(prefix)?.strip_prefix(':'));
                names::rss(own.unwrap_or(name), self.scan.is_inside())
            }
            Dialect::Atom => Cow::Borrowed(name),
            Dialect::AtomOld => names::old_atom(name),
        }
    }
}
