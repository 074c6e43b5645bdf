//! What is read without a tree is what a tree would have given.

use dateline::text::{blocks, document};
use proptest::prelude::*;

const PIECES: [&str; 48] = [
    "<p>",
    "</p>",
    "<div class=\"x\">",
    "</div>",
    "<br>",
    "<br/>",
    "<hr>",
    "<em>",
    "</em>",
    "<a href=\"https://a.example/?b=1&c=2\">",
    "</a>",
    "<a href='#note-1'>1</a>",
    "<a class=back href=#mark-1>↩︎</a>",
    "<ul>",
    "</ul>",
    "<ol start=3>",
    "</ol>",
    "<li>",
    "</li>",
    "<blockquote>",
    "</blockquote>",
    "<h2>",
    "</h2>",
    "<img src=\"https://a.example/i.png\" alt=\"a\">",
    "<img src=\"https://a.example/i.png\" width=1>",
    "<span style='color:red'>",
    "</span>",
    "<!-- no -->",
    "<!-->",
    "<table><tr><td>",
    "</table>",
    "<script>",
    "</script>",
    "<p hidden>",
    "<div class='sharedaddy x'>",
    " ",
    "\n\n",
    "Ships may pass",
    "on Monday.",
    "港口罢工",
    "naïve\u{a0}",
    "&amp;",
    "&rsquo;",
    "&#8220;",
    "&#27;",
    "&lt;b&gt;",
    "a < b",
    "& c",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if std::env::var_os("DATELINE_FULL").is_some() { 20_000 } else { 1_000 }))]

    #[test]
    fn lines_are_those_of_the_tree(pieces in proptest::collection::vec(0..PIECES.len(), 0..24)) {
        let html: String = pieces.iter().map(|at| PIECES[*at]).collect();
        prop_assert_eq!(blocks(&html), document(&html, None).plain_blocks(), "{}", html);
    }

    #[test]
    fn of_any_text_too(html in "([<>/&;=\"'a-z \n#0-9é-]|<p>|<b>|</p>|&amp;){0,60}") {
        prop_assert_eq!(blocks(&html), document(&html, None).plain_blocks(), "{}", html);
    }
}
