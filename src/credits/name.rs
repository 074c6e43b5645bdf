//! Tests whether a text can be the printed name of a person.

use super::lexer::Line;
use super::script::{self, is_han, is_hangul};
use super::token::{Kind, Token};
use super::words::{Marks, Words};

/// Maximum number of words of a person's name.
const MOST_WORDS: usize = 7;
/// Maximum length in letters of a listed name that comes first.
const MOST_FIRST_NAME: usize = 16;

/// Letters that end a form of address or the name of a place in Japanese: `田中氏`, `千葉県`.
const NO_NAME_ENDS: &[char] = &['氏', '様', '市', '県', '区', '町', '村', '郡', '都', '府', '駅', '家'];

/// Whether a text begins with one of the commonest names of its language and ends as a name: `千葉県` is a place. In
/// Hungarian the given name comes last.
pub(super) fn begins_as_name(text: &str, words: &Words) -> bool {
    let text = text.to_lowercase();
    let given = || text.split([',', '(', '|', '·']).next().unwrap_or_default().trim_end().rsplit(' ').next();
    if words.is_own("hu") && given().is_some_and(|given| words.is_first_name(given)) {
        return true;
    }
    let goes_on = |c: char| matches!(c, ' ' | '　') || script::is_east_asian_letter(c);
    let mut ends = text.char_indices().skip(1).take(MOST_FIRST_NAME).filter(|(_, c)| goes_on(*c));
    let begins = ends.any(|(end, _)| text.get(..end).is_some_and(|start| words.is_first_name(start)));
    // `عباس و آمریکا` is a headline.
    let joined = || text.split(' ').nth(1).is_some_and(|second| words.is(second, Marks::AND));
    begins && !text.ends_with(NO_NAME_ENDS) && (script::is_cased(&text) || !joined())
}

/// Whether these tokens can be the printed name of a person: capitalised words and particles, and nothing that belongs
/// to a sentence.
pub(super) fn is_name(line: &Line<'_>, from: usize, to: usize, words: &Words) -> bool {
    let Some(tokens) = line.tokens.get(from..to).filter(|tokens| !tokens.is_empty() && tokens.len() <= 2 * MOST_WORDS)
    else {
        return false;
    };
    let dotted = |token: &Token<'_>| matches!(token.kind, Kind::Sign('・' | '·'));
    if !tokens.iter().all(|token| token.is_word() || dotted(token)) || !tokens.first().is_some_and(Token::is_word) {
        return false;
    }
    let text = line.slice(from, to);
    if script::is_cased(text) { is_cased_name(line, from, to) } else { is_caseless_name(line, from, to, words) }
}

fn is_cased_name(line: &Line<'_>, from: usize, to: usize) -> bool {
    let Some(tokens) = line.tokens.get(from..to) else { return false };
    let initial = tokens.first().is_some_and(|token| token.text.ends_with('.'));
    // `Reporting From Ukraine`
    let preposition = tokens.len() > 1 && line.spans(from, from + 1, Marks::FROM).is_some();
    let preposition = preposition && line.hit(from, Marks::PARTICLE).is_none();
    let first = line.hit(from, Marks::NEVER).is_none() && !preposition || initial;
    // `May the` is not a name, `Jan de Vries` is.
    let goes_on = |at: usize| line.hit(at, Marks::NEVER).is_some() && line.hit(at, Marks::PARTICLE).is_none();
    let day = line.spans(from, from + 1, Marks::DAY).is_some() && (to == from + 1 || goes_on(from + 1));
    let label = line
        .spans(from, to, Marks::LABEL.or(Marks::MORE).or(Marks::LANGUAGE).or(Marks::NOISE).or(Marks::THIS))
        .is_some();
    let each = (from..to).zip(tokens).all(|(at, token)| {
        // `Prof. dr. sc. Ada Frost`
        let short = token.text.ends_with('.') || matches!(token.key.as_ref(), "dr" | "mgr" | "др");
        let title = short && line.spans(at, at + 1, Marks::TITLE).is_some();
        let particle = title || line.hit(at, Marks::PARTICLE).is_some() || token.text.ends_with(['\'', '’']);
        let inner = token
            .text
            .split(['-', '\'', '’'])
            .nth(1)
            .and_then(|rest| rest.chars().next())
            .is_some_and(char::is_uppercase);
        let long = token.text.ends_with('.') && token.text.chars().count() > 5 && !token.text.contains('-') && !title;
        (token.is_capital() || particle || inner) && !long
    });
    let real = (from..to).zip(tokens).any(|(at, token)| {
        token.text.chars().filter(|c| script::is_alphabetic(*c)).count() >= 2
            && (line.hit(at, Marks::PARTICLE).is_none() || token.is_capital())
    });
    let initials = tokens.len() >= 2 && tokens.iter().all(|token| token.text.ends_with('.'));
    let small_end = tokens.last().is_some_and(|last| {
        !last.is_capital()
            && line.hit(to - 1, Marks::PARTICLE).is_some()
            && !matches!(last.key.as_ref(), "jr" | "sr" | "ml" | "st")
    });
    let repeats = tokens.iter().enumerate().any(|(at, token)| {
        token.key.chars().count() > 2 && tokens.iter().skip(at + 1).any(|other| other.key == token.key)
    });
    // `Words Ada Frost Translation Tom Ash`: labels and values without a sign between them.
    let at_edge = |at: usize| at == from || at + 1 == to;
    let labels = tokens.len() > 2
        && (from..to).any(|at| {
            (tokens.len() > 3 || at_edge(at))
                && line.spans(at, at + 1, Marks::LABEL).is_some()
                && line.hit(at, Marks::PARTICLE.or(Marks::NEWSROOM)).is_none()
                && (tokens.len() > 3 || line.hit(at, Marks::DESK).is_none())
        });
    let mixed = tokens.iter().any(|token| token.text.chars().any(char::is_numeric));
    first
        && !day
        && !label
        && each
        && (real || initials)
        && !small_end
        && !repeats
        && !labels
        && !mixed
        && tokens.len() <= MOST_WORDS
}

fn is_caseless_name(line: &Line<'_>, from: usize, to: usize, words: &Words) -> bool {
    let Some(tokens) = line.tokens.get(from..to) else { return false };
    let known = Marks::NEVER.or(Marks::DAY).or(Marks::THIS).or(Marks::MORE).or(Marks::NOISE).or(Marks::DISPATCH);
    if (from..to).any(|at| line.hit(at, known).is_some_and(|hit| at + hit.len <= to)) {
        return false;
    }
    let text = line.slice(from, to);
    // `صحافي مقيم`: a job is no name, whatever follows it.
    let job = || to > from + 1 && !script::is_east_asian(text) && line.spans(from, from + 1, Marks::JOB).is_some();
    let first = line.spans(from, from + 1, Marks::LABEL).is_some() || job();
    if line.spans(from, to, Marks::LABEL.or(Marks::LANGUAGE)).is_some() || first {
        return false;
    }
    let letters = text.chars().filter(|c| script::is_alphabetic(*c)).count();
    if text.chars().all(is_han) {
        let label = (from..to).any(|at| line.hit(at, Marks::LABEL.or(Marks::JOB)).is_some());
        let newsroom = || {
            let other =
                |end: &str| words.is(end, Marks::NEWSROOM) || end.chars().count() > 1 && words.is(end, Marks::NEVER);
            text.char_indices().skip(1).any(|(at, _)| text.get(at..).is_some_and(other))
        };
        // One Japanese name in ten has a surname of three characters.
        let most = if words.is_own("ja") { 5 } else { 4 };
        return (2..=most).contains(&letters) && !(label && tokens.len() > 1) && !newsroom();
    }
    if text.chars().all(|c| is_hangul(c) || c == ' ') {
        let ends = text.ends_with(['다', '요', '까', '며', '고', '서', '을', '를', '는', '에']) && letters > 3;
        let inner = Marks::LABEL.or(Marks::JOB);
        let label = (from + 1..to.saturating_sub(1)).any(|at| line.spans(at, at + 1, inner).is_some());
        return (2..=9).contains(&letters)
            && !label
            && tokens.len() <= 3
            && tokens.iter().all(|token| token.text.chars().count() <= 5)
            && !ends;
    }
    // `文化と翻訳`, `大西遥の港`: a particle after a Han character joins it to another word.
    let small = |pair: &[char]| matches!(pair, [han, 'と' | 'の' | 'を' | 'は'] if is_han(*han));
    if text.chars().collect::<Vec<_>>().windows(2).any(small) {
        return false;
    }
    if script::is_east_asian(text) {
        let marked = tokens.len() > 1
            && (from..to).any(|at| line.hit(at, Marks::LABEL).is_some_and(|hit| !hit.entry.marks.any(Marks::CITY)));
        // `長野県生まれ`
        let ends =
            || text.char_indices().skip(2).any(|(at, _)| text.get(at..).is_some_and(|end| words.is(end, Marks::NEVER)));
        return (2..=16).contains(&letters) && tokens.len() <= 5 && !marked && !ends();
    }
    let dense = text.chars().any(script::is_southeast);
    // `แปลก แต่จริง`: the label is the beginning of a word.
    let cut = dense && tokens.first().is_some_and(|first| first.text.chars().count() < 2);
    letters >= 2 && !cut && tokens.len() <= 6 && letters <= if dense { 44 } else { 48 }
}

/// A name of an outlet without the ending of its case after an apostrophe: `The Beacon’s`, in Turkish `The Beacon’da`, or
/// after a hyphen in Hungarian.
pub(super) fn without_case(name: &str) -> &str {
    const CASES: &[&str] = &[
        "s", "da", "de", "ta", "te", "dan", "den", "tan", "ten", "nin", "nın", "nun", "nün", "in", "ın", "nda", "nde",
        "ndan", "nden", "un", "ün",
    ];
    // `Harbour Review-ban`
    const ENDINGS: &[&str] =
        &["ban", "ben", "ból", "ből", "nál", "nél", "en", "ön", "ról", "ről", "lehdessä", "lehti", "lehden"];
    let whole = name.rsplit_once(['’', '\'']).filter(|(_, case)| CASES.contains(case));
    let ended = name.rsplit_once('-').filter(|(_, ending)| ENDINGS.contains(ending));
    // `The Pier Review -lehdessä`
    whole.or(ended).map_or(name, |(whole, _)| whole).trim_end_matches(" -")
}

/// A name that is printed twice counts once.
pub(super) fn twice(line: &Line<'_>, from: usize, to: usize) -> (usize, usize) {
    let half = (to - from) / 2;
    let same = (to - from).is_multiple_of(2) && line.slice(from, from + half) == line.slice(from + half, to);
    if same { (from, from + half) } else { (from, to) }
}

/// Whether a field that no rule reads is neither a sentence nor an account.
pub(super) fn is_printable(text: &str) -> bool {
    let small = |word: &str| word.chars().count() > 3 && word.chars().all(char::is_lowercase);
    let sentence = text.split(' ').filter(|word| small(word)).count() > 2;
    text.chars().count() <= 80 && text.split(' ').count() <= 8 && text.chars().any(script::is_alphabetic) && !sentence
}
