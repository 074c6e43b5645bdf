//! What a terminal answers late, in pieces or unasked is never typed.

use std::time::Duration;

use super::folders;
use super::terminal::Terminal;

/// Answers to questions that terminals are asked, by us or by a program before us.
const ANSWERS: &[&str] = &[
    "\u{1b}P>|kitty(0.26.5)\u{1b}\\",
    "\u{1b}]11;rgb:1c1c/1c1c/1c1c\u{1b}\\",
    "\u{1b}]11;rgb:1c1c/1c1c/1c1c\u{7}",
    "\u{1b}_Gi=31;OK\u{1b}\\",
    "\u{1b}[?62;22c",
    "\u{1b}[>1;10;0c",
    "\u{1b}[?997;1n",
    "\u{1b}[?2027;2$y",
    "\u{1b}[200~AdEq\u{1b}[201~",
];

/// Presses a key and waits for what it shows, so that everything typed before was taken in.
fn opens_and_closes_the_help(terminal: &mut Terminal) {
    terminal.type_keys("?");
    terminal.wait_for("next headline, or scroll");
    terminal.type_keys("?");
    terminal.wait("the help gone", |screen| {
        !screen.contains("┌ Keys") && !screen.contains("└ ▼") && screen.contains("q quit")
    });
    terminal.settle();
}

/// The screen without its clock.
fn shown(terminal: &Terminal) -> Vec<String> {
    terminal.screen().lines().skip(1).map(|line| line.trim_end().to_owned()).collect()
}

#[test]
fn answers_that_come_late_and_in_pieces_do_nothing() {
    let (config, data) = folders();
    let mut terminal = Terminal::reader(config.path(), data.path(), &["--offline"], 80, 24);
    terminal.wait_for("Welcome");
    opens_and_closes_the_help(&mut terminal);
    let before = shown(&terminal);
    for answer in ANSWERS {
        terminal.type_keys(answer);
        for at in [1, 2, answer.len() / 2, answer.len() - 1] {
            let (first, second) = answer.split_at(at);
            terminal.type_keys(first);
            terminal.listen(Duration::from_millis(10));
            terminal.type_keys(second);
        }
        opens_and_closes_the_help(&mut terminal);
        assert_eq!(shown(&terminal), before, "after {answer:?}");
    }
    // What never ends is let go after a second.
    for unfinished in ["\u{1b}]11;rgb:1c", "\u{1b}[200~A", "\u{1b}[M "] {
        terminal.type_keys(unfinished);
        terminal.listen(Duration::from_millis(1_200));
        opens_and_closes_the_help(&mut terminal);
        assert_eq!(shown(&terminal), before, "after {unfinished:?}");
    }
    terminal.type_keys("q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn a_terminal_that_is_asked_and_answers_after_the_start_types_nothing() {
    let (config, data) = folders();
    let mut terminal = Terminal::asked(config.path(), data.path(), &["--offline"], ("KITTY_WINDOW_ID", "1"));
    terminal.wait_for("Welcome");
    opens_and_closes_the_help(&mut terminal);
    let before = shown(&terminal);
    terminal.type_keys("\u{1b}P>|kitty(0.26.5)\u{1b}\\\u{1b}]11;rgb:ffff/ffff");
    terminal.type_keys("/ffff\u{1b}\\\u{1b}[?62;c");
    opens_and_closes_the_help(&mut terminal);
    assert_eq!(shown(&terminal), before);
    terminal.type_keys("q");
    assert_eq!(terminal.end().0, 0);
}
