use foldhash::{HashMap, HashMapExt as _};

use super::counts::Counts;
use super::fingerprint::Fingerprint;
use super::marks::KINDS;
use super::relation::{Relation, Why};
use super::score::{LEAST, MAX_LOG_ODDS, ONE_NEWSROOM, WINDOW_HOURS, one_language, two_languages};

/// Share of a text from which another is a copy of it.
const COPY: f32 = 0.5;
/// Share from which it is the same but for its head and foot.
const SAME: f32 = 0.95;
/// Share from which two items of a newsroom have one frame.
const FRAME: f32 = 0.2;
/// Shared runs of words under which a share means nothing.
const FEWEST_SHARED: usize = 4;
/// Hours between two items of a series at least, and at most.
const SERIES_HOURS: std::ops::RangeInclusive<f32> = 16.0..=192.0;
/// By how many hours the time of day may differ in a series.
const SAME_HOUR: f32 = 2.0;
/// Days in which a copy of a text is looked for.
const COPY_HOURS: f32 = 192.0;

/// The articles of the last days with an index by which a new one finds those that are like it.
#[derive(Debug, Default)]
pub struct Grouper {
    counts: Counts,
    entries: Vec<Entry>,
    /// Where each article is among the entries.
    numbers: HashMap<i64, u32>,
    shingles: HashMap<u32, Vec<u32>>,
    grams: HashMap<u32, Vec<(u32, f32)>>,
    marks: HashMap<u32, Vec<u32>>,
}

#[derive(Debug)]
struct Entry {
    id: i64,
    print: Fingerprint,
    /// Whether its text is no copy of an earlier one: copies are in a story by their original.
    own: bool,
    /// Whether it was forgotten.
    gone: bool,
}

impl Grouper {
    /// One without articles, which knows how rare words are.
    #[must_use]
    pub fn new(counts: Counts) -> Self {
        Self { counts, ..Self::default() }
    }

    /// How rare words are, with what was added.
    #[must_use]
    pub fn counts(&self) -> &Counts {
        &self.counts
    }

    /// Adds articles and answers how they are related to each other and to those that are here.
    pub fn add(&mut self, articles: Vec<(i64, Fingerprint)>) -> Vec<Relation> {
        let mut articles = articles;
        articles.sort_by_key(|(id, print)| (print.published, *id));
        let mut relations = Vec::new();
        let first = self.entries.len();
        for (id, print) in articles {
            let found = self.texts(id, &print);
            let own = !found.iter().any(|relation| matches!(relation.why, Why::SameText | Why::Duplicate));
            relations.extend(found);
            if own {
                self.counts.add(&print);
            }
            self.enter(Entry { id, print, own, gone: false });
        }
        for at in first..self.entries.len() {
            self.events(at, &mut relations);
        }
        relations
    }

    /// Puts an article back that was added in an earlier run, by what was known of it; nothing is reported of it.
    pub fn restore(&mut self, id: i64, print: Fingerprint, own: bool) {
        let at = self.entries.len();
        self.enter(Entry { id, print, own, gone: false });
        if let Some(entry) = self.entries.get(at).filter(|entry| entry.own) {
            let weights = self.counts.weights(&entry.print);
            self.index(at, weights);
        }
    }

    /// Forgets an article, if it is here: it is read again.
    pub fn forget(&mut self, id: i64) {
        if let Some(entry) = self.numbers.remove(&id).and_then(|at| self.entries.get_mut(at as usize)) {
            entry.gone = true;
        }
    }

    /// Whether an article's text is no copy of an earlier one.
    #[must_use]
    pub fn is_own(&self, id: i64) -> bool {
        self.numbers.get(&id).and_then(|at| self.entries.get(*at as usize)).is_none_or(|entry| entry.own)
    }

    /// How many articles are here, with those that were forgotten.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether no article was added to it yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn enter(&mut self, entry: Entry) {
        let Ok(at) = u32::try_from(self.entries.len()) else { return };
        for shingle in &entry.print.shingles {
            self.shingles.entry(*shingle).or_default().push(at);
        }
        self.numbers.insert(entry.id, at);
        self.entries.push(entry);
    }

    /// Copies of a text, and items of its series.
    fn texts(&self, id: i64, print: &Fingerprint) -> Vec<Relation> {
        let mut shared: HashMap<u32, usize> = HashMap::new();
        for shingle in &print.shingles {
            for at in self.shingles.get(shingle).into_iter().flatten() {
                *shared.entry(*at).or_default() += 1;
            }
        }
        let mut found: Vec<Relation> = Vec::new();
        for (at, shared) in shared {
            let Some(other) = self.entries.get(at as usize).filter(|other| shared >= FEWEST_SHARED && !other.gone)
            else {
                continue;
            };
            if let Some(why) = same_text(print, &other.print) {
                found.push(Relation::new(other.id, id, why));
            }
        }
        found.sort_by_key(|relation| (relation.one, relation.other));
        found
    }

    /// Others about the same event, if the entry's text is its own; it is in the index afterwards.
    fn events(&mut self, at: usize, relations: &mut Vec<Relation>) {
        let Some(entry) = self.entries.get(at).filter(|entry| entry.own) else { return };
        let weights = self.counts.weights(&entry.print);
        let mut like: HashMap<u32, (f32, [f32; KINDS])> = HashMap::new();
        for (gram, weight) in &weights {
            for (other, theirs) in self.grams.get(gram).into_iter().flatten() {
                like.entry(*other).or_default().0 += weight * theirs;
            }
        }
        for mark in &entry.print.marks {
            let Some(rarity) = self.counts.mark(mark.0) else { continue };
            for other in self.marks.get(&mark.0).into_iter().flatten() {
                if let Some(kind) = like.entry(*other).or_default().1.get_mut(mark.kind()) {
                    *kind += rarity;
                }
            }
        }
        let first = relations.len();
        for (other, (cosine, shared)) in like {
            let Some(other) = self.entries.get(other as usize).filter(|other| !other.gone) else { continue };
            let hours = hours(&entry.print, &other.print);
            let odds = if hours > WINDOW_HOURS {
                LEAST
            } else if entry.print.language == other.print.language {
                let one_newsroom = entry.print.newsroom == other.print.newsroom;
                one_language(cosine, &shared, hours).min(if one_newsroom { ONE_NEWSROOM } else { MAX_LOG_ODDS })
            } else {
                two_languages(&shared, hours, entry.print.closeness(&other.print))
            };
            if odds > LEAST {
                relations.push(Relation::new(other.id, entry.id, Why::SameEvent(odds)));
            }
        }
        if let Some(found) = relations.get_mut(first..) {
            found.sort_by_key(|relation| (relation.one, relation.other));
        }
        self.index(at, weights);
    }

    /// Takes an entry with a text of its own into the index.
    fn index(&mut self, at: usize, weights: Vec<(u32, f32)>) {
        let (Some(entry), Ok(at)) = (self.entries.get(at), u32::try_from(at)) else { return };
        for mark in &entry.print.marks {
            self.marks.entry(mark.0).or_default().push(at);
        }
        for (gram, weight) in weights {
            self.grams.entry(gram).or_default().push((at, weight));
        }
    }
}

fn hours(one: &Fingerprint, other: &Fingerprint) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "hours apart, not exact")]
    let seconds = one.published.abs_diff(other.published) as f32;
    seconds / 3_600.0
}

fn same_text(one: &Fingerprint, other: &Fingerprint) -> Option<Why> {
    let (share, shared) = one.containment(other);
    let hours = hours(one, other);
    let one_newsroom = one.newsroom == other.newsroom;
    let near = shared >= FEWEST_SHARED && hours <= COPY_HOURS;
    let hour_of_day = (hours % 24.0).min(24.0 - hours % 24.0);
    let in_series = SERIES_HOURS.contains(&hours) && (hour_of_day <= SAME_HOUR || one.opening == other.opening);
    match () {
        () if !near => None,
        () if one_newsroom && share >= SAME => Some(Why::Duplicate),
        () if one_newsroom && share >= FRAME && in_series => Some(Why::Series),
        () if share >= COPY => Some(Why::SameText),
        () => None,
    }
}
