//! Links between a text and its footnotes.

use crate::text::html::Attribute as _;
use ego_tree::NodeRef;
use scraper::Node;
use scraper::node::Element;

/// Maximum number of digits of a mark.
const MOST_DIGITS: usize = 3;
/// Signs that mark a note, and arrows that lead back from one.
const MARKS: [char; 5] = ['*', '†', '‡', '§', '¶'];
const ARROWS: [char; 5] = ['↩', '↵', '⏎', '⤴', '↑'];
/// A character that only selects the form of the one before it.
const FORMS: [char; 2] = ['\u{fe0e}', '\u{fe0f}'];

/// Whether a link is the mark of a note: a number or a sign that leads to a place on the page.
pub(super) fn is_mark(node: NodeRef<'_, Node>, element: &Element) -> bool {
    let is_number = |text: &str| text.len() <= MOST_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_sign = |text: &str| text.chars().count() <= MOST_DIGITS && text.chars().all(|c| MARKS.contains(&c));
    text_of_link(node, element).is_some_and(|text| is_number(&text) || is_sign(&text))
}

/// Whether a link is an arrow that leads from a note back to its mark.
pub(super) fn leads_back(node: NodeRef<'_, Node>, element: &Element) -> bool {
    text_of_link(node, element).is_some_and(|text| text.chars().all(|c| ARROWS.contains(&c) || FORMS.contains(&c)))
}

/// The text of a link to a place on the page, if it is as short as a mark.
fn text_of_link(node: NodeRef<'_, Node>, element: &Element) -> Option<String> {
    let is_place = || element.attribute("href").is_some_and(|href| href.len() > 1 && href.starts_with('#'));
    if element.name() != "a" || !is_place() {
        return None;
    }
    let mut text = String::new();
    for run in node.descendants().filter_map(|inner| inner.value().as_text()) {
        text.push_str(run.trim());
        if text.len() > MOST_DIGITS * 4 {
            return None;
        }
    }
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use crate::text::{Block, document};

    /// The superscripts of a paragraph.
    fn raised(markup: &str) -> Vec<String> {
        let spans = document(markup, None).blocks.into_iter().flat_map(|block| match block {
            Block::Paragraph(spans) => spans,
            _ => Vec::new(),
        });
        spans.filter(|span| span.style.superscript).map(|span| span.text).collect()
    }

    #[test]
    fn a_number_that_leads_to_a_note_is_raised() {
        assert_eq!(raised("<p>The wood lies there.<a class=anchor href='#note-1'>1</a></p>"), ["1"]);
        assert_eq!(raised("<p>森林<a href='#n2'><span>2</span></a>在海里。</p>"), ["2"]);
        assert_eq!(raised("<p>The wood<a href='#n'>*</a> lies there.</p>"), ["*"]);
        for other in [
            "<p>The year <a href='#y'>1997</a> was dry.</p>",
            "<p>It is known [<a href='#r1'>1</a>-<a href='#r3'>3</a>].</p>",
            "<p>See part <a href='#two'>2</a>.</p>",
            "<p>It costs<a href=/1>1</a></p>",
            "<p><a href='#mark-1'>1</a> Some say six.</p>",
            "<p>The wood<a href='#all'>all</a></p>",
        ] {
            assert_eq!(raised(other), [""; 0], "{other}");
        }
    }

    #[test]
    fn an_arrow_that_leads_back_is_left_out() {
        let text = |markup: &str| document(markup, None).plain_blocks().join("|");
        assert_eq!(text("<ol><li><p>Some say six. <a href='#m1'>↩︎</a></p></ol>"), "Some say six.");
        assert_eq!(text("<p>Back <a href=/1>↩︎</a></p>"), "Back ↩︎");
    }
}
