//! The subject of a sentence about an author in a field: `Ada Frost is a novelist and lives in Cork`.

use super::lexer::Line;
use super::name::is_name;
use super::prose::Text;
use super::token::Token;
use super::words::{Marks, Words};

/// Maximum number of words of a name before the verb.
const MOST_NAME: usize = 5;
/// Maximum length in bytes of the start of a field that is searched for the verb.
const MOST_START: usize = 160;

/// The name before a form of `be`; empty if it is only a given name, which tells nobody apart.
pub(super) fn of_sentence<'t>(text: &'t str, words: &Words) -> Option<&'t str> {
    // Most fields are a name of two words.
    text.split(' ').nth(2)?;
    let start = text.get(..text.floor_char_boundary(MOST_START))?;
    if !Text::new(start, words).says(Marks::COPULA) {
        return None;
    }
    let line = Line::read(start, words)?;
    let is_verb = |at: &usize| {
        line.hit(*at, Marks::COPULA).is_some()
            && line.token(*at).is_some_and(Token::is_small)
            // In Portuguese `é` is a verb and `e` a conjunction.
            && (line.hit(*at, Marks::AND).is_none() || !line.slice(*at, at + 1).is_ascii())
    };
    let verb = (1..=MOST_NAME).find(is_verb).filter(|verb| line.token(verb + 1).is_some_and(Token::is_word))?;
    match verb {
        1 => line.is_capital(0).then_some(""),
        _ => is_name(&line, 0, verb, words).then(|| line.slice(0, verb)),
    }
}
