/// A colour as a theme names it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colour {
    /// The terminal's own.
    #[default]
    Default,
    /// One of the terminal's 16, in the order of ECMA-48, the bright ones from 8 on.
    Named(u8),
    /// One of the 256 of xterm.
    Indexed(u8),
    /// Red, green and blue.
    Rgb(u8, u8, u8),
}

/// How many colours a terminal has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Any red, green and blue.
    True,
    /// The 256 of xterm.
    Indexed,
    /// 16 with names.
    Named,
}

/// The 16, in their order.
const NAMES: [&str; 16] = [
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "white",
    "bright-black",
    "bright-red",
    "bright-green",
    "bright-yellow",
    "bright-blue",
    "bright-magenta",
    "bright-cyan",
    "bright-white",
];
/// The 16 as xterm shows them.
const XTERM: [(u8, u8, u8); 16] = [
    (0, 0, 0),
    (205, 0, 0),
    (0, 205, 0),
    (205, 205, 0),
    (0, 0, 238),
    (205, 0, 205),
    (0, 205, 205),
    (229, 229, 229),
    (127, 127, 127),
    (255, 0, 0),
    (0, 255, 0),
    (255, 255, 0),
    (92, 92, 255),
    (255, 0, 255),
    (0, 255, 255),
    (255, 255, 255),
];
/// The steps of xterm's cube of colours.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

impl Colour {
    /// `#rrggbb`, one of the 16 by name, or `default`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text == "default" {
            return Some(Self::Default);
        }
        if let Some(number) = NAMES.iter().position(|name| *name == text) {
            return u8::try_from(number).ok().map(Self::Named);
        }
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self::Rgb(part(0)?, part(2)?, part(4)?))
    }

    /// What it is in red, green and blue, for the 16 as xterm shows them; none for the terminal's own.
    #[must_use]
    pub fn rgb(self) -> Option<(u8, u8, u8)> {
        match self {
            Self::Default => None,
            Self::Named(number) => XTERM.get(usize::from(number)).copied(),
            Self::Indexed(number @ 0..16) => Self::Named(number).rgb(),
            Self::Indexed(number @ 16..232) => {
                let cube = usize::from(number - 16);
                let step = |at: usize| STEPS.get(at % 6).copied().unwrap_or(0);
                Some((step(cube / 36), step(cube / 6), step(cube)))
            }
            Self::Indexed(number) => {
                let grey = 8 + 10 * (number - 232);
                Some((grey, grey, grey))
            }
            Self::Rgb(red, green, blue) => Some((red, green, blue)),
        }
    }

    /// The nearest colour that a terminal has; with only 16, those with names are left.
    #[must_use]
    pub fn within(self, depth: Depth) -> Self {
        match (self, depth) {
            (Self::Rgb(red, green, blue), Depth::Indexed) => indexed((red, green, blue)),
            (Self::Rgb(..) | Self::Indexed(_), Depth::Named) => Self::Default,
            _ => self,
        }
    }
}

/// The colour of xterm's cube or greys that is nearest.
fn indexed(wanted: (u8, u8, u8)) -> Colour {
    let far = |number: u8| {
        let (red, green, blue) = Colour::Indexed(number).rgb().unwrap_or_default();
        let square = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
        square(red, wanted.0) + square(green, wanted.1) + square(blue, wanted.2)
    };
    (16..=255).min_by_key(|number| far(*number)).map_or(Colour::Default, Colour::Indexed)
}

/// The contrast of two colours, 1 to 21, as WCAG 2 defines it.
#[must_use]
pub fn contrast(a: (u8, u8, u8), b: (u8, u8, u8)) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.03928 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    let light =
        |(red, green, blue): (u8, u8, u8)| 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) + 0.05;
    let (a, b) = (light(a), light(b));
    a.max(b) / a.min(b)
}
