//! Other articles below the page's own: the next story of an endless page, the rest of an archive. Each is a sibling with a
//! headline of the same rank.

use std::sync::LazyLock;

use ego_tree::{NodeId, NodeRef};
use scraper::{ElementRef, Html, Node, Selector};

use super::furniture::is_signature;
use super::line::line;
use crate::text::html::Attribute as _;

/// Maximum number of headings of a page that are examined.
const MOST_HEADINGS: usize = 200;
/// Maximum number of articles that are removed.
const MOST_ARTICLES: usize = 40;
/// Minimum number of words of an article with its headline.
const LEAST: usize = 25;
/// Minimum number of letters of a headline that may be a part of a title.
const LONG: usize = 12;

/// Removes further articles from a page, given the titles in its head. Returns whether there were any.
pub(super) fn strip(document: &mut Html, titles: &[Option<&str>]) -> bool {
    let titles: Vec<String> = titles.iter().flatten().map(|title| key(title)).filter(|key| !key.is_empty()).collect();
    let found = find(document, &titles);
    for id in &found {
        if let Some(mut node) = document.tree.get_mut(*id) {
            node.detach();
        }
    }
    !found.is_empty()
}

fn find(document: &Html, titles: &[String]) -> Vec<NodeId> {
    static HEADINGS: LazyLock<Option<Selector>> = LazyLock::new(|| Selector::parse("h1, h2").ok());
    let headings = HEADINGS.iter().flat_map(|headings| document.select(headings)).take(MOST_HEADINGS);
    let all: Vec<(ElementRef<'_>, String)> = headings.map(|heading| (heading, key(&line(heading)))).collect();
    let own = |(_, text): &(ElementRef<'_>, String)| titles.iter().any(|title| is_title(text, title));
    let is_first = |found: &(ElementRef<'_>, String)| own(found) && found.0.value().name() == "h1";
    let Some(at) = all.iter().position(is_first).or_else(|| all.iter().position(own)) else { return Vec::new() };
    let Some((headline, _)) = all.get(at) else { return Vec::new() };
    let holds = |node: NodeId, heading: ElementRef<'_>| heading.ancestors().any(|above| above.id() == node);
    let mut found: Vec<NodeId> = Vec::new();
    for other in all.iter().skip(at + 1).filter(|other| other.0.value().name() == headline.value().name()) {
        let gone = || found.iter().any(|node| holds(*node, other.0));
        if found.len() >= MOST_ARTICLES || other.1.is_empty() || own(other) || gone() {
            continue;
        }
        // Its headline is its first heading, and that of the page is not in it.
        let begins = |node: &NodeId| {
            let first = all.iter().find(|heading| holds(*node, heading.0));
            first.is_some_and(|first| first.0 == other.0)
                && !all.iter().any(|heading| own(heading) && holds(*node, heading.0))
        };
        found.extend(article(*headline, other.0).filter(begins));
    }
    found
}

/// The element of another article, by its headline: next to that of the page's own article, and an article too, or of
/// the same kind and with a byline.
fn article(own: ElementRef<'_>, other: ElementRef<'_>) -> Option<NodeId> {
    let around: Vec<NodeRef<'_, Node>> = own.ancestors().collect();
    let mut inner: NodeRef<'_, Node> = *other;
    let mut marked = None;
    for above in other.ancestors() {
        if let Some(at) = around.iter().position(|known| known.id() == above.id()) {
            let within = around.get(..at)?;
            let marked = marked.filter(|_| within.iter().any(|node| is_article(*node)));
            let first = *within.last()?;
            let same = shape(first).is_some() && shape(first) == shape(inner) && signed(first) && signed(inner);
            let found = marked.or_else(|| same.then_some(inner))?;
            return (is_text(first) && is_text(found)).then(|| found.id());
        }
        inner = above;
        marked = Some(above).filter(|above| is_article(*above)).or(marked);
    }
    None
}

fn is_article(node: NodeRef<'_, Node>) -> bool {
    node.value().as_element().is_some_and(|element| element.name() == "article")
}

fn signed(node: NodeRef<'_, Node>) -> bool {
    node.descendants().any(|inner| inner.value().as_element().is_some_and(is_signature))
}

/// Element name and class, if it has one.
fn shape(node: NodeRef<'_, Node>) -> Option<(&str, &str)> {
    node.value().as_element().and_then(|element| Some((element.name(), element.attribute("class")?)))
}

/// Whether an element has more than a headline and its byline.
fn is_text(node: NodeRef<'_, Node>) -> bool {
    let runs = node.descendants().filter_map(|inner| inner.value().as_text());
    runs.flat_map(|run| run.split_whitespace()).nth(LEAST).is_some() || letters(node) > LEAST * 4
}

/// Number of letters of scripts without spaces.
fn letters(node: NodeRef<'_, Node>) -> usize {
    let runs = node.descendants().filter_map(|inner| inner.value().as_text());
    runs.flat_map(|run| run.chars()).filter(|c| *c > '\u{2e80}').count()
}

/// Whether a heading is that of the page, both by their letters.
fn is_title(heading: &str, title: &str) -> bool {
    let part = |text: &str, whole: &str| text.chars().count() >= LONG && whole.contains(text);
    heading == title || part(heading, title) || part(title, heading)
}

fn key(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::strip;
    use crate::text::html::parse_document;

    const TEXT: &str = "<p>The boats of the bay lie behind the old breakwater until the storms of the autumn are over, and \
        nobody knows when that will be, said the harbour master on Monday.</p>";

    /// What is left of a page of two articles, each with its headline.
    fn left(first: &str, second: &str) -> (bool, String) {
        let mut page = parse_document(&format!("<main>{first}{second}</main>")).html;
        let gone = strip(&mut page, &[Some("Boats wait for the spring | The Bay")]);
        (gone, page.root_element().text().collect())
    }

    #[test]
    fn an_article_next_to_the_page_s_own_is_removed() {
        let article = |title: &str| format!("<article><h1>{title}</h1>{TEXT}</article>");
        let (gone, text) = left(&article("Boats wait for the spring"), &article("Tent found in a tree"));
        assert!(gone && text.contains("Boats wait") && !text.contains("Tent"), "{text}");
        let story =
            |title: &str| format!("<div class=story><h2>{title}</h2><p class=byline>By Ada Obiri</p>{TEXT}</div>");
        let (gone, text) = left(&story("Boats wait for the spring"), &story("Tent found in a tree"));
        assert!(gone && !text.contains("Tent"), "{text}");
        let east = "港口的船只在秋天的风暴结束之前一直停在旧防波堤后面港务长星期一说没有人知道那会是什么时候".repeat(4);
        let east = format!("<article><h1>帐篷在树上被发现</h1><p>{east}</p></article>");
        assert!(left(&article("Boats wait for the spring"), &east).0);
    }

    #[test]
    fn parts_of_one_article_stay() {
        let section = |title: &str| format!("<section><h1>{title}</h1>{TEXT}</section>");
        let own = section("Boats wait for the spring");
        assert!(!left(&own, &section("The old wall")).0);
        let live = format!(
            "<article><h1>Boats wait for the spring</h1>{TEXT}<article><h2>Noon</h2>{TEXT}</article></article>"
        );
        assert!(!left(&live, &format!("<article><h2>One o’clock</h2>{TEXT}</article>")).0);
        let teaser = "<article><h2>Boats wait for the spring</h2></article>".to_owned();
        let parted = format!("<article><h1>Boats wait for the spring</h1>{TEXT}<h2>The old wall</h2>{TEXT}</article>");
        assert!(!left(&teaser, &parted).0);
        let again = format!("<article><h1>Boats wait for the spring</h1>{TEXT}</article>");
        assert!(!left(&again, &again).0);
        assert!(
            !left(
                "<article><h1>Boats wait for the spring</h1></article>",
                &format!("<article><h1>The text</h1>{TEXT}</article>")
            )
            .0
        );
    }
}
