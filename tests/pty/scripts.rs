//! What scripts do and the reader shows: a list on a terminal, and marks that the reader takes back.

use super::folders;
use super::terminal::{Terminal, command};
use crate::cli::dateline;
use crate::support::newsroom;

#[test]
fn a_list_stands_in_columns_on_a_terminal() {
    let (config, data) = folders();
    let _server = newsroom(config.path());
    assert!(dateline(config.path(), data.path()).arg("refresh").output().unwrap().status.success());
    let mut list = command(config.path(), data.path(), &["list", "--section", "World"]);
    list.env("TZ", "Asia/Kolkata");
    let mut terminal = Terminal::run(list, 100, 30);
    terminal.wait_for("Envoys agree");
    terminal.settle();
    let screen = terminal.screen();
    let rows: Vec<&str> = screen.lines().filter(|row| row.contains("  2026-")).collect();
    assert!(rows.len() == 3 && rows.iter().all(|row| row.chars().count() <= 100), "{screen}");
    assert!(rows.iter().all(|row| row.find("World news") == Some(26)), "{screen}");
    assert!(screen.contains("2026-11-16 13:00  World news"), "in local time:\n{screen}");
}

#[test]
fn what_a_script_marked_is_undone_in_the_reader() {
    let (config, data) = folders();
    let _server = newsroom(config.path());
    let run = |words: &[&str]| {
        let output = dateline(config.path(), data.path()).args(words).output().unwrap();
        assert!(output.status.success(), "{words:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    run(&["refresh"]);
    assert_eq!(run(&["mark", "--section", "World", "--dry-run"]).lines().count(), 3);
    let mut terminal = Terminal::reader(config.path(), data.path(), &["--offline"], 120, 36);
    terminal.wait_for("World 3");
    run(&["mark", "--section", "World"]);
    terminal.wait("nothing unread", |screen| screen.contains("World") && !screen.contains("World 3"));
    terminal.type_keys("u");
    terminal.wait_for("World 3");
    terminal.type_keys("q");
    assert_eq!(terminal.end().0, 0);
    assert_eq!(run(&["list", "--section", "World", "--unread", "--count"]).trim(), "3");
}
