use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use ego_tree::NodeId;

use crate::model::Place;

/// Minimum number of words of a leaf with few links that counts as prose.
const PROSE: usize = 15;
/// The same for a line that ends with a line break, of which several form a paragraph.
const PROSE_LINE: usize = 8;
/// The same as numbers of letters, for languages with long words.
const LETTERS: usize = 80;
const LETTERS_LINE: usize = 50;
/// A run of visible text between two boundaries of blocks.
#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "independent marks")]
pub(super) struct Leaf {
    /// Clean text with collapsed white space.
    pub(super) text: String,
    /// The text nodes it is made of.
    pub(super) nodes: Vec<NodeId>,
    /// Index of the nearest element in [`Leaves::parts`].
    pub(super) part: usize,
    /// Its place, for evidence.
    pub(super) place: Place,
    /// Whether the names of an element around it are those of furniture, also if that holds the whole article.
    pub(super) outside: bool,
    /// Number of characters inside links, strong and emphasised runs.
    pub(super) links: usize,
    pub(super) strong: usize,
    pub(super) emphasis: usize,
    /// Number of characters and of words of the text.
    pub(super) chars: usize,
    pub(super) words: usize,
    /// Whether it ends with a line break instead of a block.
    pub(super) broken: bool,
    /// Number of its paragraph, the same for lines separated by single breaks.
    pub(super) paragraph: usize,
    /// Whether it is a list of links to topics.
    pub(super) topics: bool,
    /// Whether it counts as running text although it is short: the article has no longer paragraph.
    pub(super) brief: bool,
}

impl Leaf {
    /// Its place by the names of all elements, on which the decision trees of the body were trained.
    pub(super) fn named(&self) -> Place {
        if self.outside { Place::Furniture } else { self.place }
    }

    /// Whether it is running text.
    pub(super) fn is_prose(&self) -> bool {
        let (words, letters) = if self.broken { (PROSE_LINE, LETTERS_LINE) } else { (PROSE, LETTERS) };
        (self.brief || self.words >= words || self.chars >= letters) && self.links * 2 < self.chars
    }
}

/// A block element, or an inline one with a significant name, with totals over its text.
#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "independent marks")]
pub(super) struct Part {
    pub(super) above: usize,
    pub(super) depth: usize,
    pub(super) name: Tag,
    pub(super) signs: u32,
    /// Hash of element name and class.
    pub(super) shape: u64,
    /// Whether it is inline.
    pub(super) inline: bool,
    pub(super) chars: usize,
    pub(super) words: usize,
    pub(super) links: usize,
    pub(super) prose: usize,
    pub(super) leaves: usize,
    /// Number of pictures and videos directly inside.
    pub(super) pictures: usize,
    /// Whether there is a button or a field directly inside.
    pub(super) controls: bool,
    /// Whether its names are those of a paywall.
    pub(super) wall: bool,
    /// Whether its own attributes hide it.
    pub(super) hidden: bool,
    /// Whether its names are those of a slideshow.
    pub(super) slides: bool,
}

impl Part {
    /// The element without its totals.
    pub(super) fn emptied(&self) -> Self {
        Self { chars: 0, words: 0, links: 0, prose: 0, leaves: 0, ..self.clone() }
    }
}

/// Kinds of block elements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Tag {
    #[default]
    Other,
    P,
    H1,
    H2,
    H3,
    Li,
    List,
    Row,
    Cell,
    Table,
    Quote,
    Caption,
    Figure,
    Pre,
    Article,
    Main,
    Aside,
    Nav,
    Footer,
    Header,
    Form,
    Section,
    Dl,
    Term,
    Details,
}

impl Tag {
    /// Kinds whose distance above a leaf is a feature, with their names.
    pub(super) const LOOKED: [(Self, &'static str); 15] = [
        (Self::Article, "article"),
        (Self::Main, "main"),
        (Self::Aside, "aside"),
        (Self::Nav, "nav"),
        (Self::Footer, "footer"),
        (Self::Header, "header"),
        (Self::Form, "form"),
        (Self::Section, "section"),
        (Self::List, "list"),
        (Self::Table, "table"),
        (Self::Quote, "quote"),
        (Self::Figure, "figure"),
        (Self::Caption, "caption"),
        (Self::Dl, "dl"),
        (Self::Details, "details"),
    ];
}

/// The leaves of a page in order, and the elements that contain them.
#[derive(Debug, Default)]
pub(super) struct Leaves {
    pub(super) all: Vec<Leaf>,
    pub(super) parts: Vec<Part>,
    /// Whether the page has more of them than are read.
    pub(super) cut: bool,
    /// Number of characters of prose and of leaves, by the shape of the nearest two elements.
    pub(super) shapes: HashMap<u64, (usize, usize)>,
}

impl Leaves {
    /// The hash of a leaf's nearest element and its parent.
    pub(super) fn shape(&self, leaf: &Leaf) -> u64 {
        let own = self.parts.get(leaf.part);
        let above = own.and_then(|part| self.parts.get(part.above));
        let mut hasher = DefaultHasher::new();
        (own.map(|part| part.shape), above.map(|part| part.shape)).hash(&mut hasher);
        hasher.finish()
    }

    /// The elements around a leaf, innermost first.
    pub(super) fn above(&self, leaf: &Leaf) -> impl Iterator<Item = &Part> {
        self.chain(leaf.part).filter_map(|at| self.parts.get(at))
    }

    /// The indices of an element and its ancestors, innermost first.
    pub(super) fn chain(&self, part: usize) -> impl Iterator<Item = usize> {
        let mut next = Some(part);
        std::iter::from_fn(move || {
            let at = next?;
            next = (at != 0).then(|| self.parts.get(at).map_or(0, |part| part.above));
            Some(at)
        })
    }

    /// Computes the totals of every element and shape.
    pub(super) fn add_up(&mut self) {
        for at in 0..self.all.len() {
            let Some(leaf) = self.all.get(at) else { continue };
            let (chars, links, words) = (leaf.chars, leaf.links, leaf.words);
            let prose = if leaf.is_prose() { leaf.chars } else { 0 };
            let shape = self.shape(leaf);
            let mut part = leaf.part;
            let known = self.shapes.entry(shape).or_default();
            known.0 += prose;
            known.1 += 1;
            while let Some(found) = self.parts.get_mut(part) {
                found.chars += chars;
                found.words += words;
                found.links += links;
                found.prose += prose;
                found.leaves += 1;
                if part == 0 {
                    break;
                }
                part = found.above;
            }
        }
    }
}

/// Number of words of a text; in scripts without spaces two letters count as a word, approximately as in a translation.
pub(super) fn words(text: &str) -> usize {
    let dense = text
        .chars()
        .filter(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{e00}'..='\u{eff}'))
        .count();
    text.split(' ').filter(|word| word.chars().any(char::is_alphanumeric)).count() + dense / 2
}

/// The kind of an element by its name.
pub(super) fn tag(name: &str) -> Tag {
    match name {
        "p" => Tag::P,
        "h1" => Tag::H1,
        "h2" => Tag::H2,
        "h3" | "h4" | "h5" | "h6" => Tag::H3,
        "li" => Tag::Li,
        "ul" | "ol" | "menu" => Tag::List,
        "tr" => Tag::Row,
        "td" | "th" => Tag::Cell,
        "table" => Tag::Table,
        "blockquote" => Tag::Quote,
        "figcaption" => Tag::Caption,
        "figure" => Tag::Figure,
        "pre" | "listing" => Tag::Pre,
        "article" => Tag::Article,
        "main" => Tag::Main,
        "aside" => Tag::Aside,
        "nav" => Tag::Nav,
        "footer" => Tag::Footer,
        "header" => Tag::Header,
        "form" | "fieldset" => Tag::Form,
        "section" => Tag::Section,
        "dl" => Tag::Dl,
        "dt" | "dd" => Tag::Term,
        "details" => Tag::Details,
        _ => Tag::Other,
    }
}
