//! What is running text and no credit, seen without taking it apart, since most of what is read is such.

use super::script;
use super::words::{First, Marks, Words};
use crate::model::name_key_of;

/// The most small words that no list knows of a line that may be names alone.
pub(super) const MOST_PLAIN: usize = 5;
/// The same of a script without capitals, where the words of names look like all others.
const MOST_CASELESS: usize = 40;
/// The same of a line with a full stop.
const MOST_CASELESS_SENTENCE: usize = 14;
/// The most words of a block that may be a credit.
const MOST_CREDIT: usize = 28;
/// Words in which a dateline names its agency.
const MOST_DATELINE: usize = 14;
/// The most letters at either end of a Korean word that may be a label written on another word.
const MOST_WRITTEN_ON: usize = 6;

/// What may say what was done: without any of it a text names authors at most.
const WORK: Marks =
    Marks::LABEL.or(Marks::AFTER).or(Marks::LANGUAGE).or(Marks::MECHANICAL).or(Marks::MACHINE).or(Marks::ENGINE);

/// Whether more than some words stand in a text whose white space is folded; of scripts without spaces three letters
/// count as a word.
pub(super) fn has_more_words(text: &str, most: usize) -> bool {
    // Behind each space a word begins.
    if memchr::memchr_iter(b' ', text.as_bytes()).nth(most.saturating_sub(1)).is_some() {
        return true;
    }
    if text.is_ascii() {
        return false;
    }
    let (mut words, mut dense) = (1, 0);
    text.chars().any(|c| {
        words += usize::from(c == ' ');
        dense += usize::from(script::is_dense(c));
        words + dense / 3 > most
    })
}

/// Whether a block is running text, so that no credit lies beyond it.
pub(super) fn is_prose(text: &str) -> bool {
    // A word takes two bytes and more, with its space; three letters that count as one take nine.
    text.len() > 2 * MOST_CREDIT && has_more_words(text, MOST_CREDIT)
}

/// Whether a line is a sentence of the story: it has many small words that no list knows and none of a notice, or in a
/// script without capitals many words and none that says what was done.
pub(super) fn is_sentence(text: &str, words: &Words) -> bool {
    let small = |piece: &&str| {
        let word = piece.trim_end_matches([',', '.', ';']);
        word.starts_with(char::is_lowercase)
            && word.chars().all(char::is_alphabetic)
            && words.longest(&name_key_of(word)) == 0
    };
    if text.len() <= 60 {
        return false;
    }
    if script::is_cased(text) {
        return text.split(' ').filter(small).nth(MOST_PLAIN).is_some() && !Seen::of(text, words, Marks::NOTICE).found;
    }
    let most = if text.contains(['.', '。', '؟', '۔', '।', '።', '։', '！', '？']) {
        MOST_CASELESS_SENTENCE
    } else {
        MOST_CASELESS
    };
    let seen = Seen::of(text, words, WORK);
    !seen.found && seen.unknown > most
}

/// Whether a line at either end of a text cannot be a credit: no word of it may begin a label, a byline, an agency, a job
/// or a place, nor does it begin with a bracket or another sign.
pub(super) fn names_nobody(text: &str, words: &Words) -> bool {
    const BESIDE: Marks = WORK
        .or(Marks::THIS)
        .or(Marks::BYLINE)
        .or(Marks::AGENCY)
        .or(Marks::CITY)
        .or(Marks::AT)
        .or(Marks::DISPATCH)
        .or(Marks::JOB);
    let key = name_key_of(text);
    let and = |first: &str| words.first(first).marks.any(Marks::AND);
    let sign = !text.starts_with(char::is_alphabetic) || key.split(' ').next().is_some_and(and);
    !sign && !key.contains(script::is_dense) && !Seen::in_key(&key, words, BESIDE).found
}

/// Whether any phrase of a text may say what was done, such as a label or a language.
pub(super) fn says_what_was_done(text: &str, words: &Words) -> bool {
    Seen::of(text, words, WORK).found
}

/// Whether a text may begin with a place or an agency: with a bracket, in a script without spaces, with an agency among
/// its first words, or with a dash behind them. Most do not.
pub(super) fn may_have_dateline(head: &str, words: &Words) -> bool {
    if starts_as_sentence(head, words) {
        return false;
    }
    let agency = |word: &str| words.first(word).marks.any(Marks::AGENCY);
    let named = |piece: &str| !piece.starts_with(char::is_lowercase) && name_key_of(piece).split(' ').any(agency);
    head.starts_with(|c: char| !c.is_alphanumeric())
        || head.contains(script::is_dense)
        || [" -", " –", " —"].iter().any(|dash| head.contains(dash))
        || head.split(' ').take(MOST_DATELINE).any(named)
}

/// Whether two plain words begin a text and the second has a small letter: neither a place nor an agency is written so.
fn starts_as_sentence(head: &str, words: &Words) -> bool {
    let mut start = head.split(' ');
    let (Some(first), Some(second)) = (start.next(), start.next()) else { return false };
    let second = second.trim_end_matches([',', '.', ':', ';']);
    let letters = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_alphabetic() && !script::is_dense(c));
    letters(first)
        && letters(second)
        && second.starts_with(char::is_lowercase)
        && words.longest(&name_key_of(first)) < 2
        && !words.is(first, Marks::AGENCY)
        && !words.is(second, Marks::PARTICLE.or(Marks::DAY))
}

/// What the words of a text are by the lists.
#[derive(Debug, Default)]
struct Seen {
    /// Whether a phrase of the kind looked for was met.
    found: bool,
    /// Words that begin no phrase; of scripts without spaces three letters count as a word.
    unknown: usize,
}

impl Seen {
    /// Looks at a text up to the first phrase of a kind.
    fn of(text: &str, words: &Words, of: Marks) -> Self {
        Self::in_key(&name_key_of(text), words, of)
    }

    /// The same of a text that is a key already.
    fn in_key(key: &str, words: &Words, of: Marks) -> Self {
        let look = Look { words, of };
        let mut seen = Self::default();
        let (mut at, mut dense) = (0, 0);
        for word in key.split(' ') {
            let rest = key.get(at..).unwrap_or_default();
            at += word.len() + 1;
            if word.contains(script::is_dense) {
                seen.found |= look.inside(word);
                dense += word.chars().count();
            } else {
                let first = words.first(word);
                seen.found |= look.begins(rest, first) || look.is_written_on(word);
                seen.unknown += usize::from(first.longest == 0);
            }
            if seen.found {
                break;
            }
        }
        seen.unknown += dense / 3;
        seen
    }
}

/// What phrases are looked for in a key.
struct Look<'w> {
    words: &'w Words,
    of: Marks,
}

impl Look<'_> {
    /// Whether a phrase begins where the rest does, whose first word may begin some.
    fn begins(&self, rest: &str, first: First) -> bool {
        let ends = rest.match_indices(' ').map(|(at, _)| at).chain([rest.len()]);
        let phrase = |end: usize| rest.get(..end).is_some_and(|phrase| self.words.is_key(phrase, self.of));
        first.marks.any(self.of) && ends.take(first.longest).any(phrase)
    }

    /// Whether a phrase is written on another word: behind `and` in Arabic and Hebrew, before endings in Korean.
    fn is_written_on(&self, word: &str) -> bool {
        let known = |part: &str| self.words.first(part).marks.any(self.of);
        if let Some(rest) = word.strip_prefix(['و', 'ו']) {
            return known(rest);
        }
        let cuts = word.char_indices().map(|(at, _)| at).skip(1).take(MOST_WRITTEN_ON);
        let parts = |at: usize| word.split_at_checked(at).is_some_and(|(start, end)| known(start) || known(end));
        word.starts_with(script::is_hangul) && cuts.into_iter().any(parts)
    }

    /// Whether a phrase stands in a run of letters without spaces.
    fn inside(&self, run: &str) -> bool {
        run.char_indices().any(|(at, letter)| {
            let first = self.words.first_dense(letter);
            let rest = run.get(at..).unwrap_or_default();
            let ends = || rest.char_indices().map(|(start, c)| start + c.len_utf8()).take(first.longest);
            let phrase = |end: usize| rest.get(..end).is_some_and(|phrase| self.words.is_key(phrase, self.of));
            first.marks.any(self.of) && ends().any(phrase)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{is_sentence, may_have_dateline, says_what_was_done};
    use crate::credits::words::words;
    use crate::model::{Evidence, Language};

    #[test]
    fn an_abbreviation_inside_a_word_makes_no_notice_of_a_sentence() {
        let words = words(&Language::parse("en").unwrap(), &Evidence::default());
        let sentence = "Residents said that prices remained high while officials begin several talks about supply.";
        assert!(is_sentence(sentence, &words), "`said` and `remained` hold no `AI`");
        let notice = "This article was translated into a dozen languages while readers slept, with several tools.";
        assert!(!is_sentence(notice, &words));
    }

    #[test]
    fn what_says_what_was_done_is_found_in_every_script() {
        for (language, text) in [
            ("en", "He lives in Oslo. Translated by Ada Frost"),
            ("ar", "يعيش في أوسلو. ترجمة سمير داود"),
            ("ko", "번역되었습니다"),
            ("zh", "他住在奥斯陆。译者：王芳"),
        ] {
            let words = words(&Language::parse(language).unwrap(), &Evidence::default());
            assert!(says_what_was_done(text, &words), "{text}");
        }
        let words = words(&Language::parse("en").unwrap(), &Evidence::default());
        assert!(!says_what_was_done("He lives in Oslo with two dogs and a boat.", &words));
    }

    #[test]
    fn most_texts_begin_with_no_dateline() {
        let words = words(&Language::parse("en").unwrap(), &Evidence::default());
        for (text, may) in [
            ("Officials met at noon.", false),
            ("Envoys from four states met", false),
            ("PARIS — Envoys met", true),
            ("(Reuters) Envoys met", true),
            ("OSLO, May 3, Reuters: Envoys met", true),
        ] {
            assert_eq!(may_have_dateline(text, &words), may, "{text}");
        }
    }
}
