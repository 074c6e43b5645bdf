use regex::Regex;

use super::word_file::{PatternFile, WordFile};
use crate::model::Role;

/// A form of credit, ready to be matched.
#[derive(Debug)]
pub(super) struct Pattern {
    pub(super) roles: Vec<(Role, Option<String>)>,
    pub(super) whole: Regex,
    /// What stands before the first slot; none when a slot comes first.
    pub(super) begin: Option<Regex>,
    pub(super) employer: bool,
    pub(super) outlet: bool,
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
            file.say.iter().filter_map(|say| self.compile(file, say, glued)).collect()
        };
        group.iter().flat_map(each).collect()
    }

    pub(super) fn compile(&self, file: &PatternFile, say: &str, glued: bool) -> Option<Pattern> {
        let begin = say.get(..before_first_slot(say)).filter(|begin| !begin.trim().is_empty());
        let end = if glued { "" } else { r"\s*$" };
        Some(Pattern {
            roles: file.roles.iter().flat_map(|role| roles(role)).collect(),
            whole: Regex::new(&format!("^(?i:{}){end}", self.expand(say))).ok()?,
            begin: begin.and_then(|begin| Regex::new(&format!("^(?i:{})", self.expand(begin))).ok()),
            employer: file.employer,
            outlet: file.outlet,
        })
    }

    fn expand(&self, say: &str) -> String {
        const DATE: &str =
            r"(?:\p{L}{3,12}\.?\s+\d{1,2}|\d{1,2}\.?\s+(?:de\s+)?\p{L}{3,12}\.?|\d{1,2}[./]\d{1,2}\.?)(?:,?\s+\d{4})?";
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
    let (mut depth, mut outside) = (0usize, 0);
    for (at, c) in say.char_indices().take_while(|(at, _)| *at < first) {
        match c {
            '(' if !say.get(..at).is_some_and(|before| before.ends_with('\\')) => depth += 1,
            ')' if !say.get(..at).is_some_and(|before| before.ends_with('\\')) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            outside = at + c.len_utf8();
        }
    }
    // What repeats or is optional must not be cut off from its mark.
    if say.get(outside..).is_some_and(|rest| rest.starts_with(['?', '*', '+'])) { 0 } else { outside }
}
