use std::collections::HashSet;

use ego_tree::{NodeId, NodeRef};
use scraper::node::Element;
use scraper::{ElementRef, Html, Node};

use super::body::{label, names};
use super::kinds::{is_inline, is_silent};
use super::signature::is_network_name;
use crate::model::{Block, Place};
use crate::text::clean_line;

/// Characters of one block that are kept.
const MOST_BLOCK: usize = 4_000;
/// Blocks of a page that are kept.
const MOST_BLOCKS: usize = 1_500;

/// Blocks behind the body in which its credits are looked for.
const BEHIND: usize = 12;
/// Blocks before the headline in which they are.
const BEFORE: usize = 6;
/// Blocks at either end of the body between which a byline is that of another story.
const WITHIN: usize = 6;

/// The visible blocks of a page in order, each with what it stands in. What stands far from the body, of which the text
/// nodes are given, is furniture.
pub(super) fn read(document: &Html, body: &HashSet<NodeId>, title: Option<&str>) -> Vec<Block> {
    let mut walk = Walk {
        out: Vec::new(),
        text: String::new(),
        place: Place::Text,
        body,
        link_end: 0,
        inside: false,
        kept: Vec::new(),
    };
    walk.children(document.tree.root(), Place::Text);
    walk.flush();
    let Walk { mut out, kept, .. } = walk;
    let (Some(first), Some(last)) = (kept.iter().position(|kept| *kept), kept.iter().rposition(|kept| *kept)) else {
        return out;
    };
    let headline = out.iter().take(first + 1).rposition(|block| title.is_some_and(|title| block.text == title));
    let begin = headline.unwrap_or(first.saturating_sub(BEFORE)).saturating_sub(BEFORE);
    let ends = |block: &Block| block.place == Place::Heading && matches!(label(&block.text), 1..=4);
    let behind = out.iter().skip(last + 1).take(BEHIND).position(ends).unwrap_or(BEHIND);
    for (at, block) in out.iter_mut().enumerate() {
        let outside = at < begin || at > last + behind;
        let other = at > first + WITHIN && at + WITHIN < last && !kept.get(at).copied().unwrap_or(false);
        if outside || (other && block.place == Place::Byline) {
            block.place = Place::Furniture;
        }
    }
    out
}

/// The text of an element as one line, a space where one element ends and the next begins.
pub(super) fn line(element: ElementRef<'_>) -> String {
    let mut text = String::new();
    spaced(*element, &mut text);
    clean_line(&text, MOST_BLOCK)
}

fn spaced(node: NodeRef<'_, Node>, text: &mut String) {
    for child in node.children() {
        match child.value() {
            Node::Text(run) => {
                if child.prev_sibling().is_some_and(|before| before.value().is_element()) {
                    join(text, child);
                }
                text.push_str(run);
            }
            Node::Element(element) if element.name() == "br" => text.push(' '),
            Node::Element(element) if !is_silent(element.name()) => {
                join(text, child);
                spaced(child, text);
            }
            _ => {}
        }
    }
}

/// Two elements side by side are two words where a capital follows a small letter or a colon: `vonElisa`.
fn join(text: &mut String, next: NodeRef<'_, Node>) {
    let begins = next.descendants().find_map(|node| node.value().as_text().and_then(|run| run.chars().next()));
    let capital = begins.is_some_and(char::is_uppercase);
    if capital && text.ends_with(|c: char| c.is_lowercase() || matches!(c, ':' | '：')) {
        text.push(' ');
    }
}

struct Walk<'a> {
    out: Vec<Block>,
    text: String,
    place: Place,
    body: &'a HashSet<NodeId>,
    /// Where the last link of a byline ends in the text that is being gathered.
    link_end: usize,
    /// Whether the text that is being gathered belongs to the body.
    inside: bool,
    /// Whether each block belongs to it.
    kept: Vec<bool>,
}

impl Walk<'_> {
    fn children(&mut self, node: NodeRef<'_, Node>, place: Place) {
        for child in node.children() {
            match child.value() {
                Node::Text(run) => {
                    if self.text.trim().is_empty() {
                        self.place = place;
                    }
                    self.inside |= self.body.contains(&child.id());
                    self.text.push_str(run);
                }
                Node::Element(element) => self.element(child, element, place),
                _ => {}
            }
        }
    }

    fn element(&mut self, node: NodeRef<'_, Node>, element: &Element, place: Place) {
        if is_silent(element.name()) || self.out.len() >= MOST_BLOCKS {
            return;
        }
        let inner = if is_author_address(node, element) { Place::Byline } else { place_of(element, place) };
        let linked = inner == Place::Byline && element.name() == "a";
        if element.name() == "br" || element.name() == "hr" {
            self.flush();
        } else if linked && (is_network(node) || is_mail(element)) {
            // The author's account elsewhere is no part of the name.
        } else if is_inline(element.name()) && (!is_role(element) || self.is_labelled()) {
            if linked {
                self.part_links();
            }
            join(&mut self.text, node);
            // `von` and the like stand before the link to the author.
            let before = self.text.trim().chars().take(20).count() < 20;
            self.children(node, inner);
            if linked {
                self.link_end = self.text.trim_end().len();
            }
            if before && inner == Place::Byline && place != Place::Furniture {
                self.place = Place::Byline;
            }
        } else {
            self.flush();
            self.children(node, inner);
            self.flush();
        }
    }

    /// Whether a word for what was done stands right before: `edited by`.
    fn is_labelled(&self) -> bool {
        let last = self.text.trim_end().rsplit(' ').next().unwrap_or_default();
        last.ends_with([':', '：']) || last.starts_with(char::is_lowercase)
    }

    /// Two links in a byline with nothing between them are two people.
    fn part_links(&mut self) {
        let end = self.text.trim_end().len();
        if end > 0 && end == self.link_end {
            self.text.truncate(end);
            self.text.push_str(", ");
        }
    }

    fn flush(&mut self) {
        self.link_end = 0;
        let text = clean_line(&std::mem::take(&mut self.text), MOST_BLOCK);
        let inside = std::mem::take(&mut self.inside);
        if !text.is_empty() {
            self.out.push(Block { text, place: self.place });
            self.kept.push(inside);
        }
    }
}

/// Whether an element names a person by what it did, and is a line of its own however it is shown.
fn is_role(element: &Element) -> bool {
    element.attr("itemprop").is_some_and(|item| item == "translator" || item == "editor")
}

/// Whether a link writes to somebody: `Write to me` is no part of the name.
fn is_mail(link: &Element) -> bool {
    link.attr("href").is_some_and(|href| href.starts_with("mailto:") || href.starts_with("tel:"))
}

/// Whether a link says no more than the name of a network.
fn is_network(link: NodeRef<'_, Node>) -> bool {
    let mut text = String::new();
    spaced(link, &mut text);
    is_network_name(&text)
}

/// Nodes of an address in which an author is looked for.
const MOST_ADDRESS: usize = 200;

/// Whether an element tells how to reach the authors (HTML, 4.3.10), wherever on the page it stands.
fn is_author_address(node: NodeRef<'_, Node>, element: &Element) -> bool {
    let author = |node: NodeRef<'_, Node>| node.value().as_element().is_some_and(is_author_link);
    element.name() == "address" && node.descendants().take(MOST_ADDRESS).any(author)
}

fn is_author_link(element: &Element) -> bool {
    element.attr("rel").is_some_and(|rel| rel.split(' ').any(|rel| rel == "author"))
}

fn place_of(element: &Element, above: Place) -> Place {
    if above == Place::Furniture || is_furniture(element) {
        return Place::Furniture;
    }
    match element.name() {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Place::Heading,
        "figure" | "figcaption" => Place::Caption,
        _ if above == Place::Caption => Place::Caption,
        _ if is_byline(element) => Place::Byline,
        "li" | "td" | "th" | "blockquote" | "dd" => Place::Inset,
        _ => above,
    }
}

/// Parts of a page that are not the article.
pub(super) fn is_furniture(element: &Element) -> bool {
    const WORDS: &[&str] = &[
        "related",
        "comment",
        "comments",
        "share",
        "sharing",
        "social",
        "newsletter",
        "promo",
        "sidebar",
        "menu",
        "navigation",
        "nav",
        "breadcrumb",
        "breadcrumbs",
        "cookie",
        "consent",
        "teaser",
        "teasers",
        "recommended",
        "recommendations",
        "trending",
        "advert",
        "advertisement",
        "widget",
        "popular",
        "translations",
        "subscribe",
        "banner",
        "popup",
    ];
    if matches!(element.name(), "body" | "html" | "main" | "article") {
        return false;
    }
    matches!(element.name(), "nav" | "aside" | "footer" | "form" | "dialog")
        || element.attr("itemprop") == Some("workTranslation")
        || element.attr("aria-hidden") == Some("true")
        || tokens(element).any(|token| WORDS.contains(&token))
}

fn is_byline(element: &Element) -> bool {
    const WORDS: &[&str] = &[
        "byline",
        "author",
        "authors",
        "auteur",
        "autor",
        "autore",
        "credit",
        "credits",
        "translator",
        "contributor",
        "signoff",
        "writer",
        "person",
        "reporter",
        "journalist",
    ];
    is_author_link(element)
        || element.attr("itemprop").is_some_and(|item| item == "author" || item == "translator")
        || names(element, WORDS)
        || (element.name() == "a" && element.attr("href").is_some_and(leads_to_author))
}

/// Whether an address is that of an author's own page.
fn leads_to_author(href: &str) -> bool {
    const PATHS: &[&str] = &[
        "author",
        "authors",
        "autor",
        "autores",
        "autoren",
        "auteur",
        "auteurs",
        "autore",
        "autori",
        "journalist",
        "journalists",
        "columnist",
        "contributor",
        "contributors",
        "profile",
        "byline",
        "writer",
        "writers",
        "reporter",
        "staff",
        "firma",
        "firmas",
        "yazar",
        "avtor",
        "skribent",
        "redakteur",
        "person",
        "people",
        "by",
    ];
    let path = href.split(['?', '#']).next().unwrap_or_default();
    let mut parts = path.split('/').filter(|part| !part.is_empty()).rev();
    let name = parts.next().unwrap_or_default();
    let folder = parts.next().unwrap_or_default();
    PATHS.contains(&folder) && !name.is_empty() && !name.contains(':')
}

/// The words that class names and the id are made of.
fn tokens(element: &Element) -> impl Iterator<Item = &str> {
    element.classes().chain(element.attr("id")).flat_map(|name| name.split(['-', '_']))
}
