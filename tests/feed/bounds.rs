//! However often an element is repeated, the work grows as the document does, and what is made stays bounded.

use crate::support::said;
use dateline::feed::{MOST_ENTRIES, evidence, read};
use dateline::model::Feed;

/// What a feed is made of, counted in bytes: all that is kept of it afterwards.
fn made(feed: &Feed) -> usize {
    let names = |names: &[String]| names.iter().map(String::len).sum::<usize>();
    let entry = |entry: &dateline::model::Entry| {
        let fields: usize = entry.fields.iter().map(|field| field.text.len() + 64).sum();
        let media: usize = entry.enclosures.iter().map(|media| media.url.len() + 64).sum();
        let text = entry.content.as_ref().map_or(0, String::len) + entry.summary.as_ref().map_or(0, String::len);
        fields + media + text + names(&entry.authors) + names(&entry.tags) + names(&entry.contributors) + 200
    };
    feed.entries.iter().map(entry).sum::<usize>() + names(&feed.authors) + names(&feed.tags)
}

const ELEMENTS: [(&str, &str); 24] = [
    ("author", "<author>a{n}@h.example (Eva {n})</author>"),
    ("creator", "<dc:creator>Eva {n}</dc:creator>"),
    ("editor", "<managingEditor>Eva {n}</managingEditor>"),
    ("contributor", "<atom:contributor><atom:name>Eva {n}</atom:name></atom:contributor>"),
    ("category", "<category>Sea {n}</category>"),
    ("enclosure", "<enclosure url=\"https://h.example/{n}.mp3\" type=\"audio/mpeg\" length=\"1\"/>"),
    ("media", "<media:content url=\"https://h.example/{n}.jpg\"><media:credit>Eva {n}</media:credit></media:content>"),
    ("group", "<media:group><media:content url=\"https://h.example/{n}.mp4\"/></media:group>"),
    ("thumbnail", "<media:thumbnail url=\"https://h.example/{n}.jpg\"/>"),
    ("person", "<podcast:person role=\"guest\">Eva {n}</podcast:person>"),
    ("transcript", "<podcast:transcript url=\"https://h.example/{n}.vtt\" type=\"text/vtt\"/>"),
    ("link", "<atom:link href=\"https://h.example/{n}\" hreflang=\"ro\"/>"),
    ("title", "<title>Ships {n}</title>"),
    ("date", "<pubDate>Mon, 16 Nov 2026 09:30:00 GMT</pubDate>"),
    ("guid", "<guid>g-{n}</guid>"),
    ("source", "<source url=\"https://h.example/{n}\">Harbour {n}</source>"),
    ("foreign", "<x:a{n} xmlns:x{n}=\"urn:{n}\"><x:b/></x:a{n}>"),
    ("base", "<a{n} xml:base=\"b{n}/\">"),
    ("namespaces", "<b xmlns:n{n}=\"urn:{n}\" xmlns:m{n}=\"urn:m\">"),
    ("attributes", "<c a{n}=\"1\" b{n}=\"2\" c{n}='3'/>"),
    ("quotes", "<d e=\"{n}"),
    ("nested", "<f><g>"),
    ("data", "<description><![CDATA[{n}]]></description>"),
    ("paragraphs", "<content:encoded>&lt;p&gt;{n}&lt;/p&gt;&lt;a href=\"{n}\"&gt;</content:encoded>"),
];

fn repeated(element: &str, count: usize) -> String {
    (0..count).map(|number| element.replace("{n}", &number.to_string())).collect()
}

#[test]
fn an_element_that_is_repeated_leaves_no_more_than_its_share() {
    for (name, element) in ELEMENTS {
        for (open, close) in [("<item><title>One</title>", "</item>"), ("", "<item><title>One</title></item>")] {
            let feed = |count| {
                let all = repeated(element, count);
                let text = format!(
                    "<rss version=\"2.0\"><channel><title>T</title>{open}{all}{close}<item><title>Two</title></item></channel></rss>"
                );
                read(text.as_bytes(), None, Some("https://h.example/feed")).unwrap()
            };
            let (one, two) = (made(&feed(4_000)), made(&feed(8_000)));
            assert!(two < one * 2 + 1_000 && two < 400_000, "{name}: {one} and {two} bytes");
        }
    }
}

#[test]
fn a_feeds_authors_are_not_copied_without_bound_into_its_entries() {
    let authors: String = repeated("<author><name>Eva {n}</name></author>", 3_000);
    let entries: String = repeated("<entry><title>{n}</title></entry>", 1_500);
    let atom = format!("<feed xmlns=\"http://www.w3.org/2005/Atom\">{authors}{entries}</feed>");
    let names: Vec<String> = (0..3_000).map(|number| format!("{{\"name\":\"Eva {number}\"}}")).collect();
    let items: Vec<String> = (0..1_500).map(|number| format!("{{\"id\":\"{number}\",\"title\":\"A\"}}")).collect();
    let json = format!(
        "{{\"version\":\"https://jsonfeed.org/version/1.1\",\"authors\":[{}],\"items\":[{}]}}",
        names.join(","),
        items.join(",")
    );
    for text in [atom, json] {
        let feed = read(text.as_bytes(), None, None).unwrap();
        assert_eq!(feed.entries.len(), 1_500);
        assert!(feed.authors.len() <= 100, "{}", feed.authors.len());
        assert!(feed.entries.iter().all(|entry| (1..=20).contains(&entry.fields.len())));
        assert!(evidence(&feed, &feed.entries[0]).fields.len() <= 20);
    }
}

#[test]
fn of_too_many_entries_the_newest_are_read_in_their_order() {
    let count = MOST_ENTRIES + 600;
    let day = |number: usize| format!("20{:02}-{:02}-{:02}", 10 + number / 336, 1 + number / 28 % 12, 1 + number % 28);
    let item = |number: usize| format!("<item><title>Story {number}</title><dc:date>{}</dc:date></item>", day(number));
    let rss: String = (0..count).map(item).collect();
    let rss = format!("<rss version=\"2.0\"><channel>{rss}</channel></rss>");
    let items: Vec<String> = (0..count)
        .map(|number| {
            format!("{{\"id\":{number},\"title\":\"Story {number}\",\"date_published\":\"{}\"}}", day(number))
        })
        .collect();
    let json = format!("{{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{}]}}", items.join(","));
    for text in [rss, json] {
        let feed = read(text.as_bytes(), None, None).unwrap();
        assert_eq!(feed.entries.len(), MOST_ENTRIES);
        assert_eq!(feed.entries[0].title.as_deref(), Some("Story 600"));
        assert_eq!(feed.entries[MOST_ENTRIES - 1].title, Some(format!("Story {}", count - 1)));
    }
}

#[test]
fn items_that_say_nothing_are_counted_with_their_place_and_cost_little() {
    let text = format!(
        "<rss version=\"2.0\"><channel><title>T</title>\n<item><title>Good</title></item>\n{}</channel></rss>",
        "<item></item>\n".repeat(50)
    );
    let feed = read(text.as_bytes(), None, None).unwrap();
    assert_eq!(feed.entries.iter().filter(|entry| entry.says_something()).count(), 1);
    assert_eq!(feed.unreadable.count, 50);
    assert_eq!(
        said(&feed.unreadable.message().unwrap()),
        "item 2 in line 3 cannot be read: it has neither title, text nor address, and 49 others; the other items are \
         kept; only the newsroom can correct it"
    );
    let unclosed = format!("<rss version=\"2.0\"><channel>{}", "<item>".repeat(50_000));
    assert!(read(unclosed.as_bytes(), None, None).unwrap().entries.len() <= MOST_ENTRIES);
}

#[test]
fn a_base_that_is_long_is_none_and_links_do_not_grow_by_it() {
    let base = format!("https://h.example/{}/", "b".repeat(80_000));
    let links: String = repeated("&lt;a href=\"{n}\"&gt;x&lt;/a&gt;", 2_000);
    let entry = format!("<entry><title>A</title><link href=\"1\"/><content type=\"html\">{links}</content></entry>");
    let text = format!("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"{base}\">{}</feed>", entry.repeat(20));
    let feed = read(text.as_bytes(), None, Some("https://h.example/feed")).unwrap();
    assert_eq!(feed.entries[0].link.as_deref(), Some("https://h.example/1"));
    let grown: usize = feed.entries.iter().filter_map(|entry| entry.content.as_ref()).map(String::len).sum();
    assert!(grown < 4 * text.len(), "{grown} of {}", text.len());
}

#[test]
fn entities_of_a_document_do_not_multiply_it() {
    let value = "x".repeat(900);
    let declared: String = repeated(&format!("<!ENTITY e{{n}} \"{value}\">"), 20);
    let used: String = (0..20).map(|number| format!("&e{number};").repeat(400)).collect();
    let text = format!(
        "<!DOCTYPE rss [{declared}]><rss version=\"2.0\"><channel><title>T</title><item><title>A</title><description>{used}</description></item></channel></rss>"
    );
    let feed = read(text.as_bytes(), None, None).unwrap();
    assert!(made(&feed) < 2 * text.len() + 20_000, "{}", made(&feed));
}
