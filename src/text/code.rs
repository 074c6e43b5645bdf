use ego_tree::NodeRef;
use scraper::Node;

use super::clean::clean;
use super::grid::is;

/// The lines of preformatted text, without empty ones at either end.
pub(super) fn lines(node: NodeRef<'_, Node>) -> Vec<String> {
    let whole: String = node
        .descendants()
        .filter_map(|inner| match inner.value() {
            Node::Text(text) => Some(clean(&text.replace('\t', "    "))),
            Node::Element(element) if element.name() == "br" => Some("\n".to_owned()),
            _ => None,
        })
        .collect();
    whole.trim_matches('\n').lines().map(|line| line.trim_end().to_owned()).collect()
}

/// Whether a cell of a code table contains only line numbers.
pub(super) fn numbers_lines(cell: NodeRef<'_, Node>) -> bool {
    let code = |row: NodeRef<'_, Node>| row.descendants().any(|inner| is(inner, &["pre"]));
    let mut texts = cell.descendants().filter_map(|inner| inner.value().as_text());
    is(cell, &["td", "th"])
        && cell.parent().is_some_and(code)
        && texts.all(|text| text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace()))
}
