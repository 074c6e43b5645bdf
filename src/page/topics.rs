//! Links to the pages of a section or topic: their texts name nobody.

use ego_tree::NodeRef;
use scraper::Node;
use scraper::node::Element;

use super::classes::{self, Class};
use super::signs::names;
use crate::text::html::Attribute as _;

/// Class name words of such links.
pub(super) const SECTIONS: &[&str] = &[
    "kicker",
    "rubric",
    "section",
    "category",
    "categories",
    "channel",
    "topic",
    "topics",
    "tag",
    "tags",
    "keyword",
    "keywords",
];
/// Minimum number of links of a list of topics.
const LIST: usize = 2;

/// Whether an element is a link to the page of a topic, by its relation, its class names or its address.
pub(super) fn is_topic(element: &Element) -> bool {
    element.name() == "a"
        && element.attribute("rel").is_none_or(|rel| !rel.split(' ').any(|rel| rel == "author"))
        && (element.attribute("rel").is_some_and(|rel| rel.split(' ').any(|rel| matches!(rel, "tag" | "category")))
            || names(element, SECTIONS)
            || element.attribute("href").is_some_and(leads_to_topic))
}

/// Whether an address is in a folder of topics: `/category/harbours/`, `/tema/puertos`.
fn leads_to_topic(href: &str) -> bool {
    let path = href.split(['?', '#']).next().unwrap_or_default();
    let mut parts = path.split('/').filter(|part| !part.is_empty()).rev();
    parts.next().is_some_and(|name| !name.contains(':'))
        && parts.next().is_some_and(|folder| classes::is_only(folder, Class::TOPIC))
}

/// The links to topics in a line, and the others.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Links {
    pub(super) topics: usize,
    pub(super) letters: usize,
}

impl Links {
    /// Counts a link to a topic.
    pub(super) fn add(&mut self, node: NodeRef<'_, Node>) {
        let runs = node.descendants().filter_map(|inner| inner.value().as_text());
        self.topics += 1;
        self.letters += runs.flat_map(|run| run.chars()).filter(|c| !c.is_whitespace()).count();
    }

    /// Whether a line of so many letters is a list of topics, after a label or not.
    pub(super) const fn are_list(self, letters: usize) -> bool {
        self.topics >= LIST && self.letters * 5 >= letters * 3
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Place;
    use crate::page::read;

    const TEXT: &str =
        "The boats of the bay lie behind the old breakwater until the storms of the autumn are over, said the master.";

    #[test]
    fn a_list_of_topics_is_no_line_of_names() {
        for (list, place) in [
            ("<a rel='category tag' href=/x>Harbour Life</a>, <a rel=tag href=/y>Tide Tables</a>", Place::Furniture),
            (
                "Filed under: <a href=/tema/faros/>Old Lights</a> | <a href=/tema/puertos/>New Harbours</a>",
                Place::Furniture,
            ),
            (
                "<a class=c-tags__item href=/t/a>Harbour Life</a> <a class=c-tags__item href=/t/b>Tide Tables</a>",
                Place::Furniture,
            ),
            ("<a href=/authors/ada>Ada Obiri</a>, <a href=/authors/corin>Corin Budrek</a>", Place::Byline),
            ("<a rel=tag href=/tag/bays>Bays</a>", Place::Text),
        ] {
            let page = read(
                &format!("<article><h1>Boats of the bay</h1><div>{list}</div><p>{TEXT}</p><p>{TEXT}</p></article>"),
                None,
            );
            let at = page.evidence.blocks.iter().position(|block| block.text.starts_with("Boats")).unwrap();
            assert_eq!(page.evidence.blocks[at + 1].place, place, "{list}");
        }
    }

    #[test]
    fn a_topic_in_a_byline_is_no_part_of_it() {
        let byline = "<p class=byline>by <a rel=author href=/author/ada>Ada Obiri</a> in <a href=/category/bays/>Bays</a> | \
            <a rel=tag href=/x>Tide Tables</a></p>";
        let page =
            read(&format!("<article><h1>Boats of the bay</h1>{byline}<p>{TEXT}</p><p>{TEXT}</p></article>"), None);
        let blocks: Vec<&str> = page.evidence.blocks.iter().map(|block| block.text.as_str()).collect();
        assert!(blocks.iter().all(|text| !text.contains("Bays") && !text.contains("Tide")), "{blocks:?}");
    }
}
