use url::Url;

use crate::model::Field;

/// Categories of one entry.
const MOST_TAGS: usize = 100;

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
    /// Authors of the feed that an entry was taken over from, who are the entry's where it names none (RFC 4287 §4.2.1).
    pub(super) lent: Vec<Field>,
    /// Names of the feed's makers that are never an item's authors: `managingEditor`, `webMaster`, `dc:author`.
    pub(super) makers: Vec<String>,
    /// What extensions say where the format's own element is missing, by name: `dc:title`, `itunes:summary` ….
    pub(super) spare: Vec<(String, String)>,
    /// Address of the comments.
    pub(super) comments: Option<String>,
    /// Addresses with their `hreflang`.
    pub(super) alternates: Vec<(String, String)>,
    /// Media with their captions and credits.
    pub(super) media: Vec<Medium>,
    /// Caption and credit of all media that have none of their own.
    pub(super) of_all: Medium,
    /// The `xml:base` in effect, where one is declared.
    pub(super) base: Option<Url>,
    /// That of the entry's content, where it has its own.
    pub(super) content_base: Option<Url>,
    /// That of the entry's summary, where it has its own.
    pub(super) summary_base: Option<Url>,
}

/// What Media RSS says of one picture, recording or film.
#[derive(Clone, Debug, Default)]
pub(super) struct Medium {
    /// Its address as given.
    pub(super) url: String,
    /// `media:description`.
    pub(super) caption: Option<String>,
    /// `media:title`.
    pub(super) title: Option<String>,
    /// `media:credit`.
    pub(super) credit: Option<String>,
}

impl Extras {
    pub(super) fn tag(&mut self, text: String) {
        if !text.is_empty() && self.tags.len() < MOST_TAGS {
            self.tags.push(text);
        }
    }

    /// What the first of these extensions says that says something.
    pub(super) fn spare(&self, names: &[&str]) -> Option<String> {
        let said = |name: &&str| self.spare.iter().find(|(known, _)| known == name).map(|(_, text)| text.clone());
        names.iter().find_map(said)
    }
}
