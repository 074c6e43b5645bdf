use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

use super::score::{LEAST, MAX_IN_AVERAGE, ONE_STORY};

/// Two groups that may become one.
#[derive(Debug, PartialEq)]
struct Candidate {
    average: f32,
    /// The average with nothing cut off: it says which of two comes first where both are as alike as counts.
    whole: f32,
    one: usize,
    other: usize,
}

impl Eq for Candidate {}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        // Of equals the earlier, so that the order in which pairs were found says nothing.
        let alike = self.average.total_cmp(&other.average).then_with(|| self.whole.total_cmp(&other.whole));
        alike.then_with(|| (other.one, other.other).cmp(&(self.one, self.other)))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Average link: joins the two groups whose members are most alike on average, until none are alike enough. `pairs` are members,
/// lower first, with their log odds; pairs that are not told have the least. Answers the group of each member by its lowest.
///
/// Never single link, by which a chain of articles, each like the next, would become one story.
pub(super) fn average_link(members: usize, pairs: &BTreeMap<(usize, usize), f32>) -> Vec<usize> {
    let mut groups = Groups::new(members, pairs);
    let mut heap: BinaryHeap<Candidate> =
        pairs.keys().filter_map(|(one, other)| groups.candidate(*one, *other)).collect();
    while let Some(candidate) = heap.pop() {
        let (one, other) = (candidate.one, candidate.other);
        if groups.candidate(one, other).is_some_and(|now| now == candidate) {
            for neighbour in groups.join(one, other) {
                heap.extend(groups.candidate(one.min(neighbour), one.max(neighbour)));
            }
        }
    }
    groups.of
}

/// What the pairs of members of two groups have above the least.
#[derive(Clone, Copy, Default)]
struct Alike {
    /// Added up as it counts in an average.
    counted: f32,
    /// Added up with nothing cut off.
    whole: f32,
}

impl Alike {
    fn of(odds: f32) -> Self {
        Self { counted: odds.min(MAX_IN_AVERAGE) - LEAST, whole: odds - LEAST }
    }

    fn add(&mut self, other: Self) {
        self.counted += other.counted;
        self.whole += other.whole;
    }
}

struct Groups {
    /// The group of each member.
    of: Vec<usize>,
    /// Members of each group; none where it became part of another.
    members: Vec<Vec<usize>>,
    /// How alike each neighbour is.
    alike: Vec<BTreeMap<usize, Alike>>,
}

impl Groups {
    fn new(members: usize, pairs: &BTreeMap<(usize, usize), f32>) -> Self {
        let mut alike = vec![BTreeMap::new(); members];
        for ((one, other), odds) in pairs {
            for (from, to) in [(*one, *other), (*other, *one)] {
                if let Some(neighbours) = alike.get_mut(from) {
                    neighbours.insert(to, Alike::of(*odds));
                }
            }
        }
        Self { of: (0..members).collect(), members: (0..members).map(|member| vec![member]).collect(), alike }
    }

    fn size(&self, group: usize) -> usize {
        self.members.get(group).map_or(0, Vec::len)
    }

    fn candidate(&self, one: usize, other: usize) -> Option<Candidate> {
        let pairs = self.size(one) * self.size(other);
        let sum = self.alike.get(one)?.get(&other)?;
        #[expect(clippy::cast_precision_loss, reason = "a story has few members")]
        let count = pairs as f32;
        let (average, whole) = (sum.counted / count + LEAST, sum.whole / count + LEAST);
        (pairs > 0 && average >= ONE_STORY).then_some(Candidate { average, whole, one, other })
    }

    /// Makes two groups one, and updates its neighbours.
    fn join(&mut self, one: usize, other: usize) -> Vec<usize> {
        let moved = self.members.get_mut(other).map(std::mem::take).unwrap_or_default();
        for member in &moved {
            if let Some(of) = self.of.get_mut(*member) {
                *of = one;
            }
        }
        if let Some(members) = self.members.get_mut(one) {
            members.extend(moved);
        }
        let neighbours = self.alike.get_mut(other).map(std::mem::take).unwrap_or_default();
        for (neighbour, sum) in neighbours.into_iter().filter(|(neighbour, _)| *neighbour != one) {
            if let Some(alike) = self.alike.get_mut(neighbour) {
                alike.remove(&other);
                alike.entry(one).or_default().add(sum);
            }
            if let Some(alike) = self.alike.get_mut(one) {
                alike.entry(neighbour).or_default().add(sum);
            }
        }
        let Some(alike) = self.alike.get_mut(one) else { return Vec::new() };
        alike.remove(&other);
        alike.keys().copied().collect()
    }
}
