use ego_tree::NodeRef;
use scraper::node::Element;
use scraper::{ElementRef, Html, Node};

use crate::model::{Block, Place};
use crate::text::clean_line;

/// Characters of one block that are kept.
const MOST_BLOCK: usize = 4_000;
/// Blocks of a page that are kept.
const MOST_BLOCKS: usize = 1_500;

/// The visible blocks of a page in order, each with what it stands in.
pub(super) fn read(document: &Html) -> Vec<Block> {
    let mut walk = Walk { out: Vec::new(), text: String::new(), place: Place::Text };
    walk.children(document.tree.root(), Place::Text);
    walk.flush();
    walk.out
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
            Node::Text(run) => text.push_str(run),
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

struct Walk {
    out: Vec<Block>,
    text: String,
    place: Place,
}

impl Walk {
    fn children(&mut self, node: NodeRef<'_, Node>, place: Place) {
        for child in node.children() {
            match child.value() {
                Node::Text(run) => {
                    if self.text.trim().is_empty() {
                        self.place = place;
                    }
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
        let inner = place_of(element, place);
        if element.name() == "br" || element.name() == "hr" {
            self.flush();
        } else if is_inline(element.name()) {
            join(&mut self.text, node);
            let before = self.text.trim().is_empty();
            self.children(node, inner);
            if before && inner == Place::Byline && place != Place::Furniture {
                self.place = Place::Byline;
            }
        } else {
            self.flush();
            self.children(node, inner);
            self.flush();
        }
    }

    fn flush(&mut self) {
        let text = clean_line(&std::mem::take(&mut self.text), MOST_BLOCK);
        if !text.is_empty() {
            self.out.push(Block { text, place: self.place });
        }
    }
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
        "credit",
        "credits",
        "translator",
        "contributor",
        "signoff",
    ];
    element.attr("rel").is_some_and(|rel| rel.split(' ').any(|rel| rel == "author"))
        || element.attr("itemprop").is_some_and(|item| item == "author" || item == "translator")
        || tokens(element).any(|token| WORDS.contains(&token))
}

/// The words that class names and the id are made of.
fn tokens(element: &Element) -> impl Iterator<Item = &str> {
    element.classes().chain(element.attr("id")).flat_map(|name| name.split(['-', '_']))
}

fn is_silent(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "svg"
            | "head"
            | "title"
            | "select"
            | "button"
            | "textarea"
            | "iframe"
            | "object"
    )
}

fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "cite"
            | "code"
            | "data"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "q"
            | "s"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "u"
            | "var"
            | "wbr"
            | "img"
            | "picture"
    )
}
