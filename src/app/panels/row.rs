use crate::app::Area;
use crate::text::{self, Direction};

/// The separator between two pieces of a line.
const BETWEEN: &str = " · ";

/// What a row of a panel is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowLook {
    /// A name, with what is said of it in its last cell.
    Named,
    /// The chosen row.
    Chosen,
    /// Plain text.
    Plain,
    /// What the rows below it have in common.
    Heading,
    /// What is no longer there.
    TakenOut,
    /// What was not there before.
    PutIn,
}

/// A cell of a row in a panel: text with a least width. Its letters are in the order in which they are read; whoever
/// draws it puts them in that of the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PanelCell {
    /// Its text.
    pub text: String,
    /// Columns that it takes at least.
    pub columns: usize,
    /// Whether its text is aligned to their end.
    pub at_end: bool,
    /// The direction of the text of which it is a line; none for a line of the interface.
    pub direction: Option<Direction>,
}

/// A row of a panel: its look, its indent and its cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PanelRow {
    /// What it is.
    pub look: RowLook,
    /// Columns before it.
    pub indent: usize,
    /// Its cells.
    pub cells: Vec<PanelCell>,
}

/// A panel as it is shown on the screen.
#[derive(Clone, Debug)]
pub struct PanelFrame {
    /// Its position, including its frame.
    pub area: Area,
    /// How many rows lie below those that are shown.
    pub below: usize,
    /// The rows that are shown.
    pub rows: Vec<PanelRow>,
    /// The second column of rows, where there are two.
    pub second: Option<SecondColumn>,
}

/// A column of rows beside the first one, as wide as that.
#[derive(Clone, Debug)]
pub struct SecondColumn {
    /// Columns of the screen that each of the two takes.
    pub width: u16,
    /// Its rows that are shown.
    pub rows: Vec<PanelRow>,
}

impl PanelCell {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    pub(super) fn column(text: impl Into<String>, columns: usize) -> Self {
        Self { text: text.into(), columns, ..Self::default() }
    }

    /// Text that ends where its columns do.
    pub(super) fn at_end(text: impl Into<String>, columns: usize) -> Self {
        Self { at_end: true, ..Self::column(text, columns) }
    }

    /// Empty columns.
    pub(super) fn gap(columns: usize) -> Self {
        Self::column("", columns)
    }

    /// A line of a text, which is read as that is.
    pub(super) fn line_of(text: &str, line: impl Into<String>) -> Self {
        Self { direction: text::direction(text), ..Self::new(line) }
    }
}

impl PanelRow {
    /// A name, and what is said of it from a column on.
    pub(super) fn pair(name: impl Into<String>, columns: usize, about: impl Into<String>, chosen: bool) -> Self {
        Self::of(vec![PanelCell::column(name, columns), PanelCell::new(about)], chosen)
    }

    pub(super) fn of(cells: Vec<PanelCell>, chosen: bool) -> Self {
        Self { look: if chosen { RowLook::Chosen } else { RowLook::Named }, indent: 0, cells }
    }

    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self::text(RowLook::Plain, 0, text)
    }

    pub(super) fn text(look: RowLook, indent: usize, text: impl Into<String>) -> Self {
        Self::cell(look, indent, PanelCell::new(text))
    }

    pub(super) fn cell(look: RowLook, indent: usize, cell: PanelCell) -> Self {
        Self { look, indent, cells: vec![cell] }
    }

    /// A sentence of the interface, wrapped.
    pub(super) fn wrapped(look: RowLook, sentence: &str, width: usize) -> impl Iterator<Item = Self> {
        text::wrap(sentence, width).into_iter().map(move |line| Self::text(look, 0, line))
    }

    /// A text that is not ours, wrapped.
    pub(super) fn lines_of(text: &str, width: usize) -> impl Iterator<Item = Self> {
        text::wrap(text, width).into_iter().map(|line| Self::cell(RowLook::Plain, 0, PanelCell::line_of(text, line)))
    }

    /// Pieces such as names or what keys do, one after another, none broken over two lines.
    pub(super) fn pieces(line: &str, width: usize) -> Vec<Self> {
        lines_of_pieces(line, width).into_iter().map(Self::plain).collect()
    }

    /// Whether it is one of those that can be chosen, where some can.
    pub(super) fn can_be_chosen(&self) -> bool {
        matches!(self.look, RowLook::Named | RowLook::Chosen)
    }
}

/// The lines of pieces, none broken over two lines where it fits into one.
pub(super) fn lines_of_pieces(line: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for piece in line.split(BETWEEN) {
        match lines.last_mut() {
            Some(line) if text::width(line) + text::width(BETWEEN) + text::width(piece) <= width => {
                line.push_str(BETWEEN);
                line.push_str(piece);
            }
            _ => lines.push(piece.to_owned()),
        }
    }
    lines.iter().flat_map(|line| text::wrap(line, width)).collect()
}
