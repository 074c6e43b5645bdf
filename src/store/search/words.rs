use std::ops::Range;
use std::sync::LazyLock;

use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Bytes of a word; what is longer is no word that anybody types.
const LONGEST: usize = 120;

static DICTIONARY: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));

/// The words of a text, folded, in order.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, |_, word| words.push(fold(word)));
    words
}

/// Appends the words of a text, folded, each after a space; answers how many they are.
pub(super) fn words_into(text: &str, out: &mut String) -> usize {
    let mut count = 0;
    each_word(text, |_, word| {
        out.push(' ');
        fold_into(word, out);
        count += 1;
    });
    count
}

/// Passes on each word of a text with its position. Runs of letters and digits are words; scripts that write without
/// spaces are parted by dictionary (UAX #29 with the tables of ICU).
pub(super) fn each_word(text: &str, mut take: impl FnMut(Range<usize>, &str)) {
    let mut start = 0;
    let mut before = Kind::Break;
    let mut flush = |range: Range<usize>, kind: Kind| {
        let Some(run) = text.get(range.clone()) else { return };
        match kind {
            Kind::Spaced if run.len() <= LONGEST => take(range, run),
            Kind::Break | Kind::Spaced => {}
            Kind::Dense => {
                let mut from = 0;
                for to in DICTIONARY.segment_str(run).skip(1) {
                    if let Some(word) = run.get(from..to) {
                        take(range.start + from..range.start + to, word);
                    }
                    from = to;
                }
            }
        }
    };
    for (at, c) in text.char_indices() {
        let kind = Kind::of(c);
        if kind != before && !(kind == Kind::Spaced && before == Kind::Dense && is_combining_mark(c)) {
            flush(start..at, before);
            start = at;
            before = kind;
        }
    }
    flush(start..text.len(), before);
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Break,
    /// Of a script that parts words by spaces.
    Spaced,
    /// Of a script that does not.
    Dense,
}

impl Kind {
    fn of(c: char) -> Self {
        if c.is_ascii() {
            return if c.is_ascii_alphanumeric() { Self::Spaced } else { Self::Break };
        }
        if is_letter(c) {
            return Self::Spaced;
        }
        if is_dense(c) {
            return Self::Dense;
        }
        // Soft hyphens occur within words, joiners within those of Persian, Urdu and the scripts of India.
        let joins = matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}');
        if c.is_alphanumeric() || is_combining_mark(c) || joins { Self::Spaced } else { Self::Break }
    }
}

/// Letters only by their range, without a look into the tables of Unicode: most of what is not ASCII.
fn is_letter(c: char) -> bool {
    matches!(c,
        '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{24f}' | '\u{3a3}'..='\u{3f5}' | '\u{400}'..='\u{481}'
        | '\u{48a}'..='\u{52f}' | '\u{5d0}'..='\u{5ea}' | '\u{620}'..='\u{64a}' | '\u{904}'..='\u{939}'
        | '\u{ac00}'..='\u{d7a3}')
}

/// Thai, Lao, Myanmar, Khmer, Kana and Han.
fn is_dense(c: char) -> bool {
    matches!(c,
        '\u{e01}'..='\u{e4e}' | '\u{e81}'..='\u{ece}' | '\u{1000}'..='\u{103f}' | '\u{1780}'..='\u{17d3}'
        | '\u{3005}' | '\u{3041}'..='\u{3096}' | '\u{3099}' | '\u{309a}' | '\u{309d}'..='\u{309f}'
        | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

/// A word as the index spells it: lower case, without marks that people leave out when they type.
pub(super) fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_into(word, &mut out);
    out
}

fn fold_into(word: &str, out: &mut String) {
    if word.is_ascii() {
        let start = out.len();
        out.push_str(word);
        if let Some(word) = out.get_mut(start..) {
            word.make_ascii_lowercase();
        }
        return;
    }
    for c in word.nfkd().filter(|c| !is_left_out(*c)).flat_map(char::to_lowercase) {
        match c {
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'ø' => out.push('o'),
            'đ' | 'ð' => out.push('d'),
            'ł' => out.push('l'),
            'ħ' => out.push('h'),
            'ı' => out.push('i'),
            'þ' => out.push_str("th"),
            'ς' => out.push('σ'),
            'ى' | 'ی' => out.push('ي'),
            'ة' => out.push('ه'),
            'ک' => out.push('ك'),
            c if is_left_out(c) => {}
            c if c.is_ascii() && !c.is_ascii_alphanumeric() => {}
            c => out.push(c),
        }
    }
}

/// Accents of Latin, Greek and Cyrillic, points of Hebrew, vowels and stretching of Arabic, nuktas of the scripts of India,
/// joiners, soft hyphens. Marks of other scripts are letters of the word.
fn is_left_out(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}'
        | '\u{670}' | '\u{6d6}'..='\u{6ed}' | '\u{93c}' | '\u{9bc}' | '\u{a3c}' | '\u{abc}' | '\u{b3c}' | '\u{cbc}'
        | '\u{ad}' | '\u{200c}' | '\u{200d}')
}

/// Articles, conjunctions and prepositions that Arabic and Hebrew join to the word after them, folded.
const ARABIC: [&str; 15] = ["ال", "و", "وال", "ب", "بال", "ل", "لل", "ف", "فال", "ك", "كال", "ول", "وب", "ولل", "وبال"];
const HEBREW: [&str; 16] = ["ה", "ו", "וה", "ב", "ל", "מ", "מה", "ש", "שה", "כ", "וב", "ול", "ומ", "וש", "כש", "שב"];

/// How a folded word may stand in a text with what its language writes as one with it before it; the word itself is the
/// first.
pub(super) fn forms(word: &str) -> Vec<String> {
    let prefixes: &[&str] = match word.chars().next() {
        Some('\u{620}'..='\u{64a}') => &ARABIC,
        Some('\u{5d0}'..='\u{5ea}') => &HEBREW,
        _ => &[],
    };
    // Of two letters and a prefix another word is too often made.
    let long = word.chars().count() > 2;
    let others = prefixes.iter().filter(|_| long).map(|prefix| format!("{prefix}{word}"));
    [word.to_owned()].into_iter().chain(others).collect()
}

/// Whether particles are joined to the end of a word, as in Korean.
pub(super) fn takes_particles(word: &str) -> bool {
    word.chars().all(|c| matches!(c, '\u{ac00}'..='\u{d7a3}') || is_jamo(c)) && !word.is_empty()
}

/// Whether a word is another one, as it is or with particles after it: not one whose last syllable goes on.
pub(super) fn is_followed_by_particle(word: &str, stem: &str) -> bool {
    word.strip_prefix(stem).is_some_and(|rest| !rest.starts_with(|c| matches!(c, '\u{11a8}'..='\u{11ff}')))
}

/// Letters of Korean that syllables are parted into when they are folded (NFKD).
fn is_jamo(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}')
}

#[cfg(test)]
mod tests {
    use super::{each_word, fold, forms, is_dense, is_followed_by_particle, is_letter, takes_particles, words};

    #[test]
    fn words_of_many_scripts_are_found_and_folded() {
        assert_eq!(words("L’École d'État, ŁÓDŹ 3.5%"), ["l", "ecole", "d", "etat", "lodz", "3", "5"]);
        assert_eq!(words("Straße Ёлка й"), ["strasse", "елка", "и"]);
        assert_eq!(words("أَعْلَنَتِ الحكومة"), ["اعلنت", "الحكومه"]);
        assert_eq!(words("政府宣布新措施"), ["政府", "宣布", "新", "措施"]);
        assert_eq!(words("ภาษาไทยง่าย"), ["ภาษา", "ไทย", "ง่าย"]);
        assert!(words("រដ្ឋាភិបាលកម្ពុជាប្រកាស").len() > 1);
        assert_eq!(words("हिन्दी समाचार"), ["हिन्दी", "समाचार"]);
        assert_eq!(words("東京タワーへ行く")[0], "東京");
    }

    #[test]
    fn words_are_found_without_what_is_written_as_one_with_them() {
        let finds = |query: &str, text: &str| {
            let (query, text) = (fold(query), words(text).remove(0));
            forms(&query).contains(&text) || (takes_particles(&query) && is_followed_by_particle(&text, &query))
        };
        for (query, text) in [
            ("مدينة", "المدينة"),
            ("أوكرانيا", "وأوكرانيا"),
            ("مدينة", "بالمدينة"),
            ("مدينة", "وبالمدينة"),
            ("مدينة", "وللمدينة"),
            ("ספר", "הספר"),
            ("ספר", "שבספר"),
            ("역사", "역사와"),
            ("कलम", "क़लम"),
            ("क़लम", "कलम"),
            ("Acknowledgements", "Acknow\u{ad}ledge\u{ad}ments"),
        ] {
            assert!(finds(query, text), "{query} in {text}");
        }
        for (query, text) in [("역사", "역산"), ("من", "ومن"), ("ספר", "מספרה"), ("port", "report")] {
            assert!(!finds(query, text), "{query} in {text}");
        }
    }

    #[test]
    fn a_words_place_is_that_in_the_text() {
        let text = "Die Größe 政府";
        let mut found = Vec::new();
        each_word(text, |range, word| found.push((text[range].to_owned(), fold(word))));
        let expected = [("Die", "die"), ("Größe", "grosse"), ("政府", "政府")];
        assert_eq!(found, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
    }

    #[test]
    fn letters_by_range_are_letters_of_scripts_with_spaces() {
        for c in ('\0'..=char::MAX).filter(|c| is_letter(*c)) {
            assert!(!is_dense(c) && c.is_alphanumeric(), "{c:?}");
        }
    }

    #[test]
    fn no_word_holds_what_the_index_uses_for_itself() {
        for text in ["a:b=c+d", "ⓐ=½", "＋：＝", "\u{340}x", "…a\"b"] {
            for word in words(text) {
                assert!(!word.contains([':', '+', '"', ' ']), "{text}: {word}");
            }
        }
    }
}
