use super::lexicon::{Roles, Words};
use super::names::{Trust, people};
use super::said::in_roles;
use crate::model::{Credit, name_key};

/// The most bytes of such a line.
const MOST_LINE: usize = 200;

/// Labels behind the names: `Anna Schmidt (Text), Karl Lang (Fotos)`, `김수진 옮김`. Everybody named must have one.
pub(super) fn read(text: &str, words: &Words, source: &str) -> Option<Vec<Credit>> {
    if text.len() > MOST_LINE {
        return None;
    }
    if text.ends_with([')', '）']) { bracketed(text, words, source) } else { worded(text, words, source) }
}

fn bracketed(text: &str, words: &Words, source: &str) -> Option<Vec<Credit>> {
    let mut credits = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let open = rest.find(['(', '（'])?;
        let close = rest.find([')', '）'])?;
        let inside = rest.get(open..close)?.trim_start_matches(['(', '（']);
        let roles = label(inside, words)?;
        let names = rest.get(..open)?.trim_matches([',', ';', ' ', '/', '&', '、', '·', '+', '|']);
        let names = without_and(names, words);
        credits.extend(in_roles(&people(names, words, Trust::Preposition)?, &roles, source));
        rest = rest.get(close..)?.trim_start_matches([')', '）', ' ', '.']);
    }
    Some(credits)
}

fn without_and<'a>(names: &'a str, words: &Words) -> &'a str {
    names.split_once(' ').filter(|(first, _)| words.is_and(first)).map_or(names, |(_, rest)| rest)
}

/// A label alone, or several joined by signs or words.
fn label(text: &str, words: &Words) -> Option<Roles> {
    let mut roles = Roles::new();
    let mut parts: Vec<String> = vec![String::new()];
    for word in text.split([' ', ',', '/', '&', '、', '・', '+']).filter(|word| !word.is_empty()) {
        if words.is_and(word) || is_label(parts.last()?, words) {
            parts.push(String::new());
        }
        if !words.is_and(word) {
            let part = parts.last_mut()?;
            *part = format!("{part} {word}");
        }
    }
    for part in &parts {
        let key = name_key(part);
        roles.extend(words.lexicons.iter().find_map(|lexicon| lexicon.labels.get(&key))?.clone());
    }
    (!has_agency(&roles)).then_some(roles)
}

fn is_label(part: &str, words: &Words) -> bool {
    let key = name_key(part);
    words.lexicons.iter().any(|lexicon| lexicon.labels.contains_key(&key))
}

fn has_agency(roles: &Roles) -> bool {
    use crate::model::Role::{Agency, OriginalLanguage, OriginalPublication};
    roles.iter().any(|(role, _)| matches!(role, Agency | OriginalLanguage | OriginalPublication))
}

fn worded(text: &str, words: &Words, source: &str) -> Option<Vec<Credit>> {
    let (names, last) = text.rsplit_once([' ', '\u{3000}'])?;
    let key = name_key(last);
    let roles = words.lexicons.iter().find_map(|lexicon| lexicon.after.get(&key))?;
    Some(in_roles(&people(names, words, Trust::Label)?, roles, source))
}
