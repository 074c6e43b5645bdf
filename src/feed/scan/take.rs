use super::bounds::{MOST_FIELDS, MOST_NAME};
use super::person::{at_address, person};
use super::wanted::{spare, stamp};
use super::{Scan, entities};
use crate::feed::extras::Linked;
use crate::model::{Field, Source};
use crate::text::clean_line;

impl Scan {
    /// Processes the decoded text of an element at its end.
    pub(super) fn take(&mut self, name: &str, parent: &str, raw: &str) {
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
            && self.applies_to_entry(name, parent)
            && let Some(known) = spare(name, parent)
            && !raw.trim().is_empty()
        {
            self.target().keep_text(known, raw.to_owned());
            if !name.starts_with("media:") {
                return;
            }
        }
        // Feeds put markup and references in names.
        let text = clean_line(&entities::plain(raw), MOST_NAME);
        let bare = name.strip_prefix("atom:").unwrap_or(name);
        if matches!(parent, "author" | "contributor" | "atom:author" | "atom:contributor") {
            self.person.take(bare, text);
            return;
        }
        match bare {
            "title" if matches!(parent, "source" | "atom:source") => self.origin(text),
            "author" if in_source => self.source_authors(),
            "link" if in_source && self.bare_link.is_some() => self.origin = self.origin.take().or(some(text)),
            _ if in_source => {}
            "source" => self.origin(text),
            "url" if parent == "image" && self.is_inside() => self.picture(some(text)),
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

    /// Processes an element of an entry or of the feed itself.
    fn take_field(&mut self, name: &str, bare: &str, parent: &str, text: String) {
        match bare {
            "link" => {
                if let Some(link) = self.bare_link.take() {
                    let href = self.resolved(text);
                    self.target().link(Linked { href, ..link });
                }
            }
            // Not an element of RSS: the best substitute for a missing link.
            "url" if parent == "item" => {
                let href = self.resolved(text);
                self.target().link(Linked { href, rel: "related".to_owned(), ..Linked::default() });
            }
            "image" => self.picture(some(text)),
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

    /// Whether a property of media also applies to the entry: what a video or recording says is the entry's text, a
    /// picture's caption is not.
    fn applies_to_entry(&mut self, name: &str, parent: &str) -> bool {
        if !name.starts_with("media:") || parent != "media:content" {
            return true;
        }
        let medium = self.medium();
        match &medium.kind {
            Some(kind) => ["video", "audio"].iter().any(|heard| kind.trim().to_ascii_lowercase().starts_with(heard)),
            None => medium.url.is_empty(),
        }
    }

    /// RSS gives the author as text, Atom as elements.
    fn author(&mut self, name: &str, text: &str) {
        if self.person.is_empty() {
            let source = if name == "author" { Source::RssAuthor } else { Source::AtomAuthor };
            self.named(source, text);
        } else {
            self.element(Source::AtomAuthor);
        }
    }

    /// Adds an editor or webmaster of the feed.
    fn maker(&mut self, text: &str) {
        let makers = &mut self.target().makers;
        if makers.len() < MOST_FIELDS && !text.is_empty() {
            makers.push(at_address(text).0);
        }
    }

    /// Adds a name given as an element's text.
    fn named(&mut self, source: Source, text: &str) {
        let (text, email) = person(text);
        self.push(Field { source, role: None, text, url: None, email });
    }

    /// Adds a person given as elements.
    fn element(&mut self, source: Source) {
        if let Some(field) = std::mem::take(&mut self.person).field(source)
            && self.target().fields.len() < MOST_FIELDS
        {
            self.target().fields.push(field);
        }
    }

    /// Sets the place of first publication.
    fn origin(&mut self, text: String) {
        let url = self.origin.clone();
        self.push(Field { source: Source::FeedSource, role: None, text, url, email: None });
    }

    fn source_authors(&mut self) {
        let field = std::mem::take(&mut self.person).field(Source::AtomAuthor);
        let source_authors = &mut self.target().source_authors;
        source_authors.extend(field.filter(|_| source_authors.len() < MOST_FIELDS));
    }

    pub(super) fn inherit_source_authors(&mut self) {
        let entry = self.target();
        let own = |field: &Field| matches!(field.source, Source::AtomAuthor | Source::RssAuthor | Source::DcCreator);
        let source_authors = std::mem::take(&mut entry.source_authors);
        if !entry.fields.iter().any(own) {
            entry.fields.extend(source_authors);
        }
    }
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}
