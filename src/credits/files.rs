//! The files of words: what a file holds, and one for each language.

use std::collections::BTreeMap;

use serde::Deserialize;

/// A file of words as it stands in `assets/credits/`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct WordFile {
    /// Words between two people.
    pub(super) and: Vec<String>,
    /// Words between a label and its names: `by`, `von`.
    pub(super) by: Vec<String>,
    /// Of these, those that alone open a byline.
    pub(super) byline: Vec<String>,
    /// Words before (or behind) the language that a text was translated from.
    pub(super) from: Vec<String>,
    /// Words before (or behind) the language that a text was translated into.
    pub(super) into: Vec<String>,
    /// The word for `language` beside a language's name: `języka`.
    pub(super) tongue: Vec<String>,
    /// Small words inside a label or a notice that say nothing of their own: `was`, `the`, `original`.
    pub(super) fill: Vec<String>,
    /// Signs that part a label from its names where no colon does: `／`, `●`.
    pub(super) marks: Vec<String>,
    /// Words between a person and a place, or before a place at the end: `in`, `reports from`.
    pub(super) at: Vec<String>,
    /// Words before the outlet that a text first appeared in.
    pub(super) on: Vec<String>,
    /// Words before the outlet that somebody worked for.
    pub(super) r#for: Vec<String>,
    /// Words before somebody who helped: `with`, `avec`.
    pub(super) with: Vec<String>,
    /// What people are, beside their names.
    pub(super) jobs: Vec<String>,
    /// Words of desks and collective bylines.
    pub(super) desks: Vec<String>,
    /// Agencies that are not named: `and agencies`; they give nothing.
    pub(super) unnamed: Vec<String>,
    /// Words that newsrooms have in their names: `Times`, `Radio`.
    pub(super) newsrooms: Vec<String>,
    /// The heading of an author's card.
    pub(super) cards: Vec<String>,
    /// Lines that lead elsewhere: `Read more`.
    pub(super) more: Vec<String>,
    /// Section labels printed above a headline.
    pub(super) sections: Vec<String>,
    /// News agencies.
    pub(super) agencies: Vec<String>,
    /// Cities that stand in datelines and behind names.
    pub(super) cities: Vec<String>,
    /// Whether the months and days of `assets/dates` in this language are words of dates here: no name alone, though people
    /// bear them as first names.
    pub(super) calendar: bool,
    /// Their short and other forms.
    pub(super) days: Vec<String>,
    /// Words that begin no name though they have a capital; where a script has no capitals, words that stand in no name.
    pub(super) never: Vec<String>,
    /// Small words inside names.
    pub(super) particles: Vec<String>,
    /// Ways of reporting behind a place: `報導`, `電`.
    pub(super) dispatch: Vec<String>,
    /// Engines that translate, by their names.
    pub(super) engines: Vec<String>,
    /// What a machine is called that has no name: `AI`.
    pub(super) machines: Vec<String>,
    /// Words that make a translation a machine's: `automatically`.
    pub(super) mechanical: Vec<String>,
    /// The subject of a notice: `this article`.
    pub(super) this: Vec<String>,
    /// What a notice of a machine's translation says.
    pub(super) machine: Vec<String>,
    /// What such a notice says when a person went over it.
    pub(super) checked: Vec<String>,
    /// Words at the edge of a byline that name nobody: `Published`, `Follow`.
    pub(super) noise: Vec<String>,
    /// Syllables that families are called by, where names stand side by side.
    pub(super) surnames: Vec<String>,
    /// Picture libraries, which stand where a photographer does.
    pub(super) libraries: Vec<String>,
    /// Words between who took a picture and who hands it on: `via`.
    pub(super) via: Vec<String>,
    /// Endings of companies' names: `Inc.`
    pub(super) companies: Vec<String>,
    /// Work that gives no credit: `produced by`.
    pub(super) other: Vec<String>,
    /// Words that begin a clause about whom a credit names: `who`, `qui`.
    pub(super) relatives: Vec<String>,
    /// Accounts and fillers that stand in name fields and name nobody.
    pub(super) nobody: Vec<String>,
    /// The first word of the way to a page through its site: `Home`.
    pub(super) trails: Vec<String>,
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
