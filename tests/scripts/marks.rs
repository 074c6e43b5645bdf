//! Lists by a template and by age, what arrives while it is watched, and marks made by a script.

use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use super::{Desk, told_today};
use crate::support::Page;

#[test]
fn a_list_is_printed_by_a_template_and_by_age() {
    let desk = Desk::new();
    let strait =
        ["list", "--query", "source:world envoys", "--format", "{source}\\t{title} ({authors}) [{state}]\\n{x y} {"];
    assert!(desk.text(&strait).contains(
        "World news\tEnvoys agree to reopen the strait & its lighthouses (Bogumil Nistor) [unread]\n{x y} {\n"
    ));
    let wrong = desk.run(&["list", "--format", "{titel}"]);
    let told = String::from_utf8_lossy(&wrong.stderr).into_owned();
    assert!(
        wrong.status.code() == Some(2) && told.contains("there is no {titel} in templates; there are: {id}, {title}"),
        "{told}"
    );
    desk.server.serve("/wire.atom", Page::feed("application/atom+xml", told_today("wire")));
    assert!(desk.run(&["add", &desk.server.url("/wire.atom")]).status.success());
    assert!(desk.run(&["refresh"]).status.success());
    for filter in [&["--since", "2h"][..], &["--since", "2h", "--query", "lighthouse OR envoys"]] {
        let listed = desk.text(&[&["list", "--format", "{age} {title}"], filter].concat());
        assert!(
            listed.contains("Lighthouse sold, says the wire") && !listed.contains("Envoys"),
            "{filter:?}: {listed}"
        );
        assert_eq!(desk.text(&[&["list", "--count"], filter].concat()).trim(), listed.lines().count().to_string());
    }
    assert_eq!(desk.run(&["list", "--since", "soon"]).status.code(), Some(2));
}

#[test]
fn soft_hyphens_of_a_feed_are_nowhere_in_what_is_printed_and_its_words_are_found() {
    let desk = Desk::new();
    let hyphenated = told_today("wire")
        .replace("Lighthouse sold", "Light\u{ad}house keep\u{ad}er re\u{ad}tires")
        .replace("a baker from Lund", "a con\u{ad}fec\u{ad}tioner from Lund");
    desk.server.serve("/wire.atom", Page::feed("application/atom+xml", hyphenated));
    assert!(desk.run(&["add", &desk.server.url("/wire.atom")]).status.success());
    assert!(desk.run(&["refresh"]).status.success());
    for query in ["lighthouse keeper retires", "confectioner", "con\u{ad}fectioner"] {
        let found = desk.text(&["list", "--query", query, "--format", "{id} {title}"]);
        assert!(found.ends_with("Lighthouse keeper retires, says the wire\n"), "{query}: {found}");
        let id = found.split(' ').next().unwrap();
        for words in [
            &["list"][..],
            &["list", "--json"],
            &["search", query],
            &["show", id],
            &["show", id, "--json"],
            &["show", id, "--format", "markdown"],
            &["show", id, "--format", "html"],
        ] {
            let text = desk.text(words);
            assert!(text.contains("keeper retires"), "{words:?}: {text}");
            assert!(!text.contains('\u{ad}') && !text.contains("&shy;"), "{words:?}: {text}");
        }
        assert!(desk.text(&["show", id]).contains("confectioner"));
    }
}

#[test]
fn articles_are_marked_by_query_and_by_number_and_a_dry_run_changes_nothing() {
    let desk = Desk::new();
    let unread = || desk.text(&["list", "--count", "--section", "World", "--unread"]).trim().to_owned();
    assert_eq!(unread(), "3");
    let shown = desk.text(&["mark", "--section", "World", "--dry-run", "--format", "{title}"]);
    assert_eq!((shown.lines().count(), unread().as_str()), (3, "3"), "{shown}");
    let marked = desk.run(&["mark", "--section", "World"]);
    assert_eq!((marked.stdout.len(), unread().as_str()), (0, "0"));
    let told = String::from_utf8_lossy(&marked.stderr).into_owned();
    assert!(told.contains("3 articles are now read; the command undo in the reader reverses it"), "{told}");
    assert_eq!(desk.text(&["mark", "--section", "World", "--dry-run"]), "", "they are read");
    let id = desk.text(&["list", "--section", "World", "--limit", "1", "--format", "{id}"]).trim().to_owned();
    assert!(desk.run(&["mark", "--off", &id]).status.success());
    assert_eq!(unread(), "1");
    let found = |more: &[&str]| desk.text(&[&["list", "--query", "section:world", "--format", "{id}"], more].concat());
    assert_eq!((found(&[]).lines().count(), found(&["--unread"]).trim()), (3, id.as_str()), "of what is found");
    assert_eq!(desk.text(&["list", "--query", "section:world", "--unread", "--count"]).trim(), "1");
    assert!(desk.run(&["star", &id]).status.success());
    assert_eq!(desk.text(&["list", "--starred", "--format", "{id}"]).trim(), id);
    assert!(desk.run(&["hide", "--query", "envoys"]).status.success());
    assert_eq!(desk.text(&["list", "--query", "envoys"]), "");
    assert!(desk.run(&["hide", "--off", "--query", "is:hidden"]).status.success());
    assert_eq!(desk.text(&["list", "--query", "envoys", "--count"]).trim(), "1");
    for (words, code) in [(&["mark"][..], 2), (&["mark", "--all", &id], 2), (&["star", "99999"], 1)] {
        assert_eq!(desk.run(words).status.code(), Some(code), "{words:?}");
    }
}

#[test]
fn what_arrives_is_printed_while_it_is_watched() {
    let desk = Desk::new();
    desk.server.serve("/wire.atom", Page::feed("application/atom+xml", told_today("wire")));
    assert!(desk.run(&["add", &desk.server.url("/wire.atom")]).status.success());
    let mut watch = desk.bare(&["list", "--watch", "--format", "{title}"]);
    let mut child = watch.stdout(Stdio::piped()).stdin(Stdio::null()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    // What is there when it begins to look has not arrived: a feed brings something new until that is seen.
    let first = std::thread::spawn(move || lines.next().unwrap().unwrap());
    let mut number = 0;
    while !first.is_finished() {
        number += 1;
        let feed = told_today("wire").replace("wire-1", &format!("wire-{number}")).replace("Lighthouse", "Beacon");
        desk.server.serve("/wire.atom", Page::feed("application/atom+xml", feed));
        assert!(desk.run(&["refresh"]).status.success() && number < 100);
    }
    assert_eq!(first.join().unwrap(), "Beacon sold, says the wire");
    child.kill().unwrap();
    child.wait().unwrap();
}
