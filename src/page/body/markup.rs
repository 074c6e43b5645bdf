use std::collections::HashSet;
use std::fmt::Write as _;

use ego_tree::{NodeId, NodeRef};
use scraper::node::Element;
use scraper::{Html, Node};

/// Attributes that say what an element means and not how it looks.
const KEPT: &[&str] =
    &["href", "src", "data-src", "alt", "title", "lang", "dir", "start", "colspan", "rowspan", "datetime", "cite"];
/// Pictures of one page that are kept.
const MOST_PICTURES: usize = 60;

/// The markup of the body: the kept texts with the elements round them, and the pictures that stand among them.
pub(super) fn write(document: &Html, kept: &HashSet<NodeId>) -> String {
    let mut around: HashSet<NodeId> = HashSet::new();
    for id in kept {
        let Some(node) = document.tree.get(*id) else { continue };
        for above in node.ancestors() {
            if !around.insert(above.id()) {
                break;
            }
        }
    }
    let mut writer = Writer { kept, around: &around, out: String::new(), pictures: 0 };
    writer.children(lowest(document, &around));
    writer.out
}

/// The lowest element that holds every kept text.
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

/// Whether an element must not be lost round a whole body.
fn is_meaning(node: NodeRef<'_, Node>) -> bool {
    let Node::Element(element) = node.value() else { return true };
    !matches!(element.name(), "html" | "body" | "div" | "main" | "article" | "section" | "span")
        || element.attr("dir").is_some()
}

struct Writer<'a> {
    kept: &'a HashSet<NodeId>,
    around: &'a HashSet<NodeId>,
    out: String,
    pictures: usize,
}

impl Writer<'_> {
    fn children(&mut self, node: NodeRef<'_, Node>) {
        for child in node.children() {
            match child.value() {
                Node::Text(run) if self.kept.contains(&child.id()) => self.out.push_str(&escaped(run)),
                Node::Element(element) => self.element(child, element),
                _ => {}
            }
        }
    }

    fn element(&mut self, node: NodeRef<'_, Node>, element: &Element) {
        let name = element.name();
        if self.around.contains(&node.id()) {
            let shown = !matches!(name, "html" | "body" | "main" | "article" | "header" | "section");
            self.wrapped(node, element, if shown { name } else { "div" });
        } else if matches!(name, "br" | "hr") {
            let _ = write!(self.out, "<{name}>");
        } else if name == "figure" && self.pictures < MOST_PICTURES && has_picture(node) {
            self.pictures += 1;
            self.figure(node);
        }
    }

    fn wrapped(&mut self, node: NodeRef<'_, Node>, element: &Element, name: &str) {
        // What stands in a form, a navigation or a button is text here, chosen as such.
        let name = if matches!(name, "form" | "nav" | "aside" | "footer" | "label") { "div" } else { name };
        self.start(element, name);
        self.children(node);
        let _ = write!(self.out, "</{name}>");
    }

    fn start(&mut self, element: &Element, name: &str) {
        let _ = write!(self.out, "<{name}");
        for (key, value) in element.attrs().filter(|(key, value)| KEPT.contains(key) && value.len() < 2_000) {
            let _ = write!(self.out, " {key}=\"{}\"", escaped(value).replace('"', "&quot;"));
        }
        self.out.push('>');
    }

    /// A picture with its caption, which is no running text and still belongs to the story.
    fn figure(&mut self, node: NodeRef<'_, Node>) {
        self.out.push_str("<figure>");
        for inner in node.descendants() {
            match inner.value() {
                Node::Element(element) if element.name() == "img" => self.start(element, "img"),
                Node::Element(element) if element.name() == "figcaption" => {
                    let text: Vec<&str> =
                        inner.descendants().filter_map(|node| node.value().as_text().map(|run| &**run)).collect();
                    let _ = write!(self.out, "<figcaption>{}</figcaption>", escaped(&text.join(" ")));
                }
                _ => {}
            }
        }
        self.out.push_str("</figure>");
    }
}

fn has_picture(node: NodeRef<'_, Node>) -> bool {
    node.descendants().any(|inner| inner.value().as_element().is_some_and(|element| element.name() == "img"))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
