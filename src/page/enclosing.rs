//! The elements that hold the headline and most of the text: their names say what else they hold, not that the article is
//! no part of the article.

use std::collections::HashSet;

use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use scraper::{ElementRef, Html, Node};

use super::furniture::{is_furniture, is_furniture_beside, is_line_before_text, is_module};
use super::line::line;
use crate::model::name_key;

/// Minimum length in bytes of a run that counts as text of the article.
const RUN: usize = 60;
/// Maximum number of elements that are compared.
const MOST_AROUND: usize = 4_000;
/// Maximum number of words of the name of a newsroom.
const MOST_SITE: usize = 3;
/// Minimum and maximum length in bytes of a headline.
const SHORTEST: usize = 8;
const LONGEST: usize = 600;

/// The elements of a page that hold the whole article.
#[derive(Debug, Default)]
pub(super) struct Enclosing {
    nodes: HashSet<NodeId>,
    /// Whether headline and text are in modules, of which the page is built.
    modules: bool,
}

/// An element that is open in the traversal.
#[derive(Default)]
struct Open {
    text: usize,
    headline: bool,
    silent: bool,
    module: bool,
}

impl Enclosing {
    /// Reads the elements of a page that has one of these titles.
    pub(super) fn read(document: &Html, titles: &[Option<&str>]) -> Self {
        let titles: Vec<String> = titles.iter().flatten().map(|title| name_key(title)).collect();
        let mut open: Vec<Open> = vec![Open::default()];
        let mut around: Vec<(NodeId, usize, bool)> = Vec::new();
        let (mut in_modules, mut headed) = (0, false);
        for edge in document.tree.root().traverse() {
            match edge {
                Edge::Open(node) => {
                    let above = open.last().map_or((false, false), |above| (above.silent, above.module));
                    let mut own = Open { silent: above.0, module: above.1, ..Open::default() };
                    match node.value() {
                        Node::Text(run) if !own.silent && run.trim().len() >= RUN => own.text = run.trim().len(),
                        Node::Element(element) => {
                            own.silent |=
                                matches!(element.name(), "script" | "style" | "template" | "noscript" | "svg");
                            own.module |= is_module(element);
                            let named = is_headline(node, &titles);
                            own.headline = named || element.name() == "h1";
                            headed |= named && own.module;
                        }
                        _ => {}
                    }
                    in_modules += if own.module { own.text } else { 0 };
                    open.push(own);
                }
                Edge::Close(node) => {
                    let Some(own) = open.pop() else { break };
                    if own.headline && node.value().is_element() && around.len() < MOST_AROUND {
                        let module = node.value().as_element().is_some_and(is_module);
                        around.push((node.id(), own.text, module));
                    }
                    if let Some(above) = open.last_mut() {
                        above.text += own.text;
                        above.headline |= own.headline;
                    }
                }
            }
        }
        let whole = open.first().map_or(0, |root| root.text);
        around.retain(|(_, text, _)| text * 2 > whole);
        let modules = (headed || in_modules * 2 > whole) && !around.iter().any(|(_, _, module)| *module);
        let head = around_headline(document, &titles);
        Self { nodes: around.into_iter().map(|(id, ..)| id).chain(head).collect(), modules }
    }

    /// Whether a node holds the whole article.
    pub(super) fn holds(&self, node: NodeId) -> bool {
        self.nodes.contains(&node)
    }

    /// Whether an element is a part of the page outside the article.
    pub(super) fn is_furniture(&self, element: ElementRef<'_>) -> bool {
        let named = if self.modules { is_furniture_beside } else { is_furniture };
        !self.holds(element.id()) && named(element.value()) && !is_line_before_text(*element, element.value())
    }

    /// Whether an element is furniture or inside it.
    pub(super) fn in_furniture(&self, element: ElementRef<'_>) -> bool {
        element.ancestors().filter_map(ElementRef::wrap).chain([element]).any(|above| self.is_furniture(above))
    }
}

/// The elements around the only heading of the first level that is a headline like a title of the page: above the text, they
/// hold the byline as well.
fn around_headline(document: &Html, titles: &[String]) -> Vec<NodeId> {
    let is_first_level = |node: &NodeRef<'_, Node>| node.value().as_element().is_some_and(|one| one.name() == "h1");
    let mut headings =
        document.tree.root().descendants().filter(is_first_level).filter(|heading| is_like_title(*heading, titles));
    let only = headings.next().filter(|_| headings.next().is_none());
    only.map(|heading| heading.ancestors().map(|above| above.id()).collect()).unwrap_or_default()
}

/// Whether a heading has at least half of its words from a title of the page, and more words than the name of a newsroom.
fn is_like_title(heading: NodeRef<'_, Node>, titles: &[String]) -> bool {
    let text = ElementRef::wrap(heading).map(|heading| name_key(&line(heading))).unwrap_or_default();
    let count = text.split(' ').count();
    let is_like = |title: &String| {
        let words: HashSet<&str> = title.split(' ').collect();
        text.split(' ').filter(|word| words.contains(word)).count() * 2 >= count
    };
    text.len() < LONGEST && count > MOST_SITE && titles.iter().any(is_like)
}

/// Whether a node is a heading that repeats a title of the page.
fn is_headline(node: NodeRef<'_, Node>, titles: &[String]) -> bool {
    let heading = ElementRef::wrap(node)
        .filter(|element| matches!(element.value().name(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6"));
    heading.is_some_and(|heading| {
        let text = name_key(&line(heading));
        (SHORTEST..LONGEST).contains(&text.len()) && titles.iter().any(|title| title.contains(&text))
    })
}

#[cfg(test)]
mod tests {
    use crate::model::{Place, Source};
    use crate::page::{Page, read};

    const TEXT: &str =
        "The boats of the bay lie behind the old breakwater until the storms of the autumn are over, said the master.";

    fn authors(page: &Page) -> Vec<&str> {
        let bylines = page.evidence.fields.iter().filter(|field| field.source == Source::BylineElement);
        bylines.map(|field| field.text.as_str()).collect()
    }

    fn place(page: &Page, text: &str) -> Option<Place> {
        page.evidence.blocks.iter().find(|block| block.text == text).map(|block| block.place)
    }

    #[test]
    fn what_holds_headline_and_text_is_no_furniture() {
        for around in [
            "<div class='content-sidebar-wrap sidebar'>",
            "<form id=page>",
            "<div class='widget blog'>",
            "<div class=banner><div class=share>",
            "<div aria-hidden=true>",
        ] {
            for heading in ["<h1>Boats of the bay</h1>", "<h3>Boats of the bay</h3>"] {
                let markup = format!(
                    "<head><title>Boats of the bay | Harbour Post</title></head><body><div class=menu><a href=/>Home</a></div>\
                     {around}{heading}<p class=author>Ada Obiri</p><p>{TEXT}</p><p>{TEXT}</p>\
                     <div class=share>Send it</div></body>"
                );
                let page = read(&markup, None);
                assert_eq!(authors(&page), ["Ada Obiri"], "{around}");
                assert_eq!(place(&page, TEXT), Some(Place::Text), "{around}");
                assert_eq!(place(&page, "Send it"), Some(Place::Furniture), "{around}");
                assert_eq!(place(&page, "Home"), Some(Place::Furniture), "{around}");
            }
        }
    }

    #[test]
    fn what_holds_the_only_headline_is_no_furniture() {
        let page = |headline: &str| {
            let markup = format!(
                "<title>Boats of the bay | Harbour Post</title><div class='banner'>{headline}<p class=author>Ada Obiri</p></div>\
                 <main><p>{TEXT}</p><p>{TEXT}</p></main>"
            );
            authors(&read(&markup, None)).len()
        };
        assert_eq!(page("<h1>The boats of the bay this year</h1>"), 1);
        assert_eq!(page("<h1>Subscribe to these daily tides</h1>"), 0);
        assert_eq!(page("<h1>Harbour Post</h1>"), 0);
        assert_eq!(page("<h1>Boats of the bay</h1><h1>The boats of the bay again</h1>"), 0);
    }

    #[test]
    fn what_holds_only_the_text_of_others_is_furniture() {
        for (around, other) in [("comments", "Corin Budrek"), ("sidebar", "Corin Budrek"), ("related", "Corin Budrek")]
        {
            let markup = format!(
                "<title>Boats of the bay</title><h1>Boats of the bay</h1><p class=author>Ada Obiri</p><p>{TEXT}</p><p>{TEXT}</p>\
                 <div class={around}><h3>Readers</h3><p class=author>{other}</p><p>{TEXT} {TEXT}</p><p>{TEXT} {TEXT}</p></div>"
            );
            let page = read(&markup, None);
            assert_eq!(authors(&page), ["Ada Obiri"], "{around}");
            assert_eq!(place(&page, other), Some(Place::Furniture), "{around}");
        }
    }

    #[test]
    fn modules_are_furniture_only_beside_the_article() {
        let module = |inner: &str| format!("<div class='b-widget widget'>{inner}</div>");
        let parts = ["<h1>Boats of the bay</h1>", "<p class=author>Ada Obiri</p>"].map(module).concat();
        let text = format!("<p>{TEXT}</p><p>{TEXT}</p>");
        let built = format!("<title>Boats of the bay</title>{parts}{}", module(&text));
        assert_eq!(authors(&read(&built, None)), ["Ada Obiri"]);
        let other = module("<h3>Tides</h3><p class=author>Corin Budrek</p>");
        let beside = format!(
            "<title>Boats of the bay</title><h1>Boats of the bay</h1><p class=writer>Ada Obiri</p>{text}{other}"
        );
        assert_eq!(authors(&read(&beside, None)), ["Ada Obiri"]);
    }
}
