//! Properties of scripts, and of languages that share one.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::model::Evidence;

/// The row of Latin-script languages that are tried if a document does not declare its language.
pub(super) const LATIN: &str = "latin";

/// Maximum number of blocks examined, and of letters in each.
const MOST_BLOCKS: usize = 24;
const MOST_LETTERS: usize = 48;

/// Whether a letter is a Han character.
pub(super) const fn is_han(c: char) -> bool {
    // A letter with the form of the separator stroke.
    c != '丨' && matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' | '々')
}

/// Whether a letter is a Hangul syllable.
pub(super) const fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}

/// Whether a letter belongs to a script without spaces between words.
pub(super) const fn is_dense(c: char) -> bool {
    // Most letters precede all of these scripts.
    c >= '\u{e00}'
        && (is_han(c)
            || matches!(c, '\u{3040}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'))
}

/// Whether a letter is Thai, Lao, Burmese or Khmer, where a space separates phrases.
pub(super) const fn is_southeast(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}

/// Whether a letter belongs to Han, Kana or Hangul.
pub(super) const fn is_east_asian_letter(c: char) -> bool {
    is_han(c) || is_hangul(c) || matches!(c, '\u{3040}'..='\u{30ff}')
}

/// Whether any letter belongs to Han, Kana or Hangul.
pub(super) fn is_east_asian(text: &str) -> bool {
    text.chars().any(is_east_asian_letter)
}

/// Whether a script has capitals; Georgian writes names without them, and headings in capitals only.
pub(super) fn is_cased(text: &str) -> bool {
    text.chars().any(|c| !is_caseless(c) && (c.is_lowercase() || c.is_uppercase()))
}

/// Whether a letter is Georgian or from the blocks of scripts without capitals, which takes no look at a table.
const fn is_caseless(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{139f}' | '\u{1c90}'..='\u{1cbf}' | '\u{2e80}'..='\u{a63f}' | '\u{ac00}'..='\u{faff}')
}

/// Whether a character is a letter; those of the common blocks take no look at a table.
pub(super) fn is_alphabetic(c: char) -> bool {
    matches!(c, 'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2c1}' | '\u{3a3}'..='\u{3f5}'
        | '\u{3f7}'..='\u{481}' | '\u{5d0}'..='\u{5ea}' | '\u{620}'..='\u{657}' | '\u{66e}'..='\u{6d3}'
        | '\u{900}'..='\u{93b}' | '\u{93d}'..='\u{94c}' | '\u{e01}'..='\u{e3a}' | '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30fa}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
        || c.is_alphabetic()
}

/// Whether a word begins with a lower-case letter of a script with capitals.
pub(super) fn is_small(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && is_cased(word)
}

/// Related languages by code.
static RELATED: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let rows = include_str!("../../assets/language/neighbours.tsv").lines();
    rows.filter_map(|row| row.split_once('\t')).collect()
});

/// The language whose file also holds the words of this one.
pub(super) fn same(language: &str) -> &str {
    RELATED.get(language).and_then(|other| other.strip_prefix('=')).unwrap_or(language)
}

/// Languages whose labels may occur in texts of this one.
pub(super) fn related(language: &str) -> impl Iterator<Item = &'static str> {
    RELATED.get(language).copied().unwrap_or_default().split(' ')
}

/// The languages of the scripts in the document: the declared language of a feed may be wrong.
pub(super) fn languages(evidence: &Evidence, own: &str) -> Vec<&'static str> {
    let blocks = &evidence.blocks;
    let (start, rest) = blocks.split_at_checked(MOST_BLOCKS / 2).unwrap_or((blocks.as_slice(), &[]));
    let ends = start.iter().chain(rest.iter().rev().take(MOST_BLOCKS / 2));
    let texts = ends.map(|block| &block.text).chain(evidence.fields.iter().take(MOST_BLOCKS).map(|field| &field.text));
    let mut found = Vec::new();
    let mut last = None;
    for text in texts.map(|text| beginning(text)).filter(|text| !text.is_ascii()) {
        for c in text.chars().take(MOST_LETTERS) {
            let language = if c.is_ascii() { None } else { language_of(c) };
            if language.is_some() && language != last {
                last = language;
                let tag = language.and_then(|tag| std::str::from_utf8(tag).ok()).unwrap_or_default();
                if !found.contains(&tag) {
                    found.push(tag);
                }
            }
        }
    }
    // If several languages share a script, the document's own takes precedence.
    let shares = |language: &str| match language {
        "ru" | "uk" => matches!(own, "ru" | "uk" | "bg" | "sr" | "mk" | "be" | "kk" | "mn" | "ky" | "tg"),
        "ar" | "fa" => matches!(own, "ar" | "fa" | "ur" | "ps" | "ckb"),
        "hi" => matches!(own, "hi" | "mr" | "ne"),
        "zh" => matches!(own, "zh" | "ja"),
        other => other == own,
    };
    found.retain(|language| !shares(language));
    found
}

/// A prefix of a text that contains at least the letters that are examined.
fn beginning(text: &str) -> &str {
    text.get(..text.floor_char_boundary(MOST_LETTERS * 4)).unwrap_or(text)
}

const fn language_of(c: char) -> Option<&'static [u8; 2]> {
    // Accented letters and the signs of all scripts, which are most that are not ASCII.
    if matches!(c, ..'\u{370}' | '\u{1cc0}'..='\u{303f}') {
        return None;
    }
    Some(match c {
        '\u{3400}'..='\u{9fff}' => b"zh",
        '\u{3040}'..='\u{30ff}' => b"ja",
        '\u{ac00}'..='\u{d7a3}' => b"ko",
        '\u{370}'..='\u{3ff}' => b"el",
        // Letters that related languages do not have.
        'і' | 'ї' | 'є' | 'ґ' | 'І' | 'Ї' | 'Є' | 'Ґ' => b"uk",
        'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی' => b"fa",
        '\u{400}'..='\u{4ff}' => b"ru",
        '\u{530}'..='\u{58f}' => b"hy",
        '\u{590}'..='\u{5ff}' => b"he",
        '\u{600}'..='\u{6ff}' => b"ar",
        '\u{900}'..='\u{97f}' => b"hi",
        '\u{980}'..='\u{9ff}' => b"bn",
        '\u{a00}'..='\u{a7f}' => b"pa",
        '\u{a80}'..='\u{aff}' => b"gu",
        '\u{b80}'..='\u{bff}' => b"ta",
        '\u{c00}'..='\u{c7f}' => b"te",
        '\u{c80}'..='\u{cff}' => b"kn",
        '\u{d00}'..='\u{d7f}' => b"ml",
        '\u{d80}'..='\u{dff}' => b"si",
        '\u{e00}'..='\u{e7f}' => b"th",
        '\u{e80}'..='\u{eff}' => b"lo",
        '\u{1000}'..='\u{109f}' => b"my",
        '\u{10a0}'..='\u{10ff}' | '\u{1c90}'..='\u{1cbf}' => b"ka",
        '\u{1200}'..='\u{137f}' => b"am",
        '\u{1780}'..='\u{17ff}' => b"km",
        _ => return None,
    })
}

/// The half-width form of a sign.
pub(super) const fn plain_sign(sign: char) -> char {
    match sign {
        '，' | '、' | '،' => ',',
        '；' | '؛' => ';',
        '／' => '/',
        '｜' | '│' | '¦' | '丨' | 'ㅣ' => '|',
        other => other,
    }
}

/// `カイロ金子淳也`, `カイロ＝金子淳也`: a place in Katakana directly followed by a name.
pub(super) fn katakana_place(text: &str) -> Option<(&str, &str)> {
    let at = text.find(is_han).filter(|at| *at > 3)?;
    let (place, name) = text.split_at_checked(at)?;
    let place = place.trim_end_matches(['=', '＝']);
    let kana = place.chars().all(|c| matches!(c, '\u{30a1}'..='\u{30fe}'));
    (kana && name.chars().all(is_han) && (3..=5).contains(&name.chars().count())).then_some((place, name))
}

#[cfg(test)]
mod tests {
    use super::{is_alphabetic, is_caseless};

    #[test]
    fn only_georgian_letters_of_caseless_blocks_have_a_case() {
        let georgian = |c: char| matches!(c, '\u{10a0}'..='\u{10ff}' | '\u{1c90}'..='\u{1cbf}');
        let cased = |c: &char| c.is_lowercase() || c.is_uppercase();
        let wrong: Vec<char> = ('\0'..=char::MAX).filter(|c| is_caseless(*c) && !georgian(*c)).filter(cased).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn a_letter_of_a_common_block_is_one_by_the_table() {
        let wrong: Vec<char> = ('\0'..=char::MAX).filter(|c| is_alphabetic(*c) != c.is_alphabetic()).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }
}
