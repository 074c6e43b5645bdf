use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::link::average_link;

/// What two articles have to do with each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Why {
    /// One newsroom's text twice.
    Duplicate,
    /// One text, cut, introduced or edited.
    SameText,
    /// Items of one newsroom's series (weather, markets): one frame on several days; such are in no story.
    Series,
    /// Texts of their own, with the log odds that they are about one event.
    SameEvent(f32),
}

/// Two articles, by their ids, that have something to do with each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Relation {
    /// The one with the lower id.
    pub one: i64,
    /// The other.
    pub other: i64,
    /// What they have to do with each other.
    pub why: Why,
}

impl Relation {
    pub(super) fn new(one: i64, other: i64, why: Why) -> Self {
        Self { one: one.min(other), other: one.max(other), why }
    }
}

/// Where an article belongs: the first article of its story, and the first of those with its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The article's id.
    pub article: i64,
    /// The id of its story's first article, its own if it is the only one.
    pub story: i64,
    /// The id of the first article with its text, its own where nobody else has it.
    pub text: i64,
}

/// Makes stories of articles, in the order in which they were published, and of what is known of their relations. An article in
/// `apart` was split off by the reader: it stays single, whatever it is like.
#[must_use]
pub fn stories(articles: &[i64], relations: &[Relation], apart: &BTreeSet<i64>) -> Vec<Place> {
    let order: HashMap<i64, usize> = articles.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let located = |relation: &Relation| Some((*order.get(&relation.one)?, *order.get(&relation.other)?));
    let mut alone = vec![false; articles.len()];
    let flag = |alone: &mut Vec<bool>, at: usize| alone.get_mut(at).into_iter().for_each(|flag| *flag = true);
    for relation in relations.iter().filter(|relation| matches!(relation.why, Why::Series)) {
        if let Some((one, other)) = located(relation) {
            flag(&mut alone, one);
            flag(&mut alone, other);
        }
    }
    articles.iter().enumerate().filter(|(_, id)| apart.contains(id)).for_each(|(at, _)| flag(&mut alone, at));
    let is_alone = |at: usize| alone.get(at).copied().unwrap_or(false);
    let mut texts = Texts((0..articles.len()).collect());
    for relation in relations {
        let Some((one, other)) = located(relation) else { continue };
        match relation.why {
            Why::Duplicate => texts.join(one, other),
            Why::SameText if !is_alone(one) && !is_alone(other) => texts.join(one, other),
            _ => {}
        }
    }
    let mut pairs: BTreeMap<(usize, usize), f32> = BTreeMap::new();
    for relation in relations {
        let (Some((one, other)), Why::SameEvent(odds)) = (located(relation), relation.why) else { continue };
        let (one, other) = (texts.first(one), texts.first(other));
        if one != other && !is_alone(one) && !is_alone(other) {
            let best = pairs.entry((one.min(other), one.max(other))).or_insert(odds);
            *best = best.max(odds);
        }
    }
    let groups = average_link(articles.len(), &pairs);
    let mut firsts: HashMap<usize, usize> = HashMap::new();
    let mut places = Vec::with_capacity(articles.len());
    let id = |at: usize| articles.get(at).copied().unwrap_or_default();
    for (at, article) in articles.iter().enumerate() {
        let text = texts.first(at);
        let group = groups.get(text).copied().unwrap_or(text);
        let story = *firsts.entry(group).or_insert(at);
        places.push(Place { article: *article, story: id(story), text: id(text) });
    }
    places
}

/// Articles with one text, by the first of them.
struct Texts(Vec<usize>);

impl Texts {
    fn first(&self, at: usize) -> usize {
        let mut at = at;
        while let Some(before) = self.0.get(at).copied().filter(|before| *before != at) {
            at = before;
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first(one), self.first(other));
        if let Some(later) = self.0.get_mut(one.max(other)) {
            *later = one.min(other);
        }
    }
}
