//! What feeds write that their format does not know, or knows in another place.

use dateline::feed::{evidence, read};
use dateline::model::Source;

use super::rss;

#[test]
fn an_address_stands_in_the_link_of_atom_as_text() {
    let text = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>T</title><entry><id>1</id><title>A</title>\
        <link rel=\"enclosure\" type=\"image/png\">https://h.example/a.png</link><link rel=\"alternate\" href=\"https://h.example/a\"/></entry>\
        <entry><id>2</id><title>B</title><link>https://h.example/b</link></entry></feed>";
    let feed = read(text.as_bytes(), None, None).unwrap();
    let links: Vec<Option<&str>> = feed.entries.iter().map(|entry| entry.link.as_deref()).collect();
    assert_eq!(links, [Some("https://h.example/a"), Some("https://h.example/b")]);
    assert_eq!(feed.entries[0].enclosures[0].url, "https://h.example/a.png");
    assert_eq!(feed.entries[0].enclosures[0].mime.as_deref(), Some("image/png"));
}

#[test]
fn an_item_without_a_link_has_the_address_of_its_url() {
    let feed = rss("<item><title>A</title><link/><url>https://h.example/a</url>\
         <guid isPermaLink=\"false\">https://h.example/guid</guid></item>");
    assert_eq!(feed.entries[0].link.as_deref(), Some("https://h.example/a"));
}

#[test]
fn halves_of_a_character_as_two_references_are_one() {
    let feed = rss("<item><title>Sun &#55357;&#56832; and &#xD83D;&#xDE00;, half &#55357; alone</title>\
         <description>x &amp;#55357;&amp;#56832;</description></item>");
    assert_eq!(feed.entries[0].title.as_deref(), Some("Sun 😀 and 😀, half \u{fffd} alone"));
}

#[test]
fn a_line_separator_is_white_space_and_an_ellipsis_where_it_is_one() {
    let titles = |item: &str| {
        let feed = rss(&format!("<item>{item}</item>"));
        feed.entries[0].title.clone().unwrap_or_default()
    };
    assert_eq!(titles("<title>Tide\u{85}table</title>"), "Tide table");
    assert_eq!(titles("<title><![CDATA[Tide\u{85}table]]></title>"), "Tide table");
    assert_eq!(titles("<title>Tide&#133; table \u{92}</title>"), "Tide… table ’");
    let text = b"<?xml version=\"1.0\" encoding=\"windows-1252\"?><rss version=\"2.0\"><channel><title>T</title>\
        <item><title>Tide\x85 table</title></item></channel></rss>";
    assert_eq!(read(text, None, None).unwrap().entries[0].title.as_deref(), Some("Tide… table"));
}

#[test]
fn the_feed_of_a_thread_is_no_other_publication() {
    let item = |url: &str| {
        let feed = rss(&format!(
            "<item><title>A</title><link>https://h.example/t/1</link><source url=\"{url}\">Somebody</source></item>"
        ));
        let fields = evidence(&feed, &feed.entries[0]).fields;
        fields.iter().filter(|field| field.source == Source::FeedSource).count()
    };
    assert_eq!(item("https://h.example/t/1.rss"), 0);
    assert_eq!(item("https://h.example/t/12.rss"), 1);
    assert_eq!(item("https://other.example/feed"), 1);
}

#[test]
fn links_of_a_json_feed_without_an_address_are_those_of_the_page_that_it_names() {
    let text = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"home_page_url\":\"https://h.example/\",\"items\":[\
                {\"id\":\"1\",\"url\":\"one\",\"content_html\":\"<a href='/x'>x</a>\",\"image\":\"/i.png\"}]}";
    let feed = read(text.as_bytes(), None, None).unwrap();
    let entry = &feed.entries[0];
    assert_eq!(entry.link.as_deref(), Some("https://h.example/one"));
    assert_eq!(entry.enclosures[0].url, "https://h.example/i.png");
    assert!(entry.content.as_deref().unwrap().contains("https://h.example/x"), "{:?}", entry.content);
}

#[test]
fn no_number_of_json_is_an_address() {
    let text = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"home_page_url\":3,\"items\":[\
                {\"id\":\"1\",\"title\":\"One\",\"url\":7,\"external_url\":\"https://h.example/1\",\"image\":true}]}";
    let feed = read(text.as_bytes(), None, None).unwrap();
    assert_eq!((feed.link.as_deref(), feed.entries[0].link.as_deref()), (None, Some("https://h.example/1")));
    assert!(feed.entries[0].enclosures.is_empty());
}

#[test]
fn comments_and_instructions_of_xml_are_no_text() {
    let feed = rss("<item><title>A <!-- one -->B<?pi x?></title><category>C<!-- two --></category>\
         <pubDate>Mon, 16 Nov 2026 <!-- <three> -->09:30:00 GMT</pubDate><author>Ada <!-- x -->Frost</author>\
         <description><![CDATA[D <!-- kept --> E]]></description></item>\
         <item><title>a <! b <!-- c</title></item>");
    let entry = &feed.entries[0];
    assert_eq!(entry.title.as_deref(), Some("A B"));
    assert_eq!(entry.tags, ["C"]);
    assert_eq!(entry.published.unwrap().to_string(), "2026-11-16T09:30:00Z");
    assert_eq!(entry.authors, ["Ada Frost"]);
    assert_eq!(entry.summary.as_deref(), Some("D <!-- kept --> E"));
    assert_eq!(feed.entries[1].title.as_deref(), Some("a <! b <!-- c"));
    let text = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>A<!-- c --> B</title>\
         <updated><!-- c -->2026-11-16T09:30:00Z</updated></entry></feed>";
    let entry = &read(text.as_bytes(), None, None).unwrap().entries[0];
    assert_eq!(entry.title.as_deref(), Some("A B"));
    assert!(entry.updated.is_some());
}

#[test]
fn a_body_that_is_escaped_twice_is_markup_and_a_sample_of_markup_is_text() {
    let body = |text: &str| rss(&format!("<item><description>{text}</description></item>")).entries[0].summary.clone();
    let once = Some("<p>One &amp; two.</p><p>Three.</p>".to_owned());
    assert_eq!(
        body("&amp;lt;p&amp;gt;One &amp;amp;amp; two.&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;Three.&amp;lt;/p&amp;gt;"),
        once
    );
    assert_eq!(body("<![CDATA[ &lt;p&gt;One &amp;amp; two.&lt;/p&gt;&lt;p&gt;Three.&lt;/p&gt; ]]>"), once);
    for sample in [
        "Use &amp;lt;b&amp;gt;x&amp;lt;/b&amp;gt;",
        "&amp;lt;p&amp;gt; starts a paragraph",
        "&amp;lt;p&amp;gt;Text&amp;lt;/p&amp;gt;",
        "&amp;lt;T&amp;gt;x&amp;lt;/T&amp;gt;",
    ] {
        assert!(body(sample).unwrap().contains("&lt;"), "{sample}");
    }
}

#[test]
fn an_address_stands_after_an_empty_link_or_in_a_permanent_guid() {
    let feed = rss(
        "<link>https://h.example/</link><item><title>A</title><link/>https://h.example/a?b=1&amp;c=2<description>D</description></item>\
         <item><title>B</title><guid isPermaLink=\"true\">/b</guid></item>\
         <item><title>C</title><guid>/c</guid></item>\
         <item><title>D</title><link/> read more</item>",
    );
    let links: Vec<_> = feed.entries.iter().map(|entry| entry.link.as_deref()).collect();
    assert_eq!(links, [Some("https://h.example/a?b=1&c=2"), None, None, None]);
    assert_eq!(feed.entries[0].summary.as_deref(), Some("D"));
    let feed = rss("<item><link>https://h.example/a/b</link><enclosure url=\"/c.mp3\" type=\"audio/mpeg\"/></item>");
    assert_eq!(feed.entries[0].enclosures[0].url, "https://h.example/c.mp3");
    let feed = rss("<item><link>https://h.example/a/b</link><enclosure url=\"\" type=\"audio/mpeg\"/></item>");
    assert!(feed.entries[0].enclosures.is_empty());
    let text = "<rss version=\"2.0\"><channel><item><guid isPermaLink=\"true\">/b</guid></item></channel></rss>";
    let feed = read(text.as_bytes(), None, Some("https://h.example/feed")).unwrap();
    assert_eq!(feed.entries[0].link.as_deref(), Some("https://h.example/b"));
}

#[test]
fn a_script_or_a_file_is_no_address() {
    for address in ["javascript:alert(1)", " JavaScript:x", "data:text/html,x", "file:///etc/passwd", "about:blank"] {
        let feed = rss(&format!(
            "<item><title>A</title><link>{address}</link><comments>{address}</comments><enclosure url=\"{address}\"/></item>"
        ));
        let entry = &feed.entries[0];
        assert_eq!((entry.link.as_deref(), entry.comments.as_deref()), (None, None), "{address}");
        assert!(entry.enclosures.is_empty(), "{address}");
    }
    let feed =
        rss("<item><link>javascript:x</link><guid>https://h.example/a</guid></item><item><link>data</link></item>");
    assert_eq!(feed.entries[0].link.as_deref(), Some("https://h.example/a"));
    assert_eq!(feed.entries[1].link.as_deref(), Some("data"));
}

#[test]
fn a_film_says_what_it_shows_and_a_picture_is_captioned() {
    let feed = rss("<item><media:content url=\"https://h.example/v.mp4\" medium=\"video\">\
         <media:description>Ships pass.</media:description></media:content></item>\
         <item><media:content url=\"https://h.example/p.jpg\" medium=\"image\">\
         <media:description>A ship.</media:description></media:content></item>");
    assert_eq!(feed.entries[0].summary.as_deref(), Some("Ships pass."));
    assert_eq!(feed.entries[1].summary, None);
    assert_eq!(feed.entries[1].enclosures[0].caption.as_deref(), Some("A ship."));
}

#[test]
fn an_item_has_the_picture_of_its_image_element() {
    for image in [
        "<image><url>https://h.example/p.jpg</url></image>",
        "<image>https://h.example/p.jpg</image>",
        "<image url=\"https://h.example/p.jpg\"/>",
    ] {
        let feed = rss(&format!("<item><title>A</title>{image}</item>"));
        let found: Vec<_> =
            feed.entries[0].enclosures.iter().map(|one| (one.url.as_str(), one.mime.as_deref())).collect();
        assert_eq!(found, [("https://h.example/p.jpg", Some("image/*"))], "{image}");
    }
    let feed =
        rss("<image><url>https://h.example/logo.png</url></image><item><title>A</title><image>none</image></item>");
    assert!(feed.entries[0].enclosures.is_empty(), "{:?}", feed.entries[0].enclosures);
}

#[test]
fn the_order_of_day_and_month_is_the_one_that_other_dates_show() {
    let days = |dates: [&str; 3], language: &str| -> Vec<Option<String>> {
        let items = dates.map(|date| format!("<item><pubDate>{date}</pubDate></item>")).concat();
        let feed = rss(&format!("<language>{language}</language>{items}"));
        feed.entries.iter().map(|entry| entry.published.map(|time| time.to_string()[..10].to_owned())).collect()
    };
    let some = |days: [&str; 3]| days.map(|day| Some(day.to_owned()));
    assert_eq!(days(["03/11/2026", "25/10/2026", "1/10/2026"], "en"), some(["2026-11-03", "2026-10-25", "2026-10-01"]));
    assert_eq!(days(["03/11/2026", "10/25/2026", "1/10/2026"], "de"), some(["2026-03-11", "2026-10-25", "2026-01-10"]));
    assert_eq!(days(["03/11/2026", "10/25/2026", "25/10/2026"], "en")[0], None);
    assert_eq!(days(["03/11/2026", "02/11/2026", "01/11/2026"], "en")[0], None);
}
