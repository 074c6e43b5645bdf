use std::sync::LazyLock;

use super::grams::{f, ratio, shared};
use super::groups::{Groups, Kind, Sum};
use super::row::{Names, Row, Values};
use super::whole::{Hints, Whole};
use crate::page::labels::Label;
use crate::page::leaf::{Leaf, Part, Tag};
use crate::page::signs;

/// Number of ancestor levels of a leaf for which the share of the page's prose is a feature.
const LEVELS: usize = 6;
/// The features of each group of a page, one row for each group, in the order of [`NAMES`].
pub(super) fn of(groups: &Groups, hints: &Hints) -> Vec<Vec<f32>> {
    let page = Whole::new(groups, hints);
    let row = |at: usize| {
        let mut row = Values(Vec::with_capacity(NAMES.len()));
        page.row(at, &mut row);
        row.0
    };
    (0..groups.leaves.all.len()).map(row).collect()
}

/// The names of all features, in column order.
pub(super) static NAMES: LazyLock<Vec<String>> = LazyLock::new(names);

/// The names of the features, collected from the row of a page with one leaf.
fn names() -> Vec<String> {
    let mut groups = Groups::default();
    groups.leaves.parts.push(Part::default());
    groups.leaves.all.push(Leaf::default());
    groups.sums.push(Sum::default());
    let mut row = Names::default();
    Whole::new(&groups, &Hints::default()).row(0, &mut row);
    row.0
}

/// The share of a group that the engine selects, from its row.
pub(super) fn opinion(row: &[f32]) -> f32 {
    static AT: LazyLock<Option<usize>> = LazyLock::new(|| NAMES.iter().position(|name| name == "engine"));
    AT.and_then(|at| row.get(at)).copied().unwrap_or_default()
}

fn yes(condition: bool) -> f32 {
    if condition { 1.0 } else { 0.0 }
}

impl Whole<'_> {
    fn row(&self, at: usize, row: &mut impl Row) {
        let Some(leaf) = self.leaves.all.get(at) else { return };
        self.signs(leaf, row);
        self.elements(leaf, row);
        self.levels(leaf, row);
        self.group(at, row);
        self.text(at, leaf, row);
        self.known(leaf, row);
        self.place(at, leaf, row);
        self.beside(at, leaf, row);
        self.near(at, row);
        self.opinions(at, leaf, row);
        self.history(at, leaf, row);
    }

    /// Distance to the nearest element of each meaning.
    fn signs(&self, leaf: &Leaf, row: &mut impl Row) {
        let mut near = [12.0_f32; signs::COUNT];
        for (distance, part) in self.above(leaf).enumerate() {
            for (sign, slot) in near.iter_mut().enumerate() {
                if part.signs & (1 << sign) != 0 && *slot > 11.0 {
                    *slot = f(distance.min(11));
                }
            }
        }
        near.iter().zip(signs::meanings()).for_each(|(near, name)| row.put("sign", name, *near));
    }

    fn elements(&self, leaf: &Leaf, row: &mut impl Row) {
        let chain: Vec<&Part> = self.above(leaf).collect();
        for (tag, name) in Tag::LOOKED {
            let at = chain.iter().position(|part| part.name == tag);
            row.put("element", name, at.map_or(12.0, |at| f(at.min(11))));
        }
        let own = chain.first().map_or(Tag::Other, |part| part.name);
        let heading = chain.iter().take(3).find_map(|part| match part.name {
            Tag::H1 => Some(1.0),
            Tag::H2 => Some(2.0),
            Tag::H3 => Some(3.0),
            _ => None,
        });
        row.put("heading", "", heading.unwrap_or(0.0));
        row.put("in-paragraph", "", yes(chain.iter().take(2).any(|part| part.name == Tag::P)));
        row.put("in-item", "", yes(chain.iter().take(3).any(|part| part.name == Tag::Li)));
        row.put("in-other", "", yes(own == Tag::Other));
        row.put("depth", "", f(chain.len()));
        row.put("articles-above", "", f(chain.iter().filter(|part| part.name == Tag::Article).count()));
    }

    /// Share of the page's prose in each ancestor, and share of links in its text.
    fn levels(&self, leaf: &Leaf, row: &mut impl Row) {
        let wide = |part: &&Part| !matches!(part.name, Tag::P | Tag::H1 | Tag::H2 | Tag::H3);
        let mut levels = self.above(leaf).filter(wide);
        for level in 0..LEVELS {
            let part = levels.next();
            row.put("prose-above", level, part.map_or(1.0, |part| f(part.prose) / self.prose));
            row.put("links-above", level, part.map_or(0.5, |part| ratio(part.links, part.chars)));
        }
    }

    /// Properties of the group's parts.
    fn group(&self, at: usize, row: &mut impl Row) {
        let sum = self.sums.get(at).copied().unwrap_or_default();
        for (kind, name) in Kind::ALL {
            row.put("group", name, yes(sum.kind == kind));
        }
        row.put("group-parts", "", f(sum.parts.min(100)));
        row.put("group-linked", "", ratio(sum.linked, sum.parts));
        row.put("group-sentences", "", ratio(sum.sentences, sum.parts));
        row.put("group-longest", "", f(sum.longest.min(200)));
    }

    fn text(&self, at: usize, leaf: &Leaf, row: &mut impl Row) {
        let text = leaf.text.as_str();
        let count = |wanted: fn(char) -> bool| text.chars().filter(|c| wanted(*c)).count();
        row.put("letters", "", f(leaf.chars.min(2_000)));
        row.put("words", "", f(leaf.words.min(300)));
        row.put("links", "", ratio(leaf.links, leaf.chars));
        row.put("strong", "", ratio(leaf.strong, leaf.chars));
        row.put("emphasis", "", ratio(leaf.emphasis, leaf.chars));
        row.put("commas", "", f(count(|c| matches!(c, ',' | '、' | '，' | '،' | ';')).min(20)));
        row.put("stops", "", f(count(is_stop).min(20)));
        let quotes = ['"', '”', '»', '’', '」', ')'];
        row.put("ends-with-stop", "", yes(text.ends_with(is_stop) || text.ends_with(quotes)));
        row.put("ends-with-colon", "", yes(text.ends_with([':', '：'])));
        row.put("begins-small", "", yes(text.starts_with(char::is_lowercase)));
        row.put("begins-with-quote", "", yes(text.starts_with(['"', '“', '«', '„', '-', '–', '—', '•', '「'])));
        row.put("capitals", "", ratio(count(char::is_uppercase), leaf.chars));
        row.put("digits", "", ratio(count(char::is_numeric), leaf.chars));
        row.put("rights-sign", "", yes(text.contains(['©', '®'])));
        row.put("path-signs", "", yes(text.contains(['|', '/', '›', '»', '→', '@', '#'])));
        row.put("address", "", yes(text.contains("http") || text.contains("www.") || text.contains('@')));
        row.put("broken", "", yes(leaf.broken));
        row.put("label", "", number(self.labels.get(at).copied().flatten()));
    }

    /// Agreement with other texts of the page.
    fn known(&self, leaf: &Leaf, row: &mut impl Row) {
        let text = leaf.text.as_str();
        row.put("seen", "", f(self.seen.get(text).copied().unwrap_or(1).min(6)));
        row.put("like-title", "", self.alike(leaf));
        row.put("in-standfirst", "", shared(text, &self.standfirst));
        row.put("in-data-body", "", self.body.as_ref().map_or(-2.0, |body| shared(text, body)));
    }

    fn place(&self, at: usize, leaf: &Leaf, row: &mut impl Row) {
        let all = self.chars.last().copied().unwrap_or(1);
        row.put("position", "", ratio(at, self.leaves.all.len()));
        row.put("letters-before", "", ratio(self.chars.get(at).copied().unwrap_or(0), all));
        row.put("page-groups", "", f(self.leaves.all.len().min(2_000)));
        row.put("page-prose", "", self.prose.min(50_000.0));
        let headline = self.headline.map_or(-500.0, |headline| f(at) - f(headline));
        row.put("behind-headline", "", headline.clamp(-500.0, 500.0));
        row.put("behind-prose", "", f(self.before_prose.get(at).copied().unwrap_or(60)));
        row.put("before-prose", "", f(self.after_prose.get(at).copied().unwrap_or(60)));
        let (meets, deep) = self.steps_to_busiest(leaf);
        row.put("steps-up-to-busiest", "", meets);
        row.put("steps-down-to-busiest", "", deep);
        let (prose, count) = self.leaves.shapes.get(&self.leaves.shape(leaf)).copied().unwrap_or_default();
        row.put("shape-share", "", f(prose) / self.prose);
        row.put("shape-count", "", f(count.min(100)));
        row.put("shape-prose", "", ratio(prose, count));
    }

    /// Properties of the adjacent groups.
    fn beside(&self, at: usize, leaf: &Leaf, row: &mut impl Row) {
        for distance in [-2_isize, -1, 1, 2] {
            let place = at.checked_add_signed(distance);
            let other = place.and_then(|at| self.leaves.all.get(at));
            row.put("words-at", distance, other.map_or(-1.0, |other| f(other.words.min(200))));
            row.put("links-at", distance, other.map_or(-1.0, |other| ratio(other.links, other.chars)));
            let same = |other: &Leaf| self.leaves.shape(other) == self.leaves.shape(leaf);
            row.put("same-shape-at", distance, other.map_or(-1.0, |other| yes(same(other))));
            let label = place.and_then(|at| self.labels.get(at));
            row.put("label-at", distance, label.map_or(-1.0, |label| number(*label)));
        }
    }

    /// Amount of prose nearby.
    fn near(&self, at: usize, row: &mut impl Row) {
        for width in [3_usize, 10] {
            let prose = |range: std::ops::Range<usize>| {
                let leaves = self.leaves.all.get(range).unwrap_or_default();
                f(leaves.iter().filter(|leaf| leaf.is_prose()).map(|leaf| leaf.chars).sum::<usize>().min(5_000))
            };
            row.put("prose-before", width, prose(at.saturating_sub(width)..at));
            let end = (at + 1 + width).min(self.leaves.all.len()).max(at + 1);
            row.put("prose-behind", width, prose(at + 1..end));
        }
    }

    /// The engine's selection in the group, in adjacent groups and in the surrounding elements.
    fn opinions(&self, at: usize, leaf: &Leaf, row: &mut impl Row) {
        row.put("engine", "", self.opinion.get(at).copied().unwrap_or(-1.0));
        for distance in [-2_isize, -1, 1, 2] {
            let other = at.checked_add_signed(distance).and_then(|at| self.opinion.get(at));
            row.put("engine-at", distance, other.copied().unwrap_or(-1.0));
        }
        let mut part = leaf.part;
        for level in 0..4 {
            let whole = self.leaves.parts.get(part).map_or(0, |part| part.chars).max(1);
            row.put("engine-above", level, self.taken.get(part).copied().unwrap_or(0.0) / f(whole));
            part = self.leaves.parts.get(part).map_or(0, |part| part.above);
        }
        let all = self.taken.first().copied().unwrap_or(0.0);
        row.put("engine-page", "", all / f(self.chars.last().copied().unwrap_or(1).max(1)));
        row.put("engine-letters", "", all.min(20_000.0));
    }

    /// Distance from preceding meanings, and pictures nearby.
    fn history(&self, at: usize, leaf: &Leaf, row: &mut impl Row) {
        if let Some(since) = self.since.get(at) {
            for (label, distance) in Label::ALL.iter().zip(since.labels) {
                row.put("since", label.name(), f(distance));
            }
            row.put("since", "heading", f(since.heading));
            row.put("under", "", number(since.meaning));
        }
        let mut parts = self.above(leaf);
        for level in 0..3 {
            row.put("pictures-above", level, parts.next().map_or(0.0, |part| f(part.pictures.min(5))));
        }
    }
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '。' | '！' | '？' | '۔' | '।' | '…')
}

/// A label as a number: none is 0, the others are in order.
fn number(label: Option<Label>) -> f32 {
    label.map_or(0.0, |label| f(label as usize + 1))
}

#[cfg(test)]
mod tests {
    use super::{Hints, NAMES, Names, Whole};
    use crate::page::body::groups;
    use crate::page::leaves;
    use crate::text::html::parse_document;

    #[test]
    fn every_row_of_a_page_has_the_numbers_that_are_named_in_their_order() {
        let page = parse_document(
            "<body><nav><a href=/>Home</a></nav><main><article><h1>Ferry back</h1><p class=byline>By Oda Fjell</p>\
             <p>The ferry is back in the harbour after a week of storms, and the ships that waited may pass from Monday on.</p>\
             <ul><li>One</li><li>Two, and more of it.</li></ul><table><tr><td>Port<td>Ships</table><h2>Read also</h2>\
             <div><div><div><p><a href=/2>Lighthouse sold</a></p></div></div></div></article></main><footer>© Harbour</footer>",
        );
        let groups = groups::read(&leaves::read(&page.html));
        let whole = Whole::new(&groups, &Hints::default());
        assert!(groups.leaves.all.len() > 6);
        for at in 0..groups.leaves.all.len() {
            let mut row = Names::default();
            whole.row(at, &mut row);
            assert_eq!(row.0, *NAMES, "{at}");
        }
    }
}
