use ego_tree::NodeRef;
use scraper::Node;

use super::block::{Span, Spanning, Table, text};
use crate::text::html::Attribute as _;

/// Maximum number of columns of a table.
const MOST_COLUMNS: usize = 64;
/// Maximum number of rows that a cell may span.
const MOST_SPANNED: usize = 1_000;

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
    let mut reader = RowReader::default();
    for row in node.descendants().filter(|inner| is(*inner, &["tr"])) {
        let row = reader.row(row, inside);
        if row.cells.is_empty() {
            continue;
        }
        if row.heading && table.header == table.rows.len() {
            table.header += 1;
        }
        let at = table.rows.len();
        table.spanning.extend(row.spanning.iter().map(|cell| Spanning { row: at, ..*cell }));
        reader.kept.push(row.number);
        table.rows.push(row.cells);
    }
    let (columns, kept) = (table.rows.iter().map(Vec::len).max().unwrap_or(0), &reader.kept);
    table.spanning.retain_mut(|cell| {
        // Rows that are left out are spanned no more, nor are columns in which no row has a text.
        let first = kept.get(cell.row).copied().unwrap_or(0);
        let rows = kept.iter().skip(cell.row).take_while(|number| **number < first + cell.rows).count();
        (cell.rows, cell.columns) = (rows, cell.columns.min(columns.saturating_sub(cell.column)));
        cell.rows > 1 || cell.columns > 1
    });
    table.rows.iter().any(|row| row.len() > 1).then_some(table)
}

/// A row that was read.
#[derive(Default)]
struct Row {
    /// Which row it is in the markup.
    number: usize,
    cells: Vec<Vec<Span>>,
    /// Its cells that span others.
    spanning: Vec<Spanning>,
    /// Whether all its cells are headings.
    heading: bool,
}

#[derive(Default)]
struct RowReader {
    /// Number of rows that a cell above still spans, by column.
    spanned: Vec<usize>,
    /// Number of rows that were read.
    number: usize,
    /// The numbers of the rows that are kept.
    kept: Vec<usize>,
}

impl RowReader {
    /// The cells of a row, with empty ones for spans.
    fn row<'a>(&mut self, row: NodeRef<'a, Node>, inside: &mut impl FnMut(NodeRef<'a, Node>) -> Vec<Span>) -> Row {
        let mut read = Row { number: self.number, heading: true, ..Row::default() };
        self.number += 1;
        let cells = &mut read.cells;
        for cell in row.children().filter(|cell| is(*cell, &["td", "th"])) {
            self.leave_spanned(cells);
            if cells.len() >= MOST_COLUMNS {
                break;
            }
            // Cells do not overlap: one ends where a cell above comes down.
            let below = self.spanned.iter().skip(cells.len()).position(|rows| *rows > 0);
            let columns = span_of(cell, "colspan").min(below.unwrap_or(MOST_COLUMNS)).min(MOST_COLUMNS - cells.len());
            let rows = span_of(cell, "rowspan").min(MOST_SPANNED);
            let spans = inside(cell);
            read.heading &= is(cell, &["th"]) || text(&spans).trim().is_empty();
            self.spanned.resize(self.spanned.len().max(cells.len() + columns), 0);
            for column in self.spanned.iter_mut().skip(cells.len()).take(columns) {
                *column = rows - 1;
            }
            if rows > 1 || columns > 1 {
                read.spanning.push(Spanning { row: 0, column: cells.len(), rows, columns });
            }
            cells.push(spans);
            cells.resize(cells.len() + columns - 1, Vec::new());
        }
        self.leave_spanned(cells);
        // A cell above is a row shorter also where this row ends before its column.
        self.spanned.iter_mut().skip(cells.len()).for_each(|rows| *rows = rows.saturating_sub(1));
        while cells.last().is_some_and(|cell| text(cell).trim().is_empty()) {
            cells.pop();
        }
        let length = cells.len();
        read.spanning.retain(|cell| cell.column < length);
        read
    }

    fn leave_spanned(&mut self, cells: &mut Vec<Vec<Span>>) {
        while let Some(rows) = self.spanned.get_mut(cells.len()).filter(|rows| **rows > 0) {
            *rows -= 1;
            cells.push(Vec::new());
        }
    }
}

fn span_of(cell: NodeRef<'_, Node>, name: &str) -> usize {
    let Node::Element(element) = cell.value() else { return 1 };
    element.attribute(name).and_then(|number| number.trim().parse::<usize>().ok()).unwrap_or(1).max(1)
}

pub(super) fn caption(node: NodeRef<'_, Node>) -> Option<NodeRef<'_, Node>> {
    node.children().find(|child| is(*child, &["caption"]))
}

pub(super) fn is(node: NodeRef<'_, Node>, names: &[&str]) -> bool {
    matches!(node.value(), Node::Element(element) if names.contains(&element.name()))
}
