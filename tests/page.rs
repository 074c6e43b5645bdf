//! Whole pages: structured data, body, bylines, chrome.

use dateline::credits::find;
use dateline::model::Role;
use dateline::page::{Page, read};
use dateline::text::document;
use proptest::prelude::*;

fn names(page: &Page, role: Role) -> Vec<String> {
    let found = find(&page.evidence, &page.language.clone().unwrap_or_default());
    found.credits.iter().filter(|credit| credit.role == role).map(|credit| credit.name.clone()).collect()
}

/// The body as it is shown: without what became credits.
fn body(page: &Page) -> String {
    let found = find(&page.evidence, &page.language.clone().unwrap_or_default());
    let consumed: Vec<(&str, bool)> = found.consumed.iter().map(|gone| (gone.text.as_str(), gone.whole)).collect();
    document(page.body.as_deref().unwrap(), None).without(&consumed).to_text()
}

#[test]
fn a_story_in_full_page_chrome_gives_its_credits_and_its_text_alone() {
    let page = read(include_str!("fixtures/newsroom/olives.html"), Some("https://harbour.example/olives"));
    assert_eq!(page.title.as_deref(), Some("Olive harvest begins two weeks early"));
    assert_eq!(names(&page, Role::Author), ["Mirela Osk"]);
    assert_eq!(names(&page, Role::Translator), ["Irena Talvik"]);
    assert_eq!(find(&page.evidence, &page.language.clone().unwrap()).section.as_deref(), Some("International"));
    assert_eq!(page.read_more, [("Read more".to_owned(), "https://harbour.example/more".to_owned())]);
    let body = body(&page);
    assert!(body.contains("the whole coast smells of leaves"), "{body}");
    for gone in ["Translation by", "Mirela Osk", "Read more", "Another story", "Home", "All rights reserved"] {
        assert!(!body.contains(gone), "{gone} stayed:\n{body}");
    }
}

#[test]
fn structured_data_of_the_article_itself_is_read_and_of_nothing_else() {
    let html = r#"<html lang="en"><head><script type="application/ld+json">{"@graph":[
        {"@type":"Person","@id":"person-1","name":"Oda Fjell"},
        {"@type":"NewsArticle","headline":"Seagrass returns","articleSection":"Science","datePublished":"2026-11-15T08:00:00+01:00",
         "author":{"@id":"person-1"},"image":{"@type":"ImageObject","author":"Nobody Here"},"publisher":{"name":"Tidewater Notes"},
         "translator":{"@type":"Person","name":"Pál Kertesi"},"translationOfWork":{"inLanguage":"no","url":"https://t.example/no/1"}}]}
        </script></head><body><article><p>Divers counted four times as many shoots.</p></article></body></html>"#;
    let page = read(html, None);
    assert_eq!((page.title.as_deref(), page.section.as_deref()), (Some("Seagrass returns"), Some("Science")));
    assert_eq!(page.published.map(|time| time.to_string()).as_deref(), Some("2026-11-15T07:00:00Z"));
    assert_eq!(names(&page, Role::Author), ["Oda Fjell"]);
    assert_eq!(names(&page, Role::Translator), ["Pál Kertesi"]);
    assert_eq!(page.original.as_ref().map(|(url, _)| url.as_str()), Some("https://t.example/no/1"));
    assert_eq!(names(&page, Role::OriginalLanguage), ["no"]);
}

#[test]
fn the_owner_in_a_meta_element_gives_way_to_the_byline() {
    let page = read(
        "<head><meta name=author content='Big Media Group'></head><body><p class=byline>By <a rel=author>Ada Obiri</a></p><p>Text.</p></body>",
        None,
    );
    assert_eq!(names(&page, Role::Author), ["Ada Obiri"]);
    let page =
        read("<meta name='twitter:creator' content='@x'><meta name='author' content='https://x.example/'>", None);
    assert_eq!(names(&page, Role::Author), Vec::<String>::new());
}

#[test]
fn a_byline_of_a_related_story_is_nobodys() {
    let page = read("<aside><p class=byline>By Corin Budrek</p></aside><article><p>Text.</p></article>", None);
    assert_eq!(names(&page, Role::Author), Vec::<String>::new());
}

proptest! {
    #[test]
    fn any_markup_is_read(html in "(<script type=application/ld\\+json>|\\{|\\}|\"@graph\":|\"author\":|<p class=byline>|<article>|</article>|<div>|</div>|<li>|<a href=x>|\\PC{0,12}){0,30}") {
        let _ = read(&html, Some("https://h.example/"));
    }
}

#[test]
fn deep_and_endless_markup_is_bounded() {
    for html in ["<div>".repeat(50_000), "<a href=x>".repeat(20_000), format!("<p {}>x</p>", "a=b ".repeat(50_000))] {
        let _ = read(&html, None);
    }
}

#[test]
fn the_feeds_of_a_page_are_those_it_names_then_the_usual_addresses() {
    let html = "<html><head><base href=\"https://h.example/news/\"><link rel=alternate type=\"application/rss+xml\" title=\"Comments\" href=\"c/comments/feed\">\
                <link rel='ALTERNATE home' type='application/atom+xml; charset=utf-8' title=' All &amp; more ' href='/all.atom'>\
                <link rel=alternate hreflang=fr href=/fr><link rel=alternate type=application/json href=/wp-json/wp/v2/1></head>\
                <body><a href=\"feed:https://h.example/sport.rss\">Sport</a> <a href=\"/feeding-birds\">Birds</a></body></html>";
    let base = url::Url::parse("https://h.example/about/").unwrap();
    let feeds = dateline::page::feeds(html, Some(&base));
    let named: Vec<&str> = feeds.iter().filter(|feed| feed.named).map(|feed| feed.url.as_str()).collect();
    assert_eq!(
        named,
        ["https://h.example/all.atom", "https://h.example/news/c/comments/feed", "https://h.example/sport.rss"]
    );
    assert_eq!(feeds[0].title.as_deref(), Some("All & more"));
    let usual: Vec<&str> = feeds.iter().filter(|feed| !feed.named).map(|feed| feed.url.as_str()).collect();
    assert!(
        usual.starts_with(&["https://h.example/news/feed"]) && usual.contains(&"https://h.example/rss.xml"),
        "{usual:?}"
    );
    assert!(dateline::page::feeds("<p>no address</p>", None).is_empty());
}
