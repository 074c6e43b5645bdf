use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;

use super::super::pattern::{Group, Slots, roles};
use super::super::script;
use super::super::word_file::WordFile;
use super::{Lexicon, Roles, Set, Table};
use crate::model::{Role, name_key};

/// Makes the words of a file ready for look-ups.
pub(super) fn compile(name: &'static str, words: WordFile) -> Lexicon {
    let keys = |list: &[String]| -> Set { list.iter().map(|word| name_key(word)).collect() };
    let table = |table: &BTreeMap<String, Vec<String>>| -> Table {
        let each = |(spec, words): (&String, &Vec<String>)| -> Vec<(String, Roles)> {
            words.iter().map(|word| (name_key(word), roles(spec))).collect()
        };
        table.iter().flat_map(each).collect()
    };
    let by_tag = words.languages.iter();
    let mut tongues: Vec<(String, String)> =
        by_tag.flat_map(|(tag, names)| names.iter().map(move |name| (name_key(name), tag.clone()))).collect();
    tongues.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    let slots = Slots::new(&words);
    let mut labels = table(&words.labels);
    let bare = table(&words.bare);
    for (key, roles) in &bare {
        labels.entry(key.clone()).or_insert_with(|| roles.clone());
    }
    for card in &words.cards {
        labels.entry(name_key(card)).or_insert_with(|| vec![(Role::Author, None)]);
    }
    let languages = words.languages.values().flatten();
    let languages_first = words.from.iter().chain(&words.into).chain(languages).map(|word| name_key(word));
    let first =
        labels.keys().cloned().chain(languages_first).filter_map(|key| key.split(' ').next().map(ToOwned::to_owned));
    let agencies = keys(&words.agencies);
    let (lines, brackets) = (slots.all(&words.line, false), slots.all(&words.bracket, false));
    let list = |list: &[String]| -> Vec<String> { list.iter().map(|word| name_key(word)).collect() };
    let tongue_words = tongues.iter().flat_map(|(name, _)| [name.split(' ').next(), name.split(' ').next_back()]);
    let tongue_words = tongue_words.flatten().map(ToOwned::to_owned).collect();
    Lexicon {
        name,
        tongue_words,
        machine_hint: hints(&words.machine),
        lines: Group::new(lines),
        bylines: Group::new(slots.all(&words.byline, false)),
        brackets: Group::new(brackets),
        heads: Group::new(slots.all(&words.head, true)),
        first: first.collect(),
        after: table(&words.after),
        labels,
        bare,
        tongues,
        by: keys(&words.by),
        from: list(&words.from),
        into: list(&words.into),
        tongue: list(&words.tongue),
        machine: phrases(&words.machine),
        this: list(&words.this),
        checked: list(&words.checked),
        cards: keys(&words.cards),
        more: keys(&words.more),
        sections: keys(&words.sections),
        and: keys(&words.and),
        with: keys(&words.with),
        longest_agency: agencies.iter().map(|name| name.split(' ').count()).max().unwrap_or(0),
        agencies,
        unnamed: keys(&words.unnamed),
        newsrooms: keys(&words.newsrooms),
        cities: keys(&words.cities),
        jobs: keys(&words.jobs),
        desks: keys(&words.desks),
        days: keys(&words.days),
        never: keys(&words.never),
        particles: keys(&words.particles),
        engines: keys(&words.engines),
        machines: keys(&words.machines),
        words,
    }
}

/// Any of some phrases in a key, the longest first.
fn phrases(words: &[String]) -> Option<Regex> {
    let mut keys: Vec<String> = words.iter().map(|word| regex::escape(&name_key(word))).collect();
    keys.sort_by_key(|key| std::cmp::Reverse(key.len()));
    (!keys.is_empty()).then(|| Regex::new(&keys.join("|")).ok()).flatten()
}

/// The longest word of each phrase, or its end in a script without spaces.
fn hints(phrases: &[String]) -> Option<Regex> {
    let hint = |phrase: &String| {
        let key = name_key(phrase);
        let word = key.split(' ').max_by_key(|word| word.len()).unwrap_or_default().to_owned();
        let end = word.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
        let hint = if script::is_east_asian(&word) { word.get(end..).unwrap_or_default() } else { &word };
        regex::escape(hint)
    };
    let hints: BTreeSet<String> = phrases.iter().map(hint).collect();
    let all = hints.into_iter().filter(|hint| !hint.is_empty()).collect::<Vec<_>>().join("|");
    (!all.is_empty()).then(|| Regex::new(&all).ok()).flatten()
}
