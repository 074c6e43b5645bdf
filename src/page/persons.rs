//! The part of a byline element that is the name.

use std::sync::LazyLock;

use scraper::{ElementRef, Selector};

use super::furniture::is_author;
use super::line::{in_blocks, line, parted, plain};
use super::signature::is_label;
use crate::text::html::Attribute as _;

/// Maximum number of nodes of a byline; a larger element is not one.
const MOST_NODES: usize = 400;
/// Maximum length of a linked name in characters.
const MOST_NAME: usize = 60;
/// Maximum length of a byline in characters; a longer text is a biography, not a name.
const MOST_BYLINE: usize = 160;

/// The element's text and link target; for a card with a name inside, that name; for several links to authors, their
/// names; for a label on its own, the line that contains it.
pub(super) fn name_of(element: ElementRef<'_>) -> (String, Option<String>) {
    let (name, url) = own_name(element);
    if name.is_empty() {
        return (pictured(element), element.value().attribute("href").map(str::to_owned));
    }
    if !is_label(&name) {
        return (name, url);
    }
    let above = element.parent().and_then(ElementRef::wrap);
    let row = above.map(parted).filter(|row| row.chars().count() <= MOST_BYLINE && row.starts_with(&name));
    (row.unwrap_or(name), None)
}

/// The name in the title of an author's picture or its link, if there is no text.
fn pictured(element: ElementRef<'_>) -> String {
    let parts = element.descendants().filter_map(ElementRef::wrap).take(MOST_NODES);
    let labels = parts.filter_map(|part| part.value().attribute("title").or_else(|| part.value().attribute("alt")));
    let mut names = labels.map(|name| plain(std::iter::once(name)));
    let is_name = |name: &String| (2..=5).contains(&name.split(' ').count()) && is_capital(name);
    names.find(|name| is_name(name) && name.chars().count() <= MOST_NAME).unwrap_or_default()
}

fn own_name(element: ElementRef<'_>) -> (String, Option<String>) {
    static INNER: LazyLock<Option<Selector>> =
        LazyLock::new(|| Selector::parse("[itemprop~=name], .p-name, .fn, .author-name").ok());
    let names: Vec<String> =
        INNER.iter().flat_map(|inner| element.select(inner)).map(|name| plain(name.text())).collect();
    let whole = if element.descendants().nth(MOST_NODES).is_none() { parted(element) } else { line(element) };
    // Microdata mark the part that is the name.
    let is_person = |inner: ElementRef<'_>| inner.value().attribute("itemprop") == Some("author");
    if let [name] = names.as_slice()
        && !name.is_empty()
        && element.descendants().filter_map(ElementRef::wrap).any(is_person)
    {
        return (name.clone(), None);
    }
    let name = names.into_iter().next();
    let links: Vec<(String, Option<String>)> = links(element);
    match (name, links.as_slice()) {
        (Some(name), _) if !name.is_empty() && whole.chars().count() > name.chars().count() + 40 => (name, None),
        (_, [(name, url)]) if names_nobody_else(&in_blocks(element), name) => (name.clone(), url.clone()),
        (_, [_, _, ..]) => (links.into_iter().map(|(name, _)| name).collect::<Vec<_>>().join(", "), None),
        _ => (whole, None),
    }
}

/// The names that link to author pages, each once.
fn links(element: ElementRef<'_>) -> Vec<(String, Option<String>)> {
    let mut found: Vec<(String, Option<String>)> = Vec::new();
    for link in element.descendants().filter_map(ElementRef::wrap).filter(|link| is_author(link.value())) {
        let name = line(link);
        let letters = name.chars().filter(|c| c.is_alphabetic()).count();
        if letters > 1
            && name.chars().count() <= MOST_NAME
            && is_capital(&name)
            && found.iter().all(|(known, _)| *known != name)
        {
            found.push((name, link.value().attribute("href").map(str::to_owned)));
        }
    }
    found
}

/// Whether most words are capitalised, as in a name; always true in scripts without capitals.
fn is_capital(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().filter(|word| word.starts_with(char::is_alphabetic)).collect();
    words.iter().filter(|word| word.starts_with(char::is_lowercase)).count() * 2 <= words.len()
}

/// Whether the text around a linked name contains no other name: dates, `By`, `Follow`, but not `and Pál Kertesi`.
fn names_nobody_else(whole: &str, name: &str) -> bool {
    let rest = whole.replacen(name, " | ", 1);
    let after = rest.rsplit('|').next().unwrap_or_default();
    let begins_name = |word: &&str| word.starts_with(char::is_uppercase) && word.chars().count() > 1;
    let words: Vec<&str> = after.split_whitespace().collect();
    whole != name
        && (words.iter().copied().filter(begins_name).count() < 2 || after.contains(|c: char| c.is_ascii_digit()))
}
