//! What class names and ids say of the people in an element, and of its date.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;
use scraper::node::Element;
use serde::Deserialize;

use super::signs::words;
use super::vocabulary;
use crate::model::name_key_of;
use crate::text::html::Attribute as _;

const FILE: &str = include_str!("../../assets/page/classes.toml");
/// Maximum number of names of an element, and maximum length of one in bytes.
const MOST_NAMES: usize = 12;
const MOST_BYTES: usize = 80;

/// Meanings, as a bit set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Class(u16);

impl Class {
    /// Words of readers, in the plural.
    pub(super) const COMMENTS: Self = Self(1);
    /// The same in the singular, which is also a genre.
    pub(super) const COMMENT: Self = Self(1 << 1);
    /// Words of a person of the story.
    pub(super) const QUOTED: Self = Self(1 << 2);
    pub(super) const PICTURE: Self = Self(1 << 3);
    /// A list of other articles.
    pub(super) const ELSEWHERE: Self = Self(1 << 4);
    pub(super) const AUTHOR: Self = Self(1 << 5);
    /// A signature, also that of a petition.
    pub(super) const SIGNATURE: Self = Self(1 << 6);
    /// A folder of pages about persons.
    pub(super) const PROFILE: Self = Self(1 << 7);
    /// What a box about an author is called, next to the word for the author.
    pub(super) const BOX: Self = Self(1 << 8);
    /// The same in one word.
    const AUTHOR_BOX: Self = Self(1 << 9);
    /// The date of an article.
    pub(super) const DATE: Self = Self(1 << 10);
    /// The date of the day, of an event or of the rights.
    pub(super) const OTHER_DATE: Self = Self(1 << 11);
    /// A folder of pages about topics.
    pub(super) const TOPIC: Self = Self(1 << 12);

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    comments: Vec<String>,
    comment: Vec<String>,
    quoted: Vec<String>,
    picture: Vec<String>,
    elsewhere: Vec<String>,
    author: Vec<String>,
    signature: Vec<String>,
    profile: Vec<String>,
    r#box: Vec<String>,
    authorbox: Vec<String>,
    date: Vec<String>,
    other_date: Vec<String>,
    topic: Vec<String>,
}

/// The meanings of a word on its own and before others.
#[derive(Debug, Default)]
struct Known {
    alone: u16,
    before: Vec<(String, u16)>,
}

static KNOWN: LazyLock<HashMap<String, Known, FixedState>> = LazyLock::new(|| {
    let file: File = vocabulary::read(FILE).unwrap_or_default();
    let mut known: HashMap<String, Known, FixedState> = HashMap::default();
    for (words, class) in [
        (file.comments, Class::COMMENTS),
        (file.comment, Class::COMMENT),
        (file.quoted, Class::QUOTED),
        (file.picture, Class::PICTURE),
        (file.elsewhere, Class::ELSEWHERE),
        (file.author, Class::AUTHOR),
        (file.signature, Class::SIGNATURE),
        (file.profile, Class::PROFILE),
        (file.r#box, Class::BOX),
        (file.authorbox, Class::AUTHOR_BOX),
        (file.date, Class::DATE),
        (file.other_date, Class::OTHER_DATE),
        (file.topic, Class::TOPIC),
    ] {
        for word in words {
            let key = name_key_of(&word);
            match key.split_once(' ') {
                Some((first, second)) => {
                    known.entry(first.to_owned()).or_default().before.push((second.to_owned(), class.0));
                }
                None => known.entry(key.into_owned()).or_default().alone |= class.0,
            }
        }
    }
    known
});

/// Whether an element's class names and id have a word of one of these meanings.
pub(super) fn is(element: &Element, class: Class) -> bool {
    names(element).any(|name| of(name).has(class))
}

/// The meanings of an element's class names and id.
pub(super) fn all(element: &Element) -> Class {
    names(element).map(of).fold(Class::default(), Class::or)
}

/// Whether an element is a box about an author, by its class names or id.
pub(super) fn is_box(element: &Element) -> bool {
    !matches!(element.name(), "html" | "body" | "main" | "article" | "a" | "img") && is_called_box(element)
}

/// Whether one of an element's names is that of a box about an author.
fn is_called_box(element: &Element) -> bool {
    let is_box = |class: Class| class.has(Class::AUTHOR_BOX) || class.has(Class::AUTHOR) && class.has(Class::BOX);
    names(element).any(|name| is_box(of(name)))
}

fn names(element: &Element) -> impl Iterator<Item = &str> {
    let attributes = ["id", "data-testid", "data-component"].into_iter().filter_map(|name| element.attribute(name));
    element.classes().chain(attributes).take(MOST_NAMES).filter(|name| name.len() < MOST_BYTES)
}

/// Whether a whole name is one word, or one pair, of one of these meanings.
pub(super) fn is_only(name: &str, class: Class) -> bool {
    words(name).nth(2).is_none() && {
        let key = name_key_of(name);
        let (first, second) = key.split_once(' ').unwrap_or((&key, ""));
        let known = KNOWN.get(first);
        let pair = |known: &Known| known.before.iter().any(|(next, bits)| next == second && bits & class.0 != 0);
        known.is_some_and(|known| if second.is_empty() { known.alone & class.0 != 0 } else { pair(known) })
    }
}

/// The meanings of a name.
pub(super) fn of(name: &str) -> Class {
    let mut bits = 0;
    let mut before: Option<&Known> = None;
    for word in words(name) {
        let key = name_key_of(word);
        let pairs = before.map_or(&[][..], |known| known.before.as_slice());
        bits |= pairs.iter().filter(|(second, _)| **second == *key).fold(0, |bits, (_, class)| bits | class);
        before = KNOWN.get(&*key);
        bits |= before.map_or(0, |known| known.alone);
    }
    Class(bits)
}

#[cfg(test)]
mod tests {
    use super::{Class, FILE, File, is_only, of};
    use crate::page::vocabulary;

    #[test]
    fn a_name_is_known_by_its_words_and_by_two_in_a_row() {
        assert!(vocabulary::read::<File>(FILE).is_ok());
        assert_eq!(of("leser-kommentare"), Class::COMMENTS);
        assert_eq!(of("teil__Kommentar2"), Class::COMMENT);
        assert_eq!(of("lire-aussi"), Class::ELSEWHERE);
        assert_eq!(of("lireAussi"), Class::ELSEWHERE);
        assert_eq!(of("aussi-lire"), Class::default());
        assert_eq!(of("idézet"), Class::QUOTED);
        assert_eq!(of("harbour-news"), Class::default());
        assert!(is_only("szerzok", Class::AUTHOR) && is_only("tac-gia", Class::AUTHOR));
        assert!(!is_only("author-news", Class::AUTHOR) && !is_only("authority", Class::AUTHOR));
    }
}
