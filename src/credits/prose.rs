//! A fast test for running text without parsing it, since most input is running text.

use std::cell::OnceCell;

use super::script;
use super::words::{First, Marks, Words};
use crate::model::name_key_of;

/// Maximum number of unlisted lower-case words in a line that may consist of names.
pub(super) const MOST_PLAIN: usize = 5;
/// The same for a script without capitals, where words of names look like all others.
const MOST_CASELESS: usize = 40;
/// The same for a line with a full stop.
const MOST_CASELESS_SENTENCE: usize = 14;
/// Maximum number of words of a block that may be a credit.
const MOST_CREDIT: usize = 28;
/// Number of initial words that may contain the agency of a dateline.
const MOST_DATELINE: usize = 14;
/// Maximum length in letters of a label that is attached to either end of a Korean word.
const MOST_ATTACHED: usize = 6;

/// Categories that state a kind of work: without any of them a text names authors at most.
const WORK: Marks =
    Marks::LABEL.or(Marks::AFTER).or(Marks::LANGUAGE).or(Marks::MECHANICAL).or(Marks::MACHINE).or(Marks::ENGINE);

/// Categories that accompany names without stating a role.
const ADDITIONS: Marks = WORK
    .or(Marks::THIS)
    .or(Marks::BYLINE)
    .or(Marks::AGENCY)
    .or(Marks::CITY)
    .or(Marks::AT)
    .or(Marks::DISPATCH)
    .or(Marks::JOB);

/// All categories that are looked up in running text.
const LOOKED_FOR: Marks = ADDITIONS.or(Marks::NOTICE);

/// Whether a text with collapsed white space has more than the given number of words; in scripts without spaces three
/// letters count as a word.
pub(super) fn has_more_words(text: &str, most: usize) -> bool {
    // A word begins after each space.
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
    // A word takes at least two bytes with its space; three letters that count as one take nine.
    text.len() > 2 * MOST_CREDIT && has_more_words(text, MOST_CREDIT)
}

/// A text with the listed phrases in it, looked up once and on demand.
pub(super) struct Text<'t> {
    printed: &'t str,
    words: &'t Words,
    seen: OnceCell<Seen>,
}

impl<'t> Text<'t> {
    pub(super) const fn new(text: &'t str, words: &'t Words) -> Self {
        Self { printed: text, words, seen: OnceCell::new() }
    }

    pub(super) const fn as_str(&self) -> &'t str {
        self.printed
    }

    fn seen(&self) -> &Seen {
        self.seen.get_or_init(|| Seen::of(self.printed, self.words))
    }

    /// Whether it is a sentence of the story: it has many unlisted lower-case words and no phrase of a notice, or in a
    /// script without capitals many words and none for a kind of work.
    pub(super) fn is_sentence(&self) -> bool {
        let small = |piece: &&str| {
            let word = piece.trim_end_matches([',', '.', ';']);
            script::is_small(word)
                && word.chars().all(char::is_alphabetic)
                && self.words.longest(&name_key_of(word)) == 0
        };
        if self.printed.len() <= 60 {
            return false;
        }
        if script::is_cased(self.printed) {
            return self.printed.split_ascii_whitespace().filter(small).nth(MOST_PLAIN).is_some()
                && !self.seen().marks.any(Marks::NOTICE);
        }
        let stops = self.printed.contains(['.', '。', '؟', '۔', '।', '።', '։', '！', '？']);
        let most = if stops { MOST_CASELESS_SENTENCE } else { MOST_CASELESS };
        !self.says_what_was_done() && self.seen().unknown > most
    }

    /// Whether a line at either end of a text cannot be a credit: no word of it begins a label, a byline, an agency, a
    /// job or a place, and it does not begin with a bracket or another sign.
    pub(super) fn names_nobody(&self) -> bool {
        self.printed.starts_with(char::is_alphabetic)
            && !self.printed.contains(script::is_dense)
            && !self.seen().joined
            && !self.seen().marks.any(ADDITIONS)
    }

    /// Whether any phrase may state a kind of work, such as a label or a language.
    pub(super) fn says_what_was_done(&self) -> bool {
        self.seen().marks.any(WORK)
    }
}

/// Whether a text may begin with a place or an agency: with a bracket, in a script without spaces, with an agency among
/// its first words, or with a dash after them. Most do not.
pub(super) fn may_have_dateline(head: &str, words: &Words) -> bool {
    if starts_as_sentence(head, words) {
        return false;
    }
    // Without an agency, the place before a dash is in capitals.
    let is_place = |word: &str| !word.contains(char::is_lowercase);
    head.starts_with(|c: char| !c.is_alphanumeric())
        || head.contains(script::is_dense)
        || head.split(' ').next().is_some_and(is_place) && [" -", " –", " —"].iter().any(|dash| head.contains(dash))
        || names_agency(head, words)
}

/// Whether one of the first words of a text is an agency or begins the name of one.
fn names_agency(head: &str, words: &Words) -> bool {
    let begins = |word: &str| words.first(word).marks.any(Marks::AGENCY);
    let pieces: Vec<&str> = head.split(' ').take(MOST_DATELINE).collect();
    (0..pieces.len()).any(|at| {
        let Some(piece) = pieces.get(at).filter(|piece| !script::is_small(piece)) else { return false };
        let key = name_key_of(piece);
        // `The` begins the names of many agencies, and many sentences.
        let most = words.longest(&key).min(pieces.len() - at);
        let named = |len: usize| pieces.get(at..at + len).is_some_and(|name| words.is(&name.join(" "), Marks::AGENCY));
        if key.contains(' ') { key.split(' ').any(begins) } else { begins(&key) && (1..=most).any(named) }
    })
}

/// Whether a text begins with two unlisted words, the second in lower case: neither a place nor an agency has that
/// form.
fn starts_as_sentence(head: &str, words: &Words) -> bool {
    let mut start = head.split(' ');
    let (Some(first), Some(second)) = (start.next(), start.next()) else { return false };
    let second = second.trim_end_matches([',', '.', ':', ';']);
    let letters = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_alphabetic() && !script::is_dense(c));
    letters(first)
        && letters(second)
        && script::is_small(second)
        && words.longest(&name_key_of(first)) < 2
        && !words.is(first, Marks::AGENCY)
        && !words.is(second, Marks::PARTICLE.or(Marks::DAY))
}

/// The listed phrases of a text, summarised.
#[derive(Debug, Default)]
struct Seen {
    /// The categories of its phrases, as far as they are looked up.
    marks: Marks,
    /// Number of words that begin no listed phrase; in scripts without spaces three letters count as a word.
    unknown: usize,
    /// Whether it begins with a conjunction.
    joined: bool,
}

impl Seen {
    fn of(text: &str, words: &Words) -> Self {
        let key = name_key_of(text);
        let mut seen = Self::default();
        let (mut at, mut dense) = (0, 0);
        for word in key.split_ascii_whitespace() {
            let rest = key.get(at..).unwrap_or_default();
            if !word.is_ascii() && word.contains(script::is_dense) {
                seen.marks = seen.marks.or(inside(word, words));
                dense += word.chars().count();
            } else {
                let first = words.first(word);
                seen.joined |= at == 0 && first.marks.any(Marks::AND);
                seen.marks = seen.marks.or(phrases(rest, first, words)).or(attached_to(word, words));
                seen.unknown += usize::from(first.longest == 0);
            }
            at += word.len() + 1;
        }
        seen.unknown += dense / 3;
        seen
    }
}

/// The categories of the phrases at the start of the rest.
fn phrases(rest: &str, first: First, words: &Words) -> Marks {
    if !first.marks.any(LOOKED_FOR) {
        return Marks::default();
    }
    let ends = rest.match_indices(' ').map(|(at, _)| at).chain([rest.len()]).take(first.longest);
    ends.filter_map(|end| rest.get(..end)).fold(Marks::default(), |marks, phrase| marks.or(words.marks(phrase)))
}

/// The categories of phrases attached to another word: after a prefixed `and` in Arabic and Hebrew, before endings in
/// Korean.
fn attached_to(word: &str, words: &Words) -> Marks {
    if let Some(rest) = word.strip_prefix(['و', 'ו']) {
        return words.first(rest).marks;
    }
    if !word.starts_with(script::is_hangul) {
        return Marks::default();
    }
    let cuts = word.char_indices().map(|(at, _)| at).skip(1).take(MOST_ATTACHED);
    let parts = cuts.filter_map(|at| word.split_at_checked(at));
    parts.fold(Marks::default(), |marks, (start, end)| marks.or(words.first(start).marks).or(words.first(end).marks))
}

/// The categories of the phrases in a run of letters without spaces.
fn inside(run: &str, words: &Words) -> Marks {
    let mut marks = Marks::default();
    for (at, letter) in run.char_indices() {
        let first = words.first_dense(letter);
        let rest = run.get(at..).unwrap_or_default();
        if first.marks.any(LOOKED_FOR) {
            let ends = rest.char_indices().map(|(start, c)| start + c.len_utf8()).take(first.longest);
            let found = ends.filter_map(|end| rest.get(..end));
            marks = found.fold(marks, |marks, phrase| marks.or(words.marks(phrase)));
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::{Text, may_have_dateline};
    use crate::credits::words::words;
    use crate::model::{Evidence, Language};

    #[test]
    fn an_abbreviation_inside_a_word_makes_no_notice_of_a_sentence() {
        let words = words(&Language::parse("en").unwrap(), &Evidence::default());
        let sentence = "Residents said that prices remained high while officials begin several talks about supply.";
        assert!(Text::new(sentence, &words).is_sentence(), "`said` and `remained` hold no `AI`");
        let notice = "This article was translated into a dozen languages while readers slept, with several tools.";
        assert!(!Text::new(notice, &words).is_sentence());
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
            assert!(Text::new(text, &words).says_what_was_done(), "{text}");
        }
        let words = words(&Language::parse("en").unwrap(), &Evidence::default());
        assert!(!Text::new("He lives in Oslo with two dogs and a boat.", &words).says_what_was_done());
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
