use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear};

use super::draw::put;
use super::style::Styles;
use crate::app::{App, COMMANDS, Overlay};
use crate::text;

/// The widest an overlay gets.
const WIDEST: u16 = 76;

pub(super) fn draw(app: &App, styles: Styles, frame: &mut Frame<'_>) {
    let Some(overlay) = app.overlay else { return };
    let (title, lines) = match overlay {
        Overlay::Help => (" Keys ", help(styles)),
        Overlay::Failures => (" Feeds that failed ", failures(app, styles)),
    };
    let screen = frame.area();
    let width = screen.width.saturating_sub(4).min(WIDEST);
    let wanted = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(2);
    let height = wanted.min(screen.height.saturating_sub(2));
    let area = Rect { x: (screen.width - width) / 2, y: (screen.height - height) / 2, width, height };
    frame.render_widget(Clear, area);
    frame.render_widget(Block::bordered().title(title).border_style(styles.quiet()), area);
    let inner = height.saturating_sub(2);
    for (row, line) in (area.y + 1..area.y + 1 + inner).zip(lines.into_iter().skip(app.overlay_top)) {
        put(frame, area.x + 2, row, width.saturating_sub(4), line);
    }
}

fn help(styles: Styles) -> Vec<Line<'static>> {
    let row = |keys: &str, help: &'static str| {
        let keys = format!("{keys:<12}");
        Line::from(vec![Span::styled(keys, styles.label()), Span::raw(help)])
    };
    COMMANDS.iter().map(|entry| row(entry.keys, entry.help)).collect()
}

fn failures(app: &App, styles: Styles) -> Vec<Line<'static>> {
    let failed = app.health.iter().filter_map(|health| Some((health, health.error.as_deref()?)));
    let lines: Vec<Line<'static>> = failed
        .flat_map(|(health, error)| {
            let name = Line::styled(health.feed.clone(), styles.label());
            [name, Line::raw(format!("  {}", text::fit(error, usize::from(WIDEST) - 8)))]
        })
        .collect();
    if lines.is_empty() { vec![Line::styled("No feed failed.", styles.quiet())] } else { lines }
}
