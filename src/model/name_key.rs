use std::borrow::Cow;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

/// The key by which two spellings of one name are the same person: lower case, without accents, dots and extra space.
#[must_use]
pub fn name_key(name: &str) -> String {
    letter_by_letter(name).unwrap_or_else(|| by_rule(name))
}

/// The same key, borrowed where a text is one already, as most words of running text are.
#[must_use]
pub fn name_key_of(name: &str) -> Cow<'_, str> {
    if name.is_ascii() {
        let is_own = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        return if is_own { Cow::Borrowed(name) } else { Cow::Owned(ascii(name)) };
    }
    if own_start(name) == name.len() { Cow::Borrowed(name) } else { Cow::Owned(name_key(name)) }
}

/// What a letter becomes in a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fold {
    Letter(char),
    /// A sign that stays, with its combining class.
    Mark(char, u8),
    Space,
    Nothing,
    /// What it becomes hangs on its neighbours.
    Unsure,
}

/// Accents, points and joiners, which some print and others leave out; the vowel signs of India and Thailand are letters.
fn is_accent(c: char) -> bool {
    let joiner = matches!(c, '\u{200c}' | '\u{200d}' | '\u{640}');
    joiner || (is_combining_mark(c) && matches!(canonical_combining_class(c), 7 | 10..=36 | 200..=240))
}

/// The rule for every text: taken apart (UAX #15), stripped, put together again.
fn by_rule(name: &str) -> String {
    let plain: String = name
        .nfd()
        .filter(|c| !is_accent(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_alphanumeric() || is_combining_mark(c) { c } else { ' ' })
        .collect();
    // What was taken apart is put together again, or Korean and Japanese would be compared by half letters.
    plain.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()
}

/// The same for texts in which every letter is its own key, which nearly all are, in one pass; none for others.
fn letter_by_letter(name: &str) -> Option<String> {
    if name.is_ascii() {
        return Some(ascii(name));
    }
    let folds = FOLDS.as_slice();
    let mut key = String::with_capacity(name.len());
    let mut parted = false;
    let mut class = 0;
    let mut rest = name;
    while !rest.is_empty() {
        // Most letters of running text stay what they are.
        let (own, after) = rest.split_at_checked(own_start(rest)).unwrap_or((rest, ""));
        if !own.is_empty() {
            if parted && !key.is_empty() {
                key.push(' ');
            }
            (parted, class) = (false, 0);
            key.push_str(own);
        }
        let mut letters = after.chars();
        let Some(c) = letters.next() else { break };
        rest = letters.as_str();
        let (letter, of) = match fold(c, folds) {
            Fold::Letter(letter) => (letter, 0),
            Fold::Mark(mark, of) => (mark, of),
            Fold::Space => {
                parted = true;
                continue;
            }
            Fold::Nothing => continue,
            Fold::Unsure => return None,
        };
        // Combining marks that are out of order change places when a text is decomposed.
        if of != 0 && of < class {
            return None;
        }
        class = of;
        if parted && !key.is_empty() {
            key.push(' ');
        }
        parted = false;
        key.push(letter);
    }
    Some(key)
}

/// The length in bytes of the words at the start that stay what they are, parted by single spaces.
fn own_start(text: &str) -> usize {
    let own = OWN.as_slice();
    let mut after_letter = false;
    for (at, c) in text.char_indices() {
        let is_letter = own.get(c as usize).copied().unwrap_or_else(|| is_own_sign(c));
        let parts = c == ' ' && after_letter;
        if !is_letter && !parts {
            // A space that is followed by no letter is none of them.
            return if after_letter { at } else { at.saturating_sub(1) };
        }
        after_letter = is_letter;
    }
    text.len() - usize::from(!after_letter && !text.is_empty())
}

/// The same for ASCII.
fn ascii(name: &str) -> String {
    let name = name.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let key = name.to_ascii_lowercase();
    if key.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return key;
    }
    let mut key = key.into_bytes();
    for byte in &mut key {
        *byte = if byte.is_ascii_lowercase() | byte.is_ascii_digit() { *byte } else { b' ' };
    }
    key.dedup_by(|byte, before| *byte == b' ' && *before == b' ');
    String::from_utf8(key).unwrap_or_default()
}

/// Where the alphabets end that are looked up; signs and the scripts of East Asia follow.
const ALPHABETS: u32 = 0x0e80;

static FOLDS: LazyLock<Vec<Fold>> =
    LazyLock::new(|| (0..ALPHABETS).map(|code| char::from_u32(code).map_or(Fold::Unsure, fold_by_rule)).collect());

/// Which of them stay what they are.
static OWN: LazyLock<Vec<bool>> = LazyLock::new(|| {
    let letters = FOLDS.iter().zip('\0'..);
    letters.map(|(fold, letter)| [Fold::Letter(letter), Fold::Mark(letter, 0)].contains(fold)).collect()
});

/// Whether a letter after the alphabets stays what it is.
fn is_own_sign(c: char) -> bool {
    matches!(
        c,
        '\u{4e00}'..='\u{9fff}'
            | '\u{3041}'..='\u{3096}'
            | '\u{30a1}'..='\u{30fa}'
            | '\u{30fc}'..='\u{30fe}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{ac00}'..='\u{d7a3}'
    )
}

fn fold(c: char, folds: &[Fold]) -> Fold {
    if let Some(fold) = folds.get(c as usize) {
        return *fold;
    }
    match c {
        '\u{200c}' | '\u{200d}' => Fold::Nothing,
        '\u{2000}'..='\u{206f}'
        | '\u{3000}'..='\u{3004}'
        | '\u{3008}'..='\u{301b}'
        | '\u{ff01}'..='\u{ff0f}'
        | '\u{ff1a}'..='\u{ff20}'
        | '\u{ff3b}'..='\u{ff40}' => Fold::Space,
        c if is_own_sign(c) => Fold::Letter(c),
        _ => Fold::Unsure,
    }
}

fn fold_by_rule(c: char) -> Fold {
    if is_accent(c) {
        return Fold::Nothing;
    }
    if is_combining_mark(c) {
        // Of these two scripts no sign that stays is joined with another when a text is put together.
        let alone = matches!(c, '\u{900}'..='\u{97f}' | '\u{e00}'..='\u{e7f}') && c.nfd().eq([c]);
        return if alone { Fold::Mark(c, canonical_combining_class(c)) } else { Fold::Unsure };
    }
    let key = by_rule(c.encode_utf8(&mut [0; 4]));
    let mut letters = key.chars();
    match (letters.next(), letters.next()) {
        (None, _) => Fold::Space,
        (Some(letter), None) => Fold::Letter(letter),
        _ => Fold::Unsure,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{by_rule, letter_by_letter, name_key};

    #[test]
    fn a_key_is_the_same_with_and_without_accents_case_and_dots() {
        for name in ["José  Núñez-Álvarez", "Jose Nunez Alvarez", " JOSE NUNEZ. alvarez "] {
            assert_eq!(name_key(name), "jose nunez alvarez");
        }
        assert_eq!((name_key("—"), name_key("  ")), (String::new(), String::new()));
    }

    #[test]
    fn one_pass_serves_names_of_every_script() {
        for name in [
            "Ștefan Îngerul",
            "Łukasz Żak",
            "Андрей Ёлкин",
            "أحمد الخطيب",
            "राम कुमार",
            "สมชาย ใจดี",
            "佐藤花子",
            "김수진",
        ] {
            assert_eq!(letter_by_letter(name), Some(by_rule(name)), "{name}");
        }
    }

    proptest! {
        #[test]
        fn one_pass_says_what_the_rule_says(
            name in "[ -~\u{80}-\u{17f}\u{300}-\u{3ff}\u{400}-\u{45f}\u{5b0}-\u{5ea}\u{620}-\u{65f}\u{900}-\u{9ff}\u{b82}-\u{bcd}\u{e01}-\u{e4e}\u{1100}-\u{11ff}\u{2000}-\u{206f}\u{3000}-\u{30ff}\u{ac00}-\u{ac80}\u{ff00}-\u{ff9f}]{0,12}"
        ) {
            if let Some(key) = letter_by_letter(&name) {
                prop_assert_eq!(key, by_rule(&name));
            }
        }
    }
}
