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
    /// Words before (or behind) the language that a text was translated from.
    pub(super) from: Vec<String>,
    /// Words before (or behind) the language that a text was translated into.
    pub(super) into: Vec<String>,
    /// The word for `language` behind a language's name: `языка`.
    pub(super) tongue: Vec<String>,
    /// Signs that part a label from its names where no colon does: `／`, `●`.
    pub(super) marks: Vec<String>,
    /// Words between a person and a place.
    pub(super) at: Vec<String>,
    /// Words before an agency that helped: `with`, `avec`.
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
    /// Months and days: no name alone, though people bear them as first names.
    pub(super) days: Vec<String>,
    /// Words that begin no name though they have a capital; where a script has no capitals, words that stand in no name.
    pub(super) never: Vec<String>,
    /// Small words inside names.
    pub(super) particles: Vec<String>,
    /// Engines that translate, by their names.
    pub(super) engines: Vec<String>,
    /// What a machine is called that has no name: `AI`.
    pub(super) machines: Vec<String>,
    /// The subject of a notice: `this article`.
    pub(super) this: Vec<String>,
    /// What a notice of a machine's translation says.
    pub(super) machine: Vec<String>,
    /// What such a notice says when a person went over it.
    pub(super) checked: Vec<String>,
    /// Whether names stand side by side with a space between them.
    pub(super) spaces_part_names: bool,
    /// Names of languages as they are declined in credits, by tag.
    pub(super) languages: BTreeMap<String, Vec<String>>,
    /// Labels by role (`role`, `role:kind`, several parted by a space), each before a colon, a mark or a word of `by`.
    pub(super) labels: BTreeMap<String, Vec<String>>,
    /// Labels that may stand right before the names.
    pub(super) bare: BTreeMap<String, Vec<String>>,
    /// Labels that stand behind the names.
    pub(super) after: BTreeMap<String, Vec<String>>,
    /// Other forms of a whole line or clause.
    pub(super) line: Vec<PatternFile>,
    /// Bare prepositions of bylines; only at the head.
    pub(super) byline: Vec<PatternFile>,
    /// What counts only inside a bracket behind names.
    pub(super) bracket: Vec<PatternFile>,
    /// What is glued to the first sentence.
    pub(super) head: Vec<PatternFile>,
}

/// A form of credit as regular expressions.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct PatternFile {
    /// Roles, each with an optional `:kind`.
    pub(super) roles: Vec<String>,
    /// Regular expressions with slots in braces.
    pub(super) say: Vec<String>,
    /// What texts of these forms hold, one of it; named where a slot comes first, so that the others are passed by.
    pub(super) need: Vec<String>,
    /// Whether the agency slot is the people's employer and nothing else.
    pub(super) employer: bool,
    /// Whether names are titles of newsrooms and publications.
    pub(super) outlet: bool,
}
