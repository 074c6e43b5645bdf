//! Cleaning, documents and lines.

use dateline::text::{Block, Options, blocks, clean, clean_line, document, fit, lay_out, width, wrap};
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
fn markup_that_leaves_is_our_own() {
    let html = document("<p onclick=\"x()\">a &lt;b&gt; <img src=x onerror=y><a href=\"javascript:1\">c</a></p>", None)
        .to_html();
    assert!(!html.contains("onclick") && !html.contains("onerror") && !html.contains("javascript"), "{html}");
    assert!(html.contains("&lt;b&gt;"), "{html}");
}

#[rstest]
#[case("港口罢工结束，货轮恢复航行", 10)]
#[case("ผู้แทนตกลงเปิดช่องแคบอีกครั้งหลังการเจรจา", 12)]
#[case("Ships 🇲🇩 sail 👩‍👩‍👧 again and again and again", 9)]
#[case("Donaudampfschifffahrtsgesellschaftskapitän", 8)]
fn lines_keep_their_width_and_lose_nothing(#[case] text: &str, #[case] columns: usize) {
    let lines = wrap(text, columns);
    assert!(lines.len() > 1);
    for line in &lines {
        assert!(width(line) <= columns, "{line:?} is {} wide", width(line));
    }
    let squeeze = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    assert_eq!(squeeze(&lines.concat()), squeeze(text));
}

#[test]
fn closing_punctuation_never_begins_a_line() {
    for columns in 4..20 {
        for line in wrap("双方周五在首都签署文件，工人将于周一返回岗位。官员说，下一轮会谈将于六月举行。", columns)
        {
            assert!(!line.starts_with(['，', '。']), "{columns}: {line}");
        }
    }
}

#[test]
fn right_to_left_lines_are_turned_round_and_stand_at_the_right() {
    let lines = lay_out(&document("<p>שלום עולם</p>", None), 20, Options { visual_order: true });
    let printed: String = lines.lines[0].cells.iter().map(|cell| cell.text.as_str()).collect();
    assert!(printed.ends_with("םלוע םולש"), "{printed:?}");
    assert_eq!(width(&printed), 20);
    assert_eq!(lines.lines[0].logical.trim(), "שלום עולם");
}

#[test]
fn a_line_that_gets_wider_when_it_is_turned_round_keeps_its_order() {
    for line in lay_out(&document("\u{603}\u{603}׃&", None), 24, Options { visual_order: true }).lines {
        let printed: String = line.cells.iter().map(|cell| cell.text.as_str()).collect();
        assert!(width(&printed) <= 24, "{printed:?}");
    }
}

#[test]
fn what_is_cut_says_so() {
    assert_eq!(fit("Envoys agree", 8), "Envoys…");
    assert_eq!(fit("港口罢工", 5), "港口…");
    assert_eq!(fit("short", 5), "short");
}

proptest! {
    #[test]
    fn no_line_is_wider_than_its_column(html in "(<p>|<li>|<ul>|<blockquote>|<pre>|<h1>|<td>|</p>|<br>|[a-z ]{0,20}|[一-世，。]{0,6}|[ก-๛]{0,8}|[א-ת ]{0,8}|👩‍👩‍👧|\\PC{0,6}){0,20}", columns in 12usize..90) {
        for visual_order in [true, false] {
            for line in lay_out(&document(&html, None), columns, Options { visual_order }).lines {
                let printed: String = line.cells.iter().map(|cell| cell.text.as_str()).collect();
                prop_assert!(width(&printed) <= columns, "{printed:?} is {} wide of {columns}", width(&printed));
            }
        }
    }

    #[test]
    fn nothing_commanding_passes(html in "\\PC{0,60}(&#27;|&#x9b;|&#8238;|\u{1b}|\u{202e}|\u{9d}){1,4}\\PC{0,60}") {
        let text = document(&html, None).to_text();
        prop_assert!(!text.contains(['\u{1b}', '\u{9b}', '\u{9d}', '\u{202e}']), "{text:?}");
    }
}
