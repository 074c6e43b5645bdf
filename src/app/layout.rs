/// The smallest terminal that the reader draws on: columns and rows.
pub const SMALLEST: (u16, u16) = (40, 10);
/// Columns from which headlines and article are shown side by side.
const WIDE: u16 = 100;

/// Cells of a list beside its text: the bar of the selected row, the dot of what is unread, one on either side of the text.
pub const MARGIN: u16 = 4;
/// Columns of the list beside an article, at least and at most.
const LIST: (u16, u16) = (36, 100);

/// A rectangle of the screen, in cells from the upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// First column.
    pub x: u16,
    /// First row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// Whether it contains a cell.
    #[must_use]
    pub const fn holds(&self, column: u16, row: u16) -> bool {
        column >= self.x && column - self.x < self.width && row >= self.y && row - self.y < self.height
    }
}

/// The position of everything on a terminal of one size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Whether the terminal is smaller than [`SMALLEST`].
    pub too_small: bool,
    /// Whether headlines and article are shown side by side.
    pub wide: bool,
    /// Whether the screen begins on the right.
    pub mirrored: bool,
    /// The row of section tabs.
    pub tabs: Area,
    /// The headlines.
    pub list: Area,
    /// The article, with the margin round its text.
    pub article: Area,
    /// The text column within the article.
    pub text: Area,
    /// The status line.
    pub status: Area,
}

impl Layout {
    /// The same terminal in a right-to-left language: the headlines are to the right of the article.
    #[must_use]
    pub fn mirrored(mut self) -> Self {
        if self.wide {
            let shift = self.list.width + 1;
            self.list.x = self.article.width + 1;
            self.article.x = 0;
            self.text.x = self.text.x.saturating_sub(shift);
        }
        self.mirrored = true;
        self
    }

    /// The same terminal, filled by the article.
    #[must_use]
    pub fn alone(self, text_width: u16) -> Self {
        let whole = Area { x: 0, y: 0, width: self.tabs.width, height: self.status.y };
        let width = text_width.min(whole.width.saturating_sub(2));
        let text = Area { x: (whole.width - width) / 2, width, ..whole };
        Self { wide: false, list: whole, article: whole, text, ..self }
    }

    /// The layout of a terminal; the text column is at most `text_width` wide and stands in the middle, the list beside an
    /// article takes `list_width` percent of the columns.
    #[must_use]
    pub fn new(columns: u16, rows: u16, text_width: u16, list_width: u16) -> Self {
        let wide = columns >= WIDE;
        // A wide layout has a rule under the tabs and one above the status line.
        let (top, bottom) = if wide { (2, 2) } else { (1, 1) };
        let height = rows.saturating_sub(top + bottom);
        let share = u32::from(columns) * u32::from(list_width) / 100;
        let share = u16::try_from(share).unwrap_or(LIST.1).clamp(LIST.0, LIST.1);
        let list_width = if wide { share } else { columns };
        let list = Area { x: 0, y: top, width: list_width, height };
        let article = if wide {
            Area { x: list_width + 1, y: top, width: columns.saturating_sub(list_width + 1), height }
        } else {
            list
        };
        let margin = if article.width >= 44 { 2 } else { 1 };
        let width = text_width.min(article.width.saturating_sub(margin * 2));
        let x = article.x + (article.width - width) / 2;
        Self {
            too_small: columns < SMALLEST.0 || rows < SMALLEST.1,
            wide,
            mirrored: false,
            tabs: Area { x: 0, y: 0, width: columns, height: 1 },
            list,
            article,
            text: Area { x, y: article.y, width, height },
            status: Area { x: 0, y: rows.saturating_sub(1), width: columns, height: 1 },
        }
    }
}
