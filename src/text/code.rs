use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use scraper::Node;
use scraper::node::Element;

use super::clean::clean;
use super::grid::is;

/// Names that highlighters give to elements with line numbers, and parts of such names.
const NUMBERS: [&str; 4] = ["ln", "lnt", "lineno", "linenos"];
const PARTS: [&str; 5] = ["gutter", "linenumber", "line-number", "linenodiv", "crayon-nums"];

/// The lines of preformatted text, without line numbers and empty lines at either end.
pub(super) fn lines(node: NodeRef<'_, Node>) -> Vec<String> {
    let mut whole = String::new();
    let mut skipped: Option<NodeId> = None;
    for edge in node.traverse() {
        match edge {
            Edge::Open(inner) if skipped.is_none() => match inner.value() {
                Node::Text(text) => whole.push_str(&clean(&text.replace('\t', "    "))),
                Node::Element(element) if element.name() == "br" => whole.push('\n'),
                Node::Element(element) if is_line_number(inner, element) => skipped = Some(inner.id()),
                _ => {}
            },
            Edge::Close(inner) if skipped == Some(inner.id()) => skipped = None,
            _ => {}
        }
    }
    whole.trim_matches('\n').lines().map(|line| line.trim_end().to_owned()).collect()
}

/// Whether an element of code contains only line numbers.
pub(crate) fn is_line_number(node: NodeRef<'_, Node>, element: &Element) -> bool {
    let is_named = |class: &str| {
        let class = class.to_ascii_lowercase();
        NUMBERS.contains(&class.as_str()) || PARTS.iter().any(|part| class.contains(part))
    };
    element.classes().take(20).any(is_named) && holds_numbers(node)
}

fn holds_numbers(node: NodeRef<'_, Node>) -> bool {
    let mut texts = node.descendants().filter_map(|inner| inner.value().as_text());
    texts.all(|text| text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace()))
}

/// Whether a cell of a code table contains only line numbers.
pub(super) fn numbers_lines(cell: NodeRef<'_, Node>) -> bool {
    let code = |row: NodeRef<'_, Node>| row.descendants().any(|inner| is(inner, &["pre"]));
    is(cell, &["td", "th"]) && cell.parent().is_some_and(code) && holds_numbers(cell)
}

#[cfg(test)]
mod tests {
    use crate::text::{Block, document};

    #[test]
    fn the_line_numbers_of_a_highlighter_are_no_code() {
        let rows = "<table><tr><td class='gutter gl'><pre class=lineno>1\n2\n</pre></td><td class=code><pre>a = 1\nb = 2\n</pre></td></table>";
        let spans = "<span><span class=ln>1</span><span>a = 1\n</span></span><span><span class=ln>2</span><span>b = 2\n</span></span>";
        for code in [rows, spans] {
            let found = document(&format!("<pre><code>{code}</code></pre>"), None).blocks;
            assert_eq!(found, [Block::Preformatted(vec!["a = 1".to_owned(), "b = 2".to_owned()])], "{code}");
        }
        let own = document("<pre><span class=ln>ln -s a b</span>\n<span class=n>12</span></pre>", None).blocks;
        assert_eq!(own, [Block::Preformatted(vec!["ln -s a b".to_owned(), "12".to_owned()])]);
    }
}
