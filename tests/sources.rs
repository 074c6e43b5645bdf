//! The sources themselves: short files and functions, every dependency with its reason.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::layers::MODULES;

/// Lines of a file at most.
const LONGEST_FILE: usize = 400;
/// Fewer lines than this has each file on the path of a key press.
const SHORT_FILE: usize = 300;
/// Lines of a function at most.
const LONGEST_FUNCTION: usize = 80;
/// Lines that two places may have in common.
const LONGEST_COPY: usize = 8;

pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap()
}

/// Every file in some folders, in order.
pub(crate) fn files(folders: &[&str]) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = folders.iter().map(|folder| root().join(folder)).collect();
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

/// A file's path in the repository.
pub(crate) fn name(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().display().to_string()
}

/// Every source in some folders, with its text.
pub(crate) fn sources(folders: &[&str]) -> Vec<(String, String)> {
    let sources = files(folders).into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "rs"));
    sources.map(|path| (name(&path), fs::read_to_string(&path).unwrap())).collect()
}

/// The functions of a source with their lines; as it is formatted, one ends where its first line began.
fn functions(source: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = source.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let code = line.trim_start();
        let words = || code.split_whitespace().take_while(|word| !word.contains('('));
        let begins = ["pub", "fn ", "async ", "const "].iter().any(|word| code.starts_with(word));
        if !begins || !(words().any(|word| word == "fn") || code.contains("fn ") && code.starts_with("pub(")) {
            continue;
        }
        let end = format!("{}}}", &line[..line.len() - code.len()]);
        let length = lines[at..].iter().position(|line| *line == end).map_or(1, |length| length + 1);
        if !code.ends_with('}') && !code.ends_with(';') {
            found.push((code.to_owned(), length));
        }
    }
    found
}

#[test]
fn files_and_functions_fit_the_eye() {
    let mut long = Vec::new();
    for (name, source) in sources(&["src", "tests"]) {
        if source.lines().count() > LONGEST_FILE {
            long.push(format!("{name}: {} lines", source.lines().count()));
        }
        let functions = functions(&source).into_iter().filter(|(_, lines)| *lines > LONGEST_FUNCTION);
        long.extend(functions.map(|(function, lines)| format!("{name}: {lines} lines: {function}")));
    }
    assert!(long.is_empty(), "{long:#?}");
    let known = "pub fn a() {\n    one();\n}\n\nimpl B {\n    pub(super) async fn b(\n    ) {\n        {\n        }\n    }\n}\n";
    let lengths: Vec<usize> = functions(known).iter().map(|(_, lines)| *lines).collect();
    assert_eq!(lengths, [3, 5]);
}

/// Lines that mean something, each with its number: no comment, no `use`, no bracket alone.
fn meaning(source: &str) -> Vec<(usize, &str)> {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = source.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
    let means = |line: &str| {
        line.len() > 6 && !["//", "use ", "pub use ", "mod ", "#"].iter().any(|begin| line.starts_with(begin))
    };
    lines.filter(|(_, line)| means(line)).collect()
}

#[test]
fn no_two_places_say_the_same() {
    let sources = sources(&["src"]);
    let mut seen: HashMap<Vec<&str>, (&str, usize)> = HashMap::new();
    let mut copies = Vec::new();
    for (name, source) in &sources {
        let lines = meaning(source);
        for window in lines.windows(LONGEST_COPY + 1) {
            let text: Vec<&str> = window.iter().map(|(_, line)| *line).collect();
            if let Some((other, at)) = seen.insert(text, (name, window[0].0)) {
                copies.push(format!("{name}:{} as {other}:{at}", window[0].0));
            }
        }
    }
    assert!(copies.is_empty(), "{copies:#?}");
}

#[test]
fn every_dependency_is_used_and_has_its_reason() {
    let manifest: toml::Table = read("Cargo.toml").parse().unwrap();
    let stated = |table: &str| -> BTreeSet<String> { manifest[table].as_table().unwrap().keys().cloned().collect() };
    let text = read("DEPENDENCIES.md");
    let (program, tests) = text.split_once("Only for tests and benchmarks").unwrap();
    let told = |text: &str| -> BTreeSet<String> {
        let rows = text.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
        let mut found = BTreeSet::new();
        for (name, reason) in rows {
            assert!(reason.len() > 8 && found.insert(name.to_owned()), "{name}: no reason, or two");
        }
        found
    };
    let mut all = stated("dependencies");
    let targets = manifest["target"].as_table().unwrap();
    all.extend(targets.values().flat_map(|target| target["dependencies"].as_table().unwrap().keys().cloned()));
    assert_eq!(told(program), all);
    // What the program has too is told there.
    let tests_alone: BTreeSet<String> =
        stated("dev-dependencies").difference(&stated("dependencies")).cloned().collect();
    assert_eq!(told(tests), tests_alone);
    for (table, folders) in [("dependencies", &["src"][..]), ("dev-dependencies", &["tests"])] {
        let code: String = sources(folders).into_iter().map(|(_, source)| source).collect();
        for name in stated(table) {
            // Features of it alone are asked for.
            let indirect = name == "rustls" || name == "tokio";
            assert!(indirect || code.contains(&name.replace('-', "_")), "{name} is not used");
        }
    }
}

#[test]
fn the_stated_rust_is_the_oldest_that_the_dependencies_allow() {
    let manifest: toml::Table = read("Cargo.toml").parse().unwrap();
    let stated = version(manifest["package"]["rust-version"].as_str().unwrap());
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--offline", "--locked", "--format-version", "1", "--filter-platform"])
        .arg(host())
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap().iter().filter(|package| package["name"] != "dateline");
    let oldest = packages.filter_map(|package| package["rust_version"].as_str()).map(version).max().unwrap();
    assert_eq!(stated, oldest);
    let told = format!("Rust {}.{} is the oldest", stated.0, stated.1);
    assert!(read("docs/install.md").contains(&told), "docs/install.md does not say: {told}");
}

/// The system that this is built on: what others alone need was not fetched.
fn host() -> String {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let told = Command::new(rustc).arg("-vV").output().unwrap();
    let told = String::from_utf8(told.stdout).unwrap();
    told.lines().find_map(|line| line.strip_prefix("host: ")).unwrap().to_owned()
}

fn version(text: &str) -> (u32, u32) {
    let mut numbers = text.split('.').map(|number| number.parse().unwrap());
    (numbers.next().unwrap(), numbers.next().unwrap_or(0))
}

#[test]
fn the_map_the_modules_and_who_may_know_whom_agree() {
    let map = read("src/lib.rs");
    let told: BTreeSet<&str> =
        map.lines().filter_map(|line| line.strip_prefix("//! | [`")?.split('`').next()).collect();
    let modules: BTreeSet<&str> = MODULES.iter().map(|(module, _)| *module).collect();
    assert_eq!(told, modules);
    for entry in fs::read_dir(root().join("src")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        assert!(modules.contains(name) || ["lib", "main"].contains(&name), "{name} is on no map");
    }
    for module in modules {
        let front = read(&format!("src/{module}.rs"));
        let page: String = front.lines().take_while(|line| line.starts_with("//!")).collect();
        assert!(page.contains("*Never here*") && page.contains("he next "), "{module} does not say what belongs in it");
    }
}

#[test]
fn the_path_of_a_key_press_has_five_steps_through_short_files() {
    let map = read("src/lib.rs");
    let path = map.split_once("# One key press").unwrap().1.split_once("pub mod").unwrap().0;
    let steps = path.lines().filter(|line| line.starts_with("//! ") && line.as_bytes()[4].is_ascii_digit());
    assert_eq!(steps.count(), 5);
    let ticked = path.split('`').skip(1).step_by(2);
    let files: Vec<&str> =
        ticked.filter(|name| Path::new(name).extension().is_some_and(|ending| ending == "rs")).collect();
    assert!(files.len() >= 5, "{files:?}");
    for file in files {
        let lines = read(&format!("src/{file}")).lines().count();
        assert!(lines < SHORT_FILE, "{file}: {lines} lines");
    }
}

#[test]
fn the_application_is_changed_in_one_file_alone() {
    for mark in ["impl App", "&mut App"] {
        let sources = sources(&["src"]);
        let found: Vec<&String> =
            sources.iter().filter(|(_, text)| text.contains(mark)).map(|(name, _)| name).collect();
        assert!(found.iter().all(|name| *name == "src/app/route.rs"), "{mark}: {found:?}");
    }
}

#[test]
fn the_changelog_is_kept() {
    let text = read("CHANGELOG.md");
    assert!(text.starts_with("# Changelog\n") && text.contains("## [Unreleased]"));
    let kinds = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"];
    for heading in text.lines().filter_map(|line| line.strip_prefix("### ")) {
        assert!(kinds.contains(&heading), "{heading}");
    }
    let manifest: toml::Table = read("Cargo.toml").parse().unwrap();
    let version = manifest["package"]["version"].as_str().unwrap();
    let heading = format!("## [{version}] - ");
    let date = text.lines().find_map(|line| line.strip_prefix(&heading)).unwrap_or_default();
    assert!(date.parse::<jiff::civil::Date>().is_ok(), "{version} has no date in CHANGELOG.md");
}

/// Whether a test of a path such as `store::care::a_test` is there.
pub(crate) fn is_a_test(path: &str, sources: &[(String, String)]) -> bool {
    let Some((module, name)) = path.rsplit_once("::") else { return false };
    let file = module.replace("::", "/");
    let places = [format!("tests/{file}.rs"), format!("src/{file}.rs")];
    let head = format!("fn {name}(");
    sources.iter().any(|(at, source)| {
        let here =
            places.contains(at) || at.starts_with(&format!("tests/{file}/")) || at.starts_with(&format!("src/{file}/"));
        here && source.contains(&head)
    })
}

#[test]
fn what_security_promises_is_held_by_tests_and_bounds_that_are_there() {
    let (text, sources) = (read("SECURITY.md"), sources(&["src", "tests"]));
    let ticked = |text: &str| -> Vec<String> { text.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
    let rows: Vec<Vec<&str>> = text
        .lines()
        .filter(|line| line.starts_with("| "))
        .map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect())
        .collect();
    let (threats, parsers): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row.len() == 3);
    assert!(threats.len() > 20 && parsers.len() > 10, "{} {}", threats.len(), parsers.len());
    for path in ticked(&text).iter().filter(|path| path.contains("::")) {
        assert!(is_a_test(path, &sources), "no test {path}");
    }
    for row in threats.iter().filter(|row| row[0] != "Threat") {
        assert!(!ticked(row[2]).is_empty(), "no test holds {row:?}");
    }
    // It is a crate of its own, which a packed crate does not have.
    let targets = fs::read_to_string(root().join("fuzz/Cargo.toml")).ok();
    for row in parsers.iter().filter(|row| row[0] != "Bytes") {
        let file = ticked(row[1]).concat();
        let source = &sources.iter().find(|(at, _)| *at == file).unwrap_or_else(|| panic!("no file {file}")).1;
        for bound in ticked(row[2]).iter().filter(|bound| bound.chars().all(|c| c.is_ascii_uppercase() || c == '_')) {
            assert!(source.contains(&format!("const {bound}:")), "no {bound} in {file}");
        }
        for target in row.get(3).map(|cell| ticked(cell)).unwrap_or_default() {
            let named = format!("name = \"{target}\"");
            assert!(targets.as_ref().is_none_or(|targets| targets.contains(&named)), "no target {target}");
        }
    }
}
