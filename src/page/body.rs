mod brief;
mod features;
mod fill;
mod forest;
mod given;
mod grams;
mod groups;
mod inside;
mod leads;
mod markup;
mod notes;
mod others;
mod points;
mod row;
mod sections;
mod targets;
mod view;
mod whole;
mod words;

use std::collections::HashSet;

use dom_smoothie::{Config, Readability};
use ego_tree::NodeId;
use scraper::Html;
use url::Url;

use super::elements;
use super::labels;
use super::leaf::{Leaf, Leaves, Tag};
use crate::text::escaped;
use groups::Groups;
use targets::Targets;
pub(super) use whole::Hints;

/// Maximum number of elements of a page on which the engine is run.
const MOST_ELEMENTS: usize = 60_000;

/// Maximum nesting depth of a page on which the engine is run; typical pages have about thirty.
const DEEPEST: usize = 120;

/// The body of a page: its markup, and its length in letters.
#[derive(Clone, Debug, Default)]
pub(super) struct Body {
    pub(super) markup: String,
    pub(super) letters: usize,
    /// For each leaf of the page whether it is part of the body.
    pub(super) kept: Vec<bool>,
    /// Text of the body, or the first text of the page if there is no body.
    pub(super) text: String,
    /// Number of all visible letters.
    pub(super) whole: usize,
    /// Number of links outside the body that are as long as a headline.
    pub(super) headlines: usize,
    /// Number of pictures in the elements that hold the body.
    pub(super) pictures: usize,
    /// Whether the names of an element are those of a paywall.
    pub(super) wall: bool,
}

/// A page whose body is to be found.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) markup: &'a str,
    pub(super) document: &'a Html,
    pub(super) leaves: &'a Leaves,
    pub(super) url: Option<&'a str>,
}

/// Finds the body. The decision trees weigh the engine's result together with features of each group of leaves and of
/// its surroundings, unless `only` gives the text nodes of the body.
pub(super) fn read(source: Source<'_>, hints: Hints, only: &HashSet<NodeId>) -> Body {
    let leaves = source.leaves;
    if !only.is_empty() {
        let chosen = leaves.all.iter().map(|leaf| leaf.nodes.iter().any(|node| only.contains(node))).collect();
        return written(source, chosen);
    }
    let groups = groups::read(leaves);
    let title = hints.title.clone();
    let rows = features::of(&groups, &Hints { opinion: opinion(source), ..hints });
    let mut chosen = forest::are_body(&rows);
    rescue(&groups, &rows, &mut chosen);
    brief::keep(&groups, title.as_deref(), &mut chosen);
    let targets = Targets::new(source.document, source.url);
    fill::fill(&groups, source.document, &targets, &mut chosen);
    others::leave_out(&groups, &targets, &mut chosen);
    written(source, groups.spread(&chosen))
}

/// Number of letters below which the result is probably not a body.
const FEW: usize = 100;
/// Minimum number of words of a sentence.
const SENTENCE: usize = 4;
/// Share of a group that the engine must select.
const TAKEN: f32 = 0.8;

/// If the trees select next to nothing and the engine much more, the engine's selection is used: a body with furniture
/// is better than none.
fn rescue(groups: &Groups, rows: &[Vec<f32>], chosen: &mut [bool]) {
    let letters = |wanted: &dyn Fn(usize) -> bool| -> usize {
        groups.leaves.all.iter().enumerate().filter(|(at, _)| wanted(*at)).map(|(_, leaf)| leaf.chars).sum()
    };
    let taken: Vec<bool> = rows.iter().map(|row| features::opinion(row) > TAKEN).collect();
    let own = letters(&|at| chosen.get(at).copied().unwrap_or_default());
    if own < FEW && letters(&|at| taken.get(at).copied().unwrap_or_default()) > own.max(1) * 3 {
        chosen.iter_mut().zip(taken).for_each(|(chosen, taken)| *chosen |= taken);
    }
    let marked: Vec<bool> = groups.leaves.all.iter().map(|leaf| is_marked(&groups.leaves, leaf)).collect();
    let own = letters(&|at| chosen.get(at).copied().unwrap_or_default());
    if own < FEW && letters(&|at| marked.get(at).copied().unwrap_or_default()) > own {
        chosen.copy_from_slice(&marked);
    }
}

/// Whether a line is inside the element that the page marks as its article, and is a sentence of it.
fn is_marked(leaves: &Leaves, leaf: &Leaf) -> bool {
    let above = || leaves.above(leaf).map(|part| part.name);
    let outside = [Tag::Nav, Tag::Footer, Tag::Aside, Tag::Form, Tag::H1, Tag::H2, Tag::H3, Tag::Caption];
    above().any(|name| matches!(name, Tag::Article | Tag::Main))
        && !above().any(|name| outside.contains(&name))
        && leaf.words >= SENTENCE
        && leaf.links * 2 < leaf.chars
        && labels::of(&leaf.text).is_none()
}

fn written(source: Source<'_>, kept: Vec<bool>) -> Body {
    let leaves = source.leaves;
    let of =
        |wanted: bool| leaves.all.iter().zip(&kept).filter(move |(_, kept)| **kept == wanted).map(|(leaf, _)| leaf);
    let nodes: HashSet<_> = of(true).flat_map(|leaf| leaf.nodes.iter().copied()).collect();
    let letters = of(true).map(|leaf| leaf.chars).sum();
    let text = |leaves: &mut dyn Iterator<Item = &Leaf>| {
        leaves.take(60).map(|leaf| leaf.text.as_str()).collect::<Vec<_>>().join(" ")
    };
    let text = if letters == 0 { text(&mut leaves.all.iter()) } else { text(&mut of(true)) };
    let headlines = of(false).filter(|leaf| leaf.words >= 5 && leaf.links * 10 > leaf.chars * 8).count();
    let own = source.url.and_then(|url| Url::parse(url).ok());
    let base = elements::given_base(source.document, own.as_ref());
    let mut markup = markup::write(source.document, &nodes, base.as_ref());
    if leaves.cut && kept.last() == Some(&true) {
        markup.push_str(&goes_on(own.as_ref()));
    }
    Body {
        pictures: markup.matches("<img").count(),
        markup,
        letters,
        text,
        whole: leaves.parts.first().map_or(0, |root| root.chars),
        headlines,
        wall: leaves.parts.iter().any(|part| part.wall),
        kept,
    }
}

/// The end of a body that is only the beginning of its text: a link to the page, as where a further page is not fetched.
fn goes_on(page: Option<&Url>) -> String {
    page.map_or_else(|| "<p>→ …</p>".to_owned(), |url| format!("<p><a href=\"{}\">→ …</a></p>", escaped(url.as_str())))
}

/// The text that the engine selects as body. It is not run if there is nothing to find, nor on deeply nested elements,
/// for which its time is quadratic.
fn opinion(source: Source<'_>) -> Option<String> {
    let deepest = source.leaves.parts.iter().map(|part| part.depth).max().unwrap_or(0);
    if deepest > DEEPEST || source.leaves.parts.first().is_none_or(|root| root.prose == 0) {
        return None;
    }
    let config = Config { max_elements_to_parse: MOST_ELEMENTS, ..Config::default() };
    let article = Readability::new(source.markup, source.url, Some(config)).ok()?.parse().ok()?;
    Some(article.text_content.to_string())
}

/// The names of the features of a group.
pub(super) fn names() -> &'static [String] {
    &features::NAMES
}

/// The groups of a page with their features.
pub(super) fn rows(source: Source<'_>, hints: Hints) -> Vec<(String, Vec<f32>)> {
    let groups = groups::read(source.leaves);
    let rows = features::of(&groups, &Hints { opinion: opinion(source), ..hints });
    groups.leaves.all.into_iter().map(|leaf| leaf.text).zip(rows).collect()
}
