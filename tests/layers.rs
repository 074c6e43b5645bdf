//! Who may know whom: reads every path of ours in the sources and fails on one that points the wrong way.

use std::fs;
use std::path::{Path, PathBuf};

/// Each room with the rooms it may know (besides itself).
pub(crate) const HOUSE: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("text", &[]),
    ("words", &[]),
    ("feed", &["model", "text"]),
    ("page", &["model", "text"]),
    ("credits", &["model", "text"]),
    ("story", &["model", "text"]),
    ("sync", &["model", "text"]),
    ("translate", &["model", "text"]),
    ("fetch", &["model", "text"]),
    ("store", &["model", "text"]),
    ("config", &["model", "text", "words"]),
    ("export", &["model", "text", "words"]),
    ("desk", &["model", "text", "feed", "page", "credits", "story", "sync", "translate", "fetch", "store", "config"]),
    ("app", &["model", "text", "config", "words"]),
    ("ui", &["model", "text", "config", "words", "app"]),
    (
        "runtime",
        &[
            "model",
            "text",
            "config",
            "words",
            "app",
            "ui",
            "feed",
            "page",
            "credits",
            "story",
            "sync",
            "translate",
            "fetch",
            "store",
            "desk",
            "export",
        ],
    ),
    (
        "cli",
        &[
            "model",
            "text",
            "config",
            "words",
            "app",
            "ui",
            "feed",
            "page",
            "credits",
            "story",
            "sync",
            "translate",
            "fetch",
            "store",
            "desk",
            "export",
            "runtime",
        ],
    ),
];

pub(crate) fn sources(room: &str) -> Vec<PathBuf> {
    let house = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = vec![house.join(format!("{room}.rs"))];
    let mut folders = vec![house.join(room)];
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

/// The rooms that a source names after `crate::`, also in a group `crate::{a, b::c}`.
fn named(source: &str) -> Vec<String> {
    let mut rooms = Vec::new();
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
                    ',' if depth == 0 => rooms.push(std::mem::take(&mut word)),
                    _ if depth == 0 => word.push(c),
                    _ => {}
                }
            }
            rooms.push(word);
        } else {
            rooms.push(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    rooms
        .into_iter()
        .map(|word| word.trim().split("::").next().unwrap_or_default().to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

#[test]
fn every_room_knows_only_whom_it_may() {
    let mut wrong = Vec::new();
    for (room, allowed) in HOUSE {
        for path in sources(room) {
            for known in named(&fs::read_to_string(&path).unwrap()) {
                let is_room = HOUSE.iter().any(|(name, _)| *name == known);
                if is_room && known != *room && !allowed.contains(&known.as_str()) {
                    wrong.push(format!("{}: {room} may not know {known}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_room_of_the_library_is_in_the_house() {
    let map = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    for line in map.lines().filter_map(|line| line.strip_prefix("pub mod ")) {
        let room = line.trim_end_matches(';');
        assert!(HOUSE.iter().any(|(name, _)| *name == room), "{room} has no place in the house");
    }
}

#[test]
fn paths_are_found_in_groups_and_alone() {
    let source = "use crate::{feed, store::{A, B}};\nfn f() { crate::text::clean(); }\n// crate::ui";
    assert_eq!(named(source), ["feed", "store", "text"]);
}

#[test]
fn drawing_and_deciding_open_nothing() {
    for room in ["model", "text", "feed", "page", "credits", "sync", "app", "ui"] {
        for path in sources(room) {
            let source = fs::read_to_string(&path).unwrap();
            for word in ["std::fs", "std::net", "Timestamp::now", "Instant::now", "SystemTime", "Zoned::now"] {
                assert!(!source.contains(word), "{} names {word}", path.display());
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
    for (module, _) in HOUSE {
        assert!(text.contains(&format!("| `{module}` |")), "docs/architecture.md does not describe {module}");
    }
}
