use super::lexicon::{Lexicon, Words};
use crate::model::{Credit, Role, name_key};

/// The most words of a notice.
const MOST_WORDS: usize = 34;

/// Reads a notice that a machine translated the text: `This article was translated using AI from German.`
///
/// A sentence counts when it speaks of this article, a bare phrase when nothing but a language, an engine or a way follows.
pub(super) fn notice(line: &str, words: &Words, source: &str) -> Option<Vec<Credit>> {
    if super::shape::has_more_words(line, MOST_WORDS) {
        return None;
    }
    let whole = name_key(line);
    let machine = |lexicon: &&Lexicon| lexicon.machine.is_some();
    if !words.lexicons.iter().copied().filter(machine).any(|lexicon| mentions(&whole, lexicon)) {
        return None;
    }
    let from = words.lexicons.iter().find_map(|lexicon| source_language(&whole, lexicon));
    let key = from.as_ref().map_or_else(|| whole.clone(), |(phrase, _)| without(&whole, phrase));
    let (lexicon, rest) = words.lexicons.iter().find_map(|lexicon| said(&key, lexicon, words))?;
    let engine = words.all(|file| &file.engines).find(|engine| holds(&key, &name_key(engine)));
    let mut credit = Credit::new(Role::MachineTranslation, engine.unwrap_or_default(), source);
    if lexicon.checked.iter().any(|word| holds(&rest, word)) {
        credit = credit.with("kind", "post-edited");
    }
    if let Some((_, from)) = from {
        return Some(vec![credit.with("from", &from), Credit::new(Role::OriginalLanguage, from, source)]);
    }
    Some(vec![credit])
}

/// Whether the words of a notice may be in a key: a phrase, or the last words of one around a language.
fn mentions(key: &str, lexicon: &Lexicon) -> bool {
    if !lexicon.machine_hint.as_ref().is_some_and(|hint| hint.is_match(key)) {
        return false;
    }
    lexicon.machine.as_ref().is_some_and(|machine| machine.is_match(key))
        || source_language(key, lexicon).is_some_and(|(phrase, _)| {
            lexicon.machine.as_ref().is_some_and(|machine| machine.is_match(&without(key, &phrase)))
        })
}

fn said<'a>(key: &str, lexicon: &'a Lexicon, words: &Words) -> Option<(&'a Lexicon, String)> {
    let starts = |word: &String| {
        key.strip_prefix(word.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ') || !word.is_ascii())
    };
    let subject = || lexicon.this.iter().any(starts);
    lexicon.machine.as_ref()?.find_iter(key).find_map(|found| {
        let (at, phrase) = (found.start(), found.as_str());
        if !holds(key, phrase) {
            return None;
        }
        let rest = key.get(at + phrase.len()..).unwrap_or_default().trim();
        let next = rest.split(' ').next().unwrap_or_default();
        let ends = rest.is_empty()
            || lexicon.by.contains(next)
            || lexicon.from.iter().any(|from| rest.starts_with(from.as_str()))
            || words.engine(rest).is_some()
            || rest.chars().count() <= 8 && super::script::is_east_asian(rest);
        ((at == 0 && ends) || subject()).then(|| (lexicon, rest.to_owned()))
    })
}

/// Whether a phrase stands in the text as whole words; in scripts without spaces anywhere.
fn holds(key: &str, phrase: &str) -> bool {
    if phrase.is_empty() {
        return false;
    }
    if super::script::is_east_asian(phrase) {
        return key.contains(phrase);
    }
    key.match_indices(phrase).any(|(at, _)| {
        let before = key.get(..at).is_none_or(|text| text.is_empty() || text.ends_with(' '));
        let after = key.get(at + phrase.len()..).is_none_or(|text| text.is_empty() || text.starts_with(' '));
        before && after
    })
}

fn without(key: &str, phrase: &str) -> String {
    key.replacen(phrase, " ", 1).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The phrase that names the source language, and its tag.
fn source_language(key: &str, lexicon: &Lexicon) -> Option<(String, String)> {
    lexicon.tongues.iter().find_map(|(name, tag)| {
        if !key.contains(name.as_str()) {
            return None;
        }
        let mut phrases = lexicon.from.iter().flat_map(|from| {
            let glued = super::script::is_east_asian(name);
            let behind = if glued { format!("{name}{from}") } else { format!("{name} {from}") };
            [format!("{from} {name}"), behind]
        });
        phrases.find(|phrase| holds(key, phrase)).map(|phrase| (phrase, tag.clone()))
    })
}
