use std::path::Path;

use super::ConfigError;
use super::colours::{Colour, Depth};
use super::fault::Expected;
use super::file::{File, Wrong, boolean, string};

/// Themes of the user's that are read.
const MOST_THEMES: usize = 100;

/// Colours of a theme, each named by what it is used for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Colours {
    /// The ground.
    pub background: Colour,
    /// Texts, and headlines that were read.
    pub text: Colour,
    /// Headlines that were not read, and those of articles.
    pub title: Colour,
    /// What is said beside: source, date, status line.
    pub quiet: Colour,
    /// Names of things: the reader's own, labels, keys, what is unread.
    pub accent: Colour,
    /// Who made an article.
    pub credit: Colour,
    /// Stars, and the match that was stepped to.
    pub star: Colour,
    /// Links.
    pub link: Colour,
    /// What went wrong.
    pub failure: Colour,
    /// Code in a text.
    pub code: Colour,
    /// Rules and frames, which are no text.
    pub rule: Colour,
    /// The ground of the selected row.
    pub selected: Colour,
}

/// A theme: colours by what they mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Its name: that of its file.
    pub name: String,
    /// Whether its ground is light.
    pub light: bool,
    /// Its colours.
    pub colours: Colours,
}

const BUILT_IN: &[(&str, &str)] = &[
    ("dark", include_str!("../../assets/themes/dark.toml")),
    ("light", include_str!("../../assets/themes/light.toml")),
    ("high-contrast", include_str!("../../assets/themes/high-contrast.toml")),
    ("newsprint", include_str!("../../assets/themes/newsprint.toml")),
    ("ansi", include_str!("../../assets/themes/ansi.toml")),
    ("ansi-light", include_str!("../../assets/themes/ansi-light.toml")),
    ("mono", include_str!("../../assets/themes/mono.toml")),
];

const KNOWN: &[&str] = &[
    "light",
    "background",
    "text",
    "title",
    "quiet",
    "accent",
    "credit",
    "star",
    "link",
    "failure",
    "code",
    "rule",
    "selected",
];

impl Theme {
    /// The themes that are part of the program.
    #[must_use]
    pub fn built_in() -> Vec<Self> {
        BUILT_IN.iter().map(|(name, text)| read(name, &mut File::built_in(name, text))).collect()
    }

    /// The theme as a terminal with so many colours can show it; none when nothing but its weight would be left.
    #[must_use]
    pub fn within(mut self, depth: Depth) -> Option<Self> {
        let full = self.colours;
        for colour in self.colours.each_mut() {
            *colour = colour.within(depth);
        }
        (depth != Depth::Named || self.colours == full).then_some(self)
    }
}

impl Colours {
    /// Every colour of text, by its name.
    #[must_use]
    pub fn texts(&self) -> [(&'static str, Colour); 9] {
        [
            ("text", self.text),
            ("title", self.title),
            ("quiet", self.quiet),
            ("accent", self.accent),
            ("credit", self.credit),
            ("star", self.star),
            ("link", self.link),
            ("failure", self.failure),
            ("code", self.code),
        ]
    }

    fn each_mut(&mut self) -> [&mut Colour; 12] {
        [
            &mut self.background,
            &mut self.text,
            &mut self.title,
            &mut self.quiet,
            &mut self.accent,
            &mut self.credit,
            &mut self.star,
            &mut self.link,
            &mut self.failure,
            &mut self.code,
            &mut self.rule,
            &mut self.selected,
        ]
    }
}

/// The built-in themes and those in `themes/` of a folder, one a file; a file of a built-in name takes its place.
#[must_use]
pub fn load_themes(folder: &Path) -> (Vec<Theme>, Vec<ConfigError>) {
    let (mut themes, mut errors) = (Theme::built_in(), Vec::new());
    let mut paths: Vec<_> = match std::fs::read_dir(folder.join("themes")) {
        Ok(entries) => entries.filter_map(|entry| Some(entry.ok()?.path())).collect(),
        Err(_) => Vec::new(),
    };
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    for path in paths.into_iter().take(MOST_THEMES) {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let mut file = File::read(&path);
        let theme = read(&crate::text::clean(&name), &mut file);
        errors.append(&mut file.errors);
        match themes.iter_mut().find(|known| known.name == theme.name) {
            Some(known) => *known = theme,
            None => themes.push(theme),
        }
    }
    (themes, errors)
}

fn read(name: &str, file: &mut File) -> Theme {
    let mut theme = Theme { name: name.to_owned(), light: false, colours: Colours::default() };
    file.each(|key, value| {
        let colours = &mut theme.colours;
        let place = match key {
            "light" => {
                theme.light = boolean(value)?;
                return Ok(());
            }
            "background" => &mut colours.background,
            "text" => &mut colours.text,
            "title" => &mut colours.title,
            "quiet" => &mut colours.quiet,
            "accent" => &mut colours.accent,
            "credit" => &mut colours.credit,
            "star" => &mut colours.star,
            "link" => &mut colours.link,
            "failure" => &mut colours.failure,
            "code" => &mut colours.code,
            "rule" => &mut colours.rule,
            "selected" => &mut colours.selected,
            _ => return Err(Wrong::unknown(key, KNOWN)),
        };
        *place = Colour::parse(&string(value)?).ok_or_else(|| Wrong::at(value.span(), Expected::Colour))?;
        Ok(())
    });
    theme
}
