use ego_tree::NodeRef;
use scraper::{ElementRef, Node};

use super::kinds::is_silent;
use super::parts::{bar, is_apart};
use super::topics::is_topic;
use crate::text::clean_line;
use crate::text::html::is_block;

/// Maximum length in characters of a title, a section, a standfirst.
pub(super) const MOST_LINE: usize = 2_000;
/// Number of letters in the mark of a note.
const MOST_MARK: usize = 1;
/// Signs that stand between the parts of a byline.
const SEPARATORS: [char; 5] = ['·', '•', '|', '—', '–'];
/// Maximum number of characters of a label with its colon at the start of an element.
const MOST_LABEL: usize = 8;

/// Texts of an element as one clean line.
pub(super) fn plain<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    clean_line(&texts.collect::<Vec<_>>().join(" "), MOST_LINE)
}

/// The text of an element as one line, with a space between child elements.
pub(super) fn line(element: ElementRef<'_>) -> String {
    let mut text = String::new();
    spaced(*element, &mut text, false);
    clean_line(&text, MOST_LINE * 2)
}

/// The text of an element as one line, with a bar between child blocks, such as the name and job of a card, and between
/// the parts of a byline.
pub(super) fn parted(element: ElementRef<'_>) -> String {
    in_lines(element, true)
}

/// As [`parted`], with bars only between child blocks.
pub(super) fn in_blocks(element: ElementRef<'_>) -> String {
    in_lines(element, false)
}

fn in_lines(element: ElementRef<'_>, parts: bool) -> String {
    let mut lines = Vec::new();
    lines_of(*element, &mut lines, parts);
    let lines = lines.iter().map(|text| clean_line(text, MOST_LINE * 2)).filter(|text| !text.is_empty());
    lines.collect::<Vec<_>>().join(" | ")
}

fn lines_of(node: NodeRef<'_, Node>, lines: &mut Vec<String>, parts: bool) {
    let is_parted = |child: NodeRef<'_, Node>| {
        child.descendants().any(|inner| inner.value().as_element().is_some_and(|element| is_block(element.name())))
    };
    let mut open = false;
    for child in node.children() {
        if is_parted(child) {
            lines_of(child, lines, parts);
            open = false;
            continue;
        }
        if !open {
            lines.push(String::new());
            open = true;
        }
        let Some(text) = lines.last_mut() else { continue };
        if parts && is_apart(child) {
            bar(text);
        }
        match child.value() {
            Node::Text(run) => text.push_str(run),
            Node::Element(element) if element.name() == "br" => text.push(' '),
            Node::Element(element)
                if !(is_silent(child, element) || parts && (is_mark(child) || is_topic(element))) =>
            {
                join(text, child);
                spaced(child, text, parts);
            }
            _ => {}
        }
    }
}

fn spaced(node: NodeRef<'_, Node>, text: &mut String, parts: bool) {
    for child in node.children() {
        if parts && is_apart(child) {
            bar(text);
        }
        match child.value() {
            Node::Text(run) => {
                if child.prev_sibling().is_some_and(|before| before.value().is_element()) {
                    join(text, child);
                }
                text.push_str(run);
            }
            Node::Element(element) if element.name() == "br" => text.push(' '),
            Node::Element(element)
                if !(is_silent(child, element) || parts && (is_mark(child) || is_topic(element))) =>
            {
                join(text, child);
                spaced(child, text, parts);
            }
            _ => {}
        }
    }
}

/// Whether an element is the mark of a note after a name: `<sup>1,*</sup>`.
pub(super) fn is_mark(node: NodeRef<'_, Node>) -> bool {
    let raised = node.value().as_element().is_some_and(|element| element.name() == "sup");
    let texts = || node.descendants().filter_map(|inner| inner.value().as_text());
    raised && texts().flat_map(|run| run.chars()).filter(|c| c.is_alphabetic()).nth(MOST_MARK).is_none()
}

/// Adjacent elements are separate words if a capital follows a lower-case letter or a colon, and if the second begins
/// with a label: `vonElisa`.
pub(super) fn join(text: &mut String, next: NodeRef<'_, Node>) {
    let is_sign = |run: &str| run.trim().chars().all(|c| SEPARATORS.contains(&c)) && !run.trim().is_empty();
    let lone = |node: NodeRef<'_, Node>| {
        let mut children = node.children();
        let text = children.next().and_then(|child| child.value().as_text());
        text.is_some_and(|run| is_sign(run)) && children.next().is_none()
    };
    // `<span>Ada Frost</span><span>·</span><span>Monday</span>`
    if lone(next) || next.prev_sibling().is_some_and(lone) {
        text.push(' ');
        return;
    }
    if !text.ends_with(|c: char| c.is_lowercase() || matches!(c, ':' | '：')) {
        // `<span>来源：晨报</span><span>作者：王小明</span>`
        let own = || next.descendants().find_map(|node| node.value().as_text());
        let labelled = || own().is_some_and(|run| run.chars().take(MOST_LABEL).any(|c| c == '：'));
        if text.ends_with(char::is_alphanumeric)
            && next.prev_sibling().is_some_and(|node| node.value().is_element())
            && labelled()
        {
            text.push(' ');
        }
        return;
    }
    let begins = next.descendants().find_map(|node| node.value().as_text().and_then(|run| run.chars().next()));
    if begins.is_some_and(char::is_uppercase) {
        text.push(' ');
    }
}
