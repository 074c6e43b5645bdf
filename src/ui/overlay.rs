use ratatui::Frame;
use ratatui::layout::{HorizontalAlignment, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear};

use super::canvas::put_led;
use super::draw::edge;
use super::style::Styles;
use crate::app::{App, Command, Overlay, OverlayFrame, OverlayLine, Screen};

/// Draws the panel; answers where the terminal's own cursor stands, on the chosen row.
pub(super) fn draw(app: &App, styles: Styles, frame: &mut Frame<'_>) -> Option<(u16, u16)> {
    let title = title(app, app.overlay?);
    let OverlayFrame { area: place, count, lines } = app.overlay_frame();
    let area = Rect { x: place.x, y: place.y, width: place.width, height: place.height };
    frame.render_widget(Clear, area);
    frame.buffer_mut().set_style(area, styles.ground());
    let side = if app.layout.mirrored { HorizontalAlignment::Right } else { HorizontalAlignment::Left };
    let mut block =
        Block::bordered().title(title).title_alignment(side).border_style(styles.rule()).title_style(styles.name());
    let below = count.saturating_sub(app.overlay_top + lines.len());
    if below > 0 {
        let key = app.keys.first(Screen::Panel, Command::Down);
        let more = app.words.tell("more-below", &[("key", key.into()), ("count", below.into())]);
        block = block.title_bottom(format!(" {} ", app.ordered(&more)));
    }
    frame.render_widget(block, area);
    let mut chosen = None;
    for (row, line) in (area.y + 1..).zip(lines) {
        if matches!(line, OverlayLine::Chosen(..)) {
            chosen = Some((edge(app, place) + u16::from(!app.layout.mirrored), row));
        }
        let line = shown(app, styles, line);
        put_led(frame, app.layout.mirrored, area.x + 2, row, area.width.saturating_sub(4), line);
    }
    chosen
}

pub(super) fn title(app: &App, overlay: Overlay) -> String {
    let said = |id: &str| app.ordered(&app.words.say(id));
    let cursor = if app.filtering { "▏" } else { "" };
    let name = match overlay {
        Overlay::Palette => return format!(" :{}{cursor} ", app.filter),
        Overlay::Help => "panel-help",
        Overlay::Feeds => "panel-feeds",
        Overlay::Credits => "panel-credits",
        Overlay::Themes => "panel-themes",
        Overlay::Messages => "panel-messages",
        Overlay::People => "panel-people",
        Overlay::Options => "panel-options",
        Overlay::Changes => "panel-changes",
        Overlay::Share => "panel-share",
        Overlay::Subscriptions => "panel-subscriptions",
        Overlay::Sections => "panel-sections",
        Overlay::Found => "panel-found",
        Overlay::Edition => "panel-edition",
    };
    if app.filtering || !app.filter.is_empty() {
        return format!(" {} /{}{cursor} ", said(name), app.filter);
    }
    format!(" {} ", said(name))
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
        OverlayLine::Heading(text) => Line::styled(text, styles.name()),
        OverlayLine::TakenOut(text) => Line::styled(text, styles.taken_out()),
        OverlayLine::PutIn(text) => Line::styled(text, styles.credit()),
    }
}

/// A column whose spaces stand before its text.
fn turned(name: &str) -> String {
    let text = name.trim_end();
    format!("{}{text}", " ".repeat(name.len() - text.len()))
}
