//! Names in structured fields whose family name comes first, and names that a list would take apart: `Ruiz, Ana`, `Ruiz, A.,
//! Ray, B. M.`, `Chr. Nielsen`, `Ed Holm`.

use super::words::{Marks, Words};
use crate::model::name_key;

/// Maximum number of letters of an abbreviated given name.
const MOST_ABBREVIATED: usize = 5;
/// Maximum number of letters of a given name that is a function word or an abbreviated label as well: `Ed`, `Dan`, `Na`.
const MOST_SHORT: usize = 3;
/// Maximum number of words of a name with an abbreviation.
const MOST_WORDS: usize = 4;

/// The same names with the given name first; none if the field has no such form.
pub(super) fn reversed(text: &str, words: &Words) -> Option<String> {
    let join = |pair: &(&str, &str)| format!("{} {}", pair.1, pair.0);
    if text.contains(';') {
        let pairs: Vec<(&str, &str)> = text.split(';').map(|part| one_comma(part, words)).collect::<Option<_>>()?;
        return Some(pairs.iter().map(join).collect::<Vec<_>>().join("; "));
    }
    let parts: Vec<&str> = text.split(", ").map(str::trim).collect();
    let pairs: Vec<(&str, &str)> =
        parts.chunks(2).map(|pair| Some((*pair.first()?, *pair.get(1)?))).collect::<Option<_>>()?;
    let initials = pairs.iter().all(|(family, given)| is_family(family) && is_initials(given));
    let usual = |(family, given): &(&str, &str)| {
        is_family(family) && !family.contains(' ') && is_usual(given, words) && !is_usual(family, words)
    };
    let read = initials || matches!(pairs.as_slice(), [only] if usual(only));
    read.then(|| pairs.iter().map(join).collect::<Vec<_>>().join("; "))
}

/// A family name and a given name; in `Ada Frost, Oslo` and `Reuters, Paris` a place follows.
fn one_comma<'t>(text: &'t str, words: &Words) -> Option<(&'t str, &'t str)> {
    let (family, given) =
        text.trim().split_once(", ").filter(|(family, given)| is_family(family) && is_capital(given))?;
    let single = family.split(' ').filter(|word| is_capital(word)).count() == 1;
    let other = words.is(given, Marks::CITY.or(Marks::AGENCY).or(Marks::NEWSROOM).or(Marks::JOB));
    let usual = given.split(' ').any(|word| is_usual(word, words)) || is_initials(given);
    (!given.contains(',') && !other && (single || usual)).then_some((family, given))
}

/// Whether a part may be a family name: one or two words, or particles before one.
fn is_family(text: &str) -> bool {
    let letters = |word: &str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'));
    (1..=3).contains(&text.split(' ').count())
        && text.split(' ').all(letters)
        && text.rsplit(' ').next().is_some_and(is_capital)
}

/// Whether a word is a usual given name of the document's language.
fn is_usual(word: &str, words: &Words) -> bool {
    let word = word.to_lowercase();
    words.is_first_name(&word)
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether a part consists of initials: `B. M.`, `J.-P.`
fn is_initials(text: &str) -> bool {
    let mut parts = text.split([' ', '-']).flat_map(|part| part.split_inclusive('.'));
    let is_initial = |part: &str| {
        let mut chars = part.chars();
        chars.next().is_some_and(char::is_uppercase) && chars.eq(['.'])
    };
    !text.is_empty() && parts.all(is_initial)
}

/// Whether a field is one name whose form a list or a label has as well: two words of which the first is short, or an
/// abbreviated given name.
pub(super) fn is_one_name(text: &str, words: &Words) -> bool {
    let parts: Vec<&str> = text.split(' ').collect();
    let Some((last, before)) = parts.split_last().filter(|(_, before)| (1..MOST_WORDS).contains(&before.len())) else {
        return false;
    };
    let is_title_case = |word: &str| {
        let mut letters = word.trim_end_matches('.').chars();
        letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
    };
    let listed = Marks::AGENCY.or(Marks::DESK).or(Marks::NEWSROOM).or(Marks::JOB).or(Marks::UNNAMED).or(Marks::CITY);
    if !is_title_case(last) || last.ends_with('.') || words.is(last, listed) || words.is(text, listed) {
        return false;
    }
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
    let abbreviated = |word: &&str| {
        word.ends_with('.')
            && (2..=MOST_ABBREVIATED).contains(&letters(word))
            && words.first(&name_key(word)).longest() == 0
    };
    match before {
        [first] if !first.ends_with('.') => {
            // A preposition of another language is no label where the language is not known.
            let by = words.is(first, Marks::BYLINE) && (!words.guessed || *first == "By");
            is_title_case(first) && (2..=MOST_SHORT).contains(&letters(first)) && !by
        }
        _ => before.iter().all(|word| is_title_case(word)) && before.iter().any(abbreviated),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_one_name, reversed};
    use crate::credits::words::words;
    use crate::model::{Evidence, Language};

    #[test]
    fn a_family_name_before_a_comma_goes_after_the_given_name() {
        let words = words(&Language::parse("es").unwrap(), &Evidence::default());
        let read = |text: &str| reversed(text, &words);
        assert_eq!(read("Ruizval, Ana").as_deref(), Some("Ana Ruizval"));
        assert_eq!(read("Ruizval, Ana; Rayo Gil, Bo María").as_deref(), Some("Ana Ruizval; Bo María Rayo Gil"));
        assert_eq!(read("Ruizval, A., Rayo, B. M., Dee, C.").as_deref(), Some("A. Ruizval; B. M. Rayo; C. Dee"));
        assert_eq!(read("de la Peña, J.-P.").as_deref(), Some("J.-P. de la Peña"));
        for other in ["Ana, Marta", "Ana Ruizval, Madrid", "Ana Ruizval; Bo Rayo", "Ruizval, Puerto", "Ruizval"] {
            assert_eq!(read(other), None, "{other}");
        }
        for other in
            ["Ana Ruizval, Madrid; Bo Rayo, Lima", "Ana Ruizval, Unna; Bo Rayo, Melle", "Reuters, Paris; EFE, Lima"]
        {
            assert_eq!(read(other), None, "{other}");
        }
    }

    #[test]
    fn a_short_or_abbreviated_given_name_is_no_label_and_no_end_of_a_sentence() {
        let words = words(&Language::parse("en").unwrap(), &Evidence::default());
        for name in
            ["Ed Holmen", "Dan Nashby", "Na Lienen", "Con Brienne", "Chr. Nielsen", "Wm. Holmen", "Tom Bj. Holmen"]
        {
            assert!(is_one_name(name, &words), "{name}");
        }
        for other in ["By Reuters", "By Holmen", "Ed. Holmen et al.", "Ann Roe Tom Ash", "Web Desk", "ED HOLMEN", "Ed"]
        {
            assert!(!is_one_name(other, &words), "{other}");
        }
    }
}
