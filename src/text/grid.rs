use ego_tree::NodeRef;
use scraper::Node;

use super::block::{Span, Table, text};

/// Maximum number of columns of a table.
const MOST_COLUMNS: usize = 64;
/// Maximum number of rows that a cell may span.
const MOST_SPANNED: usize = 1_000;

type Row = Vec<Vec<Span>>;

/// Reads a data table; none if it only arranges blocks or has a single column. `inside` reads the content of a cell.
pub(super) fn read<'a>(
    node: NodeRef<'a, Node>,
    inside: &mut impl FnMut(NodeRef<'a, Node>) -> Vec<Span>,
) -> Option<Table> {
    let arranging =
        node.descendants().skip(1).any(|inner| is(inner, &["table", "ul", "ol", "h1", "h2", "blockquote", "pre"]));
    if arranging {
        return None;
    }
    let mut table = Table::default();
    // Number of rows that a cell above still spans, by column.
    let mut spanned: Vec<usize> = Vec::new();
    for row in node.descendants().filter(|inner| is(*inner, &["tr"])) {
        let (cells, heading) = self::row(row, inside, &mut spanned);
        if cells.is_empty() {
            continue;
        }
        if heading && table.header == table.rows.len() {
            table.header += 1;
        }
        table.rows.push(cells);
    }
    table.rows.iter().any(|row| row.len() > 1).then_some(table)
}

/// The cells of a row, with empty ones for spans, and whether all are headings.
fn row<'a>(
    row: NodeRef<'a, Node>,
    inside: &mut impl FnMut(NodeRef<'a, Node>) -> Vec<Span>,
    spanned: &mut Vec<usize>,
) -> (Row, bool) {
    let mut cells = Row::new();
    let mut heading = true;
    let leave_spanned = |cells: &mut Row, spanned: &mut Vec<usize>| {
        while let Some(rows) = spanned.get_mut(cells.len()).filter(|rows| **rows > 0) {
            *rows -= 1;
            cells.push(Vec::new());
        }
    };
    for cell in row.children().filter(|cell| is(*cell, &["td", "th"])) {
        leave_spanned(&mut cells, spanned);
        if cells.len() >= MOST_COLUMNS {
            break;
        }
        let columns = span_of(cell, "colspan").min(MOST_COLUMNS - cells.len());
        let rows = span_of(cell, "rowspan").min(MOST_SPANNED);
        let spans = inside(cell);
        heading &= is(cell, &["th"]) || text(&spans).trim().is_empty();
        spanned.resize(spanned.len().max(cells.len() + columns), 0);
        for column in spanned.iter_mut().skip(cells.len()).take(columns) {
            *column = rows - 1;
        }
        cells.push(spans);
        cells.resize(cells.len() + columns - 1, Vec::new());
    }
    leave_spanned(&mut cells, spanned);
    while cells.last().is_some_and(|cell| text(cell).trim().is_empty()) {
        cells.pop();
    }
    (cells, heading)
}

fn span_of(cell: NodeRef<'_, Node>, name: &str) -> usize {
    let Node::Element(element) = cell.value() else { return 1 };
    element.attr(name).and_then(|number| number.trim().parse::<usize>().ok()).unwrap_or(1).max(1)
}

pub(super) fn caption(node: NodeRef<'_, Node>) -> Option<NodeRef<'_, Node>> {
    node.children().find(|child| is(*child, &["caption"]))
}

pub(super) fn is(node: NodeRef<'_, Node>, names: &[&str]) -> bool {
    matches!(node.value(), Node::Element(element) if names.contains(&element.name()))
}
