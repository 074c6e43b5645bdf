mod doctype;
mod names;
mod namespaces;
mod tag;
mod write;

use namespaces::{ATOM, PREFIXES, namespace};
use tag::Tag;
use write::{push_attribute, push_escaped, push_text};

/// Elements open at once; what is nested deeper is text.
const MOST_DEPTH: usize = 256;
/// Tags without an end that are looked for; each is searched for to the end of the document.
const MOST_UNCLOSED: usize = 100;

/// Makes well-formed, canonical XML of anything that still is a feed: junk before the root, a wrong or missing version,
/// old namespaces, bare `&`, HTML's entities, markup in text, unclosed and crossed tags, truncation. None when there is
/// no root of a feed.
pub(super) fn mend(text: &str) -> Option<String> {
    let start = root(text)?;
    let mut mender = Mender { out: String::with_capacity(text.len() + 256), ..Mender::default() };
    let (prologue, document) = text.split_at_checked(start)?;
    mender.run(&doctype::expanded(prologue, document));
    Some(mender.out)
}

/// Where the root element of a feed starts.
pub(super) fn root(text: &str) -> Option<usize> {
    const ROOTS: [&str; 4] = ["rss", "feed", "rdf", "channel"];
    let mut from = 0;
    while let Some(at) = text.get(from..)?.find('<') {
        let at = from + at;
        let tail = text.get(at..)?;
        if tail.starts_with("<!--") {
            from = at + tail.find("-->").map_or(tail.len(), |end| end + 3);
            continue;
        }
        let tag = Tag::read(tail);
        if let Some(tag) = tag
            && !tag.closing
            && ROOTS.contains(&tag.local().to_ascii_lowercase().as_str())
        {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Dialect {
    #[default]
    Rss,
    Atom,
    AtomOld,
}

#[derive(Default)]
struct Mender {
    out: String,
    /// Names of the open elements, as written out.
    open: Vec<String>,
    dialect: Dialect,
    /// Whether the root element was seen.
    rooted: bool,
    /// The prefix of the root element of an RSS feed, which its own elements carry.
    prefix: Option<String>,
    /// The address by which RDF names the open item, until a link of its own is seen.
    about: Option<String>,
    /// Tags that never ended.
    unclosed: usize,
    /// Elements of text that were never closed.
    unclosed_text: usize,
}

impl Mender {
    fn run(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find('<') {
            let (before, tail) = rest.split_at(at);
            self.text(before);
            rest = self.markup(tail);
            if self.rooted && self.open.is_empty() {
                return;
            }
        }
        self.text(rest);
        while let Some(name) = self.open.pop() {
            self.close(&name);
        }
    }

    fn text(&mut self, raw: &str) {
        if !self.open.is_empty() {
            push_text(raw, &mut self.out);
        }
    }

    /// Takes one piece of markup in and answers what comes after it.
    fn markup<'a>(&mut self, tail: &'a str) -> &'a str {
        let after = |len: usize| tail.get(len..).unwrap_or_default();
        if let Some(inner) = tail.strip_prefix("<![CDATA[") {
            let end = inner.find("]]>").unwrap_or(inner.len());
            self.cdata(inner.get(..end).unwrap_or_default());
            return inner.get(end + 3..).unwrap_or_default();
        }
        if tail.starts_with("<!--") {
            return after(tail.find("-->").map_or(tail.len(), |end| end + 3));
        }
        if tail.starts_with("<?") || tail.starts_with("<!") {
            return after(tail.find('>').map_or(tail.len(), |end| end + 1));
        }
        let Some(tag) = Tag::read(tail) else {
            let is_tag = after(1).strip_prefix('/').unwrap_or(after(1)).starts_with(char::is_alphabetic);
            self.unclosed += usize::from(is_tag);
            // A tag that the end of the document cut off; or more quotes without an end than a feed can have.
            if is_tag && (self.unclosed > MOST_UNCLOSED || !tail.contains('>')) {
                return "";
            }
            self.text("&lt;");
            return after(1);
        };
        let rest = after(tag.len);
        if tag.closing {
            self.end(tag.name);
            return rest;
        }
        self.start(&tag, rest)
    }

    fn cdata(&mut self, inner: &str) {
        for c in inner.chars() {
            push_escaped(c, &mut self.out);
        }
    }

    fn end(&mut self, name: &str) {
        let name = self.renamed(name);
        if let Some(at) = self.open.iter().rposition(|open| *open == name) {
            // Items that stand behind their channel still belong to it.
            let at = if name == "channel" && self.open.first().is_some_and(|root| root == "rss") { at + 1 } else { at };
            while self.open.len() > at {
                if let Some(open) = self.open.pop() {
                    self.close(&open);
                }
            }
        }
    }

    fn close(&mut self, name: &str) {
        if name == "item"
            && let Some(about) = self.about.take()
        {
            // The parser passes over an item without a link.
            self.out.push_str("<link>");
            push_text(&about, &mut self.out);
            self.out.push_str("</link>");
        }
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    fn start<'a>(&mut self, tag: &Tag<'_>, rest: &'a str) -> &'a str {
        if !self.rooted {
            self.root(tag);
            return rest;
        }
        let name = self.renamed(tag.name);
        // An item cannot stand in an item: the one before was not closed, unless an extension holds it.
        if matches!(name.as_str(), "item" | "entry")
            && let Some(at) = self.open.iter().rposition(|open| *open == name)
            && !self.open.iter().skip(at).any(|open| open.contains(':'))
        {
            self.end(tag.name);
        }
        // An empty description beside one with text would take its place.
        let empty = tag.empty || rest.trim_start().starts_with("</");
        if name == "description" && empty && self.dialect == Dialect::Rss {
            return rest;
        }
        if name == "channel" && self.open.contains(&name) {
            return rest;
        }
        self.out.push('<');
        self.out.push_str(&name);
        for (key, value) in self.attributes(tag) {
            push_attribute(&key, &value, &mut self.out);
        }
        if tag.empty {
            self.out.push_str("/>");
            return rest;
        }
        self.out.push('>');
        match name.as_str() {
            "item" => self.about = tag.attribute("rdf:about").map(ToOwned::to_owned),
            "link" => self.about = None,
            _ => {}
        }
        self.attributes_as_elements(tag, &name);
        let held = self.holds_text(tag, &name) && self.unclosed_text < MOST_UNCLOSED;
        let inside = if held { inner(tag.name, rest) } else { None };
        self.unclosed_text += usize::from(held && inside.is_none());
        if let Some((inner, after)) = inside {
            match Some(inner).filter(|_| self.is_packed(tag)).and_then(unpacked) {
                Some(text) => self.cdata(&text),
                None => self.capture(inner),
            }
            self.close(&name);
            return after;
        }
        if self.open.len() < MOST_DEPTH {
            self.open.push(name);
        } else {
            self.close(&name);
        }
        rest
    }

    /// Writes text that may hold markup as escaped text.
    fn capture(&mut self, inner: &str) {
        if !inner.contains('<') {
            push_text(inner, &mut self.out);
            return;
        }
        let mut rest = inner;
        while let Some(at) = rest.find('<') {
            let (before, tail) = rest.split_at(at);
            if let Some(data) = tail.strip_prefix("<![CDATA[") {
                push_text(before, &mut self.out);
                let end = data.find("]]>").unwrap_or(data.len());
                self.cdata(data.get(..end).unwrap_or_default());
                rest = data.get(end + 3..).unwrap_or_default();
            } else {
                push_text(before, &mut self.out);
                self.out.push_str("&lt;");
                rest = tail.get(1..).unwrap_or_default();
            }
        }
        push_text(rest, &mut self.out);
    }

    /// Whether an element holds text whatever stands in it.
    fn holds_text(&self, tag: &Tag<'_>, name: &str) -> bool {
        const RSS: [&str; 11] = [
            "title",
            "description",
            "encoded",
            "link",
            "guid",
            "pubDate",
            "creator",
            "author",
            "category",
            "comments",
            "date",
        ];
        const ATOM: [&str; 6] = ["title", "summary", "content", "subtitle", "tagline", "rights"];
        match self.dialect {
            Dialect::Rss => {
                let atom_author = tag.name.starts_with("atom:") || tag.name.starts_with("a10:");
                let local = name.rsplit(':').next().unwrap_or(name);
                RSS.contains(&local) && !(local == "author" && atom_author) && name != "itunes:category"
            }
            Dialect::Atom | Dialect::AtomOld => {
                let kind = tag.attribute("type").unwrap_or_default();
                let escaped = tag.attribute("mode") == Some("escaped");
                ATOM.contains(&tag.local()) && (escaped || self.is_packed(tag) || !is_markup(kind))
            }
        }
    }

    fn root(&mut self, tag: &Tag<'_>) {
        self.rooted = true;
        let local = tag.local().to_ascii_lowercase();
        let mut pairs: Vec<(String, String)> =
            tag.pairs().into_iter().map(|(key, value)| (key.to_owned(), namespace(value))).collect();
        let name = match local.as_str() {
            "feed" => {
                let old = tag.attribute("version") == Some("0.3")
                    || pairs.iter().any(|(key, value)| key.starts_with("xmlns") && value.contains("purl.org/atom"));
                self.dialect = if old { Dialect::AtomOld } else { Dialect::Atom };
                for (key, value) in &mut pairs {
                    if key == "xmlns" || (key.starts_with("xmlns:") && value.contains("purl.org/atom")) {
                        ATOM.clone_into(value);
                    }
                }
                let prefixed = tag.name.contains(':');
                if !prefixed && !pairs.iter().any(|(key, _)| key == "xmlns") {
                    pairs.push(("xmlns".to_owned(), ATOM.to_owned()));
                }
                tag.name.to_owned()
            }
            "rdf" => tag.name.to_owned(),
            _ => {
                self.prefix = tag.name.split_once(':').map(|(prefix, _)| prefix.to_owned());
                pairs.retain(|(key, _)| key != "version" && key != "xmlns");
                pairs.push(("version".to_owned(), "2.0".to_owned()));
                "rss".to_owned()
            }
        };
        pairs.retain(|(key, value)| key != "xml:base" || is_base(value));
        for (prefix, address) in PREFIXES {
            let key = format!("xmlns:{prefix}");
            if !pairs.iter().any(|(known, _)| *known == key) {
                pairs.push((key, address.to_owned()));
            }
        }
        self.out.push('<');
        self.out.push_str(&name);
        for (key, value) in pairs {
            push_attribute(&key, &value, &mut self.out);
        }
        self.out.push('>');
        self.open.push(name);
        if local == "channel" {
            self.out.push_str("<channel>");
            self.open.push("channel".to_owned());
            self.attributes_as_elements(tag, "channel");
        }
    }

    /// CDF writes the address and the date of a channel or item as attributes.
    fn attributes_as_elements(&mut self, tag: &Tag<'_>, name: &str) {
        let wanted: [(&str, &str); 2] = match name {
            "item" => [("href", "link"), ("lastmod", "dcterms:modified")],
            "channel" => [("href", "link"), ("lastmod", "lastBuildDate")],
            _ => return,
        };
        for (key, value) in tag.pairs() {
            let element =
                wanted.iter().find(|(wanted, _)| key.eq_ignore_ascii_case(wanted)).map(|(_, element)| element);
            if let Some(element) = element.filter(|_| self.dialect == Dialect::Rss) {
                self.out.push('<');
                self.out.push_str(element);
                self.out.push('>');
                push_text(value, &mut self.out);
                self.close(element);
            }
        }
    }

    /// Whether text is packed as base64 (Atom 0.3 `mode`, RFC 4287 §4.1.3.3).
    fn is_packed(&self, tag: &Tag<'_>) -> bool {
        if self.dialect == Dialect::Rss {
            return false;
        }
        let kind = tag.attribute("type").unwrap_or_default().to_ascii_lowercase();
        let media = kind.contains('/') && !kind.starts_with("text/") && !is_markup(&kind);
        tag.attribute("mode") == Some("base64") || (media && tag.attribute("mode").is_none())
    }

    /// Element names of Atom 0.3 as Atom 1.0 has them, those of RSS as RSS 2.0 spells them.
    fn renamed(&self, name: &str) -> String {
        if self.dialect == Dialect::Rss {
            let own = self.prefix.as_deref().and_then(|prefix| name.strip_prefix(prefix)?.strip_prefix(':'));
            return names::rss(own.unwrap_or(name), self.open.iter().any(|open| open == "item"));
        }
        if self.dialect != Dialect::AtomOld {
            return name.to_owned();
        }
        let (prefix, local) = name.rsplit_once(':').map_or(("", name), |(prefix, local)| (prefix, local));
        let local = match local {
            "issued" | "created" => "published",
            "modified" => "updated",
            "tagline" => "subtitle",
            "copyright" => "rights",
            "url" => "uri",
            other => other,
        };
        if prefix.is_empty() { local.to_owned() } else { format!("{prefix}:{local}") }
    }

    fn attributes(&self, tag: &Tag<'_>) -> Vec<(String, String)> {
        let mut pairs: Vec<(String, String)> = tag
            .pairs()
            .into_iter()
            .filter(|(key, value)| {
                (self.dialect != Dialect::Rss || *key != "xmlns") && (*key != "xml:base" || is_base(value))
            })
            .map(|(key, value)| (key.to_owned(), namespace(value)))
            .collect();
        let text = matches!(tag.local(), "title" | "summary" | "content" | "subtitle" | "tagline" | "rights");
        if self.dialect != Dialect::Rss && text {
            let old = self.dialect == Dialect::AtomOld;
            let kind = pairs.iter().find(|(key, _)| key == "type").map(|(_, value)| value.clone());
            let source = pairs.iter().any(|(key, _)| key == "src");
            pairs.retain(|(key, _)| key != "type" && key != "mode");
            if let Some(kind) = kind_of(kind.as_deref(), old, source) {
                pairs.push(("type".to_owned(), kind));
            }
        }
        pairs
    }
}

/// A base that no address can be resolved against would make the parser give the whole feed up.
fn is_base(value: &str) -> bool {
    matches!(url::Url::parse(value.trim()), Ok(_) | Err(url::ParseError::RelativeUrlWithoutBase))
}

fn unpacked(packed: &str) -> Option<String> {
    use base64::Engine as _;
    let packed: String = packed.split_whitespace().collect();
    let bytes = base64::engine::general_purpose::STANDARD.decode(packed).ok()?;
    String::from_utf8(bytes).ok()
}

fn is_markup(kind: &str) -> bool {
    let kind = kind.to_ascii_lowercase();
    kind == "xhtml" || kind.contains("xhtml") || kind.ends_with("+xml") || kind.ends_with("/xml")
}

/// The type of a text construct as RFC 4287 §3.1.1 knows it.
fn kind_of(kind: Option<&str>, old: bool, source: bool) -> Option<String> {
    let given = kind.unwrap_or_default().trim().to_ascii_lowercase();
    if source {
        return Some(if given.contains('/') { given } else { "text/html".to_owned() });
    }
    if is_markup(&given) {
        return Some("xhtml".to_owned());
    }
    match given.as_str() {
        "" if old => Some("html".to_owned()),
        "" => None,
        "text" | "text/plain" | "plain" => Some("text".to_owned()),
        _ => Some("html".to_owned()),
    }
}

/// The inside of an element up to its own end tag, and what comes after that; none when it is never closed before the
/// next item.
fn inner<'a>(name: &str, rest: &'a str) -> Option<(&'a str, &'a str)> {
    let end_tag = format!("</{name}");
    let mut from = 0;
    loop {
        let tail = rest.get(from..)?;
        let next = tail.find('<')?;
        let at = from + next;
        let here = rest.get(at..)?;
        if let Some(data) = here.strip_prefix("<![CDATA[") {
            from = at + 9 + data.find("]]>")? + 3;
        } else if here.starts_with(&end_tag) {
            let close = here.find('>')?;
            return Some((rest.get(..at)?, here.get(close + 1..)?));
        } else if ["</item>", "</entry>", "<item>", "<entry>", "</channel>"].iter().any(|stop| here.starts_with(stop)) {
            return None;
        } else {
            from = at + 1;
        }
    }
}
