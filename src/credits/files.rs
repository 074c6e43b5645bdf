//! The word files: their format, and the list of files by language.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The categories of a phrase; it may belong to several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks(u64);

impl Marks {
    /// A label before names.
    pub(super) const LABEL: Self = Self(1 << 30);
    /// A label that may directly precede names.
    pub(super) const BARE: Self = Self(1 << 31);
    /// A label after names.
    pub(super) const AFTER: Self = Self(1 << 32);
    /// A language.
    pub(super) const LANGUAGE: Self = Self(1 << 33);
    /// A language name that includes the word for `from`.
    pub(super) const ORIGIN: Self = Self(1 << 35);
    /// A language name that includes the word for `into`.
    pub(super) const TARGET: Self = Self(1 << 61);
    /// A notice about the whole text: machine translation, first publication, `this article`.
    pub(super) const NOTICE: Self = Self(1 << 41);

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether all of these are among them.
    pub(super) const fn holds(self, of: Self) -> bool {
        self.0 & of.0 == of.0
    }

    pub(super) const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }
}

/// Defines the format of a word file: its lists, each with the category of its phrases, and its tables.
macro_rules! word_file {
    ($($(#[$doc:meta])* $list:ident: $mark:ident = $bit:literal,)*) => {
        /// A word file in `assets/credits/`.
        #[derive(Clone, Debug, Default, Deserialize)]
        #[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
        pub(super) struct WordFile {
            $($(#[$doc])* pub(super) $list: Vec<String>,)*
            /// Signs other than a colon that separate a label from its names: `／`, `●`.
            pub(super) marks: Vec<String>,
            /// Whether the month and weekday names of `assets/dates` in this language mark dates: on their own they are
            /// not names, although people have them as first names.
            pub(super) calendar: bool,
            /// Phrases of a machine translation notice.
            pub(super) machine: Vec<String>,
            /// Whether diacritics distinguish words with the same key: `đăng` is `posted`, `Đặng` a surname.
            pub(super) tones: bool,
            /// The commonest names that come first, in languages where the form of a name alone does not tell who signs a text.
            pub(super) first_names: Vec<String>,
            /// Whether adjacent names are separated by a space.
            pub(super) spaces_part_names: bool,
            /// Inflected language names in credits, by tag; a prefixed `<` marks a word that includes `from`,
            /// a prefixed `>` one that beside a translation includes `into`.
            pub(super) languages: BTreeMap<String, Vec<String>>,
            /// Labels followed by a sign or `by`, by their roles.
            pub(super) labels: BTreeMap<String, Vec<String>>,
            /// Labels that may directly precede names.
            pub(super) bare: BTreeMap<String, Vec<String>>,
            /// Labels after names.
            pub(super) after: BTreeMap<String, Vec<String>>,
        }

        impl Marks {
            $($(#[$doc])* pub(super) const $mark: Self = Self(1 << $bit);)*
        }

        impl WordFile {
            /// The lists, each with the category of its phrases.
            pub(super) fn lists(&self) -> impl Iterator<Item = (&Vec<String>, Marks)> {
                [$((&self.$list, Marks::$mark)),*].into_iter()
            }
        }
    };
}

word_file! {
    /// Conjunctions between two people.
    and: AND = 0,
    /// Prepositions between a label and its names: `by`, `von`.
    by: BY = 1,
    /// Those prepositions that open a byline on their own.
    byline: BYLINE = 2,
    /// Words before (or after) the language that a text was translated from.
    from: FROM = 3,
    /// Words before (or after) the language that a text was translated into.
    into: INTO = 4,
    /// The word for `language` next to a language's name: `języka`.
    tongue: TONGUE = 5,
    /// Function words inside a label or a notice: `was`, `the`, `original`.
    fill: FILL = 6,
    /// Words between a person and a place, or before a place at the end: `in`, `reports from`.
    at: AT = 7,
    /// Words before the outlet of first publication.
    on: ON = 8,
    /// Words before the outlet that the work was done for.
    r#for: FOR = 9,
    /// Words before a contributor: `with`, `avec`.
    with: WITH = 10,
    /// Job titles next to names.
    jobs: JOB = 11,
    /// Those job titles of people who report: with one alone beside it a name is a byline.
    reporters: REPORTER = 49,
    /// Labels in the imprint of a book under review or of a newspaper: `Title`, `Publisher`.
    imprint: IMPRINT = 50,
    /// Labels of the people who play in a film or on a stage: `Cast`.
    casts: CAST = 54,
    /// Other labels in a box about a film, a play or an exhibition, which it has two of at least: `Screenplay`, `Until`.
    stage: STAGE = 55,
    /// Words of a notice of first publication: `originally`, `for the first time`.
    firsts: FIRST = 56,
    /// The verbs of such a notice: `published`, `appeared`.
    published: PUBLISHED = 57,
    /// Words for the permission of the outlet: `with permission`.
    permissions: PERMISSION = 59,
    /// Words for another version of a text: `edited version`.
    versions: VERSION = 60,
    /// Words of desks and collective bylines.
    desks: DESK = 12,
    /// Unnamed agencies: `and agencies`; they give no credit.
    unnamed: UNNAMED = 13,
    /// Words in the names of newsrooms: `Times`, `Radio`.
    newsrooms: NEWSROOM = 14,
    /// The heading of an author card.
    cards: CARD = 15,
    /// Lines that link elsewhere: `Read more`.
    more: MORE = 16,
    /// Section labels printed above a headline.
    sections: SECTION = 17,
    /// News agencies.
    agencies: AGENCY = 18,
    /// Cities in datelines and after names.
    cities: CITY = 19,
    /// Abbreviations and other forms of weekdays and months.
    days: DAY = 20,
    /// Capitalised words that do not begin a name; in a script without capitals, words that do not occur in a name.
    never: NEVER = 21,
    /// Lower-case words inside names.
    particles: PARTICLE = 22,
    /// Ways of reporting after a place: `報導`, `電`.
    dispatch: DISPATCH = 23,
    /// Names of translation engines.
    engines: ENGINE = 24,
    /// Generic words for a machine: `AI`.
    machines: MACHINE = 25,
    /// Words between a translation and the machine that made it: `with the help of`.
    means: MEANS = 51,
    /// First words of the names of towns: `San`, `Mar del`.
    towns: TOWN = 52,
    /// Verbs of biographies: `teaches`, `lives`.
    lives: LIVES = 53,
    /// Forms of `be` between a name and what somebody is.
    copulas: COPULA = 58,
    /// Words that mark a machine translation: `automatically`.
    mechanical: MECHANICAL = 26,
    /// The subject of a notice: `this article`.
    this: THIS = 27,
    /// Words in such a notice for human revision.
    checked: CHECKED = 28,
    /// Words at the edge of a byline that name nobody: `Published`, `Follow`.
    noise: NOISE = 29,
    /// Surnames, in languages whose names need no separator.
    surnames: SURNAME = 34,
    /// Words in captions before the name of whoever made the picture: `Credit`, `Courtesy of`.
    credits: CREDIT = 62,
    /// Picture libraries, which are credited like photographers.
    libraries: LIBRARY = 36,
    /// Words between a photographer and a distributor: `via`.
    via: VIA = 37,
    /// Suffixes of company names: `Inc.`
    companies: COMPANY = 38,
    /// Work that gives no credit: `produced by`.
    other: OTHER = 39,
    /// Words that begin a relative clause about a person: `who`, `qui`.
    relatives: RELATIVE = 43,
    /// Accounts and placeholders in name fields that name nobody.
    nobody: NOBODY = 40,
    /// The first word of a breadcrumb trail: `Home`.
    trails: TRAIL = 42,
    /// Kinds of texts, which precede a headline and a colon: `Review`.
    genres: GENRE = 44,
    /// Words that end the name of a region: `State`.
    regions: REGION = 45,
    /// Words in the names of universities and authorities: `Department`.
    institutions: INSTITUTION = 46,
    /// Abbreviated titles before a name: `Lt.`, `Ing.`
    titles: TITLE = 47,
    /// Degrees behind a name: `PhD`.
    degrees: DEGREE = 48,
}

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        /// The word lists, one file for each language; `common` holds those that are independent of language.
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
    use crate::credits::lexicon::roles;

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
