use serde::{Deserialize, Serialize};

use super::{Language, Role};

/// The document's own words about its authors and translators: all that `credits` may read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Names given by structured fields, in document order.
    pub fields: Vec<Field>,
    /// Visible blocks of the whole document in order, before boilerplate goes.
    pub blocks: Vec<Block>,
    /// The headline, so that a block which repeats it is not taken for a name.
    pub title: Option<String>,
    /// Names of the newsroom itself (feed title, `og:site_name`, publisher): a desk of that name is no author.
    pub site_names: Vec<String>,
    /// What the document says of its language.
    pub language: Option<Language>,
}

/// A structured name with the field it came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Which field.
    pub source: Source,
    /// The role the field itself states, when it does (`media:credit role=`, JSON-LD `translator`).
    pub role: Option<Role>,
    /// The text as given, cleaned.
    pub text: String,
    /// An address given beside the name: profile page.
    pub url: Option<String>,
    /// An e-mail address given beside the name.
    pub email: Option<String>,
}

/// Where a structured name was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// RSS `<author>`, usually an e-mail address with a name in brackets.
    RssAuthor,
    /// `dc:creator` of a feed item.
    DcCreator,
    /// `dc:contributor` of a feed item.
    DcContributor,
    /// Atom `author` of the entry, or inherited from the feed.
    AtomAuthor,
    /// Atom `contributor`.
    AtomContributor,
    /// Atom or RSS `source` title: where the entry was first published.
    FeedSource,
    /// `itunes:author`.
    ItunesAuthor,
    /// JSON Feed `authors` or `author`.
    JsonAuthor,
    /// `media:credit` of a picture or video.
    MediaCredit,
    /// JSON-LD of the article's own node.
    JsonLd,
    /// `rel=author`, `itemprop=author`, h-card or an element with a byline class.
    BylineElement,
    /// A `meta` element: `author`, `article:author`, `byl`, `DC.creator` ….
    Meta,
    /// `citation_author` and `DC.creator`, which write `Family, Given`.
    CitationMeta,
    /// A label and names marked up as a translation or author credit by the site's own classes.
    CreditElement,
}

/// A visible block of text with its markup, which may contain credits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// White space folded, entities decoded, cleaned.
    pub text: String,
    /// The place of the block in the page.
    pub place: Place,
}

impl Block {
    /// A line of a feed's markup, whose captions are told from the other lines.
    #[must_use]
    pub const fn of_feed(text: String, is_caption: bool) -> Self {
        Self { text, place: if is_caption { Place::Caption } else { Place::Text } }
    }
}

/// The place of a block in a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// A paragraph or other block of running text.
    #[default]
    Text,
    /// A heading.
    Heading,
    /// A picture's caption or credit.
    Caption,
    /// An item of a list, a table cell, a quotation.
    Inset,
    /// An element that the page marks as byline or credit.
    Byline,
    /// Page furniture outside the article: footer, aside, navigation.
    Furniture,
}
