//! Lexer: a line as tokens, each with the listed phrases that begin there.

use std::borrow::Cow;

use super::scanner::Scanner;
use super::script::katakana_place;
use super::token::{Kind, Token};
use super::words::{Entry, Marks, Words};
use crate::model::Role;

/// Maximum number of tokens of a line; a longer one is not a credit.
const MOST_TOKENS: usize = 160;

/// A listed phrase that begins at a token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    /// Its length in tokens.
    pub(super) len: usize,
    pub(super) entry: &'static Entry,
}

impl Hit {
    /// The roles of the phrase as a label, before names and after them.
    pub(super) fn roles(&self) -> impl Iterator<Item = &'static (Role, Option<String>)> {
        self.entry.label.iter().chain(&self.entry.after)
    }
}

/// A line as tokens.
#[derive(Clone, Debug, Default)]
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: Vec<Token<'a>>,
    /// The phrases that begin at each token, in token order.
    hits: Vec<Hit>,
    /// The end of each token's range in `hits`, and the union of their categories.
    ends: Vec<(usize, Marks)>,
    /// The categories of the phrases that begin with any of its words, whether or not they go on here.
    begun: Marks,
}

impl<'a> Line<'a> {
    /// Tokenizes a line; none if it is too long to be a credit.
    pub(super) fn read(text: &'a str, words: &Words) -> Option<Self> {
        let tokens = Scanner::new(text, words).tokens(MOST_TOKENS)?;
        let mut line = Line { text, tokens, ..Line::default() };
        let (mut hits, mut ends) = (Vec::new(), Vec::with_capacity(line.len()));
        for at in 0..line.len() {
            let known = hits.len();
            let begun = line.look(at, words, &mut hits);
            line.begun = line.begun.or(begun);
            let new = hits.get(known..).unwrap_or_default().iter();
            ends.push((hits.len(), new.fold(Marks::default(), |marks, hit| marks.or(hit.entry.marks))));
        }
        (line.hits, line.ends) = (hits, ends);
        Some(line)
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    pub(super) fn token(&self, at: usize) -> Option<&Token<'a>> {
        self.tokens.get(at)
    }

    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.token(at).map(|token| token.kind)
    }

    /// The text of a token range, trimmed.
    pub(super) fn slice(&self, from: usize, to: usize) -> &'a str {
        let start = self.token(from).map_or(self.text.len(), |token| token.start);
        let end = to.checked_sub(1).and_then(|last| self.token(last)).map_or(start, Token::end);
        self.text.get(start..end.max(start)).unwrap_or_default().trim()
    }

    /// Whether a listed phrase begins at a token.
    pub(super) fn is_known(&self, at: usize) -> bool {
        !self.hits_at(at).is_empty()
    }

    /// Whether a phrase of a category may begin anywhere.
    pub(super) const fn may_have(&self, of: Marks) -> bool {
        self.begun.any(of)
    }

    /// Number of tokens of the longest listed phrase that begins at a token.
    pub(super) fn longest(&self, at: usize) -> usize {
        self.hits_at(at).first().map_or(0, |hit| hit.len)
    }

    /// The longest phrase of a category that begins at a token.
    pub(super) fn hit(&self, at: usize, of: Marks) -> Option<Hit> {
        self.ends.get(at).filter(|(_, marks)| marks.any(of))?;
        self.hits_at(at).iter().find(|hit| hit.entry.marks.any(of)).copied()
    }

    /// Whether a phrase of a category begins between two tokens.
    pub(super) fn has(&self, from: usize, to: usize, of: Marks) -> bool {
        (from..to).any(|at| self.hit(at, of).is_some())
    }

    /// The phrase of a category that spans exactly these tokens.
    pub(super) fn spans(&self, from: usize, to: usize, of: Marks) -> Option<Hit> {
        let len = to.checked_sub(from)?;
        self.hits_at(from).iter().find(|hit| hit.len == len && hit.entry.marks.any(of)).copied()
    }

    /// The start of a phrase of a category that ends before a token.
    pub(super) fn ending(&self, from: usize, to: usize, of: Marks) -> Option<usize> {
        (from..to).find(|at| self.hit(*at, of).is_some_and(|hit| at + hit.len == to))
    }

    /// Whether a token consists of letters of one kind.
    pub(super) fn is_all(&self, at: usize, of: fn(char) -> bool) -> bool {
        self.token(at).is_some_and(|token| token.is_all(of))
    }

    /// Whether a token has the form of the start of a name.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_capital)
    }

    /// Whether a token follows a space or is the first of the line.
    pub(super) fn is_spaced(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return true };
        at == 0 || self.text.get(..token.start).is_none_or(|before| before.ends_with(char::is_whitespace))
    }

    /// Whether a new piece may begin at a token.
    pub(super) fn is_boundary(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        match self.kind(before) {
            Some(Kind::Sign('-' | '\'' | '&')) => self.is_spaced(at),
            Some(Kind::Word) => (1..4).any(|len| at >= len && self.spans(at - len, at, Marks::AND).is_some()),
            Some(Kind::Number) => false,
            _ => true,
        }
    }

    /// Whether a line without labels has nothing next to its names that makes them those of authors: no bracket, agency,
    /// place, job, client or way of reporting.
    pub(super) fn is_unsigned(&self) -> bool {
        const PLACED: Marks = Marks::AGENCY.or(Marks::AT).or(Marks::CITY);
        const SIGNED: Marks = PLACED.or(Marks::FOR).or(Marks::JOB).or(Marks::DISPATCH);
        !self.is_boundary(1)
            && !self.begun.any(SIGNED)
            && self.tokens.iter().all(|token| katakana_place(token.text).is_none())
    }

    /// The range without separators and conjunctions at either end.
    pub(super) fn without_signs(&self, from: usize, to: usize) -> (usize, usize) {
        let (mut from, mut to) = (from, to);
        let waste = |at: usize| matches!(self.kind(at), Some(Kind::Sign(_) | Kind::Stop | Kind::Colon | Kind::Quote));
        while from < to && (waste(from) || self.kind(from) == Some(Kind::Close)) {
            from += 1;
        }
        while from < to
            && (waste(to - 1)
                || self.kind(to - 1) == Some(Kind::Open)
                || self.spans(to - 1, to, Marks::AND).is_some()
                || self.is_half(from, to))
        {
            to -= 1;
        }
        (from, to)
    }

    /// Whether the range ends with a bracket that was opened before it.
    fn is_half(&self, from: usize, to: usize) -> bool {
        let count = |kind: Kind| (from..to).filter(|at| self.kind(*at) == Some(kind)).count();
        self.kind(to - 1) == Some(Kind::Close) && count(Kind::Close) > count(Kind::Open)
    }

    /// The phrases that begin at a token, longest first.
    fn hits_at(&self, at: usize) -> &[Hit] {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |(end, _)| *end);
        self.ends.get(at).and_then(|(end, _)| self.hits.get(start..*end)).unwrap_or_default()
    }

    /// Adds the phrases that begin at a token; the categories of all that begin with its word.
    fn look(&self, at: usize, words: &Words, hits: &mut Vec<Hit>) -> Marks {
        let Some(first) = self.token(at).filter(|token| token.is_read()) else { return Marks::default() };
        let begun = words.first(first.key.split(' ').next().unwrap_or_default());
        let (longest, marks) = (begun.longest(), begun.marks);
        // A single capital is an initial, even if it equals a function word.
        if first.text.ends_with('.') && first.text.chars().count() == 2 && first.text.starts_with(char::is_uppercase) {
            return marks;
        }
        let start = hits.len();
        let mut key = Cow::Borrowed(first.key.as_ref());
        let mut count = first.words();
        let mut len = 1;
        let mut token = first;
        while count <= longest {
            let bare = token.text.is_ascii();
            let quiet = token.text.chars().any(char::is_lowercase);
            let text = self.text.get(first.start..token.end()).unwrap_or_default();
            let other = |entry: &Entry| {
                entry.printed.as_ref().is_some_and(|printed| !text.is_ascii() && text.to_lowercase() != *printed)
            };
            let fits = |entry: &&Entry| !(entry.accented && bare || entry.all_capitals && quiet || other(entry));
            if begun.has(count) {
                hits.extend(words.entries(&key).filter(fits).map(|entry| Hit { len, entry }));
            }
            let Some(next) = self.token(at + len).filter(|token| token.is_read()) else { break };
            count += next.words();
            if count > longest {
                break;
            }
            let key = key.to_mut();
            key.push(' ');
            key.push_str(&next.key);
            (len, token) = (len + 1, next);
        }
        // `Μετάφραση-απόδοση:`: the first part of a compound before a colon is the label.
        if hits.len() == start && first.text.contains('-') && self.kind(at + 1) == Some(Kind::Colon) {
            let half = first.key.split([' ', '-']).next().unwrap_or_default();
            hits.extend(
                words.entries(half).filter(|entry| entry.marks.any(Marks::LABEL)).map(|entry| Hit { len: 1, entry }),
            );
        }
        let compound = if hits.len() == start { words.compound(&first.key) } else { None };
        hits.extend(compound.map(|entry| Hit { len: 1, entry }));
        // Longest first; at equal length, in the order of the lists.
        hits.get_mut(start..).unwrap_or_default().sort_by_key(|hit| std::cmp::Reverse(hit.len));
        compound.map_or(marks, |job| marks.or(job.marks))
    }
}
