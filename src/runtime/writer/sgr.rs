use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use crate::text;

/// What holds for the letters that are said next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SgrState {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

/// What a blank shows of its letters' modifiers.
const SEEN: Modifier = Modifier::UNDERLINED.union(Modifier::REVERSED).union(Modifier::CROSSED_OUT);
/// Modifiers with what turns them on and off (ECMA-48 SGR).
const MODIFIERS: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

impl SgrState {
    fn of(cell: &Cell) -> Self {
        Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }

    /// The letter of a cell as it is said with these attributes, when it looks as it should and everybody takes it for one cell.
    pub(super) fn plain<'a>(&self, cell: &'a Cell) -> Option<&'a str> {
        let (wanted, symbol) = (Self::of(cell), cell.symbol());
        let alike = if symbol == " " { self.blank_alike(&wanted) } else { *self == wanted };
        (alike && text::letter_width(symbol) == Some(1)).then_some(symbol)
    }

    fn blank_alike(&self, other: &Self) -> bool {
        let seen = |state: &Self| state.modifier.intersection(SEEN);
        self.bg == other.bg && seen(self) == seen(other) && (seen(self).is_empty() || self.fg == other.fg)
    }

    /// Says what must change for a cell; a blank does not care for the colour of its letters.
    pub(super) fn set(state: &mut Option<Self>, cell: &Cell, out: &mut Vec<u8>) {
        let wanted = Self::of(cell);
        let now = match *state {
            Some(now) if now == wanted => return,
            Some(now) if cell.symbol() == " " && now.blank_alike(&wanted) && wanted != Self::NONE => return,
            Some(now) => now,
            None => {
                out.extend_from_slice(b"\x1b[m");
                Self::NONE
            }
        };
        let mut parts: Vec<String> = Vec::new();
        if wanted == Self::NONE && now != Self::NONE {
            parts.push(String::new());
        } else {
            let gone = now.modifier.difference(wanted.modifier);
            let offs = MODIFIERS.iter().filter(|(modifier, ..)| gone.contains(*modifier));
            let mut offs: Vec<u8> = offs.map(|(_, _, off)| *off).collect();
            offs.dedup();
            parts.extend(offs.iter().map(u8::to_string));
            // What turns one off may turn its neighbour off with it.
            let kept =
                |(modifier, _, off): &(Modifier, u8, u8)| now.modifier.contains(*modifier) && !offs.contains(off);
            let ons = MODIFIERS.iter().filter(|row| wanted.modifier.contains(row.0) && !kept(row));
            parts.extend(ons.map(|(_, on, _)| on.to_string()));
            parts.extend((now.fg != wanted.fg).then(|| colour(wanted.fg, 30)));
            parts.extend((now.bg != wanted.bg).then(|| colour(wanted.bg, 40)));
        }
        if !parts.is_empty() {
            out.extend_from_slice(format!("\x1b[{}m", parts.join(";")).as_bytes());
        }
        *state = Some(wanted);
    }

    const NONE: Self = Self { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };
}

/// A colour of letters (`base` 30) or of their ground (40).
fn colour(colour: Color, base: u8) -> String {
    match colour {
        Color::Reset => (base + 9).to_string(),
        Color::Rgb(red, green, blue) => format!("{};2;{red};{green};{blue}", base + 8),
        Color::Indexed(number) => format!("{};5;{number}", base + 8),
        named => format!("{};5;{}", base + 8, number(named)),
    }
}

/// The number of a named colour among the terminal's own sixteen.
fn number(colour: Color) -> u8 {
    match colour {
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        _ => 0,
    }
}
