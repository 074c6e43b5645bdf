//! Feeds of every format and in every state.

use std::path::Path;

use dateline::feed::{canonical, decode, evidence, read};
use dateline::model::Feed;
use proptest::prelude::*;
use rstest::rstest;

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/newsroom").join(name)).unwrap()
}

fn rss(items: &str) -> Feed {
    let text = format!("<rss version=\"2.0\"><channel><title>T</title>{items}</channel></rss>");
    read(text.as_bytes(), None, None).unwrap()
}

#[rstest]
#[case("world.rss", "Harbour Radio", 3)]
#[case("science.atom", "Tidewater Notes", 2)]
#[case("africa.rdf", "Savanna Post", 1)]
#[case("europe.json", "Pilier du Nord", 1)]
fn every_format_is_read(#[case] file: &str, #[case] title: &str, #[case] entries: usize) {
    let feed = read(&fixture(file), None, None).unwrap();
    assert_eq!(feed.title.as_deref(), Some(title));
    assert_eq!(feed.entries.len(), entries);
    for entry in &feed.entries {
        assert!(
            entry.title.is_some() && entry.link.is_some() && entry.published.or(entry.updated).is_some(),
            "{entry:?}"
        );
    }
}

#[test]
fn an_entry_is_the_same_by_guid_else_by_link_else_by_its_words() {
    let feed = rss(
        "<item><title>A</title><guid isPermaLink=\"false\">g-1</guid><link>https://h.example/a?utm_source=x</link></item>\
         <item><title>B</title><link>https://h.example/b/?utm_source=x&amp;id=3#top</link></item>\
         <item><title>C</title><description>Only words.</description></item>",
    );
    let ids: Vec<&str> = feed.entries.iter().map(|entry| entry.identity.0.as_str()).collect();
    assert_eq!(ids[0], "g-1");
    assert!(ids[1].contains("h.example/b") && !ids[1].contains("utm_source") && ids[1].contains("id=3"), "{ids:?}");
    assert!(ids[2].starts_with("sha256:"), "{ids:?}");
    let again = rss("<item><title>C</title><description>Only words.</description></item>");
    assert_eq!(again.entries[0].identity.0, ids[2]);
    assert!(feed.entries[1].id.is_none(), "an id that the feed did not give");
}

#[test]
fn addresses_lose_what_differs_between_copies() {
    let one = canonical("https://h.example/story/?utm_source=rss&id=3#part").unwrap();
    let two = canonical("https://h.example/story?id=3&fbclid=abc").unwrap();
    assert_eq!(one, two);
    assert_eq!(canonical("javascript:alert(1)"), None);
}

#[rstest]
#[case(b"\xef\xbb\xbfna\xc3\xafve".as_slice(), None, "naïve")]
#[case(b"<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>na\xefve".as_slice(), None, "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>naïve")]
#[case(b"\xcf\xf0\xe8\xe2\xe5\xf2".as_slice(), Some("text/xml; charset=windows-1251"), "Привет")]
#[case(b"<meta charset=\"windows-1251\">\xcf\xf0\xe8\xe2\xe5\xf2".as_slice(), None, "<meta charset=\"windows-1251\">Привет")]
fn bytes_are_decoded(#[case] bytes: &[u8], #[case] content_type: Option<&str>, #[case] text: &str) {
    assert_eq!(decode(bytes, content_type), text);
}

#[rstest]
#[case(b"".as_slice(), "empty")]
#[case(b"<!DOCTYPE html><html><body>Hello</body></html>".as_slice(), "web page")]
#[case(b"just words".as_slice(), "")]
#[case(b"{\"hello\": 1}".as_slice(), "")]
fn what_is_no_feed_is_said_in_a_sentence(#[case] bytes: &[u8], #[case] said: &str) {
    let error = read(bytes, None, None).unwrap_err().to_string();
    assert!(error.contains(said) && error.contains(' '), "{error}");
}

#[test]
fn a_truncated_feed_with_bare_ampersands_still_gives_its_entries() {
    let text = "<rss version=\"2.0\"><channel><title>Salt & Sea</title><item><title>One & two</title>\
                <link>https://h.example/1?a=1&b=2</link><guid>1</guid></item><item><title>Cut off";
    let feed = read(text.as_bytes(), None, None).unwrap();
    assert_eq!(feed.title.as_deref(), Some("Salt & Sea"));
    assert_eq!(feed.entries[0].title.as_deref(), Some("One & two"));
    assert_eq!(feed.entries[0].link.as_deref(), Some("https://h.example/1?a=1&b=2"));
}

#[test]
fn control_characters_and_direction_overrides_never_pass() {
    let feed = rss(
        "<item><title>A&#27;[31mred\u{202e}desrever</title><guid>1</guid><author>\u{2066}x@h.example (Eva\u{7} Lund)</author></item>",
    );
    let entry = &feed.entries[0];
    let title = entry.title.as_deref().unwrap();
    assert!(!title.contains(['\u{1b}', '\u{202e}']), "{title:?}");
    assert!(entry.fields.iter().all(|field| !field.text.contains(['\u{7}', '\u{2066}'])), "{:?}", entry.fields);
}

#[test]
fn names_come_with_the_field_they_stand_in() {
    let feed = read(&fixture("africa.rdf"), None, None).unwrap();
    let evidence = evidence(&feed, &feed.entries[0]);
    assert_eq!(evidence.fields[0].text, "Thandeka Moyoze");
    assert_eq!(evidence.site_names, ["Savanna Post"]);
}

proptest! {
    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, None, None);
    }

    #[test]
    fn any_damage_to_a_feed_is_read(at in 0usize..1800, length in 0usize..40, with in "[<>&\"'/a-z\\[\\]! ]{0,12}") {
        for name in ["world.rss", "science.atom", "africa.rdf", "europe.json"] {
            let mut text = String::from_utf8(fixture(name)).unwrap();
            let at = text.floor_char_boundary(at.min(text.len()));
            let end = text.floor_char_boundary((at + length).min(text.len()));
            text.replace_range(at..end, &with);
            let _ = read(text.as_bytes(), None, None);
        }
    }
}
