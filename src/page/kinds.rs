use ego_tree::NodeRef;
use scraper::Node;
use scraper::node::Element;

use crate::text::html;
use crate::text::html::Attribute as _;

pub(super) use html::is_inline;

/// Elements of pages for mobile devices that hold advertisements.
const ADVERTS: [&str; 3] = ["amp-ad", "amp-sticky-ad", "amp-embed"];

/// Whether the text of an element is not read.
pub(super) fn is_silent(node: NodeRef<'_, Node>, element: &Element) -> bool {
    let name = element.name();
    let silent = html::is_silent(name) || html::is_media(name) || name == "math" || ADVERTS.contains(&name);
    silent && !is_heading_button(node, element) || stands_in(node, element)
}

/// Whether a button is the whole of a heading: it shows the text below, and is its heading.
fn is_heading_button(node: NodeRef<'_, Node>, element: &Element) -> bool {
    let is_blank = |beside: NodeRef<'_, Node>| match beside.value() {
        Node::Text(text) => text.trim().is_empty(),
        Node::Element(element) => element.name() == "svg",
        _ => true,
    };
    element.name() == "button"
        && node.ancestors().take(2).any(|above| is_heading(above.value().as_element().map_or("", Element::name)))
        && node.prev_siblings().chain(node.next_siblings()).all(is_blank)
}

/// Whether a button only shows what is below the heading next to it or around it.
pub(super) fn is_toggle(node: NodeRef<'_, Node>, element: &Element) -> bool {
    let heading =
        |beside: NodeRef<'_, Node>| beside.value().as_element().is_some_and(|beside| is_heading(beside.name()));
    element.name() == "button"
        && (is_heading_button(node, element) || node.prev_siblings().any(heading) && !node.has_children())
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Whether an element is shown only while the one around it loads, or if it cannot.
fn stands_in(node: NodeRef<'_, Node>, element: &Element) -> bool {
    let is_loaded = |above: &Element| above.name().starts_with("amp-");
    (element.attribute("placeholder").is_some() || element.attribute("fallback").is_some())
        && node.parent().is_some_and(|above| above.value().as_element().is_some_and(is_loaded))
}
