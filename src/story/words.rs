use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, decompose_canonical};

/// How a run of letters is written, as far as words are concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writing {
    /// Han and kana: no spaces between words.
    EastAsian,
    Hangul,
    /// Everything else: a run between spaces or signs is a word.
    Spaced,
}

/// A run of letters and digits of one writing.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Lower case, without accents.
    pub(super) letters: Vec<char>,
    pub(super) writing: Writing,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
    /// Whether its script has capitals at all.
    pub(super) cased: bool,
    /// Whether it begins a sentence, a quotation or a line, where a capital says nothing.
    pub(super) first: bool,
}

/// The words of a text, up to a maximum number.
pub(super) fn words(text: &str, most: usize) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut first = true;
    let mut joined = false;
    let mut gap_has_space = false;
    for c in text.nfkc() {
        if !c.is_alphanumeric() {
            // A sign that is written inside letters, such as a vowel sign or a joiner, parts no word.
            let mark = canonical_combining_class(c) != 0 || matches!(c, '\u{200c}' | '\u{200d}' | '\u{640}' | '\u{ad}');
            if !mark {
                joined = false;
                gap_has_space |= c.is_whitespace();
                first |= begins_anew(c, gap_has_space);
            }
            continue;
        }
        let writing = writing(c);
        let goes_on = joined && found.last().is_some_and(|word| word.writing == writing);
        if !goes_on {
            if found.len() == most {
                break;
            }
            let (capital, cased) = (c.is_uppercase(), c.is_uppercase() || c.is_lowercase());
            found.push(Word { letters: Vec::with_capacity(8), writing, capital, cased, first });
        }
        if let Some(word) = found.last_mut() {
            fold(c, writing, &mut word.letters);
        }
        (joined, first, gap_has_space) = (true, false, false);
    }
    found.retain(|word| !word.letters.is_empty());
    found
}

/// Whether what follows a sign begins a sentence or a quotation; a dash does so only with spaces around it.
fn begins_anew(c: char, spaced: bool) -> bool {
    match c {
        '.' | '!' | '?' | '…' | ':' | '\n' | '«' | '“' | '"' | '„' | '(' | '‘' | '؟' | '۔' | '।' | '。' => {
            true
        }
        '-' | '–' | '—' => spaced,
        _ => false,
    }
}

fn writing(c: char) -> Writing {
    match c {
        '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' => {
            Writing::EastAsian
        }
        '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7a3}' => Writing::Hangul,
        _ => Writing::Spaced,
    }
}

/// Lower case without accents; syllables and ideographs stay whole.
fn fold(c: char, writing: Writing, into: &mut Vec<char>) {
    if c.is_ascii() {
        into.push(c.to_ascii_lowercase());
    } else if writing == Writing::Spaced {
        decompose_canonical(c, |part| {
            if canonical_combining_class(part) == 0 {
                into.extend(part.to_lowercase().filter(|c| canonical_combining_class(*c) == 0));
            }
        });
    } else {
        into.push(c);
    }
}

/// A name folded as texts are, for a table to compare with.
pub(super) fn folded(text: &str) -> Vec<Vec<char>> {
    words(text, usize::MAX).into_iter().map(|word| word.letters).collect()
}

#[cfg(test)]
mod tests {
    use super::{Writing, words};

    fn texts(text: &str) -> Vec<String> {
        words(text, 99).into_iter().map(|word| word.letters.into_iter().collect()).collect()
    }

    #[test]
    fn words_are_folded_and_parted_where_the_writing_changes() {
        assert_eq!(texts("Étang-sur-Mer, Łódź 310m"), ["etang", "sur", "mer", "łodz", "310m"]);
        assert_eq!(texts("東京Tower 서울에서"), ["東京", "tower", "서울에서"]);
        assert_eq!(texts("Ёлкин Їжак عُمان"), ["елкин", "іжак", "عمان"]);
        assert_eq!(words("カナダの会社", 9)[0].writing, Writing::EastAsian);
        assert_eq!(words("a b c", 2).len(), 2);
    }

    #[test]
    fn a_capital_says_nothing_where_a_sentence_begins() {
        let firsts = |text: &str| words(text, 99).into_iter().filter(|word| word.first).count();
        assert_eq!(firsts("The envoy met Oda Fjell-Heim in Lund. She left \"Soon\" – Then nothing"), 4);
    }
}
