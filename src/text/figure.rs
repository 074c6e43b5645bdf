use super::block::{Block, Span, Style, text};
use super::layout::{Margin, Setter, beside};
use super::line::{Line, Placed};
use super::picture_size::PictureRequest;
use super::width::width;

impl Setter<'_> {
    /// Sets a picture with its caption, else with its alternative text.
    pub(super) fn figure(&mut self, block: &Block, margin: &Margin) {
        let Block::Figure { alt, src, size, caption, credit } = block else { return };
        let shown = src.as_ref().is_some_and(|src| self.picture(src, *size, margin));
        let margin = if shown { margin.after() } else { margin.clone() };
        let slanted = |span: &Span| {
            let style = Style { emphasis: true, ..span.style };
            Span { style, ..span.clone() }
        };
        let margin = margin.with("▣ ", "  ");
        if !text(caption).trim().is_empty() {
            self.spans(&caption.iter().map(slanted).collect::<Vec<_>>(), &margin, false);
        } else if !alt.is_empty() {
            let style = Style { emphasis: true, ..Style::default() };
            self.spans(&[Span { text: alt.to_owned(), style, ..Span::default() }], &margin, false);
        } else if !shown {
            let (margin, _) = margin.within(self.columns);
            let cells = beside(&margin.first, Vec::new(), self.from_right, self.columns);
            self.lines.lines.push(Line { cells, range: self.end(), ..Line::default() });
        }
        if !text(credit).trim().is_empty() {
            self.spans(credit, &margin.after(), false);
        }
    }

    /// Reserves space for a picture; returns whether it got any.
    fn picture(&mut self, src: &str, size: Option<(u32, u32)>, margin: &Margin) -> bool {
        let (margin, most) = margin.within(self.columns);
        let most = u16::try_from(most).unwrap_or(u16::MAX);
        let Some((columns, rows)) = (self.room)(PictureRequest { src, size, columns: most }) else { return false };
        let number = self.lines.pictures.len();
        let columns = columns.min(most);
        let beside_it = u16::try_from(width(&margin.rest)).unwrap_or(0);
        let right = u16::try_from(self.columns).unwrap_or(u16::MAX).saturating_sub(beside_it + columns);
        // Aligned with the edge at which the surrounding text starts.
        let indent = if self.from_right { right } else { beside_it };
        self.lines.pictures.push(Placed { src: src.to_owned(), columns, rows, indent });
        for row in 0..rows {
            let bar = if row == 0 { &margin.first } else { &margin.rest };
            let bars = if self.from_right && bar.trim().is_empty() { "" } else { bar.as_str() };
            let cells = beside(bars, Vec::new(), self.from_right && !bars.is_empty(), self.columns);
            self.lines.lines.push(Line { cells, range: self.end(), heading: false, picture: Some((number, row)) });
        }
        rows > 0
    }
}
