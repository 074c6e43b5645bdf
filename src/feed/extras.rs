use url::Url;

use crate::model::{Field, Pace};

/// Categories of one entry.
const MOST_TAGS: usize = 100;
/// Links, dates, texts and media of one entry, each.
const MAX_PARTS: usize = 50;

/// What is read of an entry, or of the feed itself, beside what feed-rs maps. It is joined to the parser's entry by
/// the ordinal that stands in the canonical form as the entry's id.
#[derive(Debug, Default)]
pub(super) struct Extras {
    /// Where it starts in the document, in bytes.
    pub(super) at: usize,
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
    pub(super) texts: Vec<(&'static str, String)>,
    /// Dates as they stand there, by the element they stand in.
    pub(super) dates: Vec<(Stamp, String)>,
    /// Links of every form.
    pub(super) links: Vec<Linked>,
    /// Address of the comments.
    pub(super) comments: Option<String>,
    /// Media with their captions and credits.
    pub(super) media: Vec<Medium>,
    /// Caption and credit of all media that have none of their own.
    pub(super) of_all: Medium,
    /// Files that belong to the entry and are no media: transcripts, chapters.
    pub(super) files: Vec<Linked>,
    /// The `xml:base` in effect, where one is declared.
    pub(super) base: Option<Url>,
    /// That of the entry's content, where it has its own.
    pub(super) content_base: Option<Url>,
    /// That of the entry's summary, where it has its own.
    pub(super) summary_base: Option<Url>,
    /// How often the feed wants to be asked.
    pub(super) pace: Pace,
}

/// What a date is the date of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stamp {
    /// The format's own date of publication.
    Published,
    /// One by an extension.
    Issued,
    /// `dc:date`, which may be either.
    Dated,
    /// The format's own date of the last change.
    Updated,
    /// One by an extension.
    Modified,
}

/// A link as it stands there.
#[derive(Clone, Debug, Default)]
pub(super) struct Linked {
    /// Address, absolute where an `xml:base` says so.
    pub(super) href: String,
    /// Relation, in lower case, without the prefix that IANA gives it; empty for none.
    pub(super) rel: String,
    /// Media type, in lower case.
    pub(super) kind: String,
    pub(super) language: Option<String>,
    pub(super) length: Option<u64>,
    pub(super) title: Option<String>,
}

/// What Media RSS says of one picture, recording or film.
#[derive(Clone, Debug, Default)]
pub(super) struct Medium {
    /// Its address as given.
    pub(super) url: String,
    /// Its media type as given, else what `medium` says of it.
    pub(super) kind: Option<String>,
    pub(super) length: Option<u64>,
    /// `media:description`.
    pub(super) caption: Option<String>,
    /// `media:title`.
    pub(super) title: Option<String>,
    /// `media:credit`.
    pub(super) credit: Option<String>,
    /// A picture that stands for something else (`media:thumbnail`, `itunes:image`).
    pub(super) thumbnail: bool,
}

impl Extras {
    pub(super) fn tag(&mut self, text: String) {
        if !text.is_empty() && self.tags.len() < MOST_TAGS {
            self.tags.push(text);
        }
    }

    pub(super) fn link(&mut self, link: Linked) {
        if !link.href.is_empty() && self.links.len() < MAX_PARTS {
            self.links.push(link);
        }
    }

    pub(super) fn date(&mut self, stamp: Stamp, text: &str) {
        if self.dates.len() < MAX_PARTS && text.len() <= 200 {
            self.dates.push((stamp, text.to_owned()));
        }
    }

    pub(super) fn medium(&mut self, medium: Medium) {
        if self.media.len() < MAX_PARTS {
            self.media.push(medium);
        }
    }

    pub(super) fn file(&mut self, file: Linked) {
        if !file.href.is_empty() && self.files.len() < MAX_PARTS {
            self.files.push(file);
        }
    }

    /// Keeps what an extension says, once.
    pub(super) fn say(&mut self, name: &'static str, text: String) {
        if self.texts.len() < MAX_PARTS && self.texts.iter().all(|(known, _)| *known != name) {
            self.texts.push((name, text));
        }
    }

    /// What the first of these extensions says that says something.
    pub(super) fn said(&self, names: &[&str]) -> Option<&(&'static str, String)> {
        names.iter().find_map(|name| self.texts.iter().find(|(known, _)| known == name))
    }
}
