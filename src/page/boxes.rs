//! Boxes about the author, by their class names: the name is that of the heading, the link or the bold run inside.

use scraper::ElementRef;

use super::classes::{self, Class, is_box};
use super::furniture::is_author;
use super::labels::{is_button, says_when};
use super::line::line;
use super::signature::{is_and, is_label, is_network};
use super::signs::last_word;
use crate::model::name_key;

/// Maximum number of nodes and maximum length of the text in bytes of a box.
const MOST_NODES: usize = 300;
const MOST_BOX: usize = 2_500;
/// Maximum length of a name in characters and in words.
const MOST_NAME: usize = 60;
const MOST_WORDS: usize = 5;
/// Maximum number of words of a label before a name.
const MOST_LABEL: usize = 2;
/// Last words of class names of a name.
const NAME: &[&str] = &[
    "name", "nombre", "nom", "nome", "naam", "navn", "namn", "nimi", "nev", "nume", "isim", "imie", "jmeno", "meno",
    "ime", "emri", "nama",
];

/// The name of the author whom a box is about; none if it gives several.
pub(super) fn name(element: ElementRef<'_>) -> Option<String> {
    if !is_box(element.value()) || element.descendants().nth(MOST_NODES).is_some() || text_length(element) > MOST_BOX {
        return None;
    }
    let inner: Vec<ElementRef<'_>> = element.descendants().skip(1).filter_map(ElementRef::wrap).collect();
    if inner.iter().any(|inner| inner.value().name() == "h1") {
        return None;
    }
    let is_named = |inner: &ElementRef<'_>| inner.value().classes().any(|class| NAME.contains(&&*last_word(class)));
    let is_heading = |inner: &ElementRef<'_>| matches!(inner.value().name(), "h2" | "h3" | "h4" | "h5" | "h6");
    let is_link = |inner: &ElementRef<'_>| is_author(inner.value()) && !is_network(**inner);
    let signs: [&dyn Fn(&ElementRef<'_>) -> bool; 4] = [&is_named, &is_heading, &is_link, &begins_bold];
    for sign in signs {
        let mut names: Vec<String> =
            inner.iter().filter(|inner| sign(inner)).filter_map(|inner| as_name(&line(*inner))).collect();
        names.dedup_by_key(|name| name_key(name));
        match names.as_slice() {
            [] => {}
            [only] => return Some(only.clone()),
            _ => return None,
        }
    }
    None
}

fn text_length(element: ElementRef<'_>) -> usize {
    element.text().map(|run| run.trim().len()).sum()
}

/// Whether an element is a bold run at the start of its paragraph.
fn begins_bold(element: &ElementRef<'_>) -> bool {
    let is_blank = |run: &str| !run.contains(char::is_alphanumeric);
    matches!(element.value().name(), "b" | "strong")
        && element.prev_siblings().all(|before| before.value().as_text().is_some_and(|run| is_blank(run)))
}

/// A text if it is a name: two to five words, capitalised, none of which is a word for an author.
fn as_name(text: &str) -> Option<String> {
    let text = text.trim_matches(['*', '•', '–', '—', '-', '|', ',', '"', '“', '”', ' ']);
    let mut words: Vec<&str> = text.split_whitespace().collect();
    // `Written by Ada Obiri`
    if let Some(label) = (1..=MOST_LABEL).find(|at| words.get(..*at).is_some_and(|label| is_label(&label.join(" ")))) {
        words.drain(..label);
    }
    let text = words.join(" ");
    let is_small = |word: &&str| word.starts_with(char::is_lowercase);
    let is_cased = text.chars().any(|c| c.is_uppercase() || c.is_lowercase());
    let count = if is_cased { 2..=MOST_WORDS } else { 1..=MOST_WORDS };
    let ends = [words.first(), words.last()].into_iter().flatten().any(is_small);
    let fits = count.contains(&words.len())
        && text.chars().count() <= MOST_NAME
        && !text.contains(|c: char| c.is_ascii_digit() || matches!(c, ':' | '?' | '!' | '|' | '@' | ',' | ';'))
        && !(is_cased && ends)
        && words.iter().filter(|word| is_small(word)).count() * 2 <= words.len()
        && !words.iter().any(|word| is_and(word))
        && !classes::of(&text).has(Class::AUTHOR)
        // `About Ada Obiri`
        && !words.first().is_some_and(|first| classes::of(first).has(Class::BOX))
        && !is_label(&text)
        && !says_when(&text)
        && !is_button(&text);
    fits.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::as_name;

    #[test]
    fn a_heading_that_says_author_is_no_name() {
        for name in [
            "Ada Obiri",
            "Dr. Ada Obiri",
            "Published by Ada Obiri",
            "Ada van der Osk",
            "*Ada Obiri",
            "山田太郎",
            "สุดา ศรีสวัสดิ์",
        ] {
            assert!(as_name(name).is_some(), "{name}");
        }
        for other in
            ["About the author", "Die Autorin", "Le Autrici", "Об авторе", "Ada", "Read more", "Ada and Corin", "作者"]
        {
            assert_eq!(as_name(other), None, "{other}");
        }
    }
}
