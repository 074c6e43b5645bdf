use std::sync::OnceLock;

use regex::{Captures, Regex};

use super::word_file::{PatternFile, WordFile};
use crate::model::Role;

/// A form of credit. Its expressions are compiled when a text first begins as it does: most never are.
#[derive(Debug)]
pub(super) struct Pattern {
    pub(super) roles: Vec<(Role, Option<String>)>,
    whole: Lazy,
    /// What stands before the first slot; none when a slot comes first.
    begin: Option<Lazy>,
    /// What a text must hold one of, in small letters, where a slot comes first.
    need: Vec<String>,
    pub(super) employer: bool,
    pub(super) outlet: bool,
}

#[derive(Debug)]
struct Lazy {
    say: String,
    compiled: OnceLock<Option<Regex>>,
}

impl Lazy {
    fn new(say: String) -> Self {
        Self { say, compiled: OnceLock::new() }
    }

    fn get(&self) -> Option<&Regex> {
        self.compiled.get_or_init(|| Regex::new(&self.say).ok()).as_ref()
    }
}

impl Pattern {
    pub(super) fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        self.whole.get()?.captures(text)
    }

    /// Where the words before the first slot end.
    pub(super) fn begins(&self, text: &str) -> Option<usize> {
        Some(self.begin.as_ref()?.get()?.find(text)?.end())
    }

    #[cfg(test)]
    pub(super) fn is_well_formed(&self) -> bool {
        self.whole.get().is_some() && self.begin.as_ref().is_none_or(|begin| begin.get().is_some())
    }
}

/// Patterns with one look at a text for all that begin with words.
#[derive(Debug, Default)]
pub(super) struct Group {
    patterns: Vec<Pattern>,
    begins: Option<Regex>,
}

impl Group {
    pub(super) fn new(patterns: Vec<Pattern>) -> Self {
        Self { begins: begins(&patterns), patterns }
    }

    /// The patterns that may fit, in their order.
    pub(super) fn fitting<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'a Pattern> {
        let worded = self.begins.as_ref().is_some_and(|begins| begins.is_match(text));
        self.patterns.iter().filter(move |pattern| match &pattern.begin {
            Some(_) => worded && pattern.begins(text).is_some(),
            None => pattern.need.is_empty() || pattern.need.iter().any(|need| holds(text, need)),
        })
    }

    pub(super) fn all(&self) -> &[Pattern] {
        &self.patterns
    }

    /// What any of the patterns begins with.
    pub(super) const fn begins(&self) -> Option<&Regex> {
        self.begins.as_ref()
    }
}

/// Whether a text holds a word in small or large letters of ASCII.
fn holds(text: &str, word: &str) -> bool {
    let Some(first) = word.as_bytes().first() else { return true };
    let starts = memchr::memchr2_iter(*first, first.to_ascii_uppercase(), text.as_bytes());
    starts.into_iter().any(|at| {
        text.as_bytes().get(at..at + word.len()).is_some_and(|found| found.eq_ignore_ascii_case(word.as_bytes()))
    })
}

fn begins(patterns: &[Pattern]) -> Option<Regex> {
    let begins: Vec<&str> =
        patterns.iter().filter_map(|pattern| pattern.begin.as_ref()).map(|begin| begin.say.as_str()).collect();
    (!begins.is_empty()).then(|| Regex::new(&begins.join("|")).ok()).flatten()
}

/// Reads `translator adapter` or `editor:copy-check`.
pub(super) fn roles(spec: &str) -> Vec<(Role, Option<String>)> {
    spec.split_whitespace()
        .filter_map(|role| {
            let (role, kind) = role.split_once(':').map_or((role, None), |(role, kind)| (role, Some(kind)));
            Some((Role::parse(role)?, kind.map(ToOwned::to_owned)))
        })
        .collect()
}

/// What the slots of a pattern stand for.
pub(super) struct Slots {
    language: String,
    wire: String,
}

const SLOTS: &[&str] =
    &["{names}", "{source}", "{author}", "{place}", "{lang}", "{to}", "{agency}", "{wire}", "{date}", "(?P<"];

impl Slots {
    pub(super) fn new(file: &WordFile) -> Self {
        Self { language: alternatives(file.languages.values().flatten()), wire: alternatives(file.agencies.iter()) }
    }

    /// The patterns of a group; `glued` ones need not reach the end of the text.
    pub(super) fn all(&self, group: &[PatternFile], glued: bool) -> Vec<Pattern> {
        let each = |file: &PatternFile| -> Vec<Pattern> {
            file.say.iter().map(|say| self.compile(file, say, glued)).collect()
        };
        group.iter().flat_map(each).collect()
    }

    pub(super) fn compile(&self, file: &PatternFile, say: &str, glued: bool) -> Pattern {
        let begin = say.get(..before_first_slot(say)).filter(|begin| !begin.trim().is_empty());
        let end = if glued { "" } else { r"\s*$" };
        Pattern {
            roles: file.roles.iter().flat_map(|role| roles(role)).collect(),
            whole: Lazy::new(format!("^(?i:{}){end}", self.expand(say))),
            begin: begin.map(|begin| Lazy::new(format!("^(?i:{})", self.expand(begin)))),
            need: file.need.clone(),
            employer: file.employer,
            outlet: file.outlet,
        }
    }

    fn expand(&self, say: &str) -> String {
        // No bound on a month's letters: each number of them would be compiled by itself.
        const DATE: &str =
            r"(?:\p{L}+\.?\s+\d{1,2}|\d{1,2}\.?\s+(?:de\s+)?\p{L}+\.?|\d{1,2}[./]\d{1,2}\.?)(?:,?\s+\d{4})?";
        say.replace(" :? ", r"(?:\s*[:：︱]\s*|\s+)")
            .replace(" : ", r"\s*[:：︱]\s*")
            .replace(" / ", r"\s*[/／]\s*")
            .replace(' ', r"(?:\s+)")
            .replace('’', "['’ʼ]")
            .replace("{names}", r"(?P<names>.+?)")
            .replace("{author}", r"(?P<author>.+?)")
            .replace("{source}", r"(?P<source>.+?)")
            .replace("{place}", r"(?P<place>[^()\[\]=;:]{2,40}?)")
            .replace("{lang}", &format!("(?P<lang>{})", self.language))
            .replace("{to}", &format!("(?P<to>{})", self.language))
            // Any short text: whether it names an agency is looked up when the pattern fits.
            .replace("{agency}", r"(?P<agency>[^()（）\[\]【】=;:]{2,40}?)")
            .replace("{wire}", &format!("(?P<agency>{})", self.wire))
            .replace("{date}", DATE)
    }
}

fn alternatives<'a>(words: impl Iterator<Item = &'a String>) -> String {
    let mut words: Vec<String> = words.map(|word| regex::escape(word).replace(' ', r"\s+")).collect();
    // The longest first: an alternation takes the first that fits.
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    if words.is_empty() { r"[^\s\S]".to_owned() } else { words.join("|") }
}

/// Where the text before the first slot ends, outside of any group.
fn before_first_slot(say: &str) -> usize {
    let first = SLOTS.iter().filter_map(|slot| say.find(slot)).min().unwrap_or(say.len());
    let (mut depth, mut outside, mut class) = (0usize, 0, false);
    let mut escaped = false;
    for (at, c) in say.char_indices().take_while(|(at, _)| *at < first) {
        match c {
            _ if escaped => {}
            '[' => class = true,
            ']' => class = false,
            '(' if !class => depth += 1,
            ')' if !class => depth = depth.saturating_sub(1),
            _ => {}
        }
        escaped = c == '\\' && !escaped;
        if depth == 0 && !class && !escaped {
            outside = at + c.len_utf8();
        }
    }
    // What repeats or is optional must not be cut off from its mark.
    if say.get(outside..).is_some_and(|rest| rest.starts_with(['?', '*', '+'])) { 0 } else { outside }
}
