//! Notices of first publication, whatever the order of their words: `Článek původně vyšel v anglickém jazyce v časopise
//! Harbour Review`, `本稿は最初に『港湾評論』に掲載されたものです`.

use super::lexer::{Hit, Line};
use super::notice;
use super::outlet;
use super::script;
use super::token::{Kind, Token};
use super::words::{Marks, Words};
use crate::model::{Credit, Role};

/// Maximum number of tokens of a notice.
const MOST_TOKENS: usize = 32;
/// Maximum number of tokens of a notice without a word for the text at its start.
const MOST_SHORT: usize = 18;
/// Maximum number of tokens before the word for a version in such a notice.
const MOST_BEFORE: usize = 5;
/// Maximum number of unlisted words.
const MOST_UNKNOWN: usize = 4;
/// Maximum number of words in lower case at the end of a title.
const MOST_SMALL: usize = 3;

/// Categories of words that a text has which was published before.
const NOT_NEW: Marks = Marks::FIRST.or(Marks::PERMISSION).or(Marks::VERSION);

/// Reads a notice: its subject or the word `first` at its start, a verb, an outlet, and few other words, none of which
/// is a label of people.
pub(super) fn read(line: &Line<'_>, words: &Words, source: &str) -> Option<Vec<Credit>> {
    let end = line.len();
    let verb = verb(line)?;
    if end > MOST_TOKENS {
        return None;
    }
    let first = line.has(0, end, NOT_NEW);
    let subject = line.hit(0, Marks::THIS).is_some();
    // `Dies ist die gekürzte Fassung eines Artikels, der im Hafenkurier erschien`
    let version = || line.may_have(Marks::VERSION) && end <= MOST_SHORT && line.has(0, MOST_BEFORE, Marks::VERSION);
    let begins = subject || verb == 0 || line.hit(0, NOT_NEW.or(Marks::PUBLISHED)).is_some() || version();
    let (name, from, to) = outlet(line, verb, words).filter(|_| begins)?;
    // `本稿は『港湾評論』に掲載されたものです`
    let quoted = line.kind(to) == Some(Kind::Quote) && !script::is_cased(line.text);
    let rest = || Some(unknown(line, 0, from)? + unknown(line, to, end)?);
    let tag = (0..from).chain(to..end).filter_map(|at| language(line, at, from)).find(|tag| !words.is_own(tag));
    // `This article was published in German by The Harbour` is a translation.
    if !(first || subject && (quoted || tag.is_some())) || rest()? > MOST_UNKNOWN {
        return None;
    }
    let mut credits = vec![Credit::new(Role::OriginalPublication, name, source)];
    credits.extend(tag.map(|tag| Credit::new(Role::OriginalLanguage, tag, source)));
    Some(credits)
}

/// Reads a sentence about the first publication of the text.
pub(super) fn of_sentence(text: &str, words: &Words, source: &str) -> Option<Vec<Credit>> {
    read(&Line::read(text, words)?, words, source)
}

/// The language that a sentence about the text has before a token: `This interview was conducted in Russian and`, `This
/// article was first published in German.`
pub(super) fn source(line: &Line<'_>, end: usize, words: &Words) -> Option<String> {
    line.hit(0, Marks::THIS).filter(|_| line.may_have(Marks::LANGUAGE))?;
    let ended = (0..end).any(|at| line.kind(at) == Some(Kind::Stop)) && !line.has(0, end, Marks::FIRST);
    let mut languages = (1..end).filter_map(|at| language(line, at, end));
    languages.find(|tag| !ended && !words.is_own(tag))
}

/// The language of the original: `in English`, `на польском языке`, but not `the German journal`.
pub(super) fn language(line: &Line<'_>, at: usize, outlet: usize) -> Option<String> {
    let hit = line.hit(at, Marks::LANGUAGE)?;
    // `angolból`
    if hit.entry.marks.any(Marks::ORIGIN) {
        return hit.entry.tag.clone();
    }
    let next = at + hit.len;
    let before = |of: Marks| at > 0 && (at.saturating_sub(3)..at).any(|start| line.spans(start, at, of).is_some());
    let of_place = Marks::ON.or(Marks::AT).or(Marks::INTO).or(Marks::FROM).or(Marks::BY);
    let of_notice = Marks::PUBLISHED.or(Marks::FIRST).or(Marks::TONGUE);
    let goes_on = next == outlet || line.longest(next) > 0 || !line.token(next).is_some_and(Token::is_small);
    let phrase = hit.len > 1 || line.hit(next, Marks::TONGUE).is_some();
    let caseless = !script::is_cased(line.text);
    (phrase || caseless || goes_on && before(of_place.or(of_notice))).then(|| hit.entry.tag.clone()).flatten()
}

/// Number of unlisted words between two tokens; none if there may be a name or a label of people among them.
fn unknown(line: &Line<'_>, from: usize, to: usize) -> Option<usize> {
    let mut at = from;
    while at < to {
        if names_people(line, at) {
            return None;
        }
        at += line.longest(at).max(1);
    }
    notice::unknown(line, from, to)
}

/// Whether a label of other work than publication is at a token.
fn names_people(line: &Line<'_>, at: usize) -> bool {
    let of_person = |role: Role| !matches!(role, Role::OriginalPublication | Role::OriginalLanguage);
    let hit = line.hit(at, Marks::LABEL.or(Marks::AFTER)).filter(|hit| hit.len == line.longest(at));
    let small = line.hit(at, Marks::THIS.or(Marks::FILL)).is_some();
    // `version of an article`: a word for the text names its author only with a sign or `by` after it.
    let bare = |hit: Hit| {
        let next = at + hit.len;
        hit.roles().all(|(role, kind)| *role == Role::Author && kind.is_none())
            && line.kind(next) != Some(Kind::Colon)
            && line.hit(next, Marks::BY).is_none()
    };
    !small && hit.is_some_and(|hit| hit.roles().any(|(role, _)| of_person(*role)) && !bare(hit))
}

/// The verb of a notice: a word like `published`, or a label of first publication.
fn verb(line: &Line<'_>) -> Option<usize> {
    let published = |(role, _): &(Role, Option<String>)| *role == Role::OriginalPublication;
    let labelled = |at: usize| line.hit(at, Marks::LABEL).is_some_and(|hit| hit.entry.label.iter().any(published));
    let permitted = line.may_have(Marks::PERMISSION) && line.has(0, line.len(), Marks::PERMISSION);
    let is_verb = |at: &usize| line.hit(*at, Marks::PUBLISHED).is_some() || permitted && labelled(*at);
    let any = line.may_have(Marks::PUBLISHED.or(Marks::PERMISSION));
    (0..line.len()).find(is_verb).filter(|_| any)
}

/// The outlet and its tokens: a title in quotation marks, or else one with a capital that no list has for a language, a
/// place or a day.
fn outlet<'a>(line: &Line<'a>, verb: usize, words: &Words) -> Option<(&'a str, usize, usize)> {
    let quotes: Vec<usize> = (0..line.len()).filter(|at| line.kind(*at) == Some(Kind::Quote)).collect();
    if let [open, close] = quotes.as_slice() {
        let is_title = open + 1 < *close && close - open <= outlet::MOST_TITLE + 1;
        return is_title.then(|| (line.slice(open + 1, *close), open + 1, *close));
    }
    let common = Marks::LANGUAGE.or(Marks::CITY).or(Marks::DAY).or(Marks::TONGUE).or(Marks::FIRST).or(Marks::PUBLISHED);
    let after = line.hit(0, Marks::THIS).map_or(1, |subject| subject.len);
    let begins = |at: &usize| {
        // `8:16 AM`
        let hour = at.checked_sub(1).is_some_and(|before| line.kind(before) == Some(Kind::Number));
        let word = !hour && line.kind(*at) == Some(Kind::Word) && line.is_capital(*at);
        let title = word && line.hit(*at, common).is_none() && !names_people(line, *at);
        (title || outlet::is_numbered(line, *at) || outlet::domain(line, *at).is_some()) && quotes.is_empty()
    };
    // `Fassung eines Artikels, der im Hafenkurier erschien`: nouns have capitals as well.
    let placed = |at: &usize| (at.saturating_sub(3)..*at).any(|start| line.spans(start, *at, Marks::ON).is_some());
    let titles = || (after..line.len()).filter(begins);
    let first = titles().find(placed).or_else(|| titles().next())?;
    // `published in German. Read the original here`: another sentence has begun, but not after the day in `am 3. Mai`.
    let is_day = |token: &Token<'_>| token.kind == Kind::Number && token.text.len() <= 2;
    let number = |at: usize| at.checked_sub(1).and_then(|before| line.token(before)).is_some_and(is_day);
    if (verb.min(first)..verb.max(first)).any(|at| line.kind(at) == Some(Kind::Stop) && !number(at)) {
        return None;
    }
    let (name, _) = outlet::read(line, first, date(line, first))?;
    let at = line.text.find(name)?;
    let start = (1..line.len()).find(|start| line.token(*start).is_some_and(|token| token.start >= at))?;
    let end = (start..line.len()).rfind(|end| line.token(*end).is_some_and(|token| token.start < at + name.len()))? + 1;
    let to = in_small_letters(line, start, end, words)?;
    Some((if to > end { line.slice(start, to) } else { name }, start, to))
}

/// Where the date after an outlet begins, with its preposition: `on 3 May 2026`.
fn date(line: &Line<'_>, outlet: usize) -> usize {
    let dated = |at: &usize| line.kind(*at) == Some(Kind::Number) || line.hit(*at, Marks::DAY).is_some();
    let Some(mut date) = (outlet + 2..line.len()).find(dated) else { return line.len() };
    let small = Marks::ON.or(Marks::AT).or(Marks::FILL).or(Marks::INTO);
    // `le 3 juin`
    let article = |token: &Token<'_>| token.is_small() && token.text.chars().count() <= 2;
    let before = |at: usize| {
        line.token(at).is_some_and(|token| article(token) || token.is_small() && line.hit(at, small).is_some())
    };
    while date > outlet + 1 && (line.kind(date - 1) == Some(Kind::Sign(',')) || before(date - 1)) {
        date -= 1;
    }
    date
}

/// The end of a title of which only the first word has a capital, as in Slavic languages: `Přístavní listy`. None if other
/// words follow that.
fn in_small_letters(line: &Line<'_>, start: usize, end: usize, words: &Words) -> Option<usize> {
    let small = |at: usize| line.longest(at) == 0 && line.token(at).is_some_and(Token::is_small);
    if end != start + 1 || !small(end) || !outlet::is_small_titled(words) {
        return Some(end);
    }
    let to = (end..line.len()).find(|at| !small(*at)).unwrap_or(line.len());
    (matches!(line.kind(to), None | Some(Kind::Stop | Kind::Number | Kind::Sign(','))) && to - end <= MOST_SMALL)
        .then_some(to)
}
