//! Documents set in a column: no line too wide, nothing lost, logical offsets.

use std::ops::Range;

use dateline::text::{Block, Document, Fill, Line, Lines, Options, Span, Style, document, find, lay_out, width, wrap};
use proptest::prelude::*;
use rstest::rstest;
use unicode_segmentation::GraphemeCursor;

#[rstest]
#[case("港口罢工结束，货轮恢复航行", 10)]
#[case("ผู้แทนตกลงเปิดช่องแคบอีกครั้งหลังการเจรจา", 12)]
#[case("Ships 🇲🇩 sail 👩‍👩‍👧 again and again and again", 9)]
#[case("Donaudampfschifffahrtsgesellschaftskapitän", 8)]
#[case("क्षत्रिय विश्वविद्यालय में प्रवेश", 7)]
fn lines_keep_their_width_and_lose_nothing(#[case] text: &str, #[case] columns: usize) {
    let lines = wrap(text, columns);
    assert!(lines.len() > 1);
    for line in &lines {
        assert!(width(line) <= columns, "{line:?} is {} wide", width(line));
    }
    let squeeze = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    assert_eq!(squeeze(&lines.concat()), squeeze(text));
}

/// What UAX #14 allows and forbids, each rule by a text and the parts it may be broken into.
#[rstest]
#[case("a\u{a0}b c", &["a\u{a0}b", "c"])] // LB12: no break at a no-break space
#[case("(ab) [cd]", &["(ab)", "[cd]"])] // LB13, LB14: brackets hold on to what they enclose
#[case("one-two", &["one-", "two"])] // LB21: behind a hyphen, never before
#[case("3.14 1,500", &["3.14", "1,500"])] // LB25: numbers are whole
#[case("$5 20%", &["$5", "20%"])] // LB25: with their signs
#[case("a\u{2060}b c", &["a\u{2060}b", "c"])] // LB11: word joiner
#[case("ab\u{200b}cd", &["ab\u{200b}", "cd"])] // LB8: behind a zero-width space
#[case("ab/cd", &["ab/", "cd"])] // LB13: behind a slash
#[case("漢字。漢", &["漢", "字。", "漢"])] // LB13: no full stop at a line's start
#[case("「漢」字", &["「漢」", "字"])] // LB13, LB14
#[case("あっか", &["あっ", "か"])] // LB21: no small kana at a line's start, the strict rule
#[case("서울 시장은", &["서울", "시장은"])] // Korean between words
fn breaks_stand_where_the_rules_allow_them(#[case] text: &str, #[case] parts: &[&str]) {
    let widest = parts.iter().map(|part| width(part)).max().unwrap();
    assert_eq!(wrap(text, widest), parts);
}

#[test]
fn the_rule_under_a_table_read_from_the_right_meets_its_bars() {
    let html = "<table><tr><th>الميناء<th>السفن</tr><tr><td>الرصيف الشمالي<td>412</tr></table>";
    let options = Options { visual_order: true, ..Options::default() };
    let lines: Vec<String> = lay_out(&document(html, None), 40, options).lines.iter().map(Line::printed).collect();
    let column = |row: usize, bar: char| lines[row].chars().position(|c| c == bar);
    assert!(column(0, '│').is_some(), "{lines:#?}");
    assert_eq!((column(0, '│'), column(2, '│')), (column(1, '┼'), column(1, '┼')), "{lines:#?}");
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
fn a_soft_hyphen_is_seen_only_where_a_line_ends() {
    let set = lay_out(&document("<p>har&shy;bour mas&shy;ter</p>", None), 8, Options::default());
    let printed: Vec<String> = set.lines.iter().map(dateline::text::Line::printed).collect();
    assert_eq!(printed, ["harbour", "master"]);
    let set = lay_out(&document("<p>harbour mas&shy;ter</p>", None), 12, Options::default());
    assert_eq!(set.lines[0].printed(), "harbour mas-");
    assert_eq!(set.text, "harbour mas\u{ad}ter");
}

#[test]
fn a_line_never_ends_within_a_cluster() {
    for columns in 4..30 {
        let text = "<p>Tone \u{1f972}\u{1f3fb} end. Scientist \u{1f469}\u{200d}\u{1f52c} end.</p>";
        let set = lay_out(&document(text, None), columns, Options::default());
        assert!(set.lines.iter().all(|line| !line.printed().starts_with('\u{1f3fb}')), "{columns}");
        // A Thai vowel sign behind a letter of another script.
        let set =
            lay_out(&document("<p>harbour，。一。一\u{e33}กก，一\u{e33}กก</p>", None), columns, Options::default());
        assert!(set.lines.iter().all(|line| !line.printed().starts_with('\u{e33}')), "{columns}");
    }
}

#[test]
fn optimal_lines_end_more_evenly_than_greedy_ones() {
    let text = "<p>to be or not to be that is the question of questions and it remains so</p>";
    let raggedness = |fill| {
        let lines = lay_out(&document(text, None), 17, Options { fill, ..Options::default() }).lines;
        let (_, all) = lines.split_last().unwrap();
        all.iter().map(|line| (17 - line.width()).pow(2)).sum::<usize>()
    };
    assert!(raggedness(Fill::Optimal) < raggedness(Fill::Greedy));
}

fn one(range: Range<usize>) -> Vec<Range<usize>> {
    std::iter::once(range).collect()
}

#[test]
fn offsets_lead_from_the_text_to_columns() {
    let html = "<ul><li>Ships sail <a href=\"https://h.example/x\">on</a></li></ul><p dir=rtl>שלום abc</p>";
    let set = lay_out(&document(html, None), 20, Options { visual_order: true, ..Options::default() });
    let sail = find(&set.text, "SAIL").pop().unwrap();
    assert_eq!(set.line_at(sail.start), Some(0));
    let columns = |line: usize, range: &Range<usize>| set.lines[line].columns_of(range);
    assert_eq!(columns(0, &sail), one(8..12));
    assert_eq!(set.lines[0].links(), [(0, 13..15)]);
    let hebrew = find(&set.text, "שלום").pop().unwrap();
    let line = set.line_at(hebrew.start).unwrap();
    assert_eq!(columns(line, &hebrew), one(16..20), "the first word stands at the right");
    assert_eq!(columns(line, &(hebrew.start..hebrew.start + 2)), one(19..20));
}

#[rstest]
#[case("Café au lait, CAFÉ", "cafe", 2)]
#[case("e\u{301}tude", "étude", 1)]
#[case("two  spaces\nand a line", "spaces and", 1)]
#[case("كِتَاب", "كتاب", 1)]
#[case("ＡＢＣ", "abc", 1)]
#[case("nothing", "", 0)]
fn finding_knows_no_case_and_no_marks(#[case] text: &str, #[case] wanted: &str, #[case] count: usize) {
    assert_eq!(find(text, wanted).len(), count);
}

/// The text that a document shows, block by block.
fn texts(blocks: &[Block], out: &mut String) {
    let spans = |spans: &[Span], out: &mut String| spans.iter().for_each(|span| out.push_str(&span.text));
    for block in blocks {
        match block {
            Block::Paragraph(text) | Block::Heading(_, text) => spans(text, out),
            Block::List(_, items) => items.iter().for_each(|item| texts(item, out)),
            Block::Quote(inner) => texts(inner, out),
            Block::Preformatted(lines) => out.push_str(&lines.concat()),
            Block::Figure { alt, caption, credit, .. } => {
                if caption.is_empty() {
                    out.push_str(alt);
                } else {
                    spans(caption, out);
                }
                spans(credit, out);
            }
            Block::Table(table) => table.rows.iter().flatten().for_each(|cell| spans(cell, out)),
            Block::Rule => {}
        }
    }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Every byte of the text that is shown, once, in logical order.
fn shown(set: &Lines) -> Vec<Range<usize>> {
    let cells = set.lines.iter().flat_map(|line| &line.cells).filter(|cell| !cell.mark);
    let mut shown: Vec<Range<usize>> = cells.flat_map(|cell| cell.clusters().map(|(_, range)| range)).collect();
    shown.sort_by_key(|range| range.start);
    shown
}

fn check(document: &Document, columns: usize, options: Options) {
    let set = lay_out(document, columns, options);
    let mut wanted = String::new();
    texts(&document.blocks, &mut wanted);
    assert_eq!(squeezed(&set.text), squeezed(&wanted), "the text in logical order");
    let mut end = 0;
    let unseen = |c: char| c.is_whitespace() || "\u{ad}\u{200b}\u{2060}\u{200e}\u{200f}\u{61c}\u{200c}".contains(c);
    for range in shown(&set) {
        assert!(range.start >= end, "{:?} is shown twice", &set.text[range]);
        assert!(set.text[end..range.start].chars().all(unseen), "{:?} is lost", &set.text[end..range.start]);
        end = range.end;
    }
    assert!(set.text[end..].chars().all(unseen), "{:?} is lost", &set.text[end..]);
    for line in &set.lines {
        assert!(width(&line.printed()) <= columns, "{:?} is {} wide of {columns}", line.printed(), line.width());
        let at = line.range.start;
        let cut = GraphemeCursor::new(at, set.text.len(), true).is_boundary(&set.text, 0);
        assert_eq!(cut, Ok(true), "cut within a cluster at {at} of {:?}", set.text);
    }
}

proptest! {
    #[test]
    fn nothing_is_lost_doubled_cut_or_too_wide(
        html in "(<p>|<li>|<ul>|<ol start=98>|<blockquote>|<pre>|<h1>|<table>|<tr>|<td>|<th>|<figure>|<img alt=x>|<figcaption>|\
                  <b>|<sup>|<bdi dir=rtl>|<a href=http://x/>|</p>|</ul>|</a>|<br>|<hr>|[a-z ]{0,20}|[一-世，。]{0,6}|\
                  [ก-๛]{0,8}|[א-ת ]{0,8}|[ا-ي ]{0,8}|&shy;|👩‍👩‍👧|🇲🇩|क्ष|가각|[0-9.,%]{0,4}){0,24}",
        columns in 12usize..90,
        visual_order: bool,
        optimal: bool,
    ) {
        let fill = if optimal { Fill::Optimal } else { Fill::Greedy };
        check(&document(&html, None), columns, Options { visual_order, fill, ..Options::default() });
    }

    #[test]
    fn no_line_of_any_characters_is_too_wide(html in "(\\PC{0,8}|<p>|<td>| ){0,20}", columns in 2usize..60, visual_order: bool) {
        for line in lay_out(&document(&html, None), columns, Options { visual_order, ..Options::default() }).lines {
            prop_assert!(width(&line.printed()) <= columns, "{:?}", line.printed());
        }
    }

    #[test]
    fn lines_are_cut_where_icu_sees_an_opportunity(
        text in "([a-z(]{1,9}|[0-9]{1,3}[.,%]|[一-世，。「」]{0,6}|[あ-ん]{0,4}|[-/—!?:] ?| ){1,30}",
        columns in 10usize..40,
        optimal: bool,
    ) {
        let fill = if optimal { Fill::Optimal } else { Fill::Greedy };
        let spans = vec![Span { text: text.trim().to_owned(), ..Span::default() }];
        let set = lay_out(&Document { blocks: vec![Block::Paragraph(spans)] }, columns, Options { fill, ..Options::default() });
        let segmenter = icu_segmenter::LineSegmenter::new_auto(icu_segmenter::options::LineBreakOptions::default());
        let allowed: Vec<usize> = segmenter.segment_str(&set.text).collect();
        for line in set.lines.iter().skip(1) {
            let at = line.range.start;
            let before = allowed.iter().rev().find(|place| **place < at).copied().unwrap_or(0);
            let after = allowed.iter().find(|place| **place > at).copied().unwrap_or(set.text.len());
            let within = width(set.text[before..after].trim_end()) > columns;
            // Spaces at a line's end belong to it.
            prop_assert!(allowed.contains(&at) || within, "cut at {at} of {:?}", set.text);
        }
    }
}

#[test]
fn the_worst_that_was_found_stays_right() {
    for html in
        ["\u{603}\u{603}׃&", "<p>لا\u{200d}ا</p>", "<pre>لا<b>ا</b></pre>", "<td>\u{301}<td>x", "<p>nestedditwelv&shy;e"]
    {
        for columns in [12, 24] {
            check(&document(html, None), columns, Options { visual_order: true, ..Options::default() });
        }
    }
}

#[rstest]
#[case("Talvik 1 · ", "26 April 2024, 18:40", &["Talvik 1 ·", "26 April 2024, 18:40"])]
#[case("纪事报 · ", "2024年4月26日 18:40", &["纪事报 ·", "2024年4月26日 18:40"])]
#[case("", "a range wider than the column is broken", &["a range wider than the", "column is broken"])]
fn no_line_ends_within_a_range_that_is_kept_on_one(#[case] before: &str, #[case] kept: &str, #[case] lines: &[&str]) {
    let span = |text: &str, unbroken| Span {
        text: text.to_owned(),
        style: Style { unbroken, ..Style::default() },
        ..Span::default()
    };
    for fill in [Fill::Greedy, Fill::Optimal] {
        let document = Document { blocks: vec![Block::Paragraph(vec![span(before, false), span(kept, true)])] };
        let options = Options { fill, ..Options::default() };
        let set: Vec<String> =
            lay_out(&document, 24, options).lines.iter().map(|line| line.printed().trim_end().to_owned()).collect();
        assert_eq!(set, lines);
    }
}
