//! Code that a highlighter shows without `pre`, as an element for each line.

use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use scraper::Node;
use scraper::node::Element;

use crate::text::{html, is_line_number};

/// Names that common highlighters give to an element with code.
const CODE: [&str; 7] = [
    "syntaxhighlighter",
    "codemirror-code",
    "codemirror-lines",
    "cm-content",
    "crayon-syntax",
    "enlighter",
    "codehilite",
];
/// Maximum number of nodes of such an element.
const MOST_NODES: usize = 20_000;
/// Number of elements between code and its line numbers.
const DEEP: usize = 8;

/// Whether an element holds lines of code that are not marked as preformatted.
pub(super) fn is_code(node: NodeRef<'_, Node>, element: &Element) -> bool {
    let is_pre = |inner: NodeRef<'_, Node>| inner.value().as_element().is_some_and(|inner| inner.name() == "pre");
    matches!(element.name(), "div" | "section" | "table")
        && element.classes().take(20).any(|class| CODE.iter().any(|name| class.eq_ignore_ascii_case(name)))
        && !node.descendants().take(MOST_NODES).any(is_pre)
}

/// The lines of such an element without line numbers.
pub(super) fn lines(node: NodeRef<'_, Node>) -> String {
    let mut out = String::new();
    let mut skipped = None;
    for edge in node.traverse().take(MOST_NODES * 2) {
        match edge {
            Edge::Open(inner) if skipped.is_none() => match inner.value() {
                Node::Text(text) if !(text.trim().is_empty() && text.contains('\n')) => out.push_str(text),
                Node::Element(element) if element.name() == "br" => out.push('\n'),
                Node::Element(element) if is_line_number(inner, element) => skipped = Some(inner.id()),
                _ => {}
            },
            Edge::Close(inner) if skipped == Some(inner.id()) => skipped = None,
            Edge::Close(inner) if skipped.is_none() => {
                let block = inner.value().as_element().is_some_and(|element| html::is_block(element.name()));
                if block && !out.is_empty() && !out.ends_with('\n') {
                    out.push('\n');
                }
            }
            _ => {}
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Whether an element of preformatted text holds line numbers.
pub(super) fn numbers_lines(node: NodeRef<'_, Node>, element: &Element) -> bool {
    let is_pre = |above: NodeRef<'_, Node>| above.value().as_element().is_some_and(|above| above.name() == "pre");
    is_line_number(node, element) && node.ancestors().take(DEEP).any(is_pre)
}

#[cfg(test)]
mod tests {
    use crate::page::read;

    #[test]
    fn code_in_an_element_for_each_line_stays_and_has_its_lines() {
        let text = "<p>The boats of the bay lie behind the old breakwater until the storms of the autumn are over, the office said.</p>";
        let row = "<table><tr><td class=gutter><div class=line>1</div><div class=line>2</div></td><td class=code><div>\
            <div class=line><code>tide = </code><code>read()</code></div><div class=line><code>  print(tide)</code></div></div></td></tr></table>";
        let markup = format!(
            "<title>Tides</title><article><h1>Tides</h1>{text}<div class=syntaxhighlighter>{row}</div>{text}</article>"
        );
        let body = read(&markup, None).body.unwrap_or_default();
        assert!(body.contains("<pre>tide = read()\n  print(tide)</pre>"), "{body}");
    }
}
