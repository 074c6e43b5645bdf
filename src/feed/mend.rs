use super::entities;

/// The Atom namespace (RFC 4287 §2).
const ATOM: &str = "http://www.w3.org/2005/Atom";
/// Elements open at once; what is nested deeper is text.
const MOST_DEPTH: usize = 256;

/// Makes well-formed, canonical XML of anything that still is a feed: junk before the root, a wrong or missing version,
/// old namespaces, bare `&`, HTML's entities, markup in text, unclosed and crossed tags, truncation. None when there is
/// no root of a feed.
pub(super) fn mend(text: &str) -> Option<String> {
    let start = root(text)?;
    let mut mender = Mender { out: String::with_capacity(text.len() + 256), ..Mender::default() };
    mender.run(text.get(start..)?);
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

/// A tag as it stands in the text.
struct Tag<'a> {
    name: &'a str,
    attributes: &'a str,
    closing: bool,
    empty: bool,
    len: usize,
}

impl<'a> Tag<'a> {
    fn read(tail: &'a str) -> Option<Self> {
        let rest = tail.strip_prefix('<')?;
        let closing = rest.starts_with('/');
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let name_end =
            rest.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/' | '<' | '=')).unwrap_or(rest.len());
        let name = rest.get(..name_end)?;
        if !name.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            return None;
        }
        let body = rest.get(name_end..)?;
        let end = end_of_tag(body)?;
        let inside = body.get(..end)?;
        let empty = inside.ends_with('/');
        let attributes = inside.strip_suffix('/').unwrap_or(inside);
        let len = tail.len() - body.len() + end + 1;
        Some(Self { name, attributes, closing, empty, len })
    }

    fn local(&self) -> &'a str {
        self.name.rsplit(':').next().unwrap_or(self.name)
    }

    /// Names and raw values of the attributes.
    fn pairs(&self) -> Vec<(&'a str, &'a str)> {
        let mut pairs: Vec<(&str, &str)> = Vec::new();
        let mut rest = self.attributes.trim_start();
        while let Some(equals) = rest.find('=') {
            let name = rest.get(..equals).unwrap_or_default().split_whitespace().last().unwrap_or_default();
            let value = rest.get(equals + 1..).unwrap_or_default().trim_start();
            let (value, after) = match value.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    let inner = value.get(1..).unwrap_or_default();
                    let end = inner.find(quote).unwrap_or(inner.len());
                    (inner.get(..end).unwrap_or_default(), inner.get(end + 1..).unwrap_or_default())
                }
                _ => {
                    let end = value.find(char::is_whitespace).unwrap_or(value.len());
                    (value.get(..end).unwrap_or_default(), value.get(end..).unwrap_or_default())
                }
            };
            let good = name.starts_with(|c: char| c.is_alphabetic() || c == '_')
                && name.chars().all(|c| c.is_alphanumeric() || matches!(c, ':' | '_' | '-' | '.'));
            if good && pairs.len() < 100 && !pairs.iter().any(|(known, _)| *known == name) {
                pairs.push((name, value));
            }
            rest = after.trim_start();
        }
        pairs
    }

    fn attribute(&self, name: &str) -> Option<&'a str> {
        self.pairs().into_iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }
}

/// The `>` that ends a tag, not one within a quoted value.
fn end_of_tag(body: &str) -> Option<usize> {
    let mut quote = None;
    let mut after_equals = false;
    for (at, byte) in body.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') if after_equals => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            after_equals = byte == b'=';
        }
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
    /// Whether the Atom elements carry a prefix that the root declares.
    rooted: bool,
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
            self.text("<");
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
            while self.open.len() > at {
                if let Some(open) = self.open.pop() {
                    self.close(&open);
                }
            }
        }
    }

    fn close(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    fn start<'a>(&mut self, tag: &Tag<'_>, rest: &'a str) -> &'a str {
        if !self.rooted {
            self.root(tag);
            return rest;
        }
        // An item cannot stand in an item: the one before was not closed.
        if matches!(tag.local(), "item" | "entry") && self.open.iter().any(|open| open == tag.name) {
            self.end(tag.name);
        }
        let name = self.renamed(tag.name);
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
        if self.holds_text(tag)
            && let Some((inner, after)) = inner(tag.name, rest)
        {
            self.capture(inner);
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
    fn holds_text(&self, tag: &Tag<'_>) -> bool {
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
                RSS.contains(&tag.local()) && !(tag.local() == "author" && atom_author)
            }
            Dialect::Atom | Dialect::AtomOld => {
                let kind = tag.attribute("type").unwrap_or_default();
                let escaped = tag.attribute("mode") == Some("escaped");
                ATOM.contains(&tag.local()) && (escaped || !is_markup(kind))
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
                pairs.retain(|(key, _)| key != "version" && key != "xmlns");
                pairs.push(("version".to_owned(), "2.0".to_owned()));
                "rss".to_owned()
            }
        };
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
        }
    }

    /// Element names of Atom 0.3 as Atom 1.0 has them.
    fn renamed(&self, name: &str) -> String {
        if self.open.len() <= 1
            && self.open.first().is_some_and(|root| root == "rss")
            && name.eq_ignore_ascii_case("rss")
        {
            return "rss".to_owned();
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
            .filter(|(key, _)| self.dialect != Dialect::Rss || *key != "xmlns")
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

/// Prefixes that feeds use without declaring them.
const PREFIXES: [(&str, &str); 7] = [
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("content", "http://purl.org/rss/1.0/modules/content/"),
    ("media", "http://search.yahoo.com/mrss/"),
    ("atom", ATOM),
    ("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"),
    ("slash", "http://purl.org/rss/1.0/modules/slash/"),
    ("sy", "http://purl.org/rss/1.0/modules/syndication/"),
];

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

/// One spelling for each namespace that is known by several.
fn namespace(value: &str) -> String {
    let address = value.trim();
    let known = address.strip_prefix("https://").map_or_else(|| address.to_owned(), |rest| format!("http://{rest}"));
    match known.as_str() {
        "http://search.yahoo.com/mrss" | "http://search.yahoo.com/rss" => "http://search.yahoo.com/mrss/".to_owned(),
        "http://www.w3.org/2005/Atom/" | "http://www.w3.org/2005/atom" => ATOM.to_owned(),
        "http://my.netscape.com/rdf/simple/0.9/"
        | "http://channel.netscape.com/rdf/simple/0.9/"
        | "http://purl.org/rss/1.0"
        | "http://purl.org/net/rss1.1#"
        | "http://purl.org/net/rss1.1/" => "http://purl.org/rss/1.0/".to_owned(),
        "http://purl.org/dc/elements/1.1" | "http://purl.org/dc/elements/1.0/" => {
            "http://purl.org/dc/elements/1.1/".to_owned()
        }
        "http://www.w3.org/2005/Atom"
        | "http://purl.org/rss/1.0/"
        | "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        | "http://purl.org/dc/elements/1.1/"
        | "http://purl.org/rss/1.0/modules/content/" => known,
        _ => value.to_owned(),
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

fn push_attribute(key: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(key);
    out.push_str("=\"");
    push_text(&value.replace('<', "&lt;").replace('"', "&quot;"), out);
    out.push('"');
}

/// Writes text, its references made such that XML knows them.
fn push_text(raw: &str, out: &mut String) {
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        rest.get(..at).unwrap_or_default().chars().for_each(|c| push_plain(c, out));
        let tail = rest.get(at + 1..).unwrap_or_default();
        let end = tail.bytes().take(34).position(|byte| byte == b';');
        let name = end.and_then(|end| tail.get(..end));
        if let Some(text) = name.and_then(reference) {
            out.push_str(&text);
            rest = tail.get(end.unwrap_or(0) + 1..).unwrap_or_default();
        } else {
            out.push_str("&amp;");
            rest = tail;
        }
    }
    rest.chars().for_each(|c| push_plain(c, out));
}

/// A reference as XML may have it; none when it is no reference.
fn reference(name: &str) -> Option<String> {
    if matches!(name, "amp" | "lt" | "gt" | "quot" | "apos") {
        return Some(format!("&{name};"));
    }
    let c = if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return Some(number_text(code));
    } else if name.chars().all(|c| c.is_ascii_alphanumeric()) && !name.is_empty() {
        entities::named(name)?
    } else {
        return None;
    };
    let mut out = String::new();
    c.chars().for_each(|c| push_escaped(c, &mut out));
    Some(out)
}

/// Numbers of the C1 range mean windows-1252 to everyone who writes them (HTML §13.2.5.80).
fn number_text(code: u32) -> String {
    let mut out = String::new();
    let c = match u8::try_from(code) {
        Ok(byte @ 0x80..=0x9f) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next(),
        _ => char::from_u32(code),
    };
    push_escaped(c.unwrap_or('\u{fffd}'), &mut out);
    out
}

fn push_escaped(c: char, out: &mut String) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        c => push_plain(c, out),
    }
}

/// Writes a character that XML 1.0 §2.2 allows; others are left out.
fn push_plain(c: char, out: &mut String) {
    if !(c.is_control() && !matches!(c, '\n' | '\t' | '\r')) && !matches!(c, '\u{fffe}' | '\u{ffff}') {
        out.push(c);
    }
}
