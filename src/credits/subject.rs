//! The subject of a sentence about an author: `Ada Frost is a novelist and lives in Cork`, `真壁透は記者`.

use super::lexer::Line;
use super::name::is_name;
use super::prose::Text;
use super::token::Token;
use super::words::{Marks, Words};

/// Maximum number of words of a name before the verb.
const MOST_NAME: usize = 5;
/// Maximum length in bytes of the start of a field that is searched for the verb.
const MOST_START: usize = 160;

/// Maximum number of letters of a name before a particle.
const MOST_LETTERS: usize = 24;
/// Maximum number of letters of a name in Chinese or Japanese.
const MOST_SHORT: usize = 6;
/// Number of syllables of a Korean name that is surely told from its particle.
const KOREAN_NAME: usize = 3;

/// The start of a sentence before the particle or verb that no space or only an ending separates from its subject: `王芳是记者`,
/// `真壁透は記者`, `김하늘은 기자다`, `อานนท์ ใจดี เป็นนักข่าว`.
pub(super) fn before_particle<'t>(text: &'t str, words: &Words) -> Option<&'t str> {
    const ENDS: [(&str, &[&str]); 3] = [
        ("zh", &["是", "为", "為", "系", "，", "、", "（", "("]),
        ("ja", &["は", "、", "（", "("]),
        ("th", &[" เป็น", " คือ"]),
    ];
    let head = text.get(..text.char_indices().nth(MOST_LETTERS).map_or(text.len(), |(at, _)| at))?;
    if words.is_own("ko") {
        let (first, _) = head.split_once(' ')?;
        let name = ["은", "는"].iter().find_map(|ending| first.strip_suffix(ending))?;
        return (name.chars().count() == KOREAN_NAME).then_some(name);
    }
    let (_, particles) = ENDS.iter().find(|(tag, _)| words.is_own(tag))?;
    let end = particles.iter().filter_map(|particle| head.find(particle)).min()?;
    let name = head.get(..end)?.trim_end();
    let letters = if words.is_own("th") { MOST_LETTERS } else { MOST_SHORT };
    (name.chars().count() <= letters && !words.is(name, Marks::CITY)).then_some(name)
}

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
