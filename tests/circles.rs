//! No circles between files: an edge is the use of an item that another file of the same module defines.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::layers::{MODULES, sources};

/// A source without comments and tests.
fn code(path: &Path) -> String {
    let source = fs::read_to_string(path).unwrap();
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    source.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

/// The items that stand at the outermost level of a source.
fn defined(code: &str) -> BTreeSet<String> {
    const KINDS: [&str; 8] = ["fn", "struct", "enum", "trait", "type", "const", "static", "macro_rules!"];
    let mut items = BTreeSet::new();
    for line in code.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase())) {
        let words: Vec<&str> = line.split(|c: char| c.is_whitespace() || "(<:;={".contains(c)).collect();
        let kind = words.iter().rposition(|word| KINDS.contains(word) && !words.contains(&"use"));
        let name = kind.and_then(|kind| words.get(kind + 1)).filter(|name| !name.is_empty());
        items.extend(name.map(|name| (*name).to_owned()));
    }
    items
}

/// The paths of a `use` with groups, one each.
fn paths(before: &[String], rest: &str, found: &mut Vec<Vec<String>>) {
    let (mut depth, mut part) = (0, String::new());
    let mut parts = Vec::new();
    for c in rest.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(std::mem::take(&mut part));
                continue;
            }
            _ => {}
        }
        part.push(c);
    }
    parts.push(part);
    for part in parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()) {
        let segments = |text: &str| -> Vec<String> {
            let names = text.split("::").map(|name| name.split(" as ").next().unwrap_or_default().trim().to_owned());
            names.filter(|name| !name.is_empty()).collect()
        };
        match part.split_once('{') {
            Some((head, group)) => {
                let group = group.trim_end().strip_suffix('}').unwrap_or(group);
                paths(&[before, &segments(head)].concat(), group, found);
            }
            None => found.push([before, &segments(part)].concat()),
        }
    }
}

/// The paths that a source names: what it uses, and what it says in full.
fn named(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let (mut rest, mut statement) = (String::new(), None::<String>);
    for line in code.lines() {
        let text = line.trim_start();
        let begins = text.starts_with("use ") || text.starts_with("pub") && text.contains(" use ");
        if statement.is_none() && !begins {
            rest.extend([line, "\n"]);
            continue;
        }
        let whole = statement.take().unwrap_or_default() + text;
        if !whole.ends_with(';') {
            statement = Some(whole);
        } else if let Some(used) = whole.strip_prefix("use ") {
            // What is passed on is not used.
            paths(&[], used.trim_end_matches(';'), &mut found);
        }
    }
    for word in rest.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).filter(|word| word.contains("::"))
    {
        found.push(word.split("::").map(ToOwned::to_owned).filter(|name| !name.is_empty()).collect());
    }
    found
}

/// Each file of a module with those whose items it uses.
fn edges(module: &str) -> BTreeMap<PathBuf, BTreeSet<PathBuf>> {
    let files: Vec<(PathBuf, String)> = sources(module).into_iter().map(|path| (path.clone(), code(&path))).collect();
    let items: BTreeMap<&Path, BTreeSet<String>> =
        files.iter().map(|(path, code)| (path.as_path(), defined(code))).collect();
    let mut edges = BTreeMap::new();
    for (path, code) in &files {
        let mut used = BTreeSet::new();
        for segments in named(code) {
            let Some((item, before)) = segments.split_last() else { continue };
            let others = items.iter().filter(|(other, items)| **other != path.as_path() && items.contains(item));
            let others: Vec<&Path> = others.map(|(other, _)| *other).collect();
            let stated: Vec<&Path> = others.iter().copied().filter(|other| before.contains(&stem(other))).collect();
            let inside = match before {
                [first, second, ..] if first == "crate" => second == module,
                [first, ..] => first == "super" || first == "self",
                [] => false,
            };
            if before.first().is_some_and(|first| first == "crate") && !inside {
                continue;
            }
            let own = items[path.as_path()].contains(item);
            match (stated.as_slice(), others.as_slice()) {
                ([one], _) => drop(used.insert(one.to_path_buf())),
                ([], [one]) if inside && !own => drop(used.insert(one.to_path_buf())),
                _ => {}
            }
        }
        edges.insert(path.clone(), used);
    }
    edges
}

/// The files from which a way leads back to themselves.
fn in_circles(edges: &BTreeMap<PathBuf, BTreeSet<PathBuf>>) -> BTreeSet<String> {
    let reached = |from: &PathBuf| {
        let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
        while let Some(path) = next.pop() {
            for other in edges.get(path).into_iter().flatten() {
                if seen.insert(other) {
                    next.push(other);
                }
            }
        }
        seen
    };
    edges.keys().filter(|path| reached(path).contains(path)).map(|path| stem(path)).collect()
}

#[test]
fn no_files_of_a_module_use_each_other_in_a_circle() {
    let mut wrong = Vec::new();
    for (module, _) in MODULES {
        wrong.extend(in_circles(&edges(module)).iter().map(|file| format!("{module}/{file}")));
    }
    assert!(wrong.is_empty(), "these stand in circles: {wrong:?}");
}

#[test]
fn circles_are_found_through_groups_and_full_paths() {
    let code = "use super::two::{Two, three::Three};\nfn a() { two::help(); }\npub use self::four::Four;\n";
    let mut found = named(code);
    found.sort();
    let known = [vec!["super", "two", "Two"], vec!["super", "two", "three", "Three"], vec!["two", "help"]];
    assert_eq!(found, known);
    let items =
        defined("pub(super) const fn one() {\npub struct Two<'a> {\nuse a::fn_b;\nimpl Two {\nstatic FOUR: u8 = 1;\n");
    assert_eq!(items.into_iter().collect::<Vec<_>>(), ["FOUR", "Two", "one"]);
}
