use super::{Document, Style};

/// How a document is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether lines are put in visual order by UAX #9 (for terminals that do not reorder themselves).
    pub visual_order: bool,
}

/// A document set in a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// The lines, top to bottom.
    pub lines: Vec<Line>,
    /// Link targets in order of appearance; a cell's `link` points in here.
    pub links: Vec<String>,
}

/// A line: runs of one style, in the order in which they are printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Runs of text.
    pub cells: Vec<Cell>,
    /// The line's text in logical order, for finding and copying.
    pub logical: String,
    /// Whether the line is of a heading.
    pub heading: bool,
}

/// A run of one style within a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What is printed.
    pub text: String,
    /// How.
    pub style: Style,
    /// Number of the link in [`Lines::links`].
    pub link: Option<usize>,
    /// Whether it is furniture of the layout (bullet, quotation bar, indent) and not text of the document.
    pub mark: bool,
}

/// Sets a document in a column `width` cells wide; breaks lines by UAX #14, splits no grapheme cluster, no line is wider
/// than asked.
#[must_use]
pub fn lay_out(_document: &Document, _width: usize, _options: Options) -> Lines {
    Lines::default()
}

/// Breaks plain text into lines of at most `width` cells by UAX #14, in logical order.
#[must_use]
pub fn wrap(text: &str, _width: usize) -> Vec<String> {
    vec![text.to_owned()]
}

/// The cells that a text takes on the screen.
#[must_use]
pub fn width(text: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(text)
}

/// Cuts a text to at most `width` cells, at a grapheme boundary, ending in `…` when something was cut.
#[must_use]
pub fn fit(text: &str, _width: usize) -> String {
    text.to_owned()
}
