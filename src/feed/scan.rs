mod bounds;
mod pace;
mod person;
mod take;
mod wanted;

use url::Url;

use super::entities;
use super::extras::{Extras, Linked, Medium, Stamp};
use super::links;
use crate::model::{Field, Role, Source};
use crate::text::clean_line;
use bounds::{MOST_ADDRESS, MOST_BASE, MOST_FIELDS};
use pace::Rhythm;
use person::Person;
pub(super) use person::person as named;

/// Reads the extras while the text is mended. Element names are given as in the canonical form.
#[derive(Default)]
pub(super) struct Scan {
    /// Extras of the feed itself.
    pub(super) feed: Extras,
    /// Extras of each entry in document order: the index is the entry's ordinal.
    pub(super) entries: Vec<Extras>,
    depth: usize,
    /// Depth of the open entry.
    entry: Option<usize>,
    /// Depth of the open `source` element, of which only the title belongs to the entry.
    source: Option<usize>,
    /// Bases in effect, each with the depth of its declaration; the first is the document's address.
    bases: Vec<(usize, Url)>,
    role: Option<String>,
    /// Address of the open `source`.
    origin: Option<String>,
    /// Depth of the open `media:content`.
    medium: Option<usize>,
    /// Maximum number of bytes kept of the open element's text.
    wanted: usize,
    text: String,
    person: Person,
    /// The open link that has no `href`; its text may be the address.
    bare_link: Option<Linked>,
    rhythm: Rhythm,
}

/// Returns the raw value of an attribute by name.
pub(super) type Attribute<'a> = dyn Fn(&str) -> Option<&'a str> + 'a;

impl Scan {
    pub(super) fn new(base: Option<&Url>) -> Self {
        let base = base.filter(|base| base.as_str().len() <= MOST_ADDRESS);
        Self { bases: base.map(|base| (0, base.clone())).into_iter().collect(), ..Self::default() }
    }

    /// The extras of the feed and of its entries.
    pub(super) fn finish(mut self) -> (Extras, Vec<Extras>) {
        self.feed.pace = self.rhythm.pace();
        (self.feed, self.entries)
    }

    /// The base that results from an `xml:base` and the one in effect; none if it is not an address or too long.
    pub(super) fn based(&self, value: &str) -> Option<Url> {
        let value = entities::decoded(value);
        let value = value.trim();
        if value.len() > MOST_BASE {
            return None;
        }
        let last = self.bases.last().map(|(_, base)| base);
        let base = last.map_or_else(|| Url::parse(value), |last| last.join(value)).ok()?;
        (base.as_str().len() <= MOST_BASE).then_some(base)
    }

    /// Processes a start tag at a position in the document, of an element in `parent`.
    pub(super) fn start(&mut self, name: &str, parent: &str, at: usize, given: &Attribute<'_>) {
        let attribute = |wanted: &str| Some(clean_line(&entities::plain(given(wanted)?), MOST_ADDRESS));
        self.depth += 1;
        if let Some(base) = given("xml:base").and_then(|base| self.based(base)) {
            self.bases.push((self.depth, base));
        }
        self.text.clear();
        self.wanted = wanted::wanted(name, parent, self.is_inside());
        match name {
            "item" | "entry" if self.entry.is_none() && matches!(parent, "channel" | "feed") => {
                self.entry = Some(self.depth);
                let (id, language) = (attribute("rdf:about"), attribute("xml:lang"));
                self.entries.push(Extras { at, id, language, base: self.base(), ..Extras::default() });
            }
            "feed" | "channel" | "rss" => {
                let (base, language) = (self.base(), attribute("xml:lang"));
                self.feed.base = base.or(self.feed.base.take());
                self.feed.language = language.or(self.feed.language.take());
            }
            "author" | "contributor" | "atom:author" | "atom:contributor" => self.person = Person::default(),
            "source" | "atom:source" if self.source.is_none() => {
                self.source = Some(self.depth);
                self.origin = attribute("url");
            }
            "link" | "atom:link" => self.start_link(parent, &attribute),
            "guid" => {
                let says = |value: &str| given("isPermaLink").is_some_and(|is| is.trim().eq_ignore_ascii_case(value));
                let (opaque, permanent) = (says("false"), says("true"));
                let target = self.target();
                target.opaque |= opaque;
                target.permanent |= permanent;
            }
            "category" | "atom:category" | "itunes:category" | "media:category" => self.start_category(&attribute),
            "content" | "summary" if self.bases.last().is_some_and(|(depth, _)| *depth == self.depth) => {
                let base = self.base();
                let target = self.target();
                *(if name == "content" { &mut target.content_base } else { &mut target.summary_base }) = base;
            }
            _ => self.start_medium(name, &attribute),
        }
    }

    fn start_category(&mut self, attribute: &dyn Fn(&str) -> Option<String>) {
        let term = ["label", "term", "text"].iter().filter_map(|name| attribute(name)).find(|term| !term.is_empty());
        if let Some(term) = term
            && self.source.is_none()
        {
            self.target().tag(term);
        }
    }

    /// Media RSS, and the parts of an episode (iTunes and Podcast namespaces).
    fn start_medium(&mut self, name: &str, attribute: &dyn Fn(&str) -> Option<String>) {
        let length = |key: &str| attribute(key).and_then(|length| length.trim().replace([',', ' '], "").parse().ok());
        match name {
            "media:content" => {
                self.medium = Some(self.depth);
                let kind = attribute("type").filter(|kind| !kind.is_empty()).or_else(|| attribute("medium"));
                let url = attribute("url").unwrap_or_default();
                let medium = Medium { url, kind, length: length("fileSize"), ..Medium::default() };
                self.target().medium(medium);
            }
            "media:player" if self.medium.is_some() => {
                if let Some(url) = attribute("url") {
                    let medium = self.medium();
                    if medium.url.is_empty() {
                        medium.url = url;
                    }
                }
            }
            "media:thumbnail" | "itunes:image" if self.is_inside() => {
                let url = attribute("url").or_else(|| attribute("href")).unwrap_or_default();
                if !url.is_empty() {
                    let at = self.medium.and_then(|_| self.target().media.len().checked_sub(1));
                    let picture = Medium { url, kind: Some("image".to_owned()), thumbnail: true, ..Medium::default() };
                    let media = &mut self.target().media;
                    // The open medium stays last in the list.
                    match at {
                        Some(at) if media.len() < MOST_FIELDS => media.insert(at, picture),
                        _ => self.target().medium(picture),
                    }
                }
            }
            "image" if self.is_inside() => self.picture(attribute("url").or_else(|| attribute("href"))),
            "media:credit" => self.role = attribute("role"),
            "enclosure" if self.is_inside() => {
                let href = attribute("url").or_else(|| attribute("href")).unwrap_or_default();
                let kind = attribute("type").unwrap_or_default();
                let link =
                    Linked { href, rel: "enclosure".to_owned(), kind, length: length("length"), ..Linked::default() };
                self.target().link(link);
            }
            "podcast:transcript" | "podcast:chapters" if self.is_inside() => {
                let href = attribute("url").unwrap_or_default();
                let title = name.strip_prefix("podcast:").map(str::to_owned);
                let kind = attribute("type").unwrap_or_default();
                self.target().file(Linked { href, kind, title, ..Linked::default() });
            }
            _ => {}
        }
    }

    /// Adds a picture that is given in an element of its own.
    pub(super) fn picture(&mut self, url: Option<String>) {
        let is_address =
            |url: &String| links::is_of_web(url) && url.contains('/') && !url.contains(char::is_whitespace);
        if let Some(url) = url.filter(is_address) {
            let url = self.resolved(url);
            self.target().medium(Medium { url, kind: Some("image".to_owned()), thumbnail: true, ..Medium::default() });
        }
    }

    fn start_link(&mut self, parent: &str, attribute: &dyn Fn(&str) -> Option<String>) {
        let in_source = self.source.is_some();
        if !in_source && !matches!(parent, "item" | "entry" | "channel" | "feed") {
            return;
        }
        // IANA registers relations as addresses too (RFC 4287 §4.2.7.2).
        let rel = attribute("rel").unwrap_or_default().trim().to_ascii_lowercase();
        let rel = rel.rsplit("/assignments/relation/").next().unwrap_or(&rel).to_owned();
        let href = attribute("href").filter(|href| !href.is_empty());
        let Some(href) = href else {
            // The address is the element's text.
            let kind = attribute("type").unwrap_or_default().to_ascii_lowercase();
            self.bare_link = (self.wanted > 0).then(|| Linked { rel, kind, ..Linked::default() });
            return;
        };
        if in_source {
            if rel.is_empty() || rel == "alternate" {
                self.origin.get_or_insert(href);
            }
            return;
        }
        self.wanted = 0;
        let href = self.resolved(href);
        let language = attribute("hreflang").filter(|language| !language.is_empty());
        let kind = attribute("type").unwrap_or_default().to_ascii_lowercase();
        let length = attribute("length").and_then(|length| length.replace(',', "").parse().ok());
        let title = attribute("title").filter(|title| !title.is_empty());
        self.target().link(Linked { href, rel, kind, language, length, title });
    }

    /// An address resolved against the declared `xml:base`, if any.
    fn resolved(&self, href: String) -> String {
        match self.base() {
            Some(base) if Url::parse(&href) == Err(url::ParseError::RelativeUrlWithoutBase) => {
                base.join(&href).map_or(href, Into::into)
            }
            _ => href,
        }
    }

    /// The open medium, else the one whose properties apply to all media.
    fn medium(&mut self) -> &mut Medium {
        let open = self.medium.is_some();
        let target = self.target();
        match target.media.last_mut() {
            Some(medium) if open => medium,
            _ => &mut target.of_all,
        }
    }

    /// Whether the text of the open element is needed.
    pub(super) const fn wants_text(&self) -> bool {
        self.wanted > 0
    }

    /// Whether an element is the summary or content of the open entry.
    pub(super) fn is_body(&self, name: &str, parent: &str) -> bool {
        self.is_inside() && wanted::is_body(name, parent)
    }

    /// Moves a long text of the open entry to its extras and returns the reference to it.
    pub(super) fn extract(&mut self, text: String) -> String {
        self.target().extract(text)
    }

    /// Whether an entry is open.
    pub(super) const fn is_inside(&self) -> bool {
        self.entry.is_some()
    }

    /// The ordinal of the entry if it is the innermost open element.
    pub(super) fn ordinal(&self) -> Option<usize> {
        self.entry.filter(|depth| *depth == self.depth).and_then(|_| self.entries.len().checked_sub(1))
    }

    /// The base in effect, if one is declared.
    fn base(&self) -> Option<Url> {
        self.bases.last().filter(|(depth, _)| *depth > 0).map(|(_, base)| base.clone())
    }

    /// Appends decoded text of the open element.
    pub(super) fn text(&mut self, text: &str) {
        if self.text.len() < self.wanted {
            let end = text.floor_char_boundary(self.wanted);
            self.text.push_str(text.get(..end).unwrap_or(text));
        }
    }

    fn target(&mut self) -> &mut Extras {
        match self.entries.last_mut() {
            Some(entry) if self.entry.is_some() => entry,
            _ => &mut self.feed,
        }
    }

    /// Processes the end tag of an element in `parent`.
    pub(super) fn end(&mut self, name: &str, parent: &str) {
        let person = matches!(name, "author" | "contributor" | "atom:author" | "atom:contributor");
        if self.wanted > 0 || person {
            let text = std::mem::take(&mut self.text);
            self.take(name, parent, &text);
            self.text = text;
        }
        self.wanted = 0;
        self.bare_link = None;
        if self.entry == Some(self.depth) {
            self.inherit_source_authors();
            self.entry = None;
        }
        if self.source == Some(self.depth) {
            self.source = None;
            // Atom's `source` may give its address after its title.
            if let Some(url) = self.origin.take()
                && let Some(field) = self.target().fields.iter_mut().rfind(|field| field.source == Source::FeedSource)
            {
                field.url.get_or_insert(url);
            }
        }
        if self.medium == Some(self.depth) {
            self.medium = None;
        }
        while self.bases.last().is_some_and(|(depth, _)| *depth == self.depth && *depth > 0) {
            self.bases.pop();
        }
        self.depth = self.depth.saturating_sub(1);
    }

    /// Adds a date, which CDF gives as an attribute.
    pub(super) fn date(&mut self, modified: bool, value: &str) {
        let stamp = if modified { Stamp::Modified } else { Stamp::Updated };
        self.target().date(stamp, &entities::decoded(value));
    }

    /// Adds an address, which CDF gives as an attribute.
    pub(super) fn link(&mut self, value: &str) {
        let href = self.resolved(clean_line(&entities::decoded(value), MOST_ADDRESS));
        self.target().link(Linked { href, ..Linked::default() });
    }

    fn push(&mut self, field: Field) {
        if field.text.is_empty() || self.target().fields.len() >= MOST_FIELDS {
            return;
        }
        if !self.target().fields.contains(&field) {
            self.target().fields.push(field);
        }
    }

    fn credit(&mut self, text: String) {
        let role = match self.role.take().map(|role| role.to_lowercase()).as_deref() {
            // EBU role codes: only the makers of the picture; a producer or uploader made neither text nor picture.
            None | Some("" | "photographer" | "author") => Role::Photographer,
            Some("illustrator") => Role::Illustrator,
            _ => return,
        };
        self.medium().credit.get_or_insert_with(|| text.clone());
        self.push(Field { source: Source::MediaCredit, role: Some(role), text, url: None, email: None });
    }
}
