use regex::Captures;

use super::label;
use super::lexicon::Words;
use super::names::{People, Person, Trust, people, without_full_stop};
use super::pattern::Pattern;
use super::rest::without_fields;
use super::said::{as_printed, in_roles, is_picture, labelled, outlet, sources, with_languages};
use super::segment::{begins, segments};
use super::{book, machine};
use crate::model::{Credit, Role};

/// The most bytes of a line that is read as a credit.
const MOST_LINE: usize = 600;

/// Letters of a line of names alone.
const MOST_UNLABELLED: usize = 90;

/// Bytes of a text that what is glued to its start may take.
const MOST_HEAD: usize = 180;

/// Reads a whole line as credits: `Translated from Chinese by A; edited by B`. None when anything in it is something else.
/// A bare preposition counts where `byline` says so.
pub(super) fn parse(line: &str, words: &Words, byline: bool, source: &str) -> Option<Vec<Credit>> {
    if line.len() > MOST_LINE {
        return None;
    }
    let bracket = line.trim_start().starts_with(['(', '（', '[']);
    let credits = without_fields(line);
    let inner = bare(&credits);
    let whole = one(inner, &Patterns { words, byline, bracket }, source);
    let nobody = whole.as_ref().is_some_and(Vec::is_empty);
    let found = whole
        .filter(|found| !found.is_empty())
        .or_else(|| in_segments(inner, words, byline, source))
        .or_else(|| nobody.then(Vec::new))
        .or_else(|| machine::notice(inner, words, source))?;
    // Asked last, for most lines are no credit.
    (!book::is_described(line)).then_some(found)
}

/// Reads a line whose parts each begin with a label.
fn in_segments(line: &str, words: &Words, byline: bool, source: &str) -> Option<Vec<Credit>> {
    // Running text is parted only where it begins as a credit does.
    if super::shape::is_prose(line) && !begins(line, words, true, false) {
        return None;
    }
    let mut credits = Vec::new();
    let mut empty = false;
    let segments = segments(line, words);
    // A line in one piece was read as a whole already.
    if segments.len() < 2 && trimmed(line) == line {
        return None;
    }
    for (at, segment) in segments.iter().enumerate() {
        let text = trimmed(segment.text);
        if text.is_empty() || is_aside(text) {
            continue;
        }
        let patterns = Patterns { words, byline: byline && at == 0, bracket: segment.bracket };
        let found = one(text, &patterns, source)
            .or_else(|| machine::notice(text, words, source))
            .or_else(|| first_names(text, words, at, segments.len(), source))?;
        empty |= found.is_empty();
        credits.extend(found);
    }
    post_edited(&mut credits);
    relayed(&mut credits);
    (!credits.is_empty() || (empty && segments.len() == 1)).then_some(credits)
}

/// `RO - author: A, editor: B; EN - author: C`: who made the text in each language; the later ones translated it.
pub(super) fn by_language(text: &str, words: &Words, source: &str) -> Option<Vec<Credit>> {
    let mut credits = Vec::new();
    for (at, part) in text.split(';').enumerate() {
        let (code, rest) = part.trim().split_once(" - ").or_else(|| part.trim().split_once(" – "))?;
        let is_code = (2..=3).contains(&code.chars().count()) && code.chars().all(char::is_uppercase);
        let found = is_code.then(|| in_segments(rest.trim(), words, false, source)).flatten()?;
        credits.extend(found.into_iter().map(|mut credit| {
            if at > 0 && credit.role == Role::Author {
                credit.role = Role::Translator;
            }
            credit
        }));
    }
    Some(credits)
}

/// Whether a line is a label alone, its names in the next block.
pub(super) fn is_label(line: &str, words: &Words) -> bool {
    let line = line.trim();
    if line.chars().count() > 60 {
        return false;
    }
    let spaced = format!("{line} ");
    let closed = format!("{} : ", line.trim_end_matches([':', '：', ' ']));
    let ends = |text: &str| {
        label::at(text, words).is_some_and(|label| text.get(label.end..).is_some_and(|rest| rest.trim().is_empty()))
    };
    let begins = |pattern: &Pattern| pattern.begins(&spaced).is_some_and(|end| end >= line.len());
    let patterns = words.lexicons.iter().flat_map(|lexicon| lexicon.lines.all().iter().chain(lexicon.bylines.all()));
    ends(&spaced) || (line.ends_with([':', '：']) && ends(&closed)) || patterns.into_iter().any(begins)
}

/// A line without dashes before it, brackets round it and the full stop behind it.
fn bare(line: &str) -> &str {
    let line = line
        .trim_start_matches(['–', '—', '-', '•', '*', '▪', '■', '●', '◆', '▶', '►', '/', '|', '>', ' ', '\u{a0}'])
        .trim();
    let inner =
        [('(', ')'), ('（', '）'), ('[', ']'), ('【', '】'), ('〔', '〕')].into_iter().find_map(|(open, close)| {
            let end = line.trim_end_matches(['.', '。', ' ']).trim_end_matches(|c: char| c.is_ascii_digit());
            let inner = end.strip_prefix(open)?.strip_suffix(close)?;
            (!inner.contains(open)).then_some(inner)
        });
    without_full_stop(inner.unwrap_or(line).trim())
}

/// A segment without what parted it from its neighbours, and without half a pair of brackets.
fn trimmed(text: &str) -> &str {
    let text = text
        .trim_matches([' ', ';', '；', '|', '/', '／', ',', '，', '–', '—', '-', '・', '·', '•', '\u{a0}', '\u{3000}']);
    let opened = text.matches(['(', '（']).count();
    let closed = text.matches([')', '）']).count();
    let text = if opened > closed { text.trim_end_matches(['(', '（', ' ']) } else { text };
    if closed > opened { text.trim_end_matches([')', '）', ' ']) } else { text }
}

/// Times and rights between credits.
fn is_aside(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    letters == 0 || (digits >= 4 && letters <= 4)
}

struct Patterns<'a> {
    words: &'a Words,
    byline: bool,
    bracket: bool,
}

fn one(text: &str, patterns: &Patterns<'_>, source: &str) -> Option<Vec<Credit>> {
    let words = patterns.words;
    let plain = without_full_stop(text);
    if let Some(agencies) = words.agencies_alone(plain) {
        return Some(agencies.into_iter().map(|name| Credit::new(Role::Agency, name, source)).collect());
    }
    if words.is_unnamed(plain) {
        return Some(Vec::new());
    }
    // Behind a bare preposition stand a few names, not a sentence.
    let prose = super::shape::is_prose(text);
    let byline = patterns.byline && !prose;
    // A full stop may belong to the last name, but not at the end of a sentence.
    let texts = [text, plain];
    for text in texts.iter().skip(usize::from(prose || plain.len() == text.len())) {
        let behind = |label: &label::Label| labelled(label, text.get(label.end..)?, words, source);
        if let Some(found) = label::all(text, words).find_map(|label| behind(&label)) {
            return Some(found);
        }
        let groups = |lexicon: &'static super::lexicon::Lexicon| {
            let lines = lexicon.lines.fitting(text).map(|pattern| (pattern, Trust::Label));
            let bylines = byline.then(|| lexicon.bylines.fitting(text)).into_iter().flatten();
            let brackets = patterns.bracket.then(|| lexicon.brackets.fitting(text)).into_iter().flatten();
            lines
                .chain(bylines.map(|pattern| (pattern, Trust::Preposition)))
                .chain(brackets.map(|pattern| (pattern, Trust::Label)))
        };
        let mut all = words.lexicons.iter().flat_map(|lexicon| groups(lexicon));
        if let Some(found) = all.find_map(|(pattern, trust)| matched(pattern, text, words, trust, source)) {
            return Some(found);
        }
        if let Some(found) = super::behind::read(text, words, source) {
            return Some(found);
        }
    }
    if patterns.byline
        && let Some(found) = unlabelled(plain, words, source)
    {
        return Some(found);
    }
    label_without_name(text, words).then(Vec::new)
}

/// `Ada Frost avec AFP`, `Jana Nová, Praha`: names alone count where an agency or a known city stands beside them.
fn unlabelled(text: &str, words: &Words, source: &str) -> Option<Vec<Credit>> {
    let short = || text.contains(' ') && text.chars().nth(MOST_UNLABELLED).is_none();
    let parted = || text.contains([',', '，', '/', '／']) || words.agency_at_end(text).is_some();
    if !short() || !parted() {
        return None;
    }
    let found = people(text, words, Trust::Preposition)?;
    let full = |person: &Person| person.name.contains(' ');
    let placed = |person: &Person| person.detail.iter().any(|(key, value)| *key == "place" && words.is_city(value));
    let comma = text.contains([',', '，', '/']);
    let beside = !found.agencies.is_empty() || (comma && found.persons.iter().any(placed));
    (beside && !found.persons.is_empty() && found.persons.iter().all(full))
        .then(|| in_roles(&found, &vec![(Role::Author, None)], source))
}

/// An empty field of a form: a label with a colon and nothing behind it.
fn label_without_name(text: &str, words: &Words) -> bool {
    text.ends_with([':', '：']) && is_label(text, words)
}

/// `Margaret Mitsu, translated from the Japanese by …`: names before the first label are the authors.
fn first_names(text: &str, words: &Words, at: usize, segments: usize, source: &str) -> Option<Vec<Credit>> {
    if at > 0 || segments < 2 || text.ends_with(['.', '。', '!', '?', '…']) {
        return None;
    }
    let found = people(text, words, Trust::Preposition)?;
    Some(in_roles(&found, &vec![(Role::Author, None)], source))
}

/// The credits of what is glued to the start of a text.
pub(super) fn head(text: &str, words: &Words, source: &str) -> Option<Vec<Credit>> {
    let text = text.get(..text.floor_char_boundary(MOST_HEAD)).unwrap_or_default();
    let mut heads = words.lexicons.iter().flat_map(|lexicon| lexicon.heads.fitting(text));
    heads.find_map(|pattern| matched(pattern, text, words, Trust::Label, source))
}

fn matched(pattern: &Pattern, text: &str, words: &Words, trust: Trust, source: &str) -> Option<Vec<Credit>> {
    let captures = pattern.captures(text)?;
    let slot = |name: &str| captures.name(name).map(|found| found.as_str().trim()).filter(|found| !found.is_empty());
    let agencies = |agency: &str| agency.split(['/', '／']).all(|name| words.is_agency(name.trim()));
    if slot("agency").is_some_and(|agency| !pattern.employer && !agencies(agency)) {
        return None;
    }
    if slot("place")
        .is_some_and(|place| !is_place(place, slot("agency").is_some(), captures.name("city").is_some(), words))
    {
        return None;
    }
    if let (None, Some(named)) = (slot("names"), slot("source")) {
        let kind = pattern.roles.iter().find_map(|(_, kind)| kind.as_deref()).unwrap_or("source");
        let authors =
            slot("author").map_or_else(|| Some(People::default()), |names| people(names, words, Trust::Label))?;
        let mut credits = in_roles(&authors, &vec![(Role::Author, None)], source);
        credits.extend(sources(named, words, kind, source)?);
        return Some(credits);
    }
    if slot("names").is_some_and(|names| label::stands_within(names, words)) {
        return None;
    }
    let named = match slot("names") {
        Some(names) if pattern.outlet => words.language(names).is_none().then(|| outlet(names))??,
        Some(code) if pattern.roles.iter().all(|(role, _)| *role == Role::Initials) => {
            (!words.is_agency(code)).then(|| as_printed(code))?
        }
        Some(names) => people(names, words, trust)?,
        None => People::default(),
    };
    let mut roles = pattern.roles.clone();
    if roles.len() > 1 || slot("place").is_some() {
        roles.retain(|(role, _)| *role != Role::Dateline);
    }
    let mut credits = in_roles(&named, &roles, source);
    if pattern.outlet || roles.iter().all(|(role, _)| is_picture(*role)) {
        credits.retain(|credit| credit.role != Role::Agency);
    }
    told(&captures, pattern, words, credits, source)
}

/// A dateline's place: a name; where neither an agency nor a date stands beside it, a city that is known.
fn is_place(place: &str, agency: bool, must_be_known: bool, words: &Words) -> bool {
    let known = || place.split(['/', ',']).next().is_some_and(|place| words.is_city(place));
    let few = place.split_whitespace().count() <= 5 && !words.is_never(place.split(' ').next().unwrap_or_default());
    if must_be_known { known() } else { (agency || few) && !place.ends_with(char::is_whitespace) }
}

/// Adds what the other slots say: languages, place, agency.
fn told(
    captures: &Captures<'_>,
    pattern: &Pattern,
    words: &Words,
    credits: Vec<Credit>,
    source: &str,
) -> Option<Vec<Credit>> {
    let slot = |name: &str| captures.name(name).map(|found| found.as_str().trim());
    let from = slot("lang").map(|name| words.language(name).ok_or(()));
    let from = from.transpose().ok()?;
    let into = slot("to").and_then(|name| words.language(name));
    let language_alone = credits.is_empty() && pattern.roles.iter().any(|(role, _)| *role == Role::OriginalLanguage);
    let mut credits = with_languages(credits, from.as_deref(), into.as_deref(), source);
    if let Some(from) = from.filter(|_| language_alone) {
        credits = vec![Credit::new(Role::OriginalLanguage, from, source)];
    }
    for (role, named) in [(Role::Reporting, slot("basis"))].into_iter().filter_map(|(role, slot)| Some((role, slot?))) {
        credits.extend(in_roles(&people(named, words, Trust::Label)?, &vec![(role, None)], source));
    }
    if let Some(place) = slot("at") {
        for credit in credits.iter_mut().filter(|credit| credit.role == Role::Author) {
            credit.detail.entry("place".to_owned()).or_insert_with(|| place.to_owned());
        }
    }
    if let Some(place) = slot("place") {
        credits.push(Credit::new(Role::Dateline, place, source));
    }
    if let Some(agency) = slot("agency") {
        for credit in credits.iter_mut().filter(|credit| credit.role != Role::Dateline) {
            credit.detail.entry("org".to_owned()).or_insert_with(|| orgs(agency, words));
        }
        if !pattern.employer {
            let kind = pattern.roles.iter().find(|(role, _)| *role == Role::Agency).and_then(|(_, kind)| kind.clone());
            let agency = |name: &str| {
                let credit = Credit::new(Role::Agency, name.trim(), source);
                kind.as_ref().map_or(credit.clone(), |kind| credit.with("kind", kind))
            };
            credits.extend(agency_names(slot("agency").unwrap_or_default()).map(agency));
        }
    }
    Some(credits)
}

fn agency_names(text: &str) -> impl Iterator<Item = &str> {
    text.split(['/', '／'])
}

/// Newsrooms joined by `and` are listed with commas.
fn orgs(text: &str, words: &Words) -> String {
    words.parts_at_and(text).join(", ")
}

/// A machine's translation that a person edited.
fn post_edited(credits: &mut [Credit]) {
    let edited = credits.iter().any(|credit| matches!(credit.role, Role::Editor | Role::Initials));
    for credit in credits.iter_mut().filter(|credit| edited && credit.role == Role::MachineTranslation) {
        credit.detail.insert("kind".to_owned(), "post-edited".to_owned());
    }
}

/// A translation of a translation: the second translator began where the first ended.
fn relayed(credits: &mut [Credit]) {
    let mut last: Option<String> = None;
    for credit in credits.iter_mut().filter(|credit| credit.role == Role::Translator) {
        if let Some(last) = &last
            && credit.detail.get("to").is_some_and(|to| to != last)
        {
            credit.detail.entry("from".to_owned()).or_insert_with(|| last.clone());
        }
        last = credit.detail.get("to").cloned().or(last);
    }
}
