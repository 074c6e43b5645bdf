//! The files of words: what a file holds, and one for each language.

use std::collections::BTreeMap;

use serde::Deserialize;

/// What a phrase may be; a phrase may be several things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks(u64);

impl Marks {
    /// A label before names.
    pub(super) const LABEL: Self = Self(1 << 30);
    /// A label that may stand right before names.
    pub(super) const BARE: Self = Self(1 << 31);
    /// A label behind names.
    pub(super) const AFTER: Self = Self(1 << 32);
    /// A language.
    pub(super) const LANGUAGE: Self = Self(1 << 33);
    /// A language with the word for `from` in it.
    pub(super) const ORIGIN: Self = Self(1 << 35);
    /// What a notice says of a whole text: that a machine translated it, where it first appeared, `this article`.
    pub(super) const NOTICE: Self = Self(1 << 41);

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }
}

/// A file of words: its lists, each with what its phrases are, and its tables.
macro_rules! word_file {
    ($($(#[$doc:meta])* $list:ident: $mark:ident = $bit:literal,)*) => {
        /// A file of words as it stands in `assets/credits/`.
        #[derive(Clone, Debug, Default, Deserialize)]
        #[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
        pub(super) struct WordFile {
            $($(#[$doc])* pub(super) $list: Vec<String>,)*
            /// Signs that part a label from its names where no colon does: `／`, `●`.
            pub(super) marks: Vec<String>,
            /// Whether the months and days of `assets/dates` in this language are words of dates here: no name alone, though people
            /// bear them as first names.
            pub(super) calendar: bool,
            /// What a notice of a machine's translation says.
            pub(super) machine: Vec<String>,
            /// Whether accents tell words apart that are one key: `đăng` is `posted`, `Đặng` a family.
            pub(super) tones: bool,
            /// Whether names stand side by side with a space between them.
            pub(super) spaces_part_names: bool,
            /// Names of languages as they are declined in credits, by tag; behind `<` a word that says `from` as well.
            pub(super) languages: BTreeMap<String, Vec<String>>,
            /// Labels with a sign or `by` behind them, by their roles.
            pub(super) labels: BTreeMap<String, Vec<String>>,
            /// Labels that may stand right before names.
            pub(super) bare: BTreeMap<String, Vec<String>>,
            /// Labels that stand behind names.
            pub(super) after: BTreeMap<String, Vec<String>>,
        }

        impl Marks {
            $($(#[$doc])* pub(super) const $mark: Self = Self(1 << $bit);)*
        }

        impl WordFile {
            /// The lists, each with what its phrases are.
            pub(super) fn lists(&self) -> impl Iterator<Item = (&Vec<String>, Marks)> {
                [$((&self.$list, Marks::$mark)),*].into_iter()
            }
        }
    };
}

word_file! {
    /// Words between two people.
    and: AND = 0,
    /// Words between a label and its names: `by`, `von`.
    by: BY = 1,
    /// Of these, those that alone open a byline.
    byline: BYLINE = 2,
    /// Words before (or behind) the language that a text was translated from.
    from: FROM = 3,
    /// Words before (or behind) the language that a text was translated into.
    into: INTO = 4,
    /// The word for `language` beside a language's name: `języka`.
    tongue: TONGUE = 5,
    /// Small words inside a label or a notice that say nothing of their own: `was`, `the`, `original`.
    fill: FILL = 6,
    /// Words between a person and a place, or before a place at the end: `in`, `reports from`.
    at: AT = 7,
    /// Words before the outlet that a text first appeared in.
    on: ON = 8,
    /// Words before the outlet that somebody worked for.
    r#for: FOR = 9,
    /// Words before somebody who helped: `with`, `avec`.
    with: WITH = 10,
    /// What people are, beside their names.
    jobs: JOB = 11,
    /// Words of desks and collective bylines.
    desks: DESK = 12,
    /// Agencies that are not named: `and agencies`; they give nothing.
    unnamed: UNNAMED = 13,
    /// Words that newsrooms have in their names: `Times`, `Radio`.
    newsrooms: NEWSROOM = 14,
    /// The heading of an author's card.
    cards: CARD = 15,
    /// Lines that lead elsewhere: `Read more`.
    more: MORE = 16,
    /// Section labels printed above a headline.
    sections: SECTION = 17,
    /// News agencies.
    agencies: AGENCY = 18,
    /// Cities that stand in datelines and behind names.
    cities: CITY = 19,
    /// Their short and other forms.
    days: DAY = 20,
    /// Words that begin no name though they have a capital; where a script has no capitals, words that stand in no name.
    never: NEVER = 21,
    /// Small words inside names.
    particles: PARTICLE = 22,
    /// Ways of reporting behind a place: `報導`, `電`.
    dispatch: DISPATCH = 23,
    /// Engines that translate, by their names.
    engines: ENGINE = 24,
    /// What a machine is called that has no name: `AI`.
    machines: MACHINE = 25,
    /// Words that make a translation a machine's: `automatically`.
    mechanical: MECHANICAL = 26,
    /// The subject of a notice: `this article`.
    this: THIS = 27,
    /// What such a notice says when a person went over it.
    checked: CHECKED = 28,
    /// Words at the edge of a byline that name nobody: `Published`, `Follow`.
    noise: NOISE = 29,
    /// Syllables that families are called by, where names stand side by side.
    surnames: SURNAME = 34,
    /// Picture libraries, which stand where a photographer does.
    libraries: LIBRARY = 36,
    /// Words between who took a picture and who hands it on: `via`.
    via: VIA = 37,
    /// Endings of companies' names: `Inc.`
    companies: COMPANY = 38,
    /// Work that gives no credit: `produced by`.
    other: OTHER = 39,
    /// Words that begin a clause about whom a credit names: `who`, `qui`.
    relatives: RELATIVE = 43,
    /// Accounts and fillers that stand in name fields and name nobody.
    nobody: NOBODY = 40,
    /// The first word of the way to a page through its site: `Home`.
    trails: TRAIL = 42,
}

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        /// The word lists, one file a language; `common` holds what no language owns.
        pub(super) const FILES: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../assets/credits/", $name, ".toml")))),*];
    };
}

files![
    "common", "af", "am", "ar", "az", "be", "bg", "bn", "ca", "ckb", "cs", "cy", "da", "de", "el", "en", "es", "et",
    "eu", "fa", "fi", "fr", "ga", "gl", "gu", "he", "hi", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "km", "kn",
    "ko", "ku", "lo", "lt", "lv", "mk", "ml", "mn", "mr", "ms", "mt", "my", "ne", "nl", "no", "pa", "pl", "ps", "pt",
    "ro", "ru", "si", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "te", "th", "tl", "tr", "uk", "ur", "uz", "vi", "zh",
    "zu",
];

#[cfg(test)]
mod tests {
    use super::{FILES, WordFile};
    use crate::credits::words::roles;

    #[test]
    fn every_word_file_is_well_formed() {
        for (name, text) in FILES {
            let file: WordFile = toml::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
            for spec in file.labels.keys().chain(file.bare.keys()).chain(file.after.keys()) {
                assert_eq!(roles(spec).len(), spec.split(' ').count(), "{name}: {spec}");
            }
        }
    }

    #[test]
    fn every_language_names_an_author_a_translator_and_a_source() {
        for (name, text) in FILES.iter().filter(|(name, _)| *name != "common") {
            let file: WordFile = toml::from_str(text).unwrap_or_default();
            for role in ["author", "translator", "editor", "photographer", "agency:source"] {
                assert!(file.labels.get(role).is_some_and(|words| !words.is_empty()), "{name}: no label for {role}");
            }
        }
    }
}
