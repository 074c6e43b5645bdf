//! Which feeds a page names.

use dateline::page::feeds;

#[test]
fn the_feeds_of_a_page_are_those_it_names_then_the_usual_addresses() {
    let html = "<html><head><base href=\"https://h.example/news/\"><link rel=alternate type=\"application/rss+xml\" title=\"Comments\" href=\"c/comments/feed\">\
                <link rel='ALTERNATE home' type='application/atom+xml; charset=utf-8' title=' All &amp; more ' href='/all.atom'>\
                <link rel=alternate hreflang=fr href=/fr><link rel=alternate type=application/json href=/wp-json/wp/v2/1></head>\
                <body><a href=\"feed:https://h.example/sport.rss\">Sport</a> <a href=\"/feeding-birds\">Birds</a></body></html>";
    let base = url::Url::parse("https://h.example/about/").unwrap();
    let found = feeds(html, Some(&base));
    let named: Vec<&str> = found.iter().filter(|feed| feed.named).map(|feed| feed.url.as_str()).collect();
    assert_eq!(
        named,
        ["https://h.example/all.atom", "https://h.example/news/c/comments/feed", "https://h.example/sport.rss"]
    );
    assert_eq!(found[0].title.as_deref(), Some("All & more"));
    let usual: Vec<&str> = found.iter().filter(|feed| !feed.named).map(|feed| feed.url.as_str()).collect();
    assert!(
        usual.starts_with(&["https://h.example/news/feed"]) && usual.contains(&"https://h.example/rss.xml"),
        "{usual:?}"
    );
    assert!(feeds("<p>no address</p>", None).is_empty());
}

#[test]
fn a_feed_is_named_by_other_types_and_for_who_runs_no_scripts() {
    let html = "<html><head><link rel=alternate type=\"application/x.atom+xml\" href=/a.xml>\
                <noscript><link rel=alternate type=\"application/rss+xml\" href=/b.xml></noscript></head></html>";
    let base = url::Url::parse("https://h.example/").unwrap();
    let found = feeds(html, Some(&base));
    let named: Vec<&str> = found.iter().filter(|feed| feed.named).map(|feed| feed.url.as_str()).collect();
    assert_eq!(named, ["https://h.example/a.xml", "https://h.example/b.xml"]);
}
