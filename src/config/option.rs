//! Values that an option of `config.toml` can have, by type.

use std::ops::{RangeFull, RangeInclusive};

use toml::Spanned;
use toml::de::DeValue;

use super::choices::{InterfaceLanguage, ThemeChoice, Word, read_word, words};
use super::file::{Wrong, boolean, number, one_of, string};
use crate::words::Words;

/// The word for what suits the terminal or the locale.
const AUTO: &str = "auto";

/// A value of an option.
pub(super) trait Value: Sized {
    /// What bounds it.
    type Range;

    /// Reads it, or says what is expected.
    fn read(value: &Spanned<DeValue<'_>>, range: Self::Range) -> Result<Self, Wrong>;

    /// The value as `config.toml` would have it.
    fn write(&self) -> toml::Value;

    /// The words that it can be; none when it is none of a few words.
    fn choices() -> Option<Vec<&'static str>> {
        None
    }
}

impl Value for bool {
    type Range = RangeFull;

    fn read(value: &Spanned<DeValue<'_>>, _: RangeFull) -> Result<Self, Wrong> {
        boolean(value)
    }

    fn write(&self) -> toml::Value {
        (*self).into()
    }
}

impl Value for String {
    type Range = RangeFull;

    fn read(value: &Spanned<DeValue<'_>>, _: RangeFull) -> Result<Self, Wrong> {
        string(value)
    }

    fn write(&self) -> toml::Value {
        self.as_str().into()
    }
}

macro_rules! numbers {
    ($($type:ty)+) => {
        $(impl Value for $type {
            type Range = RangeInclusive<u64>;

            fn read(value: &Spanned<DeValue<'_>>, range: Self::Range) -> Result<Self, Wrong> {
                number(value, *range.start()..range.end().saturating_add(1))
            }

            fn write(&self) -> toml::Value {
                toml::Value::Integer(i64::try_from(*self).unwrap_or(i64::MAX))
            }
        })+
    };
}

numbers!(u16 u32 u64 usize);

impl<T: Word> Value for T {
    type Range = RangeFull;

    fn read(value: &Spanned<DeValue<'_>>, _: RangeFull) -> Result<Self, Wrong> {
        read_word(value)
    }

    fn write(&self) -> toml::Value {
        self.word().into()
    }

    fn choices() -> Option<Vec<&'static str>> {
        Some(words::<T>())
    }
}

impl Value for ThemeChoice {
    type Range = RangeFull;

    fn read(value: &Spanned<DeValue<'_>>, _: RangeFull) -> Result<Self, Wrong> {
        string(value).map(|name| if name == AUTO { Self::Auto } else { Self::Named(name) })
    }

    fn write(&self) -> toml::Value {
        match self {
            Self::Auto => AUTO.into(),
            Self::Named(name) => name.as_str().into(),
        }
    }
}

impl Value for InterfaceLanguage {
    type Range = RangeFull;

    fn read(value: &Spanned<DeValue<'_>>, _: RangeFull) -> Result<Self, Wrong> {
        let tags: Vec<&str> = Self::choices().unwrap_or_default();
        let word = one_of(value, &tags)?;
        Ok(Words::languages().find(|(tag, _)| *tag == word).map_or(Self::Auto, |(tag, _)| Self::Tag(tag)))
    }

    fn write(&self) -> toml::Value {
        match self {
            Self::Auto => AUTO.into(),
            Self::Tag(tag) => (*tag).into(),
        }
    }

    fn choices() -> Option<Vec<&'static str>> {
        Some(std::iter::once(AUTO).chain(Words::languages().map(|(tag, _)| tag)).collect())
    }
}
