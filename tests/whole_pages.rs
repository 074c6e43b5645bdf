//! Whole pages: what is one thing is kept whole, what is others' is left, and what is said of it is said by agreement.

use dateline::credits::find;
use dateline::model::Role;
use dateline::page::{Kind, Page, read};
use dateline::text::{Block, Document, document};

const PROSE: [&str; 8] = [
    "Seagrass has come back to the bay of Tidewater after nine winters in which the divers of the institute found nothing but sand.",
    "The institute counted four times as many shoots as in the spring, most of them in the shallow water behind the old breakwater.",
    "“I had stopped believing in it,” said Oda Fjell, who has dived there since she was a student and who drew the first map of the meadow.",
    "The town will keep the anchorage closed for another year, and the fishermen, who were asked this time, have agreed to the plan.",
    "What brought the plants back nobody knows for certain; the water is clearer since the new works, and the winters were mild.",
    "In the laboratory the young plants grow in tanks through which the water of the bay is pumped at every high tide of the month.",
    "Other towns of the coast have asked for seeds, and the first boat will leave with them as soon as the storms of autumn are over.",
    "The institute will count again in May, when the shoots are long enough to be seen from a boat on a day without wind.",
];

fn page(inside: &str) -> Page {
    read(
        &format!(
            "<html lang=en><head><title>Seagrass returns to the bay - Tidewater</title><meta property='og:site_name' content='Tidewater'></head>\
             <body><header><a href=/>Tidewater</a><nav><ul><li><a href=/n>News</a></li><li><a href=/s>Science</a></li></ul></nav></header>\
             <main><article class=story><h1>Seagrass returns to the bay</h1><div class=story-body>{inside}</div></article></main>\
             <footer><p>© Tidewater. All rights reserved.</p></footer></body></html>"
        ),
        Some("https://tidewater.example/science/seagrass.html"),
    )
}

fn paragraphs(range: std::ops::Range<usize>) -> String {
    PROSE[range].iter().map(|text| format!("<p>{text}</p>")).collect::<Vec<_>>().concat()
}

fn shown(page: &Page) -> Document {
    document(page.body.as_deref().unwrap_or_default(), Some("https://tidewater.example/"))
}

fn body(page: &Page) -> String {
    page.body.clone().unwrap_or_default()
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The group between paragraphs and as the last thing of the article.
fn in_both_places(group: &str) -> [String; 2] {
    [paragraphs(0..4) + group + &paragraphs(4..8), paragraphs(0..8) + group]
}

#[test]
fn a_table_a_list_definitions_code_and_a_poem_are_kept_whole_wherever_they_stand() {
    let groups = [
        (
            "<table><tr><th>Year</th><th>Shoots</th></tr><tr><td>2024</td><td>31</td></tr><tr><td>2026</td><td>124</td></tr></table>",
            "YearShoots2024312026124",
        ),
        (
            "<ul><li>Sand</li><li>Mud<ul><li>grey</li><li>black</li></ul></li><li>Stones</li></ul>",
            "SandMudgreyblackStones",
        ),
        (
            "<ol><li>Open the gate.</li><li>Wait ten minutes.</li><li>Close it.</li></ol>",
            "1Openthegate2Waittenminutes3Closeit",
        ),
        (
            "<dl><dt>Shoot</dt><dd>A single leaf.</dd><dt>Meadow</dt><dd style='display:none'>Many of them.</dd></dl>",
            "ShootAsingleleafMeadowManyofthem",
        ),
        ("<pre>count --bay\n  --all</pre>", "countbayall"),
        ("<p>Green the bay,<br>green the day,<br>and the boats away.</p>", "Greenthebaygreenthedayandtheboatsaway"),
        ("<details><summary>May I dive there?</summary><p>Not before May.</p></details>", "MayIdivethereNotbeforeMay"),
    ];
    for (group, whole) in groups {
        for inside in in_both_places(group) {
            let text = letters(&shown(&page(&inside)).to_text());
            assert!(text.contains(whole), "{whole} has holes in {text}");
        }
    }
}

#[test]
fn code_keeps_its_lines_and_the_numbers_of_the_lines_stay_out() {
    let table = "<table><tr><td class=gutter><pre>1\n2</pre></td><td><pre>count --bay\n  --all</pre></td></tr></table>";
    for code in [table, "<pre><code><span>count --bay</span><br><span>  --all</span><br></code></pre>"] {
        for inside in in_both_places(code) {
            let blocks = shown(&page(&inside)).blocks;
            let lines = blocks.iter().find_map(|block| match block {
                Block::Preformatted(lines) => Some(lines.join("|")),
                _ => None,
            });
            assert_eq!(lines.as_deref(), Some("count --bay|  --all"));
        }
    }
}

#[test]
fn notes_are_what_the_text_refers_to() {
    let marked =
        "<p>The institute counts forty boats<sup><a href=#fn1>1</a></sup> in the bay, of which nine are new.</p>";
    let notes = "<section class=footnotes><ol><li id=fn1>Without the two at the old pier.</li></ol></section>";
    let text = shown(&page(&(paragraphs(0..4) + marked + &paragraphs(4..8) + notes))).to_text();
    assert!(text.contains("Without the two at the old pier."), "{text}");
}

#[test]
fn lines_that_an_article_repeats_stay() {
    let asked = (4..8).map(|at| format!("<p>And then?</p><p>{}</p>", PROSE[at])).collect::<Vec<_>>().concat();
    let text = shown(&page(&(paragraphs(0..4) + &asked))).to_text();
    assert_eq!(text.matches("And then?").count(), 4, "{text}");
}

#[test]
fn what_a_line_with_a_colon_leads_to_stays_whatever_it_links_to() {
    let list = "<ul><li><a href=/a>Tidewater and its harbours</a></li><li><a href=/b>Northport</a></li><li><a href=/c>Sandholm</a></li></ul>";
    let led = format!(
        "{}<p>These towns have asked for seeds since the spring:</p>{list}{}",
        paragraphs(0..4),
        paragraphs(4..8)
    );
    assert!(body(&page(&led)).contains("Sandholm"));
    let other = format!("{}<p>Read also these stories of the week:</p>{list}{}", paragraphs(0..4), paragraphs(4..8));
    assert!(!body(&page(&other)).contains("Northport"));
}

#[test]
fn what_is_good_and_bad_about_a_thing_is_said_under_its_word() {
    let widget = |(at, text): (usize, &&str)| {
        format!(
            "<div class=c-product-widget><div class=row><h3>Pump {at}</h3><p>{text}</p></div><div class=pros-cons>\
             <div class=pros><h4>Pros</h4><ul><li>Quiet {at}</li><li>Cheap {at}</li><li>Small</li></ul></div>\
             <div class=cons><h4>Cons</h4><ul><li>Weak {at}</li><li>Blue</li><li>Old {at}</li></ul></div></div></div>"
        )
    };
    let inside: String = PROSE.iter().take(6).enumerate().map(widget).collect();
    let text = shown(&page(&inside)).to_text();
    assert_eq!((text.matches("Pros").count(), text.matches("Cons").count()), (6, 6), "{text}");
}

#[test]
fn what_an_article_is_drawn_from_stays_under_its_word() {
    let list = "<ol><li><a href=https://a.example/1>The counts of the year</a></li><li><a href=https://b.example/2>A map of \
                the meadow</a></li><li><a href=https://c.example/3>Winters of the bay</a></li></ol>";
    let sources = |word: &str| shown(&page(&(paragraphs(0..8) + "<h4>" + word + "</h4>" + list))).to_text();
    let text = sources("References");
    assert!(
        text.ends_with("References\n\n1. The counts of the year\n\n2. A map of the meadow\n\n3. Winters of the bay"),
        "{text}"
    );
    assert!(!sources("Read more").contains("Winters"));
}

#[test]
fn a_line_break_alone_in_its_element_is_one() {
    let list = "<ol><li><b>Gate</b><b><br></b>Opens at six.</li><li><b>Pier</b><b><br></b>Opens at nine.</li><li>Hall</li></ol>";
    let text = shown(&page(&(paragraphs(0..4) + list + &paragraphs(4..8)))).to_text();
    assert!(text.contains("1. Gate\nOpens at six."), "{text}");
}

#[test]
fn filler_is_left_beside_a_text_and_is_the_text_of_a_page_that_has_no_other() {
    let filler =
        "<p>Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed quis est et omnis rerum natus vel eius.</p>";
    let beside = page(&format!("{}{filler}", paragraphs(0..8)));
    assert!(!body(&beside).contains("ipsum"));
    assert!(body(&page(&filler.repeat(6))).contains("ipsum"));
}

#[test]
fn others_texts_and_dialogs_stay_out() {
    let related = "<section class=related><h2>Keep reading</h2><ul><li><a href=/1>Old pier burns down in the night</a></li><li><a href=/2>Gulls return to the roofs of the market</a></li><li><a href=/3>The mayor speaks about the harbour</a></li></ul></section>";
    let cookies = "<div class=cookie-banner><p>We and our partners use cookies to store data on your device and to measure who reads what.</p></div>";
    let text = shown(&page(&(paragraphs(0..8) + related + cookies))).to_text();
    for gone in ["Keep reading", "Gulls return", "cookies"] {
        assert!(!text.contains(gone), "{gone} stayed: {text}");
    }
    assert!(PROSE.iter().all(|prose| text.contains(prose)), "{text}");
}

#[test]
fn a_short_article_beside_a_dialog_is_the_article() {
    let html = "<main><h1>Statement on the bay</h1><p>The bay is closed from today. The institute will say more on Friday.</p></main>\
                <div id=cookie-policy class=modal><h2>Our use of cookies</h2><p>We use necessary cookies to make our site work, for example to manage your session, and we would like to use others to count visits.</p>\
                <p>For more information on the cookies that we use, see the policy, which lists all partners and what they do with the data.</p></div>";
    let text = shown(&read(html, None)).to_text();
    assert!(text.contains("closed from today") && !text.contains("cookies"), "{text}");
}

#[test]
fn pictures_that_are_loaded_late_are_there_with_their_captions() {
    for picture in [
        "<figure><img src='data:image/gif;base64,R0' data-src=/reef.jpg><figcaption>Divers <span class=credit>Photo: Ada Obiri</span></figcaption></figure>",
        "<div class=image><img src='data:,'><noscript><img src=/reef.jpg></noscript></div>",
        "<p><picture><source srcset='/reef.jpg 900w, /small.jpg 300w'><img src='data:,'></picture></p>",
    ] {
        let page = page(&(paragraphs(0..4) + picture + &paragraphs(4..8)));
        assert_eq!(shown(&page).pictures().collect::<Vec<_>>(), ["https://tidewater.example/reef.jpg"], "{picture}");
    }
    let teaser =
        "<div class=teaser-box><a href=/1><img src=/pier.jpg></a><a href=/1>Old pier burns down in the night</a></div>";
    assert_eq!(shown(&page(&(paragraphs(0..4) + teaser + &paragraphs(4..8)))).pictures().count(), 0);
}

#[test]
fn a_formula_is_one_run_of_its_line() {
    let formula = "<p>The meadow grows by <math><mi>g</mi><mo>=</mo><msup><mi>r</mi><mn>2</mn></msup></math> in a year, as the institute found.</p>";
    let text = shown(&page(&(paragraphs(0..4) + formula + &paragraphs(4..8)))).to_text();
    assert!(text.contains("grows by g = r² in a year"), "{text}");
}

#[test]
fn who_is_quoted_reviewed_or_shown_elsewhere_is_no_author() {
    let authors = |inside: &str| {
        let page = page(&(paragraphs(0..4) + inside + &paragraphs(4..8)));
        let found = find(&page.evidence, &page.language.clone().unwrap_or_default());
        found
            .credits
            .iter()
            .filter(|credit| credit.role == Role::Author)
            .map(|credit| credit.name.clone())
            .collect::<Vec<_>>()
    };
    for inside in [
        "<blockquote class=quote><p>The sea gives.</p><cite class=author>Brita Garn</cite></blockquote>",
        "<div class=testimonial><p>Best guide.</p><span class=author>Kris Mahon</span></div>",
        "<div class=reviews><p itemprop=author>Kris Mahon</p><p>Five stars.</p></div>",
    ] {
        assert_eq!(authors(inside), Vec::<String>::new(), "{inside}");
    }
    assert_eq!(
        authors(
            "<p class=byline>By <a rel=author href=/author/oda>Oda Fjell</a> and <a rel=author href=/author/pal>Pál Kertesi</a></p>"
        ),
        ["Oda Fjell", "Pál Kertesi"]
    );
}

#[test]
fn a_date_of_another_story_is_none_of_this_one() {
    let other = "<div class=related><h2>Keep reading</h2><a href=/old><h3>Old pier burns</h3><time datetime=2025-03-05>Mar 5, 2025</time></a></div>";
    assert_eq!(page(&(paragraphs(0..6) + other)).published, None);
    let dated = page(&("<p class=date>22 May 2026</p>".to_owned() + &paragraphs(0..6) + other));
    assert_eq!(dated.published.map(|time| time.to_string()).as_deref(), Some("2026-05-22T00:00:00Z"));
}

#[test]
fn a_page_says_where_the_article_goes_on_and_what_is_for_subscribers() {
    let on = page(
        &(paragraphs(0..6) + "<p class=pagination>Page <b>1</b> of 2 <a rel=next href='?page=2'>Next page</a></p>"),
    );
    assert_eq!(on.next.as_deref(), Some("https://tidewater.example/science/seagrass.html?page=2"));
    assert!(!shown(&on).to_text().contains("Next page"));
    let walled = read(
        &format!(
            "<article><h1>Seagrass</h1>{}</article><div class=paywall-barrier><h2>To read the whole story, subscribe</h2></div>",
            paragraphs(0..2)
        ),
        None,
    );
    assert_eq!(walled.kind, Kind::Paywalled);
    assert!(walled.body.is_some());
}

#[test]
fn whom_the_head_names_as_the_editor_is_no_author_beside_one() {
    let page = read(
        "<head><meta name=author content='Irena Talvik'><meta name=content_editor content='Irena Talvik'>\
         <meta name=content_author content='Oda Fjell'></head><body><p>Text.</p></body>",
        None,
    );
    let found = find(&page.evidence, &page.language.clone().unwrap_or_default());
    let authors: Vec<_> = found.credits.iter().filter(|credit| credit.role == Role::Author).collect();
    assert_eq!(authors.iter().map(|credit| credit.name.as_str()).collect::<Vec<_>>(), ["Oda Fjell"]);
}

#[test]
fn a_table_that_arranges_a_page_hides_no_line_of_its_article() {
    let text =
        "港口罢工结束，货轮恢复航行，码头工人与公司达成协议，双方代表说从星期一起船只可以通过，市场也会重新开放。";
    let rest = format!("<p>{}</p>", text.repeat(3)).repeat(4);
    let markup = format!(
        "<html lang=zh><head><title>港口重新開放</title></head><body><table><tr><td><a href=/>首頁</a></td><td><h1>港口重新開放</h1>\
         <p>〔編譯王芳／綜合報導〕{text}</p>{rest}</td></tr></table></body></html>"
    );
    let page = read(&markup, None);
    let found = find(&page.evidence, &page.language.clone().unwrap_or_default());
    let translators = found.credits.iter().filter(|credit| credit.role == Role::Translator);
    assert_eq!(translators.map(|credit| credit.name.as_str()).collect::<Vec<_>>(), ["王芳"]);
}

#[test]
fn a_page_of_which_a_part_is_read_says_so() {
    let row = |at: usize| ["<tr><td>Port ", &at.to_string(), "<td>", &(at * 7).to_string(), "</tr>"].concat();
    let rows = |count: usize| (0..count).map(row).collect::<String>();
    let text = |count: usize| {
        let page = page(&format!("{}<table>{}</table>{}", paragraphs(0..4), rows(count), paragraphs(4..6)));
        shown(&page).to_text()
    };
    assert!(!text(500).contains('→'));
    assert!(text(4_000).ends_with("→ …"));
    let long = "x".repeat(6_000_000);
    let page =
        page(&format!("<p title='{long}'>The tide table of the harbour is printed again.</p>{}", paragraphs(0..6)));
    assert!(shown(&page).to_text().contains("tide table"));
}
