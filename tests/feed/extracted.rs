use dateline::feed::read;
use proptest::prelude::*;

/// The content of the one entry of a feed whose text is `raw`.
fn content(atom: bool, raw: &str) -> Option<String> {
    let feed = if atom {
        format!(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Quay</title><entry><title>A</title><content type=\"html\">{raw}</content></entry></feed>"
        )
    } else {
        format!(
            "<rss version=\"2.0\"><channel><title>Quay</title><item><title>A</title><content:encoded>{raw}</content:encoded></item></channel></rss>"
        )
    };
    read(feed.as_bytes(), None, None).ok()?.entries.pop()?.content
}

proptest! {
    #[test]
    fn a_long_text_is_read_as_a_short_one(pieces in proptest::collection::vec(proptest::sample::select(vec![
        "ship", " ", "\n", "&amp;", "&lt;p&gt;", "&lt;b", "&#233;", "&#146;", "&#xD83D;&#xDE00;", "&eacute;", "&nope;", "&", ";", "é", "，",
        "\u{1}", "\u{85}", "\u{fdd0}0\u{fdd1}", "<![CDATA[<i>tide</i> & ]]>", "]]>", "<p>", "</p>", "<!-- note -->",
    ]), 0..8), atom in any::<bool>()) {
        let short = format!("&lt;p&gt;{} quay", pieces.concat());
        // White space at the end of a text does not count, words do.
        let long = format!("{short}{}", " quay".repeat(80));
        let expected = content(atom, &short).map(|text| text + &" quay".repeat(80));
        prop_assert_eq!(content(atom, &long), expected);
    }
}

#[test]
fn a_reference_that_a_feed_writes_itself_is_text() {
    let long = "quay ".repeat(80);
    for written in ["\u{fdd0}0\u{fdd1}", "&#64976;0&#64977;", "<![CDATA[\u{fdd0}1\u{fdd1}]]>", "&#xFDD0;1&#xfdd1;"] {
        for (summary, text) in [("description", "content:encoded"), ("content:encoded", "description")] {
            let feed = format!(
                "<rss version=\"2.0\"><channel><title>Quay</title><item><title>A</title><{summary}>{written}</{summary}><{text}>\
                 {long}</{text}></item></channel></rss>"
            );
            let entry = read(feed.as_bytes(), None, None).unwrap().entries.pop().unwrap();
            let texts = [entry.summary.unwrap(), entry.content.unwrap()];
            assert!(texts.iter().any(|text| text == long.trim()), "{written}: {texts:?}");
            assert!(texts.iter().any(|text| text.starts_with('\u{fdd0}') && text.len() < 10), "{written}: {texts:?}");
        }
    }
}
