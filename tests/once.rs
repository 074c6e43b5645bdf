//! One of each: every pattern compiles, and what the code knows of words and elements stands in one place.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::Path;

use dateline::text::{Pattern, html};
use scraper::Selector;

use crate::sources::{files, name, sources};

/// The string literals that a function is called with, in a source; where another thing stands there,
/// what it is.
fn literals(source: &str, call: &str) -> Vec<Result<String, String>> {
    source.split(call).skip(1).map(|rest| literal(rest.trim_start())).collect()
}

/// The string literal at the start of a text, else its first line.
fn literal(text: &str) -> Result<String, String> {
    let raw = text.strip_prefix('r').map(|rest| (rest, rest.bytes().take_while(|byte| *byte == b'#').count()));
    if let Some((rest, hashes)) = raw
        && let Some(rest) = rest[hashes..].strip_prefix('"')
    {
        let end = format!("\"{}", "#".repeat(hashes));
        return Ok(rest.split_once(&end).unwrap().0.to_owned());
    }
    match text.strip_prefix('"').and_then(|rest| rest.split_once('"')) {
        // None is written with an escape, which this does not read.
        Some((plain, _)) if !plain.contains('\\') => Ok(plain.to_owned()),
        _ => Err(text.lines().next().unwrap_or_default().to_owned()),
    }
}

#[test]
fn every_pattern_compiles() {
    let mut patterns = 0;
    for (name, source) in sources(&["src"]) {
        if name == "src/text/pattern.rs" {
            continue;
        }
        for other in ["Regex::new(", "RegexBuilder::", "RegexSet::"] {
            assert!(!source.contains(other), "{name} makes an expression of its own: use text::Pattern");
        }
        for pattern in literals(&source, "Pattern::new(") {
            let pattern = pattern.unwrap_or_else(|other| panic!("{name}: a pattern that is no literal: {other}"));
            assert_eq!(Pattern::new(pattern.leak()).error(), None, "{name}");
            patterns += 1;
        }
    }
    assert!(patterns > 8, "{patterns} patterns were found");
}

#[test]
fn every_selector_compiles() {
    let mut selectors = 0;
    for (name, source) in sources(&["src"]) {
        for call in ["Selector::parse(", "select(document,"] {
            for selector in literals(&source, call).into_iter().flatten() {
                assert!(Selector::parse(&selector).is_ok(), "{name}: {selector}");
                selectors += 1;
            }
        }
    }
    assert!(selectors > 10, "{selectors} selectors were found");
}

#[test]
fn literals_are_found_as_the_compiler_reads_them() {
    let source = "a(r#\"b\"c\"#, 1); a(\n    r\"d\\s\"); a(\"e\"); a(name)";
    let found = literals(source, "a(");
    assert_eq!(found[..3], [Ok("b\"c".to_owned()), Ok("d\\s".to_owned()), Ok("e".to_owned())]);
    assert_eq!(found[3], Err("name)".to_owned()));
}

/// A file's text, of a source without its tests.
fn text_of(path: &Path) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    let source = path.extension().is_some_and(|ending| ending == "rs");
    Some(if source { text.split("#[cfg(test)]").next().unwrap().to_owned() } else { text })
}

/// The sources and the data of the program, by their paths in the repository.
fn everything() -> Vec<(String, String)> {
    files(&["src", "assets"]).into_iter().filter_map(|path| Some((name(&path), text_of(&path)?))).collect()
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

#[test]
fn elements_within_a_line_are_listed_once() {
    // Those that say nothing but that they stand within a line: who names many of them has a list of its own.
    const PLAIN: [&str; 18] = [
        "a", "abbr", "acronym", "bdi", "bdo", "big", "font", "ins", "label", "mark", "nobr", "q", "rp", "small",
        "span", "u", "wbr", "time",
    ];
    let names = |source: &str| PLAIN.iter().filter(|name| source.contains(&format!("\"{name}\""))).count();
    let lists: Vec<String> =
        everything().into_iter().filter(|(_, text)| names(text) >= PLAIN.len() / 2).map(|(name, _)| name).collect();
    assert_eq!(lists, ["src/text/html/elements.rs"]);
    for name in PLAIN {
        assert!(html::is_inline(name), "{name}");
    }
}

#[test]
fn months_and_days_are_listed_once() {
    let files: Vec<(String, String)> =
        everything().into_iter().map(|(name, text)| (name, text.to_lowercase())).collect();
    let words = |text: &'static str| text.split(|c: char| !c.is_alphabetic()).collect::<HashSet<&str>>();
    let files: Vec<(String, HashSet<&str>)> =
        files.into_iter().map(|(name, text)| (name, words(text.leak()))).collect();
    let mut tables = BTreeSet::new();
    for table in ["months", "days"] {
        let text = read(&format!("assets/dates/{table}.txt"));
        for row in text.lines().filter(|line| !line.starts_with('#')) {
            let names: Vec<&str> = row.split('\t').skip(1).map(|names| names.split(',').next().unwrap()).collect();
            let holds =
                |words: &HashSet<&str>| names.iter().filter(|name| words.contains(**name)).count() * 2 > names.len();
            tables.extend(files.iter().filter(|(_, words)| holds(words)).map(|(name, _)| name.clone()));
        }
    }
    // What the interface says, and words of languages as often as they occur, are no tables of dates.
    tables.retain(|name| !name.starts_with("assets/locales/") && name != "assets/language/words.tsv");
    assert_eq!(tables.into_iter().collect::<Vec<_>>(), ["assets/dates/days.txt", "assets/dates/months.txt"]);
}

#[test]
fn words_that_lead_to_other_stories_are_listed_once() {
    const FILE: &str = "assets/language/further-reading.tsv";
    let file = read(FILE);
    let rows = file.lines().filter(|line| !line.starts_with('#'));
    let phrases: Vec<String> =
        rows.flat_map(|row| row.split('\t').nth(1).unwrap().split(',')).map(|phrase| format!("\"{phrase}\"")).collect();
    assert!(phrases.len() > 80);
    for (name, text) in everything() {
        // A comment may name them.
        let code: String = text.lines().filter(|line| !line.trim_start().starts_with(['#', '/'])).collect();
        let again: Vec<&String> = phrases.iter().filter(|phrase| code.contains(*phrase)).collect();
        assert!(again.is_empty(), "{name} lists {again:?}, which stand in {FILE}");
    }
}
