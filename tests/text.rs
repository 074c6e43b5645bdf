//! Cleaning, documents and lines.

mod dates;
mod hostile;
mod html;
mod language;
mod lines;
mod order;
mod scripts;
mod skim;

use dateline::text::{Block, Direction, Table, blocks, clean, clean_line, document, fit};
use proptest::prelude::*;
use rstest::rstest;

#[rstest]
#[case("a\u{1b}[31mb", "\u{1b}")]
#[case("a\u{202e}b\u{2066}c", "\u{202e}")]
#[case("a\u{0}\u{7}\u{9b}b", "\u{9b}")]
fn what_could_command_a_terminal_goes(#[case] text: &str, #[case] gone: &str) {
    assert!(!clean(text).contains(gone));
    assert!(!clean_line(text, 100).contains(gone));
}

#[test]
fn markup_becomes_blocks_in_reading_order() {
    let html = "<h2>Head</h2><p>One <b>bold</b> and <a href=\"/x\">a link</a>.</p><ul><li>first</li><li>second</li></ul>\
                <blockquote><p>said</p></blockquote><pre>a  b\nc</pre><script>alert(1)</script>";
    let document = document(html, Some("https://h.example/story"));
    let kinds: Vec<&str> = document
        .blocks
        .iter()
        .map(|block| match block {
            Block::Heading(2, _) => "heading",
            Block::Paragraph(_) => "paragraph",
            Block::List(None, items) if items.len() == 2 => "list",
            Block::Quote(_) => "quote",
            Block::Preformatted(lines) if lines.len() == 2 => "preformatted",
            _ => "other",
        })
        .collect();
    assert_eq!(kinds, ["heading", "paragraph", "list", "quote", "preformatted"]);
    let Block::Paragraph(spans) = &document.blocks[1] else { panic!("no paragraph") };
    assert!(spans.iter().any(|span| span.style.strong && span.text == "bold"));
    assert!(spans.iter().any(|span| span.link.as_deref() == Some("https://h.example/x")));
    assert_eq!(blocks(html), ["Head", "One bold and a link.", "first", "second", "said", "a b", "c"]);
}

#[test]
fn addresses_that_no_browser_should_get_are_no_links() {
    for href in ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"] {
        let document = document(&format!("<p><a href=\"{href}\">x</a></p>"), None);
        let Block::Paragraph(spans) = &document.blocks[0] else { panic!("no paragraph") };
        assert!(spans.iter().all(|span| span.link.is_none()), "{href}");
    }
}

#[test]
fn consumed_lines_leave_and_parts_are_cut_off() {
    let document = document("<p>Text stays.<br>Translation by Irena Talvik</p><p>The end. (Reporting by A)</p>", None);
    let document = document.without(&[("Translation by Irena Talvik", true), ("(Reporting by A)", false)]);
    assert_eq!(document.plain_blocks(), ["Text stays.", "The end."]);
}

#[test]
fn a_paragraph_that_a_part_is_cut_off_keeps_its_direction() {
    let html = "<p dir=rtl><bdi dir=ltr>COP30</bdi> מחר. (Reporting by A)</p>";
    let cut = document(html, None).without(&[("(Reporting by A)", false)]).to_html();
    assert!(cut.starts_with("<p dir=\"rtl\">") && cut.contains("מחר.<"), "{cut}");
}

#[test]
fn markup_that_leaves_is_our_own() {
    let html = document("<p onclick=\"x()\">a &lt;b&gt; <img src=x onerror=y><a href=\"javascript:1\">c</a></p>", None)
        .to_html();
    assert!(!html.contains("onclick") && !html.contains("onerror") && !html.contains("javascript"), "{html}");
    assert!(html.contains("&lt;b&gt;"), "{html}");
}

#[test]
fn a_figure_shows_a_picture_once_whatever_its_site_loads_it_with() {
    let copy = "<noscript><img src=/a.jpg alt=Roof></noscript>";
    for picture in [
        format!("<img src='data:image/gif;base64,R0' alt=Roof>{copy}"),
        format!("<amp-img src=/a.jpg alt=Roof width=9 height=6><img src='data:,' alt=Roof></amp-img>{copy}"),
        "<lazy-img src=/a.jpg alt=Roof><img src='data:,'></lazy-img><noscript>&lt;img src=/a.jpg></noscript>"
            .to_owned(),
    ] {
        let html = format!("<figure>{picture}<figcaption>The roof</figcaption></figure>");
        let read = document(&html, Some("https://h.example/"));
        assert_eq!(read.pictures().collect::<Vec<_>>(), ["https://h.example/a.jpg"], "{html}");
        assert_eq!((read.blocks.len(), read.to_text().as_str()), (1, "[The roof]"), "{html}");
    }
}

#[test]
fn a_figure_has_its_caption_and_who_made_it() {
    let html = "<figure><img src=\"/a.jpg\" alt=\"A ship\"><figcaption>A ship leaves. <span class=\"photo-credit\">\
                Photo: Oda Fjellheim</span></figcaption></figure>";
    let document = document(html, Some("https://h.example/"));
    let [Block::Figure { alt, src, caption, credit, .. }] = document.blocks.as_slice() else { panic!("{document:?}") };
    assert_eq!((alt.as_str(), src.as_deref()), ("A ship", Some("https://h.example/a.jpg")));
    assert_eq!((caption[0].text.as_str(), credit[0].text.as_str()), ("A ship leaves.", "Photo: Oda Fjellheim"));
    assert_eq!(document.plain_blocks(), ["A ship leaves.", "Photo: Oda Fjellheim"]);
}

#[test]
fn a_table_knows_its_headings_and_keeps_columns_under_cells_that_span() {
    let html = "<table><thead><tr><th>Port<th>Ships<th>Crew</tr></thead><tr><td rowspan=2>North<td>1<td>2</tr>\
                <tr><td>3<td>4</tr><tr><td colspan=2>South<td>5</tr></table>";
    let document = document(html, None);
    let [Block::Table(Table { header: 1, rows, .. })] = document.blocks.as_slice() else { panic!("{document:?}") };
    let text = |cell: &Vec<dateline::text::Span>| cell.first().map_or("", |span| &span.text).to_owned();
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(text).collect()).collect();
    assert_eq!(rows[1..], [["North", "1", "2"], ["", "3", "4"], ["South", "", "5"]]);
    let html = document.to_html().replace('\n', "");
    assert!(
        html.contains("<td rowspan=\"2\">North</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr>"),
        "{html}"
    );
    assert!(html.contains("<tr><td colspan=\"2\">South</td><td>5</td></tr>"), "{html}");
}

proptest! {
    #[test]
    fn a_table_is_written_as_it_was_read(
        cells in proptest::collection::vec(proptest::collection::vec((0..4usize, 1..4usize, 1..4usize), 0..5), 1..6)
    ) {
        let cell = |(text, columns, rows): &(usize, usize, usize)| {
            format!("<td colspan={columns} rowspan={rows}>{}</td>", ["", "a", "b c", "d"][*text])
        };
        let row = |cells: &Vec<_>| format!("<tr>{}</tr>", cells.iter().map(cell).collect::<String>());
        let read = document(&format!("<table>{}</table>", cells.iter().map(row).collect::<String>()), None);
        let again = document(&read.to_html(), None);
        prop_assert_eq!(&again.blocks, &read.blocks, "{}", read.to_html());
    }
}

#[test]
fn direction_and_language_come_from_the_markup_around() {
    let document =
        document("<div dir=rtl lang=fa><p>روز abc <bdi dir=ltr>def</bdi></p></div><p dir=nonsense>x</p>", None);
    let Block::Paragraph(spans) = &document.blocks[0] else { panic!("no paragraph") };
    let told = |at: usize| (spans[at].direction, spans[at].language.as_deref());
    assert_eq!(told(0), (Some(Direction::RightToLeft), Some("fa")));
    assert_eq!(told(1), (Some(Direction::LeftToRight), Some("fa")));
    let Block::Paragraph(spans) = &document.blocks[1] else { panic!("no paragraph") };
    assert_eq!((spans[0].direction, &spans[0].language), (None, &None));
}

#[test]
fn a_post_of_a_network_is_a_quotation_whatever_its_element() {
    let post = "<div class='tweet card'><a href='https://x.example/s/2'><div><span>Oda Fjell </span><span>@oda</span></div>\
                Four winters.<div>May 4, 2026</div></a></div><p class=tweets>Text.</p>";
    let blocks = document(post, None).blocks;
    assert!(matches!(blocks.as_slice(), [Block::Quote(inner), Block::Paragraph(..)] if inner.len() == 3), "{blocks:?}");
}

#[test]
fn ruby_stands_in_brackets_once() {
    assert_eq!(blocks("<ruby>東京<rp>（</rp><rt>とうきょう</rt><rp>）</rp></ruby>"), ["東京(とうきょう)"]);
    assert_eq!(blocks("<ruby>東京<rt>とうきょう</rt></ruby>です"), ["東京(とうきょう)です"]);
}

#[test]
fn what_is_no_text_of_the_article_goes() {
    let html = "<p>Text.</p><div class=\"sharedaddy sd-block\">Share this</div><p hidden>h</p>\
                <p style=\"color:red; display: none\">d</p><ul class=related-posts><li>Other</li></ul><img width=1 height=1 src=x>";
    assert_eq!(blocks(html), ["Text."]);
}

#[rstest]
#[case("<p><b>Read also:</b> <a href=\"https://h.example/a\">Harbour strike ends</a></p>")]
#[case("<blockquote><p><a href=\"https://h.example/a\">Читайте также: Забастовка окончена</a></p></blockquote>")]
#[case("<p>اقرأ أيضا:</p><ul><li><a href=\"https://h.example/a\">انتهى الإضراب</a></li></ul>")]
#[case("<h3>延伸阅读</h3><p><a href=\"https://h.example/a\">罢工结束</a></p>")]
fn lines_that_lead_to_other_stories_go(#[case] aside: &str) {
    let text = document(&format!("<p>Before.</p>{aside}<p>After.</p>"), None).without_asides();
    assert_eq!(text.plain_blocks(), ["Before.", "After."]);
}

#[rstest]
#[case("<p>Read more books, said the minister, whose <a href=\"https://h.example/a\">speech</a> was short.</p>")]
#[case("<p>See also the <a href=\"https://h.example/a\">report</a> that the commission published in spring.</p>")]
#[case("<h3>Read next</h3><p>The club reads a novel of the sea.</p>")]
fn sentences_that_begin_like_them_stay(#[case] html: &str) {
    let text = document(html, None);
    assert_eq!(text.clone().without_asides(), text);
}

#[test]
fn a_paragraph_is_read_as_its_element_says() {
    let html =
        "<div dir=rtl><p><span dir=ltr>abc</span> اب</p><p dir=auto>abc</p></div><p><span dir=rtl>اب</span> abc</p>";
    let document = document(html, None);
    let first = |at: usize| match &document.blocks[at] {
        Block::Paragraph(spans) => (spans[0].text.as_str(), spans[0].direction),
        other => panic!("{other:?}"),
    };
    assert_eq!(first(0), ("", Some(Direction::RightToLeft)));
    assert_eq!(first(1), ("abc", None));
    assert_eq!(first(2), ("اب", Some(Direction::RightToLeft)));
    assert_eq!(dateline::text::document(&document.to_html(), None).to_html(), document.to_html());
}

#[test]
fn the_mark_of_an_item_stands_once_before_all_that_it_holds() {
    let html = "<ol start=9><li><p>Gate</p><p>It opens at six.</p><ul><li>North</li><li>South</li></ul></li><li>Pier</li></ol>";
    let text = "9. Gate\n\n   It opens at six.\n\n   - North\n\n   - South\n\n10. Pier";
    assert_eq!(document(html, None).to_text(), text);
    let quoted = "<blockquote><ul><li><p>Gate</p><p>Six.</p></li></ul><p>So they say.</p></blockquote>";
    assert_eq!(document(quoted, None).to_text(), "> - Gate\n\n>   Six.\n\n> So they say.");
}

#[test]
fn what_is_cut_says_so() {
    assert_eq!(fit("Envoys agree", 8), "Envoys…");
    assert_eq!(fit("港口罢工", 5), "港口…");
    assert_eq!(fit("short", 5), "short");
}

proptest! {
    #[test]
    fn nothing_commanding_passes(html in "\\PC{0,60}(&#27;|&#x9b;|&#8238;|\u{1b}|\u{202e}|\u{9d}){1,4}\\PC{0,60}") {
        let text = document(&html, None).to_text();
        prop_assert!(!text.contains(['\u{1b}', '\u{9b}', '\u{9d}', '\u{202e}']), "{text:?}");
    }
}

#[test]
fn code_in_a_table_keeps_its_lines_and_not_their_numbers() {
    let html = "<table><tr><td><pre>1\n2\n</pre></td><td><pre>pump --test\n  wait</pre></td></tr></table>";
    let document = dateline::text::document(html, None);
    assert_eq!(document.to_html(), "<pre>pump --test\n  wait</pre>\n");
}
