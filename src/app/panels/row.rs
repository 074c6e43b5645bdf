use crate::app::Area;
use crate::text;

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

/// A cell of a row in a panel: text with a least width.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PanelCell {
    /// Its text.
    pub text: String,
    /// Columns that it takes at least.
    pub columns: usize,
    /// Whether its text is aligned to their end.
    pub at_end: bool,
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
        Self { text: text.into(), columns, at_end: false }
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
        Self { look, indent, cells: vec![PanelCell::new(text)] }
    }

    /// What keys do, one piece after another, none broken over two lines.
    pub(super) fn keys(hints: &str, width: usize) -> Vec<Self> {
        let mut lines: Vec<String> = Vec::new();
        for piece in hints.split(BETWEEN) {
            match lines.last_mut() {
                Some(line) if text::width(line) + text::width(BETWEEN) + text::width(piece) <= width => {
                    line.push_str(BETWEEN);
                    line.push_str(piece);
                }
                _ => lines.push(piece.to_owned()),
            }
        }
        lines.iter().flat_map(|line| text::wrap(line, width)).map(Self::plain).collect()
    }

    /// Whether it is one of those that can be chosen, where some can.
    pub(super) fn can_be_chosen(&self) -> bool {
        matches!(self.look, RowLook::Named | RowLook::Chosen)
    }
}
