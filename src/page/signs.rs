use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use foldhash::fast::FixedState;
use scraper::node::Element;
use serde::Deserialize;

use super::vocabulary;
use crate::text::html::Attribute as _;

/// Words of class names and ids, by meaning.
const FILE: &str = include_str!("../../assets/page/signs.toml");

/// Number of meanings.
pub(super) const COUNT: usize = 25;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Words of furniture that have no meaning.
    furniture: Vec<String>,
    /// Words of the modules of which some pages are built.
    modules: Vec<String>,
    sign: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    /// Words of this meaning that mark a part outside the article.
    #[serde(default)]
    furniture: Vec<String>,
    words: Vec<String>,
}

#[derive(Debug, Default)]
struct Known {
    /// The meanings in bit order.
    names: Vec<String>,
    /// The meanings of each word, as a bit set.
    words: HashMap<String, u32, FixedState>,
    furniture: HashSet<String, FixedState>,
    modules: HashSet<String, FixedState>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let file: File = vocabulary::read(FILE).unwrap_or_default();
    let mut known = Known {
        furniture: file.furniture.into_iter().collect(),
        modules: file.modules.into_iter().collect(),
        ..Known::default()
    };
    for (at, Entry { name, furniture, words }) in file.sign.into_iter().take(COUNT).enumerate() {
        known.names.push(name);
        known.furniture.extend(furniture.iter().cloned());
        for word in words.into_iter().chain(furniture) {
            *known.words.entry(word).or_default() |= 1 << at;
        }
    }
    known
});

/// The names of the meanings, in bit order.
pub(super) fn meanings() -> &'static [String] {
    &KNOWN.names
}

/// The bits of meanings.
pub(super) fn bits(names: &[&str]) -> u32 {
    names.iter().fold(0, |bits, name| bits | bit(name))
}

/// The bit of a meaning; none if the file does not define it.
fn bit(name: &str) -> u32 {
    KNOWN.names.iter().position(|known| known == name).map_or(0, |at| 1 << at)
}

static STORY: LazyLock<u32> = LazyLock::new(|| bit("story"));
static HIDDEN: LazyLock<u32> = LazyLock::new(|| bit("hidden"));
static SUBSCRIBE: LazyLock<u32> = LazyLock::new(|| bit("subscribe"));

/// Whether a set of meanings contains a request to subscribe.
pub(super) fn asks_to_subscribe(signs: u32) -> bool {
    signs & *SUBSCRIBE != 0
}

/// Whether a set of meanings is that of an article's text.
pub(super) fn is_story(signs: u32) -> bool {
    signs & *STORY != 0
}

/// Whether a word of a class name or id marks a part outside the article.
pub(super) fn is_furniture(word: &str) -> bool {
    KNOWN.furniture.contains(word)
}

/// Whether a word of a class name or id marks a module.
pub(super) fn is_module(word: &str) -> bool {
    KNOWN.modules.contains(word)
}

/// Cache of the meanings of class names on a page.
#[derive(Debug, Default)]
pub(super) struct Names {
    known: HashMap<String, u32>,
}

impl Names {
    /// The meanings of an element's class names, id and role, as a bit set.
    pub(super) fn of(&mut self, element: &Element) -> u32 {
        let mut bits = by_attribute(element);
        let names = element.classes().chain(element.attribute("id")).chain(element.attribute("role")).take(12);
        for name in names.filter(|name| name.len() < 80) {
            bits |= match self.known.get(name) {
                Some(known) => *known,
                None => *self.known.entry(name.to_owned()).or_insert_with(|| of_name(name)),
            };
        }
        bits
    }
}

fn of_name(name: &str) -> u32 {
    let mut bits = 0;
    let words: Vec<String> = words(name).map(str::to_lowercase).collect();
    for (at, word) in words.iter().enumerate() {
        bits |= group(word);
        if let Some(next) = words.get(at + 1) {
            bits |= group(&format!("{word}{next}"));
            let body = matches!(next.as_str(), "body" | "content" | "text" | "copy" | "paragraphs");
            let story = matches!(word.as_str(), "article" | "story" | "post" | "entry" | "news" | "page" | "artikel");
            bits |= if body && story { *STORY } else { 0 };
        }
    }
    bits
}

fn by_attribute(element: &Element) -> u32 {
    let story = element.attribute("itemprop").is_some_and(|item| item == "articleBody");
    let hidden = is_hidden(element) || element.attribute("aria-hidden") == Some("true");
    (if story { *STORY } else { 0 }) | (if hidden { *HIDDEN } else { 0 })
}

/// Whether the attributes of an element hide it from everybody.
pub(super) fn is_hidden(element: &Element) -> bool {
    let style = element.attribute("style").unwrap_or_default();
    element.attribute("hidden").is_some_and(|hidden| hidden != "until-found")
        || style.contains("display:none")
        || style.contains("display: none")
        || style.contains("visibility:hidden")
        || style.contains("visibility: hidden")
}

/// Whether an element's class names and id contain one of these words.
pub(super) fn names(element: &Element, wanted: &[&str]) -> bool {
    let all = element.classes().chain(element.attribute("id")).take(12).filter(|name| name.len() < 80);
    all.flat_map(words).any(|word| wanted.iter().any(|wanted| wanted.eq_ignore_ascii_case(word)))
}

/// Whether a class name is that of a translator: `translator`, `post-translator-name`, `TranslatedBy`.
pub(super) fn names_translator(element: &Element) -> bool {
    const PERSONS: &[&str] = &[
        "translator",
        "translators",
        "traducteur",
        "traductrice",
        "traductor",
        "traductora",
        "tradutor",
        "traduttore",
        "traducator",
        "uebersetzer",
        "vertaler",
        "tlumacz",
        "perevodchik",
        "cevirmen",
        "oversetter",
    ];
    const BEFORE: &[&str] =
        &["article", "post", "entry", "byline", "credit", "credits", "story", "news", "meta", "c", "field"];
    let is_person = |name: &str| {
        let words: Vec<String> = words(name).map(str::to_lowercase).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| !BEFORE.contains(word)).collect();
        matches!(words.as_slice(), ["translated", "by"])
            || matches!(words.as_slice(), [person] | [person, "name" | "names"] if PERSONS.contains(person))
    };
    element.classes().take(12).filter(|name| name.len() < 80).any(is_person)
}

fn group(word: &str) -> u32 {
    KNOWN.words.get(word).copied().unwrap_or_default()
}

/// The last word of a class name, in small letters.
pub(super) fn last_word(name: &str) -> String {
    words(name).last().unwrap_or_default().to_lowercase()
}

/// The words of a class name: split at punctuation, digits and inner capitals.
pub(super) fn words(name: &str) -> impl Iterator<Item = &str> {
    let mut rest = name;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| !c.is_alphabetic());
        let mut small = false;
        let ends = |c: char| {
            let ends = !c.is_alphabetic() || (c.is_uppercase() && small);
            small = c.is_lowercase();
            ends
        };
        let (word, after) = rest.split_at(rest.find(ends).unwrap_or(rest.len()));
        rest = after;
        (!word.is_empty()).then_some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::{COUNT, FILE, File, HIDDEN, STORY, SUBSCRIBE, group, meanings};
    use crate::page::vocabulary;

    #[test]
    fn the_file_has_every_meaning_that_is_asked_for() {
        let file: File = vocabulary::read(FILE).unwrap();
        assert_eq!((file.sign.len(), meanings().len()), (COUNT, COUNT));
        assert!([*STORY, *HIDDEN, *SUBSCRIBE].iter().all(|bit| *bit != 0));
        assert_eq!(group("articlebody"), *STORY);
        assert_eq!(group("paywall"), *SUBSCRIBE);
        assert_eq!(group("sronly"), *HIDDEN);
        assert_eq!(group("seagrass"), 0);
    }
}
