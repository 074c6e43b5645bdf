use url::Url;

use super::entities;
use super::extras::{Extras, Medium};
use crate::model::{Field, Role, Source};
use crate::text::clean_line;

/// Structured names kept of one entry.
const MOST_FIELDS: usize = 100;
/// Characters of one name.
const MOST_NAME: usize = 500;
/// Bytes of the text of one element.
const MOST_TEXT: usize = 8_192;
/// Characters of an address.
const MOST_ADDRESS: usize = 2_000;

/// Reads the extras while the text is mended.
#[derive(Default)]
pub(super) struct Scan {
    /// Those of the feed itself.
    pub(super) feed: Extras,
    /// Those of each entry, in document order.
    pub(super) entries: Vec<Extras>,
    depth: usize,
    /// How deep the open entry is.
    entry: Option<usize>,
    /// How deep the open `source` is, of which nothing but the title is the entry's.
    source: Option<usize>,
    /// Bases in effect, with how deep they were declared; the first is the document's address.
    bases: Vec<(usize, Url)>,
    role: Option<String>,
    /// The address of the open `source`.
    origin: Option<String>,
    /// How deep the open `media:content` is.
    medium: Option<usize>,
    wanted: bool,
    text: String,
    person: Person,
}

#[derive(Default)]
struct Person {
    name: String,
    email: Option<String>,
    url: Option<String>,
}

/// Reads a raw attribute of a tag.
pub(super) type Attribute<'a> = dyn Fn(&str) -> Option<&'a str> + 'a;

impl Scan {
    pub(super) fn new(base: Option<&Url>) -> Self {
        Self { bases: base.map(|base| (0, base.clone())).into_iter().collect(), ..Self::default() }
    }

    /// Takes in a start tag of an element that stands in `parent`.
    pub(super) fn start(&mut self, name: &str, parent: &str, given: &Attribute<'_>) {
        let attribute = |wanted: &str| Some(clean_line(&entities::plain(given(wanted)?), MOST_ADDRESS));
        self.depth += 1;
        let own = local(name);
        if let Some(base) = attribute("xml:base") {
            let last = self.bases.last().map(|(_, base)| base);
            if let Ok(base) = last.map_or_else(|| Url::parse(&base), |last| last.join(&base)) {
                self.bases.push((self.depth, base));
            }
        }
        self.text.clear();
        self.wanted = is_wanted(name, own) || (own == "title" && local(parent) == "source");
        match own {
            "item" | "entry" if self.entry.is_none() && holds_entries(parent) => {
                self.entry = Some(self.depth);
                let (id, language) = (attribute("rdf:about"), attribute("xml:lang"));
                self.entries.push(Extras { id, language, base: self.base(), ..Extras::default() });
            }
            "feed" | "channel" => {
                let (base, language) = (self.base(), attribute("xml:lang"));
                self.feed.base = base.or(self.feed.base.take());
                self.feed.language = language.or(self.feed.language.take());
            }
            "author" | "contributor" => self.person = Person::default(),
            "source" if self.source.is_none() => {
                self.source = Some(self.depth);
                self.origin = attribute("url");
            }
            "link" => self.link(&attribute),
            "content" if name == "media:content" => {
                self.medium = Some(self.depth);
                let url = attribute("url").unwrap_or_default();
                let media = &mut self.target().media;
                if media.len() < MOST_FIELDS {
                    media.push(Medium { url, ..Medium::default() });
                }
            }
            "guid" if given("isPermaLink") == Some("false") => self.target().opaque = true,
            "category" => {
                if let Some(term) = attribute("label").or_else(|| attribute("term")).or_else(|| attribute("text")) {
                    self.target().tag(term);
                }
            }
            "content" | "summary" if self.bases.last().is_some_and(|(depth, _)| *depth == self.depth) => {
                let base = self.base();
                let target = self.target();
                if own == "content" {
                    target.content_base = base;
                } else {
                    target.summary_base = base;
                }
            }
            "credit" if name == "media:credit" => self.role = attribute("role"),
            _ => {}
        }
    }

    fn link(&mut self, attribute: &dyn Fn(&str) -> Option<String>) {
        let Some(href) = attribute("href") else { return };
        let rel = attribute("rel").unwrap_or_default();
        if self.source.is_some() {
            if rel.is_empty() || rel == "alternate" {
                self.origin.get_or_insert(href);
            }
        } else if rel == "replies" {
            self.target().comments.get_or_insert(href);
        } else if matches!(rel.as_str(), "" | "alternate")
            && let Some(language) = attribute("hreflang")
            && self.target().alternates.len() < MOST_FIELDS
        {
            self.target().alternates.push((href, language));
        }
    }

    /// The medium that is open, else what is said of all of them.
    fn medium(&mut self) -> &mut Medium {
        let open = self.medium.is_some();
        let target = self.target();
        match target.media.last_mut() {
            Some(medium) if open => medium,
            _ => &mut target.of_all,
        }
    }

    /// Whether the text of the open element is asked for.
    pub(super) const fn wants_text(&self) -> bool {
        self.wanted
    }

    /// Whether an entry is open.
    pub(super) const fn is_inside(&self) -> bool {
        self.entry.is_some()
    }

    /// The base in effect where one was declared.
    fn base(&self) -> Option<Url> {
        self.bases.last().filter(|(depth, _)| *depth > 0).map(|(_, base)| base.clone())
    }

    /// Takes in decoded text of the open element.
    pub(super) fn text(&mut self, text: &str) {
        if self.text.len() < MOST_TEXT {
            let end = text.floor_char_boundary(MOST_TEXT);
            self.text.push_str(text.get(..end).unwrap_or(text));
        }
    }

    fn target(&mut self) -> &mut Extras {
        match self.entries.last_mut() {
            Some(entry) if self.entry.is_some() => entry,
            _ => &mut self.feed,
        }
    }

    /// Takes in the end of an element that stands in `parent`.
    pub(super) fn end(&mut self, name: &str, parent: &str) {
        if self.wanted || matches!(local(name), "author" | "contributor") {
            self.take(name, parent);
        }
        self.wanted = false;
        if self.entry == Some(self.depth) {
            self.take_lent();
            self.entry = None;
        }
        if self.source == Some(self.depth) {
            self.source = None;
            // Atom's `source` may give its address behind its title.
            if let Some(url) = self.origin.take()
                && let Some(field) = self.target().fields.iter_mut().rfind(|field| field.source == Source::FeedSource)
            {
                field.url.get_or_insert(url);
            }
        }
        if self.medium == Some(self.depth) {
            self.medium = None;
        }
        if self.bases.last().is_some_and(|(depth, _)| *depth == self.depth && *depth > 0) {
            self.bases.pop();
        }
        self.depth = self.depth.saturating_sub(1);
    }

    fn take(&mut self, name: &str, parent: &str) {
        let raw = std::mem::take(&mut self.text);
        // The markup and the references that feeds put in names.
        let text = clean_line(&entities::plain(&raw), MOST_NAME);
        let parent = local(parent);
        let of_person = matches!(parent, "author" | "contributor");
        let in_source = self.source.is_some_and(|depth| depth < self.depth);
        match (name, local(name)) {
            (_, "name") if of_person => self.person.name = text,
            (_, "email") if of_person => self.person.email = some(text),
            (_, "uri" | "url") if of_person => self.person.url = some(text),
            (_, "title") if parent == "source" => self.origin(text),
            (_, "author") if in_source => self.lent(),
            _ if in_source => {}
            ("media:title", _) => self.medium().title = some(text),
            ("media:description", _) => self.medium().caption = some(text),
            ("comments", _) => self.target().comments = some(text),
            ("dc:author", _) if self.is_inside() => self.push(Source::DcCreator, None, text),
            ("dc:author" | "managingEditor" | "webMaster", _) => self.target().makers.push(text),
            ("itunes:author", _) => self.push(Source::ItunesAuthor, None, text),
            (_, "author") => self.author(text),
            (_, "contributor") if name.starts_with("dc:") => self.push(Source::DcContributor, None, text),
            (_, "contributor") => self.named(Source::AtomContributor),
            (_, "creator") => self.push(Source::DcCreator, None, text),
            ("media:credit", _) => {
                let role = credit_role(self.role.take().as_deref());
                if role.is_some() {
                    self.medium().credit.get_or_insert(text.clone());
                    self.push(Source::MediaCredit, role, text);
                }
            }
            (_, "source") => self.origin(text),
            (
                "dc:title" | "dc:description" | "itunes:summary" | "summary" | "dcterms:issued" | "dcterms:modified"
                | "dc:date" | "atom:published" | "atom:updated",
                _,
            ) if matches!(parent, "item" | "channel") && !text.is_empty() => self.spare(name, &raw),
            (_, "guid") => self.target().id = some(text),
            (_, "id") if matches!(parent, "entry" | "feed") => self.target().id = some(text),
            (_, "subject" | "category") => self.target().tag(text),
            (_, "language") => self.target().language = some(text),
            _ => {}
        }
    }

    /// A date that CDF gives as an attribute, under the name of an element.
    pub(super) fn spare_date(&mut self, element: &str, parent: &str, value: &str) {
        if element.starts_with("dcterms:") && parent == "item" {
            self.spare(element, value);
        }
    }

    fn spare(&mut self, name: &str, raw: &str) {
        let target = self.target();
        if target.spare.len() < 20 && target.spare.iter().all(|(known, _)| known != name) {
            target.spare.push((name.to_owned(), raw.to_owned()));
        }
    }

    /// Where an entry was first published.
    fn origin(&mut self, text: String) {
        let url = self.origin.clone();
        self.push(Source::FeedSource, None, text);
        if let Some(field) = self.target().fields.last_mut().filter(|field| field.source == Source::FeedSource) {
            field.url = url;
        }
    }

    /// RSS writes the author as text, Atom as elements.
    fn author(&mut self, text: String) {
        if self.person.name.is_empty() && self.person.email.is_none() {
            self.push(Source::RssAuthor, None, text);
        } else {
            self.named(Source::AtomAuthor);
        }
    }

    fn named(&mut self, source: Source) {
        let person = std::mem::take(&mut self.person);
        if person.name.is_empty() || self.target().fields.len() >= MOST_FIELDS {
            return;
        }
        let field = Field { source, role: None, text: person.name, url: person.url, email: person.email };
        self.target().fields.push(field);
    }

    fn lent(&mut self) {
        let person = std::mem::take(&mut self.person);
        let field =
            |name| Field { source: Source::AtomAuthor, role: None, text: name, url: person.url, email: person.email };
        let field = some(person.name).map(field);
        let lent = &mut self.target().lent;
        lent.extend(field.filter(|_| lent.len() < MOST_FIELDS));
    }

    fn take_lent(&mut self) {
        let entry = self.target();
        let own = |field: &Field| matches!(field.source, Source::AtomAuthor | Source::RssAuthor | Source::DcCreator);
        let lent = std::mem::take(&mut entry.lent);
        if !entry.fields.iter().any(own) {
            entry.fields.extend(lent);
        }
    }

    fn push(&mut self, source: Source, role: Option<Role>, text: String) {
        if text.is_empty() || self.target().fields.len() >= MOST_FIELDS {
            return;
        }
        let field = Field { source, role, text, url: None, email: None };
        if !self.target().fields.contains(&field) {
            self.target().fields.push(field);
        }
    }
}

/// Roles of `media:credit` (EBU role codes): only those who made the picture; a producer or uploader made neither text
/// nor picture.
fn credit_role(role: Option<&str>) -> Option<Role> {
    match role.map(str::to_lowercase).as_deref() {
        None | Some("" | "photographer" | "author") => Some(Role::Photographer),
        Some("illustrator") => Some(Role::Illustrator),
        _ => None,
    }
}

/// Elements that hold the entries of a feed.
fn holds_entries(parent: &str) -> bool {
    matches!(local(parent), "channel" | "feed") || local(parent).eq_ignore_ascii_case("rdf")
}

/// Elements whose text is read here.
fn is_wanted(name: &str, own: &str) -> bool {
    match own {
        "name" | "email" | "uri" | "url" | "author" | "contributor" | "creator" | "source" | "guid" | "id"
        | "subject" | "category" | "language" | "managingEditor" | "webMaster" | "credit" | "summary" | "issued"
        | "modified" | "date" | "comments" => true,
        "title" => !matches!(name, "title" | "atom:title"),
        "description" => matches!(name, "dc:description" | "media:description"),
        "published" | "updated" => name.starts_with("atom:"),
        _ => false,
    }
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}
