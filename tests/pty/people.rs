//! From a name in the list to everything that person made.

use std::fs;

use rstest::rstest;

use super::folders;
use super::terminal::Terminal;
use crate::support::{Page, Server};

fn served(config: &std::path::Path) -> Server {
    let server = Server::new(Vec::new());
    let feed = include_str!("../fixtures/credits/people.rss");
    server.serve("/people.rss", Page::feed("application/rss+xml", feed));
    let url = server.url("/people.rss");
    let feeds = format!(
        "edition = \"none\"\n\n[[feed]]\nid = \"people\"\ntitle = \"Harbour\"\nurl = \"{url}\"\nsection = \"World\"\n"
    );
    fs::write(config.join("feeds.toml"), feeds).unwrap();
    server
}

#[rstest]
#[case(80, 24)]
#[case(120, 36)]
fn a_translator_of_the_list_leads_to_all_she_translated_edited_and_wrote(#[case] columns: u16, #[case] rows: u16) {
    let (config, data) = folders();
    let _server = served(config.path());
    let mut terminal = Terminal::reader(config.path(), data.path(), &[], columns, rows);
    terminal.wait_for("Talvik  ½");
    terminal.wait_for("World 6");
    terminal.type_keys("g\r");
    terminal.wait_for("Translation by Irena Talvik from Romanian");
    terminal.type_keys("C");
    terminal.wait_for("Translated from Romanian by Irena Talvik");
    terminal.type_keys("C");
    terminal.wait("the text without its credit lines", |screen| {
        !screen.contains("Translated from Romanian by") && screen.contains("first ferry")
    });
    terminal.type_keys("c");
    terminal.wait_for("Credits");
    terminal.wait_for("Original language");
    terminal.type_keys("j\r");
    terminal.wait_for("Recent work");
    terminal.wait("the page", |screen| {
        ["Everything in the cache (3)", "Follow as a section", "Translates from: Romanian 1"]
            .iter()
            .all(|part| screen.contains(part))
    });
    // The newest work, and back: the list of her works, her page, the article where it began.
    terminal.type_keys("jjj\r");
    terminal.wait_for("Edited by Irena Talvik");
    terminal.type_keys("q");
    terminal.wait_for("Irena Talvik: everything");
    terminal.type_keys("q");
    terminal.wait_for("Follow as a section");
    terminal.type_keys("g\r");
    terminal.wait_for("Irena Talvik: everything");
    terminal.wait("every article of hers and no other", |screen| {
        ["Ferries return", "Salt workers end", "A map of forgotten"].iter().all(|title| screen.contains(title))
            && !screen.contains("港口恢复通航")
    });
    terminal.type_keys("j\r");
    terminal.wait_for("Edited by Irena Talvik");
    terminal.type_keys("qqq");
    terminal.wait("the section again, two articles read", |screen| screen.contains("World 4"));
    terminal.type_keys("qq");
    assert_eq!(terminal.end().0, 0);
}

#[rstest]
#[case("World 6", 3, &["القاضي", "الشامي"], "الشامي")]
#[case("World 6", 4, &["陈海明", "林小雨"], "林小雨")]
#[case("World 6", 5, &["한지우", "박서윤"], "박서윤")]
fn names_of_every_script_are_found_in_the_panel(
    #[case] loaded: &str,
    #[case] down: usize,
    #[case] names: &[&str],
    #[case] translator: &str,
) {
    let (config, data) = folders();
    let _server = served(config.path());
    // Logical order on the screen, so that the Arabic names can be looked for as they are written.
    fs::write(config.path().join("config.toml"), "bidi = \"terminal\"\n").unwrap();
    let mut terminal = Terminal::reader(config.path(), data.path(), &[], 100, 40);
    terminal.wait_for(loaded);
    terminal.wait_for("Ferries return");
    terminal.type_keys(&format!("g{}\r", "j".repeat(down)));
    // In the list and in the article.
    terminal.wait("both names", |screen| {
        // Where room is short the list names the translator alone.
        names.iter().all(|name| joined(screen).contains(name)) && joined(screen).matches(translator).count() > 1
    });
    terminal.type_keys("cj\r");
    terminal.wait_for("Recent work");
    terminal.type_keys("\r");
    terminal.wait("the translator's list", |screen| {
        joined(screen).contains(translator) && screen.contains("everything in the cache")
    });
    terminal.type_keys("qqqqq");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn credits_are_corrected_and_people_joined_by_hand_and_each_is_undone() {
    let (config, data) = folders();
    let _server = served(config.path());
    let mut terminal = Terminal::reader(config.path(), data.path(), &[], 120, 36);
    terminal.wait_for("World 6");
    terminal.wait_for("Bogumil Nistor");
    terminal.type_keys("g\rc");
    terminal.wait_for("strike out");
    terminal.type_keys("rx\r");
    terminal.wait_for("By Bogumil Nistorx");
    terminal.wait_for("corrected by you");
    terminal.type_keys("jm");
    terminal.wait_for("What was the role?");
    terminal.type_keys("j\r");
    terminal.wait_for("Edited by Irena Talvik");
    terminal.type_keys("g!");
    terminal.wait("the credit gone", |screen| !screen.contains("Nistorx"));
    terminal.type_keys("uuu");
    terminal.wait("as it was read", |screen| {
        screen.contains("By Bogumil Nistor")
            && screen.contains("Translation by Irena Talvik")
            && !screen.contains("Nistorx")
    });
    terminal.type_keys("j+");
    terminal.wait_for("The same person as");
    terminal.type_keys("/fjell\r");
    terminal.wait_for("Oda Fjell  Author");
    terminal.type_keys("\r");
    terminal.wait_for("joined as one person");
    terminal.type_keys("\r");
    terminal.wait_for("Also Oda Fjell, harbour.example");
    terminal.type_keys("jj!");
    terminal.wait_for("separated into two people");
    terminal.wait("one name alone", |screen| !screen.contains("Also Oda"));
    terminal.type_keys("u");
    terminal.wait_for("Also Oda Fjell");
    terminal.type_keys("k\r");
    terminal.wait_for("is a section now");
    terminal.type_keys("qqqqqq");
    assert_eq!(terminal.end().0, 0);
    assert!(fs::read_to_string(config.path().join("feeds.toml")).unwrap().contains("Irena Talvik"));
}

/// The screen without the blank cells behind wide letters.
fn joined(screen: &str) -> String {
    screen.replace('\0', "")
}
