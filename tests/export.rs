//! Articles that leave: one head in every form, plain text as a person would type it, books that are XML.

use std::io::{Cursor, Read as _};

use dateline::export::{Export, PlainOptions, book, markdown, plain};
use dateline::model::{Article, ArticleId, Credit, Headline, Language, Role, TextState};
use dateline::text::{Document, document, width};
use dateline::words::Words;
use proptest::prelude::*;
use quick_xml::events::Event;

fn article(title: &str) -> Article {
    Article {
        headline: Headline {
            more_unread: false,
            id: ArticleId(1),
            title: title.to_owned(),
            source: "Harbour Radio".to_owned(),
            feed: "harbour".to_owned(),
            section: "Europe".to_owned(),
            credits: Vec::new(),
            date: jiff::Timestamp::UNIX_EPOCH,
            language: Language::parse("ro"),
            read: false,
            starred: false,
            hidden: false,
            later: false,
            link: Some("https://harbour.example/ferry?a=1&b=2".to_owned()),
            text: TextState::Full,
        },
        label: Some("Sea".to_owned()),
        summary: None,
        body: None,
        attempt: None,
        links: Vec::new(),
        credits: vec![
            Credit::new(Role::Author, "Ana Diaz", "x"),
            Credit::new(Role::Translator, "Jo Roe", "x"),
            Credit::new(Role::Photographer, "Kim Lee", "x"),
        ],
        consumed: Vec::new(),
        updated: None,
        enclosures: Vec::new(),
        tags: Vec::new(),
        position: 0,
    }
}

fn read(markup: &str) -> Document {
    document(markup, Some("https://harbour.example/"))
}

fn typed(markup: &str, width: usize) -> String {
    plain(&read(markup), PlainOptions { width: (width > 0).then_some(width), links: false })
}

#[test]
fn every_form_stands_under_the_same_head() {
    let article = article("Ferry <back> & forth");
    let opened = (read("<p>Ships pass.</p>"), Some("After a week".to_owned()));
    let export = Export::new(&article, opened, Words::english());
    let lines = [
        "Sea",
        "Ferry <back> & forth",
        "After a week",
        "By Ana Diaz",
        "Translation by Jo Roe",
        "Photo: Kim Lee",
        "Harbour Radio · 1970-01-01T00:00:00Z",
        "https://harbour.example/ferry?a=1&b=2",
        "Ships pass.",
    ];
    let chapter = export.chapter();
    let forms = [
        export.plain(PlainOptions::default()),
        read(&export.html()).to_text(),
        chapter.document.to_text(),
        document(&chapter.document.to_xhtml_within(None), None).to_text(),
        export
            .markdown()
            .replace("\\\n", "\n")
            .replace(['\\', '*', '#'], "")
            .replace("&lt;", "<")
            .replace("&amp;", "&"),
    ];
    for form in forms {
        let places: Vec<Option<usize>> = lines.iter().map(|line| form.find(line)).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}\n{form}");
    }
    let json = export.json();
    assert_eq!((json["title"].as_str(), json["standfirst"].as_str()), (Some(lines[1]), Some(lines[2])));
}

#[test]
fn plain_text_is_as_a_person_would_type_it() {
    let nested = "<p>Ports:</p><ol start=9><li>Ostend<ul><li>old<li>new</ul><li>Bruges</ol>";
    assert_eq!(typed(nested, 60), "Ports:\n\n9.  Ostend\n    - old\n    - new\n10. Bruges");
    let quote =
        "<blockquote><p>We wait for the tide, he said.</p><blockquote><p>So do we.</p></blockquote></blockquote>";
    assert_eq!(typed(quote, 24), "> We wait for the tide,\n> he said.\n>\n> > So do we.");
    let code = "<p>Type:</p><pre>ferry --from ostend --to dover --at noon\n  --quiet</pre>";
    assert_eq!(typed(code, 20), "Type:\n\nferry --from ostend --to dover --at noon\n  --quiet");
    let signs = "<p>CO<sub>2</sub>, 5 km<sup>2</sup>, the 4<sup>th</sup>, <del>ten</del> nine, x<sub>max</sub></p>";
    assert_eq!(typed(signs, 0), "CO₂, 5 km², the 4^(th), ~ten~ nine, x_(max)");
    assert_eq!(typed("<p>One</p><hr><p>Two<br>lines</p>", 0), "One\n\n* * *\n\nTwo\nlines");
    assert_eq!(
        typed("<figure><img src=a.png alt='A bridge'><figcaption>The bridge</figcaption></figure>", 0),
        "[The bridge]"
    );
    assert_eq!(typed("<p>Kü\u{ad}ste</p>", 0), "Küste");
    let long = "<ul><li>Donau\u{ad}dampf\u{ad}schiff\u{ad}fahrts\u{ad}gesell\u{ad}schaft, Kü\u{ad}sten\u{ad}</ul>";
    assert_eq!(typed(long, 22), "- Donaudampfschiff-\n  fahrtsgesellschaft,\n  Küsten");
}

#[test]
fn a_table_that_fits_is_aligned_and_one_that_does_not_is_a_paragraph_a_row() {
    let row = |cells: [&str; 3], tag: &str| {
        let cells: Vec<String> = cells.iter().map(|cell| format!("<{tag}>{cell}</{tag}>")).collect();
        format!("<tr>{}</tr>", cells.concat())
    };
    let table = format!(
        "<table>{}{}{}{}</table>",
        row(["Port", "Ships", "Tide"], "th"),
        row(["Ostend", "12", "high"], "td"),
        row(["港口", "3", "low"], "td"),
        row(["Dover", "", "low, then high again"], "td"),
    );
    let aligned = [
        "──────┬─────┬────────────────────",
        "Port  │Ships│Tide",
        "──────┼─────┼────────────────────",
        "Ostend│12   │high",
        "──────┼─────┼────────────────────",
        "港口  │3    │low",
        "──────┼─────┼────────────────────",
        "Dover │     │low, then high again",
        "──────┴─────┴────────────────────",
    ];
    assert_eq!(typed(&table, 60), aligned.join("\n"));
    let rows = "Port: Ostend\nShips: 12\nTide: high\n\nPort: 港口\nShips: 3\nTide: low\n\nPort: Dover\n\
                Tide: low, then high\nagain";
    assert_eq!(typed(&table, 24), rows);
}

#[test]
fn links_are_numbered_once_an_address() {
    let markup = "<p>The <a href='/a'>envoys</a> met <a href='/b'>the port</a>; <a href='/a'>they</a> left \
         <a href='https://harbour.example/c'>https://harbour.example/c</a>.</p>";
    let options = PlainOptions { width: Some(60), links: true };
    assert_eq!(
        plain(&read(markup), options),
        "The envoys[1] met the port[2]; they[1] left\nhttps://harbour.example/c.\n\n\
         [1] https://harbour.example/a\n[2] https://harbour.example/b"
    );
}

#[test]
fn a_headline_of_markup_stays_text() {
    let article = article("Click <img src=x onerror=alert(1)> [here](javascript:alert(1)) ![b](http://t.example/p) C#");
    let export = Export::new(&article, (read("<p>x</p>"), None), Words::english());
    let line = export.markdown().lines().find(|line| line.starts_with('#')).unwrap().to_owned();
    assert_eq!(
        line,
        "# Click &lt;img src=x onerror=alert(1)\\> \\[here\\](javascript:alert(1)) !\\[b\\](http://t.example/p) C\\#"
    );
    assert!(!export.html().contains("<img"));
}

#[test]
fn a_book_is_an_archive_of_well_formed_xml() {
    let bodies = [
        "<p>Bad \u{ffff} and \u{fdd0} letters &#11; \u{1}</p>",
        "<ul><li>a<table><tr><td>x<br>y<td>z</table></ul><hr><p dir=rtl lang=he>שלום</p>",
        "<figure><img src='https://t.example/p.png?a=1&b=2'><figcaption>A & B <cite>C</cite></figcaption></figure>",
    ];
    let articles: Vec<Article> = (0..50).map(|number| article(&format!("No. {number} <\u{fffe}&>"))).collect();
    let export = |(at, article)| Export::new(article, (read(bodies[at % 3]), None), Words::english()).chapter();
    let chapters: Vec<_> = articles.iter().enumerate().map(export).collect();
    let mut bytes = Vec::new();
    book("The \"week\" & more", &chapters, jiff::Timestamp::UNIX_EPOCH, &mut bytes).unwrap();
    assert_eq!(&bytes[30..58], b"mimetypeapplication/epub+zip");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    assert_eq!(archive.len(), 54);
    for at in 1..archive.len() {
        let mut text = String::new();
        archive.by_index(at).unwrap().read_to_string(&mut text).unwrap();
        let mut reader = quick_xml::Reader::from_str(&text);
        reader.config_mut().check_end_names = true;
        while !matches!(reader.read_event().unwrap_or_else(|error| panic!("{error}:\n{text}")), Event::Eof) {}
        let bad = |c: char| {
            u32::from(c) & 0xfffe == 0xfffe || matches!(c, '\u{fdd0}'..='\u{fdef}' | '\0'..='\u{8}' | '\u{b}')
        };
        assert!(!text.contains(bad) && !text.contains("t.example"), "{text}");
    }
}

/// Pieces of markup, also those with which `html2text` itself loops or panics.
const PIECES: [&str; 34] = [
    "<p>",
    "</p>",
    "<ul>",
    "<ol start=98>",
    "<ol start=-3>",
    "<ol start=4294967295>",
    "<li>",
    "</ul>",
    "</ol>",
    "<blockquote>",
    "</blockquote>",
    "<pre>",
    "\t",
    "</pre>",
    "<table>",
    "<tr>",
    "<td>",
    "<td rowspan=2>",
    "<th colspan=9>",
    "</table>",
    "<hr>",
    "<br>",
    "<sup>",
    "</sup>",
    "<h2>",
    "</h2>",
    "<a href=https://harbour.example/a-long-address-that-is-wider-than-any-line-of-this-test>",
    "</a>",
    "\u{ad}",
    "❤️\u{200d}",
    "港口罢工的代表今天",
    " ships wait ",
    "longerwordthere",
    "<figure><img src=x alt=y><figcaption>",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if std::env::var_os("DATELINE_FULL").is_some() { 20_000 } else { 200 }))]

    #[test]
    fn any_document_becomes_lines_of_the_width(
        pieces in prop::collection::vec(0..PIECES.len(), 0..60), columns in 20..90usize, links: bool
    ) {
        let markup: String = pieces.iter().map(|at| PIECES[*at]).collect();
        let document = document(&markup, None);
        let code = markup.contains("<pre>");
        let text = plain(&document, PlainOptions { width: Some(columns), links });
        for line in text.lines() {
            let deep = line.starts_with([' ', '>']) || line.contains("    ");
            prop_assert!(width(line) <= columns || code || deep || line.contains("://"), "{columns}: {line:?} of {markup}");
        }
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
        let told: usize = document.plain_blocks().iter().map(|block| letters(block)).sum();
        prop_assert!(letters(&text) >= told, "{text}\n{markup}");
        let _ = markdown(&document);
    }
}
