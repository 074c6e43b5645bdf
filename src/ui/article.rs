use ratatui::Frame;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::canvas::{mark, put, rows};
use super::pictures::Pictures;
use super::style::Styles;
use crate::app::{App, Area, Focus, Hints, Matches, Set, Shown};
use crate::text;

pub(super) fn draw(app: &App, styles: Styles, pictures: &Pictures, frame: &mut Frame<'_>) {
    let area = app.environment().layout().text;
    let Some(reading) = app.reader().reading() else { return };
    for (row, shown) in rows(area).zip(reading.shown()) {
        match shown {
            Shown::Head(set) => put(frame, area.x, row, area.width, line(styles, set)),
            Shown::Text(text) => {
                put(frame, area.x, row, area.width, runs(styles, text));
                if let Some(at) = text.picture {
                    picture(app, styles, pictures, frame, row, at);
                }
                if let Some(found) = &reading.found {
                    matches(styles, frame, area, row, text, found);
                }
            }
        }
    }
    if let Some(hints) = app.reader().hints() {
        labels(styles, frame, hints);
    }
    let headline = &reading.opened.article.headline;
    let row = app.headlines().list().current().filter(|row| row.id == headline.id).unwrap_or(headline);
    let starred = row.starred;
    // Beside the headline, in the margin.
    let title = reading.article_layout().head.iter().position(|set| matches!(set, Set::Title(_)));
    let title = title.and_then(|line| line.checked_sub(reading.top)).and_then(|row| u16::try_from(row).ok());
    if let Some(row) = title.filter(|row| starred && *row < area.height) {
        put(frame, area.x + area.width, area.y + row, 1, Line::styled("★", styles.star()));
    }
    if app.input_state().focus() == Focus::Article {
        place(app, styles, frame, reading.top, reading.article_layout().len());
    }
}

/// Draws a picture from its first row on that is on the screen; what it is waiting for in its place.
fn picture(
    app: &App,
    styles: Styles,
    pictures: &Pictures,
    frame: &mut Frame<'_>,
    row: u16,
    (number, within): (usize, u16),
) {
    let area = app.environment().layout().text;
    // A picture under an overlay would not be drawn again where the overlay was.
    let Some(reading) = app.reader().reading().filter(|_| app.panels().top().is_none()) else { return };
    let Some(placed) = reading.article_layout().body.pictures.get(number) else { return };
    // It is drawn once, from the first of its rows that is seen.
    let first = within == 0 || row == area.y;
    if !first || pictures.draw(placed, within, frame, area, row) || within > 0 {
        return;
    }
    let room = area.width.saturating_sub(placed.indent);
    let said = text::fit(
        &format!("▣ {}", app.reader().in_place_of(&placed.src, app.environment().words())),
        usize::from(room),
    );
    put(frame, area.x + placed.indent, row, room, Line::styled(said, styles.quiet()));
}

/// The position of the window in the article, in the last column, when the article is longer than the screen.
fn place(app: &App, styles: Styles, frame: &mut Frame<'_>, top: usize, lines: usize) {
    let area = app.environment().layout().article;
    let height = usize::from(area.height);
    if lines <= height || height < 3 {
        return;
    }
    let at = top * (height - 1) / (lines - height).max(1);
    let row = area.y + u16::try_from(at.min(height - 1)).unwrap_or(0);
    put(frame, area.x + area.width.saturating_sub(1), row, 1, Line::styled("▐", styles.quiet()));
}

/// Marks the matches of a line.
fn matches(styles: Styles, frame: &mut Frame<'_>, area: Area, row: u16, line: &text::Line, found: &Matches) {
    let first = found.at.partition_point(|range| range.end <= line.range.start);
    for (number, range) in found.at.iter().enumerate().skip(first) {
        if range.start >= line.range.end {
            break;
        }
        for columns in line.columns_of(range) {
            let from = u16::try_from(columns.start).unwrap_or(u16::MAX).min(area.width);
            let width = u16::try_from(columns.len()).unwrap_or(u16::MAX).min(area.width - from);
            mark(frame, area.x + from, row, width, styles.found(number == found.current));
        }
    }
}

/// The letters of the links that may still be meant.
fn labels(styles: Styles, frame: &mut Frame<'_>, hints: &Hints) {
    for (label, link) in hints.labels.iter().filter(|(label, _)| label.starts_with(&hints.typed)) {
        let width = u16::try_from(label.len()).unwrap_or(1);
        put(frame, link.columns.start, link.row, width, Line::styled(label.clone(), styles.hint(hints.copy)));
    }
}

fn line(styles: Styles, set: &Set) -> Line<'static> {
    match set {
        Set::Label(line) => all(line, styles.label()),
        Set::Title(line) => all(line, styles.heading()),
        Set::Credit(line) => all(line, styles.credit()),
        Set::TranslatedTitle(line) | Set::Source(line) => all(line, styles.quiet()),
        Set::Standfirst(line) => all(line, Style::new().add_modifier(Modifier::ITALIC)),
        Set::Empty => Line::default(),
    }
}

fn all(line: &text::Line, style: Style) -> Line<'static> {
    Line::from(line.cells.iter().map(|cell| Span::styled(cell.text.clone(), style)).collect::<Vec<_>>())
}

fn runs(styles: Styles, line: &text::Line) -> Line<'static> {
    let run = |cell: &text::Cell| {
        let mut style = styles.run(cell.style, cell.link.is_some(), cell.mark);
        if line.heading && !cell.mark {
            style = style.add_modifier(Modifier::BOLD);
        }
        Span::styled(cell.text.clone(), style)
    };
    Line::from(line.cells.iter().map(run).collect::<Vec<_>>())
}
