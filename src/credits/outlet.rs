//! The outlet of first publication in a notice: `in der israelischen Tageszeitung Haaretz`.

use super::lexer::Line;
use super::name::without_case;
use super::script;
use super::shape::cost;
use super::token::{Kind, Token};
use super::words::{Marks, Words};

/// Maximum number of words in the name of a newsroom or publication.
pub(super) const MOST_TITLE: usize = 7;

/// Whether a title in this language may have a capital only at its first word: `Přístavní listy`.
pub(super) fn is_small_titled(words: &Words) -> bool {
    ["cs", "sk", "sl", "sr", "mk", "bg", "ru", "uk", "be"].iter().any(|tag| words.is_own(tag))
}

/// Whether a title that begins with a number is at a token: `+972 Magazine`, `7x7 Review`, but not `2024 Harbour`, `3 May` or
/// a headline, `5 Ways To Sail`.
pub(super) fn is_numbered(line: &Line<'_>, at: usize) -> bool {
    let number = at + usize::from(line.kind(at) == Some(Kind::Sign('+')));
    let next = number + 1;
    // `2024`, `8:16 AM`
    let is_time = |token: &Token<'_>| {
        token.text.len() == 4 && token.text.starts_with(['1', '2']) || token.text.contains([':', '.', '/', '-'])
    };
    line.kind(number) == Some(Kind::Number)
        && !line.token(number).is_some_and(is_time)
        && line.is_capital(next)
        && script::is_cased(line.slice(next, next + 1))
        && line.hit(next, Marks::DAY).is_none()
        && !(line.is_capital(next + 1) && line.is_capital(next + 2))
}

/// The name of a site at a token: `harbour.example`
pub(super) fn domain<'a>(line: &Line<'a>, at: usize) -> Option<&'a str> {
    let word = line.token(at)?.text.trim_end_matches('.');
    let plain = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let (_, end) = word.rsplit_once('.')?;
    let ends = end.len() > 1 && end.chars().all(|c| c.is_ascii_lowercase());
    (ends && word.split('.').all(plain)).then_some(word)
}

/// The outlet's name, which is no time, no date and no sentence, and the cost of the unread rest.
pub(super) fn read<'a>(line: &Line<'a>, from: usize, to: usize) -> Option<(&'a str, u32)> {
    let mut start = from;
    let small = Marks::ON.or(Marks::FILL).or(Marks::BY).or(Marks::AT).or(Marks::FROM);
    let title = |at: usize| {
        matches!(line.kind(at), Some(Kind::Word)) && line.is_capital(at)
            || at < from + MOST_TITLE && is_numbered(line, at)
    };
    let named = |at: usize| title(at) && script::is_cased(line.slice(at, at + 1));
    // In German the type of a newspaper is capitalised: `in der Tageszeitung Haaretz`.
    let kind = |at: usize| {
        line.spans(at, at + 1, Marks::FILL).is_some()
            && line.token(at).is_some_and(|token| token.text.chars().count() > 4)
            && named(at + 1)
    };
    while start < to
        && (line.kind(start) == Some(Kind::Quote) || line.hit(start, small).is_some() && (!named(start) || kind(start)))
    {
        start += 1;
    }
    // `originally published on harbour.example. We have updated it`
    if let Some(site) = domain(line, start).filter(|_| start < to) {
        return Some((site, 0));
    }
    // `in der israelischen Tageszeitung Haaretz`: a description precedes the outlet's name.
    let describes = |at: usize| line.token(at).is_some_and(Token::is_small);
    let begin = (start..to.min(start + 3)).find(|at| !describes(*at)).unwrap_or(start);
    start = (begin..to).find(|at| !kind(*at)).unwrap_or(begin);
    let inner = |at: usize| {
        title(at)
            || matches!(line.kind(at), Some(Kind::Sign('-' | '&')))
            || line
                .hit(at, Marks::PARTICLE.or(Marks::FILL).or(Marks::AND).or(Marks::ON).or(Marks::AT).or(Marks::NEVER))
                .is_some()
                && at + 1 < to
                && title(at + 1)
            || line.kind(at) == Some(Kind::Word) && !script::is_cased(line.slice(at, at + 1))
    };
    // A title in quotation marks is what is between them.
    let closed = start.checked_sub(1).is_some_and(|open| line.kind(open) == Some(Kind::Quote));
    let close = (start..to).find(|at| line.kind(*at) == Some(Kind::Quote)).filter(|_| closed);
    let end = close.or_else(|| (start..to).find(|at| !inner(*at))).unwrap_or(to);
    if start >= end || !title(start) || end - start > MOST_TITLE {
        return None;
    }
    // `Published in Harbour, May 3` is the newspaper itself, unless another label follows.
    let named_to = if line.has(to, to + 2, Marks::LABEL) { end } else { to };
    let date = (start..named_to).any(|at| line.hit(at, Marks::DAY).is_some())
        && (start..to).any(|at| line.kind(at) == Some(Kind::Number))
        || end == start + 1 && line.spans(start, end, Marks::DAY.or(Marks::LANGUAGE)).is_some();
    let name = without_case(line.slice(start, end));
    // `under a licence`, a date, `and is here with permission`: part of the notice, not of the name.
    let dated = |at: usize| {
        let small = || line.token(at).is_some_and(|token| token.is_small() && token.text.chars().count() < 5);
        line.kind(at) != Some(Kind::Word) || line.hit(at, Marks::DAY).is_some() || small()
    };
    let is_date = (end..to).all(dated) && (end..to).any(|at| line.kind(at) == Some(Kind::Number));
    let rest = if is_date { 0 } else { cost(line, end, to).min(3) };
    // `published under a Creative Commons licence`
    let licence = name.starts_with("Creative Commons") || name.starts_with("Creative-Commons");
    if date || licence || name.chars().filter(|c| script::is_dense(*c)).count() > 14 {
        return None;
    }
    Some((name, rest))
}
