use std::borrow::Cow;

use super::tag::Tag;
use super::text::{push_attribute, push_text};
use super::{ATOM, Dialect, Mender, Open};

/// Whether an element occurs only in feeds, directly below the root or channel.
pub(super) fn is_of_feed(name: &str, parent: &str) -> bool {
    matches!(parent, "rss" | "channel" | "feed" | "item" | "entry")
        && matches!(
            name,
            "channel"
                | "item"
                | "entry"
                | "title"
                | "link"
                | "description"
                | "id"
                | "updated"
                | "pubDate"
                | "lastBuildDate"
                | "author"
                | "subtitle"
                | "summary"
                | "content"
                | "guid"
                | "language"
                | "category"
                | "items"
        )
}

impl<'a> Mender<'a> {
    /// Writes the root element with its required version and namespace.
    pub(super) fn root(&mut self, tag: &Tag<'a>, at: usize) {
        self.root = tag.name;
        let to = at + tag.len;
        let prefix = tag.name.split_once(':').map_or("", |(prefix, _)| prefix);
        let local = tag.local().to_ascii_lowercase();
        let atom = matches!(local.as_str(), "feed" | "entry");
        let rdf = local == "rdf";
        self.dialect = if atom { Dialect::Atom } else { Dialect::Rss };
        self.names.set_own(if atom { "atom" } else { "rss" }, if rdf { "" } else { prefix });
        self.names.declare(tag, 1);
        let (given, _) = tag.pairs();
        self.old = atom
            && (tag.attribute("version") == Some("0.3")
                || given.iter().any(|(key, value)| key.starts_with("xmlns") && value.contains("purl.org/atom")));
        let declared = given.iter().any(|(key, value)| {
            key.starts_with("xmlns") && (value.contains("www.w3.org/2005/Atom") || value.contains("purl.org/atom"))
        });
        // An empty RSS feed is valid; an element named `feed` or `RDF` may be anything.
        self.has_feed_element = local == "rss"
            || (local == "feed" && declared)
            || (local == "channel" && tag.attribute("LASTMOD").is_some());
        let root = if atom { "feed" } else { "rss" };
        let out = self.out.exchange(at, to);
        out.push('<');
        out.push_str(root);
        push_attribute(if atom { "xmlns" } else { "version" }, if atom { ATOM } else { "2.0" }, out);
        for (key, value) in given {
            if matches!(key, "xml:base" | "xml:lang") && (key != "xml:base" || self.scan.based(value).is_some()) {
                push_attribute(key, value, out);
            }
        }
        self.root_end = out.len();
        out.push('>');
        self.scan.start(root, "", at, &|wanted| tag.attribute(wanted));
        self.open.push(Open::new(Cow::Borrowed(root)));
        if matches!(local.as_str(), "channel" | "entry") {
            self.empty_root = false;
            self.open_within(tag, &local, to);
        }
        if tag.empty {
            self.close_to(0, to);
        }
    }

    /// Opens the element for a root that is valid only inside another: a lone entry, the channel of CDF.
    fn open_within(&mut self, tag: &Tag<'a>, local: &str, to: usize) {
        let (name, parent) = if local == "entry" { ("entry", "feed") } else { ("channel", "rss") };
        let start = self.out.written(to);
        self.out.insert(to, &format!("<{name}>"));
        self.scan.start(name, parent, to, &|wanted| tag.attribute(wanted).filter(|_| wanted != "xml:base"));
        self.open.push(Open::new(Cow::Borrowed(name)));
        if name == "entry" {
            self.places.push(start..start);
        }
        self.attributes_as_elements(tag, name, to);
    }

    /// Writes the address and date of a channel or item, which CDF gives as attributes, as elements.
    pub(super) fn attributes_as_elements(&mut self, tag: &Tag<'a>, name: &str, at: usize) {
        if self.dialect != Dialect::Rss || tag.attributes.is_empty() || !matches!(name, "item" | "channel") {
            return;
        }
        for (key, value) in tag.pairs().0 {
            if key.eq_ignore_ascii_case("lastmod") {
                self.scan.date(name == "item", value);
            }
            if key.eq_ignore_ascii_case("href") {
                let out = self.out.exchange(at, at);
                out.push_str("<link>");
                push_text(&value.replace('<', "&lt;"), out);
                out.push_str("</link>");
                self.scan.link(value);
            }
        }
    }
}
