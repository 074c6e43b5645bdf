use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt::Write as _;

use ego_tree::{NodeId, NodeRef};
use scraper::node::Element;
use scraper::{Html, Node};
use url::Url;

use crate::page::classes::is_box;
use crate::page::code;
use crate::page::furniture::is_furniture;
use crate::page::parts;
use crate::page::signs;
use crate::text::html::Attribute as _;
use crate::text::{self, Picture};

/// Attributes with a meaning beyond presentation.
const KEPT: &[&str] =
    &["href", "alt", "title", "lang", "dir", "start", "reversed", "type", "colspan", "rowspan", "datetime", "cite"];
/// Maximum number of pictures of a page.
const MOST_PICTURES: usize = 60;
/// Maximum number of nodes of an element that are searched for pictures.
const MOST_NODES: usize = 400;
/// Maximum number of letters of a caption.
const MOST_CAPTION: usize = 1_200;
/// Size in pixels below which a picture is an icon.
const SMALL: u32 = 50;
/// Number of words from which a link is the headline of another story.
const HEADLINE: usize = 5;
/// Class name words of elements whose pictures belong to other stories.
const OTHERS: &[&str] = &[
    "author",
    "avatar",
    "bio",
    "logo",
    "icon",
    "icons",
    "related",
    "recommended",
    "ad",
    "ads",
    "advert",
    "teaser",
    "card",
    "carousel",
    "promo",
    "banner",
    "emoji",
    "button",
];

/// The markup of the body: the selected texts with their elements, and the pictures among them. `base` is the address
/// given by the page for its relative addresses.
pub(super) fn write(document: &Html, kept: &HashSet<NodeId>, base: Option<&Url>) -> String {
    let mut around: HashSet<NodeId> = HashSet::new();
    for id in kept {
        let Some(node) = document.tree.get(*id) else { continue };
        for above in node.ancestors() {
            if !around.insert(above.id()) {
                break;
            }
        }
    }
    let mut writer = Writer { kept, around: &around, base, out: String::new(), pictures: 0 };
    writer.children(lowest(document, &around));
    writer.out
}

/// The lowest element that contains every selected text.
fn lowest<'a>(document: &'a Html, around: &HashSet<NodeId>) -> NodeRef<'a, Node> {
    let mut node = document.tree.root();
    loop {
        let mut inner = node.children().filter(|child| around.contains(&child.id()));
        match (inner.next(), inner.next()) {
            (Some(only), None) if !is_meaning(only) => node = only,
            _ => return node,
        }
    }
}

/// Whether an element must be kept around a whole body.
fn is_meaning(node: NodeRef<'_, Node>) -> bool {
    let Node::Element(element) = node.value() else { return true };
    !matches!(element.name(), "html" | "body" | "div" | "main" | "article" | "section" | "span")
        || element.attribute("dir").is_some()
}

struct Writer<'a> {
    kept: &'a HashSet<NodeId>,
    around: &'a HashSet<NodeId>,
    base: Option<&'a Url>,
    out: String,
    pictures: usize,
}

impl Writer<'_> {
    fn children(&mut self, node: NodeRef<'_, Node>) {
        for child in node.children() {
            // As in the evidence, so that a byline that became a credit is found here.
            if self.is_shown(child)
                && parts::is_apart(child)
                && child.prev_siblings().any(|before| self.is_shown(before))
            {
                self.out.truncate(self.out.trim_end().len());
                self.out.push_str(" | ");
            }
            match child.value() {
                Node::Text(run) if self.kept.contains(&child.id()) => self.out.push_str(&escaped(run)),
                Node::Element(element) => self.element(child, element),
                _ => {}
            }
        }
    }

    fn is_shown(&self, node: NodeRef<'_, Node>) -> bool {
        let is_blank = || node.value().as_text().is_some_and(|run| run.trim().is_empty());
        (self.around.contains(&node.id()) || self.kept.contains(&node.id())) && !is_blank()
    }

    fn element(&mut self, node: NodeRef<'_, Node>, element: &Element) {
        let name = element.name();
        if self.kept.contains(&node.id()) {
            self.out.push_str(&escaped(&text::in_words(node).unwrap_or_default()));
        } else if self.around.contains(&node.id()) && code::is_code(node, element) {
            let _ = write!(self.out, "<pre>{}</pre>", escaped(&code::lines(node)));
        } else if code::numbers_lines(node, element) {
            // The names by which they are told are not kept.
        } else if self.around.contains(&node.id()) {
            let shown = !matches!(name, "html" | "body" | "main" | "article" | "header" | "section");
            self.wrapped(node, element, if shown { name } else { "div" });
        } else if is_break(node) {
            self.out.push_str("<br>");
        } else if name == "hr" {
            self.out.push_str("<hr>");
        } else if self.pictures < MOST_PICTURES && is_of_story(node, element) {
            self.figures(node, element);
        }
    }

    fn wrapped(&mut self, node: NodeRef<'_, Node>, element: &Element, name: &str) {
        // Text in a form, a navigation or a button is plain text here, since it was selected.
        let name = if matches!(name, "form" | "nav" | "aside" | "footer" | "label") { "div" } else { name };
        // The button that is a heading, which is text too.
        let name = if name == "button" { "span" } else { name };
        self.start(element, name);
        self.children(node);
        let _ = write!(self.out, "</{name}>");
    }

    fn start(&mut self, element: &Element, name: &str) {
        let _ = write!(self.out, "<{name}");
        for (key, value) in element.attrs().filter(|(key, value)| KEPT.contains(key) && value.len() < 2_000) {
            let value = if matches!(key, "href" | "cite") { self.absolute(value) } else { Cow::Borrowed(value) };
            let _ = write!(self.out, " {key}=\"{}\"", escaped(&value).replace('"', "&quot;"));
        }
        self.out.push('>');
    }

    /// An address as the page's `base` makes it; a place on the page itself stays relative.
    fn absolute<'t>(&self, address: &'t str) -> Cow<'t, str> {
        let url = self.base.filter(|_| !address.starts_with('#')).and_then(|base| base.join(address).ok());
        url.map_or(Cow::Borrowed(address), |url| Cow::Owned(url.into()))
    }

    /// The pictures of an element without text of the body, each as a figure of its own.
    fn figures(&mut self, node: NodeRef<'_, Node>, element: &Element) {
        let inside = |name: &str| node.descendants().skip(1).any(|inner| is(inner, name));
        if element.name() != "figure" && (inside("figure") || count(node) > 1) {
            for child in node.children() {
                if let Some(element) = child.value().as_element().filter(|element| is_of_story(child, element)) {
                    self.figures(child, element);
                }
            }
            return;
        }
        self.pictures += 1;
        self.figure(node);
    }

    /// A picture with its caption, which is not running text but belongs to the story.
    fn figure(&mut self, node: NodeRef<'_, Node>) {
        self.out.push_str("<figure>");
        let mut caption = String::new();
        for inner in node.descendants() {
            if let Some(picture) = text::picture(inner) {
                self.picture(&picture);
            } else if caption.is_empty() && inner.value().as_element().is_some_and(is_caption) {
                caption_into(inner, &mut caption);
            }
        }
        if !caption.trim().is_empty() {
            let _ = write!(self.out, "<figcaption>{caption}</figcaption>");
        }
        self.out.push_str("</figure>");
    }

    fn picture(&mut self, picture: &Picture) {
        let Some(src) = &picture.src else { return };
        let quoted = |text: &str| escaped(text).replace('"', "&quot;");
        let _ = write!(self.out, "<img src=\"{}\" alt=\"{}\"", quoted(&self.absolute(src)), quoted(&picture.alt));
        if let Some((width, height)) = picture.size {
            let _ = write!(self.out, " width=\"{width}\" height=\"{height}\"");
        }
        self.out.push('>');
    }
}

/// Whether an element is a line break, or contains only one: `<b><br></b>`.
fn is_break(node: NodeRef<'_, Node>) -> bool {
    let marks = ["b", "strong", "i", "em", "span", "font"].iter().any(|name| is(node, name));
    let only = node.first_child().filter(|child| child.next_sibling().is_none());
    is(node, "br") || marks && only.is_some_and(|child| is(child, "br"))
}

/// Writes the text of a caption, with its picture credit marked.
fn caption_into(node: NodeRef<'_, Node>, out: &mut String) {
    for child in node.children() {
        match child.value() {
            Node::Text(run) => out.push_str(&escaped(run)),
            Node::Element(element) if matches!(element.name(), "script" | "style" | "noscript" | "button") => {}
            Node::Element(element) => {
                let maker = element.name() == "cite" || signs::names(element, &["credit", "credits", "copyright"]);
                out.push_str(if maker { " <cite>" } else { " " });
                caption_into(child, out);
                out.push_str(if maker { "</cite> " } else { " " });
            }
            _ => {}
        }
    }
}

fn is(node: NodeRef<'_, Node>, name: &str) -> bool {
    node.value().as_element().is_some_and(|element| element.name() == name)
}

fn is_caption(element: &Element) -> bool {
    element.name() == "figcaption" || signs::names(element, &["caption", "legend", "legende"])
}

/// Number of pictures in an element.
fn count(node: NodeRef<'_, Node>) -> usize {
    let large = |picture: &Picture| picture.size.is_none_or(|(width, height)| width >= SMALL && height >= SMALL);
    node.descendants()
        .filter_map(text::picture)
        .filter(|picture| picture.src.is_some() && large(picture))
        .take(2)
        .count()
}

/// Whether an element shows pictures of the story: little text next to them, and no link as long as a headline.
fn is_of_story(node: NodeRef<'_, Node>, element: &Element) -> bool {
    if matches!(element.name(), "script" | "style" | "template") || is_furniture(element) {
        return false;
    }
    if element.name() != "figure" && (signs::names(element, OTHERS) || is_box(element)) {
        return false;
    }
    let mut letters = 0;
    for inner in node.descendants().take(MOST_NODES) {
        let Some(run) = inner.value().as_text() else { continue };
        let words = run.split_whitespace().count();
        let linked = || inner.ancestors().take(6).any(|above| is(above, "a"));
        letters += run.trim().len();
        if letters > MOST_CAPTION
            || (words >= HEADLINE && linked() && !inner.ancestors().take(8).any(|above| is(above, "figcaption")))
        {
            return false;
        }
    }
    count(node) > 0
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use crate::page::read;

    #[test]
    fn addresses_refer_to_the_base_of_the_page() {
        let text = "The boats of the bay lie behind the old breakwater until the storms of the autumn are over, said the master.";
        let page = |base: &str| {
            let links = "See <a href=doc.pdf>the paper</a>, <a href=#n1>note</a>.";
            let page = format!(
                "<head>{base}</head><article><h1>Boats</h1><p>{text}</p><p>{text} {links}</p><p><img src=pic.jpg alt=x></p>\
                 <p>{text}</p><p>{text}</p></article>"
            );
            read(&page, Some("https://h.example/news/boats.html")).body.unwrap_or_default()
        };
        let found = page("<base href=/a/>");
        for address in ["\"https://h.example/a/doc.pdf\"", "\"https://h.example/a/pic.jpg\"", "\"#n1\""] {
            assert!(found.contains(address), "{found}");
        }
        assert!(page("<base href='https://c.example/b/'>").contains("https://c.example/b/doc.pdf"));
        for other in ["", "<base target=_blank>", "<base href='javascript:a'>"] {
            assert!(page(other).contains("\"doc.pdf\""), "{other}");
        }
    }
}
