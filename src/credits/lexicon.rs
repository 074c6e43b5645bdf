use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use regex::Regex;
use serde::Deserialize;

use crate::model::{Language, Role, name_key};

/// The word lists, one file a language; `common` holds what no language owns.
const FILES: &[(&str, &str)] = &[
    ("common", include_str!("../../assets/credits/common.toml")),
    ("ar", include_str!("../../assets/credits/ar.toml")),
    ("bg", include_str!("../../assets/credits/bg.toml")),
    ("cs", include_str!("../../assets/credits/cs.toml")),
    ("de", include_str!("../../assets/credits/de.toml")),
    ("el", include_str!("../../assets/credits/el.toml")),
    ("en", include_str!("../../assets/credits/en.toml")),
    ("es", include_str!("../../assets/credits/es.toml")),
    ("fa", include_str!("../../assets/credits/fa.toml")),
    ("fr", include_str!("../../assets/credits/fr.toml")),
    ("he", include_str!("../../assets/credits/he.toml")),
    ("hi", include_str!("../../assets/credits/hi.toml")),
    ("hu", include_str!("../../assets/credits/hu.toml")),
    ("id", include_str!("../../assets/credits/id.toml")),
    ("it", include_str!("../../assets/credits/it.toml")),
    ("ja", include_str!("../../assets/credits/ja.toml")),
    ("ko", include_str!("../../assets/credits/ko.toml")),
    ("nl", include_str!("../../assets/credits/nl.toml")),
    ("no", include_str!("../../assets/credits/no.toml")),
    ("pl", include_str!("../../assets/credits/pl.toml")),
    ("pt", include_str!("../../assets/credits/pt.toml")),
    ("ro", include_str!("../../assets/credits/ro.toml")),
    ("ru", include_str!("../../assets/credits/ru.toml")),
    ("sr", include_str!("../../assets/credits/sr.toml")),
    ("sw", include_str!("../../assets/credits/sw.toml")),
    ("tr", include_str!("../../assets/credits/tr.toml")),
    ("uk", include_str!("../../assets/credits/uk.toml")),
    ("vi", include_str!("../../assets/credits/vi.toml")),
    ("zh", include_str!("../../assets/credits/zh.toml")),
];

/// A file of words as it stands in `assets/credits/`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct WordFile {
    /// Words between two people.
    pub(super) and: Vec<String>,
    /// Words between a person and a place.
    pub(super) at: Vec<String>,
    /// Words before an agency that helped: `with`, `avec`.
    pub(super) with: Vec<String>,
    /// What people are, beside their names.
    pub(super) jobs: Vec<String>,
    /// Words of desks and collective bylines.
    pub(super) desks: Vec<String>,
    /// The heading of an author's card.
    pub(super) cards: Vec<String>,
    /// Lines that lead elsewhere: `Read more`.
    pub(super) more: Vec<String>,
    /// Section labels printed above a headline.
    pub(super) sections: Vec<String>,
    /// News agencies.
    pub(super) agencies: Vec<String>,
    /// Words that begin no name though they have a capital: months, days, articles.
    pub(super) never: Vec<String>,
    /// Small words inside names.
    pub(super) particles: Vec<String>,
    /// Whether names stand side by side with a space between them.
    pub(super) spaces_part_names: bool,
    /// Names of languages as they are declined in credits, by tag.
    pub(super) languages: BTreeMap<String, Vec<String>>,
    /// Labels of a whole line or clause.
    line: Vec<PatternFile>,
    /// Bare prepositions of bylines; only at the head.
    byline: Vec<PatternFile>,
    /// What counts only inside a bracket behind names.
    bracket: Vec<PatternFile>,
    /// What is glued to the first sentence.
    head: Vec<PatternFile>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
struct PatternFile {
    /// Roles, each with an optional `:kind`.
    roles: Vec<String>,
    /// Regular expressions with slots in braces.
    say: Vec<String>,
    /// Whether the agency slot is the people's employer and nothing else.
    employer: bool,
    /// Whether names are titles of newsrooms and publications.
    outlet: bool,
}

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

/// The words of one language, or of no language.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    pub(super) lines: Vec<Pattern>,
    pub(super) bylines: Vec<Pattern>,
    pub(super) brackets: Vec<Pattern>,
    pub(super) heads: Vec<Pattern>,
    pub(super) words: WordFile,
    by_word: HashMap<String, String>,
}

/// Words that hold everywhere.
#[derive(Debug)]
pub(super) struct Everywhere {
    agencies: HashSet<String>,
    longest_agency: usize,
    jobs: HashSet<String>,
    desks: HashSet<String>,
    never: HashSet<String>,
    particles: HashSet<String>,
}

/// What is used for one document: its language's words, English, and those of no language.
#[derive(Clone, Debug)]
pub(super) struct Words {
    pub(super) lexicons: Vec<Arc<Lexicon>>,
    pub(super) everywhere: &'static Everywhere,
}

static FILES_READ: LazyLock<HashMap<&'static str, WordFile>> = LazyLock::new(|| {
    // A file that does not parse gives nothing; a test reads them all.
    FILES.iter().map(|(name, text)| (*name, toml::from_str(text).unwrap_or_default())).collect()
});

static EVERYWHERE: LazyLock<Everywhere> = LazyLock::new(|| {
    let all = |pick: fn(&WordFile) -> &Vec<String>| -> HashSet<String> {
        FILES_READ.values().flat_map(pick).map(|word| name_key(word)).collect()
    };
    let agencies = all(|file| &file.agencies);
    Everywhere {
        longest_agency: agencies.iter().map(|name| name.split(' ').count()).max().unwrap_or(1),
        agencies,
        jobs: all(|file| &file.jobs),
        desks: all(|file| &file.desks),
        never: all(|file| &file.never),
        particles: all(|file| &file.particles),
    }
});

static COMPILED: LazyLock<Mutex<HashMap<String, Arc<Lexicon>>>> = LazyLock::new(Mutex::default);

/// The words for a document in this language.
pub(super) fn words(language: &Language) -> Words {
    let own = language.primary();
    let mut names = vec!["common"];
    names.extend(FILES.iter().map(|(name, _)| *name).filter(|name| *name == own && own != "en"));
    names.push("en");
    Words { lexicons: names.into_iter().map(lexicon).collect(), everywhere: &EVERYWHERE }
}

fn lexicon(name: &str) -> Arc<Lexicon> {
    let mut compiled = COMPILED.lock().unwrap_or_else(PoisonError::into_inner);
    Arc::clone(compiled.entry(name.to_owned()).or_insert_with(|| Arc::new(compile(name))))
}

fn compile(name: &str) -> Lexicon {
    let file = FILES_READ.get(name).cloned().unwrap_or_default();
    let by_word = file
        .languages
        .iter()
        .flat_map(|(tag, words)| words.iter().map(move |word| (word.to_lowercase(), tag.clone())))
        .collect();
    let slots = Slots::new(&file);
    let all = |patterns: &[PatternFile], glued: bool| -> Vec<Pattern> {
        patterns
            .iter()
            .flat_map(|pattern| pattern.say.iter().filter_map(|say| slots.compile(pattern, say, glued)))
            .collect()
    };
    Lexicon {
        lines: all(&file.line, false),
        bylines: all(&file.byline, false),
        brackets: all(&file.bracket, false),
        heads: all(&file.head, true),
        by_word,
        words: file,
    }
}

/// What the slots of a pattern stand for.
struct Slots {
    language: String,
    agency: String,
    date: String,
}

impl Slots {
    fn new(file: &WordFile) -> Self {
        let alternatives = |words: Vec<&str>| {
            let mut words: Vec<String> =
                words.into_iter().map(|word| regex::escape(word).replace(' ', r"\s+")).collect();
            // The longest first: an alternation takes the first that fits.
            words.sort_by_key(|word| std::cmp::Reverse(word.len()));
            if words.is_empty() { r"[^\s\S]".to_owned() } else { words.join("|") }
        };
        let agencies = FILES_READ.values().flat_map(|file| &file.agencies).map(String::as_str).collect::<HashSet<_>>();
        let agency = alternatives(agencies.into_iter().collect());
        Self {
            language: alternatives(file.languages.values().flatten().map(String::as_str).collect()),
            agency,
            date: r"(?:\p{L}{3,12}\.?\s+\d{1,2}|\d{1,2}\.?\s+\p{L}{3,12}\.?|\d{1,2}[./]\d{1,2}\.?)(?:,?\s+\d{4})?"
                .to_owned(),
        }
    }

    fn compile(&self, pattern: &PatternFile, say: &str, glued: bool) -> Option<Pattern> {
        let roles = pattern.roles.iter().filter_map(|role| {
            let (role, kind) = role.split_once(':').map_or((role.as_str(), None), |(role, kind)| (role, Some(kind)));
            Some((Role::parse(role)?, kind.map(ToOwned::to_owned)))
        });
        let begin = say.get(..before_first_slot(say)).filter(|begin| !begin.trim().is_empty());
        let end = if glued { "" } else { r"\s*$" };
        Some(Pattern {
            roles: roles.collect(),
            whole: Regex::new(&format!("^(?i:{}){end}", self.expand(say))).ok()?,
            begin: begin.and_then(|begin| Regex::new(&format!("^(?i:{})", self.expand(begin))).ok()),
            employer: pattern.employer,
            outlet: pattern.outlet,
        })
    }

    fn expand(&self, say: &str) -> String {
        say.replace(" :? ", r"(?:\s*[:：︱]\s*|\s+)")
            .replace(" : ", r"\s*[:：︱]\s*")
            .replace(" / ", r"\s*[/／]\s*")
            .replace(' ', r"(?:\s+)")
            .replace('’', "['’ʼ]")
            .replace("{names}", r"(?P<names>.+?)")
            .replace("{author}", r"(?P<author>.+?)")
            .replace(
                "{engine}",
                r"(?P<engine>DeepL|Google Translate|Google|ChatGPT|OpenAI|Microsoft Translator|Yandex)",
            )
            .replace("{source}", r"(?P<source>.+?)")
            .replace("{place}", r"(?P<place>[^()\[\]=;:]{2,40}?)")
            .replace("{lang}", &format!("(?P<lang>{})", self.language))
            .replace("{to}", &format!("(?P<to>{})", self.language))
            .replace("{agency}", &format!("(?P<agency>{})", self.agency))
            .replace("{date}", &self.date)
    }
}

/// Where the text before the first slot ends, outside of any group.
fn before_first_slot(say: &str) -> usize {
    let slot =
        ["{names}", "{source}", "{author}", "{place}", "{lang}", "{to}", "{agency}", "{engine}", "{date}", "(?P<"];
    let first = slot.iter().filter_map(|slot| say.find(slot)).min().unwrap_or(say.len());
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

impl Words {
    /// The tag of a language that is named as this document's credits name it.
    pub(super) fn language(&self, name: &str) -> Option<String> {
        let name = name.to_lowercase();
        let tag = || Language::parse(&name).filter(|_| name.len() == 2).map(|tag| tag.as_str().to_owned());
        self.lexicons.iter().find_map(|lexicon| lexicon.by_word.get(&name)).cloned().or_else(tag)
    }

    /// Every word of a kind in the lists of this document.
    pub(super) fn all(&self, pick: fn(&WordFile) -> &Vec<String>) -> impl Iterator<Item = &str> {
        self.lexicons.iter().flat_map(move |lexicon| pick(&lexicon.words)).map(String::as_str)
    }

    /// Whether names stand side by side with only a space between them.
    pub(super) fn spaces_part_names(&self) -> bool {
        self.lexicons.iter().any(|lexicon| lexicon.words.spaces_part_names)
    }
}

impl Everywhere {
    /// Whether this is the name of a news agency.
    pub(super) fn is_agency(&self, text: &str) -> bool {
        self.agencies.contains(&name_key(text))
    }

    /// Cuts an agency's name off the end of a text; answers what stands before it and the name.
    pub(super) fn agency_at_end<'a>(&self, text: &'a str) -> Option<(&'a str, &'a str)> {
        let starts: Vec<usize> = text.match_indices(' ').map(|(at, _)| at + 1).collect();
        let first = starts.len().saturating_sub(self.longest_agency);
        starts.iter().skip(first).find_map(|at| {
            let (before, name) = text.split_at(*at);
            self.is_agency(name).then_some((before.trim_end_matches([' ', ',', '/', '|', '-', '–']), name))
        })
    }

    /// Whether a whole text says what somebody is: `News Reporter`, `Staff Writers`.
    pub(super) fn is_job(&self, text: &str) -> bool {
        let key = name_key(text);
        self.jobs.contains(&key)
            || key.split_once(' ').is_some_and(|(_, last)| self.jobs.contains(last) && text.split(' ').count() <= 3)
    }

    /// Whether this one word says what somebody is.
    pub(super) fn is_job_word(&self, word: &str) -> bool {
        self.jobs.contains(&name_key(word))
    }

    /// Whether a collective speaks: the whole text, or its last word, is the word of a desk.
    pub(super) fn is_desk(&self, text: &str) -> bool {
        let key = name_key(text);
        self.desks.contains(&key)
            || key.rsplit(' ').next().is_some_and(|last| self.desks.contains(last))
            || key.split(' ').next().is_some_and(|first| self.desks.contains(first))
            || self.desks.iter().any(|desk| super::script::is_han(desk) && key.ends_with(desk.as_str()))
    }

    pub(super) fn is_never(&self, word: &str) -> bool {
        self.never.contains(&name_key(word))
    }

    pub(super) fn is_particle(&self, word: &str) -> bool {
        self.particles.contains(&name_key(word)) || word.contains(['\'', '’']) && word.chars().count() <= 3
    }
}

#[cfg(test)]
mod tests {
    use super::{FILES, PatternFile, Slots, WordFile};

    #[test]
    fn every_word_file_and_every_pattern_in_it_is_well_formed() {
        for (name, text) in FILES {
            let file: WordFile = toml::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
            let slots = Slots::new(&file);
            let groups: [(&[PatternFile], bool); 4] =
                [(&file.line, false), (&file.byline, false), (&file.bracket, false), (&file.head, true)];
            for (pattern, glued) in groups.into_iter().flat_map(|(group, glued)| group.iter().map(move |p| (p, glued)))
            {
                assert!(!pattern.roles.is_empty(), "{name}: a pattern without roles");
                for say in &pattern.say {
                    let compiled = slots.compile(pattern, say, glued);
                    let roles = compiled.map(|compiled| compiled.roles.len());
                    assert_eq!(roles, Some(pattern.roles.len()), "{name}: {say}");
                }
            }
        }
    }
}
