use ratatui::Frame;
use ratatui::layout::{HorizontalAlignment, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear};

use super::canvas::put_led;
use super::style::Styles;
use crate::app::{App, Command, Overlay, OverlayLine, Screen};

pub(super) fn draw(app: &App, styles: Styles, frame: &mut Frame<'_>) {
    let Some(title) = app.overlay.map(|overlay| title(app, overlay)) else { return };
    let lines = app.overlay_lines();
    let screen = frame.area();
    let width = app.overlay_width();
    let wanted = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(2);
    let height = wanted.min(screen.height.saturating_sub(2));
    let area = Rect { x: (screen.width - width) / 2, y: (screen.height - height) / 2, width, height };
    frame.render_widget(Clear, area);
    frame.buffer_mut().set_style(area, styles.ground());
    let inner = height.saturating_sub(2);
    let side = if app.layout.mirrored { HorizontalAlignment::Right } else { HorizontalAlignment::Left };
    let mut block =
        Block::bordered().title(title).title_alignment(side).border_style(styles.rule()).title_style(styles.name());
    let below = lines.len().saturating_sub(app.overlay_top + usize::from(inner));
    if below > 0 {
        let key = app.keys.first(Screen::Panel, Command::Down);
        block = block.title_bottom(format!(
            " {} ",
            app.words.tell("more-below", &[("key", key.into()), ("count", below.into())])
        ));
    }
    frame.render_widget(block, area);
    for (row, line) in (area.y + 1..area.y + 1 + inner).zip(lines.into_iter().skip(app.overlay_top)) {
        let line = shown(app, styles, line);
        put_led(frame, app.layout.mirrored, area.x + 2, row, width.saturating_sub(4), line);
    }
}

fn title(app: &App, overlay: Overlay) -> String {
    let said = |id: &str| app.ordered(&app.words.say(id));
    let cursor = if app.filtering { "▏" } else { "" };
    match overlay {
        Overlay::Help if app.filtering || !app.filter.is_empty() => {
            format!(" {} /{}{cursor} ", said("panel-help"), app.filter)
        }
        Overlay::Help => format!(" {} ", said("panel-help")),
        Overlay::Feeds => format!(" {} ", said("panel-feeds")),
        Overlay::Credits => format!(" {} ", said("panel-credits")),
        Overlay::Themes => format!(" {} ", said("panel-themes")),
        Overlay::Messages => format!(" {} ", said("panel-messages")),
        Overlay::People if app.filtering || !app.filter.is_empty() => {
            format!(" {} /{}{cursor} ", said("panel-people"), app.filter)
        }
        Overlay::People => format!(" {} ", said("panel-people")),
        Overlay::Options => format!(" {} ", said("panel-options")),
        Overlay::Changes => format!(" {} ", said("panel-changes")),
        Overlay::Share => format!(" {} ", said("panel-share")),
        Overlay::Palette => format!(" :{}{cursor} ", app.filter),
    }
}

fn shown(app: &App, styles: Styles, line: OverlayLine) -> Line<'static> {
    let mirrored = app.layout.mirrored;
    match line {
        OverlayLine::Named(name, rest) if mirrored => {
            Line::from(vec![Span::styled(turned(&name), styles.label()), Span::raw(rest)])
        }
        OverlayLine::Chosen(name, rest) if mirrored => {
            Line::styled(format!("{rest}{}", turned(&name)), styles.chosen())
        }
        OverlayLine::Named(name, rest) => Line::from(vec![Span::styled(name, styles.label()), Span::raw(rest)]),
        OverlayLine::Chosen(name, rest) => Line::styled(format!("{name}{rest}"), styles.chosen()),
        OverlayLine::Plain(text) => Line::raw(app.ordered(&text)),
        OverlayLine::TakenOut(text) => Line::styled(text, styles.taken_out()),
        OverlayLine::PutIn(text) => Line::styled(text, styles.credit()),
    }
}

/// A column whose spaces stand before its text.
fn turned(name: &str) -> String {
    let text = name.trim_end();
    format!("{}{text}", " ".repeat(name.len() - text.len()))
}
