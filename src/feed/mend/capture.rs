use super::construct::{self, is_markup};
use super::tag::{self, Tag, local};
use super::{Dialect, MOST_UNCLOSED, Mender};
use super::{person, text};

/// How an element holds text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Held {
    /// As text; what looks like markup is text too.
    Text,
    /// As markup that stands in the element itself.
    Markup,
    /// Packed as base64.
    Packed,
}

impl<'a> Mender<'a> {
    /// Whether an element holds text, whatever stands in it, and how.
    pub(super) fn holds(&self, tag: &Tag<'_>, name: &str) -> Option<Held> {
        const RSS: [&str; 13] = [
            "title",
            "description",
            "encoded",
            "link",
            "guid",
            "pubDate",
            "creator",
            "author",
            "managingEditor",
            "webMaster",
            "category",
            "comments",
            "date",
        ];
        let own = local(name);
        match self.dialect {
            Dialect::Rss | Dialect::Rdf => {
                let atom_author = own == "author" && (name.starts_with("atom:") || name.starts_with("a10:"));
                let held = RSS.contains(&own) && !atom_author && name != "itunes:category";
                (held || name == "itunes:name").then_some(Held::Text)
            }
            Dialect::Atom | Dialect::AtomOld => {
                if !self.is_construct(tag.name) {
                    return None;
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
        }
    }

    /// Takes the whole inside of the element that was just opened and answers where its end tag ends. One that has none
    /// before the next item ends where another element of the feed starts, or nowhere.
    pub(super) fn capture(&mut self, tag: &Tag<'a>, held: Held, from: usize) -> Option<usize> {
        let open = self.unclosed_text < MOST_UNCLOSED;
        let ends = if open { inside(self.source, tag.name, from, held == Held::Markup) } else { None };
        let Some((to, end)) = ends else {
            self.unclosed_text += 1;
            let end = cut(self.source, from).filter(|_| open)?;
            self.held_text(tag.name, from, end);
            self.close_to(self.open.len().saturating_sub(1), end);
            return Some(end);
        };
        let inner = self.slice(from, to);
        let unpacked = if held == Held::Packed { construct::unpacked(inner) } else { None };
        match (held, unpacked) {
            (_, Some(text)) => text::push_verbatim(&text, self.out.exchange(from, to)),
            (Held::Markup, None) => {
                let markup = construct::markup(inner, self.dialect == Dialect::Atom);
                push_markup(&markup, self.out.exchange(from, to));
            }
            _ => self.held_text(tag.name, from, to),
        }
        let written = self.open.last().is_some_and(|name| name == tag.name);
        if !written || end - to != tag.name.len() + 3 {
            self.close_to(self.open.len().saturating_sub(1), to);
            self.out.exchange(to, end);
        } else {
            self.leave();
        }
        Some(end)
    }

    fn held_text(&mut self, name: &str, from: usize, to: usize) {
        let person = if self.dialect.is_rss() { person::of_element(name, self.slice(from, to)) } else { None };
        let Some(text) = person else { return self.pieces(from, to) };
        if self.scan.wants_text() {
            self.scan.text(&text);
        }
        text::push_verbatim(&text, self.out.exchange(from, to));
    }

    /// Writes text that may hold CDATA and markup.
    fn pieces(&mut self, from: usize, to: usize) {
        let mut at = from;
        while let Some(next) = memchr::memchr(b'<', self.slice(at, to).as_bytes()) {
            let next = at + next;
            self.text(at, next);
            at = if self.slice(next, to).starts_with("<![CDATA[") {
                self.cdata(next)
            } else {
                self.stray(next);
                next + 1
            };
        }
        self.text(at, to);
    }
}

/// Writes markup as the text of an element.
fn push_markup(markup: &str, out: &mut String) {
    let mut rest = markup;
    while let Some((before, data)) = rest.split_once("<![CDATA[") {
        text::push_verbatim(before, out);
        let (data, after) = data.split_once("]]>").unwrap_or((data, ""));
        let mut escaped = String::new();
        text::push_verbatim(data, &mut escaped);
        text::push_verbatim(&escaped, out);
        rest = after;
    }
    text::push_verbatim(rest, out);
}

/// Where the next element of a feed, or the end of one, stands.
fn cut(source: &str, from: usize) -> Option<usize> {
    const ELEMENTS: [&str; 19] = [
        "title",
        "link",
        "guid",
        "id",
        "pubDate",
        "description",
        "content",
        "summary",
        "author",
        "category",
        "comments",
        "enclosure",
        "updated",
        "published",
        "item",
        "entry",
        "channel",
        "source",
        "subtitle",
    ];
    let mut at = from;
    loop {
        at = outside_data(source, at)?;
        let here = source.get(at..)?;
        if tag::name(here).is_some_and(|(name, _)| name.contains(':') || ELEMENTS.contains(&name)) {
            return Some(at);
        }
        at += 1;
    }
}

/// Where the next `<` stands that is not within CDATA.
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

/// Where the inside of an element ends and where its own end tag does; none when it is never closed before the next
/// item. In markup elements of the same name may be nested.
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
                depth += usize::from(Tag::read(here).is_some_and(|tag| !tag.empty));
            }
            _ if STOPS.iter().any(|stop| here.starts_with(stop)) => return None,
            _ => {}
        }
        at += 1;
    }
}
