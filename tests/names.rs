//! Names are the field's terms, and what is public is described.

use crate::sources::sources;

/// Names that said nothing of what they named, or named several things.
const OLD: [&str; 16] = [
    "Behind", "Easel", "Found", "House", "Lean", "Left", "Means", "MOST", "PATIENCE", "Pen", "Press", "Room", "Sheet",
    "Told", "Twin", "told",
];

/// What an item of a source begins with, before its name.
const ITEMS: [&str; 9] = ["fn ", "struct ", "enum ", "trait ", "type ", "const ", "static ", "mod ", "union "];

/// Words that the description of a public item has at least beside those of its name.
const LEAST_WORDS: usize = 5;

/// The name that a line defines, if it is the first line of an item.
fn defined(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let rest = line.strip_prefix("pub").map_or(line, |rest| rest.trim_start_matches(|c: char| c != ' ').trim_start());
    let rest = rest
        .strip_prefix("async ")
        .or_else(|| rest.strip_prefix("const fn").and(rest.strip_prefix("const ")))
        .unwrap_or(rest);
    let rest = ITEMS.iter().find_map(|item| rest.strip_prefix(item))?;
    Some(rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default())
}

/// The words of a name, in small letters: `RowStory`, `row_story`.
fn words_of(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = '_';
    for letter in name.chars() {
        if letter == '_' {
            before = '_';
            continue;
        }
        match words.last_mut() {
            Some(word) if before != '_' && !(letter.is_uppercase() && before.is_lowercase()) => {
                word.extend(letter.to_lowercase());
            }
            _ => words.push(letter.to_lowercase().collect()),
        }
        before = letter;
    }
    words
}

#[test]
fn no_item_has_one_of_the_old_names() {
    for (file, source) in sources(&["src", "tests"]) {
        for (number, line) in source.lines().enumerate() {
            let name = defined(line).unwrap_or_default();
            assert!(!OLD.contains(&name), "{file}:{}: {name} says too little of what it is", number + 1);
        }
        let stem = file.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs");
        let old = OLD.iter().any(|old| old.to_lowercase() == stem && *old != "Found");
        assert!(!old, "{file} has an old name");
    }
}

/// Names of variables and fields that say as little.
const OLD_VARIABLES: [&str; 2] = ["told", "behind"];

#[test]
fn no_variable_has_one_of_the_old_names() {
    for (file, source) in sources(&["src"]) {
        for (number, line) in source.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            for old in OLD_VARIABLES {
                let binds = [format!("let {old} "), format!("let mut {old} "), format!("|{old}|"), format!(" {old}: ")];
                let found = binds.iter().find(|binding| line.contains(*binding));
                assert!(found.is_none(), "{file}:{}: {old} says too little of what it is", number + 1);
            }
        }
    }
}

#[test]
fn every_public_item_says_more_than_its_name() {
    let mut seen = 0;
    for (file, source) in sources(&["src"]) {
        let mut about = String::new();
        for (number, line) in source.lines().enumerate() {
            let code = line.trim_start();
            if let Some(text) = code.strip_prefix("///") {
                about.push_str(text);
                continue;
            }
            let public = code.starts_with("pub ") && !code.starts_with("pub mod ");
            // What a macro names is described where it is used.
            if let Some(name) = defined(line).filter(|name| public && !name.is_empty()) {
                let own = words_of(name);
                let words = about.split(|c: char| !c.is_alphanumeric() && !"'’-".contains(c));
                let others = words.filter(|word| !word.is_empty() && !own.contains(&word.to_lowercase())).count();
                assert!(others >= LEAST_WORDS, "{file}:{}: what is {name}? Said is:{about}", number + 1);
                seen += 1;
            }
            if !code.starts_with("#[") && !code.ends_with(")]") {
                about.clear();
            }
        }
    }
    assert!(seen > 500, "{seen} items were found");
}
