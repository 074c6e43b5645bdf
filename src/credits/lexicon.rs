mod compile;

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use regex::Regex;

use compile::compile;

use super::files::FILES;
use super::pattern::Group;
use super::script;
use super::word_file::WordFile;
use crate::model::{Evidence, Language, Role, name_key};

/// Bytes of what a list of words may hold.
const SHORT: usize = 120;

/// Roles that a label stands for, each with its kind.
pub(super) type Roles = Vec<(Role, Option<String>)>;

/// Keys that are ours, so that nobody outside chooses how they are spread.
type Set = HashSet<String, foldhash::fast::FixedState>;
/// Labels by their keys.
pub(super) type Table = HashMap<String, Roles, foldhash::fast::FixedState>;

/// The words of one language, or of no language, ready for look-ups.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    name: &'static str,
    pub(super) lines: Group,
    pub(super) bylines: Group,
    pub(super) brackets: Group,
    pub(super) heads: Group,
    pub(super) words: WordFile,
    pub(super) labels: Table,
    pub(super) bare: Table,
    pub(super) after: Table,
    /// First words of labels, so that most text is passed by with one look-up.
    pub(super) first: Set,
    /// Language names by their keys, the longest first.
    pub(super) tongues: Vec<(String, String)>,
    pub(super) by: Set,
    /// Words before or behind a source language, by their keys.
    pub(super) from: Vec<String>,
    /// The same of the language translated into.
    pub(super) into: Vec<String>,
    /// The word for `language`.
    pub(super) tongue: Vec<String>,
    /// Words with which the name of a language begins or ends, so that most text is passed by with one look-up.
    tongue_words: Set,
    /// What notices of machines say.
    pub(super) machine: Option<Regex>,
    /// A word out of each of these phrases, the one that other text has least.
    pub(super) machine_hint: Option<Regex>,
    pub(super) this: Vec<String>,
    pub(super) checked: Vec<String>,
    cards: Set,
    more: Set,
    sections: Set,
    and: Set,
    with: Set,
    agencies: Set,
    longest_agency: usize,
    unnamed: Set,
    newsrooms: Set,
    cities: Set,
    jobs: Set,
    desks: Set,
    days: Set,
    never: Set,
    particles: Set,
    engines: Set,
    machines: Set,
}

/// What is used for one document: the words of no language, its own language's, those of the scripts in it, English.
#[derive(Clone, Debug)]
pub(super) struct Words {
    pub(super) lexicons: Vec<&'static Lexicon>,
}

static READ: [OnceLock<Lexicon>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];

/// The words for a document in this language. Where the language is not known, every language of the Latin script.
pub(super) fn words(language: &Language, evidence: &Evidence) -> Words {
    let own = language.primary();
    let mut names = vec!["common"];
    let mut add = |name: &'static str| {
        if !names.contains(&name) {
            names.push(name);
        }
    };
    let own = same(own);
    FILES.iter().map(|(name, _)| *name).filter(|name| *name == own && own != "en").for_each(&mut add);
    for name in script::languages(evidence, own) {
        add(name);
    }
    add("en");
    if own.is_empty() {
        for name in script::LATIN {
            add(name);
        }
    }
    Words { lexicons: names.into_iter().filter_map(lexicon).collect() }
}

/// Languages whose words are kept in one file.
fn same(language: &str) -> &str {
    match language {
        "nb" | "nn" => "no",
        "hr" | "bs" | "sh" | "me" => "sr",
        "ms" => "id",
        "iw" => "he",
        "mo" => "ro",
        "gl" => "pt",
        "yue" => "zh",
        "tl" => "en",
        "prs" => "fa",
        other => other,
    }
}

fn lexicon(name: &str) -> Option<&'static Lexicon> {
    let at = FILES.iter().position(|(known, _)| *known == name)?;
    let (name, text) = FILES.get(at)?;
    // A file that does not parse gives nothing; a test reads them all.
    Some(READ.get(at)?.get_or_init(|| compile(name, toml::from_str(text).unwrap_or_default())))
}

impl Lexicon {
    /// Whether the name of a language may begin or end with a word.
    pub(super) fn may_be_tongue(&self, word: Option<&str>) -> bool {
        word.is_some_and(|word| self.tongue_words.contains(word) || script::is_east_asian(word))
    }

    /// Whether this is the language that the words are of.
    pub(super) fn own(&self, tag: &str) -> bool {
        self.name == tag.split('-').next().unwrap_or_default()
    }
}

impl Words {
    /// The tag of a language that is named as this document's credits name it.
    pub(super) fn language(&self, name: &str) -> Option<String> {
        let key = name_key(name);
        let tag = || Language::parse(&key).filter(|_| key.len() == 2).map(|tag| tag.as_str().to_owned());
        let mut tongues = self.lexicons.iter().flat_map(|lexicon| &lexicon.tongues);
        tongues.find(|(known, _)| *known == key).map(|(_, tag)| tag.clone()).or_else(tag)
    }

    /// Every word of a kind in the lists of this document.
    pub(super) fn all(&self, pick: fn(&WordFile) -> &Vec<String>) -> impl Iterator<Item = &'static str> {
        self.lexicons.iter().flat_map(move |lexicon| pick(&lexicon.words)).map(String::as_str)
    }

    fn has(&self, key: &str, pick: fn(&Lexicon) -> &Set) -> bool {
        self.lexicons.iter().any(|lexicon| pick(lexicon).contains(key))
    }

    /// Whether a line is the heading of an author's card.
    pub(super) fn is_card(&self, text: &str) -> bool {
        text.len() <= SHORT && self.has(&name_key(text), |lexicon| &lexicon.cards)
    }

    /// Whether a line leads elsewhere.
    pub(super) fn leads_on(&self, text: &str) -> bool {
        text.len() <= SHORT && self.has(&name_key(text), |lexicon| &lexicon.more)
    }

    /// Whether a line is the label of a section.
    pub(super) fn is_section(&self, text: &str) -> bool {
        text.len() <= SHORT && self.has(&name_key(text), |lexicon| &lexicon.sections)
    }

    /// Whether names stand side by side with only a space between them.
    pub(super) fn spaces_part_names(&self) -> bool {
        self.lexicons.iter().any(|lexicon| lexicon.words.spaces_part_names)
    }

    pub(super) fn is_and(&self, word: &str) -> bool {
        let key = name_key(word);
        matches!(word, "&" | "+") || (!key.is_empty() && !word.ends_with('.') && self.has(&key, |lexicon| &lexicon.and))
    }

    /// Whether a word stands between a label and names, such as `by`.
    pub(super) fn is_by(&self, word: &str) -> bool {
        word.len() <= SHORT && self.has(&name_key(word), |lexicon| &lexicon.by)
    }

    pub(super) fn is_with(&self, word: &str) -> bool {
        self.has(&name_key(word), |lexicon| &lexicon.with)
    }

    /// Whether a word is a label, so that it is no part of a name beside it.
    pub(super) fn is_label(&self, word: &str) -> bool {
        let key = name_key(word);
        self.lexicons.iter().any(|lexicon| lexicon.labels.contains_key(&key))
    }

    /// Whether a text is the name of a newsroom, by the last word of it: `Harbour Times`.
    pub(super) fn is_newsroom(&self, text: &str) -> bool {
        let key = name_key(text);
        let mut words = key.split(' ');
        let newsroom = |word: &str| self.has(word, |lexicon| &lexicon.newsrooms);
        key.contains(' ') && (words.next_back().is_some_and(newsroom) || words.next().is_some_and(newsroom))
    }

    /// The agencies that a whole text names, with a word for `with` before them or not.
    pub(super) fn agencies_alone<'a>(&self, text: &'a str) -> Option<Vec<&'a str>> {
        if text.len() > SHORT {
            return None;
        }
        let text = text.split_once(' ').filter(|(first, _)| self.is_with(first)).map_or(text, |(_, rest)| rest);
        let mut found = Vec::new();
        for part in text.split(['/', '／', ',', '、', '+', ';', '-', '–']) {
            let parts: Vec<&str> = if self.is_agency(part.trim()) { vec![part] } else { self.at_and(part) };
            for part in parts.into_iter().map(str::trim).filter(|part| !part.is_empty() && !self.is_unnamed(part)) {
                found.push(self.is_agency(part).then_some(part)?);
            }
        }
        (!found.is_empty()).then_some(found)
    }

    /// Parts at words for `and`, without space round them.
    pub(super) fn parts_at_and<'a>(&self, text: &'a str) -> Vec<&'a str> {
        self.at_and(text).into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
    }

    /// Parts at words for `and`.
    fn at_and<'a>(&self, text: &'a str) -> Vec<&'a str> {
        let mut parts = Vec::new();
        let mut start = 0;
        for (at, word) in text.split(' ').scan(0, |at, word| {
            let begin = *at;
            *at += word.len() + 1;
            Some((begin, word))
        }) {
            if self.is_and(word) {
                parts.extend(text.get(start..at));
                start = at + word.len();
            }
        }
        parts.extend(text.get(start..));
        parts
    }

    /// Whether this is the name of a news agency.
    pub(super) fn is_agency(&self, text: &str) -> bool {
        self.has(&name_key(text), |lexicon| &lexicon.agencies)
    }

    /// Whether agencies are meant that are not named: `agencies`, `Agenturen`, `外電`.
    pub(super) fn is_unnamed(&self, text: &str) -> bool {
        text.len() <= SHORT && self.has(&name_key(text), |lexicon| &lexicon.unnamed)
    }

    pub(super) fn is_city(&self, text: &str) -> bool {
        self.has(&name_key(text), |lexicon| &lexicon.cities)
    }

    /// Cuts an agency's name off the end of a text; answers what stands before it and the name.
    pub(super) fn agency_at_end<'a>(&self, text: &'a str) -> Option<(&'a str, &'a str)> {
        let longest = self.lexicons.iter().map(|lexicon| lexicon.longest_agency).max().unwrap_or(0);
        let starts: Vec<usize> = text.match_indices(' ').map(|(at, _)| at + 1).collect();
        let first = starts.len().saturating_sub(longest);
        starts.iter().skip(first).find_map(|at| {
            let (before, name) = text.split_at(*at);
            self.is_agency(name).then_some((before.trim_end_matches([' ', ',', '/', '|', '-', '–', '—']), name))
        })
    }

    /// Whether a whole text says what somebody is: `News Reporter`, `Staff Writers`.
    pub(super) fn is_job(&self, text: &str) -> bool {
        let key = name_key(text);
        let job = |key: &str| self.has(key, |lexicon| &lexicon.jobs);
        let few = text.split(' ').count() <= 3;
        job(&key)
            || few
                && (key.rsplit_once(' ').is_some_and(|(_, last)| job(last)) || key.split(' ').next().is_some_and(job))
    }

    /// Whether this one word says what somebody is.
    pub(super) fn is_job_word(&self, word: &str) -> bool {
        self.has(&name_key(word), |lexicon| &lexicon.jobs)
    }

    /// Whether a collective speaks: the whole text, or its first or last word, is the word of a desk.
    pub(super) fn is_desk(&self, text: &str) -> bool {
        let key = name_key(text);
        let desk = |key: &str| self.has(key, |lexicon| &lexicon.desks);
        let han = || self.all(|file| &file.desks).any(|desk| script::is_east_asian(desk) && key.ends_with(desk));
        let few = text.split(' ').count() <= 5;
        desk(&key)
            || few && (key.rsplit(' ').next().is_some_and(desk) || key.split(' ').next().is_some_and(desk))
            || han()
    }

    pub(super) fn is_day(&self, word: &str) -> bool {
        self.has(&name_key(word), |lexicon| &lexicon.days)
    }

    pub(super) fn is_never(&self, word: &str) -> bool {
        self.has(&name_key(word), |lexicon| &lexicon.never)
    }

    pub(super) fn is_particle(&self, word: &str) -> bool {
        self.has(&name_key(word), |lexicon| &lexicon.particles)
            || word.contains(['\'', '’']) && word.chars().count() <= 3
    }

    /// A translating machine: its name, empty when it has none.
    pub(super) fn engine(&self, text: &str) -> Option<String> {
        let key = name_key(text);
        if self.has(&key, |lexicon| &lexicon.engines) {
            return Some(text.to_owned());
        }
        self.has(&key, |lexicon| &lexicon.machines).then(String::new)
    }
}
