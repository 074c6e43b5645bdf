use super::person::{at_address, person};
use super::{MOST_BODY, MOST_FIELDS, MOST_NAME, MOST_TEXT, Scan, entities};
use crate::feed::extras::{Linked, Stamp};
use crate::model::{Field, Source};
use crate::text::clean_line;

/// Elements whose text stands in for one of the feed's own that is missing, each under the name it is kept by.
const SPARE: [&str; 27] = [
    "atom:title",
    "dc:title",
    "dcterms:title",
    "media:title",
    "itunes:title",
    "title",
    "atom:summary",
    "atom:content",
    "atom:subtitle",
    "dc:description",
    "dcterms:description",
    "dcterms:abstract",
    "media:description",
    "itunes:summary",
    "itunes:subtitle",
    "googleplay:description",
    "yandex:full-text",
    "description",
    "summary",
    "content",
    "content:encoded",
    "subtitle",
    "tagline",
    "feedburner:origLink",
    "xhtml:div",
    "abstract",
    "dcterms:alternative",
];

/// Of [`SPARE`] those that the parser maps itself where they are the feed's own.
fn is_mapped(name: &str, parent: &str) -> bool {
    match parent {
        "item" => matches!(name, "title" | "description" | "content:encoded"),
        "channel" => matches!(name, "title" | "description"),
        "entry" => matches!(name, "title" | "summary" | "content"),
        "feed" => matches!(name, "title" | "subtitle"),
        _ => false,
    }
}

fn spare(name: &str, parent: &str) -> Option<&'static str> {
    let known = SPARE.iter().find(|known| **known == name)?;
    // What is said of all media together says something of the entry.
    let of_entry = matches!(parent, "item" | "entry" | "channel" | "feed")
        || (matches!(parent, "media:group" | "media:content") && name.starts_with("media:"));
    (of_entry && !is_mapped(name, parent)).then_some(*known)
}

fn stamp(name: &str) -> Option<Stamp> {
    Some(match name {
        "pubDate" | "published" => Stamp::Published,
        "atom:published" | "created" | "atom:created" | "dcterms:issued" | "dcterms:created" | "dcterms:available"
        | "atom:pubDate" => Stamp::Issued,
        "dc:date" | "dcterms:date" | "date" => Stamp::Dated,
        "updated" | "lastBuildDate" => Stamp::Updated,
        "atom:updated" | "dcterms:modified" => Stamp::Modified,
        _ => return None,
    })
}

/// Bytes that are wanted of the text of an element.
pub(super) fn wanted(name: &str, parent: &str, inside: bool) -> usize {
    let own = name.rsplit(':').next().unwrap_or(name);
    let field = matches!(parent, "item" | "entry" | "channel" | "feed");
    if field && (stamp(name).is_some() || spare(name, parent).is_some()) {
        return if inside { MOST_BODY } else { MOST_TEXT };
    }
    let is = match own {
        "name" | "email" | "uri" | "url" => true,
        "title" | "description" => matches!(parent, "source" | "atom:source") || name.starts_with("media:"),
        "author" | "contributor" | "creator" | "source" | "guid" | "id" | "subject" | "category" | "language"
        | "managingEditor" | "webMaster" | "comments" | "link" | "publisher" => {
            field || matches!(parent, "source" | "atom:source")
        }
        "credit" => name == "media:credit",
        "ttl" | "hour" | "day" | "updatePeriod" | "updateFrequency" => !inside,
        _ => false,
    };
    if is { MOST_TEXT } else { 0 }
}

impl Scan {
    pub(super) fn take(&mut self, name: &str, parent: &str) {
        let raw = std::mem::take(&mut self.text);
        let field = matches!(parent, "item" | "entry" | "channel" | "feed");
        let in_source = self.source.is_some_and(|depth| depth < self.depth);
        if field
            && !in_source
            && let Some(stamp) = stamp(name)
        {
            self.target().date(stamp, raw.trim());
            return;
        }
        if !in_source
            && self.speaks_for_entry(name, parent)
            && let Some(known) = spare(name, parent)
            && !raw.trim().is_empty()
        {
            self.target().say(known, raw.clone());
        }
        // The markup and the references that feeds put in names.
        let text = clean_line(&entities::plain(&raw), MOST_NAME);
        let bare = name.strip_prefix("atom:").unwrap_or(name);
        if matches!(parent, "author" | "contributor" | "atom:author" | "atom:contributor") {
            self.person.take(bare, text);
            return;
        }
        match bare {
            "title" if matches!(parent, "source" | "atom:source") => self.origin(text),
            "author" if in_source => self.lent(),
            "link" if in_source && self.bare_link => self.origin = self.origin.take().or(some(text)),
            _ if in_source => {}
            "source" => self.origin(text),
            "media:title" => self.medium().title = self.medium().title.take().or(some(text)),
            "media:description" => self.medium().caption = self.medium().caption.take().or(some(text)),
            "media:credit" => self.credit(text),
            "ttl" | "hour" | "day" | "sy:updatePeriod" | "sy:updateFrequency" if !self.is_inside() => {
                self.rhythm.take(bare, parent, &text);
            }
            _ if field => self.take_field(name, bare, parent, text),
            _ => {}
        }
    }

    /// Takes in an element that stands in an entry or in the feed itself.
    fn take_field(&mut self, name: &str, bare: &str, parent: &str, text: String) {
        match bare {
            "link" if self.bare_link => {
                let href = self.resolved(text);
                self.target().link(Linked { href, ..Linked::default() });
            }
            "comments" => self.target().comments = self.target().comments.take().or(some(text)),
            "dc:author" if self.is_inside() => self.named(Source::DcCreator, &text),
            "dc:author" | "managingEditor" | "webMaster" => self.maker(&text),
            "itunes:author" | "googleplay:author" => self.named(Source::ItunesAuthor, &text),
            "author" => self.author(name, &text),
            "dc:contributor" => self.named(Source::DcContributor, &text),
            "contributor" => self.element(Source::AtomContributor),
            "dc:creator" | "creator" | "dcterms:creator" => self.named(Source::DcCreator, &text),
            "guid" => self.target().id = some(text).or(self.target().id.take()),
            "id" if name == bare || self.target().id.is_none() => {
                let path = text.contains('/') && !text.contains(char::is_whitespace);
                let text = if path { self.resolved(text) } else { text };
                self.target().id = some(text).or(self.target().id.take());
            }
            "dc:identifier" if self.target().id.is_none() => self.target().id = some(text),
            "dc:subject" | "category" | "media:category" | "dcterms:subject" | "subject"
                if parent != "feed" || bare != "subject" =>
            {
                self.target().tag(text);
            }
            "language" | "dc:language" | "dcterms:language" => {
                self.target().language = self.target().language.take().or(some(text));
            }
            _ => {}
        }
    }

    /// Whether what is said of media is said of the entry: the caption of a picture is no text.
    fn speaks_for_entry(&mut self, name: &str, parent: &str) -> bool {
        if !name.starts_with("media:") || parent != "media:content" {
            return true;
        }
        let medium = self.medium();
        medium.url.is_empty() && medium.kind.is_none()
    }

    /// RSS writes the author as text, Atom as elements.
    fn author(&mut self, name: &str, text: &str) {
        if self.person.is_empty() {
            let source = if name == "author" { Source::RssAuthor } else { Source::AtomAuthor };
            self.named(source, text);
        } else {
            self.element(Source::AtomAuthor);
        }
    }

    /// A maker of the feed.
    fn maker(&mut self, text: &str) {
        let makers = &mut self.target().makers;
        if makers.len() < MOST_FIELDS && !text.is_empty() {
            makers.push(at_address(text).0);
        }
    }

    /// A name that stands in an element as text.
    fn named(&mut self, source: Source, text: &str) {
        let (text, email) = person(text);
        self.push(Field { source, role: None, text, url: None, email });
    }

    /// A person in elements of its own.
    fn element(&mut self, source: Source) {
        if let Some(field) = std::mem::take(&mut self.person).field(source)
            && self.target().fields.len() < MOST_FIELDS
        {
            self.target().fields.push(field);
        }
    }

    /// Where an entry was first published.
    fn origin(&mut self, text: String) {
        let url = self.origin.clone();
        self.push(Field { source: Source::FeedSource, role: None, text, url, email: None });
    }

    fn lent(&mut self) {
        let field = std::mem::take(&mut self.person).field(Source::AtomAuthor);
        let lent = &mut self.target().lent;
        lent.extend(field.filter(|_| lent.len() < MOST_FIELDS));
    }

    pub(super) fn take_lent(&mut self) {
        let entry = self.target();
        let own = |field: &Field| matches!(field.source, Source::AtomAuthor | Source::RssAuthor | Source::DcCreator);
        let lent = std::mem::take(&mut entry.lent);
        if !entry.fields.iter().any(own) {
            entry.fields.extend(lent);
        }
    }
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}
