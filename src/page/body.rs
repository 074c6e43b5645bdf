mod features;
mod forest;
mod grams;
mod labels;
mod leaves;
mod markup;
mod signs;

use std::collections::HashSet;

use dom_smoothie::{Config, Readability};
use ego_tree::NodeId;
use scraper::Html;

pub(super) use features::Hints;
pub(super) use labels::of as label;
use leaves::Leaves;
pub(super) use signs::names;

/// Elements above which a page is not searched for its body by the engine.
const MOST_ELEMENTS: usize = 60_000;

/// Elements in one another above which it is not either; pages have some thirty.
const DEEPEST: usize = 120;

/// The body of a page: its markup alone, and how many letters it has.
#[derive(Clone, Debug, Default)]
pub(super) struct Body {
    pub(super) markup: String,
    pub(super) letters: usize,
    /// The text nodes that it is made of.
    pub(super) nodes: HashSet<NodeId>,
    /// Its text, or the first of the page's when there is no body.
    pub(super) text: String,
    /// Letters of all that is visible.
    pub(super) whole: usize,
    /// Links that are as long as a headline, outside of it.
    pub(super) headlines: usize,
    /// Pictures in the parts that hold the body.
    pub(super) pictures: usize,
    /// Whether an element is named after a paywall.
    pub(super) wall: bool,
}

/// Finds the body. The engine's opinion and what stands on and round each leaf are weighed together, unless `only` these
/// text nodes are it.
pub(super) fn read(markup: &str, document: &Html, url: Option<&str>, hints: Hints, only: &HashSet<NodeId>) -> Body {
    let leaves = leaves::read(document);
    if !only.is_empty() {
        let chosen: Vec<bool> =
            leaves.all.iter().map(|leaf| leaf.nodes.iter().any(|node| only.contains(node))).collect();
        return written(document, &leaves, &chosen);
    }
    let rows = features::of(&leaves, &Hints { opinion: opinion(markup, url, &leaves), ..hints });
    let mut chosen: Vec<bool> = rows.iter().map(|row| forest::judge(row) > SURE).collect();
    rescue(&leaves, &rows, &mut chosen);
    written(document, &leaves, &chosen)
}

/// How sure the trees must be of a leaf; chosen on publishers that were kept apart.
const SURE: f32 = 0.05;
/// Letters below which a body may be none.
const FEW: usize = 100;
/// How much of a leaf the engine must take.
const TAKEN: f32 = 0.8;

/// Where the trees find next to nothing and the engine much more, what it takes is the body: better a body with furniture
/// than none.
fn rescue(leaves: &Leaves, rows: &[Vec<f32>], chosen: &mut [bool]) {
    let letters = |wanted: &dyn Fn(usize) -> bool| -> usize {
        leaves.all.iter().enumerate().filter(|(at, _)| wanted(*at)).map(|(_, leaf)| leaf.chars).sum()
    };
    let taken: Vec<bool> = rows.iter().map(|row| features::opinion(row) > TAKEN).collect();
    let own = letters(&|at| chosen.get(at).copied().unwrap_or_default());
    if own < FEW && letters(&|at| taken.get(at).copied().unwrap_or_default()) > own.max(1) * 3 {
        chosen.iter_mut().zip(taken).for_each(|(chosen, taken)| *chosen |= taken);
    }
}

fn written(document: &Html, leaves: &Leaves, chosen: &[bool]) -> Body {
    let kept = leaves.all.iter().zip(chosen).filter(|(_, chosen)| **chosen).map(|(leaf, _)| leaf);
    let nodes: HashSet<_> = kept.clone().flat_map(|leaf| leaf.nodes.iter().copied()).collect();
    let letters = kept.clone().map(|leaf| leaf.chars).sum();
    let shown: Vec<&str> = if letters == 0 {
        leaves.all.iter().take(60).map(|leaf| leaf.text.as_str()).collect()
    } else {
        kept.map(|leaf| leaf.text.as_str()).take(60).collect()
    };
    let outside = leaves.all.iter().zip(chosen).filter(|(_, chosen)| !**chosen).map(|(leaf, _)| leaf);
    let root = leaves.parts.first();
    let markup = markup::write(document, &nodes);
    Body {
        pictures: markup.matches("<img").count(),
        markup,
        letters,
        nodes,
        text: shown.join(" "),
        whole: root.map_or(0, |root| root.chars),
        headlines: outside.filter(|leaf| leaf.words >= 5 && leaf.links * 10 > leaf.chars * 8).count(),
        wall: leaves.parts.iter().any(|part| part.wall),
    }
}

/// The text that the engine takes for the body. It is not asked where nothing is to be found, nor of elements so deep in one
/// another that its time would grow with the square of them.
fn opinion(markup: &str, url: Option<&str>, leaves: &Leaves) -> Option<String> {
    let deepest = leaves.parts.iter().map(|part| part.depth).max().unwrap_or(0);
    if deepest > DEEPEST || leaves.parts.first().is_none_or(|root| root.prose == 0) {
        return None;
    }
    let config = Config { max_elements_to_parse: MOST_ELEMENTS, ..Config::default() };
    let article = Readability::new(markup, url, Some(config)).ok()?.parse().ok()?;
    Some(article.text_content.to_string())
}

/// The leaves of a page with their numbers.
pub(super) fn rows(markup: &str, document: &Html, hints: Hints) -> Vec<(String, Vec<f32>)> {
    let leaves = leaves::read(document);
    let rows = features::of(&leaves, &Hints { opinion: opinion(markup, None, &leaves), ..hints });
    leaves.all.into_iter().map(|leaf| leaf.text).zip(rows).collect()
}
