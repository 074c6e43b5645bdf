use std::borrow::Cow;

use super::attributes::is_base;
use super::tag::{self, Tag, local};
use super::text::{push_attribute, push_text};
use super::{ATOM, Dialect, Mender, PREFIXES, namespace, text};

/// Names that the root element of a feed has.
const ROOTS: [&str; 4] = ["rss", "feed", "rdf", "channel"];
/// Root elements without an end that are looked at.
const MOST_TRIES: usize = 20;

/// Where the root element of a feed starts.
pub(super) fn find(text: &str) -> Option<usize> {
    let mut from = 0;
    let mut tries = 0;
    while let Some(next) = memchr::memchr(b'<', text.as_bytes().get(from..)?) {
        let at = from + next;
        let tail = text.get(at..)?;
        from = at + 1;
        if tail.starts_with("<!--") {
            from = at + tail.find("-->").map_or(tail.len(), |end| end + 3);
            continue;
        }
        let name = tag::name(tail).filter(|(_, closing)| !closing).map(|(name, _)| local(name));
        if name.is_some_and(|name| ROOTS.iter().any(|root| root.eq_ignore_ascii_case(name))) {
            if Tag::read(tail).is_some() {
                return Some(at);
            }
            tries += 1;
            if tries > MOST_TRIES {
                return None;
            }
        }
    }
    None
}

impl<'a> Mender<'a> {
    /// Writes the root element with the version and the namespaces that it has to have.
    pub(super) fn root(&mut self, tag: &Tag<'a>, at: usize) {
        self.rooted = true;
        let to = at + tag.len;
        let (given, mut same) = tag.pairs();
        let mut pairs: Vec<(Cow<'a, str>, Cow<'a, str>)> = Vec::with_capacity(given.len() + 1);
        for (key, value) in given {
            if key == "xml:base" && !is_base(value) {
                same = false;
                continue;
            }
            let spelled = if key.starts_with("xmlns") { namespace(value) } else { Cow::Borrowed(value) };
            same &= spelled == value && text::is_clean(value);
            pairs.push((Cow::Borrowed(key), spelled));
        }
        let local = tag.local().to_ascii_lowercase();
        let name = match local.as_str() {
            "feed" => {
                same &= !self.atom(tag, &mut pairs);
                tag.name
            }
            "rdf" => {
                self.dialect = Dialect::Rdf;
                tag.name
            }
            _ => {
                self.prefix = tag.name.split_once(':').map(|(prefix, _)| prefix);
                same &= pairs.iter().any(|(key, value)| key == "version" && value == "2.0")
                    && pairs.iter().all(|(key, _)| key != "xmlns");
                pairs.retain(|(key, _)| key != "version" && key != "xmlns");
                pairs.push((Cow::Borrowed("version"), Cow::Borrowed("2.0")));
                "rss"
            }
        };
        for (index, (prefix, _)) in PREFIXES.iter().enumerate() {
            let known = pairs.iter().any(|(key, _)| key.strip_prefix("xmlns:") == Some(prefix));
            if let Some(declared) = self.declared.get_mut(index) {
                *declared = known;
            }
        }
        if same && name == tag.name && !tag.empty {
            self.root_end = self.out.written(to) - 1;
        } else {
            let out = self.out.exchange(at, to);
            out.push('<');
            out.push_str(name);
            for (key, value) in &pairs {
                push_attribute(key, value, out);
            }
            self.root_end = out.len();
            out.push('>');
        }
        self.scan.start(name, "", &|wanted| tag.attribute(wanted));
        self.open.push(Cow::Borrowed(name));
        if local == "channel" {
            self.out.insert(to, "<channel>");
            self.open.push(Cow::Borrowed("channel"));
            self.attributes_as_elements(tag, "channel", to);
        }
        if tag.empty {
            self.close_to(0, to);
        }
    }

    /// Gives the root of an Atom feed its namespace and answers whether that changed anything.
    fn atom(&mut self, tag: &Tag<'a>, pairs: &mut Vec<(Cow<'a, str>, Cow<'a, str>)>) -> bool {
        let is_old = |value: &str| value.contains("purl.org/atom");
        self.prefix = tag.name.split_once(':').map(|(prefix, _)| prefix);
        let old = tag.attribute("version") == Some("0.3")
            || pairs.iter().any(|(key, value)| key.starts_with("xmlns") && is_old(value));
        self.dialect = if old { Dialect::AtomOld } else { Dialect::Atom };
        let mut changed = false;
        for (key, value) in pairs.iter_mut() {
            if (key == "xmlns" || (key.starts_with("xmlns:") && is_old(value))) && value != ATOM {
                changed = true;
                *value = Cow::Borrowed(ATOM);
            }
        }
        if !tag.name.contains(':') && !pairs.iter().any(|(key, _)| key == "xmlns") {
            changed = true;
            pairs.push((Cow::Borrowed("xmlns"), Cow::Borrowed(ATOM)));
        }
        changed
    }

    /// CDF writes the address and the date of a channel or item as attributes.
    pub(super) fn attributes_as_elements(&mut self, tag: &Tag<'a>, name: &str, at: usize) {
        let wanted: [(&str, &str); 2] = match name {
            "item" => [("href", "link"), ("lastmod", "dcterms:modified")],
            "channel" => [("href", "link"), ("lastmod", "lastBuildDate")],
            _ => return,
        };
        if self.dialect != Dialect::Rss || tag.attributes.is_empty() {
            return;
        }
        for (key, value) in tag.pairs().0 {
            let element = wanted.iter().find(|(wanted, _)| key.eq_ignore_ascii_case(wanted));
            let Some((_, element)) = element else { continue };
            let out = self.out.exchange(at, at);
            for part in ["<", element, ">"] {
                out.push_str(part);
            }
            push_text(&value.replace('<', "&lt;"), out);
            for part in ["</", element, ">"] {
                out.push_str(part);
            }
            self.scan.spare_date(element, name, value);
        }
    }
}
