use std::collections::HashMap;
use std::sync::LazyLock;

use scraper::node::Element;

/// What class names and ids say, by meaning; how is written in the file.
const WORDS: &str = include_str!("../../../assets/page/signs.txt");

/// The groups of each word, as a set of bits.
static GROUPS: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
    let mut groups: HashMap<&str, u32> = HashMap::new();
    let mut bit = 1_u32;
    let mut begun = false;
    for line in WORDS.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with('=') {
            bit <<= u32::from(begun);
            begun = true;
        } else {
            line.split(' ').for_each(|word| *groups.entry(word).or_default() |= bit);
        }
    }
    groups
});

/// How many groups there are.
pub(super) const COUNT: usize = 25;

/// The bit of what asks to subscribe.
pub(super) const SUBSCRIBE: u32 = 1 << 6;

/// Names of a page that were read once, with their groups.
#[derive(Debug, Default)]
pub(super) struct Known {
    names: HashMap<String, u32>,
}

impl Known {
    /// The groups that an element's class names, id and role belong to, as a set of bits.
    pub(super) fn of(&mut self, element: &Element) -> u32 {
        let mut bits = by_attribute(element);
        let names = element.classes().chain(element.attr("id")).chain(element.attr("role")).take(12);
        for name in names.filter(|name| name.len() < 80) {
            bits |= match self.names.get(name) {
                Some(known) => *known,
                None => *self.names.entry(name.to_owned()).or_insert_with(|| of_name(name)),
            };
        }
        bits
    }
}

fn of_name(name: &str) -> u32 {
    let mut bits = 0;
    let words = words(name);
    for (at, word) in words.iter().enumerate() {
        bits |= group(word);
        if let Some(next) = words.get(at + 1) {
            bits |= group(&format!("{word}{next}"));
            let body = matches!(next.as_str(), "body" | "content" | "text" | "copy" | "paragraphs");
            let story = matches!(word.as_str(), "article" | "story" | "post" | "entry" | "news" | "page" | "artikel");
            bits |= u32::from(body && story);
        }
    }
    bits
}

fn by_attribute(element: &Element) -> u32 {
    let story = element.attr("itemprop").is_some_and(|item| item == "articleBody");
    let style = element.attr("style").unwrap_or_default();
    let hidden = element.attr("hidden").is_some()
        || element.attr("aria-hidden") == Some("true")
        || style.contains("display:none")
        || style.contains("display: none")
        || style.contains("visibility:hidden");
    u32::from(story) | (u32::from(hidden) << HIDDEN)
}

const HIDDEN: usize = 22;

/// Whether an element's class names and id hold one of these words.
pub(crate) fn names(element: &Element, wanted: &[&str]) -> bool {
    let all = element.classes().chain(element.attr("id")).take(12).filter(|name| name.len() < 80);
    all.flat_map(words).any(|word| wanted.contains(&word.as_str()))
}

fn group(word: &str) -> u32 {
    GROUPS.get(word).copied().unwrap_or_default()
}

/// The words of a class name: parted by marks, digits and inner capitals; small.
fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut small = false;
    for c in name.chars() {
        let parts = !c.is_alphabetic();
        if (parts || (c.is_uppercase() && small)) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if !parts {
            word.extend(c.to_lowercase());
        }
        small = c.is_lowercase();
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{COUNT, HIDDEN, SUBSCRIBE, WORDS, group};

    #[test]
    fn the_bits_are_the_order_of_the_file() {
        assert_eq!(WORDS.lines().filter(|line| line.starts_with('=')).count(), COUNT);
        assert_eq!(group("articlebody"), 1);
        assert_eq!(group("paywall"), SUBSCRIBE);
        assert_eq!(group("sronly"), 1 << HIDDEN);
        assert_eq!(group("seagrass"), 0);
    }
}
