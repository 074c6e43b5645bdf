//! One of each: every pattern compiles, and what the code knows of words and elements stands in one place.

use dateline::text::Pattern;
use scraper::Selector;

use crate::house::sources;

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
