//! Each entry keeps what is its own, whatever becomes of the entries beside it.

use dateline::feed::read;

/// Entries that the parser passes over or refuses, each of another kind.
const ODD: [&str; 12] = [
    "<item/>",
    "<item></item>",
    "<image><item><title>Within a picture</title></item></image>",
    "<item><podcast:person role=\"no such role\">Eva</podcast:person></item>",
    "<item><media:title type=\"no/such/type\">x</media:title></item>",
    "<item><media:title></media:title><media:content/></item>",
    "<x:item xmlns:x=\"urn:x\"><title>Of another kind</title></x:item>",
    "<item><guid>1</guid><guid>0</guid></item>",
    "<item><author>\u{ff08}@\u{ff09}a@b\u{4e2d}</author></item>",
    "<item><title>Never closed <b>",
    "<entry><id>1</id></entry>",
    "<item><content:encoded/><itunes:duration>x</itunes:duration><enclosure url=\"::\"/></item>",
];

#[test]
fn an_entry_that_is_passed_over_costs_its_neighbours_nothing() {
    let good = |number: usize| {
        format!(
            "<item><title>Story {number}</title><link>https://h.example/{number}</link><dc:creator>Author {number}</dc:creator>\
             <pubDate>Mon, {:02} Nov 2026 09:30:00 GMT</pubDate><enclosure url=\"https://h.example/{number}.mp3\"/></item>",
            number + 10
        )
    };
    for odd in ODD {
        let text = format!(
            "<rss version=\"2.0\"><channel><title>T</title>{odd}{}{odd}{}{odd}{}</channel></rss>",
            good(0),
            good(1),
            good(2)
        );
        let feed = read(text.as_bytes(), None, None).unwrap();
        for number in 0..3 {
            let title = format!("Story {number}");
            let entry = feed.entries.iter().find(|entry| entry.title.as_deref() == Some(&title));
            let entry = entry.unwrap_or_else(|| panic!("{odd}: no {title}"));
            assert_eq!(entry.authors, [format!("Author {number}")], "{odd}");
            assert_eq!(entry.link, Some(format!("https://h.example/{number}")), "{odd}");
            assert_eq!(entry.published.unwrap().to_string(), format!("2026-11-{}T09:30:00Z", number + 10), "{odd}");
            assert_eq!(entry.enclosures[0].url, format!("https://h.example/{number}.mp3"), "{odd}");
        }
    }
}

#[test]
fn so_it_is_in_atom_and_in_json() {
    for odd in [
        "<entry/>",
        "<entry><content type=\"\u{1}/x\" src=\"a\">both</content></entry>",
        "<x:entry xmlns:x=\"urn:x\"/>",
    ] {
        let good = |number: usize| {
            format!(
                "<entry><title>Story {number}</title><id>urn:{number}</id><author><name>Author {number}</name></author>\
                 <published>2026-11-{}T09:30:00Z</published><link rel=\"enclosure\" href=\"https://h.example/{number}.mp3\"/></entry>",
                number + 10
            )
        };
        let text = format!("<feed xmlns=\"http://www.w3.org/2005/Atom\">{odd}{}{odd}{}</feed>", good(0), good(1));
        check(&text, odd);
    }
    for odd in ["null", "7", "{}", "[{}]", "{\"id\":{},\"title\":[]}", "{\"id\":\"0\"}"] {
        let good = |number: usize| {
            format!(
                "{{\"id\":\"urn:{number}\",\"title\":\"Story {number}\",\"authors\":[{{\"name\":\"Author {number}\"}}],\
                 \"date_published\":\"2026-11-{}T09:30:00Z\",\"attachments\":[{{\"url\":\"https://h.example/{number}.mp3\",\
                 \"mime_type\":\"audio/mpeg\"}}]}}",
                number + 10
            )
        };
        let text = format!(
            "{{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{odd},{},{odd},{}]}}",
            good(0),
            good(1)
        );
        check(&text, odd);
    }
}

fn check(text: &str, odd: &str) {
    let feed = read(text.as_bytes(), None, None).unwrap();
    for number in 0..2 {
        let title = format!("Story {number}");
        let entry = feed.entries.iter().find(|entry| entry.title.as_deref() == Some(&title));
        let entry = entry.unwrap_or_else(|| panic!("{odd}: no {title}"));
        assert_eq!(entry.authors, [format!("Author {number}")], "{odd}");
        assert_eq!(entry.id, Some(format!("urn:{number}")), "{odd}");
        assert_eq!(entry.published.unwrap().to_string(), format!("2026-11-{}T09:30:00Z", number + 10), "{odd}");
        assert_eq!(entry.enclosures[0].url, format!("https://h.example/{number}.mp3"), "{odd}");
    }
}
