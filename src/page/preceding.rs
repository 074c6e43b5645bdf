//! The label directly before a name: `Edited by`, `Redaktion:`, a heading `Editor`. A link to its author's page makes nobody
//! an author if a label gives another role, so the label is read together with the name.

use ego_tree::NodeRef;
use scraper::{ElementRef, Node};

use super::classes::{self, Class};
use super::kinds::is_inline;
use super::labels::{self, is_button};
use super::line::line;
use super::signature::{is_and, is_label};

/// Maximum number of words of a label, and of one in a heading.
const MOST_WORDS: usize = 4;
const MOST_HEADING: usize = 2;
/// Maximum number of letters of the last word of a label without a colon: a preposition.
const PREPOSITION: usize = 5;
/// Number of names in a row that are searched for the label before the first.
const MOST_NAMES: usize = 4;

/// The label before a name, with a colon after it where it is not followed by the name in one phrase.
pub(super) fn label(element: ElementRef<'_>) -> Option<String> {
    is_inline(element.value().name()).then(|| before(*element, MOST_NAMES)).flatten()
}

fn before(node: NodeRef<'_, Node>, names: usize) -> Option<String> {
    let mut here = node;
    loop {
        if let Some(sibling) = previous(here) {
            let run = match sibling.value() {
                Node::Text(run) => run.to_string(),
                Node::Element(element) if is_inline(element.name()) && element.name() != "a" => {
                    line(ElementRef::wrap(sibling)?)
                }
                _ => return None,
            };
            if names > 0 && joins(&run) {
                let name = previous(sibling).filter(|name| name.value().is_element());
                return name.and_then(|name| before(name, names - 1));
            }
            return phrase(&run);
        }
        let above = here.parent()?;
        if !is_inline(above.value().as_element()?.name()) {
            return heading(above);
        }
        here = above;
    }
}

/// The sibling before a node, without blanks.
fn previous(node: NodeRef<'_, Node>) -> Option<NodeRef<'_, Node>> {
    node.prev_siblings().find(|before| match before.value() {
        Node::Text(run) => !run.trim().is_empty(),
        Node::Element(_) => true,
        _ => false,
    })
}

/// Whether a text only joins two names.
fn joins(text: &str) -> bool {
    let text = text.trim();
    let rest = text.trim_start_matches([',', ' ']);
    matches!(text, "," | "&" | "/" | "、" | "・") || is_and(rest) && !rest.contains(' ')
}

/// A text that is a label up to the name after it: it ends with a colon or a preposition.
fn phrase(text: &str) -> Option<String> {
    let last = text.rsplit(['.', ';', '|', '·', '•', '/', '–', '—', '(', ',']).next().unwrap_or_default();
    let label = last.split_whitespace().collect::<Vec<_>>().join(" ");
    let words: Vec<&str> = label.split(' ').collect();
    let end = words.last()?;
    let preposition = words.len() > 1 && end.starts_with(char::is_lowercase) && end.chars().count() <= PREPOSITION;
    let ends = label.ends_with([':', '：']) || preposition;
    (ends && words.len() <= MOST_WORDS && gives_role(&label)).then_some(label)
}

/// The heading of a pair: a block of one or two words above the block of a name, and nothing else in the element.
fn heading(block: NodeRef<'_, Node>) -> Option<String> {
    let sibling = previous(block)?;
    let pair = previous(sibling).is_none() && !block.next_siblings().any(|next| next.value().is_element());
    let element = ElementRef::wrap(sibling).filter(|_| pair)?;
    let label = line(element);
    let label = label.trim_end_matches([':', '：']).trim_end();
    let is_heading = matches!(element.value().name(), "h2" | "h3" | "h4" | "h5" | "h6" | "dt");
    (is_heading && label.split(' ').count() <= MOST_HEADING && gives_role(label)).then(|| format!("{label}:"))
}

/// Whether a label may give another role than that of an author.
fn gives_role(label: &str) -> bool {
    let text = label.trim_end_matches([':', '：']).trim_end();
    text.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
        && !text.contains(|c: char| c.is_ascii_digit())
        && !is_label(text)
        && !is_button(text)
        && !labels::says_when(text)
        && !classes::of(text).has(Class::AUTHOR)
}

#[cfg(test)]
mod tests {
    use super::{joins, phrase};

    #[test]
    fn a_label_ends_with_a_colon_or_a_preposition() {
        for label in ["Edited by", "Редактор:", "Übersetzt von", "A guest of the house. Traduit par", "校对："]
        {
            assert!(phrase(label).is_some(), "{label}");
        }
        for other in [
            "By",
            "Written by",
            "in Kultur von",
            "Senior reporter",
            "More from",
            "Veröffentlicht von",
            "3 May, by",
            "Autor:",
        ] {
            assert_eq!(phrase(other), None, "{other}");
        }
        assert!(joins(", ") && joins(" and ") && joins(", and ") && !joins(" and by ") && !joins("and Ada, "));
    }
}
