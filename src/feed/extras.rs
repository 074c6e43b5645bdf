use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::model::{Field, Role, Source};
use crate::text::clean_line;

/// Structured names kept of one entry.
const MOST_FIELDS: usize = 100;
/// Characters of one name.
const MOST_NAME: usize = 500;

/// What feed-rs leaves out of an entry: names with the field they came from, identity and dates of RDF.
#[derive(Debug, Default)]
pub(super) struct Extras {
    /// Structured names.
    pub(super) fields: Vec<Field>,
    /// `guid`, Atom `id` or `rdf:about`.
    pub(super) id: Option<String>,
    /// Whether the guid is no address.
    pub(super) opaque: bool,
    /// `dc:subject` and `category`.
    pub(super) tags: Vec<String>,
    /// `dc:language` or `xml:lang`.
    pub(super) language: Option<String>,
    /// Names of the feed's makers that are never an item's authors: `managingEditor`, `webMaster`, `dc:author`.
    pub(super) makers: Vec<String>,
    /// What extensions say where the format's own element is missing, by name: `dc:title`, `itunes:summary` ….
    pub(super) spare: Vec<(String, String)>,
}

/// The extras of the feed itself and of each entry, in document order.
pub(super) fn extras(xml: &str) -> (Extras, Vec<Extras>) {
    let mut reader = Reader::from_str(xml);
    let mut scan = Scan::default();
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => scan.start(&start, false),
            Ok(Event::Empty(start)) => scan.start(&start, true),
            Ok(Event::Text(text)) => scan.text(&text),
            Ok(Event::GeneralRef(name)) => scan.text(&format!("&{};", &*name)),
            Ok(Event::End(_)) => scan.end(),
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    (scan.feed, scan.entries)
}

#[derive(Default)]
struct Scan {
    feed: Extras,
    entries: Vec<Extras>,
    open: Vec<String>,
    role: Option<String>,
    text: String,
    person: Person,
}

#[derive(Default)]
struct Person {
    name: String,
    email: Option<String>,
    url: Option<String>,
}

impl Extras {
    /// What the first of these extensions says that says something.
    pub(super) fn spare(&self, names: &[&str]) -> Option<String> {
        let said = |name: &&str| self.spare.iter().find(|(known, _)| known == name).map(|(_, text)| text.clone());
        names.iter().find_map(said)
    }
}

impl Scan {
    fn start(&mut self, start: &BytesStart<'_>, empty: bool) {
        let name = start.name().as_ref().to_owned();
        let attribute = |wanted: &str| {
            let found = start.attributes().flatten().find(|a| a.key.as_ref() == wanted)?;
            Some(clean_line(&super::entities::plain(&found.value), 2_000))
        };
        let local = local(&name);
        if matches!(local, "item" | "entry") {
            let extras = Extras { id: attribute("rdf:about"), language: attribute("xml:lang"), ..Extras::default() };
            let inside = self.open.iter().any(|open| matches!(self::local(open), "item" | "entry"));
            if !inside {
                self.entries.push(extras);
            }
        }
        if matches!(local, "author" | "contributor") {
            self.person = Person::default();
        }
        if local == "guid" && attribute("isPermaLink").is_some_and(|value| value == "false") {
            self.target().opaque = true;
        }
        if local == "category"
            && let Some(term) = attribute("label").or_else(|| attribute("term")).or_else(|| attribute("text"))
        {
            self.target().tags.push(term);
        }
        if name == "media:credit" {
            self.role = attribute("role");
        }
        self.text.clear();
        if !empty {
            self.open.push(name);
        }
    }

    fn text(&mut self, text: &str) {
        if self.text.len() < 4_096 {
            self.text.push_str(text);
        }
    }

    fn target(&mut self) -> &mut Extras {
        let inside = self.open.iter().any(|open| matches!(local(open), "item" | "entry"));
        match self.entries.last_mut() {
            Some(entry) if inside => entry,
            _ => &mut self.feed,
        }
    }

    fn end(&mut self) {
        let Some(name) = self.open.pop() else { return };
        let raw = std::mem::take(&mut self.text);
        // Once for XML, once for the markup that feeds put in names.
        let text = clean_line(&super::entities::plain(&super::entities::plain(&raw)), MOST_NAME);
        let parent = self.open.last().map(|open| local(open).to_owned()).unwrap_or_default();
        let in_source = self.open.iter().any(|open| local(open) == "source");
        match (name.as_str(), local(&name)) {
            (_, "name") if matches!(parent.as_str(), "author" | "contributor") => self.person.name = text,
            (_, "email") if matches!(parent.as_str(), "author" | "contributor") => self.person.email = some(text),
            (_, "uri" | "url") if matches!(parent.as_str(), "author" | "contributor") => self.person.url = some(text),
            ("dc:author" | "managingEditor" | "webMaster", _) => self.target().makers.push(text),
            ("itunes:author", _) => self.push(Source::ItunesAuthor, None, text),
            (_, "author") => self.author(text),
            (_, "contributor") if name.starts_with("dc:") => self.push(Source::DcContributor, None, text),
            (_, "contributor") => self.named(Source::AtomContributor),
            (_, "creator") => self.push(Source::DcCreator, None, text),
            ("media:credit", _) => {
                let role = credit_role(self.role.take().as_deref());
                if role.is_some() {
                    self.push(Source::MediaCredit, role, text);
                }
            }
            (_, "title") if parent == "source" => self.push(Source::FeedSource, None, text),
            (_, "source") => self.push(Source::FeedSource, None, text),
            (
                "dc:title" | "dc:description" | "itunes:summary" | "summary" | "dcterms:issued" | "dcterms:modified"
                | "dc:date" | "atom:published" | "atom:updated",
                _,
            ) if matches!(parent.as_str(), "item" | "channel") && !text.is_empty() => self.spare(&name, &raw),
            (_, "guid") => self.target().id = some(text),
            (_, "id") if !in_source && matches!(parent.as_str(), "entry" | "feed") => self.target().id = some(text),
            (_, "subject" | "category") if !text.is_empty() => self.target().tags.push(text),
            (_, "language") => self.target().language = some(text),
            _ => {}
        }
    }

    fn spare(&mut self, name: &str, raw: &str) {
        let raw = super::entities::unescaped(raw).into_owned();
        let target = self.target();
        if target.spare.len() < 20 && target.spare.iter().all(|(known, _)| known != name) {
            target.spare.push((name.to_owned(), raw));
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

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}
