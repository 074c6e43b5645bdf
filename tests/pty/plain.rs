//! The reader that prints lines, walked as by somebody who only hears it: each key follows from what was printed.

use std::fs;

use super::folders;
use super::terminal::Terminal;
use crate::support::newsroom;

#[test]
fn a_plain_reader_is_walked_from_the_start_to_a_read_article_and_back() {
    let (config, data) = folders();
    let _server = newsroom(config.path());
    let text = fs::read_to_string(config.path().join("feeds.toml")).unwrap();
    assert!(text.contains("World"));
    let mut terminal = Terminal::reader(config.path(), data.path(), &["--set", "plain=true"], 100, 400);
    terminal.wait_for("? for help");
    terminal.wait("the first headline with its place", |screen| screen.contains("1 of 3. Envoys agree to reopen"));
    // Help says how an article is read and how one gets back.
    terminal.type_keys("?");
    terminal.wait_for("Enter read the article; in a panel, choose");
    terminal.type_keys("q");
    terminal.wait_for("q go back");
    terminal.type_keys("j");
    terminal.wait_for("2 of 3. ");
    terminal.type_keys("k");
    terminal.wait("the first again", |screen| screen.matches("1 of 3. Envoys").count() >= 2);
    terminal.type_keys("\r");
    terminal.wait("who wrote and translated it before its text", |screen| {
        let at = |text: &str| screen.find(text);
        at("By Bogumil Nistor").is_some_and(|by| {
            at("Translation by Irena Talvik").is_some_and(|translation| {
                by < translation && at("Three delegations").is_some_and(|text| translation < text)
            })
        })
    });
    terminal.type_keys("c");
    terminal.wait("every credit in order", |screen| {
        let credits = screen.rfind("Credits\n").map(|at| &screen[at..]).unwrap_or_default();
        credits
            .find("Author Bogumil Nistor")
            .zip(credits.find("Translation Irena Talvik"))
            .is_some_and(|(one, other)| one < other)
    });
    terminal.type_keys("j");
    terminal.wait_for("2 of ");
    terminal.type_keys("q");
    terminal.type_keys("q");
    terminal.wait("the list, the article read", |screen| screen.matches("1 of 3. Envoys").count() >= 3);
    terminal.type_keys("q");
    let (code, screen) = terminal.end();
    assert_eq!(code, 0);
    let is_sign =
        |c: char| matches!(c, '·' | '•' | '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}' | '\u{2500}'..='\u{27bf}');
    let signs: Vec<&str> = screen.lines().filter(|line| line.contains(is_sign)).collect();
    assert!(signs.is_empty(), "{signs:#?}");
}
