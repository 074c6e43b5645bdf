use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use ego_tree::{NodeId, NodeRef};
use scraper::node::Element;
use scraper::{Html, Node};

use super::signs;
use crate::page::kinds::{is_inline, is_silent};

/// Leaves of a page that are weighed.
const MOST_LEAVES: usize = 3_000;
/// Words from which a leaf with few links counts as prose.
const PROSE: usize = 15;
/// The same for a line that a break ended, of which several make a paragraph.
const PROSE_LINE: usize = 8;

/// A run of visible text between two boundaries of blocks.
#[derive(Debug, Default)]
pub(super) struct Leaf {
    /// The text, white space folded.
    pub(super) text: String,
    /// The text nodes it is made of.
    pub(super) nodes: Vec<NodeId>,
    /// Number of the nearest block element in [`Leaves::parts`].
    pub(super) part: usize,
    /// Characters inside links, strong and emphasised runs.
    pub(super) links: usize,
    pub(super) strong: usize,
    pub(super) emphasis: usize,
    /// Characters and words of the text.
    pub(super) chars: usize,
    pub(super) words: usize,
    /// Whether a line break, not a block, ended it.
    pub(super) broken: bool,
}

impl Leaf {
    /// Whether it is running text.
    pub(super) fn is_prose(&self) -> bool {
        self.words >= if self.broken { PROSE_LINE } else { PROSE } && self.links * 2 < self.chars
    }
}

/// A block element with what its text adds up to.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) above: usize,
    pub(super) depth: usize,
    pub(super) name: Tag,
    pub(super) signs: u32,
    /// Hash of name and class.
    pub(super) shape: u64,
    pub(super) chars: usize,
    pub(super) links: usize,
    pub(super) prose: usize,
    pub(super) leaves: usize,
    /// Pictures and films right inside.
    pub(super) pictures: usize,
    /// Whether its names are those of a paywall.
    pub(super) wall: bool,
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
}

impl Tag {
    /// Those whose distance above a leaf tells what it is part of.
    pub(super) const LOOKED: [Self; 14] = [
        Self::Article,
        Self::Main,
        Self::Aside,
        Self::Nav,
        Self::Footer,
        Self::Header,
        Self::Form,
        Self::Section,
        Self::List,
        Self::Table,
        Self::Quote,
        Self::Figure,
        Self::Caption,
        Self::Dl,
    ];
}

/// The leaves of a page in order, and the block elements they stand in.
#[derive(Debug, Default)]
pub(super) struct Leaves {
    pub(super) all: Vec<Leaf>,
    pub(super) parts: Vec<Part>,
    /// Characters of prose by the shape of the nearest two elements.
    pub(super) shapes: HashMap<u64, (usize, usize)>,
}

/// Reads the leaves of a page.
pub(super) fn read(document: &Html) -> Leaves {
    let mut walk =
        Walk { leaves: Leaves::default(), now: Leaf::default(), text: String::new(), known: signs::Known::default() };
    walk.leaves.parts.push(Part::default());
    walk.children(document.tree.root(), 0, Inline::default());
    walk.flush(false);
    let mut leaves = walk.leaves;
    leaves.add_up();
    leaves
}

impl Leaves {
    /// The hash of a leaf's nearest element and the one above it.
    pub(super) fn shape(&self, leaf: &Leaf) -> u64 {
        let own = self.parts.get(leaf.part);
        let above = own.and_then(|part| self.parts.get(part.above));
        let mut hasher = DefaultHasher::new();
        (own.map(|part| part.shape), above.map(|part| part.shape)).hash(&mut hasher);
        hasher.finish()
    }

    fn add_up(&mut self) {
        for at in 0..self.all.len() {
            let Some(leaf) = self.all.get(at) else { continue };
            let (chars, links, prose) = (leaf.chars, leaf.links, if leaf.is_prose() { leaf.chars } else { 0 });
            let shape = self.shape(leaf);
            let mut part = leaf.part;
            let known = self.shapes.entry(shape).or_default();
            known.0 += prose;
            known.1 += 1;
            while let Some(found) = self.parts.get_mut(part) {
                found.chars += chars;
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

#[derive(Clone, Copy, Debug, Default)]
struct Inline {
    link: bool,
    strong: bool,
    emphasis: bool,
}

struct Walk {
    leaves: Leaves,
    now: Leaf,
    text: String,
    known: signs::Known,
}

impl Walk {
    fn children(&mut self, node: NodeRef<'_, Node>, part: usize, inline: Inline) {
        for child in node.children() {
            match child.value() {
                Node::Text(run) => self.run(run, child.id(), part, inline),
                Node::Element(element) => self.element(child, element, part, inline),
                _ => {}
            }
        }
    }

    fn run(&mut self, run: &str, id: NodeId, part: usize, inline: Inline) {
        let chars = run.chars().filter(|c| !c.is_whitespace()).count();
        if chars > 0 && self.now.nodes.is_empty() {
            self.now.part = part;
        }
        if chars > 0 {
            self.now.links += if inline.link { chars } else { 0 };
            self.now.strong += if inline.strong { chars } else { 0 };
            self.now.emphasis += if inline.emphasis { chars } else { 0 };
            self.now.chars += chars;
        }
        self.now.nodes.push(id);
        self.text.push_str(run);
    }

    fn element(&mut self, node: NodeRef<'_, Node>, element: &Element, part: usize, inline: Inline) {
        let name = element.name();
        if matches!(name, "img" | "picture" | "video" | "iframe" | "svg" | "amp-img")
            && let Some(part) = self.leaves.parts.get_mut(part)
        {
            part.pictures += 1;
        }
        if is_silent(name) || self.leaves.all.len() >= MOST_LEAVES {
            return;
        }
        if name == "br" || name == "hr" {
            self.flush(true);
            return;
        }
        if is_inline(name) {
            let mut inner = inline;
            inner.link |= name == "a" && is_short(node);
            inner.strong |= matches!(name, "b" | "strong");
            inner.emphasis |= matches!(name, "i" | "em");
            let signs = self.known.of(element);
            if signs == 0 {
                self.children(node, part, inner);
                return;
            }
            let own = self.part(element, part, signs);
            self.children(node, own, inner);
            return;
        }
        self.flush(false);
        let own = {
            let signs = self.known.of(element);
            self.part(element, part, signs)
        };
        self.children(node, own, inline);
        self.flush(false);
    }

    fn part(&mut self, element: &Element, above: usize, signs: u32) -> usize {
        let depth = self.leaves.parts.get(above).map_or(0, |part| part.depth) + 1;
        let whole = matches!(element.name(), "html" | "body");
        self.leaves.parts.push(Part {
            above,
            depth,
            name: tag(element.name()),
            signs: if whole { 0 } else { signs },
            shape: shape(element),
            wall: signs & signs::SUBSCRIBE != 0 && signs::names(element, &["paywall", "regwall", "paid", "piano"]),
            ..Part::default()
        });
        self.leaves.parts.len() - 1
    }

    fn flush(&mut self, broken: bool) {
        let mut leaf = std::mem::take(&mut self.now);
        let text = std::mem::take(&mut self.text);
        if leaf.chars == 0 {
            return;
        }
        leaf.text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        leaf.words = words(&leaf.text);
        leaf.broken = broken;
        self.leaves.all.push(leaf);
    }
}

/// Whether an element holds a line and not a whole story, as a link does that was never closed.
fn is_short(node: NodeRef<'_, Node>) -> bool {
    let mut chars = 0;
    for inner in node.descendants() {
        chars += inner.value().as_text().map_or(0, |run| run.len());
        if chars > 1_200 {
            return false;
        }
    }
    true
}

/// Words of a text; of scripts without spaces two letters count as a word, as a translation would have them.
pub(super) fn words(text: &str) -> usize {
    let dense = text
        .chars()
        .filter(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{e00}'..='\u{eff}'))
        .count();
    text.split(' ').filter(|word| word.chars().any(char::is_alphanumeric)).count() + dense / 2
}

/// Name and class names without digits, which number what is alike.
fn shape(element: &Element) -> u64 {
    let mut hasher = DefaultHasher::new();
    element.name().hash(&mut hasher);
    for class in element.classes().take(6) {
        class.bytes().filter(|byte| !byte.is_ascii_digit()).for_each(|byte| byte.hash(&mut hasher));
    }
    hasher.finish()
}

fn tag(name: &str) -> Tag {
    match name {
        "p" => Tag::P,
        "h1" => Tag::H1,
        "h2" => Tag::H2,
        "h3" | "h4" | "h5" | "h6" => Tag::H3,
        "li" => Tag::Li,
        "ul" | "ol" | "menu" => Tag::List,
        "td" | "th" => Tag::Cell,
        "table" => Tag::Table,
        "blockquote" => Tag::Quote,
        "figcaption" => Tag::Caption,
        "figure" => Tag::Figure,
        "pre" => Tag::Pre,
        "article" => Tag::Article,
        "main" => Tag::Main,
        "aside" => Tag::Aside,
        "nav" => Tag::Nav,
        "footer" => Tag::Footer,
        "header" => Tag::Header,
        "form" | "fieldset" => Tag::Form,
        "section" => Tag::Section,
        "dl" | "dt" | "dd" => Tag::Dl,
        _ => Tag::Other,
    }
}
