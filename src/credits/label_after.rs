//! Labels behind the names that they are of: `A contributed to this report`, `홍길동 옮김`, `A (translator)`.

use super::label::{self, Label, MOST_OUTLET};
use super::lexer::{Hit, Line};
use super::script;
use super::token::{Kind, Token};
use super::words::{Marks, Words};
use crate::model::Role;

/// Reads a label that stands behind names: `옮김`, `contributed to this report`, or one in a bracket of its own.
pub(super) fn read(line: &Line<'_>, start: usize, words: &Words) -> Option<Label> {
    let listed =
        |hit: Hit| Label { roles: hit.entry.after.clone(), end: start + hit.len, named: true, ..Label::default() };
    let after = line.hit(start, Marks::AFTER).map(|hit| with_object(line, listed(hit)));
    if let Some(label) = after.filter(|label| is_last(line, label.end)) {
        return Some(for_whom(line, label));
    }
    if line.kind(start) == Some(Kind::Open) {
        let inside = start + 1;
        let label = line.hit(inside, Marks::AFTER).map(|hit| Label { end: inside + hit.len, ..listed(hit) });
        let label = label.or_else(|| label::at(line, inside, words))?;
        let closed = line.kind(label.end) == Some(Kind::Close) && label.named && !is_no_work(&label);
        return closed.then(|| Label { end: label.end + 1, ..label });
    }
    // `A aus dem Englischen übersetzt`, `A fransızcadan çevirdi`: a label at the end of its sentence.
    let label = label::at(line, start, words).filter(|label| label.named && label.is_open() && !label.subject)?;
    let ends =
        matches!(line.kind(label.end), None | Some(Kind::Stop | Kind::Close | Kind::Sign(';' | '|' | '/' | ',')));
    (ends && label.from.is_some()).then_some(label)
}

/// What was worked on, and out of which language, behind the word for the work: `edited this story from Spanish`.
fn with_object(line: &Line<'_>, label: Label) -> Label {
    let end = label.end + line.hit(label.end, Marks::THIS).map_or(0, |object| object.len);
    let Some(from) = line.hit(end, Marks::FROM) else { return Label { end, ..label } };
    let mut tongue = end + from.len;
    while let Some(small) =
        line.hit(tongue, Marks::FILL.or(Marks::TONGUE)).filter(|_| line.hit(tongue, Marks::LANGUAGE).is_none())
    {
        tongue += small.len;
    }
    match line.hit(tongue, Marks::LANGUAGE) {
        Some(hit) => Label { from: hit.entry.tag.clone(), end: tongue + hit.len, ..label },
        // A language that no list knows.
        None if label.is(Role::Translator) && line.token(tongue).is_some_and(Token::is_capital) => {
            Label { end: tongue + 1, ..label }
        }
        None => Label { end, ..label },
    }
}

/// Whether no other word of a sentence follows a label that stands behind names.
fn is_last(line: &Line<'_>, end: usize) -> bool {
    let small = Marks::AND.or(Marks::FOR).or(Marks::AT).or(Marks::FROM).or(Marks::ON).or(Marks::WITH).or(Marks::LABEL);
    let odd =
        matches!(line.kind(end), Some(Kind::Sign('#' | '–' | '—' | '-') | Kind::Number | Kind::Contact | Kind::Colon));
    if odd {
        return false;
    }
    let by = line.hit(end, Marks::BY).is_some() && line.hit(end, Marks::AT.or(Marks::FROM)).is_none();
    // `李华 译 王明 校`: in a line of names and single signs the next name follows.
    let han = |at: usize| line.token(at).is_some_and(|token| token.text.chars().all(script::is_han));
    let signs = han(end) && end.checked_sub(1).is_some_and(han) && line.text.chars().count() <= 24;
    line.kind(end) != Some(Kind::Word) || !by && line.hit(end, small).is_some() || !line.is_spaced(end) || signs
}

/// Adds the outlet that work was done for: `adapted this story for Harbour Radio`.
fn for_whom(line: &Line<'_>, label: Label) -> Label {
    let start = label.end + line.hit(label.end, Marks::FOR).map_or(0, |hit| hit.len);
    let named = |at: usize| line.token(at).is_some_and(|token| token.is_word() && token.is_capital());
    let end = (start..start + MOST_OUTLET).find(|at| !named(*at)).unwrap_or(start);
    if start == label.end || end == start {
        return from_where(line, label);
    }
    Label { org: Some(line.slice(start, end).to_owned()), end, ..label }
}

/// A place behind such a label is where its people were: `contributed reporting from Oslo`.
fn from_where(line: &Line<'_>, label: Label) -> Label {
    let start = label.end + line.hit(label.end, Marks::AT).map_or(0, |hit| hit.len);
    let named = |at: usize| {
        line.token(at).is_some_and(|token| token.is_word() && token.is_capital() && script::is_cased(token.text))
    };
    let end = (start..start + MOST_OUTLET).find(|at| !named(*at)).unwrap_or(start);
    if start == label.end { label } else { Label { end: end.max(label.end), ..label } }
}

fn is_no_work(label: &Label) -> bool {
    label
        .roles
        .iter()
        .all(|(role, _)| matches!(role, Role::Agency | Role::OriginalLanguage | Role::OriginalPublication))
}
