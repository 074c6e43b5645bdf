use std::ops::Range;

use super::block::Style;
use super::width::{cluster_width, clusters, width};

/// A document laid out in a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// The lines, top to bottom.
    pub lines: Vec<Line>,
    /// Link targets in order of appearance; a cell's `link` points in here.
    pub links: Vec<String>,
    /// The pictures that are shown, top to bottom.
    pub pictures: Vec<Placed>,
    /// The document's text in logical order, blocks separated by newlines; all offsets are byte offsets in it.
    pub text: String,
}

impl Lines {
    /// The number of the first line that shows the logical offset, or of the first one after it.
    #[must_use]
    pub fn line_at(&self, offset: usize) -> Option<usize> {
        let exact = self.lines.iter().position(|line| line.cells.iter().any(|cell| cell.range.contains(&offset)));
        exact.or_else(|| self.lines.iter().position(|line| !line.range.is_empty() && line.range.start >= offset))
    }
}

/// A line: runs of one style in visual order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Runs of text.
    pub cells: Vec<Cell>,
    /// The byte range of [`Lines::text`] that the line shows; empty for a line without text.
    pub range: Range<usize>,
    /// Whether the line belongs to a heading.
    pub heading: bool,
    /// The row of a picture that the line reserves: index in [`Lines::pictures`], and the row within the picture.
    pub picture: Option<(usize, u16)>,
}

/// The position and size of a picture in the layout.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Placed {
    /// Its address.
    pub src: String,
    /// Width in columns.
    pub columns: u16,
    /// Height in rows.
    pub rows: u16,
    /// Indent in columns, the margin of its block.
    pub indent: u16,
}

/// A run of one style within a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Text as printed.
    pub text: String,
    /// Style.
    pub style: Style,
    /// Index of the link in [`Lines::links`].
    pub link: Option<usize>,
    /// Whether it is part of the layout (bullet, quotation bar, indent) and not of the document's text.
    pub mark: bool,
    /// The byte range of [`Lines::text`] that it shows; empty for layout marks.
    pub range: Range<usize>,
    /// Mapping of printed clusters to the text; empty if `text` is unchanged.
    pub(super) map: Vec<Piece>,
}

/// A printed cluster and the bytes that it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Byte range of the cell's text.
    pub(super) printed: Range<usize>,
    /// Byte range of the document's text.
    pub(super) logical: Range<usize>,
}

impl Cell {
    pub(super) fn mark(text: impl Into<String>) -> Self {
        Self { text: text.into(), mark: true, ..Self::default() }
    }

    /// The printed clusters from left to right, each with its byte range of [`Lines::text`] (empty for layout marks).
    pub fn clusters(&self) -> impl Iterator<Item = (&str, Range<usize>)> {
        let mapped = self
            .map
            .iter()
            .filter_map(|piece| self.text.get(piece.printed.clone()).map(|text| (text, piece.logical.clone())));
        let plain = if self.map.is_empty() { self.text.as_str() } else { "" };
        let mut at = self.range.start;
        let plain = clusters(plain).map(move |cluster| {
            let start = at;
            at += if self.mark { 0 } else { cluster.len() };
            (cluster, start..at)
        });
        mapped.chain(plain)
    }
}

impl Line {
    /// The line as printed, in visual order.
    #[must_use]
    pub fn printed(&self) -> String {
        self.cells.iter().map(|cell| cell.text.as_str()).collect()
    }

    /// Number of terminal cells that the line occupies.
    #[must_use]
    pub fn width(&self) -> usize {
        self.cells.iter().map(|cell| width(&cell.text)).sum()
    }

    /// The column ranges in which any of the given bytes is printed, from left to right; one byte range may occupy
    /// several column ranges where directions change.
    #[must_use]
    pub fn columns_of(&self, wanted: &Range<usize>) -> Vec<Range<usize>> {
        self.columns(|_, range| range.start < wanted.end && wanted.start < range.end)
    }

    /// The column ranges of each link of the line with its index, from left to right.
    #[must_use]
    pub fn links(&self) -> Vec<(usize, Range<usize>)> {
        let mut found: Vec<(usize, Range<usize>)> = Vec::new();
        let mut at = 0;
        for cell in &self.cells {
            let end = at + width(&cell.text);
            if let Some(link) = cell.link {
                match found.last_mut() {
                    Some((last, columns)) if *last == link && columns.end == at => columns.end = end,
                    _ => found.push((link, at..end)),
                }
            }
            at = end;
        }
        found
    }

    fn columns(&self, wanted: impl Fn(&Cell, &Range<usize>) -> bool) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut at = 0;
        for cell in &self.cells {
            for (cluster, range) in cell.clusters() {
                let end = at + cluster_width(cluster);
                if !cell.mark && wanted(cell, &range) {
                    match found.last_mut() {
                        Some(last) if last.end == at => last.end = end,
                        _ => found.push(at..end),
                    }
                }
                at = end;
            }
        }
        found
    }
}
