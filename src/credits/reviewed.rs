//! Notices of machine translation that name the editor who reviewed it: `Traduit à l’aide d’une IA puis relu par Ada Frost`.

use super::lexer::Line;
use super::notice;
use super::token::{Kind, Token};
use super::translation;
use super::words::{Marks, Words};
use crate::model::{Credit, Role};

/// Maximum number of unlisted words beside the name.
const MOST_UNKNOWN: usize = 2;

/// Reads a notice, and after it a word for the review with one name.
pub(super) fn read(line: &Line<'_>, words: &Words, source: &str) -> Option<Vec<Credit>> {
    let end = line.len() - usize::from(line.kind(line.len().checked_sub(1)?) == Some(Kind::Stop));
    if !line.may_have(Marks::MACHINE.or(Marks::ENGINE).or(Marks::MECHANICAL).or(Marks::LABEL)) {
        return None;
    }
    if let Some(credits) = by_agent(line, words, source) {
        return Some(credits);
    }
    let (from, to) = translation::only_name(line, end, words)?;
    let parts = |at: usize| line.kind(at) == Some(Kind::Sign(',')) || line.hit(at, Marks::AND).is_some();
    let parted = (1..from).rev().find(|at| parts(*at));
    let reviewed = (parted.unwrap_or(1)..from).rev().find(|at| reviews(line, *at));
    let cut = reviewed.or(parted).filter(|cut| (*cut..end).any(|at| reviews(line, at)))?;
    let rest = notice::unknown(line, cut, from)? + notice::unknown(line, to, end)?;
    let notice = line.text.get(..line.token(cut).map(|token| token.start)?)?;
    let mut credits = notice::read(&Line::read(notice.trim_end(), words)?, words, source)?;
    if rest > MOST_UNKNOWN {
        return None;
    }
    credits.first_mut()?.detail.insert("kind".to_owned(), "post-edited".to_owned());
    credits.push(Credit::new(Role::Editor, line.slice(from, to), source));
    Some(credits)
}

/// The same in a Japanese or Korean sentence, whose verbs come last.
fn by_agent(line: &Line<'_>, words: &Words, source: &str) -> Option<Vec<Credit>> {
    let work = (1..line.len()).rev().find(|at| reviews(line, *at))?;
    let name = translation::agent(line, work, words)?;
    let before = line.text.find(name).and_then(|at| line.text.get(..at))?;
    let mut credits = notice::read(&Line::read(before.trim_end(), words)?, words, source)?;
    credits.first_mut()?.detail.insert("kind".to_owned(), "post-edited".to_owned());
    credits.push(Credit::new(Role::Editor, name, source));
    Some(credits)
}

/// Whether a word for the review of a text is at a token.
fn reviews(line: &Line<'_>, at: usize) -> bool {
    let edits = |(role, _): &(Role, Option<String>)| *role == Role::Editor;
    let hit = line.hit(at, Marks::LABEL.or(Marks::AFTER));
    let labelled = hit.is_some_and(|hit| hit.roles().any(edits));
    line.token(at).is_some_and(Token::is_word) && (line.hit(at, Marks::CHECKED).is_some() || labelled)
}
