use std::collections::HashMap;

use super::grams::{Grams, grams, shared, title_words};
use super::leaves::{Leaf, Leaves, Part, Tag};
use super::signs;

/// What the page says of its text elsewhere.
#[derive(Debug, Default)]
pub(crate) struct Hints {
    /// Headline.
    pub(crate) title: Option<String>,
    /// Standfirst of the head.
    pub(crate) standfirst: Option<String>,
    /// The body as structured data give it.
    pub(crate) body: Option<String>,
    /// The body as the engine sees it.
    pub(crate) opinion: Option<String>,
}

/// Levels of elements above a leaf that are looked at for their share of the page's prose.
const LEVELS: usize = 6;
/// Leaves beyond which what stood before is forgotten.
const FAR: usize = 60;

/// Numbers that describe each leaf of a page, one row a leaf.
pub(super) fn of(leaves: &Leaves, hints: &Hints) -> Vec<Vec<f32>> {
    let page = Whole::new(leaves, hints);
    (0..leaves.all.len()).map(|at| page.row(at)).collect()
}

/// Where [`of`] says how much of a leaf the engine takes.
const OPINION: usize = 111;

/// How much of a leaf the engine takes, of its row.
pub(super) fn opinion(row: &[f32]) -> f32 {
    row.get(OPINION).copied().unwrap_or_default()
}

struct Whole<'a> {
    leaves: &'a Leaves,
    prose: f32,
    chars: Vec<usize>,
    headline: Option<usize>,
    title: Vec<String>,
    standfirst: Grams,
    body: Option<Grams>,
    seen: HashMap<&'a str, usize>,
    before_prose: Vec<usize>,
    after_prose: Vec<usize>,
    busiest: Option<usize>,
    /// How much of each leaf the engine takes for the body.
    opinion: Vec<f32>,
    /// Characters that it takes, by part.
    taken: Vec<f32>,
    /// How many leaves ago each meaning stood last; and the last heading, with its meaning.
    since: Vec<Since>,
    /// What each leaf begins with.
    labels: Vec<usize>,
}

/// What stood before a leaf.
#[derive(Clone, Copy, Debug)]
struct Since {
    labels: [usize; 9],
    heading: usize,
    meaning: usize,
}

#[allow(clippy::cast_precision_loss, reason = "counts of one page")]
fn f(count: usize) -> f32 {
    count as f32
}

/// A share; nothing of nothing is nothing.
pub(super) fn ratio(part: usize, whole: usize) -> f32 {
    if whole == 0 { 0.0 } else { f(part) / f(whole) }
}

fn yes(condition: bool) -> f32 {
    if condition { 1.0 } else { 0.0 }
}

/// For each leaf, how many leaves ago one was that fits.
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
    fn new(leaves: &'a Leaves, hints: &Hints) -> Self {
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
            labels: leaves.all.iter().map(|leaf| super::labels::of(&leaf.text)).collect(),
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

    /// What the engine takes: of each leaf, and of each part.
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
        let mut now = Since { labels: [FAR; 9], heading: FAR, meaning: 0 };
        for (leaf, label) in self.leaves.all.iter().zip(&self.labels) {
            self.since.push(now);
            now.labels.iter_mut().for_each(|slot| *slot = (*slot + 1).min(FAR));
            now.heading = (now.heading + 1).min(FAR);
            let label = *label;
            if label > 0
                && leaf.words <= 8
                && let Some(slot) = now.labels.get_mut(label)
            {
                *slot = 1;
            }
            if self.above(leaf).take(3).any(|part| matches!(part.name, Tag::H1 | Tag::H2 | Tag::H3)) {
                now.heading = 1;
                now.meaning = label;
            }
        }
    }

    /// The first heading that says what the title says; else the first of the highest level.
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

    /// How much of a leaf's words are the title's, when it is as long.
    fn alike(&self, leaf: &Leaf) -> f32 {
        if self.title.is_empty() || leaf.words > self.title.len() * 2 + 3 {
            return 0.0;
        }
        let own = title_words(&leaf.text);
        let both = own.iter().filter(|word| self.title.contains(word)).count();
        2.0 * f(both) / f((own.len() + self.title.len()).max(1))
    }

    /// The lowest element that holds most of the page's prose in leaves right below it or one level deeper.
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

    fn above(&self, leaf: &Leaf) -> impl Iterator<Item = &'a Part> {
        let parts = &self.leaves.parts;
        let mut next = Some(leaf.part);
        std::iter::from_fn(move || {
            let at = next?;
            let part = parts.get(at)?;
            next = (at != 0).then_some(part.above);
            Some(part)
        })
    }

    /// Steps up from a leaf to the element with most prose; and steps from there to where both meet.
    fn steps_to_busiest(&self, leaf: &Leaf) -> (f32, f32) {
        let Some(busiest) = self.busiest else { return (-1.0, -1.0) };
        let chain = |start: usize| {
            let mut chain = vec![start];
            let mut at = start;
            while at != 0 && chain.len() < 200 {
                at = self.leaves.parts.get(at).map_or(0, |part| part.above);
                chain.push(at);
            }
            chain
        };
        let (own, other) = (chain(leaf.part), chain(busiest));
        let meets = own.iter().position(|at| other.contains(at)).unwrap_or(own.len());
        let deep = own.get(meets).and_then(|at| other.iter().position(|known| known == at)).unwrap_or(other.len());
        (f(meets.min(12)), f(deep.min(12)))
    }

    fn row(&self, at: usize) -> Vec<f32> {
        let mut row = Vec::with_capacity(160);
        let Some(leaf) = self.leaves.all.get(at) else { return row };
        self.signs(leaf, &mut row);
        self.elements(leaf, &mut row);
        self.own(at, leaf, &mut row);
        self.place(at, leaf, &mut row);
        self.beside(at, leaf, &mut row);
        self.opinions(at, leaf, &mut row);
        self.history(at, leaf, &mut row);
        row
    }

    /// How near the nearest element of each meaning is.
    fn signs(&self, leaf: &Leaf, row: &mut Vec<f32>) {
        let mut near = [12.0_f32; signs::COUNT];
        for (distance, part) in self.above(leaf).enumerate() {
            for (sign, slot) in near.iter_mut().enumerate() {
                if part.signs & (1 << sign) != 0 && *slot > 11.0 {
                    *slot = f(distance.min(11));
                }
            }
        }
        row.extend(near);
    }

    fn elements(&self, leaf: &Leaf, row: &mut Vec<f32>) {
        let chain: Vec<&Part> = self.above(leaf).collect();
        for tag in Tag::LOOKED {
            row.push(chain.iter().position(|part| part.name == tag).map_or(12.0, |at| f(at.min(11))));
        }
        let own = chain.first().map_or(Tag::Other, |part| part.name);
        let heading = chain.iter().take(3).find_map(|part| match part.name {
            Tag::H1 => Some(1.0),
            Tag::H2 => Some(2.0),
            Tag::H3 => Some(3.0),
            _ => None,
        });
        row.push(heading.unwrap_or(0.0));
        row.push(yes(chain.iter().take(2).any(|part| part.name == Tag::P)));
        row.push(yes(chain.iter().take(3).any(|part| part.name == Tag::Li)));
        row.push(yes(own == Tag::Other));
        row.push(f(chain.len()));
        row.push(f(chain.iter().filter(|part| part.name == Tag::Article).count()));
        let wide = |part: &&Part| !matches!(part.name, Tag::P | Tag::H1 | Tag::H2 | Tag::H3);
        let mut levels = chain.iter().copied().filter(wide);
        for _ in 0..LEVELS {
            let part = levels.next();
            row.push(part.map_or(1.0, |part| f(part.prose) / self.prose));
            row.push(part.map_or(0.5, |part| ratio(part.links, part.chars)));
        }
    }

    fn own(&self, at: usize, leaf: &Leaf, row: &mut Vec<f32>) {
        let text = leaf.text.as_str();
        let count = |wanted: fn(char) -> bool| text.chars().filter(|c| wanted(*c)).count();
        row.push(f(leaf.chars.min(2_000)));
        row.push(f(leaf.words.min(300)));
        row.push(ratio(leaf.links, leaf.chars));
        row.push(ratio(leaf.strong, leaf.chars));
        row.push(ratio(leaf.emphasis, leaf.chars));
        row.push(f(count(|c| matches!(c, ',' | '、' | '，' | '،' | ';')).min(20)));
        row.push(f(count(|c| matches!(c, '.' | '!' | '?' | '。' | '！' | '？' | '۔' | '।' | '…')).min(20)));
        row.push(yes(text.ends_with(['.', '!', '?', '。', '！', '？', '۔', '।', '…', '"', '”', '»', '’', '」', ')'])));
        row.push(yes(text.ends_with([':', '：'])));
        row.push(yes(text.starts_with(char::is_lowercase)));
        row.push(yes(text.starts_with(['"', '“', '«', '„', '-', '–', '—', '•', '「'])));
        row.push(ratio(count(char::is_uppercase), leaf.chars));
        row.push(ratio(count(char::is_numeric), leaf.chars));
        row.push(yes(text.contains(['©', '®'])));
        row.push(yes(text.contains(['|', '/', '›', '»', '→', '@', '#'])));
        row.push(yes(text.contains("http") || text.contains("www.") || text.contains('@')));
        row.push(yes(leaf.broken));
        row.push(f(self.labels.get(at).copied().unwrap_or(0)));
        row.push(f(self.seen.get(text).copied().unwrap_or(1).min(6)));
        row.push(self.alike(leaf));
        row.push(shared(text, &self.standfirst));
        row.push(self.body.as_ref().map_or(-2.0, |body| shared(text, body)));
    }

    fn place(&self, at: usize, leaf: &Leaf, row: &mut Vec<f32>) {
        let all = self.chars.last().copied().unwrap_or(1);
        row.push(ratio(at, self.leaves.all.len()));
        row.push(ratio(self.chars.get(at).copied().unwrap_or(0), all));
        row.push(f(self.leaves.all.len().min(2_000)));
        row.push(self.prose.min(50_000.0));
        let headline = self.headline.map_or(-500.0, |headline| f(at) - f(headline));
        row.push(headline.clamp(-500.0, 500.0));
        row.push(f(self.before_prose.get(at).copied().unwrap_or(60)));
        row.push(f(self.after_prose.get(at).copied().unwrap_or(60)));
        let (meets, deep) = self.steps_to_busiest(leaf);
        row.push(meets);
        row.push(deep);
        let (prose, count) = self.leaves.shapes.get(&self.leaves.shape(leaf)).copied().unwrap_or_default();
        row.push(f(prose) / self.prose);
        row.push(f(count.min(100)));
        row.push(ratio(prose, count));
    }

    /// The leaves beside, and how much prose stands near.
    fn beside(&self, at: usize, leaf: &Leaf, row: &mut Vec<f32>) {
        for distance in [-2_isize, -1, 1, 2] {
            let place = at.checked_add_signed(distance);
            let other = place.and_then(|at| self.leaves.all.get(at));
            row.push(other.map_or(-1.0, |other| f(other.words.min(200))));
            row.push(other.map_or(-1.0, |other| ratio(other.links, other.chars)));
            row.push(other.map_or(-1.0, |other| yes(self.leaves.shape(other) == self.leaves.shape(leaf))));
            let label = place.and_then(|at| self.labels.get(at));
            row.push(label.map_or(-1.0, |label| f(*label)));
        }
        for width in [3_usize, 10] {
            let prose = |range: std::ops::Range<usize>| {
                let leaves = self.leaves.all.get(range).unwrap_or_default();
                f(leaves.iter().filter(|leaf| leaf.is_prose()).map(|leaf| leaf.chars).sum::<usize>().min(5_000))
            };
            row.push(prose(at.saturating_sub(width)..at));
            row.push(prose(at + 1..(at + 1 + width).min(self.leaves.all.len()).max(at + 1)));
        }
    }

    /// What the engine takes of the leaf, of those beside it and of the parts round it.
    fn opinions(&self, at: usize, leaf: &Leaf, row: &mut Vec<f32>) {
        debug_assert_eq!(row.len(), OPINION, "the place of the engine's opinion");
        row.push(self.opinion.get(at).copied().unwrap_or(-1.0));
        for distance in [-2_isize, -1, 1, 2] {
            let other = at.checked_add_signed(distance).and_then(|at| self.opinion.get(at));
            row.push(other.copied().unwrap_or(-1.0));
        }
        let mut part = leaf.part;
        for _ in 0..4 {
            let whole = self.leaves.parts.get(part).map_or(0, |part| part.chars).max(1);
            row.push(self.taken.get(part).copied().unwrap_or(0.0) / f(whole));
            part = self.leaves.parts.get(part).map_or(0, |part| part.above);
        }
        let all = self.taken.first().copied().unwrap_or(0.0);
        row.push(all / f(self.chars.last().copied().unwrap_or(1).max(1)));
        row.push(all.min(20_000.0));
    }

    fn history(&self, at: usize, leaf: &Leaf, row: &mut Vec<f32>) {
        if let Some(since) = self.since.get(at) {
            row.extend(since.labels.iter().skip(1).map(|distance| f(*distance)));
            row.push(f(since.heading));
            row.push(f(since.meaning));
        }
        let mut parts = self.above(leaf);
        for _ in 0..3 {
            row.push(parts.next().map_or(0.0, |part| f(part.pictures.min(5))));
        }
    }
}
