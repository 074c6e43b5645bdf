//! Markup into trees: as deep as is safe to walk, as large as the markup, nothing of its text lost.

use dateline::text::document;
use dateline::text::html::{DEEPEST, Parsed, parse_document, parse_fragment};
use proptest::prelude::*;

/// Elements of each kind that the parser treats on its own (WHATWG HTML, 13.2.6.4).
const NAMES: [&str; 78] = [
    "a",
    "address",
    "applet",
    "article",
    "b",
    "base",
    "big",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "center",
    "code",
    "col",
    "colgroup",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "fieldset",
    "font",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "head",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "li",
    "listing",
    "marquee",
    "math",
    "menu",
    "mi",
    "nobr",
    "noscript",
    "object",
    "ol",
    "optgroup",
    "option",
    "p",
    "pre",
    "rp",
    "rt",
    "ruby",
    "s",
    "script",
    "section",
    "select",
    "small",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "svg",
    "foreignObject",
    "annotation-xml",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "th",
    "title",
    "tr",
    "tt",
    "u",
    "ul",
    "unknown",
];

fn deepest(parsed: &Parsed) -> usize {
    let mut depth = 0usize;
    let mut most = 0;
    for edge in parsed.html.tree.root().traverse() {
        match edge {
            ego_tree::iter::Edge::Open(_) => depth += 1,
            ego_tree::iter::Edge::Close(_) => depth -= 1,
        }
        most = most.max(depth);
    }
    most - 1
}

fn check(name: &str, markup: &str) {
    let tags = markup.bytes().filter(|byte| *byte == b'<').count();
    for parsed in [parse_fragment(markup), parse_document(markup)] {
        assert!(deepest(&parsed) <= DEEPEST, "{name}: {}", deepest(&parsed));
        let nodes = parsed.html.tree.values().len();
        assert!(nodes < 11_000 + tags * 4, "{name}: {nodes} nodes of {tags} tags");
    }
}

/// Every pair in full, else each element with those that have the most rules.
#[test]
fn no_two_elements_repeated_make_a_deep_or_large_tree() {
    let full = std::env::var_os("DATELINE_FULL").is_some();
    let others: &[&str] = if full { &NAMES } else { &["div", "p", "table", "svg"] };
    for one in NAMES {
        for other in others {
            for unit in [format!("<{one}><{other}></{one}>"), format!("<{other}>x<{one}>")] {
                check(&unit, &unit.repeat(if full { 2_000 } else { 300 }));
            }
        }
    }
}

#[test]
fn text_round_and_inside_what_is_too_deep_is_kept() {
    for tag in ["a", "b", "font", "nobr", "code", "div", "table", "ul", "button", "svg", "template", "span"] {
        for unit in [format!("<{tag}><div></{tag}>"), format!("<{tag}>")] {
            let markup = format!(
                "<p>Before.</p>{}<p>Within.</p>{}<p>After.</p>",
                unit.repeat(5_000),
                format!("</{tag}>").repeat(5_000)
            );
            for parsed in [parse_fragment(&markup), parse_document(&markup)] {
                let text: String =
                    parsed.html.tree.nodes().filter_map(|node| node.value().as_text().map(|text| &**text)).collect();
                let order: Vec<_> = ["Before.", "Within.", "After."].iter().map(|word| text.find(word)).collect();
                assert!(order.is_sorted() && order[0].is_some(), "{unit}: {order:?}");
            }
        }
    }
}

#[test]
fn formatting_that_is_opened_again_is_bounded() {
    let open: String = (0..300).map(|n| format!("<p><font size={n}>x")).collect::<Vec<_>>().concat();
    check("fonts", &format!("{open}{}", "<p>x".repeat(50_000)));
    let attributes: String = (0..90).map(|n| format!(" a{n}")).collect::<Vec<_>>().concat();
    let many: String = (0..300).map(|n| format!("<b{attributes} id=x{n}>")).collect::<Vec<_>>().concat();
    let parsed = parse_fragment(&format!("{many}{}", "<p>x".repeat(20_000)));
    let attributes: usize =
        parsed.html.tree.values().filter_map(|node| node.as_element()).map(|element| element.attrs().count()).sum();
    assert!(attributes < 1_500_000, "{attributes}");
}

#[test]
fn attributes_of_a_tag_are_bounded_wherever_they_stand() {
    let many: String = (0..2_000).map(|n| format!(" a{n}")).collect::<Vec<_>>().concat();
    for markup in [
        format!("<p{many}>x"),
        format!("<p title='>'{many}>x"),
        format!("<p/{}>x", many.replace(' ', "/")),
        format!("<svg><title><p{many}>x</title></svg>"),
        format!("<svg><style><p t=\">\"{many}>x</style></svg>"),
        format!("<html lang=a>{}", many.split(' ').map(|name| format!("<html {name}>")).collect::<Vec<_>>().concat()),
    ] {
        for parsed in [parse_fragment(&markup), parse_document(&markup)] {
            let most = parsed
                .html
                .tree
                .values()
                .filter_map(|node| node.as_element())
                .map(|element| element.attrs().count())
                .max();
            assert!(most.unwrap_or(0) <= 100, "{} …: {most:?}", &markup[..20]);
        }
    }
}

#[test]
fn what_would_keep_a_program_without_bounds_busy_is_told() {
    let paragraphs = "<p>Ships pass &amp; wait.</p>".repeat(5_000);
    assert!(parse_document(&paragraphs).whole);
    let bodies: String = (0..20).map(|n| format!("<body a{n}=1>")).collect::<Vec<_>>().concat();
    for markup in [bodies, "&amp;".repeat(60_000), "<".repeat(30_000), "<b>x</b>".repeat(30_000)] {
        let parsed = parse_document(&markup);
        assert!(!parsed.whole, "{}", &markup[..10]);
        let kept = parsed.html.errors.len();
        assert!(kept < 100, "{kept} errors are kept");
    }
}

#[test]
fn usual_markup_is_parsed_as_the_parser_does_it() {
    for markup in [
        "<p>One <b>two</p><p>three</b> four</p>",
        "<table><tr><td>a<td>b<tr><td colspan=2>c</table>",
        "<a href=x><div>y</a>z</div>",
        "<ul><li>a<ul><li>b</ul><li>c</ul><svg><title>t</title><path d='M0'/></svg>",
        "<p>x<script>if (a<b) c()</script><textarea><p></textarea>",
    ] {
        let parsed = parse_fragment(markup);
        assert!(parsed.whole);
        assert_eq!(parsed.html.html(), scraper::Html::parse_fragment(markup).html());
        assert_eq!(parse_document(markup).html.html(), scraper::Html::parse_document(markup).html());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn random_tags_make_no_deep_tree(
        units in prop::collection::vec((prop::collection::vec((0..NAMES.len(), 0..4u8), 1..12), 1..200usize), 1..12)
    ) {
        let mut markup = String::new();
        for (unit, times) in units {
            let unit: String = unit.into_iter().map(|(name, kind)| match kind {
                0 => format!("</{}>", NAMES[name]),
                1 => format!("<{} x>t", NAMES[name]),
                _ => format!("<{}>", NAMES[name]),
            }).collect();
            markup.push_str(&unit.repeat(times));
        }
        check("random", &markup);
    }
}

#[test]
fn powers_and_indices_of_plain_text_have_their_own_signs() {
    for (html, text) in [
        ("<p>10<sup>6</sup> and mc<sup>2</sup>, x<sup>−1</sup>, e<sup>n</sup></p>", "10⁶ and mc², x⁻¹, eⁿ"),
        ("<p>CO<sub>2</sub>, H<sub>2</sub>O</p>", "CO₂, H₂O"),
        ("<p>the 1<sup>er</sup> and 4<sup>th</sup></p>", "the 1er and 4th"),
        ("<p>x<sup>2/3</sup> y<sub>max</sub></p>", "x2/3 ymax"),
        ("<table><tr><td>10<sup>3</sup></td><td>a</td></tr></table>", "10³ | a"),
    ] {
        assert_eq!(document(html, None).to_text(), text);
    }
}
