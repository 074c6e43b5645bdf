//! Sentences about the text itself: where it was first published, how it was translated, who reviewed that.

use super::lexer::Line;
use super::notice;
use super::original;
use super::reviewed;
use super::token::Kind;
use super::translation;
use super::words::{Marks, Words};
use crate::model::{Credit, Role};

/// Maximum number of tokens of a sentence of two clauses.
const MOST_TOKENS: usize = 40;

/// Reads a sentence about the text in any order of words.
pub(super) fn read(line: &Line<'_>, words: &Words, source: &str) -> Option<Vec<Credit>> {
    let kinds = [reviewed::read, notice::read, original::read];
    let found = two_clauses(line, words, source);
    found
        .or_else(|| kinds.into_iter().find_map(|read| read(line, words, source)))
        .or_else(|| first_sentence(line, words, source))
}

/// Reads the first of two sentences, if the other names nobody: `… first ran in The Harbour on 4 May. It has been edited.`
fn first_sentence(line: &Line<'_>, words: &Words, source: &str) -> Option<Vec<Credit>> {
    line.hit(0, Marks::THIS).filter(|_| line.has(0, line.len(), Marks::PUBLISHED))?;
    let stop = (1..line.len().saturating_sub(2)).rfind(|at| line.kind(*at) == Some(Kind::Stop))?;
    let named = (stop + 2..line.len()).any(|at| line.is_capital(at) || line.kind(at) == Some(Kind::Quote));
    let first = Line::read(line.slice(0, stop), words).filter(|_| !named && stop <= MOST_TOKENS)?;
    two_clauses(&first, words, source).or_else(|| original::read(&first, words, source))
}

/// Reads a sentence of two clauses with one subject: `This article, first published in The Harbour, was translated by AI`.
fn two_clauses(line: &Line<'_>, words: &Words, source: &str) -> Option<Vec<Credit>> {
    let end = line.len();
    let published = end <= MOST_TOKENS && line.has(0, end, Marks::PUBLISHED);
    let subject = line.hit(0, Marks::THIS).filter(|_| published)?.len;
    let is_comma = |at: usize| line.kind(at) == Some(Kind::Sign(','));
    let and = |at: usize| line.hit(at, Marks::AND).map_or(0, |and| and.len);
    let first = subject + usize::from(is_comma(subject));
    let clause = |from: usize, to: usize| {
        let text = format!("{} {}", line.slice(0, subject), line.slice(from, to));
        let clause = Line::read(&text, words)?;
        let kinds = [reviewed::read, notice::read, original::read, translation::read];
        kinds.into_iter().find_map(|read| read(&clause, words, source))
    };
    let parted = (first + 2..end).filter(|at| is_comma(*at) || and(*at) > 0);
    parted.into_iter().find_map(|at| {
        let next = at + usize::from(is_comma(at));
        let (before, after) = (clause(first, at)?, clause(next + and(next), end)?);
        let published = |credits: &[Credit]| credits.iter().any(|credit| credit.role == Role::OriginalPublication);
        (published(&before) != published(&after)).then(|| joined(before, after))
    })
}

/// The credits of both clauses; the language of the original once.
fn joined(before: Vec<Credit>, after: Vec<Credit>) -> Vec<Credit> {
    let mut credits = before;
    for credit in after {
        let language = |known: &Credit| known.role == Role::OriginalLanguage && credit.role == Role::OriginalLanguage;
        if !credits.iter().any(language) {
            credits.push(credit);
        }
    }
    credits
}
