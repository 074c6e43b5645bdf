//! The names of a line about sources: agencies, newsrooms, addresses: `Source: AFP, The Harbour`, `Quelle: dpa/afp`.

use super::label::{Firm, Label};
use super::lexer::Line;
use super::outlet;
use super::script;
use super::shape::{CAPITAL, SMALL, cost};
use super::token::{Kind, Token};
use super::words::Marks;
use crate::model::{Credit, Role};

/// Reads the agencies, newsrooms and initials of a source line, with the cost of the unread rest; unnamed agencies and the
/// site's own address give no credit.
pub(super) fn read(label: &Label, line: &Line<'_>, from: usize, to: usize, source: &str) -> (Vec<Credit>, u32) {
    let kind = label.roles.first().and_then(|(_, kind)| kind.clone()).unwrap_or_else(|| "source".to_owned());
    // A newspaper keeps the rights in its own articles as well.
    let rights = kind == "rights";
    let mut credits = Vec::new();
    let mut unread = 0;
    let parts = parts(line, from, to);
    for (from, to) in parts {
        // `저작권자 © 항만일보 무단전재 및 재배포 금지`: what is forbidden is no name.
        let to = (from..to).find(|at| line.hit(*at, Marks::NOISE).is_some()).unwrap_or(to);
        let text = line.slice(from, to);
        let agency = line.spans(from, to, Marks::AGENCY).is_some();
        let address = text.contains('.') && !text.contains(' ') && text.is_ascii() && text.len() > 4;
        let code = to == from + 1 && line.token(from).is_some_and(Token::is_code) && !agency;
        // `Bron: Der Tagesbote, Wenen`
        let placed = !credits.is_empty() && !agency && line.spans(from, to, Marks::CITY).is_some();
        if line.spans(from, to, Marks::UNNAMED.or(Marks::DAY)).is_some()
            || rights && !agency
            || placed
            || from == to
            || address && !text.contains("://")
            || !text.chars().any(script::is_alphabetic)
        {
        } else if let Some(address) = address_of(line, from, to) {
            credits.push(Credit::new(Role::OriginalPublication, "", source).with("url", address));
        } else if code && line.text.contains('/') {
            credits.push(Credit::new(Role::Initials, text, source));
        } else if agency || is_title(line, from, to) {
            credits.push(Credit::new(Role::Agency, text, source).with("kind", &kind));
        } else {
            unread += cost(line, from, to);
        }
    }
    if label.is_open() && label.firm != Firm::Listed && !label.subject {
        unread += if credits.is_empty() { SMALL } else { 1 };
        let known = credits.iter().all(|credit| {
            (0..line.len())
                .any(|at| line.hit(at, Marks::AGENCY).is_some_and(|hit| line.slice(at, at + hit.len) == credit.name))
        });
        unread += if known { 0 } else { CAPITAL };
    }
    (credits, unread)
}

/// The address that a source line gives instead of a name.
fn address_of<'a>(line: &Line<'a>, from: usize, to: usize) -> Option<&'a str> {
    let text = line.slice(from, to);
    (to == from + 1 && text.starts_with("http") && text.contains("://")).then_some(text)
}

/// Splits at commas, strokes and conjunctions; years, dates and function words before a name are left out.
fn parts(line: &Line<'_>, from: usize, to: usize) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    let mut start = from;
    let mut at = from;
    while at <= to {
        let whole = line.hit(at, Marks::AGENCY).filter(|hit| hit.len > 1 && at + hit.len <= to);
        let parted = at == to
            || matches!(
                line.kind(at),
                Some(Kind::Sign(',' | '/' | ';' | '|' | '+' | '·' | '&') | Kind::Stop | Kind::Open | Kind::Close)
            )
            || is_and(line, at)
            || line.token(at).is_some_and(|token| token.kind == Kind::Number && token.text.len() > 3);
        if let Some(whole) = whole.filter(|_| !parted) {
            at += whole.len;
            continue;
        }
        if parted {
            let small = Marks::ON.or(Marks::FILL).or(Marks::BY).or(Marks::FROM);
            while start < at
                && line.hit(start, small).is_some_and(|hit| start + hit.len < at)
                && line.hit(start, Marks::AGENCY).is_none()
                && !line.token(start).is_some_and(|token| token.is_capital() && script::is_cased(token.text))
            {
                start += 1;
            }
            let (begin, end) = line.without_signs(start, at);
            if begin < end {
                parts.push((begin, end));
            }
            start = at + 1;
        }
        at += 1;
    }
    parts
}

/// Whether a conjunction is at a token; a single letter may be part of a name.
fn is_and(line: &Line<'_>, at: usize) -> bool {
    let letters = line.token(at).map_or(0, |token| token.text.chars().count());
    line.spans(at, at + 1, Marks::AND).is_some() && (letters > 1 || line.hit(at, Marks::PARTICLE).is_none())
}

/// Whether these tokens are the name of a newsroom: few words, the first with a capital, nothing of a sentence.
fn is_title(line: &Line<'_>, from: usize, to: usize) -> bool {
    let numbered = line.kind(from) == Some(Kind::Number) && from + 1 < to && !line.is_spaced(from + 1);
    let first = numbered || line.token(from).is_some_and(|token| token.is_word() && token.is_capital());
    let plain =
        (from..to).all(|at| matches!(line.kind(at), Some(Kind::Word | Kind::Number | Kind::Sign('-' | '&' | '\''))));
    let joins = Marks::PARTICLE.or(Marks::FILL).or(Marks::AND).or(Marks::ON);
    let is_small = |at: usize| line.token(at).is_some_and(|token| token.is_word() && !token.is_capital());
    let small = (from..to).any(|at| is_small(at) && line.hit(at, joins).is_none());
    // `Le Monde diplomatique`
    let last = to > from + 2 && is_small(to - 1) && (from..to - 1).all(|at| line.is_capital(at));
    let small = small && !last;
    let dense = line.slice(from, to).chars().filter(|c| script::is_dense(*c)).count();
    let named = (from..to).any(|at| line.hit(at, Marks::FILL).is_none());
    first && named && plain && to - from <= outlet::MOST_TITLE && !small && dense <= 14
}
