//! Files of other readers: each comes as it should or is refused with a sentence, and nothing in them is ever run.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use dateline::config::{FeedsFile, Imported, import_feeds, load_feeds};
use dateline::words::Words;
use proptest::prelude::*;
use rstest::rstest;
use rusqlite::Connection;
use serde_json::Value;

use crate::cli::{dateline, fixture};
use crate::support::newsroom;

/// Imports into an untouched configuration; answers the report with the subscriptions, or the sentence.
fn import(bytes: &[u8]) -> Result<(Imported, FeedsFile), String> {
    let folder = tempfile::tempdir().unwrap();
    let imported = import_feeds(folder.path(), "their file", bytes);
    let files: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap()).collect();
    let Ok(imported) = imported else {
        assert!(files.is_empty(), "something was written: {files:?}");
        return Err(imported.unwrap_err().to_string());
    };
    for file in &files {
        assert_eq!(file.file_name(), "feeds.toml");
        #[cfg(unix)]
        assert_eq!(std::os::unix::fs::PermissionsExt::mode(&file.metadata().unwrap().permissions()) & 0o111, 0);
    }
    let feeds = load_feeds(folder.path());
    if imported.added > 0 {
        assert_eq!((feeds.errors.as_slice(), feeds.feeds.len()), (&[][..], imported.added));
    }
    for feed in feeds.feeds.iter().filter(|_| imported.added > 0) {
        assert!(feed.url.starts_with("https://") && feed.access.is_none(), "{feed:?}");
    }
    Ok((imported, feeds))
}

#[rstest]
#[case(
    "text='Salt & Pepper' xmlUrl='https://salt.example/rss?cat=1&format=xml'",
    "Salt & Pepper",
    "https://salt.example/rss?cat=1&format=xml"
)]
#[case(
    "text='A &amp; B & C' xmlUrl='https://salt.example/rss?x=1&amp;y=2&z=3'",
    "A & B & C",
    "https://salt.example/rss?x=1&y=2&z=3"
)]
#[case(
    "text='Bl&aring;b&aelig;r&nbsp;&amp; S&oslash;n &ndash; &#216;l' xmlUrl='https://salt.example/rss'",
    "Blåbær & Søn – Øl",
    "https://salt.example/rss"
)]
#[case(
    "text='T&uuml;r &unknown; &' xmlUrl='https://salt.example/?a=&lt;&copy=1&amp;b'",
    "Tür &unknown; &",
    "https://salt.example/?a=<&copy=1&b"
)]
#[case("text=\"Quay\"xmlUrl=\"https://salt.example/rss\"", "Quay", "https://salt.example/rss")]
#[case("text='we <3 tides' xmlUrl='https://salt.example/rss'", "we <3 tides", "https://salt.example/rss")]
#[case("TEXT='Upper' XMLURL='https://salt.example/rss'", "Upper", "https://salt.example/rss")]
#[case(
    "text='It&apos;s &quot;so&quot;' xmlUrl='\n https://salt.example/rss\n'",
    "It's \"so\"",
    "https://salt.example/rss"
)]
fn attributes_are_read_as_a_browser_reads_them(#[case] attributes: &str, #[case] title: &str, #[case] url: &str) {
    let file = format!("<opml version='2.0'><body><outline type='rss' {attributes}/></body></opml>");
    let (_, feeds) = import(file.as_bytes()).unwrap();
    let read: Vec<(&str, &str)> = feeds.feeds.iter().map(|feed| (feed.title.as_str(), feed.url.as_str())).collect();
    assert_eq!(read, [(title, url)]);
}

/// What files of subscriptions are made of, whole and torn.
const PIECES: [&str; 14] = [
    "<opml version='2.0'>",
    "<body>",
    "</body></opml>",
    "<outline text='A & B' xmlUrl='https://salt.example/rss'/>",
    "<outline text='News'>",
    "</outline>",
    "<outline xmlUrl=\"https://tide.example/?a=1&b=2\" text=\"&eacute;&#0;&#xD800;\"",
    "/>",
    "<!DOCTYPE opml [<!ENTITY x 'y'>]>",
    "<!-- ",
    " -->",
    "<![CDATA[",
    "\u{0}\u{feff}",
    "<outline text='' xmlUrl='javascript:alert(1)'/>",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_file_is_taken_or_refused_and_what_is_written_can_be_read(pieces in prop::collection::vec(0..PIECES.len(), 0..14), rest in any::<Vec<u8>>()) {
        let mut file: Vec<u8> = pieces.into_iter().flat_map(|at| PIECES[at].bytes()).collect();
        file.extend(rest);
        if let Ok((_, feeds)) = import(&file) {
            prop_assert!(feeds.errors.is_empty(), "{:?}", feeds.errors);
        }
    }
}

/// So many pieces, one behind the other.
fn many(count: u32, piece: impl Fn(u32) -> String) -> String {
    (0..count).fold(String::new(), |all, number| all + &piece(number))
}

fn rows(feeds: &FeedsFile) -> Vec<String> {
    let row = |feed: &dateline::model::Subscription| {
        let tags: String = feed.tags.iter().fold(String::new(), |tags, tag| tags + " +" + tag);
        format!("{}: {}{tags}", feed.section, feed.title)
    };
    feeds.feeds.iter().map(row).collect()
}

#[rstest]
#[case("newsboat.opml", &["Feeds: Harbour Radio", "Feeds: Tidewater Notes"], &["exec:", "filter:"])]
#[case("netnewswire.opml", &["Coast: Harbour Radio", "Coast: Lighthouse & Sons", "Feeds: Alone"], &[])]
#[case("feedly.opml", &["Sea: Harbour Radio +Must read", "Must read: Tidewater Notes"], &[])]
#[case("freshrss.opml", &["Science: Seagrass Letters", "Science: Scraped", "Uncategorized: Reef"], &[])]
#[case("inoreader.opml", &["World: Savanna Post", "Feeds: Night Train"], &[])]
#[case("miniflux.opml", &["All: Cocoa Prices", "All: Grain"], &[])]
#[case("thunderbird.opml", &["Ports: Harbour Radio", "Feeds: Tidewater Notes"], &[])]
#[case("version1.opml", &["Old press: Quay", "Old press: Buoy"], &[])]
#[case("nested.opml", &["News: River Post +Europe +Danube +Water/Rivers +Daily", "Science: Sorted +Weekly"], &[])]
#[case("entities.opml", &["Feeds: &secret; &c;", "Feeds: Café du port"], &["&secret;"])]
#[case(
    "hostile.opml",
    &["Feeds: Redder [[feed]]"],
    &["|touch", "`touch", "$(touch", "javascript:", "file:", "data:", "gopher:"]
)]
#[case("crossed.opml", &["A & B: Harbour"], &[])]
#[case("cyrillic.opml", &["Порт: Маяк"], &[])]
#[case("latin.opml", &["Feeds: Café du port"], &[])]
#[case("wide.opml", &["Feeds: 港"], &[])]
#[case(
    "urls",
    &["Sea and coast: Harbour Radio +daily", "Sea: tidewater.example", "Feeds: Never \"seen\"", "Feeds: plain.example"],
    &["By hand:", "exec:", "filter:", "|curl", "ftp:"]
)]
fn a_file_comes_as_it_should(#[case] file: &str, #[case] expected: &[&str], #[case] refused: &[&str]) {
    let (imported, feeds) = import(&fs::read(fixture("import").join(file)).unwrap()).unwrap();
    assert_eq!(rows(&feeds), expected, "{imported:?}");
    let said: Vec<&String> = imported.refused.iter().map(|(address, _)| address).collect();
    assert_eq!(said.len(), refused.len(), "{said:?}");
    for (said, expected) in said.iter().zip(refused) {
        assert!(said.starts_with(expected), "{said} is not {expected}");
    }
}

/// The notes of an import in English.
fn notes(imported: &Imported) -> Vec<String> {
    imported.notes.iter().map(|note| Words::english().message(note)).collect()
}

#[test]
fn queries_of_newsboat_become_smart_sections_where_they_can_be_said() {
    let (imported, feeds) = import(&fs::read(fixture("import/urls")).unwrap()).unwrap();
    let smart: Vec<(&str, &str)> =
        feeds.rules.smart.iter().map(|smart| (smart.name.as_str(), smart.text.as_str())).collect();
    assert_eq!(smart, [("Unread sea", "is:unread tag:\"Sea\" since:7d")]);
    assert!(notes(&imported).contains(&"Unread sea became a smart section".to_owned()), "{imported:?}");
}

#[test]
fn of_two_queries_of_one_name_the_first_is_taken() {
    let urls = b"https://harbour.example/feed sea\n\"query:Sea:unread = \\\"yes\\\"\"\n\"query:Sea:age < 7\"\n";
    let (imported, feeds) = import(urls).unwrap();
    let smart: Vec<&str> = feeds.rules.smart.iter().map(|smart| smart.text.as_str()).collect();
    assert_eq!((smart, feeds.errors.len()), (vec!["is:unread"], 0), "{imported:?}");
    assert!(notes(&imported)[0].starts_with("Sea appears more than once"), "{imported:?}");
}

#[rstest]
#[case("truncated.opml", "is broken in line 4")]
#[case("unclosed.opml", "ends before </opml>")]
#[case("page.html", "is not OPML")]
#[case("words.txt", "is neither OPML nor a list of addresses")]
#[case("empty.opml", "contains no address")]
fn a_file_that_is_not_whole_is_refused_with_a_sentence(#[case] file: &str, #[case] sentence: &str) {
    let said = import(&fs::read(fixture("import").join(file)).unwrap()).unwrap_err();
    assert!(said.contains(sentence), "{said}");
}

#[test]
fn a_file_of_fifty_megabytes_is_refused_and_one_of_nineteen_is_read() {
    let outlines = |bytes: usize| {
        let mut text = String::from("<opml version=\"2.0\"><body>");
        let filler = "x".repeat(5_000);
        let mut number = 0;
        while text.len() < bytes {
            let _ = write!(text, "<outline text=\"{filler}\" xmlUrl=\"https://h{number}.example/\"/>");
            number += 1;
        }
        text + "</body></opml>"
    };
    let said = import(outlines(50_000_000).as_bytes()).unwrap_err();
    assert!(said.contains("larger than 20 MB"), "{said}");
    let (imported, feeds) = import(outlines(19_000_000).as_bytes()).unwrap();
    assert!(imported.added > 3_000);
    assert!(feeds.feeds.iter().all(|feed| feed.title.len() <= 200));
}

#[test]
fn folders_ten_thousand_deep_are_a_section_and_tags() {
    let open = many(10_000, |number| format!("<outline text=\"f{number}\">"));
    let feed = "<outline type=\"rss\" text=\"Deep\" xmlUrl=\"https://deep.example/\"/>";
    let text = format!("<opml version=\"2.0\"><body>{open}{feed}{}</body></opml>", "</outline>".repeat(10_000));
    let (_, feeds) = import(text.as_bytes()).unwrap();
    assert_eq!((feeds.feeds[0].section.as_str(), feeds.feeds[0].tags.len()), ("f0", 20));
    let each = many(2_000, |n| format!("<outline text=\"g{n}\"><outline xmlUrl=\"https://n{n}.example/\"/>"));
    let text = format!("<opml><body>{each}{}</body></opml>", "</outline>".repeat(2_000));
    assert_eq!(import(text.as_bytes()).unwrap().0.added, 2_000);
}

#[test]
fn twenty_thousand_feeds_come_in_and_more_are_refused() {
    let urls = |count| many(count, |n| format!("https://h{n}.example/feed \"~Same name\" \"Part {}\"\n", n % 200));
    let (imported, feeds) = import(urls(20_000).as_bytes()).unwrap();
    assert_eq!((imported.added, feeds.sections.len()), (20_000, 200));
    assert!(import(urls(20_001).as_bytes()).unwrap_err().contains("more than 20000 feeds"));
}

fn old_cache(path: &Path, feeds: &[(&str, &str, &str, i64, &str)]) {
    let database = Connection::open(path).unwrap();
    database
        .execute_batch(
            "CREATE TABLE rss_item (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, guid VARCHAR(64) NOT NULL,
             title VARCHAR(1024) NOT NULL, author VARCHAR(1024) NOT NULL, url VARCHAR(1024) NOT NULL,
             feedurl VARCHAR(1024) NOT NULL, pubDate INTEGER NOT NULL, content VARCHAR(65535) NOT NULL,
             unread INTEGER(1) NOT NULL, flags VARCHAR(52), deleted INTEGER(1) NOT NULL DEFAULT 0);",
        )
        .unwrap();
    for (feed, guid, title, unread, flags) in feeds {
        database
            .execute(
                "INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread, flags)
                 VALUES (?2, ?3, 'Oda Fjell', 'https://old.example/' || ?2, ?1, 1763280000, '<p>Text</p>', ?4, ?5)",
                (feed, guid, title, unread, flags),
            )
            .unwrap();
    }
}

#[test]
fn what_newsboat_kept_comes_with_what_was_read_and_flagged() {
    let folder = tempfile::tempdir().unwrap();
    let (config, data) = (folder.path(), folder.path().join("data"));
    let server = newsroom(config);
    let run = |words: &[&str]| dateline(config, &data).args(words).output().unwrap();
    assert!(run(&["refresh"]).status.success());
    let list = |words: &[&str]| -> Vec<Value> {
        let out = run(words).stdout;
        String::from_utf8(out).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let before = list(&["list", "--json", "--section", "World"]);
    let path = config.join("cache.db");
    let world = server.url("/world.rss");
    let text = fs::read_to_string(fixture("newsroom/world.rss")).unwrap();
    let guid = text.split("<guid").nth(1).unwrap().split('>').nth(1).unwrap().split('<').next().unwrap().to_owned();
    let guid = guid.replace("https://harbour.example", &server.url(""));
    old_cache(
        &path,
        &[
            (&world, &guid, "Old title", 0, ""),
            (&world, "old-1", "A story that left the feed", 0, "s"),
            (&world, "old-2", "Not read there", 1, ""),
            ("https://strange.example/", "x", "Nobody's", 0, ""),
        ],
    );
    let output = run(&["import", path.to_str().unwrap()]);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "3 articles, 2 read, 1 starred\n");
    assert!(String::from_utf8_lossy(&output.stderr).contains("the articles of 1 feed were left out"));
    let after = list(&["list", "--json", "--section", "World"]);
    assert_eq!(after.len(), before.len() + 2);
    let of = |title: &str| after.iter().find(|row| row["title"] == title).unwrap();
    assert!(of("A story that left the feed")["starred"] == true && of("Not read there")["read"] == false);
    assert_eq!(of("Not read there")["authors"][0], "Oda Fjell");
    assert_eq!(after.iter().filter(|row| row["read"] == true).count(), 2, "{after:?}");
    assert!(after.iter().all(|row| row["title"] != "Old title"));
    fs::write(&path, b"SQLite format 3\0 and no more").unwrap();
    let output = run(&["import", path.to_str().unwrap()]);
    assert!(
        output.status.code() == Some(1) && String::from_utf8_lossy(&output.stderr).contains("not a newsboat cache")
    );
}
