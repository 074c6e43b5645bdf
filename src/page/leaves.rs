//! The single traversal of a page's tree: runs of visible text with their block elements. Body and evidence are
//! selected from these.

use std::hash::{DefaultHasher, Hash, Hasher};

use ego_tree::{NodeId, NodeRef};
use scraper::node::Element;
use scraper::{ElementRef, Html, Node};

use super::enclosing::Enclosing;
use super::furniture::{is_furniture, place_of};
use super::kinds::{is_inline, is_silent, is_toggle};
use super::leaf::{Leaf, Leaves, Part, Tag, tag, words};
use super::line::{is_mark, join};
use super::parts::{bar, is_apart, is_piece_of_dated_line};
use super::signature::is_network;
use super::topics::{self, is_topic};
use super::{brief, code, furniture, signs};
use crate::model::Place;
use crate::text::html::Attribute as _;
use crate::text::{self, clean_line};

/// Maximum number of leaves of a page.
const MOST_LEAVES: usize = 3_000;
/// Class name words of slideshows.
const SLIDES: &[&str] = &["swiper", "carousel", "slick", "slider", "slideshow", "glide", "flickity", "owl"];
/// Maximum total length of text in letters.
const MOST_LETTERS: usize = 200_000;

/// Reads the leaves of a page, whose article may be in elements that are called furniture.
pub(super) fn read_around(document: &Html, enclosing: &Enclosing) -> Leaves {
    let mut walk = Walk::new(enclosing);
    walk.leaves.parts.push(Part::default());
    walk.children(document.tree.root(), Within::default());
    walk.flush(false);
    let mut leaves = walk.leaves;
    brief::mark(&mut leaves);
    leaves.add_up();
    leaves
}

/// Reads the leaves of a document without a headline.
#[cfg(test)]
pub(super) fn read(document: &Html) -> Leaves {
    read_around(document, &Enclosing::default())
}

/// Properties that a text inherits from its ancestors.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "independent marks")]
struct Within {
    part: usize,
    place: Place,
    /// Whether the names of elements make it furniture, also those of the elements around the whole article.
    outside: bool,
    /// Whether it is the words of somebody else: a quotation, a review, a testimonial.
    quoted: bool,
    link: bool,
    strong: bool,
    emphasis: bool,
}

impl Default for Within {
    fn default() -> Self {
        Self { part: 0, place: Place::Text, outside: false, quoted: false, link: false, strong: false, emphasis: false }
    }
}

struct Walk<'e> {
    enclosing: &'e Enclosing,
    leaves: Leaves,
    now: Leaf,
    text: String,
    /// End of the last link of a byline in the collected text.
    link_end: usize,
    names: signs::Names,
    /// The links to topics in the collected text.
    topics: topics::Links,
    paragraph: usize,
}

impl<'e> Walk<'e> {
    fn new(enclosing: &'e Enclosing) -> Self {
        Self {
            enclosing,
            leaves: Leaves::default(),
            now: Leaf::default(),
            text: String::new(),
            link_end: 0,
            names: signs::Names::default(),
            topics: topics::Links::default(),
            paragraph: 0,
        }
    }

    fn children(&mut self, node: NodeRef<'_, Node>, within: Within) {
        for child in node.children() {
            if self.now.chars > 0 && (is_apart(child) || is_piece_of_dated_line(child)) {
                bar(&mut self.text);
            }
            match child.value() {
                Node::Text(run) => self.run(run, child.id(), within),
                Node::Element(element) => self.element(child, element, within),
                _ => {}
            }
        }
    }

    fn run(&mut self, run: &str, id: NodeId, within: Within) {
        let chars = run.chars().filter(|c| !c.is_whitespace()).count();
        if chars > 0 {
            if self.now.chars == 0 {
                (self.now.part, self.now.place) = (within.part, within.place);
                self.now.outside = within.outside;
            }
            self.now.links += if within.link { chars } else { 0 };
            self.now.strong += if within.strong { chars } else { 0 };
            self.now.emphasis += if within.emphasis { chars } else { 0 };
            self.now.chars += chars;
        }
        self.now.nodes.push(id);
        self.text.push_str(run);
    }

    fn element(&mut self, node: NodeRef<'_, Node>, element: &Element, within: Within) {
        let name = element.name();
        if let Some(words) = text::in_words(node) {
            self.run(&words, node.id(), within);
            return;
        }
        if within.place == Place::Byline && is_mark(node) {
            return;
        }
        if matches!(name, "img" | "picture" | "video" | "iframe" | "svg" | "amp-img")
            && let Some(part) = self.leaves.parts.get_mut(within.part)
        {
            part.pictures += 1;
        }
        if matches!(name, "button" | "input" | "select" | "textarea")
            && !is_toggle(node, element)
            && let Some(part) = self.leaves.parts.get_mut(within.part)
        {
            part.controls = true;
        }
        if is_silent(node, element) {
            return;
        }
        if self.leaves.all.len() >= MOST_LEAVES {
            self.leaves.cut = true;
            return;
        }
        let place = self.place(node, element, within.place);
        let quoted = within.quoted || furniture::is_quotation(node, element) && !self.enclosing.holds(node.id());
        let place = if quoted && place == Place::Byline { Place::Inset } else { place };
        let outside = Self::is_outside(node, element, within.outside);
        let within = Within { outside, quoted, ..within };
        match name {
            "br" => self.line_break(),
            "hr" => self.flush(false),
            // A link to the author's social media account is not part of the name, nor is one to a topic.
            "a" if place == Place::Byline && is_of_nobody(node, element) => {}
            _ if is_inline(name) && (!furniture::is_role(element) || self.is_labelled()) => {
                self.inline(node, element, Within { place, ..within }, within.place);
            }
            _ => {
                self.flush(false);
                let signs = self.names.of(element);
                let part = self.part(element, within.part, signs);
                if code::is_code(node, element)
                    && let Some(part) = self.leaves.parts.get_mut(part)
                {
                    part.name = Tag::Pre;
                }
                self.children(node, Within { part, place, ..within });
                self.flush(false);
            }
        }
    }

    fn inline(&mut self, node: NodeRef<'_, Node>, element: &Element, mut within: Within, above: Place) {
        let linked = within.place == Place::Byline && element.name() == "a";
        if linked {
            self.part_links();
        }
        join(&mut self.text, node);
        // `von` and similar words precede the link to the author.
        let begins = self.text.trim().chars().take(20).count() < 20;
        within.link |= element.name() == "a" && is_short(node);
        if is_topic(element) {
            self.topics.add(node);
        }
        within.strong |= matches!(element.name(), "b" | "strong");
        within.emphasis |= matches!(element.name(), "i" | "em");
        let signs = self.names.of(element);
        if signs != 0 {
            within.part = self.part(element, within.part, signs);
        }
        self.children(node, within);
        if linked {
            self.link_end = self.text.trim_end().len();
        }
        if begins && within.place == Place::Byline && above != Place::Furniture {
            self.now.place = Place::Byline;
        }
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
            inline: is_inline(element.name()),
            wall: signs::asks_to_subscribe(signs) && signs::names(element, &["paywall", "regwall", "paid", "piano"]),
            hidden: !whole && signs::is_hidden(element),
            slides: !whole && element.attribute("class").is_some() && signs::names(element, SLIDES),
            ..Part::default()
        });
        self.leaves.parts.len() - 1
    }

    /// The place of text directly inside an element.
    fn place(&self, node: NodeRef<'_, Node>, element: &Element, above: Place) -> Place {
        if furniture::is_author_address(node, element) {
            return Place::Byline;
        }
        let whole = self.enclosing.holds(node.id());
        if !whole && furniture::is_elsewhere(node, element) {
            return Place::Furniture;
        }
        if furniture::is_foot_of_article(node, element) {
            return above;
        }
        let is_furniture = ElementRef::wrap(node).is_some_and(|element| self.enclosing.is_furniture(element));
        let own = place_of(element, if is_furniture { Place::Furniture } else { above });
        let is_said = |node| furniture::is_of_picture(node) || furniture::is_picture_box(node);
        match own {
            Place::Text | Place::Inset | Place::Byline if ElementRef::wrap(node).is_some_and(is_said) => Place::Caption,
            // A layout table around a whole page is not a table of data.
            Place::Inset if matches!(element.name(), "td" | "th") && !is_short(node) => above,
            // A byline is one line; a longer element has an author's name among its classes for another reason.
            Place::Byline if above != Place::Byline && !is_short(node) => above,
            _ => own,
        }
    }

    /// Whether the names of an element, or of one above it, are those of furniture.
    fn is_outside(node: NodeRef<'_, Node>, element: &Element, above: bool) -> bool {
        !furniture::is_author_address(node, element)
            && (above
                || furniture::is_elsewhere(node, element)
                || is_furniture(element)
                    && !furniture::is_foot_of_article(node, element)
                    && !furniture::is_line_before_text(node, element))
    }

    /// One line break ends a line, two end a paragraph.
    fn line_break(&mut self) {
        if self.now.chars == 0 {
            self.paragraph += 1;
        }
        self.flush(true);
    }

    /// Whether a word for a role directly precedes: `edited by`.
    fn is_labelled(&self) -> bool {
        let last = self.text.trim_end().rsplit(' ').next().unwrap_or_default();
        last.ends_with([':', '：']) || last.starts_with(char::is_lowercase)
    }

    /// Two adjacent links in a byline are two people.
    fn part_links(&mut self) {
        let end = self.text.trim_end().len();
        if end > 0 && end == self.link_end {
            self.text.truncate(end);
            self.text.push_str(", ");
        }
    }

    fn flush(&mut self, broken: bool) {
        self.link_end = 0;
        let mut leaf = std::mem::take(&mut self.now);
        let text = std::mem::take(&mut self.text);
        leaf.topics = std::mem::take(&mut self.topics).are_list(leaf.chars);
        leaf.paragraph = self.paragraph;
        self.paragraph += usize::from(!broken);
        if leaf.chars == 0 {
            return;
        }
        leaf.text = clean_line(&text, MOST_LETTERS);
        if is_data(&leaf.text) {
            return;
        }
        leaf.words = words(&leaf.text);
        leaf.broken = broken;
        if !leaf.text.is_empty() {
            self.leaves.all.push(leaf);
        }
    }
}

/// Whether a link in a byline names no person.
fn is_of_nobody(node: NodeRef<'_, Node>, link: &Element) -> bool {
    is_network(node) || furniture::is_mail_of_nobody(node, link) || is_topic(link)
}

/// Whether a text is script data that was printed as text.
fn is_data(text: &str) -> bool {
    text.starts_with(['{', '[']) && text.len() > 60 && text.matches("\":").count() >= 3
}

/// Whether an element holds a line rather than a whole story, as an unclosed link does.
fn is_short(node: NodeRef<'_, Node>) -> bool {
    let mut chars = 0;
    for (at, inner) in node.descendants().enumerate() {
        chars += inner.value().as_text().map_or(0, |run| run.len());
        if chars > 1_200 || at > 1_200 {
            return false;
        }
    }
    true
}

/// Hash of element name and class names without digits, which number similar elements.
fn shape(element: &Element) -> u64 {
    let mut hasher = DefaultHasher::new();
    element.name().hash(&mut hasher);
    for class in element.classes().take(6) {
        class.bytes().filter(|byte| !byte.is_ascii_digit()).for_each(|byte| byte.hash(&mut hasher));
    }
    hasher.finish()
}
