use std::ops::Range;

use super::document::Document;
use super::layout::{Options, lay_out};
use super::line::{Cell, Line, Lines};
use super::width::width;

/// Separator between two columns.
const BETWEEN: &str = " │ ";

/// Two texts set in parallel columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// The lines; their text is that of the first column followed by that of the second.
    pub lines: Lines,
    /// Start of each pair in the text of the first column, in bytes.
    pub starts: Vec<usize>,
    /// Length in bytes of the first column's text.
    pub first: usize,
}

/// Sets pairs of documents in two columns of equal width within `columns` cells; each pair starts on one line. Each
/// side has options of its own, since its direction may differ.
#[must_use]
pub fn lay_out_beside(pairs: &[(Document, Document)], columns: usize, options: (Options, Options)) -> Beside {
    let column = columns.saturating_sub(width(BETWEEN)) / 2;
    let set = |document: &Document, options: Options| {
        // An empty document has no lines, not even one for its margin.
        if document.blocks.is_empty() { Lines::default() } else { lay_out(document, column, options) }
    };
    let left: Vec<Lines> = pairs.iter().map(|(one, _)| set(one, options.0)).collect();
    let right: Vec<Lines> = pairs.iter().map(|(_, other)| set(other, options.1)).collect();
    let mut whole = Beside::default();
    let starts = append(&mut whole.lines, &left);
    whole.first = whole.lines.text.len();
    let second = append(&mut whole.lines, &right);
    let mut links = (0, left.iter().map(|lines| lines.links.len()).sum::<usize>());
    for (number, (one, other)) in left.iter().zip(&right).enumerate() {
        if number > 0 {
            let end = starts.get(number).copied().unwrap_or_default();
            whole.lines.lines.push(line(None, None, column, end));
        }
        let at = (starts.get(number).copied().unwrap_or(0), second.get(number).copied().unwrap_or(0));
        for row in 0..one.lines.len().max(other.lines.len()) {
            let of = |lines: &Lines, at: usize, links: usize| lines.lines.get(row).map(|line| moved(line, at, links));
            let (first, second) = (of(one, at.0, links.0), of(other, at.1, links.1));
            whole.lines.lines.push(line(first, second, column, at.0 + one.text.len()));
        }
        links = (links.0 + one.links.len(), links.1 + other.links.len());
    }
    whole.starts = starts;
    whole
}

/// Appends texts and links of one side; returns the start of each text.
fn append(whole: &mut Lines, side: &[Lines]) -> Vec<usize> {
    let mut starts = Vec::with_capacity(side.len());
    for lines in side {
        if !whole.text.is_empty() && !lines.text.is_empty() {
            whole.text.push('\n');
        }
        starts.push(whole.text.len());
        whole.text.push_str(&lines.text);
        whole.links.extend(lines.links.iter().cloned());
    }
    starts
}

/// A line with its byte ranges and link numbers shifted.
fn moved(line: &Line, by: usize, links: usize) -> Line {
    let range = |range: &Range<usize>| range.start + by..range.end + by;
    let mut line = line.clone();
    line.range = range(&line.range);
    for cell in &mut line.cells {
        if !cell.mark {
            cell.range = range(&cell.range);
        }
        for piece in &mut cell.map {
            piece.logical = range(&piece.logical);
        }
        cell.link = cell.link.map(|link| link + links);
    }
    line
}

/// A line of both columns; `end` is the offset to use if the first has no text.
fn line(first: Option<Line>, second: Option<Line>, column: usize, end: usize) -> Line {
    let first = first.unwrap_or(Line { range: end..end, ..Line::default() });
    let second = second.unwrap_or_default();
    let heading = first.heading || second.heading;
    let gap = column.saturating_sub(first.width());
    let (from, to) = match (first.range.is_empty(), second.range.is_empty()) {
        (false, true) => (first.range.start, first.range.end),
        (true, false) => (second.range.start, second.range.end),
        (false, false) => (first.range.start, second.range.end),
        (true, true) => (end, end),
    };
    let mut cells = first.cells;
    cells.push(Cell::mark(format!("{}{BETWEEN}", " ".repeat(gap))));
    cells.extend(second.cells);
    Line { cells, range: from..to, heading, picture: None }
}

#[cfg(test)]
mod tests {
    use super::{Beside, lay_out_beside};
    use crate::text::{Options, document, width};

    fn beside(columns: usize) -> Beside {
        let of = |markup: &str| document(markup, None);
        let pairs = [
            (of("<h2>Ferry returns</h2>"), of("<h2>عودة العبارة</h2>")),
            (
                of("<p>The ferry came back to the <a href='https://a.example/'>quay</a> on Monday.</p>"),
                of("<p>عادت العبارة.</p>"),
            ),
            (of(""), of("<p>لم يهتف <a href='https://b.example/'>أحد</a>.</p>")),
        ];
        let options = Options { visual_order: true, ..Options::default() };
        lay_out_beside(&pairs, columns, (options, options))
    }

    #[test]
    fn each_pair_begins_on_one_line_and_every_byte_is_where_it_is_shown() {
        let set = beside(43);
        let printed: Vec<String> = set.lines.lines.iter().map(super::Line::printed).collect();
        assert!(printed.iter().all(|line| width(line) <= 43 && line.contains('│')), "{printed:#?}");
        assert!(printed[0].starts_with("Ferry returns        │ "), "{printed:#?}");
        assert!(
            printed[2].starts_with("The ferry came back") && printed[2].ends_with(|c: char| c > '\u{600}'),
            "{printed:#?}"
        );
        let text = &set.lines.text;
        assert!(text[..set.first].ends_with("on Monday.") && text[set.first..].contains("لم يهتف أحد."));
        assert_eq!(&text[set.starts[1]..set.starts[1] + 9], "The ferry");
        for line in &set.lines.lines {
            for cell in line.cells.iter().filter(|cell| !cell.mark && !cell.range.is_empty()) {
                assert!(text.get(cell.range.clone()).is_some(), "{cell:?}");
            }
        }
        assert_eq!(set.lines.links, ["https://a.example/", "https://b.example/"]);
        let found = text.find("أحد").unwrap();
        let line = set.lines.line_at(found).unwrap();
        let columns = set.lines.lines[line].columns_of(&(found..found + "أحد".len()));
        assert!(columns.iter().all(|columns| columns.start >= 23), "in the second column: {columns:?}");
        let (number, at) = set.lines.lines[line].links()[0].clone();
        assert!(number == 1 && at.start >= 23);
    }
}
