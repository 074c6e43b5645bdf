use std::collections::HashMap;

use super::grams::{Grams, f, grams, shared, title_words};
use super::groups::{Groups, Sum};
use crate::page::labels::{self, Label};
use crate::page::leaf::{Leaf, Leaves, Part, Tag};

/// Other texts of the page that repeat parts of the body.
#[derive(Debug, Default)]
pub(crate) struct Hints {
    /// Headline.
    pub(crate) title: Option<String>,
    /// Standfirst from the head of the page.
    pub(crate) standfirst: Option<String>,
    /// The body in structured data.
    pub(crate) body: Option<String>,
    /// The body selected by the engine.
    pub(crate) opinion: Option<String>,
}

/// Number of leaves after which preceding meanings are ignored.
const FAR: usize = 60;

/// A page as a whole: the input for the features of each group.
pub(super) struct Whole<'a> {
    pub(super) leaves: &'a Leaves,
    pub(super) sums: &'a [Sum],
    pub(super) prose: f32,
    pub(super) chars: Vec<usize>,
    pub(super) headline: Option<usize>,
    pub(super) title: Vec<String>,
    pub(super) standfirst: Grams,
    pub(super) body: Option<Grams>,
    pub(super) seen: HashMap<&'a str, usize>,
    pub(super) before_prose: Vec<usize>,
    pub(super) after_prose: Vec<usize>,
    pub(super) busiest: Option<usize>,
    /// Share of each leaf that the engine selects.
    pub(super) opinion: Vec<f32>,
    /// Number of characters it selects, by element.
    pub(super) taken: Vec<f32>,
    /// Number of leaves since each meaning last occurred; and the last heading, with its meaning.
    pub(super) since: Vec<Since>,
    /// Label at the start of each leaf.
    pub(super) labels: Vec<Option<Label>>,
}

/// Distances to preceding leaves.
#[derive(Clone, Copy, Debug)]
pub(super) struct Since {
    pub(super) labels: [usize; Label::ALL.len()],
    pub(super) heading: usize,
    pub(super) meaning: Option<Label>,
}

/// For each leaf, the number of leaves since the last one that satisfies the condition.
fn distances(order: impl Iterator<Item = usize>, fits: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut last = FAR;
    let step = |at: usize| {
        let now = last;
        last = if fits(at) { 1 } else { (last + 1).min(FAR) };
        now
    };
    order.map(step).collect()
}

impl<'a> Whole<'a> {
    pub(super) fn new(groups: &'a Groups, hints: &Hints) -> Self {
        let leaves = &groups.leaves;
        let title = title_words(hints.title.as_deref().unwrap_or_default());
        let mut seen = HashMap::new();
        for leaf in &leaves.all {
            *seen.entry(leaf.text.as_str()).or_insert(0) += 1;
        }
        let mut chars = vec![0];
        for leaf in &leaves.all {
            chars.push(chars.last().copied().unwrap_or(0) + leaf.chars);
        }
        let mut page = Self {
            leaves,
            sums: &groups.sums,
            prose: f(leaves.parts.first().map_or(0, |root| root.prose).max(1)),
            chars,
            headline: None,
            title,
            standfirst: grams(hints.standfirst.as_deref().unwrap_or_default()),
            body: hints.body.as_deref().filter(|body| body.len() > 200).map(grams),
            seen,
            before_prose: Vec::new(),
            after_prose: Vec::new(),
            busiest: None,
            opinion: Vec::new(),
            taken: vec![0.0; leaves.parts.len()],
            since: Vec::new(),
            labels: leaves.all.iter().map(|leaf| labels::of(&leaf.text)).collect(),
        };
        page.opine(hints.opinion.as_deref().unwrap_or_default());
        page.look_back();
        page.headline = page.find_headline();
        page.busiest = page.find_busiest();
        let count = leaves.all.len();
        let prose = |at: usize| leaves.all.get(at).is_some_and(Leaf::is_prose);
        page.before_prose = distances(0..count, prose);
        page.after_prose = distances((0..count).rev(), prose);
        page.after_prose.reverse();
        page
    }

    /// Computes the engine's selection for each leaf and each element.
    fn opine(&mut self, opinion: &str) {
        let known = grams(opinion);
        for leaf in &self.leaves.all {
            let share = if leaf.chars < 8 { -1.0 } else { shared(&leaf.text, &known) };
            self.opinion.push(share);
            let mut at = leaf.part;
            while let (Some(slot), Some(part)) = (self.taken.get_mut(at), self.leaves.parts.get(at)) {
                *slot += f(leaf.chars) * share.max(0.0);
                if at == 0 {
                    break;
                }
                at = part.above;
            }
        }
    }

    fn look_back(&mut self) {
        let mut now = Since { labels: [FAR; Label::ALL.len()], heading: FAR, meaning: None };
        for (leaf, label) in self.leaves.all.iter().zip(&self.labels) {
            self.since.push(now);
            now.labels.iter_mut().for_each(|slot| *slot = (*slot + 1).min(FAR));
            now.heading = (now.heading + 1).min(FAR);
            let label = *label;
            if leaf.words <= 8
                && let Some(slot) = label.and_then(|label| now.labels.get_mut(label as usize))
            {
                *slot = 1;
            }
            if self.above(leaf).take(3).any(|part| matches!(part.name, Tag::H1 | Tag::H2 | Tag::H3)) {
                now.heading = 1;
                now.meaning = label;
            }
        }
    }

    /// The first heading that matches the title, else the first of the highest level.
    fn find_headline(&self) -> Option<usize> {
        let is = |at: &usize, tag: Tag| {
            self.leaves.all.get(*at).is_some_and(|leaf| self.above(leaf).take(3).any(|part| part.name == tag))
        };
        let all = 0..self.leaves.all.len();
        let alike = |at: &usize| self.leaves.all.get(*at).is_some_and(|leaf| self.alike(leaf) > 0.8);
        all.clone()
            .find(|at| is(at, Tag::H1) && alike(at))
            .or_else(|| all.clone().find(|at| (is(at, Tag::H2) || is(at, Tag::H3)) && alike(at)))
            .or_else(|| all.clone().find(|at| is(at, Tag::H1)))
            .or_else(|| all.clone().find(alike))
    }

    /// Share of a leaf's words that are in the title, if it has a similar length.
    pub(super) fn alike(&self, leaf: &Leaf) -> f32 {
        if self.title.is_empty() || leaf.words > self.title.len() * 2 + 3 {
            return 0.0;
        }
        let own = title_words(&leaf.text);
        let both = own.iter().filter(|word| self.title.contains(word)).count();
        2.0 * f(both) / f((own.len() + self.title.len()).max(1))
    }

    /// The lowest element that holds most of the page's prose in leaves directly below it or one level deeper.
    fn find_busiest(&self) -> Option<usize> {
        let mut scores: HashMap<usize, f32> = HashMap::new();
        for leaf in self.leaves.all.iter().filter(|leaf| leaf.is_prose()) {
            let own = self.leaves.parts.get(leaf.part)?;
            let inner = matches!(own.name, Tag::P | Tag::Li | Tag::H2 | Tag::H3 | Tag::Quote | Tag::Pre);
            let first = if inner { own.above } else { leaf.part };
            *scores.entry(first).or_default() += f(leaf.chars);
            if let Some(part) = self.leaves.parts.get(first) {
                *scores.entry(part.above).or_default() += f(leaf.chars) * 0.6;
            }
        }
        scores.into_iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))).map(|(at, _)| at)
    }

    pub(super) fn above(&self, leaf: &Leaf) -> impl Iterator<Item = &'a Part> {
        self.leaves.above(leaf)
    }

    /// Number of steps up from a leaf to the element with most prose, and from there to the common ancestor.
    pub(super) fn steps_to_busiest(&self, leaf: &Leaf) -> (f32, f32) {
        let Some(busiest) = self.busiest else { return (-1.0, -1.0) };
        let chain = |start: usize| self.leaves.chain(start).take(200).collect::<Vec<_>>();
        let (own, other) = (chain(leaf.part), chain(busiest));
        let meets = own.iter().position(|at| other.contains(at)).unwrap_or(own.len());
        let deep = own.get(meets).and_then(|at| other.iter().position(|known| known == at)).unwrap_or(other.len());
        (f(meets.min(12)), f(deep.min(12)))
    }
}
