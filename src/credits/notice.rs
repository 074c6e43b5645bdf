//! Notices that a machine translated the text, whatever the order of their words: `Tekst przetłumaczony z ukraińskiego przy
//! użyciu AI`, `本文由AI協助翻譯`.

use super::lexer::{Hit, Line};
use super::script;
use super::token::{Kind, Token};
use super::words::{Marks, Words};
use crate::model::{Credit, Role};

/// Maximum number of tokens of a notice.
const MOST_TOKENS: usize = 32;
/// Maximum number of unlisted words of a notice with the text as its subject, and of another.
const MOST_UNKNOWN: usize = 3;
const MOST_OTHER: usize = 1;
/// Number of letters that count as a word in scripts without spaces.
const DENSE_WORD: usize = 3;

/// Words for the machine.
const MACHINES: Marks = Marks::ENGINE.or(Marks::MACHINE).or(Marks::MECHANICAL);

/// Reads a notice: a word for the machine, one for the translation, and few others, none of which can be a name.
pub(super) fn read(line: &Line<'_>, words: &Words, source: &str) -> Option<Vec<Credit>> {
    let all = || 0..line.len();
    // `Translated by Google · Show original` is a button.
    let has = |of: Marks| line.has(0, line.len(), of);
    let machine = has(MACHINES) || subject_is_machine(line);
    if line.len() > MOST_TOKENS || !line.may_have(MACHINES.or(Marks::LABEL)) || !machine || has(Marks::MORE) {
        return None;
    }
    let start = all().find(|at| matches!(line.kind(*at), Some(Kind::Word)))?;
    let subject = line.hit(start, Marks::THIS).is_some();
    let begins = subject || translates(line, start) || line.hit(start, MACHINES).is_some();
    let most = if subject { MOST_UNKNOWN } else { MOST_OTHER };
    if !begins || !all().any(|at| translates(line, at)) || unknown(line, 0, line.len())? > most {
        return None;
    }
    let engine = all().find_map(|at| line.hit(at, Marks::ENGINE).map(|hit| line.slice(at, at + hit.len)));
    if engine.is_some_and(|engine| engine.starts_with("Google")) && !subject {
        return None;
    }
    let checked =
        all().any(|at| line.hit(at, Marks::CHECKED).is_some() || line.hit(at, Marks::LABEL).is_some_and(edits));
    let mut credits = vec![Credit::new(Role::MachineTranslation, engine.unwrap_or_default(), source)];
    // In Indonesian `dari` is a preposition.
    let small = |at: &usize| line.hit(*at, Marks::FROM.or(Marks::INTO)).is_some();
    let languages = all().filter(|at| !small(at)).filter_map(|at| line.hit(at, Marks::LANGUAGE)?.entry.tag.clone());
    for tag in languages {
        let way = if words.is_own(&tag) { "to" } else { "from" };
        if way == "from" && credits.len() == 1 {
            credits.push(Credit::new(Role::OriginalLanguage, &tag, source));
        }
        credits.first_mut()?.detail.entry(way.to_owned()).or_insert(tag);
    }
    if checked {
        credits.first_mut()?.detail.insert("kind".to_owned(), "post-edited".to_owned());
    }
    Some(credits)
}

/// Whether a sentence about the text has a word for both the machine and its translation: `machine-translated`.
fn subject_is_machine(line: &Line<'_>) -> bool {
    let made = |(role, _): &(Role, Option<String>)| *role == Role::MachineTranslation;
    let is_machine = |at: usize| line.hit(at, Marks::LABEL).is_some_and(|hit| hit.entry.label.iter().any(made));
    script::is_cased(line.text) && line.hit(0, Marks::THIS).is_some() && (0..line.len()).any(is_machine)
}

/// Whether a word for a translation begins at a token.
fn translates(line: &Line<'_>, at: usize) -> bool {
    let made = |(role, _): &(Role, Option<String>)| matches!(role, Role::Translator | Role::MachineTranslation);
    let hit = line.hit(at, Marks::LABEL.or(Marks::AFTER));
    hit.is_some_and(|hit| hit.roles().any(made))
}

fn edits(hit: Hit) -> bool {
    hit.entry.label.iter().any(|(role, _)| *role == Role::Editor)
}

/// Number of unlisted words between two tokens; none if there may be a name among them, or a label with a colon.
pub(super) fn unknown(line: &Line<'_>, from: usize, to: usize) -> Option<usize> {
    let (mut words, mut letters, mut at) = (0, 0, from);
    while let Some(token) = line.token(at).filter(|_| at < to) {
        let known = line.longest(at);
        let before = at.checked_sub(1);
        let begins = before.is_none_or(|before| !line.token(before).is_some_and(Token::is_read));
        // `DeepL/ab`, `經編輯王芳審校`: a code or a name follows.
        let stroke = before.is_some_and(|before| line.kind(before) == Some(Kind::Sign('/')));
        let labelled = known == 0 && before.is_some_and(|before| line.hit(before, Marks::LABEL).is_some_and(edits));
        if stroke && token.is_code() || labelled && token.is_word() && !script::is_cased(token.text) {
            return None;
        }
        match token.kind {
            _ if known > 0 => {}
            Kind::Colon | Kind::Contact => return None,
            Kind::Word if token.is_all(script::is_dense) => letters += token.text.chars().count(),
            // In Korean an ending follows the word it belongs to.
            Kind::Word if token.is_all(script::is_hangul) && !line.is_spaced(at) => {}
            Kind::Word if token.is_capital() && script::is_cased(token.text) && !begins => return None,
            Kind::Word => words += 1,
            _ => {}
        }
        at += known.max(1);
    }
    Some(words + letters.div_ceil(DENSE_WORD))
}
