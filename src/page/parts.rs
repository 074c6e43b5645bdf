//! Inline elements of a byline that are separate parts although nothing but white space stands between them:
//! `<span>Ada Obiri</span><span>reporter</span>`, `<span>Text</span> <b>Ada Obiri</b>`.

use ego_tree::NodeRef;
use scraper::Node;
use scraper::node::Element;

use super::furniture::{is_byline, is_role, is_signature};
use super::signature::{is_and, is_label, is_network};
use super::signs::{names, names_translator};
use super::undated::introduces;
use crate::text::html::Attribute as _;

/// Number of ancestors that are searched for a byline.
const NEAR: usize = 4;
/// Maximum number of children of a line of labels and names, and of words of a label in it.
const MOST_CHILDREN: usize = 16;
const MOST_LABEL: usize = 3;
/// Number of letters that are more than the rest of a word after styled ones.
const LETTERS: usize = 4;
/// Number of digits of a date.
const DATE: usize = 4;
/// Maximum length of a part in characters.
const MOST_PART: usize = 160;
/// Class name words of the parts of a name.
const OF_NAME: &[&str] = &[
    "first",
    "firstname",
    "last",
    "lastname",
    "given",
    "family",
    "surname",
    "middle",
    "vorname",
    "nachname",
    "prenom",
    "apellido",
    "apellidos",
    "cognome",
    "sobrenome",
    "imie",
    "nazwisko",
    "jmeno",
    "prijmeni",
    "initial",
    "cap",
    "dropcap",
];

/// Whether a bar separates an element or a text of a byline from its sibling before it.
pub(super) fn is_apart(node: NodeRef<'_, Node>) -> bool {
    let apart = match node.value() {
        Node::Text(_) => is_between_labels(node),
        Node::Element(element) if is_part(element) => is_apart_element(node, element) || is_between_labels(node),
        _ => false,
    };
    apart && is_in_byline(node)
}

/// Whether an element follows another in a line of elements that gives a date: name, date, length of reading. Its parts are apart
/// for what credits the article, not in the text of the body.
pub(super) fn is_piece_of_dated_line(node: NodeRef<'_, Node>) -> bool {
    if !node.value().as_element().is_some_and(is_part) {
        return false;
    }
    let is_blank = |sibling: &NodeRef<'_, Node>| match sibling.value() {
        Node::Text(run) => run.trim().is_empty(),
        Node::Element(_) => false,
        _ => true,
    };
    let Some(before) = node.prev_siblings().find(|sibling| !is_blank(sibling)) else { return false };
    if !before.value().as_element().is_some_and(is_part) {
        return false;
    }
    let Some(line) = node.parent().filter(|line| line.children().nth(MOST_CHILDREN * 2).is_none()) else {
        return false;
    };
    let is_plain = |child: NodeRef<'_, Node>| match child.value() {
        Node::Text(run) => !run.contains(char::is_alphanumeric),
        Node::Element(element) => is_part(element) || matches!(element.name(), "br" | "img" | "svg"),
        _ => true,
    };
    let length: usize =
        line.descendants().filter_map(|inner| inner.value().as_text()).map(|run| run.trim().len()).sum();
    let is_head = |line: NodeRef<'_, Node>| {
        let named = line.value().as_element().map(Element::name);
        matches!(named, Some("div" | "p" | "header" | "section" | "span" | "address")) && length < MOST_PART * 2
    };
    let is_span = |child: NodeRef<'_, Node>| {
        child.value().as_element().is_some_and(|child| matches!(child.name(), "span" | "time"))
    };
    if !is_head(line) || !line.children().any(is_span) {
        return false;
    }
    let whole = text(line);
    let dated = || {
        let is_time = |child: NodeRef<'_, Node>| child.value().as_element().is_some_and(|child| child.name() == "time");
        whole.chars().filter(|c| c.is_numeric()).count() >= DATE || line.children().any(is_time)
    };
    whole.chars().count() < MOST_PART
        && line.children().all(is_plain)
        && dated()
        && are_pieces(&text(before), &text(node))
}

/// Whether two texts of a dated line are a piece each: one is a name, and the first is no label of the second.
fn are_pieces(first: &str, second: &str) -> bool {
    let is_word = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() > 1;
    let is_dense = |text: &str| text.chars().filter(|c| *c > '\u{2e80}' && c.is_alphabetic()).count() > 1;
    let names = |text: &str| text.split(' ').filter(is_word).count() > 1 || is_dense(text);
    let last = first.rsplit(' ').next().unwrap_or_default();
    let opens = first.ends_with([':', '：', '(', ',', '-', '–'])
        || is_label(first)
        || is_and(last)
        || is_and(second)
        || introduces(second)
        || first.starts_with(char::is_lowercase)
        || second.starts_with(char::is_lowercase)
        || last.starts_with(char::is_lowercase) && !first.chars().any(char::is_numeric);
    // What follows a date without a label is no name: the outlet, a length of reading.
    let labelled = second.split_once([':', '：']).is_some_and(|(label, _)| label.contains(char::is_alphabetic));
    let follows = first.chars().filter(char::is_ascii_digit).count() >= DATE && !labelled;
    let begins = second.starts_with(char::is_alphanumeric);
    !first.is_empty() && begins && !opens && !follows && (labelled || names(first) || names(second))
}

/// Adds a bar to a text that does not end with one.
pub(super) fn bar(text: &mut String) {
    text.truncate(text.trim_end().len());
    if !text.is_empty() && !text.ends_with('|') {
        text.push_str(" | ");
    }
}

fn is_part(element: &Element) -> bool {
    matches!(element.name(), "span" | "b" | "strong" | "em" | "i" | "a" | "small" | "time" | "cite")
}

fn is_in_byline(node: NodeRef<'_, Node>) -> bool {
    let element = |node: NodeRef<'_, Node>, is: fn(&Element) -> bool| node.value().as_element().is_some_and(is);
    let is_whole = |element: &Element| matches!(element.name(), "html" | "body" | "main" | "article");
    let marked = |element: &Element| !is_whole(element) && is_byline(element);
    let beside = || {
        let texts = node.parent().into_iter().flat_map(|parent| parent.children());
        let alone = texts.filter_map(|child| child.value().as_text()).all(|run| run.trim().is_empty());
        alone && node.prev_siblings().chain([node]).any(|sibling| element(sibling, is_signature))
    };
    node.ancestors().take(NEAR).any(|above| above.value().as_element().is_some_and(marked))
        || beside()
        || opens_with_by(node)
}

/// Whether a node is in a line of elements of which the first is a preposition like `by` with names: `<span>By Ada
/// Obiri</span><span>Reporter</span>`.
fn opens_with_by(node: NodeRef<'_, Node>) -> bool {
    let children = || node.parent().into_iter().flat_map(|parent| parent.children());
    let part = |child: NodeRef<'_, Node>| match child.value() {
        Node::Text(run) => run.trim().is_empty(),
        Node::Element(element) => is_part(element),
        _ => true,
    };
    let opens = |line: &str| {
        line.split_once(' ')
            .is_some_and(|(by, name)| is_label(by) && name.contains(' ') && name.starts_with(char::is_uppercase))
    };
    let first = || children().find(|child| child.value().is_element()).map(text);
    children().nth(MOST_CHILDREN).is_none() && children().all(part) && first().is_some_and(|line| opens(&line))
}

fn is_apart_element(node: NodeRef<'_, Node>, element: &Element) -> bool {
    let mut spaced = false;
    for before in node.prev_siblings() {
        match before.value() {
            Node::Text(run) if run.trim().is_empty() => spaced = true,
            Node::Comment(_) => {}
            Node::Element(previous) if is_part(previous) => {
                let links = element.name() == "a" && previous.name() == "a";
                let of_name = names(previous, OF_NAME) || names(element, OF_NAME);
                let same =
                    element.name() == previous.name() && element.attribute("class") == previous.attribute("class");
                let same = same && !follows_whole_name(before);
                let strong = matches!(element.name(), "b" | "strong");
                let other = [previous, element].into_iter().any(|part| is_role(part) || names_translator(part));
                return !links
                    && !other
                    && !of_name
                    && !is_network(node)
                    && are_apart(&text(before), &text(node), Between { spaced, same, strong });
            }
            _ => return false,
        }
    }
    false
}

/// Whether elements precede, of which the first has two words or more: then none is a part of a name.
fn follows_whole_name(node: NodeRef<'_, Node>) -> bool {
    let parts = |node: &NodeRef<'_, Node>| node.value().as_element().is_some_and(is_part);
    let first = node.prev_siblings().take(MOST_CHILDREN).filter(parts).last();
    first.is_some_and(|first| text(first).contains(' '))
}

/// What is known of two siblings besides their texts.
#[derive(Clone, Copy)]
struct Between {
    /// Whether there is white space between them.
    spaced: bool,
    /// Whether they have the same element name and class.
    same: bool,
    /// Whether the second is bold.
    strong: bool,
}

/// Whether the texts of two siblings are a whole part each: a label and a name, two names, a name and a date. Given name
/// and family name, or a styled first letter and the rest of the word, are not.
fn are_apart(first: &str, second: &str, between: Between) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    let Some(begin) = second.chars().next() else { return false };
    let last = first.rsplit(' ').next().unwrap_or_default();
    if letters(first) < 2
        || !first.ends_with(|c: char| c.is_alphanumeric() || c == ')')
        || is_and(second)
        || is_and(last)
    {
        return false;
    }
    // What follows a date is no name: the outlet, a length of reading.
    if first.chars().filter(char::is_ascii_digit).count() >= DATE {
        return false;
    }
    let (one, two) = (first.split(' ').count(), second.split(' ').count());
    let is_cased = begin.is_lowercase() || begin.is_uppercase();
    // `Edited by`, `von`: the name completes the phrase.
    let capitals = first.split(' ').skip(1).filter(|word| word.starts_with(char::is_uppercase)).count();
    let phrase = first.starts_with(char::is_lowercase) || capitals == 0 && last.starts_with(char::is_lowercase);
    if is_cased && (phrase || is_label(first) && one == 1 && first.len() < 4) {
        return false;
    }
    if begin.is_ascii_digit() {
        return one > 1 || !last.starts_with(|c: char| c.is_uppercase() || c.is_lowercase());
    }
    if letters(second) < 2 || !begin.is_alphabetic() {
        return false;
    }
    if !is_cased {
        // `<span>তানিয়া রহমান</span><span>ঢাকা</span>`: nothing would part the words of one name like that.
        let whole = one > 1 || letters(first) > 2 && letters(second) > 1;
        return !between.same || one > 1 && two > 1 || !between.spaced && whole;
    }
    let is_job = second.split(' ').skip(1).all(|word| word.starts_with(char::is_lowercase));
    match (one, two) {
        (1, 1) => false,
        _ if begin.is_lowercase() => one > 1 && !between.spaced && (!between.same || letters(second) > LETTERS),
        (1, _) => !between.same && !is_job,
        (_, 1) => {
            if between.spaced {
                !between.same && !between.strong
            } else {
                true
            }
        }
        _ => !is_job || !between.spaced,
    }
}

/// Whether a text or element is in a line of labels in elements with names after them: `<b>Text</b> Ada Obiri <b>Fotos</b>
/// Corin Budrek`.
fn is_between_labels(node: NodeRef<'_, Node>) -> bool {
    let is_blank = |node: &NodeRef<'_, Node>| match node.value() {
        Node::Text(run) => run.trim().is_empty(),
        Node::Element(_) => false,
        _ => true,
    };
    if is_blank(&node) || node.prev_siblings().all(|before| is_blank(&before)) {
        return false;
    }
    let Some(parent) = node.parent().filter(|parent| parent.children().nth(MOST_CHILDREN).is_none()) else {
        return false;
    };
    let children: Vec<NodeRef<'_, Node>> = parent.children().filter(|child| !is_blank(child)).collect();
    let is_label = |child: &NodeRef<'_, Node>| {
        let label = text(*child);
        let marked =
            matches!(child.value().as_element().map(Element::name), Some("span" | "b" | "strong" | "em" | "i"));
        marked && label.ends_with(char::is_alphabetic) && label.split(' ').count() <= MOST_LABEL
    };
    let is_name = |child: &NodeRef<'_, Node>| {
        child.value().as_text().is_some_and(|run| {
            let run = run.trim();
            let begins = run.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
            begins && run.ends_with(char::is_alphabetic) && run.contains(' ')
        })
    };
    let pairs = children.chunks(2).all(|pair| matches!(pair, [label, name] if is_label(label) && is_name(name)));
    pairs && children.len() >= 4
}

/// The text of a node in one line.
fn text(node: NodeRef<'_, Node>) -> String {
    let runs = node.descendants().filter_map(|inner| inner.value().as_text());
    let whole: String = runs.flat_map(|run| run.chars()).take(MOST_PART).collect();
    whole.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Between, are_apart};

    #[test]
    fn whole_parts_are_told_from_parts_of_a_name() {
        let beside =
            |first: &str, second: &str, spaced, same| are_apart(first, second, Between { spaced, same, strong: false });
        for (first, second) in [
            ("Text", "Ada Obiri"),
            ("Перевод", "Ирена Талвик"),
            ("Ada Obiri", "reporter"),
            ("Ada Obiri", "Harbour"),
            ("Ada Obiri", "12 November 2026"),
            ("김바다 기자", "이나루 기자"),
            ("山田太郎", "2026年11月12日"),
        ] {
            assert!(beside(first, second, false, false), "{first} {second}");
        }
        for (first, second) in [
            ("A", "da Obiri"),
            ("Ada", "Obiri"),
            ("By", "Ada Obiri"),
            ("Edited by", "Ada Obiri"),
            ("Ada Obiri", "and"),
            ("und", "Corin Budrek"),
            ("Ada Obiri,", "Corin Budrek"),
            ("Ad", "a Obiri"),
            ("Ada Obiri 3 November 2026", "Harbour Post"),
        ] {
            assert!(!beside(first, second, true, false), "{first} {second}");
        }
        assert!(!beside("Juan", "García Osk", true, true));
        assert!(!beside("Ada Obiri", "Harbour correspondent", true, false));
        assert!(beside("Ada Obiri", "Corin Budrek", true, true));
    }

    #[test]
    fn the_parts_of_a_line_with_a_date_are_apart() {
        let text = "<p>The boats of the bay lie behind the old breakwater until the storms of the autumn are over, said the master.</p>";
        let block = |line: &str| {
            let page = crate::page::read(&format!("<article><h1>Boats</h1>{line}{text}{text}</article>"), None);
            let blocks = page.evidence.blocks.into_iter().map(|block| block.text);
            blocks.into_iter().find(|text| text.contains("2026")).unwrap_or_default()
        };
        for (line, text) in [
            (
                "<div><span>来源：晨报</span><span>作者：王小明</span><span>2026-11-03</span></div>",
                "来源：晨报 | 作者：王小明 | 2026-11-03",
            ),
            ("<div><span>By</span> <span>Ada Obiri</span><time>3 May 2026</time></div>", "By Ada Obiri | 3 May 2026"),
            ("<div><span>Posted on</span> <time>3 May 2026</time></div>", "Posted on 3 May 2026"),
            ("<div><span>3</span> <span>May</span> <span>2026</span></div>", "3 May 2026"),
            (
                "<div><span>Ada Obiri</span><span>3 May 2026</span><span>Views: 2041</span></div>",
                "Ada Obiri | 3 May 2026",
            ),
            (
                "<div><span>作者：王小明</span><span>2026-11-03</span><span>阅读：8169</span><span>字号：【大 中 小】</span></div>",
                "作者：王小明 | 2026-11-03",
            ),
            (
                "<div><span>기자명 김바다 기자</span><span>입력 2026.03.12 17:40</span></div>",
                "김바다 기자 | 입력 2026.03.12 17:40",
            ),
            ("<div><span>3 May 2026</span><span>Harbour Post</span></div>", "3 May 2026Harbour Post"),
            ("<div><span>3 May 2026</span> | <span>Ada Obiri 3</span></div>", "3 May 2026 | Ada Obiri 3"),
        ] {
            assert_eq!(block(line), text);
        }
    }
}
