//! The words that options of `config.toml` can be, as types.

use toml::Spanned;
use toml::de::DeValue;

use super::file::{Wrong, string};
use crate::model::{FullText, Grouping};

/// A value that is one of a few words.
pub(super) trait Word: Copy + 'static {
    /// Every value.
    const ALL: &'static [Self];

    /// Its word in the file.
    fn word(self) -> &'static str;
}

macro_rules! words {
    ($($(#[doc = $about:literal])+ $name:ident: $($(#[doc = $doc:literal])+ $value:ident = $word:literal,)+;)+) => {
        $(
            $(#[doc = $about])+
            #[derive(Clone, Copy, Debug, PartialEq, Eq)]
            pub enum $name {
                $($(#[doc = $doc])+ $value,)+
            }

            impl Word for $name {
                const ALL: &'static [Self] = &[$(Self::$value,)+];

                fn word(self) -> &'static str {
                    match self {
                        $(Self::$value => $word,)+
                    }
                }
            }
        )+
    };
}

words! {
    /// How much of each headline lists show.
    ListDensity:
        /// What suits the height of the list.
        Auto = "auto",
        /// One line.
        Compact = "compact",
        /// The title, and source, people and date below it.
        Comfortable = "comfortable",
        /// The beginning of the article as well.
        Standfirst = "standfirst",
    ;
    /// What digits do.
    Digits:
        /// They go to a section.
        Sections = "sections",
        /// They say how often the next command is done.
        Counts = "counts",
    ;
    /// When an article is marked read.
    MarkRead:
        /// When it is opened.
        Open = "open",
        /// When it is left.
        Leave = "leave",
        /// Only by a key.
        Never = "never",
    ;
    /// Who puts right-to-left text in visual order.
    Bidi:
        /// Whoever suits the terminal.
        Auto = "auto",
        /// The application.
        App = "app",
        /// The application the words, the terminal their letters.
        Words = "words",
        /// The terminal.
        Terminal = "terminal",
        /// Nobody: it stays in logical order.
        Off = "off",
    ;
    /// Which symbols are drawn.
    Symbols:
        /// Those that the locale and the terminal are sure to have.
        Auto = "auto",
        /// All.
        Unicode = "unicode",
        /// Only ASCII symbols.
        Ascii = "ascii",
    ;
    /// How pictures are shown.
    Pictures:
        /// As well as the terminal can.
        Auto = "auto",
        /// By kitty's protocol.
        Kitty = "kitty",
        /// As sixels.
        Sixel = "sixel",
        /// By iTerm2's protocol.
        Iterm2 = "iterm2",
        /// As half blocks.
        Blocks = "blocks",
        /// Not at all.
        Off = "off",
    ;
}

impl Word for FullText {
    const ALL: &'static [Self] = &[Self::Never, Self::Starred, Self::Visible, Self::Always];

    fn word(self) -> &'static str {
        self.as_str()
    }
}

impl Word for Grouping {
    const ALL: &'static [Self] = &[Self::Off, Self::SameText, Self::Events];

    fn word(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::SameText => "same-text",
            Self::Events => "events",
        }
    }
}

/// The words of a type.
pub(super) fn words<T: Word>() -> Vec<&'static str> {
    T::ALL.iter().map(|value| value.word()).collect()
}

/// Reads a value that is one of a type's words, or answers which they are.
pub(super) fn read_word<T: Word>(value: &Spanned<DeValue<'_>>) -> Result<T, Wrong> {
    let word = string(value)?;
    let found = T::ALL.iter().copied().find(|value| value.word() == word);
    found.ok_or_else(|| Wrong::not_one_of(value.span(), &words::<T>()))
}

/// The colours of the interface.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ThemeChoice {
    /// Those of a theme that suits the terminal.
    Auto,
    /// Those of a theme by its name.
    Named(String),
}

/// The language in which the program speaks to its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InterfaceLanguage {
    /// That of the locale.
    Auto,
    /// That of a tag, which the interface has.
    Tag(&'static str),
}
