//! Feeds of every format and in every state.

mod bounds;
mod corners;
mod damage;
mod extracted;
mod join;

use std::path::Path;

use dateline::feed::{decode, evidence, mend, read};
use dateline::model::{Feed, Place};
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
fn a_date_without_zone_or_year_takes_what_the_other_dates_of_its_feed_say() {
    let feed = rss("<item><title>A</title><pubDate>Mon, 16 Nov 2026 09:30:00 +0200</pubDate></item>\
         <item><title>B</title><pubDate>2026-11-15 09:30:00</pubDate></item>\
         <item><title>C</title><pubDate>14 noiembrie, 09:30</pubDate></item>\
         <item><title>D</title><pubDate>24 Dec 10:00 +0200</pubDate></item>\
         <item><title>E</title><pubDate>Sat, 01 Jan 2050 00:00:00 GMT</pubDate></item>");
    let dates: Vec<String> = feed.entries[..3].iter().map(|entry| entry.published.unwrap().to_string()).collect();
    assert_eq!(dates[..2], ["2026-11-16T07:30:00Z", "2026-11-15T07:30:00Z"]);
    assert_eq!(
        feed.entries[4].published.unwrap().to_string(),
        "2050-01-01T00:00:00Z",
        "a date to come is kept as given"
    );
    let alone = rss(
        "<item><title>B</title><pubDate>2026-11-15 09:30:00</pubDate></item><item><title>C</title><pubDate>24 Dec 10:00</pubDate></item>",
    );
    assert_eq!(alone.entries[0].published.unwrap().to_string(), "2026-11-15T09:30:00Z");
    assert_eq!(alone.entries[1].published.unwrap().to_string(), "2025-12-24T10:00:00Z");
    let none = rss("<item><title>C</title><pubDate>24 Dec 10:00</pubDate></item>");
    assert_eq!(none.entries[0].published, None, "no year is no date, not a wrong one");
}

#[rstest]
#[case("plain")]
#[case("html")]
#[case("text/plain")]
#[case("nonsense")]
fn captions_and_credits_of_pictures_come_with_them_whatever_their_type(#[case] kind: &str) {
    let text = format!(
        "<rss version=\"2.0\" xmlns:media=\"http://search.yahoo.com/mrss/\"><channel><item><title>A</title>\
         <comments>https://h.example/1#talk</comments>\
         <media:content url=\"/1.jpg\" type=\"image/jpeg\"><media:description type=\"{kind}\">A quay at night</media:description>\
         <media:credit role=\"photographer\">Eva Lund</media:credit></media:content></item></channel></rss>"
    );
    let feed = read(text.as_bytes(), None, Some("https://h.example/feed")).unwrap();
    let picture = &feed.entries[0].enclosures[0];
    assert_eq!(picture.url, "https://h.example/1.jpg");
    assert_eq!(picture.mime.as_deref(), Some("image/jpeg"));
    assert_eq!(picture.caption.as_deref(), Some("A quay at night"));
    assert_eq!(picture.credit.as_deref(), Some("Eva Lund"));
    assert_eq!(feed.entries[0].comments.as_deref(), Some("https://h.example/1#talk"));
}

#[test]
fn other_languages_and_the_first_place_of_an_entry_are_kept() {
    let text = "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"https://h.example/a/\"><entry><title>A</title>\
                <link href=\"one\"/><link rel=\"alternate\" hreflang=\"ro\" href=\"../ro/one\"/><link rel=\"replies\" href=\"talk\"/>\
                <source><title>Quay Post</title><link href=\"https://q.example/\"/></source>\
                <content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>x &lt; y <img src=\"i.png\"/></p></div></content></entry></feed>";
    let feed = read(text.as_bytes(), None, None).unwrap();
    let entry = &feed.entries[0];
    assert_eq!(entry.link.as_deref(), Some("https://h.example/a/one"));
    assert_eq!(entry.alternates[0].url, "https://h.example/ro/one");
    assert_eq!(entry.alternates[0].language.as_str(), "ro");
    assert_eq!(entry.comments.as_deref(), Some("https://h.example/a/talk"));
    assert_eq!(
        (entry.fields[0].text.as_str(), entry.fields[0].url.as_deref()),
        ("Quay Post", Some("https://q.example/"))
    );
    assert_eq!(entry.content.as_deref(), Some("<p>x &lt; y <img src=\"https://h.example/a/i.png\"/></p>"));
}

#[test]
fn a_title_that_never_ends_takes_nothing_else_with_it() {
    let feed = rss(
        "<item><title>Ships <b>pass</b><guid>g-1</guid><link>https://h.example/1</link></item><item><title>Two</title></item>",
    );
    assert_eq!(feed.entries.len(), 2);
    assert_eq!(feed.entries[0].title.as_deref(), Some("Ships pass"));
    assert_eq!(feed.entries[0].link.as_deref(), Some("https://h.example/1"));
    assert_eq!(feed.entries[0].id.as_deref(), Some("g-1"));
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
fn an_address_beside_chinese_letters_loses_nothing() {
    let items = "<item><guid>1</guid><author>编辑部（desk@h.example）</author></item>\
                 <item><guid>2</guid><dc:creator>desk@h.example\u{3000}张三</dc:creator></item>";
    let feed = rss(items);
    assert_eq!(feed.entries.len(), 2);
    assert_eq!(feed.entries[0].authors, ["编辑部"]);
    assert!(feed.entries[1].authors[0].contains("张三"), "{:?}", feed.entries[1].authors);
    let feed = br#"{"version":"1","items":[{"id":1,"title":"A","authors":[{"name":"\u7f16\uff08a@b.example\uff09"},{"name":5}]}]}"#;
    assert_eq!(read(feed, None, None).unwrap().entries.len(), 1);
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

/// Whether XML's own rules are kept, as the parser checks them.
fn is_well_formed(text: &str) -> Result<(), String> {
    let mut reader = quick_xml::NsReader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut depth = 0;
    loop {
        use quick_xml::events::Event;
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(start) => {
                depth += 1;
                start
                    .attributes()
                    .try_for_each(|attribute| attribute.map(|_| ()))
                    .map_err(|error| error.to_string())?;
            }
            Event::Empty(start) => {
                start
                    .attributes()
                    .try_for_each(|attribute| attribute.map(|_| ()))
                    .map_err(|error| error.to_string())?;
            }
            Event::End(_) => depth -= 1,
            Event::GeneralRef(reference) => {
                let known = matches!(&*reference, "amp" | "lt" | "gt" | "quot" | "apos");
                let number = reference.resolve_char_ref().map_err(|error| error.to_string())?;
                if !known && number.is_none() {
                    return Err(format!("&{};", &*reference));
                }
            }
            Event::Eof => return if depth == 0 { Ok(()) } else { Err("an element is open".to_owned()) },
            _ => {}
        }
    }
}

/// A feed that is good as it is, with words put in.
fn good_feed(words: &[String]) -> String {
    let item = |(number, word): (usize, &String)| {
        format!(
            "<item>\n<title>{word} &amp; {number}</title><link>https://h.example/{number}?a=1&amp;b=2</link>\
             <guid isPermaLink='false'>g{number}</guid><dc:creator>{word} Lund</dc:creator><pubDate>Mon, 16 Nov 2026 09:30:00 GMT</pubDate>\
             <description><![CDATA[<p class=\"x\">{word} & {number}<br></p>]]></description><source url=\"https://o.example/f\">O</source></item>\n"
        )
    };
    let items: String = words.iter().enumerate().map(item).collect();
    format!(
        "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<channel><title>T</title>{items}</channel>\n</rss>"
    )
}

#[test]
fn a_good_feed_is_copied_and_each_entry_gets_its_ordinal() {
    let feed = good_feed(&["Порт".to_owned(), "港口，".to_owned()]);
    assert_eq!(copied(&mend(&feed).unwrap()), copied(&feed));
    let atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><title>T</title><entry><title type=\"html\">a &lt;b&gt;</title>\
                <link href=\"https://h.example/?a=1&amp;b=2\"/><content type=\"html\">&lt;p&gt;x&lt;/p&gt;</content></entry></feed>";
    let mended = mend(&format!("{atom}\n")).unwrap().into_owned();
    assert!(mended.contains("<id>0</id></entry>"), "{mended}");
    assert_eq!(copied(&mended.replace("<id>0</id>", "")), copied(atom));
}

/// A document without what the canonical form changes in every one: the root, ordinals, names of persons.
fn copied(text: &str) -> String {
    let inside = text.split_once('>').map_or(text, |(_, inside)| inside);
    let mut out = String::new();
    for (number, part) in inside.split("<dc:creator>").enumerate() {
        out.push_str(if number == 0 { part } else { part.split_once('<').map_or(part, |(_, rest)| rest) });
    }
    (0..9).fold(out, |out, ordinal| out.replace(&format!("<guid>{ordinal}</guid>"), ""))
}

proptest! {
    #[test]
    fn mended_text_is_well_formed(at in 0usize..1800, length in 0usize..60, with in "[<>&;\"'=/a-z:#x0-9\\[\\]!\u{1}\u{80} -]{0,16}") {
        for name in ["world.rss", "science.atom", "africa.rdf"] {
            let mut text = String::from_utf8(fixture(name)).unwrap();
            let at = text.floor_char_boundary(at.min(text.len()));
            let end = text.floor_char_boundary((at + length).min(text.len()));
            text.replace_range(at..end, &with);
            if let Some(mended) = mend(&text) {
                prop_assert_eq!(is_well_formed(&mended), Ok(()), "{}", mended);
            }
        }
    }

    #[test]
    fn mending_a_good_feed_changes_nothing_that_is_read(words in proptest::collection::vec("[\\p{L}]{1,12}", 1..6)) {
        let feed = good_feed(&words);
        prop_assert_eq!(copied(&mend(&feed).unwrap()), copied(&feed));
        let read = read(feed.as_bytes(), None, None).unwrap();
        for (entry, word) in read.entries.iter().zip(&words) {
            prop_assert!(entry.title.as_deref().unwrap().starts_with(word.as_str()));
        }
        prop_assert_eq!(read.entries.len(), words.len());
    }
}

#[test]
fn an_entry_taken_over_from_another_feed_has_that_feeds_author_unless_it_names_one() {
    let feed = |own: &str| {
        format!(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Digest</title><entry><title>Ships</title>{own}<source>\
             <title>Harbour Radio</title><author><name>Oda Fjellheim</name></author></source></entry></feed>"
        )
    };
    let authors = |own: &str| read(feed(own).as_bytes(), None, None).unwrap().entries[0].authors.clone();
    assert_eq!(authors(""), ["Oda Fjellheim"]);
    assert_eq!(authors("<author><name>Mirela Osk</name></author>"), ["Mirela Osk"]);
}

#[test]
fn a_root_within_a_channel_that_stays_open_is_closed() {
    let text = "<rss version=\"2.0\"><rdf:RDF><channel><title>Harbour</title></channel><item><title>Ships</title></item></rdf:RDF>";
    assert_eq!(is_well_formed(&mend(text).unwrap()), Ok(()));
    assert_eq!(read(text.as_bytes(), None, None).unwrap().entries[0].title.as_deref(), Some("Ships"));
}

#[test]
fn white_space_that_xml_does_not_know_parts_no_name_from_its_end() {
    for text in [
        "<RDF\u{c}><channel><title>a</title></channel></RDF>",
        "<rss version=\"2.0\"\u{c}><channel\u{b}><title>a</title></channel></rss\u{c}>",
    ] {
        assert_eq!(is_well_formed(&mend(text).unwrap()), Ok(()), "{text:?}");
    }
}

#[test]
fn what_is_taken_out_of_cdata_makes_no_end_of_it() {
    let text = "<rss version=\"2.0\"><channel><item><title><![CDATA[a ]]\u{0}> & b]]></title></item></channel></rss>";
    assert_eq!(is_well_formed(&mend(text).unwrap()), Ok(()));
    assert_eq!(read(text.as_bytes(), None, None).unwrap().entries[0].title.as_deref(), Some("a ]]> & b"));
}

#[test]
fn a_prefix_alone_is_no_name() {
    for text in ["<c:RDF><item/><c:><c:/>", "<c:rss><c:channel><c:></c:></c:channel></c:rss>"] {
        assert_eq!(is_well_formed(&mend(text).unwrap()), Ok(()), "{text}");
    }
}

#[test]
fn an_address_that_swallowed_markup_is_none() {
    let text = "<rdf:RDF><item rdf:about=\"x></descri<?xml version=\"1.0\" e=\"Up>\n<dc:c\">r";
    assert_eq!(is_well_formed(&mend(text).unwrap()), Ok(()));
}

#[test]
fn prefixes_that_nobody_may_declare_are_left_out() {
    for wrong in [
        "xmlns:xmlns=\"http://a.example/\"",
        "xmlns:xml=\"b\"",
        "xmlns:dc=\"\"",
        "xmlns:c=\"http://www.w3.org/2000/xmlns/\"",
        "xmlns:c=\"http://www.w3.org/XML/1998\u{1}/namespac&#101;\"",
    ] {
        let text =
            format!("<rss version=\"2.0\" {wrong}><channel><item {wrong}><title>Ships</title></item></channel></rss>");
        assert_eq!(is_well_formed(&mend(&text).unwrap()), Ok(()), "{wrong}");
        assert_eq!(read(text.as_bytes(), None, None).unwrap().entries[0].title.as_deref(), Some("Ships"), "{wrong}");
    }
}

#[test]
fn captions_are_told_from_the_text_of_an_entry() {
    let caption = |markup: &str| {
        let feed = format!(
            "<rss version=\"2.0\"><channel><title>Q</title><item><title>A</title><description><![CDATA[{markup}<p>Ships \
             wait.</p>]]></description></item></channel></rss>"
        );
        let feed = read(feed.as_bytes(), None, None).unwrap();
        let blocks = evidence(&feed, &feed.entries[0]).blocks;
        blocks.into_iter().filter(|block| block.place == Place::Caption).map(|block| block.text).collect::<Vec<_>>()
    };
    let picture = "<img src=https://quay.example/a.jpg alt=Cranes>";
    for markup in [
        format!("<figure>{picture}<figcaption>Cranes. Photo: Ida Berg</figcaption></figure>"),
        format!("<figure>{picture}<p class=caption>Cranes. Photo: Ida Berg</p></figure>"),
        format!(
            "<div class=\"wp-caption alignright\">{picture}<p class=\"wp-caption-text\">Cranes. Photo: Ida Berg</p></div>"
        ),
    ] {
        assert_eq!(caption(&markup), ["Cranes. Photo: Ida Berg"], "{markup}");
    }
    assert_eq!(caption(&format!("{picture}<p>Cranes. Photo: Ida Berg</p>")), Vec::<String>::new());
}
