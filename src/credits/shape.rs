use super::lexicon::Words;
use super::script::is_han;

/// The most words of a block that may be a credit.
const MOST_CREDIT: usize = 28;

/// The most words of a person's name.
const MOST_WORDS: usize = 7;

/// Whether a letter belongs to a script that knows capitals.
fn cased(text: &str) -> bool {
    text.chars().any(|c| c.is_lowercase() || c.is_uppercase())
}

/// Whether a text could be the printed name of a person: the words have capitals, small words are particles, nothing in it
/// is a sentence's.
pub(super) fn is_name(text: &str, words: &Words) -> bool {
    let text = text.trim();
    if text.is_empty() || text.chars().any(|c| c.is_ascii_digit() || !fits_name(c)) {
        return false;
    }
    if cased(text) { is_cased_name(text, words) } else { is_caseless_name(text, words) }
}

fn fits_name(c: char) -> bool {
    c.is_alphabetic()
        || c.is_whitespace()
        || matches!(
            c,
            '\'' | '’'
                | '‘'
                | 'ʻ'
                | 'ʼ'
                | '´'
                | '`'
                | '-'
                | '‑'
                | '.'
                | '·'
                | '・'
                | '＝'
                | '״'
                | '׳'
                | '\u{200c}'
                | '\u{200d}'
        )
        || unicode_normalization::char::is_combining_mark(c)
}

fn is_cased_name(text: &str, words: &Words) -> bool {
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let first_fits = tokens.first().is_some_and(|first| {
        (!words.is_never(first) || is_initial(first))
            && (!words.is_day(first) || tokens.get(1).is_some_and(|next| !words.is_never(next)))
    });
    let lower: Vec<String> = tokens.iter().map(|token| token.to_lowercase()).collect();
    let repeats = lower
        .iter()
        .enumerate()
        .any(|(at, token)| token.chars().count() > 3 && lower.iter().skip(at + 1).any(|other| other == token));
    let each_fits = tokens.iter().all(|token| {
        let begins =
            token.trim_start_matches(['\'', '’']).chars().next().is_some_and(|c| c.is_uppercase() || !cased(token));
        let dotted = token.trim_end_matches('.').contains('.');
        let stops = token.ends_with('.') && token.chars().count() > 5;
        (begins || words.is_particle(token) || inner_capital(token)) && !stops && !(dotted && token.chars().count() > 8)
    });
    let real = tokens
        .iter()
        .any(|token| token.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !words.is_particle(token));
    let ends_small = tokens.last().is_some_and(|last| {
        last.chars().all(char::is_lowercase) && words.is_particle(last) && !matches!(*last, "jr" | "sr" | "ml" | "st")
    });
    first_fits && !ends_small && !repeats && each_fits && real && tokens.len() <= MOST_WORDS
}

/// `О.`, `J.-P.`: a first name's letter.
fn is_initial(token: &str) -> bool {
    token.ends_with('.') && token.chars().filter(|c| c.is_alphabetic()).count() <= 2
}

/// `al-Haddad`, `d’Aosta`: a particle joined to its name.
fn inner_capital(token: &str) -> bool {
    token.split(['-', '\'', '’']).nth(1).and_then(|rest| rest.chars().next()).is_some_and(char::is_uppercase)
}

fn is_caseless_name(text: &str, names: &Words) -> bool {
    if text.split_whitespace().any(|word| names.is_never(word) || names.is_day(word)) {
        return false;
    }
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let words = text.split_whitespace().count();
    if is_han(text) {
        // What ends so is a way of reporting, not a name.
        let report = ["报道", "報導", "報道", "电", "電", "讯", "訊", "摄", "攝"].iter().any(|end| text.ends_with(end));
        return (2..=5).contains(&letters) && !(report && letters > 2);
    }
    let east_asian =
        text.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'));
    if east_asian { (2..=14).contains(&letters) && words <= 3 } else { letters >= 2 && words <= 5 && letters <= 40 }
}

/// Whether more than some words stand in a text whose white space is folded; of scripts without spaces three letters
/// count as a word.
pub(super) fn has_more_words(text: &str, most: usize) -> bool {
    // Behind each space a word begins.
    let most_spaces = most.saturating_sub(1);
    if memchr::memchr_iter(b' ', text.as_bytes()).nth(most_spaces).is_some() {
        return true;
    }
    if text.is_ascii() {
        return false;
    }
    let (mut words, mut dense) = (1, 0);
    text.chars().any(|c| {
        words += usize::from(c == ' ');
        dense += usize::from(matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{e00}'..='\u{eff}'));
        words + dense / 3 > most
    })
}

/// Whether a block is running text, so that no credit lies beyond it.
pub(super) fn is_prose(text: &str) -> bool {
    // A word takes two bytes and more, with its space; three letters that count as one take nine.
    text.len() > 2 * MOST_CREDIT && has_more_words(text, MOST_CREDIT)
}

/// Accounts and fillers that stand in name fields and name nobody.
pub(super) fn is_account(text: &str) -> bool {
    const NOBODY: &[&str] = &[
        "admin",
        "administrator",
        "anonymous",
        "anónimo",
        "anonim",
        "author",
        "autor",
        "auteur",
        "default",
        "editor",
        "guest",
        "n/a",
        "na",
        "nil",
        "no author",
        "nobody",
        "none",
        "null",
        "root",
        "test",
        "undefined",
        "unknown",
        "user",
        "webmaster",
        "wordpress",
        "wpadmin",
        "by",
    ];
    let lower = text.trim().to_lowercase();
    let slug = lower == text.trim() && !lower.contains(' ') && lower.is_ascii() && !lower.ends_with('.');
    NOBODY.contains(&lower.as_str())
        || lower.starts_with('@')
        || lower.contains("://")
        || lower.contains('@')
        || lower.starts_with("www.")
        || !lower.chars().any(char::is_alphabetic)
        || (slug && (lower.contains(['-', '_', '.', '/']) || lower.chars().any(|c| c.is_ascii_digit())))
        || lower.ends_with(" developer")
}
