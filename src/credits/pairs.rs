//! Labels and names that alternate without a sign between them: `Words Ada Frost Photographs Bo Lind`. Only a line that is
//! nothing but such pairs is read so.

use super::label::{self, Firm, Label};
use super::lexer::Line;
use super::name::is_name;
use super::script;
use super::token::{Kind, Token};
use super::words::{Marks, Words};
use crate::model::Role;

/// Maximum number of tokens of such a line.
const MOST_TOKENS: usize = 24;
/// Number of words of a name with capitals.
const LEAST_NAME: usize = 2;
const MOST_NAME: usize = 4;

/// The labels between the names of a line of pairs, each with its token; none if it has another form.
pub(super) fn labels(line: &Line<'_>, words: &Words) -> Vec<(usize, Label)> {
    read(line, words).unwrap_or_default()
}

fn read(line: &Line<'_>, words: &Words) -> Option<Vec<(usize, Label)>> {
    if line.len() > MOST_TOKENS || !line.is_capital(0) || !script::is_cased(line.text) {
        return None;
    }
    let opener = line.hit(0, Marks::BYLINE).map(|by| by.len);
    let mut names = opener.or_else(|| label_at(line, 0, words).map(|label| label.end))?;
    let mut labels = Vec::new();
    while let Some((at, label)) = (names + LEAST_NAME..line.len()).find_map(|at| Some((at, label_at(line, at, words)?)))
    {
        names = is_people(line, names, at, words).then_some(label.end)?;
        labels.push((at, Label { firm: Firm::By, ..label }));
    }
    is_people(line, names, line.len(), words).then_some(labels)
}

/// A label with a capital and nothing else between two names; not a job, which is the first person's.
fn label_at(line: &Line<'_>, at: usize, words: &Words) -> Option<Label> {
    let hit = line.hit(at, Marks::LABEL).filter(|hit| hit.len == line.longest(at) && line.is_capital(at))?;
    let job = Marks::JOB.or(Marks::REPORTER).or(Marks::OTHER).or(Marks::AGENCY).or(Marks::CITY);
    let is_work = |(role, _): &(Role, Option<String>)| {
        matches!(role, Role::Author | Role::Photographer | Role::Illustrator | Role::Video | Role::Translator)
    };
    let label = label::at(line, at, words)?;
    let plain = label.is_open() && label.named && label.end == at + hit.len && label.from.is_none();
    (plain && line.hit(at, job).is_none() && label.roles.iter().all(is_work)).then_some(label)
}

/// Whether tokens are names of two to four words, with a comma or a conjunction between them.
fn is_people(line: &Line<'_>, from: usize, to: usize, words: &Words) -> bool {
    let joins = |at: usize| {
        matches!(line.kind(at), Some(Kind::Sign(',' | '&'))) || line.spans(at, at + 1, Marks::AND).is_some()
    };
    let mut start = from;
    (from..=to).filter(|at| *at == to || joins(*at)).all(|at| {
        let begin = std::mem::replace(&mut start, at + 1);
        let capitals = (begin..at).filter(|at| line.is_capital(*at)).count();
        let is_word = |at: usize| line.token(at).is_some_and(Token::is_word) || line.kind(at) == Some(Kind::Sign('-'));
        (LEAST_NAME..=MOST_NAME).contains(&capitals) && (begin..at).all(is_word) && is_name(line, begin, at, words)
    })
}
