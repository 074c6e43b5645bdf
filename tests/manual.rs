//! Help, manual pages and completions: what they say is kept as snapshots, and every example in them runs.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::cli::fixture;
use crate::support::{LETTERS, Page, newsroom};

fn dateline(words: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_dateline")).env_clear().args(words).output().unwrap();
    assert!(output.status.success(), "{words:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The sub-commands in the order of the help.
fn commands() -> Vec<String> {
    let help = dateline(&["--help"]);
    let list = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    // What a command does may go on in further lines, which stand deeper.
    let named = list.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    named.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help").map(str::to_owned).collect()
}

#[test]
fn the_help_of_every_command_is_as_it_was() {
    let mut whole = dateline(&["--help"]);
    for command in commands() {
        whole = whole + "\n======== " + &command + "\n" + &dateline(&["help", &command]);
    }
    insta::assert_snapshot!("help", whole);
}

#[test]
fn the_manual_pages_are_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    dateline(&["man", "--dir", folder.path().to_str().unwrap()]);
    let mut pages: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.sort();
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    let whole = pages.iter().fold(String::new(), |whole, path| {
        whole + &format!("\n======== {}\n{}", name(path), fs::read_to_string(path).unwrap())
    });
    let within =
        |path: &Path| ["accounts", "models"].iter().any(|of| name(path).starts_with(&format!("dateline-{of}-")));
    let inside = pages.iter().filter(|path| within(path)).count();
    assert_eq!((pages.len(), inside), (commands().len() + 1 + inside, 8), "a page for each, and one for all");
    insta::assert_snapshot!("manual", whole);
}

#[test]
fn the_completions_are_as_they_were() {
    for shell in ["bash", "zsh", "fish", "nushell"] {
        insta::assert_snapshot!(format!("completions-{shell}"), dateline(&["completions", shell]));
    }
}

/// The words of a line as a shell would give them to the program: up to a pipe or a file.
pub(crate) fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote, mut begun) = (Vec::new(), String::new(), None, false);
    for c in line.chars() {
        match (quote, c) {
            (None, '\'' | '"') => (quote, begun) = (Some(c), true),
            (Some(open), c) if open == c => quote = None,
            (None, '|' | '>') => break,
            (None, ' ') if begun => {
                words.push(std::mem::take(&mut word));
                begun = false;
            }
            (None, ' ') => {}
            (_, c) => {
                word.push(c);
                begun = true;
            }
        }
    }
    words.extend(begun.then_some(word));
    words
}

#[test]
fn every_command_has_an_example_in_its_help_that_runs() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let server = newsroom(here);
    let feed = fs::read(fixture("newsroom/world.rss")).unwrap();
    server.serve("/feed", Page::feed("application/rss+xml", feed.clone()));
    fs::write(here.join("feed.xml"), feed).unwrap();
    fs::copy(fixture("newsroom/olives.html"), here.join("page.html")).unwrap();
    fs::write(here.join("story.txt"), "Envoys agree\n\nThey met at noon.\n\nTranslation by Irena Talvik\n").unwrap();
    fs::write(here.join("articles.jsonl"), "{\"id\":1,\"published\":\"2026-05-04T10:00:00Z\"}\n").unwrap();
    fs::write(here.join("urls"), "https://quay.example/rss Sea\n").unwrap();
    fs::copy(fixture("import/feedly.opml"), here.join("subscriptions.opml")).unwrap();
    fs::write(here.join("config.toml"), LETTERS).unwrap();
    for command in commands() {
        let help = dateline(&["help", &command]);
        let examples: Vec<&str> =
            help.lines().skip_while(|line| *line != "Examples:").skip(1).take_while(|line| !line.is_empty()).collect();
        assert!(!examples.is_empty(), "{command} has no example");
        for example in examples {
            let line = example.trim().replace("https://harbour.example", &server.url(""));
            let all = words(&line);
            assert!(all[0] == "dateline" && all[1] == command, "{example}");
            let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
                .env_clear()
                .env("DATELINE_CONFIG", here)
                .env("DATELINE_DATA", here.join("data"))
                .current_dir(here)
                .args(&all[1..])
                .output()
                .unwrap();
            assert!(output.status.success(), "{example}: {output:?}");
        }
    }
}

#[test]
fn words_are_those_of_a_shell() {
    assert_eq!(words("dateline a 'b \"c\"' --d=e | jq '.x'"), ["dateline", "a", "b \"c\"", "--d=e"]);
}
