use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::decompose_canonical;

/// Latin letters with a mark that the learned languages write.
const LEARNED: &str = "àáâãäçèéêëìíîïñòóôõöùúûüÿąćęńśźżğşİ";

/// A text without the marks of its Latin letters, if it has letters of an alphabet that the model did not learn: what is
/// left has more in common with words of the languages that it did.
#[must_use]
pub fn as_learned(text: &str) -> Cow<'_, str> {
    let composed: String = text.nfc().collect();
    if composed.chars().any(|c| base(c).is_some() && !is_learned(c)) {
        composed.chars().map(|c| base(c).unwrap_or(c)).collect()
    } else {
        text.into()
    }
}

/// The Latin letter without its mark; none of what has no mark.
fn base(c: char) -> Option<char> {
    let mut first = None;
    decompose_canonical(c, |part| first = first.or(Some(part)));
    first.filter(|first| *first != c && first.is_ascii_alphabetic())
}

fn is_learned(c: char) -> bool {
    LEARNED.contains(c) || c.to_lowercase().next().is_some_and(|lower| LEARNED.contains(lower))
}

#[cfg(test)]
mod tests {
    use super::as_learned;

    #[test]
    fn letters_of_an_alphabet_that_was_not_learned_lose_the_marks_of_the_whole_text() {
        for (text, plain) in [
            ("cutremur în Vrancea, școli închise", "cutremur in Vrancea, scoli inchise"),
            ("s\u{326}coala", "scoala"),
            ("ŽENY v Plzni – 東京", "ZENY v Plzni – 東京"),
            ("động đất", "đong đat"),
        ] {
            assert_eq!(as_learned(text), plain);
        }
    }

    #[test]
    fn texts_in_learned_alphabets_stay_as_they_are() {
        for text in
            ["Łódź się cieszy", "İstanbul'da yağış", "fête à la plage", "ガス", "Москвой", "e\u{301}te\u{301}", "학교"]
        {
            assert_eq!(as_learned(text), text);
        }
    }
}
