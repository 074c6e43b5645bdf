use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt as _};

static LETTERS: LazyLock<HashMap<char, &'static str>> = LazyLock::new(|| {
    let mut letters = HashMap::new();
    let lines = include_str!("../../assets/story/roman.txt").lines().filter(|line| !line.starts_with('#'));
    for line in lines {
        if let Some(letter) = line.chars().next() {
            letters.insert(letter, line.split_once(' ').map_or("", |(_, latin)| latin));
        }
    }
    letters
});

/// Korean syllables are put together by rule (Unicode §3.12).
const INITIALS: [&str; 19] =
    ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"];
const VOWELS: [&str; 21] = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu",
    "ui", "i",
];
const FINALS: [&str; 28] = [
    "", "g", "kk", "gs", "n", "nj", "nh", "d", "l", "lg", "lm", "lb", "ls", "lt", "lp", "lh", "m", "b", "bs", "s",
    "ss", "ng", "j", "ch", "k", "t", "p", "h",
];

/// Whether a letter can be written in Latin ones here.
pub(super) fn is_known(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{ac00}'..='\u{d7a3}') || LETTERS.contains_key(&c)
}

/// A folded word in Latin letters, coarsely; letters of scripts that are not known here stay.
pub(super) fn roman(word: &[char]) -> String {
    let mut latin = String::with_capacity(word.len() + 4);
    for c in word {
        match c {
            'a'..='z' => latin.push(*c),
            '\u{ac00}'..='\u{d7a3}' => {
                let code = (*c as usize).saturating_sub(0xac00);
                let part = |table: &[&'static str], at: usize| table.get(at).copied().unwrap_or_default();
                latin.push_str(part(&INITIALS, code / 588));
                latin.push_str(part(&VOWELS, code % 588 / 28));
                latin.push_str(part(&FINALS, code % 28));
            }
            _ => match LETTERS.get(c) {
                Some(letters) => latin.push_str(letters),
                None => latin.push(*c),
            },
        }
    }
    latin
}

/// Letters that together are one sound.
const SOUNDS: [(&str, &str); 9] = [
    ("sch", "s"),
    ("tch", "s"),
    ("sh", "s"),
    ("ch", "s"),
    ("zh", "s"),
    ("kh", "k"),
    ("ph", "f"),
    ("ts", "s"),
    ("dj", "s"),
];

/// The classes of a name's consonants, for comparing what two scripts made of one name: b, f, p, v, w are `P`, and so on; a vowel
/// at the beginning is `A`, the others are left out, and so is an r before a consonant, which Japanese and Korean do not write.
/// `soft`: a `th` is heard as an s (as Japanese hears it), else as a t.
pub(super) fn sound(latin: &str, soft: bool) -> String {
    let mut heard = latin.to_owned();
    for (letters, as_one) in SOUNDS {
        if heard.contains(letters) {
            heard = heard.replace(letters, as_one);
        }
    }
    let heard: Vec<char> = heard.replace("th", if soft { "s" } else { "t" }).chars().collect();
    let mut classes = String::new();
    let mut last = None;
    for (at, c) in heard.iter().enumerate() {
        let next = heard.get(at + 1).copied().unwrap_or(' ');
        if *c == 'r' && "bcdfgjkmnpqstvwxz".contains(next) {
            continue;
        }
        let class = match c {
            'c' if "eiy".contains(next) => Some('S'),
            'k' | 'q' | 'g' | 'c' => Some('K'),
            's' | 'z' | 'x' | 'j' => Some('S'),
            't' | 'd' => Some('T'),
            'b' | 'p' | 'f' | 'v' | 'w' => Some('P'),
            'm' => Some('M'),
            'n' => Some('N'),
            'l' | 'r' => Some('L'),
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' => None,
            _ => continue,
        };
        match class {
            Some(class) if last != Some(class) => classes.push(class),
            None if classes.is_empty() => classes.push('A'),
            _ => {}
        }
        last = class;
    }
    classes
}

#[cfg(test)]
mod tests {
    use super::{roman, sound};

    fn of(word: &str) -> String {
        roman(&word.chars().collect::<Vec<_>>())
    }

    #[test]
    fn letters_of_other_scripts_become_latin_ones() {
        let pairs = [
            ("ереван", "erevan"),
            ("бухарест", "bukharest"),
            ("αθηνα", "athina"),
            ("오슬로", "oseulro"),
            ("ロンドン", "rondon"),
            ("لندن", "lndn"),
        ];
        for (word, latin) in pairs {
            assert_eq!(of(word), latin);
        }
    }

    #[test]
    fn a_name_sounds_the_same_in_several_scripts() {
        let london = sound("london", false);
        assert_eq!(london, "LNTN");
        for word in ["лондон", "ロンドン", "لندن", "런던"] {
            assert_eq!(sound(&of(word), false), london, "{word}");
        }
        assert_eq!(sound("smith", true), "SMS");
        assert_eq!(sound("cesar", false), "SSL");
    }
}
