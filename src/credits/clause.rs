use regex::Captures;

use super::lexicon::{Pattern, Words};
use super::names::{People, Person, Trust, people, without_full_stop};
use super::shape;
use crate::model::{Credit, Role};

/// The most characters of a line that is read as a credit.
const MOST_LINE: usize = 600;

/// Reads a whole line as credits: `Translated from Chinese by A; edited by B`. None when anything in it is something else.
/// A bare preposition counts where `byline` says so.
pub(super) fn parse(line: &str, words: &Words, byline: bool, source: &str) -> Option<Vec<Credit>> {
    if line.len() > MOST_LINE {
        return None;
    }
    let line = bare(line);
    if let Some(whole) =
        one(line, &Patterns { words, byline, bracket: false }, source).filter(|found| !found.is_empty())
    {
        return Some(whole);
    }
    let mut credits = Vec::new();
    let segments = segments(line, words);
    for (at, segment) in segments.iter().enumerate() {
        let text = segment.text.trim_matches([' ', ';', '|', '/', ',', '–', '—', '-', '・']);
        let open = text.matches(['(', '（']).count() > text.matches([')', '）']).count();
        let closed = text.matches([')', '）']).count() > text.matches(['(', '（']).count();
        let text = if open { text.trim_end_matches(['(', '（', ' ']) } else { text };
        let text = if closed { text.trim_end_matches([')', '）', ' ']) } else { text };
        if text.is_empty() || is_aside(text) {
            continue;
        }
        let patterns = Patterns { words, byline: byline && at == 0, bracket: segment.bracket };
        let found = one(text, &patterns, source).or_else(|| first_names(text, words, at, segments.len(), source))?;
        credits.extend(found);
    }
    post_edited(&mut credits);
    (!credits.is_empty()).then_some(credits)
}

/// Whether a line is a label alone, its names in the next block.
pub(super) fn is_label(line: &str, words: &Words) -> bool {
    let all = words.lexicons.iter().flat_map(|lexicon| lexicon.lines.iter().chain(&lexicon.bylines));
    let line = format!("{} ", line.trim());
    line.chars().count() <= 60
        && all
            .filter_map(|pattern| pattern.begin.as_ref())
            .any(|begin| begin.find(&line).is_some_and(|found| found.end() >= line.trim_end().len()))
}

/// A line without dashes before it, brackets round it and the full stop behind it.
fn bare(line: &str) -> &str {
    let line = line.trim_start_matches(['–', '—', '-', '•', '*', '▪', '■', '●', ' ', '\u{a0}']).trim();
    let inner =
        [('(', ')'), ('（', '）'), ('[', ']'), ('【', '】'), ('〔', '〕')].into_iter().find_map(|(open, close)| {
            let inner = line.trim_end_matches(['.', '。', ' ']).strip_prefix(open)?.strip_suffix(close)?;
            (!inner.contains(open)).then_some(inner)
        });
    without_full_stop(inner.unwrap_or(line).trim())
}

/// Times and rights between credits.
fn is_aside(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    letters == 0 || (digits >= 4 && letters <= 4)
}

struct Segment<'a> {
    text: &'a str,
    bracket: bool,
}

/// Parts a line where a new label begins.
fn segments<'a>(line: &'a str, words: &Words) -> Vec<Segment<'a>> {
    let mut segments = Vec::new();
    let mut start = 0;
    let mut bracket = false;
    for (at, c) in line.char_indices().skip(1) {
        let Some((before, rest)) = line.split_at_checked(at) else { continue };
        let Some(previous) = before.chars().next_back() else { continue };
        let stands = matches!(
            previous,
            ';' | '；' | '|' | '/' | '／' | '.' | ',' | '，' | '–' | '—' | '(' | '（' | ' ' | '\u{3000}' | '：' | ':'
        );
        if c.is_whitespace() || !stands {
            continue;
        }
        let strong = before.trim_end().ends_with([';', '；', '|', '/', '／', '.', ',', '，', '–', '—', '(', '（'])
            || words.all(|file| &file.and).any(|and| ends_with_word(before, and));
        let opened = before.trim_end().ends_with(['(', '（']);
        if begins(rest, words, strong, opened) {
            let cut = words
                .all(|file| &file.and)
                .find(|and| ends_with_word(before, and))
                .map_or(at, |and| at - and.len() - 1);
            segments.push(Segment { text: line.get(start..cut).unwrap_or_default(), bracket });
            start = at;
            bracket = opened;
        }
    }
    segments.push(Segment { text: line.get(start..).unwrap_or_default(), bracket });
    segments
}

fn ends_with_word(before: &str, word: &str) -> bool {
    before.trim_end().to_lowercase().ends_with(&format!(" {word}"))
}

/// Whether a label stands at the start; where nothing parts it from what came before, only one with a colon counts.
fn begins(rest: &str, words: &Words, strong: bool, bracket: bool) -> bool {
    words.lexicons.iter().any(|lexicon| {
        let more: &[Pattern] = if bracket { &lexicon.brackets } else { &[] };
        lexicon.lines.iter().chain(more).filter_map(|pattern| pattern.begin.as_ref()).any(|begin| {
            begin
                .find(rest)
                .is_some_and(|found| found.end() > 0 && (strong || found.as_str().contains([':', '：', '︱'])))
        })
    })
}

struct Patterns<'a> {
    words: &'a Words,
    byline: bool,
    bracket: bool,
}

fn one(text: &str, patterns: &Patterns<'_>, source: &str) -> Option<Vec<Credit>> {
    let words = patterns.words;
    let texts = [text, without_full_stop(text)];
    for text in texts {
        for lexicon in &words.lexicons {
            for pattern in &lexicon.lines {
                if let Some(found) = matched(pattern, text, words, Trust::Label, source) {
                    return Some(found);
                }
            }
            let groups: [(bool, &[Pattern], Trust); 2] = [
                (patterns.byline, &lexicon.bylines, Trust::Preposition),
                (patterns.bracket, &lexicon.brackets, Trust::Label),
            ];
            for pattern in
                groups.iter().filter(|group| group.0).flat_map(|group| group.1.iter().map(move |p| (p, group.2)))
            {
                if let Some(found) = matched(pattern.0, text, words, pattern.1, source) {
                    return Some(found);
                }
            }
        }
    }
    label_without_name(text, words).then(Vec::new)
}

/// An empty field of a form: a label with a colon and nothing behind it.
fn label_without_name(text: &str, words: &Words) -> bool {
    text.ends_with([':', '：']) && is_label(text, words)
}

/// `Margaret Mitsu, translated from the Japanese by …`: names before the first label are the authors.
fn first_names(text: &str, words: &Words, at: usize, segments: usize, source: &str) -> Option<Vec<Credit>> {
    if at > 0 || segments < 2 {
        return None;
    }
    let found = people(text, words, Trust::Preposition)?;
    let credits = found.persons.iter().map(|person| person.credit(Role::Author, source));
    Some(credits.chain(found.agencies.iter().map(|name| Credit::new(Role::Agency, name, source))).collect())
}

/// The credits of what is glued to the start of a text.
pub(super) fn head(text: &str, words: &Words, source: &str) -> Option<Vec<Credit>> {
    words
        .lexicons
        .iter()
        .flat_map(|lexicon| &lexicon.heads)
        .find_map(|pattern| matched(pattern, text, words, Trust::Label, source))
}

fn matched(pattern: &Pattern, text: &str, words: &Words, trust: Trust, source: &str) -> Option<Vec<Credit>> {
    let captures = pattern.whole.captures(text)?;
    let slot = |name: &str| captures.name(name).map(|found| found.as_str().trim()).filter(|found| !found.is_empty());
    let mut credits = Vec::new();
    let named = match (slot("names"), slot("source")) {
        (Some(names), _) if pattern.outlet => outlet(names)?,
        (Some(code), _) if pattern.roles.iter().all(|(role, _)| *role == Role::Initials) => as_printed(code),
        (Some(names), _) => people(names, words, trust)?,
        (None, Some(sources)) => {
            return Some(with_names(&captures, pattern, words, sources_of(sources, words, source)?, source));
        }
        (None, None) => People::default(),
    };
    for (role, kind) in &pattern.roles {
        credits.extend(in_role(&named, *role, kind.as_deref(), source));
    }
    let helped =
        pattern.roles.iter().all(|(role, _)| matches!(role, Role::Photographer | Role::Video | Role::Illustrator));
    if !helped && !pattern.outlet {
        credits.extend(named.agencies.iter().map(|name| Credit::new(Role::Agency, name, source)));
    }
    if slot("names").is_none() && pattern.roles.iter().any(|(role, _)| *role == Role::MachineTranslation) {
        credits = vec![Credit::new(Role::MachineTranslation, slot("engine").unwrap_or_default(), source)];
    }
    Some(told(&captures, pattern, words, credits, source))
}

/// People in one role; agencies alone stand as names of the role where a picture is credited.
fn in_role(named: &People, role: Role, kind: Option<&str>, source: &str) -> Vec<Credit> {
    let kinded = |credit: Credit| match kind {
        Some(kind) if !credit.detail.contains_key("kind") => credit.with("kind", kind),
        _ => credit,
    };
    if named.persons.is_empty() && matches!(role, Role::Photographer | Role::Video | Role::Illustrator) {
        let agency = |name: &String| Credit::new(role, name, source).with("kind", "agency");
        return named.agencies.iter().map(agency).collect();
    }
    let mut credits: Vec<Credit> = named.persons.iter().map(|person| kinded(person.credit(role, source))).collect();
    if named.persons.is_empty() && role == Role::Translator {
        credits.extend(named.agencies.iter().map(|name| Credit::new(role, name, source).with("kind", "agency")));
    }
    credits
}

/// Adds what the other slots say: languages, place, agency.
fn told(
    captures: &Captures<'_>,
    pattern: &Pattern,
    words: &Words,
    mut credits: Vec<Credit>,
    source: &str,
) -> Vec<Credit> {
    let slot = |name: &str| captures.name(name).map(|found| found.as_str().trim());
    if let Some(from) = slot("lang").and_then(|name| words.language(name)) {
        for credit in credits.iter_mut().filter(|credit| credit.role == Role::Translator) {
            credit.detail.insert("from".to_owned(), from.clone());
        }
        credits.push(Credit::new(Role::OriginalLanguage, from, source));
    }
    if let Some(to) = slot("to").and_then(|name| words.language(name)) {
        for credit in credits.iter_mut().filter(|credit| credit.role == Role::Translator) {
            credit.detail.insert("to".to_owned(), to.clone());
        }
    }
    if let Some(place) = slot("place") {
        credits.push(Credit::new(Role::Dateline, place, source));
    }
    if let Some(agency) = slot("agency") {
        for credit in credits.iter_mut().filter(|credit| credit.role != Role::Dateline) {
            credit.detail.entry("org".to_owned()).or_insert_with(|| agency.to_owned());
        }
        if !pattern.employer {
            credits.extend(agency.split(['/', '／']).map(|name| Credit::new(Role::Agency, name.trim(), source)));
        }
    }
    credits
}

fn with_names(
    captures: &Captures<'_>,
    pattern: &Pattern,
    words: &Words,
    sources: Vec<Credit>,
    source: &str,
) -> Vec<Credit> {
    let mut credits = Vec::new();
    if let Some(names) = captures.name("author").and_then(|names| people(names.as_str(), words, Trust::Label)) {
        credits.extend(names.persons.iter().map(|person| person.credit(Role::Author, source)));
    }
    let kind = pattern.roles.iter().find_map(|(_, kind)| kind.clone()).unwrap_or_else(|| "source".to_owned());
    credits.extend(
        sources.into_iter().map(|credit| if credit.role == Role::Agency { credit.with("kind", &kind) } else { credit }),
    );
    credits
}

/// What a source line names: agencies, newsrooms, initials; the site's own address is nobody.
fn sources_of(text: &str, words: &Words, source: &str) -> Option<Vec<Credit>> {
    let mut credits = Vec::new();
    for part in text.split([',', '/', '／', '、', '，', '&', ';', '|']).flat_map(|part| part.split(" and ")) {
        let part = without_full_stop(part.trim());
        let letters = part.chars().filter(|c| c.is_alphabetic()).count();
        let year = part.chars().all(|c| c.is_ascii_digit() || c == ' ');
        if part.is_empty() || year || (part.contains('.') && !part.contains(' ') && part.is_ascii() && letters > 4) {
            continue;
        }
        if words.everywhere.is_agency(part) {
            credits.push(Credit::new(Role::Agency, part, source));
        } else if letters <= 4 && part.chars().all(char::is_lowercase) {
            credits.push(Credit::new(Role::Initials, part, source));
        } else if is_title(part) {
            credits.push(Credit::new(Role::Agency, part, source));
        } else {
            return None;
        }
    }
    Some(credits)
}

fn is_title(text: &str) -> bool {
    shape::words(text) <= 6
        && !text.contains(['"', '“', '?', '!', ':'])
        && text.chars().next().is_some_and(|c| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()))
}

fn outlet(name: &str) -> Option<People> {
    let name = name.trim_matches(['"', '“', '”', '«', '»', '„', ' ']);
    let fits = is_title(name) && !name.chars().any(|c| c.is_ascii_digit());
    fits.then(|| as_printed(name))
}

fn as_printed(name: &str) -> People {
    People { persons: vec![Person { name: name.to_owned(), ..Person::default() }], agencies: Vec::new() }
}

/// A machine's translation that a person edited.
fn post_edited(credits: &mut [Credit]) {
    let edited = credits.iter().any(|credit| credit.role == Role::Editor);
    for credit in credits.iter_mut().filter(|credit| edited && credit.role == Role::MachineTranslation) {
        credit.detail.insert("kind".to_owned(), "post-edited".to_owned());
    }
}
