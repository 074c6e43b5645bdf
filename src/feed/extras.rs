use url::Url;

use super::date_markup;
use crate::model::{Field, Pace};
use crate::text::DateReading;

/// Maximum number of categories of an entry.
const MOST_TAGS: usize = 100;
/// Maximum number of links, of dates, of texts and of media of an entry.
const MAX_PARTS: usize = 50;

/// The noncharacters (Unicode §23.7) around the number of an extracted text.
pub(super) const REFERENCE_START: char = '\u{fdd0}';
const REFERENCE_END: char = '\u{fdd1}';

/// What is read of an entry, or of the feed itself, in addition to what feed-rs maps. It is joined to the parser's
/// entry by the ordinal that the canonical form holds as the entry's id.
#[derive(Debug, Default)]
pub(super) struct Extras {
    /// Start in the document, in bytes.
    pub(super) at: usize,
    /// Structured names.
    pub(super) fields: Vec<Field>,
    /// `guid`, Atom `id` or `rdf:about`.
    pub(super) id: Option<String>,
    /// Whether the guid is not an address (`isPermaLink="false"`).
    pub(super) opaque: bool,
    /// Whether the guid is declared to be an address (`isPermaLink="true"`).
    pub(super) permanent: bool,
    /// `dc:subject` and `category`.
    pub(super) tags: Vec<String>,
    /// `dc:language` or `xml:lang`.
    pub(super) language: Option<String>,
    /// Authors of the source feed of a republished entry, used if the entry names none (RFC 4287 §4.2.1).
    pub(super) source_authors: Vec<Field>,
    /// People who run the feed and are never authors of an item: `managingEditor`, `webMaster`, `dc:author`.
    pub(super) makers: Vec<String>,
    /// Texts of extensions that replace a missing element of the format, by name: `dc:title`, `itunes:summary` ….
    pub(super) texts: Vec<(&'static str, String)>,
    /// Long texts, by the number of their reference in the canonical form.
    pub(super) extracted: Vec<String>,
    /// Dates of all kinds.
    pub(super) dates: Vec<Dated>,
    /// Links of all kinds.
    pub(super) links: Vec<Linked>,
    /// Address of the comments.
    pub(super) comments: Option<String>,
    /// Media with their captions and credits.
    pub(super) media: Vec<Medium>,
    /// Caption and credit that apply to all media without their own.
    pub(super) of_all: Medium,
    /// Attached files that are not media: transcripts, chapters.
    pub(super) files: Vec<Linked>,
    /// The `xml:base` in effect, if one is declared.
    pub(super) base: Option<Url>,
    /// The `xml:base` of the entry's content, if it has its own.
    pub(super) content_base: Option<Url>,
    /// The `xml:base` of the entry's summary, if it has its own.
    pub(super) summary_base: Option<Url>,
    /// How often the feed asks to be fetched.
    pub(super) pace: Pace,
}

/// The event that a date records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stamp {
    /// Publication, in the format's own element.
    Published,
    /// Publication, in an extension.
    Issued,
    /// `dc:date`: publication or last change.
    Dated,
    /// Last change, in the format's own element.
    Updated,
    /// Last change, in an extension.
    Modified,
}

/// A date of an entry, or of the feed itself.
#[derive(Debug)]
pub(super) struct Dated {
    pub(super) stamp: Stamp,
    /// As written in the feed.
    pub(super) text: String,
    /// The parsed date; none before `dates::read`, or if it cannot be parsed.
    pub(super) reading: Option<DateReading>,
}

/// A link as written in the feed.
#[derive(Clone, Debug, Default)]
pub(super) struct Linked {
    /// Address; resolved if an `xml:base` is declared.
    pub(super) href: String,
    /// Relation in lower case, without the IANA prefix; empty if there is none.
    pub(super) rel: String,
    /// Media type in lower case.
    pub(super) kind: String,
    pub(super) language: Option<String>,
    pub(super) length: Option<u64>,
    pub(super) title: Option<String>,
}

/// Media RSS properties of one picture, recording or video.
#[derive(Clone, Debug, Default)]
pub(super) struct Medium {
    /// Address as given.
    pub(super) url: String,
    /// Media type as given, else derived from `medium`.
    pub(super) kind: Option<String>,
    pub(super) length: Option<u64>,
    /// `media:description`.
    pub(super) caption: Option<String>,
    /// `media:title`.
    pub(super) title: Option<String>,
    /// `media:credit`.
    pub(super) credit: Option<String>,
    /// A preview picture of another medium (`media:thumbnail`, `itunes:image`).
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
        if self.dates.len() < MAX_PARTS
            && let Some(text) = date_markup::bare(text)
        {
            self.dates.push(Dated { stamp, text: text.into_owned(), reading: None });
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

    /// Stores a long text and returns the reference that replaces it in the canonical form, delimited by noncharacters
    /// (Unicode §23.7).
    pub(super) fn extract(&mut self, text: String) -> String {
        self.extracted.push(text);
        format!("{REFERENCE_START}{}{REFERENCE_END}", self.extracted.len() - 1)
    }

    /// Replaces a reference by its text.
    pub(super) fn resolve(&mut self, text: &mut String) {
        let number = text.strip_prefix(REFERENCE_START).and_then(|text| text.strip_suffix(REFERENCE_END));
        let number = number.and_then(|number| number.parse::<usize>().ok());
        if let Some(kept) = number.and_then(|number| self.extracted.get_mut(number)) {
            *text = std::mem::take(kept);
        }
    }

    /// Keeps the text of an extension, unless it is there already.
    pub(super) fn keep_text(&mut self, name: &'static str, text: String) {
        if self.texts.len() < MAX_PARTS && self.texts.iter().all(|(known, _)| *known != name) {
            self.texts.push((name, text));
        }
    }

    /// The first of these extensions whose text is not empty.
    pub(super) fn text_of(&self, names: &[&str]) -> Option<&(&'static str, String)> {
        names.iter().find_map(|name| self.texts.iter().find(|(known, _)| known == name))
    }
}
