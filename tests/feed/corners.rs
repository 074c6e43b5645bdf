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
