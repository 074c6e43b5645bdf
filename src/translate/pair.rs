use std::fmt;

use crate::model::Language;
use crate::text::Direction;

/// Primary subtags of languages that are written from the right.
const FROM_RIGHT: &[&str] = &["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"];
/// Primary subtags of languages that put no space between sentences.
const WITHOUT_SPACES: &[&str] = &["zh", "ja", "yue", "wuu"];

/// From which language into which.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Pair {
    /// The language of the original.
    pub from: Language,
    /// The language of the translation.
    pub to: Language,
}

impl Pair {
    /// The direction in which the translation is read.
    #[must_use]
    pub fn direction(&self) -> Direction {
        if FROM_RIGHT.contains(&self.to.primary()) { Direction::RightToLeft } else { Direction::LeftToRight }
    }

    /// The separator of two sentences of the translation, where `gap` separates those of the original.
    pub(super) fn gap(&self, gap: &str) -> String {
        let without = |language: &Language| WITHOUT_SPACES.contains(&language.primary());
        match (without(&self.from), without(&self.to)) {
            (true, false) if gap.is_empty() => " ".to_owned(),
            (false, true) if gap == " " => String::new(),
            _ => gap.to_owned(),
        }
    }
}

impl fmt::Display for Pair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.from.primary(), self.to.primary())
    }
}
