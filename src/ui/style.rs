use ratatui::style::{Color, Modifier, Style};

use crate::app::Environment;
use crate::config::{Colour, Colours};
use crate::text;

/// How things look by what they mean, in the colours of the theme; where a theme gives none, weight and reversed letters
/// distinguish them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Styles {
    colours: Colours,
}

fn colour(colour: Colour) -> Option<Color> {
    match colour {
        Colour::Default => None,
        // crossterm has other numbers for these, so they are asked for by number.
        Colour::Named(number) | Colour::Indexed(number) => Some(Color::Indexed(number)),
        Colour::Rgb(red, green, blue) => Some(Color::Rgb(red, green, blue)),
    }
}

fn letters(of: Colour) -> Style {
    colour(of).map_or_else(Style::new, |colour| Style::new().fg(colour))
}

/// Letters in the ground's colour on a ground of another, bold.
const REVERSED: Modifier = Modifier::REVERSED.union(Modifier::BOLD);

impl Styles {
    pub(super) fn of(environment: &Environment) -> Self {
        let theme = environment.look().theme().filter(|_| environment.colours());
        Self { colours: theme.map(|theme| theme.colours).unwrap_or_default() }
    }

    /// Ground and letters of the whole screen.
    pub(super) fn ground(self) -> Style {
        let ground = letters(self.colours.text);
        colour(self.colours.background).map_or(ground, |background| ground.bg(background))
    }

    /// The ground of the selected row.
    pub(super) fn selected(self) -> Style {
        colour(self.colours.selected).map_or_else(Style::new, |selected| Style::new().bg(selected))
    }

    pub(super) fn name(self) -> Style {
        letters(self.colours.accent).add_modifier(Modifier::BOLD)
    }

    pub(super) fn tab(self, selected: bool) -> Style {
        if selected { letters(self.colours.accent).add_modifier(REVERSED) } else { letters(self.colours.text) }
    }

    /// The chosen row of a panel.
    pub(super) fn chosen(self) -> Style {
        letters(self.colours.accent).add_modifier(Modifier::REVERSED)
    }

    pub(super) fn quiet(self) -> Style {
        if self.colours.quiet == Colour::Default {
            // Faint letters are hard to read in colour, but without colours nothing else is left.
            let faint = if self.colours.accent == Colour::Default { Modifier::DIM } else { Modifier::empty() };
            return Style::new().add_modifier(faint);
        }
        letters(self.colours.quiet)
    }

    pub(super) fn rule(self) -> Style {
        if self.colours.rule == Colour::Default { self.quiet() } else { letters(self.colours.rule) }
    }

    pub(super) fn unread(self) -> Style {
        letters(self.colours.accent)
    }

    pub(super) fn star(self) -> Style {
        letters(self.colours.star)
    }

    pub(super) fn title(self, read: bool) -> Style {
        if read { letters(self.colours.text) } else { self.heading() }
    }

    /// The headline of an article.
    pub(super) fn heading(self) -> Style {
        letters(self.colours.title).add_modifier(Modifier::BOLD)
    }

    pub(super) fn label(self) -> Style {
        letters(self.colours.accent)
    }

    pub(super) fn credit(self) -> Style {
        letters(self.colours.credit)
    }

    pub(super) fn failure(self) -> Style {
        letters(self.colours.failure).add_modifier(Modifier::BOLD)
    }

    /// A passage that is no longer there.
    pub(super) fn taken_out(self) -> Style {
        letters(self.colours.failure).add_modifier(Modifier::CROSSED_OUT)
    }

    /// The name of a feed, in a colour of its own that stays: one of those of the theme that are read well on its grounds.
    pub(super) fn source(self, feed: &str) -> Style {
        let colours = &self.colours;
        let mut own: Vec<Colour> = Vec::new();
        for colour in [colours.credit, colours.accent, colours.code, colours.link, colours.star, colours.quiet] {
            if !own.contains(&colour) {
                own.push(colour);
            }
        }
        // FNV: the same on every machine and in every version.
        let hash = feed.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        let at = usize::try_from(hash >> 8).unwrap_or(0) % own.len().max(1);
        own.get(at).copied().map_or_else(Style::new, letters)
    }

    /// A match, the one that was stepped to more than the others.
    pub(super) fn found(self, current: bool) -> Style {
        if current {
            letters(self.colours.star).add_modifier(REVERSED)
        } else {
            letters(self.colours.accent).add_modifier(Modifier::REVERSED)
        }
    }

    /// The letters on a link, by whether it is opened or copied.
    pub(super) fn hint(self, copy: bool) -> Style {
        letters(if copy { self.colours.credit } else { self.colours.star }).add_modifier(REVERSED)
    }

    /// How a run of an article's text looks.
    pub(super) fn run(self, style: text::Style, link: bool, mark: bool) -> Style {
        let mut out = if mark || style.ruby || style.translated { self.quiet() } else { Style::new() };
        if style.code {
            out = out.patch(letters(self.colours.code));
        }
        if link && !mark {
            out = out.patch(letters(self.colours.link));
        }
        let marks = [
            (style.emphasis, Modifier::ITALIC),
            (style.strong, Modifier::BOLD),
            (link && !mark, Modifier::UNDERLINED),
            (style.deleted, Modifier::CROSSED_OUT),
        ];
        for (_, modifier) in marks.into_iter().filter(|(on, _)| *on) {
            out = out.add_modifier(modifier);
        }
        out
    }
}
