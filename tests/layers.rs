//! Who may know whom: reads every path of ours in the sources and fails on one that points the wrong way.

use std::fs;
use std::path::{Path, PathBuf};

/// Which modules a module may know besides itself.
#[derive(Clone, Copy)]
pub(crate) enum Known {
    /// These.
    Alone(&'static [&'static str]),
    /// All that stand before it.
    AllBefore,
}

/// Each module with those that it may know.
pub(crate) const MODULES: &[(&str, Known)] = &[
    ("model", Known::Alone(&[])),
    ("text", Known::Alone(&[])),
    ("words", Known::Alone(&["model"])),
    ("feed", Known::Alone(&["model", "text"])),
    ("page", Known::Alone(&["model", "text"])),
    ("credits", Known::Alone(&["model", "text"])),
    ("story", Known::Alone(&["model", "text"])),
    ("embed", Known::Alone(&["model"])),
    ("sync", Known::Alone(&["model", "text"])),
    ("translate", Known::Alone(&["model", "text"])),
    ("fetch", Known::Alone(&["model", "text"])),
    ("store", Known::Alone(&["model", "text"])),
    ("config", Known::Alone(&["model", "text", "words"])),
    ("export", Known::Alone(&["model", "text", "words"])),
    (
        "desk",
        Known::Alone(&[
            "model",
            "text",
            "feed",
            "page",
            "credits",
            "story",
            "embed",
            "sync",
            "translate",
            "fetch",
            "store",
            "config",
        ]),
    ),
    ("app", Known::Alone(&["model", "text", "config", "words"])),
    ("ui", Known::Alone(&["model", "text", "config", "words", "app"])),
    ("runtime", Known::AllBefore),
    ("cli", Known::AllBefore),
];

/// Whether the module at a place of the list may know another.
fn may_know(at: usize, other: &str) -> bool {
    match MODULES[at].1 {
        Known::Alone(these) => these.contains(&other),
        Known::AllBefore => MODULES[..at].iter().any(|(before, _)| *before == other),
    }
}

/// The sources of a module.
pub(crate) fn sources(module: &str) -> Vec<PathBuf> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = vec![src.join(format!("{module}.rs"))];
    let mut folders = vec![src.join(module)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(folder) else { continue };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    found
}

/// The modules that a source names after `crate::`, also in a group `crate::{a, b::c}`.
fn named(source: &str) -> Vec<String> {
    let mut modules = Vec::new();
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0usize;
            let mut word = String::new();
            for c in group.chars() {
                match c {
                    '}' if depth == 0 => break,
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' if depth == 0 => modules.push(std::mem::take(&mut word)),
                    _ if depth == 0 => word.push(c),
                    _ => {}
                }
            }
            modules.push(word);
        } else {
            modules.push(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    modules
        .into_iter()
        .map(|word| word.trim().split("::").next().unwrap_or_default().to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

#[test]
fn every_module_knows_only_those_it_may() {
    let mut wrong = Vec::new();
    for (at, (module, _)) in MODULES.iter().enumerate() {
        for path in sources(module) {
            for known in named(&fs::read_to_string(&path).unwrap()) {
                let is_module = MODULES.iter().any(|(name, _)| *name == known);
                if is_module && known != *module && !may_know(at, &known) {
                    wrong.push(format!("{}: {module} may not know {known}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_last_know_all_before_them_and_nobody_knows_them() {
    let place = |name: &str| MODULES.iter().position(|(module, _)| *module == name).unwrap();
    assert!(may_know(place("runtime"), "ui") && may_know(place("cli"), "runtime"));
    assert!(!may_know(place("runtime"), "cli") && !may_know(place("ui"), "runtime"));
}

#[test]
fn every_module_of_the_library_is_listed() {
    let map = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    for line in map.lines().filter_map(|line| line.strip_prefix("pub mod ")) {
        let name = line.trim_end_matches(';');
        assert!(MODULES.iter().any(|(module, _)| *module == name), "{name} is not listed");
    }
}

#[test]
fn paths_are_found_in_groups_and_alone() {
    let source = "use crate::{feed, store::{A, B}};\nfn f() { crate::text::clean(); }\n// crate::ui";
    assert_eq!(named(source), ["feed", "store", "text"]);
}

#[test]
fn drawing_and_deciding_open_nothing() {
    for module in ["model", "text", "feed", "page", "credits", "embed", "sync", "app", "ui"] {
        for path in sources(module) {
            let source = fs::read_to_string(&path).unwrap();
            for word in ["std::fs", "std::net", "Timestamp::now", "Instant::now", "SystemTime", "Zoned::now"] {
                assert!(!source.contains(word), "{} names {word}", path.display());
            }
        }
    }
}

#[test]
fn only_who_runs_something_reads_a_clock() {
    const RUN: [&str; 5] = ["fetch", "config", "desk", "runtime", "cli"];
    for (module, _) in MODULES.iter().filter(|(module, _)| !RUN.contains(module)) {
        for path in sources(module) {
            let source = fs::read_to_string(&path).unwrap();
            let code = source.split("#[cfg(test)]").next().unwrap_or_default();
            for word in ["Timestamp::now", "Instant::now", "SystemTime::now", "Zoned::now", "unixepoch()", "('now'"] {
                assert!(!code.contains(word), "{} reads a clock: {word}", path.display());
            }
        }
    }
}

#[test]
fn the_architecture_names_every_module_and_files_that_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for document in ["docs/architecture.md", "CONTRIBUTING.md"] {
        let text = fs::read_to_string(root.join(document)).unwrap();
        let paths = text.split('`').skip(1).step_by(2);
        let paths = paths.filter(|path| path.contains('/') && !path.contains([' ', '\n']));
        for path in paths.filter(|path| !path.starts_with("target")) {
            assert!(root.join(path).exists(), "{document} names {path}, which does not exist");
        }
    }
    let text = fs::read_to_string(root.join("docs/architecture.md")).unwrap();
    for (module, _) in MODULES {
        assert!(text.contains(&format!("| `{module}` |")), "docs/architecture.md does not describe {module}");
    }
}
