//! A fast test for running text without parsing it, since most input is running text.

use std::cell::OnceCell;

use super::script;
use super::words::{First, Marks, Words};
use crate::model::{name_key, name_key_of};

/// Maximum number of unlisted lower-case words in a line that may consist of names.
pub(super) const MOST_PLAIN: usize = 5;
/// The same for a script without capitals, where words of names look like all others.
const MOST_CASELESS: usize = 40;
/// The same for a line with a full stop.
const MOST_CASELESS_SENTENCE: usize = 14;
/// Maximum number of words of a block that may be a credit.
const MOST_CREDIT: usize = 28;
/// Length in bytes of a word with its space that most words do not reach.
const USUAL_WORD: usize = 8;
/// Number of initial words that may contain the agency of a dateline.
const MOST_DATELINE: usize = 14;
/// Maximum length in bytes of a name with a reporter's job.
const MOST_POSTED: usize = 80;
/// First byte of `。` in UTF-8.
const IDEOGRAPHIC_STOP: u8 = 0xe3;
/// Number of bytes that a sentence at the end exceeds.
const LEAST_SENTENCE: usize = 8;
/// Maximum length in letters of a bracket after the last sentence.
const MOST_BRACKET: usize = 600;
/// Maximum number of letters of an abbreviation that ends no sentence.
const MOST_SHORT: usize = 3;
/// Maximum length in letters of a label that is attached to either end of a Korean word.
const MOST_ATTACHED: usize = 6;

/// Categories that state a kind of work: without any of them a text names authors at most.
const WORK: Marks =
    Marks::LABEL.or(Marks::AFTER).or(Marks::LANGUAGE).or(Marks::MECHANICAL).or(Marks::MACHINE).or(Marks::ENGINE);

/// Categories that most texts are asked for, one after the other.
const ASKED: Marks = ADDITIONS.or(Marks::NOTICE);

/// Categories that accompany names without stating a role.
const ADDITIONS: Marks = WORK
    .or(Marks::THIS)
    .or(Marks::BYLINE)
    .or(Marks::AGENCY)
    .or(Marks::CITY)
    .or(Marks::AT)
    .or(Marks::FOR)
    .or(Marks::DISPATCH)
    .or(Marks::PERMISSION)
    .or(Marks::VERSION)
    .or(Marks::JOB);

/// Whether a text with collapsed white space has more than the given number of words; in scripts without spaces three
/// letters count as a word.
pub(super) fn has_more_words(text: &str, most: usize) -> bool {
    // A word begins after each space. Counting them part by part is faster than finding each.
    let (mut spaces, least) = (0, most.max(1));
    if text.as_bytes().chunks(least * USUAL_WORD).any(|part| {
        spaces += memchr::memchr_iter(b' ', part).count();
        spaces >= least
    }) {
        return true;
    }
    let missing = (3 * (most - spaces)).saturating_sub(1);
    !text.is_ascii() && text.chars().filter(|c| script::is_dense(*c)).nth(missing).is_some()
}

/// Whether a block is running text, so that no credit lies beyond it.
pub(super) fn is_prose(text: &str) -> bool {
    // A word takes at least two bytes with its space; three letters that count as one take nine.
    text.len() > 2 * MOST_CREDIT && has_more_words(text, MOST_CREDIT)
}

/// Where the last sentences begin, without the first of the text, if more than a word follows.
pub(super) fn sentence_starts(text: &str, most: usize) -> Vec<usize> {
    // The last bytes of these signs; most words end with another.
    let may_end = |at: usize| {
        let last = at.checked_sub(1).and_then(|last| text.as_bytes().get(last));
        matches!(last, Some(b'.' | b'!' | b'?' | b'\x9d' | b'\xbb' | b'\x82'))
    };
    let ends = |at: &usize| {
        // `“Ships” © Ada Frost`: a title ends no sentence.
        let before = || text.get(..*at).unwrap_or_default().trim_end_matches(['”', '»']);
        may_end(*at) && before().ends_with(['.', '!', '?', '…', '。']) && text.len() - at > LEAST_SENTENCE
    };
    let mut starts: Vec<usize> = memchr::memrchr_iter(b' ', text.as_bytes()).filter(ends).take(most).collect();
    // The search for a letter of several bytes is slow, and most texts do not have its first byte.
    if memchr::memchr(IDEOGRAPHIC_STOP, text.as_bytes()).is_some() {
        starts.extend(text.rmatch_indices('。').map(|(at, stop)| at + stop.len()).filter(ends).take(most));
    }
    starts.sort_unstable();
    starts.split_off(starts.len().saturating_sub(most))
}

/// The sentences between these starts; an abbreviation like `Dr.` ends none.
pub(super) fn sentences<'t>(text: &'t str, starts: &[usize]) -> Vec<&'t str> {
    let is_short = |word: &str| word.chars().count() <= MOST_SHORT && word.contains(char::is_lowercase);
    let whole = |at: &&usize| {
        let before = text.get(..**at).unwrap_or_default().trim_end();
        !before.rsplit(' ').next().and_then(|word| word.strip_suffix('.')).is_some_and(is_short)
    };
    let bounds: Vec<usize> = [0].iter().chain(starts.iter().filter(whole)).copied().chain([text.len()]).collect();
    bounds.windows(2).filter_map(|pair| text.get(*pair.first()?..*pair.last()?)).collect()
}

/// The position of the bracket that matches the closing one at the end; others may be nested in it.
pub(super) fn opening(text: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    text.char_indices().rev().take(MOST_BRACKET).find_map(|(at, c)| {
        depth += usize::from(c == close);
        depth = depth.saturating_sub(usize::from(c == open));
        (c == open && depth == 0).then_some(at)
    })
}

/// A text whose listed phrases are looked up on demand, one group of categories at a time.
pub(super) struct Text<'t> {
    printed: &'t str,
    words: &'t Words,
    key: OnceCell<String>,
    /// The categories of all its phrases.
    said: OnceCell<Marks>,
}

impl<'t> Text<'t> {
    pub(super) const fn new(text: &'t str, words: &'t Words) -> Self {
        Self { printed: text, words, key: OnceCell::new(), said: OnceCell::new() }
    }

    pub(super) const fn as_str(&self) -> &'t str {
        self.printed
    }

    fn key(&self) -> &str {
        self.key.get_or_init(|| name_key(self.printed))
    }

    /// Whether any of its phrases belongs to one of these categories.
    pub(super) fn says(&self, of: Marks) -> bool {
        // In scripts without spaces a phrase may begin at each letter: all categories would take more than is saved.
        if ASKED.holds(of) && !has_dense(self.key()) {
            let all = || self.said_by_words(ASKED).fold(Marks::default(), Marks::or);
            return self.said.get_or_init(all).any(of);
        }
        self.said_by_words(of).any(|said| said.any(of))
    }

    /// The categories of the phrases that begin at each word, with all of these that they belong to.
    fn said_by_words(&self, of: Marks) -> impl Iterator<Item = Marks> {
        let (key, words) = (self.key(), self.words);
        let (mut at, dense) = (0, has_dense(key));
        key.split_ascii_whitespace().map(move |word| {
            let start = at;
            at += word.len() + 1;
            if dense && has_dense(word) {
                return if inside(word, of, words) { of } else { Marks::default() };
            }
            let first = words.first(word);
            let begins = || phrases(key.get(start..).unwrap_or_default(), first, words);
            let begun = if first.marks.any(of) { begins() } else { Marks::default() };
            if word.is_ascii() { begun } else { begun.or(attached_to(word, words)) }
        })
    }

    /// Number of words that begin no listed phrase; in scripts without spaces three letters count as a word.
    fn unknown(&self) -> usize {
        let (mut unknown, mut dense) = (0, 0);
        for word in self.key().split_ascii_whitespace() {
            if has_dense(word) {
                dense += word.chars().count();
            } else {
                unknown += usize::from(self.words.first(word).longest() == 0);
            }
        }
        unknown + dense / 3
    }

    /// Whether it begins with a conjunction.
    fn is_joined(&self) -> bool {
        let first = self.key().split_ascii_whitespace().next();
        first.is_some_and(|first| !has_dense(first) && self.words.first(first).marks.any(Marks::AND))
    }

    /// Whether it is a sentence of the story: it has many unlisted lower-case words and no phrase of a notice, or in a
    /// script without capitals many words and none for a kind of work.
    pub(super) fn is_sentence(&self) -> bool {
        let small = |piece: &&str| {
            let word = piece.trim_end_matches([',', '.', ';']);
            script::is_small(word)
                && word.chars().all(script::is_alphabetic)
                && self.words.first(&name_key_of(word)).longest() == 0
        };
        if self.printed.len() <= 60 {
            return false;
        }
        if script::is_cased(self.printed) {
            return self.printed.split_ascii_whitespace().filter(small).nth(MOST_PLAIN).is_some()
                && !self.says(Marks::NOTICE);
        }
        let stops = self.printed.contains(['.', '。', '؟', '۔', '।', '።', '։', '！', '？']);
        let most = if stops { MOST_CASELESS_SENTENCE } else { MOST_CASELESS };
        self.unknown() > most && !self.says_what_was_done()
    }

    /// Whether a line at either end of a text cannot be a credit: no word of it begins a label, a byline, an agency, a
    /// job or a place, and it does not begin with a bracket or another sign.
    pub(super) fn names_nobody(&self) -> bool {
        self.printed.starts_with(script::is_alphabetic)
            && !has_dense(self.printed)
            && !self.is_joined()
            && !self.says(ADDITIONS)
            && !self.names_a_reporter()
    }

    /// Whether a short line has a compound with a reporter's job at its end after a comma.
    fn names_a_reporter(&self) -> bool {
        self.printed.len() <= MOST_POSTED && self.printed.contains(", ") && self.has_compound()
    }

    fn has_compound(&self) -> bool {
        self.key().split_ascii_whitespace().any(|word| self.words.compound(word).is_some())
    }

    /// Whether any phrase or compound of it may be a job.
    pub(super) fn may_say_a_job(&self) -> bool {
        self.says(Marks::JOB) || self.has_compound()
    }

    /// Whether any phrase may state a kind of work, such as a label or a language.
    pub(super) fn says_what_was_done(&self) -> bool {
        self.says(WORK)
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
    head.starts_with(|c: char| !script::is_alphabetic(c) && !c.is_numeric())
        || has_dense(head)
        || head.split(' ').next().is_some_and(is_place) && [" -", " –", " —"].iter().any(|dash| head.contains(dash))
        || names_agency(head, words)
}

/// Whether one of the first words of a text is an agency or begins the name of one.
fn names_agency(head: &str, words: &Words) -> bool {
    let mut start = 0;
    word_ends(head).take(MOST_DATELINE).enumerate().any(|(at, end)| {
        let piece = head.get(start..end).unwrap_or_default();
        let rest = head.get(start..).unwrap_or_default();
        start = end + 1;
        if script::is_small(piece) {
            return false;
        }
        let begins = |word: &str| Some(words.first(word)).filter(|first| first.marks.any(Marks::AGENCY));
        let key = name_key_of(piece);
        if key.contains(' ') {
            return key.split(' ').any(|word| begins(word).is_some());
        }
        // `The` begins the names of many agencies, and many sentences.
        let Some(first) = begins(&key) else { return false };
        let ends = first.ends(word_ends(rest).take(MOST_DATELINE - at));
        ends.filter_map(|end| rest.get(..end)).any(|name| words.is_key(&name_key_of(name), Marks::AGENCY))
    })
}

/// Whether a text begins with two unlisted words, the second in lower case: neither a place nor an agency has that
/// form.
fn starts_as_sentence(head: &str, words: &Words) -> bool {
    let mut start = head.split(' ');
    let (Some(first), Some(second)) = (start.next(), start.next()) else { return false };
    let second = second.trim_end_matches([',', '.', ':', ';']);
    let letters =
        |word: &str| !word.is_empty() && word.chars().all(|c| script::is_alphabetic(c) && !script::is_dense(c));
    if !script::is_small(second) || !letters(first) || !letters(second) {
        return false;
    }
    let first = name_key_of(first);
    words.first(&first).longest() < 2
        && !words.is_key(&first, Marks::AGENCY)
        && !words.is_key(&name_key_of(second), Marks::PARTICLE.or(Marks::DAY))
}

/// Whether any letter belongs to a script without spaces.
fn has_dense(text: &str) -> bool {
    !text.is_ascii() && text.contains(script::is_dense)
}

/// The categories of the phrases at the start of the rest.
fn phrases(rest: &str, first: First, words: &Words) -> Marks {
    let phrases = first.ends(word_ends(rest)).filter_map(|end| rest.get(..end));
    phrases.fold(Marks::default(), |marks, phrase| marks.or(words.marks(phrase)))
}

/// Where the words of a text end.
fn word_ends(text: &str) -> impl Iterator<Item = usize> {
    memchr::memchr_iter(b' ', text.as_bytes()).chain([text.len()])
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

/// Whether any phrase in a run of letters without spaces belongs to one of these categories.
fn inside(run: &str, of: Marks, words: &Words) -> bool {
    run.char_indices().any(|(at, letter)| {
        let first = words.first_dense(letter);
        let rest = run.get(at..).unwrap_or_default();
        let ends = first.ends(rest.char_indices().map(|(start, c)| start + c.len_utf8()));
        first.marks.any(of) && ends.filter_map(|end| rest.get(..end)).any(|phrase| words.marks(phrase).any(of))
    })
}

#[cfg(test)]
mod tests {
    use super::{Text, may_have_dateline, sentence_starts, sentences};
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
    fn an_abbreviation_ends_no_sentence() {
        let text = "Translated by Dr. Ada Frost. She lives in Oslo.";
        assert_eq!(sentences(text, &sentence_starts(text, 3)), ["Translated by Dr. Ada Frost.", " She lives in Oslo."]);
        let text = "原文は英語。翻訳：真壁透";
        assert_eq!(sentences(text, &sentence_starts(text, 3)), ["原文は英語。", "翻訳：真壁透"]);
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
