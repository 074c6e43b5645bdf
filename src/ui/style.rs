use ratatui::style::{Color, Modifier, Style};

use crate::app::App;
use crate::text;

/// Colours by meaning; without colours weight and underlining alone tell them apart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Styles {
    colours: bool,
}

impl Styles {
    pub(super) const fn of(app: &App) -> Self {
        Self { colours: app.colours }
    }

    fn coloured(self, colour: Color) -> Style {
        if self.colours { Style::new().fg(colour) } else { Style::new() }
    }

    pub(super) fn name(self) -> Style {
        self.coloured(Color::Cyan).add_modifier(Modifier::BOLD)
    }

    pub(super) fn tab(selected: bool) -> Style {
        if selected { Style::new().add_modifier(Modifier::BOLD | Modifier::REVERSED) } else { Style::new() }
    }

    pub(super) fn quiet(self) -> Style {
        if self.colours { Style::new().fg(Color::DarkGray) } else { Style::new().add_modifier(Modifier::DIM) }
    }

    pub(super) fn unread(self) -> Style {
        self.coloured(Color::Cyan)
    }

    pub(super) fn star(self) -> Style {
        self.coloured(Color::Yellow)
    }

    pub(super) fn title(read: bool) -> Style {
        if read { Style::new() } else { Style::new().add_modifier(Modifier::BOLD) }
    }

    pub(super) fn label(self) -> Style {
        self.coloured(Color::Cyan)
    }

    pub(super) fn credit(self) -> Style {
        self.coloured(Color::Green)
    }

    pub(super) fn failure(self) -> Style {
        self.coloured(Color::Red).add_modifier(Modifier::BOLD)
    }

    /// A match, the one that was stepped to more than the others.
    pub(super) fn found(self, current: bool) -> Style {
        match (self.colours, current) {
            (true, true) => Style::new().fg(Color::Black).bg(Color::Yellow).add_modifier(Modifier::BOLD),
            (true, false) => Style::new().fg(Color::Black).bg(Color::Cyan),
            (false, true) => Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD),
            (false, false) => Style::new().add_modifier(Modifier::REVERSED),
        }
    }

    /// The letters on a link, by whether it is opened or copied.
    pub(super) fn hint(self, copy: bool) -> Style {
        match (self.colours, copy) {
            (true, false) => Style::new().fg(Color::Black).bg(Color::Yellow).add_modifier(Modifier::BOLD),
            (true, true) => Style::new().fg(Color::Black).bg(Color::Green).add_modifier(Modifier::BOLD),
            (false, _) => Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD),
        }
    }

    /// How a run of an article's text looks.
    pub(super) fn run(self, style: text::Style, link: bool, mark: bool) -> Style {
        let mut out = if mark { self.quiet() } else { Style::new() };
        if style.ruby {
            out = self.quiet();
        }
        if style.code {
            out = out.patch(self.coloured(Color::Yellow));
        }
        let marks =
            [(style.emphasis, Modifier::ITALIC), (style.strong, Modifier::BOLD), (link && !mark, Modifier::UNDERLINED)];
        for (_, modifier) in marks.into_iter().filter(|(on, _)| *on) {
            out = out.add_modifier(modifier);
        }
        out
    }
}
