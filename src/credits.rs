//! Who wrote, translated and edited an article: evidence to credits. Pure; the words of each language are data in
//! `assets/credits/`.
//!
//! *Never here*: markup, feeds, pages; the only input is [`Evidence`]. *The next language* is a file in `assets/credits/`;
//! *the next sign, bracket or script* is a line in `scanner`, and only then a rule in `label` or `names`. Every change of the
//! result increments [`RULES`], so that stored evidence is read again. When in doubt, no credit.
//!
//! ```
//! use dateline::credits;
//! use dateline::model::{Block, Evidence, Language, Place, Role};
//!
//! let block = |text: &str| Block { text: text.to_owned(), place: Place::Text };
//! let evidence = Evidence {
//!     blocks: vec![block("Envoys met at noon."), block("They meet again."), block("Translation by Irena Talvik")],
//!     ..Evidence::default()
//! };
//! let found = credits::find(&evidence, &Language::parse("en").unwrap());
//! assert_eq!((found.credits[0].role, found.credits[0].name.as_str()), (Role::Translator, "Irena Talvik"));
//! assert_eq!(found.consumed[0].text, "Translation by Irena Talvik");
//! ```

mod about;
mod affiliation;
mod agencies;
mod beside;
mod biography;
mod blocks;
mod book;
mod caption;
mod card;
mod client;
mod content;
mod dateline;
mod employed;
mod ends;
mod family_first;
mod fields;
mod files;
mod glued;
mod heads;
mod imprint;
mod label;
mod labels;
mod languages;
mod lexer;
mod lexicon;
mod line;
mod merge;
mod name;
mod names;
mod notice;
mod original;
mod outlet;
mod pairs;
mod part;
mod people;
mod post;
mod prose;
mod reviewed;
mod rows;
mod scanner;
mod script;
mod shape;
mod source;
mod standing;
mod subject;
mod token;
mod translation;
mod unlabelled;
mod words;

use crate::model::{Consumed, Credit, Evidence, FoundCredits, Language, name_key};
use rows::Others;

/// Version of the rules; incremented when they change, so that stored evidence is read again.
pub const RULES: u32 = 17;

/// Finds the credits in a document's evidence. When in doubt, none.
///
/// Visible lines take precedence over structured fields: a structured author whom a line names as translator is removed from
/// the authors.
#[must_use]
pub fn find(evidence: &Evidence, language: &Language) -> FoundCredits {
    let words = words::words(language, evidence);
    let fields = fields::read(evidence, &words, &Others::default());
    let mut lines = blocks::read(evidence, &words);
    let of_works = imprint::remove(&mut lines, evidence, &words);
    let known: Vec<&str> = fields.iter().chain(&lines.credits).map(|credit| credit.name.as_str()).collect();
    let card = card::read(evidence, &words, &known, &of_works);
    let shown: Vec<&Credit> = lines.credits.iter().chain(&card.people).collect();
    let others = Others::read(evidence, &fields, &shown, &of_works);
    // Less reliable fields fill the gap.
    let fields =
        if fields.iter().any(|credit| others.has(credit)) { fields::read(evidence, &words, &others) } else { fields };
    let section = blocks::section(evidence, &words);
    lines.consumed.extend(card.consumed);
    lines.consumed.extend(section.iter().map(|label| Consumed { text: label.clone(), whole: true }));
    let credits = merge::merge(evidence, &words, &fields, lines.credits, card.people);
    let kept: Vec<String> = credits.iter().map(|credit| name_key(&credit.name)).collect();
    let is_kept = |name: &String| kept.iter().any(|kept| kept.contains(name.as_str()) || name.contains(kept.as_str()));
    let bare = lines.bare.into_iter().filter(|(_, names)| names.iter().any(is_kept));
    lines.consumed.extend(bare.map(|(text, _)| Consumed { text, whole: true }));
    FoundCredits { credits, consumed: lines.consumed, section }
}
