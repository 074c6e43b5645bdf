//! Whole pages: structured data, body, bylines, chrome.

mod feeds;
mod markup;
mod persons;

use dateline::credits::find;
use dateline::model::{Language, Role, SiteRule};
use dateline::page::{Kind, Page, read, read_by};
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

/// The founding page's shape: section, headline, standfirst, body, line of translation, author's card, further reading.
struct Shape {
    html: &'static str,
    url: &'static str,
    title: &'static str,
    section: &'static str,
    standfirst: &'static str,
    language: &'static str,
    published: &'static str,
    names: [&'static str; 2],
    more: [&'static str; 2],
    kept: [&'static str; 3],
    gone: &'static [&'static str],
}

const ROMANIAN: Shape = Shape {
    html: include_str!("fixtures/newsroom/orchard.html"),
    url: "https://malul.example/stiri/livezi",
    title: "Livezile de pe deal au înflorit în februarie",
    section: "Social",
    standfirst: "Pomicultorii se tem de înghețul târziu și aprind focuri între rânduri.",
    language: "ro",
    published: "2026-02-19T16:40:00Z",
    names: ["Mirela Osk", "Irena Talvik"],
    more: ["Citește mai mult", "https://malul.example/mai-mult"],
    kept: ["Caișii de pe dealul", "miroase până la gară", "livezile să poată dormi"],
    gone: &[
        "Traducere",
        "Mirela",
        "Autor",
        "Citește",
        "Politic",
        "Distribuie",
        "similare",
        "Orchestra",
        "cireșul",
        "Altcineva",
        "Abonează",
        "drepturile",
        "module cookie",
    ],
};

const RUSSIAN: Shape = Shape {
    html: include_str!("fixtures/newsroom/ferry.html"),
    url: "https://prichal.example/parom",
    title: "Паром к островам снова ходит по ночам",
    section: "Общество",
    standfirst: "После трёх лет перерыва последний рейс уходит в полночь.",
    language: "ru",
    published: "2026-03-04T06:15:00Z",
    names: ["Мирела Оск", "Ирена Талвик"],
    more: ["Читать далее", "https://prichal.example/dalee"],
    kept: ["Последний рейс отошёл", "каждый камень", "на стене спортивного зала"],
    gone: &[
        "Перевод",
        "Мирела",
        "Автор",
        "Читать",
        "Политика",
        "ВКонтакте",
        "читаемое",
        "Рынок",
        "Подпишитесь",
        "Все права",
    ],
};

#[test]
fn the_founding_shape_is_read_whole_in_every_language_of_its_newsroom() {
    for shape in [ROMANIAN, RUSSIAN] {
        let page = read(shape.html, Some(shape.url));
        assert_eq!(page.kind, Kind::Article);
        assert_eq!(page.title.as_deref(), Some(shape.title));
        let found = find(&page.evidence, &page.language.clone().unwrap());
        assert_eq!(page.section.as_deref().or(found.section.as_deref()), Some(shape.section));
        assert_eq!(page.standfirst.as_deref(), Some(shape.standfirst));
        assert_eq!(page.language.as_ref().map(Language::as_str), Some(shape.language));
        assert_eq!(page.published.map(|time| time.to_string()).as_deref(), Some(shape.published));
        assert_eq!(names(&page, Role::Author), [shape.names[0]]);
        assert_eq!(names(&page, Role::Translator), [shape.names[1]]);
        assert_eq!(page.read_more, [(shape.more[0].to_owned(), shape.more[1].to_owned())]);
        let body = body(&page);
        assert!(shape.kept.iter().all(|kept| body.contains(kept)), "{body}");
        for gone in shape.gone {
            assert!(!body.contains(gone), "{gone} stayed:\n{body}");
        }
    }
}

#[test]
fn versions_in_other_languages_are_named_with_their_addresses() {
    let page = read(ROMANIAN.html, Some(ROMANIAN.url));
    let translations: Vec<(&str, &str)> =
        page.translations.iter().map(|(url, language)| (url.as_str(), language.as_str())).collect();
    assert_eq!(translations, [("https://malul.example/ru/novosti/sady", "ru")]);
    let page = read(RUSSIAN.html, Some(RUSSIAN.url));
    let (url, language) = page.original.unwrap();
    assert_eq!(
        (url.as_str(), language.as_ref().map(Language::as_str)),
        ("https://prichal.example/et/parvlaev", Some("et"))
    );
    for line in [
        "<p>Original: <a href='/en/1'>Harbour opens</a></p>",
        "<p><em>Read the original article <a href='/en/1'>here</a>.</em></p>",
        "<p>Оригинал: <a href='/en/1'>Harbour opens</a></p>",
        "<p>Articolul original a apărut <a href='/en/1'>aici</a></p>",
    ] {
        let page = read(
            &format!("<article><p>{}</p>{line}</article>", "Text of the story. ".repeat(20)),
            Some("https://h.example/ro/1"),
        );
        assert_eq!(page.original.map(|(url, _)| url).as_deref(), Some("https://h.example/en/1"), "{line}");
    }
    let page = read("<p>Original music by <a href='/x'>Pál Kertesi</a></p>", Some("https://h.example/1"));
    assert_eq!(page.original, None);
}

#[test]
fn the_printed_headline_goes_before_that_of_the_head_and_its_parts_keep_apart() {
    let head = "<title>Seagrass in the bay: what divers found | Tidewater</title><meta property='og:title' content='Seagrass in the bay: what divers found'>";
    let printed = read(&format!("{head}<h1><span>The Bay</span>Divers found sea\u{ad}grass in the bay</h1>"), None);
    assert_eq!(printed.title.as_deref(), Some("The Bay Divers found seagrass in the bay"));
    let other = read(&format!("{head}<h1>Tidewater</h1>"), None);
    assert_eq!(other.title.as_deref(), Some("Seagrass in the bay: what divers found"));
}

#[test]
fn an_account_elsewhere_is_no_part_of_a_name() {
    let page = read(
        "<article><h1>Seagrass returns</h1><p class=byline>By <a rel=author href=/a/oda>Oda Fjell</a> <a href='https://x.example/oda'>Twitter</a></p><p>Text.</p></article>",
        None,
    );
    assert_eq!(names(&page, Role::Author), ["Oda Fjell"]);
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
fn the_headline_of_the_head_is_without_the_names_beside_it() {
    let head = "<title>港湾海草再次回到北方-新闻ㅣ港湾网</title><meta name=headline content='港湾海草再次回到北方'>";
    assert_eq!(read(&format!("{head}<p>Text.</p>"), None).title.as_deref(), Some("港湾海草再次回到北方"));
}

#[test]
fn the_head_is_read_where_it_says_value_in_place_of_content() {
    let page =
        read("<meta name=author value='Ada Obiri'><meta property='og:title' value='Seagrass'><p>Text.</p>", None);
    assert_eq!((names(&page, Role::Author), page.title.as_deref()), (vec!["Ada Obiri".to_owned()], Some("Seagrass")));
}

#[test]
fn a_byline_of_a_related_story_is_nobodys() {
    let page = read("<aside><p class=byline>By Corin Budrek</p></aside><article><p>Text.</p></article>", None);
    assert_eq!(names(&page, Role::Author), Vec::<String>::new());
}

#[test]
fn who_signs_the_story_behind_a_link_beside_him_is_no_author() {
    let own = "<p class=top-author>By Ada Obiri</p>";
    let other = "<div><span class=card-author>Corin Budrek</span><a href=/c>Seagrass grows again</a></div>";
    let page = read(&format!("<article><h1>Seagrass</h1>{own}<p>Text.</p>{other}</article>"), None);
    assert_eq!(names(&page, Role::Author), ["Ada Obiri"]);
    let second = "<div><p class=top-author>Corin Budrek</p><a href=/c>Contact the reporter</a></div>";
    let page = read(&format!("<article><h1>Seagrass</h1>{own}{second}<p>Text.</p></article>"), None);
    assert_eq!(names(&page, Role::Author), ["Ada Obiri", "Corin Budrek"]);
}

#[test]
fn who_is_linked_in_the_text_who_made_a_picture_and_who_comments_is_no_author() {
    let own = "<p class=byline>By <a rel=author href=/author/ada>Ada Obiri</a></p>";
    let prose = "<p>Divers counted four times as many shoots, said <a href=/people/corin-budrek>Corin Budrek</a>, who has \
                 dived in the bay of the town since the winter storms.</p>";
    let picture =
        "<div class=photo><img src=/a.jpg><span class=author>Irena Talvik/HARBOUR.example</span> The bay.</div>";
    let credit = "<div class=lead-image-credit>Irena Talvik</div>";
    let comments = "<ul>{}{}{}</ul>".replace(
        "{}",
        "<li><a class='author person' href=/u/1>Pál Kertesi</a><p>I have dived there too, and it is as they say, every word of it, and the winters before were no better than this one was.</p><p>Really.</p></li>",
    );
    let page = read(&format!("<article><h1>Seagrass</h1>{own}{picture}{credit}{prose}{comments}</article>"), None);
    assert_eq!(names(&page, Role::Author), ["Ada Obiri"]);
    let whole = format!("<div class=author-page><h1>Seagrass</h1>{own}{prose}{prose}{}</div>", prose.repeat(8));
    assert_eq!(names(&read(&whole, None), Role::Author), ["Ada Obiri"]);
}

#[test]
fn what_a_byline_says_twice_or_a_button_beside_it_names_nobody_else() {
    let own = "<p class=byline>By Ada Obiri</p>";
    for beside in [
        "<div class=author-more><a href=/author/ada>View all posts by Ada Obiri</a></div>",
        "<span class=author-link>See full bio</span>",
        "<p class=writer>Written by Ada Obiri</p>",
        "<a class=kicker href=/people/harbour-watch>Harbour Watch</a>",
    ] {
        let page = read(&format!("<article><h1>Seagrass</h1>{own}{beside}<p>Text.</p></article>"), None);
        assert_eq!(names(&page, Role::Author), ["Ada Obiri"], "{beside}");
    }
    let label = "<div><span class=author-meta>By</span> <a class=author-meta>Ada Obiri</a></div>";
    let page = read(&format!("<meta name=author content='Corin Budrek'><h1>Seagrass</h1>{label}<p>Text.</p>"), None);
    assert_eq!(names(&page, Role::Author), ["Ada Obiri"]);
    let translated = "<p class=writer>Translation: Ada Obiri</p>";
    let page = read(&format!("<article><h1>Seagrass</h1>{own}{translated}<p>Text.</p></article>"), None);
    assert_eq!(names(&page, Role::Translator), ["Ada Obiri"]);
    let edited = "<p class=writer>Editor Irena Talvik</p>";
    let page = read(&format!("<article><h1>Seagrass</h1>{own}<p>Text.</p>{edited}</article>"), None);
    assert_eq!(
        (names(&page, Role::Author), names(&page, Role::Editor)),
        (vec!["Ada Obiri".to_owned()], vec!["Irena Talvik".to_owned()])
    );
}

#[test]
fn a_byline_that_joins_others_goes_before_a_head_that_names_one() {
    let two = ["Ada Obiri".to_owned(), "Corin Budrek".to_owned()];
    let data = "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Seagrass\",\"author\":{\"name\":\"Ada Obiri\"}}</script>";
    let page =
        read(&format!("{data}<h1>Seagrass</h1><p class=byline>By Ada Obiri and Corin Budrek</p><p>Text.</p>"), None);
    assert_eq!(names(&page, Role::Author), two);
    let head = "<meta name=author content='Ada Obiri, Corin Budrek'>";
    let line = "<div class=byline><span itemprop=author><span itemprop=name>Ada Obiri</span></span> and Corin Budrek Contact reporters</div>";
    assert_eq!(names(&read(&format!("{head}<h1>Seagrass</h1>{line}<p>Text.</p>"), None), Role::Author), two);
    let page =
        read(&format!("{data}<h1>Seagrass</h1><p class=byline>By Ada Obiri, Harbour Desk</p><p>Text.</p>"), None);
    assert_eq!(names(&page, Role::Author), ["Ada Obiri"]);
}

#[test]
fn a_newsroom_of_the_head_and_what_somebody_is_give_way_to_the_name_that_is_printed() {
    let data = "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Seagrass\",\"author\":{\"@type\":\"NewsMediaOrganization\",\"name\":\"Bay Press\"}}</script>";
    let line = "<div class=byline-info><a class=byline-name>Ada Obiri</a><span class=byline-role>Founder and Dive Head</span></div>";
    assert_eq!(names(&read(&format!("{data}<h1>Seagrass</h1>{line}<p>Text.</p>"), None), Role::Author), ["Ada Obiri"]);
    assert_eq!(names(&read(&format!("{data}<h1>Seagrass</h1><p>Text.</p>"), None), Role::Author), ["Bay Press"]);
    let page = read("<meta name=author content='Ada Obiri ada@h.example'><h1>Seagrass</h1><p>Text.</p>", None);
    assert_eq!(names(&page, Role::Author), ["Ada Obiri"]);
}

#[test]
fn who_reviewed_an_article_did_not_write_it() {
    let names_of = |label: &str| {
        let line =
            format!("<p>By</p><a href=/authors/ada>Ada Obiri</a><p>{label}</p><a href=/authors/corin>Corin Budrek</a>");
        names(&read(&format!("<h1>Seagrass</h1><div>{line}</div><p>Text.</p>"), None), Role::Author)
    };
    assert_eq!(names_of("Peer reviewed by"), ["Ada Obiri"]);
    assert_eq!(names_of("and"), ["Ada Obiri", "Corin Budrek"]);
}

#[test]
fn two_names_in_a_bold_line_before_the_text_sign_it_where_nobody_else_does() {
    let prose = "<p>Divers counted four times as many shoots as in the spring, said the harbour office, and more will come soon.</p>";
    let page = |head: &str, line: &str| {
        read(&format!("{head}<article><h1>Seagrass</h1><p><b>{line}</b></p>{prose}{prose}</article>"), None)
    };
    assert_eq!(names(&page("", "Ada Obiri/Corin Budrek"), Role::Author), ["Ada Obiri", "Corin Budrek"]);
    assert_eq!(names(&page("", "Harbour News"), Role::Author), Vec::<String>::new());
    let head = "<meta name=author content='Oda Fjell'>";
    assert_eq!(names(&page(head, "Ada Obiri/Corin Budrek"), Role::Author), ["Oda Fjell"]);
    let site = "<title>Seagrass - Bay Times</title><meta name=author content='Bay Times'>";
    let line = "<p class=byline>By <a href=/author/1>Bay Times</a></p>";
    let page = page(&format!("{site}{line}"), "Ada Obiri/Corin Budrek");
    assert_eq!(names(&page, Role::Author), ["Ada Obiri", "Corin Budrek"]);
}

#[test]
fn lines_of_a_card_are_no_parts_of_its_name() {
    for card in
        ["<div>Über den Autor</div><div>Corin Budrek</div>", "<dl><dt>Corin Budrek</dt></dl><div>Mehr lesen</div>"]
    {
        let html =
            format!("<html lang=de><article><h1>Seegras</h1><p>Text.</p><div class=autor>{card}</div></article>");
        assert_eq!(names(&read(&html, None), Role::Author), ["Corin Budrek"], "{card}");
    }
}

proptest! {
    #[test]
    fn any_markup_is_read(html in "(<script type=application/ld\\+json>|\\{|\\}|\"@graph\":|\"author\":|<p class=byline>|<article>|</article>|<div>|</div>|<li>|<a href=x>|\\PC{0,12}){0,30}") {
        let _ = read(&html, Some("https://h.example/"));
    }
}

#[test]
fn deep_and_endless_markup_is_bounded() {
    let prose =
        "<p>The harbour opens again, said the captain, who has waited for it since the winter storms of last year.</p>";
    let pages = [
        "<div>".repeat(50_000),
        "<a href=x>".repeat(20_000),
        format!("<p {}>x</p>", "a=b ".repeat(50_000)),
        "<table><tr><td>".repeat(5_000) + &prose.repeat(20),
        "<ul><li>".repeat(5_000) + &prose.repeat(20),
        "<b><p>".repeat(20_000),
        format!("<table>{}</table>", "<tr><td>a<td>b".repeat(10_000)),
        "<".repeat(100_000),
        format!("<p title='{}'>x</p>", "x".repeat(1_000_000)),
        "<a href=/x>Read more about the harbour</a> ".repeat(5_000),
        "<time datetime=2026-01-01>x</time>".repeat(10_000),
        format!("<script type='application/ld+json'>{}</script>", "[".repeat(50_000)),
    ];
    for html in pages {
        let page = read(&html, Some("https://h.example/1"));
        assert!(page.evidence.blocks.len() <= 1_500 && page.read_more.len() <= 20, "{html:.40}");
    }
}

#[test]
fn the_rules_of_a_site_say_what_is_body_and_byline_and_what_goes() {
    let html = "<html><head><meta name=author content='Web Desk'></head><body><h1>Seagrass returns</h1><p class=who>By Oda Fjell</p>\
                <div class=story><p>Divers counted shoots.</p><div class=poll>Do you dive?</div></div><p>Buy our calendar.</p></body></html>";
    let list = |text: &str| vec![text.to_owned()];
    let rule = SiteRule {
        host: "tidewater.example".to_owned(),
        body: list(".story"),
        byline: list(".who"),
        strip: list(".poll"),
    };
    let page = read_by(html, Some("https://www.tidewater.example/1"), std::slice::from_ref(&rule));
    assert_eq!(document(page.body.as_deref().unwrap(), None).to_text(), "Divers counted shoots.");
    assert_eq!(names(&page, Role::Author), ["Oda Fjell"]);
    assert!(page.evidence.blocks.iter().all(|block| block.text != "Do you dive?"));
    let elsewhere = read_by(html, Some("https://nottidewater.example/1"), &[rule]);
    assert!(elsewhere.evidence.blocks.iter().any(|block| block.text == "Do you dive?"));
}
